// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/settle_visit/settle_visit.h"

#include "app/journeys/settle_visit/pages.h"
#include "app/journeys/told.h"

#include <algorithm>

namespace yidi::settle_visit {
namespace {

/// What is still to be settled, the latest first.
std::vector<Visit> unsettled(std::vector<Visit> visits)
{
    std::erase_if(visits, [](const Visit& visit) { return visit.settled || visit.cancelled; });
    std::stable_sort(visits.begin(), visits.end(),
        [](const Visit& a, const Visit& b) { return a.begin > b.begin; });
    return visits;
}

/// Whether the insured place lets a station settle provisionally while it cannot be reached.
bool allowsProvisional(const Here& here, const Visitor& visitor)
{
    if (visitor.person.psnNo.isEmpty() || !here.snapshot || !here.snapshot->isUsable(here.now))
        return false;
    const auto policy = here.snapshot->policies.find(visitor.insuredRegion(), here.today);
    return policy && (*policy)->offline.provisional;
}

struct Step {
    const Here& here;
    const Visitor& visitor;
    Event& event;
    Effects& effects;

    bool pressed(const char* id) const
    {
        const auto* button = std::get_if<Pressed>(&event);
        return button && button->id == QLatin1String(id);
    }
    /// The network went away before anything was sent that needs it.
    bool cut(bool offline) const
    {
        const auto* link = std::get_if<LinkChanged>(&event);
        return !offline && link && !link->online;
    }

    State operator()(const Finding& s) const
    {
        if (auto* known = std::get_if<VisitsKnown>(&event)) {
            std::vector<Visit> open = unsettled(std::move(known->visits));
            return open.empty() ? State { Trouble { ErrorCode::NoOpenVisit } }
                                : State { Choose { std::move(open), s.offline } };
        }
        if (std::holds_alternative<QuestionFailed>(event))
            return notAnswered();
        return cut(s.offline) ? State { Trouble {} } : State { s };
    }

    State operator()(Choose s) const
    {
        if (const auto* button = std::get_if<Pressed>(&event)) {
            const auto chosen = std::find_if(s.visits.begin(), s.visits.end(),
                [&](const Visit& visit) { return button->id == visitButton(visit); });
            if (chosen != s.visits.end() && canBeSettled(*chosen))
                return ask(*chosen, false, s.offline);
        }
        if (pressed("list:next"))
            s.page = (s.page + 1) % s.pages();
        if (pressed("back"))
            return Over { Leave::ToMenu, Ending::NothingSent };
        return cut(s.offline) ? State { Trouble {} } : State { s };
    }

    State operator()(const Asking& s) const
    {
        if (auto* known = std::get_if<EstimateKnown>(&event)) {
            if (known->estimate.provisional == s.offline)
                return Amounts { s.visit, std::move(known->estimate), s.again };
        }
        if (std::holds_alternative<QuestionFailed>(event))
            return notAnswered();
        return cut(s.offline) ? State { Trouble {} } : State { s };
    }

    State operator()(Amounts s) const
    {
        if (turnReasons(s.reasons, event, worthSaying(s.estimate.steps).size()))
            return s;
        if (pressed("continue") && !s.reasons.shown)
            return Check { s.visit, s.estimate };
        if (pressed("back"))
            return find(s.estimate.provisional);
        return cut(s.estimate.provisional) ? State { Trouble {} } : State { s };
    }

    State operator()(const Check& s) const
    {
        if (pressed("confirm"))
            return Pin { s.visit, s.estimate, openPinStep(visitor, effects) };
        if (pressed("back"))
            return Amounts { s.visit, s.estimate };
        return cut(s.estimate.provisional) ? State { Trouble {} } : State { s };
    }

    State operator()(Pin s) const
    {
        if (cut(s.estimate.provisional))
            return Trouble {};
        const PinTurn turn = turnPinStep(here, visitor, s.pin, event, effects);
        switch (turn.progress) {
        case PinProgress::Stays:
            return s;
        case PinProgress::Back:
            return Check { s.visit, s.estimate };
        case PinProgress::Stopped:
            return turn.why.isEmpty() ? State { Trouble { turn.error } }
                                      : State { atWindow(s.visit, turn.why) };
        case PinProgress::Verified:
            break;
        }
        effects.emplace_back(ReleaseCard {});
        SettlementOrder confirmed = order(s.visit);
        confirmed.seen = s.estimate.amounts;
        if (s.estimate.provisional)
            effects.emplace_back(StoreProvisional { std::move(confirmed), s.estimate });
        else
            effects.emplace_back(StoreSettlement { std::move(confirmed) });
        return Sending { s.visit, s.estimate, {}, 0 };
    }

    State operator()(Sending s) const
    {
        if (const auto* failed = std::get_if<StoreFailed>(&event))
            return Trouble { failed->error };
        if (const auto* stored = std::get_if<RecordStored>(&event))
            s.msgid = stored->msgid;
        // A cut link ends nothing here: the answer may still be on its way.
        const bool tooLong = std::holds_alternative<SecondPassed>(event) && !s.msgid.isEmpty()
            && ++s.seconds >= receiptWaitSeconds;
        return s.estimate.provisional ? whileProvisional(s, tooLong) : whileSending(s, tooLong);
    }

    State operator()(const Settled& s) const
    {
        State next = leaving(ofMoney(turnMoney(here, s, event, effects)), Ending::SettlementDone);
        if (std::holds_alternative<Over>(next))
            leaveBehind(s, effects);
        return next;
    }
    State operator()(const Paying& s) const { return ofMoney(turnMoney(here, s, event, effects)); }

    State operator()(Provisional s) const
    {
        if (const auto* confirmed = std::get_if<ProvisionalConfirmed>(&event))
            return answered(s.visit, s.statement.settlement.amounts, *confirmed);
        if (auto* refused = std::get_if<RecordRefused>(&event))
            return Refused { std::move(refused->reasons) };
        if (pressed("print")) {
            s.paperFailed = false;
            effects.emplace_back(s.statement);
        } else if (std::holds_alternative<PaperFailed>(event)) {
            s.paperFailed = true;
        }
        return leaving(s, Ending::SettlementProvisional);
    }

    State operator()(const Pending& s) const
    {
        if (std::holds_alternative<SettlementHeldUp>(event))
            return atWindow(s.visit, billWaitsReason);
        if (std::holds_alternative<RecordWithdrawn>(event))
            return Trouble {};
        return leaving(s, Ending::SettlementPending);
    }

    State operator()(const Differs& s) const { return leaving(s, Ending::SettlementProvisional); }
    State operator()(const AtWindow& s) const { return leaving(s, Ending::SettlementAtWindow); }
    State operator()(const Refused& s) const { return leaving(s, Ending::SettlementRefused); }
    State operator()(const Trouble& s) const { return leaving(s, Ending::NothingSent); }
    State operator()(const Over& s) const { return s; }

    State find(bool offline) const
    {
        if (offline)
            effects.emplace_back(AskBills { visitor.person.psnNo });
        else
            effects.emplace_back(AskVisits { visitor.person.psnNo, visitor.insuredRegion() });
        return Finding { offline };
    }

private:
    State ask(const Visit& visit, bool again, bool offline) const
    {
        if (offline)
            effects.emplace_back(AskProvisional { visit });
        else
            effects.emplace_back(AskEstimate { order(visit) });
        return Asking { visit, again, offline };
    }

    State whileSending(const Sending& s, bool tooLong) const
    {
        if (auto* settled = std::get_if<StaySettled>(&event))
            return done(s.visit, std::move(settled->settlement));
        if (auto* refused = std::get_if<RecordRefused>(&event)) {
            if (refused->reasons.size() == 1
                && refused->reasons.front().code == staleEstimateReason)
                return ask(s.visit, true, false);
            return Refused { std::move(refused->reasons) };
        }
        const bool heldUp = std::holds_alternative<SettlementHeldUp>(event);
        if (!tooLong && !heldUp)
            return s;
        effects.emplace_back(AbandonSettlement {});
        if (heldUp)
            return atWindow(s.visit, billWaitsReason);
        return Pending { s.visit, s.msgid };
    }

    /// Once it is stored it is theirs, whether or not the province answers while they wait.
    State whileProvisional(const Sending& s, bool tooLong) const
    {
        if (const auto* confirmed = std::get_if<ProvisionalConfirmed>(&event))
            return answered(s.visit, s.estimate.amounts, *confirmed);
        if (auto* refused = std::get_if<RecordRefused>(&event))
            return Refused { std::move(refused->reasons) };
        const bool stored = std::holds_alternative<RecordStored>(event) && !here.online;
        if (!stored && !tooLong)
            return s;
        Settlement provisional = s.estimate;
        provisional.medinsSetlId = s.msgid;
        PrintStatement paper = statementOf(s.visit, std::move(provisional));
        effects.emplace_back(paper);
        return Provisional { std::move(paper), s.visit };
    }

    State answered(const Visit& visit, const SettlementAmounts& shown,
        const ProvisionalConfirmed& confirmed) const
    {
        return confirmed.differs ? State { Differs { visit, shown, confirmed.settlement.amounts } }
                                 : done(visit, confirmed.settlement);
    }

    State done(const Visit& visit, Settlement settlement) const
    {
        return openMoney(here, statementOf(visit, std::move(settlement)), visit.deposit, effects);
    }

    PrintStatement statementOf(const Visit& visit, Settlement settlement) const
    {
        return { std::move(settlement), visit, visitor.insuredRegion(),
            maskedName(visitor.person.name),
            maskedCertNo(visitor.person.certType, visitor.person.certNo) };
    }

    static State ofMoney(MoneyState money)
    {
        return std::visit([](auto& one) { return State { std::move(one) }; }, money);
    }

    /// The visit's own number is what a window settles it by.
    AtWindow atWindow(const Visit& visit, const QString& why) const
    {
        return { visit, why,
            here.checkCode
                ? here.checkCode(visit.mdtrtId, outcomeTag(OutcomeScreen::Kind::AtWindow))
                : QString() };
    }

    SettlementOrder order(const Visit& visit) const
    {
        return { visit, visitor.insuredRegion(), visitor.card.cardNo, visitor.person.certNo, {} };
    }

    /// A question came back without an answer: refused with reasons, or not reached.
    State notAnswered() const
    {
        auto& failed = std::get<QuestionFailed>(event);
        if (!failed.reasons.empty())
            return Refused { std::move(failed.reasons) };
        const bool unreached =
            failed.error == ErrorCode::LinkDown || failed.error == ErrorCode::LinkTimeout;
        return Trouble { unreached ? ErrorCode::SettlementNeedsLink : failed.error };
    }

    State leaving(const State& s, Ending ending) const
    {
        if (pressed("menu"))
            return Over { Leave::ToMenu, ending };
        return pressed("done") ? State { Over { Leave::ToEnd, ending } } : s;
    }
};

} // namespace

State begin(const Here& here, const Visitor& visitor, Effects& effects)
{
    const bool offline = !here.online;
    if (offline ? !allowsProvisional(here, visitor) : !visitor.confirmed)
        return Trouble {};
    Event none = SecondPassed {};
    return Step { here, visitor, none, effects }.find(offline);
}

State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects)
{
    return std::visit(Step { here, visitor, event, effects }, state);
}

} // namespace yidi::settle_visit
