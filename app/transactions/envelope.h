// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"

#include <QDateTime>
#include <QString>

namespace yidi {

/// The national request envelope (interface.md 1.1). Member names are the wire's own, spellings
/// included. `input` is kept as bytes too, because bodies are hashed as sent.
struct WireRequest {
    QString infno;
    QString msgid;
    QString mdtrtarea_admvs;
    QString insuplc_admdvs;
    QString recer_sys_code = QStringLiteral("YIDI");
    QString dev_no;
    QString dev_safe_info;
    QString cainfo;
    QString signtype;
    QString infver = QStringLiteral("V1.0");
    QString opter_type; ///< "1" clerk, "2" self-service terminal, "3" mobile
    QString opter;
    QString opter_name;
    QString inf_time;
    QString fixmedins_code;
    QString fixmedins_name;
    QString sign_no;
    Json input;
    QByteArray inputBytes; ///< `input` exactly as it stands in the message
};

/// Why a transaction was refused, beside the prose of err_msg: output.reasons[].
struct WireReason {
    QString code;
    QString blocking;
    QString remedy;
    bool operator==(const WireReason&) const = default;
};

/// The national response envelope (interface.md 1.2).
struct WireResponse {
    bool success = false; ///< infcode 0
    QString inf_refmsgid;
    QString refmsg_time;
    QString respond_time;
    QString err_msg;
    QString receipt = {}; ///< yidi_receipt: what proves by itself how a Record ended
    Json output;
    std::vector<WireReason> reasons; ///< read from and written to output.reasons
};

/// Writes the envelope; `input` goes in byte for byte.
QByteArray encodeRequest(const WireRequest& request);
/// Lenient: unknown members are ignored, numbers may be strings. `BadInput` names the missing
/// field.
Result<WireRequest> decodeRequest(const QByteArray& body);

QByteArray encodeResponse(const WireResponse& response);
/// Lenient: infcode as number or string, output as object, JSON string or absent.
/// `AnswerMalformed` says what is wrong.
Result<WireResponse> decodeResponse(const QByteArray& body);

/// A transaction of the catalogue.
struct Transaction {
    QString infno;
    QString path; ///< national path, "/fsi/api/…" in full; empty when only /{infno} exists
    QString name; ///< English, for logs
    bool isRecord; ///< true: has an effect, goes through the outbox; false: a question
};
/// Every transaction this version speaks, in order of number.
const std::vector<Transaction>& transactionCatalogue();
const Transaction* findTransaction(const QString& infno);

/// Message id, 30 characters: institution 12, time 14, station 3, counter 1.
/// The next one after `last` (empty: none yet): time = max(now, last used), one second on when the
/// counter is full. Persist it before use.
QString nextMsgId(
    const QString& last, const QString& institution, const QString& station, const QDateTime& now);

/// Header that carries the province's SM2 signature over `signedBytes`.
inline constexpr char signatureHeader[] = "Yidi-Signature";
/// What is signed: the request's msgid, a newline, the raw response bytes.
QByteArray signedBytes(const QString& msgid, const QByteArray& response);

} // namespace yidi
