// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// A station never has two settlements of one person under way when one of them is provisional, and
// knows what it sent since its snapshot was made.
#include "app/store/outbox.h"

#include "support_sql.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

const QString ali = QStringLiteral("lane of one");
const QString others = QStringLiteral("lane of another");

RecordDraft draftOf(const char* infno, const QString& lane)
{
    RecordDraft draft = someDraft(lane);
    draft.infno = QLatin1String(infno);
    return draft;
}

} // namespace

class TestOneProvisional : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    ManualClock m_clock { someMorning() };

    QString newPath() { return m_dir.filePath(QStringLiteral("queue-%1.db").arg(++m_files)); }
    std::unique_ptr<Outbox> open(const QString& path)
    {
        auto outbox = Outbox::open(path, someStation(), m_clock);
        return outbox ? std::move(*outbox) : nullptr;
    }
    /// Takes a Record just stored to `state`.
    static bool move(Outbox& outbox, const QString& msgid, RecordState state)
    {
        switch (state) {
        case RecordState::Ready:
            return true;
        case RecordState::Withdrawn:
            return outbox.giveUp(msgid, {}).has_value();
        case RecordState::Sending:
            return outbox.markSending(msgid).has_value();
        case RecordState::Acked:
            return outbox.markSending(msgid) && outbox.close({ msgid, MessageEnd::Done, "signed" });
        case RecordState::Refused:
            return outbox.markSending(msgid)
                && outbox.close({ msgid, MessageEnd::Refused, "signed" });
        case RecordState::Held:
            return outbox.markSending(msgid) && outbox.hold(msgid, {});
        case RecordState::Fencing:
            return outbox.markSending(msgid) && outbox.giveUp(msgid, {});
        }
        return false;
    }

private Q_SLOTS:
    void init() { m_clock.set(someMorning()); }

    void provisional_besideAnotherOfThisPerson_isStoredOnlyWhenThatIsClosed()
    {
        for (const char* infno : { "Y302", "2304", "2207", "2301", "Y101" }) {
            const bool settles = infno != std::string("2301") && infno != std::string("Y101");
            for (const RecordState state : allRecordStates) {
                const QString path = newPath();
                {
                    auto outbox = open(path);
                    const QString first = outbox->add(draftOf(infno, ali)).value().msgid;
                    QVERIFY(move(*outbox, first, state));
                }
                auto outbox = open(path); // nothing is forgotten on the way
                const bool mayBe = !settles || isClosed(state);
                const auto second = outbox->add(draftOf("Y302", ali));
                QVERIFY2(second.has_value() == mayBe,
                    qPrintable(QLatin1String(infno) + u' ' + recordStateName(state)));
                if (!second)
                    QCOMPARE(second.error().code, ErrorCode::IllegalTransition);
                QVERIFY(outbox->add(draftOf("Y302", others)));
            }
        }
    }

    void provisional_secondOne_byDirectSql_isRefusedByTheDatabase()
    {
        const QString path = newPath();
        QVERIFY(open(path)->add(draftOf("Y302", ali)));
        const auto insert = [&](const QString& lane) {
            return runSql(path,
                QStringLiteral("INSERT INTO outbox (msgid, infno, insuplc_admdvs, input, lane, "
                               "replaces, created_ms, state, due_ms, epoch, number, link) "
                               "SELECT '%1', 'Y302', '', X'7B7D', '%2', '', 0, 'READY', 0, "
                               "epoch, number + 1, '%3' FROM head")
                    .arg(QString(30, lane == ali ? u'1' : u'2'), lane, QString(64, u'0')));
        };
        QVERIFY(insert(ali).contains(QLatin1String("no Record begins like this")));
        QCOMPARE(insert(others), QString());
    }

    void news_ofALane_areWhatASnapshotCannotKnow_data()
    {
        QTest::addColumn<QString>("infno");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("before"); // made before the snapshot
        QTest::addColumn<bool>("open");
        QTest::addColumn<bool>("moved");
        const auto row = [](const char* name, const char* infno, RecordState state, bool before,
                             bool open, bool moved) {
            QTest::newRow(name) << QString(QLatin1String(infno)) << static_cast<int>(state)
                                << before << open << moved;
        };
        using S = RecordState;
        row("on its way", "Y302", S::Ready, false, true, true);
        row("on its way for long", "Y302", S::Ready, true, true, true);
        row("held", "Y302", S::Held, true, true, true);
        row("confirmed", "Y302", S::Acked, false, false, true);
        row("confirmed before", "Y302", S::Acked, true, false, false);
        row("refused", "Y302", S::Refused, false, true, true);
        row("refused before", "Y302", S::Refused, true, false, false);
        row("settled", "2304", S::Acked, false, false, true);
        row("settled before", "2304", S::Acked, true, false, false);
        row("cancelled", "2305", S::Acked, false, false, true);
        row("settlement refused", "2304", S::Refused, false, false, false);
        row("settlement withdrawn", "2304", S::Withdrawn, false, false, false);
        row("outcome unknown", "2304", S::Fencing, true, false, true);
        row("filed", "Y101", S::Acked, false, false, false);
        row("fees on their way", "2301", S::Ready, false, false, false);
    }
    void news_ofALane_areWhatASnapshotCannotKnow()
    {
        QFETCH(QString, infno);
        QFETCH(int, state);
        QFETCH(bool, before);
        QFETCH(bool, open);
        QFETCH(bool, moved);
        auto outbox = this->open(newPath());
        const QString msgid = outbox->add(draftOf(infno.toLatin1(), ali)).value().msgid;
        QVERIFY(move(*outbox, msgid, static_cast<RecordState>(state)));
        const QDateTime madeAt = m_clock.now().addSecs(before ? 60 : 0);
        QCOMPARE(outbox->newsOf(ali, madeAt).value(), (LaneNews { open, moved }));
        QCOMPARE(outbox->newsOf(others, madeAt).value(), LaneNews());
    }
};

QTEST_GUILESS_MAIN(TestOneProvisional)
#include "tst_one_provisional.moc"
