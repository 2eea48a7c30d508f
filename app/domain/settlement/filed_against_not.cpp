// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/filed_against_not.h"

#include "app/base/clock.h"

namespace yidi {

namespace {

SettlementInput inputOf(const ImaginedStay& stay)
{
    SettlementInput input;
    input.insuredRegion = stay.insuredRegion;
    input.careRegion = stay.careRegion;
    input.insutype = stay.insutype;
    input.psnType = stay.psnType;
    input.identTypes = stay.identTypes;
    input.civilServant = stay.civilServant;
    input.medType = stay.medType;
    input.hospLevel = stay.hospLevel;
    // Within one day, so that it never runs over the end of a medical year.
    input.begin = input.end = input.settledAt = chinaTime(stay.day, QTime(12, 0));
    input.admissionNo = stay.admissionNo;
    input.accumulators = stay.accumulators;
    input.balance = stay.balance;
    input.useAccount = !stay.balance.isZero();
    input.bill.total = stay.total;
    if (stay.bill)
        input.bill = *stay.bill;
    return input;
}

} // namespace

Result<Imagined> imagine(const PolicyBook& policies, const ImaginedStay& stay)
{
    if (!stay.day.isValid())
        return fail(
            ErrorCode::BadInput, QStringLiteral("endtime: the day of the stay is not known"));
    YIDI_ASSIGN(const Policy* policy, policies.find(stay.insuredRegion, stay.day));
    SettlementInput input = inputOf(stay);
    auto unfiled = settle(*policy, input);
    if (!unfiled && unfiled.error().code != ErrorCode::NotFiled)
        return fail(unfiled.error());
    input.filing = stay.category;
    YIDI_ASSIGN(Settlement filed, settle(*policy, input));
    Imagined imagined { std::move(filed), {}, policy->file };
    if (unfiled)
        imagined.unfiled = *std::move(unfiled);
    return imagined;
}

Result<FiledAgainstNot> filedAgainstNot(const PolicyBook& policies, const ImaginedStay& stay)
{
    YIDI_ASSIGN(const Imagined imagined, imagine(policies, stay));
    FiledAgainstNot effect { imagined.filed.amounts.medfee_sumamt,
        imagined.filed.amounts.psn_part_amt, {}, imagined.policyFile };
    if (imagined.unfiled)
        effect.without = imagined.unfiled->amounts.psn_part_amt;
    return effect;
}

} // namespace yidi
