// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/proved_answer.h"

#include "app/crypto/signing.h"

namespace yidi {

namespace {

/// Takes the text up to the next line from `bytes`.
QByteArray takeLine(QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray line = bytes.left(end); // all of it when there is no end
    bytes = end < 0 ? QByteArray() : bytes.mid(end + 1);
    return line;
}

QByteArray firstLine(const QByteArray& kind, const QByteArray& rest)
{
    return kind + " 1 " + sm3(rest).toHex();
}

} // namespace

QByteArray writeProved(const QByteArray& kind, const ProvedAnswer& answer)
{
    const QByteArray rest = answer.msgid.toUtf8() + '\n' + answer.signature + '\n' + answer.body;
    return firstLine(kind, rest) + '\n' + rest;
}

Result<ProvedAnswer> readProved(const QByteArray& kind, QByteArray bytes)
{
    const QByteArray first = takeLine(bytes);
    if (first != firstLine(kind, bytes))
        return fail(ErrorCode::AnswerMalformed,
            QString::fromLatin1(kind) + QStringLiteral(": not as it was written"));
    ProvedAnswer answer;
    answer.msgid = QString::fromUtf8(takeLine(bytes));
    answer.signature = takeLine(bytes);
    answer.body = bytes;
    return answer;
}

} // namespace yidi
