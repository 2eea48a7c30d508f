// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/dates.h"
#include "app/base/json_fields.h"
#include "app/domain/policy/policy.h"
#include "app/domain/policy/policy_reader.h"
#include "app/domain/policy/read_benefits.h"
#include "app/domain/region/region.h"

#include <algorithm>

// The file format of a policy: its head and its rules of filing. Every function reads one kind of
// object and leaves complaints in `problem`; parsePolicy looks at it once.

namespace yidi {

namespace {

using L1 = QLatin1String;

QStringList categoriesOf(JsonFields& fields, L1 name)
{
    const QStringList categories = fields.texts(name);
    for (const QString& category : categories) {
        if (category == L1("none") || !filingConditions().contains(category))
            fields.complain(
                fields.path(name), QStringLiteral("\"%1\" is not a filing category").arg(category));
    }
    return categories;
}

OverlapRules readOverlap(const Json& json, const JsonPath& path, QString& problem)
{
    static const QStringList scopes { QStringLiteral("person"), QStringLiteral("person+region") };
    OverlapRules rules;
    JsonFields fields(json, path, problem);
    rules.perRegion = fields.oneOf(L1("scope"), scopes) == scopes.back();
    rules.priority = fields.texts(L1("priority"));
    for (const QString& rank : rules.priority) {
        const bool category = rank != L1("none") && filingConditions().contains(rank);
        if (!category && rank != L1("L"))
            fields.complain(fields.path(L1("priority")),
                QStringLiteral("\"%1\" is neither a filing category nor L").arg(rank));
    }
    rules.boundApart = fields.flag(L1("bound_apart"));
    fields.done();
    return rules;
}

/// Packs of before the member existed hold, with what was usual.
void optionalCount(JsonFields& fields, L1 name, int& count)
{
    if (fields.has(name))
        count = fields.count(name);
}

QStringList optionalTexts(JsonFields& fields, L1 name)
{
    return fields.has(name) ? fields.texts(name) : QStringList();
}

void readMaterials(JsonFields& fields, FilingRules& rules, QString& problem)
{
    fields.member(L1("materials"), [&](const Json& json, const JsonPath& path) {
        JsonFields categories(json, path, problem);
        for (const QString& category : filingConditions())
            if (category != L1("none"))
                rules.materials.emplace(category, categories.texts(L1(category.toLatin1())));
        categories.done();
    });
}

void readWaitingDays(JsonFields& fields, FilingRules& rules, QString& problem)
{
    fields.member(L1("waiting_days"), [&](const Json& json, const JsonPath& path) {
        JsonFields schemes(json, path, problem);
        schemes.all([&](const Json&, const QString& memberPath) {
            const QString scheme = memberPath.section(QLatin1Char('.'), -1);
            rules.waitingDays.emplace(scheme, schemes.count(L1(scheme.toLatin1())));
        });
    });
}

FilingRules readFilingRules(const Json& json, const JsonPath& path, QString& problem)
{
    FilingRules rules;
    JsonFields fields(json, path, problem);
    rules.instantApproval = categoriesOf(fields, L1("instant_approval"));
    rules.instantChannels = optionalTexts(fields, L1("instant_channels"));
    rules.reviewedOperations = fields.texts(L1("reviewed_operations"));
    rules.reviewedCertTypes = optionalTexts(fields, L1("reviewed_cert_types"));
    readMaterials(fields, rules, problem);
    if (fields.has(L1("reviewed_papers")))
        rules.reviewedPapers = categoriesOf(fields, L1("reviewed_papers"));
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
    optionalCount(fields, L1("remind_days_before"), rules.remindDaysBefore);
    optionalCount(fields, L1("remind_days_after"), rules.remindDaysAfter);
    optionalCount(fields, L1("draft_days"), rules.draftDays);
    optionalCount(fields, L1("claim_minutes"), rules.claimMinutes);
    optionalCount(fields, L1("refused_days"), rules.refusedDays);
    fields.member(L1("overlap"), [&](const Json& value, const JsonPath& valuePath) {
        rules.overlap = readOverlap(value, valuePath, problem);
    });
    fields.done();
    return rules;
}

void readYear(JsonFields& fields, Policy& policy)
{
    static const QStringList crossings { QStringLiteral("by_discharge"),
        QStringLiteral("split_at_year_end"), QStringLiteral("interim_required") };
    if (fields.has(L1("medical_year"))) {
        // Asked of a year that is no leap year: one that began on 29 February would often have
        // none.
        const auto first = parseDate(QStringLiteral("2001-") + fields.text(L1("medical_year")));
        if (first)
            policy.year = { first->month(), first->day() };
        else
            fields.complain(
                QStringLiteral("medical_year"), QStringLiteral("must be a day as MM-DD"));
    }
    if (fields.has(L1("cross_year"))) {
        const qsizetype mode = crossings.indexOf(fields.oneOf(L1("cross_year"), crossings));
        policy.crossYear = static_cast<CrossYear>(std::max<qsizetype>(mode, 0));
    }
}

/// (暂结) Allowed where the member stands; two limits at odds are a slip of the pen.
OfflineRules readOfflineRules(const Json& json, const JsonPath& path, QString& problem)
{
    OfflineRules rules { true, {}, {} };
    JsonFields fields(json, path, problem);
    rules.perVisit = fields.money(L1("per_visit"));
    rules.perPerson = fields.money(L1("per_person"));
    if (rules.perPerson < rules.perVisit)
        fields.complain(fields.path(L1("per_person")), QStringLiteral("is below per_visit"));
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
    if (fields.has(L1("effective_to")))
        policy.effectiveTo = fields.date(L1("effective_to"));
    if (policy.effectiveTo.isValid() && policy.effectiveTo < policy.effectiveFrom)
        fields.complain(QStringLiteral("effective_to"), QStringLiteral("is before effective_from"));
    policy.source = fields.text(L1("source"));
    policy.authoritative = fields.flag(L1("authoritative"));
    policy.accountInFund = fields.flag(L1("account_in_fund"));
    policy.roundInSum = fields.oneOf(L1("rounding"), roundings) == L1("sum");
    readYear(fields, policy);
    if (fields.has(L1("provisional")))
        fields.member(L1("provisional"), [&](const Json& value, const JsonPath& path) {
            policy.offline = readOfflineRules(value, path, problem);
        });
    fields.member(L1("filing"), [&](const Json& value, const JsonPath& path) {
        policy.filing = readFilingRules(value, path, problem);
    });
    fields.each(L1("filing_required"), [&](const Json& value, const JsonPath& path) {
        policy.filingRequired.push_back(readWhen(value, path, problem));
    });
    policy.benefits = readBenefits(fields, problem);
    policy.cuts = readCuts(fields, problem);
    policy.funds = readFunds(fields, problem);
    fields.done();
    return policy;
}

/// `Read` is a Result of a Json or of a pointer to one.
template <class Read>
Result<Policy> policyFrom(
    const Read& json, const Json* whole, const QString& file, const QString& hash)
{
    if (!json)
        return fail(ErrorCode::BadPolicy, QStringLiteral("%1: %2").arg(file, json.error().detail));
    QString problem;
    Policy policy = readPolicy(*whole, problem);
    if (!problem.isEmpty())
        return fail(ErrorCode::BadPolicy, QStringLiteral("%1: %2").arg(file, problem));
    policy.file = file;
    policy.hash = hash;
    return policy;
}

} // namespace

Result<Policy> parsePolicy(const QByteArray& bytes, const QString& file, const QString& hash)
{
    const auto json = parseJson(bytes);
    return policyFrom(json, json ? &*json : nullptr, file, hash);
}

Result<Policy> PolicyReader::parse(
    const QByteArray& bytes, const QString& file, const QString& hash)
{
    const auto json = m_json.read(bytes);
    return policyFrom(json, json ? *json : nullptr, file, hash);
}

} // namespace yidi
