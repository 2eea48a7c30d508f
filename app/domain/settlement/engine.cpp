// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/engine.h"

#include "app/base/dates.h"
#include "app/domain/region/region.h"
#include "app/domain/settlement/choice.h"

#include <algorithm>
#include <array>

namespace yidi {

namespace {

using L1 = QLatin1String;

constexpr const char* groupPrefixes[] = { "", "otp_", "opsp_", "opsp_" };
constexpr const char* groupSums[] = { "act_pay_dedc", "inscp_scp_amt", "hifp_pay" };

bool isOfDisease(std::size_t counter)
{
    return counter / 3 == static_cast<std::size_t>(YearGroup::ChronicDisease)
        && counter < groupCount * 3;
}

/// The names of the year's sums by number; those of a disease get its code behind a colon.
const std::array<QString, counterCount>& counterNames()
{
    static const std::array<QString, counterCount> names = [] {
        std::array<QString, counterCount> all;
        for (std::size_t i = 0; i < groupCount * 3; ++i)
            all[i] = L1(groupPrefixes[i / 3]) + QString(L1(groupSums[i % 3]))
                + (isOfDisease(i) ? QStringLiteral(":") : QString());
        for (std::size_t fund = 0; fund < fundCount; ++fund) {
            const QString& field = fundFields()[static_cast<qsizetype>(fund)];
            all[fundBaseCounter(fund)] = field + L1("_base");
            all[fundPaidCounter(fund)] = field;
        }
        all[admissionsCounter] = QStringLiteral("admissions");
        return all;
    }();
    return names;
}

Counters countersFrom(const Accumulators& accumulators, const QString& disease)
{
    Counters counters {};
    for (std::size_t i = 0; i < counterCount; ++i) {
        const QString& name = counterNames()[i];
        const auto at = accumulators.find(isOfDisease(i) ? name + disease : name);
        if (at != accumulators.end())
            counters[i] = at->second;
    }
    return counters;
}

Accumulators namedCounters(const Counters& counters, const QString& disease)
{
    Accumulators named;
    for (std::size_t i = 0; i < counterCount; ++i)
        if (!counters[i].isZero())
            named.emplace(
                isOfDisease(i) ? counterNames()[i] + disease : counterNames()[i], counters[i]);
    return named;
}

tl::unexpected<Error> bad(const char* field, const char* what)
{
    return fail(ErrorCode::BadInput, QStringLiteral("%1: %2").arg(L1(field), L1(what)));
}

Result<void> checkBill(const Bill& bill)
{
    if (bill.total.isNegative() || bill.total > maxFen)
        return bad("medfee_sumamt", "is out of range");
    if (bill.fullySelfPaid.isNegative())
        return bad("fulamt_ownpay_amt", "must not be negative");
    if (bill.overLimit.isNegative())
        return bad("overlmt_selfpay", "must not be negative");
    if (bill.firstSelfPaid.isNegative())
        return bad("preselfpay_amt", "must not be negative");
    // One by one, so that no sum leaves the range before it is looked at.
    if (bill.fullySelfPaid > bill.total || bill.overLimit > bill.total
        || bill.firstSelfPaid > bill.total || bill.inScope().isNegative())
        return bad("medfee_sumamt", "is less than its parts");
    return {};
}

Result<void> checkAccumulators(const Accumulators& accumulators)
{
    for (const auto& [name, amount] : accumulators) {
        if (!isAccumulatorName(name))
            return bad("accumulators", "holds an unknown name");
        if (amount.isNegative() || amount > maxFen)
            return bad("accumulators", "holds an amount out of range");
    }
    return {};
}

Result<void> checkInput(const SettlementInput& input)
{
    const auto inRange = [](Fen amount) { return !amount.isNegative() && amount <= maxFen; };
    if (!isRegionCode(input.insuredRegion))
        return bad("insuplc_admdvs", "is not a region of six digits");
    if (!isRegionCode(input.careRegion))
        return bad("mdtrtarea_admvs", "is not a region of six digits");
    if (input.admissionNo < 1)
        return bad("admission_no", "must be 1 or more");
    if (!policyDay(input).isValid())
        return bad("endtime", "neither endtime nor setl_time is known");
    if (input.begin.isValid() && input.end.isValid() && input.end < input.begin)
        return bad("endtime", "is before begntime");
    if (input.begin.isValid() && input.settledAt.isValid() && input.settledAt < input.begin)
        return bad("setl_time", "is before begntime");
    if (!inRange(input.balance))
        return bad("balc", "is out of range");
    if (!inRange(input.familyBalance))
        return bad("acct_mulaid_balc", "is out of range");
    if (!inRange(input.transferDeductible))
        return bad("transfer_dedc", "is out of range");
    YIDI_TRY(checkAccumulators(input.accumulators));
    return checkBill(input.bill);
}

/// Kinds of visit that are settled by hand, after somebody has looked at them.
Result<void> refuseKinds(const SettlementInput& input)
{
    if (input.newborn)
        return fail(ErrorCode::VisitNotDirect,
            QStringLiteral("nwb_flag: a newborn's bill is not settled directly"));
    if (input.accident || input.medType == L1("19") || input.medType == L1("22"))
        return fail(ErrorCode::VisitNotDirect,
            QStringLiteral("%1: the bill of an accident is not settled directly; another may be "
                           "liable")
                .arg(L1(input.accident ? "trum_flag" : "med_type")));
    if (visitKind(input.medType) == VisitKind::NotDirect)
        return fail(ErrorCode::VisitNotDirect,
            QStringLiteral("med_type: %1 is not settled directly").arg(input.medType.left(12)));
    return {};
}

/// An ordinary purchase at a pharmacy: no policy is asked, the account pays.
const BenefitRule& ordinaryPurchase()
{
    static const BenefitRule rule = [] {
        BenefitRule made;
        made.yearGroup = YearGroup::Outpatient;
        made.deductible.amounts = { Fen() };
        made.bands = { Band {} };
        return made;
    }();
    return rule;
}

Result<Ruling> rulingFor(const Policy& policy, const SettlementInput& input)
{
    if (visitKind(input.medType) == VisitKind::Pharmacy && !input.circulated) {
        Ruling ruling;
        ruling.benefit = &ordinaryPurchase();
        ruling.accountInFund = policy.accountInFund;
        return ruling;
    }
    YIDI_ASSIGN(const ConditionFacts facts, conditionFacts(input));
    const RuleChoice choice(policy);
    auto chosen = choice.choose(choice.truths(facts));
    if (!chosen && chosen.error().code == ErrorCode::PolicyMissing)
        return fail(ErrorCode::PolicyMissing,
            QStringLiteral("%1: no benefit for insutype %2, psn_type %3, med_type %4")
                .arg(policy.file, input.insutype, input.psnType, input.medType));
    return chosen;
}

/// Either year's part of a settlement, after everything was looked at.
Result<Settlement> settlePart(const Policy& policy, const SettlementInput& input)
{
    YIDI_ASSIGN(const Ruling ruling, rulingFor(policy, input));
    if (ruling.benefit->yearGroup == YearGroup::ChronicDisease && input.diseaseCode.isEmpty())
        return bad("dise_codg", "is missing: the benefit is counted for each disease");

    Trace trace;
    Outcome outcome;
    compute(ruling, figuresOf(input), outcome, trace);
    Settlement settlement;
    settlement.settledAt = input.settledAt;
    settlement.policyVersion = policy.version();
    settlement.yearVersion = input.yearVersion;
    settlement.amounts = outcome.amounts;
    settlement.steps = explain(policy, ruling, outcome, trace);

    const BenefitRule& benefit = *ruling.benefit;
    const SettlementAmounts& a = outcome.amounts;
    if (&benefit != &ordinaryPurchase()) { // which is no business of any fund's
        settlement.accumulated = namedCounters(outcome.added, input.diseaseCode);
        settlement.shares.push_back(
            { benefit.fundPayType, benefit.fundName, a.inscp_scp_amt, a.hifp_pay });
    }
    for (std::size_t i = 0; i < fundCount; ++i)
        if (const FundRule* fund = ruling.funds[i])
            settlement.shares.push_back({ fund->fundPayType, fund->name,
                outcome.added[fundBaseCounter(i)], a.*fundAmounts[i] });
    // Own and relative's account are one fund; setlinfo tells them apart.
    using Use = BenefitRule::AccountUse;
    if (input.useAccount && (benefit.accountUse != Use::None || benefit.familyUse != Use::None))
        settlement.shares.push_back(
            { QStringLiteral("310200"), {}, Fen(), a.acct_pay + a.acct_mulaid_pay });
    YIDI_TRY(proveIdentities(settlement, policy.accountInFund));
    return settlement;
}

/// Every amount of setlinfo that is money paid or to be paid: not the balance, not the ratio.
constexpr Fen SettlementAmounts::*moneyFields[] = { &SettlementAmounts::medfee_sumamt,
    &SettlementAmounts::fulamt_ownpay_amt, &SettlementAmounts::overlmt_selfpay,
    &SettlementAmounts::preselfpay_amt, &SettlementAmounts::inscp_scp_amt,
    &SettlementAmounts::act_pay_dedc, &SettlementAmounts::hifp_pay, &SettlementAmounts::cvlserv_pay,
    &SettlementAmounts::hifes_pay, &SettlementAmounts::hifmi_pay, &SettlementAmounts::hifob_pay,
    &SettlementAmounts::maf_pay, &SettlementAmounts::oth_pay, &SettlementAmounts::fund_pay_sumamt,
    &SettlementAmounts::psn_part_amt, &SettlementAmounts::acct_pay,
    &SettlementAmounts::psn_cash_pay, &SettlementAmounts::hosp_part_amt,
    &SettlementAmounts::acct_mulaid_pay };
constexpr const char* moneyNames[] = { "medfee_sumamt", "fulamt_ownpay_amt", "overlmt_selfpay",
    "preselfpay_amt", "inscp_scp_amt", "act_pay_dedc", "hifp_pay", "cvlserv_pay", "hifes_pay",
    "hifmi_pay", "hifob_pay", "maf_pay", "oth_pay", "fund_pay_sumamt", "psn_part_amt", "acct_pay",
    "psn_cash_pay", "hosp_part_amt", "acct_mulaid_pay" };
static_assert(std::size(moneyFields) == std::size(moneyNames));

void addAmounts(SettlementAmounts& sum, const SettlementAmounts& more, bool taken = false)
{
    for (Fen SettlementAmounts::*field : moneyFields)
        sum.*field += taken ? -(more.*field) : more.*field;
}

void addCounters(Accumulators& sum, const Accumulators& more, bool taken = false)
{
    for (const auto& [name, amount] : more) {
        Fen& at = sum[name];
        at += taken ? -amount : amount;
        if (at.isZero())
            sum.erase(name);
    }
}

void addShares(std::vector<FundShare>& sum, const std::vector<FundShare>& more, bool taken = false)
{
    for (const FundShare& share : more) {
        const auto at = std::find_if(sum.begin(), sum.end(), [&](const FundShare& one) {
            return one.fundPayType == share.fundPayType && one.name == share.name;
        });
        FundShare& into = at != sum.end()
            ? *at
            : sum.emplace_back(FundShare { share.fundPayType, share.name, Fen(), Fen() });
        into.inScope += taken ? -share.inScope : share.inScope;
        into.paid += taken ? -share.paid : share.paid;
    }
}

/// Both parts of a stay cut at the end of the year. It is one admission with one deductible: what
/// the first part took of it counts in the second, as in a chain of transfers.
Result<Settlement> settleCut(
    const PolicyBook& policies, const Policy& policy, SettlementInput input, const QDate& newYear)
{
    const QDate lastDay = newYear.addDays(-1);
    YIDI_ASSIGN(const Policy* endedPolicy, policies.find(input.insuredRegion, lastDay));
    YIDI_TRY(checkBill(input.ended->bill));
    YIDI_TRY(checkAccumulators(input.ended->accumulators));
    SettlementInput first = input;
    first.bill = input.ended->bill;
    first.accumulators = input.ended->accumulators;
    first.admissionNo = input.ended->admissionNo;
    YIDI_ASSIGN(Settlement before, settlePart(*endedPolicy, first));

    input.balance = before.amounts.balc;
    input.familyBalance -= before.amounts.acct_mulaid_pay;
    Policy carried = policy;
    for (BenefitRule& rule : carried.benefits)
        rule.deductible.transferPaysDifference = true;
    input.transferDeductible += before.amounts.act_pay_dedc;
    YIDI_ASSIGN(Settlement after, settlePart(carried, input));

    before.accumulated.erase(QStringLiteral("admissions")); // counted in the year of discharge
    after.accumulatedInEndedYear = std::move(before.accumulated);
    const BasisPoints ratio = after.amounts.pool_prop_selfpay;
    addAmounts(after.amounts, before.amounts);
    if (ratio != before.amounts.pool_prop_selfpay) {
        const Fen cost = after.amounts.inscp_scp_amt - after.amounts.act_pay_dedc;
        after.amounts.pool_prop_selfpay = cost.isZero()
            ? BasisPoints {}
            : BasisPoints { mulHalfUp(after.amounts.hifp_pay, 10000, cost.value()).value() };
    }
    addShares(after.shares, before.shares);
    after.steps.insert(after.steps.begin(), before.steps.begin(), before.steps.end());
    YIDI_TRY(proveIdentities(after, policy.accountInFund));
    return after;
}

Result<Settlement> settleBy(
    const PolicyBook& policies, const Policy& policy, const SettlementInput& input)
{
    YIDI_TRY(checkInput(input));
    YIDI_TRY(refuseKinds(input));
    const auto newYear = crossedYearEnd(policy, input);
    if (!newYear || policy.crossYear == CrossYear::ByDischarge)
        return settlePart(policy, input);
    const QString lastDay = wireDate(newYear->addDays(-1));
    const bool cut = policy.crossYear == CrossYear::SplitAtYearEnd;
    if (cut && input.ended && crossedYearEnd(policy, [&] {
            SettlementInput first = input;
            first.end = newYear->addDays(-1).startOfDay();
            return first;
        }()))
        return fail(ErrorCode::VisitNotDirect,
            QStringLiteral("begntime: the stay goes over more than one end of the medical year"));
    if (cut && input.ended)
        return settleCut(policies, policy, input, *newYear);
    return fail(ErrorCode::VisitNotDirect,
        (cut ? QStringLiteral(
             "endtime: %1 cuts the stay at the end of %2, so fees by day are needed")
             : QStringLiteral("endtime: %1 wants the stay settled up to %2 first"))
            .arg(policy.file, lastDay));
}

} // namespace

const QStringList& accumulatorNames()
{
    static const QStringList names = [] {
        QStringList all;
        for (std::size_t i = 0; i < counterCount; ++i)
            if (!isOfDisease(i))
                all.append(counterNames()[i]);
        return all;
    }();
    return names;
}

bool isAccumulatorName(const QString& name)
{
    if (accumulatorNames().contains(name))
        return true;
    for (std::size_t i = 0; i < counterCount; ++i)
        if (isOfDisease(i) && name.startsWith(counterNames()[i]))
            return name.size() > counterNames()[i].size();
    return false;
}

QDate policyDay(const SettlementInput& input)
{
    return input.end.isValid() ? input.end.date() : input.settledAt.date();
}

std::optional<FilingCategory> effectiveFiling(const SettlementInput& input)
{
    if (!input.filing && (input.medType == L1("24") || input.medType == L1("13")))
        return FilingCategory::Emergency;
    return input.filing;
}

Result<QString> levelClass(const QString& code)
{
    struct Level {
        const char* name;
        QStringList codes;
    };
    static const Level levels[] = {
        { "tertiary", { L1("01"), L1("02"), L1("03"), L1("04"), L1("3") } },
        { "secondary", { L1("05"), L1("06"), L1("07"), L1("2") } },
        { "primary", { L1("08"), L1("09"), L1("10"), L1("1") } },
        { "", { QString(), L1("11") } },
    };
    for (const Level& level : levels) {
        if (level.codes.contains(code))
            return QString(L1(level.name));
    }
    return fail(ErrorCode::BadInput, QStringLiteral("hosp_lv: is not a level"));
}

std::optional<QDate> crossedYearEnd(const Policy& policy, const SettlementInput& input)
{
    const QDate first = policy.year.begin(policy.year.of(policyDay(input)));
    if (!input.begin.isValid() || input.begin.date() >= first)
        return {};
    return first;
}

Result<ConditionFacts> conditionFacts(const SettlementInput& input)
{
    const auto filing = effectiveFiling(input);
    YIDI_ASSIGN(QString level, levelClass(input.hospLevel));
    const auto settlementLevel = levelClass(input.settlementLevel);
    if (!settlementLevel)
        return fail(ErrorCode::BadInput, QStringLiteral("setl_lv: is not a level"));
    if (level.isEmpty())
        level = *settlementLevel;
    const char* place = sameCity(input.insuredRegion, input.careRegion) ? "same_city"
        : sameProvince(input.insuredRegion, input.careRegion)           ? "in_province"
                                                                        : "cross_province";
    return ConditionFacts {
        { QStringLiteral("insutype"), { input.insutype } },
        { QStringLiteral("psn_type"), { input.psnType } },
        { QStringLiteral("psn_idet_type"), input.identTypes },
        { QStringLiteral("cvlserv_flag"), { input.civilServant ? L1("1") : L1("0") } },
        { QStringLiteral("med_type"), { input.medType } },
        { QStringLiteral("dise_codg"), { input.diseaseCode } },
        { QStringLiteral("level"), { level } },
        { QStringLiteral("place"), { L1(place) } },
        { QStringLiteral("filing"),
            { filing ? filingCategoryCode(*filing) : QStringLiteral("none") } },
    };
}

Figures figuresOf(const SettlementInput& input)
{
    Figures figures;
    figures.bill = input.bill;
    figures.admissionNo = input.admissionNo;
    figures.transferDeductible = input.transferDeductible;
    figures.useAccount = input.useAccount;
    figures.balance = input.balance;
    figures.familyBalance = input.familyBalance;
    figures.diseaseKnown = !input.diseaseCode.isEmpty();
    figures.countsAsAdmission = isStay(visitKind(input.medType));
    figures.used = countersFrom(input.accumulators, input.diseaseCode);
    return figures;
}

Result<Settlement> settle(const Policy& policy, const SettlementInput& input)
{
    SettlementInput whole = input;
    whole.ended.reset(); // one policy is not two years'
    return settleBy(PolicyBook(), policy, whole);
}

Result<Settlement> settle(const PolicyBook& policies, const SettlementInput& input)
{
    YIDI_ASSIGN(const Policy* policy, policies.find(input.insuredRegion, policyDay(input)));
    return settleBy(policies, *policy, input);
}

Result<Settlement> settleInterim(
    const PolicyBook& policies, SettlementInput input, std::span<const Settlement> earlier)
{
    Settlement before;
    for (const Settlement& one : earlier) {
        addAmounts(before.amounts, one.amounts);
        addShares(before.shares, one.shares);
        addCounters(before.accumulated, one.accumulated);
    }
    addCounters(input.accumulators, before.accumulated, true);
    input.balance += before.amounts.acct_pay;
    input.familyBalance += before.amounts.acct_mulaid_pay;
    YIDI_ASSIGN(Settlement settlement, settle(policies, input));
    for (std::size_t i = 0; i < std::size(moneyFields); ++i) {
        const Fen taken = before.amounts.*moneyFields[i];
        if (taken.isZero())
            continue;
        const SettlementStep& like = settlement.steps.front();
        settlement.steps.push_back({ QStringLiteral("settled-before"), -taken, L1(moneyNames[i]),
            {}, like.policyFile, like.policyHash,
            { moneyInput("cumulative", settlement.amounts.*moneyFields[i]),
                moneyInput("settled_before", taken) } });
    }
    addAmounts(settlement.amounts, before.amounts, true);
    addShares(settlement.shares, before.shares, true);
    addCounters(settlement.accumulated, before.accumulated, true);
    return settlement;
}

Settlement reversalOf(const Settlement& settlement)
{
    Settlement reversal;
    reversal.mdtrtId = settlement.mdtrtId;
    reversal.policyVersion = settlement.policyVersion;
    addAmounts(reversal.amounts, settlement.amounts, true);
    reversal.amounts.pool_prop_selfpay = settlement.amounts.pool_prop_selfpay;
    reversal.amounts.balc = settlement.amounts.balc + settlement.amounts.acct_pay;
    addShares(reversal.shares, settlement.shares, true);
    addCounters(reversal.accumulated, settlement.accumulated, true);
    addCounters(reversal.accumulatedInEndedYear, settlement.accumulatedInEndedYear, true);
    for (std::size_t i = 0; i < std::size(moneyFields); ++i) {
        const Fen settled = settlement.amounts.*moneyFields[i];
        if (settled.isZero())
            continue;
        const QString file =
            settlement.steps.empty() ? QString() : settlement.steps.front().policyFile;
        const QString hash =
            settlement.steps.empty() ? QString() : settlement.steps.front().policyHash;
        reversal.steps.push_back({ QStringLiteral("reversal"), -settled, L1(moneyNames[i]), {},
            file, hash, { moneyInput("settled", settled) } });
    }
    return reversal;
}

Result<void> stillHolds(const Settlement& estimate, qint64 yearVersion)
{
    if (estimate.yearVersion == yearVersion)
        return {};
    return fail(ErrorCode::StaleEstimate,
        QStringLiteral("the year is at version %1, the estimate was made from %2")
            .arg(yearVersion)
            .arg(estimate.yearVersion));
}

} // namespace yidi
