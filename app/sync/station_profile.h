// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/sync/station_limits.h"

#include <QString>

namespace yidi {

/// What enrolment left in a station's data folder (station.json beside its keys).
struct StationProfile {
    QString institutionCode;
    QString institutionName;
    QString region; ///< mdtrtarea_admvs
    QString stationNumber; ///< 3 digits
    QString deviceNo; ///< dev_no
    QString provinceUrl; ///< https://host:port
    QString operatorType = QStringLiteral("2");
    StationLimits limits;
    QString dataDir; ///< where station.pem, station.key, ca.pem, province-sign.pem and queue.db lie

    /// Error `NotEnrolled` names what is missing and the command that makes it.
    static Result<StationProfile> load(const QString& dataDir);

    QString file(const QString& name) const { return dataDir + QLatin1Char('/') + name; }
};

} // namespace yidi
