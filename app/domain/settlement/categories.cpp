// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/categories.h"

#include <algorithm>
#include <map>
#include <set>

namespace yidi {

namespace {

struct Part {
    QLatin1String name;
    Fen Bill::*amount;
};
constexpr Part parts[] = {
    { QLatin1String("det_item_fee_sumamt"), &Bill::total },
    { QLatin1String("fulamt_ownpay_amt"), &Bill::fullySelfPaid },
    { QLatin1String("overlmt_amt"), &Bill::overLimit },
    { QLatin1String("preselfpay_amt"), &Bill::firstSelfPaid },
};

void add(Bill& sum, const Bill& more)
{
    for (const Part& part : parts)
        sum.*part.amount += more.*part.amount;
}

std::map<QString, Bill> byType(const std::vector<ChargeCategory>& sums)
{
    std::map<QString, Bill> map;
    for (const ChargeCategory& sum : sums)
        map.emplace(sum.type, sum.bill);
    return map;
}

tl::unexpected<Error> bad(const ChargeCategory& sum, const char* what)
{
    return fail(ErrorCode::BadInput,
        QStringLiteral("yidi_categories: %1 %2").arg(sum.type, QLatin1String(what)));
}

} // namespace

void addCharge(std::vector<ChargeCategory>& sums, const QString& type, const Bill& line)
{
    const auto at = std::find_if(
        sums.begin(), sums.end(), [&](const ChargeCategory& sum) { return sum.type == type; });
    add(at == sums.end() ? sums.emplace_back(ChargeCategory { type, {} }).bill : at->bill, line);
}

Result<Bill> billOf(const std::vector<ChargeCategory>& sums)
{
    Bill bill;
    std::set<QString> seen;
    for (const ChargeCategory& sum : sums) {
        if (!seen.insert(sum.type).second)
            return bad(sum, "comes twice");
        // One by one, so that no sum leaves the range before it is looked at.
        for (const Part& part : parts)
            if ((sum.bill.*part.amount).isNegative() || sum.bill.*part.amount > sum.bill.total)
                return bad(sum, "is out of range");
        if (sum.bill.total > maxFen || sum.bill.inScope().isNegative())
            return bad(sum, "is out of range");
        add(bill, sum.bill);
        if (bill.total > maxFen)
            return bad(sum, "is out of range");
    }
    return bill;
}

QString categoryDifference(
    const std::vector<ChargeCategory>& told, const std::vector<ChargeCategory>& lines)
{
    auto before = byType(told);
    auto after = byType(lines);
    for (const auto& [type, bill] : after)
        before.emplace(type, Bill());
    for (const auto& [type, bill] : before)
        for (const Part& part : parts)
            if (bill.*part.amount != after[type].*part.amount)
                return QStringLiteral("%1 %2 %3 → %4")
                    .arg(type, part.name, (bill.*part.amount).toWire(),
                        (after[type].*part.amount).toWire());
    return {};
}

} // namespace yidi
