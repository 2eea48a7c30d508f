// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <vector>

/// What a station that is to go still owes the province, in one file (导出): the messages as it
/// would have sent them, so that nobody on the way can read them and the province takes each in
/// once, however often it comes.
namespace yidi {

struct ExportedMessage {
    QString msgid;
    QString infno;
    QByteArray body; ///< the envelope, as it would have been posted
    bool givenUp = false; ///< is to be buried, not done

    bool operator==(const ExportedMessage&) const = default;
};

struct QueueExport {
    QString institutionCode;
    QString stationNumber;
    QString deviceNo;
    QDateTime at;
    std::vector<ExportedMessage> messages; ///< in the order they were made

    bool operator==(const QueueExport&) const = default;
};

/// The file: what is exported, signed by the station whose certificate lies in it.
struct SignedExport {
    QByteArray content; ///< encodeExport
    QByteArray certificate; ///< PEM
    QByteArray signature; ///< see exportText

    bool operator==(const SignedExport&) const = default;
};

QByteArray encodeExport(const QueueExport& queue);
Result<QueueExport> decodeExport(const QByteArray& content); ///< `BadInput` names the field
QByteArray encodeSignedExport(const SignedExport& file);
Result<SignedExport> decodeSignedExport(const QByteArray& file);
/// What is signed.
QByteArray exportText(const QByteArray& content);

} // namespace yidi
