// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include "app/domain/region/region.h"

namespace yidi::desk {
namespace {

struct RulePrefix {
    const char* prefix;
    Phrase phrase; ///< of what follows the prefix
};
constexpr RulePrefix rulePrefixes[] = {
    { "changes-", Phrase::DeskRuleChanges },
    { "shortened-by-", Phrase::DeskRuleShortened },
};

/// The rules decide.cpp and grounds.cpp name; those that end in a category come without it.
constexpr const char* plainRules[] = { "review-category", "review-channel", "review-papers",
    "review-certificate", "review-operation", "review-exception", "from-admission",
    "deemed-emergency" };

} // namespace

QString Turn::ticket()
{
    return QStringLiteral("T%1").arg(++state.tickets);
}

void Turn::note(const QString& what, const QString& about) const
{
    effects.emplace_back(Note { what, about });
}

void Turn::tell(Words words, Tone tone) const
{
    state.notice = std::move(words);
    state.noticeTone = tone;
}

QString actOf(const Event& event)
{
    const auto* act = std::get_if<Act>(&event);
    return act ? act->id : QString();
}

const Directory* directoryOf(const Here& here, const State& state)
{
    const Snapshot* snapshot = state.snapshot ? state.snapshot.get() : here.snapshot.get();
    return snapshot ? &snapshot->directory : here.directory.get();
}

const FilingRules* rulesOf(const Here& here, const State& state, const QString& insuredRegion)
{
    const Snapshot* snapshot = state.snapshot ? state.snapshot.get() : here.snapshot.get();
    if (!snapshot || !snapshot->isUsable(here.now))
        return nullptr;
    const auto policy = snapshot->policies.find(insuredRegion, here.now.date());
    return policy ? &(*policy)->filing : nullptr;
}

bool mayReview(const Here& here, const State& state)
{
    return state.who && state.who->may(FilingRole::Reviewer)
        && here.institution.type == QLatin1String("9");
}

bool isMine(const Here& here, const State& state, const QString& by)
{
    return state.who && !by.isEmpty()
        && (by == state.who->number
            || by == here.institution.code + QLatin1Char(':') + state.who->number);
}

WordArg regionArg(const Here& here, const State& state, const QString& region)
{
    const Directory* directory = directoryOf(here, state);
    const Place* place = directory ? directory->find(region) : nullptr;
    if (place)
        return place->name;
    return Code { QStringLiteral("region"), region };
}

QString nameActor(const Here& here, const State& state, const QString& actor)
{
    const QString house = actor.section(QLatin1Char(':'), 0, 0);
    const QString who = actor.section(QLatin1Char(':'), 1);
    const Directory* directory = directoryOf(here, state);
    if (who.isEmpty() || !directory)
        return actor;
    const auto& houses = directory->institutions;
    const auto at = std::find_if(
        houses.begin(), houses.end(), [&](const Institution& one) { return one.code == house; });
    return at == houses.end() ? actor : at->name + QLatin1Char(' ') + who;
}

Words sayRegion(const Here& here, const State& state, const QString& region)
{
    return { Phrase::Plain, { regionArg(here, state, region) } };
}

Words saySpan(const QDate& begin, const QDate& end)
{
    return end.isValid() ? say(Phrase::DeskSpan, begin, end) : say(Phrase::DeskSpanOpen, begin);
}

Words sayRefusal(const Refusal& refusal)
{
    const Code reason { QStringLiteral("reason"), refusal.code };
    return refusal.blocking.isEmpty() ? say(Phrase::DeskReason, reason)
                                      : say(Phrase::DeskReasonBlocking, reason,
                                          Code { QStringLiteral("blocking"), refusal.blocking });
}

Words sayError(ErrorCode error)
{
    return say(Phrase::DeskTrouble, Code { QStringLiteral("error"), errorName(error) });
}

Words sayRule(const QString& rule)
{
    for (const RulePrefix& row : rulePrefixes) {
        const QLatin1String prefix(row.prefix);
        if (rule.startsWith(prefix))
            return say(row.phrase, rule.mid(prefix.size()));
    }
    for (const char* plain : plainRules)
        if (rule == QLatin1String(plain))
            return Words::code(QStringLiteral("filing-rule"), rule);
    return Words::code(QStringLiteral("filing-rule"), rule.section(QLatin1Char('-'), 0, 0));
}

Words sayDuration(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (seconds >= 2 * day)
        return say(Phrase::DeskDaysLong, static_cast<int>(seconds / day));
    if (seconds >= hour)
        return say(Phrase::DeskHoursLong, static_cast<int>(seconds / hour));
    return say(Phrase::DeskMinutesLong, static_cast<int>(std::max<qint64>(seconds, 0) / minute));
}

KeyAction key(const char* id, const char* keys, Phrase label, std::optional<Words> why)
{
    const bool enabled = !why;
    return { QLatin1String(id), QLatin1String(keys), say(label), enabled, std::move(why) };
}

bool isMoney(const QString& module)
{
    return module == QLatin1String("settlements") || module == QLatin1String("day")
        || module == QLatin1String("differences");
}

bool settles(const Here& here)
{
    return here.institution.type != QLatin1String("9");
}

std::optional<Words> whyNoMoney(const Here& here, const State& state)
{
    if (!settles(here))
        return say(Phrase::DeskMoneyNoHouse);
    if (!state.who->may(FilingRole::Clerk) && !state.who->may(FilingRole::Supervisor))
        return say(Phrase::DeskMoneyNoClerk);
    if (!state.online)
        return say(Phrase::DeskMoneyNoLink);
    return std::nullopt;
}

Words sayAmount(Fen amount)
{
    return say(Phrase::Plain, amount);
}

void askSecond(Turn& turn, Words why, const QString& then)
{
    turn.state.notice.reset();
    turn.state.over = SecondPerson { {}, std::move(why), then };
}

QDate dayFrom(const QString& text)
{
    for (const char* form : { "yyyy-MM-dd", "yyyyMMdd" }) {
        const QDate day = QDate::fromString(text, QLatin1String(form));
        if (day.isValid() && day.year() >= 2000 && day.year() < 2100)
            return day;
    }
    return {};
}

Ask askToDiscard(const QString& act)
{
    return { say(Phrase::DeskDiscardTitle), { say(Phrase::DeskDiscardText) }, act,
        say(Phrase::DeskKeyDiscard) };
}

} // namespace yidi::desk
