// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include <algorithm>

namespace yidi::desk::reviews {
namespace {

constexpr int dayInSeconds = 24 * 60 * 60;

Words code(const char* table, const QString& value)
{
    return Words::code(QLatin1String(table), value);
}

/// What is to be known of it before anybody opens it, in a word.
Words mark(const Here& here, const State& state, const ReviewCase& one)
{
    const QString& number = one.filing.number;
    if (const Given* given = givenTo(state, number)) {
        const Code action { QStringLiteral("review-action"),
            reviewActionName(given->judgement.action) };
        return !given->sent ? say(Phrase::DeskMarkGiven, action, given->seconds)
            : given->stored ? say(Phrase::DeskMarkStored, action)
                            : say(Phrase::DeskMarkSent, action);
    }
    if (const auto against = state.reviews.against.find(number);
        against != state.reviews.against.end())
        return against->second.empty() ? say(Phrase::DeskMarkDeclined)
                                       : sayRefusal(against->second.front());
    if (isMine(here, state, one.enteredBy))
        return say(Phrase::DeskMarkEnteredByMe);
    if (isMine(here, state, one.claimedBy))
        return say(Phrase::DeskMarkMine);
    if (!one.claimedBy.isEmpty())
        return say(Phrase::DeskMarkClaimed, one.claimedBy);
    if (!one.preview.reasons.empty())
        return say(Phrase::DeskMarkReasons, static_cast<int>(one.preview.reasons.size()));
    return code("filing-state", filingStateName(one.filing.state));
}

Tone toneOf(const Here& here, const State& state, const ReviewCase& one)
{
    if (state.reviews.against.contains(one.filing.number) || isLate(one, here.now))
        return Tone::Alarm;
    return one.receivedAt.secsTo(here.now) >= dayInSeconds ? Tone::Attention : Tone::Normal;
}

/// The colour of a late line stands in its words as well.
Words dueWords(const Here& here, const ReviewCase& one)
{
    return isLate(one, here.now) ? say(Phrase::DeskOverdue, due(one).date())
                                 : say(Phrase::DeskDue, due(one).date());
}

Table::Line line(const Here& here, const State& state, const ReviewCase& one)
{
    return { one.filing.number,
        { Words::plain(one.filing.number), Words::plain(maskedName(one.request.psnName)),
            code("category", filingCategoryCode(one.filing.category)),
            sayRegion(here, state, one.filing.careRegion),
            sayDuration(one.receivedAt.secsTo(here.now)), dueWords(here, one),
            mark(here, state, one) },
        state.reviews.marked.contains(one.filing.number), toneOf(here, state, one) };
}

Table table(const Here& here, const State& state)
{
    Table shown;
    shown.columns = { say(Phrase::DeskColNumber), say(Phrase::DeskColName),
        say(Phrase::DeskColCategory), say(Phrase::DeskColPlace), say(Phrase::DeskColWaiting),
        say(Phrase::DeskColDue), say(Phrase::DeskColState) };
    for (const ReviewCase& one : state.reviews.cases)
        shown.lines.push_back(line(here, state, one));
    shown.current = state.reviews.current;
    shown.empty = state.reviews.asking ? say(Phrase::DeskAsking)
        : state.reviews.known          ? say(Phrase::DeskReviewsEmpty)
                                       : say(Phrase::DeskReviewsUnknown);
    return shown;
}

Panel person(const Here& here, const State& state, const ReviewCase& one)
{
    const FilingRequest& r = one.request;
    Panel panel { say(Phrase::DeskPanelPerson), {} };
    const bool full = isUncovered(state, one);
    panel.rows = { { say(Phrase::LabelName), Words::plain(full ? r.psnName : maskedName(r.psnName)),
                       {}, true },
        { say(Phrase::LabelCertNo),
            Words::plain(full ? r.certNo : maskedCertNo(r.certType, r.certNo)) },
        { say(Phrase::LabelInsuredPlace), sayRegion(here, state, r.insuredRegion) },
        { say(Phrase::LabelScheme), code("insutype", r.insutype) } };
    if (r.agent)
        panel.rows.push_back({ say(Phrase::DeskAgent),
            say(Phrase::DeskAgentWords, full ? r.agent->name : maskedName(r.agent->name),
                Code { QStringLiteral("relation"), r.agent->relation }) });
    return panel;
}

Panel request(const Here& here, const State& state, const ReviewCase& one)
{
    const FilingRequest& r = one.request;
    Panel panel { say(Phrase::DeskPanelRequest), {} };
    panel.rows = { { say(Phrase::DeskOperation),
                       code("operation", filingOperationName(r.operation)) },
        { say(Phrase::LabelWhy), code("category", filingCategoryCode(r.category)), {}, true },
        { say(Phrase::LabelWhere), sayRegion(here, state, r.careRegion), {}, true },
        { say(Phrase::DeskDays), saySpan(r.begin, r.end) },
        { say(Phrase::DeskEvidence),
            say(r.byCommitment ? Phrase::DeskByCommitment : Phrase::DeskByDocuments) } };
    for (const QString& paper : one.brought)
        panel.rows.push_back({ say(Phrase::DeskPaperBrought), code("blocking", paper) });
    for (const QString& paper : one.papers)
        panel.rows.push_back({ say(Phrase::DeskPaperAsked), code("blocking", paper) });
    panel.rows.push_back({ say(Phrase::DeskEnteredBy),
        say(Phrase::DeskEnteredWords, nameActor(here, state, one.enteredBy), one.receivedAt) });
    if (!one.claimedBy.isEmpty())
        panel.rows.push_back({ say(Phrase::DeskClaimedBy), Words::plain(one.claimedBy) });
    return panel;
}

/// What an approval would do to another filing, beside what it is now.
Words fate(const Here& here, const State& state, const ReviewCase& one, const Filing& other)
{
    const auto& effects = one.preview.effects;
    const auto effect = std::find_if(effects.begin(), effects.end(),
        [&](const FilingEffect& e) { return e.number == other.number; });
    const Code now { QStringLiteral("filing-state"), filingStateName(other.state) };
    if (effect == effects.end())
        return say(Phrase::DeskOtherStays, now,
            Code { QStringLiteral("category"), filingCategoryCode(other.category) },
            regionArg(here, state, other.careRegion), other.begin);
    if (effect->state == other.state)
        return say(Phrase::DeskOtherShortened, now, effect->end);
    return say(Phrase::DeskOtherBecomes, now,
        Code { QStringLiteral("filing-state"), filingStateName(effect->state) });
}

Panel others(const Here& here, const State& state, const ReviewCase& one)
{
    Panel panel { say(Phrase::DeskPanelOthers), {} };
    for (const Filing& other : one.others)
        panel.rows.push_back({ Words::plain(other.number), fate(here, state, one, other) });
    if (one.others.empty())
        panel.rows.push_back({ say(Phrase::DeskPanelOthers), say(Phrase::DeskNone) });
    if (!one.preview.effects.empty())
        panel.tone = Tone::Attention;
    return panel;
}

Panel against(const State& state, const ReviewCase& one)
{
    Panel panel { say(Phrase::DeskPanelAgainst), {} };
    std::vector<Refusal> reasons = one.preview.reasons;
    if (const auto declined = state.reviews.against.find(one.filing.number);
        declined != state.reviews.against.end())
        for (const Refusal& refusal : declined->second)
            if (std::find(reasons.begin(), reasons.end(), refusal) == reasons.end())
                reasons.push_back(refusal);
    for (const Refusal& refusal : reasons)
        panel.rows.push_back({ Words::plain(refusal.code), sayRefusal(refusal) });
    panel.tone = reasons.empty() ? Tone::Normal : Tone::Alarm;
    if (reasons.empty())
        panel.rows.push_back({ say(Phrase::DeskPanelAgainst), say(Phrase::DeskNothingAgainst) });
    return panel;
}

Panel rules(const ReviewCase& one)
{
    Panel panel { say(Phrase::DeskPanelRules), {} };
    for (const QString& rule : one.rules) {
        FilingReason passed; // the reasons looked at and not found are named too
        if (!filingReasonFromCode(rule, passed))
            panel.rows.push_back({ Words::plain(rule), sayRule(rule) });
    }
    if (panel.rows.empty())
        panel.rows.push_back({ say(Phrase::DeskPanelRules), say(Phrase::DeskNone) });
    return panel;
}

std::vector<KeyAction> actions(const Here& here, const State& state)
{
    const Reviews& r = state.reviews;
    const ReviewCase* one = current(state);
    const bool several = !r.marked.empty();
    const auto office = mayReview(here, state) ? std::nullopt : whyNot(here, state, nullptr);
    const auto judges = several ? office : whyNot(here, state, one);
    const bool canUndo =
        std::any_of(r.given.begin(), r.given.end(), [](const Given& given) { return !given.sent; });
    return {
        key("open", "Return", Phrase::DeskKeyOpen, whyNot(here, state, one)),
        key("approve", "F8", several ? Phrase::DeskKeyApproveMarked : Phrase::DeskKeyApprove,
            several ? office : whyNotApprove(here, state, one)),
        key("ask", "F9", Phrase::DeskKeyAsk, judges),
        key("refuse", "Shift+F9", Phrase::DeskKeyRefuse, judges),
        key("next", "Ctrl+Return", Phrase::DeskKeyNext, office),
        key("uncover", "F7",
            one && isUncovered(state, *one) ? Phrase::DeskKeyCover : Phrase::DeskKeyUncover,
            one ? std::nullopt : std::optional(say(Phrase::DeskWhyNothing))),
        key("undo", "Ctrl+Z", Phrase::DeskKeyUndo,
            canUndo ? std::nullopt : std::optional(say(Phrase::DeskNothingToUndo))),
        key("mark", "Space", Phrase::DeskKeyMark),
        key("mark-all", "Ctrl+A", Phrase::DeskKeyMarkAll),
        key("refresh", "F5", Phrase::DeskKeyRefresh),
    };
}

std::vector<Words> summary(const std::optional<Sorted>& result)
{
    if (!result)
        return { say(Phrase::DeskDryRunAsking) };
    return { say(Phrase::DeskDryRun, static_cast<int>(result->passing.size()),
                 static_cast<int>(result->problems.size())),
        say(Phrase::DeskDryRunHow) };
}

} // namespace

void show(const Here& here, const State& state, View& view)
{
    view.table = table(here, state);
    view.actions = actions(here, state);
    for (const Given& given : state.reviews.given)
        if (!given.sent)
            view.undoSeconds = given.seconds;
    const ReviewCase* one = current(state);
    if (one && !view.notice) { // why the keys are grey
        view.notice = whyNotApprove(here, state, one);
        view.noticeTone = Tone::Attention;
    }
    if (one)
        view.panels = { person(here, state, *one), request(here, state, *one),
            others(here, state, *one), against(state, *one), rules(*one) };
}

Prompt show(const ChooseReasons& over)
{
    const bool asks = over.action == ReviewAction::Ask;
    Prompt prompt;
    prompt.title = say(
        asks ? Phrase::DeskAskTitle : Phrase::DeskRefuseTitle, over.numbers.join(QLatin1Char(' ')));
    prompt.text = { say(Phrase::DeskChooseHow) };
    Table table;
    table.columns = { say(Phrase::DeskColCode), say(Phrase::DeskColReason) };
    for (const QString& id : over.codes)
        table.lines.push_back(
            { id, { Words::plain(asks ? QString() : id), code(asks ? "blocking" : "reason", id) },
                over.chosen.contains(id) });
    table.current = over.current;
    prompt.table = std::move(table);
    prompt.actions = { key("send", "Return", Phrase::DeskKeySend),
        key("send-next", "Ctrl+Return", Phrase::DeskKeySendNext),
        key("back", "Esc", Phrase::DeskKeyBack) };
    return prompt;
}

Prompt show(const Here& here, const State& state, const DryRun& over)
{
    Prompt prompt;
    prompt.title = say(Phrase::DeskDryRunTitle, static_cast<int>(over.numbers.size()));
    const auto result =
        over.decisions ? std::optional(sorted(here, state, over)) : std::optional<Sorted>();
    prompt.text = summary(result);
    if (result && !result->problems.empty()) {
        Table table;
        table.columns = { say(Phrase::DeskColNumber), say(Phrase::DeskColReason) };
        for (const auto& [number, why] : result->problems)
            table.lines.push_back(
                { number, { Words::plain(number), why }, false, Tone::Attention });
        prompt.table = std::move(table);
    }
    const bool some = result && !result->passing.isEmpty();
    prompt.actions = { key("confirm", "Return", Phrase::DeskKeyConfirmBulk,
                           some ? std::nullopt : std::optional(say(Phrase::DeskNothingPasses))),
        key("back", "Esc", Phrase::DeskKeyBack) };
    return prompt;
}

} // namespace yidi::desk::reviews
