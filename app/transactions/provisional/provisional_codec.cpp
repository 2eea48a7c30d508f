// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/provisional/provisional_codec.h"

namespace yidi {

namespace {

constexpr const char* stateNames[] = { "confirmed", "difference", "refused", "closed" };

/// The members of `more` beside those of `whole`.
void add(Json& whole, const Json& more)
{
    for (std::size_t i = 0; i < more.size(); ++i)
        whole.set(more.names()[i], more.items()[i]);
}

/// What a Y302 says beside what a 2304 says.
template <class V>
void ownData(V& node, ProvisionalRequest& request)
{
    node.amount(u"fund_pay_sumamt", request.fund, required);
    node.time(u"setl_time", request.madeAt, required);
    node.time(u"endtime", request.end);
    node.text(u"snapshot", request.snapshot, 64);
    node.text(u"policy_version", request.policyVersion, 100);
}

} // namespace

QString provisionalStateName(ProvisionalState state)
{
    return QLatin1String(stateNames[static_cast<int>(state)]);
}

bool provisionalStateFromName(const QString& name, ProvisionalState& state)
{
    for (int i = 0; i < int(std::size(stateNames)); ++i) {
        if (name == QLatin1String(stateNames[i])) {
            state = static_cast<ProvisionalState>(i);
            return true;
        }
    }
    return false;
}

template <>
Json toWire<ProvisionalRequest>(const ProvisionalRequest& request)
{
    ProvisionalRequest copy = request;
    WireWriter own;
    ownData(own, copy);
    Json input = toWire(request.settle);
    Json data = input[u"data"];
    add(data, own.take());
    input.set(QStringLiteral("data"), std::move(data));
    if (!request.lines.empty())
        add(input, toWire(FeeUpload { request.lines }));
    return input;
}

template <>
Result<ProvisionalRequest> fromWire<ProvisionalRequest>(const Json& node, const QString& path)
{
    ProvisionalRequest request;
    YIDI_ASSIGN(request.settle, fromWire<SettleRequest>(node, path));
    std::optional<Error> error;
    WireReader reader(node, path, error);
    reader.object(u"data", [&](WireReader& data) { ownData(data, request); });
    if (error)
        return fail(*std::move(error));
    for (const auto& [name, amount] : { std::pair("medfee_sumamt", request.settle.total),
             std::pair("psn_part_amt", request.settle.personPart) })
        if (!amount)
            return fail(ErrorCode::BadInput,
                QStringLiteral("%1.data.%2 is missing").arg(path, QLatin1String(name)));
    if (node.contains(u"feedetail")) {
        YIDI_ASSIGN(const auto upload, fromWire<FeeUpload>(node, path));
        request.lines = upload.lines;
    }
    return request;
}

template <class V>
static void fields(V& wire, ProvisionalAnswer& answer)
{
    wire.object(u"result", [&](auto& node) {
        node.code(u"state", answer.state, provisionalStateName, provisionalStateFromName, required);
        node.amount(u"shown", answer.shown, required);
        node.amount(u"share", answer.share, required);
        node.time(u"made_at", answer.madeAt);
        node.time(u"confirmed_at", answer.confirmedAt);
    });
}

template <>
Json toWire<ProvisionalAnswer>(const ProvisionalAnswer& answer)
{
    ProvisionalAnswer copy = answer;
    WireWriter own;
    fields(own, copy);
    Json output = toWire(answer.settled);
    add(output, own.take());
    return output;
}

template <>
Result<ProvisionalAnswer> fromWire<ProvisionalAnswer>(const Json& node, const QString& path)
{
    ProvisionalAnswer answer;
    YIDI_ASSIGN(answer.settled, fromWire<SettlementAnswer>(node, path));
    std::optional<Error> error;
    WireReader reader(node, path, error);
    fields(reader, answer);
    if (error)
        return fail(*std::move(error));
    return answer;
}

template <class V>
static void fields(V& wire, ProvisionalRow& row)
{
    wire.text(u"number", row.number, 30, required);
    wire.text(u"mdtrt_id", row.mdtrtId, 30);
    wire.text(u"psn_name", row.maskedName, 50);
    wire.time(u"setl_time", row.madeAt);
    wire.code(u"state", row.state, provisionalStateName, provisionalStateFromName, required);
    wire.amount(u"shown", row.shown);
    wire.amount(u"share", row.share);
    wire.text(u"why", row.why, 200);
    wire.text(u"closed_how", row.closedHow, 200);
    wire.text(u"closed_by", row.closedBy, 60);
}

template <class V>
static void fields(V& wire, ProvisionalList& list)
{
    wire.list(u"provisionals", list.rows);
}
YIDI_WIRE(ProvisionalList)

template <class V>
static void fields(V& wire, ProvisionalClosing& closing)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"number", closing.number, 30, required);
        node.text(u"how", closing.how, 200, required);
    });
}
YIDI_WIRE(ProvisionalClosing)

template <class V>
static void fields(V& wire, ProvisionalClosed& closed)
{
    wire.object(u"result", [&](auto& node) { fields(node, closed.row); });
}
YIDI_WIRE(ProvisionalClosed)

} // namespace yidi
