// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/decide.h"

/// What a person judges about a filing, as desk, wire and province all speak of it.
namespace yidi {

enum class ReviewAction {
    Claim, ///< take it in hand; what follows is for whoever did
    Release,
    Ask, ///< for papers, by the policy's deadline
    Supplement, ///< papers came; by whoever brings them
    Approve,
    Refuse,
    Submit, ///< a draft begun at a kiosk, once the person has proved at a window who they are
    Withdraw, ///< by the person, or by who entered it
};
QString reviewActionName(ReviewAction action); ///< "claim", "release", …
bool reviewActionFromName(const QString& name, ReviewAction& action);

struct Judgement {
    ReviewAction action = ReviewAction::Claim;
    QString number;
    QString by; ///< the reviewer; of a supplement, whoever brings it
    FilingRole role = FilingRole::Reviewer;
    QStringList papers; ///< Ask, Supplement and Submit
    QStringList reasons; ///< Refuse: codes, R01 … R19

    bool operator==(const Judgement&) const = default;
};

/// A filing that somebody has to judge, with all they need beside it.
struct ReviewCase {
    Filing filing;
    FilingRequest request;
    QString enteredBy; ///< operator's number, or the kiosk's
    QDateTime receivedAt;
    QString claimedBy; ///< the reviewer who has it in hand; empty: nobody
    QDate deadline; ///< for the papers asked for
    QStringList papers; ///< asked for
    QStringList brought; ///< handed in since
    QStringList rules; ///< ids of the rules that sent it here
    std::vector<Filing> others; ///< what else the person has on file
    FilingDecision preview; ///< what an approval would say and do now

    bool operator==(const ReviewCase&) const = default;
};

} // namespace yidi
