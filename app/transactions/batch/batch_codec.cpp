// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/batch/batch_codec.h"

namespace yidi {

namespace {

constexpr int longestAnswer = 8 * 1024 * 1024;

} // namespace

template <class V>
static void fields(V& wire, BatchRequest& request)
{
    wire.texts(u"messages", request.messages, static_cast<int>(largestBatch));
}
YIDI_WIRE(BatchRequest)

template <class V>
static void fields(V& wire, BatchedAnswer& answer)
{
    wire.text(u"omsgid", answer.msgid, 30);
    wire.text(u"body", answer.body, longestAnswer, required);
    wire.text(u"signature", answer.signature, 200);
}

template <class V>
static void fields(V& wire, BatchAnswer& answer)
{
    wire.list(u"answers", answer.answers);
}
YIDI_WIRE(BatchAnswer)

} // namespace yidi
