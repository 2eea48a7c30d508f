// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QDate>
#include <QStringList>

namespace yidi {

/// Hashing, signing and certificates, thin over Botan. This part decides who trusts whom.
///
/// The province's own certificate authority and keys, files in one folder: ca.pem, ca.key,
/// server.pem, server.key, sign.pem and seal.pem (SM2 public), sign.key and seal.key (SM2 private,
/// mode 0600), slip.root (of the check codes on slips, mode 0600). Made at the first start, never
/// committed. Existing files are never replaced. `serverAddresses`: host names and IPv4 addresses
/// the server answers to.
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
/// copies ca.pem, sign.pem and seal.pem (as province-sign.pem, province-seal.pem) beside them, with
/// store.key (mode 0600), the station's own, and slip.key (mode 0600), which all stations of one
/// institution share. Files of the same station and
/// authority are kept, so that an interrupted enrolment can be repeated; others are an error.
/// `validUntil`: last day the certificate is good for; ten years when not given.
Result<void> enrolStation(const QString& authorityDir, const QString& stationDir,
    const StationName& name, const QDate& validUntil = {});

/// Trusts no certificate any more that was issued to this station (吊销): puts them on the
/// authority's signed list, revoked.pem. The province's front looks at it at every handshake; what
/// a station enrolled later must know goes with it as crl.pem. Answers how many were revoked now.
/// The station can be enrolled again, in an empty folder.
Result<int> revokeStation(const QString& authorityDir, const StationName& name);

/// The same for one certificate (PEM), the server's for instance.
Result<int> revokeCertificate(const QString& authorityDir, const QByteArray& certificate);

/// Fails unless `authority` (PEM) has signed this certificate (PEM) for this station.
Result<void> checkStationCertificate(
    const QByteArray& certificate, const QByteArray& authority, const StationName& name);

/// The station a certificate (PEM or DER) names. Says nothing about whether to trust it.
Result<StationName> stationNameOf(const QByteArray& certificate);

} // namespace yidi
