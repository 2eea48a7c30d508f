// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/catalogue_cache.h"

#include "app/crypto/new_file.h"
#include "app/crypto/signing.h"
#include "app/transactions/envelope.h"
#include "app/transactions/files/file_codec.h"
#include "app/transactions/files/zip.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace yidi {

namespace {

constexpr char kind[] = "yidi-catalogue";
constexpr int mostChanges = 30; ///< then a list is fetched whole once more

bool isBefore(const CatalogueRow& a, const CatalogueRow& b)
{
    return std::tie(a.item.code, a.item.begin) < std::tie(b.item.code, b.item.begin);
}

/// Puts changed rows in the place of theirs, and new ones where they belong.
std::vector<CatalogueRow> merged(
    const std::vector<CatalogueRow>& rows, const std::vector<CatalogueRow>& changes)
{
    std::vector<CatalogueRow> all;
    all.reserve(rows.size() + changes.size());
    // Of equal ones the first set's come first, and stay.
    std::set_union(changes.begin(), changes.end(), rows.begin(), rows.end(),
        std::back_inserter(all), isBefore);
    return all;
}

} // namespace

CatalogueCache::CatalogueCache(const QString& dataDir, QByteArray provinceKey)
    : m_folder(dataDir + QStringLiteral("/catalogue"))
    , m_provinceKey(std::move(provinceKey))
{
}

QString CatalogueCache::path(const QString& list, std::int64_t after) const
{
    const QString whole = m_folder + QLatin1Char('/') + list;
    return after == 0 ? whole : QStringLiteral("%1-%2").arg(whole).arg(after);
}

Result<CatalogueCache::List> CatalogueCache::opened(
    const CatalogueList& list, const ProvedAnswer& answer, const List& held) const
{
    const QString name = list.infno;
    YIDI_TRY(sm2Verify(m_provinceKey, signedBytes(answer.msgid, answer.body), answer.signature));
    YIDI_ASSIGN(const WireResponse response, decodeResponse(answer.body));
    const auto file = response.success
        ? fromWire<FileContent>(response.output, QStringLiteral("output"))
        : Result<FileContent>(fail(ErrorCode::AnswerMalformed, QStringLiteral("a refusal")));
    if (!file)
        return fail(ErrorCode::AnswerMalformed, file.error().detail);
    YIDI_ASSIGN(const QByteArray text,
        unzipText(file->content, catalogueTextName(name), largestCatalogueText));
    List opened;
    YIDI_ASSIGN(opened.rows, readCatalogue(list, text));
    for (const CatalogueRow& row : opened.rows)
        opened.version = std::max(opened.version, row.version);
    std::sort(opened.rows.begin(), opened.rows.end(), isBefore);
    const auto isFrom = [&](std::int64_t after) {
        return file->name
            == catalogueFileNumber(name, after, opened.version) + QStringLiteral(".zip");
    };
    if (isFrom(0))
        return opened;
    if (held.version == 0 || !isFrom(held.version))
        return fail(ErrorCode::BadInput,
            name + QStringLiteral(": neither the whole list nor what follows the one held"));
    opened.rows = merged(held.rows, opened.rows);
    opened.changes = held.changes + 1;
    return opened;
}

Result<void> CatalogueCache::read(const CatalogueList& list, List& held) const
{
    for (;;) {
        QFile file(path(list.infno, held.version));
        if (!file.exists())
            return {};
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::FileUnreadable, file.fileName());
        YIDI_ASSIGN(const ProvedAnswer answer, readProved(kind, file.readAll()));
        YIDI_ASSIGN(List next, opened(list, answer, held));
        if (next.version <= held.version)
            return fail(ErrorCode::BadInput, file.fileName());
        held = std::move(next);
    }
}

Result<void> CatalogueCache::load()
{
    Result<void> loaded;
    m_lists.clear();
    for (const CatalogueList& list : catalogueLists()) {
        List held;
        auto read = this->read(list, held);
        if (held.version > 0)
            m_lists[list.infno] = std::move(held);
        if (!read && loaded)
            loaded = std::move(read);
    }
    makeCatalogue();
    return loaded;
}

Result<void> CatalogueCache::take(const QString& list, const ProvedAnswer& answer)
{
    const CatalogueList* known = findCatalogueList(list);
    if (!known)
        return fail(ErrorCode::BadInput, QStringLiteral("no catalogue ") + list);
    static const List nothing;
    const auto at = m_lists.find(list);
    const List& held = at == m_lists.end() ? nothing : at->second;
    YIDI_ASSIGN(List taken, opened(*known, answer, held));
    if (taken.version <= held.version)
        return fail(ErrorCode::BadInput, list + QStringLiteral(": not newer than the one held"));
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::FileUnwritable, m_folder);
    const bool whole = taken.changes == 0;
    YIDI_TRY(replaceFile(
        path(list, whole ? 0 : held.version), writeProved(kind, answer), FileAccess::Owner));
    // What followed an older list follows this one no more, and the province has it still.
    if (whole)
        for (const QString& change :
            QDir(m_folder).entryList({ list + QStringLiteral("-*") }, QDir::Files))
            QFile::remove(m_folder + QLatin1Char('/') + change);
    m_lists[list] = std::move(taken);
    makeCatalogue();
    return {};
}

bool CatalogueCache::isInManyPieces(const QString& list) const
{
    const auto held = m_lists.find(list);
    return held != m_lists.end() && held->second.changes >= mostChanges;
}

std::int64_t CatalogueCache::version(const QString& list) const
{
    const auto held = m_lists.find(list);
    return held == m_lists.end() ? 0 : held->second.version;
}

const std::vector<CatalogueRow>& CatalogueCache::rows(const QString& list) const
{
    static const std::vector<CatalogueRow> none;
    const auto held = m_lists.find(list);
    return held == m_lists.end() ? none : held->second.rows;
}

void CatalogueCache::makeCatalogue()
{
    std::size_t size = 0;
    for (const auto& [name, list] : m_lists)
        size += list.rows.size();
    if (size == 0)
        return m_catalogue.reset();
    auto made = std::make_shared<Catalogue>();
    made->reserve(size);
    for (const auto& [name, list] : m_lists)
        addTo(*made, list.rows);
    m_catalogue = std::move(made);
}

} // namespace yidi
