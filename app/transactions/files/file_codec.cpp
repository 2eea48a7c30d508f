// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/files/file_codec.h"

#include <limits>

namespace yidi {

namespace {

tl::unexpected<Error> bad(const QString& at, const char* what)
{
    return fail(ErrorCode::BadInput, at + QLatin1String(what));
}

/// Java writes a byte from -128 to 127, others from 0 to 255.
Result<QByteArray> listedBytes(const Json& list, const QString& at)
{
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(list.size()));
    for (const Json& item : list.items()) {
        bool isNumber = false;
        const int value = item.text().toInt(&isNumber);
        if (!isNumber || value < std::numeric_limits<signed char>::min()
            || value > std::numeric_limits<unsigned char>::max())
            return bad(at, " is not a list of bytes");
        bytes.append(static_cast<char>(value));
    }
    return bytes;
}

Result<QByteArray> bytesOf(const Json& node, const QString& at)
{
    if (node.isArray())
        return listedBytes(node, at);
    if (node.isObject() || node.text().isEmpty())
        return bad(at, " is missing");
    const auto decoded = QByteArray::fromBase64Encoding(
        node.text().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return bad(at, " is not base 64");
    return *decoded;
}

Json base64(const QByteArray& bytes)
{
    return Json(QString::fromLatin1(bytes.toBase64()));
}

} // namespace

template <class V>
static void fields(V& wire, FileUpload& upload)
{
    wire.object(u"fsUploadIn", [&](auto& node) {
        node.text(u"filename", upload.name, 200, required);
        node.text(u"fixmedins_code", upload.institution, 30, required);
    });
}

template <>
Json toWire<FileUpload>(const FileUpload& upload)
{
    FileUpload copy = upload;
    WireWriter writer;
    fields(writer, copy);
    Json node = writer.take();
    Json inner = node[u"fsUploadIn"];
    inner.set(QStringLiteral("in"), base64(upload.content));
    node.set(QStringLiteral("fsUploadIn"), std::move(inner));
    return node;
}

template <>
Result<FileUpload> fromWire<FileUpload>(const Json& node, const QString& path)
{
    std::optional<Error> error;
    FileUpload upload;
    WireReader reader(node, path, error);
    fields(reader, upload);
    if (error)
        return fail(*std::move(error));
    YIDI_ASSIGN(upload.content,
        bytesOf(node[u"fsUploadIn"][u"in"], path + QStringLiteral(".fsUploadIn.in")));
    return upload;
}

template <class V>
static void fields(V& wire, FileUploadAnswer& answer)
{
    wire.text(u"file_qury_no", answer.file, 30, required);
}
YIDI_WIRE(FileUploadAnswer)

template <class V>
static void fields(V& wire, FileDownload& download)
{
    wire.object(u"fsDownloadIn", [&](auto& node) {
        node.text(u"file_qury_no", download.file, 30, required);
        node.text(u"filename", download.name, 200, required);
        node.text(u"fixmedins_code", download.institution, 30, required);
    });
}
YIDI_WIRE(FileDownload)

template <>
Json toWire<FileContent>(const FileContent& content)
{
    Json node = Json::object();
    node.set(QStringLiteral("filename"), Json(content.name));
    node.set(QStringLiteral("file"), base64(content.content));
    return node;
}

template <>
Result<FileContent> fromWire<FileContent>(const Json& node, const QString& path)
{
    FileContent content;
    content.name = node[u"filename"].text();
    YIDI_ASSIGN(content.content, bytesOf(node[u"file"], path + QStringLiteral(".file")));
    return content;
}

YIDI_WIRE(FileInfo)

} // namespace yidi
