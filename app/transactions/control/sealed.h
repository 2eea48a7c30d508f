// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "app/transactions/envelope.h"

#include <optional>

/// A Record as it is stored and sent (密封报文), and what proves its place and its end. The texts
/// here are what both ends hash and sign; a change of them is a new number in their first line.
namespace yidi {

/// Where a Record stands in its station's queue. The link of the one before is in it, so that it
/// stands for all of them.
struct ChainPlace {
    QString epoch; ///< 16 hex digits; a queue begun anew or restored has another
    qint64 number = 0; ///< counts from 1 in its epoch, without a gap
    QString previous; ///< link of the one before, 64 hex digits
    QString header; ///< SM3 over what stays in the station's file, 64 hex digits

    bool operator==(const ChainPlace&) const = default;
};

/// What stands for a Record's input: {"yidi_sealed": {…}}. Only the province can open it.
struct SealedInput {
    ChainPlace place;
    QByteArray key; ///< of its visitor, wrapped for the province
    QByteArray body; ///< the input's JSON, perhaps compressed, sealed with `sealContext`
    bool compressed = false; ///< see deflate.h

    bool operator==(const SealedInput&) const = default;
};
QByteArray encodeSealed(const SealedInput& sealed);
/// The same without names and base64: as a station keeps it, and what a link is made over.
/// "yidi sealed 1\n" epoch, number, previous, header, "0" or "1" when compressed, a line each; a
/// byte with the size of the key, the key, the body.
QByteArray packSealed(const SealedInput& sealed);
Result<SealedInput> unpackSealed(const QByteArray& bytes);
/// Nothing when the input is an ordinary one; `BadInput` names what is wrong with a sealed one.
Result<std::optional<SealedInput>> decodeSealed(const Json& input);

/// What both ends hash, sign and bind: a title and values, a line each.
QByteArray hashedLines(const QByteArray& title, std::initializer_list<QString> values);

/// Which message something belongs to.
struct MessageName {
    QString msgid;
    QString infno;
    QString insuplcAdmdvs;
};
/// Binds a sealed body to its message and its place.
QByteArray sealContext(const MessageName& message, const ChainPlace& place);
/// SM3 over this is the message's link (链值). `inputHash`: SM3 of what `packSealed` makes of its
/// input, hex; of an ordinary input, as it is sent.
QByteArray linkText(const MessageName& message, const QString& inputHash);
/// What is hashed for it.
QByteArray linkedBytes(const WireRequest& request);

/// How the province ended a message: it had its effect, was refused by a rule, or came to nothing
/// and stays away (墓碑).
enum class MessageEnd { Done, Refused, Buried };
QString messageEndName(MessageEnd end); ///< "done" …
/// What the province signs of a message's end. `link` is empty when it never saw the message.
QByteArray receiptText(
    const QString& msgid, const QString& infno, MessageEnd end, const QString& link);

/// The little of a message its station still needs when its person has left: numbers of the
/// province and amounts, never a name or a number of a document.
Json factsOfInput(const Json& input);
Json factsOfAnswer(const WireResponse& response);

} // namespace yidi
