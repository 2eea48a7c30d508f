// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/filing/review_codec.h"

#include "app/transactions/filing/filing_fields.h"

namespace yidi {

namespace {

/// The inverse of a name that runs over the values of an enum from its first to `last`.
template <class E, QString (*nameOf)(E), E last>
bool fromName(const QString& name, E& value)
{
    for (int i = 0; i <= static_cast<int>(last); ++i)
        if (nameOf(static_cast<E>(i)) == name) {
            value = static_cast<E>(i);
            return true;
        }
    return false;
}

using Outcome = FilingDecision::Outcome;
constexpr auto outcomeFromName = fromName<Outcome, filingOutcomeName, Outcome::NotRequired>;
constexpr auto evidenceStateFromName =
    fromName<EvidenceState, evidenceStateName, EvidenceState::Illegible>;
constexpr auto eventFromName =
    fromName<FilingEvent, filingEventName, static_cast<FilingEvent>(filingEventCount - 1)>;

} // namespace

template <class V>
static void fields(V& wire, ReviewQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"trt_dcla_detl_sn", query.number, 30);
        node.text(u"keyword", query.keyword, 50);
        node.text(u"psn_cert_type", query.certType, 6);
        node.text(u"certno", query.certNo, 50);
        node.texts(u"numbers", query.numbers, 30);
    });
}
YIDI_WIRE(ReviewQuery)

template <class V>
static void fields(V& wire, FilingEffect& effect)
{
    wire.text(u"trt_dcla_detl_sn", effect.number, 30, required);
    wire.code(u"event", effect.event, filingEventName, eventFromName, required);
    wire.code(u"state", effect.state, filingStateName, filingStateFromName, required);
    wire.date(u"begndate", effect.begin);
    wire.date(u"enddate", effect.end);
    wire.text(u"rule", effect.rule, 60);
}

template <class V>
static void fields(V& wire, FilingDecision& decision)
{
    wire.code(u"outcome", decision.outcome, filingOutcomeName, outcomeFromName, required);
    wire.list(u"reasons", decision.reasons);
    wire.date(u"begndate", decision.begin);
    wire.date(u"enddate", decision.end);
    wire.texts(u"rules", decision.rules, 60);
    wire.text(u"decided_by", decision.decidedBy, 50);
    wire.code(u"state", decision.state, filingStateName, filingStateFromName);
    wire.code(u"evidence_state", decision.evidence, evidenceStateName, evidenceStateFromName);
    wire.date(u"evidence_due", decision.evidenceDue);
    wire.list(u"effects", decision.effects);
    wire.texts(u"manual_visits", decision.manualVisits, 30);
    wire.text(u"mdtrt_id", decision.boundVisit, 30);
}

template <class V>
static void fields(V& wire, ReviewCase& review)
{
    wire.object(u"filing", [&](auto& node) { fields(node, review.filing); });
    wire.object(u"request", [&](auto& node) { requestFields(node, review.request); });
    wire.text(u"entered_by", review.enteredBy, 50);
    wire.time(u"received_at", review.receivedAt);
    wire.text(u"claimed_by", review.claimedBy, 50);
    wire.date(u"deadline", review.deadline);
    wire.texts(u"papers", review.papers, 60);
    wire.texts(u"brought", review.brought, 60);
    wire.texts(u"rules", review.rules, 60);
    wire.list(u"others", review.others);
    wire.object(u"preview", [&](auto& node) { fields(node, review.preview); });
}

template <class V>
static void fields(V& wire, ReviewList& list)
{
    wire.list(u"reviews", list.cases);
    wire.decimal(u"waiting", list.waiting, 0);
}
YIDI_WIRE(ReviewList)

template <class V>
static void fields(V& wire, Judgement& judgement)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"trt_dcla_detl_sn", judgement.number, 30, required);
        node.code(u"action", judgement.action, reviewActionName, reviewActionFromName, required);
        node.code(u"role", judgement.role, filingRoleName, filingRoleFromName);
        node.texts(u"papers", judgement.papers, 60);
        node.texts(u"reasons", judgement.reasons, 10);
    });
}
YIDI_WIRE(Judgement)

template <class V>
static void fields(V& wire, WindowDraft& draft)
{
    wire.object(u"data", [&](auto& node) {
        requestFields(node, draft.request, required);
        node.text(u"why", draft.why, 60, required);
    });
}
YIDI_WIRE(WindowDraft)

} // namespace yidi
