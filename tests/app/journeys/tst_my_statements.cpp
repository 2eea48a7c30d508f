// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/journeys/my_statements/my_statements.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

using Play = Played<my_statements::begin>;

} // namespace

class MyStatementsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void script_played_endsWhereItShould_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* title, const QString& script, const char* name) {
            QTest::newRow(title) << script << QString::fromLatin1(name);
        };
        const QString ticks = QStringLiteral(" @tick").repeated(identityWaitSeconds);
        row("nothing was settled here", QStringLiteral("@visits"), "Trouble");
        row("listed", QStringLiteral("@settled-visits"), "List");
        row("fetched", QStringLiteral("@settled-visits visit:SETL1 @statement"), "Statement");
        row("another one's answer", QStringLiteral("@settled-visits visit:SETL1 @other-statement"),
            "Fetching");
        row("no answer", QStringLiteral("@settled-visits visit:SETL1") + ticks, "Trouble");
        row("link down", QStringLiteral("@settled-visits visit:SETL1 @link-down"), "Trouble");
        row("printed", QStringLiteral("@settled-visits visit:SETL1 @statement print"), "Printed");
        row("another", QStringLiteral("@settled-visits visit:SETL1 @statement print back"), "List");
        const QString seen = QStringLiteral("@settled-visits visit:SETL1 @statement ");
        row("nothing booked, nothing paid", seen + QStringLiteral("pay"), "Statement");
        row("another one's money", seen + QStringLiteral("@owed-by-another pay"), "Statement");
        row("paid already", seen + QStringLiteral("@owes-nothing pay"), "Statement");
        row("paid meanwhile", seen + QStringLiteral("@owed @owes-nothing pay"), "Statement");
        row("open", seen + QStringLiteral("@owed pay"), "Money");
        row("by telephone", seen + QStringLiteral("@owed pay pay:code"), "Paying");
        row("paid", seen + QStringLiteral("@owed pay pay:code @pay-code @paid"), "Money");
        row("not known, no second code", seen + QStringLiteral("@owed-unknown pay pay:code"),
            "Money");
        row("gone", seen + QStringLiteral("@owed pay done"), "Over");
    }
    void script_played_endsWhereItShould()
    {
        QFETCH(QString, script);
        Play play;
        play.place.takesPayment = true;
        play.act(script);
        QTEST(my_statements::name(play.state), "name");
    }

    void print_ofAStatement_isASecondCopyOfExactlyThatOne()
    {
        Play play;
        play.act(QStringLiteral("@settled-visits visit:SETL1 @statement print"));
        const auto paper = last<PrintStatement>(play.effects);
        QVERIFY(paper.again);
        QCOMPARE(paper.settlement.setlId, QStringLiteral("SETL1"));
        QVERIFY(!paper.maskedName.contains(play.who.person.name));
        QVERIFY(!paper.maskedCertNo.contains(play.who.person.certNo));
        play.act(QStringLiteral("@paper-failed"));
        const auto failed = std::get<OutcomeScreen>(play.screen());
        QCOMPARE(failed.title.phrase, Phrase::StatementNotPrinted);
        QCOMPARE(failed.next->phrase, Phrase::StatementPaperFailed);
        QVERIFY(buttonsOf(failed).contains(QStringLiteral("print")));
        play.act(QStringLiteral("print"));
        QCOMPARE(std::get<OutcomeScreen>(play.screen()).title.phrase, Phrase::StatementPrinted);
        QCOMPARE(count<PrintStatement>(play.effects), 2);
    }

    /// What is due is what was booked, so a deposit needs nobody to name it again.
    void pay_later_isForWhatWasLeftOpen()
    {
        Play play;
        play.place.takesPayment = true;
        play.act(QStringLiteral("@settled-visits visit:SETL1 @statement"));
        QVERIFY(!buttonsOf(play.screen()).contains(QStringLiteral("pay")));
        const Fen cash = settlement(QStringLiteral("SETL1")).amounts.psn_cash_pay;
        const Fen due = cash - Fen(100);
        play.state = my_statements::step(play.place, play.who, play.state,
            PaymentFound { QStringLiteral("SETL1"), PaymentState::GivenUp, due }, play.effects);
        QVERIFY(buttonsOf(play.screen()).contains(QStringLiteral("pay")));
        play.act(QStringLiteral("pay"));
        QCOMPARE(std::get<OutcomeScreen>(play.screen()).title.phrase, Phrase::SettleDueTitle);
        QCOMPARE(count<PrintStatement>(play.effects), 0); // they have it
        play.act(QStringLiteral("pay:code"));
        const auto order = last<StartPayment>(play.effects).order;
        QCOMPARE(order.due(), due);
        QCOMPARE(order.cash(), cash);
        QCOMPARE(order.setlId(), QStringLiteral("SETL1"));
        play.act(QStringLiteral("@pay-code"));
        QVERIFY(std::holds_alternative<PayScreen>(play.screen()));
        my_statements::leaveBehind(play.state, play.effects); // the card is pulled out
        QCOMPARE(count<GiveUpPayment>(play.effects), 1);
    }

    void pay_whereOnlyTheCashierTakesMoney_givesTheSlip()
    {
        Play play;
        play.place.takesPayment = false;
        play.act(QStringLiteral("@settled-visits visit:SETL1 @statement @owed"));
        QCOMPARE(count<PrintCashierSlip>(play.effects), 0); // looking costs no paper
        play.act(QStringLiteral("pay"));
        QCOMPARE(count<PrintCashierSlip>(play.effects), 1);
        play.act(QStringLiteral("print")); // it is lost
        QCOMPARE(count<PrintCashierSlip>(play.effects), 2);
        QVERIFY(last<PrintStatement>(play.effects).again);
    }

    /// What the cashier has taken meanwhile this machine is not told.
    void pay_whatACashierMayHaveTaken_isNotAskedForAgain()
    {
        Play play;
        play.place.takesPayment = true;
        play.act(QStringLiteral("@settled-visits visit:SETL1 @statement"));
        const Fen due = settlement(QStringLiteral("SETL1")).amounts.psn_cash_pay;
        play.state = my_statements::step(play.place, play.who, play.state,
            PaymentFound { QStringLiteral("SETL1"), PaymentState::AtCashier, due }, play.effects);
        play.act(QStringLiteral("pay"));
        const auto page = std::get<OutcomeScreen>(play.screen());
        QCOMPARE(page.title.phrase, Phrase::AtCashierTitle);
        QCOMPARE(page.next->phrase, Phrase::AtCashierNext);
        QCOMPARE(page.rows.back().label.phrase, Phrase::AtCashierDue);
        QCOMPARE(page.rows.back().value.args, std::vector<WordArg> { WordArg { due } });
        QVERIFY(!buttonsOf(page).contains(QStringLiteral("pay:code")));
    }

    void list_ofMany_isPagedAndHasNoOpenVisit()
    {
        Play play;
        play.act(QStringLiteral("@settled-visits"));
        QStringList seen;
        for (int page = 0; page < 2; ++page) {
            const auto shown = std::get<ChoiceScreen>(play.screen());
            for (const Button& one : shown.options)
                seen << one.id;
            play.act(QStringLiteral("list:next"));
        }
        QCOMPARE(seen.size(), 6);
        QVERIFY(!seen.contains(QStringLiteral("visit:")));
        QCOMPARE(std::get<ChoiceScreen>(play.screen()).options.front().id,
            QStringLiteral("visit:SETL1")); // round again
    }

    void offLine_orUnconfirmed_asksNothing()
    {
        Here place = here();
        place.online = false;
        Visitor alone = visitor();
        alone.confirmed = false;
        Effects effects;
        QCOMPARE(my_statements::name(my_statements::begin(place, visitor(), effects)),
            QStringLiteral("Trouble"));
        QCOMPARE(my_statements::name(my_statements::begin(here(), alone, effects)),
            QStringLiteral("Trouble"));
        QVERIFY(effects.empty());
    }

    void everyWord_inEveryState_makesExactlyTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            my_statements::State state;
        };
        Effects ignored;
        Node start { here(), my_statements::begin(here(), visitor(), ignored) };
        start.place.takesPayment = true;
        const auto seen = explore(
            start, identityWaitSeconds,
            [&](Node& node, const QString& word) {
                affect(node.place, word);
                node.state =
                    my_statements::step(node.place, visitor(), node.state, eventFor(word), ignored);
            },
            [](const Node& node) { return my_statements::name(node.state); },
            [](const Node& node) {
                return my_statements::screen(node.place, visitor(), node.state);
            },
            [](const Node& node) { return my_statements::name(node.state); },
            eventWords() + moneyWords() + filingWords());
        const auto table = movesOf(my_statements::transitions());
        QVERIFY2(seen == table, qPrintable(difference(seen, table)));
    }
};

QTEST_GUILESS_MAIN(MyStatementsTest)
#include "tst_my_statements.moc"
