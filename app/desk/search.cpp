// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/parts.h"

#include "app/domain/person/document.h"

#include <QRegularExpression>

namespace yidi::desk::search {
namespace {

constexpr int shortest = 4;

/// The number on a slip whose QR code was scanned, or that was typed with its check code.
QString numberOnSlip(const QString& text)
{
    if (text.startsWith(QLatin1String("YD1|")))
        return text.section(QLatin1Char('|'), 1, 1);
    static const QRegularExpression typed(
        QStringLiteral("\\A(\\S+)\\s+[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}\\z"));
    return typed.match(text).captured(1);
}

void ask(Turn& turn, const QString& text)
{
    turn.state.searching = true;
    turn.note(QStringLiteral("search")); // what was typed may be somebody's number
    turn.effects.emplace_back(FindFiling { text });
}

void go(Turn& turn)
{
    const QString text = turn.state.search.trimmed();
    if (const QString number = numberOnSlip(text); !number.isEmpty()) {
        turn.effects.emplace_back(CheckSlip { text });
        if (!reviews::goToNumber(turn, number))
            ask(turn, number);
        return;
    }
    if (const QString number = normalisedNumber(text); isValidResidentNumber(number))
        entry::lookUp(turn, number);
    else
        ask(turn, text);
}

} // namespace

namespace {

/// Among money: a day, a card's or a document's number, a name of a settlement or a visit.
void findMoney(Turn& turn, const QString& text)
{
    const QDate day = dayFrom(text);
    const bool slip =
        text.startsWith(QLatin1String("YD1|")) || text.startsWith(QLatin1String("YP1|"));
    if (day.isValid() && turn.state.module == QLatin1String("day"))
        day::compare(turn, day);
    else if (day.isValid())
        settlements::find(turn, {}, day);
    else if (slip)
        settlements::find(turn, text.section(QLatin1Char('|'), 1, 1), {});
    else if (text.size() < shortest)
        turn.tell(say(Phrase::DeskSearchShort, shortest), Tone::Attention);
    else
        settlements::find(turn, text, {});
}

} // namespace

void find(Turn& turn)
{
    const QString text = turn.state.search.trimmed();
    if (isMoney(turn.state.module)) {
        findMoney(turn, text);
        return;
    }
    if (reviews::goToNumber(turn, text))
        return;
    if (text.size() < shortest) {
        turn.tell(say(Phrase::DeskSearchShort, shortest), Tone::Attention);
        return;
    }
    turn.state.notice.reset();
    if (entry::hasUnsaved(turn.state))
        turn.state.over = askToDiscard(QStringLiteral("find!"));
    else
        go(turn);
}

void findAnyway(Turn& turn)
{
    turn.state.entry = {};
    go(turn);
}

void step(Turn& turn, Event& event)
{
    if (const auto* slip = std::get_if<SlipChecked>(&event)) {
        turn.note(QStringLiteral("check-slip"), slip->number);
        turn.state.slip = *slip;
    } else if (const auto* failed = std::get_if<AskFailed>(&event);
               failed && failed->question == QLatin1String("find")) {
        turn.state.searching = false;
    }
}

} // namespace yidi::desk::search
