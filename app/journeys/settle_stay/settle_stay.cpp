// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/settle_stay/settle_stay.h"

#include "app/journeys/told.h"

#include <algorithm>

namespace yidi::settle_stay {
namespace {

constexpr Transition table[] = {
    { "Finding", "VisitsKnown", "Choose" },
    { "Finding", "VisitsKnown", "Trouble" }, // none to settle
    { "Finding", "QuestionFailed", "Trouble" },
    { "Finding", "QuestionFailed", "Refused" },
    { "Finding", "LinkChanged", "Trouble" },
    { "Choose", "visit:…", "Asking" },
    { "Choose", "back", "Over" },
    { "Choose", "LinkChanged", "Trouble" },
    { "Asking", "EstimateKnown", "Amounts" },
    { "Asking", "QuestionFailed", "Refused" },
    { "Asking", "QuestionFailed", "Trouble" },
    { "Asking", "LinkChanged", "Trouble" },
    { "Amounts", "continue", "Check" },
    { "Amounts", "back", "Finding" },
    { "Amounts", "LinkChanged", "Trouble" },
    { "Check", "confirm", "Pin" },
    { "Check", "back", "Amounts" },
    { "Check", "LinkChanged", "Trouble" },
    { "Pin", "back", "Check" },
    { "Pin", "PinChecked", "Sending" },
    { "Pin", "PinChecked", "Trouble" },
    { "Pin", "PinChecked", "AtWindow" },
    { "Pin", "PinStateKnown", "AtWindow" },
    { "Pin", "pin:forgot", "AtWindow" },
    { "Pin", "PersonKnown", "Sending" }, // the code shown again
    { "Pin", "LinkChanged", "Trouble" },
    { "Sending", "StoreFailed", "Trouble" },
    { "Sending", "StaySettled", "Settled" },
    { "Sending", "RecordRefused", "Refused" },
    { "Sending", "RecordRefused", "Asking" }, // the bill has changed: ask again
    { "Sending", "SecondPassed", "Pending" }, // the receipt wait is over: give it up
    { "Pending", "RecordWithdrawn", "Trouble" }, // now certain: not settled
    { "Settled", "menu", "Over" },
    { "Settled", "done", "Over" },
    { "Pending", "menu", "Over" },
    { "Pending", "done", "Over" },
    { "AtWindow", "menu", "Over" },
    { "AtWindow", "done", "Over" },
    { "Refused", "menu", "Over" },
    { "Refused", "done", "Over" },
    { "Trouble", "menu", "Over" },
    { "Trouble", "done", "Over" },
};

QString visitButton(const Visit& visit)
{
    return QStringLiteral("visit:") + visit.mdtrtId;
}

/// What is still to be settled, the latest first.
std::vector<Visit> unsettled(std::vector<Visit> visits)
{
    visits.erase(std::remove_if(visits.begin(), visits.end(),
                     [](const Visit& visit) { return visit.settled; }),
        visits.end());
    std::stable_sort(visits.begin(), visits.end(),
        [](const Visit& a, const Visit& b) { return a.begin > b.begin; });
    return visits;
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
    /// The network went away before anything was sent.
    bool cut() const
    {
        const auto* link = std::get_if<LinkChanged>(&event);
        return link && !link->online;
    }

    State operator()(const Finding& s) const
    {
        if (auto* known = std::get_if<VisitsKnown>(&event)) {
            std::vector<Visit> open = unsettled(std::move(known->visits));
            return open.empty() ? State { Trouble { ErrorCode::NoOpenVisit } }
                                : State { Choose { std::move(open) } };
        }
        if (std::holds_alternative<QuestionFailed>(event))
            return notAnswered();
        return cut() ? State { Trouble {} } : State { s };
    }

    State operator()(const Choose& s) const
    {
        if (const auto* button = std::get_if<Pressed>(&event)) {
            const auto chosen = std::find_if(s.visits.begin(), s.visits.end(),
                [&](const Visit& visit) { return button->id == visitButton(visit); });
            if (chosen != s.visits.end() && chosen->isDischarged())
                return ask(*chosen, false);
        }
        if (pressed("back"))
            return Over { Leave::ToMenu, Ending::NothingSent };
        return cut() ? State { Trouble {} } : State { s };
    }

    State operator()(const Asking& s) const
    {
        if (auto* known = std::get_if<EstimateKnown>(&event))
            return Amounts { s.visit, std::move(known->estimate), s.again };
        if (std::holds_alternative<QuestionFailed>(event))
            return notAnswered();
        return cut() ? State { Trouble {} } : State { s };
    }

    State operator()(Amounts s) const
    {
        if (pressed("continue"))
            return Check { s.visit, s.estimate };
        if (pressed("reasons")) {
            s.showReasons = true;
            s.page = 0;
        } else if (s.showReasons && pressed("reasons:next")) {
            // How many fit on a page is the window's business; no page holds fewer than one.
            s.page = std::min(s.page + 1, static_cast<int>(s.estimate.steps.size()) - 1);
        } else if (s.showReasons && (pressed("reasons:back") || pressed("back"))) {
            s.showReasons = s.page-- > 0;
        } else if (pressed("back")) {
            return find();
        }
        return cut() ? State { Trouble {} } : State { s };
    }

    State operator()(const Check& s) const
    {
        if (pressed("confirm"))
            return Pin { s.visit, s.estimate, openPinStep(visitor, effects) };
        if (pressed("back"))
            return Amounts { s.visit, s.estimate };
        return cut() ? State { Trouble {} } : State { s };
    }

    State operator()(Pin s) const
    {
        if (cut())
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
        effects.emplace_back(StoreSettlement { std::move(confirmed) });
        return Sending { s.visit, {}, 0 };
    }

    State operator()(Sending s) const
    {
        if (const auto* stored = std::get_if<RecordStored>(&event))
            s.msgid = stored->msgid;
        if (const auto* failed = std::get_if<StoreFailed>(&event))
            return Trouble { failed->error };
        if (auto* settled = std::get_if<StaySettled>(&event))
            return done(s.visit, std::move(settled->settlement));
        if (auto* refused = std::get_if<RecordRefused>(&event)) {
            if (refused->reasons.size() == 1
                && refused->reasons.front().code == staleEstimateReason)
                return ask(s.visit, true);
            return Refused { std::move(refused->reasons) };
        }
        // A cut link ends nothing here: the answer may still be on its way.
        if (std::holds_alternative<SecondPassed>(event) && !s.msgid.isEmpty()
            && ++s.seconds >= receiptWaitSeconds) {
            effects.emplace_back(AbandonSettlement {});
            return Pending { s.visit, s.msgid };
        }
        return s;
    }

    State operator()(Settled s) const
    {
        if (pressed("print")) {
            s.paperFailed = false;
            effects.emplace_back(s.statement);
        } else if (std::holds_alternative<PaperFailed>(event)) {
            s.paperFailed = true;
        }
        return leaving(s, Ending::SettlementDone);
    }

    State operator()(const Pending& s) const
    {
        if (std::holds_alternative<RecordWithdrawn>(event))
            return Trouble {};
        return leaving(s, Ending::SettlementPending);
    }

    State operator()(const AtWindow& s) const { return leaving(s, Ending::SettlementAtWindow); }
    State operator()(const Refused& s) const { return leaving(s, Ending::SettlementRefused); }
    State operator()(const Trouble& s) const { return leaving(s, Ending::NothingSent); }
    State operator()(const Over& s) const { return s; }

    State find() const
    {
        effects.emplace_back(AskVisits { visitor.person.psnNo, visitor.insuredRegion() });
        return Finding {};
    }

private:
    State ask(const Visit& visit, bool again) const
    {
        effects.emplace_back(AskEstimate { order(visit) });
        return Asking { visit, again };
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

    State done(const Visit& visit, Settlement settlement) const
    {
        PrintStatement statement { std::move(settlement), visit, visitor.insuredRegion(),
            maskedName(visitor.person.name),
            maskedCertNo(visitor.person.certType, visitor.person.certNo) };
        effects.emplace_back(statement);
        return Settled { std::move(statement), false };
    }

    State leaving(const State& s, Ending ending) const
    {
        if (pressed("menu"))
            return Over { Leave::ToMenu, ending };
        return pressed("done") ? State { Over { Leave::ToEnd, ending } } : s;
    }
};

Words stayOf(const Visit& visit)
{
    const Code type { QStringLiteral("med_type"), visit.medType };
    if (!visit.isDischarged())
        return { Phrase::SettleVisitOpen, { type, visit.begin.date() } };
    return { Phrase::SettleVisit, { type, visit.begin.date(), visit.end.date() } };
}

std::vector<AmountsScreen::Line> linesOf(const SettlementAmounts& a)
{
    using Kind = AmountsScreen::Line::Kind;
    std::vector<AmountsScreen::Line> lines = { { { Phrase::AmountTotal, {} }, a.medfee_sumamt,
                                                   Kind::Total },
        { { Phrase::AmountFund, {} }, a.fund_pay_sumamt, Kind::Fund },
        { { Phrase::AmountPerson, {} }, a.psn_part_amt, Kind::Person } };
    const std::pair<Phrase, Fen> parts[] = { { Phrase::AmountPool, a.hifp_pay },
        { Phrase::AmountCivil, a.cvlserv_pay }, { Phrase::AmountEnterprise, a.hifes_pay },
        { Phrase::AmountMajor, a.hifmi_pay }, { Phrase::AmountLarge, a.hifob_pay },
        { Phrase::AmountAssistance, a.maf_pay }, { Phrase::AmountOther, a.oth_pay },
        { Phrase::AmountAccount, a.acct_pay }, { Phrase::AmountFamily, a.acct_mulaid_pay },
        { Phrase::AmountCash, a.psn_cash_pay } };
    for (const auto& [phrase, amount] : parts) {
        if (!amount.isZero())
            lines.push_back({ { phrase, {} }, amount, Kind::Part });
    }
    return lines;
}

std::vector<Row> amountRows(const SettlementAmounts& a)
{
    std::vector<Row> rows = { { { Phrase::AmountTotal, {} },
                                  { Phrase::Plain, { a.medfee_sumamt } } },
        { { Phrase::AmountFund, {} }, { Phrase::Plain, { a.fund_pay_sumamt } } },
        { { Phrase::AmountPerson, {} }, { Phrase::Plain, { a.psn_part_amt } }, {}, true } };
    if (!a.acct_pay.isZero()) {
        rows.push_back({ { Phrase::AmountAccount, {} }, { Phrase::Plain, { a.acct_pay } } });
        rows.push_back({ { Phrase::AmountCash, {} }, { Phrase::Plain, { a.psn_cash_pay } } });
    }
    return rows;
}

/// What gave nothing and hangs on no rule of the policy ("outside the catalogue: 0.00") is left
/// out.
std::vector<SettlementStep> worthSaying(std::vector<SettlementStep> steps)
{
    std::erase_if(steps, [](const SettlementStep& step) {
        return step.amount.isZero() && step.parameter.isEmpty();
    });
    return steps;
}

struct Show {
    const Visitor& visitor;

    Screen operator()(const Finding&) const
    {
        return ProgressScreen { { Phrase::SettleFindingTitle, {} },
            { Phrase::SettleFindingNow, {} }, Words { Phrase::SettleNothingCharged, {} }, {} };
    }

    Screen operator()(const Choose& s) const
    {
        ChoiceScreen page;
        page.title = { Phrase::SettleChooseTitle, {} };
        const std::size_t count = std::min(visitsShown, s.visits.size());
        for (std::size_t i = 0; i < count; ++i) {
            const Visit& visit = s.visits[i];
            const bool ready = visit.isDischarged();
            page.options.push_back({ visitButton(visit), stayOf(visit),
                i == 0 && ready ? Button::Role::Primary : Button::Role::Normal,
                ready ? Words::plain(visit.institutionName)
                      : Words { Phrase::SettleNotDischarged, {} },
                ready });
        }
        if (s.visits.size() > count)
            page.hint = Words { Phrase::SettleMoreVisits, { static_cast<int>(count) } };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Asking&) const
    {
        return ProgressScreen { { Phrase::SettleAskingTitle, {} }, { Phrase::SettleAskingNow, {} },
            Words { Phrase::SettleNothingCharged, {} }, {} };
    }

    Screen operator()(const Amounts& s) const
    {
        AmountsScreen page;
        page.title = { s.showReasons ? Phrase::SettleWhyTitle : Phrase::SettleAmountsTitle, {} };
        page.lines = linesOf(s.estimate.amounts);
        page.reasons = worthSaying(s.estimate.steps);
        page.showReasons = s.showReasons;
        page.reasonsPage = s.page;
        page.note = Words { s.changed ? Phrase::SettleChangedNote : Phrase::SettleEstimate, {} };
        page.footer = { backButton(),
            { QStringLiteral("continue"), { Phrase::SettleContinue, {} }, Button::Role::Primary } };
        return page;
    }

    Screen operator()(const Check& s) const
    {
        ReviewScreen page;
        page.title = { Phrase::SettleCheckTitle, {} };
        page.rows = { { { Phrase::LabelName, {} }, Words::plain(maskedName(visitor.person.name)) },
            { { Phrase::LabelHospital, {} }, Words::plain(s.visit.institutionName) },
            { { Phrase::LabelStay, {} },
                { Phrase::FromTo, { s.visit.begin.date(), s.visit.end.date() } } } };
        for (Row& row : amountRows(s.estimate.amounts))
            page.rows.push_back(std::move(row));
        const bool card = visitor.hasCard();
        page.note =
            Words { card ? Phrase::SettleConfirmNote : Phrase::SettleConfirmNoteByCode, {} };
        page.footer = { backButton(),
            { QStringLiteral("confirm"),
                { card ? Phrase::SettleConfirm : Phrase::SettleConfirmByCode, {} },
                Button::Role::Primary } };
        return page;
    }

    Screen operator()(const Pin& s) const { return pinScreen(s.pin); }

    Screen operator()(const Sending& s) const
    {
        if (s.msgid.isEmpty())
            return ProgressScreen { { Phrase::SettleSendingTitle, {} }, { Phrase::StoringNow, {} },
                {}, {} };
        return ProgressScreen { { Phrase::SettleSendingTitle, {} },
            { Phrase::SettleSendingNow, {} }, Words { Phrase::SettleSendingSafe, {} }, {} };
    }

    Screen operator()(const Settled& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::Done;
        page.title = { Phrase::SettleDoneTitle, {} };
        page.rows = { { { Phrase::LabelSettlementNumber, {} },
            Words::plain(s.statement.settlement.setlId), {}, true } };
        for (Row& row : amountRows(s.statement.settlement.amounts))
            page.rows.push_back(std::move(row));
        page.next = Words { s.paperFailed ? Phrase::PaperFailed : Phrase::SettleDoneNext, {} };
        page.qr = QStringLiteral("YD1|%1").arg(s.statement.settlement.setlId);
        page.footer = { menuButton(),
            { QStringLiteral("print"), { Phrase::Print, {} }, Button::Role::Quiet }, doneButton() };
        return page;
    }

    Screen operator()(const Pending& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::ResultPending;
        page.title = { Phrase::SettlePendingTitle, {} };
        page.rows = { { { Phrase::LabelRecordNumber, {} }, Words::plain(s.msgid), {}, true },
            { { Phrase::LabelVisit, {} }, stayOf(s.visit) } };
        page.next = Words { Phrase::SettlePendingNext, {} };
        page.qr = QStringLiteral("YD1|%1").arg(s.msgid);
        page.footer = { menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const AtWindow& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::AtWindow;
        page.title = { Phrase::SettleAtWindowTitle, {} };
        page.rows = { { { Phrase::LabelVisitNumber, {} }, Words::plain(s.visit.mdtrtId), {}, true },
            { { Phrase::LabelVisit, {} }, stayOf(s.visit) },
            { { Phrase::PaperWhyWindow, {} }, Words::code(QStringLiteral("window-why"), s.why) } };
        if (!s.checkCode.isEmpty())
            page.rows.insert(page.rows.begin() + 1,
                Row { { Phrase::LabelCheckCode, {} }, Words::plain(s.checkCode) });
        page.next = Words { Phrase::SettleAtWindowNext, {} };
        page.qr = codeText(s.visit.mdtrtId, s.checkCode, page.kind);
        page.footer = { menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const Refused& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::Refused;
        page.title = { Phrase::SettleRefusedTitle, {} };
        page.reasons = s.reasons;
        page.next = Words { Phrase::SettleRefusedNext, {} };
        page.footer = { menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const Trouble& s) const
    {
        return ErrorScreen { s.error, Words { Phrase::SettleNothingCharged, {} },
            { menuButton(), doneButton() } };
    }

    Screen operator()(const Over&) const { return TakeCardScreen {}; }
};

struct EndingOf {
    template <class Unsent>
    Ending operator()(const Unsent&) const
    {
        return Ending::NothingSent;
    }
    Ending operator()(const Sending&) const { return Ending::SettlementPending; }
    Ending operator()(const Settled&) const { return Ending::SettlementDone; }
    Ending operator()(const Pending&) const { return Ending::SettlementPending; }
    Ending operator()(const AtWindow&) const { return Ending::SettlementAtWindow; }
    Ending operator()(const Refused&) const { return Ending::SettlementRefused; }
    Ending operator()(const Over& s) const { return s.ending; }
};

struct NameOf {
    const char* operator()(const Finding&) const { return "Finding"; }
    const char* operator()(const Choose&) const { return "Choose"; }
    const char* operator()(const Asking&) const { return "Asking"; }
    const char* operator()(const Amounts&) const { return "Amounts"; }
    const char* operator()(const Check&) const { return "Check"; }
    const char* operator()(const Pin&) const { return "Pin"; }
    const char* operator()(const Sending&) const { return "Sending"; }
    const char* operator()(const Settled&) const { return "Settled"; }
    const char* operator()(const Pending&) const { return "Pending"; }
    const char* operator()(const AtWindow&) const { return "AtWindow"; }
    const char* operator()(const Refused&) const { return "Refused"; }
    const char* operator()(const Trouble&) const { return "Trouble"; }
    const char* operator()(const Over&) const { return "Over"; }
};

} // namespace

State begin(const Here& here, const Visitor& visitor, Effects& effects)
{
    if (!here.online || !visitor.confirmed)
        return Trouble {};
    Event none = SecondPassed {};
    return Step { here, visitor, none, effects }.find();
}

State step(
    const Here& here, const Visitor& visitor, const State& state, Event event, Effects& effects)
{
    return std::visit(Step { here, visitor, event, effects }, state);
}

Screen screen(const Here&, const Visitor& visitor, const State& state)
{
    return std::visit(Show { visitor }, state);
}

Ending ending(const State& state)
{
    return std::visit(EndingOf {}, state);
}

std::optional<Leave> leaves(const State& state)
{
    const auto* over = std::get_if<Over>(&state);
    return over ? std::optional(over->leave) : std::nullopt;
}

bool isUnderway(const State& state)
{
    return std::holds_alternative<Sending>(state);
}

QString name(const State& state)
{
    return QString::fromLatin1(std::visit(NameOf {}, state));
}

std::span<const Transition> transitions()
{
    return table;
}

} // namespace yidi::settle_stay
