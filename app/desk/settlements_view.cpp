// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include <algorithm>

namespace yidi::desk::settlements {
namespace {

Words code(const char* table, const QString& value)
{
    return Words::code(QLatin1String(table), value);
}

/// What has become of it, in a word.
Words mark(const State& state, const SettlementLine& line)
{
    if (const MoneySent* sent = sentFor(state, line))
        return say(sent->cancels ? Phrase::DeskMoneyMarkCancelling : Phrase::DeskMoneyMarkSettling);
    if (state.settlements.against.contains(idOf(line)))
        return say(Phrase::DeskMarkDeclined);
    if (!line.cancels.isEmpty())
        return say(Phrase::DeskMoneyMarkCancels, line.cancels);
    if (line.cancelled)
        return say(Phrase::DeskMoneyMarkCancelled);
    if (line.setlId.isEmpty())
        return say(isStay(visitKind(line.visit.medType)) && !line.visit.isDischarged()
                ? Phrase::DeskMoneyMarkInHouse
                : Phrase::DeskMoneyMarkOpen);
    if (line.detailsHeld)
        return say(Phrase::DeskMoneyMarkHeld);
    return say(line.last ? Phrase::DeskMoneyMarkLast : Phrase::DeskMoneyMarkSettled);
}

Tone toneOf(const State& state, const SettlementLine& line)
{
    if (state.settlements.against.contains(idOf(line)))
        return Tone::Alarm;
    return line.detailsHeld || sentFor(state, line) ? Tone::Attention : Tone::Normal;
}

Table::Line lineOf(const State& state, const SettlementLine& line)
{
    const bool open = line.setlId.isEmpty();
    return { idOf(line),
        { Words::plain(open ? line.visit.mdtrtId : line.setlId), Words::plain(line.maskedName),
            code("med_type", line.visit.medType),
            say(Phrase::DeskAt, open ? line.visit.begin : line.at),
            open ? say(Phrase::DeskNone) : sayAmount(line.total),
            open ? say(Phrase::DeskNone) : sayAmount(line.fund),
            open ? say(Phrase::DeskNone) : sayAmount(line.person), mark(state, line) },
        false, toneOf(state, line) };
}

Table table(const State& state)
{
    const Settlements& s = state.settlements;
    Table shown;
    shown.columns = { say(Phrase::DeskColSettlement), say(Phrase::DeskColName),
        say(Phrase::DeskColVisit), say(Phrase::DeskColTime), say(Phrase::DeskColTotal),
        say(Phrase::DeskColFund), say(Phrase::DeskColPerson), say(Phrase::DeskColState) };
    for (const SettlementLine& line : s.lines)
        shown.lines.push_back(lineOf(state, line));
    shown.current = s.current;
    shown.empty = say(s.asking ? Phrase::DeskAsking
            : s.known          ? Phrase::DeskMoneyEmpty
                               : Phrase::DeskMoneyUnknown);
    return shown;
}

Panel visit(const Here& here, const State& state, const SettlementLine& line)
{
    const Visit& v = line.visit;
    Panel panel { say(Phrase::DeskPanelVisit), {} };
    panel.rows = { { say(Phrase::LabelName), Words::plain(line.maskedName), {}, true },
        { say(Phrase::LabelInsuredPlace), sayRegion(here, state, line.insuredRegion) },
        { say(Phrase::LabelScheme), code("insutype", v.insutype) },
        { say(Phrase::LabelVisitNumber), Words::plain(v.mdtrtId) },
        { say(Phrase::DeskDays), saySpan(v.begin.date(), v.end.date()) } };
    if (!v.diseaseName.isEmpty())
        panel.rows.push_back({ say(Phrase::DeskMoneyChronic), say(Phrase::DeskMoneyRecognised) });
    if (!line.entered.isEmpty())
        panel.rows.push_back(
            { say(Phrase::DeskEnteredBy), Words::plain(nameActor(here, state, line.entered)) });
    if (!line.cancels.isEmpty())
        panel.rows.push_back({ say(Phrase::DeskMoneyCancels), Words::plain(line.cancels) });
    if (line.detailsHeld) {
        panel.rows.push_back({ say(Phrase::DeskMoneyDetails), say(Phrase::DeskMoneyDetailsHeld) });
        panel.tone = Tone::Attention;
    }
    return panel;
}

Row amount(Phrase label, Fen fen, bool bold = false)
{
    return { say(label), sayAmount(fen), {}, bold };
}

Panel amounts(Phrase title, const SettlementAmounts& a)
{
    Panel panel { say(title), {} };
    panel.rows = { amount(Phrase::AmountTotal, a.medfee_sumamt) };
    const std::pair<Phrase, Fen> parts[] = { { Phrase::AmountPool, a.hifp_pay },
        { Phrase::AmountCivil, a.cvlserv_pay }, { Phrase::AmountEnterprise, a.hifes_pay },
        { Phrase::AmountMajor, a.hifmi_pay }, { Phrase::AmountLarge, a.hifob_pay },
        { Phrase::AmountAssistance, a.maf_pay }, { Phrase::AmountOther, a.oth_pay } };
    for (const auto& [phrase, fen] : parts)
        if (!fen.isZero())
            panel.rows.push_back(amount(phrase, fen));
    panel.rows.push_back(amount(Phrase::AmountFund, a.fund_pay_sumamt, true));
    panel.rows.push_back(amount(Phrase::AmountPerson, a.psn_part_amt, true));
    if (!a.acct_pay.isZero())
        panel.rows.push_back(amount(Phrase::AmountAccount, a.acct_pay));
    if (!a.acct_mulaid_pay.isZero())
        panel.rows.push_back(amount(Phrase::AmountFamily, a.acct_mulaid_pay));
    panel.rows.push_back(amount(Phrase::AmountCash, a.psn_cash_pay));
    return panel;
}

/// Of one that was not opened: what the list says.
Panel amounts(const SettlementLine& line)
{
    Panel panel { say(Phrase::DeskPanelAmounts), {} };
    panel.rows = { amount(Phrase::AmountTotal, line.total),
        amount(Phrase::AmountFund, line.fund, true),
        amount(Phrase::AmountPerson, line.person, true), amount(Phrase::AmountCash, line.cash),
        { say(Phrase::DeskMoneyOpenHow), say(Phrase::Plain, QString()) } };
    return panel;
}

Panel reasons(const Settlement& settlement)
{
    Panel panel { say(Phrase::DeskPanelReasons), {} };
    panel.rows = { { say(Phrase::DeskMoneyPolicy), Words::plain(settlement.policyVersion) } };
    for (const SettlementStep& step : settlement.steps)
        if (!step.amount.isZero() || !step.parameter.isEmpty())
            panel.steps.push_back(step);
    return panel;
}

/// At a window nobody is sent to a window: what the one who sits there can do.
struct AtTheWindow {
    const char* reason;
    const char* remedy;
};
constexpr AtTheWindow remedies[] = {
    { "S02", "discharge-first" },
    { "S06", "ask-estimate-again" },
    { "S09", "undo-later-first" },
    { "S10", "do-before" },
    { "S11", "ask-insured-place" },
    { "S12", "register-disease" },
    { "S13", "send-prescription" },
    { "S14", "wait-for-link" },
    { "S15", "send-details" },
};

QString remedyOf(const Refusal& refusal)
{
    for (const AtTheWindow& row : remedies)
        if (refusal.code == QLatin1String(row.reason))
            return QLatin1String(row.remedy);
    return refusal.remedy;
}

Panel against(const std::vector<Refusal>& refusals)
{
    Panel panel { say(Phrase::DeskPanelAgainst), {} };
    panel.tone = Tone::Alarm;
    for (const Refusal& refusal : refusals) {
        panel.rows.push_back({ Words::plain(refusal.code), sayRefusal(refusal) });
        if (const QString remedy = remedyOf(refusal); !remedy.isEmpty())
            panel.rows.push_back({ say(Phrase::DeskWhatNext), code("remedy", remedy) });
    }
    return panel;
}

std::vector<Panel> panels(const Here& here, const State& state, const SettlementLine& line)
{
    const Settlements& s = state.settlements;
    std::vector<Panel> all { visit(here, state, line) };
    if (const auto found = s.against.find(idOf(line)); found != s.against.end())
        all.push_back(against(found->second));
    if (s.whole && s.whole->setlId == line.setlId) {
        all.push_back(amounts(Phrase::DeskPanelAmounts, s.whole->settlement.amounts));
        if (!s.estimate)
            all.push_back(reasons(s.whole->settlement));
    } else if (!line.setlId.isEmpty()) {
        all.push_back(amounts(line));
    }
    if (s.estimate && s.estimate->mdtrtId == line.visit.mdtrtId) {
        all.push_back(amounts(Phrase::DeskPanelEstimate, s.estimate->estimate.amounts));
        all.push_back(reasons(s.estimate->estimate));
    }
    return all;
}

std::vector<KeyAction> actions(const Here& here, const State& state)
{
    const SettlementLine* line = current(state);
    const auto noLine = !line    ? std::optional(say(Phrase::DeskMoneyWhyNothing))
        : line->setlId.isEmpty() ? std::optional(say(Phrase::DeskMoneyWhyNotSettled))
                                 : std::nullopt;
    const bool estimated = line && state.settlements.estimate
        && state.settlements.estimate->mdtrtId == line->visit.mdtrtId;
    return {
        key("open", "Return", Phrase::DeskMoneyKeyOpen, noLine),
        key("print", "Ctrl+P", Phrase::DeskMoneyKeyPrint, noLine),
        key("cancel", "F9", Phrase::DeskMoneyKeyCancel, whyNotCancel(here, state)),
        key("resettle", "F8", estimated ? Phrase::DeskMoneyKeySettle : Phrase::DeskMoneyKeyEstimate,
            whyNotResettle(here, state)),
        key("refresh", "F5", Phrase::DeskKeyRefresh),
    };
}

} // namespace

void show(const Here& here, const State& state, View& view)
{
    const Settlements& s = state.settlements;
    if (s.text.isEmpty() && s.day.isValid())
        view.title = say(Phrase::DeskMoneyOfDay, s.day);
    view.table = table(state);
    view.actions = actions(here, state);
    if (const SettlementLine* line = current(state))
        view.panels = panels(here, state, *line);
}

} // namespace yidi::desk::settlements
