// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/courier.h"

#include "support_station.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using Fault = ScriptedLink::Fault;

namespace {

/// A station in a test's hands: its clock moves only when told.
struct Station {
    explicit Station(QString file)
        : path(std::move(file))
    {
        start();
    }

    void start()
    {
        outbox = Outbox::open(path, testOwner(), clock).value();
        Courier::Events events;
        events.recordChanged = [this](const RecordUpdate& update) { updates.append(update); };
        events.linkChanged = [this](LinkState state) { linkStates.append(state); };
        events.storeFailed = [this](const Error& error) { storeErrors.append(error); };
        courier = std::make_unique<Courier>(
            *outbox, link, testProfile(QString()), testKeys().publicPem, clock, [] { return 0.5; },
            events);
    }
    void restart()
    {
        link.forget();
        courier.reset();
        outbox.reset();
        start();
    }

    QString add(const QString& lane) { return outbox->add(testDraft(lane)).value().msgid; }
    RecordState stateOf(const QString& msgid) { return outbox->find(msgid).value().value().state; }
    /// Lets time pass in steps until nothing is open, at most ten minutes.
    void runOn()
    {
        for (int step = 0; step < 120 && outbox->status().value().pending() > 0; ++step) {
            clock.advanceMs(5000);
            courier->work();
        }
    }

    QString path;
    ManualClock clock { testMorning() };
    ScriptedLink link;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<Courier> courier;
    QList<RecordUpdate> updates;
    QList<LinkState> linkStates;
    QList<Error> storeErrors;
};

const QString filing = QStringLiteral("Y101");

} // namespace

class TestCourier : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    QString newPath() { return m_dir.filePath(QString::number(++m_files)); }

private Q_SLOTS:
    void work_onAGoodLink_signsInThenSendsAndStoresTheReceipt()
    {
        Station station(newPath());
        const QString msgid = station.add(QStringLiteral("A"));
        station.courier->work();
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
        QCOMPARE(station.link.requests.first().infno, QStringLiteral("9001"));
        const WireRequest& sent = station.link.requests.last();
        QCOMPARE(sent.msgid, msgid);
        QCOMPARE(sent.sign_no, QStringLiteral("S1"));
        QCOMPARE(sent.insuplc_admdvs, QStringLiteral("650100"));
        QCOMPARE(sent.mdtrtarea_admvs, QStringLiteral("640104"));
        QCOMPARE(sent.dev_no, QStringLiteral("KIOSK-001"));
        const Record record = station.outbox->find(msgid).value().value();
        QVERIFY(sm2Verify(testKeys().publicPem,
            receiptText(msgid, record.infno, MessageEnd::Done, record.link), record.receipt));
        QCOMPARE(station.updates.last().state, RecordState::Acked);
        QVERIFY(station.updates.last().response.success);
        QCOMPARE(station.linkStates, QList<LinkState> { LinkState::Online });
    }

    void record_ofAClerk_namesThemAlsoWhenItIsSentLater()
    {
        Station station(newPath());
        RecordDraft draft = testDraft(QStringLiteral("A"));
        draft.madeBy = { QStringLiteral("1001"), QStringLiteral("海力且木") };
        station.link.script(QStringLiteral("Y101"), { Fault::RequestLost });
        const QString msgid = station.outbox->add(draft).value().msgid;
        station.courier->work();
        station.courier->nudge();
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
        QCOMPARE(station.link.posted(QStringLiteral("Y101")), 2);
        for (const WireRequest& sent : station.link.requests) {
            const bool ofTheClerk = sent.infno == QLatin1String("Y101");
            QCOMPARE(sent.opter_type, ofTheClerk ? QStringLiteral("1") : QStringLiteral("2"));
            QCOMPARE(sent.opter, ofTheClerk ? QStringLiteral("1001") : QStringLiteral("KIOSK-001"));
            QCOMPARE(sent.opter_name,
                ofTheClerk ? QStringLiteral("海力且木") : QStringLiteral("KIOSK-001"));
        }
    }

    void record_metByAFault_endsExactlyOnce_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<RecordState>("afterOne");
        QTest::addColumn<bool>("maybeSent");
        QTest::addColumn<LinkState>("link");
        const auto row = [](const char* name, Fault fault, RecordState afterOne, bool maybeSent,
                             LinkState link) {
            QTest::newRow(name) << static_cast<int>(fault) << afterOne << maybeSent << link;
        };
        row("nothing left", Fault::NothingLeft, RecordState::Ready, false, LinkState::Offline);
        row("untrusted", Fault::Untrusted, RecordState::Ready, true, LinkState::Untrusted);
        row("request lost", Fault::RequestLost, RecordState::Ready, true, LinkState::Offline);
        row("answer lost", Fault::AnswerLost, RecordState::Ready, true, LinkState::Offline);
        row("answer twice", Fault::AnswerTwice, RecordState::Acked, true, LinkState::Online);
        row("unsigned", Fault::Unsigned, RecordState::Ready, true, LinkState::Untrusted);
        row("garbage", Fault::Garbage, RecordState::Ready, true, LinkState::Untrusted);
        row("HTTP 500", Fault::ServerError, RecordState::Ready, true, LinkState::Offline);
        row("other msgid", Fault::OtherMsgid, RecordState::Ready, true, LinkState::Untrusted);
    }
    void record_metByAFault_endsExactlyOnce()
    {
        QFETCH(int, fault);
        QFETCH(RecordState, afterOne);
        QFETCH(bool, maybeSent);
        QFETCH(LinkState, link);
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { static_cast<Fault>(fault) });
        station.courier->work();
        QCOMPARE(station.stateOf(msgid), afterOne);
        QCOMPARE(station.outbox->find(msgid).value().value().everSent, maybeSent);
        QCOMPARE(station.courier->link(), link);
        station.runOn();
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
        QCOMPARE(station.link.applied, QStringList(msgid));
        QCOMPARE(std::count_if(station.updates.begin(), station.updates.end(),
                     [](const RecordUpdate& u) { return u.state == RecordState::Acked; }),
            1);
        QVERIFY(station.storeErrors.isEmpty());
    }

    void record_refusedWithReasons_isRefusedAndFreesItsLane()
    {
        Station station(newPath());
        const QString first = station.add(QStringLiteral("A"));
        const QString second = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::Refused });
        station.courier->work();
        QCOMPARE(station.stateOf(first), RecordState::Refused);
        QCOMPARE(station.stateOf(second), RecordState::Acked);
        const auto refused = std::find_if(station.updates.begin(), station.updates.end(),
            [](const RecordUpdate& u) { return u.state == RecordState::Refused; });
        QCOMPARE(refused->response.reasons.at(0).code, QStringLiteral("SUSPENDED"));
        QVERIFY(!station.outbox->find(first).value().value().receipt.isEmpty());
    }

    void record_whoseMessageIsWrong_isHeldAndBlocksItsLaneOnly_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("refused without reasons") << static_cast<int>(Fault::RefusedMessage);
        QTest::newRow("signed garbage") << static_cast<int>(Fault::SignedGarbage);
    }
    void record_whoseMessageIsWrong_isHeldAndBlocksItsLaneOnly()
    {
        QFETCH(int, fault);
        Station station(newPath());
        const QString held = station.add(QStringLiteral("A"));
        const QString behind = station.add(QStringLiteral("A"));
        const QString other = station.add(QStringLiteral("B"));
        station.link.script(filing, { static_cast<Fault>(fault) });
        station.runOn();
        QCOMPARE(station.stateOf(held), RecordState::Held);
        QCOMPARE(station.stateOf(behind), RecordState::Ready);
        QCOMPARE(station.stateOf(other), RecordState::Acked);
    }

    void records_ofOneLane_arriveInOrder()
    {
        Station station(newPath());
        QStringList msgids;
        for (int i = 0; i < 12; ++i)
            msgids.append(station.add(QStringLiteral("A")));
        station.link.script(
            filing, { Fault::RequestLost, Fault::None, Fault::AnswerLost, Fault::ServerError });
        station.runOn();
        QCOMPARE(station.link.applied, msgids);
    }

    void withoutALink_nothingIsEverPerhapsSent()
    {
        Station station(newPath());
        station.link.setWeather(Fault::RequestLost);
        const QString msgid = station.add(QStringLiteral("A"));
        station.runOn();
        QCOMPARE(station.link.posted(filing), 0);
        QVERIFY(station.link.posted(QStringLiteral("9001")) > 10);
        QCOMPARE(station.stateOf(msgid), RecordState::Ready);
        station.courier->giveUp(msgid, QStringLiteral("the person left"));
        QCOMPARE(station.stateOf(msgid), RecordState::Withdrawn);
    }

    void linkBack_isNoticedWithinHalfAMinute()
    {
        Station station(newPath());
        station.link.setWeather(Fault::NothingLeft);
        const QString msgid = station.add(QStringLiteral("A"));
        station.runOn();
        station.link.setWeather(Fault::None);
        for (int second = 0; second <= 30; ++second) {
            station.clock.advanceMs(1000);
            station.courier->work();
        }
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
        QCOMPARE(station.courier->link(), LinkState::Online);
    }

    void clockSetBack_doesNotStopTheStation()
    {
        Station station(newPath());
        station.courier->work();
        const QString given = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::RequestLost });
        station.link.script(QStringLiteral("Y001"), { Fault::RequestLost });
        station.courier->work();
        station.courier->giveUp(given, QStringLiteral("no receipt")); // its fence waits, too
        station.link.setWeather(Fault::NothingLeft);
        station.runOn();
        station.link.setWeather(Fault::None);
        station.clock.advanceMs(qint64 { -3 } * 3600 * 1000);
        station.runOn();
        QCOMPARE(station.stateOf(given), RecordState::Withdrawn);
    }

    void nudge_doesNotWaitForDueTimes()
    {
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::RequestLost, Fault::RequestLost });
        for (int i = 0; i < 3; ++i)
            station.courier->nudge();
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
    }

    void signNo_isRenewedEachDay()
    {
        Station station(newPath());
        station.courier->work();
        station.courier->work();
        QCOMPARE(station.link.posted(QStringLiteral("9001")), 1);
        station.clock.advanceMs(24 * 3600 * 1000);
        station.courier->work();
        QCOMPARE(station.link.posted(QStringLiteral("9001")), 2);
    }

    void giveUp_perhapsSentAndNotArrived_leavesATombstone()
    {
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::RequestLost });
        station.courier->work();
        station.link.setWeather(Fault::RequestLost);
        station.courier->giveUp(msgid, QStringLiteral("no receipt"));
        QCOMPARE(station.stateOf(msgid), RecordState::Fencing);
        station.link.setWeather(Fault::None);
        station.link.script(QStringLiteral("Y001"), { Fault::AnswerLost, Fault::Unsigned });
        station.runOn();
        QCOMPARE(station.stateOf(msgid), RecordState::Withdrawn);
        QCOMPARE(station.link.tombstones, QStringList(msgid));
        QVERIFY(station.link.applied.isEmpty());
        RecordDraft again = testDraft(QStringLiteral("A"));
        again.replaces = msgid;
        QVERIFY(station.outbox->add(again));
    }

    void giveUp_thoughLanded_isAcknowledgedWithItsOwnReceipt_data()
    {
        QTest::addColumn<int>("refetch");
        QTest::newRow("at once") << static_cast<int>(Fault::None);
        QTest::newRow("answer lost again") << static_cast<int>(Fault::AnswerLost);
        QTest::newRow("unsigned") << static_cast<int>(Fault::Unsigned);
        QTest::newRow("today's envelope refused") << static_cast<int>(Fault::RefusedMessage);
    }
    void giveUp_thoughLanded_isAcknowledgedWithItsOwnReceipt()
    {
        QFETCH(int, refetch);
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::AnswerLost, static_cast<Fault>(refetch) });
        station.courier->work();
        station.courier->giveUp(msgid, QStringLiteral("no receipt"));
        station.runOn();
        const Record record = station.outbox->find(msgid).value().value();
        QCOMPARE(record.state, RecordState::Acked);
        QVERIFY(sm2Verify(testKeys().publicPem,
            receiptText(msgid, record.infno, MessageEnd::Done, record.link), record.receipt));
        QCOMPARE(station.link.applied, QStringList(msgid));
    }

    void giveUp_thoughRefused_isRefused()
    {
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::RefusedAndLost });
        station.courier->work();
        QCOMPARE(station.stateOf(msgid), RecordState::Ready);
        station.courier->giveUp(msgid, QStringLiteral("no receipt"));
        station.runOn();
        QCOMPARE(station.stateOf(msgid), RecordState::Refused);
    }

    void giveUp_whileOnItsWay_takesTheLateAnswer()
    {
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::Silence });
        station.link.script(QStringLiteral("Y001"), { Fault::Silence });
        station.courier->work();
        QCOMPARE(station.stateOf(msgid), RecordState::Sending);
        station.courier->giveUp(msgid, QStringLiteral("no receipt"));
        QCOMPARE(station.stateOf(msgid), RecordState::Fencing);
        station.link.deliver(); // the answer, then the fence's
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
        QVERIFY(station.storeErrors.isEmpty());
    }

    void giveUp_fenceOvertakesTheRecord_theLateRefusalChangesNothing()
    {
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::Silence });
        station.courier->work();
        station.courier->giveUp(msgid, QStringLiteral("no receipt"));
        QCOMPARE(station.stateOf(msgid), RecordState::Withdrawn);
        station.link.deliver(); // the delayed original meets its tombstone
        QCOMPARE(station.stateOf(msgid), RecordState::Withdrawn);
        QVERIFY(station.link.applied.isEmpty());
    }

    void giveUp_fencesAnswerLost_theRecordsOwnRefusalIsNotItsEnd()
    {
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::Silence });
        station.link.script(QStringLiteral("Y001"), { Fault::AnswerLost });
        station.courier->work();
        station.courier->giveUp(msgid, QStringLiteral("no receipt"));
        station.link.deliver(); // it meets a tombstone the station does not know of
        QCOMPARE(station.stateOf(msgid), RecordState::Fencing);
        station.runOn();
        QCOMPARE(station.stateOf(msgid), RecordState::Withdrawn);
    }

    void giveUp_inEveryState_endsAllowed_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<RecordState>("before");
        QTest::addColumn<RecordState>("end");
        const auto row = [](const char* name, Fault fault, RecordState before, RecordState end) {
            QTest::newRow(name) << static_cast<int>(fault) << before << end;
        };
        row("ready", Fault::NothingLeft, RecordState::Ready, RecordState::Withdrawn);
        row("ready, perhaps sent", Fault::RequestLost, RecordState::Ready, RecordState::Withdrawn);
        row("ready, landed", Fault::AnswerLost, RecordState::Ready, RecordState::Acked);
        row("sending", Fault::Silence, RecordState::Sending, RecordState::Withdrawn);
        row("acknowledged", Fault::None, RecordState::Acked, RecordState::Acked);
        row("refused", Fault::Refused, RecordState::Refused, RecordState::Refused);
        row("held", Fault::RefusedMessage, RecordState::Held, RecordState::Withdrawn);
    }
    void giveUp_inEveryState_endsAllowed()
    {
        QFETCH(int, fault);
        QFETCH(RecordState, before);
        QFETCH(RecordState, end);
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, { static_cast<Fault>(fault) });
        station.courier->work();
        QCOMPARE(station.stateOf(msgid), before);
        station.courier->giveUp(msgid, QStringLiteral("given up"));
        station.courier->giveUp(msgid, QStringLiteral("given up again"));
        station.runOn();
        station.link.deliver();
        QCOMPARE(station.stateOf(msgid), end);
        QCOMPARE(station.link.applied.count(msgid), end == RecordState::Acked ? 1 : 0);
        QVERIFY(station.storeErrors.isEmpty());
    }

    void ask_answersOnceWhateverTheLinkDoes_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, Fault fault, Answer::Outcome outcome) {
            QTest::newRow(name) << static_cast<int>(fault) << static_cast<int>(outcome);
        };
        row("good", Fault::None, Answer::Outcome::Done);
        row("lost", Fault::RequestLost, Answer::Outcome::Unreachable);
        row("unsigned", Fault::Unsigned, Answer::Outcome::Unreachable);
        row("captive portal", Fault::Garbage, Answer::Outcome::Unreachable);
    }
    void ask_answersOnceWhateverTheLinkDoes()
    {
        QFETCH(int, fault);
        QFETCH(int, outcome);
        Station station(newPath());
        station.link.script(QStringLiteral("1101"), { static_cast<Fault>(fault) });
        QList<int> outcomes;
        station.courier->ask(QStringLiteral("1101"), QStringLiteral("650100"), "{}",
            [&](const Answer& answer) { outcomes.append(static_cast<int>(answer.outcome)); });
        QCOMPARE(outcomes, QList<int> { outcome });
    }

    void backOff_growsWithFailuresUpToItsCap()
    {
        QCOMPARE(backOffMs(1, 300'000, 0.999999), qint64 { 999 });
        QCOMPARE(backOffMs(2, 300'000, 0.5), qint64 { 1000 });
        QCOMPARE(backOffMs(5, 300'000, 0.5), qint64 { 8000 });
        QCOMPARE(backOffMs(10, 300'000, 0.5), qint64 { 150'000 });
        for (int failures = 0; failures < 1000; ++failures) {
            QCOMPARE(backOffMs(failures, 300'000, 0.0), qint64 { 0 });
            QVERIFY(backOffMs(failures, 300'000, 0.999999) < 300'000);
        }
    }

    /// Fifty Records of ten people through a storm of every fault, some given up on the way,
    /// the station restarted now and then: each ends once, on both sides alike.
    void storm_ofEveryFault_endsWithBothSidesAgreeing()
    {
        constexpr Fault faults[] = { Fault::None, Fault::None, Fault::NothingLeft, Fault::Untrusted,
            Fault::RequestLost, Fault::AnswerLost, Fault::AnswerTwice, Fault::Unsigned,
            Fault::Garbage, Fault::ServerError, Fault::OtherMsgid, Fault::Refused, Fault::Silence };
        for (quint32 seed = 1; seed <= 4; ++seed) {
            QRandomGenerator random(seed);
            const auto anyFaults = [&] {
                std::deque<Fault> some;
                for (int i = 0; i < 4; ++i)
                    some.push_back(faults[random.bounded(int(std::size(faults)))]);
                return some;
            };
            Station station(newPath());
            QStringList msgids;
            for (int round = 0; round < 50; ++round) {
                msgids.append(station.add(QString::number(random.bounded(10))));
                station.link.script(filing, anyFaults());
                if (round % 3 == 0)
                    station.link.script(QStringLiteral("Y001"), anyFaults());
                if (random.bounded(5) == 0)
                    station.courier->giveUp(msgids.at(random.bounded(int(msgids.size()))), {});
                if (random.bounded(4) == 0)
                    station.link.deliver();
                if (random.bounded(20) == 0)
                    station.restart();
                station.clock.advanceMs(random.bounded(20'000));
                station.courier->work();
            }
            for (int round = 0; round < 5; ++round) {
                station.link.script(filing, {});
                station.link.script(QStringLiteral("Y001"), {});
                station.link.deliver();
                station.runOn();
            }
            QStringList acknowledged;
            for (const QString& msgid : std::as_const(msgids)) {
                const RecordState state = station.stateOf(msgid);
                QVERIFY2(state == RecordState::Acked || state == RecordState::Refused
                        || state == RecordState::Withdrawn,
                    qPrintable(QStringLiteral("seed %1: %2 is %3")
                                   .arg(seed)
                                   .arg(msgid, recordStateName(state))));
                if (state == RecordState::Acked)
                    acknowledged.append(msgid);
            }
            QStringList applied = station.link.applied;
            applied.sort();
            acknowledged.sort();
            QCOMPARE(applied, acknowledged);
            QVERIFY(station.storeErrors.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestCourier)
#include "tst_courier.moc"
