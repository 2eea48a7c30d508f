// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/backup.h"
#include "app/store/payments.h"
#include "app/sync/https_link.h"
#include "app/sync/keeper.h"
#include "app/sync/queue_owner.h"
#include "support_front.h"
#include "support_province.h"
#include "support_station.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

constexpr int patience = 120'000; // ms until a hanging test fails
const QString resources = QStringLiteral(YIDI_SOURCE_DIR "/resources/training");

/// Names, document numbers, telephones and cards of everybody in the training world.
QStringList personal()
{
    QStringList words;
    const Json people = *readJsonFile(resources + QStringLiteral("/people.json"));
    for (const Json& person : people[u"people"].items()) {
        for (const char* name : { "certno", "psn_name", "tel" })
            words.append(person[u"baseinfo"][QString::fromLatin1(name)].text());
        words.append(person[u"card"][u"cardSn"].text());
    }
    words.removeAll(QString());
    words.removeDuplicates();
    return words;
}

/// "file: word" for whatever stands in the open, as the wire or as memory would have it.
QStringList tracesIn(const QString& folder, const QStringList& words)
{
    QStringList traces;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QString name = file.fileName().mid(folder.size());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        for (const QString& word : words) {
            const auto* wide = reinterpret_cast<const char*>(word.utf16());
            const bool there = name.contains(word) || content.contains(word.toUtf8())
                || content.contains(QByteArray(wide, 2 * word.size()))
                || content.contains(word.toUtf8().toBase64(QByteArray::OmitTrailingEquals));
            if (there)
                traces.append(name + QStringLiteral(": ") + word.left(1));
        }
    }
    return traces;
}

} // namespace

class TestNoTraces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tracesIn_aFolderThatHasThem_findsEach()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("plain")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QString& word : personal())
            file.write(word.toUtf8() + '\n');
        file.close();
        QCOMPARE(tracesIn(dir.path(), personal()).size(), personal().size());
        QVERIFY(personal().size() >= 15);
    }

    void aDayAtAStation_leavesNobodysNameOrNumber()
    {
        const QTemporaryDir dir;
        const auto clock = trainingClock(QDate(2017, 3, 31));
        const QString provinceDir = dir.filePath(QStringLiteral("province"));
        const QString stationDir = dir.filePath(QStringLiteral("station"));
        const QString medium = dir.filePath(QStringLiteral("medium"));
        QVERIFY(QDir().mkpath(provinceDir) && QDir().mkpath(medium));
        QVERIFY(ensureAuthority(provinceDir, { QStringLiteral("127.0.0.1") }));
        QVERIFY(enrolStation(provinceDir, stationDir, testKiosk()));
        auto province = testProvince(provinceDir, *clock);
        const RunningFront front(provinceDir,
            [&](const QString& infno, const QByteArray& body, const StationName& peer) {
                return province->handle(infno, body, peer);
            });
        StationProfile profile = testProfile(stationDir);
        profile.provinceUrl = front.url();
        QString setlId;
        {
            Keeper keeper(profile, *clock, makeHttpsLink);
            QStringList ended;
            WireResponse last;
            QSignalSpy snapshots(&keeper, &Keeper::snapshotChanged);
            QSignalSpy catalogues(&keeper, &Keeper::catalogueChanged);
            QSignalSpy reports(&keeper, &Keeper::queueReported);
            QSignalSpy remembered(&keeper, &Keeper::remembered);
            connect(&keeper, &Keeper::recordChanged, this, [&](const RecordUpdate& update) {
                if (isClosed(update.state)) {
                    ended.append(update.msgid);
                    last = update.response;
                }
            });
            keeper.keepAnswers(); // as a window does that brings them to the hospital
            keeper.actFor({ QStringLiteral("0001"), QStringLiteral("经办甲") });
            keeper.start();
            const auto send = [&](const RecordDraft& draft) {
                keeper.beginVisit();
                const auto msgid = keeper.store(draft).get();
                const bool done = msgid
                    && QTest::qWaitFor(
                        [&] {
                            keeper.nudge();
                            return ended.contains(*msgid);
                        },
                        patience);
                keeper.endVisit();
                return done;
            };
            for (std::size_t person = 0; person < 6; ++person)
                QVERIFY(send(filingOf(person)));
            RecordDraft draft = filingOf(0);
            QString visit;
            for (const char* infno : { "2401", "2301", "2402" }) {
                const Json one = *readJsonFile(
                    resources + QStringLiteral("/stays/NX-01/%1.json").arg(QLatin1String(infno)));
                draft.infno = QLatin1String(infno);
                draft.insuplcAdmdvs = one[u"insuplc_admdvs"].text();
                draft.input = withVisit(one[u"input"], visit);
                QVERIFY(send(draft));
                if (visit.isEmpty())
                    visit = last.output[u"result"][u"mdtrt_id"].text();
            }
            const Json people = *readJsonFile(resources + QStringLiteral("/people.json"));
            for (const Json& person : people[u"people"].items()) {
                const Json& base = person[u"baseinfo"];
                keeper.remember(1, base[u"certno"].text(), person[u"card"][u"cardSn"].text());
                keeper
                    .ask(QStringLiteral("1101"), draft.insuplcAdmdvs,
                        Json::object({ { QStringLiteral("data"),
                            Json::object(
                                { { QStringLiteral("mdtrt_cert_type"), QStringLiteral("02") },
                                    { QStringLiteral("mdtrt_cert_no"), base[u"certno"] },
                                    { QStringLiteral("psn_cert_type"), QStringLiteral("01") },
                                    { QStringLiteral("certno"), base[u"certno"] },
                                    { QStringLiteral("psn_name"), base[u"psn_name"] } }) } }))
                    .get();
                if (person[u"id"].text() != QLatin1String("NX-01"))
                    continue;
                draft.infno = QStringLiteral("2304");
                draft.input = Json::object({ { QStringLiteral("data"),
                    Json::object({ { QStringLiteral("psn_no"), base[u"psn_no"] },
                        { QStringLiteral("mdtrt_id"), visit },
                        { QStringLiteral("insutype"), QStringLiteral("310") },
                        { QStringLiteral("acct_used_flag"), QStringLiteral("0") } }) } });
                QVERIFY(send(draft));
                setlId = last.output[u"setlinfo"][u"setl_id"].text();
            }
            QVERIFY(!setlId.isEmpty());
            keeper.compareQueue();
            QVERIFY(QTest::qWaitFor(
                [&] {
                    return !reports.isEmpty() && !snapshots.isEmpty() && !catalogues.isEmpty()
                        && !remembered.isEmpty();
                },
                patience));
            QCOMPARE(tracesIn(stationDir, personal()), QStringList()); // its logs are open
        }
        {
            auto payments = Payments::open(stationDir + QStringLiteral("/payments.db"), *clock);
            QVERIFY(payments);
            const auto outbox = Outbox::open(
                profile.file(QStringLiteral("queue.db")), *queueOwner(profile), *clock);
            QVERIFY(outbox);
            QVERIFY(Backups(medium, profile.institutionCode, profile.stationNumber).make(**outbox));
        }
        QVERIFY(QFile::exists(profile.file(QStringLiteral("snapshot"))));
        QCOMPARE(tracesIn(stationDir, personal()), QStringList());
        QCOMPARE(tracesIn(medium, personal()), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestNoTraces)
#include "tst_no_traces.moc"
