// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/queue_report_file.h"

#include "app/store/backup.h"
#include "app/sync/queue_book.h"
#include "support_province.h"
#include "support_station.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace yidi;

namespace {

const QString insured = QStringLiteral("650100");

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As somebody with the file in hand and a tool would.
void edit(const QString& path, const char* sql)
{
    sqlite3* handle = nullptr;
    char* message = nullptr;
    if (sqlite3_open_v2(
            QFile::encodeName(path).constData(), &handle, SQLITE_OPEN_READWRITE, nullptr)
            != SQLITE_OK
        || sqlite3_exec(handle, sql, nullptr, nullptr, &message) != SQLITE_OK)
        qFatal("%s", message);
    sqlite3_close(handle);
}

/// A station and the real province, without a network between them.
struct Station {
    QTemporaryDir dir;
    ManualClock clock { testMorning() };
    QString provinceDir = dir.filePath(QStringLiteral("province"));
    QString queue = dir.filePath(QStringLiteral("queue.db"));
    std::unique_ptr<Province> province;
    std::unique_ptr<Outbox> outbox;

    Station()
    {
        openProvince();
        openQueue();
    }
    void openProvince() { province = testProvince(provinceDir, clock); }
    Result<Outbox::Station> owner() const
    {
        Outbox::Station owner = testOwner();
        owner.provinceSeal = contentOf(provinceDir + QStringLiteral("/seal.pem"));
        return owner;
    }
    QByteArray provinceKey() const { return contentOf(provinceDir + QStringLiteral("/sign.pem")); }
    void openQueue() { outbox = Outbox::open(queue, *owner(), clock).value(); }
    /// The queue as a file, closed.
    template <class Work>
    void meddle(Work work)
    {
        outbox.reset();
        work();
        openQueue();
    }

    Province::Answer post(
        const QString& msgid, const QString& infno, const QString& region, const QByteArray& input)
    {
        WireRequest request;
        request.infno = infno;
        request.msgid = msgid;
        request.mdtrtarea_admvs = QStringLiteral("640104");
        request.insuplc_admdvs = region;
        request.dev_no = testKiosk().deviceNo;
        request.opter_type = QStringLiteral("2");
        request.opter = request.opter_name = testKiosk().deviceNo;
        request.inf_time = QStringLiteral("2017-03-31 09:00:00");
        request.fixmedins_code = testKiosk().institutionCode;
        request.fixmedins_name = QStringLiteral("A");
        request.inputBytes = input;
        request.input = *parseJson(input);
        return province->handle(infno, encodeRequest(request), testKiosk());
    }
    WireResponse send(const RecordDraft& draft)
    {
        clock.advanceMs(60'000);
        const auto added = outbox->add(draft);
        if (!added || !outbox->markSending(added->msgid))
            qFatal("not stored");
        const auto stored = outbox->find(added->msgid).value();
        const auto reply = post(stored->msgid, draft.infno, draft.insuplcAdmdvs, stored->input);
        const WireResponse response = *decodeResponse(reply.body);
        const MessageEnd end = response.success ? MessageEnd::Done : MessageEnd::Refused;
        if (!outbox->close(
                { stored->msgid, end, response.receipt.toLatin1(), factsOfAnswer(response) }))
            qFatal("not closed");
        return response;
    }
    WireResponse send(const char* infno, const Json& input)
    {
        RecordDraft draft;
        draft.infno = QLatin1String(infno);
        draft.insuplcAdmdvs = insured;
        draft.input = input;
        draft.lane = QStringLiteral("lane");
        return send(draft);
    }
    void file(int count)
    {
        for (int i = 0; i < count; ++i)
            send(filingOf(static_cast<std::size_t>(i)));
    }

    struct Compared {
        QueueReport report;
        std::vector<ProvedAnswer> proofs;
        QString lastMsgId;
    };
    Compared compare()
    {
        QueueAudit audit(*queueBookOf(*outbox), testKiosk().institutionCode, testKiosk().deviceNo);
        for (auto asked = audit.questions(); !asked.empty(); asked = audit.questions()) {
            std::vector<Result<ProvedAnswer>> answers;
            for (const RangeQuery& query : asked) {
                const QString msgid = *outbox->takeMsgId();
                const auto reply =
                    post(msgid, QStringLiteral("Y002"), {}, writeJson(toWire(query)));
                answers.push_back(ProvedAnswer { msgid, reply.body, reply.signature });
            }
            audit.answered(answers);
        }
        if (audit.failure())
            qFatal("%s", qPrintable(describe(*audit.failure())));
        return { audit.report(clock.now()), audit.proofs(), audit.lastMsgId() };
    }
    QStringList found()
    {
        QStringList list;
        for (const QueueFinding& finding : compare().report.findings)
            list.append(QStringLiteral("%1 %2 %3")
                            .arg(queueFindingName(finding.kind))
                            .arg(finding.number)
                            .arg(queueActorName(whoActsOn(finding.kind))));
        return list;
    }
};

/// The stay NX-01 of the training world, settled; answers setlinfo.
Json settleStay(Station& station)
{
    QString visit;
    QString number;
    for (const char* infno : { "2401", "2301", "2402" }) {
        const Json one =
            *readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/stays/NX-01/%1.json")
                              .arg(QLatin1String(infno)));
        const WireResponse done = station.send(infno, withVisit(one[u"input"], visit));
        if (visit.isEmpty()) {
            visit = done.output[u"result"][u"mdtrt_id"].text();
            number = one[u"input"][u"mdtrtinfo"][u"psn_no"].text();
        }
    }
    const Json people =
        *readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/people.json"));
    for (const Json& person : people[u"people"].items())
        if (person[u"id"].text() == QLatin1String("NX-01"))
            number = person[u"baseinfo"][u"psn_no"].text();
    const WireResponse settled = station.send("2304",
        Json::object({ { QStringLiteral("data"),
            Json::object(
                { { QStringLiteral("psn_no"), number }, { QStringLiteral("mdtrt_id"), visit },
                    { QStringLiteral("insutype"), QStringLiteral("310") },
                    { QStringLiteral("acct_used_flag"), QStringLiteral("0") } }) } }));
    return settled.output[u"setlinfo"];
}

void reverse(Station& station, const Json& settlement)
{
    station.send("2601",
        Json::object({ { QStringLiteral("data"),
            Json::object({ { QStringLiteral("psn_no"), settlement[u"psn_no"] },
                { QStringLiteral("omsgid"), settlement[u"medins_setl_id"] },
                { QStringLiteral("oinfno"), QStringLiteral("2304") } }) } }));
}

} // namespace

class TestQueueReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDayOfBusiness_isEqualToTheFen_andProvedByTheProvince()
    {
        Station station;
        station.file(8); // some of them twice, which is refused
        const Json settled = settleStay(station);
        QVERIFY(!settled[u"setl_id"].text().isEmpty());
        const auto once = station.compare();
        QVERIFY2(once.report.agrees(), qPrintable(station.found().join(QLatin1Char(','))));
        QCOMPARE(once.report.compared, 12);
        const auto moneyOf = [](const QueueReport& report, const char* infno) {
            Fen sum;
            for (const QueueGroup& group : report.groups)
                if (group.infno == QLatin1String(infno))
                    sum += group.total;
            return sum.toWire();
        };
        QCOMPARE(moneyOf(once.report, "2304"), settled[u"medfee_sumamt"].text());
        reverse(station, settled);
        const auto twice = station.compare();
        QVERIFY2(twice.report.agrees(), qPrintable(station.found().join(QLatin1Char(','))));
        QCOMPARE(
            moneyOf(twice.report, "2601"), QLatin1Char('-') + settled[u"medfee_sumamt"].text());

        const QString path =
            writeQueueReport(station.dir.path(), twice.report, twice.proofs).value();
        QCOMPARE(readQueueReport(station.dir.path(), station.provinceKey()).value(), twice.report);

        // A word changed, in the report or in what the province said, is seen.
        const QByteArray honest = contentOf(path);
        for (const auto& [from, to] :
            { std::pair<const char*, const char*> { "\"compared\": 13", "\"compared\": 14" },
                { "\\\"count\\\":", "\\\"count\\\": " } }) {
            QByteArray forged = honest;
            QVERIFY2(forged.contains(from), from);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(forged.replace(from, to));
            file.close();
            QCOMPARE(readQueueReport(station.dir.path(), station.provinceKey()).error().code,
                ErrorCode::AnswerUnsigned);
        }
    }

    void anOldCopyPutBackByHand_isFound()
    {
        Station station;
        station.file(3);
        const QString old = station.dir.filePath(QStringLiteral("old"));
        station.meddle([&] { QFile::copy(station.queue, old); });
        station.file(2);
        station.meddle([&] {
            QFile::remove(station.queue);
            QFile::rename(old, station.queue);
        });
        QCOMPARE(station.found(),
            QStringList({ QStringLiteral("unknown_here 4 window"),
                QStringLiteral("unknown_here 5 window") }));
    }

    void droppedLastRows_areFound()
    {
        Station station;
        station.file(4);
        station.meddle([&] {
            edit(station.queue,
                "DROP TRIGGER outbox_kept; DROP TRIGGER receipt_kept; "
                "DELETE FROM receipt WHERE msgid IN (SELECT msgid FROM outbox WHERE number > 2); "
                "DELETE FROM attempt; DELETE FROM outbox WHERE number > 2");
        });
        QCOMPARE(station.found(),
            QStringList({ QStringLiteral("unknown_here 3 window"),
                QStringLiteral("unknown_here 4 window") }));
    }

    void editedRows_areFound()
    {
        Station station;
        station.file(4);
        station.meddle([&] {
            edit(station.queue,
                "DROP TRIGGER outbox_immutable; DROP TRIGGER outbox_final; "
                "UPDATE outbox SET insuplc_admdvs = '370100' WHERE number = 2; "
                "UPDATE outbox SET input = substr(input, 1, length(input) - 1) WHERE number = 3");
        });
        QCOMPARE(station.found(),
            QStringList({ QStringLiteral("altered 2 technician"),
                QStringLiteral("altered 3 technician") }));
    }

    void aProvincePutBackFromAnOldLedger_isFound()
    {
        Station station;
        station.file(2);
        const QString ledger = station.provinceDir + QStringLiteral("/ledger.db");
        const QString old = station.dir.filePath(QStringLiteral("old ledger"));
        station.province.reset();
        QVERIFY(QFile::copy(ledger, old));
        station.openProvince();
        station.file(2);
        station.province.reset();
        for (const char* part : { "", "-wal", "-journal" })
            QFile::remove(ledger + QLatin1String(part));
        QVERIFY(QFile::rename(old, ledger));
        station.openProvince();
        QCOMPARE(station.found(),
            QStringList({ QStringLiteral("lost_there 3 province"),
                QStringLiteral("lost_there 4 province") }));
    }

    void aQueueBegunAnew_isFound()
    {
        Station station;
        station.file(2);
        station.meddle([&] { QFile::rename(station.queue, station.queue + QStringLiteral(".x")); });
        station.file(1);
        const auto compared = station.compare();
        QCOMPARE(compared.report.found, 2);
        QCOMPARE(compared.report.compared, 1);
    }

    void anotherStationOfTheHouse_isToldNothing()
    {
        Station station;
        station.file(2);
        const StationName other { QStringLiteral("KIOSK-002"), testKiosk().institutionCode,
            QStringLiteral("002") };
        WireRequest request;
        request.infno = QStringLiteral("Y002");
        request.msgid = QStringLiteral("x");
        request.mdtrtarea_admvs = QStringLiteral("640104");
        request.fixmedins_code = other.institutionCode;
        request.input = toWire(RangeQuery());
        request.inputBytes = writeJson(request.input);
        const auto reply = station.province->handle({}, encodeRequest(request), other);
        const WireResponse response = *decodeResponse(reply.body);
        QVERIFY2(response.success, qPrintable(response.err_msg));
        const auto answer =
            fromWire<RangeAnswer>(response.output, QStringLiteral("output")).value();
        QVERIFY(answer.epochs.empty());
        QVERIFY(answer.lastMsgId.isEmpty());
    }

    void questionsOutOfBounds_areRefused()
    {
        Station station;
        station.file(1);
        const QString epoch = station.outbox->epoch();
        const std::pair<std::int64_t, std::int64_t> ranges[] = {
            { 0, 5 }, { 5, 4 }, { -1, 1 }, { 1, widestRange + 1 },
            { std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max() }
        };
        for (const auto& [from, to] : ranges) {
            const RangeQuery query { epoch, from, to, 0, {}, {}, false };
            const auto reply = station.post(
                *station.outbox->takeMsgId(), QStringLiteral("Y002"), {}, writeJson(toWire(query)));
            QVERIFY(!decodeResponse(reply.body)->success);
        }
        const RangeQuery list { epoch, 1, longestList + 1, 0, {}, {}, true };
        QVERIFY(!decodeResponse(station
                                    .post(*station.outbox->takeMsgId(), QStringLiteral("Y002"), {},
                                        writeJson(toWire(list)))
                                    .body)
                     ->success);
    }

    void aCopyPutBack_asksFirst_andGoesOnBehindTheHighestId()
    {
        Station station;
        const QString medium = station.dir.filePath(QStringLiteral("medium"));
        QVERIFY(QDir().mkpath(medium));
        station.file(2);
        const QString copy = Backups(medium, testKiosk().institutionCode, testKiosk().stationNumber)
                                 .make(*station.outbox)
                                 .value();
        station.file(2);
        const QString last = station.outbox->lastMsgId();
        station.outbox.reset();
        QVERIFY(QFile::remove(station.queue));
        station.clock.set(testMorning()); // the clock has been set back too
        QVERIFY(restoreBackup(
            copy, station.queue, [&] { return station.owner(); }, station.provinceKey(),
            station.clock));
        station.openQueue();
        QVERIFY(station.outbox->mustAskFirst());
        const auto compared = station.compare();
        QCOMPARE(compared.report.found, 2);
        QCOMPARE(compared.report.compared, 2);
        QCOMPARE(compared.lastMsgId, last);
        QVERIFY(station.outbox->hasAsked(compared.lastMsgId));
        QVERIFY(*station.outbox->takeMsgId() > last);
        station.file(1); // stands at a place of its own
        const auto afterwards = station.compare();
        QCOMPARE(afterwards.report.found, 2);
        QCOMPARE(afterwards.report.compared, 3);
    }
};

QTEST_GUILESS_MAIN(TestQueueReport)
#include "tst_queue_report.moc"
