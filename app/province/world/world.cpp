// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/world/world.h"

#include "app/province/catalogue/catalogue_handlers.h"

#include <QDir>

namespace yidi {

namespace {

Result<CatalogueItem> readItem(const Json& node)
{
    CatalogueItem item;
    item.code = node[u"med_list_codg"].text();
    item.name = node[u"med_list_name"].text();
    item.chargeType = node[u"med_chrgitm_type"].text();
    item.chargeLevel = node[u"chrgitm_lv"].text();
    if (item.code.isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("med_list_codg is missing"));
    if (const QString& limit = node[u"pric_uplmt_amt"].text(); !limit.isEmpty()) {
        YIDI_ASSIGN(item.priceLimit, parseDecimal(limit.toUtf8(), 6));
    }
    YIDI_ASSIGN(item.firstShare.value, parseDecimal(node[u"selfpay_prop"].text().toUtf8(), 4));
    if (const QString& begin = node[u"begndate"].text(); !begin.isEmpty()) {
        YIDI_ASSIGN(item.begin, parseDate(begin));
    }
    if (const QString& end = node[u"enddate"].text(); !end.isEmpty()) {
        YIDI_ASSIGN(item.end, parseDate(end));
    }
    return item;
}

/// Reads `file` and gives every entry of its list `name` to `add`; errors name file and entry.
template <class Add>
Result<void> eachEntry(const QString& file, QStringView name, Add add)
{
    YIDI_ASSIGN(const Json root, readJsonFile(file));
    const Json& list = root[name];
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (Result<void> added = add(list.items()[i]); !added)
            return fail(added.error().code,
                QStringLiteral("%1: %2[%3]: %4")
                    .arg(file, name.toString())
                    .arg(i)
                    .arg(added.error().detail));
    }
    return {};
}

/// What is there already stays as it is.
Result<void> seedCatalogue(Ledger& ledger, const QString& file)
{
    std::map<QString, std::vector<CatalogueRow>> lists;
    YIDI_TRY(eachEntry(file, u"catalogue", [&](const Json& node) -> Result<void> {
        YIDI_ASSIGN(auto item, readItem(node));
        YIDI_ASSIGN(const auto there, ledger.catalogueRow(item.code, item.begin));
        if (!there)
            lists[catalogueListOf(item.chargeType)].push_back({ std::move(item) });
        return {};
    }));
    for (const auto& [list, rows] : lists)
        YIDI_TRY(publishCatalogue(ledger, list, rows));
    return {};
}

} // namespace

Result<void> seedWorld(Ledger& ledger, const QString& dir)
{
    const QDir world(dir);
    YIDI_ASSIGN(auto transaction, ledger.begin());
    YIDI_TRY(eachEntry(world.filePath(QStringLiteral("institutions.json")), u"institutions",
        [&](const Json& node) -> Result<void> {
            YIDI_ASSIGN(const auto row, fromWire<InstitutionRow>(node, QString()));
            return ledger.addInstitution(row).and_then([&]() -> Result<void> {
                const bool mayRefer = node[u"refl_right"].text() == QLatin1String("1");
                return mayRefer ? ledger.grantReferralRight(row.institution.code) : Result<void>();
            });
        }));
    YIDI_TRY(seedCatalogue(ledger, world.filePath(QStringLiteral("catalogue.json"))));
    YIDI_TRY(eachEntry(world.filePath(QStringLiteral("people.json")), u"people",
        [&](const Json& node) -> Result<void> {
            StoredPerson person;
            YIDI_ASSIGN(person.data, fromWire<PersonAnswer>(node, QString()));
            const Json& card = node[u"card"];
            person.cardNo = card[u"cardNo"].text();
            person.cardSn = card[u"cardSn"].text();
            person.token = card[u"ecToken"].text();
            person.cardState = card[u"state"].text();
            return ledger.addPerson(person);
        }));
    return transaction.commit();
}

Result<CodeTables> loadCodeTables()
{
    YIDI_ASSIGN(const Json root, readJsonFile(QStringLiteral(":/codes/tables.json")));
    CodeTables tables;
    for (std::size_t t = 0; t < root.size(); ++t) {
        const QString& type = root.names()[t];
        const Json& values = root.items()[t];
        for (std::size_t i = 0; i < values.size(); ++i)
            tables[type].push_back({ type, values.items()[i].text(), values.names()[i], {},
                static_cast<std::int64_t>(i + 1), true });
    }
    return tables;
}

} // namespace yidi
