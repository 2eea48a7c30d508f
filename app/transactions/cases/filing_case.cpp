// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/cases/filing_case.h"

#include "app/base/clock.h"
#include "app/base/dates.h"
#include "app/base/json_fields.h"
#include "app/domain/region/region.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>

namespace yidi {

namespace {

using L1 = QLatin1String;

QString optionalText(JsonFields& fields, const char* name)
{
    return fields.has(L1(name)) ? fields.text(L1(name)) : QString();
}

/// National messages write an absent date as "".
QDate optionalDate(JsonFields& fields, const char* name)
{
    return optionalText(fields, name).isEmpty() ? QDate() : fields.date(L1(name));
}

/// In the interface's form, or in that of ISO 8601, which names its zone.
QDateTime time(JsonFields& fields, const char* name)
{
    const QString text = fields.text(L1(name));
    const QDateTime iso = QDateTime::fromString(text, Qt::ISODate);
    if (iso.isValid() && iso.timeSpec() != Qt::LocalTime)
        return iso.toOffsetFromUtc(chinaTime(iso.date(), iso.time()).offsetFromUtc());
    const auto value = parseDateTime(QString(text).replace(L1("T"), L1(" ")));
    if (!value)
        fields.complain(fields.path(L1(name)), value.error().detail);
    return value.value_or(QDateTime());
}

QDateTime optionalTime(JsonFields& fields, const char* name)
{
    return optionalText(fields, name).isEmpty() ? QDateTime() : time(fields, name);
}

bool optionalFlag(JsonFields& fields, const char* name)
{
    return fields.has(L1(name)) && fields.flag(L1(name));
}

QString region(JsonFields& fields, const char* name)
{
    const QString code = fields.text(L1(name));
    if (!isRegionCode(code))
        fields.complain(fields.path(L1(name)), QStringLiteral("is not a region of six digits"));
    return code;
}

QString optionalRegion(JsonFields& fields, const char* name)
{
    return fields.has(L1(name)) ? region(fields, name) : QString();
}

template <class Enum>
void code(JsonFields& fields, const char* name, bool (*read)(const QString&, Enum&), Enum& value)
{
    if (!read(fields.text(L1(name)), value))
        fields.complain(fields.path(L1(name)), QStringLiteral("is not a known code"));
}

template <class Enum>
void optionalCode(
    JsonFields& fields, const char* name, bool (*read)(const QString&, Enum&), Enum& value)
{
    if (fields.has(L1(name)))
        code(fields, name, read, value);
}

/// Complains when something else of the list has this number already.
void once(JsonFields& fields, const char* name, const QString& number, QSet<QString>& seen)
{
    if (number.isEmpty())
        fields.complain(fields.path(L1(name)), QStringLiteral("must not be empty"));
    if (seen.contains(number))
        fields.complain(fields.path(L1(name)), QStringLiteral("is given twice"));
    seen.insert(number);
}

Insurance readInsurance(const Json& json, const QString& path, QString& problem)
{
    static const QStringList states { QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2"),
        QStringLiteral("3"), QStringLiteral("4") };
    JsonFields fields(json, path, problem);
    Insurance insurance;
    insurance.region = region(fields, "insuplc_admdvs");
    insurance.status = fields.oneOf(L1("psn_insu_stas"), states);
    insurance.insutype = optionalText(fields, "insutype");
    insurance.psnType = optionalText(fields, "psn_type");
    insurance.since = optionalDate(fields, "psn_insu_date");
    insurance.pausedSince = optionalDate(fields, "paus_insu_date");
    insurance.civilServant = optionalFlag(fields, "cvlserv_flag");
    if (fields.has(L1("balc")))
        insurance.balance = fields.money(L1("balc"));
    insurance.employer = optionalText(fields, "emp_name");
    fields.done();
    return insurance;
}

Person readPerson(const Json& json, const QString& path, QString& problem)
{
    JsonFields fields(json, path, problem);
    Person person;
    person.psnNo = fields.text(L1("psn_no"));
    person.certType = optionalText(fields, "psn_cert_type");
    person.certNo = optionalText(fields, "certno");
    person.name = optionalText(fields, "psn_name");
    person.sex = optionalText(fields, "gend");
    person.birth = optionalDate(fields, "brdy");
    person.phone = optionalText(fields, "tel");
    optionalText(fields, "naty"); // part of a person's data, and nothing here depends on it
    if (fields.has(L1("insuinfo")))
        fields.each(L1("insuinfo"), [&](const Json& item, const QString& itemPath) {
            person.insurances.push_back(readInsurance(item, itemPath, problem));
        });
    fields.done();
    return person;
}

FilingAgent readAgent(JsonFields& fields)
{
    FilingAgent agent;
    agent.name = optionalText(fields, "agnter_name");
    agent.certType = optionalText(fields, "agnter_cert_type");
    agent.certNo = optionalText(fields, "agnter_certno");
    agent.relation = optionalText(fields, "agnter_rlts");
    agent.phone = optionalText(fields, "agnter_tel");
    return agent;
}

/// Whoever files for another stands in a member of his own, or side by side with the rest as in
/// the national message.
void readAgents(JsonFields& fields, FilingRequest& request, QString& problem)
{
    const FilingAgent beside = readAgent(fields);
    if (beside != FilingAgent())
        request.agent = beside;
    if (!fields.has(L1("agent")))
        return;
    fields.member(L1("agent"), [&](const Json& value, const QString& path) {
        JsonFields own(value, path, problem);
        request.agent = readAgent(own);
        own.done();
    });
}

/// What policies, people and clerks call the papers; any of space, "_" and "-" joins their words.
std::map<QString, QString> readMaterialNames()
{
    std::map<QString, QString> materials;
    QFile file(QStringLiteral(":/directory/papers.json"));
    if (!file.open(QIODevice::ReadOnly))
        return materials; // a test reads the file; once built in, it cannot be missing
    const auto known = parseJson(file.readAll());
    for (std::size_t i = 0; known && i < known->size(); ++i)
        for (const Json& name : known->items()[i].items())
            materials.emplace(name.text(), known->names()[i]);
    return materials;
}

QString materialNamed(const QString& written)
{
    static const QRegularExpression joints(QStringLiteral("[\\s_-]+"));
    static const std::map<QString, QString> materials = readMaterialNames();
    const QString name = written.trimmed().toLower().replace(joints, QStringLiteral("-"));
    const auto known = materials.find(name);
    return known == materials.end() ? name : known->second;
}

/// A material is its name, or an object when nobody can read it.
void readMaterial(const Json& json, const QString& path, QString& problem, FilingFacts& facts)
{
    if (json.kind() == Json::Kind::String) {
        facts.materials->append(materialNamed(json.text()));
        return;
    }
    JsonFields fields(json, path, problem);
    const QString name = materialNamed(fields.text(L1("name")));
    facts.materials->append(name);
    if (fields.has(L1("legible")) && !fields.flag(L1("legible")))
        facts.illegible.append(name);
    fields.done();
}

void readEvidence(JsonFields& fields, FilingCheckCase& read, QString& problem)
{
    static const QStringList kinds { QStringLiteral("document"), QStringLiteral("commitment") };
    if (fields.has(L1("evidence")))
        read.request.byCommitment = fields.oneOf(L1("evidence"), kinds) == kinds.back();
    if (!fields.has(L1("materials")))
        return;
    read.facts.materials = QStringList();
    fields.each(L1("materials"), [&](const Json& item, const QString& path) {
        readMaterial(item, path, problem, read.facts);
    });
}

void readRequest(const Json& json, const QString& path, QString& problem, FilingCheckCase& read)
{
    JsonFields fields(json, path, problem);
    FilingRequest& request = read.request;
    optionalCode(fields, "operation", filingOperationFromName, request.operation);
    request.target = optionalText(fields, "filing");
    const bool ofNew =
        request.operation == FilingOperation::File || request.operation == FilingOperation::Change;
    if (ofNew || fields.has(L1("category")))
        code(fields, "category", filingCategoryFromCode, request.category);
    if (ofNew || fields.has(L1("rloc_admdvs")))
        request.careRegion = region(fields, "rloc_admdvs");
    request.begin = optionalDate(fields, "begndate");
    request.end = optionalDate(fields, "enddate");
    readEvidence(fields, read, problem);
    optionalCode(fields, "channel", filingChannelFromName, request.channel);
    request.role = roleAt(request.channel);
    optionalCode(fields, "role", filingRoleFromName, request.role);
    request.insuredRegion = optionalRegion(fields, "insu_admdvs");
    request.insutype = optionalText(fields, "insutype");
    request.psnNo = optionalText(fields, "psn_no");
    request.certType = optionalText(fields, "psn_cert_type");
    request.certNo = optionalText(fields, "certno");
    request.psnName = optionalText(fields, "psn_name");
    request.phone = optionalText(fields, "tel");
    request.institutionCode = optionalText(fields, "fixmedins_code");
    request.referredOn = optionalDate(fields, "refl_date");
    request.holdException =
        optionalText(fields, "hold_exception").replace(QLatin1Char('_'), QLatin1Char('-'));
    readAgents(fields, request, problem);
    fields.done();
}

struct WrittenFiling {
    Filing filing;
    QString psnNo;
};

WrittenFiling readFiling(
    const Json& json, const QString& path, QString& problem, QSet<QString>& seen)
{
    JsonFields fields(json, path, problem);
    WrittenFiling read;
    Filing& filing = read.filing;
    filing.number = fields.text(L1("id"));
    once(fields, "id", filing.number, seen);
    code(fields, "state", filingStateFromName, filing.state);
    code(fields, "category", filingCategoryFromCode, filing.category);
    filing.careRegion = region(fields, "rloc_admdvs");
    filing.insuredRegion = optionalRegion(fields, "insu_admdvs");
    filing.begin = fields.date(L1("begndate"));
    filing.end = optionalDate(fields, "enddate");
    if (filing.end.isValid() && filing.end < filing.begin)
        fields.complain(fields.path(L1("enddate")), QStringLiteral("is before begndate"));
    filing.decidedBy = optionalText(fields, "decided_by");
    filing.decidedAt = optionalTime(fields, "decided_at");
    filing.boundVisit = optionalText(fields, "mdtrt_id");
    optionalCode(fields, "national_upload", nationalUploadFromName, filing.upload);
    // Both are asked for: a member nobody asks for counts as unknown.
    const bool open = optionalFlag(fields, "open_admission");
    filing.inUse = optionalFlag(fields, "unsettled") || open;
    read.psnNo = optionalText(fields, "psn_no");
    fields.done();
    return read;
}

Visit readVisit(const Json& json, const QString& path, QString& problem, QSet<QString>& seen)
{
    JsonFields fields(json, path, problem);
    Visit visit;
    visit.mdtrtId = fields.text(L1("mdtrt_id"));
    once(fields, "mdtrt_id", visit.mdtrtId, seen);
    visit.psnNo = optionalText(fields, "psn_no");
    visit.insutype = optionalText(fields, "insutype");
    visit.medType = optionalText(fields, "med_type");
    visit.institutionName = optionalText(fields, "fixmedins_name");
    visit.institutionCode = optionalText(fields, "fixmedins_code");
    // An institution's code holds its region; a case may give the region alone.
    const QString careRegion = optionalRegion(fields, "mdtrtarea_admvs");
    if (!careRegion.isEmpty() && visit.institutionCode.mid(1, 6) != careRegion)
        visit.institutionCode = QStringLiteral("H%100000").arg(careRegion);
    visit.begin = time(fields, "begntime");
    visit.end = optionalTime(fields, "endtime");
    if (visit.end.isValid() && visit.end < visit.begin)
        fields.complain(fields.path(L1("endtime")), QStringLiteral("is before begntime"));
    optionalFlag(fields, "inhosp_stas"); // endtime says it already
    visit.setlId = optionalText(fields, "setl_id");
    visit.settled = optionalFlag(fields, "setl_flag") || !visit.setlId.isEmpty();
    fields.done();
    return visit;
}

QString readCard(const Json& json, const QString& path, QString& problem)
{
    static const QStringList states { QStringLiteral("normal"), QStringLiteral("lost"),
        QStringLiteral("frozen"), QStringLiteral("cancelled") };
    JsonFields fields(json, path, problem);
    optionalText(fields, "card_no");
    optionalText(fields, "card_sn");
    const QString state =
        fields.has(L1("state")) ? fields.oneOf(L1("state"), states) : states.front();
    fields.done();
    return state == states.front() ? QString() : state;
}

/// What belongs to somebody else tells nothing of this person.
bool isOf(const std::optional<Person>& person, const QString& psnNo)
{
    return !person || psnNo.isEmpty() || psnNo == person->psnNo;
}

void readKnown(const Json& json, const QString& path, QString& problem, FilingFacts& facts)
{
    JsonFields fields(json, path, problem);
    QSet<QString> filings;
    QSet<QString> visits;
    if (fields.has(L1("filings")))
        fields.each(L1("filings"), [&](const Json& item, const QString& itemPath) {
            WrittenFiling filing = readFiling(item, itemPath, problem, filings);
            if (isOf(facts.person, filing.psnNo))
                facts.filings.push_back(std::move(filing.filing));
        });
    if (fields.has(L1("visits")))
        fields.each(L1("visits"), [&](const Json& item, const QString& itemPath) {
            Visit visit = readVisit(item, itemPath, problem, visits);
            if (isOf(facts.person, visit.psnNo))
                facts.visits.push_back(std::move(visit));
        });
    if (fields.has(L1("card")))
        fields.member(L1("card"), [&](const Json& value, const QString& valuePath) {
            facts.cardState = readCard(value, valuePath, problem);
        });
    facts.diedOn = optionalDate(fields, "die_date");
    facts.commitmentWithdrawn = optionalFlag(fields, "credit_flag");
    if (fields.has(L1("referral_right")))
        facts.mayRefer = fields.flag(L1("referral_right"));
    facts.nationalRefusal = optionalText(fields, "national_refusal");
    fields.done();
}

/// What the request leaves open is what the person has, so that a case need not say it twice.
void complete(FilingRequest& request, const std::optional<Person>& person)
{
    if (!person)
        return;
    const auto fill = [](QString& mine, const QString& known) {
        if (mine.isEmpty())
            mine = known;
    };
    fill(request.psnNo, person->psnNo);
    fill(request.certType, person->certType);
    fill(request.certNo, person->certNo);
    fill(request.psnName, person->name);
    fill(request.phone, person->phone);
    Person sameScheme = *person;
    std::erase_if(sameScheme.insurances, [&](const Insurance& insurance) {
        return !request.insutype.isEmpty() && insurance.insutype != request.insutype;
    });
    const Insurance* main = sameScheme.mainInsurance();
    fill(request.insuredRegion, main ? main->region : QString());
}

/// The filing a request is about: the one it names, or the only one that can be meant.
void findTarget(FilingCheckCase& read, QString& problem)
{
    FilingRequest& request = read.request;
    if (!problem.isEmpty() || request.operation == FilingOperation::File)
        return;
    const auto& filings = read.facts.filings;
    if (request.target.isEmpty() && filings.size() == 1)
        request.target = filings.front().number;
    const bool known = std::any_of(filings.begin(), filings.end(),
        [&](const Filing& filing) { return filing.number == request.target; });
    if (request.target.isEmpty())
        problem = QStringLiteral("request.filing: is missing");
    else if (!known)
        problem = QStringLiteral("request.filing: is none of known.filings");
}

/// The whole has no name of its own to complain by.
Result<void> mustBeObject(const Json& json)
{
    if (json.isObject())
        return {};
    return fail(ErrorCode::BadInput, QStringLiteral("case: must be an object"));
}

Json dateOrNull(const QDate& date)
{
    return date.isValid() ? Json(wireDate(date)) : Json();
}

Json textOrNull(const QString& text)
{
    return text.isEmpty() ? Json() : Json(text);
}

Json texts(const QStringList& list)
{
    Json json = Json::array();
    for (const QString& text : list)
        json.append(Json(text));
    return json;
}

} // namespace

Result<FilingCheckCase> parseFilingCheck(const Json& json)
{
    YIDI_TRY(mustBeObject(json));
    QString problem;
    FilingCheckCase read;
    JsonFields fields(json, {}, problem);
    read.facts.today = fields.date(L1("today"));
    if (fields.has(L1("person")))
        fields.member(L1("person"), [&](const Json& value, const QString& path) {
            read.facts.person = readPerson(value, path, problem);
        });
    fields.member(L1("request"),
        [&](const Json& value, const QString& path) { readRequest(value, path, problem, read); });
    if (fields.has(L1("known")))
        fields.member(L1("known"), [&](const Json& value, const QString& path) {
            readKnown(value, path, problem, read.facts);
        });
    fields.done();
    findTarget(read, problem);
    if (!problem.isEmpty())
        return fail(ErrorCode::BadInput, problem);
    complete(read.request, read.facts.person);
    return read;
}

Json filingCheckAnswer(
    const FilingCheckCase& filingCase, const FilingDecision& decision, const QString& policy)
{
    Json reasons = Json::array();
    for (const Refusal& reason : decision.reasons)
        reasons.append(Json::object({ { QStringLiteral("code"), reason.code },
            { QStringLiteral("blocking"), reason.blocking },
            { QStringLiteral("remedy"), reason.remedy } }));
    Json effects = Json::array();
    for (const FilingEffect& effect : decision.effects)
        effects.append(Json::object({ { QStringLiteral("id"), effect.number },
            { QStringLiteral("event"), filingEventName(effect.event) },
            { QStringLiteral("state"), filingStateName(effect.state) },
            { QStringLiteral("begndate"), dateOrNull(effect.begin) },
            { QStringLiteral("enddate"), dateOrNull(effect.end) },
            { QStringLiteral("rule"), effect.rule } }));
    return Json::object({ { QStringLiteral("decision"), filingOutcomeName(decision.outcome) },
        { QStringLiteral("operation"), filingOperationName(filingCase.request.operation) },
        { QStringLiteral("reasons"), std::move(reasons) },
        { QStringLiteral("state"),
            decision.state ? Json(filingStateName(*decision.state)) : Json() },
        { QStringLiteral("begndate"), dateOrNull(decision.begin) },
        { QStringLiteral("enddate"), dateOrNull(decision.end) },
        { QStringLiteral("mdtrt_id"), textOrNull(decision.boundVisit) },
        { QStringLiteral("evidence"),
            Json::object({ { QStringLiteral("state"), evidenceStateName(decision.evidence) },
                { QStringLiteral("due"), dateOrNull(decision.evidenceDue) } }) },
        { QStringLiteral("effects"), std::move(effects) },
        { QStringLiteral("manual_visits"), texts(decision.manualVisits) },
        { QStringLiteral("rules"), texts(decision.rules) },
        { QStringLiteral("decided_by"), textOrNull(decision.decidedBy) },
        { QStringLiteral("policy"), textOrNull(policy) } });
}

Result<FilingResolveCase> parseFilingResolve(const Json& json)
{
    static const QStringList scopes { QStringLiteral("person"), QStringLiteral("person+region") };
    YIDI_TRY(mustBeObject(json));
    QString problem;
    FilingResolveCase read;
    JsonFields fields(json, {}, problem);
    read.insuredRegion = optionalRegion(fields, "insu_admdvs");
    read.today =
        read.insuredRegion.isEmpty() ? optionalDate(fields, "today") : fields.date(L1("today"));
    if (fields.has(L1("scope")) || read.insuredRegion.isEmpty())
        read.perRegion = fields.oneOf(L1("scope"), scopes) == scopes.back();
    if (fields.has(L1("priority")))
        read.priority = fields.texts(L1("priority"));
    FilingCategory category {};
    for (const QString& rank : read.priority.value_or(QStringList()))
        if (rank != L1("L") && !filingCategoryFromCode(rank, category))
            fields.complain(fields.path(L1("priority")),
                QStringLiteral("\"%1\" is neither a filing category nor L").arg(rank));
    QSet<QString> seen;
    fields.each(L1("filings"), [&](const Json& item, const QString& path) {
        WrittenFiling filing = readFiling(item, path, problem, seen);
        read.written.emplace(filing.filing.number, item);
        read.filings[filing.psnNo].push_back(std::move(filing.filing));
    });
    fields.done();
    if (!problem.isEmpty())
        return fail(ErrorCode::BadInput, problem);
    return read;
}

Json filingResolveAnswer(const FilingResolveCase& filingCase, OverlapRules rules)
{
    rules.perRegion = filingCase.perRegion.value_or(rules.perRegion);
    rules.priority = filingCase.priority.value_or(rules.priority);
    Json filings = Json::array();
    Json actions = Json::array();
    for (const auto& [psnNo, all] : filingCase.filings) {
        const Resolution resolution = resolveOverlaps(all, rules);
        for (const Filing& filing : resolution.filings) {
            Json written = filingCase.written.at(filing.number);
            written.set(QStringLiteral("state"), Json(filingStateName(filing.state)));
            written.set(QStringLiteral("enddate"), dateOrNull(filing.end));
            filings.append(std::move(written));
        }
        for (const OverlapAction& action : resolution.actions) {
            const bool over = action.state == FilingState::Terminated;
            actions.append(Json::object({ { QStringLiteral("id"), action.number },
                { QStringLiteral("action"),
                    over ? QStringLiteral("terminated") : QStringLiteral("truncated") },
                { QStringLiteral("lost_from"), dateOrNull(action.begin) },
                { QStringLiteral("lost_to"), dateOrNull(action.end) },
                { QStringLiteral("winner"), action.winner },
                { QStringLiteral("rule"), action.rule } }));
        }
    }
    return Json::object({ { QStringLiteral("filings"), std::move(filings) },
        { QStringLiteral("actions"), std::move(actions) } });
}

} // namespace yidi
