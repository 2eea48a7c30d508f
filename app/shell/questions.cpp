// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/questions.h"

#include "app/base/log.h"

#include <algorithm>

namespace yidi {

void OpenQuestions::ask(Place place, const std::vector<Question>& questions, Then then)
{
    Group& group = m_groups[place];
    group = { {}, std::vector<Answer>(questions.size()), questions.size(), std::move(then) };
    for (const Question& question : questions) {
        group.open.push_back(++m_lastTicket);
        m_keeper->ask(m_lastTicket, question.infno, question.insuredRegion, question.input);
    }
}

void OpenQuestions::answered(quint64 ticket, const Answer& answer)
{
    for (auto& [place, group] : m_groups) {
        const auto at = std::find(group.open.begin(), group.open.end(), ticket);
        if (at == group.open.end())
            continue;
        if (answer.outcome == Answer::Outcome::Unreachable)
            qCInfo(logShell) << "question not answered:" << describe(answer.error);
        group.answers[static_cast<std::size_t>(at - group.open.begin())] = answer;
        *at = 0;
        if (--group.missing > 0)
            return;
        // Whoever hears of it may ask the next question in the same place.
        const Group complete = std::move(group);
        m_groups.erase(place);
        return complete.then(complete.answers);
    }
    // Else of a question nobody waits for any more.
}

} // namespace yidi
