// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/deflate.h"

#include <zlib.h>

#include <algorithm>

namespace yidi {

namespace {

constexpr qsizetype inflateStep = 64 * 1024;

struct Inflater {
    z_stream stream {};
    bool ready = inflateInit(&stream) == Z_OK;
    ~Inflater() { inflateEnd(&stream); }
};

} // namespace

QByteArray deflated(const QByteArray& bytes)
{
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    QByteArray whole(static_cast<qsizetype>(size), Qt::Uninitialized);
    // There is room for the worst, so it cannot fail.
    compress(reinterpret_cast<Bytef*>(whole.data()), &size,
        reinterpret_cast<const Bytef*>(bytes.constData()), static_cast<uLong>(bytes.size()));
    whole.truncate(static_cast<qsizetype>(size));
    return whole;
}

Result<QByteArray> inflated(const QByteArray& bytes, qsizetype limit)
{
    const auto refuse = [](const char* why) {
        return fail(ErrorCode::BadInput, QStringLiteral("deflate: ") + QLatin1String(why));
    };
    Inflater inflater;
    z_stream& stream = inflater.stream;
    if (!inflater.ready)
        return refuse("no memory");
    // zlib reads only, whatever the type says.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    QByteArray whole;
    QByteArray step(inflateStep, Qt::Uninitialized);
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(step.data());
        stream.avail_out = static_cast<uInt>(step.size());
        code = inflate(&stream, Z_NO_FLUSH);
        const auto grown = step.size() - static_cast<qsizetype>(stream.avail_out);
        if (whole.size() + grown > limit)
            return refuse("too large");
        whole.append(step.constData(), grown);
        if (code == Z_OK && grown == 0 && stream.avail_in == 0)
            return refuse("not whole");
    }
    if (code != Z_STREAM_END)
        return refuse(code == Z_BUF_ERROR ? "not whole" : "broken");
    if (stream.avail_in != 0)
        return refuse("something lies behind its end");
    return whole;
}

} // namespace yidi
