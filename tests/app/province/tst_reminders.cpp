// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/base/dates.h"
#include "app/province/filing/reminders.h"
#include "app/transactions/cases/policy_files.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace yidi;
using namespace yidi::test;

namespace {

/// The first batch of Tai'an (TA-04).
constexpr int eligible = 3952;

const QDateTime now = chinaTime(QDate(2017, 3, 31), QTime(10, 0));

const PolicyBook& policies()
{
    static const PolicyBook book = [] {
        auto read = readPolicies(
            QStringLiteral(":/policies"), [](const QByteArray&) { return QStringLiteral("00"); });
        return read ? std::move(read->book) : PolicyBook();
    }();
    return book;
}

/// A ledger of many people, each with a long-term filing about to expire or just expired.
class Crowd {
public:
    World world;
    QString path = world.path(QStringLiteral("ledger.db"));
    QString outbox = world.path(QStringLiteral("out.jsonl"));
    bool ready = false;

    explicit Crowd(int count)
    {
        world.close();
        ready = world.unlockFilings()
            && world.tamper(qPrintable(QStringLiteral(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                "INSERT INTO person(psn_no, psn_cert_type, certno, psn_name, gend, naty, brdy, "
                "tel, "
                "card_no, card_sn, ec_token) SELECT 'P' || i, '01', 'C' || i, '某', '1', '01', "
                "'1950-01-01', '', '', '', '' FROM n")
                                           .arg(count)))
            && world.tamper(
                "INSERT INTO filing(trt_dcla_detl_sn, msgid, psn_no, insutype, state, rloc_rea, "
                "insu_admdvs, rloc_admdvs, fixmedins_code, tel, evidence, begndate, enddate, "
                "decided_by, decided_at, rules, mdtrt_id) "
                "SELECT 'F' || psn_no, psn_no, psn_no, '310', "
                "CASE rowid % 2 WHEN 0 THEN 'EFFECTIVE' ELSE 'EXPIRED' END, 'L2', '370900', "
                "'640100', '', '13900000000', 'document', '2014-04-01', "
                "CASE rowid % 2 WHEN 0 THEN '2017-04-30' ELSE '2017-03-30' END, 'system', '', '', "
                "'' FROM person WHERE psn_no LIKE 'P%'");
    }
    std::unique_ptr<Ledger> ledger() { return Ledger::open(path).value_or(nullptr); }

    /// Queues and sends to the file; answers how many of each. `dieAfter` messages, by kill -9.
    std::pair<int, int> run(int dieAfter = -1)
    {
        auto book = ledger();
        auto file = NoticeFile::open(outbox);
        if (!book || !file)
            return { -1, -1 };
        const int queued = queueReminders(*book, now, policies()).value_or(-1);
        int seen = 0;
        const auto send = [&](const std::vector<Notice>& notices) -> Result<void> {
            for (const Notice& notice : notices) {
                if (seen++ == dieAfter)
                    ::kill(::getpid(), SIGKILL);
                YIDI_TRY((*file)->send({ notice }));
            }
            return {};
        };
        return { queued, sendNotices(*book, send, now).value_or(-1) };
    }

    /// Messages in the file, and how many of them are different ones.
    std::pair<int, int> delivered()
    {
        QFile file(outbox);
        QSet<QByteArray> keys;
        int lines = 0;
        if (file.open(QIODevice::ReadOnly))
            while (!file.atEnd()) {
                const auto json = parseJson(file.readLine());
                keys.insert(json ? (*json)[u"key"].text().toUtf8() : QByteArray());
                ++lines;
            }
        return { lines, static_cast<int>(keys.size()) };
    }
};

} // namespace

/// Expiry reminders: each once, whatever happens in the middle.
class TestReminders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void remind_3952Eligible_sends3952_thenNone()
    {
        Crowd crowd(eligible);
        QVERIFY(crowd.ready);
        QCOMPARE(crowd.run(), std::pair(eligible, eligible));
        QCOMPARE(crowd.delivered(), std::pair(eligible, eligible));
        QCOMPARE(crowd.run(), std::pair(0, 0));
        QCOMPARE(crowd.delivered(), std::pair(eligible, eligible));
    }

    void remind_killedInTheMiddle_isResumed_andNobodyIsToldTwice_data()
    {
        QTest::addColumn<int>("after");
        for (const int after : { 0, 1, 99, 100, 101, 2000, eligible - 1 })
            QTest::addRow("after %d", after) << after;
    }
    void remind_killedInTheMiddle_isResumed_andNobodyIsToldTwice()
    {
        QFETCH(int, after);
        Crowd crowd(eligible);
        QVERIFY(crowd.ready);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            crowd.run(after);
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        QCOMPARE(crowd.delivered(), std::pair(after, after));
        // Those of the unfinished batch are sent again under their keys, and stand there once.
        QCOMPARE(crowd.run(), std::pair(0, eligible - after / 100 * 100));
        QCOMPARE(crowd.delivered(), std::pair(eligible, eligible));
        QCOMPARE(crowd.run(), std::pair(0, 0));
    }

    void remind_tornLastLine_isWrittenAgain()
    {
        Crowd crowd(3);
        QCOMPARE(crowd.run().second, 3);
        QFile file(crowd.outbox);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() - 5));
        file.close();
        QVERIFY(crowd.world.tamper("UPDATE notice SET sent_at = ''"));
        QCOMPARE(crowd.run(), std::pair(0, 3));
        QCOMPARE(crowd.delivered(), std::pair(3, 3));
    }

    void remind_failingSender_keepsEverythingQueued()
    {
        Crowd crowd(3);
        const auto ledger = crowd.ledger();
        QCOMPARE(queueReminders(*ledger, now, policies()).value_or(-1), 3);
        const auto broken = [](const std::vector<Notice>&) -> Result<void> {
            return fail(ErrorCode::LinkDown, QStringLiteral("messages"));
        };
        QVERIFY(!sendNotices(*ledger, broken, now));
        QCOMPARE(ledger->queuedNotices(10)->size(), std::size_t { 3 });
    }

    void remind_whoIsTold_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("told");
        const auto row = [](const char* name, const char* change, int told) {
            QTest::newRow(name) << QByteArray("UPDATE filing SET ") + change << told;
        };
        row("ends today", "enddate = '2017-03-31'", 1);
        row("ends in 30 days", "enddate = '2017-04-30'", 1);
        row("ends in 31 days", "enddate = '2017-05-01'", 0);
        row("ended 90 days ago", "enddate = '2016-12-31'", 1);
        row("ended 91 days ago", "enddate = '2016-12-30'", 0);
        row("has no end", "enddate = ''", 0);
        row("temporary", "rloc_rea = 'T3'", 0);
        row("cancelled", "state = 'CANCELLED'", 0);
        row("in review", "state = 'IN_REVIEW'", 0);
        row("no phone", "tel = ''", 0);
        row("no number", "tel = 'unknown'", 0);
    }
    void remind_whoIsTold()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, told);
        Crowd crowd(1);
        QVERIFY(crowd.world.tamper(sql.constData()));
        QCOMPARE(crowd.run(), std::pair(told, told));
    }

    void remind_renewed_isNotTold_andAfterTheEndATwiceRemindedIsToldOnceMore()
    {
        Crowd crowd(2);
        QVERIFY(
            crowd.world.tamper("UPDATE filing SET state = 'EFFECTIVE', enddate = '2017-04-30'"));
        QVERIFY(crowd.world.tamper(
            "UPDATE filing SET psn_no = 'P1', enddate = '2018-04-30' WHERE psn_no = 'P2'"));
        QCOMPARE(crowd.run().first, 0);
        QVERIFY(crowd.world.tamper("DELETE FROM filing WHERE enddate = '2018-04-30'"));
        QCOMPARE(crowd.run().first, 1);
        QVERIFY(crowd.world.tamper("UPDATE filing SET state = 'EXPIRED'"));
        const auto ledger = crowd.ledger();
        QCOMPARE(queueReminders(*ledger, now.addDays(40), policies()).value_or(-1), 1);
        QCOMPARE(queueReminders(*ledger, now.addDays(41), policies()).value_or(-1), 0);
    }

    void text_namesNoPerson()
    {
        Crowd crowd(1);
        QCOMPARE(crowd.run().second, 1);
        const QString text = crowd.world.query("SELECT text FROM notice");
        QVERIFY(!text.contains(QStringLiteral("某")) && !text.contains(QStringLiteral("C1")));
    }
};

QTEST_GUILESS_MAIN(TestReminders)
#include "tst_reminders.moc"
