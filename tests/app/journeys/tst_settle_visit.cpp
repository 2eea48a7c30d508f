// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/journeys/settle_visit/settle_visit.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

using Play = Played<settle_visit::begin>;

const char toAmounts[] = "@visits visit:V1 @estimate";
const char toPin[] = "@visits visit:V1 @estimate continue confirm";
const char toSending[] = "@visits visit:V1 @estimate continue confirm @tries-3 @pin @pin-ok";
const char toSettled[] =
    "@visits visit:V1 @estimate continue confirm @tries-3 @pin @pin-ok @stored @settled";
const char toProvisional[] =
    "@bills visit:V1 @provisional continue confirm @tries-3 @pin @pin-ok @stored";

/// Off line in a house whose snapshot lets the visitor's insured place settle provisionally.
Here offline()
{
    Here place = here();
    place.online = false;
    place.snapshot = snapshot();
    return place;
}

/// Off line from the beginning.
struct OfflinePlay : Play {
    OfflinePlay()
    {
        place = offline();
        effects.clear();
        state = settle_visit::begin(place, who, effects);
    }
};

/// At a machine with a payment port.
Play paying(const QString& script)
{
    Play play;
    play.place.takesPayment = true;
    play.act(script);
    return play;
}

/// The same visit with so much of a deposit.
Play settledWithDeposit(Fen deposit, bool takesPayment)
{
    Play play;
    play.place.takesPayment = takesPayment;
    Visit visit = stay();
    visit.deposit = deposit;
    play.state = settle_visit::Sending { visit, settlement({}), QStringLiteral("M1"), 0 };
    play.act(QStringLiteral("@settled"));
    return play;
}

/// What two states that show the same do not have in common.
QString offlineMark(const settle_visit::State& state)
{
    if (const auto* finding = std::get_if<settle_visit::Finding>(&state))
        return QString::number(finding->offline);
    if (const auto* asking = std::get_if<settle_visit::Asking>(&state))
        return QString::number(asking->offline);
    if (const auto* paying = std::get_if<settle_visit::Paying>(&state))
        return QString::number(paying->givingUp);
    return {};
}

Fen moneyOf(const OutcomeScreen& page, Phrase label)
{
    for (const Row& row : page.rows)
        if (row.label.phrase == label)
            return std::get<Fen>(row.value.args.front());
    return Fen(-1);
}

} // namespace

class SettleVisitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void script_played_endsWhereItShould_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("ending");
        const auto row = [](const char* title, const QString& script, const char* name,
                             Ending ending) {
            QTest::newRow(title) << script << QString::fromLatin1(name) << static_cast<int>(ending);
        };
        const QString sending = QLatin1String(toSending);
        const QString eight = QStringLiteral(" @tick").repeated(receiptWaitSeconds);
        row("begins with the visits", {}, "Finding", Ending::NothingSent);
        row("nothing to settle", QStringLiteral("@no-visits"), "Trouble", Ending::NothingSent);
        row("in hospital still", QStringLiteral("@open-stay visit:V2"), "Choose",
            Ending::NothingSent);
        row("estimate refused", QStringLiteral("@visits visit:V1 @not-filed"), "Refused",
            Ending::SettlementRefused);
        row("settled", sending + QLatin1String(" @stored @settled"), "Settled",
            Ending::SettlementDone);
        row("refused", sending + QLatin1String(" @stored @refused"), "Refused",
            Ending::SettlementRefused);
        row("bill changed: asked again", sending + QLatin1String(" @stored @stale"), "Asking",
            Ending::NothingSent);
        row("no receipt in time", sending + QLatin1String(" @stored") + eight, "Pending",
            Ending::SettlementPending);
        row("behind a held bill", sending + QLatin1String(" @stored @held-up @withdrawn"),
            "AtWindow", Ending::SettlementAtWindow);
        row("behind a bill nobody answers",
            sending + QLatin1String(" @stored") + eight + QLatin1String(" @held-up @withdrawn"),
            "AtWindow", Ending::SettlementAtWindow);
        row("certainly not settled",
            sending + QLatin1String(" @stored") + eight + QLatin1String(" @withdrawn"), "Trouble",
            Ending::NothingSent);
        row("cut while waiting goes on waiting", sending + QLatin1String(" @stored @link-down"),
            "Sending", Ending::SettlementPending);
        row("cut before sending", QLatin1String(toPin) + QLatin1String(" @link-down"), "Trouble",
            Ending::NothingSent);
        row("cannot be stored", sending + QLatin1String(" @store-failed"), "Trouble",
            Ending::NothingSent);
        row("a provisional estimate on line", QStringLiteral("@visits visit:V1 @provisional"),
            "Asking", Ending::NothingSent);
    }
    void script_played_endsWhereItShould()
    {
        QFETCH(QString, script);
        Play play;
        play.act(script);
        QTEST(settle_visit::name(play.state), "name");
        QTEST(static_cast<int>(settle_visit::ending(play.state)), "ending");
    }

    void offLine_fromTheBeginning_saysSettlementNeedsTheNetwork_data()
    {
        QTest::addColumn<bool>("online");
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("off line") << false << true;
        QTest::newRow("known from the card alone") << true << false;
    }
    void offLine_fromTheBeginning_saysSettlementNeedsTheNetwork()
    {
        QFETCH(bool, online);
        QFETCH(bool, confirmed);
        Here place = here();
        place.online = online;
        Visitor who = visitor();
        who.confirmed = confirmed;
        Effects effects;
        const auto state = settle_visit::begin(place, who, effects);
        const auto page = std::get<ErrorScreen>(settle_visit::screen(place, who, state));
        QCOMPARE(page.error, ErrorCode::SettlementNeedsLink);
        QVERIFY(effects.empty());
    }

    void confirmed_sendsTheBillThatWasShown()
    {
        Play play;
        play.act(QLatin1String(toSending));
        QCOMPARE(count<StoreSettlement>(play.effects), 1);
        const SettlementOrder order = std::get<StoreSettlement>(play.effects.back()).order;
        QVERIFY(order.seen.has_value());
        QCOMPARE(order.seen->medfee_sumamt, Fen(1735393));
        QCOMPARE(order.visit.mdtrtId, QStringLiteral("V1"));
    }

    void noReceipt_inTime_isGivenUpOnce()
    {
        Play play;
        play.act(QLatin1String(toSending) + QLatin1String(" @stored")
            + QStringLiteral(" @tick").repeated(3 * receiptWaitSeconds));
        QCOMPARE(count<AbandonSettlement>(play.effects), 1);
        QCOMPARE(std::get<OutcomeScreen>(play.screen()).kind, OutcomeScreen::Kind::ResultPending);
    }

    void settled_printsTheStatementOfThatSettlement()
    {
        Play play;
        play.act(QLatin1String(toSending) + QLatin1String(" @stored @settled"));
        QCOMPARE(count<PrintStatement>(play.effects), 1);
        const auto paper = last<PrintStatement>(play.effects);
        QCOMPARE(paper.settlement.setlId, QStringLiteral("SETL1"));
        QVERIFY(!paper.maskedName.contains(play.who.person.name));
    }

    void settlementAlreadyDone_isNotOffered()
    {
        Play play;
        Visit before = stay();
        before.mdtrtId = QStringLiteral("V0");
        before.settled = true;
        play.state = settle_visit::step(
            play.place, play.who, play.state, VisitsKnown { { before, stay() } }, play.effects);
        const auto page = std::get<ChoiceScreen>(play.screen());
        QCOMPARE(page.options.size(), std::size_t(1));
        QCOMPARE(page.options.front().id, QStringLiteral("visit:V1"));
    }

    void reasons_canBePagedAndLeft()
    {
        Play play;
        play.act(QLatin1String(toAmounts) + QLatin1String(" reasons"));
        QVERIFY(std::get<AmountsScreen>(play.screen()).showReasons);
        play.act(QStringLiteral("reasons:next reasons:next reasons:next"));
        QCOMPARE(std::get<AmountsScreen>(play.screen()).reasonsPage, 1); // two reasons
        play.act(QStringLiteral("reasons:back reasons:back"));
        QVERIFY(!std::get<AmountsScreen>(play.screen()).showReasons);
        play.act(QStringLiteral("continue"));
        QCOMPARE(settle_visit::name(play.state), QStringLiteral("Check"));
    }

    void staleEstimate_isShownAsChanged()
    {
        Play play;
        play.act(QLatin1String(toSending) + QLatin1String(" @stored @stale @estimate"));
        const auto page = std::get<AmountsScreen>(play.screen());
        QCOMPARE(page.note->phrase, Phrase::SettleChangedNote);
    }

    void charges_ofCareWithoutAStay_canBeSettledWithoutADischarge_data()
    {
        QTest::addColumn<QString>("medType");
        QTest::addColumn<bool>("ready");
        QTest::newRow("in hospital") << QStringLiteral("21") << false;
        QTest::newRow("outpatient") << QStringLiteral("11") << true;
        QTest::newRow("emergency") << QStringLiteral("13") << true;
        QTest::newRow("chronic") << QStringLiteral("14") << true;
        QTest::newRow("pharmacy") << QStringLiteral("41") << true;
        QTest::newRow("injury, for a window") << QStringLiteral("22") << false;
    }
    void charges_ofCareWithoutAStay_canBeSettledWithoutADischarge()
    {
        QFETCH(QString, medType);
        QFETCH(bool, ready);
        Play play;
        Visit visit = stay();
        visit.medType = medType;
        visit.end = {};
        visit.batch = QStringLiteral("B7");
        play.state = settle_visit::step(
            play.place, play.who, play.state, VisitsKnown { { visit } }, play.effects);
        const auto page = std::get<ChoiceScreen>(play.screen());
        QCOMPARE(page.options.front().enabled, ready);
        QCOMPARE(page.options.front().id, QStringLiteral("visit:V1/B7"));
        play.act(page.options.front().id);
        QCOMPARE(settle_visit::name(play.state),
            ready ? QStringLiteral("Asking") : QStringLiteral("Choose"));
    }

    void visits_thatWereCancelled_areNotOffered()
    {
        Play play;
        Visit gone = stay();
        gone.cancelled = true;
        play.state = settle_visit::step(
            play.place, play.who, play.state, VisitsKnown { { gone } }, play.effects);
        QCOMPARE(std::get<ErrorScreen>(play.screen()).error, ErrorCode::NoOpenVisit);
    }

    void visits_ofMany_areAllInReach()
    {
        Play play;
        play.act(QStringLiteral("@many-visits"));
        QStringList seen;
        for (int page = 0; page < 3; ++page) {
            const auto shown = std::get<ChoiceScreen>(play.screen());
            QVERIFY(shown.options.size() <= 3);
            for (const Button& one : shown.options)
                seen << one.id;
            play.act(QStringLiteral("list:next"));
        }
        QCOMPARE(seen.size(), 7);
        QCOMPARE(seen.removeDuplicates(), 0);
        QCOMPARE(std::get<ChoiceScreen>(play.screen()).options.front().id, seen.front());
        play.act(QStringLiteral("list:next list:next visit:V7"));
        QCOMPARE(last<AskEstimate>(play.effects).order.visit.mdtrtId, QStringLiteral("V7"));
    }

    void settled_withoutAPort_printsTheCashiersSlipToo()
    {
        Play play;
        play.act(QLatin1String(toSettled));
        QCOMPARE(count<PrintStatement>(play.effects), 1);
        QCOMPARE(count<PrintCashierSlip>(play.effects), 1);
        const auto page = std::get<OutcomeScreen>(play.screen());
        QVERIFY(!buttonsOf(page).contains(QStringLiteral("pay:code")));
        QCOMPARE(page.next->phrase, Phrase::PayCashierNext);
        play.act(QStringLiteral("pay:code")); // nothing here takes one
        QCOMPARE(count<StartPayment>(play.effects), 0);
        play.act(QStringLiteral("@paper-failed print"));
        QCOMPARE(count<PrintCashierSlip>(play.effects), 2);
    }

    void deposit_againstTheCash_saysWhatIsDueOrGivenBack_data()
    {
        QTest::addColumn<qint64>("deposit");
        QTest::addColumn<bool>("port");
        QTest::addColumn<qint64>("due");
        QTest::addColumn<qint64>("back");
        QTest::addColumn<int>("slips");
        QTest::newRow("none, port") << qint64(0) << true << qint64(432088) << qint64(-1) << 0;
        QTest::newRow("none, cashier") << qint64(0) << false << qint64(432088) << qint64(-1) << 1;
        QTest::newRow("less") << qint64(400000) << true << qint64(32088) << qint64(-1) << 0;
        QTest::newRow("the same") << qint64(432088) << false << qint64(0) << qint64(-1) << 0;
        QTest::newRow("more, port") << qint64(500000) << true << qint64(-1) << qint64(67912) << 1;
        QTest::newRow("more, cashier")
            << qint64(500000) << false << qint64(-1) << qint64(67912) << 1;
    }
    void deposit_againstTheCash_saysWhatIsDueOrGivenBack()
    {
        QFETCH(qint64, deposit);
        QFETCH(bool, port);
        const Play play = settledWithDeposit(Fen(deposit), port);
        const auto page = std::get<OutcomeScreen>(play.screen());
        QTEST(qint64(moneyOf(page, Phrase::PayDue).value()), "due");
        QTEST(qint64(moneyOf(page, Phrase::PayGiveBack).value()), "back");
        QTEST(count<PrintCashierSlip>(play.effects), "slips");
        const bool offered = buttonsOf(page).contains(QStringLiteral("pay:code"));
        QCOMPARE(offered, port && moneyOf(page, Phrase::PayDue).value() > 0);
    }

    void payment_played_endsWhereTheMoneyIs_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("next");
        QTest::addColumn<bool>("offered"); ///< to be paid by a code
        QTest::addColumn<int>("slips");
        const auto row = [](const char* title, const char* script, Phrase next, bool offered,
                             int slips) {
            QTest::newRow(title) << QLatin1String(script) + QString() << static_cast<int>(next)
                                 << offered << slips;
        };
        row("settled", "", Phrase::PayHowNext, true, 0);
        row("cashier chosen", "pay:cashier", Phrase::PayCashierNext, false, 1);
        // Who has a slip in hand gets no code: both could be paid.
        row("no code after a slip", "pay:cashier pay:code", Phrase::PayCashierNext, false, 1);
        row("paid", "pay:code @pay-code @paid", Phrase::PaidNext, false, 0);
        row("expired", "pay:code @pay-code @pay-given-up", Phrase::PayGivenUpNext, true, 0);
        row("unknown", "pay:code @pay-code @pay-unknown", Phrase::PayUnknownNext, false, 0);
        row("unknown, then paid", "pay:code @pay-code @pay-unknown @paid", Phrase::PaidNext, false,
            0);
        row("unknown, then certainly not", "pay:code @pay-code @pay-unknown @pay-given-up",
            Phrase::PayGivenUpNext, true, 0);
        row("paid is paid", "pay:code @pay-code @paid @pay-given-up", Phrase::PaidNext, false, 0);
        row("to the cashier once the code is void", "pay:code @pay-code pay:cashier @pay-given-up",
            Phrase::PayCashierNext, false, 1);
        row("paid just before it was void", "pay:code @pay-code pay:cashier @paid",
            Phrase::PaidNext, false, 0);
        row("nobody knows whether it was void", "pay:code @pay-code pay:cashier @pay-unknown",
            Phrase::PayUnknownNext, false, 0);
    }
    void payment_played_endsWhereTheMoneyIs()
    {
        QFETCH(QString, script);
        const Play play = paying(QLatin1String(toSettled) + QLatin1Char(' ') + script);
        const auto page = std::get<OutcomeScreen>(play.screen());
        QTEST(static_cast<int>(page.next->phrase), "next");
        QTEST(buttonsOf(page).contains(QStringLiteral("pay:code")), "offered");
        QTEST(count<PrintCashierSlip>(play.effects), "slips");
        QCOMPARE(settle_visit::ending(play.state), Ending::SettlementDone);
    }

    void atWindow_forTheCardOrTheBill_saysWhatIsDoneThere_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<Phrase>("next");
        QTest::newRow("the PIN is forgotten")
            << QLatin1String(toPin) + QLatin1String(" pin:forgot") << Phrase::SettleAtWindowNext;
        QTest::newRow("the bill waits")
            << QLatin1String(toSending) + QLatin1String(" @stored @held-up")
            << Phrase::SettleBillWaitsNext;
    }
    void atWindow_forTheCardOrTheBill_saysWhatIsDoneThere()
    {
        QFETCH(QString, script);
        QFETCH(Phrase, next);
        Play play;
        play.act(script);
        const auto page = std::get<OutcomeScreen>(play.screen());
        QCOMPARE(page.kind, OutcomeScreen::Kind::AtWindow);
        QCOMPARE(page.next, (Words { next, {} }));
    }

    void payment_withoutAnAnswer_isNeverOfferedAgain_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("no code came") << QStringLiteral("pay:code");
        QTest::newRow("not void") << QStringLiteral("pay:code @pay-code pay:cashier");
    }
    void payment_withoutAnAnswer_isNeverOfferedAgain()
    {
        QFETCH(QString, script);
        Play play = paying(QLatin1String(toSettled) + QLatin1Char(' ') + script
            + QStringLiteral(" @tick").repeated(receiptWaitSeconds));
        QCOMPARE(count<GiveUpPayment>(play.effects), 1);
        QCOMPARE(std::get<OutcomeScreen>(play.screen()).kind, OutcomeScreen::Kind::AtWindow);
        play.act(QStringLiteral("pay:code pay:cashier print"));
        QCOMPARE(count<StartPayment>(play.effects), 1);
        QCOMPARE(count<PrintCashierSlip>(play.effects), 0);
    }

    void code_shown_waitsAsLongAsItIsThere()
    {
        Play play = paying(QLatin1String(toSettled) + QLatin1String(" pay:code @pay-code")
            + QStringLiteral(" @tick").repeated(5 * receiptWaitSeconds));
        QCOMPARE(std::get<PayScreen>(play.screen()).qr, QStringLiteral("pay://1"));
        QCOMPARE(std::get<PayScreen>(play.screen()).amount, Fen(432088));
    }

    void leaving_inTheMiddle_givesUpWhatMustNotGoOn_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("settlements");
        QTest::addColumn<int>("payments");
        QTest::newRow("before") << QString::fromLatin1(toPin) << 0 << 0;
        QTest::newRow("sending") << QString::fromLatin1(toSending) << 1 << 0;
        QTest::newRow("settled") << QString::fromLatin1(toSettled) << 0 << 0;
        QTest::newRow("code") << QLatin1String(toSettled) + QStringLiteral(" pay:code") << 0 << 1;
        QTest::newRow("nobody knows of the code")
            << QLatin1String(toSettled) + QStringLiteral(" pay:code @pay-unknown") << 0 << 1;
        QTest::newRow("code being made void")
            << QLatin1String(toSettled) + QStringLiteral(" pay:code pay:cashier") << 0 << 0;
        QTest::newRow("paid") << QLatin1String(toSettled)
                + QStringLiteral(" pay:code @pay-code @paid")
                              << 0 << 0;
    }
    void leaving_inTheMiddle_givesUpWhatMustNotGoOn()
    {
        QFETCH(QString, script);
        const Play play = paying(script);
        Effects effects;
        settle_visit::leaveBehind(play.state, effects);
        QTEST(count<AbandonSettlement>(effects), "settlements");
        QTEST(count<GiveUpPayment>(effects), "payments");
    }

    void codeOfWhichNobodyKnew_isShownAgainOnceItIsKnown()
    {
        Play play = paying(QLatin1String(toSettled)
            + QLatin1String(" pay:code @pay-code @pay-unknown @pay-open @pay-code"));
        QCOMPARE(std::get<PayScreen>(play.screen()).qr, QStringLiteral("pay://1"));
        QCOMPARE(count<StartPayment>(play.effects), 2);
    }

    void leavingByAButton_closesACodeThatMayBeThere_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("payments");
        QTest::newRow("unknown") << QStringLiteral("pay:code @pay-unknown done") << 1;
        QTest::newRow("to the menu") << QStringLiteral("pay:code @pay-unknown menu") << 1;
        QTest::newRow("slip") << QStringLiteral("pay:cashier done") << 0;
        QTest::newRow("paid") << QStringLiteral("pay:code @pay-code @paid done") << 0;
    }
    void leavingByAButton_closesACodeThatMayBeThere()
    {
        QFETCH(QString, script);
        const Play play = paying(QLatin1String(toSettled) + QLatin1Char(' ') + script);
        QVERIFY(settle_visit::leaves(play.state));
        QTEST(count<GiveUpPayment>(play.effects), "payments");
    }

    void provisional_played_endsWhereItShould_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("ending");
        const auto row = [](const char* title, const QString& script, const char* name,
                             Ending ending) {
            QTest::newRow(title) << script << QString::fromLatin1(name) << static_cast<int>(ending);
        };
        const QString stored = QLatin1String(toProvisional);
        row("begins with the bills", {}, "Finding", Ending::NothingSent);
        row("no bill", QStringLiteral("@no-visits"), "Trouble", Ending::NothingSent);
        row("not allowed", QStringLiteral("@bills visit:V1 @not-provisional"), "Trouble",
            Ending::NothingSent);
        row("an estimate of the province", QStringLiteral("@bills visit:V1 @estimate"), "Asking",
            Ending::NothingSent);
        row("stored", stored, "Provisional", Ending::SettlementProvisional);
        row("confirmed", stored + QLatin1String(" @link-up @confirmed"), "Settled",
            Ending::SettlementDone);
        row("differs", stored + QLatin1String(" @link-up @differs"), "Differs",
            Ending::SettlementProvisional);
        row("refused", stored + QLatin1String(" @link-up @refused"), "Refused",
            Ending::SettlementRefused);
        row("link back before it was stored",
            QStringLiteral("@bills visit:V1 @provisional continue confirm @tries-3 @pin @pin-ok "
                           "@link-up @stored @confirmed"),
            "Settled", Ending::SettlementDone);
        row("link back, no answer",
            QStringLiteral("@bills visit:V1 @provisional continue confirm @tries-3 @pin @pin-ok "
                           "@link-up @stored")
                + QStringLiteral(" @tick").repeated(receiptWaitSeconds),
            "Provisional", Ending::SettlementProvisional);
        row("link down again", QStringLiteral("@bills visit:V1 @link-down @provisional"), "Amounts",
            Ending::NothingSent);
    }
    void provisional_played_endsWhereItShould()
    {
        QFETCH(QString, script);
        OfflinePlay play;
        QCOMPARE(count<AskBills>(play.effects), 1);
        play.act(script);
        QTEST(settle_visit::name(play.state), "name");
        QTEST(static_cast<int>(settle_visit::ending(play.state)), "ending");
        QCOMPARE(count<StoreSettlement>(play.effects) + count<AbandonSettlement>(play.effects), 0);
    }

    void provisional_everywhere_saysThatItIs()
    {
        OfflinePlay play;
        play.act(QStringLiteral("@bills visit:V1 @provisional"));
        const auto amounts = std::get<AmountsScreen>(play.screen());
        QCOMPARE(amounts.title.phrase, Phrase::SettleProvisionalAmounts);
        QCOMPARE(amounts.note->phrase, Phrase::SettleProvisionalNote);
        play.act(QStringLiteral("continue"));
        QCOMPARE(
            std::get<ReviewScreen>(play.screen()).title.phrase, Phrase::SettleProvisionalCheck);
        play.act(QStringLiteral("confirm @tries-3 @pin @pin-ok"));
        QCOMPARE(count<StoreProvisional>(play.effects), 1);
        const auto stored = std::get<StoreProvisional>(play.effects.back());
        QVERIFY(stored.settlement.provisional);
        QCOMPARE(stored.order.seen->psn_part_amt, Fen(432088));
        play.act(QStringLiteral("@stored"));
        const auto page = std::get<OutcomeScreen>(play.screen());
        QCOMPARE(page.kind, OutcomeScreen::Kind::Provisional);
        const auto paper = last<PrintStatement>(play.effects);
        QVERIFY(paper.settlement.provisional);
        QCOMPARE(paper.settlement.medinsSetlId, QStringLiteral("H6401040000120170331"));
        QCOMPARE(count<PrintCashierSlip>(play.effects), 0); // nothing is paid yet
        QVERIFY(!buttonsOf(page).contains(QStringLiteral("pay:code")));
    }

    /// Leaving does not undo what is stored: it is a Record like a filing.
    void provisional_leftBehind_goesOn()
    {
        OfflinePlay play;
        play.act(QStringLiteral("@bills visit:V1 @provisional continue confirm @tries-3 @pin "
                                "@pin-ok"));
        Effects effects;
        settle_visit::leaveBehind(play.state, effects);
        QVERIFY(effects.empty());
    }

    void offLine_whereTheInsuredPlaceWaits_saysSo()
    {
        Here place = offline();
        Policy waits = **place.snapshot->policies.find(visitor().insuredRegion(), place.today);
        waits.offline = {};
        auto other = std::make_shared<Snapshot>(*place.snapshot);
        other->policies = {};
        QVERIFY(other->policies.add(waits));
        place.snapshot = other;
        Effects effects;
        const auto state = settle_visit::begin(place, visitor(), effects);
        QCOMPARE(settle_visit::name(state), QStringLiteral("Trouble"));
        Here late = offline(); // a snapshot that is over is no answer
        late.now = late.snapshot->expiresAt;
        QCOMPARE(settle_visit::name(settle_visit::begin(late, visitor(), effects)),
            QStringLiteral("Trouble"));
        QVERIFY(effects.empty());
    }

    void amounts_withASnapshot_compareFiledAndNotFiled()
    {
        const auto hint = [](bool filed, const QString& medType) {
            Play play;
            play.place.snapshot = snapshot();
            play.who.filingsKnown = true;
            if (filed) {
                Filing filing;
                filing.state = FilingState::Effective;
                filing.category = FilingCategory::SettledRetiree;
                filing.careRegion = QStringLiteral("640100");
                filing.begin = { 2017, 1, 1 };
                play.who.filings = { filing };
            }
            Visit visit = stay();
            visit.medType = medType;
            play.state = settle_visit::Amounts { visit, settlement({}) };
            return std::get<AmountsScreen>(play.screen()).hint;
        };
        QCOMPARE(hint(true, QStringLiteral("21"))->phrase, Phrase::FiledNote);
        QCOMPARE(hint(false, QStringLiteral("21"))->phrase, Phrase::NotFiledNote);
        QVERIFY(!hint(true, QStringLiteral("24"))); // deemed filed: there is nothing to compare
        QVERIFY(!hint(true, QStringLiteral("11")));
    }

    void settled_withACheckCode_putsItIntoTheCodes()
    {
        Play play;
        play.place.checkCode = [](const QString& number, const QString& status) {
            return number + QLatin1Char('/') + status;
        };
        play.act(QLatin1String(toSettled));
        QCOMPARE(
            std::get<OutcomeScreen>(play.screen()).qr, QStringLiteral("YD1|SETL1|SETL1/done|done"));
        const auto slip = last<PrintCashierSlip>(play.effects);
        QCOMPARE(slip.checkCode, QStringLiteral("SETL1/pay-432088"));
    }

    void everyWord_inEveryState_makesExactlyTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            settle_visit::State state;
        };
        std::set<Move> seen;
        Here port = here();
        port.takesPayment = true;
        const std::pair<Visitor, Here> starts[] = { { visitor(), port },
            { visitorWithoutCard(), here() }, { visitor(), offline() } };
        for (const auto& [who, place] : starts) {
            Effects ignored;
            const Node start { place, settle_visit::begin(place, who, ignored) };
            const auto say = [&](Node& node, const QString& word) {
                affect(node.place, word);
                node.state =
                    settle_visit::step(node.place, who, node.state, eventFor(word), ignored);
            };
            seen.merge(explore(
                start, receiptWaitSeconds, say,
                [](const Node& node) { return settle_visit::name(node.state); },
                [&](const Node& node) { return settle_visit::screen(node.place, who, node.state); },
                [](const Node& node) {
                    return settle_visit::name(node.state)
                        + QString::number(static_cast<int>(settle_visit::ending(node.state)))
                        + offlineMark(node.state);
                },
                eventWords() + moneyWords()));
        }
        const auto table = movesOf(settle_visit::transitions());
        QVERIFY2(seen == table, qPrintable(difference(seen, table)));
    }
};

QTEST_GUILESS_MAIN(SettleVisitTest)
#include "tst_settle_visit.moc"
