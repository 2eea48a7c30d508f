// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/catalogue/catalogue_folder.h"

#include "app/base/json_fields.h"
#include "app/province/catalogue/catalogue_handlers.h"

#include <QDir>
#include <QFile>

#include <set>

namespace yidi {

namespace {

using L1 = QLatin1String;

bool isTold(JsonFields& fields, L1 name)
{
    return fields.has(name) && !fields.text(name).isEmpty();
}

CatalogueRow readRow(const Json& json, const JsonPath& path, QString& problem)
{
    static const QStringList levels { QStringLiteral("01"), QStringLiteral("02"),
        QStringLiteral("03") };
    JsonFields fields(json, path, problem);
    CatalogueRow row;
    CatalogueItem& item = row.item;
    item.code = fields.text(L1("med_list_codg"));
    if (item.code.isEmpty())
        fields.complain(fields.path(L1("med_list_codg")), QStringLiteral("is missing"));
    item.name = fields.text(L1("med_list_name"));
    item.chargeType = fields.text(L1("med_chrgitm_type"));
    item.chargeLevel = fields.oneOf(L1("chrgitm_lv"), levels);
    if (isTold(fields, L1("pric_uplmt_amt"))) {
        item.priceLimit = fields.decimal(L1("pric_uplmt_amt"), 6);
        if (*item.priceLimit < 0)
            fields.complain(fields.path(L1("pric_uplmt_amt")), QStringLiteral("is negative"));
    }
    item.firstShare = fields.ratio(L1("selfpay_prop"));
    if (isTold(fields, L1("begndate")))
        item.begin = fields.date(L1("begndate"));
    if (isTold(fields, L1("enddate")))
        item.end = fields.date(L1("enddate"));
    if (item.begin.isValid() && item.end.isValid() && item.end < item.begin)
        fields.complain(fields.path(L1("enddate")), QStringLiteral("is before begndate"));
    if (fields.has(L1("vali_flag")))
        row.valid = fields.flag(L1("vali_flag"));
    fields.done();
    return row;
}

Result<void> addText(const CatalogueList& list, const QString& path, CatalogueRows& rows)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, path);
    if (file.size() > largestCatalogueText)
        return fail(ErrorCode::BadInput, path + QStringLiteral(": is too large"));
    auto read = readCatalogue(list, file.readAll());
    if (!read)
        return fail(read.error().code, path + QStringLiteral(": ") + read.error().detail);
    auto& of = rows[list.infno];
    of.insert(of.end(), read->begin(), read->end());
    return {};
}

/// Two files that say different things of an item from one day on leave open which is meant.
Result<void> checkTwice(const CatalogueRows& rows)
{
    std::set<std::pair<QString, QDate>> seen;
    for (const auto& [list, of] : rows)
        for (const CatalogueRow& row : of)
            if (!seen.insert({ row.item.code, row.item.begin }).second)
                return fail(ErrorCode::BadInput,
                    QStringLiteral("med_list_codg: %1 begins twice on one day")
                        .arg(row.item.code.left(50)));
    return {};
}

} // namespace

Result<CatalogueRows> readCatalogueJson(const QString& file)
{
    JsonLimits limits;
    limits.maxBytes = largestCatalogueText;
    YIDI_ASSIGN(const Json root, readJsonFile(file, limits));
    QString problem;
    JsonFields fields(root, QString(), problem);
    CatalogueRows rows;
    if (fields.has(L1("note")))
        fields.text(L1("note"));
    fields.each(L1("catalogue"), [&](const Json& json, const JsonPath& path) {
        CatalogueRow row = readRow(json, path, problem);
        rows[catalogueListOf(row.item.chargeType)].push_back(std::move(row));
    });
    fields.done();
    if (!problem.isEmpty())
        return fail(ErrorCode::BadInput, file + QStringLiteral(": ") + problemsIn(problem).front());
    return rows;
}

Result<int> publishCatalogueFolder(Ledger& ledger, const QString& folder)
{
    const QDir dir(folder);
    if (!dir.exists())
        return fail(ErrorCode::FileUnreadable, folder + QStringLiteral(": no such folder"));
    CatalogueRows rows;
    for (const CatalogueList& list : catalogueLists())
        if (const QString path = dir.filePath(catalogueTextName(list.infno)); QFile::exists(path))
            YIDI_TRY(addText(list, path, rows));
    for (const QString& name : dir.entryList({ QStringLiteral("*.json") }, QDir::Files)) {
        YIDI_ASSIGN(const auto read, readCatalogueJson(dir.filePath(name)));
        for (const auto& [list, more] : read)
            rows[list].insert(rows[list].end(), more.begin(), more.end());
    }
    YIDI_TRY(checkTwice(rows));
    int published = 0;
    YIDI_ASSIGN(auto transaction, ledger.begin());
    for (const auto& [list, of] : rows) {
        YIDI_ASSIGN(const int more, publishCatalogue(ledger, list, of));
        published += more;
    }
    YIDI_TRY(transaction.commit());
    return published;
}

} // namespace yidi
