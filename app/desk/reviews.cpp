// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi::desk::reviews {
namespace {

constexpr int refreshSeconds = 60;
constexpr int decideWithinDays = 2;

bool passes(const FilingDecision& decision)
{
    return decision.outcome == FilingDecision::Outcome::Approve
        || decision.outcome == FilingDecision::Outcome::Review;
}

} // namespace

QDateTime due(const ReviewCase& one)
{
    return one.deadline.isValid() ? one.deadline.endOfDay()
                                  : one.receivedAt.addDays(decideWithinDays);
}

const Given* givenTo(const State& state, const QString& number)
{
    const auto& all = state.reviews.given;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Given& given) {
        return given.judgement.number == number && given.judgement.action != ReviewAction::Claim
            && given.judgement.action != ReviewAction::Release;
    });
    return found == all.end() ? nullptr : &*found;
}

bool isOpen(const Here& here, const State& state, const ReviewCase& one)
{
    return one.filing.state == FilingState::InReview && !givenTo(state, one.filing.number)
        && !isMine(here, state, one.enteredBy)
        && (one.claimedBy.isEmpty() || isMine(here, state, one.claimedBy));
}

std::optional<Words> whyNot(const Here& here, const State& state, const ReviewCase* one)
{
    if (here.institution.type != QLatin1String("9"))
        return say(Phrase::DeskWhyNoOffice);
    if (!state.who->may(FilingRole::Reviewer))
        return say(Phrase::DeskWhyNoReviewer);
    if (!one)
        return say(Phrase::DeskWhyNothing);
    if (isMine(here, state, one->enteredBy))
        return say(Phrase::DeskWhyFourEyes);
    if (!one->claimedBy.isEmpty() && !isMine(here, state, one->claimedBy))
        return say(Phrase::DeskWhyClaimed, one->claimedBy);
    if (givenTo(state, one->filing.number))
        return say(Phrase::DeskWhyGiven);
    if (one->filing.state != FilingState::InReview)
        return say(Phrase::DeskWhyState,
            Code { QStringLiteral("filing-state"), filingStateName(one->filing.state) });
    return std::nullopt;
}

std::optional<Words> whyNotApprove(const Here& here, const State& state, const ReviewCase* one)
{
    if (auto why = whyNot(here, state, one))
        return why;
    if (one->preview.outcome == FilingDecision::Outcome::Reject
        || one->preview.outcome == FilingDecision::Outcome::NotRequired)
        return say(Phrase::DeskWhyReasons);
    return std::nullopt;
}

Sorted sorted(const Here& here, const State& state, const DryRun& run)
{
    Sorted out;
    for (const QString& number : run.numbers) {
        const auto& cases = state.reviews.cases;
        const auto one = std::find_if(cases.begin(), cases.end(),
            [&](const ReviewCase& c) { return c.filing.number == number; });
        const auto decision = std::find_if(run.decisions->begin(), run.decisions->end(),
            [&](const auto& pair) { return pair.first == number; });
        const auto why = whyNot(here, state, one == cases.end() ? nullptr : &*one);
        if (why)
            out.problems.emplace_back(number, *why);
        else if (decision == run.decisions->end())
            out.problems.emplace_back(number, say(Phrase::DeskPreviewMissing));
        else if (!passes(decision->second))
            out.problems.emplace_back(number,
                decision->second.reasons.empty() ? say(Phrase::DeskWhyReasons)
                                                 : sayRefusal(decision->second.reasons.front()));
        else
            out.passing.append(number);
    }
    return out;
}

namespace {

/// Papers anybody may be asked for, beside those the policy names for the category.
constexpr const char* commonPapers[] = { "settlement-proof", "residence-proof", "work-proof",
    "referral-certificate", "identity-document", "agency-letter", "commitment" };

ReviewCase* find(State& state, const QString& number)
{
    auto& cases = state.reviews.cases;
    const auto found = std::find_if(cases.begin(), cases.end(),
        [&](const ReviewCase& one) { return one.filing.number == number; });
    return found == cases.end() ? nullptr : &*found;
}

void send(Turn& turn, Given& given)
{
    given.sent = true;
    given.seconds = 0;
    turn.effects.emplace_back(Judge { given.ticket, given.judgement });
}

/// Claims and releases go at once; there is nothing in them to take back.
void sendNow(Turn& turn, ReviewAction action, const QString& number, FilingRole role)
{
    turn.note(reviewActionName(action), number);
    Given given { turn.ticket(), { action, number, turn.who().number, role, {}, {} } };
    send(turn, given);
    turn.state.reviews.given.push_back(std::move(given));
}

void claim(Turn& turn, ReviewCase& one)
{
    if (isMine(turn.here, turn.state, one.claimedBy))
        return;
    one.claimedBy = turn.who().number;
    sendNow(turn, ReviewAction::Claim, one.filing.number, FilingRole::Reviewer);
}

/// Gives back the case that was taken in hand and left undecided.
void putDown(Turn& turn)
{
    Reviews& r = turn.state.reviews;
    const QString number = std::exchange(r.opened, {});
    if (number.isEmpty() || givenTo(turn.state, number))
        return;
    if (ReviewCase* one = find(turn.state, number))
        one->claimedBy.clear();
    release(turn, number, FilingRole::Reviewer);
}

void give(Turn& turn, const QString& number, ReviewAction action, QStringList papers = {},
    QStringList reasons = {})
{
    Reviews& r = turn.state.reviews;
    ReviewCase* one = find(turn.state, number);
    if (!one)
        return;
    claim(turn, *one);
    turn.note(reviewActionName(action), number);
    r.given.push_back({ turn.ticket(),
        { action, number, turn.who().number, FilingRole::Reviewer, std::move(papers),
            std::move(reasons) },
        graceSeconds });
    r.marked.erase(number);
    r.against.erase(number);
    if (r.opened == number)
        r.opened.clear();
}

void sortByDue(std::vector<ReviewCase>& cases)
{
    std::sort(cases.begin(), cases.end(), [](const ReviewCase& a, const ReviewCase& b) {
        return std::tuple(due(a), a.filing.number) < std::tuple(due(b), b.filing.number);
    });
}

void goTo(Turn& turn, const QString& number)
{
    Reviews& r = turn.state.reviews;
    if (r.current != number)
        r.uncovered.clear();
    r.current = number;
}

/// The first that can be judged, after `number` if there is one, else from the top.
QString nextOpen(const Turn& turn, const QString& after)
{
    const auto& cases = turn.state.reviews.cases;
    for (const ReviewCase& one : cases)
        if (one.filing.number != after && isOpen(turn.here, turn.state, one))
            return one.filing.number;
    return {};
}

/// The rows an action is for: the marked ones, else the current one.
QStringList chosen(const State& state)
{
    const Reviews& r = state.reviews;
    if (r.marked.empty())
        return r.current.isEmpty() ? QStringList() : QStringList { r.current };
    QStringList numbers;
    for (const ReviewCase& one : r.cases)
        if (r.marked.contains(one.filing.number))
            numbers.append(one.filing.number);
    return numbers;
}

bool refused(Turn& turn, const std::optional<Words>& why)
{
    if (why)
        turn.tell(*why, Tone::Attention);
    return why.has_value();
}

void open(Turn& turn, ReviewCase& one)
{
    Reviews& r = turn.state.reviews;
    if (r.opened == one.filing.number)
        return;
    putDown(turn);
    r.opened = one.filing.number;
    claim(turn, one);
}

void openCurrent(Turn& turn)
{
    ReviewCase* one = find(turn.state, turn.state.reviews.current);
    if (!refused(turn, whyNot(turn.here, turn.state, one)))
        open(turn, *one);
}

void goOn(Turn& turn)
{
    const QString next = nextOpen(turn, turn.state.reviews.current);
    if (next.isEmpty()) {
        putDown(turn);
        turn.tell(say(Phrase::DeskNothingLeft));
        return;
    }
    goTo(turn, next);
    openCurrent(turn);
}

void approve(Turn& turn)
{
    Reviews& r = turn.state.reviews;
    if (!r.marked.empty()) {
        if (!mayReview(turn.here, turn.state)) {
            refused(turn, whyNot(turn.here, turn.state, nullptr));
            return;
        }
        turn.state.notice.reset();
        const QStringList numbers = chosen(turn.state);
        turn.state.over = DryRun { numbers, {} };
        turn.effects.emplace_back(AskPreview { numbers });
        return;
    }
    const QString number = r.current;
    if (refused(turn, whyNotApprove(turn.here, turn.state, find(turn.state, number))))
        return;
    give(turn, number, ReviewAction::Approve);
    turn.tell(say(Phrase::DeskApproved, number));
}

QStringList papersFor(const Turn& turn, const QStringList& numbers)
{
    QStringList papers;
    for (const QString& number : numbers) {
        const ReviewCase* one = find(turn.state, number);
        const FilingRules* rules =
            one ? rulesOf(turn.here, turn.state, one->filing.insuredRegion) : nullptr;
        if (!rules)
            continue;
        const auto of = rules->materials.find(filingCategoryCode(one->filing.category));
        if (of != rules->materials.end())
            papers += of->second;
    }
    for (const char* common : commonPapers)
        papers.append(QLatin1String(common));
    papers.removeDuplicates();
    return papers;
}

/// R01 … R19, those that stand against it first.
QStringList reasonsFor(const ReviewCase& one)
{
    QStringList codes;
    for (const Refusal& refusal : one.preview.reasons)
        if (refusal.code.startsWith(QLatin1Char('R')))
            codes.append(refusal.code);
    for (int i = 0; i <= static_cast<int>(FilingReason::R19NationalRefused); ++i)
        codes.append(filingReasonCode(static_cast<FilingReason>(i)));
    codes.removeDuplicates();
    return codes;
}

void chooseReasons(Turn& turn, ReviewAction action)
{
    QStringList numbers = chosen(turn.state);
    if (action == ReviewAction::Refuse && numbers.size() > 1) {
        turn.tell(say(Phrase::DeskRefuseOne), Tone::Attention);
        return;
    }
    for (const QString& number : numbers)
        if (refused(turn, whyNot(turn.here, turn.state, find(turn.state, number)))) {
            goTo(turn, number);
            return;
        }
    if (numbers.isEmpty() && refused(turn, whyNot(turn.here, turn.state, nullptr)))
        return;
    turn.state.notice.reset();
    if (numbers.size() == 1)
        open(turn, *find(turn.state, numbers.front()));
    const QStringList codes = action == ReviewAction::Ask
        ? papersFor(turn, numbers)
        : reasonsFor(*find(turn.state, numbers.front()));
    turn.state.over = ChooseReasons { action, numbers, codes, {}, codes.value(0) };
}

void undo(Turn& turn)
{
    auto& given = turn.state.reviews.given;
    const auto last =
        std::find_if(given.rbegin(), given.rend(), [](const Given& one) { return !one.sent; });
    if (last == given.rend()) {
        turn.tell(say(Phrase::DeskNothingToUndo), Tone::Attention);
        return;
    }
    const QString number = last->judgement.number;
    turn.note(QStringLiteral("undo"), number);
    given.erase(std::next(last).base());
    putDown(turn);
    turn.state.reviews.opened = number; // still claimed
    goTo(turn, number);
    turn.tell(say(Phrase::DeskUndone, number));
}

/// The name and number of the case in full, for a while. That somebody looked is noted each time.
void uncover(Turn& turn)
{
    Reviews& r = turn.state.reviews;
    const ReviewCase* one = current(turn.state);
    if (!one) {
        turn.tell(say(Phrase::DeskWhyNothing), Tone::Attention);
    } else if (isUncovered(turn.state, *one)) {
        r.uncovered.clear();
    } else {
        r.uncovered = one->filing.number;
        r.secondsLeft = uncoveredSeconds;
        turn.note(QStringLiteral("see"), r.uncovered);
    }
}

void mark(Turn& turn, const QString& number)
{
    auto& marked = turn.state.reviews.marked;
    if (!find(turn.state, number) || marked.erase(number) > 0)
        return;
    marked.insert(number);
}

void markAll(Turn& turn)
{
    Reviews& r = turn.state.reviews;
    std::set<QString> all;
    for (const ReviewCase& one : r.cases)
        if (!givenTo(turn.state, one.filing.number))
            all.insert(one.filing.number);
    r.marked = r.marked == all ? std::set<QString>() : all;
}

/// What was judged here and is not answered yet stays, whatever the province lists.
void known(Turn& turn, const ReviewsKnown& event)
{
    Reviews& r = turn.state.reviews;
    std::vector<ReviewCase> cases = event.cases;
    const auto has = [&](const QString& number) {
        return std::any_of(cases.begin(), cases.end(),
            [&](const ReviewCase& one) { return one.filing.number == number; });
    };
    for (const ReviewCase& old : r.cases)
        if (givenTo(turn.state, old.filing.number) && !has(old.filing.number))
            cases.push_back(old);
    for (ReviewCase& one : cases)
        if (one.filing.number == r.opened)
            one.claimedBy = turn.who().number; // the claim may still be on its way
    sortByDue(cases);
    r.cases = std::move(cases);
    r.known = true;
    r.asking = false;
    r.search = event.search;
    std::erase_if(r.marked, [&](const QString& number) { return !has(number); });
    if (!find(turn.state, r.opened))
        r.opened.clear();
    if (!find(turn.state, r.current))
        r.current = nextOpen(turn, {});
    if (r.current.isEmpty() && !r.cases.empty())
        r.current = r.cases.front().filing.number;
}

/// What the search box found. A draft, or papers that were asked for, goes on at the form.
void found(Turn& turn, const ReviewsKnown& event)
{
    if (event.cases.empty()) {
        turn.tell(say(Phrase::DeskFoundNothing), Tone::Attention);
        return;
    }
    turn.state.searching = false;
    const ReviewCase& first = event.cases.front();
    const bool forForm = first.filing.state == FilingState::Draft
        || first.filing.state == FilingState::NeedMaterial || !mayReview(turn.here, turn.state);
    if (event.cases.size() == 1 && forForm) {
        entry::carryOn(turn, first);
        return;
    }
    turn.state.module = QStringLiteral("reviews");
    known(turn, event);
    turn.state.reviews.current = first.filing.number;
    turn.tell(say(Phrase::DeskFound, static_cast<int>(event.cases.size())));
}

auto byTicket(State& state, const QString& ticket)
{
    auto& all = state.reviews.given;
    return std::find_if(
        all.begin(), all.end(), [&](const Given& given) { return given.ticket == ticket; });
}

void answered(Turn& turn, const Answered& event)
{
    Reviews& r = turn.state.reviews;
    const auto given = byTicket(turn.state, event.ticket);
    if (given == r.given.end())
        return;
    const Judgement judgement = given->judgement;
    r.given.erase(given);
    const bool decided = judgement.action == ReviewAction::Approve
        || judgement.action == ReviewAction::Refuse || judgement.action == ReviewAction::Ask;
    if (!decided)
        return;
    const bool wasCurrent = r.current == judgement.number;
    const QString next = wasCurrent ? nextOpen(turn, judgement.number) : r.current;
    std::erase_if(
        r.cases, [&](const ReviewCase& one) { return one.filing.number == judgement.number; });
    if (wasCurrent)
        r.current = next;
    turn.tell(say(Phrase::DeskJudged, judgement.number,
        Code { QStringLiteral("filing-state"), filingStateName(event.filing.state) }));
}

/// A claim that did not do takes with it what was judged on it and has not left.
void declined(Turn& turn, const QString& ticket, const std::vector<Refusal>& reasons)
{
    Reviews& r = turn.state.reviews;
    const auto given = byTicket(turn.state, ticket);
    if (given == r.given.end())
        return;
    const Judgement judgement = given->judgement;
    r.given.erase(given);
    if (judgement.action == ReviewAction::Release)
        return;
    std::erase_if(r.given,
        [&](const Given& one) { return !one.sent && one.judgement.number == judgement.number; });
    if (r.opened == judgement.number)
        r.opened.clear();
    if (ReviewCase* one = find(turn.state, judgement.number)) {
        one->claimedBy.clear();
        r.against[judgement.number] = reasons;
    }
    turn.tell(say(judgement.action == ReviewAction::Claim ? Phrase::DeskClaimDeclined
                                                          : Phrase::DeskJudgeDeclined,
                  judgement.number),
        Tone::Alarm);
}

/// Whether the list may be asked for anew under the operator's hands.
bool isQuiet(const Turn& turn)
{
    const Reviews& r = turn.state.reviews;
    return !turn.state.over && r.search.isEmpty() && !r.asking
        && turn.state.module == QLatin1String("reviews") && mayReview(turn.here, turn.state);
}

void second(Turn& turn)
{
    Reviews& r = turn.state.reviews;
    if (!r.uncovered.isEmpty() && --r.secondsLeft <= 0)
        r.uncovered.clear();
    for (Given& given : r.given) {
        if (given.sent || --given.seconds > 0)
            continue;
        send(turn, given);
    }
    ++r.age;
    if (turn.state.online && r.age >= refreshSeconds && isQuiet(turn))
        ask(turn);
}

void approveAll(Turn& turn, const DryRun& run)
{
    const Sorted result = sorted(turn.here, turn.state, run);
    for (const QString& number : result.passing)
        give(turn, number, ReviewAction::Approve);
    turn.tell(say(Phrase::DeskBulkDone, static_cast<int>(result.passing.size()),
                  static_cast<int>(result.problems.size())),
        result.problems.empty() ? Tone::Normal : Tone::Attention);
}

void dryRun(Turn& turn, DryRun& run, const Event& event)
{
    if (const auto* checks = std::get_if<ChecksKnown>(&event)) {
        run.decisions = checks->decisions;
        return;
    }
    const auto* failed = std::get_if<AskFailed>(&event);
    if (failed && failed->ticket.isEmpty() && !run.decisions) {
        turn.tell(sayError(failed->error), Tone::Attention);
        turn.close();
        return;
    }
    const QString act = actOf(event);
    if (act == QLatin1String("confirm") && run.decisions) {
        const DryRun done = run;
        turn.close();
        approveAll(turn, done);
    } else if (act == QLatin1String("back")) {
        turn.close();
    }
}

void sendReasons(Turn& turn, const ChooseReasons& over)
{
    QStringList codes;
    for (const QString& code : over.codes)
        if (over.chosen.contains(code))
            codes.append(code);
    const bool asks = over.action == ReviewAction::Ask;
    for (const QString& number : over.numbers)
        give(turn, number, over.action, asks ? codes : QStringList(), asks ? QStringList() : codes);
    turn.tell(
        say(asks ? Phrase::DeskAsked : Phrase::DeskRefused, over.numbers.join(QLatin1Char(' '))));
}

void choose(Turn& turn, ChooseReasons& over, const Event& event)
{
    const QString act = actOf(event);
    if (const auto* moved = std::get_if<Chosen>(&event)) {
        if (over.codes.contains(moved->line))
            over.current = moved->line;
    } else if (const auto* turned = std::get_if<Marked>(&event)) {
        if (over.codes.contains(turned->line) && over.chosen.erase(turned->line) == 0)
            over.chosen.insert(turned->line);
    } else if (act == QLatin1String("back")) {
        turn.close();
    } else if (act == QLatin1String("send") || act == QLatin1String("send-next")) {
        if (over.chosen.empty()) {
            turn.tell(say(Phrase::DeskChooseOne), Tone::Attention);
            return;
        }
        const ChooseReasons done = over;
        turn.close();
        sendReasons(turn, done);
        if (act == QLatin1String("send-next"))
            goOn(turn);
    }
}

} // namespace

void open(Turn& turn)
{
    if (turn.state.online && (!turn.state.reviews.known || turn.state.reviews.age > 0))
        ask(turn);
}

void ask(Turn& turn)
{
    turn.state.reviews.asking = true;
    turn.state.reviews.age = 0;
    turn.effects.emplace_back(AskReviews {});
}

void release(Turn& turn, const QString& number, FilingRole role)
{
    sendNow(turn, ReviewAction::Release, number, role);
}

void flush(Turn& turn)
{
    for (Given& given : turn.state.reviews.given)
        if (!given.sent)
            send(turn, given);
}

void leave(Turn& turn)
{
    flush(turn);
    putDown(turn);
}

bool goToNumber(Turn& turn, const QString& number)
{
    if (!find(turn.state, number))
        return false;
    turn.state.module = QStringLiteral("reviews");
    goTo(turn, number);
    return true;
}

void step(Turn& turn, Event& event)
{
    if (std::holds_alternative<SecondPassed>(event)) {
        second(turn);
    } else if (const auto* link = std::get_if<LinkIs>(&event)) {
        if (link->online && isQuiet(turn))
            open(turn);
    } else if (const auto* reviews = std::get_if<ReviewsKnown>(&event)) {
        if (reviews->search.isEmpty())
            known(turn, *reviews);
        else
            found(turn, *reviews);
    } else if (const auto* stored = std::get_if<Recorded>(&event)) {
        if (const auto given = byTicket(turn.state, stored->ticket);
            given != turn.state.reviews.given.end())
            given->stored = true;
    } else if (const auto* answer = std::get_if<Answered>(&event)) {
        answered(turn, *answer);
    } else if (const auto* refusal = std::get_if<Declined>(&event)) {
        declined(turn, refusal->ticket, refusal->reasons);
    } else if (const auto* failed = std::get_if<AskFailed>(&event)) {
        if (!failed->ticket.isEmpty())
            declined(turn, failed->ticket, failed->reasons);
        else if (failed->question == QLatin1String("reviews"))
            turn.state.reviews.asking = false;
    }
}

void act(Turn& turn, const Event& event)
{
    const QString id = actOf(event);
    if (const auto* moved = std::get_if<Chosen>(&event)) {
        if (find(turn.state, moved->line))
            goTo(turn, moved->line);
    } else if (const auto* turned = std::get_if<Marked>(&event)) {
        mark(turn, turned->line);
    } else if (id == QLatin1String("open")) {
        openCurrent(turn);
    } else if (id == QLatin1String("approve")) {
        approve(turn);
    } else if (id == QLatin1String("ask")) {
        chooseReasons(turn, ReviewAction::Ask);
    } else if (id == QLatin1String("refuse")) {
        chooseReasons(turn, ReviewAction::Refuse);
    } else if (id == QLatin1String("next")) {
        goOn(turn);
    } else if (id == QLatin1String("uncover")) {
        uncover(turn);
    } else if (id == QLatin1String("mark")) {
        mark(turn, turn.state.reviews.current);
    } else if (id == QLatin1String("mark-all")) {
        markAll(turn);
    } else if (id == QLatin1String("undo")) {
        undo(turn);
    } else if (id == QLatin1String("refresh")) {
        ask(turn);
    } else if (id == QLatin1String("back") && !turn.state.reviews.search.isEmpty()) {
        ask(turn); // from what was found back to all that waits
    }
}

void prompt(Turn& turn, Event& event)
{
    if (auto* run = std::get_if<DryRun>(&*turn.state.over))
        dryRun(turn, *run, event);
    else if (auto* over = std::get_if<ChooseReasons>(&*turn.state.over))
        choose(turn, *over, event);
}

const ReviewCase* current(const State& state)
{
    const auto& cases = state.reviews.cases;
    const auto found = std::find_if(cases.begin(), cases.end(),
        [&](const ReviewCase& one) { return one.filing.number == state.reviews.current; });
    return found == cases.end() ? nullptr : &*found;
}

bool isUncovered(const State& state, const ReviewCase& one)
{
    return state.reviews.uncovered == one.filing.number;
}

int waiting(const Here& here, const State& state)
{
    const auto& cases = state.reviews.cases;
    return static_cast<int>(std::count_if(cases.begin(), cases.end(),
        [&](const ReviewCase& one) { return isOpen(here, state, one); }));
}

bool isLate(const ReviewCase& one, const QDateTime& now)
{
    return due(one) < now;
}

} // namespace yidi::desk::reviews
