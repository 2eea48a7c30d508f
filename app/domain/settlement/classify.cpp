// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/classify.h"

#include <QSet>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace yidi {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t maxCount = 1'000'000'0000; // a million, × 10^4
constexpr std::int64_t maxPrice = 999'999'999'999'000'000; // just below 10^12 yuan, × 10^6
constexpr std::int64_t productUnit = 100'000'000; // 10^4 · 10^6 down to 10^2

std::uint32_t hashOf(const QString& text)
{
    return static_cast<std::uint32_t>(qHash(text, 0));
}

template <class Number>
Number halfUp(Number exact)
{
    const Number half = exact < 0 ? -productUnit / 2 : productUnit / 2;
    return (exact + half) / productUnit;
}

/// count × price in fen; more than maxFen when it is out of range.
Fen product(std::int64_t count, std::int64_t price)
{
    std::int64_t narrow = 0;
    if (!__builtin_mul_overflow(count, price, &narrow)
        && std::abs(narrow) < std::numeric_limits<std::int64_t>::max() - productUnit)
        return Fen(halfUp(narrow));
    const Wide exact = halfUp(static_cast<Wide>(count) * price);
    const Wide beyond = maxFen.value() + 1;
    return Fen(static_cast<std::int64_t>(std::clamp(exact, -beyond, beyond)));
}

tl::unexpected<Error> bad(const FeeLine& line, const char* what)
{
    return fail(ErrorCode::BadInput,
        QStringLiteral("feedetail %1: %2").arg(line.number.left(30), QLatin1String(what)));
}

Result<void> check(const FeeLine& line)
{
    if (line.count < -maxCount || line.count > maxCount)
        return bad(line, "cnt is out of range");
    if (line.price < 0 || line.price > maxPrice)
        return bad(line, "pric is out of range");
    if (line.sum > maxFen || line.sum < -maxFen || product(line.count, line.price) != line.sum)
        return bad(line, "det_item_fee_sumamt is not cnt times pric");
    return {};
}

LineSplit split(const CatalogueItem* item, const FeeLine& line)
{
    LineSplit result { &line, item, {}, {}, {}, {} };
    if (!item || item->chargeLevel == QLatin1String("03")) {
        result.fullySelfPaid = line.sum;
        return result;
    }
    if (item->priceLimit && line.price > *item->priceLimit)
        result.overLimit = product(line.count, line.price - *item->priceLimit);
    if (item->chargeLevel == QLatin1String("02"))
        result.firstSelfPaid = mulHalfUp(line.sum - result.overLimit, item->firstShare);
    result.inScope = line.sum - result.overLimit - result.firstSelfPaid;
    return result;
}

CatalogueItem ownExpense(const FeeLine& line)
{
    return { line.code, line.name, QStringLiteral("14"), QStringLiteral("03"), {},
        BasisPoints::whole() };
}

/// The first line whose serial an earlier one has, if any. Sorted by hash and not put into a set:
/// a set would cost a piece of memory a line.
const FeeLine* firstTwice(const std::vector<FeeLine>& lines)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hashes;
    hashes.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        hashes.emplace_back(hashOf(lines[i].number), static_cast<std::uint32_t>(i));
    std::sort(hashes.begin(), hashes.end());
    std::size_t first = lines.size();
    for (std::size_t i = 1; i < hashes.size(); ++i)
        for (std::size_t before = i; before-- > 0 && hashes[before].first == hashes[i].first;)
            if (lines[hashes[before].second].number == lines[hashes[i].second].number) {
                first = std::min<std::size_t>(first, hashes[i].second);
                break;
            }
    return first == lines.size() ? nullptr : &lines[first];
}

/// Sums that may leave 64 bits on the way and come back, so that the order of lines cannot matter.
struct WideBill {
    Wide total = 0;
    Wide fullySelfPaid = 0;
    Wide overLimit = 0;
    Wide firstSelfPaid = 0;

    void add(const LineSplit& line)
    {
        total += line.line->sum.value();
        fullySelfPaid += line.fullySelfPaid.value();
        overLimit += line.overLimit.value();
        firstSelfPaid += line.firstSelfPaid.value();
    }
};

} // namespace

std::size_t Catalogue::slotOf(const QString& code, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].item != 0
        && (m_slots[at].hash != hash || m_items[m_slots[at].item - 1].code != code))
        at = (at + 1) & mask;
    return at;
}

const CatalogueItem* Catalogue::find(const QString& code) const
{
    if (m_slots.empty())
        return nullptr;
    const Slot& slot = m_slots[slotOf(code, hashOf(code))];
    return slot.item == 0 ? nullptr : &m_items[slot.item - 1];
}

const CatalogueItem* Catalogue::emplace(const QString& code, CatalogueItem item)
{
    reserve(m_items.size() + 1);
    const std::uint32_t hash = hashOf(code);
    Slot& slot = m_slots[slotOf(code, hash)];
    if (slot.item == 0) {
        item.code = code;
        m_items.push_back(std::move(item));
        slot = { hash, static_cast<std::uint32_t>(m_items.size()) };
    }
    return &m_items[slot.item - 1];
}

void Catalogue::reserve(std::size_t items)
{
    if (items * 2 <= m_slots.size())
        return;
    std::size_t size = 16;
    while (size < items * 2)
        size *= 2;
    m_slots.assign(size, {});
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const std::uint32_t hash = hashOf(m_items[i].code);
        m_slots[slotOf(m_items[i].code, hash)] = { hash, static_cast<std::uint32_t>(i + 1) };
    }
}

Result<Bill> sumLines(
    const Catalogue& catalogue, const std::vector<FeeLine>& lines, std::vector<LineSplit>& splits)
{
    splits.clear();
    splits.reserve(lines.size());
    WideBill sums;
    for (const FeeLine& line : lines) {
        YIDI_TRY(check(line));
        splits.push_back(split(catalogue.find(line.code), line));
        sums.add(splits.back());
    }
    if (const FeeLine* twice = firstTwice(lines))
        return bad(*twice, "feedetl_sn appears twice");
    const Wide inScope = sums.total - sums.fullySelfPaid - sums.overLimit - sums.firstSelfPaid;
    const auto [least, most] = std::minmax(
        { sums.total, sums.fullySelfPaid, sums.overLimit, sums.firstSelfPaid, inScope });
    if (most > maxFen.value() || least < -maxFen.value())
        return fail(ErrorCode::BadInput, QStringLiteral("feedetail: the bill is out of range"));
    if (least < 0)
        return fail(ErrorCode::BadInput,
            QStringLiteral("feedetail: refunds take back more than was charged"));
    const auto fen = [](Wide sum) { return Fen(static_cast<std::int64_t>(sum)); };
    return Bill { fen(sums.total), fen(sums.fullySelfPaid), fen(sums.overLimit),
        fen(sums.firstSelfPaid) };
}

Result<ClassifiedBill> classify(const Catalogue& catalogue, const std::vector<FeeLine>& lines)
{
    std::vector<LineSplit> splits;
    ClassifiedBill result;
    YIDI_ASSIGN(result.bill, sumLines(catalogue, lines, splits));
    result.lines.reserve(lines.size());
    QSet<QString> unmapped;
    for (const LineSplit& split : splits) {
        const FeeLine& line = *split.line;
        result.lines.push_back(
            { line, split.item ? *split.item : ownExpense(line), split.item != nullptr,
                split.fullySelfPaid, split.overLimit, split.firstSelfPaid, split.inScope });
        if (!split.item && !unmapped.contains(line.code)) {
            unmapped.insert(line.code);
            result.unmapped.append(line.code);
        }
    }
    return result;
}

} // namespace yidi
