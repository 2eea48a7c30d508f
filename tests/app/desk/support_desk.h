// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/desk.h"

#include <QStringList>

/// A desk to play on: who works there, what waits, and a hand that knows only the keys it is shown.
namespace yidi::desk::test {

Here office(); ///< a handling office (经办机构), with a snapshot
Here hospitalWindow();
Operator clerk(); ///< 1001
Operator reviewer(); ///< 1002, clerk and reviewer
Operator supervisor(); ///< 1003, supervisor and reviewer
Person person();
SocialSecurityCard card(); ///< of that person
Filing filing(const QString& number, FilingState state);
/// In review, entered at a window elsewhere, some hours ago.
ReviewCase waitingCase(const QString& number, int hours = 3);
std::shared_ptr<const Snapshot> snapshot();

struct Played {
    Here place = office();
    State state = begin(place);
    Effects effects;
    int keys = 0; ///< pressed so far

    void say(Event event);
    void act(const QString& id) { say(Act { id }); }
    /// Presses what the page, or what lies over it, offers under that key; false when there is no
    /// such key or it is grey.
    bool press(const QString& key);
    void type(const QString& field, const QString& text) { say(Typed { field, text }); }
    void seconds(int count);
    void logIn(const Operator& who);
    View view() const { return desk::view(place, state); }

    template <class T>
    std::vector<const T*> all() const
    {
        std::vector<const T*> found;
        for (const Effect& effect : effects)
            if (const auto* one = std::get_if<T>(&effect))
                found.push_back(one);
        return found;
    }
    template <class T>
    int count() const
    {
        return static_cast<int>(all<T>().size());
    }
    /// Judgements of one kind that have left.
    std::vector<Judge> judged(ReviewAction action) const;
    QStringList notes() const; ///< "what about"
};

/// Somebody who has logged in at the office, and what waits there.
Played atReviews(const Operator& who, std::vector<ReviewCase> cases);
/// Somebody at the form, with the person found.
Played atForm(const Operator& who, std::vector<Filing> filings = {}, const Here& place = office());
/// Everything the form still asks for.
void completeForm(Played& play);

const Field* fieldOf(const View& view, const QString& id);
const KeyAction* keyOf(const View& view, const QString& key);
bool offers(const Field* field, const QString& id);
/// All phrases a page shows.
std::vector<Phrase> phrasesOf(const View& view);
bool says(const View& view, Phrase phrase);

} // namespace yidi::desk::test
