// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/main/exported.h"

#include "app/crypto/revocation.h"
#include "app/crypto/station_signing.h"
#include "app/transactions/control/queue_export.h"

#include <QFile>

namespace yidi {

namespace {

/// Only a station's own word counts, and only while it is trusted.
Result<StationName> whoExported(const QString& authorityDir, const SignedExport& file)
{
    const QString caPath = authorityDir + QStringLiteral("/ca.pem");
    QFile ca(caPath);
    if (!ca.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, caPath);
    YIDI_ASSIGN(const StationName name, stationNameOf(file.certificate));
    YIDI_TRY(checkStationCertificate(file.certificate, ca.readAll(), name));
    YIDI_ASSIGN(const Revocations revoked,
        Revocations::read(authorityDir + QStringLiteral("/revoked.pem"), caPath));
    if (revoked.contains(file.certificate))
        return fail(ErrorCode::BadInput, QStringLiteral("the station's certificate is revoked"));
    YIDI_TRY(stationVerify(file.certificate, exportText(file.content), file.signature));
    return name;
}

QString outcomeOf(const WireResponse& response)
{
    if (response.success)
        return QStringLiteral("done");
    return response.reasons.empty() ? QStringLiteral("not_taken") : QStringLiteral("refused");
}

/// What was given up and yet had landed somebody must undo: its station no longer will.
QString howItStayed(const WireResponse& response)
{
    return response.output[u"result"][u"landed"].text() == QLatin1String("1")
        ? QStringLiteral("landed_after_giving_up")
        : QStringLiteral("buried");
}

} // namespace

Result<Json> takeExport(Province& province, const QString& authorityDir, const QByteArray& file)
{
    YIDI_ASSIGN(const SignedExport carried, decodeSignedExport(file));
    YIDI_ASSIGN(const StationName station, whoExported(authorityDir, carried));
    YIDI_ASSIGN(const QueueExport queue, decodeExport(carried.content));
    Json messages = Json::array();
    std::int64_t notTaken = 0;
    for (const ExportedMessage& one : queue.messages) {
        const Province::Answer answer = province.handle({}, one.body, station);
        // One that could not be worked on now is not taken; the file can be brought again.
        const WireResponse response = decodeResponse(answer.body).value_or(WireResponse());
        const QString outcome = outcomeOf(response);
        notTaken += outcome == QLatin1String("not_taken") ? 1 : 0;
        messages.append(Json::object(
            { { QStringLiteral("msgid"), one.msgid }, { QStringLiteral("infno"), one.infno },
                { QStringLiteral("outcome"),
                    one.givenUp && response.success ? howItStayed(response) : outcome },
                { QStringLiteral("err_msg"), response.err_msg } }));
    }
    return Json::object({ { QStringLiteral("device"), station.deviceNo },
        { QStringLiteral("taken"), Json::integer(std::ssize(queue.messages) - notTaken) },
        { QStringLiteral("not_taken"), Json::integer(notTaken) },
        { QStringLiteral("messages"), messages } });
}

} // namespace yidi
