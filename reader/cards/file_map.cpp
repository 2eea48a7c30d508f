// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/file_map.h"

#include "app/base/json.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr qsizetype prefixLength = 3;
constexpr int longestValue = 253; ///< tag, length and value fit one short answer

tl::unexpected<Error> badMap(const QString& what)
{
    return fail(ErrorCode::BadInput, QStringLiteral("card file map: ") + what);
}

Result<quint8> hexByte(const Json& json, const QString& name)
{
    bool isHex = false;
    const uint value = json[name].text().toUInt(&isHex, 16);
    if (!isHex || value > 0xFF)
        return badMap(name + QStringLiteral(" is no hex byte"));
    return static_cast<quint8>(value);
}

Result<RecordForm> formOf(const QString& text)
{
    if (text == QLatin1String("an"))
        return RecordForm::Text;
    if (text == QLatin1String("cn"))
        return RecordForm::Digits;
    if (text == QLatin1String("hex"))
        return RecordForm::Hex;
    if (text == QLatin1String("date"))
        return RecordForm::Date;
    return badMap(QStringLiteral("form \"%1\"").arg(text));
}

Result<RecordSpec> recordSpec(const Json& json)
{
    RecordSpec spec;
    YIDI_ASSIGN(spec.file, hexByte(json, QStringLiteral("file")));
    YIDI_ASSIGN(spec.tag, hexByte(json, QStringLiteral("tag")));
    YIDI_ASSIGN(spec.form, formOf(json[u"form"].text()));
    const int length = json[u"length"].text().toInt();
    if (length < 1 || length > longestValue)
        return badMap(QStringLiteral("length out of range"));
    spec.length = static_cast<quint8>(length);
    spec.field = json[u"field"].text();
    spec.optional = json[u"optional"].isTrue();
    if (spec.field.isEmpty())
        return badMap(QStringLiteral("record without a field"));
    return spec;
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

Result<FileMap> loadFileMap(const QString& directory, const QString& card)
{
    const QString folder = directory.isEmpty() ? QStringLiteral(":/cards") : directory;
    YIDI_ASSIGN(const Json json, readJsonFile(folder + u'/' + card + QStringLiteral(".json")));
    FileMap map;
    map.application = QByteArray::fromHex(json[u"application"].text().toLatin1());
    if (map.application.isEmpty() || map.application.size() > 16)
        return badMap(QStringLiteral("application name"));
    YIDI_ASSIGN(map.version, recordSpec(json[u"version"]));
    YIDI_ASSIGN(map.identity, recordSpec(json[u"identity"]));
    for (const Json& version : json[u"versions"].items()) {
        FileMap::Version entry { version[u"prefix"].text(), {} };
        if (entry.prefix.size() != prefixLength)
            return badMap(QStringLiteral("prefix of three characters"));
        for (const Json& record : version[u"records"].items()) {
            YIDI_ASSIGN(RecordSpec spec, recordSpec(record));
            entry.records.push_back(std::move(spec));
        }
        map.versions.push_back(std::move(entry));
    }
    return map;
}

} // namespace yidi
