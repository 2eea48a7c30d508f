// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/care_here.h"

#include <algorithm>

namespace yidi {

const PolicyBook* policiesHere(const Here& here)
{
    const bool usable = here.snapshot && here.snapshot->isUsable(here.now);
    return usable ? &here.snapshot->policies : nullptr; // rules that may have changed are no answer
}

ImaginedStay careHere(const Here& here, const Visitor& visitor)
{
    ImaginedStay stay;
    stay.insuredRegion = visitor.insuredRegion();
    stay.careRegion = here.institution.region;
    if (const Insurance* insurance = visitor.person.mainInsurance()) {
        stay.insutype = insurance->insutype;
        stay.psnType = insurance->psnType;
        stay.civilServant = insurance->civilServant;
        stay.balance = insurance->balance;
    }
    for (const PersonClass& one : visitor.person.classes)
        stay.identTypes.append(one.type);
    if (!here.institution.level.isEmpty())
        stay.hospLevel = here.institution.level;
    stay.day = here.today;
    return stay;
}

const Filing* filingHere(const Here& here, const Visitor& visitor, const QDate& day)
{
    const auto found =
        std::find_if(visitor.filings.begin(), visitor.filings.end(), [&](const Filing& one) {
            return one.isGranted() && one.covers(here.institution.region, day);
        });
    return found == visitor.filings.end() ? nullptr : &*found;
}

std::optional<Words> filedNote(
    const Here& here, const Visitor& visitor, const Visit& visit, const SettlementAmounts& amounts)
{
    const PolicyBook* policies = policiesHere(here);
    if (!policies || !visitor.filingsKnown || !isStay(visitKind(visit.medType))
        || !visit.isDischarged())
        return {};
    ImaginedStay stay = careHere(here, visitor);
    stay.medType = visit.medType;
    stay.day = visit.end.date();
    stay.bill = Bill { amounts.medfee_sumamt, amounts.fulamt_ownpay_amt, amounts.overlmt_selfpay,
        amounts.preselfpay_amt };
    const Filing* filing = filingHere(here, visitor, visit.begin.date());
    stay.category = filing ? filing->category : FilingCategory::LongTermResident;
    const auto imagined = imagine(*policies, stay);
    if (!imagined)
        return {};
    const Fen filed = imagined->filed.amounts.psn_part_amt;
    const Fen without = imagined->unfiled ? imagined->unfiled->amounts.psn_part_amt
                                          : amounts.medfee_sumamt; // all of it, to begin with
    if (filed == without)
        return {};
    const Code category { QStringLiteral("category"), filingCategoryCode(stay.category) };
    return filing ? Words { Phrase::FiledNote, { category, without } }
                  : Words { Phrase::NotFiledNote, { category, filed } };
}

} // namespace yidi
