// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/classify.h"

#include <algorithm>
#include <set>

namespace yidi {

namespace {

constexpr std::int64_t maxCount = 1'000'000'0000; // a million, × 10^4
constexpr std::int64_t maxPrice = 100'000'000'000'000; // a hundred million yuan, × 10^6

/// count × price in fen: 10^4 · 10^6 down to 10^2.
Fen product(std::int64_t count, std::int64_t price)
{
    return mulHalfUp(Fen(price), count, 100'000'000);
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

ClassifiedLine split(const CatalogueItem& item, const FeeLine& line)
{
    ClassifiedLine result { line, item, true, {}, {}, {}, {} };
    if (item.chargeLevel == QLatin1String("03")) {
        result.fullySelfPaid = line.sum;
        return result;
    }
    if (item.priceLimit && line.price > *item.priceLimit)
        result.overLimit = product(line.count, line.price - *item.priceLimit);
    if (item.chargeLevel == QLatin1String("02"))
        result.firstSelfPaid = mulHalfUp(line.sum - result.overLimit, item.firstShare);
    result.inScope = line.sum - result.overLimit - result.firstSelfPaid;
    return result;
}

CatalogueItem ownExpense(const FeeLine& line)
{
    return { line.code, line.name, QStringLiteral("14"), QStringLiteral("03"), {},
        BasisPoints::whole() };
}

} // namespace

Result<ClassifiedBill> classify(const Catalogue& catalogue, const std::vector<FeeLine>& lines)
{
    ClassifiedBill result;
    std::set<QString> seen;
    for (const FeeLine& line : lines) {
        if (!seen.insert(line.number).second)
            return bad(line, "feedetl_sn appears twice");
        YIDI_TRY(check(line));
        const auto item = catalogue.find(line.code);
        const bool mapped = item != catalogue.end();
        ClassifiedLine classified = split(mapped ? item->second : ownExpense(line), line);
        classified.mapped = mapped;
        if (!mapped && !result.unmapped.contains(line.code))
            result.unmapped.append(line.code);
        result.bill.total += line.sum;
        result.bill.fullySelfPaid += classified.fullySelfPaid;
        result.bill.overLimit += classified.overLimit;
        result.bill.firstSelfPaid += classified.firstSelfPaid;
        const Bill& sums = result.bill;
        for (const Fen sum : { sums.total, sums.fullySelfPaid, sums.overLimit, sums.firstSelfPaid })
            if (sum > maxFen || sum < -maxFen)
                return bad(line, "the bill is out of range");
        result.lines.push_back(std::move(classified));
    }
    const Bill& bill = result.bill;
    if (std::min(
            { bill.total, bill.fullySelfPaid, bill.overLimit, bill.firstSelfPaid, bill.inScope() })
        < Fen())
        return fail(ErrorCode::BadInput,
            QStringLiteral("feedetail: refunds take back more than was charged"));
    return result;
}

} // namespace yidi
