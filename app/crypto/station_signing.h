// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>

namespace yidi {

/// Signs with a station's own key, the one of its certificate; the signature is base64 text.
Result<QByteArray> stationSign(const QByteArray& privatePem, const QByteArray& data);
/// `AnswerUnsigned` when the signature is not of this certificate's key. Says nothing about whether
/// to trust the certificate: see checkStationCertificate.
Result<void> stationVerify(
    const QByteArray& certificatePem, const QByteArray& data, const QByteArray& signature);

} // namespace yidi
