// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/explain.h"

#include "app/base/decimal.h"

#include <cstddef>

namespace yidi {

namespace {

using L1 = QLatin1String;

enum class Unit { None, Money, Ratio, Count, Carry };
struct InputForm {
    const char* name = nullptr;
    Unit unit = Unit::None;
};

/// How a kind of step is told. `parameter` follows the path of the rule that gave it.
struct StepForm {
    StepKind kind;
    const char* rule;
    const char* field; ///< null: the field of the fund
    const char* parameter; ///< "%1" is the number of the item
    std::array<InputForm, 6> inputs {};
};

constexpr StepForm forms[] = {
    { StepKind::Total, "total", "medfee_sumamt", "" },
    { StepKind::OwnExpense, "own-expense", "fulamt_ownpay_amt", "" },
    { StepKind::OverLimit, "over-limit", "overlmt_selfpay", "" },
    { StepKind::FirstSelfPay, "first-self-pay", "preselfpay_amt", "" },
    { StepKind::InScope, "in-scope", "inscp_scp_amt", "",
        { { { "medfee_sumamt", Unit::Money }, { "fulamt_ownpay_amt", Unit::Money },
            { "overlmt_selfpay", Unit::Money }, { "preselfpay_amt", Unit::Money } } } },
    { StepKind::TemporaryCut, "temporary-cut", "psn_part_amt", ".value",
        { { { "inscp_scp_amt", Unit::Money }, { "share", Unit::Ratio } } } },
    { StepKind::PointsCut, "ratio-cut", "pool_prop_selfpay", ".value",
        { { { "points", Unit::Ratio } } } },
    { StepKind::MultiplierCut, "ratio-cut", "pool_prop_selfpay", ".value",
        { { { "multiplier", Unit::Ratio } } } },
    { StepKind::Deductible, "deductible", "act_pay_dedc", ".deductible.amounts[%1]",
        { { { "deductible", Unit::Money }, { "inscp_scp_amt", Unit::Money },
            { "first_share", Unit::Money }, { "admission_no", Unit::Count } } } },
    { StepKind::DeductibleOfVisit, "deductible", "act_pay_dedc", ".deductible.amounts[%1]",
        { { { "deductible", Unit::Money }, { "inscp_scp_amt", Unit::Money },
            { "first_share", Unit::Money } } } },
    { StepKind::DeductibleOfYear, "deductible", "act_pay_dedc", ".deductible.amounts[%1]",
        { { { "deductible", Unit::Money }, { "inscp_scp_amt", Unit::Money },
            { "first_share", Unit::Money }, { "used_before", Unit::Money } } } },
    { StepKind::DeductibleAfterTransfer, "deductible", "act_pay_dedc", ".deductible.amounts[%1]",
        { { { "deductible", Unit::Money }, { "inscp_scp_amt", Unit::Money },
            { "first_share", Unit::Money }, { "transferred", Unit::Money } } } },
    { StepKind::Band, "band", "hifp_pay", ".bands[%1].ratio",
        { { { "from", Unit::Money }, { "part", Unit::Money }, { "ratio", Unit::Ratio } } } },
    { StepKind::BandInSum, "band", "hifp_pay", ".bands[%1].ratio",
        { { { "from", Unit::Money }, { "part", Unit::Money }, { "ratio", Unit::Ratio },
            { "carry", Unit::Carry } } } },
    { StepKind::BandCapped, "band", "hifp_pay", ".bands[%1].ratio",
        { { { "from", Unit::Money }, { "part", Unit::Money }, { "ratio", Unit::Ratio },
            { "carry", Unit::Carry }, { "room", Unit::Money } } } },
    { StepKind::PooledCap, "pooled-cap", "hifp_pay", ".cap",
        { { { "cap", Unit::Money }, { "paid_before", Unit::Money },
            { "over_cap", Unit::Money } } } },
    { StepKind::FundThreshold, "fund-threshold", nullptr, ".bands[%1].ratio",
        { { { "base", Unit::Money }, { "from", Unit::Money }, { "part", Unit::Money } } } },
    { StepKind::FundBand, nullptr, nullptr, ".bands[%1].ratio",
        { { { "base", Unit::Money }, { "from", Unit::Money }, { "part", Unit::Money },
            { "ratio", Unit::Ratio } } } },
    { StepKind::FundBandInSum, nullptr, nullptr, ".bands[%1].ratio",
        { { { "base", Unit::Money }, { "from", Unit::Money }, { "part", Unit::Money },
            { "ratio", Unit::Ratio }, { "carry", Unit::Carry } } } },
    { StepKind::FundBandCapped, nullptr, nullptr, ".cap",
        { { { "base", Unit::Money }, { "from", Unit::Money }, { "part", Unit::Money },
            { "ratio", Unit::Ratio }, { "carry", Unit::Carry }, { "room", Unit::Money } } } },
    { StepKind::FundTotal, "fund-total", "fund_pay_sumamt", "" },
    { StepKind::PersonPart, "person-part", "psn_part_amt", "",
        { { { "medfee_sumamt", Unit::Money }, { "fund_pay_sumamt", Unit::Money } } } },
    { StepKind::Account, "account", "acct_pay", ".account_use",
        { { { "balance", Unit::Money }, { "payable", Unit::Money } } } },
    { StepKind::FamilyAccount, "family-account", "acct_mulaid_pay", ".family_account_use",
        { { { "family_balance", Unit::Money }, { "payable", Unit::Money } } } },
    { StepKind::Cash, "cash", "psn_cash_pay", "",
        { { { "medfee_sumamt", Unit::Money }, { "funds", Unit::Money }, { "acct_pay", Unit::Money },
            { "acct_mulaid_pay", Unit::Money } } } },
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < std::size(forms); ++i)
        if (static_cast<std::size_t>(forms[i].kind) != i)
            return false;
    return std::size(forms) == static_cast<std::size_t>(StepKind::Cash) + 1;
}
static_assert(inOrder(), "a form for every kind, found by its number");

/// The rules of the further funds, in the order of `fundFields()`.
constexpr const char* fundRules[fundCount] = { "civil-servant", "enterprise", "large-amount",
    "major-disease", "assistance", "other-fund" };

QString ratioText(std::int64_t ratio)
{
    QString text = formatDecimal(ratio, 8);
    while (text.endsWith(L1("0")) && text.size() - text.indexOf(L1(".")) > 5)
        text.chop(1);
    return text;
}

QString textOf(Unit unit, std::int64_t value)
{
    switch (unit) {
    case Unit::Money:
        return Fen(value).toWire();
    case Unit::Ratio:
        return ratioText(value);
    case Unit::Carry:
        return formatDecimal(value, 10);
    case Unit::Count:
    case Unit::None:
        break;
    }
    return QString::number(value);
}

/// The path of the rule whose parameter took part.
const QString& pathOf(const Ruling& ruling, const TraceStep& step)
{
    switch (step.kind) {
    case StepKind::TemporaryCut:
    case StepKind::PointsCut:
    case StepKind::MultiplierCut:
        return ruling.cut->path;
    case StepKind::FundThreshold:
    case StepKind::FundBand:
    case StepKind::FundBandInSum:
    case StepKind::FundBandCapped:
        return ruling.funds[step.fund]->path;
    default:
        return ruling.benefit->path;
    }
}

std::vector<SettlementStep::Input> fundInputs(const Ruling& ruling, const SettlementAmounts& a)
{
    std::vector<SettlementStep::Input> inputs { moneyInput("hifp_pay", a.hifp_pay) };
    for (std::size_t i = 0; i < fundCount; ++i)
        if (ruling.funds[i])
            inputs.push_back(
                { fundFields()[static_cast<qsizetype>(i)], (a.*fundAmounts[i]).toWire() });
    if (ruling.accountInFund) {
        inputs.push_back(moneyInput("acct_pay", a.acct_pay));
        inputs.push_back(moneyInput("acct_mulaid_pay", a.acct_mulaid_pay));
    }
    return inputs;
}

} // namespace

SettlementStep::Input moneyInput(const char* name, Fen amount)
{
    return { L1(name), amount.toWire() };
}

std::vector<SettlementStep> explain(
    const Policy& policy, const Ruling& ruling, const Outcome& outcome, const Trace& trace)
{
    std::vector<SettlementStep> steps;
    steps.reserve(trace.size());
    for (const TraceStep& step : trace) {
        const StepForm& form = forms[static_cast<std::size_t>(step.kind)];
        SettlementStep& told = steps.emplace_back();
        told.rule = L1(form.rule ? form.rule : fundRules[step.fund]);
        told.amount = Fen(step.amount);
        told.field =
            form.field ? QString(L1(form.field)) : fundFields()[static_cast<qsizetype>(step.fund)];
        // A rule without a path stands in no policy.
        if (*form.parameter != '\0' && !pathOf(ruling, step).isEmpty()) {
            QString parameter = L1(form.parameter);
            told.parameter =
                pathOf(ruling, step) + parameter.replace(L1("%1"), QString::number(step.item));
        }
        told.policyFile = policy.file;
        told.policyHash = policy.hash;
        for (std::size_t i = 0; i < form.inputs.size() && form.inputs[i].name; ++i)
            told.inputs.push_back(
                { L1(form.inputs[i].name), textOf(form.inputs[i].unit, step.inputs[i]) });
        if (step.kind == StepKind::FundTotal)
            told.inputs = fundInputs(ruling, outcome.amounts);
    }
    return steps;
}

const QStringList& settlementRules()
{
    static const QStringList rules { QStringLiteral("total"), QStringLiteral("own-expense"),
        QStringLiteral("over-limit"), QStringLiteral("first-self-pay"), QStringLiteral("in-scope"),
        QStringLiteral("temporary-cut"), QStringLiteral("ratio-cut"), QStringLiteral("deductible"),
        QStringLiteral("band"), QStringLiteral("pooled-cap"), QStringLiteral("civil-servant"),
        QStringLiteral("enterprise"), QStringLiteral("large-amount"),
        QStringLiteral("major-disease"), QStringLiteral("assistance"), QStringLiteral("other-fund"),
        QStringLiteral("fund-threshold"), QStringLiteral("fund-total"),
        QStringLiteral("person-part"), QStringLiteral("account"), QStringLiteral("family-account"),
        QStringLiteral("cash"), QStringLiteral("settled-before"), QStringLiteral("reversal") };
    return rules;
}

} // namespace yidi
