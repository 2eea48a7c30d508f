// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/snapshot/snapshot_codec.h"

#include "app/transactions/filing/filing_codec.h"

namespace yidi {

namespace {

constexpr int hashBytes = 32;
constexpr int longestFacts = 64 * 1024;
constexpr int longestPolicy = 1024 * 1024;
constexpr qsizetype factsRounding = 1024;
constexpr int mostAdmissions = 100'000;

const QString years = QStringLiteral("years");
const QString admissionsMember = QStringLiteral("admissions");
const QString used = QStringLiteral("used");
const QString open = QStringLiteral("provisional_open");

/// By insutype: {"admissions":1,"used":{"hifp_pay":"12.00"}}, as short as it can be said.
Json yearsToWire(const YearFacts& facts)
{
    Json all = Json::object();
    for (const auto& [insutype, sums] : facts.accumulators) {
        Json amounts = Json::object();
        for (const auto& [name, amount] : sums)
            amounts.set(name, Json(amount));
        Json year = Json::object();
        const auto at = facts.admissions.find(insutype);
        year.set(admissionsMember, Json::integer(at == facts.admissions.end() ? 0 : at->second));
        year.set(used, std::move(amounts));
        all.set(insutype, std::move(year));
    }
    return all;
}

tl::unexpected<Error> malformed(const QString& name)
{
    return fail(ErrorCode::BadInput, QStringLiteral("facts.years.%1").arg(name));
}

Result<YearFacts> readYears(const Json& node)
{
    YearFacts facts;
    facts.provisionalOpen = node[open].text() == wireFlag(true);
    const Json& all = node[years];
    for (const QString& insutype : all.names()) {
        const Json& year = all[insutype];
        bool isNumber = false;
        const int count = year[admissionsMember].text().toInt(&isNumber);
        if (!isNumber || count < 0 || count > mostAdmissions)
            return malformed(admissionsMember);
        facts.admissions[insutype] = count;
        auto& sums = facts.accumulators[insutype];
        for (const QString& name : year[used].names()) {
            const auto amount = Fen::fromWire(year[used][name].text().toUtf8());
            if (!amount)
                return malformed(name);
            sums[name] = *amount;
        }
    }
    return facts;
}

} // namespace

template <class V>
static void fields(V& wire, SnapshotQuery& query)
{
    wire.object(u"data", [&](auto& node) { node.text(u"version", query.version, 64); });
}
YIDI_WIRE(SnapshotQuery)

template <class V>
static void fields(V& wire, PolicyText& policy)
{
    wire.text(u"file", policy.file, 200, required);
    wire.text(u"hash", policy.hash, 64, required);
    wire.text(u"text", policy.text, longestPolicy, required);
}

template <class V>
static void fields(V& wire, Place& place)
{
    wire.text(u"admdvs", place.code, 6, required);
    wire.text(u"name", place.name, 50, required);
    wire.text(u"initials", place.initials, 20, required);
}

/// Facts in base 64: hex would double the largest part of all.
template <class V>
static void fields(V& wire, SealedPerson& person)
{
    wire.bytes(u"who", person.who, hashBytes, hashBytes, required);
    QString facts = QString::fromLatin1(person.facts.toBase64());
    wire.text(u"facts", facts, longestFacts, required);
    person.facts = QByteArray::fromBase64(facts.toLatin1());
}

/// What other families spell, codes and institutions, is not here.
template <class V>
static void fields(V& wire, SnapshotContent& content)
{
    wire.text(u"fixmedins_code", content.institution, 30, required);
    wire.text(u"version", content.version, 64, required);
    wire.time(u"made_at", content.madeAt, required);
    wire.time(u"expires_at", content.expiresAt, required);
    wire.list(u"policies", content.policies);
    wire.list(u"places", content.places);
    wire.list(u"people", content.people);
}

template <>
Json toWire<SnapshotContent>(const SnapshotContent& content)
{
    SnapshotContent copy = content;
    WireWriter writer;
    fields(writer, copy);
    writer.json(u"codes", toWire(content.codes));
    writer.json(u"institutions", toWire(content.institutions));
    return writer.take();
}

template <>
Result<SnapshotContent> fromWire<SnapshotContent>(const Json& node, const QString& path)
{
    std::optional<Error> error;
    SnapshotContent content;
    WireReader reader(node, path, error);
    fields(reader, content);
    if (error)
        return fail(*std::move(error));
    YIDI_ASSIGN(
        content.codes, fromWire<CodeTableAnswer>(node[u"codes"], path + QStringLiteral(".codes")));
    YIDI_ASSIGN(content.institutions,
        fromWire<InstitutionAnswer>(node[u"institutions"], path + QStringLiteral(".institutions")));
    return content;
}

template <>
Json toWire<SnapshotAnswer>(const SnapshotAnswer& answer)
{
    Json output = Json::object();
    output.set(QStringLiteral("unchanged"), Json(wireFlag(!answer.snapshot)));
    if (answer.snapshot)
        output.set(QStringLiteral("snapshot"), toWire(*answer.snapshot));
    return output;
}

template <>
Result<SnapshotAnswer> fromWire<SnapshotAnswer>(const Json& node, const QString& path)
{
    if (node[u"unchanged"].text() == wireFlag(true))
        return SnapshotAnswer {};
    const QString at = path + QStringLiteral(".snapshot");
    if (!node[u"snapshot"].isObject())
        return fail(ErrorCode::BadInput, at + QStringLiteral(" is missing"));
    return fromWire<SnapshotContent>(node[u"snapshot"], at).map([](SnapshotContent&& content) {
        return SnapshotAnswer { std::move(content) };
    });
}

QByteArray writePersonFacts(
    const PersonAnswer& person, const std::vector<Filing>& filings, const YearFacts& year)
{
    Json facts = toWire(person);
    FilingList list;
    list.filings = filings;
    facts.set(QStringLiteral("filings"), toWire(list)[u"filings"]);
    facts.set(years, yearsToWire(year));
    facts.set(open, Json(wireFlag(year.provisionalOpen)));
    const QByteArray text = writeJson(facts);
    const qsizetype rounded = (text.size() + factsRounding - 1) / factsRounding * factsRounding;
    return text.leftJustified(rounded, ' ');
}

Result<RememberedPerson> readPersonFacts(const QByteArray& facts, const QDateTime& asOf)
{
    YIDI_ASSIGN(const Json node, parseJson(facts));
    YIDI_ASSIGN(auto person, fromWire<PersonAnswer>(node, QStringLiteral("facts")));
    YIDI_ASSIGN(auto list, fromWire<FilingList>(node, QStringLiteral("facts")));
    YIDI_ASSIGN(auto year, readYears(node));
    return RememberedPerson { std::move(person.person), std::move(list.filings), asOf,
        std::move(year.accumulators), std::move(year.admissions), year.provisionalOpen };
}

} // namespace yidi
