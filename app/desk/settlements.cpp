// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include "app/domain/person/document.h"
#include "app/domain/person/person.h"

#include <algorithm>

/// Settlements of this house: found, seen with their reasons, printed again, cancelled, made anew.
namespace yidi::desk::settlements {

QString idOf(const SettlementLine& line)
{
    if (!line.setlId.isEmpty())
        return line.setlId;
    return QStringLiteral("visit:%1/%2").arg(line.visit.mdtrtId, line.visit.batch);
}

const SettlementLine* current(const State& state)
{
    const auto& lines = state.settlements.lines;
    const auto found = std::find_if(lines.begin(), lines.end(),
        [&](const SettlementLine& line) { return idOf(line) == state.settlements.current; });
    return found == lines.end() ? nullptr : &*found;
}

const MoneySent* sentFor(const State& state, const SettlementLine& line)
{
    for (const auto& [ticket, sent] : state.settlements.sent)
        if (sent.line.visit.mdtrtId == line.visit.mdtrtId
            && sent.line.visit.batch == line.visit.batch)
            return &sent;
    return nullptr;
}

namespace {

bool stands(const SettlementLine& line)
{
    return !line.setlId.isEmpty() && !line.cancelled && line.cancels.isEmpty();
}

/// The latest of the same person that stands: what has to be undone first.
QString lastOf(const State& state, const SettlementLine& line)
{
    for (const SettlementLine& other : state.settlements.lines) // the newest first
        if (other.visit.psnNo == line.visit.psnNo && stands(other) && other.at > line.at)
            return other.setlId;
    return {};
}

/// The settlement that stands for the same charges.
QString standsFor(const State& state, const SettlementLine& line)
{
    for (const SettlementLine& other : state.settlements.lines)
        if (stands(other) && other.visit.mdtrtId == line.visit.mdtrtId
            && other.visit.batch == line.visit.batch)
            return other.setlId;
    return {};
}

std::optional<Words> whyNothing(const Here& here, const State& state)
{
    if (auto why = whyNoMoney(here, state))
        return why;
    const SettlementLine* line = current(state);
    if (!line)
        return say(Phrase::DeskMoneyWhyNothing);
    if (sentFor(state, *line))
        return say(Phrase::DeskMoneyWhyOnItsWay);
    return std::nullopt;
}

} // namespace

std::optional<Words> whyNotCancel(const Here& here, const State& state)
{
    if (auto why = whyNothing(here, state))
        return why;
    const SettlementLine& line = *current(state);
    if (line.setlId.isEmpty())
        return say(Phrase::DeskMoneyWhyNotSettled);
    if (!line.cancels.isEmpty())
        return say(Phrase::DeskMoneyWhyIsCancel);
    if (line.cancelled)
        return say(Phrase::DeskMoneyWhyCancelled);
    if (line.last)
        return std::nullopt;
    const QString later = lastOf(state, line);
    return later.isEmpty() ? say(Phrase::DeskMoneyWhyNotLast)
                           : say(Phrase::DeskMoneyWhyNotLastBut, later);
}

std::optional<Words> whyNotResettle(const Here& here, const State& state)
{
    if (auto why = whyNothing(here, state))
        return why;
    const SettlementLine& line = *current(state);
    if (const QString standing = standsFor(state, line); !standing.isEmpty())
        return say(Phrase::DeskMoneyWhySettled, standing);
    const VisitKind kind = visitKind(line.visit.medType);
    if (kind == VisitKind::NotDirect)
        return sayRefusal({ QStringLiteral("S08"), {}, {} });
    if (isStay(kind) && !line.visit.isDischarged())
        return sayRefusal({ QStringLiteral("S02"), {}, {} });
    if (state.settlements.wanted == idOf(line))
        return say(Phrase::DeskAsking);
    return std::nullopt;
}

namespace {

bool refused(Turn& turn, const std::optional<Words>& why)
{
    if (why)
        turn.tell(*why, Tone::Attention);
    return why.has_value();
}

/// What belonged to the line the cursor was on.
void forgetOpened(Settlements& s)
{
    s.whole.reset();
    s.estimate.reset();
    s.wanted.clear();
    s.thenPrint = false;
}

void goTo(Turn& turn, const QString& id)
{
    Settlements& s = turn.state.settlements;
    if (s.current == id)
        return;
    s.current = id;
    forgetOpened(s);
}

void ask(Turn& turn, const QString& text, const QDate& day)
{
    Settlements& s = turn.state.settlements;
    s.asking = true;
    s.text = text;
    s.day = day;
    // What was typed may be somebody's number.
    turn.note(
        QStringLiteral("find-settlements"), day.isValid() ? day.toString(Qt::ISODate) : QString());
    turn.effects.emplace_back(FindSettlements { text, day });
}

/// The same list anew; what was just said stays there.
void askAgain(Turn& turn)
{
    const Settlements& s = turn.state.settlements;
    const bool nothing = s.text.isEmpty() && !s.day.isValid();
    ask(turn, s.text, nothing ? turn.today() : s.day);
}

void known(Turn& turn, const SettlementsFound& event)
{
    Settlements& s = turn.state.settlements;
    if (!s.asking || event.text != s.text || event.day != s.day)
        return; // something else was looked for since
    s.asking = false;
    s.known = true;
    s.lines = event.lines;
    std::stable_sort(s.lines.begin(), s.lines.end(),
        [](const SettlementLine& a, const SettlementLine& b) { return a.at > b.at; });
    if (current(turn.state))
        return;
    forgetOpened(s);
    s.current = s.lines.empty() ? QString() : idOf(s.lines.front());
    if (s.lines.empty() && !s.text.isEmpty())
        turn.tell(say(Phrase::DeskFoundNothing), Tone::Attention);
}

void openCurrent(Turn& turn, bool thenPrint)
{
    Settlements& s = turn.state.settlements;
    const SettlementLine* line = current(turn.state);
    if (!line || line->setlId.isEmpty()) {
        turn.tell(say(line ? Phrase::DeskMoneyWhyNotSettled : Phrase::DeskMoneyWhyNothing),
            Tone::Attention);
        return;
    }
    s.wanted = idOf(*line);
    s.thenPrint = thenPrint;
    turn.effects.emplace_back(AskSettlement { *line });
}

void printWhole(Turn& turn, const SettlementLine& line, const Settlement& settlement,
    const QString& maskedCertNo, bool again)
{
    turn.note(QStringLiteral("print-statement"), settlement.setlId);
    PrintStatement paper { line, settlement, again, maskedCertNo };
    turn.effects.emplace_back(paper);
    paper.again = true;
    turn.state.lastPaper = std::move(paper);
    if (again)
        turn.tell(say(Phrase::DeskPrinting, settlement.setlId));
}

void print(Turn& turn)
{
    const Settlements& s = turn.state.settlements;
    const SettlementLine* line = current(turn.state);
    if (line && s.whole && s.whole->setlId == line->setlId)
        printWhole(turn, *line, s.whole->settlement, s.whole->maskedCertNo, true);
    else
        openCurrent(turn, true);
}

void seen(Turn& turn, const SettlementSeen& event)
{
    Settlements& s = turn.state.settlements;
    const SettlementLine* line = current(turn.state);
    if (s.wanted != event.setlId || !line || line->setlId != event.setlId)
        return;
    s.wanted.clear();
    s.whole = event;
    if (std::exchange(s.thenPrint, false))
        printWhole(turn, *line, event.settlement, event.maskedCertNo, true);
}

// ---- Cancelling ---------------------------------------------------------------------------------

bool needsSecond(const Turn& turn, Fen fund)
{
    return (fund.isNegative() ? -fund : fund) > turn.here.secondAbove;
}

void askToCancel(Turn& turn)
{
    if (refused(turn, whyNotCancel(turn.here, turn.state)))
        return;
    const SettlementLine& line = *current(turn.state);
    Ask ask { say(Phrase::DeskMoneyCancelTitle, line.setlId),
        { say(Phrase::DeskMoneyCancelText, line.fund, line.cash) }, QStringLiteral("cancel!"),
        say(Phrase::DeskMoneyKeyCancel) };
    if (needsSecond(turn, line.fund))
        ask.text.push_back(say(Phrase::DeskMoneySecondNeeded, turn.here.secondAbove));
    turn.state.notice.reset();
    turn.state.over = std::move(ask);
}

/// Notes what is being done, and answers the ticket it goes under.
QString send(
    Turn& turn, const SettlementLine& line, const std::optional<Operator>& second, bool cancels)
{
    if (cancels)
        turn.note(QStringLiteral("cancel-settlement"), line.setlId);
    else
        turn.note(QStringLiteral("resettle"), line.visit.mdtrtId);
    if (second)
        turn.note(QStringLiteral("second"), second->number);
    Settlements& s = turn.state.settlements;
    s.against.erase(idOf(line));
    const QString ticket = turn.ticket();
    s.sent[ticket] = { line, cancels };
    turn.tell(say(Phrase::DeskSending));
    return ticket;
}

void cancel(Turn& turn, const std::optional<Operator>& second)
{
    if (refused(turn, whyNotCancel(turn.here, turn.state)))
        return;
    const SettlementLine line = *current(turn.state);
    if (!second && needsSecond(turn, line.fund)) {
        askSecond(turn, say(Phrase::DeskMoneySecondText, line.fund, turn.here.secondAbove),
            QStringLiteral("cancel"));
        return;
    }
    turn.effects.emplace_back(CancelSettlement { send(turn, line, second, true), line });
}

// ---- Settling anew ------------------------------------------------------------------------------

const ResettleKnown* estimateOf(const State& state)
{
    const SettlementLine* line = current(state);
    const auto& estimate = state.settlements.estimate;
    return line && estimate && estimate->mdtrtId == line->visit.mdtrtId ? &*estimate : nullptr;
}

/// First what it would come to; the same key again settles it as it stands there.
void resettle(Turn& turn)
{
    if (refused(turn, whyNotResettle(turn.here, turn.state)))
        return;
    Settlements& s = turn.state.settlements;
    const SettlementLine& line = *current(turn.state);
    const ResettleKnown* estimate = estimateOf(turn.state);
    if (!estimate) {
        s.wanted = idOf(line);
        s.against.erase(s.wanted);
        turn.note(QStringLiteral("estimate"), line.visit.mdtrtId);
        turn.effects.emplace_back(AskResettle { line });
        turn.tell(say(Phrase::DeskAsking));
        return;
    }
    const SettlementAmounts& a = estimate->estimate.amounts;
    Ask ask { say(Phrase::DeskMoneyResettleTitle, line.visit.mdtrtId),
        { say(Phrase::DeskMoneyResettleText, a.medfee_sumamt, a.fund_pay_sumamt, a.psn_part_amt) },
        QStringLiteral("resettle!"), say(Phrase::DeskMoneyKeySettle) };
    if (needsSecond(turn, a.fund_pay_sumamt))
        ask.text.push_back(say(Phrase::DeskMoneySecondNeeded, turn.here.secondAbove));
    turn.state.notice.reset();
    turn.state.over = std::move(ask);
}

void settle(Turn& turn, const std::optional<Operator>& second)
{
    const ResettleKnown* estimate = estimateOf(turn.state);
    if (refused(turn, whyNotResettle(turn.here, turn.state)) || !estimate)
        return;
    const SettlementLine line = *current(turn.state);
    const Fen fund = estimate->estimate.amounts.fund_pay_sumamt;
    if (!second && needsSecond(turn, fund)) {
        askSecond(turn, say(Phrase::DeskMoneySecondText, fund, turn.here.secondAbove),
            QStringLiteral("resettle"));
        return;
    }
    const QString ticket = send(turn, line, second, false);
    turn.effects.emplace_back(Resettle { ticket, line, estimate->estimate });
}

void estimated(Turn& turn, const ResettleKnown& event)
{
    Settlements& s = turn.state.settlements;
    const SettlementLine* line = current(turn.state);
    if (!line || line->visit.mdtrtId != event.mdtrtId || s.wanted != idOf(*line))
        return;
    s.wanted.clear();
    s.estimate = event;
    turn.tell(say(Phrase::DeskMoneyEstimated));
}

// ---- What became of it --------------------------------------------------------------------------

/// Takes it off the list of what is on its way.
std::optional<MoneySent> take(Turn& turn, const QString& ticket)
{
    auto node = turn.state.settlements.sent.extract(ticket);
    if (!node)
        return std::nullopt;
    return std::move(node.mapped());
}

SettlementLine settledAs(SettlementLine line, const Settlement& settlement)
{
    line.setlId = settlement.setlId;
    line.at = settlement.settledAt;
    line.total = settlement.amounts.medfee_sumamt;
    line.fund = settlement.amounts.fund_pay_sumamt;
    line.person = settlement.amounts.psn_part_amt;
    line.cash = settlement.amounts.psn_cash_pay;
    return line;
}

/// A statement read before it was cancelled must not be printed after.
void forgetPaper(State& state, const QString& setlId)
{
    if (state.settlements.whole && state.settlements.whole->setlId == setlId)
        state.settlements.whole.reset();
    const auto* paper = std::get_if<PrintStatement>(&state.lastPaper);
    if (paper && paper->settlement.setlId == setlId)
        state.lastPaper = {};
}

void made(Turn& turn, const SettlementMade& event)
{
    const auto sent = take(turn, event.ticket);
    if (!sent)
        return;
    const SettlementAmounts& a = event.settlement.amounts;
    if (sent->cancels) {
        forgetPaper(turn.state, sent->line.setlId);
        turn.tell(say(
            Phrase::DeskMoneyCancelled, sent->line.setlId, -a.fund_pay_sumamt, -a.psn_cash_pay));
    } else {
        turn.tell(say(
            Phrase::DeskMoneySettled, event.settlement.setlId, a.fund_pay_sumamt, a.psn_cash_pay));
        if (!turn.state.locked) // a person waits for it
            printWhole(turn, settledAs(sent->line, event.settlement), event.settlement,
                event.maskedCertNo, false);
    }
    turn.state.settlements.estimate.reset();
    if (!turn.state.locked && turn.state.online)
        askAgain(turn);
}

void declined(Turn& turn, const QString& ticket, std::vector<Refusal> reasons)
{
    const auto sent = take(turn, ticket);
    if (!sent)
        return;
    turn.tell(say(Phrase::DeskMoneyDeclined,
                  sent->cancels ? sent->line.setlId : sent->line.visit.mdtrtId),
        Tone::Alarm);
    turn.state.settlements.estimate.reset(); // what it rested on may have changed
    if (!reasons.empty())
        turn.state.settlements.against[idOf(sent->line)] = std::move(reasons);
}

void failed(Turn& turn, const AskFailed& event)
{
    Settlements& s = turn.state.settlements;
    if (!event.ticket.isEmpty()) {
        declined(turn, event.ticket, event.reasons);
    } else if (event.question == QLatin1String("settlements")) {
        s.asking = false;
    } else if (event.question == QLatin1String("settlement")
        || event.question == QLatin1String("resettle")) {
        if (!event.reasons.empty() && !s.wanted.isEmpty())
            s.against[s.wanted] = event.reasons;
        s.wanted.clear();
        s.thenPrint = false;
    }
}

/// A settlement that nobody waits for any more takes no effect; a cancellation goes its way.
void waitedEnough(Turn& turn, const QString& ticket, MoneySent& sent)
{
    sent.waits = false;
    if (sent.cancels) {
        turn.tell(say(Phrase::DeskMoneyCancelPending, sent.line.setlId), Tone::Attention);
        return;
    }
    turn.effects.emplace_back(GiveUp { ticket });
    turn.tell(say(Phrase::DeskMoneyPending, sent.line.visit.mdtrtId), Tone::Attention);
}

/// What has to be seen to first, by its number and with the province's own words.
void tellHeldUp(Turn& turn, const SettlementLine& line, const WaitingRecord& by)
{
    const Code what { QStringLiteral("record"), by.infno };
    turn.tell(by.said.isEmpty()
            ? say(Phrase::DeskMoneyHeldUp, line.visit.mdtrtId, what, by.msgid)
            : say(Phrase::DeskMoneyHeldUpSaid, line.visit.mdtrtId, what, by.msgid, by.said),
        Tone::Alarm);
}

/// Nobody waits in vain: it is given up, and leaves nothing behind that could settle later.
void heldUp(Turn& turn, const HeldUp& event)
{
    const auto at = turn.state.settlements.sent.find(event.ticket);
    if (at == turn.state.settlements.sent.end() || at->second.cancels)
        return;
    MoneySent& sent = at->second;
    sent.heldUpBy = event.by;
    if (std::exchange(sent.waits, false))
        turn.effects.emplace_back(GiveUp { event.ticket });
    tellHeldUp(turn, sent.line, event.by);
}

void withdrawn(Turn& turn, const QString& ticket)
{
    const auto sent = take(turn, ticket);
    if (sent && sent->heldUpBy)
        tellHeldUp(turn, sent->line, *sent->heldUpBy);
    else if (sent)
        turn.tell(say(Phrase::DeskMoneyWithdrawn, sent->line.visit.mdtrtId), Tone::Attention);
}

void second(Turn& turn)
{
    for (auto& [ticket, sent] : turn.state.settlements.sent)
        if (sent.waits && sent.stored && ++sent.seconds >= settleWaitSeconds)
            waitedEnough(turn, ticket, sent);
}

} // namespace

void open(Turn& turn)
{
    if (turn.state.online && !turn.state.settlements.known)
        askAgain(turn);
}

void find(Turn& turn, const QString& text, const QDate& day)
{
    if (!turn.state.online) {
        turn.tell(say(Phrase::DeskMoneyNoLink), Tone::Attention);
        return;
    }
    turn.state.module = QStringLiteral("settlements");
    turn.state.notice.reset();
    const QString number = normalisedNumber(text);
    ask(turn, isValidResidentNumber(number) ? number : text, day);
}

void cardShown(Turn& turn, const SocialSecurityCard& card)
{
    find(turn, normalisedNumber(card.socialSecurityNumber), {});
}

void secondAgreed(Turn& turn, const Operator& who, const QString& then)
{
    if (then == QLatin1String("cancel"))
        cancel(turn, who);
    else if (then == QLatin1String("resettle"))
        settle(turn, who);
}

void reprint(Turn& turn, const PrintStatement& paper)
{
    printWhole(turn, paper.line, paper.settlement, paper.maskedCertNo, true);
}

void leave(Turn& turn)
{
    for (auto& [ticket, sent] : turn.state.settlements.sent)
        if (std::exchange(sent.waits, false) && !sent.cancels)
            turn.effects.emplace_back(GiveUp { ticket });
}

QString inSight(const State& state)
{
    return state.settlements.whole ? state.settlements.whole->setlId : QString();
}

void step(Turn& turn, Event& event)
{
    if (std::holds_alternative<SecondPassed>(event)) {
        second(turn);
    } else if (const auto* found = std::get_if<SettlementsFound>(&event)) {
        known(turn, *found);
    } else if (const auto* whole = std::get_if<SettlementSeen>(&event)) {
        seen(turn, *whole);
    } else if (const auto* estimate = std::get_if<ResettleKnown>(&event)) {
        estimated(turn, *estimate);
    } else if (const auto* stored = std::get_if<Recorded>(&event)) {
        if (const auto sent = turn.state.settlements.sent.find(stored->ticket);
            sent != turn.state.settlements.sent.end())
            sent->second.stored = true;
    } else if (const auto* done = std::get_if<SettlementMade>(&event)) {
        made(turn, *done);
    } else if (const auto* refusal = std::get_if<Declined>(&event)) {
        declined(turn, refusal->ticket, refusal->reasons);
    } else if (const auto* gone = std::get_if<Withdrawn>(&event)) {
        withdrawn(turn, gone->ticket);
    } else if (const auto* behind = std::get_if<HeldUp>(&event)) {
        heldUp(turn, *behind);
    } else if (const auto* trouble = std::get_if<AskFailed>(&event)) {
        failed(turn, *trouble);
    } else if (const auto* link = std::get_if<LinkIs>(&event)) {
        if (link->online && turn.state.module == QLatin1String("settlements"))
            open(turn);
    }
}

void act(Turn& turn, const Event& event)
{
    const QString id = actOf(event);
    if (const auto* moved = std::get_if<Chosen>(&event)) {
        const QString before = std::exchange(turn.state.settlements.current, moved->line);
        const bool known = current(turn.state);
        turn.state.settlements.current = before;
        if (known)
            goTo(turn, moved->line);
    } else if (id == QLatin1String("open")) {
        openCurrent(turn, false);
    } else if (id == QLatin1String("print")) {
        print(turn);
    } else if (id == QLatin1String("cancel")) {
        askToCancel(turn);
    } else if (id == QLatin1String("cancel!")) {
        cancel(turn, {});
    } else if (id == QLatin1String("resettle")) {
        resettle(turn);
    } else if (id == QLatin1String("resettle!")) {
        settle(turn, {});
    } else if (id == QLatin1String("refresh")) {
        if (!turn.state.online) {
            turn.tell(say(Phrase::DeskMoneyNoLink), Tone::Attention);
        } else {
            turn.state.notice.reset();
            askAgain(turn);
        }
    } else if (id == QLatin1String("back")) {
        if (turn.state.settlements.whole || turn.state.settlements.estimate)
            forgetOpened(turn.state.settlements);
        else if (!turn.state.settlements.text.isEmpty())
            find(turn, {}, turn.today());
    }
}

} // namespace yidi::desk::settlements
