// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/catalogue/catalogue_text.h"

#include "app/transactions/files/table_text.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace yidi {

namespace {

constexpr std::array<CatalogueList, 5> lists { {
    { QLatin1String("1301"), 97 }, // western and Chinese patent drugs
    { QLatin1String("1302"), 33 }, // herbal pieces
    { QLatin1String("1303"), 85 }, // a hospital's own preparations
    { QLatin1String("1305"), 20 }, // services
    { QLatin1String("1306"), 71 }, // materials
} };

/// Where a column of ours is, counted from the end.
enum FromEnd { Version = 1, Record, Valid, End, Begin, Share, Limit, Level, Type };
constexpr int sharePlaces = 4;
constexpr int pricePlaces = 6;
constexpr qsizetype mostLines = 2'000'000;

QByteArray line(const CatalogueList& list, const CatalogueRow& row)
{
    const CatalogueItem& item = row.item;
    QByteArrayList columns(list.columns);
    const auto at = [&](FromEnd column) -> QByteArray& { return columns[list.columns - column]; };
    columns[0] = tableColumn(item.code);
    columns[1] = tableColumn(item.name);
    at(Type) = tableColumn(item.chargeType);
    at(Level) = tableColumn(item.chargeLevel);
    if (item.priceLimit)
        at(Limit) = formatDecimal(*item.priceLimit, pricePlaces).toLatin1();
    at(Share) = formatDecimal(item.firstShare.value, sharePlaces).toLatin1();
    at(Begin) = wireDate(item.begin).toLatin1();
    at(End) = wireDate(item.end).toLatin1();
    at(Valid) = wireFlag(row.valid).toLatin1();
    at(Record) = columns[0] + '-' + at(Begin);
    at(Version) = QByteArray::number(static_cast<qint64>(row.version));
    return columns.join('\t');
}

/// The same few texts again and again need memory once.
class Texts {
public:
    const QString& shared(const QString& text) { return *m_texts.insert(text); }

private:
    QSet<QString> m_texts;
};

CatalogueRow readRow(const CatalogueList& list, TableLine& columns, Texts& texts)
{
    const auto at = [&](FromEnd column) { return list.columns - column; };
    CatalogueRow row;
    CatalogueItem& item = row.item;
    item.code = columns.text(0, "med_list_codg", 50, true);
    item.name = columns.text(1, "med_list_name", 200);
    item.chargeType = texts.shared(columns.text(at(Type), "med_chrgitm_type", 6, true));
    item.chargeLevel = texts.shared(columns.text(at(Level), "chrgitm_lv", 3, true));
    if (!columns.isNull(at(Limit)))
        item.priceLimit = columns.decimal(at(Limit), "pric_uplmt_amt", pricePlaces);
    item.firstShare.value = columns.decimal(at(Share), "selfpay_prop", sharePlaces);
    item.begin = columns.date(at(Begin), "begndate");
    item.end = columns.date(at(End), "enddate");
    row.valid = columns.flag(at(Valid), "vali_flag");
    row.version = columns.decimal(at(Version), "ver", 0);

    static const QStringList levels { QStringLiteral("01"), QStringLiteral("02"),
        QStringLiteral("03") };
    if (!levels.contains(item.chargeLevel))
        columns.complain("chrgitm_lv", "is not a known code");
    if (item.priceLimit.value_or(0) < 0)
        columns.complain("pric_uplmt_amt", "is negative");
    if (item.firstShare.value < 0 || item.firstShare > BasisPoints::whole())
        columns.complain("selfpay_prop", "is not a share");
    if (item.begin.isValid() && item.end.isValid() && item.end < item.begin)
        columns.complain("enddate", "is before begndate");
    if (row.version <= 0)
        columns.complain("ver", "is not a version");
    return row;
}

} // namespace

std::span<const CatalogueList> catalogueLists()
{
    return lists;
}

const CatalogueList* findCatalogueList(const QString& infno)
{
    const auto at = std::find_if(
        lists.begin(), lists.end(), [&](const CatalogueList& list) { return infno == list.infno; });
    return at == lists.end() ? nullptr : &*at;
}

QString catalogueListOf(const QString& chargeType)
{
    struct Place {
        QLatin1String chargeType;
        QLatin1String list;
    };
    constexpr Place places[] = {
        { QLatin1String("08"), QLatin1String("1306") },
        { QLatin1String("09"), QLatin1String("1301") },
        { QLatin1String("10"), QLatin1String("1302") },
        { QLatin1String("11"), QLatin1String("1301") },
    };
    for (const Place& place : places)
        if (chargeType == place.chargeType)
            return place.list;
    return QStringLiteral("1305");
}

QString catalogueTextName(const QString& infno)
{
    return infno + QStringLiteral(".txt");
}

QString catalogueFileNumber(const QString& infno, std::int64_t after, std::int64_t version)
{
    return QStringLiteral("C%1-%2-%3").arg(infno).arg(after).arg(version);
}

QByteArray writeCatalogue(const CatalogueList& list, const std::vector<CatalogueRow>& rows)
{
    QByteArray text;
    for (const CatalogueRow& row : rows) {
        if (!text.isEmpty())
            text.append('\n');
        text.append(line(list, row));
    }
    return text;
}

Result<std::vector<CatalogueRow>> readCatalogue(const CatalogueList& list, const QByteArray& text)
{
    std::vector<CatalogueRow> rows;
    Texts texts;
    QSet<std::pair<QString, QDate>> known;
    YIDI_TRY(eachTableLine(text, { list.columns }, mostLines, [&](TableLine& columns) {
        rows.push_back(readRow(list, columns, texts));
        const CatalogueItem& item = rows.back().item;
        const qsizetype before = known.size();
        known.insert({ item.code, item.begin });
        if (known.size() == before)
            columns.complain("med_list_codg", "begins twice on this day");
    }));
    return rows;
}

void addTo(Catalogue& catalogue, const std::vector<CatalogueRow>& rows)
{
    for (const CatalogueRow& row : rows)
        if (row.valid)
            catalogue.addPeriod(row.item);
}

template <class V>
static void fields(V& wire, CatalogueQuery& query)
{
    wire.object(u"data", [&](auto& node) { node.decimal(u"ver", query.version, 0, required); });
}
YIDI_WIRE(CatalogueQuery)

} // namespace yidi
