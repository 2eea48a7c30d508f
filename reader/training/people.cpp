// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/people.h"

#include "app/base/dates.h"
#include "app/base/json.h"
#include "reader/bytes.h"
#include "reader/cards/social_security/value.h"
#include "reader/training/keys.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr qsizetype nameLength = 30;
constexpr qsizetype nameExtensionLength = 20;
constexpr char applicationName[] = "7378312E73682EC9E7BBE1B1A3D5CF"; // sx1.sh.社会保障
constexpr char medicalName[] = "D15600000503"; // 社会保险2
constexpr quint8 issuerFile = 5;
constexpr quint8 holderFile = 6;
constexpr quint8 photoFile = 8;
constexpr quint8 medicalFile = 5;
constexpr quint8 readHolderKey = 0x01;
constexpr quint8 updateHolderKey = 0x02;
constexpr quint8 readMedicalKey = 0x81;

QByteArray record(quint8 tag, const QByteArray& value)
{
    return bytesOf({ tag, value.size() }) + value;
}

QByteArray hexValue(const Json& json, qsizetype length)
{
    return QByteArray::fromHex(json.text().toLatin1()).leftJustified(length, '\0', true);
}

QByteArray dateValue(const Json& json)
{
    const auto date = parseDate(json.text());
    return date ? encodeDigits(date->toString(QStringLiteral("yyyyMMdd")), 4) : encodeDigits({}, 4);
}

/// The name in its record, and what did not fit; a character is never cut in two.
std::pair<QByteArray, QByteArray> splitName(const QString& name)
{
    qsizetype fits = name.size();
    const auto tooLong = [&] {
        return encodeText(name.left(fits), 256).indexOf('\0') > nameLength;
    };
    while (tooLong() || (fits > 0 && name[fits - 1].isHighSurrogate()))
        --fits;
    return { encodeText(name.left(fits), nameLength),
        encodeText(name.mid(fits), nameExtensionLength) };
}

/// As long as a photo is, without a face: grey steps that differ from card to card.
QByteArray photo(const QByteArray& cardSn)
{
    constexpr qsizetype length = 0x1000;
    QByteArray bytes(length, '\0');
    for (qsizetype i = 0; i < length; ++i)
        bytes[i] = static_cast<char>(i / 26 + cardSn[i % cardSn.size()]);
    return bytes;
}

/// Medical basics: what region insures the holder (参保地). The PIN or a key opens them.
CardApplication medicalApplication(const Json& person)
{
    const Json& insurances = person[u"insuinfo"];
    const QString region =
        insurances.size() > 0 ? insurances.items().front()[u"insuplc_admdvs"].text() : QString();
    CardApplication medical;
    medical.application = QByteArray::fromHex(medicalName);
    medical.files[medicalFile] = {
        record(0x81, encodeText(QStringLiteral("1"), 8)),
        record(0x84, encodeDigits(region, 3)),
        record(0x87, encodeText({}, 18)),
    };
    medical.readGates[medicalFile] = { .pin = true, .key = readMedicalKey };
    return medical;
}

/// Tag 86 when people.json names it; else what cards of that version reckon with.
CardAlgorithm algorithmOf(const Json& card)
{
    bool isNamed = false;
    const uint named = card[u"algorithm"].text().toUInt(&isNamed, 16);
    if (isNamed)
        return static_cast<CardAlgorithm>(named);
    return card[u"version"].text().startsWith(QLatin1String("3.")) ? CardAlgorithm::Sm4
                                                                   : CardAlgorithm::TripleDes;
}

CardImage cardImage(const Json& person)
{
    const Json& card = person[u"card"];
    const Json& base = person[u"baseinfo"];
    const QString version = card[u"version"].text();
    const auto text = [](const Json& json, qsizetype length) {
        return encodeText(json.text(), length);
    };
    const auto [name, nameExtension] = splitName(base[u"psn_name"].text());

    CardImage image;
    image.application = QByteArray::fromHex(applicationName);
    const QByteArray historical =
        QByteArray::fromHex(card[u"atrHistorical"].text().toLatin1()).left(13);
    image.atr = bytesOf({ 0x3B, 0x60 | historical.size(), 0x00, 0x00 }) + historical;
    const QString pin = person[u"pin"].text();
    image.pin = encodeDigits(pin, (pin.size() + 1) / 2);
    image.algorithm = algorithmOf(card);
    image.keyRoot = trainingKeyRoot();
    const QByteArray cardSn = hexValue(card[u"cardSn"], 16);
    image.files[issuerFile] = {
        record(0x01, cardSn),
        record(0x02, text(card[u"cardClass"], 1)),
        record(0x03, text(card[u"version"], 4)),
        record(0x04, hexValue(card[u"initialiser"], 12)),
        record(0x05, dateValue(card[u"issued"])),
        record(0x06, dateValue(card[u"validTo"])),
        record(0x07, text(card[u"cardNo"], 9)),
    };
    image.files[holderFile] = {
        record(0x08, text(base[u"certno"], 18)),
        record(0x09, name),
        record(0x0A, text(base[u"gend"], 1)),
        record(0x0B, encodeDigits(card[u"nation"].text(), 1)),
        record(0x0C, encodeDigits(card[u"birthplace"].text(), 3)),
        record(0x0D, dateValue(base[u"brdy"])),
    };
    if (!version.startsWith(QLatin1String("1.")))
        image.files[holderFile].push_back(record(0x4E, nameExtension));
    image.binaries[photoFile] = photo(cardSn);
    image.readGates[photoFile] = { .key = readHolderKey };
    if (version.startsWith(QLatin1String("3.")))
        image.readGates[holderFile] = { .key = readHolderKey };
    image.writeGates[issuerFile] = { .key = updateHolderKey };
    image.writeGates[holderFile] = { .key = updateHolderKey };
    image.applications = { medicalApplication(person) };
    return image;
}

} // namespace

Result<std::vector<TrainingPerson>> loadTrainingPeople(const QString& path)
{
    YIDI_ASSIGN(const Json json,
        readJsonFile(path.isEmpty() ? QStringLiteral(":/training/people.json") : path));
    std::vector<TrainingPerson> people;
    for (const Json& person : json[u"people"].items()) {
        const QString id = person[u"id"].text();
        if (id.isEmpty() || !person[u"card"].isObject() || !person[u"baseinfo"].isObject())
            return fail(ErrorCode::BadInput,
                QStringLiteral("people[%1]: id, card and baseinfo are needed").arg(people.size()));
        const Json& card = person[u"card"];
        people.push_back({ id, cardImage(person), person[u"baseinfo"][u"psn_name"].text(),
            person[u"note"].text(), card[u"version"].text(), card[u"cardSn"].text().left(6),
            card[u"validTo"].text() });
    }
    return people;
}

} // namespace yidi
