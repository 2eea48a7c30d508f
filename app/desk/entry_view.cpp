// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/entry_form.h"

#include "app/base/dates.h"

#include <algorithm>

namespace yidi::desk::entry {
namespace {

Words code(const char* table, const QString& value)
{
    return Words::code(QLatin1String(table), value);
}

Table::Line line(const Here& here, const State& state, const Filing& filing)
{
    const Tone tone =
        filing.state == FilingState::NeedMaterial || filing.state == FilingState::Draft
        ? Tone::Attention
        : Tone::Normal;
    return { filing.number,
        { Words::plain(filing.number), code("category", filingCategoryCode(filing.category)),
            sayRegion(here, state, filing.careRegion), saySpan(filing.begin, filing.end),
            code("filing-state", filingStateName(filing.state)) },
        false, tone };
}

Table filings(const Here& here, const State& state)
{
    Table table;
    table.columns = { say(Phrase::DeskColNumber), say(Phrase::DeskColCategory),
        say(Phrase::DeskColPlace), say(Phrase::DeskDays), say(Phrase::DeskColState) };
    const Entry& e = state.entry;
    const auto& all = e.found->filings;
    if (e.draft && std::none_of(all.begin(), all.end(), [&](const Filing& one) {
            return one.number == e.draft->filing.number;
        }))
        table.lines.push_back(line(here, state, e.draft->filing));
    for (const Filing& filing : all)
        table.lines.push_back(line(here, state, filing));
    table.current = e.target;
    table.empty = say(Phrase::DeskNoFilings);
    return table;
}

/// The clerk compares it with what lies on the counter, so it is shown whole.
Panel person(const Here& here, const State& state)
{
    const Person& who = state.entry.found->person;
    Panel panel { say(Phrase::DeskPanelPerson), {} };
    panel.rows = { { say(Phrase::LabelName), Words::plain(who.name), {}, true },
        { say(Phrase::LabelCertNo), Words::plain(who.certNo), {}, true },
        { say(Phrase::LabelPhone), Words::plain(who.phone) } };
    for (const Insurance& one : who.insurances) {
        panel.rows.push_back({ code("insutype", one.insutype),
            say(one.isNormal() ? Phrase::DeskInsured : Phrase::DeskInsuredNot,
                regionArg(here, state, one.region)) });
        if (!one.isNormal())
            panel.tone = Tone::Attention;
    }
    for (const RefusedRequest& refused : state.entry.found->refused)
        for (const Refusal& reason : refused.reasons)
            panel.rows.push_back({ say(Phrase::DeskRefusedLately), sayRefusal(reason) });
    return panel;
}

Panel draft(const Here& here, const State& state)
{
    const FilingRequest& r = state.entry.draft->request;
    Panel panel { say(Phrase::DeskPanelDraft), {}, Tone::Attention };
    panel.rows = { { say(Phrase::LabelName), Words::plain(maskedName(r.psnName)) },
        { say(Phrase::LabelWhy), code("category", filingCategoryCode(r.category)) },
        { say(Phrase::LabelWhere), sayRegion(here, state, r.careRegion) },
        { say(Phrase::DeskDays), saySpan(r.begin, r.end) },
        { say(Phrase::DeskEnteredBy),
            say(Phrase::DeskEnteredWords, state.entry.draft->enteredBy,
                state.entry.draft->receivedAt) } };
    return panel;
}

/// What the rules say before anything is sent. It is a forecast: the province decides.
Panel forecast(const Here& here, const State& state)
{
    Panel panel { say(Phrase::DeskPanelCheck), {} };
    const auto decision = check(here, state);
    if (!decision) {
        panel.rows = { { say(Phrase::DeskPanelCheck), say(Phrase::DeskCheckNone) } };
        return panel;
    }
    panel.rows.push_back({ say(Phrase::DeskPanelCheck),
        code("filing-outcome", filingOutcomeName(decision->outcome)), {}, true });
    if (decision->begin.isValid())
        panel.rows.push_back({ say(Phrase::DeskDays), saySpan(decision->begin, decision->end) });
    for (const Refusal& refusal : decision->reasons)
        panel.rows.push_back({ Words::plain(refusal.code), sayRefusal(refusal) });
    for (const FilingEffect& effect : decision->effects)
        panel.rows.push_back({ Words::plain(effect.number),
            say(Phrase::DeskEffect,
                Code { QStringLiteral("filing-state"), filingStateName(effect.state) },
                effect.end) });
    panel.tone = decision->outcome == FilingDecision::Outcome::Approve ? Tone::Normal
        : decision->outcome == FilingDecision::Outcome::Review         ? Tone::Attention
                                                                       : Tone::Alarm;
    return panel;
}

Panel outcome(const PrintReceipt& receipt)
{
    Panel panel { say(Phrase::DeskPanelOutcome), {} };
    panel.rows.push_back(
        { say(receipt.filing ? Phrase::LabelFilingNumber : Phrase::LabelRecordNumber),
            Words::plain(receipt.number), {}, true });
    if (receipt.filing) {
        panel.rows.push_back({ say(Phrase::DeskColState),
            code("filing-state", filingStateName(receipt.filing->state)), {}, true });
        panel.rows.push_back(
            { say(Phrase::DeskDays), saySpan(receipt.filing->begin, receipt.filing->end) });
    } else if (receipt.reasons.empty()) {
        panel.rows.push_back(
            { say(Phrase::DeskColState), say(Phrase::StatusStoredHere), {}, true });
        panel.tone = Tone::Attention;
    }
    for (const Refusal& refusal : receipt.reasons) {
        panel.rows.push_back({ Words::plain(refusal.code), sayRefusal(refusal) });
        panel.tone = Tone::Alarm;
    }
    return panel;
}

std::vector<KeyAction> actions(const State& state)
{
    const Entry& e = state.entry;
    std::vector<KeyAction> keys;
    if (!subject(state))
        keys.push_back(key("person", "Return", Phrase::DeskKeyPerson));
    keys.push_back(key("submit", "Ctrl+Return", Phrase::DeskKeySubmit,
        subject(state) ? std::nullopt : std::optional(say(Phrase::DeskTypeNumber))));
    keys.push_back(key("print", "Ctrl+P", Phrase::DeskKeyPrint,
        e.receipt ? std::nullopt : std::optional(say(Phrase::DeskNothingToPrint))));
    return keys;
}

} // namespace

void show(const Here& here, const State& state, View& view)
{
    const Entry& e = state.entry;
    view.form = form(here, state);
    view.actions = actions(state);
    if (e.found) {
        view.table = filings(here, state);
        view.panels.push_back(person(here, state));
    }
    if (e.draft)
        view.panels.push_back(draft(here, state));
    if (e.found && !e.receipt && !isJudgement(wish(here, state)))
        view.panels.push_back(forecast(here, state));
    if (e.receipt)
        view.panels.push_back(outcome(*e.receipt));
}

} // namespace yidi::desk::entry
