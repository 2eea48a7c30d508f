// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/session/session.h"

#include <QStringList>

#include <functional>
#include <random>
#include <set>
#include <tuple>
#include <type_traits>

namespace yidi::test {

Here here();
Visitor visitor();
Visitor visitorWithoutCard(); ///< somebody who came with an e-credential
SocialSecurityCard card();
Person person();
Person other(); ///< a relative of theirs
Visit stay(); ///< discharged, not settled
Settlement settlement(const QString& setlId);
std::shared_ptr<const Directory> everyPlace();
/// What a station of this training world holds: all places, two provinces' policies.
std::shared_ptr<const Snapshot> snapshot();

/// One word of a script as an event: "@stored" and the like, else a press of that button.
Event eventFor(const QString& word);
/// Every event word there is, and every button any page ever shows.
QStringList eventWords();

/// What my filings, the pre-check and a call for staff hear beside that. Whatever else is explored
/// goes without: each of these doubles what there is to walk through.
QStringList filingWords();
/// What settling without a link, paying, statements and estimates hear beside that.
QStringList moneyWords();

/// Does `word` to the surroundings too: "@link-down" takes the network away.
void affect(Here& here, const QString& word);

/// All text a page would show, codes by their value.
QStringList textsOf(const Screen& screen);
/// Ids of the buttons of a page that can be pressed.
QStringList buttonsOf(const Screen& screen);
QString kindOf(const Screen& screen);

template <class T>
int count(const Effects& effects)
{
    int n = 0;
    for (const Effect& effect : effects)
        n += std::holds_alternative<T>(effect) ? 1 : 0;
    return n;
}

/// The last effect of a kind; there must be one.
template <class T>
T last(const Effects& effects)
{
    for (auto at = effects.rbegin(); at != effects.rend(); ++at)
        if (const auto* found = std::get_if<T>(&*at))
            return *found;
    qFatal("no such effect");
}

/// A move as the transition tables spell it: visit and menu choices are folded into one.
struct Move {
    QString from;
    QString event;
    QString to;
    bool operator<(const Move& other) const
    {
        return std::tie(from, event, to) < std::tie(other.from, other.event, other.to);
    }
    bool operator==(const Move&) const = default;
};
Move move(const QString& from, const QString& word, const QString& to);
std::set<Move> movesOf(std::span<const Transition> table);
/// What stands in one set but not in the other, for a failure message.
QString difference(const std::set<Move>& seen, const std::set<Move>& table);

/// What tells two pages of one state apart, so that exploring ends.
QString fingerprint(const Screen& screen);

/// Says every word in every state that can be reached, time passing in plenty, and collects the
/// moves. `say(node, word)` changes a copy; `name`, `screen` and `mark`, which tells apart what
/// shows the same, look at it.
template <class Node, class Say, class Name, class Show, class Mark>
std::set<Move> explore(const Node& start, int seconds, Say say, Name name, Show screen, Mark mark,
    const QStringList& words = eventWords())
{
    std::set<Move> moves;
    std::set<QString> known;
    std::vector<Node> open { start };
    while (!open.empty()) {
        const Node at = std::move(open.back());
        open.pop_back();
        for (const QString& word : words) {
            Node next = at;
            for (int i = word == QLatin1String("@tick") ? seconds : 1; i > 0; --i) {
                const QString from = name(next);
                say(next, word);
                if (name(next) != from)
                    moves.insert(move(from, word, name(next)));
                const QString print =
                    mark(next) + QString::number(next.place.online) + fingerprint(screen(next));
                if (known.insert(print).second)
                    open.push_back(next);
            }
        }
    }
    return moves;
}

template <class Node, class Say, class Name, class Show>
std::set<Move> explore(const Node& start, int seconds, Say say, Name name, Show screen)
{
    return explore(start, seconds, say, name, screen, name);
}

/// Picks the next word of a random walk for the page that shows.
QString chooseWord(std::mt19937& random, const Screen& screen);

template <class State>
Screen screenOf(const Here& place, const Visitor& who, const State& state)
{
    return screen(place, who, state);
}

/// A journey played from its beginning; `begin` is the journey's own function.
template <auto begin>
struct Played {
    Here place = here();
    Visitor who = visitor();
    Effects effects;
    std::invoke_result_t<decltype(begin), Here&, Visitor&, Effects&> state =
        begin(place, who, effects);

    void act(const QString& script)
    {
        for (const QString& word : script.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            affect(place, word);
            state = step(place, who, state, eventFor(word), effects);
        }
    }
    Screen screen() const { return screenOf(place, who, state); }
};

} // namespace yidi::test
