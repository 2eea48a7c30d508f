// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/station_profile.h"

#include "app/base/json.h"

#include <QFile>

namespace yidi {

namespace {

struct ProfileField {
    const char* name;
    QString StationProfile::*text;
    qsizetype length; ///< 0: any
};

constexpr ProfileField profileFields[] = {
    { "institutionCode", &StationProfile::institutionCode, 12 },
    { "institutionName", &StationProfile::institutionName, 0 },
    { "region", &StationProfile::region, 6 },
    { "stationNumber", &StationProfile::stationNumber, 3 },
    { "deviceNo", &StationProfile::deviceNo, 0 },
    { "provinceUrl", &StationProfile::provinceUrl, 0 },
    { "operatorType", &StationProfile::operatorType, 1 },
};

constexpr const char* keyFiles[] = { "station.pem", "station.key", "ca.pem", "province-sign.pem" };

tl::unexpected<Error> notEnrolled(const QString& what, const QString& dataDir)
{
    return fail(ErrorCode::NotEnrolled,
        QStringLiteral("%1; run: yidi station enrol --data %2 --help").arg(what, dataDir));
}

} // namespace

Result<StationProfile> StationProfile::load(const QString& dataDir)
{
    StationProfile profile;
    profile.dataDir = dataDir;
    const auto read = readJsonFile(profile.file(QStringLiteral("station.json")));
    if (!read)
        return notEnrolled(read.error().detail, dataDir);
    for (const ProfileField& field : profileFields) {
        const QString name = QLatin1String(field.name);
        const QString& text = (*read)[name].text();
        if (text.isEmpty() || (field.length > 0 && text.size() != field.length))
            return notEnrolled(
                QStringLiteral("station.json: %1 is missing or has a wrong length").arg(name),
                dataDir);
        profile.*field.text = text;
    }
    YIDI_ASSIGN(profile.limits, StationLimits::from(*read));
    for (const char* name : keyFiles)
        if (!QFile::exists(profile.file(QLatin1String(name))))
            return notEnrolled(QStringLiteral("%1 is missing").arg(QLatin1String(name)), dataDir);
    return profile;
}

} // namespace yidi
