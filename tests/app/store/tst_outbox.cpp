// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/outbox.h"

#include "support_sql.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>
#include <map>
#include <set>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace yidi;

#define YIDI_COLUMNS                                                                               \
    "INTO outbox (seq, msgid, infno, insuplc_admdvs, input, lane, replaces, created_ms, state, "   \
    "due_ms, origin, epoch, number, link) "
#define YIDI_INSERT "INSERT " YIDI_COLUMNS

namespace {

/// The life of a Record, written down a second time: from, to.
const std::set<std::pair<RecordState, RecordState>> lifeOfARecord = {
    { RecordState::Ready, RecordState::Sending },
    { RecordState::Ready, RecordState::Withdrawn },
    { RecordState::Ready, RecordState::Fencing },
    { RecordState::Sending, RecordState::Ready },
    { RecordState::Sending, RecordState::Acked },
    { RecordState::Sending, RecordState::Refused },
    { RecordState::Sending, RecordState::Held },
    { RecordState::Sending, RecordState::Fencing },
    { RecordState::Held, RecordState::Ready },
    { RecordState::Held, RecordState::Fencing },
    { RecordState::Fencing, RecordState::Acked },
    { RecordState::Fencing, RecordState::Refused },
    { RecordState::Fencing, RecordState::Withdrawn },
};

/// Runs `work` in a child process with a pipe to write to and answers the lines that arrived.
/// `killAfter` > 0: SIGKILL once so many lines are there.
QList<QByteArray> inChild(const std::function<void(int)>& work, int killAfter = 0)
{
    int ends[2];
    if (pipe(ends) != 0)
        return {};
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        work(ends[1]);
        _exit(0);
    }
    close(ends[1]);
    QByteArray heard;
    char buffer[4096];
    ssize_t got = 0;
    while ((got = read(ends[0], buffer, sizeof buffer)) > 0) {
        heard.append(buffer, got);
        if (killAfter > 0 && heard.count('\n') >= killAfter)
            kill(child, SIGKILL);
    }
    close(ends[0]);
    waitpid(child, nullptr, 0);
    // A line cut in the middle was not acknowledged.
    heard.truncate(heard.lastIndexOf('\n') + 1);
    QList<QByteArray> lines = heard.split('\n');
    lines.removeLast();
    return lines;
}

void say(int pipeEnd, const QString& line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    if (write(pipeEnd, bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size())
        _exit(1);
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    ManualClock m_clock { someMorning() };

    QString newPath() { return m_dir.filePath(QStringLiteral("queue-%1.db").arg(++m_files)); }
    std::unique_ptr<Outbox> open(const QString& path)
    {
        auto outbox = Outbox::open(path, someStation(), m_clock);
        if (!outbox)
            qWarning("%s", qPrintable(describe(outbox.error())));
        return outbox ? std::move(*outbox) : nullptr;
    }

private Q_SLOTS:
    void init() { m_clock.set(someMorning()); }

    void add_thenReopen_keepsEveryField()
    {
        const QString path = newPath();
        RecordDraft draft = someDraft();
        QString msgid;
        {
            auto outbox = open(path);
            QVERIFY(outbox);
            msgid = outbox->add(draft).value().msgid;
        }
        auto outbox = open(path);
        const Record record = outbox->find(msgid).value().value();
        QCOMPARE(record.msgid.size(), 30);
        QCOMPARE(record.infno, draft.infno);
        QCOMPARE(record.insuplcAdmdvs, draft.insuplcAdmdvs);
        QVERIFY(!record.input.contains("65000000000001"));
        QCOMPARE(record.facts[u"psn_no"].text(), QStringLiteral("65000000000001"));
        QVERIFY(record.legible);
        QCOMPARE(record.lane, draft.lane);
        QCOMPARE(record.state, RecordState::Ready);
        QCOMPARE(record.createdAt, someMorning());
        QCOMPARE(record.everSent, false);
        QVERIFY(!outbox->find(QStringLiteral("nobody")).value());
    }

    void open_newFile_isWalSyncedAndPrivate()
    {
        const QString path = newPath();
        {
            auto outbox = open(path);
            QVERIFY(outbox->takeMsgId());
            QVERIFY(QFile::exists(path + QStringLiteral("-wal")));
            QVERIFY2(!QFile::exists(path + QStringLiteral("-shm")), "not exclusive");
        }
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(path) & others));
        QStringList rows;
        QCOMPARE(runSql(path, QStringLiteral("PRAGMA journal_mode"), &rows), QString());
        QCOMPARE(rows, QStringList(QStringLiteral("wal")));
    }

    void everyTransition_byDirectSql_isAllowedOrRefusedByTheDatabase()
    {
        for (RecordState from : allRecordStates) {
            for (RecordState to : allRecordStates) {
                if (from == to)
                    continue;
                const QString path = newPath();
                const QString msgid = recordIn(*open(path), from, QStringLiteral("lane"));
                QVERIFY(!msgid.isEmpty());
                // A receipt is there, so that the table alone decides; SENDING is put back because
                // opening the file has made it READY.
                runSql(path,
                    QStringLiteral("INSERT OR IGNORE INTO receipt SELECT msgid, 'done', x'61' FROM "
                                   "outbox; UPDATE outbox SET state = 'SENDING' WHERE 'SENDING' = "
                                   "'%1' AND state = 'READY'")
                        .arg(recordStateName(from)));
                const QString error = runSql(path,
                    QStringLiteral("UPDATE outbox SET state = '%1'").arg(recordStateName(to)));
                const bool allowed = lifeOfARecord.contains({ from, to });
                QVERIFY2(error.isEmpty() == allowed,
                    qPrintable(QStringLiteral("%1 to %2: %3")
                                   .arg(recordStateName(from), recordStateName(to), error)));
                const Record record = open(path)->find(msgid).value().value();
                if (!allowed && from != RecordState::Sending)
                    QCOMPARE(record.state, from);
            }
        }
    }

    void everyApiCall_inEveryState_followsTheTable()
    {
        using Call = std::function<bool(Outbox&, const QString&)>;
        const std::vector<std::pair<Call, std::set<RecordState>>> calls = {
            { [](Outbox& o, const QString& m) { return o.markSending(m).has_value(); },
                { RecordState::Ready } },
            { [](Outbox& o, const QString& m) {
                 return o.backToReady(m, someMorning()).has_value();
             },
                { RecordState::Sending, RecordState::Held } },
            { [](Outbox& o, const QString& m) {
                 return o.close({ m, MessageEnd::Done, "signed" }).has_value();
             },
                { RecordState::Sending, RecordState::Fencing } },
            { [](Outbox& o, const QString& m) {
                 return o.close({ m, MessageEnd::Refused, "signed" }).has_value();
             },
                { RecordState::Sending, RecordState::Fencing } },
            { [](Outbox& o, const QString& m) { return o.hold(m, QString()).has_value(); },
                { RecordState::Sending } },
            { [](Outbox& o, const QString& m) { return o.giveUp(m, QString()).has_value(); },
                { RecordState::Ready, RecordState::Sending, RecordState::Held,
                    RecordState::Fencing } },
            { [](Outbox& o, const QString& m) {
                 return o.close({ m, MessageEnd::Buried, "signed" }).has_value();
             },
                { RecordState::Fencing } },
        };
        for (RecordState from : allRecordStates) {
            for (std::size_t call = 0; call < calls.size(); ++call) {
                auto outbox = open(newPath());
                const QString msgid = recordIn(*outbox, from, QStringLiteral("lane"));
                const bool done = calls[call].first(*outbox, msgid);
                QVERIFY2(done == calls[call].second.contains(from),
                    qPrintable(
                        QStringLiteral("call %1 in %2").arg(call).arg(recordStateName(from))));
                if (!done)
                    QCOMPARE(outbox->find(msgid).value().value().state, from);
                QVERIFY(!calls[call].first(*outbox, QStringLiteral("nobody")));
            }
        }
    }

    void immutableParts_byDirectSql_areRefused_data()
    {
        QTest::addColumn<QString>("sql");
        const char* statements[] = {
            "UPDATE outbox SET msgid = 'H64010400001201703310900000019'",
            "UPDATE outbox SET input = x'7b7d'",
            "UPDATE outbox SET seq = 77",
            "UPDATE outbox SET rowid = 77",
            "UPDATE outbox SET infno = '2304'",
            "UPDATE outbox SET insuplc_admdvs = '640100'",
            "UPDATE outbox SET lane = 'other'",
            "UPDATE outbox SET replaces = 'x'",
            "UPDATE outbox SET created_ms = 1",
            "UPDATE outbox SET ever_sent = 0",
            "UPDATE outbox SET state = 'GONE'",
            "DELETE FROM outbox",
            "UPDATE receipt SET signature = x'62'",
            "DELETE FROM receipt",
            "UPDATE outbox SET state = 'WITHDRAWN', ever_sent = 0",
            "UPDATE outbox SET origin = 'x'",
            "UPDATE outbox SET given_up = 0",
            YIDI_INSERT "SELECT 9, 'H64010400001201703310900000018', infno, insuplc_admdvs, "
                        "input, lane, '', created_ms, 'ACKED', 0, '', epoch, 9, link FROM outbox",
            "REPLACE " YIDI_COLUMNS "SELECT seq, msgid, infno, insuplc_admdvs, x'7b7d', lane, '', "
            "created_ms, 'READY', 0, '', epoch, 9, link FROM outbox",
            "REPLACE " YIDI_COLUMNS
            "SELECT 9, 'H64010400001201703310900000018', infno, insuplc_admdvs, "
            "x'7b7d', lane, '', created_ms, 'READY', 0, origin, epoch, 9, link FROM outbox",
        };
        for (const char* statement : statements)
            QTest::newRow(statement) << QString::fromUtf8(statement);
    }
    void immutableParts_byDirectSql_areRefused()
    {
        QFETCH(QString, sql);
        const QString path = newPath();
        const QString closed = recordIn(*open(path), RecordState::Acked, QStringLiteral("A"));
        QString msgid;
        {
            auto outbox = open(path);
            RecordDraft draft = someDraft(QStringLiteral("B"));
            draft.origin = QStringLiteral("made of this");
            msgid = outbox->add(draft).value().msgid;
            QVERIFY(outbox->markSending(msgid));
            QCOMPARE(outbox->giveUp(msgid, {}).value(), RecordState::Fencing);
        }
        const Record before = open(path)->find(msgid).value().value();
        // The open one alone: that the closed one cannot change is another rule.
        const QString where =
            sql.contains(QStringLiteral("receipt")) || sql.startsWith(QStringLiteral("DELETE"))
            ? QString()
            : QStringLiteral(" WHERE state = 'FENCING'");
        QVERIFY(!runSql(path, sql + where).isEmpty());
        const Record after = open(path)->find(msgid).value().value();
        QCOMPARE(after.input, before.input);
        QCOMPARE(after.state, before.state);
        QCOMPARE(after.seq, before.seq);
        QCOMPARE(after.everSent, true);
        QCOMPARE(open(path)->find(closed).value().value().receipt, QByteArray("signed"));
    }

    void perhapsSent_byDirectSql_cannotBeWithdrawnUnfenced()
    {
        const QString path = newPath();
        recordIn(*open(path), RecordState::Sending, QStringLiteral("A"));
        QVERIFY(open(path)); // makes it READY, perhaps sent
        QVERIFY(!runSql(path, QStringLiteral("UPDATE outbox SET state = 'WITHDRAWN'")).isEmpty());
        QCOMPARE(runSql(path, QStringLiteral("UPDATE outbox SET state = 'FENCING'")), QString());
    }

    void reopen_inEveryState_keepsItAndMakesSendingReady()
    {
        const QString path = newPath();
        std::map<RecordState, QString> msgids;
        {
            auto outbox = open(path);
            for (RecordState state : allRecordStates)
                msgids[state] = recordIn(*outbox, state, recordStateName(state));
        }
        auto outbox = open(path);
        for (RecordState state : allRecordStates) {
            const Record record = outbox->find(msgids[state]).value().value();
            const bool wasSending = state == RecordState::Sending;
            QCOMPARE(record.state, wasSending ? RecordState::Ready : state);
            QCOMPARE(
                record.everSent, state != RecordState::Ready && state != RecordState::Withdrawn);
        }
        QCOMPARE(
            outbox->find(msgids[RecordState::Acked]).value().value().receipt, QByteArray("signed"));
        // The interrupted one may have landed, so it cannot be withdrawn without a fence.
        QCOMPARE(
            outbox->giveUp(msgids[RecordState::Sending], QString()).value(), RecordState::Fencing);
    }

    void backToReady_withoutAByteSent_canBeWithdrawnAtOnce()
    {
        auto outbox = open(newPath());
        const QString msgid = outbox->add(someDraft()).value().msgid;
        QVERIFY(outbox->markSending(msgid));
        QVERIFY(outbox->find(msgid).value().value().everSent);
        QVERIFY(outbox->backToReady(msgid, m_clock.now(), false));
        QVERIFY(!outbox->find(msgid).value().value().everSent);
        QVERIFY(outbox->markSending(msgid));
        QVERIFY(outbox->backToReady(msgid, m_clock.now(), true));
        QVERIFY(outbox->markSending(msgid));
        QVERIFY(outbox->backToReady(msgid, m_clock.now(), false));
        QCOMPARE(outbox->giveUp(msgid, QString()).value(), RecordState::Fencing);
    }

    /// Nothing else undoes what its person never heard of.
    void reversal_isNeverGivenUp()
    {
        auto outbox = open(newPath());
        RecordDraft draft = someDraft();
        draft.infno = QStringLiteral("2601");
        const QString msgid = outbox->add(draft).value().msgid;
        QCOMPARE(outbox->giveUp(msgid, QString()).error().code, ErrorCode::IllegalTransition);
        QVERIFY(outbox->markSending(msgid));
        QVERIFY(outbox->hold(msgid, QStringLiteral("refused")));
        QCOMPARE(outbox->giveUp(msgid, QString()).error().code, ErrorCode::IllegalTransition);
        QCOMPARE(outbox->find(msgid).value().value().state, RecordState::Held);
    }

    void attempts_ofOneRecord_haveARowEach()
    {
        const QString path = newPath();
        {
            auto outbox = open(path);
            const QString msgid = outbox->add(someDraft()).value().msgid;
            QVERIFY(outbox->markSending(msgid) && outbox->backToReady(msgid, m_clock.now(), false));
            QVERIFY(outbox->markSending(msgid) && outbox->backToReady(msgid, m_clock.now()));
            QVERIFY(
                outbox->markSending(msgid) && outbox->close({ msgid, MessageEnd::Done, "signed" }));
            QCOMPARE(outbox->find(msgid).value().value().attempts, 3);
        }
        QStringList outcomes;
        runSql(path, QStringLiteral("SELECT outcome FROM attempt ORDER BY number"), &outcomes);
        QCOMPARE(outcomes.join(u'|'), QStringLiteral("not sent|no answer|answered"));
    }

    void lane_withAnOpenHead_holdsItsOwnSuccessorsOnly()
    {
        for (RecordState head :
            { RecordState::Sending, RecordState::Held, RecordState::Fencing, RecordState::Ready }) {
            auto outbox = open(newPath());
            const QString first = recordIn(*outbox, head, QStringLiteral("A"));
            const QString second = outbox->add(someDraft(QStringLiteral("A"))).value().msgid;
            const QString other = outbox->add(someDraft(QStringLiteral("B"))).value().msgid;
            const std::vector<Record> due = outbox->sendable(10).value();
            QStringList sendable;
            for (const Record& record : due)
                sendable.append(record.msgid);
            QStringList expected { other };
            if (head == RecordState::Ready)
                expected.prepend(first);
            QCOMPARE(sendable, expected);
            QCOMPARE(outbox->markSending(second).error().code, ErrorCode::IllegalTransition);
        }
    }

    void lane_withAClosedHead_moves()
    {
        for (RecordState head :
            { RecordState::Acked, RecordState::Refused, RecordState::Withdrawn }) {
            auto outbox = open(newPath());
            recordIn(*outbox, head, QStringLiteral("A"));
            const QString second = outbox->add(someDraft(QStringLiteral("A"))).value().msgid;
            QCOMPARE(outbox->sendable(10).value().front().msgid, second);
        }
    }

    void due_isRespected_butNotBeyondTheLongestBackOff()
    {
        auto outbox = open(newPath());
        const QString msgid = outbox->add(someDraft()).value().msgid;
        const auto isDue = [&] { return !outbox->sendable(1).value().empty(); };
        const auto wait = [&](qint64 ms) {
            return outbox->markSending(msgid)
                && outbox->backToReady(msgid, m_clock.now().addMSecs(ms));
        };
        QVERIFY(wait(1000));
        QVERIFY(!isDue());
        m_clock.advanceMs(999);
        QVERIFY(!isDue());
        m_clock.advanceMs(1);
        QVERIFY(isDue());
        QVERIFY(wait(longestBackOffMs));
        QVERIFY(!isDue());
        m_clock.advanceMs(-1); // set back: due would never come
        QVERIFY(isDue());
        QVERIFY(wait(60'000) && !isDue() && outbox->makeAllDue() && isDue());
    }

    void replaces_anythingButAWithdrawnRecordOnce_isRefused()
    {
        auto outbox = open(newPath());
        RecordDraft again = someDraft(QStringLiteral("again"));
        for (RecordState state : allRecordStates) {
            again.replaces = recordIn(*outbox, state, recordStateName(state));
            QCOMPARE(outbox->add(again).has_value(), state == RecordState::Withdrawn);
        }
        again.replaces = outbox->inState(RecordState::Withdrawn).value().front().msgid;
        QVERIFY(!outbox->add(again));
        again.replaces = QStringLiteral("nobody");
        QVERIFY(!outbox->add(again));
    }

    void origin_usedBefore_answersTheRecordItMade()
    {
        const QString path = newPath();
        RecordDraft draft = someDraft();
        draft.origin = QStringLiteral("hash-1");
        QString msgid;
        {
            auto outbox = open(path);
            msgid = outbox->add(draft).value().msgid;
            QVERIFY(
                outbox->markSending(msgid) && outbox->close({ msgid, MessageEnd::Done, "signed" }));
        }
        auto outbox = open(path);
        draft.lane = QStringLiteral("another lane");
        const Record again = outbox->add(draft).value();
        QCOMPARE(again.msgid, msgid);
        QCOMPARE(again.state, RecordState::Acked);
        QCOMPARE(again.lane, someDraft().lane);
        QCOMPARE(outbox->status().value().acknowledged(), 1);
        QCOMPARE(outbox->status().value().pending(), 0);
        QCOMPARE(outbox->findByOrigin(draft.origin).value().value().msgid, msgid);
        QVERIFY(!outbox->findByOrigin({}).value());
        draft.origin = QStringLiteral("hash-2");
        QVERIFY(outbox->add(draft).value().msgid != msgid);
    }

    void originOfNothing_isNeverUsedUp()
    {
        auto outbox = open(newPath());
        QVERIFY(outbox->add(someDraft()).value().msgid != outbox->add(someDraft()).value().msgid);
    }

    void givenUp_andLanded_isListedUntilTheEndOfTime()
    {
        const QString path = newPath();
        QString landed;
        {
            auto outbox = open(path);
            recordIn(*outbox, RecordState::Acked, QStringLiteral("A"));
            recordIn(*outbox, RecordState::Withdrawn, QStringLiteral("B"));
            landed = recordIn(*outbox, RecordState::Fencing, QStringLiteral("C"));
            QVERIFY(outbox->landedAfterGivingUp().value().empty());
            QVERIFY(outbox->close({ landed, MessageEnd::Done, "signed" }));
        }
        const auto all = open(path)->landedAfterGivingUp().value();
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all.front().msgid, landed);
        QVERIFY(all.front().givenUp);
    }

    void untold_settlementsThatEnded_comeOnceInOrder()
    {
        const QString path = newPath();
        const auto msgids = [](const std::vector<Record>& records) {
            QStringList all;
            for (const Record& record : records)
                all.append(record.msgid);
            return all;
        };
        QStringList ended;
        {
            auto outbox = open(path);
            for (const char* infno : { "2304", "Y101", "2207", "2305", "2208", "2301" }) {
                for (bool done : { true, false }) {
                    RecordDraft draft = someDraft(QLatin1String(infno));
                    draft.infno = QLatin1String(infno);
                    const QString msgid = outbox->add(draft).value().msgid;
                    QVERIFY(outbox->markSending(msgid));
                    QVERIFY(done ? outbox->close({ msgid, MessageEnd::Done, "signed" })
                                 : outbox->close({ msgid, MessageEnd::Refused, "signed" }));
                    if (draft.infno.startsWith(u'2') && draft.infno != QLatin1String("2301"))
                        ended.append(msgid);
                }
            }
            RecordDraft open = someDraft(QStringLiteral("open"));
            open.infno = QStringLiteral("2304");
            QVERIFY(outbox->add(open));
            QCOMPARE(msgids(outbox->untold(3).value()), ended.mid(0, 3));
            QVERIFY(outbox->markTold(ended.takeFirst()));
            QVERIFY(outbox->markTold(ended.first()) && outbox->markTold(ended.takeFirst()));
        }
        QCOMPARE(msgids(open(path)->untold(100).value()), ended);
    }

    void status_countsEveryState()
    {
        auto outbox = open(newPath());
        QCOMPARE(outbox->status().value(), QueueStatus());
        for (RecordState state : allRecordStates) {
            recordIn(*outbox, state, recordStateName(state));
            m_clock.advanceMs(1000);
        }
        const QueueStatus status = outbox->status().value();
        for (RecordState state : allRecordStates)
            QCOMPARE(status.counts[static_cast<int>(state)], 1);
        QCOMPARE(status.pending(), 4);
        QCOMPARE(status.acknowledged(), 1);
        QCOMPARE(status.oldestPending, someMorning());
        QVERIFY(outbox->checkIntegrity());
    }

    void msgids_whateverTheClockDoes_neverRepeatAndOnlyGrow()
    {
        const QString path = newPath();
        QString last;
        for (int opening = 0; opening < 5; ++opening) {
            auto outbox = open(path);
            for (int taken = 0; taken < 35; ++taken) {
                const QString msgid = taken % 2 ? outbox->takeMsgId().value()
                                                : outbox->add(someDraft()).value().msgid;
                QCOMPARE(msgid.size(), 30);
                QVERIFY(msgid.startsWith(QStringLiteral("H64010400001")));
                QCOMPARE(msgid.mid(26, 3), QStringLiteral("001"));
                // Same institution and station: time and counter decide, and text order is theirs.
                QVERIFY2(msgid > last, qPrintable(msgid + u' ' + last));
                last = msgid;
                if (taken % 7 == 0)
                    m_clock.advanceMs(opening % 2 ? -86'400'000 : 1700);
            }
        }
    }

    void msgids_moreThanTenInASecond_takeTheNextSecond()
    {
        auto outbox = open(newPath());
        QStringList times;
        for (int i = 0; i < 21; ++i)
            times.append(outbox->takeMsgId().value().mid(12, 14));
        QCOMPARE(times.count(QStringLiteral("20170331090000")), 10);
        QCOMPARE(times.count(QStringLiteral("20170331090001")), 10);
        QCOMPARE(times.last(), QStringLiteral("20170331090002"));
    }

    void open_fileInUse_isLocked()
    {
        const QString path = newPath();
        auto first = open(path);
        const QString msgid = first->add(someDraft()).value().msgid;
        const auto second = Outbox::open(path, someStation(), m_clock);
        QCOMPARE(second.error().code, ErrorCode::StoreLocked);
        QVERIFY(first->find(msgid).value());
        QVERIFY(first->takeMsgId());
    }

    void open_newerVersion_isRefusedAndKept()
    {
        const QString path = newPath();
        const QString msgid = recordIn(*open(path), RecordState::Ready, QString());
        QStringList version;
        QCOMPARE(runSql(path, QStringLiteral("PRAGMA user_version"), &version), QString());
        QCOMPARE(runSql(path, QStringLiteral("PRAGMA user_version = 99")), QString());
        QCOMPARE(Outbox::open(path, someStation(), m_clock).error().code, ErrorCode::StoreNewer);
        QCOMPARE(
            runSql(path, QStringLiteral("PRAGMA user_version = ") + version.value(0)), QString());
        QVERIFY(open(path)->find(msgid).value());
    }

    void record_ofAClerk_namesThemForGood()
    {
        const QString path = newPath();
        RecordDraft draft = someDraft();
        draft.madeBy = { QStringLiteral("1001"), QStringLiteral("海力且木") };
        const QString msgid = open(path)->add(draft).value().msgid;
        QCOMPARE(open(path)->find(msgid).value()->madeBy, draft.madeBy);
        QVERIFY(!runSql(path, QStringLiteral("UPDATE outbox SET opter = '1002'")).isEmpty());
        QVERIFY(!runSql(path, QStringLiteral("UPDATE outbox SET opter = ''")).isEmpty());
    }

    void open_garbage_isRefusedAndKeptByteForByte()
    {
        const QString path = newPath();
        QFile file(path);
        const QByteArray garbage(20'000, 'x');
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(garbage) == garbage.size());
        file.close();
        QCOMPARE(
            Outbox::open(path, someStation(), m_clock).error().code, ErrorCode::StoreUnavailable);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), garbage);
    }

    void open_readOnlyFolder_isUnavailable()
    {
        const QString folder = m_dir.filePath(QStringLiteral("readonly"));
        QVERIFY(QDir().mkpath(folder));
        const QByteArray name = QFile::encodeName(folder);
        QCOMPARE(chmod(QFile::encodeName(m_dir.path()).constData(), 0755), 0);
        QCOMPARE(chmod(name.constData(), 0555), 0);
        const auto heard = inChild([&](int out) {
            // Root may write everywhere.
            if (geteuid() == 0 && setuid(65534) != 0)
                _exit(1);
            const auto outbox =
                Outbox::open(folder + QStringLiteral("/queue.db"), someStation(), m_clock);
            say(out, outbox ? QStringLiteral("opened") : errorName(outbox.error().code));
        });
        QCOMPARE(heard, QList<QByteArray>({ "StoreUnavailable" }));
        QVERIFY(QDir(folder).isEmpty());
    }

    void add_onAFullDisk_isRefusedAndLosesNothing()
    {
        const QString path = newPath();
        const auto heard = inChild([&](int out) {
            // Past this size every write fails, as on a full disk.
            const rlimit limit { 600'000, 600'000 };
            signal(SIGXFSZ, SIG_IGN);
            setrlimit(RLIMIT_FSIZE, &limit);
            auto outbox = open(path);
            for (int i = 0; i < 2000; ++i) {
                const auto record = outbox->add(someDraft(QString::number(i)));
                say(out, record ? record->msgid : errorName(record.error().code));
                if (!record)
                    break;
            }
            // Whatever the disk says later, this connection is not trusted again.
            say(out, errorName(outbox->takeMsgId().error().code));
        });
        QVERIFY(heard.size() > 10);
        QCOMPARE(heard.last(), QByteArray("StoreUnavailable"));
        QCOMPARE(heard.at(heard.size() - 2), QByteArray("StoreFull"));
        auto outbox = open(path);
        QVERIFY(outbox->checkIntegrity());
        for (const QByteArray& msgid : heard.first(heard.size() - 2))
            QVERIFY(outbox->find(QString::fromLatin1(msgid)).value());
        QVERIFY(outbox->add(someDraft()));
    }

    void add_killedAtAnyMoment_keepsEveryAcknowledgedRecord()
    {
        const QString path = newPath();
        QSet<QByteArray> acknowledged;
        for (int round = 0; round < 10; ++round) {
            const auto heard = inChild(
                [&](int out) {
                    auto outbox = open(path);
                    while (true)
                        say(out, outbox->add(someDraft()).value().msgid);
                },
                20 + 13 * round);
            QVERIFY(heard.size() >= 20);
            for (const QByteArray& msgid : heard) {
                QVERIFY2(!acknowledged.contains(msgid), "a msgid came twice");
                acknowledged.insert(msgid);
            }
            auto outbox = open(path);
            for (const QByteArray& msgid : std::as_const(acknowledged))
                QVERIFY(outbox->find(QString::fromLatin1(msgid)).value());
            QVERIFY(outbox->checkIntegrity());
        }
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
