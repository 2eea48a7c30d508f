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

namespace yidi {

namespace {

constexpr char kind[] = "yidi-catalogue";

} // namespace

CatalogueCache::CatalogueCache(const QString& dataDir, QByteArray provinceKey)
    : m_folder(dataDir + QStringLiteral("/catalogue"))
    , m_provinceKey(std::move(provinceKey))
{
}

QString CatalogueCache::path(const QString& list) const
{
    return m_folder + QLatin1Char('/') + list;
}

Result<CatalogueCache::List> CatalogueCache::opened(
    const CatalogueList& list, const ProvedAnswer& answer) const
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
    if (file->name != catalogueFileNumber(name, 0, opened.version) + QStringLiteral(".zip"))
        return fail(ErrorCode::BadInput, name + QStringLiteral(": not the whole list"));
    return opened;
}

Result<void> CatalogueCache::load()
{
    Result<void> loaded;
    m_lists.clear();
    for (const CatalogueList& list : catalogueLists()) {
        QFile file(path(list.infno));
        if (!file.exists())
            continue;
        auto read = file.open(QIODevice::ReadOnly)
            ? readProved(kind, file.readAll()).and_then([&](const ProvedAnswer& answer) {
                  return opened(list, answer);
              })
            : Result<List>(fail(ErrorCode::FileUnreadable, file.fileName()));
        if (read)
            m_lists[list.infno] = *std::move(read);
        else if (loaded)
            loaded = fail(read.error());
    }
    makeCatalogue();
    return loaded;
}

Result<void> CatalogueCache::replace(const QString& list, const ProvedAnswer& answer)
{
    const CatalogueList* known = findCatalogueList(list);
    if (!known)
        return fail(ErrorCode::BadInput, QStringLiteral("no catalogue ") + list);
    YIDI_ASSIGN(List read, opened(*known, answer));
    if (read.version <= version(list))
        return fail(ErrorCode::BadInput, list + QStringLiteral(": not newer than the one held"));
    if (!QDir().mkpath(m_folder))
        return fail(ErrorCode::FileUnwritable, m_folder);
    YIDI_TRY(replaceFile(path(list), writeProved(kind, answer), FileAccess::Owner));
    m_lists[list] = std::move(read);
    makeCatalogue();
    return {};
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
