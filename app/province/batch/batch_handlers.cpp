// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/batch/batch_handlers.h"

#include "app/transactions/batch/batch_codec.h"

namespace yidi {

Result<Reply> refuseBatch(Call&)
{
    return refused(QStringLiteral("批量报文中不能再含批量报文"));
}

Result<Reply> answerBatch(const WireRequest& request,
    const std::function<Province::Answer(const QByteArray& body)>& answerOne)
{
    YIDI_ASSIGN(const auto batch, fromWire<BatchRequest>(request.input, QStringLiteral("input")));
    if (batch.messages.isEmpty() || batch.messages.size() > qsizetype { mostInBatch })
        return refused(QStringLiteral("批量报文应含 1 至 %1 份报文").arg(mostInBatch));
    std::vector<QByteArray> messages;
    qsizetype size = 0;
    for (const QString& message : batch.messages)
        size += messages.emplace_back(message.toUtf8()).size();
    if (size > largestBatch)
        return refused(QStringLiteral("批量报文过大，上限为 %1 字节").arg(largestBatch));
    BatchAnswer answers;
    for (const QByteArray& message : messages) {
        const Province::Answer answer = answerOne(message);
        // Whoever sent something unreadable learns from the order which it was.
        const auto json = parseJson(message);
        answers.answers.push_back({ json ? (*json)[u"msgid"].text().left(30) : QString(),
            QString::fromUtf8(answer.body), QString::fromLatin1(answer.signature) });
    }
    return done(answers);
}

} // namespace yidi
