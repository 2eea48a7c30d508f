// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QStringList>

namespace yidi {

/// The province's own certificate authority and keys, files in one folder: ca.pem, ca.key,
/// server.pem, server.key, sign.pem (SM2 public), sign.key (SM2 private, mode 0600). Made at the
/// first start, never committed. Existing files are never replaced.
Result<void> ensureAuthority(const QString& dir, const QStringList& serverAddresses);

/// What identifies a station to the province: CN = device number, OU = institution code,
/// serialNumber = station number.
struct StationName {
    QString deviceNo;
    QString institutionCode;
    QString stationNumber;
    bool operator==(const StationName&) const = default;
};

/// Makes station.key (mode 0600) and station.pem in `stationDir`, signed by the authority, and
/// copies ca.pem and sign.pem (as province-sign.pem) beside them.
Result<void> enrolStation(
    const QString& authorityDir, const QString& stationDir, const StationName& name);

} // namespace yidi
