// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/payment_desk.h"
#include "app/shell/training_bank.h"

#include "app/base/dates.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace yidi;

namespace {

constexpr int patienceMs = 20000;
#define SEE(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patienceMs)

PaymentOrder order(Fen deposit = {}, const QString& setlId = QStringLiteral("S1"))
{
    Settlement settlement;
    settlement.setlId = setlId;
    settlement.mdtrtId = QStringLiteral("M1");
    settlement.amounts.psn_cash_pay = Fen(12'345);
    return paymentFor(settlement, deposit).value();
}

/// A port that never answers until it is let go.
class HangingPort : public PaymentPort {
public:
    explicit HangingPort(std::mutex& gate)
        : m_gate(gate)
    {
    }
    Result<QString> code(const PaymentOrder&) override
    {
        const std::lock_guard wait(m_gate);
        return fail(ErrorCode::PaymentUnknown);
    }
    Result<Word> ask(const QString&) override { return fail(ErrorCode::PaymentUnknown); }
    Result<Word> giveUp(const QString&) override { return fail(ErrorCode::PaymentUnknown); }
    Result<Word> refund(const QString&) override { return fail(ErrorCode::PaymentUnknown); }

private:
    std::mutex& m_gate;
};

/// A station's desk and the telephone of whoever pays.
struct World {
    QTemporaryDir dir;
    ManualClock clock { chinaTime(QDate(2017, 3, 31), QTime(9, 0)) };
    QString bankFile = dir.filePath(QStringLiteral("payments.jsonl"));
    TrainingBank bank { bankFile, clock };
    std::unique_ptr<PaymentDesk> desk;
    QString code;
    std::vector<PaymentState> states;

    void start(bool withPort = true)
    {
        desk = std::make_unique<PaymentDesk>(dir.path(),
            withPort ? std::make_unique<TrainingBank>(bankFile, clock) : nullptr, clock);
        QObject::connect(desk.get(), &PaymentDesk::codeShown, desk.get(),
            [this](const QString&, const QString& text) { code = text; });
        QObject::connect(desk.get(), &PaymentDesk::changed, desk.get(),
            [this](const QString&, PaymentState state) { states.push_back(state); });
        desk->open();
    }
    void stop() { desk.reset(); }
    bool last(PaymentState state) const { return !states.empty() && states.back() == state; }
    /// The bank cannot be asked: where its file was lies a folder.
    void cut()
    {
        QVERIFY(
            QFile::rename(bankFile, bankFile + QStringLiteral(".away")) && QDir().mkdir(bankFile));
    }
    void mend()
    {
        QVERIFY(
            QDir().rmdir(bankFile) && QFile::rename(bankFile + QStringLiteral(".away"), bankFile));
    }
};

} // namespace

class TestPaymentDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void code_thatIsPaid_endsPaidOnce()
    {
        World world;
        world.start();
        world.desk->askForCode(order());
        SEE(!world.code.isEmpty());
        QVERIFY(!world.code.contains(QStringLiteral("M1")));
        QCOMPARE(world.bank.pay(world.code).value(), Fen(12'345));
        SEE(world.last(PaymentState::Paid));
        QCOMPARE(world.bank.pay(world.code).error().code, ErrorCode::PaymentFailed);
        // Asked for again, it is told as paid and no code is shown.
        world.code.clear();
        world.states.clear();
        world.desk->askForCode(order());
        SEE(world.last(PaymentState::Paid));
        QVERIFY(world.code.isEmpty());
    }

    /// Nobody paid before they left: what is open is found again, after a start as well.
    void look_findsWhatWasExpected_andNothingElse()
    {
        World world;
        world.start();
        std::vector<Payment> found;
        const auto listen = [&] {
            connect(world.desk.get(), &PaymentDesk::found, world.desk.get(),
                [&](const Payment& payment) { found.push_back(payment); });
        };
        listen();
        world.desk->expect(order(Fen(2'345)));
        world.desk->look(QStringLiteral("S1"));
        SEE(!found.empty()); // it is booked
        found.clear();
        world.stop();
        QVERIFY(world.states.empty() && world.code.isEmpty());
        world.start();
        listen();
        world.desk->look(QStringLiteral("S9"));
        world.desk->look(QStringLiteral("S1"));
        SEE(!found.empty());
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].setlId, QStringLiteral("S1"));
        QCOMPARE(found[0].state, PaymentState::Due);
        QCOMPARE(found[0].due, Fen(10'000));
        // It is paid for like any other, once.
        world.desk->askForCode(order(Fen(2'345)));
        SEE(!world.code.isEmpty());
        QCOMPARE(world.bank.pay(world.code).value(), Fen(10'000));
        SEE(world.last(PaymentState::Paid));
        world.desk->expect(order(Fen(2'345)));
        world.desk->look(QStringLiteral("S1"));
        SEE(found.size() == 2);
        QCOMPARE(found[1].state, PaymentState::Paid);
    }

    void code_changedOnTheWay_isNotPaid()
    {
        World world;
        world.start();
        world.desk->askForCode(order());
        SEE(!world.code.isEmpty());
        const QString cheaper =
            QString(world.code).replace(QStringLiteral("123.45"), QStringLiteral("0.01"));
        QVERIFY(cheaper != world.code);
        QVERIFY(!world.bank.pay(cheaper));
        QVERIFY(!world.bank.pay(QStringLiteral("S2")));
    }

    void code_givenUp_cannotBePaidAndTheSlipIsFree()
    {
        World world;
        world.start();
        world.desk->askForCode(order());
        SEE(!world.code.isEmpty());
        world.desk->giveUp(order());
        SEE(world.last(PaymentState::GivenUp));
        QVERIFY(!world.bank.pay(world.code));
        world.desk->sendToCashier(order());
        SEE(world.last(PaymentState::AtCashier));
    }

    void giveUp_whenTheMoneyWasQuicker_tellsPaid()
    {
        World world;
        world.start();
        world.desk->askForCode(order());
        SEE(!world.code.isEmpty());
        QVERIFY(world.bank.pay(world.code));
        world.desk->giveUp(order());
        SEE(world.last(PaymentState::Paid));
    }

    void bankAway_isUnknownUntilItIsBack_andNoSlipMeanwhile()
    {
        World world;
        world.start();
        world.desk->askForCode(order());
        SEE(!world.code.isEmpty());
        QVERIFY(world.bank.pay(world.code));
        world.cut();
        world.desk->giveUp(order());
        SEE(world.last(PaymentState::Unknown));
        world.states.clear();
        world.desk->sendToCashier(order());
        SEE(world.last(PaymentState::Unknown));
        world.mend();
        SEE(world.last(PaymentState::Paid));
    }

    void deposit_thatCovers_isPaidWithoutTheBank()
    {
        World world;
        world.start();
        world.desk->askForCode(order(Fen(12'345)));
        SEE(world.last(PaymentState::Paid));
        QVERIFY(world.code.isEmpty());
        QVERIFY(!QFile::exists(world.bankFile));
    }

    void cancelled_whateverWasPaid_isGivenBackOnce_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("nothing asked") << QStringLiteral("due") << QByteArray("VOID");
        QTest::newRow("a code") << QStringLiteral("code") << QByteArray("VOID");
        QTest::newRow("paid") << QStringLiteral("paid") << QByteArray("REFUNDED");
        QTest::newRow("paid at another machine")
            << QStringLiteral("elsewhere") << QByteArray("REFUNDED");
    }
    void cancelled_whateverWasPaid_isGivenBackOnce()
    {
        QFETCH(QString, before);
        QFETCH(QByteArray, end);
        World world;
        world.start();
        if (before == QLatin1String("due")) {
            world.desk->giveUp(order());
            SEE(world.last(PaymentState::GivenUp));
        } else if (before == QLatin1String("elsewhere")) {
            QVERIFY(world.bank.code(order()) && world.bank.pay(QStringLiteral("S1")));
        } else {
            world.desk->askForCode(order());
            SEE(!world.code.isEmpty());
        }
        if (before == QLatin1String("paid")) {
            QVERIFY(world.bank.pay(world.code));
            SEE(world.last(PaymentState::Paid));
        }
        for (int i = 0; i < 2; ++i) { // told twice, as after a restart
            world.desk->settlementCancelled(QStringLiteral("S1"), QStringLiteral("M1"));
            SEE(!world.states.empty() && paymentStateName(world.states.back()).toLatin1() == end);
        }
        QVERIFY(!world.bank.pay(QStringLiteral("S1")));
        QFile file(world.bankFile);
        const QByteArray book = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        QCOMPARE(book.count("\"refunded\""), end == "REFUNDED" ? 1 : 0);
        // Nobody pays for what was cancelled.
        world.code.clear();
        world.states.clear();
        world.desk->askForCode(order());
        SEE(!world.states.empty());
        QVERIFY(world.code.isEmpty());
    }

    /// The kiosk has not heard yet that the window cancelled it.
    void code_forWhatAnotherStationCancelled_isNotGiven_data()
    {
        QTest::addColumn<bool>("open");
        QTest::newRow("none was asked for") << false;
        QTest::newRow("one is open") << true;
    }
    void code_forWhatAnotherStationCancelled_isNotGiven()
    {
        QFETCH(bool, open);
        World kiosk;
        kiosk.start();
        if (open) {
            kiosk.desk->askForCode(order());
            SEE(!kiosk.code.isEmpty());
        }
        const QTemporaryDir other;
        PaymentDesk window(
            other.path(), std::make_unique<TrainingBank>(kiosk.bankFile, kiosk.clock), kiosk.clock);
        std::vector<PaymentState> told;
        connect(&window, &PaymentDesk::changed, this,
            [&](const QString&, PaymentState state) { told.push_back(state); });
        window.open();
        window.settlementCancelled(QStringLiteral("S1"), QStringLiteral("M1"));
        SEE(!told.empty() && told.back() == PaymentState::Void);
        if (open)
            SEE(kiosk.last(PaymentState::GivenUp));
        const QString old = std::exchange(kiosk.code, {});
        kiosk.states.clear();
        kiosk.desk->askForCode(order());
        SEE(kiosk.last(PaymentState::GivenUp));
        QVERIFY(kiosk.code.isEmpty());
        QVERIFY(!kiosk.bank.pay(QStringLiteral("S1")) && !kiosk.bank.pay(old));
    }

    /// Cancelled at a window while the bank is away: asked until it answers, given back once.
    void refund_ofWhatTheKioskTook_isAskedForAtTheWindowUntilItIsSaid()
    {
        World window;
        QVERIFY(window.bank.code(order()) && window.bank.pay(QStringLiteral("S1")));
        window.start();
        window.cut();
        window.desk->settlementCancelled(QStringLiteral("S1"), QStringLiteral("M1"));
        SEE(window.last(PaymentState::RefundUnknown));
        window.stop();
        window.start(); // killed meanwhile
        window.desk->settlementCancelled(QStringLiteral("S1"), QStringLiteral("M1"));
        window.mend();
        SEE(window.last(PaymentState::Refunded));
        QFile file(window.bankFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("\"refunded\""), 1);
    }

    void code_afterASlip_isNotGiven()
    {
        World world;
        world.start();
        world.desk->sendToCashier(order());
        SEE(world.last(PaymentState::AtCashier));
        world.states.clear();
        world.desk->askForCode(order());
        SEE(world.last(PaymentState::AtCashier));
        QVERIFY(world.code.isEmpty());
        QVERIFY(!world.bank.pay(QStringLiteral("S1")));
    }

    void slip_whileACodeIsOpen_isNotGiven()
    {
        World world;
        world.start();
        world.desk->askForCode(order());
        SEE(!world.code.isEmpty());
        world.desk->sendToCashier(order());
        SEE(world.last(PaymentState::Started));
    }

    void refund_whileTheBankIsAway_isMadeWhenItIsBack_alsoAfterAStart()
    {
        World world;
        world.start();
        world.desk->askForCode(order());
        SEE(!world.code.isEmpty());
        QVERIFY(world.bank.pay(world.code));
        SEE(world.last(PaymentState::Paid));
        world.cut();
        world.desk->settlementCancelled(QStringLiteral("S1"), QStringLiteral("M1"));
        SEE(world.last(PaymentState::RefundUnknown));
        world.stop();
        world.mend();
        world.start();
        SEE(world.last(PaymentState::Refunded));
    }

    void code_leftByACrash_isClosedAtTheNextStart()
    {
        World world;
        world.start();
        world.desk->askForCode(order());
        SEE(!world.code.isEmpty());
        world.stop();
        world.start();
        SEE(world.last(PaymentState::GivenUp));
        QVERIFY(!world.bank.pay(world.code));
    }

    void withoutAPort_slipsAreBookedAndNoCodeIsShown()
    {
        World world;
        world.start(false);
        world.desk->askForCode(order());
        SEE(world.last(PaymentState::GivenUp));
        world.desk->sendToCashier(order());
        SEE(world.last(PaymentState::AtCashier));
        QVERIFY(world.code.isEmpty());
    }

    void bank_thatHangs_isLeftBehind()
    {
        const QTemporaryDir dir;
        const ManualClock clock(chinaTime(QDate(2017, 3, 31), QTime(9, 0)));
        static std::mutex gate; // outlives the thread that is left behind
        gate.lock();
        auto desk =
            std::make_unique<PaymentDesk>(dir.path(), std::make_unique<HangingPort>(gate), clock);
        desk->open();
        desk->askForCode(order());
        SEE(QFile::exists(dir.filePath(QStringLiteral("payments.db-wal"))));
        desk.reset();
        gate.unlock();
        // What it was asked is kept: the next start closes it.
        SEE(Payments::open(dir.filePath(QStringLiteral("payments.db")), clock).has_value());
    }

    void bankFile_withLinesCutAndForeign_isReadAsFarAsItGoes()
    {
        World world;
        QFile file(world.bankFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "garbage\n{\"setl_id\":\"S1\",\"event\":\"asked\",\"amount\":123.45}\n{\"setl_i\n");
        file.close();
        QCOMPARE(world.bank.ask(QStringLiteral("S1")).value(), PaymentPort::Word::Waiting);
        QCOMPARE(world.bank.pay(QStringLiteral("S1")).value(), Fen(12'345));
        QCOMPARE(world.bank.ask(QStringLiteral("S1")).value(), PaymentPort::Word::Paid);
    }
};

QTEST_GUILESS_MAIN(TestPaymentDesk)
#include "tst_payment_desk.moc"
