// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/keeper.h"

#include <functional>
#include <map>

namespace yidi {

/// The questions under way for whoever stands there. What a journey waits for, and what is asked
/// beside it, do not disturb each other: each has its place, where a new question takes over from
/// the old one.
class OpenQuestions {
public:
    enum class Place {
        Journey, ///< what the journey waits for
        Filings, ///< what is on file
        Staff, ///< a call for help
        // Of a clerk's window:
        Reviews,
        Found, ///< what the search box is looking for
        Preview,
        Person,
        Calls,
        Settlements,
        Settlement, ///< one whole, or what settling it anew would come to
        Day,
        Provisionals,
        Unmapped,
    };
    struct Question {
        QString infno;
        QString insuredRegion;
        Json input;
    };
    /// Answers in the order of the questions.
    using Then = std::function<void(const std::vector<Answer>&)>;

    void use(Keeper& keeper) { m_keeper = &keeper; }

    /// Asks side by side, in one round trip; `then` hears of all at once.
    void ask(Place place, const std::vector<Question>& questions, Then then);
    void answered(quint64 ticket, const Answer& answer);
    void forget() { m_groups.clear(); }

private:
    struct Group {
        std::vector<quint64> open; ///< 0 where the answer is there
        std::vector<Answer> answers; ///< what is not there yet is Unreachable
        std::size_t missing = 0;
        Then then;
    };

    Keeper* m_keeper = nullptr;
    quint64 m_lastTicket = 0;
    std::map<Place, Group> m_groups;
};

} // namespace yidi
