// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/filed_against_not.h"

#include "app/base/clock.h"
#include "app/domain/settlement/engine.h"

namespace yidi {

namespace {

const QString plainInpatient = QStringLiteral("21"); // an emergency (24) would be deemed filed

SettlementInput inputOf(const ImaginedStay& stay)
{
    SettlementInput input;
    input.insuredRegion = stay.insuredRegion;
    input.careRegion = stay.careRegion;
    input.insutype = stay.insutype;
    input.psnType = stay.psnType;
    input.identTypes = stay.identTypes;
    input.civilServant = stay.civilServant;
    input.medType = plainInpatient;
    input.hospLevel = stay.hospLevel;
    // Within one day, so that it never runs over the end of a medical year.
    input.begin = input.end = input.settledAt = chinaTime(stay.day, QTime(12, 0));
    input.bill.total = stay.total;
    return input;
}

} // namespace

Result<FiledAgainstNot> filedAgainstNot(const PolicyBook& policies, const ImaginedStay& stay)
{
    if (!stay.day.isValid())
        return fail(
            ErrorCode::BadInput, QStringLiteral("endtime: the day of the stay is not known"));
    YIDI_ASSIGN(const Policy* policy, policies.find(stay.insuredRegion, stay.day));
    SettlementInput input = inputOf(stay);
    const auto unfiled = settle(*policy, input);
    if (!unfiled && unfiled.error().code != ErrorCode::NotFiled)
        return fail(unfiled.error());
    input.filing = stay.category;
    YIDI_ASSIGN(const Settlement filed, settle(*policy, input));
    FiledAgainstNot effect { stay.total, filed.amounts.psn_part_amt, {}, policy->file };
    if (unfiled)
        effect.without = unfiled->amounts.psn_part_amt;
    return effect;
}

} // namespace yidi
