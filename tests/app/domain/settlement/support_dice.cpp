// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/domain/settlement/support_dice.h"

#include "app/base/clock.h"

#include <QDebug>

namespace yidi {

QDateTime tenOClock(int year, int month, int day)
{
    return chinaTime(QDate(year, month, day), QTime(10, 0));
}

Policy simplePolicy(std::vector<Band> bands)
{
    Policy policy;
    policy.region = QStringLiteral("650000");
    policy.effectiveFrom = QDate(2016, 1, 1);
    policy.file = QStringLiteral("650000/2016-01-01.json");
    policy.hash = QStringLiteral("hash");
    BenefitRule rule;
    rule.id = QStringLiteral("all");
    rule.path = QStringLiteral("benefits[0]");
    rule.fundPayType = QStringLiteral("310100");
    rule.deductible.amounts = { Fen() };
    rule.bands = std::move(bands);
    policy.benefits = { rule };
    return policy;
}

SettlementInput simpleInput(Fen total)
{
    SettlementInput input;
    input.insuredRegion = QStringLiteral("650100");
    input.careRegion = QStringLiteral("640104");
    input.insutype = QStringLiteral("310");
    input.psnType = QStringLiteral("1101");
    input.medType = QStringLiteral("21");
    input.hospLevel = QStringLiteral("03");
    input.end = tenOClock(2017, 3, 31);
    input.filing = FilingCategory::LongTermResident;
    input.bill.total = total;
    return input;
}

std::vector<std::pair<QString, Fen>> moneyOf(const SettlementAmounts& a)
{
    return { { QStringLiteral("medfee_sumamt"), a.medfee_sumamt },
        { QStringLiteral("fulamt_ownpay_amt"), a.fulamt_ownpay_amt },
        { QStringLiteral("overlmt_selfpay"), a.overlmt_selfpay },
        { QStringLiteral("preselfpay_amt"), a.preselfpay_amt },
        { QStringLiteral("inscp_scp_amt"), a.inscp_scp_amt },
        { QStringLiteral("act_pay_dedc"), a.act_pay_dedc },
        { QStringLiteral("hifp_pay"), a.hifp_pay },
        { QStringLiteral("cvlserv_pay"), a.cvlserv_pay },
        { QStringLiteral("hifes_pay"), a.hifes_pay }, { QStringLiteral("hifmi_pay"), a.hifmi_pay },
        { QStringLiteral("hifob_pay"), a.hifob_pay }, { QStringLiteral("maf_pay"), a.maf_pay },
        { QStringLiteral("oth_pay"), a.oth_pay },
        { QStringLiteral("fund_pay_sumamt"), a.fund_pay_sumamt },
        { QStringLiteral("psn_part_amt"), a.psn_part_amt },
        { QStringLiteral("acct_pay"), a.acct_pay },
        { QStringLiteral("acct_mulaid_pay"), a.acct_mulaid_pay },
        { QStringLiteral("psn_cash_pay"), a.psn_cash_pay },
        { QStringLiteral("hosp_part_amt"), a.hosp_part_amt }, { QStringLiteral("balc"), a.balc } };
}

int rounds(int shortRun)
{
    return qEnvironmentVariableIntValue("YIDI_LONG") > 0 ? 1'000'000 : shortRun;
}

std::uint64_t seed()
{
    static const std::uint64_t one = [] {
        bool given = false;
        const qulonglong asked = qEnvironmentVariable("YIDI_SEED").toULongLong(&given);
        const std::uint64_t chosen = given ? asked : 20170331;
        qInfo().nospace() << "YIDI_SEED=" << chosen;
        return chosen;
    }();
    return one;
}

Fen Dice::amount()
{
    // Small sums show rounding, large ones caps and the end of the range.
    return fen(oneOf<std::int64_t>({ 300, 5'000, 20'000'000, 20'000'000, 9'999'999'999'999 }));
}

std::vector<Band> Dice::bands()
{
    std::vector<Band> bands;
    Fen edge;
    for (std::int64_t i = upTo(3); i > 0; --i) {
        edge += Fen(1 + upTo(coin() ? 2'000'000 : 100));
        bands.push_back({ edge, { upTo(3) == 0 ? 0 : upTo(10000) } });
    }
    if (bands.empty() || upTo(3) > 0)
        bands.push_back({ {}, { upTo(10000) } });
    return bands;
}

When Dice::when()
{
    When when;
    const auto ask = [&](const char* name, QStringList values) {
        if (upTo(3) == 0)
            when.allowed.emplace(QLatin1String(name), values);
    };
    ask("insutype", { coin() ? QStringLiteral("310") : QStringLiteral("390") });
    ask("psn_type", { coin() ? QStringLiteral("12") : QStringLiteral("11") });
    ask("psn_idet_type", { QStringLiteral("61") });
    ask("cvlserv_flag", { QStringLiteral("1") });
    ask("med_type",
        oneOf<QStringList>({ { QStringLiteral("21"), QStringLiteral("24") },
            { QStringLiteral("11"), QStringLiteral("13") }, { QStringLiteral("14") },
            { QStringLiteral("41"), QStringLiteral("14") } }));
    ask("dise_codg", { QStringLiteral("M03900"), QStringLiteral("M01600") });
    ask("level", { coin() ? QStringLiteral("tertiary") : QStringLiteral("primary") });
    ask("place", { QStringLiteral("cross_province"), QStringLiteral("in_province") });
    ask("filing", { QStringLiteral("T1"), QStringLiteral("none") });
    return when;
}

Policy Dice::policy()
{
    Policy policy = simplePolicy(bands());
    policy.roundInSum = coin();
    policy.accountInFund = coin();
    BenefitRule last = policy.benefits.front();
    policy.benefits.clear();
    for (std::int64_t i = upTo(3); i >= 0; --i) {
        BenefitRule rule = last;
        rule.path = QStringLiteral("benefits[%1]").arg(policy.benefits.size());
        rule.when = i == 0 ? When() : when(); // the last holds for everybody
        rule.yearGroup = static_cast<YearGroup>(upTo(3));
        rule.deductible = { { fen(200'000), fen(100'000) }, coin(), coin() };
        rule.bandOrigin = coin() ? BandOrigin::Gross : BandOrigin::Net;
        rule.bandsPerYear = coin();
        rule.bands = bands();
        rule.accountUse = static_cast<BenefitRule::AccountUse>(upTo(2));
        rule.familyUse = static_cast<BenefitRule::AccountUse>(upTo(2));
        rule.cap = coin() ? std::optional(fen(5'000'000)) : std::nullopt;
        policy.benefits.push_back(rule);
    }
    for (std::int64_t i = upTo(2); i > 0; --i)
        policy.cuts.push_back({ when(), static_cast<CutRule::Mode>(upTo(2)), { upTo(10000) },
            QStringLiteral("cuts[%1]").arg(policy.cuts.size()) });
    for (const QString& field : fundFields()) {
        for (std::int64_t i = upTo(2); i > 0; --i) {
            FundRule fund;
            fund.field = field;
            fund.fundPayType = field;
            fund.when = when();
            fund.path = QStringLiteral("funds[%1]").arg(policy.funds.size());
            fund.base = static_cast<FundBase>(upTo(2));
            fund.perYear = coin();
            fund.firstShareInBase = coin();
            fund.bands = bands();
            if (coin())
                fund.cap = fen(5'000'000);
            policy.funds.push_back(fund);
        }
    }
    return policy;
}

SettlementInput Dice::input()
{
    SettlementInput input = simpleInput(amount());
    input.insutype = coin() ? QStringLiteral("310") : QStringLiteral("390");
    input.psnType = oneOf({ QStringLiteral("1101"), QStringLiteral("1201") });
    if (coin())
        input.identTypes = { QStringLiteral("6101"), QStringLiteral("70") };
    input.civilServant = coin();
    input.medType = oneOf({ QStringLiteral("21"), QStringLiteral("24"), QStringLiteral("11"),
        QStringLiteral("13"), QStringLiteral("14"), QStringLiteral("41") });
    input.circulated = input.medType != QLatin1String("41") || upTo(2) > 0;
    input.diseaseCode =
        oneOf({ QStringLiteral("M03900"), QStringLiteral("M01600"), QStringLiteral("M07800") });
    input.hospLevel = oneOf({ QStringLiteral("03"), QStringLiteral("05"), QStringLiteral("08") });
    input.careRegion =
        oneOf({ QStringLiteral("640104"), QStringLiteral("650100"), QStringLiteral("652300") });
    if (upTo(3) == 0)
        input.filing.reset();
    else
        input.filing = oneOf({ FilingCategory::SettledRetiree, FilingCategory::Referral,
            FilingCategory::OtherTemporary });
    input.bill = bill(input.bill.total);
    input.admissionNo = static_cast<int>(1 + upTo(4));
    input.transferDeductible = coin() ? fen(100'000) : Fen();
    input.balance = fen(500'000);
    input.familyBalance = fen(500'000);
    input.useAccount = coin();
    for (const QString& name : accumulatorNames())
        if (upTo(2) == 0)
            input.accumulators.emplace(name, fen(3'000'000));
    if (coin())
        input.accumulators.emplace(
            QStringLiteral("opsp_hifp_pay:") + input.diseaseCode, fen(3'000'000));
    return input;
}

Bill Dice::bill(Fen total)
{
    Bill bill { total, {}, {}, {} };
    if (coin())
        return bill;
    bill.fullySelfPaid = fen(bill.total.value());
    bill.overLimit = fen(bill.inScope().value());
    bill.firstSelfPaid = fen(bill.inScope().value());
    return bill;
}

Catalogue Dice::catalogue()
{
    Catalogue all;
    for (int i = 0; i < 40; ++i) {
        CatalogueItem item;
        item.code = QStringLiteral("C%1").arg(i);
        item.chargeLevel =
            oneOf({ QStringLiteral("01"), QStringLiteral("02"), QStringLiteral("03") });
        item.firstShare = { upTo(10000) };
        if (coin())
            item.priceLimit = upTo(100'000'000);
        all.emplace(item.code, item);
    }
    return all;
}

std::vector<FeeLine> Dice::lines(int most)
{
    std::vector<FeeLine> lines;
    for (std::int64_t i = upTo(most); i >= 0; --i) {
        FeeLine line;
        line.number = QString::number(lines.size());
        line.code = QStringLiteral("C%1").arg(upTo(45)); // the last five are not in the catalogue
        line.count = upTo(200'000);
        line.price = upTo(100'000'000);
        line.sum = mulHalfUp(Fen(line.price), line.count, 100'000'000);
        lines.push_back(line);
    }
    return lines;
}

} // namespace yidi
