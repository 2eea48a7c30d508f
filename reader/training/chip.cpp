// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/chip.h"

#include "reader/bytes.h"

#include <utility>

namespace yidi {

QByteArray statusWord(unsigned word)
{
    return bytesOf({ word >> 8, word });
}

std::span<const unsigned char> dataOf(std::span<const unsigned char> command)
{
    return command.size() > 5 && command.size() >= 5u + command[4] ? command.subspan(5, command[4])
                                                                   : command.first(0);
}

QByteArray controlInformation(const QByteArray& name, unsigned algorithm)
{
    const QByteArray rest = QByteArray::fromHex("A5098801019F0C038601") + bytesOf({ algorithm });
    return bytesOf({ 0x6F, 2 + name.size() + rest.size(), 0x84, name.size() }) + name + rest;
}

QByteArray AnswerLine::reply(const QByteArray& data)
{
    if (m_wholeAnswers)
        return data + statusWord(0x9000);
    m_waiting = data;
    return statusWord(0x6100u + static_cast<unsigned>(data.size()));
}

QByteArray AnswerLine::getResponse(std::span<const unsigned char> command)
{
    if (m_waiting.isEmpty())
        return statusWord(0x6985);
    const unsigned expected = command.size() > 4 ? command[4] : 0;
    if (expected != static_cast<unsigned>(m_waiting.size()))
        return statusWord(0x6C00u + static_cast<unsigned>(m_waiting.size()));
    return std::exchange(m_waiting, {}) + statusWord(0x9000);
}

} // namespace yidi
