// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_money.h"

#include <QTest>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

namespace {

constexpr std::int64_t small = 900'00; ///< below what takes two
constexpr std::int64_t large = 1000'01;

void searchFor(Played& play, const QString& text)
{
    play.type(QStringLiteral("search"), text);
    play.act(QStringLiteral("find"));
}

/// Presses a key that is grey, and answers what is said.
Phrase toldOn(Played& play, const char* key)
{
    const View shown = play.view();
    const KeyAction* found = keyOf(shown, QLatin1String(key));
    if (!found || found->enabled)
        return Phrase::Plain;
    return found->why->phrase;
}

Played withEstimate(std::int64_t fund)
{
    Played play = atSettlements(clerk(), { openVisit(1) });
    play.press(QStringLiteral("F8"));
    play.say(ResettleKnown { QStringLiteral("V1"), settlement({}, fund) });
    return play;
}

} // namespace

class SettlementsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Behind a bill that the province has not taken nobody waits for a receipt.
    void settlement_behindAHeldBill_isGivenUpAndTheBillIsNamed_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("phrase");
        QTest::newRow("held") << QStringLiteral("格式不对")
                              << static_cast<int>(Phrase::DeskMoneyHeldUpSaid);
        QTest::newRow("unanswered") << QString() << static_cast<int>(Phrase::DeskMoneyHeldUp);
    }
    void settlement_behindAHeldBill_isGivenUpAndTheBillIsNamed()
    {
        QFETCH(QString, said);
        QFETCH(int, phrase);
        Played play = withEstimate(small);
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("F8"));
        const QString ticket = play.all<Resettle>()[0]->ticket;
        play.say(Recorded { ticket, QStringLiteral("M1") });
        WaitingRecord by;
        by.msgid = QStringLiteral("H64010400001201703311000000010");
        by.infno = QStringLiteral("2301");
        by.kind = WaitKind::Held;
        by.said = said;
        play.say(HeldUp { ticket, by });
        QCOMPARE(play.count<GiveUp>(), 1);
        const auto tells = [&] {
            const auto notice = play.view().notice;
            return notice && static_cast<int>(notice->phrase) == phrase
                && notice->args[2] == WordArg { by.msgid };
        };
        QVERIFY(tells());
        play.say(Withdrawn { ticket });
        QVERIFY(tells()); // what stands in the way is still there
        play.say(SecondPassed {});
        QCOMPARE(play.count<GiveUp>(), 1);
    }

    // ---- finding
    void module_opened_bringsTheDay()
    {
        Played play;
        play.place = hospitalWindow();
        play.say(LinkIs { true });
        play.logIn(clerk());
        play.act(QStringLiteral("module:settlements"));
        QCOMPARE(play.count<FindSettlements>(), 1);
        QCOMPARE(play.all<FindSettlements>()[0]->day, play.place.now.date());
        QVERIFY(says(play.view(), Phrase::DeskAsking));
    }

    void module_ofMoney_isNotAnOffices()
    {
        Played play = atReviews(reviewer(), {});
        play.act(QStringLiteral("module:settlements"));
        QCOMPARE(play.view().module, QStringLiteral("reviews"));
        QCOMPARE(play.view().modules.size(), std::size_t(5));
    }

    void search_asks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("asked");
        QTest::newRow("a day") << "2017-03-30"
                               << "day 2017-03-30";
        QTest::newRow("a day without strokes") << "20170330"
                                               << "day 2017-03-30";
        QTest::newRow("a number that is no day") << "20171399"
                                                 << "text 20171399";
        QTest::newRow("a statement's code") << "YD1|S77"
                                            << "text S77";
        QTest::newRow("a cashier's slip") << "YP1|S77|10000|9F3C77A1"
                                          << "text S77";
        QTest::newRow("a document's number")
            << person().certNo.toLower() << QStringLiteral("text ") + person().certNo;
        QTest::newRow("too short") << "S7"
                                   << "";
    }
    void search_asks()
    {
        QFETCH(QString, text);
        Played play = atSettlements(clerk(), {});
        searchFor(play, text);
        QString asked;
        for (const FindSettlements* one : play.all<FindSettlements>())
            asked = one->day.isValid() ? QStringLiteral("day ") + one->day.toString(Qt::ISODate)
                                       : QStringLiteral("text ") + one->text;
        QTEST(asked, "asked");
        for (const QString& line : play.notes())
            QVERIFY(!line.contains(person().certNo));
    }

    void card_shownAmongMoney_findsItsHolder()
    {
        Played play = atSettlements(clerk(), {});
        play.press(QStringLiteral("F4"));
        QCOMPARE(play.count<ReadCard>(), 1);
        play.say(CardShown { card() });
        QCOMPARE(play.all<FindSettlements>()[0]->text, person().certNo);
        QCOMPARE(play.count<AskPerson>(), 0); // the form is left alone
        QCOMPARE(play.view().module, QStringLiteral("settlements"));
    }

    void answer_toAnOlderQuestion_isLeft()
    {
        Played play = atSettlements(clerk(), {});
        searchFor(play, QStringLiteral("S1234"));
        play.say(SettlementsFound { { moneyLine(1, small) }, {}, play.place.now.date() });
        QVERIFY(play.view().table->lines.empty());
        play.say(SettlementsFound { { moneyLine(2, small) }, QStringLiteral("S1234"), {} });
        QCOMPARE(play.view().table->current, QStringLiteral("S2"));
    }

    void list_standsWithTheNewestFirst()
    {
        Played play = atSettlements(clerk(), { moneyLine(3, small), moneyLine(1, small) });
        QCOMPARE(play.view().table->lines[0].id, QStringLiteral("S1"));
        QCOMPARE(play.view().table->lines[1].id, QStringLiteral("S3"));
    }

    // ---- seeing and printing
    void open_showsEveryAmountAndItsReason_andIsNoted()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, small) });
        QVERIFY(play.press(QStringLiteral("Return")));
        QCOMPARE(play.all<AskSettlement>()[0]->line.setlId, QStringLiteral("S1"));
        play.say(SettlementSeen { QStringLiteral("S1"), settlement(QStringLiteral("S1"), small) });
        const View shown = play.view();
        std::size_t steps = 0;
        for (const Panel& panel : shown.panels)
            steps += panel.steps.size();
        QCOMPARE(steps, std::size_t(1));
        QVERIFY(play.notes().contains(QStringLiteral("see S1")));
    }

    void answer_ofAnotherSettlement_isNotShown()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, small), moneyLine(2, small) });
        play.press(QStringLiteral("Return"));
        play.say(Chosen { QStringLiteral("S2") });
        play.say(SettlementSeen { QStringLiteral("S1"), settlement(QStringLiteral("S1"), small) });
        QVERIFY(!play.state.settlements.whole);
    }

    void print_asksFirstAndPrintsWhatCame()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, small) });
        QVERIFY(play.press(QStringLiteral("Ctrl+P")));
        QCOMPARE(play.count<PrintStatement>(), 0);
        play.say(SettlementSeen { QStringLiteral("S1"), settlement(QStringLiteral("S1"), small) });
        QCOMPARE(play.count<PrintStatement>(), 1);
        QVERIFY(play.all<PrintStatement>()[0]->again);
        QVERIFY(play.press(QStringLiteral("Ctrl+P"))); // known by now
        QCOMPARE(play.count<PrintStatement>(), 2);
        QCOMPARE(play.count<AskSettlement>(), 1);
        QCOMPARE(play.notes().count(QStringLiteral("print-statement S1")), 2);
    }

    // ---- cancelling
    void cancel_belowTheLimit_takesOneAndThreeKeysAtMost()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, small) });
        QVERIFY(play.press(QStringLiteral("F9")));
        QCOMPARE(play.count<CancelSettlement>(), 0);
        QVERIFY(says(play.view(), Phrase::DeskMoneyCancelText));
        QVERIFY(!says(play.view(), Phrase::DeskMoneySecondNeeded));
        QVERIFY(play.press(QStringLiteral("F8")));
        QCOMPARE(play.count<CancelSettlement>(), 1);
        QVERIFY(play.keys <= 3);
        QVERIFY(play.notes().contains(QStringLiteral("cancel-settlement S1")));
        QCOMPARE(toldOn(play, "F9"), Phrase::DeskMoneyWhyOnItsWay); // not a second time
    }

    void cancel_aboveTheLimit_takesASupervisorToo()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, large) });
        play.press(QStringLiteral("F9"));
        QVERIFY(says(play.view(), Phrase::DeskMoneySecondNeeded));
        play.press(QStringLiteral("F8"));
        QCOMPARE(play.count<CancelSettlement>(), 0);
        QVERIFY(says(play.view(), Phrase::DeskMoneySecondText));
        agree(play, clerk()); // the same one
        QVERIFY(says(play.view(), Phrase::DeskSecondSame));
        agree(play, reviewer()); // no supervisor
        QVERIFY(says(play.view(), Phrase::DeskSecondNoSupervisor));
        QCOMPARE(play.count<CancelSettlement>(), 0);
        agree(play, supervisor());
        QCOMPARE(play.count<CancelSettlement>(), 1);
        QCOMPARE(play.notes().mid(play.notes().size() - 2),
            QStringList({ QStringLiteral("cancel-settlement S1"), QStringLiteral("second 1003") }));
    }

    /// The list is renewed while a question about one of its lines is open.
    void cancel_whenItsLineIsGone_isNotAnothers_data()
    {
        QTest::addColumn<qint64>("fund");
        QTest::newRow("by one") << qint64(small);
        QTest::newRow("by two") << qint64(large);
    }
    void cancel_whenItsLineIsGone_isNotAnothers()
    {
        QFETCH(qint64, fund);
        Played play = atSettlements(clerk(), { moneyLine(1, fund), moneyLine(2, fund) });
        play.press(QStringLiteral("F5"));
        play.press(QStringLiteral("F9"));
        QVERIFY(play.view().prompt);
        if (fund == large)
            play.press(QStringLiteral("F8"));
        play.say(SettlementsFound { { moneyLine(2, fund) }, {}, play.place.now.date() });
        QVERIFY(!play.view().prompt);
        QVERIFY(says(play.view(), Phrase::DeskMoneyCursorMoved));
        play.say(SecondAgreed { supervisor() });
        play.act(QStringLiteral("yes"));
        QCOMPARE(play.count<CancelSettlement>(), 0);
    }

    void statement_ofWhatWasCancelledSince_isReadAnewBeforeItIsPrinted()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, small) });
        const SettlementSeen seen { QStringLiteral("S1"), settlement(QStringLiteral("S1"), small) };
        play.press(QStringLiteral("Ctrl+P"));
        play.say(seen);
        QCOMPARE(play.count<PrintStatement>(), 1);
        QVERIFY(play.press(QStringLiteral("Ctrl+Shift+P"))); // the last one again
        QCOMPARE(play.count<PrintStatement>(), 2);
        QVERIFY(play.all<PrintStatement>()[1]->again);
        QCOMPARE(play.notes().filter(QStringLiteral("print-statement S1")).size(), 2);
        play.press(QStringLiteral("F9"));
        play.press(QStringLiteral("F8"));
        QCOMPARE(play.count<CancelSettlement>(), 1);
        play.say(SettlementMade {
            play.all<CancelSettlement>()[0]->ticket, settlement(QStringLiteral("S9"), -small) });
        QVERIFY(!play.press(QStringLiteral("Ctrl+Shift+P")));
        play.press(QStringLiteral("Ctrl+P"));
        QCOMPARE(play.count<PrintStatement>(), 2);
        QCOMPARE(play.count<AskSettlement>(), 2);
    }

    void searchBox_saysWhatItTakes()
    {
        Played play = atSettlements(clerk(), {});
        QCOMPARE(play.view().searchHint.phrase, Phrase::DeskMoneySearchHint);
        play.act(QStringLiteral("module:entry"));
        QCOMPARE(play.view().searchHint.phrase, Phrase::WindowSearchHint);
    }

    void cancel_exactlyAtTheLimit_takesOne()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, 1000'00) });
        play.press(QStringLiteral("F9"));
        play.press(QStringLiteral("F8"));
        QCOMPARE(play.count<CancelSettlement>(), 1);
    }

    void cancel_thatCannotBe_saysWhy_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<Phrase>("why");
        QTest::newRow("not the last") << 0 << Phrase::DeskMoneyWhyNotLastBut;
        QTest::newRow("not the last, of another house") << 1 << Phrase::DeskMoneyWhyNotLast;
        QTest::newRow("cancelled") << 2 << Phrase::DeskMoneyWhyCancelled;
        QTest::newRow("a cancellation") << 3 << Phrase::DeskMoneyWhyIsCancel;
        QTest::newRow("not settled") << 4 << Phrase::DeskMoneyWhyNotSettled;
        QTest::newRow("no link") << 5 << Phrase::DeskMoneyNoLink;
        QTest::newRow("nothing there") << 6 << Phrase::DeskMoneyWhyNothing;
    }
    void cancel_thatCannotBe_saysWhy()
    {
        QFETCH(int, which);
        std::vector<SettlementLine> lines { moneyLine(2, small) };
        if (which == 0)
            lines.push_back(moneyLine(1, small));
        if (which < 2)
            lines[0].last = false;
        lines[0].cancelled = which == 2;
        if (which == 3)
            lines[0].cancels = QStringLiteral("S0");
        if (which == 4)
            lines[0] = openVisit(2);
        if (which == 6)
            lines.clear();
        Played play = atSettlements(clerk(), lines);
        if (which == 0)
            play.say(Chosen { QStringLiteral("S2") });
        if (which == 5)
            play.say(LinkIs { false });
        QTEST(toldOn(play, "F9"), "why");
        play.act(QStringLiteral("cancel"));
        play.act(QStringLiteral("cancel!"));
        QCOMPARE(play.count<CancelSettlement>(), 0);
    }

    void cancel_refusedBecauseSomethingIsLater_namesItInWords()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, small) });
        play.press(QStringLiteral("F9"));
        play.press(QStringLiteral("F8"));
        const QString ticket = play.all<CancelSettlement>()[0]->ticket;
        play.say(Recorded { ticket, QStringLiteral("M1") });
        play.say(Declined { ticket,
            { { QStringLiteral("S09"), QStringLiteral("S9"),
                QStringLiteral("undo-later-first") } } });
        const View shown = play.view();
        QVERIFY(says(shown, Phrase::DeskReasonBlocking));
        QCOMPARE(shown.noticeTone, Table::Tone::Alarm);
        QCOMPARE(shown.table->lines[0].tone, Table::Tone::Alarm);
        QVERIFY(keyOf(shown, QStringLiteral("F9"))->enabled); // once the later one is undone
    }

    void cancel_done_saysWhatToGiveBackAndListsAnew()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, small) });
        play.press(QStringLiteral("F9"));
        play.press(QStringLiteral("F8"));
        Settlement negation = settlement(QStringLiteral("S8"), -small);
        negation.amounts.psn_cash_pay = Fen(-100'00);
        negation.cancels = QStringLiteral("S1");
        play.say(SettlementMade { play.all<CancelSettlement>()[0]->ticket, negation });
        const View shown = play.view();
        QCOMPARE(shown.notice->phrase, Phrase::DeskMoneyCancelled);
        QCOMPARE(shown.notice->args[1], WordArg { Fen(small) });
        QCOMPARE(shown.notice->args[2], WordArg { Fen(100'00) });
        QCOMPARE(play.count<FindSettlements>(), 1);
        QCOMPARE(play.count<PrintStatement>(), 0);
    }

    void cancel_withoutAReceipt_goesItsWayAndSaysSo()
    {
        Played play = atSettlements(clerk(), { moneyLine(1, small) });
        play.press(QStringLiteral("F9"));
        play.press(QStringLiteral("F8"));
        play.say(Recorded { play.all<CancelSettlement>()[0]->ticket, QStringLiteral("M1") });
        play.seconds(settleWaitSeconds);
        QVERIFY(says(play.view(), Phrase::DeskMoneyCancelPending));
        QCOMPARE(play.count<GiveUp>(), 0);
    }

    // ---- settling anew
    void resettle_estimatesFirstAndSettlesAsShown()
    {
        Played play = atSettlements(clerk(), { openVisit(1) });
        QVERIFY(play.press(QStringLiteral("F8")));
        QCOMPARE(play.count<AskResettle>(), 1);
        play.act(QStringLiteral("resettle")); // pressed again too soon
        play.act(QStringLiteral("resettle!"));
        QCOMPARE(play.count<AskResettle>(), 1);
        QCOMPARE(play.count<Resettle>(), 0);
        const Settlement estimate = settlement({}, small);
        play.say(ResettleKnown { QStringLiteral("V1"), estimate });
        QVERIFY(says(play.view(), Phrase::DeskPanelEstimate));
        QVERIFY(play.press(QStringLiteral("F8")));
        QVERIFY(says(play.view(), Phrase::DeskMoneyResettleText));
        QVERIFY(play.press(QStringLiteral("F8")));
        QCOMPARE(play.count<Resettle>(), 1);
        QCOMPARE(play.all<Resettle>()[0]->seen, estimate);
        QVERIFY(play.notes().contains(QStringLiteral("resettle V1")));
    }

    void resettle_aboveTheLimit_takesASupervisorToo()
    {
        Played play = withEstimate(large);
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("F8"));
        QCOMPARE(play.count<Resettle>(), 0);
        agree(play, supervisor());
        QCOMPARE(play.count<Resettle>(), 1);
        QVERIFY(play.notes().contains(QStringLiteral("second 1003")));
    }

    void resettle_thatCannotBe_saysWhy_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<Phrase>("why");
        QTest::newRow("settled") << 0 << Phrase::DeskMoneyWhySettled;
        QTest::newRow("cancelled and settled again") << 1 << Phrase::DeskMoneyWhySettled;
        QTest::newRow("in hospital") << 2 << Phrase::DeskReason;
        QTest::newRow("newborn") << 3 << Phrase::DeskReason;
        QTest::newRow("no link") << 4 << Phrase::DeskMoneyNoLink;
    }
    void resettle_thatCannotBe_saysWhy()
    {
        QFETCH(int, which);
        std::vector<SettlementLine> lines { openVisit(1) };
        if (which < 2)
            lines[0] = moneyLine(1, small);
        if (which == 1) {
            SettlementLine again = lines[0];
            again.setlId = QStringLiteral("S9");
            again.at = again.at.addSecs(60);
            lines[0].cancelled = true;
            lines.push_back(again);
        }
        if (which == 2)
            lines[0].visit.end = {};
        if (which == 3)
            lines[0].visit.medType = QStringLiteral("52");
        Played play = atSettlements(clerk(), lines);
        if (which == 1)
            play.say(Chosen { QStringLiteral("S1") });
        if (which == 4)
            play.say(LinkIs { false });
        QTEST(toldOn(play, "F8"), "why");
        play.act(QStringLiteral("resettle"));
        QCOMPARE(play.count<AskResettle>(), 0);
    }

    void resettle_ofACancelledSettlement_isOffered()
    {
        SettlementLine line = moneyLine(1, small);
        line.cancelled = true;
        Played play = atSettlements(clerk(), { line });
        QVERIFY(play.press(QStringLiteral("F8")));
        QCOMPARE(play.count<AskResettle>(), 1);
    }

    void resettle_refusedAsStale_isEstimatedAnew()
    {
        Played play = withEstimate(small);
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("F8"));
        play.say(Declined { play.all<Resettle>()[0]->ticket,
            { { QStringLiteral("S06"), {}, QStringLiteral("ask-estimate-again") } } });
        QVERIFY(!play.state.settlements.estimate);
        QVERIFY(play.press(QStringLiteral("F8")));
        QCOMPARE(play.count<AskResettle>(), 2);
    }

    void resettle_done_printsTheStatement()
    {
        Played play = withEstimate(small);
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("F8"));
        play.say(SettlementMade {
            play.all<Resettle>()[0]->ticket, settlement(QStringLiteral("S9"), small) });
        QCOMPARE(play.count<PrintStatement>(), 1);
        QVERIFY(!play.all<PrintStatement>()[0]->again);
        QCOMPARE(play.all<PrintStatement>()[0]->line.setlId, QStringLiteral("S9"));
        QVERIFY(says(play.view(), Phrase::DeskMoneySettled));
    }

    void resettle_withoutAReceipt_isGivenUp_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("after some seconds") << "wait";
        QTest::newRow("when the station is locked") << "Ctrl+L";
        QTest::newRow("when the operator leaves") << "Ctrl+Shift+L";
    }
    void resettle_withoutAReceipt_isGivenUp()
    {
        QFETCH(QString, how);
        Played play = withEstimate(small);
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("F8"));
        const QString ticket = play.all<Resettle>()[0]->ticket;
        play.say(Recorded { ticket, QStringLiteral("M1") });
        if (how == QLatin1String("wait"))
            play.seconds(settleWaitSeconds * 3);
        else
            QVERIFY(play.press(how));
        QCOMPARE(play.count<GiveUp>(), 1);
        QCOMPARE(play.all<GiveUp>()[0]->ticket, ticket);
        QCOMPARE(play.count<PrintStatement>(), 0);
        if (how != QLatin1String("wait"))
            return;
        QVERIFY(says(play.view(), Phrase::DeskMoneyPending));
        play.say(Withdrawn { ticket });
        QVERIFY(says(play.view(), Phrase::DeskMoneyWithdrawn));
        QVERIFY(keyOf(play.view(), QStringLiteral("F8"))->enabled);
    }

    void receipt_behindALock_printsNothing()
    {
        Played play = withEstimate(small);
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("F8"));
        const QString ticket = play.all<Resettle>()[0]->ticket;
        play.press(QStringLiteral("Ctrl+L"));
        play.say(SettlementMade { ticket, settlement(QStringLiteral("S9"), small) });
        QCOMPARE(play.count<PrintStatement>(), 0);
        QVERIFY(play.state.settlements.sent.empty());
    }

    void reviewerAlone_maySeeButNotTouch()
    {
        Operator who { QStringLiteral("1009"), {}, 0u | FilingRole::Reviewer };
        Played play = atSettlements(who, { moneyLine(1, small) });
        QVERIFY(keyOf(play.view(), QStringLiteral("Return"))->enabled);
        QCOMPARE(toldOn(play, "F9"), Phrase::DeskMoneyNoClerk);
    }
};

QTEST_GUILESS_MAIN(SettlementsTest)
#include "tst_settlements.moc"
