// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/policy/read_benefits.h"

#include <algorithm>

namespace yidi {

namespace {

using L1 = QLatin1String;

/// A condition and the values it may ask for; none when they are free.
struct Condition {
    L1 name;
    QString text;
    QStringList choices;
};

const std::vector<Condition>& conditions()
{
    const auto of = [](const char* name, QStringList choices = {}) {
        return Condition { L1(name), L1(name), std::move(choices) };
    };
    static const std::vector<Condition> all { of("insutype"), of("psn_type"), of("psn_idet_type"),
        of("cvlserv_flag", { QStringLiteral("0"), QStringLiteral("1") }), of("med_type"),
        of("dise_codg"),
        of("level",
            { QStringLiteral("tertiary"), QStringLiteral("secondary"), QStringLiteral("primary") }),
        of("place",
            { QStringLiteral("same_city"), QStringLiteral("in_province"),
                QStringLiteral("cross_province") }),
        of("filing", filingConditions()) };
    return all;
}

/// The position of the member's text among `choices`, 0 when it is none of them.
template <class Choice>
Choice choose(JsonFields& fields, L1 name, const QStringList& choices)
{
    const QString value = fields.oneOf(name, choices);
    const auto at = std::find(choices.begin(), choices.end(), value);
    return static_cast<Choice>(at == choices.end() ? 0 : at - choices.begin());
}

When whenOf(JsonFields& fields, QString& problem)
{
    When when;
    fields.member(L1("when"),
        [&](const Json& json, const JsonPath& path) { when = readWhen(json, path, problem); });
    return when;
}

/// `begin` is where the band before ends, and this one must begin.
Band readBand(const Json& json, const JsonPath& path, const Band* before, QString& problem)
{
    Band band;
    JsonFields fields(json, path, problem);
    const Fen begin = before ? before->upTo.value_or(Fen()) : Fen();
    if (before && !before->upTo)
        fields.complain(path, QStringLiteral("follows a band without an end"));
    if (fields.has(L1("from"))) {
        const Fen from = fields.money(L1("from"));
        if (from > begin)
            fields.complain(fields.path(L1("from")),
                QStringLiteral("leaves a gap from %1").arg(begin.toWire()));
        if (from < begin)
            fields.complain(fields.path(L1("from")),
                QStringLiteral("overlaps the band up to %1").arg(begin.toWire()));
    }
    if (fields.has(L1("up_to"))) {
        band.upTo = fields.money(L1("up_to"));
        if (*band.upTo <= begin)
            fields.complain(fields.path(L1("up_to")), QStringLiteral("must rise"));
    }
    band.ratio = fields.ratio(L1("ratio"));
    fields.done();
    return band;
}

std::vector<Band> bandsOf(JsonFields& fields, QString& problem)
{
    std::vector<Band> bands;
    fields.each(L1("bands"), [&](const Json& json, const JsonPath& path) {
        const Band* before = bands.empty() ? nullptr : &bands.back();
        bands.push_back(readBand(json, path, before, problem));
    });
    if (bands.empty())
        fields.complain(fields.path(L1("bands")), QStringLiteral("must list bands"));
    else if (bands.back().upTo)
        fields.complain(fields.path(L1("bands")),
            QStringLiteral("leaves a gap above %1: the last band has no end")
                .arg(bands.back().upTo->toWire()));
    return bands;
}

bool perYear(JsonFields& fields, L1 name)
{
    static const QStringList scopes { QStringLiteral("admission"), QStringLiteral("year") };
    return fields.oneOf(name, scopes) == L1("year");
}

Deductible readDeductible(const Json& json, const JsonPath& path, QString& problem)
{
    static const QStringList transfers { QStringLiteral("full"), QStringLiteral("difference") };
    Deductible deductible;
    JsonFields fields(json, path, problem);
    fields.each(L1("amounts"), [&](const Json& item, const JsonPath& itemPath) {
        const bool plain = item.kind() == Json::Kind::String || item.kind() == Json::Kind::Number;
        const auto amount = Fen::fromWire(item.text().toUtf8());
        if (!plain || !amount || amount->isNegative())
            return fields.complain(itemPath, QStringLiteral("must be an amount"));
        deductible.amounts.push_back(*amount);
    });
    if (deductible.amounts.empty()) {
        fields.complain(fields.path(L1("amounts")), QStringLiteral("must list amounts"));
        deductible.amounts.push_back({});
    }
    deductible.perYear = perYear(fields, L1("per"));
    if (deductible.perYear && deductible.amounts.size() > 1)
        fields.complain(
            fields.path(L1("amounts")), QStringLiteral("a year has one amount, not several"));
    if (fields.has(L1("transfer")))
        deductible.transferPaysDifference =
            fields.oneOf(L1("transfer"), transfers) == transfers.back();
    fields.done();
    return deductible;
}

BenefitRule readBenefit(const Json& json, const JsonPath& path, QString& problem)
{
    static const QStringList years { QStringLiteral("inpatient"), QStringLiteral("outpatient"),
        QStringLiteral("chronic"), QStringLiteral("chronic_disease") };
    static const QStringList origins { QStringLiteral("gross"), QStringLiteral("net") };
    static const QStringList uses { QStringLiteral("none"), QStringLiteral("in_scope"),
        QStringLiteral("all") };

    BenefitRule rule;
    rule.path = path;
    JsonFields fields(json, path, problem);
    rule.id = fields.text(L1("id"));
    rule.when = whenOf(fields, problem);
    rule.yearGroup = choose<YearGroup>(fields, L1("year"), years);
    rule.fundPayType = fields.text(L1("fund_pay_type"));
    rule.fundName = fields.text(L1("fund_name"));
    fields.member(L1("deductible"), [&](const Json& value, const JsonPath& valuePath) {
        rule.deductible = readDeductible(value, valuePath, problem);
    });
    rule.bandOrigin = choose<BandOrigin>(fields, L1("band_origin"), origins);
    rule.bandsPerYear = perYear(fields, L1("bands_per"));
    rule.bands = bandsOf(fields, problem);
    if (fields.has(L1("cap")))
        rule.cap = fields.money(L1("cap"));
    rule.accountUse = choose<BenefitRule::AccountUse>(fields, L1("account_use"), uses);
    if (fields.has(L1("family_account_use")))
        rule.familyUse = choose<BenefitRule::AccountUse>(fields, L1("family_account_use"), uses);
    fields.done();
    return rule;
}

CutRule readCut(const Json& json, const JsonPath& path, QString& problem)
{
    static const QStringList modes { QStringLiteral("A"), QStringLiteral("B"),
        QStringLiteral("C") };
    CutRule cut;
    cut.path = path;
    JsonFields fields(json, path, problem);
    cut.when = whenOf(fields, problem);
    cut.mode = choose<CutRule::Mode>(fields, L1("mode"), modes);
    cut.value = fields.ratio(L1("value"));
    fields.done();
    return cut;
}

FundRule readFund(const Json& json, const JsonPath& path, QString& problem)
{
    static const QStringList bases { QStringLiteral("person_share"), QStringLiteral("over_cap"),
        QStringLiteral("remaining") };
    FundRule fund;
    fund.path = path;
    JsonFields fields(json, path, problem);
    fund.field = fields.oneOf(L1("field"), fundFields());
    fund.fundPayType = fields.text(L1("fund_pay_type"));
    fund.name = fields.text(L1("name"));
    fund.when = whenOf(fields, problem);
    fund.base = choose<FundBase>(fields, L1("base"), bases);
    fund.perYear = perYear(fields, L1("bands_per"));
    if (fields.has(L1("first_share_in_base")))
        fund.firstShareInBase = fields.flag(L1("first_share_in_base"));
    fund.bands = bandsOf(fields, problem);
    if (fields.has(L1("cap")))
        fund.cap = fields.money(L1("cap"));
    fields.done();
    return fund;
}

/// A rule that can never be reached is a slip of the pen, and would be a silent one.
template <class Rule, class Alike>
void complainOfHidden(JsonFields& fields, const std::vector<Rule>& rules, Alike alike)
{
    for (std::size_t later = 1; later < rules.size(); ++later)
        for (std::size_t earlier = 0; earlier < later; ++earlier)
            if (alike(rules[earlier], rules[later])
                && rules[earlier].when.covers(rules[later].when)) {
                fields.complain(rules[later].path,
                    QStringLiteral("can never apply, %1 comes before it").arg(rules[earlier].path));
                break;
            }
}

template <class Rule>
std::vector<Rule> readRules(JsonFields& fields, L1 name, QString& problem,
    Rule (*read)(const Json&, const JsonPath&, QString&))
{
    std::vector<Rule> rules;
    fields.each(name, [&](const Json& json, const JsonPath& path) {
        rules.push_back(read(json, path, problem));
    });
    return rules;
}

} // namespace

const QStringList& filingConditions()
{
    static const QStringList names { QStringLiteral("L1"), QStringLiteral("L2"),
        QStringLiteral("L3"), QStringLiteral("T1"), QStringLiteral("T2"), QStringLiteral("T3"),
        QStringLiteral("none") };
    return names;
}

const QStringList& conditionNames()
{
    static const QStringList names = [] {
        QStringList all;
        for (const Condition& condition : conditions())
            all.append(condition.text);
        return all;
    }();
    return names;
}

const QStringList& fundFields()
{
    static const QStringList fields { QStringLiteral("cvlserv_pay"), QStringLiteral("hifes_pay"),
        QStringLiteral("hifob_pay"), QStringLiteral("hifmi_pay"), QStringLiteral("maf_pay"),
        QStringLiteral("oth_pay") };
    return fields;
}

When readWhen(const Json& json, const JsonPath& path, QString& problem)
{
    When when;
    JsonFields fields(json, path, problem);
    for (const QString& name : json.names()) {
        const auto condition = std::find_if(conditions().begin(), conditions().end(),
            [&](const Condition& known) { return known.text == name; });
        if (condition == conditions().end())
            continue;
        const QStringList& choices = condition->choices;
        QStringList values = fields.texts(condition->name);
        if (values.isEmpty() || values.contains(QString()))
            fields.complain(fields.path(condition->name), QStringLiteral("must list values"));
        for (const QString& value : values) {
            if (!choices.isEmpty() && !choices.contains(value))
                fields.complain(fields.path(condition->name),
                    QStringLiteral("\"%1\" is none of %2").arg(value, choices.join(L1(", "))));
        }
        when.allowed.emplace(condition->text, std::move(values));
    }
    fields.done();
    return when;
}

std::vector<BenefitRule> readBenefits(JsonFields& fields, QString& problem)
{
    auto rules = readRules<BenefitRule>(fields, L1("benefits"), problem, readBenefit);
    complainOfHidden(fields, rules, [](const auto&, const auto&) { return true; });
    return rules;
}

std::vector<CutRule> readCuts(JsonFields& fields, QString& problem)
{
    auto rules = readRules<CutRule>(fields, L1("cuts"), problem, readCut);
    complainOfHidden(fields, rules, [](const auto&, const auto&) { return true; });
    return rules;
}

std::vector<FundRule> readFunds(JsonFields& fields, QString& problem)
{
    auto rules = readRules<FundRule>(fields, L1("funds"), problem, readFund);
    complainOfHidden(
        fields, rules, [](const FundRule& a, const FundRule& b) { return a.field == b.field; });
    return rules;
}

} // namespace yidi
