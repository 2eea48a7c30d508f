// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/journeys/settle_stay/settle_stay.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

using Play = Played<settle_stay::begin>;

const char toAmounts[] = "@visits visit:V1 @estimate";
const char toPin[] = "@visits visit:V1 @estimate continue confirm";
const char toSending[] = "@visits visit:V1 @estimate continue confirm @tries-3 @pin @pin-ok";

} // namespace

class SettleStayTest : public QObject {
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
        row("certainly not settled",
            sending + QLatin1String(" @stored") + eight + QLatin1String(" @withdrawn"), "Trouble",
            Ending::NothingSent);
        row("cut while waiting goes on waiting", sending + QLatin1String(" @stored @link-down"),
            "Sending", Ending::SettlementPending);
        row("cut before sending", QLatin1String(toPin) + QLatin1String(" @link-down"), "Trouble",
            Ending::NothingSent);
        row("cannot be stored", sending + QLatin1String(" @store-failed"), "Trouble",
            Ending::NothingSent);
    }
    void script_played_endsWhereItShould()
    {
        QFETCH(QString, script);
        Play play;
        play.act(script);
        QTEST(settle_stay::name(play.state), "name");
        QTEST(static_cast<int>(settle_stay::ending(play.state)), "ending");
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
        const auto state = settle_stay::begin(place, who, effects);
        const auto page = std::get<ErrorScreen>(settle_stay::screen(place, who, state));
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
        const auto& paper = std::get<PrintStatement>(play.effects.back());
        QCOMPARE(paper.settlement.setlId, QStringLiteral("SETL1"));
        QVERIFY(!paper.maskedName.contains(play.who.person.name));
    }

    void settlementAlreadyDone_isNotOffered()
    {
        Play play;
        Visit before = stay();
        before.mdtrtId = QStringLiteral("V0");
        before.settled = true;
        play.state = settle_stay::step(
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
        QCOMPARE(settle_stay::name(play.state), QStringLiteral("Check"));
    }

    void staleEstimate_isShownAsChanged()
    {
        Play play;
        play.act(QLatin1String(toSending) + QLatin1String(" @stored @stale @estimate"));
        const auto page = std::get<AmountsScreen>(play.screen());
        QCOMPARE(page.note->phrase, Phrase::SettleChangedNote);
    }

    void everyWord_inEveryState_makesExactlyTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            settle_stay::State state;
        };
        std::set<Move> seen;
        for (const Visitor& who : { visitor(), visitorWithoutCard() }) {
            Effects ignored;
            const Node start { here(), settle_stay::begin(here(), who, ignored) };
            const auto say = [&](Node& node, const QString& word) {
                affect(node.place, word);
                node.state =
                    settle_stay::step(node.place, who, node.state, eventFor(word), ignored);
            };
            seen.merge(explore(
                start, receiptWaitSeconds, say,
                [](const Node& node) { return settle_stay::name(node.state); },
                [&](const Node& node) {
                    return settle_stay::screen(node.place, who, node.state);
                }));
        }
        const auto table = movesOf(settle_stay::transitions());
        QVERIFY2(seen == table, qPrintable(difference(seen, table)));
    }
};

QTEST_GUILESS_MAIN(SettleStayTest)
#include "tst_settle_stay.moc"
