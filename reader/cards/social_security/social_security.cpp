// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/social_security/social_security.h"

#include "app/base/log.h"
#include "reader/bytes.h"
#include "reader/cards/social_security/value.h"

#include <algorithm>
#include <array>
#include <map>

namespace yidi {

namespace {

constexpr quint16 notFound = 0x6A82;
constexpr quint16 recordMissing = 0x6A83;
constexpr quint16 blocked = 0x6983;
constexpr quint16 invalidated = 0x6984;

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
    const QString word = QStringLiteral("%1").arg(status, 4, 16, QLatin1Char('0'));
    if (at == meanings.end())
        return fail(ErrorCode::CardUnreadable, QStringLiteral("status ") + word);
    return fail(at->code, QLatin1String(at->what) + QStringLiteral(", status ") + word);
}

Result<void> selectApplication(CardChannel& channel, const QByteArray& name)
{
    // With Le: some cards answer the form without it with nothing at all.
    const QByteArray command =
        bytesOf({ 0x00, 0xA4, 0x04, 0x00, name.size() }) + name + bytesOf({ 0x00 });
    YIDI_ASSIGN(const CardResponse response, channel.transmit(spanOf(command), true));
    if (!response.ok())
        return refused(selectMeanings, response.status);
    return {};
}

/// The value of a record; empty when it is optional and missing.
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

struct TextField {
    const char* name;
    QString SocialSecurityCard::*member;
    bool required;
};
constexpr std::array textFields {
    TextField { "cardSn", &SocialSecurityCard::cardSn, true },
    TextField { "cardNo", &SocialSecurityCard::cardNo, true },
    TextField { "initialiser", &SocialSecurityCard::initialiser, false },
    TextField { "socialSecurityNumber", &SocialSecurityCard::socialSecurityNumber, true },
    TextField { "name", &SocialSecurityCard::name, true },
    TextField { "sex", &SocialSecurityCard::sex, false },
    TextField { "nation", &SocialSecurityCard::nation, false },
};

struct DateField {
    const char* name;
    QDate SocialSecurityCard::*member;
};
constexpr std::array dateFields {
    DateField { "issued", &SocialSecurityCard::issued },
    DateField { "validTo", &SocialSecurityCard::validTo },
    DateField { "birth", &SocialSecurityCard::birth },
};

Result<QString> decode(RecordForm form, const QByteArray& value)
{
    switch (form) {
    case RecordForm::Text:
        return decodeText(value);
    case RecordForm::Digits:
        return decodeDigits(value);
    case RecordForm::Hex:
    case RecordForm::Date:
        break;
    }
    return QString::fromLatin1(value.toHex().toUpper());
}

/// A field's bytes so far. Text keeps none of its padding, so that what extends it can follow.
struct RawField {
    RecordForm form;
    QByteArray bytes;
};

void append(RawField& field, QByteArray value)
{
    if (field.form == RecordForm::Text) {
        while (value.endsWith('\0'))
            value.chop(1);
    }
    field.bytes += value;
}

Result<SocialSecurityCard> assemble(const std::map<QString, RawField>& fields)
{
    SocialSecurityCard card;
    for (const TextField& field : textFields) {
        const auto at = fields.find(QLatin1String(field.name));
        if (at != fields.end()) {
            YIDI_ASSIGN(card.*field.member, decode(at->second.form, at->second.bytes));
        }
        if (field.required && (card.*field.member).isEmpty())
            return fail(
                ErrorCode::CardMalformed, QLatin1String(field.name) + QStringLiteral(" is empty"));
    }
    for (const DateField& field : dateFields) {
        if (const auto at = fields.find(QLatin1String(field.name)); at != fields.end()) {
            YIDI_ASSIGN(card.*field.member, decodeDate(at->second.bytes));
        }
    }
    const QString region = card.issuingRegion();
    if (!std::all_of(region.begin(), region.end(), [](QChar c) { return c.isDigit(); }))
        return fail(ErrorCode::CardMalformed, QStringLiteral("cardSn names no region"));
    if (!isValidCardNumber(card.cardNo)) // a region may number otherwise: told, not refused
        qCWarning(logReader) << "card number without a valid check character";
    return card;
}

PinOutcome failed(Error error)
{
    return { PinOutcome::Kind::Failed, {}, std::move(error) };
}

PinOutcome failedWith(ErrorCode code, const QString& detail)
{
    return failed({ code, detail });
}

/// The tries in 63Cx.
std::optional<int> triesIn(quint16 status)
{
    if ((status & 0xFFF0) != 0x63C0)
        return {};
    return status & 0x000F;
}

PinOutcome pinRefused(quint16 status)
{
    using Kind = PinOutcome::Kind;
    if (status == blocked || status == invalidated)
        return { Kind::Blocked, 0, {} };
    const auto tries = triesIn(status);
    if (!tries)
        return failedWith(ErrorCode::CardUnreadable,
            QStringLiteral("PIN status %1").arg(status, 4, 16, QLatin1Char('0')));
    return { *tries == 0 ? Kind::Blocked : Kind::Wrong, tries, {} };
}

/// VERIFY with the PIN as packed digits, filled with F; empty when it is no PIN.
SecretBuffer verifyCommand(const SecretBuffer& pin)
{
    constexpr std::size_t shortest = 4, longest = 12;
    const auto digits = pin.bytes();
    const bool isPin = digits.size() >= shortest && digits.size() <= longest
        && std::all_of(digits.begin(), digits.end(), [](auto c) { return c >= '0' && c <= '9'; });
    if (!isPin)
        return {};
    const std::size_t packed = (digits.size() + 1) / 2;
    SecretBuffer command(5 + packed);
    for (const unsigned char byte : std::array<unsigned char, 4> { 0x00, 0x20, 0x00, 0x00 })
        command.append(byte);
    command.append(static_cast<unsigned char>(packed));
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int low = i + 1 < digits.size() ? digits[i + 1] - '0' : 0x0F;
        command.append(static_cast<unsigned char>((digits[i] - '0') << 4 | low));
    }
    return command;
}

} // namespace

Result<SocialSecurityCard> readSocialSecurityCard(
    CardChannel& channel, const FileMap& map, CardAuthenticator*)
{
    YIDI_TRY(selectApplication(channel, map.application));
    YIDI_ASSIGN(const QByteArray rawVersion, readRecord(channel, map.version));
    YIDI_ASSIGN(const QString version, decodeText(rawVersion));
    const FileMap::Version* files = map.find(version);
    if (!files)
        return fail(ErrorCode::CardUnreadable, QStringLiteral("no file map for this version"));
    std::map<QString, RawField> fields;
    for (const RecordSpec& spec : files->records) {
        YIDI_ASSIGN(QByteArray value, readRecord(channel, spec));
        const auto at = fields.try_emplace(spec.field, RawField { spec.form, {} }).first;
        append(at->second, std::move(value));
    }
    YIDI_ASSIGN(SocialSecurityCard card, assemble(fields));
    card.version = version;
    card.atrHistorical = channel.atrHistorical();
    return card;
}

Result<QString> identifySocialSecurityCard(CardChannel& channel, const FileMap& map)
{
    YIDI_TRY(selectApplication(channel, map.application));
    YIDI_ASSIGN(const QByteArray value, readRecord(channel, map.identity));
    return decode(map.identity.form, value);
}

PinOutcome socialSecurityPinState(CardChannel& channel, const FileMap& map)
{
    if (const auto selected = selectApplication(channel, map.application); !selected)
        return failed(selected.error());
    // VERIFY without a PIN asks and uses no try, but it is VERIFY: never sent twice.
    static constexpr std::array<unsigned char, 5> ask { 0x00, 0x20, 0x00, 0x00, 0x00 };
    const auto response = channel.transmit(ask, false);
    if (!response)
        return failed(response.error());
    if (response->ok())
        return { PinOutcome::Kind::NotSet, {}, {} };
    return pinRefused(response->status);
}

PinOutcome verifySocialSecurityPin(
    CardChannel& channel, const FileMap& map, const SecretBuffer& pin, bool useLastTry)
{
    using Kind = PinOutcome::Kind;
    const SecretBuffer command = verifyCommand(pin);
    if (command.isEmpty())
        return failedWith(ErrorCode::BadInput, QStringLiteral("not four to twelve digits"));
    const PinOutcome before = socialSecurityPinState(channel, map);
    if (before.kind != Kind::Wrong)
        return before;
    if (*before.triesLeft == 1 && !useLastTry)
        return { Kind::StoppedBeforeLast, 1, {} };
    const auto response = channel.transmit(command.bytes(), false);
    if (!response)
        return failedWith(ErrorCode::PinOutcomeUnknown, describe(response.error()));
    if (response->ok())
        return { Kind::Verified, {}, {} };
    return pinRefused(response->status);
}

} // namespace yidi
