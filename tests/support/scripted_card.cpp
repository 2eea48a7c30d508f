// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scripted_card.h"

#include "reader/bytes.h"

#include <algorithm>

namespace yidi::test {

namespace {

constexpr unsigned char verify = 0x20;

/// VERIFY, CHANGE PIN, UNBLOCK and EXTERNAL AUTHENTICATE count their failures.
bool mustNotRepeat(unsigned char instruction)
{
    return instruction == verify || instruction == 0x5E || instruction == 0x24
        || instruction == 0x82;
}

/// Five bytes of header, a procedure byte when data moves, data, two of status.
int lineBytes(const QByteArray& command, const QByteArray& answer)
{
    const int sent = command.size() > 5 ? static_cast<quint8>(command[4]) : 0;
    const bool dataMoves = sent > 0 || answer.size() > 2;
    return 5 + sent + (dataMoves ? 1 : 0) + static_cast<int>(answer.size());
}

} // namespace

ScriptedCard::ScriptedCard(CardImage image, Tamper tamper)
    : card(std::move(image))
    , m_tamper(std::move(tamper))
{
}

Result<CardResponse> ScriptedCard::transmit(std::span<const unsigned char> command, bool repeatable)
{
    if (repeatable && mustNotRepeat(command[1]))
        ++repeatablePins;
    const auto send = [this](std::span<const unsigned char> bytesSent) -> Result<QByteArray> {
        ++commands;
        const bool asksPinState = bytesSent[1] == verify && bytesSent.size() == 5;
        if (!asksPinState)
            ++sent[bytesSent[1]];
        const bool swapped = m_swap && commands >= m_swap->at;
        if (m_swap && !swapped && m_swap->inStep && bytesSent[1] != verify)
            m_swap->other.answer(bytesSent);
        QByteArray answer = (swapped ? m_swap->other : card).answer(bytesSent);
        bytes += lineBytes(bytesOf(bytesSent), answer);
        return m_tamper ? m_tamper(commands, bytesOf(bytesSent), std::move(answer)) : answer;
    };
    return exchange(send, command, repeatable);
}

void ScriptedCard::swapAt(int at, CardImage other, bool inStep)
{
    m_swap.emplace(Swap { at, inStep, VirtualCard(std::move(other)) });
}

int ScriptedCard::pinsPresented() const
{
    return card.pinsPresented() + (m_swap ? m_swap->other.pinsPresented() : 0);
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
