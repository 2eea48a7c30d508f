// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The daily proof of a queue, a little at every beat of an idle station.
#include "app/sync/upkeep.h"
#include "tests/app/store/support_sql.h"

#include "support_station.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

constexpr int records = 450; ///< some steps
constexpr int patience = 20; ///< beats

/// A station of its own queue that nobody stands in front of, and that has no link.
struct Idle {
    QTemporaryDir folder;
    ManualClock clock { chinaTime({ 2017, 3, 31 }, { 2, 0 }) };
    StationProfile profile = testProfile(folder.path());
    QString path = folder.filePath(QStringLiteral("queue.db"));
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<Upkeep> upkeep;

    void open()
    {
        outbox = Outbox::open(path, testOwner(), clock).value();
        upkeep = std::make_unique<Upkeep>(
            *outbox, profile, testKeys().publicPem, clock,
            [](const auto&, const auto&, const auto&) {},
            Upkeep::Events { [](const QueueReport&) {}, [](const Error&) {} });
        clock.advanceMs(3600'000); // upkeep is due
    }
    void close()
    {
        upkeep.reset();
        outbox.reset();
    }
    void fill()
    {
        for (int i = 0; i < records; ++i)
            if (!outbox->add(testDraft(QString::number(i))))
                qFatal("not stored");
    }
    QString said() const { return upkeep->status()[u"check"][u"result"].text(); }
    /// Beats until the proof has said something; -1 when it never does.
    int beatsUntilSaid(bool somebodyWaits = false)
    {
        for (int beats = 1; beats <= patience; ++beats) {
            upkeep->beat(somebodyWaits, false);
            if (!said().isEmpty())
                return beats;
        }
        return -1;
    }
};

} // namespace

class TestUpkeep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void proof_ofALongQueue_comesInSteps_whileItGoesOn()
    {
        Idle station;
        station.open();
        station.fill();
        QCOMPARE(station.beatsUntilSaid(true), -1); // a person goes before
        for (int beats = 0; beats < 3; ++beats) {
            station.upkeep->beat(false, false);
            QVERIFY(station.said().isEmpty());
            // What comes and goes between two steps is none of the proof's business.
            const auto added = station.outbox->add(testDraft(QStringLiteral("between")));
            QVERIFY(added.has_value());
            QVERIFY(station.outbox->giveUp(
                station.outbox->inState(RecordState::Ready).value().front().msgid,
                QStringLiteral("left")));
        }
        QVERIFY(station.beatsUntilSaid() > 0);
        QCOMPARE(station.said(), QStringLiteral("ok"));
    }

    void proof_ofAChangedRecord_namesIt()
    {
        Idle station;
        station.open();
        station.fill();
        const QString msgid = station.outbox->inState(RecordState::Ready).value()[400].msgid;
        station.close();
        QCOMPARE(runSql(station.path,
                     QStringLiteral("DROP TRIGGER outbox_immutable; UPDATE outbox SET "
                                    "created_ms = created_ms - 1 WHERE msgid = '%1'")
                         .arg(msgid)),
            QString());
        station.open();
        QVERIFY(station.beatsUntilSaid() > 0);
        QVERIFY2(station.said().contains(msgid), qPrintable(station.said()));
    }
};

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
