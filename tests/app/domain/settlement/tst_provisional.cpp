// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// What a station may settle while the link is cut, and what stands in its way.
#include "app/domain/settlement/provisional.h"

#include "app/base/clock.h"

#include <QTest>

#include <functional>

using namespace yidi;

namespace {

const QString employees = QStringLiteral("310");
const QString house = QStringLiteral("H64010400001");
const QString xinjiang = QStringLiteral("650100");

QDateTime at(int year, int month, int day)
{
    return chinaTime(QDate(year, month, day), QTime(10, 0));
}

/// 90 % of all, after 800 for the first and 400 for every further admission of the year.
Policy policyOf(const QString& region)
{
    Policy policy;
    policy.region = region;
    policy.effectiveFrom = QDate(2016, 1, 1);
    policy.file = region + QStringLiteral("/2016-01-01.json");
    policy.offline = { true, Fen(9'000'00), Fen(9'000'00) };
    BenefitRule rule;
    rule.fundPayType = QStringLiteral("310100");
    rule.fundName = QStringLiteral("统筹基金");
    rule.deductible.amounts = { Fen(800'00), Fen(400'00) };
    rule.bands = { { {}, { 9000 } } };
    rule.path = QStringLiteral("benefits[0]");
    policy.benefits = { rule };
    policy.filingRequired.push_back(
        { { { QStringLiteral("filing"), { QStringLiteral("none") } } } });
    return policy;
}

/// Everything a station knows, to be bent by a test.
struct Known {
    Policy policy = policyOf(QStringLiteral("650000"));
    QDateTime madeAt = at(2017, 3, 30);
    QDateTime expiresAt = at(2017, 4, 2);
    std::vector<Institution> institutions;
    RememberedPerson person;
    Visit visit;
    Bill bill;
    QDateTime now = at(2017, 3, 31);

    Known()
    {
        Institution here;
        here.code = house;
        here.level = QStringLiteral("03");
        here.region = QStringLiteral("640104");
        institutions = { here };
        Insurance insurance;
        insurance.insutype = employees;
        insurance.psnType = QStringLiteral("12");
        insurance.status = QStringLiteral("1");
        insurance.region = xinjiang;
        insurance.balance = Fen(500'00);
        person.person.psnNo = QStringLiteral("P1");
        person.person.insurances = { insurance };
        person.asOf = madeAt;
        person.accumulators[employees] = {};
        Filing filing;
        filing.number = QStringLiteral("F1");
        filing.state = FilingState::Effective;
        filing.category = FilingCategory::OtherTemporary;
        filing.insuredRegion = xinjiang;
        filing.careRegion = QStringLiteral("640100");
        filing.begin = QDate(2017, 1, 1);
        person.filings = { filing };
        visit.mdtrtId = QStringLiteral("S1");
        visit.psnNo = person.person.psnNo;
        visit.insutype = employees;
        visit.medType = QStringLiteral("21");
        visit.institutionCode = house;
        visit.begin = at(2017, 3, 20);
        visit.end = at(2017, 3, 30);
        bill.total = Fen(5'800'00);
    }

    Result<Settlement> settled() const
    {
        Snapshot snapshot;
        snapshot.madeAt = madeAt;
        snapshot.expiresAt = expiresAt;
        snapshot.directory.institutions = institutions;
        if (!snapshot.policies.add(policy))
            qFatal("policy");
        return provisionalSettlement({ snapshot, person, visit, bill, now });
    }
};

using Bend = std::function<void(Known&)>;

} // namespace

Q_DECLARE_METATYPE(Bend)

class TestProvisional : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stay_withinTheLimits_isWhatTheProvinceWouldSay()
    {
        Known known;
        known.person.accumulators[employees] = { { QStringLiteral("hifp_pay"), Fen(100'00) } };
        known.person.admissions[employees] = 1;
        const auto settled = known.settled();
        QVERIFY2(settled, qPrintable(settled ? QString() : describe(settled.error())));
        QVERIFY(settled->provisional);
        QVERIFY(settled->setlId.isEmpty());
        QCOMPARE(settled->mdtrtId, known.visit.mdtrtId);
        QCOMPARE(settled->settledAt, known.now);
        QCOMPARE(settled->policyVersion, known.policy.version());
        QCOMPARE(settled->amounts.act_pay_dedc, Fen(400'00)); // the second of the year
        QCOMPARE(settled->amounts.fund_pay_sumamt, Fen(4'860'00));
        QCOMPARE(settled->amounts.psn_part_amt, Fen(940'00));
        QCOMPARE(settled->amounts.acct_pay, Fen()); // the account is left alone
    }

    void fund_atTheLimit_isAllowedAndOneFenAboveIsNot_data()
    {
        QTest::addColumn<qint64>("perVisit");
        QTest::addColumn<qint64>("perPerson");
        QTest::addColumn<QString>("above");
        // 5,800.00 less 800.00 at 90 %
        QTest::newRow("both at the fen") << qint64 { 4'500'00 } << qint64 { 4'500'00 } << QString();
        QTest::newRow("a visit") << qint64 { 4'499'99 } << qint64 { 4'500'00 }
                                 << QStringLiteral(
                                        "provisional.per_visit: 4500.00 is more than 4499.99");
        QTest::newRow("a person") << qint64 { 4'500'00 } << qint64 { 4'499'99 }
                                  << QStringLiteral(
                                         "provisional.per_person: 4500.00 is more than 4499.99");
        QTest::newRow("nothing at all")
            << qint64 { 0 } << qint64 { 0 }
            << QStringLiteral("provisional.per_visit: 4500.00 is more than 0.00");
    }

    void fund_atTheLimit_isAllowedAndOneFenAboveIsNot()
    {
        QFETCH(qint64, perVisit);
        QFETCH(qint64, perPerson);
        QFETCH(QString, above);
        Known known;
        known.policy.offline = { true, Fen(perVisit), Fen(perPerson) };
        const auto settled = known.settled();
        QCOMPARE(settled.has_value(), above.isEmpty());
        if (settled)
            return;
        QCOMPARE(settled.error().code, ErrorCode::ProvisionalNotAllowed);
        QCOMPARE(settled.error().detail, above);
    }

    void fund_overAllBills_neverPassesTheLimit()
    {
        Known known;
        for (std::int64_t total = 0; total <= 12'000'00; total += 7'77) {
            known.bill.total = Fen(total);
            const auto settled = known.settled();
            const Fen fund(total <= 800'00 ? 0 : mulHalfUp(Fen(total - 800'00), 9, 10).value());
            QCOMPARE(settled.has_value(), fund <= known.policy.offline.perVisit);
            if (settled)
                QCOMPARE(settled->amounts.fund_pay_sumamt, fund);
        }
    }

    void something_inTheWay_isNamed_data()
    {
        QTest::addColumn<Bend>("bend");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const Bend& bend, ErrorCode code, const char* field) {
            QTest::newRow(name) << bend << code << QString(QLatin1String(field));
        };
        row(
            "the insured place waits", [](Known& k) { k.policy.offline = {}; },
            ErrorCode::SettlementNeedsLink, "provisional");
        row(
            "snapshot just expired", [](Known& k) { k.expiresAt = k.now; },
            ErrorCode::SettlementNeedsLink, "snapshot");
        row(
            "no policy", [](Known& k) { k.policy.region = QStringLiteral("110000"); },
            ErrorCode::PolicyMissing, "insuplc_admdvs");
        row(
            "another one open", [](Known& k) { k.person.provisionalOpen = true; },
            ErrorCode::ProvisionalNotAllowed, "psn_no");
        row(
            "another's visit", [](Known& k) { k.visit.psnNo = QStringLiteral("P2"); },
            ErrorCode::ProvisionalNotAllowed, "psn_no");
        row(
            "settled", [](Known& k) { k.visit.settled = true; }, ErrorCode::ProvisionalNotAllowed,
            "mdtrt_id");
        row(
            "cancelled", [](Known& k) { k.visit.cancelled = true; },
            ErrorCode::ProvisionalNotAllowed, "mdtrt_id");
        row(
            "still in hospital", [](Known& k) { k.visit.end = {}; }, ErrorCode::SettlementNeedsLink,
            "endtime");
        row(
            "discharged tomorrow", [](Known& k) { k.visit.end = k.now.addDays(1); },
            ErrorCode::BadInput, "endtime");
        row(
            "chronic", [](Known& k) { k.visit.medType = QStringLiteral("14"); },
            ErrorCode::SettlementNeedsLink, "med_type");
        row(
            "accident", [](Known& k) { k.visit.medType = QStringLiteral("22"); },
            ErrorCode::VisitNotDirect, "med_type");
        row(
            "another scheme", [](Known& k) { k.visit.insutype = QStringLiteral("390"); },
            ErrorCode::SettlementNeedsLink, "insutype");
        row(
            "benefit stopped",
            [](Known& k) {
                k.person.person.insurances[0].status = QStringLiteral("2");
                k.person.person.insurances[0].pausedSince = k.visit.end.date();
            },
            ErrorCode::ProvisionalNotAllowed, "psn_insu_stas");
        row(
            "insurance ended",
            [](Known& k) { k.person.person.insurances[0].status = QStringLiteral("4"); },
            ErrorCode::ProvisionalNotAllowed, "psn_insu_stas");
        row(
            "nothing said of the year", [](Known& k) { k.person.accumulators.clear(); },
            ErrorCode::SettlementNeedsLink, "accumulators");
        row(
            "house unknown", [](Known& k) { k.institutions.clear(); },
            ErrorCode::SettlementNeedsLink, "fixmedins_code");
        row(
            "bill out of range", [](Known& k) { k.bill.total = Fen(-1); }, ErrorCode::BadInput,
            "medfee_sumamt");
        row(
            "year told of has begun since the discharge",
            [](Known& k) {
                k.visit.begin = at(2016, 12, 20);
                k.visit.end = at(2016, 12, 31);
            },
            ErrorCode::SettlementNeedsLink, "endtime");
        row(
            "cut at the end of the year",
            [](Known& k) {
                k.policy.crossYear = CrossYear::SplitAtYearEnd;
                k.visit.begin = at(2016, 12, 20);
            },
            ErrorCode::SettlementNeedsLink, "begntime");
        row(
            "to be settled up to the end of the year first",
            [](Known& k) {
                k.policy.crossYear = CrossYear::InterimRequired;
                k.visit.begin = at(2016, 12, 20);
            },
            ErrorCode::VisitNotDirect, "endtime");
    }

    void something_inTheWay_isNamed()
    {
        QFETCH(Bend, bend);
        QFETCH(ErrorCode, code);
        QFETCH(QString, field);
        Known known;
        bend(known);
        const auto settled = known.settled();
        QVERIFY(!settled);
        QCOMPARE(errorName(settled.error().code), errorName(code));
        QVERIFY2(settled.error().detail.startsWith(field), qPrintable(settled.error().detail));
    }

    void filing_missing_isAskedFor()
    {
        Known known;
        known.person.filings.clear();
        const auto settled = known.settled();
        QVERIFY(!settled);
        QCOMPARE(settled.error().code, ErrorCode::NotFiled);
        known.visit.medType = QStringLiteral("24"); // deemed filed
        QVERIFY(known.settled());
    }

    void filing_thatDoesNotReachHere_countsOnlyWhenBoundToTheVisit()
    {
        Known known;
        known.person.filings[0].careRegion = QStringLiteral("110000");
        QVERIFY(!known.settled());
        known.person.filings[0].boundVisit = known.visit.mdtrtId;
        QVERIFY(known.settled());
    }

    void benefit_suspendedAfterTheDischarge_stillPays()
    {
        Known known;
        known.person.filings[0].state = FilingState::Suspended;
        known.person.person.insurances[0].status = QStringLiteral("2");
        known.person.person.insurances[0].pausedSince = known.visit.end.date().addDays(1);
        QVERIFY(known.settled());
    }

    // The snapshot is of 31 December, the discharge of 2 January: nothing used yet.
    void year_changedSinceTheSnapshot_beginsWithNothing()
    {
        Known known;
        known.madeAt = known.person.asOf = at(2016, 12, 31);
        known.expiresAt = at(2017, 1, 3);
        known.now = at(2017, 1, 2);
        known.person.accumulators[employees] = { { QStringLiteral("hifp_pay"), Fen(90'000'00) } };
        known.person.admissions[employees] = 3;
        known.visit.begin = at(2016, 12, 20);
        known.person.filings[0].begin = QDate(2016, 1, 1);
        known.visit.end = at(2016, 12, 31);
        auto settled = known.settled();
        QVERIFY(settled);
        QCOMPARE(settled->amounts.act_pay_dedc, Fen(400'00));
        known.visit.end = at(2017, 1, 1);
        settled = known.settled();
        QVERIFY(settled);
        QCOMPARE(settled->amounts.act_pay_dedc, Fen(800'00));
        // In a place whose year turns in July it is the same year.
        known.policy.year = { 7, 1 };
        settled = known.settled();
        QVERIFY(settled);
        QCOMPARE(settled->amounts.act_pay_dedc, Fen(400'00));
    }

    void shown_agrees_onlyToTheFen()
    {
        const auto settled = Known().settled();
        QVERIFY(settled);
        const SettlementAmounts& a = settled->amounts;
        const ProvisionalShown shown { a.medfee_sumamt, a.fund_pay_sumamt, a.psn_part_amt };
        QVERIFY(shown.agreesWith(a));
        for (Fen ProvisionalShown::*part :
            { &ProvisionalShown::total, &ProvisionalShown::fund, &ProvisionalShown::share }) {
            ProvisionalShown other = shown;
            other.*part += Fen(1);
            QVERIFY(!other.agreesWith(a));
        }
    }
};

QTEST_GUILESS_MAIN(TestProvisional)
#include "tst_provisional.moc"
