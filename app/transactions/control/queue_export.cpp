// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/control/queue_export.h"

#include "app/base/dates.h"
#include "app/base/json.h"

namespace yidi {

namespace {

const QString version = QStringLiteral("1");
/// A full queue of the largest messages there are.
constexpr JsonLimits limits { .maxBytes = 1 << 30 };

QString base64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

tl::unexpected<Error> wrong(const char* field)
{
    return fail(ErrorCode::BadInput, QStringLiteral("export: ") + QLatin1String(field));
}

Result<QByteArray> bytesOf(const Json& json, const char* field)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(json[QString::fromLatin1(field)].text().toLatin1(),
            QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || (*bytes).isEmpty())
        return wrong(field);
    return *bytes;
}

} // namespace

QByteArray exportText(const QByteArray& content)
{
    return "yidi export 1\n" + content;
}

QByteArray encodeExport(const QueueExport& queue)
{
    Json messages = Json::array();
    for (const ExportedMessage& one : queue.messages)
        messages.append(Json::object({ { QStringLiteral("msgid"), one.msgid },
            { QStringLiteral("infno"), one.infno }, { QStringLiteral("body"), base64(one.body) },
            { QStringLiteral("given_up"), Json::boolean(one.givenUp) } }));
    return writeJson(Json::object({ { QStringLiteral("ver"), Json(version) },
        { QStringLiteral("institution"), queue.institutionCode },
        { QStringLiteral("station"), queue.stationNumber },
        { QStringLiteral("device"), queue.deviceNo },
        { QStringLiteral("at"), wireDateTime(queue.at) },
        { QStringLiteral("messages"), messages } }));
}

Result<QueueExport> decodeExport(const QByteArray& content)
{
    YIDI_ASSIGN(const Json json, parseJson(content, limits));
    if (json[u"ver"].text() != version)
        return wrong("ver");
    QueueExport queue;
    queue.institutionCode = json[u"institution"].text();
    queue.stationNumber = json[u"station"].text();
    queue.deviceNo = json[u"device"].text();
    YIDI_ASSIGN(queue.at, parseDateTime(json[u"at"].text()));
    for (const Json& one : json[u"messages"].items()) {
        ExportedMessage message { one[u"msgid"].text(), one[u"infno"].text(), {},
            one[u"given_up"].isTrue() };
        YIDI_ASSIGN(message.body, bytesOf(one, "body"));
        if (message.msgid.isEmpty() || message.infno.isEmpty())
            return wrong("messages");
        queue.messages.push_back(std::move(message));
    }
    return queue;
}

QByteArray encodeSignedExport(const SignedExport& file)
{
    return writeJson(Json::object({ { QStringLiteral("yidi_export"), base64(file.content) },
        { QStringLiteral("certificate"), base64(file.certificate) },
        { QStringLiteral("signature"), QString::fromLatin1(file.signature) } }));
}

Result<SignedExport> decodeSignedExport(const QByteArray& file)
{
    YIDI_ASSIGN(const Json json, parseJson(file, limits));
    SignedExport read;
    YIDI_ASSIGN(read.content, bytesOf(json, "yidi_export"));
    YIDI_ASSIGN(read.certificate, bytesOf(json, "certificate"));
    read.signature = json[u"signature"].text().toLatin1();
    return read;
}

} // namespace yidi
