// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/file_here/file_here.h"

#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi::file_here {
namespace {

constexpr Transition table[] = {
    { "Why", "why:long-term", "Where" },
    { "Why", "why:referral", "Where" },
    { "Why", "why:temporary", "Where" },
    { "Why", "why:emergency", "Advice" },
    { "Why", "back", "Over" },
    { "Where", "where:here", "When" },
    { "Where", "where:other", "Advice" },
    { "Where", "back", "Why" },
    { "When", "when:today", "Check" },
    { "When", "when:admission", "Check" },
    { "When", "back", "Where" },
    { "Check", "confirm", "Pin" },
    { "Check", "edit:why", "Why" },
    { "Check", "edit:where", "Where" },
    { "Check", "edit:when", "When" },
    { "Check", "back", "When" },
    { "Advice", "back", "Why" },
    { "Advice", "menu", "Over" },
    { "Pin", "back", "Check" },
    { "Pin", "PinChecked", "Sending" },
    { "Pin", "PinChecked", "Trouble" },
    { "Pin", "PinStateKnown", "Trouble" },
    { "Pin", "PersonKnown", "Sending" }, // the code shown again
    { "Sending", "RecordStored", "Told" }, // off line: stored here
    { "Sending", "StoreFailed", "Trouble" },
    { "Sending", "FilingDecided", "Told" },
    { "Sending", "RecordRefused", "Told" },
    { "Sending", "SecondPassed", "Told" }, // the receipt wait is over: stored here
    { "Sending", "LinkChanged", "Told" }, // cut while waiting: stored here
    { "Told", "menu", "Over" },
    { "Told", "done", "Over" },
    { "Trouble", "menu", "Over" },
    { "Trouble", "done", "Over" },
};

bool isPressed(const Event& event, const char* id)
{
    const auto* pressed = std::get_if<Pressed>(&event);
    return pressed && pressed->id == QLatin1String(id);
}

/// Retired people away from home are settled retirees, others long-term residents.
FilingCategory longTermCategory(const Visitor& visitor)
{
    const Insurance* insurance = visitor.person.mainInsurance();
    return insurance && insurance->psnType.startsWith(QLatin1String("12"))
        ? FilingCategory::SettledRetiree
        : FilingCategory::LongTermResident;
}

/// Filing covers a whole city, whichever of its hospitals is used.
QString careRegion(const Here& here)
{
    return cityOf(here.institution.region);
}

Draft with(Draft draft, FilingCategory category)
{
    draft.category = category;
    return draft;
}

Draft from(Draft draft, const QDate& day)
{
    draft.begin = day;
    return draft;
}

/// An open stay in this house: filing before discharge may count from the day of admission.
QDate openAdmission(const Here& here, const std::vector<Visit>& visits)
{
    const auto open = std::find_if(visits.begin(), visits.end(), [&](const Visit& visit) {
        return !visit.isDischarged() && visit.institutionCode == here.institution.code;
    });
    return open == visits.end() ? QDate() : open->begin.date();
}

OutcomeScreen::Kind kindOf(FilingState state)
{
    switch (state) {
    case FilingState::Approved:
    case FilingState::Effective:
        return OutcomeScreen::Kind::Done;
    case FilingState::Draft:
    case FilingState::Queued:
    case FilingState::Checking:
    case FilingState::NeedMaterial:
    case FilingState::InReview:
        return OutcomeScreen::Kind::Accepted;
    case FilingState::Suspended:
    case FilingState::Expired:
    case FilingState::Cancelled:
    case FilingState::Superseded:
    case FilingState::Terminated:
    case FilingState::Rejected:
    case FilingState::Withdrawn:
        return OutcomeScreen::Kind::Refused;
    }
    return OutcomeScreen::Kind::Refused;
}

struct Step {
    const Here& here;
    const Visitor& visitor;
    Event& event;
    Effects& effects;

    bool pressed(const char* id) const { return isPressed(event, id); }

    State operator()(const Why& s) const
    {
        if (const auto* known = std::get_if<VisitsKnown>(&event))
            return Why { noticed(s.draft, *known) };
        if (pressed("why:long-term"))
            return Where { with(s.draft, longTermCategory(visitor)) };
        if (pressed("why:referral"))
            return Where { with(s.draft, FilingCategory::Referral) };
        if (pressed("why:temporary"))
            return Where { with(s.draft, FilingCategory::OtherTemporary) };
        if (pressed("why:emergency"))
            return Advice { Advice::Topic::Emergency, s.draft };
        if (pressed("back"))
            return Over { Leave::ToMenu, Ending::NothingSent };
        return s;
    }

    State operator()(const Where& s) const
    {
        if (const auto* known = std::get_if<VisitsKnown>(&event))
            return Where { noticed(s.draft, *known) };
        if (pressed("where:here"))
            return When { s.draft };
        if (pressed("where:other"))
            return Advice { Advice::Topic::OtherCity, s.draft };
        if (pressed("back"))
            return Why { s.draft };
        return s;
    }

    State operator()(const When& s) const
    {
        if (const auto* known = std::get_if<VisitsKnown>(&event))
            return When { noticed(s.draft, *known) };
        if (pressed("when:today"))
            return Check { from(s.draft, here.today) };
        if (pressed("when:admission") && s.draft.admission.isValid())
            return Check { from(s.draft, s.draft.admission) };
        if (pressed("back"))
            return Where { s.draft };
        return s;
    }

    State operator()(const Check& s) const
    {
        if (pressed("confirm"))
            return Pin { s.draft, openPinStep(visitor, effects) };
        if (pressed("edit:why"))
            return Why { s.draft };
        if (pressed("edit:where"))
            return Where { s.draft };
        if (pressed("edit:when") || pressed("back"))
            return When { s.draft };
        return s;
    }

    State operator()(const Advice& s) const
    {
        if (pressed("back"))
            return Why { s.draft };
        if (pressed("menu"))
            return Over { Leave::ToMenu, Ending::NothingSent };
        return s;
    }

    State operator()(Pin s) const
    {
        const PinTurn turn = turnPinStep(here, visitor, s.pin, event, effects);
        switch (turn.progress) {
        case PinProgress::Stays:
            return s;
        case PinProgress::Back:
            return Check { s.draft };
        case PinProgress::Stopped:
            return Trouble { turn.error };
        case PinProgress::Verified:
            break;
        }
        effects.emplace_back(ReleaseCard {});
        effects.emplace_back(StoreFiling { request(here, visitor, s.draft) });
        return Sending { request(here, visitor, s.draft), {}, 0 };
    }

    State operator()(Sending s) const
    {
        if (const auto* stored = std::get_if<RecordStored>(&event)) {
            s.msgid = stored->msgid;
            return here.online ? State { s } : storedHere(s);
        }
        if (const auto* failed = std::get_if<StoreFailed>(&event))
            return Trouble { failed->error };
        if (const auto* decided = std::get_if<FilingDecided>(&event))
            return answered(s.request, decided->filing);
        if (const auto* refused = std::get_if<RecordRefused>(&event))
            return told(OutcomeScreen::Kind::Refused, s.msgid, s.request, refused->reasons);
        if (std::holds_alternative<SecondPassed>(event) && !s.msgid.isEmpty()
            && ++s.seconds >= receiptWaitSeconds)
            return storedHere(s);
        if (const auto* link = std::get_if<LinkChanged>(&event);
            link && !link->online && !s.msgid.isEmpty())
            return storedHere(s);
        return s;
    }

    State operator()(Told s) const
    {
        if (s.slip.kind == OutcomeScreen::Kind::StoredHere) { // the receipt came late, but it came
            if (const auto* decided = std::get_if<FilingDecided>(&event))
                return answered(s.slip.request, decided->filing);
            if (const auto* refused = std::get_if<RecordRefused>(&event))
                return told(
                    OutcomeScreen::Kind::Refused, s.slip.number, s.slip.request, refused->reasons);
        }
        if (pressed("print")) {
            s.paperFailed = false;
            effects.emplace_back(s.slip);
        } else if (std::holds_alternative<PaperFailed>(event)) {
            s.paperFailed = true;
        } else if (pressed("menu")) {
            return Over { Leave::ToMenu, ending(s) };
        } else if (pressed("done")) {
            return Over { Leave::ToEnd, ending(s) };
        }
        return s;
    }

    State operator()(const Trouble& s) const
    {
        if (pressed("menu"))
            return Over { Leave::ToMenu, Ending::NothingSent };
        if (pressed("done"))
            return Over { Leave::ToEnd, Ending::NothingSent };
        return s;
    }

    State operator()(const Over& s) const { return s; }

private:
    Draft noticed(Draft draft, const VisitsKnown& known) const
    {
        draft.admission = openAdmission(here, known.visits);
        return draft;
    }

    /// The page and the paper tell the same, so both are made from the slip.
    State told(OutcomeScreen::Kind kind, const QString& number, const FilingRequest& request,
        std::vector<Refusal> reasons) const
    {
        PrintSlip slip { kind, number, request, std::move(reasons),
            maskedName(visitor.person.name) };
        effects.emplace_back(slip);
        return Told { std::move(slip), false };
    }

    /// The dates that count are the province's, not the ones asked for.
    State answered(FilingRequest request, const Filing& filing) const
    {
        request.begin = filing.begin;
        request.end = filing.end;
        return told(kindOf(filing.state), filing.number, request, {});
    }

    State storedHere(const Sending& s) const
    {
        return told(OutcomeScreen::Kind::StoredHere, s.msgid, s.request, {});
    }
};

struct Show {
    const Here& here;
    const Visitor& visitor;

    Words place() const { return Words::code(QStringLiteral("region"), careRegion(here)); }

    Screen operator()(const Why&) const
    {
        ChoiceScreen page;
        page.step = StepOf { 1, 4 };
        page.title = { Phrase::FileWhyTitle, {} };
        page.options = {
            { QStringLiteral("why:long-term"), { Phrase::FileWhyLongTerm, {} },
                Button::Role::Primary, { Phrase::FileWhyLongTermDetail, {} } },
            { QStringLiteral("why:referral"), { Phrase::FileWhyReferral, {} }, Button::Role::Normal,
                { Phrase::FileWhyReferralDetail, {} } },
            { QStringLiteral("why:emergency"), { Phrase::FileWhyEmergency, {} },
                Button::Role::Normal, { Phrase::FileWhyEmergencyDetail, {} } },
            { QStringLiteral("why:temporary"), { Phrase::FileWhyTemporary, {} },
                Button::Role::Normal, { Phrase::FileWhyTemporaryDetail, {} } },
        };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Where&) const
    {
        ChoiceScreen page;
        page.step = StepOf { 2, 4 };
        page.title = { Phrase::FileWhereTitle, {} };
        page.hint = Words { Phrase::FileWhereHint, {} };
        page.options = {
            { QStringLiteral("where:here"), { Phrase::FileWhereHere, { here.institution.name } },
                Button::Role::Primary, place() },
            { QStringLiteral("where:other"), { Phrase::FileWhereOther, {} } },
        };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const When& s) const
    {
        ChoiceScreen page;
        page.step = StepOf { 3, 4 };
        page.title = { Phrase::FileWhenTitle, {} };
        page.options = { { QStringLiteral("when:today"), { Phrase::FileWhenToday, { here.today } },
            Button::Role::Primary } };
        if (s.draft.admission.isValid())
            page.options.push_back({ QStringLiteral("when:admission"),
                { Phrase::FileWhenAdmission, { s.draft.admission } } });
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Check& s) const
    {
        const FilingRequest asked = request(here, visitor, s.draft);
        ReviewScreen page;
        page.step = StepOf { 4, 4 };
        page.title = { Phrase::FileCheckTitle, {} };
        page.rows = {
            { { Phrase::LabelName, {} }, Words::plain(maskedName(asked.psnName)) },
            { { Phrase::LabelInsuredPlace, {} },
                Words::code(QStringLiteral("region"), asked.insuredRegion) },
            { { Phrase::LabelWhy, {} },
                Words::code(QStringLiteral("category"), filingCategoryCode(asked.category)),
                QStringLiteral("edit:why") },
            { { Phrase::LabelWhere, {} }, place(), QStringLiteral("edit:where") },
            { { Phrase::LabelBegin, {} }, { Phrase::Plain, { asked.begin } },
                QStringLiteral("edit:when") },
            { { Phrase::LabelEnd, {} },
                { isLongTerm(asked.category) ? Phrase::NoEnd : Phrase::EndByPolicy, {} } },
        };
        if (!asked.phone.isEmpty())
            page.rows.push_back(
                { { Phrase::LabelPhone, {} }, Words::plain(maskedTail(asked.phone)) });
        const bool card = visitor.hasCard();
        page.note = Words { card ? Phrase::FileCommitment : Phrase::FileCommitmentByCode, {} };
        page.footer = { backButton(),
            { QStringLiteral("confirm"),
                { card ? Phrase::FileConfirm : Phrase::FileConfirmByCode, {} },
                Button::Role::Primary } };
        return page;
    }

    Screen operator()(const Advice& s) const
    {
        const bool emergency = s.topic == Advice::Topic::Emergency;
        ReviewScreen page;
        page.title = { emergency ? Phrase::EmergencyTitle : Phrase::OtherCityTitle, {} };
        page.note = Words { emergency ? Phrase::EmergencyNote : Phrase::OtherCityNote, {} };
        page.footer = { backButton(), menuButton() };
        page.footer.back().role = Button::Role::Primary;
        return page;
    }

    Screen operator()(const Pin& s) const { return pinScreen(s.pin); }

    Screen operator()(const Sending& s) const
    {
        if (s.msgid.isEmpty())
            return ProgressScreen { { Phrase::FileSendingTitle, {} }, { Phrase::StoringNow, {} },
                {}, {} };
        return ProgressScreen { { Phrase::FileSendingTitle, {} }, { Phrase::FileSendingNow, {} },
            Words { Phrase::FileSendingSafe, {} }, {} };
    }

    Screen operator()(const Told& s) const
    {
        OutcomeScreen page;
        page.kind = s.slip.kind;
        page.reasons = s.slip.reasons;
        page.title = { titleOf(s.slip.kind), {} };
        page.next =
            s.paperFailed ? Words { Phrase::PaperFailed, {} } : Words { nextOf(s.slip.kind), {} };
        page.rows = outcomeRows(s);
        if (s.slip.kind != OutcomeScreen::Kind::Refused)
            page.qr = QStringLiteral("YD1|%1").arg(s.slip.number);
        page.footer = { menuButton(),
            { QStringLiteral("print"), { Phrase::Print, {} }, Button::Role::Quiet }, doneButton() };
        return page;
    }

    Screen operator()(const Trouble& s) const
    {
        return ErrorScreen { s.error, Words { Phrase::SafeNothingSent, {} },
            { menuButton(), doneButton() } };
    }

    Screen operator()(const Over&) const { return TakeCardScreen {}; }

private:
    static Phrase titleOf(OutcomeScreen::Kind kind)
    {
        switch (kind) {
        case OutcomeScreen::Kind::Done:
            return Phrase::FileDoneTitle;
        case OutcomeScreen::Kind::Accepted:
        case OutcomeScreen::Kind::AtWindow:
            return Phrase::FileAcceptedTitle;
        case OutcomeScreen::Kind::StoredHere:
        case OutcomeScreen::Kind::ResultPending:
            return Phrase::FileStoredTitle;
        case OutcomeScreen::Kind::Refused:
            return Phrase::FileRefusedTitle;
        }
        return Phrase::FileRefusedTitle;
    }

    static Phrase nextOf(OutcomeScreen::Kind kind)
    {
        switch (kind) {
        case OutcomeScreen::Kind::Done:
            return Phrase::FileDoneNext;
        case OutcomeScreen::Kind::Accepted:
        case OutcomeScreen::Kind::AtWindow:
            return Phrase::FileAcceptedNext;
        case OutcomeScreen::Kind::StoredHere:
        case OutcomeScreen::Kind::ResultPending:
            return Phrase::FileStoredNext;
        case OutcomeScreen::Kind::Refused:
            return Phrase::FileRefusedNext;
        }
        return Phrase::FileRefusedNext;
    }

    std::vector<Row> outcomeRows(const Told& s) const
    {
        const bool decided = s.slip.kind == OutcomeScreen::Kind::Done
            || s.slip.kind == OutcomeScreen::Kind::Accepted;
        std::vector<Row> rows;
        if (s.slip.kind == OutcomeScreen::Kind::Refused)
            return rows; // the reasons are what matters; what was asked for stands on the slip
        rows.push_back({ { decided ? Phrase::LabelFilingNumber : Phrase::LabelRecordNumber, {} },
            Words::plain(s.slip.number), {}, true });
        rows.push_back({ { Phrase::LabelName, {} }, Words::plain(s.slip.maskedName) });
        rows.push_back({ { Phrase::LabelWhy, {} },
            Words::code(QStringLiteral("category"), filingCategoryCode(s.slip.request.category)) });
        rows.push_back({ { Phrase::LabelWhere, {} }, place() });
        const FilingRequest& filed = s.slip.request;
        rows.push_back({ { Phrase::LabelBegin, {} }, { Phrase::Plain, { filed.begin } } });
        if (decided)
            rows.push_back({ { Phrase::LabelEnd, {} },
                filed.end.isValid() ? Words { Phrase::Plain, { filed.end } }
                                    : Words { Phrase::NoEnd, {} } });
        return rows;
    }
};

} // namespace

State begin(const Here& here, const Visitor& visitor, Effects& effects)
{
    if (visitor.confirmed && here.online)
        effects.emplace_back(AskVisits { visitor.person.psnNo, visitor.insuredRegion() });
    return Why { Draft { FilingCategory::LongTermResident, here.today, {} } };
}

State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects)
{
    return std::visit(Step { here, visitor, event, effects }, state);
}

Screen screen(const Here& here, const Visitor& visitor, const State& state)
{
    return std::visit(Show { here, visitor }, state);
}

FilingRequest request(const Here& here, const Visitor& visitor, const Draft& draft)
{
    FilingRequest asked;
    asked.category = draft.category;
    asked.psnNo = visitor.person.psnNo;
    asked.insutype = visitor.insutype();
    asked.insuredRegion = visitor.insuredRegion();
    asked.careRegion = careRegion(here);
    asked.certType = visitor.person.certType;
    asked.certNo = visitor.person.certNo;
    asked.psnName = visitor.person.name;
    asked.phone = visitor.person.phone;
    asked.begin = draft.begin;
    asked.byCommitment = true; // a kiosk takes no papers
    asked.institutionCode = here.institution.code;
    return asked;
}

namespace {

struct EndingOf {
    template <class Unsent>
    Ending operator()(const Unsent&) const
    {
        return Ending::NothingSent;
    }
    Ending operator()(const Sending&) const { return Ending::FilingStored; }
    Ending operator()(const Told& s) const
    {
        switch (s.slip.kind) {
        case OutcomeScreen::Kind::Done:
            return Ending::FilingDone;
        case OutcomeScreen::Kind::Accepted:
        case OutcomeScreen::Kind::AtWindow:
            return Ending::FilingAccepted;
        case OutcomeScreen::Kind::StoredHere:
        case OutcomeScreen::Kind::ResultPending:
            return Ending::FilingStored;
        case OutcomeScreen::Kind::Refused:
            return Ending::FilingRefused;
        }
        return Ending::NothingSent;
    }
    Ending operator()(const Over& s) const { return s.ending; }
};

struct NameOf {
    const char* operator()(const Why&) const { return "Why"; }
    const char* operator()(const Where&) const { return "Where"; }
    const char* operator()(const When&) const { return "When"; }
    const char* operator()(const Check&) const { return "Check"; }
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
