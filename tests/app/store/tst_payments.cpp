// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/payments.h"

#include "support_sql.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace yidi;

namespace {

constexpr int stateCount = static_cast<int>(PaymentState::Void) + 1;
constexpr int eventCount = static_cast<int>(PaymentEvent::RefundNoAnswer) + 1;

PaymentState stateAt(int index)
{
    return static_cast<PaymentState>(index);
}

PaymentOrder order(const QString& setlId, Fen cash = Fen(286'021), Fen deposit = {})
{
    Settlement settlement;
    settlement.setlId = setlId;
    settlement.mdtrtId = QStringLiteral("M-") + setlId;
    settlement.amounts.psn_cash_pay = cash;
    return paymentFor(settlement, deposit).value();
}

/// The events that lead from Due to `state`.
std::vector<PaymentEvent> wayTo(PaymentState state)
{
    using E = PaymentEvent;
    switch (state) {
    case PaymentState::Due:
        return {};
    case PaymentState::AtCashier:
        return { E::SlipPrinted };
    case PaymentState::Started:
        return { E::CodeAsked };
    case PaymentState::Unknown:
        return { E::CodeAsked, E::NoAnswer };
    case PaymentState::Paid:
        return { E::CodeAsked, E::PaidInFull };
    case PaymentState::GivenUp:
        return { E::CodeAsked, E::NotPaid };
    case PaymentState::RefundDue:
        return { E::CodeAsked, E::PaidInFull, E::SettlementCancelled };
    case PaymentState::RefundUnknown:
        return { E::CodeAsked, E::SettlementCancelled };
    case PaymentState::Refunded:
        return { E::CodeAsked, E::PaidInFull, E::SettlementCancelled, E::RefundDone };
    case PaymentState::Void:
        return { E::SettlementCancelled };
    }
    return {};
}

} // namespace

class TestPayments : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    ManualClock m_clock { someMorning() };

    QString newPath() { return m_dir.filePath(QStringLiteral("payments-%1.db").arg(++m_files)); }
    std::unique_ptr<Payments> open(const QString& path)
    {
        return Payments::open(path, m_clock).value();
    }
    void bring(Payments& payments, const QString& setlId, PaymentState state)
    {
        QVERIFY(payments.begin(order(setlId)));
        for (PaymentEvent event : wayTo(state))
            QVERIFY(payments.move(setlId, event));
        QCOMPARE(payments.find(setlId).value().value().state, state);
    }

private Q_SLOTS:
    void begin_thenReopen_keepsEveryField()
    {
        const QString path = newPath();
        QVERIFY(open(path)->begin(order(QStringLiteral("S1"), Fen(500), Fen(200))));
        const Payment payment = open(path)->find(QStringLiteral("S1")).value().value();
        QCOMPARE(payment.mdtrtId, QStringLiteral("M-S1"));
        QCOMPARE(payment.due, Fen(300));
        QCOMPARE(payment.state, PaymentState::Due);
        QCOMPARE(payment.changedAt, someMorning());
        QVERIFY(!open(path)->find(QStringLiteral("S2")).value());
    }

    void begin_again_findsItUnlessTheAmountsDiffer()
    {
        auto payments = open(newPath());
        bring(*payments, QStringLiteral("S1"), PaymentState::Paid);
        QCOMPARE(payments->begin(order(QStringLiteral("S1"))).value(), PaymentState::Paid);
        QCOMPARE(
            payments->begin(order(QStringLiteral("S1"), Fen(1))).error().code, ErrorCode::BadInput);
        QCOMPARE(payments->begin(order(QStringLiteral("S1"), Fen(286'021), Fen(1))).error().code,
            ErrorCode::BadInput);
    }

    void everyEvent_inEveryState_movesAsTheTableSaysOrNotAtAll()
    {
        auto payments = open(newPath());
        for (int from = 0; from < stateCount; ++from) {
            for (int i = 0; i < eventCount; ++i) {
                const auto event = static_cast<PaymentEvent>(i);
                const QString setlId = QStringLiteral("S%1-%2").arg(from).arg(i);
                bring(*payments, setlId, stateAt(from));
                const auto next = movePayment(stateAt(from), event);
                const auto moved = payments->move(setlId, event);
                const PaymentState now = payments->find(setlId).value().value().state;
                // Due is paid by a deposit alone, and there is none.
                const bool uncovered =
                    stateAt(from) == PaymentState::Due && event == PaymentEvent::PaidInFull;
                if (next && !uncovered)
                    QCOMPARE(moved.value(), *next);
                if (next && !uncovered)
                    QCOMPARE(now, *next);
                else
                    QCOMPARE(now, stateAt(from));
                if (!moved)
                    QCOMPARE(moved.error().code, ErrorCode::IllegalTransition);
            }
        }
        QVERIFY(!payments->move(QStringLiteral("nobody"), PaymentEvent::CodeAsked));
    }

    void everyMove_byDirectSql_isAllowedOrRefusedByTheDatabase()
    {
        std::set<std::pair<PaymentState, PaymentState>> allowed;
        for (const PaymentMove& move : paymentMoves())
            allowed.insert({ move.from, move.to });
        allowed.erase({ PaymentState::Due, PaymentState::Paid }); // without a deposit
        const QString path = newPath();
        for (int from = 0; from < stateCount; ++from) {
            for (int to = 0; to < stateCount; ++to) {
                if (from == to)
                    continue;
                const QString setlId = QStringLiteral("S%1-%2").arg(from).arg(to);
                bring(*open(path), setlId, stateAt(from));
                const QString error = runSql(path,
                    QStringLiteral("UPDATE payment SET state = '%1' WHERE setl_id = '%2'")
                        .arg(paymentStateName(stateAt(to)), setlId));
                QVERIFY2(error.isEmpty() == allowed.contains({ stateAt(from), stateAt(to) }),
                    qPrintable(QStringLiteral("%1 to %2: %3")
                                   .arg(paymentStateName(stateAt(from)),
                                       paymentStateName(stateAt(to)), error)));
            }
        }
    }

    void due_coveredByTheDeposit_isPaidWithoutAsking()
    {
        auto payments = open(newPath());
        QVERIFY(payments->begin(order(QStringLiteral("S1"), Fen(500), Fen(500))));
        QCOMPARE(payments->move(QStringLiteral("S1"), PaymentEvent::PaidInFull).value(),
            PaymentState::Paid);
    }

    void whatMustNotChange_byDirectSql_isRefused_data()
    {
        QTest::addColumn<QString>("sql");
        const char* statements[] = { "UPDATE payment SET setl_id = 'S9'",
            "UPDATE payment SET mdtrt_id = 'M9'", "UPDATE payment SET cash_fen = 1",
            "UPDATE payment SET deposit_fen = 1", "UPDATE payment SET rowid = 77",
            "UPDATE payment SET state = 'GONE'", "DELETE FROM payment", "DELETE FROM payment_move",
            "UPDATE payment_move SET state = 'PAID'",
            "REPLACE INTO payment SELECT setl_id, mdtrt_id, 1, 0, 'DUE', 0 FROM payment",
            "INSERT INTO payment VALUES ('S2', 'M2', 1, 0, 'PAID', 0)",
            "INSERT INTO payment VALUES ('S2', 'M2', 1, -1, 'DUE', 0)",
            "INSERT INTO payment VALUES ('', 'M2', 1, 0, 'DUE', 0)" };
        for (const char* statement : statements)
            QTest::newRow(statement) << QString::fromLatin1(statement);
    }
    void whatMustNotChange_byDirectSql_isRefused()
    {
        QFETCH(QString, sql);
        const QString path = newPath();
        bring(*open(path), QStringLiteral("S1"), PaymentState::Started);
        QVERIFY(!runSql(path, sql).isEmpty());
        QCOMPARE(
            open(path)->find(QStringLiteral("S1")).value().value().state, PaymentState::Started);
    }

    void moves_areKeptInOrder()
    {
        const QString path = newPath();
        bring(*open(path), QStringLiteral("S1"), PaymentState::Refunded);
        QVERIFY(open(path)->move(QStringLiteral("S1"), PaymentEvent::RefundDone)); // said twice
        QStringList states;
        runSql(path, QStringLiteral("SELECT state FROM payment_move ORDER BY id"), &states);
        QCOMPARE(states.join(u' '), QStringLiteral("DUE STARTED PAID REFUND_DUE REFUNDED"));
    }

    void cancel_inEveryState_endsWithNothingKept()
    {
        auto payments = open(newPath());
        for (int from = 0; from < stateCount; ++from) {
            const QString setlId = QStringLiteral("S%1").arg(from);
            bring(*payments, setlId, stateAt(from));
            const PaymentState state = payments->cancel(setlId, {}).value();
            QVERIFY2(state == PaymentState::Void || state == PaymentState::RefundDue
                    || state == PaymentState::RefundUnknown || state == PaymentState::Refunded,
                qPrintable(paymentStateName(state)));
            QCOMPARE(payments->cancel(setlId, {}).value(), state);
        }
        // Paid at another machine, perhaps.
        QCOMPARE(payments->cancel(QStringLiteral("elsewhere"), QStringLiteral("M")).value(),
            PaymentState::RefundUnknown);
        QVERIFY(!payments->begin(order(QStringLiteral("elsewhere"))));
    }

    void unfinished_listsWhatThePortMustBeAskedAbout()
    {
        auto payments = open(newPath());
        for (int state = 0; state < stateCount; ++state)
            bring(*payments, paymentStateName(stateAt(state)), stateAt(state));
        QStringList open;
        const auto unfinished = payments->unfinished().value();
        for (const Payment& payment : unfinished)
            open.append(payment.setlId);
        QCOMPARE(open.join(u' '), QStringLiteral("REFUND_DUE REFUND_UNKNOWN STARTED UNKNOWN"));
    }

    /// Killed after every word it said in turn: what was said is there, and at most one move more.
    void kill_afterEveryMove_losesNoneThatWasTold()
    {
        const std::vector<PaymentEvent> life = wayTo(PaymentState::Refunded);
        const int words = 3 * static_cast<int>(life.size() + 1);
        for (int killAfter = 1; killAfter <= words; ++killAfter) {
            const QString path = newPath();
            const int heard = runAndKill(path, life, killAfter);
            QVERIFY(heard >= std::min(killAfter, words));
            auto payments = open(path);
            int moves = 0;
            for (int person = 0; person < 3; ++person) {
                const auto payment = payments->find(QStringLiteral("S%1").arg(person)).value();
                if (!payment)
                    continue;
                for (std::size_t done = 0; done <= life.size(); ++done)
                    if (stateAfter(life, done) == payment->state)
                        moves += static_cast<int>(done) + 1;
            }
            QVERIFY2(moves == heard || moves == heard + 1,
                qPrintable(QStringLiteral("%1 of %2").arg(moves).arg(heard)));
        }
    }

private:
    static PaymentState stateAfter(const std::vector<PaymentEvent>& life, std::size_t done)
    {
        PaymentState state = PaymentState::Due;
        for (std::size_t i = 0; i < done; ++i)
            state = *movePayment(state, life[i]);
        return state;
    }

    /// Three payments through their whole life in a child, one byte said after each move.
    int runAndKill(const QString& path, const std::vector<PaymentEvent>& life, int killAfter)
    {
        int ends[2];
        if (pipe(ends) != 0)
            return -1;
        const pid_t child = fork();
        if (child == 0) {
            ::close(ends[0]);
            const auto say = [&] {
                if (write(ends[1], ".", 1) != 1)
                    _exit(1);
            };
            auto payments = Payments::open(path, m_clock).value();
            for (int person = 0; person < 3; ++person) {
                const QString setlId = QStringLiteral("S%1").arg(person);
                if (payments->begin(order(setlId)))
                    say();
                for (PaymentEvent event : life)
                    if (payments->move(setlId, event))
                        say();
            }
            _exit(0);
        }
        ::close(ends[1]);
        int heard = 0;
        char word = 0;
        while (read(ends[0], &word, 1) == 1)
            if (++heard == killAfter)
                kill(child, SIGKILL);
        ::close(ends[0]);
        waitpid(child, nullptr, 0);
        return heard;
    }
};

QTEST_GUILESS_MAIN(TestPayments)
#include "tst_payments.moc"
