// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/courier.h"

#include "support_station.h"

#include "app/transactions/batch/batch_codec.h"

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
        events.skewChanged = [this](std::chrono::milliseconds skew) { skews.append(skew.count()); };
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

    /// So many, each of another person.
    QStringList addMany(int count, const QString& infno = QStringLiteral("Y101"))
    {
        QStringList msgids;
        for (int i = 0; i < count; ++i) {
            RecordDraft draft = testDraft(QStringLiteral("P%1").arg(m_people++));
            draft.infno = infno;
            msgids.append(outbox->add(draft).value().msgid);
        }
        return msgids;
    }
    /// As if it had been sent in vain, and is to be sent again after some time.
    QString addRetried(const QString& lane, qint64 waitMs = 0)
    {
        const QString msgid = add(lane);
        [&] {
            QVERIFY(outbox->markSending(msgid));
            QVERIFY(outbox->backToReady(msgid, clock.now().addMSecs(waitMs)));
        }();
        return msgid;
    }
    int countIn(RecordState state) { return outbox->status().value().counts[int(state)]; }
    int attemptsOf(const QString& msgid) { return outbox->find(msgid).value().value().attempts; }
    /// Lets seconds pass, one by one.
    void pass(int seconds)
    {
        for (int second = 0; second < seconds; ++second) {
            clock.advanceMs(1000);
            courier->work();
        }
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
    QList<qint64> skews;

private:
    int m_people = 0;
};

const QString filing = QStringLiteral("Y101");
const QString signingIn = QStringLiteral("9001");
const QString batches = QStringLiteral("Y003");
const QString settlement = QStringLiteral("2304");

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
        station.pass(30);
        QCOMPARE(station.courier->link(), LinkState::Online);
        station.pass(30);
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
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
        station.clock.set(station.clock.now().addSecs(-3 * 3600));
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
        QTest::addColumn<QString>("said"); // the error; empty: none
        const auto row = [](const char* name, Fault fault, std::optional<ErrorCode> error) {
            QTest::newRow(name) << static_cast<int>(fault)
                                << (error ? errorName(*error) : QString());
        };
        row("good", Fault::None, {});
        row("lost", Fault::RequestLost, ErrorCode::LinkTimeout);
        row("unsigned", Fault::Unsigned, ErrorCode::AnswerUnsigned);
        row("captive portal", Fault::Garbage, ErrorCode::AnswerUnsigned);
        row("server error", Fault::ServerError, ErrorCode::LinkTimeout);
        row("busy", Fault::Busy, ErrorCode::LinkTimeout);
    }
    void ask_answersOnceWhateverTheLinkDoes()
    {
        QFETCH(int, fault);
        QFETCH(QString, said);
        Station station(newPath());
        station.link.script(QStringLiteral("1101"), { static_cast<Fault>(fault) });
        QStringList heard;
        station.courier->ask(
            QStringLiteral("1101"), QStringLiteral("650100"), "{}", [&](const Answer& answer) {
                QCOMPARE(answer.outcome,
                    said.isEmpty() ? Answer::Outcome::Done : Answer::Outcome::Unreachable);
                heard.append(said.isEmpty() ? QString() : errorName(answer.error.code));
            });
        QCOMPARE(heard, QStringList(said));
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

    // --- the link --------------------------------------------------------------------------------

    void breaker_afterFiveFailuresInARow_letsProbesWait()
    {
        Breaker breaker;
        Breaker::Time now { 0 };
        QVERIFY(breaker.isClosed());
        for (int failure = 1; failure <= 4; ++failure) {
            breaker.failed(now, 0.999);
            QVERIFY(!breaker.isClosed() && !breaker.isOpen());
            now += Breaker::Time(1000);
            QVERIFY(breaker.mayProbe(now));
        }
        for (int seconds : { 1, 2, 4, 8, 16, 30, 30 }) {
            breaker.failed(now, 0.999);
            QVERIFY(breaker.isOpen());
            now += Breaker::Time(seconds * 1000);
            QVERIFY(!breaker.mayProbe(now - Breaker::Time(100)));
            QVERIFY(breaker.mayProbe(now));
        }
        breaker.answered();
        QVERIFY(breaker.isClosed());
        QVERIFY(breaker.mayProbe(now));
    }

    void outage_isProbedByOneSignInAtATime()
    {
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.setWeather(Fault::NothingLeft);
        station.courier->work();
        station.pass(10); // five failures and more
        station.link.setWeather(Fault::None);
        const int filings = station.link.posted(filing);
        const int before = station.link.posted(signingIn);
        station.link.script(signingIn, { Fault::Silence });
        station.pass(120);
        station.courier->nudge();
        QCOMPARE(station.link.posted(signingIn), before + 1);
        QCOMPARE(station.link.posted(filing), filings); // half open: nothing but the probe
        station.link.deliver();
        station.courier->nudge();
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
        QCOMPARE(station.link.posted(signingIn), before + 1);
    }

    void oneLostMessage_whileOthersAreAnswered_isNoFaultOfTheLink()
    {
        Station station(newPath());
        station.courier->work();
        const QString lost = station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::Silence });
        station.courier->work();
        const QString other = station.add(QStringLiteral("B"));
        station.courier->nudge(other);
        QCOMPARE(station.stateOf(other), RecordState::Acked);
        station.link.drop();
        QCOMPARE(station.stateOf(lost), RecordState::Ready);
        QCOMPARE(station.linkStates, QList<LinkState> { LinkState::Online });
        QCOMPARE(station.link.posted(signingIn), 1);
    }

    void distrust_stopsSendingAndAlarmsWithoutBurningAttempts_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("TLS refused") << static_cast<int>(Fault::Untrusted);
        QTest::newRow("HTTP 403") << static_cast<int>(Fault::Forbidden);
    }
    void distrust_stopsSendingAndAlarmsWithoutBurningAttempts()
    {
        QFETCH(int, fault);
        Station station(newPath());
        station.courier->work();
        const QStringList msgids = station.addMany(2);
        station.link.setWeather(static_cast<Fault>(fault));
        station.pass(600);
        QCOMPARE(station.link.posted(filing), 1);
        QCOMPARE(
            station.linkStates, (QList<LinkState> { LinkState::Online, LinkState::Untrusted }));
        for (const QString& msgid : msgids)
            QCOMPARE(station.attemptsOf(msgid), 0);
        station.link.setWeather(Fault::None);
        station.pass(60);
        QCOMPARE(station.countIn(RecordState::Acked), 2);
    }

    void distrustOfRecordsAlone_isNotAskedAgainEverySecond()
    {
        Station station(newPath());
        station.courier->work();
        station.add(QStringLiteral("A"));
        station.link.script(filing, std::deque<Fault>(1000, Fault::Forbidden));
        station.pass(600);
        QVERIFY(station.link.posted(filing) < 20);
        QVERIFY(station.link.posted(filing) > 5);
    }

    void retryAfter_isWaitedForByEverything()
    {
        Station station(newPath());
        station.courier->work();
        station.add(QStringLiteral("A"));
        station.link.script(filing, { Fault::Busy });
        station.courier->work();
        const auto sent = station.link.requests.size();
        const QString other = station.add(QStringLiteral("B"));
        station.pass(118);
        station.courier->nudge(other);
        QCOMPARE(station.link.requests.size(), sent);
        station.pass(3);
        QCOMPARE(station.countIn(RecordState::Acked), 2);
    }

    void afterAnOutage_eachStationBeginsInItsOwnTime()
    {
        Station station(newPath());
        station.courier->work();
        station.courier->nudge(); // long before: nobody waits for this any more
        station.link.setWeather(Fault::NothingLeft);
        station.addMany(2);
        station.runOn();
        station.courier->nudge(); // in vain
        station.link.setWeather(Fault::None);
        while (station.courier->link() != LinkState::Online)
            station.pass(1);
        station.pass(14); // random is a half of thirty seconds
        QCOMPARE(station.countIn(RecordState::Acked), 0);
        const QString awaited = station.add(QStringLiteral("A"));
        station.courier->nudge(awaited);
        QCOMPARE(station.stateOf(awaited), RecordState::Acked);
        QCOMPARE(station.countIn(RecordState::Acked), 1);
        station.pass(2);
        QCOMPARE(station.countIn(RecordState::Acked), 3);
    }

    void afterAnOutage_somebodyStandsThere_beginsAtOnce()
    {
        Station station(newPath());
        station.courier->work();
        station.link.setWeather(Fault::NothingLeft);
        station.addMany(2);
        station.runOn();
        station.link.setWeather(Fault::None);
        station.courier->nudge();
        QCOMPARE(station.countIn(RecordState::Acked), 2);
    }

    // --- clocks ----------------------------------------------------------------------------------

    void skew_beyondTwoMinutes_isToldAndTakenBack_data()
    {
        QTest::addColumn<int>("ahead");
        QTest::addColumn<bool>("told");
        QTest::newRow("right") << 0 << false;
        QTest::newRow("a little ahead") << 119 << false;
        QTest::newRow("a little behind") << -119 << false;
        QTest::newRow("ahead") << 121 << true;
        QTest::newRow("behind") << -121 << true;
        QTest::newRow("ten years") << -315'360'000 << true;
    }
    void skew_beyondTwoMinutes_isToldAndTakenBack()
    {
        QFETCH(int, ahead);
        QFETCH(bool, told);
        Station station(newPath());
        QVERIFY(!station.courier->skew());
        station.link.provinceTime = station.clock.now().addSecs(-ahead);
        station.courier->work();
        QCOMPARE(station.courier->skew().value().count(), qint64 { ahead } * 1000);
        QCOMPARE(station.skews, told ? QList<qint64> { qint64 { ahead } * 1000 } : QList<qint64>());
        station.link.provinceTime = station.clock.now();
        station.courier->ask(QStringLiteral("1101"), {}, "{}", [](const Answer&) {});
        QCOMPARE(station.courier->skew().value().count(), qint64 { 0 });
        QCOMPARE(station.skews.size(), told ? 2 : 0);
        QCOMPARE(station.skews.value(1), qint64 { 0 });
    }

    void skew_isMeasuredHalfWayBetweenAskingAndHearing()
    {
        Station station(newPath());
        station.link.script(signingIn, { Fault::Silence });
        station.courier->work();
        station.link.provinceTime = station.clock.now().addSecs(4);
        station.clock.advanceMs(8000);
        station.link.deliver();
        QCOMPARE(station.courier->skew().value().count(), qint64 { 0 });
    }

    void wallClockJumps_doNotChangeHowLongARecordWaits_data()
    {
        QTest::addColumn<qint64>("jump");
        QTest::newRow("a minute back") << qint64 { -60 };
        QTest::newRow("an hour back") << qint64 { -3600 };
        QTest::newRow("ten years back") << qint64 { -315'360'000 };
        QTest::newRow("a minute on") << qint64 { 60 };
        QTest::newRow("an hour on") << qint64 { 3600 };
        QTest::newRow("a day on") << qint64 { 86'400 };
    }
    void wallClockJumps_doNotChangeHowLongARecordWaits()
    {
        QFETCH(qint64, jump);
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.addRetried(QStringLiteral("A"), 200'000);
        station.pass(100);
        station.clock.set(station.clock.now().addSecs(jump));
        station.pass(98);
        QCOMPARE(station.stateOf(msgid), RecordState::Ready);
        station.pass(4);
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
    }

    // --- how much at once ------------------------------------------------------------------------

    void pace_growsByOneAndIsHalvedOnceForWhatWasUnderWay()
    {
        Pace pace;
        for (int limit = 1; limit < Pace::most; ++limit)
            for (int answer = 0; answer < limit; ++answer) {
                QCOMPARE(pace.limit(), limit);
                pace.answered();
            }
        for (int answer = 0; answer < 100; ++answer)
            pace.answered();
        QCOMPARE(pace.limit(), Pace::most);
        const int round = pace.round();
        for (int lost = 0; lost < 8; ++lost)
            pace.troubled(round);
        QCOMPARE(pace.limit(), 4);
        pace.troubled(pace.round());
        QCOMPARE(pace.limit(), 2);
        pace.troubled(pace.round());
        pace.troubled(pace.round());
        QCOMPARE(pace.limit(), 1);
    }

    void backlog_isSentByMoreAndMoreAtOnceUpToEight()
    {
        Station station(newPath());
        station.courier->work();
        station.addMany(50, settlement);
        station.link.script(settlement, std::deque<Fault>(50, Fault::Silence));
        station.courier->work();
        for (int atOnce = 1; atOnce <= Pace::most; ++atOnce) {
            QCOMPARE(station.link.silent(), atOnce);
            station.link.deliver();
        }
        QCOMPARE(station.link.silent(), 8);
        station.courier->ask(QStringLiteral("1101"), {}, "{}", [](const Answer&) {});
        station.link.drop(); // the link is good, but these were too many
        QCOMPARE(station.link.silent(), 4);
    }

    void newRecords_neverWaitBehindRetriedOnes()
    {
        Station station(newPath());
        station.courier->work();
        for (int i = 0; i < 40; ++i)
            station.addRetried(QStringLiteral("R%1").arg(i));
        station.link.script(batches, { Fault::Silence });
        station.courier->work();
        QCOMPARE(station.link.silent(), 1);
        QCOMPARE(station.link.batch(0).size(), 16);
        const QString fresh = station.add(QStringLiteral("A"));
        station.courier->work();
        QCOMPARE(station.stateOf(fresh), RecordState::Acked);
        QCOMPARE(station.countIn(RecordState::Ready), 24);
        station.link.deliver();
        QCOMPARE(station.countIn(RecordState::Acked), 41);
    }

    void record_howeverOftenItFails_isNeverGivenUp()
    {
        Station station(newPath());
        station.courier->work();
        const QString msgid = station.add(QStringLiteral("A"));
        station.link.script(filing, std::deque<Fault>(100, Fault::ServerError));
        for (int i = 0; i < 100; ++i)
            station.pass(310);
        QVERIFY(station.attemptsOf(msgid) >= 100);
        station.pass(310);
        QCOMPARE(station.stateOf(msgid), RecordState::Acked);
    }

    // --- batches ---------------------------------------------------------------------------------

    void manyRecords_goAsOneMessage_eachExactlyAsAlone()
    {
        Station station(newPath());
        station.courier->work();
        const QStringList msgids = station.addMany(10);
        station.courier->work();
        QCOMPARE(station.link.posted(batches), 1);
        QCOMPARE(station.link.posted(filing), 0);
        const auto messages = station.link.batch(0);
        QCOMPARE(messages.size(), msgids.size());
        for (int i = 0; i < msgids.size(); ++i) {
            const Record record = station.outbox->find(msgids.at(i)).value().value();
            QCOMPARE(record.state, RecordState::Acked);
            QVERIFY(sm2Verify(testKeys().publicPem,
                receiptText(record.msgid, filing, MessageEnd::Done, record.link), record.receipt));
            QCOMPARE(messages.at(i).msgid, record.msgid);
            QCOMPARE(messages.at(i).inputBytes, record.input);
            QCOMPARE(messages.at(i).infno, filing);
            QCOMPARE(messages.at(i).sign_no, QStringLiteral("S1"));
        }
        QCOMPARE(station.link.applied, msgids);
    }

    void aFewRecords_goOneByOne()
    {
        Station station(newPath());
        station.courier->work();
        station.addMany(3);
        station.courier->work();
        QCOMPARE(station.link.posted(batches), 0);
        QCOMPARE(station.link.posted(filing), 3);
    }

    void recordsOfOnePerson_areNeverInOneBatch()
    {
        Station station(newPath());
        station.courier->work();
        QStringList msgids;
        for (int i = 0; i < 10; ++i)
            msgids.append(station.add(QStringLiteral("A")));
        station.addMany(5);
        station.courier->work();
        QCOMPARE(station.link.batch(0).size(), 6);
        QCOMPARE(station.countIn(RecordState::Acked), 15);
        station.link.applied.removeIf(
            [&](const QString& msgid) { return !msgids.contains(msgid); });
        QCOMPARE(station.link.applied, msgids);
    }

    void batch_holdsAtMost64AndNoMoreThanGoesWhole()
    {
        Station station(newPath());
        station.courier->work();
        station.addMany(70);
        RecordDraft large = testDraft(QStringLiteral("large"));
        QByteArray noise(300'000, '\0'); // does not become smaller by compressing
        QRandomGenerator(1).fillRange(reinterpret_cast<quint32*>(noise.data()), noise.size() / 4);
        large.input =
            Json::object({ { QStringLiteral("data"), QString::fromLatin1(noise.toBase64()) } });
        for (int i = 0; i < 4; ++i) {
            large.lane += u'+';
            QVERIFY(station.outbox->add(large));
        }
        station.courier->work();
        QCOMPARE(station.link.batch(0).size(), 64);
        QCOMPARE(station.link.batch(1).size(), 7);
        for (const WireRequest& request : station.link.requests)
            QVERIFY(request.inputBytes.size() <= 512 * 1024);
        QCOMPARE(station.countIn(RecordState::Acked), 74);
    }

    void messageInABatch_metByAFault_endsAsAlone_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<RecordState>("after");
        QTest::addColumn<RecordState>("end");
        const auto row = [](const char* name, Fault fault, RecordState after, RecordState end) {
            QTest::newRow(name) << static_cast<int>(fault) << after << end;
        };
        row("refused", Fault::Refused, RecordState::Refused, RecordState::Refused);
        row("held", Fault::RefusedMessage, RecordState::Held, RecordState::Held);
        row("could not work", Fault::ServerError, RecordState::Ready, RecordState::Acked);
        row("not answered", Fault::RequestLost, RecordState::Ready, RecordState::Acked);
        row("other msgid", Fault::OtherMsgid, RecordState::Ready, RecordState::Acked);
    }
    void messageInABatch_metByAFault_endsAsAlone()
    {
        QFETCH(int, fault);
        QFETCH(RecordState, after);
        QFETCH(RecordState, end);
        Station station(newPath());
        station.courier->work();
        const QStringList msgids = station.addMany(6);
        station.link.script(filing, { Fault::None, static_cast<Fault>(fault) });
        station.courier->work();
        for (int i = 0; i < msgids.size(); ++i)
            QCOMPARE(station.stateOf(msgids.at(i)), i == 1 ? after : RecordState::Acked);
        station.runOn();
        QCOMPARE(station.stateOf(msgids.at(1)), end);
        QCOMPARE(station.link.applied.count(msgids.at(1)), end == RecordState::Acked ? 1 : 0);
    }

    void batch_thatFailsAsAWhole_isSentAgainAndTakesEffectOnce_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("maybeSent");
        const auto row = [](const char* name, Fault fault, bool maybeSent) {
            QTest::newRow(name) << static_cast<int>(fault) << maybeSent;
        };
        row("nothing left", Fault::NothingLeft, false);
        row("request lost", Fault::RequestLost, true);
        row("answer lost", Fault::AnswerLost, true);
        row("HTTP 500", Fault::ServerError, true);
        row("HTTP 429", Fault::Busy, true);
        row("unsigned", Fault::Unsigned, true);
        row("captive portal", Fault::Garbage, true);
        row("signed garbage", Fault::SignedGarbage, true);
        row("other msgid", Fault::OtherMsgid, true);
        row("answer twice", Fault::AnswerTwice, true);
    }
    void batch_thatFailsAsAWhole_isSentAgainAndTakesEffectOnce()
    {
        QFETCH(int, fault);
        QFETCH(bool, maybeSent);
        Station station(newPath());
        station.courier->work();
        QStringList msgids = station.addMany(10);
        station.link.script(batches, { static_cast<Fault>(fault) });
        station.courier->work();
        for (const QString& msgid : msgids)
            QCOMPARE(station.outbox->find(msgid).value().value().everSent, maybeSent);
        station.runOn();
        QCOMPARE(station.countIn(RecordState::Acked), 10);
        station.link.applied.sort();
        msgids.sort();
        QCOMPARE(station.link.applied, msgids);
        QVERIFY(station.storeErrors.isEmpty());
    }

    void batches_theProvinceDoesNotTake_areSentOneByOneForAnHour()
    {
        Station station(newPath());
        station.courier->work();
        station.link.takesBatches = false;
        station.addMany(10);
        station.courier->work();
        station.runOn();
        QCOMPARE(station.countIn(RecordState::Acked), 10);
        QCOMPARE(station.link.posted(batches), 1);
        station.link.takesBatches = true;
        station.addMany(10);
        station.courier->work();
        QCOMPARE(station.link.posted(batches), 1);
        station.clock.advanceMs(3'600'000);
        station.addMany(10);
        station.courier->work();
        QCOMPARE(station.link.posted(batches), 2);
        QCOMPARE(station.countIn(RecordState::Acked), 30);
    }

    void recordThatBreaksEveryBatch_isSoonAloneAndStopsNobody()
    {
        Station station(newPath());
        station.courier->work();
        const QStringList msgids = station.addMany(64);
        station.link.breaksBatches = { msgids.at(20) };
        station.link.script(filing, std::deque<Fault>(100, Fault::None));
        station.runOn();
        QCOMPARE(station.countIn(RecordState::Acked), 64);
        QVERIFY(station.attemptsOf(msgids.at(20)) <= 5);
    }

    void settlement_andWhatSomebodyWaitsFor_goAloneAndFirst()
    {
        Station station(newPath());
        station.courier->work();
        station.addMany(100);
        const QString settled = station.addMany(1, settlement).first();
        const QString awaited = station.add(QStringLiteral("A"));
        station.courier->nudge(awaited);
        QCOMPARE(station.link.requests.at(1).msgid, awaited);
        QCOMPARE(station.link.posted(settlement), 1);
        QCOMPARE(station.countIn(RecordState::Acked), 102);
        for (int nth = 0; nth < station.link.posted(batches); ++nth)
            for (const WireRequest& message : station.link.batch(nth))
                QVERIFY(message.msgid != settled && message.msgid != awaited);
    }

    void whatSomebodyWaitsFor_takesWhatIsBeforeItAlong()
    {
        Station station(newPath());
        station.courier->work();
        const QString before = station.addRetried(QStringLiteral("A"), 200'000);
        const QString awaited = station.add(QStringLiteral("A"));
        station.courier->work();
        QCOMPARE(station.stateOf(before), RecordState::Ready);
        station.courier->nudge(awaited);
        QCOMPARE(station.stateOf(before), RecordState::Acked);
        QCOMPARE(station.stateOf(awaited), RecordState::Acked);
    }

    void whatSomebodyWaitsFor_isNotTriedWithoutAPause()
    {
        Station station(newPath());
        station.courier->work();
        const QString awaited = station.add(QStringLiteral("A"));
        station.link.script(filing, std::deque<Fault>(50, Fault::ServerError));
        station.courier->nudge(awaited);
        station.pass(59);
        QVERIFY(station.link.posted(filing) < 12);
    }

    void giveUp_ofOneInABatchUnderWay_leavesTheOthersAlone()
    {
        Station station(newPath());
        station.courier->work();
        const QStringList msgids = station.addMany(10);
        station.link.script(batches, { Fault::Silence });
        station.courier->work();
        station.courier->giveUp(msgids.at(3), QStringLiteral("the person left"));
        QCOMPARE(station.stateOf(msgids.at(3)), RecordState::Withdrawn);
        station.link.deliver();
        QCOMPARE(station.stateOf(msgids.at(3)), RecordState::Withdrawn);
        QCOMPARE(station.countIn(RecordState::Acked), 9);
        QVERIFY(!station.link.applied.contains(msgids.at(3)));
    }

    /// Fifty Records of ten people through a storm of every fault, some given up on the way,
    /// the station restarted now and then: each ends once, on both sides alike.
    void storm_ofEveryFault_endsWithBothSidesAgreeing()
    {
        constexpr Fault faults[] = { Fault::None, Fault::None, Fault::NothingLeft, Fault::Untrusted,
            Fault::RequestLost, Fault::AnswerLost, Fault::AnswerTwice, Fault::Unsigned,
            Fault::Garbage, Fault::ServerError, Fault::Busy, Fault::Forbidden, Fault::OtherMsgid,
            Fault::Refused, Fault::Silence };
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
                if (round % 2 == 0)
                    station.link.script(batches, anyFaults());
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
                station.link.script(batches, {});
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
