// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/filed_against_not.h"
#include "app/journeys/journey.h"

/// What has been chosen of a filing so far, and what follows from it: the request, its effect on
/// money, whether it is needed, what it would replace.
namespace yidi::file_here {

struct Draft {
    FilingOperation operation = FilingOperation::File;
    QString target = {}; ///< of a change
    FilingCategory category = FilingCategory::LongTermResident;
    QString careRegion = {}; ///< empty: the city this machine stands in
    QDate begin;
    int months = 0; ///< until its end; 0: as the insured place rules
    QDate admission = {}; ///< of an open stay here, if the province told of one
    QString phone = {}; ///< entered here; empty: the one the province has
    std::optional<Person> other = {}; ///< who it is for, when not for the visitor (代办)
    std::vector<Filing> otherFilings = {};
    QString relation = {}; ///< what the visitor is to the other (agnter_rlts, GB/T 4761)
    bool replaces = false; ///< they know of the filing that ends by this one
    bool seen = false; ///< the check page was: from a changed answer it goes back there

    bool operator==(const Draft&) const = default;
};

/// Spouse, child, parent, another relative: the codes on offer.
std::span<const QLatin1String> relations();

/// Who it is for.
const Person& personOf(const Visitor& visitor, const Draft& draft);
QString insuredRegionOf(const Visitor& visitor, const Draft& draft);
/// A whole city, whichever of its hospitals is used; or a whole municipality.
QString careRegionOf(const Here& here, const Draft& draft);

/// What would be filed, but for the promise, which comes with the PIN.
FilingRequest request(const Here& here, const Visitor& visitor, const Draft& draft);
/// The same, promised: the PIN or the second scan stands for the signature.
FilingRequest promised(const Here& here, const Visitor& visitor, const Draft& draft);

/// The text of the promise (承诺书). Its version goes with the filing, so words that change get a
/// new one.
struct Promise {
    const char* version;
    Phrase text;
};
Promise promiseOf(const Draft& draft);

/// The policy of the insured place, as far as this machine has one.
const Policy* policyOf(const Here& here, const Visitor& visitor, const Draft& draft);
/// Inside the insured province some categories need no filing (TA-02).
bool isNotNeeded(const Here& here, const Visitor& visitor, const Draft& draft);
/// The filing that would end by this one, as far as it is known here.
std::optional<Filing> replaced(const Here& here, const Visitor& visitor, const Draft& draft);
/// What it does to the person's money; nothing without a policy at hand.
std::optional<FiledAgainstNot> effectOnMoney(
    const Here& here, const Visitor& visitor, const Draft& draft);

/// Takes back what no longer fits another answer: an end too far away, and the day of admission for
/// a city the stay is not in.
void settle(const Here& here, const Visitor& visitor, Draft& draft);
bool isForHere(const Here& here, const Draft& draft);

/// The months an end may be asked for; 0: what the insured place rules by itself.
std::vector<int> monthsOnOffer(const Here& here, const Visitor& visitor, const Draft& draft);

} // namespace yidi::file_here
