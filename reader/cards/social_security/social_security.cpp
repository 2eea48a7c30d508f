// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/social_security/social_security.h"

#include "app/base/log.h"
#include "app/domain/person/person.h"
#include "reader/cards/social_security/authentication.h"
#include "reader/cards/social_security/commands.h"
#include "reader/cards/social_security/pin.h"
#include "reader/cards/social_security/value.h"

#include <algorithm>
#include <array>
#include <map>

namespace yidi {

namespace {

using Card = SocialSecurityCard;

Result<QString> decodeHex(const QByteArray& value)
{
    return QString::fromLatin1(value.toHex().toUpper());
}

Result<QString> decodePlainText(const QByteArray& value)
{
    return decodeText(value);
}

/// A resident's number ends in a check character; one that does not fit is damaged, and could be
/// somebody else's. Numbers of foreigners begin with the letters of their country and have none.
Result<QString> decodeNumber(const QByteArray& value)
{
    constexpr qsizetype oldLength = 15; // residents' before 1999
    YIDI_ASSIGN(QString number, decodeText(value));
    if (number.endsWith(u'x'))
        number.back() = u'X';
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto isPlain = [&](QChar c) { return isDigit(c) || (c >= u'A' && c <= u'Z'); };
    const auto digits = std::count_if(number.begin(), number.end(), isDigit);
    const bool isResidents =
        digits >= number.size() - 1 && (number.isEmpty() || isDigit(number[0]));
    const bool isWhole =
        isValidResidentNumber(number) || (number.size() == oldLength && digits == oldLength);
    if (!std::all_of(number.begin(), number.end(), isPlain) || (isResidents && !isWhole))
        return fail(ErrorCode::CardMalformed, QStringLiteral("number damaged"));
    return number;
}

/// Sex (GB/T 2261) and ethnic group (GB/T 3304) identify nobody: a code that does not exist is left
/// blank instead of sending the person away.
Result<QString> decodeSex(const QByteArray& value)
{
    YIDI_ASSIGN(const QString code, decodeText(value));
    if (code.isEmpty() || (code.size() == 1 && QStringLiteral("0129").contains(code)))
        return code;
    qCWarning(logReader) << "a sex without a meaning on a card";
    return QString();
}

Result<QString> decodeNation(const QByteArray& value)
{
    constexpr int known = 58;
    YIDI_ASSIGN(const QString code, decodeDigits(value));
    const int number = code.toInt();
    const bool exists =
        (number >= 1 && number <= known) || number == 97 || number == 98 || number == 99;
    if (code.isEmpty() || (code.size() == 2 && exists))
        return code;
    qCWarning(logReader) << "an ethnic group without a meaning on a card";
    return QString();
}

/// A field of the card in words: how its bytes are told to be written, and where they go.
struct TextField {
    const char* name;
    RecordForm form;
    Result<QString> (*decode)(const QByteArray&);
    QString Card::*member;
    bool required;
};
constexpr std::array textFields {
    TextField { "cardNo", RecordForm::Text, decodePlainText, &Card::cardNo, true },
    TextField { "initialiser", RecordForm::Hex, decodeHex, &Card::initialiser, false },
    TextField {
        "socialSecurityNumber", RecordForm::Text, decodeNumber, &Card::socialSecurityNumber, true },
    TextField { "name", RecordForm::Text, decodeName, &Card::name, true },
    TextField { "sex", RecordForm::Text, decodeSex, &Card::sex, false },
    TextField { "nation", RecordForm::Digits, decodeNation, &Card::nation, false },
};

struct DateField {
    const char* name;
    QDate Card::*member;
};
constexpr std::array dateFields {
    DateField { "issued", &Card::issued },
    DateField { "validTo", &Card::validTo },
    DateField { "birth", &Card::birth },
};

constexpr char insuredRegion[] = "insuredRegion";
constexpr qsizetype regionLength = 6;

using RawFields = std::map<QString, QByteArray>;

/// What extends a text follows its last written byte, so a character may be cut in two between.
void append(QByteArray& field, const RecordSpec& spec, QByteArray value)
{
    if (spec.form == RecordForm::Text) {
        while (value.endsWith('\0'))
            value.chop(1);
        if (!field.isEmpty() && value.count('\xFF') == value.size())
            return; // an extension never written
    }
    field += value;
}

/// Reads records in their order; those of a locked file must be open already.
Result<void> readRecords(
    CardChannel& channel, const std::vector<RecordSpec>& specs, RawFields& fields)
{
    for (const RecordSpec& spec : specs) {
        YIDI_ASSIGN(QByteArray value, readRecord(channel, spec));
        append(fields[spec.field], spec, std::move(value));
    }
    return {};
}

Result<void> fillIn(Card& card, const RawFields& fields)
{
    for (const TextField& field : textFields) {
        if (const auto at = fields.find(QLatin1String(field.name)); at != fields.end()) {
            YIDI_ASSIGN(card.*field.member, field.decode(at->second));
        }
        if (field.required && (card.*field.member).isEmpty())
            return fail(
                ErrorCode::CardMalformed, QLatin1String(field.name) + QStringLiteral(" is empty"));
    }
    for (const DateField& field : dateFields) {
        if (const auto at = fields.find(QLatin1String(field.name)); at != fields.end()) {
            YIDI_ASSIGN(card.*field.member, decodeDate(at->second));
        }
    }
    if (!isValidCardNumber(card.cardNo)) // a region may number otherwise: told, not refused
        qCWarning(logReader) << "card number without a valid check character";
    return {};
}

Result<const FileMap::Version*> versionOf(const FileMap& map, const QString& text)
{
    const FileMap::Version* files = map.find(text);
    if (!files)
        return fail(ErrorCode::CardUnreadable, QStringLiteral("no file map for this version"));
    return files;
}

Result<QString> readVersion(CardChannel& channel, const FileMap& map)
{
    YIDI_ASSIGN(const QByteArray value, readRecord(channel, map.version));
    return decodeText(value);
}

/// Whether the card that was opened is still the one that answers. A reader can miss a quick swap;
/// then its software sees one card where there were two.
Result<void> checkStillThere(CardChannel& channel, const FileMap& map, const OpenedCard& card)
{
    YIDI_ASSIGN(const QByteArray identity, readRecord(channel, map.identity));
    YIDI_ASSIGN(const QString cardSn, decodeCardSn(identity));
    if (cardSn != card.cardSn)
        return fail(ErrorCode::CardLost, QStringLiteral("the card was changed while it was read"));
    return {};
}

/// The name of who proved the card; empty when nobody could and the card may be read all the same.
Result<QString> proveForReading(CardChannel& channel, const OpenedCard& card,
    const QString& version, const FileMap::Version& files, CardAuthenticator* authenticator)
{
    const CardDoor door { {}, files.lock ? files.lock->key : quint8(0) };
    const auto proved = authenticateCard(channel, card, version, door, authenticator);
    if (proved)
        return authenticator->name();
    if (proved.error().code == ErrorCode::CardUnproven && !files.lock)
        return QString();
    return fail(proved.error());
}

/// Where the medical basics of the card in hand are.
struct MedicalPlace {
    OpenedCard card;
    QString version;
    const FileMap::Medical* files;
};

Result<MedicalPlace> findMedical(CardChannel& channel, const FileMap& map)
{
    MedicalPlace place {};
    YIDI_ASSIGN(place.card, openSocialSecurityCard(channel, map));
    YIDI_ASSIGN(place.version, readVersion(channel, map));
    YIDI_ASSIGN(const FileMap::Version* files, versionOf(map, place.version));
    if (!files->medical)
        return fail(ErrorCode::CardUnreadable, QStringLiteral("no medical data in this version"));
    place.files = &*files->medical;
    return place;
}

/// From the medical application, which is selected and open.
Result<MedicalBasics> readMedicalRecords(
    CardChannel& channel, const FileMap& map, const MedicalPlace& place)
{
    RawFields fields;
    YIDI_TRY(readRecords(channel, place.files->records, fields));
    YIDI_TRY(selectFurther(channel, map.application));
    YIDI_TRY(checkStillThere(channel, map, place.card));
    YIDI_ASSIGN(const QString region, decodeDigits(fields[QLatin1String(insuredRegion)]));
    if (!region.isEmpty() && region.size() != regionLength)
        return fail(ErrorCode::CardMalformed, QStringLiteral("insured region"));
    return MedicalBasics { place.card.cardSn, region };
}

} // namespace

Result<void> checkSocialSecurityMap(const FileMap& map)
{
    std::map<QString, RecordForm> known;
    for (const TextField& field : textFields)
        known[QLatin1String(field.name)] = field.form;
    for (const DateField& field : dateFields)
        known[QLatin1String(field.name)] = RecordForm::Date;
    const auto bad = [](const QString& prefix, const QString& what) {
        return fail(
            ErrorCode::BadInput, QStringLiteral("card file map, version %1: ").arg(prefix) + what);
    };
    for (const FileMap::Version& version : map.versions) {
        for (const RecordSpec& spec : version.records) {
            const auto at = known.find(spec.field);
            if (at == known.end())
                return bad(version.prefix, QStringLiteral("unknown field ") + spec.field.left(40));
            if (at->second != spec.form)
                return bad(version.prefix, QStringLiteral("form of ") + spec.field);
        }
        for (const TextField& field : textFields) {
            const bool named = std::any_of(version.records.begin(), version.records.end(),
                [&](const RecordSpec& spec) { return spec.field == QLatin1String(field.name); });
            if (field.required && !named)
                return bad(version.prefix, QLatin1String(field.name) + QStringLiteral(" missing"));
        }
    }
    return {};
}

Result<SocialSecurityCard> readSocialSecurityCard(
    CardChannel& channel, const FileMap& map, CardAuthenticator* authenticator)
{
    YIDI_ASSIGN(const OpenedCard opened, openSocialSecurityCard(channel, map));
    Card card;
    card.cardSn = opened.cardSn;
    YIDI_ASSIGN(card.version, readVersion(channel, map));
    YIDI_ASSIGN(const FileMap::Version* files, versionOf(map, card.version));
    YIDI_ASSIGN(card.authenticatedBy,
        proveForReading(channel, opened, card.version, *files, authenticator));
    RawFields fields;
    YIDI_TRY(readRecords(channel, files->records, fields));
    YIDI_TRY(checkStillThere(channel, map, opened));
    YIDI_TRY(fillIn(card, fields));
    card.atrHistorical = channel.atrHistorical();
    return card;
}

Result<QString> identifySocialSecurityCard(CardChannel& channel, const FileMap& map)
{
    YIDI_ASSIGN(const OpenedCard card, openSocialSecurityCard(channel, map));
    return card.cardSn;
}

Result<MedicalBasics> readSocialSecurityMedical(
    CardChannel& channel, const FileMap& map, CardAuthenticator* authenticator)
{
    YIDI_ASSIGN(const MedicalPlace place, findMedical(channel, map));
    YIDI_TRY(authenticateCard(channel, place.card, place.version,
        { place.files->application, place.files->key }, authenticator));
    return readMedicalRecords(channel, map, place);
}

MedicalByPin readSocialSecurityMedicalByPin(
    CardChannel& channel, const FileMap& map, const SecretBuffer& pin, bool useLastTry)
{
    const auto fails = [](const PinOutcome& outcome, const Error& error) {
        return MedicalByPin { outcome, fail(error) };
    };
    const auto place = findMedical(channel, map);
    if (!place)
        return fails({ PinOutcome::Kind::Failed, {}, place.error() }, place.error());
    const auto selected = selectFurther(channel, place->files->application);
    if (!selected)
        return fails({ PinOutcome::Kind::Failed, {}, selected.error() }, selected.error());
    const PinOutcome outcome = verifyPinWhereWeAre(channel, map, pin, useLastTry);
    if (outcome.kind != PinOutcome::Kind::Verified)
        return fails(outcome, { ErrorCode::CardUnproven, QStringLiteral("PIN not verified") });
    return { outcome, readMedicalRecords(channel, map, *place) };
}

} // namespace yidi
