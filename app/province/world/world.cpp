// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/world/world.h"

#include "app/province/catalogue/catalogue_folder.h"
#include "app/province/catalogue/catalogue_handlers.h"

#include <QDir>

namespace yidi {

namespace {

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

/// Accounts of others that pay for a person.
Result<void> letFamilyPay(Ledger& ledger, const QString& psnNo, const Json& accounts)
{
    for (const Json& node : accounts.items()) {
        YIDI_ASSIGN(const QDate begin, parseDate(node[u"begndate"].text()));
        QDate end;
        if (const QString& told = node[u"enddate"].text(); !told.isEmpty()) {
            YIDI_ASSIGN(end, parseDate(told));
        }
        YIDI_TRY(ledger.letPayFor({ node[u"psn_no"].text(), node[u"insutype"].text(),
                                      node[u"insuplc_admdvs"].text(), {} },
            psnNo, begin, end));
    }
    return {};
}

/// What is there already stays as it is.
Result<void> seedCatalogue(Ledger& ledger, const QString& file)
{
    YIDI_ASSIGN(CatalogueRows lists, readCatalogueJson(file));
    for (auto& [list, rows] : lists) {
        std::vector<CatalogueRow> absent;
        for (CatalogueRow& row : rows) {
            YIDI_ASSIGN(const auto there, ledger.catalogueRow(row.item.code, row.item.begin));
            if (!there)
                absent.push_back(std::move(row));
        }
        YIDI_TRY(publishCatalogue(ledger, list, absent));
    }
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
    // Whose accounts these are may stand further down.
    YIDI_TRY(eachEntry(world.filePath(QStringLiteral("people.json")), u"people",
        [&](const Json& node) -> Result<void> {
            return letFamilyPay(ledger, node[u"baseinfo"][u"psn_no"].text(), node[u"family"]);
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
