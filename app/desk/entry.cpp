// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/entry_form.h"

#include "app/domain/person/document.h"

#include <algorithm>

namespace yidi::desk::entry {
namespace {

constexpr int receiptWaitSeconds = 8;

QString certTypeIn(const State& state)
{
    const QString type = text(state, "cert-type");
    return type.isEmpty() ? QStringLiteral("01") : type;
}

/// How the trail names somebody.
QString masked(const Person& person)
{
    return maskedCertNo(person.certType, person.certNo);
}

void askPerson(Turn& turn, const QString& certType, const QString& certNo)
{
    turn.state.entry.asking = true;
    turn.note(QStringLiteral("ask-person"), maskedCertNo(certType, certNo));
    turn.effects.emplace_back(AskPerson { certType, certNo });
}

void findPerson(Turn& turn)
{
    const QString type = certTypeIn(turn.state);
    const QString number = normalisedNumber(text(turn.state, "cert-no"));
    const auto kind = documentKindOf(type);
    if (!kind || numberFault(*kind, number, turn.today())) {
        turn.state.entry.focus = QStringLiteral("cert-no");
        turn.tell(say(number.isEmpty() ? Phrase::DeskTypeNumber : Phrase::DeskNumberWrong),
            Tone::Attention);
        return;
    }
    askPerson(turn, type, number);
}

void cardShown(Turn& turn, const SocialSecurityCard& card)
{
    const QString number = normalisedNumber(card.socialSecurityNumber);
    const auto who = subject(turn.state);
    if (who && who->certNo == number) { // whoever is filed for proves that they are here
        turn.state.entry.cardShown = true;
        turn.tell(say(Phrase::DeskCardMatches));
        return;
    }
    if (hasUnsaved(turn.state)) {
        turn.tell(say(Phrase::DeskCardOther), Tone::Attention);
        return;
    }
    begin(turn);
    Entry& e = turn.state.entry;
    e.fields[QStringLiteral("cert-type")] = QStringLiteral("01");
    e.fields[QStringLiteral("cert-no")] = number;
    e.fields[QStringLiteral("name")] = card.name;
    e.fields[QStringLiteral("insured")] = card.issuingRegion().left(4) + QStringLiteral("00");
    e.cardShown = true;
    askPerson(turn, QStringLiteral("01"), number);
}

/// The filing somebody most likely comes about: one that waits for them, else one that runs.
QString likelyTarget(const std::vector<Filing>& filings)
{
    for (const Filing& one : filings)
        if (one.state == FilingState::Draft || one.state == FilingState::NeedMaterial)
            return one.number;
    for (const Filing& one : filings)
        if (one.isLive())
            return one.number;
    return {};
}

void found(Turn& turn, const PersonFound& event)
{
    Entry& e = turn.state.entry;
    const bool wanted = e.asking || turn.state.searching;
    if (!wanted || (!e.asking && hasUnsaved(turn.state)))
        return;
    turn.state.module = QStringLiteral("entry");
    e.asking = false;
    turn.state.searching = false;
    e.typed = false;
    e.found = event;
    e.fields[QStringLiteral("cert-type")] = event.person.certType;
    e.fields[QStringLiteral("cert-no")] = event.person.certNo;
    if (!e.draft)
        e.target = likelyTarget(event.filings);
    e.focus = QStringLiteral("wish");
    turn.state.notice.reset();
}

/// Whoever was to be asked did not answer, also where the line itself seems good.
bool isUnanswered(ErrorCode error)
{
    return error == ErrorCode::LinkDown || error == ErrorCode::LinkTimeout
        || error == ErrorCode::TlsRefused || error == ErrorCode::AnswerUnsigned;
}

void notFound(Turn& turn, const AskFailed& failed)
{
    Entry& e = turn.state.entry;
    e.asking = false;
    if (!isUnanswered(failed.error) && turn.state.online)
        return;
    e.typed = true;
    e.focus = QStringLiteral("name");
    turn.tell(say(Phrase::DeskPersonByHand), Tone::Attention);
}

void supersede(Turn& turn, const QString& ticket, PrintReceipt receipt)
{
    turn.state.lastPaper = receipt;
    if (turn.state.entry.ticket == ticket)
        turn.state.entry.receipt = std::move(receipt);
}

PrintReceipt* sent(Turn& turn, const QString& ticket)
{
    const auto found = turn.state.sent.find(ticket);
    return found == turn.state.sent.end() ? nullptr : &found->second;
}

/// What is sent is a copy; a second pressing of the key sends nothing twice.
void send(Turn& turn)
{
    Entry& e = turn.state.entry;
    const Wish wanted = wish(turn.here, turn.state);
    const FilingRequest asked = request(turn.here, turn.state);
    const QStringList papers = papersSeen(turn.here, turn.state);
    const QString ticket = turn.ticket();
    const QString about =
        asked.target.isEmpty() ? maskedCertNo(asked.certType, asked.certNo) : asked.target;
    turn.note(wishName(wanted), about);
    if (e.second)
        turn.note(QStringLiteral("second"), e.second->number);
    PrintReceipt receipt { {}, asked, {}, {} };
    if (isJudgement(wanted)) {
        const ReviewAction action = wanted == Wish::Submit ? ReviewAction::Submit
            : wanted == Wish::Supplement                   ? ReviewAction::Supplement
                                                           : ReviewAction::Withdraw;
        if (e.draft)
            receipt.request = e.draft->request;
        receipt.number = asked.target;
        turn.effects.emplace_back(Judge {
            ticket, { action, asked.target, turn.who().number, FilingRole::Clerk, papers, {} } });
    } else {
        turn.effects.emplace_back(File { ticket, asked, papers });
    }
    turn.state.sent[ticket] = receipt;
    e.ticket = ticket;
    e.msgid.clear();
    e.seconds = 0;
    e.waits = true;
    e.changed = false;
    e.receipt.reset();
    turn.tell(say(Phrase::DeskSending));
}

void submit(Turn& turn, bool despiteReasons)
{
    Entry& e = turn.state.entry;
    if (!subject(turn.state)) {
        findPerson(turn);
        return;
    }
    if (!e.ticket.isEmpty() && !e.changed) {
        turn.tell(say(Phrase::DeskSentAlready), Tone::Attention);
        return;
    }
    e.looked = true;
    const auto wrong = problems(turn.here, turn.state);
    if (!wrong.empty()) {
        for (const Field& field : form(turn.here, turn.state).fields)
            if (wrong.contains(field.id)) {
                e.focus = field.id;
                break;
            }
        turn.tell(say(Phrase::DeskFormIncomplete, static_cast<int>(wrong.size())), Tone::Attention);
        return;
    }
    if (needsSupervisor(turn.here, turn.state) && !turn.who().may(FilingRole::Supervisor)
        && !e.second) {
        turn.state.notice.reset();
        askSecond(turn, say(Phrase::DeskSecondText), QStringLiteral("submit"));
        return;
    }
    const auto decision = check(turn.here, turn.state);
    const bool stands = decision
        && (decision->outcome == FilingDecision::Outcome::Reject
            || decision->outcome == FilingDecision::Outcome::NotRequired);
    if (stands && !despiteReasons) {
        Ask ask { say(Phrase::DeskSendAnywayTitle), {}, QStringLiteral("submit!"),
            say(Phrase::DeskKeySendAnyway) };
        for (const Refusal& refusal : decision->reasons)
            ask.text.push_back(sayRefusal(refusal));
        ask.text.push_back(say(Phrase::DeskSendAnywayText));
        turn.state.over = std::move(ask);
        return;
    }
    send(turn);
}

/// Initials that leave one place have chosen it.
void pickInsured(Turn& turn, const Typed& event)
{
    if (event.field != QLatin1String("insured-initials"))
        return;
    const auto options = placesFor(turn.here, turn.state, event.text);
    if (options.size() == 1)
        turn.state.entry.fields[QStringLiteral("insured")] = options.front().id;
}

void typed(Turn& turn, const Typed& event)
{
    Entry& e = turn.state.entry;
    QString& field = e.fields[event.field];
    if (field == event.text)
        return;
    field = event.text;
    e.changed = true;
    pickInsured(turn, event);
    e.focus.clear();
    e.second.reset(); // who agreed agreed to what stood there
    if (event.field == QLatin1String("cert-no") || event.field == QLatin1String("cert-type")) {
        e.found.reset();
        e.draft.reset();
        e.target.clear();
        e.cardShown = false;
        e.typed = false;
    }
}

void recorded(Turn& turn, const Recorded& event)
{
    Entry& e = turn.state.entry;
    PrintReceipt* receipt = sent(turn, event.ticket);
    if (!receipt)
        return;
    if (receipt->number.isEmpty())
        receipt->number = event.msgid;
    supersede(turn, event.ticket, *receipt);
    if (e.ticket != event.ticket)
        return;
    e.msgid = event.msgid;
    if (!turn.state.online) {
        e.waits = false;
        turn.tell(say(Phrase::DeskStoredHere, event.msgid), Tone::Attention);
    }
}

void answered(Turn& turn, const Answered& event)
{
    PrintReceipt* receipt = sent(turn, event.ticket);
    if (!receipt)
        return;
    receipt->number = event.filing.number;
    receipt->filing = event.filing;
    receipt->request.begin = event.filing.begin;
    receipt->request.end = event.filing.end;
    supersede(turn, event.ticket, *receipt);
    turn.state.sent.erase(event.ticket);
    if (turn.state.entry.ticket == event.ticket)
        turn.state.entry.waits = false;
    turn.tell(say(Phrase::DeskJudged, event.filing.number,
        Code { QStringLiteral("filing-state"), filingStateName(event.filing.state) }));
}

void declined(Turn& turn, const QString& ticket, const std::vector<Refusal>& reasons)
{
    PrintReceipt* receipt = sent(turn, ticket);
    if (!receipt)
        return;
    receipt->reasons = reasons;
    supersede(turn, ticket, *receipt);
    turn.state.sent.erase(ticket);
    Entry& e = turn.state.entry;
    if (e.ticket == ticket) {
        e.waits = false;
        e.changed = true; // it stands there to be corrected and sent again
    }
    turn.tell(say(Phrase::DeskFileDeclined, static_cast<int>(reasons.size())), Tone::Alarm);
}

/// It could not be stored: nothing has left, and the form is as it was.
void notStored(Turn& turn, const AskFailed& event)
{
    if (turn.state.sent.erase(event.ticket) == 0)
        return;
    Entry& e = turn.state.entry;
    if (e.ticket == event.ticket) {
        e.ticket.clear();
        e.waits = false;
        e.changed = true;
    }
    turn.tell(sayError(event.error), Tone::Alarm);
}

void second(Turn& turn)
{
    Entry& e = turn.state.entry;
    if (!e.waits || ++e.seconds < receiptWaitSeconds || e.msgid.isEmpty())
        return;
    e.waits = false;
    turn.tell(say(Phrase::DeskStoredHere, e.msgid), Tone::Attention);
}

void print(Turn& turn, const std::optional<PrintReceipt>& receipt)
{
    if (!receipt || receipt->number.isEmpty()) {
        turn.tell(say(Phrase::DeskNothingToPrint), Tone::Attention);
        return;
    }
    turn.note(QStringLiteral("print"), receipt->number);
    turn.effects.emplace_back(*receipt);
    turn.tell(say(Phrase::DeskPrinting, receipt->number));
}

/// The filing that is to be extended, changed …
void aim(State& state, const QString& number)
{
    const QString before = std::exchange(state.entry.target, number);
    if (!target(state))
        state.entry.target = before;
    else if (before != number)
        state.entry.fields.erase(QStringLiteral("wish"));
}

/// One step back: out of a form that has something in it only after asking.
void back(Turn& turn)
{
    if (hasUnsaved(turn.state))
        turn.state.over = askToDiscard(QStringLiteral("new!"));
    else
        begin(turn);
}

} // namespace

void begin(Turn& turn)
{
    turn.state.module = QStringLiteral("entry");
    turn.state.entry = {};
    turn.state.entry.focus = QStringLiteral("cert-no");
    turn.state.notice.reset();
}

void carryOn(Turn& turn, const ReviewCase& draft)
{
    begin(turn);
    Entry& e = turn.state.entry;
    e.draft = draft;
    e.target = draft.filing.number;
    e.fields[QStringLiteral("cert-type")] = draft.request.certType;
    e.fields[QStringLiteral("cert-no")] = draft.request.certNo;
    e.fields[QStringLiteral("name")] = draft.request.psnName;
    e.fields[QStringLiteral("insured")] = draft.request.insuredRegion;
    askPerson(turn, draft.request.certType, draft.request.certNo);
}

void lookUp(Turn& turn, const QString& certNo)
{
    begin(turn);
    turn.state.entry.fields[QStringLiteral("cert-type")] = QStringLiteral("01");
    turn.state.entry.fields[QStringLiteral("cert-no")] = certNo;
    askPerson(turn, QStringLiteral("01"), certNo);
}

bool hasUnsaved(const State& state)
{
    return state.entry.changed;
}

QString inSight(const State& state)
{
    return state.entry.found ? masked(state.entry.found->person) : QString();
}

void secondAgreed(Turn& turn, const Operator& who)
{
    turn.state.entry.second = who;
    submit(turn, false);
}

void reprint(Turn& turn)
{
    const auto* receipt = std::get_if<PrintReceipt>(&turn.state.lastPaper);
    print(turn, receipt ? std::optional(*receipt) : std::nullopt);
}

void step(Turn& turn, Event& event)
{
    if (std::holds_alternative<SecondPassed>(event))
        second(turn);
    else if (const auto* card = std::get_if<CardShown>(&event))
        cardShown(turn, card->card);
    else if (const auto* bad = std::get_if<CardFailed>(&event))
        turn.tell(sayError(bad->error), Tone::Attention);
    else if (const auto* person = std::get_if<PersonFound>(&event))
        found(turn, *person);
    else if (const auto* stored = std::get_if<Recorded>(&event))
        recorded(turn, *stored);
    else if (const auto* answer = std::get_if<Answered>(&event))
        answered(turn, *answer);
    else if (const auto* refusal = std::get_if<Declined>(&event))
        declined(turn, refusal->ticket, refusal->reasons);
    else if (const auto* failed = std::get_if<AskFailed>(&event)) {
        if (!failed->ticket.isEmpty())
            notStored(turn, *failed);
        else if (turn.state.entry.asking)
            notFound(turn, *failed);
    }
}

void act(Turn& turn, const Event& event)
{
    const QString id = actOf(event);
    if (const auto* text = std::get_if<Typed>(&event)) {
        typed(turn, *text);
    } else if (const auto* moved = std::get_if<Chosen>(&event)) {
        aim(turn.state, moved->line);
    } else if (id == QLatin1String("person")) {
        findPerson(turn);
    } else if (id == QLatin1String("submit")) {
        submit(turn, false);
    } else if (id == QLatin1String("submit!")) {
        submit(turn, true);
    } else if (id == QLatin1String("print")) {
        print(turn, turn.state.entry.receipt);
    } else if (id == QLatin1String("back")) {
        back(turn);
    }
}

} // namespace yidi::desk::entry
