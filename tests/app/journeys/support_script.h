// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/session/session.h"

#include <QStringList>

#include <functional>
#include <random>
#include <set>
#include <tuple>

namespace yidi::test {

Here here();
Visitor visitor();
SocialSecurityCard card();
Person person();
Visit stay(); ///< discharged, not settled
Settlement settlement(const QString& setlId);

/// One word of a script as an event: "@stored" and the like, else a press of that button.
Event eventFor(const QString& word);
/// Every event word there is, and every button any page ever shows.
QStringList eventWords();

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

/// Picks the next word of a random walk for the page that shows.
QString chooseWord(std::mt19937& random, const Screen& screen);

} // namespace yidi::test
