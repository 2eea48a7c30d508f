// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/file_map.h"

#include "app/base/json.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr qsizetype prefixLength = 3;
constexpr int longestValue = 253; ///< tag, length and value fit one short answer
constexpr std::size_t mostRecords = 40; ///< of one version; the whole environment has fourteen
constexpr std::size_t mostVersions = 16;
constexpr qsizetype longestName = 16; ///< of an application (ISO 7816-4)
constexpr qsizetype largestMap = 64 * 1024;

/// A value and where it stands, so that what is wrong with it can be named.
struct Place {
    const Json& json;
    QString path;

    Place operator[](const QString& name) const { return { json[name], path + u'.' + name }; }
    Place item(std::size_t i) const
    {
        return { json.items()[i], path + QStringLiteral("[%1]").arg(i) };
    }
    const QString& text() const { return json.text(); }
};

tl::unexpected<Error> badMap(const Place& place, const QString& what)
{
    return fail(ErrorCode::BadInput,
        QStringLiteral("card file map") + place.path + QStringLiteral(": ") + what);
}

/// An object that has no other members than these.
Result<void> checkMembers(const Place& place, std::initializer_list<const char*> known)
{
    if (!place.json.isObject())
        return badMap(place, QStringLiteral("no object"));
    for (const QString& name : place.json.names()) {
        const bool isKnown = std::any_of(known.begin(), known.end(),
            [&](const char* candidate) { return name == QLatin1String(candidate); });
        if (!isKnown)
            return badMap(place, QStringLiteral("unknown member \"%1\"").arg(name.left(40)));
    }
    return {};
}

Result<quint8> hexByte(const Place& place)
{
    bool isHex = false;
    const uint value = place.text().toUInt(&isHex, 16);
    if (!isHex || value > 0xFF)
        return badMap(place, QStringLiteral("no hex byte"));
    return static_cast<quint8>(value);
}

Result<QByteArray> applicationName(const Place& place)
{
    const QByteArray digits = place.text().toLatin1().toUpper();
    const QByteArray name = QByteArray::fromHex(digits);
    if (name.isEmpty() || name.size() > longestName || name.toHex().toUpper() != digits)
        return badMap(place, QStringLiteral("no name of an application"));
    return name;
}

Result<RecordForm> formOf(const Place& place)
{
    static const std::map<QString, RecordForm> forms {
        { QStringLiteral("an"), RecordForm::Text },
        { QStringLiteral("cn"), RecordForm::Digits },
        { QStringLiteral("hex"), RecordForm::Hex },
        { QStringLiteral("date"), RecordForm::Date },
    };
    const auto at = forms.find(place.text());
    if (at == forms.end())
        return badMap(place, QStringLiteral("no form of a value"));
    return at->second;
}

Result<RecordSpec> recordSpec(const Place& place)
{
    constexpr int dateLength = 4;
    YIDI_TRY(checkMembers(place, { "file", "tag", "form", "length", "field", "optional" }));
    RecordSpec spec;
    YIDI_ASSIGN(spec.file, hexByte(place[QStringLiteral("file")]));
    YIDI_ASSIGN(spec.tag, hexByte(place[QStringLiteral("tag")]));
    YIDI_ASSIGN(spec.form, formOf(place[QStringLiteral("form")]));
    const Place length = place[QStringLiteral("length")];
    const int value = length.text().toInt();
    if (value < 1 || value > longestValue)
        return badMap(length, QStringLiteral("out of range"));
    spec.length = static_cast<quint8>(value);
    spec.field = place.json[u"field"].text();
    spec.optional = place.json[u"optional"].isTrue();
    if (spec.file < 1 || spec.file > 30)
        return badMap(place, QStringLiteral("no short file id"));
    if (spec.field.isEmpty())
        return badMap(place, QStringLiteral("record without a field"));
    if (spec.form == RecordForm::Date && spec.length != dateLength)
        return badMap(length, QStringLiteral("a date has four bytes"));
    return spec;
}

/// Two records may share a field only when they are texts to be joined; none stands twice.
Result<void> checkAgainst(
    const Place& place, const std::vector<RecordSpec>& earlier, const RecordSpec& spec)
{
    for (const RecordSpec& other : earlier) {
        if (other.file == spec.file && other.tag == spec.tag)
            return badMap(place, QStringLiteral("this record stands twice"));
        const bool joined = other.form == RecordForm::Text && spec.form == RecordForm::Text;
        if (other.field == spec.field && !joined)
            return badMap(place, QStringLiteral("field \"%1\" twice").arg(spec.field.left(40)));
    }
    return {};
}

Result<std::vector<RecordSpec>> recordSpecs(const Place& place)
{
    if (!place.json.isArray() || place.json.size() == 0 || place.json.size() > mostRecords)
        return badMap(place, QStringLiteral("no list of 1 to %1 records").arg(mostRecords));
    std::vector<RecordSpec> records;
    for (std::size_t i = 0; i < place.json.size(); ++i) {
        YIDI_ASSIGN(RecordSpec spec, recordSpec(place.item(i)));
        YIDI_TRY(checkAgainst(place.item(i), records, spec));
        records.push_back(std::move(spec));
    }
    return records;
}

Result<quint8> keyNumber(const Place& place)
{
    YIDI_ASSIGN(const quint8 key, hexByte(place));
    if (key == 0)
        return badMap(place, QStringLiteral("zero is no key"));
    return key;
}

Result<std::optional<FileLock>> fileLock(const Place& place)
{
    if (place.json.isNull())
        return std::nullopt;
    YIDI_TRY(checkMembers(place, { "file", "key" }));
    FileLock lock;
    YIDI_ASSIGN(lock.file, hexByte(place[QStringLiteral("file")]));
    YIDI_ASSIGN(lock.key, keyNumber(place[QStringLiteral("key")]));
    return lock;
}

Result<std::optional<FileMap::Medical>> medical(const Place& place)
{
    if (place.json.isNull())
        return std::nullopt;
    YIDI_TRY(checkMembers(place, { "application", "key", "records" }));
    FileMap::Medical medical;
    YIDI_ASSIGN(medical.application, applicationName(place[QStringLiteral("application")]));
    YIDI_ASSIGN(medical.key, keyNumber(place[QStringLiteral("key")]));
    YIDI_ASSIGN(medical.records, recordSpecs(place[QStringLiteral("records")]));
    return medical;
}

Result<FileMap::Version> version(const Place& place, const std::vector<FileMap::Version>& earlier)
{
    YIDI_TRY(checkMembers(place, { "prefix", "lock", "records", "medical" }));
    FileMap::Version version;
    version.prefix = place.json[u"prefix"].text();
    if (version.prefix.size() != prefixLength)
        return badMap(place, QStringLiteral("prefix of three characters"));
    for (const FileMap::Version& other : earlier) {
        if (other.prefix == version.prefix)
            return badMap(place, QStringLiteral("this prefix stands twice"));
    }
    YIDI_ASSIGN(version.records, recordSpecs(place[QStringLiteral("records")]));
    YIDI_ASSIGN(version.lock, fileLock(place[QStringLiteral("lock")]));
    YIDI_ASSIGN(version.medical, medical(place[QStringLiteral("medical")]));
    return version;
}

Result<std::map<QString, CardAlgorithm>> algorithms(const Place& place)
{
    if (!place.json.isObject())
        return badMap(place, QStringLiteral("no object"));
    std::map<QString, CardAlgorithm> algorithms;
    for (const QString& region : place.json.names()) {
        YIDI_ASSIGN(const quint8 number, hexByte(place[region]));
        const auto algorithm = cardAlgorithm(number);
        if (!algorithm || region.size() > 6)
            return badMap(place, QStringLiteral("no algorithm of a region"));
        algorithms[region] = *algorithm;
    }
    return algorithms;
}

} // namespace

const FileMap::Version* FileMap::find(const QString& text) const
{
    if (text.isEmpty())
        return versions.empty() ? nullptr : &versions.front();
    const auto at = std::find_if(versions.begin(), versions.end(),
        [&](const Version& known) { return known.prefix == text.left(prefixLength); });
    return at == versions.end() ? nullptr : &*at;
}

std::optional<CardAlgorithm> FileMap::defaultAlgorithm(const QString& cardSn) const
{
    std::optional<CardAlgorithm> found;
    for (const auto& [region, algorithm] : defaultAlgorithms) { // the longer of two comes later
        if (cardSn.startsWith(region))
            found = algorithm;
    }
    return found;
}

std::optional<CardAlgorithm> cardAlgorithm(quint8 number)
{
    if (number < static_cast<quint8>(CardAlgorithm::TripleDes)
        || number > static_cast<quint8>(CardAlgorithm::Sm4))
        return {};
    return static_cast<CardAlgorithm>(number);
}

Result<FileMap> loadFileMap(const QString& directory, const QString& card)
{
    const QString folder = directory.isEmpty() ? QStringLiteral(":/cards") : directory;
    YIDI_ASSIGN(const Json json,
        readJsonFile(folder + u'/' + card + QStringLiteral(".json"), { .maxBytes = largestMap }));
    const Place top { json, {} };
    YIDI_TRY(checkMembers(top,
        { "card", "source", "application", "algorithms", "pinReference", "identity", "version",
            "versions" }));
    if (json[u"card"].text() != card)
        return badMap(top[QStringLiteral("card")], QStringLiteral("another card's map"));
    FileMap map;
    YIDI_ASSIGN(map.application, applicationName(top[QStringLiteral("application")]));
    YIDI_ASSIGN(map.defaultAlgorithms, algorithms(top[QStringLiteral("algorithms")]));
    YIDI_ASSIGN(map.pinReference, hexByte(top[QStringLiteral("pinReference")]));
    YIDI_ASSIGN(map.identity, recordSpec(top[QStringLiteral("identity")]));
    YIDI_ASSIGN(map.version, recordSpec(top[QStringLiteral("version")]));
    const Place versions = top[QStringLiteral("versions")];
    if (!versions.json.isArray() || versions.json.size() == 0
        || versions.json.size() > mostVersions)
        return badMap(versions, QStringLiteral("no list of 1 to %1 versions").arg(mostVersions));
    for (std::size_t i = 0; i < versions.json.size(); ++i) {
        YIDI_ASSIGN(FileMap::Version entry, version(versions.item(i), map.versions));
        map.versions.push_back(std::move(entry));
    }
    return map;
}

} // namespace yidi
