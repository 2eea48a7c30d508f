// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json_fields.h"
#include "app/domain/policy/policy.h"
#include "app/domain/region/region.h"

// The file format of a policy. Every function reads one kind of object and leaves complaints in
// `problem`; parsePolicy looks at it once.

namespace yidi {

namespace {

using L1 = QLatin1String;

const QStringList& filingNames()
{
    static const QStringList names { QStringLiteral("L1"), QStringLiteral("L2"),
        QStringLiteral("L3"), QStringLiteral("T1"), QStringLiteral("T2"), QStringLiteral("T3"),
        QStringLiteral("none") };
    return names;
}

/// The values a condition may ask for; empty when they are free.
QStringList choicesOf(const QString& condition)
{
    if (condition == L1("level"))
        return { QStringLiteral("tertiary"), QStringLiteral("secondary"),
            QStringLiteral("primary") };
    if (condition == L1("place"))
        return { QStringLiteral("same_city"), QStringLiteral("in_province"),
            QStringLiteral("cross_province") };
    if (condition == L1("filing"))
        return filingNames();
    if (condition == L1("cvlserv_flag"))
        return { QStringLiteral("0"), QStringLiteral("1") };
    return {};
}

When readWhen(const Json& json, const QString& path, QString& problem)
{
    When when;
    JsonFields fields(json, path, problem);
    fields.all([&](const Json&, const QString& memberPath) {
        const QString name = memberPath.section(QLatin1Char('.'), -1);
        if (!conditionNames().contains(name))
            return fields.complain(memberPath, QStringLiteral("is not a known condition"));
        const QStringList values = fields.texts(L1(name.toLatin1()));
        const QStringList choices = choicesOf(name);
        if (values.isEmpty() || values.contains(QString()))
            fields.complain(memberPath, QStringLiteral("must list values"));
        for (const QString& value : values) {
            if (!choices.isEmpty() && !choices.contains(value))
                fields.complain(memberPath,
                    QStringLiteral("\"%1\" is none of %2").arg(value, choices.join(L1(", "))));
        }
        when.allowed.emplace(name, values);
    });
    return when;
}

When whenOf(JsonFields& fields, QString& problem)
{
    When when;
    fields.member(L1("when"),
        [&](const Json& json, const QString& path) { when = readWhen(json, path, problem); });
    return when;
}

std::vector<Band> bandsOf(JsonFields& fields, QString& problem)
{
    std::vector<Band> bands;
    fields.each(L1("bands"), [&](const Json& json, const QString& path) {
        JsonFields band(json, path, problem);
        if (!bands.empty() && !bands.back().upTo)
            band.complain(path, QStringLiteral("follows a band without an end"));
        Band read;
        if (band.has(L1("up_to"))) {
            read.upTo = band.money(L1("up_to"));
            if (!bands.empty() && bands.back().upTo && *read.upTo <= *bands.back().upTo)
                band.complain(band.path(L1("up_to")), QStringLiteral("must rise"));
        }
        read.ratio = band.ratio(L1("ratio"));
        band.done();
        bands.push_back(read);
    });
    if (bands.empty())
        fields.complain(fields.path(L1("bands")), QStringLiteral("must list bands"));
    return bands;
}

bool perYear(JsonFields& fields, L1 name)
{
    return fields.oneOf(name, { QStringLiteral("admission"), QStringLiteral("year") })
        == L1("year");
}

Deductible readDeductible(const Json& json, const QString& path, QString& problem)
{
    Deductible deductible;
    JsonFields fields(json, path, problem);
    fields.each(L1("amounts"), [&](const Json& item, const QString& itemPath) {
        const auto amount = Fen::fromWire(item.text().toUtf8());
        if (!amount || amount->isNegative())
            return fields.complain(itemPath, QStringLiteral("must be an amount"));
        deductible.amounts.push_back(*amount);
    });
    if (deductible.amounts.empty())
        fields.complain(fields.path(L1("amounts")), QStringLiteral("must list amounts"));
    deductible.perYear = perYear(fields, L1("per"));
    fields.done();
    return deductible;
}

BenefitRule readBenefit(const Json& json, const QString& path, QString& problem)
{
    static const QStringList years { QStringLiteral("inpatient"), QStringLiteral("outpatient"),
        QStringLiteral("chronic") };
    static const QString groups[] { QString(), QStringLiteral("otp_"), QStringLiteral("opsp_") };
    static const QStringList origins { QStringLiteral("gross"), QStringLiteral("net") };
    static const QStringList uses { QStringLiteral("none"), QStringLiteral("in_scope"),
        QStringLiteral("all") };

    BenefitRule rule;
    rule.path = path;
    JsonFields fields(json, path, problem);
    rule.id = fields.text(L1("id"));
    rule.when = whenOf(fields, problem);
    const qsizetype year = years.indexOf(fields.oneOf(L1("year"), years));
    rule.yearGroup = year < 0 ? QString() : groups[year];
    rule.fundPayType = fields.text(L1("fund_pay_type"));
    rule.fundName = fields.text(L1("fund_name"));
    fields.member(L1("deductible"), [&](const Json& value, const QString& valuePath) {
        rule.deductible = readDeductible(value, valuePath, problem);
    });
    const qsizetype origin = origins.indexOf(fields.oneOf(L1("band_origin"), origins));
    rule.bandOrigin = origin == 0 ? BandOrigin::Gross : BandOrigin::Net;
    rule.bandsPerYear = perYear(fields, L1("bands_per"));
    rule.bands = bandsOf(fields, problem);
    if (fields.has(L1("cap")))
        rule.cap = fields.money(L1("cap"));
    const qsizetype use = uses.indexOf(fields.oneOf(L1("account_use"), uses));
    rule.accountUse = static_cast<BenefitRule::AccountUse>(std::max<qsizetype>(use, 0));
    fields.done();
    return rule;
}

CutRule readCut(const Json& json, const QString& path, QString& problem)
{
    static const QStringList modes { QStringLiteral("A"), QStringLiteral("B"),
        QStringLiteral("C") };
    CutRule cut;
    cut.path = path;
    JsonFields fields(json, path, problem);
    cut.when = whenOf(fields, problem);
    const qsizetype mode = modes.indexOf(fields.oneOf(L1("mode"), modes));
    cut.mode = static_cast<CutRule::Mode>(std::max<qsizetype>(mode, 0));
    cut.value = fields.ratio(L1("value"));
    fields.done();
    return cut;
}

FundRule readFund(const Json& json, const QString& path, QString& problem)
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
    const qsizetype base = bases.indexOf(fields.oneOf(L1("base"), bases));
    fund.base = static_cast<FundBase>(std::max<qsizetype>(base, 0));
    fund.perYear = perYear(fields, L1("bands_per"));
    if (fields.has(L1("first_share_in_base")))
        fund.firstShareInBase = fields.flag(L1("first_share_in_base"));
    fund.bands = bandsOf(fields, problem);
    if (fields.has(L1("cap")))
        fund.cap = fields.money(L1("cap"));
    fields.done();
    return fund;
}

QStringList categoriesOf(JsonFields& fields, L1 name)
{
    const QStringList categories = fields.texts(name);
    for (const QString& category : categories) {
        if (category == L1("none") || !filingNames().contains(category))
            fields.complain(
                fields.path(name), QStringLiteral("\"%1\" is not a filing category").arg(category));
    }
    return categories;
}

OverlapRules readOverlap(const Json& json, const QString& path, QString& problem)
{
    static const QStringList scopes { QStringLiteral("person"), QStringLiteral("person+region") };
    OverlapRules rules;
    JsonFields fields(json, path, problem);
    rules.perRegion = fields.oneOf(L1("scope"), scopes) == scopes.back();
    rules.priority = fields.texts(L1("priority"));
    for (const QString& rank : rules.priority) {
        const bool category = rank != L1("none") && filingNames().contains(rank);
        if (!category && rank != L1("L"))
            fields.complain(fields.path(L1("priority")),
                QStringLiteral("\"%1\" is neither a filing category nor L").arg(rank));
    }
    rules.boundApart = fields.flag(L1("bound_apart"));
    fields.done();
    return rules;
}

QStringList optionalTexts(JsonFields& fields, L1 name)
{
    return fields.has(name) ? fields.texts(name) : QStringList();
}

void readMaterials(JsonFields& fields, FilingRules& rules, QString& problem)
{
    fields.member(L1("materials"), [&](const Json& json, const QString& path) {
        JsonFields categories(json, path, problem);
        for (const QString& category : filingNames())
            if (category != L1("none"))
                rules.materials.emplace(category, categories.texts(L1(category.toLatin1())));
        categories.done();
    });
}

void readWaitingDays(JsonFields& fields, FilingRules& rules, QString& problem)
{
    fields.member(L1("waiting_days"), [&](const Json& json, const QString& path) {
        JsonFields schemes(json, path, problem);
        schemes.all([&](const Json&, const QString& memberPath) {
            const QString scheme = memberPath.section(QLatin1Char('.'), -1);
            rules.waitingDays.emplace(scheme, schemes.count(L1(scheme.toLatin1())));
        });
    });
}

FilingRules readFilingRules(const Json& json, const QString& path, QString& problem)
{
    FilingRules rules;
    JsonFields fields(json, path, problem);
    rules.instantApproval = categoriesOf(fields, L1("instant_approval"));
    rules.instantChannels = optionalTexts(fields, L1("instant_channels"));
    rules.reviewedOperations = fields.texts(L1("reviewed_operations"));
    rules.reviewedCertTypes = optionalTexts(fields, L1("reviewed_cert_types"));
    readMaterials(fields, rules, problem);
    rules.commitment = categoriesOf(fields, L1("commitment"));
    rules.commitmentDueDays = fields.count(L1("commitment_due_days"));
    rules.certTypes = optionalTexts(fields, L1("cert_types"));
    rules.closedRegions = optionalTexts(fields, L1("closed_regions"));
    for (const QString& region : rules.closedRegions) {
        if (!isRegionCode(region))
            fields.complain(fields.path(L1("closed_regions")),
                QStringLiteral("\"%1\" is not a region").arg(region));
    }
    rules.noFilingInProvince = categoriesOf(fields, L1("no_filing_in_province"));
    readWaitingDays(fields, rules, problem);
    rules.longTermMonths = fields.count(L1("long_term_months"));
    rules.temporaryMonths = fields.count(L1("temporary_months"));
    rules.temporaryLimitMonths = fields.count(L1("temporary_limit_months"));
    rules.extendable = categoriesOf(fields, L1("extendable"));
    rules.backdateDays = fields.count(L1("backdate_days"));
    rules.supervisorBackdateDays = fields.count(L1("supervisor_backdate_days"));
    rules.aheadDays = fields.count(L1("ahead_days"));
    rules.backfileDays = fields.count(L1("backfile_days"));
    rules.filePaidStays = fields.flag(L1("file_paid_stays"));
    rules.paidStayDays = fields.count(L1("paid_stay_days"));
    rules.referralDays = fields.count(L1("referral_days"));
    rules.minHoldMonths = fields.count(L1("min_hold_months"));
    rules.holdExceptions = optionalTexts(fields, L1("hold_exceptions"));
    rules.materialDays = fields.count(L1("material_days"));
    fields.member(L1("overlap"), [&](const Json& value, const QString& valuePath) {
        rules.overlap = readOverlap(value, valuePath, problem);
    });
    fields.done();
    return rules;
}

Policy readPolicy(const Json& json, QString& problem)
{
    static const QStringList roundings { QStringLiteral("each"), QStringLiteral("sum") };
    Policy policy;
    JsonFields fields(json, {}, problem);
    policy.region = fields.text(L1("region"));
    if (!isRegionCode(policy.region))
        fields.complain(QStringLiteral("region"), QStringLiteral("is not a region of six digits"));
    policy.name = fields.text(L1("name"));
    policy.effectiveFrom = fields.date(L1("effective_from"));
    policy.source = fields.text(L1("source"));
    policy.authoritative = fields.flag(L1("authoritative"));
    policy.accountInFund = fields.flag(L1("account_in_fund"));
    policy.roundInSum = fields.oneOf(L1("rounding"), roundings) == L1("sum");
    fields.member(L1("filing"), [&](const Json& value, const QString& path) {
        policy.filing = readFilingRules(value, path, problem);
    });
    fields.each(L1("filing_required"), [&](const Json& value, const QString& path) {
        policy.filingRequired.push_back(readWhen(value, path, problem));
    });
    fields.each(L1("benefits"), [&](const Json& value, const QString& path) {
        policy.benefits.push_back(readBenefit(value, path, problem));
    });
    fields.each(L1("cuts"), [&](const Json& value, const QString& path) {
        policy.cuts.push_back(readCut(value, path, problem));
    });
    fields.each(L1("funds"), [&](const Json& value, const QString& path) {
        policy.funds.push_back(readFund(value, path, problem));
    });
    fields.done();
    return policy;
}

} // namespace

const QStringList& conditionNames()
{
    static const QStringList names { QStringLiteral("insutype"), QStringLiteral("psn_type"),
        QStringLiteral("psn_idet_type"), QStringLiteral("cvlserv_flag"), QStringLiteral("med_type"),
        QStringLiteral("dise_codg"), QStringLiteral("level"), QStringLiteral("place"),
        QStringLiteral("filing") };
    return names;
}

const QStringList& fundFields()
{
    static const QStringList fields { QStringLiteral("cvlserv_pay"), QStringLiteral("hifes_pay"),
        QStringLiteral("hifob_pay"), QStringLiteral("hifmi_pay"), QStringLiteral("maf_pay"),
        QStringLiteral("oth_pay") };
    return fields;
}

Result<Policy> parsePolicy(const QByteArray& bytes, const QString& file, const QString& hash)
{
    const auto json = parseJson(bytes);
    if (!json)
        return fail(ErrorCode::BadPolicy, QStringLiteral("%1: %2").arg(file, json.error().detail));
    QString problem;
    Policy policy = readPolicy(*json, problem);
    if (!problem.isEmpty())
        return fail(ErrorCode::BadPolicy, QStringLiteral("%1: %2").arg(file, problem));
    policy.file = file;
    policy.hash = hash;
    return policy;
}

} // namespace yidi
