// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/pcsc/exchange.h"

#include <array>

namespace yidi {

namespace {

constexpr int maxRounds = 300;
constexpr qsizetype maxBytes = 64 * 1024;
constexpr quint8 moreData = 0x61;
constexpr quint8 wrongLength = 0x6C;

quint8 sw1(const CardResponse& response)
{
    return static_cast<quint8>(response.status >> 8);
}

quint8 sw2(const CardResponse& response)
{
    return static_cast<quint8>(response.status & 0xFF);
}

Result<CardResponse> sendOnce(const RawExchange& send, std::span<const unsigned char> command)
{
    YIDI_ASSIGN(QByteArray answer, send(command));
    // Drivers report a card pulled out in mid-command as an empty success.
    if (answer.size() < 2)
        return fail(ErrorCode::CardLost,
            QStringLiteral("answer of %1 bytes, outcome unknown").arg(answer.size()));
    if (answer.size() > maxBytes + 2)
        return fail(ErrorCode::CardMalformed, QStringLiteral("answer longer than a card's can be"));
    CardResponse response;
    response.status = static_cast<quint16>(
        static_cast<quint8>(answer[answer.size() - 2]) << 8 | static_cast<quint8>(answer.back()));
    answer.chop(2);
    response.data = std::move(answer);
    return response;
}

/// Commands that expect data end in Le: five bytes long, or header, Lc, data and Le.
bool endsInLe(std::span<const unsigned char> command)
{
    return command.size() == 5 || (command.size() > 5 && command.size() == 6u + command[4]);
}

/// Sends a command that only reads; once more with the length the card names after 6Cxx.
Result<CardResponse> sendRead(const RawExchange& send, std::span<const unsigned char> command)
{
    YIDI_ASSIGN(CardResponse response, sendOnce(send, command));
    if (sw1(response) != wrongLength || !endsInLe(command))
        return response;
    std::vector<unsigned char> exact(command.begin(), command.end());
    exact.back() = sw2(response);
    YIDI_ASSIGN(response, sendOnce(send, exact));
    if (sw1(response) == wrongLength)
        return fail(ErrorCode::CardMalformed, QStringLiteral("6Cxx to the length it asked for"));
    return response;
}

} // namespace

Result<CardResponse> exchange(
    const RawExchange& send, std::span<const unsigned char> command, bool repeatable)
{
    if (command.size() < 4)
        return fail(ErrorCode::BadInput, QStringLiteral("command shorter than its header"));
    YIDI_ASSIGN(
        CardResponse response, repeatable ? sendRead(send, command) : sendOnce(send, command));
    for (int round = 0; sw1(response) == moreData; ++round) {
        if (round == maxRounds)
            return fail(ErrorCode::CardMalformed, QStringLiteral("61xx without end"));
        const std::array<unsigned char, 5> getResponse { 0x00, 0xC0, 0x00, 0x00, sw2(response) };
        YIDI_ASSIGN(const CardResponse rest, sendRead(send, getResponse));
        if (response.data.size() + rest.data.size() > maxBytes)
            return fail(ErrorCode::CardMalformed, QStringLiteral("more data than a card can give"));
        response.data += rest.data;
        response.status = rest.status;
    }
    return response;
}

} // namespace yidi
