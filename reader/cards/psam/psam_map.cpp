// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json.h"
#include "reader/cards/file_map.h"
#include "reader/cards/psam/psam.h"

namespace yidi {

namespace {

constexpr qsizetype deriveBytes = 2;
constexpr qsizetype reckonBytes = 4;
constexpr qsizetype longestName = 16;

tl::unexpected<Error> badMap(const QString& place)
{
    return fail(ErrorCode::BadInput, QStringLiteral("psam map: ") + place);
}

Result<QByteArray> hexBytes(const Json& json, const QString& name, qsizetype from, qsizetype to)
{
    const QByteArray text = json[name].text().toLatin1();
    const QByteArray bytes = QByteArray::fromHex(text);
    if (bytes.size() * 2 != text.size() || bytes.size() < from || bytes.size() > to)
        return badMap(name);
    return bytes;
}

Result<uint> hexNumber(const QString& text, int digits, const QString& place)
{
    bool isHex = false;
    const uint number = text.toUInt(&isHex, 16);
    if (!isHex || text.size() != digits)
        return badMap(place);
    return number;
}

/// Gives every member of the object `name` to `add`: its name as a number and its value.
template <class Add>
Result<void> eachMember(const Json& json, const QString& name, int digits, const Add& add)
{
    const Json& object = json[name];
    for (std::size_t i = 0; i < object.size(); ++i) {
        const QString place = name + u'.' + object.names()[i];
        YIDI_ASSIGN(const uint number, hexNumber(object.names()[i], digits, place));
        YIDI_TRY(add(number, object.items()[i].text(), place));
    }
    return {};
}

} // namespace

Result<PsamMap> loadPsamMap(const QString& directory)
{
    const QString folder = directory.isEmpty() ? QStringLiteral(":/cards") : directory;
    YIDI_ASSIGN(const Json json, readJsonFile(folder + QStringLiteral("/psam.json")));
    PsamMap map;
    YIDI_ASSIGN(map.application, hexBytes(json, QStringLiteral("application"), 1, longestName));
    YIDI_ASSIGN(map.derive, hexBytes(json, QStringLiteral("derive"), deriveBytes, deriveBytes));
    YIDI_ASSIGN(map.reckon, hexBytes(json, QStringLiteral("reckon"), reckonBytes, reckonBytes));
    YIDI_ASSIGN(const QByteArray usage, hexBytes(json, QStringLiteral("internalUsage"), 1, 1));
    map.internalUsage = static_cast<quint8>(usage.front());
    const auto addVersion = [&](uint number, const QString& text,
                                const QString& place) -> Result<void> {
        const auto algorithm = cardAlgorithm(static_cast<quint8>(number));
        if (!algorithm)
            return badMap(place);
        YIDI_ASSIGN(const uint version, hexNumber(text, 2, place));
        map.versions[*algorithm] = static_cast<quint8>(version);
        return {};
    };
    const auto addUsage = [&](uint number, const QString& text,
                              const QString& place) -> Result<void> {
        YIDI_ASSIGN(const uint external, hexNumber(text, 2, place));
        map.externalUsages[static_cast<quint8>(number)] = static_cast<quint8>(external);
        return {};
    };
    const auto addRefusal = [&](uint number, const QString& text, const QString&) -> Result<void> {
        map.refusals[static_cast<quint16>(number)] = text;
        return {};
    };
    YIDI_TRY(eachMember(json, QStringLiteral("versions"), 2, addVersion));
    YIDI_TRY(eachMember(json, QStringLiteral("externalUsages"), 2, addUsage));
    YIDI_TRY(eachMember(json, QStringLiteral("refusals"), 4, addRefusal));
    if (map.versions.empty())
        return badMap(QStringLiteral("versions"));
    return map;
}

} // namespace yidi
