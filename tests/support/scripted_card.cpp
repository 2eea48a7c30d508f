// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scripted_card.h"

#include "reader/bytes.h"

#include <algorithm>

namespace yidi::test {

ScriptedCard::ScriptedCard(CardImage image, Tamper tamper)
    : card(std::move(image))
    , m_tamper(std::move(tamper))
{
}

Result<CardResponse> ScriptedCard::transmit(std::span<const unsigned char> command, bool repeatable)
{
    const auto send = [this](std::span<const unsigned char> bytes) -> Result<QByteArray> {
        ++commands;
        if (bytes[1] == 0x20 && bytes.size() > 5)
            ++pinsPresented;
        QByteArray answer = card.answer(bytes);
        return m_tamper ? m_tamper(commands, bytesOf(bytes), std::move(answer)) : answer;
    };
    return exchange(send, command, repeatable);
}

CardImage trainingImage(const QString& id)
{
    static const auto people = loadTrainingPeople();
    if (!people)
        qFatal("%s", qPrintable(describe(people.error())));
    const auto at = std::find_if(people->begin(), people->end(),
        [&](const TrainingPerson& person) { return person.id == id; });
    if (at == people->end())
        qFatal("no training person %s", qPrintable(id));
    return at->card;
}

} // namespace yidi::test
