// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/snapshot.h"

#include "app/crypto/new_file.h"
#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/transactions/envelope.h"
#include "app/transactions/snapshot/snapshot_codec.h"

#include <QFile>

#include <algorithm>

namespace yidi {

namespace {

/// Begins the file, followed by the hash of all that comes after this line: so that a flipped bit
/// shows wherever it is.
constexpr char format[] = "yidi-snapshot 1 ";
constexpr qint64 clockTolerance = 24 * 3600; ///< seconds two clocks may be apart

QByteArray written(const SnapshotFile::Proved& answer)
{
    const QByteArray rest = answer.msgid.toUtf8() + '\n' + answer.signature + '\n' + answer.body;
    return format + sm3(rest).toHex() + '\n' + rest;
}

/// Takes the text up to the next line from `bytes`.
QByteArray takeLine(QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray line = bytes.left(end); // all of it when there is no end
    bytes = end < 0 ? QByteArray() : bytes.mid(end + 1);
    return line;
}

Result<SnapshotFile::Proved> readBack(QByteArray bytes)
{
    const QByteArray first = takeLine(bytes);
    if (first != format + sm3(bytes).toHex())
        return fail(ErrorCode::AnswerMalformed, QStringLiteral("snapshot: not as it was written"));
    SnapshotFile::Proved answer;
    answer.msgid = QString::fromUtf8(takeLine(bytes));
    answer.signature = takeLine(bytes);
    answer.body = bytes;
    return answer;
}

Result<PolicyBook> bookOf(const std::vector<PolicyText>& texts)
{
    PolicyBook book;
    for (const PolicyText& text : texts) {
        const QByteArray bytes = text.text.toUtf8();
        if (sm3Hex(bytes) != text.hash)
            return fail(ErrorCode::BadPolicy, text.file + QStringLiteral(": not its hash"));
        YIDI_ASSIGN(auto policy, parsePolicy(bytes, text.file, text.hash));
        YIDI_TRY(book.add(std::move(policy)));
    }
    return book;
}

Directory directoryOf(SnapshotContent& content)
{
    Directory directory { std::move(content.places), {} };
    for (InstitutionRow& row : content.institutions.rows)
        directory.institutions.push_back(std::move(row.institution));
    std::sort(directory.places.begin(), directory.places.end(),
        [](const Place& a, const Place& b) { return a.code < b.code; });
    std::sort(directory.institutions.begin(), directory.institutions.end(),
        [](const Institution& a, const Institution& b) { return a.code < b.code; });
    return directory;
}

} // namespace

struct SnapshotFile::Opened {
    Snapshot snapshot;
    std::map<QByteArray, QByteArray> people;
};

SnapshotFile::SnapshotFile(const QString& dataDir, Owner owner, const Clock& clock)
    : m_path(dataDir + QStringLiteral("/snapshot"))
    , m_owner(std::move(owner))
    , m_clock(clock)
{
}

Result<SnapshotFile::Opened> SnapshotFile::opened(const Proved& answer) const
{
    YIDI_TRY(
        sm2Verify(m_owner.provinceKey, signedBytes(answer.msgid, answer.body), answer.signature));
    YIDI_ASSIGN(const WireResponse response, decodeResponse(answer.body));
    const auto read = response.success
        ? fromWire<SnapshotAnswer>(response.output, QStringLiteral("output"))
        : Result<SnapshotAnswer>(fail(ErrorCode::AnswerMalformed, QStringLiteral("a refusal")));
    if (!read || !read->snapshot)
        return fail(ErrorCode::AnswerMalformed,
            read ? QStringLiteral("no snapshot in it") : read.error().detail);
    SnapshotContent content = *read->snapshot;
    if (content.institution != m_owner.institution)
        return fail(
            ErrorCode::AnswerUnsigned, QStringLiteral("snapshot made for another institution"));
    Opened result;
    result.snapshot.version = content.version;
    result.snapshot.madeAt = content.madeAt;
    result.snapshot.expiresAt = content.expiresAt;
    YIDI_ASSIGN(result.snapshot.policies, bookOf(content.policies));
    result.snapshot.directory = directoryOf(content);
    for (SealedPerson& person : content.people)
        result.people.emplace(std::move(person.who), std::move(person.facts));
    return result;
}

Result<void> SnapshotFile::mayReplace(const Snapshot& newer) const
{
    const QDateTime now = m_clock.now();
    const QDateTime latest = now.addSecs(clockTolerance);
    if (newer.madeAt > latest || !newer.isUsable(now))
        return fail(ErrorCode::BadInput, QStringLiteral("snapshot expired, or from the future"));
    // One from the future holds no place: the clock of its day was wrong.
    if (m_held && m_held->madeAt <= latest && newer.madeAt <= m_held->madeAt)
        return fail(ErrorCode::BadInput, QStringLiteral("snapshot older than the one held"));
    return {};
}

void SnapshotFile::hold(Opened opened)
{
    m_held = std::make_shared<const Snapshot>(std::move(opened.snapshot));
    m_people = std::move(opened.people);
}

Result<void> SnapshotFile::load()
{
    m_held.reset();
    m_people.clear();
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, m_path + QStringLiteral(": ") + file.errorString());
    YIDI_ASSIGN(const Proved answer, readBack(file.readAll()));
    YIDI_ASSIGN(Opened read, opened(answer));
    hold(std::move(read));
    return {};
}

Result<void> SnapshotFile::replace(const Proved& answer)
{
    YIDI_ASSIGN(Opened read, opened(answer));
    YIDI_TRY(mayReplace(read.snapshot));
    YIDI_TRY(replaceFile(m_path, written(answer), FileAccess::Owner));
    hold(std::move(read));
    return {};
}

Result<std::optional<RememberedPerson>> SnapshotFile::remembered(
    const QString& certNo, const QString& cardSn) const
{
    using Found = std::optional<RememberedPerson>;
    if (!m_held || certNo.isEmpty() || cardSn.isEmpty())
        return Found();
    if (!m_held->isUsable(m_clock.now()))
        return fail(ErrorCode::StoreUnavailable, QStringLiteral("the snapshot has expired"));
    const PersonLock lock = personLock(m_owner.slipKey, m_held->version, certNo, cardSn);
    const auto sealed = m_people.find(lock.who);
    if (sealed == m_people.end())
        return Found();
    YIDI_ASSIGN(const QByteArray facts, openSealed(lock.key, sealed->second, lock.who));
    YIDI_ASSIGN(auto person, readPersonFacts(facts, m_held->madeAt));
    return Found(std::move(person));
}

} // namespace yidi
