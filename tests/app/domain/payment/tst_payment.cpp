// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/payment/payment.h"

#include <QTest>

#include <set>

using namespace yidi;

namespace {

constexpr int stateCount = static_cast<int>(PaymentState::Void) + 1;
constexpr int eventCount = static_cast<int>(PaymentEvent::RefundNoAnswer) + 1;

Settlement settled(Fen cash)
{
    Settlement settlement;
    settlement.setlId = QStringLiteral("S1");
    settlement.mdtrtId = QStringLiteral("M1");
    settlement.amounts.psn_cash_pay = cash;
    return settlement;
}

} // namespace

class TestPayment : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paymentFor_whatIsNotSettled_isRefused_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : { "estimate", "provisional", "cancellation" })
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void paymentFor_whatIsNotSettled_isRefused()
    {
        QFETCH(QString, what);
        Settlement settlement = settled(Fen(100));
        QVERIFY(paymentFor(settlement, {}));
        if (what == QLatin1String("estimate"))
            settlement.setlId.clear();
        else if (what == QLatin1String("provisional"))
            settlement.provisional = true;
        else
            settlement.cancels = QStringLiteral("S0");
        QCOMPARE(paymentFor(settlement, {}).error().code, ErrorCode::NotSettled);
    }

    void paymentFor_deposit_isOffsetToTheFen_data()
    {
        QTest::addColumn<qint64>("cash");
        QTest::addColumn<qint64>("deposit");
        QTest::addColumn<qint64>("due");
        QTest::addColumn<qint64>("giveBack");
        const auto row = [](const char* name, qint64 cash, qint64 deposit, qint64 due,
                             qint64 giveBack) {
            QTest::newRow(name) << cash << deposit << due << giveBack;
        };
        row("none", 286'021, 0, 286'021, 0);
        row("part", 286'021, 100'000, 186'021, 0);
        row("exact", 286'021, 286'021, 0, 0);
        row("more", 286'021, 286'022, 0, 1);
        row("nothing owed", 0, 50'000, 0, 50'000);
        row("the last part after interims gives back", -1'000, 50'000, 0, 51'000);
        row("the largest", maxFen.value(), 1, maxFen.value() - 1, 0);
    }
    void paymentFor_deposit_isOffsetToTheFen()
    {
        QFETCH(qint64, cash);
        QFETCH(qint64, deposit);
        const PaymentOrder order = paymentFor(settled(Fen(cash)), Fen(deposit)).value();
        QFETCH(qint64, due);
        QFETCH(qint64, giveBack);
        QCOMPARE(order.due(), Fen(due));
        QCOMPARE(order.giveBack(), Fen(giveBack));
        QCOMPARE(order.cash() - order.deposit(), order.due() - order.giveBack());
    }

    void paymentFor_negativeDeposit_isBadInput()
    {
        QCOMPARE(paymentFor(settled(Fen(1)), Fen(-1)).error().code, ErrorCode::BadInput);
    }

    void cashierCode_holdsNumberFenAndCheckCodeOnly()
    {
        const PaymentOrder order = paymentFor(settled(Fen(286'021)), Fen(86'021)).value();
        QCOMPARE(cashierCode(order, QStringLiteral("ABCD")), QStringLiteral("YP1|S1|200000|ABCD"));
    }

    void stateNames_thereAndBack_areTheSame()
    {
        std::set<QString> names;
        for (int i = 0; i < stateCount; ++i) {
            const auto state = static_cast<PaymentState>(i);
            PaymentState back = PaymentState::Due;
            QVERIFY(paymentStateFromName(paymentStateName(state), back));
            QCOMPARE(back, state);
            names.insert(paymentStateName(state));
        }
        QCOMPARE(names.size(), std::size_t(stateCount));
        PaymentState state = PaymentState::Due;
        QVERIFY(!paymentStateFromName(QStringLiteral("HELD"), state));
    }

    void moves_oneEventInOneState_leadToOneState()
    {
        std::set<std::pair<PaymentState, PaymentEvent>> seen;
        for (const PaymentMove& move : paymentMoves()) {
            QVERIFY(seen.insert({ move.from, move.event }).second);
            QVERIFY(move.from != move.to);
            QCOMPARE(movePayment(move.from, move.event), std::optional(move.to));
        }
    }

    /// Whatever happens in whatever order: money is neither taken for a cancelled settlement and
    /// kept, nor given back twice, nor called paid without the word that it was.
    void moves_everyWordOfTenEvents_neverLoseNorDoubleMoney()
    {
        walk(PaymentState::Due, 0, false, false, false, 10);
        QVERIFY(m_walked > 1000);
    }

private:
    void walk(PaymentState state, int refunds, bool paid, bool cancelled, bool unsure, int left)
    {
        ++m_walked;
        QVERIFY(refunds <= 1);
        if (state == PaymentState::Paid)
            QVERIFY(paid && !cancelled);
        if (state == PaymentState::Void || state == PaymentState::GivenUp)
            QVERIFY(!paid || unsure);
        if (cancelled)
            QVERIFY(state == PaymentState::Void || state == PaymentState::RefundDue
                || state == PaymentState::RefundUnknown || state == PaymentState::Refunded);
        else
            QVERIFY(state != PaymentState::Void && state != PaymentState::RefundDue
                && state != PaymentState::RefundUnknown && state != PaymentState::Refunded);
        if (left == 0)
            return;
        for (int i = 0; i < eventCount; ++i) {
            const auto event = static_cast<PaymentEvent>(i);
            const auto next = movePayment(state, event);
            if (!next)
                continue;
            walk(*next, refunds + (event == PaymentEvent::RefundDone),
                paid || event == PaymentEvent::PaidInFull,
                cancelled || event == PaymentEvent::SettlementCancelled,
                // The port took back that it was paid: a deposit, or its own word.
                unsure || (paid && event == PaymentEvent::NotPaid), left - 1);
        }
    }

    int m_walked = 0;
};

QTEST_GUILESS_MAIN(TestPayment)
#include "tst_payment.moc"
