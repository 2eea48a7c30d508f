// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

/// Why a stay cannot be settled directly (HI-11): six things it rests on, from what is known of
/// each. A pure function over facts, so that every answer can be tried.
namespace yidi::pre_check {

/// In the order in which they are looked at: each makes sense only once those before it hold.
enum class Check { Card, Benefit, Filing, Institution, Disease, System };
inline constexpr Check allChecks[] = { Check::Card, Check::Benefit, Check::Filing,
    Check::Institution, Check::Disease, Check::System };
QString checkName(Check check); ///< "card" …; ui/text knows the word

enum class Standing {
    Holds,
    InTheWay,
    Unknown, ///< nobody could be asked
};

/// What is known; absent is what nobody told.
struct Facts {
    QDate today;
    bool online = false;
    QString institutionCode;
    QString careRegion; ///< of this house
    QString insuredRegion;
    SocialSecurityCard card; ///< empty for somebody who came with an e-credential
    std::optional<Person> person;
    std::optional<std::vector<Filing>> filings;
    std::optional<std::vector<Visit>> visits; ///< of any house
    std::optional<Institution> institution;
    std::optional<std::vector<RecognisedDisease>> diseases;
    /// Categories that need no filing inside the insured province; absent without its policy.
    std::optional<QStringList> noFilingInProvince;
};

struct Finding {
    Check check = Check::Card;
    Standing standing = Standing::Unknown;
    Words said; ///< what was found
    Words remedy = {}; ///< what to do about what is in the way
};
/// One finding for each check, in their order.
std::vector<Finding> examine(const Facts& facts);

/// The first that stands in the way; null when none does.
const Finding* firstInTheWay(const std::vector<Finding>& findings);

} // namespace yidi::pre_check
