// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The explanation is whole: whoever has nothing but the steps can compute the statement again.
#include "app/base/decimal.h"
#include "app/base/json.h"
#include "tests/app/domain/settlement/support_dice.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>

using namespace yidi;

namespace {

std::vector<Policy> shippedPolicies()
{
    std::vector<Policy> all;
    for (const char* folder : { "policies", "training/cases/policies/band-net",
             "training/cases/policies/mode-b", "training/cases/policies/mode-c" }) {
        const QDir top(QStringLiteral(YIDI_SOURCE_DIR "/resources/") + QLatin1String(folder));
        for (const QString& region : top.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            for (const QString& name : QDir(top.filePath(region)).entryList(QDir::Files)) {
                QFile file(top.filePath(region + QLatin1Char('/') + name));
                const QString title = region + QLatin1Char('/') + name;
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                if (auto policy = parsePolicy(file.readAll(), title, QStringLiteral("hash")))
                    all.push_back(*std::move(policy));
            }
    }
    return all;
}

QString firstOf(const When& when, const char* name, const char* otherwise)
{
    const auto at = when.allowed.find(QLatin1String(name));
    return at == when.allowed.end() ? QString(QLatin1String(otherwise)) : at->second.front();
}

/// A visit the rule is made for.
SettlementInput visitFor(const Policy& policy, const BenefitRule& rule, Dice& dice)
{
    SettlementInput input = dice.input();
    // The twenty lines count in 64 bits.
    input.bill.total = std::min(input.bill.total, Fen(9'000'000'000));
    input.bill.fullySelfPaid = input.bill.overLimit = input.bill.firstSelfPaid = Fen();
    input.insuredRegion = policy.region;
    input.insutype = firstOf(rule.when, "insutype", "310");
    input.psnType = firstOf(rule.when, "psn_type", "11");
    input.identTypes = { firstOf(rule.when, "psn_idet_type", "61") };
    input.medType = firstOf(rule.when, "med_type", "21");
    input.circulated = true;
    const QString level = firstOf(rule.when, "level", "tertiary");
    input.hospLevel = level == QLatin1String("tertiary") ? QStringLiteral("03")
        : level == QLatin1String("secondary")            ? QStringLiteral("05")
                                                         : QStringLiteral("08");
    input.end = policy.effectiveFrom.addDays(100).startOfDay();
    return input;
}

// --- The twenty lines ----------------------------------------------------------------------------

/// What a step's inputs give, by its rule; what the bill says needs no arithmetic.
Fen again(const SettlementStep& step)
{
    std::map<QString, std::int64_t> in;
    for (const SettlementStep::Input& input : step.inputs) {
        const bool ratio =
            input.name == QLatin1String("ratio") || input.name == QLatin1String("share");
        const bool carry = input.name == QLatin1String("carry");
        in[input.name] = *parseDecimal(input.value.toLatin1(), ratio ? 8 : carry ? 10 : 2);
    }
    const auto of = [&](const char* name) { return Fen(in[QLatin1String(name)]); };
    const auto has = [&](const char* name) { return in.contains(QLatin1String(name)); };
    if (step.rule == QLatin1String("in-scope"))
        return of("medfee_sumamt") - of("fulamt_ownpay_amt") - of("overlmt_selfpay")
            - of("preselfpay_amt");
    if (step.rule == QLatin1String("temporary-cut"))
        return mulHalfUp(of("inscp_scp_amt"), in[QStringLiteral("share")], 100'000'000);
    if (step.rule == QLatin1String("deductible"))
        return std::min(std::max(of("deductible") - of("used_before") - of("transferred"), Fen()),
            of("inscp_scp_amt") - of("first_share"));
    if (has("part") && has("ratio")) {
        const std::int64_t exact = of("part").value() * of("ratio").value() + of("carry").value();
        const Fen paid((exact + 50'000'000) / 100'000'000);
        const Fen room = has("room") ? of("room") : paid;
        return std::min(paid, room);
    }
    if (step.rule == QLatin1String("fund-total"))
        return std::accumulate(in.begin(), in.end(), Fen(),
            [](Fen sum, const auto& one) { return sum + Fen(one.second); });
    if (step.rule == QLatin1String("person-part"))
        return of("medfee_sumamt") - of("fund_pay_sumamt");
    if (has("payable"))
        return std::min(of("payable"), has("balance") ? of("balance") : of("family_balance"));
    if (step.rule == QLatin1String("cash"))
        return of("medfee_sumamt") - of("funds") - of("acct_pay") - of("acct_mulaid_pay");
    return step.amount;
}

/// The statement: each field is the sum of its steps. A cap and a first share are told beside.
std::map<QString, Fen> statementFrom(const std::vector<SettlementStep>& steps)
{
    std::map<QString, Fen> fields;
    for (const SettlementStep& step : steps)
        if (step.rule != QLatin1String("pooled-cap") && step.rule != QLatin1String("temporary-cut"))
            fields[step.field] += again(step);
    return fields;
}

// -------------------------------------------------------------------------------------------------

QString differs(const Policy& policy, const Settlement& settlement)
{
    const auto fields = statementFrom(settlement.steps);
    for (const auto& [field, amount] : moneyOf(settlement.amounts)) {
        const auto at = fields.find(field);
        const Fen found = at == fields.end() ? Fen() : at->second;
        if (field != QLatin1String("balc") && found != amount)
            return QStringLiteral("%1: %2 is %3, its steps give %4")
                .arg(policy.file, field, amount.toWire(), found.toWire());
    }
    for (const SettlementStep& step : settlement.steps) {
        if (step.policyFile != policy.file || step.policyHash != policy.hash)
            return step.rule + QLatin1String(" does not name the policy");
        if (!settlementRules().contains(step.rule))
            return step.rule + QLatin1String(" is no rule");
        if (again(step) != step.amount)
            return step.rule + QLatin1String(" does not follow from its inputs");
    }
    return {};
}

} // namespace

class TestExplanation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyBenefitOfEveryShippedPolicy_settled_isRecomputedFromItsSteps()
    {
        Dice dice(seed());
        const std::vector<Policy> policies = shippedPolicies();
        QVERIFY(policies.size() >= 10);
        for (const Policy& policy : policies)
            for (const BenefitRule& rule : policy.benefits) {
                bool told = false;
                for (int i = 0; i < 40; ++i) {
                    const auto settlement = settle(policy, visitFor(policy, rule, dice));
                    if (!settlement && settlement.error().code == ErrorCode::NotFiled)
                        continue;
                    const QString name = policy.file + QLatin1Char(' ') + rule.path;
                    QVERIFY2(settlement, qPrintable(name));
                    const QString wrong = differs(policy, *settlement);
                    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
                    const auto& steps = settlement->steps;
                    told = told || std::any_of(steps.begin(), steps.end(), [&](const auto& step) {
                        return step.parameter.startsWith(rule.path + QLatin1Char('.'));
                    });
                }
                QVERIFY2(
                    told, qPrintable(policy.file + rule.path + QLatin1String(" never counts")));
            }
    }

    void anyPolicy_settled_isRecomputedFromItsSteps()
    {
        Dice dice(seed());
        for (int i = 0; i < 2000; ++i) {
            const Policy policy = dice.policy();
            SettlementInput input = dice.input();
            input.bill.total = std::min(input.bill.total, Fen(9'000'000'000));
            input.bill.fullySelfPaid = input.bill.overLimit = input.bill.firstSelfPaid = Fen();
            const auto settlement = settle(policy, input);
            QVERIFY(settlement);
            const QString wrong = differs(policy, *settlement);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    void everyParameterOfAStep_standsInThePolicyFile()
    {
        Dice dice(seed());
        for (const Policy& policy : shippedPolicies()) {
            QFile file(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies/") + policy.file);
            if (!file.open(QIODevice::ReadOnly))
                continue; // a training policy of the same name
            const auto json = parseJson(file.readAll());
            QVERIFY(json);
            for (const BenefitRule& rule : policy.benefits) {
                const auto settlement = settle(policy, visitFor(policy, rule, dice));
                if (!settlement)
                    continue;
                for (const SettlementStep& step : settlement->steps) {
                    const QString optional = QStringLiteral("family_account_use");
                    if (!step.parameter.isEmpty() && !step.parameter.endsWith(optional))
                        QVERIFY2(!at(*json, step.parameter).isNull(), qPrintable(step.parameter));
                }
            }
        }
    }

private:
    /// "benefits[2].bands[0].ratio" in the file.
    static Json at(const Json& json, const QString& path)
    {
        Json value = json;
        for (const QString& part : path.split(QLatin1Char('.'))) {
            const QString name = part.section(QLatin1Char('['), 0, 0);
            value = Json(value[name]);
            if (!part.contains(QLatin1Char('[')))
                continue;
            const auto index = part.section(QLatin1Char('['), 1).chopped(1).toULongLong();
            value = index < value.size() ? Json(value.items()[index]) : Json();
        }
        return value;
    }
};

QTEST_GUILESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
