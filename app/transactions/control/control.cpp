// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/control/control.h"

namespace yidi {

template <class V>
static void fields(V& wire, FenceRequest& request)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"omsgid", request.msgid, 30, required);
        node.text(u"oinfno", request.infno, 6, required);
        node.text(u"epoch", request.epoch, 16);
        std::int64_t number = request.number;
        node.decimal(u"seq", number, 0);
        request.number = number;
        node.text(u"link", request.link, 64);
    });
}
YIDI_WIRE(FenceRequest)

template <class V>
static void fields(V& wire, FenceAnswer& answer)
{
    wire.object(u"result", [&](auto& node) {
        node.flag(u"landed", answer.landed, required);
        node.json(u"answer", answer.answer);
        node.text(u"receipt", answer.receipt, 256);
    });
}
YIDI_WIRE(FenceAnswer)

template <class V>
static void fields(V& wire, ReversalRequest& request)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"psn_no", request.psnNo, 30, required);
        node.text(u"omsgid", request.msgid, 30, required);
        node.text(u"oinfno", request.infno, 6, required);
    });
}
YIDI_WIRE(ReversalRequest)

} // namespace yidi
