// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/staff/staff_codec.h"

namespace yidi {

template <class V>
static void fields(V& wire, StaffCall& call)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"dev_no", call.device, 30, required);
        node.text(u"page", call.page, 60);
    });
}
YIDI_WIRE(StaffCall)

template <class V>
static void fields(V& wire, StaffCallAnswer& answer)
{
    wire.object(u"result", [&](auto& node) {
        node.time(u"since", answer.since, required);
        node.flag(u"reached", answer.reached);
    });
}
YIDI_WIRE(StaffCallAnswer)

template <class V>
static void fields(V& wire, StaffCallQuery& query)
{
    wire.object(u"data", [&](auto& node) { node.text(u"take", query.take, 30); });
}
YIDI_WIRE(StaffCallQuery)

template <class V>
static void fields(V& wire, StaffCallRow& row)
{
    wire.text(u"dev_no", row.device, 30, required);
    wire.text(u"page", row.page, 60);
    wire.time(u"since", row.since, required);
}

template <class V>
static void fields(V& wire, StaffCallList& list)
{
    wire.list(u"calls", list.calls);
}
YIDI_WIRE(StaffCallList)

} // namespace yidi
