// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <span>

namespace yidi {

/// What a virtual reader has in it: a card (`VirtualCard`) or a security module (`VirtualPsam`).
class Chip {
public:
    virtual ~Chip() = default;

    /// The answer to one command, status bytes last. Never empty.
    virtual QByteArray answer(std::span<const unsigned char> command) = 0;
    /// Forgets what power-off or reset makes a chip forget.
    virtual void reset() = 0;
    virtual QByteArray atr() const = 0;
};

/// Answers longer than their status as a T=0 line carries them: 61xx first, the data to GET
/// RESPONSE. With `wholeAnswers` at once, as a T=1 chip does.
class AnswerLine {
public:
    explicit AnswerLine(bool wholeAnswers)
        : m_wholeAnswers(wholeAnswers)
    {
    }

    QByteArray reply(const QByteArray& data);
    QByteArray getResponse(std::span<const unsigned char> command);
    void clear() { m_waiting.clear(); }

private:
    bool m_wholeAnswers;
    QByteArray m_waiting;
};

/// Status bytes alone.
QByteArray statusWord(unsigned word);

/// Data field of a command, cut to Lc; nothing when the command is shorter than Lc says.
std::span<const unsigned char> dataOf(std::span<const unsigned char> command);

/// The answer to selection (FCI): the name and the algorithm in tag 86, as the standard nests them.
QByteArray controlInformation(const QByteArray& name, unsigned algorithm);

} // namespace yidi
