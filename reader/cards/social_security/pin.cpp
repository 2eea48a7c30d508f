// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/social_security/pin.h"

#include "reader/bytes.h"
#include "reader/cards/social_security/commands.h"

#include <algorithm>
#include <array>

namespace yidi {

namespace {

using Kind = PinOutcome::Kind;

constexpr quint16 blocked = 0x6983;
constexpr quint16 invalidated = 0x6984;

PinOutcome failed(Error error)
{
    return { Kind::Failed, {}, std::move(error) };
}

PinOutcome failedWith(ErrorCode code, const QString& detail)
{
    return failed({ code, detail });
}

PinOutcome notAPin()
{
    return failedWith(ErrorCode::BadInput, QStringLiteral("not four to twelve digits"));
}

/// The tries in 63Cx.
std::optional<int> triesIn(quint16 status)
{
    if ((status & 0xFFF0) != 0x63C0)
        return {};
    return status & 0x000F;
}

bool isPin(const SecretBuffer& pin)
{
    constexpr std::size_t shortest = 4, longest = 12;
    const auto digits = pin.bytes();
    return digits.size() >= shortest && digits.size() <= longest
        && std::all_of(digits.begin(), digits.end(), [](auto c) { return c >= '0' && c <= '9'; });
}

std::size_t packedSize(const SecretBuffer& pin)
{
    return (pin.size() + 1) / 2;
}

/// Two digits to a byte, filled with F.
void appendPacked(SecretBuffer& command, const SecretBuffer& pin)
{
    const auto digits = pin.bytes();
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int low = i + 1 < digits.size() ? digits[i + 1] - '0' : 0x0F;
        command.append(static_cast<unsigned char>((digits[i] - '0') << 4 | low));
    }
}

/// A command with room for its data, which never leaves guarded memory.
SecretBuffer commandOf(const std::array<unsigned char, 4>& header, std::size_t dataSize)
{
    SecretBuffer command(header.size() + 1 + dataSize);
    for (const unsigned char byte : header)
        command.append(byte);
    command.append(static_cast<unsigned char>(dataSize));
    return command;
}

/// Asks an environment that is selected already.
PinOutcome askState(CardChannel& channel, const FileMap& map)
{
    // VERIFY without a PIN asks and uses no try, but it is VERIFY: never sent twice.
    const std::array<unsigned char, 5> ask { 0x00, 0x20, 0x00, map.pinReference, 0x00 };
    const auto response = channel.transmit(ask, false);
    if (!response)
        return failed(response.error());
    if (!response->data.isEmpty())
        return failedWith(ErrorCode::CardMalformed, QStringLiteral("PIN state with data"));
    if (response->ok())
        return { Kind::NotSet, {}, {} };
    if (response->status == blocked || response->status == invalidated)
        return { Kind::Blocked, 0, {} };
    const auto tries = triesIn(response->status);
    if (!tries)
        return failedWith(ErrorCode::CardUnreadable,
            QStringLiteral("PIN state, ") + statusText(response->status));
    return { *tries == 0 ? Kind::Blocked : Kind::Wrong, tries, {} };
}

/// Sends a command that carries the PIN, of which `before` tries are left, and believes only what
/// can be true: a wrong PIN costs exactly one. Any other answer was meant for something else, or
/// was damaged on its way, and whether a try was used is unknown.
PinOutcome present(CardChannel& channel, const SecretBuffer& command, int before)
{
    const auto response = channel.transmit(command.bytes(), false);
    if (!response)
        return failedWith(ErrorCode::PinOutcomeUnknown, describe(response.error()));
    const bool bare = response->data.isEmpty();
    if (bare && response->ok())
        return { Kind::Verified, {}, {} };
    const auto tries = triesIn(response->status);
    const bool lastIsGone =
        before == 1 && (response->status == blocked || response->status == invalidated);
    if (bare && (lastIsGone || tries == before - 1))
        return { before == 1 ? Kind::Blocked : Kind::Wrong, before - 1, {} };
    return failedWith(ErrorCode::PinOutcomeUnknown,
        QStringLiteral("answer to a PIN, ") + statusText(response->status));
}

/// The state before a presentation: `Wrong` when the PIN may be presented, else the outcome.
PinOutcome mayPresent(CardChannel& channel, const FileMap& map, bool useLastTry)
{
    const PinOutcome before = askState(channel, map);
    if (before.kind == Kind::Wrong && *before.triesLeft == 1 && !useLastTry)
        return { Kind::StoppedBeforeLast, 1, {} };
    return before;
}

/// What the answer to unblocking means; anything not listed leaves it unknown which PIN holds.
PinOutcome unblocked(const Result<CardResponse>& response)
{
    if (!response)
        return failedWith(ErrorCode::PinOutcomeUnknown, describe(response.error()));
    if (response->ok() && response->data.isEmpty())
        return { Kind::Verified, {}, {} };
    const QString detail = QStringLiteral("unblocking, ") + statusText(response->status);
    switch (response->status) {
    case 0x6982: // the seal was refused, or the key for it is not there
    case 0x6985:
    case 0x6988:
    case 0x6A88:
    case 0x9302:
        return failedWith(ErrorCode::CardUnproven, detail);
    case blocked:
    case invalidated:
    case 0x6D00:
    case 0x9303:
        return failedWith(ErrorCode::CardUnreadable, detail);
    default:
        return failedWith(ErrorCode::PinOutcomeUnknown, detail);
    }
}

constexpr std::array<unsigned char, 4> unblockHeader { 0x84, 0x24, 0x00, 0x01 };

/// The data of the unblocking command for the card that is selected.
Result<QByteArray> sealedPin(CardChannel& channel, const OpenedCard& card,
    const SecretBuffer& newPin, CardAuthenticator& authenticator)
{
    constexpr qsizetype macSize = 4;
    if (!card.algorithm)
        return fail(ErrorCode::CardUnproven, QStringLiteral("algorithm unknown"));
    PinUnblock unblock { card.cardSn, *card.algorithm, {}, bytesOf(unblockHeader) };
    YIDI_ASSIGN(unblock.challenge, getChallenge(channel));
    YIDI_ASSIGN(
        const QByteArray sealed, authenticator.sealPin(unblock, newPin, channel.deadline()));
    const qsizetype block = *card.algorithm == CardAlgorithm::TripleDes ? 8 : 16;
    if (sealed.size() != block + macSize)
        return fail(ErrorCode::CardUnproven, QStringLiteral("sealed PIN of another length"));
    return sealed;
}

} // namespace

PinOutcome socialSecurityPinState(CardChannel& channel, const FileMap& map)
{
    if (const auto selected = selectApplication(channel, map.application); !selected)
        return failed(selected.error());
    return askState(channel, map);
}

PinOutcome verifyPinWhereWeAre(
    CardChannel& channel, const FileMap& map, const SecretBuffer& pin, bool useLastTry)
{
    if (!isPin(pin))
        return notAPin();
    const PinOutcome before = mayPresent(channel, map, useLastTry);
    if (before.kind != Kind::Wrong)
        return before;
    SecretBuffer command = commandOf({ 0x00, 0x20, 0x00, map.pinReference }, packedSize(pin));
    appendPacked(command, pin);
    return present(channel, command, *before.triesLeft);
}

PinOutcome verifySocialSecurityPin(
    CardChannel& channel, const FileMap& map, const SecretBuffer& pin, bool useLastTry)
{
    if (!isPin(pin))
        return notAPin();
    if (const auto selected = selectApplication(channel, map.application); !selected)
        return failed(selected.error());
    return verifyPinWhereWeAre(channel, map, pin, useLastTry);
}

PinOutcome changeSocialSecurityPin(CardChannel& channel, const FileMap& map,
    const SecretBuffer& oldPin, const SecretBuffer& newPin)
{
    constexpr unsigned char border = 0xFF; // between the two; no packed digit looks like it
    if (!isPin(oldPin) || !isPin(newPin))
        return notAPin();
    if (const auto selected = selectApplication(channel, map.application); !selected)
        return failed(selected.error());
    const PinOutcome before = mayPresent(channel, map, false);
    if (before.kind != Kind::Wrong)
        return before;
    SecretBuffer command = commandOf(
        { 0x80, 0x5E, 0x01, map.pinReference }, packedSize(oldPin) + 1 + packedSize(newPin));
    appendPacked(command, oldPin);
    command.append(border);
    appendPacked(command, newPin);
    return present(channel, command, *before.triesLeft);
}

PinOutcome unblockSocialSecurityPin(CardChannel& channel, const FileMap& map,
    const SecretBuffer& newPin, CardAuthenticator* authenticator)
{
    if (!isPin(newPin))
        return notAPin();
    if (!authenticator)
        return failedWith(ErrorCode::CardUnproven, QStringLiteral("nobody here has the keys"));
    const auto card = openSocialSecurityCard(channel, map);
    if (!card)
        return failed(card.error());
    const PinOutcome before = askState(channel, map);
    if (before.kind != Kind::Wrong && before.kind != Kind::Blocked)
        return before;
    const auto sealed = sealedPin(channel, *card, newPin, *authenticator);
    if (!sealed)
        return failed(sealed.error());
    const QByteArray command = bytesOf(unblockHeader) + bytesOf({ sealed->size() }) + *sealed;
    return unblocked(channel.transmit(spanOf(command), false));
}

} // namespace yidi
