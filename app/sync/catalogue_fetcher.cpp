// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/catalogue_fetcher.h"

namespace yidi {

namespace {

Result<FileInfo> infoOf(const Result<SignedAnswer>& reply)
{
    if (!reply)
        return fail(reply.error());
    if (!reply->response.success)
        return fail(ErrorCode::ProvinceRefused, reply->response.err_msg);
    return fromWire<FileInfo>(reply->response.output, QStringLiteral("output"));
}

} // namespace

CatalogueFetcher::CatalogueFetcher(CatalogueCache& cache, const QString& institution, Fetch fetch)
    : m_cache(cache)
    , m_institution(institution)
    , m_fetch(std::move(fetch))
{
}

void CatalogueFetcher::start(Done done)
{
    if (std::exchange(m_running, true))
        return;
    m_done = std::move(done);
    m_list = 0;
    m_replaced = 0;
    m_failure.reset();
    next();
}

void CatalogueFetcher::next()
{
    if (m_list < catalogueLists().size())
        return ask(m_cache.version(catalogueLists()[m_list].infno));
    m_running = false;
    m_done(m_failure ? Result<int>(fail(*m_failure)) : Result<int>(m_replaced));
}

void CatalogueFetcher::ask(std::int64_t held)
{
    m_fetch(catalogueLists()[m_list].infno, writeJson(toWire(CatalogueQuery { held })),
        [this, held](const QString&, const Result<SignedAnswer>& reply) {
            const auto info = infoOf(reply);
            if (!info)
                return listDone(fail(info.error()));
            if (info->lines == 0)
                return listDone(false);
            if (held != 0 && m_cache.isInManyPieces(catalogueLists()[m_list].infno))
                return ask(0);
            download(*info);
        });
}

void CatalogueFetcher::download(const FileInfo& info)
{
    const FileDownload asked { info.file, QString::fromLatin1(catalogueFileName), m_institution };
    m_fetch(QStringLiteral("9102"), writeJson(toWire(asked)),
        [this](const QString& msgid, const Result<SignedAnswer>& reply) {
            if (!reply)
                return listDone(fail(reply.error()));
            const auto replaced = m_cache.take(
                catalogueLists()[m_list].infno, { msgid, reply->body, reply->signature });
            listDone(replaced ? Result<bool>(true) : fail(replaced.error()));
        });
}

void CatalogueFetcher::listDone(const Result<bool>& replaced)
{
    if (replaced)
        m_replaced += *replaced ? 1 : 0;
    else if (!m_failure)
        m_failure = replaced.error();
    ++m_list;
    next();
}

} // namespace yidi
