// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/classify.h"

#include <QSet>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace yidi {

namespace {

__extension__ using Wide = __int128;
__extension__ using Unsigned = unsigned __int128;

constexpr std::int64_t maxCount = 1'000'000'0000; // a million, × 10^4
constexpr std::int64_t maxPrice = 999'999'999'999'000'000; // just below 10^12 yuan, × 10^6
constexpr std::int32_t outside = -1; // the first share of class C
constexpr std::int64_t productUnit = 100'000'000; // 10^4 · 10^6 down to 10^2

/// Good enough to spread codes and serials, and a few nanoseconds for each: one wide product folds
/// eight characters at a time, the last eight once more if they overlap.
std::uint32_t hashOf(QStringView text)
{
    constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15;
    constexpr std::uint64_t other = 0xD1B5'4A32'D192'ED03;
    std::uint64_t hash = static_cast<std::uint64_t>(text.size());
    const auto fold = [&](qsizetype at) {
        std::array<std::uint64_t, 2> eight {};
        std::memcpy(eight.data(), text.utf16() + at, sizeof eight);
        const auto product = static_cast<Unsigned>(eight[0] ^ hash ^ odd) * (eight[1] ^ other);
        hash = static_cast<std::uint64_t>(product >> 64 ^ product);
    };
    if (text.size() < 8) {
        for (const QChar character : text)
            hash = (hash ^ character.unicode()) * odd;
    } else {
        for (qsizetype at = 0; at + 8 < text.size(); at += 8)
            fold(at);
        fold(text.size() - 8);
    }
    return static_cast<std::uint32_t>(hash >> 32 ^ hash);
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

/// Class C and what is in no catalogue is the person's. Written where it is kept: a copy would wait
/// for what has just been written.
void split(const Catalogue::Terms& terms, const FeeLine& line, LineSplit& result)
{
    result.line = &line;
    result.terms = terms;
    if (terms.item == 0 || terms.firstShare == outside) {
        result.fullySelfPaid = line.sum;
        return;
    }
    if (line.price > terms.priceLimit)
        result.overLimit = product(line.count, line.price - terms.priceLimit);
    if (terms.firstShare != 0)
        result.firstSelfPaid =
            mulHalfUp(line.sum - result.overLimit, BasisPoints { terms.firstShare });
    result.inScope = line.sum - result.overLimit - result.firstSelfPaid;
}

CatalogueItem ownExpense(const FeeLine& line)
{
    return { line.code, line.name, QStringLiteral("14"), QStringLiteral("03"), {},
        BasisPoints::whole() };
}

/// The first line whose serial an earlier one has, if any.
const FeeLine* firstTwice(const std::vector<FeeLine>& lines)
{
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t line = 0; ///< one more than the index; 0: free
    };
    std::size_t size = 256;
    while (size < lines.size() * 2)
        size *= 2;
    std::vector<Slot> slots(size);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::uint32_t hash = hashOf(lines[i].number);
        std::size_t at = hash & (size - 1);
        for (; slots[at].line != 0; at = (at + 1) & (size - 1))
            if (slots[at].hash == hash && lines[slots[at].line - 1].number == lines[i].number)
                return &lines[i];
        slots[at] = { hash, static_cast<std::uint32_t>(i + 1) };
    }
    return nullptr;
}

/// Sums that may leave 64 bits on the way and come back, so that the order of lines cannot matter.
struct WideBill {
    Wide total = 0;
    Wide fullySelfPaid = 0;
    Wide overLimit = 0;
    Wide firstSelfPaid = 0;

    explicit WideBill(const Bill& before)
        : total(before.total.value())
        , fullySelfPaid(before.fullySelfPaid.value())
        , overLimit(before.overLimit.value())
        , firstSelfPaid(before.firstSelfPaid.value())
    {
    }

    void add(const LineSplit& line)
    {
        total += line.line->sum.value();
        fullySelfPaid += line.fullySelfPaid.value();
        overLimit += line.overLimit.value();
        firstSelfPaid += line.firstSelfPaid.value();
    }
};

} // namespace

bool Catalogue::isCode(const Slot& slot, QStringView code) const
{
    if (slot.length == longCode)
        return m_items[slot.terms.item - 1].code == code;
    return code == QLatin1String(slot.code.data(), slot.length);
}

std::size_t Catalogue::slotOf(QStringView code, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].terms.item != 0 && (m_slots[at].hash != hash || !isCode(m_slots[at], code)))
        at = (at + 1) & mask;
    return at;
}

Catalogue::Terms Catalogue::terms(QStringView code) const
{
    return terms(code, hashOf(code));
}

std::uint32_t Catalogue::prepare(QStringView code) const
{
    const std::uint32_t hash = hashOf(code);
    if (!m_slots.empty())
        __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)]);
    return hash;
}

Catalogue::Terms Catalogue::terms(QStringView code, std::uint32_t prepared) const
{
    return m_slots.empty() ? Terms() : m_slots[slotOf(code, prepared)].terms;
}

const CatalogueItem* Catalogue::find(const QString& code) const
{
    const Terms found = terms(code);
    return found.item == 0 ? nullptr : &itemOf(found);
}

const CatalogueItem* Catalogue::emplace(const QString& code, CatalogueItem item)
{
    reserve(m_items.size() + 1);
    if (const CatalogueItem* there = find(code))
        return there;
    item.code = code;
    m_items.push_back(std::move(item));
    enter(m_items.size());
    return &m_items.back();
}

void Catalogue::addPeriod(CatalogueItem item)
{
    reserve(m_items.size() + 1);
    const Terms before = terms(item.code);
    m_items.push_back(std::move(item));
    m_before.resize(m_items.size(), undated);
    m_before.back() = before.item;
    enter(m_items.size());
}

Catalogue::Terms Catalogue::ofPeriod(const Terms& found, const QDate& day) const
{
    std::size_t best = 0;
    for (std::uint32_t item = found.item; item != 0; item = m_before[item - 1]) {
        const CatalogueItem& period = m_items[item - 1];
        if ((day.isValid() && !period.holdsOn(day))
            || (best != 0 && period.begin <= m_items[best - 1].begin))
            continue;
        best = item;
        if (m_before[item - 1] == undated)
            break;
    }
    return best == 0 ? Terms() : termsOf(best);
}

Catalogue::Terms Catalogue::termsOf(std::size_t item) const
{
    const CatalogueItem& from = m_items[item - 1];
    Terms terms;
    terms.item = static_cast<std::uint32_t>(item);
    terms.priceLimit = from.priceLimit.value_or(noLimit);
    if (from.chargeLevel == QLatin1String("03"))
        terms.firstShare = outside;
    else if (from.chargeLevel == QLatin1String("02"))
        terms.firstShare = static_cast<std::int32_t>(from.firstShare.value);
    return terms;
}

void Catalogue::enter(std::size_t item)
{
    const CatalogueItem& from = m_items[item - 1];
    const std::uint32_t hash = hashOf(from.code);
    Slot& slot = m_slots[slotOf(from.code, hash)];
    slot.hash = hash;
    slot.terms = termsOf(item);
    if (item <= m_before.size() && m_before[item - 1] != undated)
        slot.terms.firstShare = dated;
    const QByteArray latin = from.code.toLatin1();
    const bool fits = latin.size() <= static_cast<qsizetype>(slot.code.size())
        && QString::fromLatin1(latin) == from.code;
    slot.length = fits ? static_cast<std::uint8_t>(latin.size()) : longCode;
    if (fits)
        std::copy(latin.begin(), latin.end(), slot.code.begin());
}

void Catalogue::reserve(std::size_t items)
{
    if (items * 2 <= m_slots.size())
        return;
    std::size_t size = 16;
    while (size < items * 2)
        size *= 2;
    m_slots.assign(size, {});
    for (std::size_t item = 1; item <= m_items.size(); ++item)
        enter(item);
}

Result<Bill> sumLines(const Catalogue& catalogue, const std::vector<FeeLine>& lines,
    std::vector<LineSplit>& splits, const Bill& before)
{
    splits.clear();
    splits.reserve(lines.size());
    WideBill sums(before);
    std::array<std::uint32_t, 8> ahead {}; // the table is larger than any cache
    const auto prepare = [&](std::size_t line) {
        if (line < lines.size())
            ahead[line % ahead.size()] = catalogue.prepare(lines[line].code);
    };
    for (std::size_t i = 0; i < ahead.size(); ++i)
        prepare(i);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const FeeLine& line = lines[i];
        const std::uint32_t hash = ahead[i % ahead.size()];
        prepare(i + ahead.size());
        YIDI_TRY(check(line));
        LineSplit& part = splits.emplace_back();
        split(catalogue.onDay(catalogue.terms(line.code, hash), line.day), line, part);
        sums.add(part);
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

Result<ClassifiedBill> classify(
    const Catalogue& catalogue, const std::vector<FeeLine>& lines, const Bill& before)
{
    std::vector<LineSplit> splits;
    ClassifiedBill result;
    YIDI_ASSIGN(result.bill, sumLines(catalogue, lines, splits, before));
    result.lines.reserve(lines.size());
    QSet<QString> unmapped;
    for (const LineSplit& split : splits) {
        const FeeLine& line = *split.line;
        const bool mapped = split.terms.item != 0;
        result.lines.push_back({ line, mapped ? catalogue.itemOf(split.terms) : ownExpense(line),
            mapped, split.fullySelfPaid, split.overLimit, split.firstSelfPaid, split.inScope });
        if (!mapped && !unmapped.contains(line.code)) {
            unmapped.insert(line.code);
            result.unmapped.append(line.code);
        }
    }
    return result;
}

} // namespace yidi
