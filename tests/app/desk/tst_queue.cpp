// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_money.h"
#include "support_queue.h"

#include <QTest>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

namespace {

const Module* moduleOf(const View& view)
{
    for (const Module& module : view.modules)
        if (module.id == QLatin1String("queue"))
            return &module;
    return nullptr;
}

/// The codes of one table that a page shows.
QStringList codesOf(const View& view, const char* table)
{
    QStringList found;
    const auto look = [&](const Words& words) {
        for (const WordArg& arg : words.args)
            if (const auto* code = std::get_if<Code>(&arg);
                code && code->table == QLatin1String(table))
                found << code->value;
    };
    for (const Panel& panel : view.panels)
        for (const Row& row : panel.rows)
            look(row.value);
    if (view.table)
        for (const Table::Line& line : view.table->lines)
            for (const Words& cell : line.cells)
                look(cell);
    return found;
}

} // namespace

class QueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void module_opened_listsAndSends()
    {
        Played play = atQueue(clerk(), {});
        QCOMPARE(play.count<AskQueue>(), 1);
        QVERIFY(says(play.view(), Phrase::DeskQueueNone));
        play.seconds(10); // the page stays as new as that
        QCOMPARE(play.count<AskQueue>(), 2);
        QVERIFY(play.press(QStringLiteral("F5")));
        QCOMPARE(play.count<AskQueue>(), 3);
        play.act(QStringLiteral("module:calls"));
        play.seconds(30);
        QCOMPARE(play.count<AskQueue>(), 3); // nobody looks
    }

    void waiting_whatIsHeldStandsFirst_andTheOldest()
    {
        const Played play = atQueue(clerk(), waitingRecords());
        const View view = play.view();
        QCOMPARE(view.table->lines.size(), std::size_t(5));
        const auto first = waitingRecords();
        QCOMPARE(view.table->lines[0].id, first[4].msgid);
        QCOMPARE(view.table->lines[1].id, first[3].msgid);
        QCOMPARE(view.table->lines[2].id, first[2].msgid);
        QCOMPARE(view.table->current, first[4].msgid);
        QVERIFY(moduleOf(view)->attention);
        QCOMPARE(moduleOf(view)->count, 5);
    }

    /// Who must do what, by what it waits for, how long, and whether there is a link.
    void duty_ofEverything_namesWhoAndWhat_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("hours");
        QTest::addColumn<bool>("online");
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("actor");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* name, WaitKind kind, int hours, bool online,
                             const char* said, WaitActor actor, const char* what) {
            QTest::newRow(name) << static_cast<int>(kind) << hours << online
                                << QString::fromLatin1(said) << static_cast<int>(actor)
                                << QString::fromLatin1(what);
        };
        using enum WaitKind;
        row("ready", Ready, 0, true, "", WaitActor::Nobody, "leaves-by-itself");
        row("sending", Sending, 0, true, "", WaitActor::Nobody, "leaves-by-itself");
        row("no link", Ready, 3, false, "", WaitActor::Nobody, "leaves-with-link");
        row("no link for long", Ready, 4, false, "", WaitActor::Technician, "mend-link");
        row("a link and yet", Ready, 24, true, "", WaitActor::Technician, "ask-province");
        row("being proved", Proving, 0, true, "", WaitActor::Nobody, "being-proved");
        row("proved for long", Proving, 1, true, "", WaitActor::Technician, "ask-province");
        row("proved without a link", Proving, 1, false, "", WaitActor::Nobody, "leaves-with-link");
        row("held", Held, 0, true, "why", WaitActor::Supervisor, "held-said");
        row("held without a link", Held, 9, false, "why", WaitActor::Supervisor, "held-said");
        row("held, unreadable", Held, 0, true, "", WaitActor::Technician, "held-unreadable");
        row("clock set back", Ready, -99, false, "", WaitActor::Nobody, "leaves-with-link");
    }
    void duty_ofEverything_namesWhoAndWhat()
    {
        QFETCH(int, kind);
        QFETCH(int, hours);
        QFETCH(bool, online);
        QFETCH(QString, said);
        QFETCH(int, actor);
        QFETCH(QString, what);
        const auto record =
            waitingRecord(1, "Y101", static_cast<WaitKind>(kind), hours, said.toUtf8().constData());
        const WaitDuty duty = dutyOf(record, online, hospitalWindow().now);
        QCOMPARE(static_cast<int>(duty.actor), actor);
        QCOMPARE(duty.what, what);
        const View view = atQueue(clerk(), { record }, online).view();
        QVERIFY(codesOf(view, "queue-duty").contains(what));
        QVERIFY(codesOf(view, "who-does").contains(waitActorName(duty.actor)));
    }

    void held_saysTheProvincesOwnWords()
    {
        Played play = atQueue(clerk(), waitingRecords());
        play.say(Chosen { waitingRecords()[3].msgid });
        bool said = false;
        for (const Panel& panel : play.view().panels)
            for (const Row& row : panel.rows)
                said |= row.value == Words::plain(waitingRecords()[3].said);
        QVERIFY(said);
    }

    void withdraw_onlyWhatIsHeld_andOnlyByTwo()
    {
        Played play = atQueue(clerk(), waitingRecords());
        play.say(Chosen { waitingRecords()[0].msgid });
        QVERIFY(!play.press(QStringLiteral("F9")));
        play.act(QStringLiteral("withdraw"));
        QVERIFY(says(play.view(), Phrase::DeskQueueWhyNotHeld));
        QVERIFY(!play.view().prompt);

        play.say(Chosen { waitingRecords()[3].msgid });
        QVERIFY(play.press(QStringLiteral("F9")));
        QVERIFY(play.view().prompt);
        agree(play, clerk()); // oneself is no second
        QCOMPARE(play.count<WithdrawRecord>(), 0);
        agree(play, supervisor());
        QCOMPARE(play.count<WithdrawRecord>(), 1);
        QCOMPARE(play.all<WithdrawRecord>()[0]->msgid, waitingRecords()[3].msgid);
        QVERIFY(
            play.notes().contains(QStringLiteral("withdraw-record ") + waitingRecords()[3].msgid));
        QVERIFY(play.notes().contains(QStringLiteral("second 1003")));
    }

    void sendAgain_onlyWhatIsHeld()
    {
        Played play = atQueue(clerk(), waitingRecords());
        play.say(Chosen { waitingRecords()[0].msgid });
        QVERIFY(!play.press(QStringLiteral("F7")));
        play.act(QStringLiteral("again"));
        QCOMPARE(play.count<SendAgain>(), 0);
        play.say(Chosen { waitingRecords()[3].msgid });
        QVERIFY(play.press(QStringLiteral("F7")));
        QCOMPARE(play.all<SendAgain>()[0]->msgid, waitingRecords()[3].msgid);
        QVERIFY(play.notes().contains(QStringLiteral("send-again ") + waitingRecords()[3].msgid));
    }

    /// The settlement it undoes would stand, and its origin lets no second one be made.
    void withdraw_aReversal_isRefused()
    {
        Played play = atQueue(
            clerk(), { waitingRecord(9, "2601", WaitKind::Held, 1, "报文有误：omsgid 缺失") });
        QVERIFY(!play.press(QStringLiteral("F9")));
        play.act(QStringLiteral("withdraw"));
        QVERIFY(says(play.view(), Phrase::DeskQueueWhyReversal));
        QVERIFY(!play.view().prompt);
        QVERIFY(play.press(QStringLiteral("F7")));
    }

    void withdraw_endedMeanwhile_isLeftAlone()
    {
        Played play = atQueue(clerk(), waitingRecords());
        play.say(Chosen { waitingRecords()[3].msgid });
        QVERIFY(play.press(QStringLiteral("F9")));
        play.say(QueueListed {});
        agree(play, supervisor());
        QCOMPARE(play.count<WithdrawRecord>(), 0);
    }

    void compare_withALink_tellsThatNothingIsLost()
    {
        Played play = atQueue(clerk(), {}, false);
        QVERIFY(says(play.view(), Phrase::DeskQueueNeverCompared));
        QVERIFY(!play.press(QStringLiteral("F8"))); // no link
        play.say(LinkIs { true });
        QVERIFY(play.press(QStringLiteral("F8")));
        QCOMPARE(play.count<CompareQueue>(), 1);
        QVERIFY(play.notes().contains(QStringLiteral("compare-queue")));
        play.say(QueueCompared { queueReport(true) });
        QVERIFY(says(play.view(), Phrase::DeskQueueAgrees));
        QVERIFY(says(play.view(), Phrase::DeskQueueNothingLost));
        QVERIFY(!moduleOf(play.view())->attention);
        QVERIFY(!play.press(QStringLiteral("Return"))); // no findings to see
    }

    void compare_failed_saysWhyAndKeepsTheLastOne()
    {
        Played play = atQueue(clerk(), {});
        play.say(QueueCompared { queueReport(true) });
        QVERIFY(play.press(QStringLiteral("F8")));
        play.say(QueueCompared { {}, ErrorCode::LinkTimeout });
        QVERIFY(play.view().notice && play.view().noticeTone == Table::Tone::Attention);
        QVERIFY(says(play.view(), Phrase::DeskQueueNothingLost));
    }

    void compare_disagrees_alarmsWhereverOneIsAndNamesWhoActsOnEach()
    {
        Played play = atQueue(clerk(), {});
        play.act(QStringLiteral("module:calls"));
        play.say(QueueCompared { queueReport(false) }); // the one of every day
        QCOMPARE(play.view().noticeTone, Table::Tone::Alarm);
        QVERIFY(says(play.view(), Phrase::DeskQueueDisagrees));
        QVERIFY(moduleOf(play.view())->attention);
        play.act(QStringLiteral("module:queue"));
        QVERIFY(play.press(QStringLiteral("Return")));
        const QueueReport report = queueReport(false);
        for (const QueueFinding& finding : report.findings) {
            const QString id = QStringLiteral("%1/%2/%3")
                                   .arg(finding.epoch)
                                   .arg(finding.number)
                                   .arg(finding.msgid);
            play.say(Chosen { id });
            QCOMPARE(play.view().table->current, id);
            const View view = play.view();
            QVERIFY(codesOf(view, "queue-finding-next").contains(queueFindingName(finding.kind)));
            QVERIFY(codesOf(view, "who-does").contains(queueActorName(whoActsOn(finding.kind))));
        }
        QVERIFY(!play.press(QStringLiteral("F9"))); // a finding is no Record to give up
        QVERIFY(play.press(QStringLiteral("Return")));
        QVERIFY(says(play.view(), Phrase::DeskQueueNone));
    }

    void pressure_fromTheSupervisorOn_asksForSomebody()
    {
        using enum PressureLevel;
        for (const auto level : { None, Warn, Banner, Supervisor, NoMoney, Stop }) {
            Played play = atQueue(clerk(), {});
            const auto cause = level == None ? PressureCause::None : PressureCause::Age;
            play.say(PressureIs { { level, cause } });
            QCOMPARE(moduleOf(play.view())->attention, level >= Supervisor);
            QCOMPARE(codesOf(play.view(), "pressure").size(), 1);
        }
    }

    void clock_offByMinutes_isSaid()
    {
        Played play = atQueue(clerk(), {});
        QVERIFY(says(play.view(), Phrase::DeskQueueClockRight));
        play.say(ClockIs { 119'000 });
        QVERIFY(says(play.view(), Phrase::DeskQueueClockRight));
        play.say(ClockIs { 180'000 });
        QVERIFY(says(play.view(), Phrase::DeskQueueClockFast));
        play.say(ClockIs { -180'000 });
        QVERIFY(says(play.view(), Phrase::DeskQueueClockSlow));
    }

    void surroundings_behindALock_areTakenIn()
    {
        Played play = atQueue(clerk(), {});
        play.act(QStringLiteral("lock"));
        play.say(QueueCompared { queueReport(false) });
        play.say(PressureIs { { PressureLevel::Stop, PressureCause::Disk } });
        QVERIFY(play.state.queue.report && !play.state.queue.report->agrees());
        QCOMPARE(play.state.queue.pressure.level, PressureLevel::Stop);
    }
};

QTEST_GUILESS_MAIN(QueueTest)
#include "tst_queue.moc"
