// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/decide.h"
#include "app/domain/settlement/engine.h"
#include "app/province/ledger/ledger.h"

#include <set>

/// The insured side (参保地), behind a hard boundary: it sees a visit and the sums of its bill, no
/// fee line; the care side sees the split, no ratio. Today both sides share a process and a ledger;
/// what crosses here is what will cross between two provinces.
namespace yidi {

/// What the care side tells.
struct ClassifiedMessage {
    QString insuredRegion; ///< insuplc_admdvs: chooses the policy
    QString careRegion;
    QString psnNo;
    QString insutype;
    QString mdtrtId;
    QString medType;
    QString disease;
    QString hospitalLevel;
    QString settlementLevel;
    QDateTime begin;
    QDateTime end;
    QDateTime settledAt;
    bool useAccount = false;
    Bill bill;
    QString institutionCode;
    bool newborn = false;
    bool accident = false;
    bool circulated = true; ///< the prescription of a pharmacy visit (双通道)
    bool interim = false;
    /// The sums by day, for a policy that cuts a stay at the end of the medical year; empty when
    /// only sums by category have come so far.
    std::map<QDate, Bill> byDay;
};

/// What the insured side answers: a split, or why there is none.
struct InsuredAnswer {
    Settlement settlement;
    InsuredYear year; ///< whose accumulators the settlement adds to
    std::vector<Refusal> refusals; ///< when not empty, nothing above counts
};

/// Splits the bill by the policy of `insuredRegion`, a stay's less what its interim settlements
/// have split before. Changes nothing.
Result<InsuredAnswer> settleForInsured(
    const ClassifiedMessage& message, Ledger& ledger, const PolicyBook& policies);

/// What the personal account holds.
Result<Fen> balanceOf(const InsuredYear& year, Ledger& ledger);

/// Takes `amount` from the personal account, or gives a negative one back; answers what it holds
/// then.
Result<Fen> bookForInsured(const InsuredYear& year, Fen amount, Ledger& ledger);

/// Takes `amount` from the accounts of relatives for the settlement, one after another, or gives
/// a negative one back to those who have paid of the visit: what interim settlements took is less
/// now.
Result<void> bookForFamily(
    const InsuredYear& year, const Settlement& settlement, const QDate& day, Ledger& ledger);

/// Books once more what relatives paid of the settlement `from`, under the number `setlId`: taken
/// again, or with `giveBack` given back to each. Answers whether all of them hold enough; when one
/// does not, nothing is booked.
Result<bool> bookFamilyAgain(
    const QString& from, const QString& setlId, bool giveBack, Ledger& ledger);

/// The medical year of a day, by the policy in effect on it; of the calendar when there is none.
int medicalYear(const QString& insuredRegion, const QDate& day, const PolicyBook& policies);

/// The referral certificate a filing for `careRegion` rests on: the latest not taken back, if any.
Result<std::optional<StoredReferral>> certificateFor(
    const QString& psnNo, const QString& careRegion, Ledger& ledger);

/// Decides a filing by the rules of the insured place, a referral by its certificate; `reviewed` is
/// the filing that was made of the request, when a reviewer comes back to it.
Result<FilingDecision> decideForInsured(FilingRequest request, const QDate& today, Ledger& ledger,
    const PolicyBook& policies, const std::optional<StoredReferral>& certificate,
    const StoredFiling* reviewed = nullptr);

/// Whether the scheme pays on a day, and why not (2001).
BenefitRow benefitForInsured(
    const Person& person, const QString& insutype, const QString& region, const QDate& day);

/// Whether the insured place has recognised the disease (慢特病, 2503) for every one of these days.
Result<bool> recognises(const QString& psnNo, const QString& insutype, const QString& region,
    const QString& disease, const std::set<QDate>& days, Ledger& ledger);

/// Suspended benefits leave the days before the suspension covered.
bool paysOn(const Insurance& insurance, const QDate& day);

/// The insurance of this scheme at this place, if any.
const Insurance* findInsurance(
    const Person& person, const QString& insutype, const QString& region);

} // namespace yidi
