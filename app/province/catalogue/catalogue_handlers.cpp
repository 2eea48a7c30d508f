// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/catalogue/catalogue_handlers.h"

#include "app/province/files/file_handlers.h"

namespace yidi {

namespace {

constexpr std::int64_t lastPage = 1'000'000'000;

template <class Row, class Page>
Result<Reply> pageOf(Call& call, Ledger::CatalogueKind kind)
{
    YIDI_ASSIGN(const auto filter, inputOf<CatalogueFilter>(call));
    if (filter.page < 1 || filter.page > lastPage)
        return fail(ErrorCode::BadInput, QStringLiteral("input.data.page_num is out of range"));
    if (filter.size < 1 || filter.size > largestPage)
        return fail(ErrorCode::BadInput, QStringLiteral("input.data.page_size is out of range"));
    YIDI_ASSIGN(auto rows, call.ledger.catalogueItems(filter, kind));
    Page page;
    for (ListedRow& row : rows)
        page.rows.push_back(Row { std::move(row) });
    page.page = filter.page;
    page.size = filter.size;
    YIDI_ASSIGN(page.total, call.ledger.countCatalogueItems(filter, kind));
    return done(page);
}

} // namespace

Result<Reply> pageItems(Call& call)
{
    return pageOf<ListedRow, ItemPage>(call, Ledger::CatalogueKind::Items);
}

Result<Reply> pagePriceCaps(Call& call)
{
    return pageOf<PriceCapRow, PriceCapPage>(call, Ledger::CatalogueKind::PriceCaps);
}

Result<Reply> pageSelfPay(Call& call)
{
    return pageOf<SelfPayRow, SelfPayPage>(call, Ledger::CatalogueKind::SelfPay);
}

Result<Reply> downloadCatalogue(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<CatalogueQuery>(call));
    const CatalogueList* list = findCatalogueList(call.request.infno);
    if (!list)
        return refused(QStringLiteral("没有目录 %1").arg(call.request.infno));
    YIDI_ASSIGN(const qint64 version, call.ledger.catalogueVersion(call.request.infno));
    if (query.version < 0 || query.version > version)
        return refused(QStringLiteral("没有目录版本 %1").arg(query.version));
    if (query.version == version)
        return done(FileInfo {}); // nothing newer
    YIDI_ASSIGN(const auto rows, call.ledger.catalogueRows(call.request.infno, query.version));
    YIDI_ASSIGN(const FileInfo info,
        layOut(call, {}, catalogueFileNumber(call.request.infno, query.version, version),
            catalogueTextName(call.request.infno), writeCatalogue(*list, rows)));
    return done(info);
}

Result<Reply> queryUnmapped(Call& call)
{
    YIDI_ASSIGN(auto rows, call.ledger.unmappedOf(call.institution.institution.code));
    return done(UnmappedAnswer { std::move(rows) });
}

Result<int> publishCatalogue(
    Ledger& ledger, const QString& list, const std::vector<CatalogueRow>& rows)
{
    YIDI_ASSIGN(const qint64 held, ledger.catalogueVersion(list));
    int published = 0;
    for (CatalogueRow row : rows) {
        YIDI_ASSIGN(const auto there, ledger.catalogueRow(row.item.code, row.item.begin));
        row.version = there ? there->version : held + 1;
        if (there == row)
            continue;
        row.version = held + 1;
        YIDI_TRY(ledger.putCatalogueRow(list, row));
        ++published;
    }
    if (published > 0)
        YIDI_TRY(ledger.setCatalogueVersion(list, held + 1));
    return published;
}

} // namespace yidi
