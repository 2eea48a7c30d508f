// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// Relatives' personal accounts (家庭共济): who may pay for whom, and that what was taken comes back
// to whom it was taken from.
#include "support_stay.h"

#include "app/province/ledger/ledger.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString patient = QStringLiteral("NX-01"); ///< has 1286.40 of their own
const QString aunt = QStringLiteral("HI-01"); ///< 2310.08
const QString cousin = QStringLiteral("NX-30"); ///< 518.60
const QDate begin(2017, 1, 1);

QString text(const char* name)
{
    return QString::fromLatin1(name);
}

/// The policies shipped, with relatives' accounts allowed where one's own is.
QString policiesWithFamily(const QTemporaryDir& dir)
{
    const QDir shipped(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies"));
    QDirIterator files(shipped.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile from(files.next());
        const QString to = dir.filePath(shipped.relativeFilePath(from.fileName()));
        QDir().mkpath(QFileInfo(to).path());
        QFile into(to);
        if (!from.open(QIODevice::ReadOnly) || !into.open(QIODevice::WriteOnly))
            return {};
        QByteArray policy = from.readAll();
        if (!policy.contains("family_account_use"))
            policy.replace("\"account_use\": \"all\"",
                "\"account_use\": \"all\", \"family_account_use\": \"all\"");
        into.write(policy);
    }
    return dir.path();
}

struct Family {
    QTemporaryDir policies;
    World world { policiesWithFamily(policies) };
    Stay stay { world, patient };

    /// Lets `who` pay from a day on.
    bool letPay(const QString& who, const QDate& from = begin, const QDate& until = {})
    {
        world.close();
        bool let = false;
        {
            const auto ledger = Ledger::open(world.path(text("ledger.db")));
            let = ledger
                && (*ledger)->letPayFor({ personNo(who), text("310"), insuredRegion(who), {} },
                    personNo(patient), from, until);
        }
        world.reopen();
        return let;
    }
    QString balance(const QString& who)
    {
        const QString sql = QStringLiteral("SELECT balc FROM insurance WHERE psn_no = '%1'");
        return world.query(qPrintable(sql.arg(personNo(who))));
    }
    /// A stay of which the person would have to pay more than their own account holds.
    bool chargeMuch()
    {
        return stay.admit(text("2017-02-08 03:40:00")).success
            && stay.charge(text("1"), text("9000.00"), text("2017-02-20")).success
            && stay.charge(text("2"), text("1500.00"), text("2017-02-20"), {}, Stay::comfort())
                   .success
            && stay.discharge().success;
    }
};

qint64 fen(const WireResponse& answer, QStringView name)
{
    return Fen::fromWire(answer.output[u"setlinfo"][name].text().toUtf8()).value_or(maxFen).value();
}

} // namespace

class TestFamily : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void relatives_payAfterOnesOwn_oneAfterTheOther_andCancelGivesBackToEach()
    {
        Family family;
        QVERIFY2(family.world.province(), qPrintable(family.world.error()));
        QVERIFY(family.letPay(cousin) && family.letPay(aunt, begin.addDays(1)));
        QVERIFY(family.chargeMuch());
        const QString before = moneyState(family.world);
        const auto settled = family.stay.settle();
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        const qint64 taken = fen(settled, u"acct_mulaid_pay");
        QCOMPARE(fen(settled, u"acct_pay"), 128640);
        QVERIFY(taken > 51860 && taken < 51860 + 231008);
        QCOMPARE(fen(settled, u"psn_cash_pay"),
            fen(settled, u"psn_part_amt") - fen(settled, u"acct_pay") - taken);
        QCOMPARE(family.balance(cousin), text("0")); // allowed first
        QCOMPARE(family.balance(aunt), QString::number(231008 - (taken - 51860)));
        QCOMPARE(family.balance(patient), text("0"));
        const QString after = moneyState(family.world);

        const auto undone = family.stay.cancelSettlement(setlIdOf(settled));
        QVERIFY2(undone.success, qPrintable(undone.err_msg));
        QCOMPARE(fen(undone, u"acct_mulaid_pay"), -taken);
        QCOMPARE(moneyState(family.world), before);

        // The cancellation reversed: the same is taken of the same.
        const auto again = family.stay.reverse(family.stay.last);
        QVERIFY2(again.success, qPrintable(again.err_msg));
        QCOMPARE(moneyState(family.world), after);
        QVERIFY(family.stay.cancelSettlement(setlIdOf(settled)).success);
        QCOMPARE(moneyState(family.world), before);
    }

    void reversal_afterARelativeHasSpentIt_isRefused_andTakesNothing()
    {
        Family family;
        QVERIFY(family.letPay(cousin) && family.letPay(aunt, begin.addDays(1)));
        QVERIFY(family.chargeMuch());
        const auto settled = family.stay.settle();
        QVERIFY(settled.success && family.stay.cancelSettlement(setlIdOf(settled)).success);
        const WireRequest cancellation = family.stay.last;
        QVERIFY(family.world.tamper(
            qPrintable(QStringLiteral("UPDATE insurance SET balc = 1 WHERE psn_no = '%1'")
                           .arg(personNo(cousin)))));
        const QString before = moneyState(family.world);
        QCOMPARE(outcome(family.stay.reverse(cancellation)), text("S10"));
        QCOMPARE(moneyState(family.world), before);
        // Settled anew, whoever holds something pays.
        QVERIFY(family.stay.settle().success);
        QCOMPARE(family.balance(cousin), text("0"));
    }

    void accounts_thatMayNotPay_areNotTouched_data()
    {
        QTest::addColumn<QDate>("from");
        QTest::addColumn<QDate>("until");
        QTest::addColumn<QByteArray>("change");
        const QDate today(2017, 3, 31);
        QTest::newRow("not yet") << today.addDays(1) << QDate() << QByteArray();
        QTest::newRow("no more") << begin << today.addDays(-1) << QByteArray();
        QTest::newRow("dead") << begin << QDate()
                              << QByteArray("UPDATE person SET died_on = '2017-03-01'");
        QTest::newRow("nobody's") << QDate() << QDate() << QByteArray();
        QTest::newRow("account not to be used") << begin << QDate() << QByteArray("no");
    }
    void accounts_thatMayNotPay_areNotTouched()
    {
        QFETCH(QDate, from);
        QFETCH(QDate, until);
        QFETCH(QByteArray, change);
        Family family;
        QVERIFY(!from.isValid() || family.letPay(aunt, from, until));
        QVERIFY(family.chargeMuch());
        if (change.startsWith("UPDATE"))
            QVERIFY(family.world.tamper(
                change + " WHERE psn_no = '" + personNo(aunt).toLatin1() + "'"));
        family.stay.useAccount = change != "no";
        const auto settled = family.stay.settle();
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        QCOMPARE(fen(settled, u"acct_mulaid_pay"), 0);
        QCOMPARE(family.balance(aunt), text("231008"));
    }

    /// What an interim settlement took of a relative goes back when the charge is refunded.
    void interim_refundedAfterwards_givesTheRelativeBack()
    {
        Family family;
        QVERIFY(family.letPay(cousin) && family.letPay(aunt, begin.addDays(1)));
        Stay& stay = family.stay;
        const QString day = text("2017-02-20");
        QVERIFY(stay.admit(text("2017-02-08 03:40:00")).success);
        QVERIFY(stay.charge(text("1"), text("3000.00"), day, {}, Stay::comfort()).success);
        QVERIFY(stay.settle(true).success);
        QCOMPARE(family.balance(cousin), text("0"));
        QCOMPARE(family.balance(aunt), QString::number(231008 - (300000 - 128640 - 51860)));
        QVERIFY(stay.charge(text("2"), text("2500.00"), day, text("1"), Stay::comfort()).success);
        family.world.clock().advanceMs(60'000);
        QVERIFY(stay.discharge(wireDateTime(family.world.clock().now())).success);
        const QString before = moneyState(family.world);
        const auto settled = stay.settle();
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        QCOMPARE(fen(settled, u"acct_mulaid_pay"), -(300000 - 128640));
        QCOMPARE(family.balance(cousin), text("51860"));
        QCOMPARE(family.balance(aunt), text("231008"));
        QVERIFY(stay.cancelSettlement(setlIdOf(settled)).success);
        QCOMPARE(moneyState(family.world), before);
    }

    void interims_takeWhatOneSettlementWould()
    {
        QString ends[2];
        for (const bool interim : { false, true }) {
            Family family;
            QVERIFY(family.letPay(aunt));
            Stay& stay = family.stay;
            QVERIFY(stay.admit(text("2017-02-08 03:40:00")).success);
            QVERIFY(stay.charge(text("1"), text("9000.00"), text("2017-02-20")).success);
            QVERIFY(!interim || stay.settle(true).success);
            const QString day = text("2017-03-31");
            QVERIFY(stay.charge(text("2"), text("1500.00"), day, {}, Stay::comfort()).success);
            family.world.clock().advanceMs(60'000);
            QVERIFY(stay.discharge(wireDateTime(family.world.clock().now())).success);
            const auto settled = stay.settle();
            QVERIFY2(settled.success, qPrintable(settled.err_msg));
            ends[interim ? 1 : 0] = family.balance(aunt) + QLatin1Char(' ')
                + family.world.query("SELECT sum(psn_cash_pay) FROM settlement");
        }
        QCOMPARE(ends[1], ends[0]);
    }
};

QTEST_GUILESS_MAIN(TestFamily)
#include "tst_family.moc"
