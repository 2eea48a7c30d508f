// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/file_here/file_here.h"

#include <algorithm>

namespace yidi::file_here {
namespace {

constexpr Transition table[] = {
    // for somebody else
    { "Whose", "ok", "AskingOther" },
    { "Whose", "back", "Over" },
    { "AskingOther", "OtherKnown", "IsItThem" },
    { "AskingOther", "QuestionFailed", "Whose" },
    { "AskingOther", "SecondPassed", "Whose" }, // waited long enough
    { "AskingOther", "LinkChanged", "Whose" }, // cut while asking
    { "IsItThem", "other:yes", "Relation" },
    { "IsItThem", "other:no", "Whose" },
    { "Relation", "relation:…", "Why" },
    { "Relation", "back", "IsItThem" },
    { "Why", "back", "Relation" },
    // the four questions
    { "Why", "why:long-term", "Where" },
    { "Why", "why:referral", "Where" },
    { "Why", "why:temporary", "Where" },
    { "Why", "why:emergency", "Advice" },
    { "Why", "back", "Over" },
    { "Where", "where:here", "When" },
    { "Where", "where:here", "Advice" }, // no filing needed
    { "Where", "where:other", "Province" },
    { "Where", "where:other", "Advice" }, // this machine knows no places
    { "Where", "back", "Why" },
    { "Province", "place:…", "City" },
    { "Province", "place:…", "When" }, // filed for as a whole
    { "Province", "back", "Where" },
    { "City", "place:…", "When" },
    { "City", "place:…", "Advice" },
    { "City", "back", "Province" },
    { "When", "when:today", "Check" },
    { "When", "when:admission", "Check" },
    { "When", "when:next-month", "Check" },
    { "When", "back", "Where" },
    // one answer changed, and back to what was to be checked
    { "Check", "edit:why", "Why" },
    { "Check", "edit:where", "Where" },
    { "Check", "edit:when", "When" },
    { "Check", "edit:until", "Until" },
    { "Check", "edit:phone", "Phone" },
    { "Check", "back", "When" },
    { "Why", "why:long-term", "Check" },
    { "Why", "why:referral", "Check" },
    { "Why", "why:temporary", "Check" },
    { "Why", "why:referral", "Advice" }, // not needed for this reason
    { "Why", "why:temporary", "Advice" },
    { "Why", "back", "Check" },
    { "Where", "where:here", "Check" },
    { "Where", "back", "Check" },
    { "Province", "place:…", "Check" },
    { "City", "place:…", "Check" },
    { "When", "back", "Check" },
    { "Until", "until:…", "Check" },
    { "Until", "back", "Check" },
    { "Phone", "ok", "Check" },
    { "Phone", "back", "Check" },
    // the promise and the signature under it
    { "Check", "confirm", "Replace" },
    { "Check", "confirm", "Promising" },
    { "Replace", "replace:yes", "Promising" },
    { "Replace", "replace:no", "Over" },
    { "Replace", "back", "Check" },
    { "Promising", "agree", "Pin" },
    { "Promising", "agree", "Replace" }, // known only since
    { "Promising", "back", "Check" },
    { "Advice", "back", "Why" },
    { "Advice", "back", "Where" },
    { "Advice", "menu", "Over" },
    { "Pin", "back", "Promising" },
    { "Pin", "PinChecked", "Sending" },
    { "Pin", "PinChecked", "Trouble" },
    { "Pin", "PinStateKnown", "Sending" }, // it cannot be used: left at a window
    { "Pin", "pin:forgot", "Sending" },
    { "Pin", "PersonKnown", "Sending" }, // the code shown again
    // what becomes of it
    { "Sending", "RecordStored", "Told" }, // off line: stored here
    { "Sending", "StoreFailed", "Trouble" },
    { "Sending", "FilingDecided", "Told" },
    { "Sending", "RecordRefused", "Told" },
    { "Sending", "SecondPassed", "Told" }, // the receipt wait is over: stored here
    { "Sending", "LinkChanged", "Told" }, // cut while waiting: stored here
    { "Told", "menu", "Over" },
    { "Told", "done", "Over" },
    { "Trouble", "retry", "Promising" }, // nothing was sent
    { "Trouble", "menu", "Over" },
    { "Trouble", "done", "Over" },
};

/// Retired people away from home are settled retirees, others long-term residents.
FilingCategory longTermCategory(const Person& person)
{
    const Insurance* insurance = person.mainInsurance();
    return insurance && insurance->psnType.startsWith(QLatin1String("12"))
        ? FilingCategory::SettledRetiree
        : FilingCategory::LongTermResident;
}

/// An open stay in this house: filing before discharge may count from the day of admission.
QDate openAdmission(const Here& here, const std::vector<Visit>& visits)
{
    const auto open = std::find_if(visits.begin(), visits.end(), [&](const Visit& visit) {
        return !visit.isDischarged() && visit.institutionCode == here.institution.code;
    });
    return open == visits.end() ? QDate() : open->begin.date();
}

template <class S>
concept HoldsDraft = requires(S state)
{
    state.draft;
};

struct Step {
    const Here& here;
    const Visitor& visitor;
    Event& event;
    Effects& effects;

    State operator()(Whose s) const
    {
        if (pressed("back"))
            return leave();
        if (!turnNumberStep(NumberKind::ResidentId, s.number, event))
            return s;
        if (s.number.typed == visitor.person.certNo)
            return notThem(s.number, Phrase::NumberOwn);
        if (!here.online)
            return notThem(s.number, Phrase::FileOtherNoLink);
        effects.emplace_back(AskOther { QStringLiteral("01"), s.number.typed });
        return AskingOther { { s.number.typed }, 0 };
    }

    State operator()(AskingOther s) const
    {
        if (auto* known = std::get_if<OtherKnown>(&event))
            return themAmong(std::move(*known), s.number);
        if (const auto* failed = std::get_if<QuestionFailed>(&event))
            return notThem(s.number,
                failed->error == ErrorCode::PersonUnknown ? Phrase::FileOtherUnknown
                                                          : Phrase::FileOtherNoLink);
        const auto* link = std::get_if<LinkChanged>(&event);
        if ((link && !link->online)
            || (std::holds_alternative<SecondPassed>(event) && ++s.seconds >= identityWaitSeconds))
            return notThem(s.number, Phrase::FileOtherNoLink);
        return s;
    }

    State operator()(const IsItThem& s) const
    {
        if (pressed("other:no"))
            return Whose {};
        // Their stays are not asked about: whoever has a number learns from us no more than a name.
        return pressed("other:yes") ? State { Relation { s.draft } } : State { s };
    }

    State operator()(Relation s) const
    {
        if (pressed("back"))
            return IsItThem { s.draft };
        for (const QLatin1String relation : relations()) {
            if (!pressed("relation:", relation))
                continue;
            s.draft.relation = relation;
            return Why { s.draft };
        }
        return s;
    }

    State operator()(const Why& s) const
    {
        if (pressed("why:long-term"))
            return because(s.draft, longTermCategory(personOf(visitor, s.draft)));
        if (pressed("why:referral"))
            return because(s.draft, FilingCategory::Referral);
        if (pressed("why:temporary"))
            return because(s.draft, FilingCategory::OtherTemporary);
        if (pressed("why:emergency"))
            return Advice { Advice::Topic::Emergency, s.draft };
        if (!pressed("back"))
            return s;
        if (s.draft.seen)
            return Check { s.draft };
        return s.draft.other ? State { Relation { s.draft } } : leave();
    }

    State operator()(const Where& s) const
    {
        if (pressed("where:here"))
            return at(s.draft, {});
        if (pressed("where:other"))
            return directoryOf(here) ? State { Elsewhere { s.draft, {} } }
                                     : State { Advice { Advice::Topic::OtherCity, s.draft } };
        if (pressed("back"))
            return s.draft.seen ? State { Check { s.draft } } : State { Why { s.draft } };
        return s;
    }

    State operator()(Elsewhere s) const
    {
        const Directory* directory = directoryOf(here);
        if (!directory) // a snapshot went, and nothing came with the machine
            return Where { s.draft };
        const PlaceTurn turn = turnPlaceStep(*directory, s.place, event);
        switch (turn.progress) {
        case PlaceTurn::Progress::Stays:
            return s;
        case PlaceTurn::Progress::Back:
            return Where { s.draft };
        case PlaceTurn::Progress::Chosen:
            return at(s.draft, turn.region);
        }
        return s;
    }

    State operator()(const When& s) const
    {
        if (pressed("when:today"))
            return from(s.draft, here.today);
        if (pressed("when:admission") && s.draft.admission.isValid() && isForHere(here, s.draft))
            return from(s.draft, s.draft.admission);
        if (pressed("when:next-month"))
            return from(s.draft, firstOfNextMonth(here.today));
        if (pressed("back"))
            return s.draft.seen ? State { Check { s.draft } } : State { Where { s.draft } };
        return s;
    }

    State operator()(Until s) const
    {
        if (pressed("back"))
            return Check { s.draft };
        for (const int months : monthsOnOffer(here, visitor, s.draft)) {
            if (!pressed("until:", QString::number(months)))
                continue;
            s.draft.months = months;
            return Check { s.draft };
        }
        return s;
    }

    State operator()(Phone s) const
    {
        if (pressed("back"))
            return Check { s.draft };
        if (!turnNumberStep(NumberKind::MobilePhone, s.number, event))
            return s;
        s.draft.phone = s.number.typed;
        return Check { s.draft };
    }

    State operator()(Check s) const
    {
        if (pressed("confirm")) {
            s.draft.replaces = false; // another answer may end another filing
            return promising(std::move(s.draft));
        }
        if (pressed("back")) {
            s.draft.seen = false; // from here on it is the way back, question by question
            return When { s.draft };
        }
        if (pressed("edit:why"))
            return Why { s.draft };
        if (pressed("edit:where"))
            return Where { s.draft };
        if (pressed("edit:when"))
            return When { s.draft };
        if (pressed("edit:until"))
            return Until { s.draft };
        if (pressed("edit:phone"))
            return Phone { s.draft, {} };
        return s;
    }

    State operator()(const Replace& s) const
    {
        if (pressed("replace:yes")) {
            Draft draft = s.draft;
            draft.replaces = true;
            return Promising { std::move(draft) };
        }
        if (pressed("replace:no"))
            return leave();
        if (pressed("back"))
            return Check { s.draft };
        return s;
    }

    State operator()(const Promising& s) const
    {
        if (pressed("agree") && asksToReplace(s.draft)) // told of meanwhile
            return promising(s.draft);
        if (pressed("agree"))
            return Pin { s.draft, openPinStep(visitor, effects) };
        if (pressed("back"))
            return Check { s.draft };
        if (pressed("read-aloud"))
            effects.emplace_back(Say { promiseOf(s.draft).text });
        return s;
    }

    State operator()(const Advice& s) const
    {
        if (pressed("back"))
            return s.topic == Advice::Topic::Emergency ? State { Why { s.draft } }
                                                       : State { Where { s.draft } };
        if (pressed("menu"))
            return leave();
        return s;
    }

    State operator()(Pin s) const
    {
        const PinTurn turn = turnPinStep(here, visitor, s.pin, event, effects);
        switch (turn.progress) {
        case PinProgress::Stays:
            return s;
        case PinProgress::Back:
            return Promising { s.draft };
        case PinProgress::Stopped:
            if (turn.why.isEmpty())
                return Trouble { turn.error, s.draft };
            // Nobody has signed, so no promise goes along: the window takes it.
            return Sending { leaveAtWindow(request(here, visitor, s.draft), turn.why, effects) };
        case PinProgress::Verified:
            break;
        }
        effects.emplace_back(ReleaseCard {});
        return Sending { sendFiling(promised(here, visitor, s.draft), effects) };
    }

    State operator()(const Sending& s) const
    {
        const FilingProgress progress = turnSending(here, s.sending, event, effects);
        if (const auto* told = std::get_if<FilingTold>(&progress))
            return Told { *told };
        if (const auto* error = std::get_if<ErrorCode>(&progress))
            return Trouble { *error };
        return Sending { std::get<FilingSending>(progress) };
    }

    State operator()(const Told& s) const
    {
        if (pressed("menu"))
            return Over { Leave::ToMenu, endingOf(s.told) };
        if (pressed("done"))
            return Over { Leave::ToEnd, endingOf(s.told) };
        return Told { turnTold(here, s.told, event, effects) };
    }

    State operator()(const Trouble& s) const
    {
        if (pressed("retry") && s.kept)
            return Promising { *s.kept };
        if (pressed("menu"))
            return leave();
        if (pressed("done"))
            return Over { Leave::ToEnd, Ending::NothingSent };
        return s;
    }

    State operator()(const Over& s) const { return s; }

private:
    bool pressed(const char* id) const
    {
        const auto* press = std::get_if<Pressed>(&event);
        return press && press->id == QLatin1String(id);
    }

    bool pressed(const char* kind, const QString& which) const
    {
        const auto* press = std::get_if<Pressed>(&event);
        return press && press->id == QLatin1String(kind) + which;
    }

    static State leave() { return Over { Leave::ToMenu, Ending::NothingSent }; }

    static QDate firstOfNextMonth(const QDate& day)
    {
        return QDate(day.year(), day.month(), 1).addMonths(1);
    }

    static State notThem(NumberStep number, Phrase problem)
    {
        number.problem = Words { problem, {} };
        return Whose { std::move(number) };
    }

    State themAmong(OtherKnown known, const NumberStep& number) const
    {
        if (known.person.certNo != number.typed)
            return notThem(number, Phrase::FileOtherUnknown); // an answer to something else
        Draft draft { .begin = here.today };
        draft.other = std::move(known.person);
        draft.otherFilings = std::move(known.filings);
        return IsItThem { std::move(draft) };
    }

    State because(Draft draft, FilingCategory category) const
    {
        draft.category = category;
        return draft.seen ? placed(std::move(draft)) : Where { std::move(draft) };
    }

    State at(Draft draft, const QString& region) const
    {
        draft.careRegion = region;
        return placed(std::move(draft));
    }

    bool asksToReplace(const Draft& draft) const
    {
        return !draft.replaces && replaced(here, visitor, draft);
    }

    State promising(Draft draft) const
    {
        if (const auto standing = replaced(here, visitor, draft); standing && !draft.replaces)
            return Replace { std::move(draft), *standing };
        return Promising { std::move(draft) };
    }

    State placed(Draft draft) const
    {
        settle(here, visitor, draft);
        if (isNotNeeded(here, visitor, draft))
            return Advice { Advice::Topic::NotNeeded, std::move(draft) };
        return draft.seen ? State { Check { std::move(draft) } }
                          : State { When { std::move(draft) } };
    }

    static State from(Draft draft, const QDate& day)
    {
        draft.begin = day;
        draft.seen = true;
        return Check { std::move(draft) };
    }
};

/// News of stays may come while anything is being chosen.
State noticed(const Here& here, const State& state, const VisitsKnown& known)
{
    return std::visit(
        [&](auto next) -> State {
            if constexpr (HoldsDraft<decltype(next)>)
                next.draft.admission = openAdmission(here, known.visits);
            return next;
        },
        state);
}

} // namespace

State begin(const Here& here, const Visitor& visitor, Effects& effects)
{
    if (visitor.confirmed && here.online)
        effects.emplace_back(AskVisits { visitor.person.psnNo, visitor.insuredRegion() });
    return Why { Draft { .begin = here.today } };
}

State beginForOther(const Here& here, const Visitor&, Effects&)
{
    // Nobody enters eighteen digits to hear that they are of no use.
    return here.online ? State { Whose {} } : State { Trouble { ErrorCode::LinkDown } };
}

State change(const Here& here, const Visitor& visitor, const Filing& standing, Effects& effects)
{
    begin(here, visitor, effects);
    Draft draft { .operation = FilingOperation::Change, .begin = here.today };
    draft.target = standing.number;
    draft.category = standing.category;
    draft.careRegion = standing.careRegion;
    return Why { std::move(draft) };
}

State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects)
{
    if (const auto* known = std::get_if<VisitsKnown>(&event))
        return noticed(here, state, *known);
    return std::visit(Step { here, visitor, event, effects }, state);
}

namespace {

struct EndingOf {
    template <class Unsent>
    Ending operator()(const Unsent&) const
    {
        return Ending::NothingSent;
    }
    Ending operator()(const Sending&) const { return Ending::FilingStored; }
    Ending operator()(const Told& s) const { return endingOf(s.told); }
    Ending operator()(const Over& s) const { return s.ending; }
};

struct NameOf {
    const char* operator()(const Whose&) const { return "Whose"; }
    const char* operator()(const AskingOther&) const { return "AskingOther"; }
    const char* operator()(const IsItThem&) const { return "IsItThem"; }
    const char* operator()(const Relation&) const { return "Relation"; }
    const char* operator()(const Why&) const { return "Why"; }
    const char* operator()(const Where&) const { return "Where"; }
    const char* operator()(const Elsewhere& s) const
    {
        return s.place.province.isEmpty() ? "Province" : "City";
    }
    const char* operator()(const When&) const { return "When"; }
    const char* operator()(const Until&) const { return "Until"; }
    const char* operator()(const Phone&) const { return "Phone"; }
    const char* operator()(const Check&) const { return "Check"; }
    const char* operator()(const Replace&) const { return "Replace"; }
    const char* operator()(const Promising&) const { return "Promising"; }
    const char* operator()(const Advice&) const { return "Advice"; }
    const char* operator()(const Pin&) const { return "Pin"; }
    const char* operator()(const Sending&) const { return "Sending"; }
    const char* operator()(const Told&) const { return "Told"; }
    const char* operator()(const Trouble&) const { return "Trouble"; }
    const char* operator()(const Over&) const { return "Over"; }
};

} // namespace

Ending ending(const State& state)
{
    return std::visit(EndingOf {}, state);
}

std::optional<Leave> leaves(const State& state)
{
    const auto* over = std::get_if<Over>(&state);
    return over ? std::optional(over->leave) : std::nullopt;
}

QString name(const State& state)
{
    return QString::fromLatin1(std::visit(NameOf {}, state));
}

std::span<const Transition> transitions()
{
    return table;
}

} // namespace yidi::file_here
