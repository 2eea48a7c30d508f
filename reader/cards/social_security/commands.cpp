// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/social_security/commands.h"

#include "reader/bytes.h"
#include "reader/cards/social_security/value.h"
#include "reader/cards/tlv.h"

#include <algorithm>
#include <array>

namespace yidi {

namespace {

constexpr quint16 notFound = 0x6A82;
constexpr quint16 recordMissing = 0x6A83;

/// What a status word means where it came; anything not listed is `CardUnreadable`.
struct Meaning {
    quint16 status;
    ErrorCode code;
    const char* what;
};

constexpr std::array selectMeanings {
    Meaning { notFound, ErrorCode::CardForeign, "no such application" },
    Meaning { 0x6A86, ErrorCode::CardForeign, "selection by name unknown" },
    Meaning { 0x6A87, ErrorCode::CardForeign, "selection by name unknown" },
    Meaning { 0x6D00, ErrorCode::CardForeign, "SELECT unknown" },
    Meaning { 0x6E00, ErrorCode::CardForeign, "class unknown" },
    Meaning { 0x6A81, ErrorCode::CardUnreadable, "card blocked" },
    Meaning { 0x9303, ErrorCode::CardUnreadable, "application blocked" },
};

constexpr std::array readMeanings {
    Meaning { recordMissing, ErrorCode::CardMalformed, "record missing" },
    Meaning { notFound, ErrorCode::CardMalformed, "file missing" },
    Meaning { 0x6982, ErrorCode::CardUnreadable, "protected from reading" },
    Meaning { 0x9303, ErrorCode::CardUnreadable, "application blocked" },
};

template <std::size_t N>
tl::unexpected<Error> refused(const std::array<Meaning, N>& meanings, quint16 status)
{
    const auto at = std::find_if(meanings.begin(), meanings.end(),
        [&](const Meaning& meaning) { return meaning.status == status; });
    if (at == meanings.end())
        return fail(ErrorCode::CardUnreadable, statusText(status));
    return fail(at->code, QLatin1String(at->what) + QStringLiteral(", ") + statusText(status));
}

/// Tag 86 in the issuer's part of the control information. Cards without it follow the default, and
/// some regions a default of their own.
std::optional<CardAlgorithm> algorithmOf(
    const QByteArray& controlInformation, const QString& cardSn, const FileMap& map)
{
    const auto told = findTlv(controlInformation, { 0x6F, 0xA5, 0x9F0C, 0x86 });
    if (!told)
        return {};
    if (!told->has_value())
        return map.defaultAlgorithm(cardSn);
    if ((*told)->size() != 1)
        return {};
    return cardAlgorithm(static_cast<quint8>((*told)->front()));
}

} // namespace

QString statusText(quint16 status)
{
    return QStringLiteral("status %1").arg(status, 4, 16, QLatin1Char('0'));
}

Result<QByteArray> selectApplication(CardChannel& channel, const QByteArray& name)
{
    // With Le: some cards answer the form without it with nothing at all.
    const QByteArray command =
        bytesOf({ 0x00, 0xA4, 0x04, 0x00, name.size() }) + name + bytesOf({ 0x00 });
    YIDI_ASSIGN(const CardResponse response, channel.transmit(spanOf(command), true));
    if (!response.ok())
        return refused(selectMeanings, response.status);
    return response.data;
}

Result<void> selectFurther(CardChannel& channel, const QByteArray& name)
{
    const auto selected = selectApplication(channel, name);
    if (selected)
        return {};
    const Error& error = selected.error();
    return fail(error.code == ErrorCode::CardForeign ? ErrorCode::CardUnreadable : error.code,
        error.detail);
}

Result<QByteArray> readRecord(CardChannel& channel, const RecordSpec& spec)
{
    const auto file = static_cast<unsigned char>(spec.file << 3); // by identifier, in this file
    const std::array<unsigned char, 5> command { 0x00, 0xB2, spec.tag, file,
        static_cast<unsigned char>(2 + spec.length) };
    YIDI_ASSIGN(const CardResponse response, channel.transmit(command, true));
    if (spec.optional && response.status == recordMissing)
        return QByteArray();
    if (!response.ok())
        return refused(readMeanings, response.status);
    const QByteArray& data = response.data;
    const bool wellFormed = data.size() >= 2 && static_cast<quint8>(data[0]) == spec.tag
        && static_cast<quint8>(data[1]) == data.size() - 2 && data.size() - 2 <= spec.length;
    if (!wellFormed)
        return fail(ErrorCode::CardMalformed,
            QStringLiteral("record %1 of file %2")
                .arg(spec.tag, 2, 16, QLatin1Char('0'))
                .arg(spec.file));
    return data.mid(2);
}

Result<QByteArray> getChallenge(CardChannel& channel)
{
    constexpr qsizetype size = 8;
    static constexpr std::array<unsigned char, 5> command { 0x00, 0x84, 0x00, 0x00, size };
    YIDI_ASSIGN(const CardResponse response, channel.transmit(command, true));
    if (!response.ok())
        return fail(ErrorCode::CardUnreadable,
            QStringLiteral("no challenge, ") + statusText(response.status));
    if (response.data.size() != size)
        return fail(ErrorCode::CardMalformed, QStringLiteral("challenge of another length"));
    return response.data;
}

Result<OpenedCard> openSocialSecurityCard(CardChannel& channel, const FileMap& map)
{
    YIDI_ASSIGN(const QByteArray information, selectApplication(channel, map.application));
    YIDI_ASSIGN(const QByteArray identity, readRecord(channel, map.identity));
    YIDI_ASSIGN(const QString cardSn, decodeCardSn(identity));
    return OpenedCard { cardSn, algorithmOf(information, cardSn, map) };
}

} // namespace yidi
