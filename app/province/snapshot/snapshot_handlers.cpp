// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/snapshot/snapshot_handlers.h"

#include "app/crypto/check_code.h"
#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/province/insured/insured.h"
#include "app/transactions/snapshot/built_in_directory.h"

#include <QFile>

#include <algorithm>

namespace yidi {

namespace {

constexpr int secondsOfHour = 3600;

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, path + QStringLiteral(": ") + file.errorString());
    return file.readAll();
}

/// Somebody and what is to be sealed about them.
struct Remembered {
    QString certNo;
    QString cardSn;
    QByteArray facts;
};

/// The live ones, else whatever came last.
std::vector<Filing> worthTelling(std::vector<Filing> filings, int limit)
{
    const auto counts = [](const Filing& filing) {
        return std::pair(filing.isLive(), filing.decidedAt);
    };
    std::stable_sort(filings.begin(), filings.end(),
        [&](const Filing& a, const Filing& b) { return counts(a) > counts(b); });
    if (filings.size() > static_cast<std::size_t>(limit))
        filings.resize(static_cast<std::size_t>(limit));
    return filings;
}

/// What a provisional settlement begins from, a scheme each; of two insurances of one scheme the
/// one that pays.
Result<YearFacts> yearFactsOf(Call& call, const StoredPerson& stored)
{
    const Person& person = stored.data.person;
    YearFacts facts;
    YIDI_ASSIGN(const auto open, call.ledger.openProvisional(person.psnNo));
    facts.provisionalOpen = open.has_value();
    std::vector<Insurance> insurances = person.insurances;
    std::stable_partition(insurances.begin(), insurances.end(),
        [](const Insurance& insurance) { return insurance.isNormal(); });
    for (const Insurance& insurance : insurances) {
        if (facts.accumulators.count(insurance.insutype) > 0)
            continue;
        const InsuredYear year { person.psnNo, insurance.insutype, insurance.region,
            medicalYear(insurance.region, call.now.date(), call.policies) };
        YIDI_ASSIGN(facts.accumulators[insurance.insutype], call.ledger.accumulators(year));
        YIDI_ASSIGN(facts.admissions[insurance.insutype], call.ledger.settledAdmissions(year));
    }
    return facts;
}

/// A card that may not be used opens nothing; whoever has none cannot be found.
Result<std::vector<Remembered>> peopleFor(Call& call, const SnapshotRules& rules)
{
    std::vector<Remembered> people;
    qsizetype room = rules.bytes;
    YIDI_ASSIGN(
        const auto numbers, call.ledger.peopleAround(call.institution.institution, rules.people));
    for (const QString& number : numbers) {
        YIDI_ASSIGN(const auto stored, call.ledger.person(number));
        if (!stored || stored->cardSn.isEmpty() || !stored->cardState.isEmpty()
            || stored->diedOn.isValid())
            continue;
        YIDI_ASSIGN(auto filings, call.ledger.filingsOf(number, call.now.date()));
        YIDI_ASSIGN(const YearFacts year, yearFactsOf(call, *stored));
        QByteArray facts =
            writePersonFacts(stored->data, worthTelling(std::move(filings), rules.filings), year);
        room -= facts.size();
        if (room < 0)
            break;
        people.push_back({ stored->data.person.certNo, stored->cardSn, std::move(facts) });
    }
    return people;
}

CodeTableAnswer allCodes(const CodeTables& tables)
{
    CodeTableAnswer codes;
    for (const auto& [type, rows] : tables)
        codes.rows.insert(codes.rows.end(), rows.begin(), rows.end());
    return codes;
}

/// The version speaks of all that is in it, of what is sealed too, but not of when it was made.
QString versionOf(const QByteArray& slipKey, const SnapshotContent& content,
    const std::vector<Remembered>& people)
{
    QByteArray all = writeJson(toWire(content));
    for (const Remembered& person : people)
        all += '\n' + person.certNo.toUtf8() + '|' + person.cardSn.toUtf8() + '|' + person.facts;
    return snapshotVersion(slipKey, all);
}

Result<std::vector<SealedPerson>> sealed(const QByteArray& slipKey, const SnapshotContent& content,
    const std::vector<Remembered>& people)
{
    std::vector<SealedPerson> result;
    for (const Remembered& person : people) {
        const PersonLock lock = personLock(slipKey, content.version, person.certNo, person.cardSn);
        YIDI_ASSIGN(QByteArray facts, sealOnce(lock.key, person.facts, lock.who));
        result.push_back({ lock.who, std::move(facts) });
    }
    std::sort(result.begin(), result.end(),
        [](const SealedPerson& a, const SealedPerson& b) { return a.who < b.who; });
    return result;
}

} // namespace

Result<SnapshotSource> SnapshotSource::load(
    const QString& dataDir, const QString& policiesDir, const PolicyBook& book, SnapshotRules rules)
{
    SnapshotSource source;
    source.rules = rules;
    YIDI_ASSIGN(source.slipRoot, readFile(dataDir + QStringLiteral("/slip.root")));
    source.places = builtInDirectory().places;
    for (const auto& [key, policy] : book.all()) {
        YIDI_ASSIGN(const QByteArray text, readFile(policiesDir + QLatin1Char('/') + policy.file));
        if (sm3Hex(text) != policy.hash)
            return fail(ErrorCode::BadPolicy,
                policy.file + QStringLiteral(": changed while it was being read"));
        source.policies.push_back({ policy.file, policy.hash, QString::fromUtf8(text) });
    }
    return source;
}

Result<Reply> takeSnapshot(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<SnapshotQuery>(call));
    const SnapshotSource& source = call.snapshots;
    SnapshotContent content;
    content.institution = call.institution.institution.code;
    content.policies = source.policies;
    content.codes = allCodes(call.codes);
    content.places = source.places;
    YIDI_ASSIGN(content.institutions.rows, call.ledger.institutions({}));
    YIDI_ASSIGN(const auto people, peopleFor(call, source.rules));

    const QByteArray slipKey = slipKeyOf(source.slipRoot, content.institution);
    content.version = versionOf(slipKey, content, people);
    if (content.version == query.version)
        return done(SnapshotAnswer {});
    content.madeAt = call.now;
    content.expiresAt = call.now.addSecs(qint64 { source.rules.hours } * secondsOfHour);
    YIDI_ASSIGN(content.people, sealed(slipKey, content, people));
    return done(SnapshotAnswer { std::move(content) });
}

} // namespace yidi
