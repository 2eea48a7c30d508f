// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/control/reconcile.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr int epochDigits = 16;
constexpr int hashDigits = 64;

/// The wire has no list of numbers; each stands as text.
struct Numbers {
    std::vector<std::int64_t>& values;

    QStringList texts() const
    {
        QStringList list;
        for (const std::int64_t value : values)
            list.append(QString::number(value));
        return list;
    }
    void take(const QStringList& list)
    {
        values.clear();
        for (const QString& text : list)
            values.push_back(text.toLong());
    }
};

} // namespace

template <class V>
static void fields(V& wire, RangeQuery& query)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"epoch", query.epoch, epochDigits);
        node.decimal(u"from", query.from, 0);
        node.decimal(u"to", query.to, 0);
        node.decimal(u"count", query.count, 0);
        node.text(u"hash", query.hash, hashDigits);
        Numbers skip { query.skip };
        QStringList texts = skip.texts();
        node.texts(u"skip", texts, 19);
        skip.take(texts);
        node.flag(u"list", query.list);
    });
}
YIDI_WIRE(RangeQuery)

template <class V>
static void fields(V& node, RangeRow& row)
{
    node.decimal(u"seq", row.number, 0, required);
    node.text(u"msgid", row.msgid, 30, required);
    node.text(u"infno", row.infno, 6, required);
    node.text(u"hash", row.link, hashDigits);
    node.code(u"end", row.end, messageEndName, messageEndFromName, required);
    node.amount(u"medfee_sumamt", row.total);
    node.amount(u"fund_pay_sumamt", row.fund);
}

template <class V>
static void fields(V& node, QueueGroup& group)
{
    node.text(u"infno", group.infno, 6, required);
    node.text(u"end", group.end, 7, required);
    node.decimal(u"count", group.count, 0, required);
    node.amount(u"medfee_sumamt", group.total);
    node.amount(u"fund_pay_sumamt", group.fund);
}

template <class V>
static void fields(V& node, EpochSeen& epoch)
{
    node.text(u"epoch", epoch.epoch, epochDigits, required);
    node.decimal(u"last", epoch.last, 0, required);
    node.decimal(u"count", epoch.count, 0, required);
}

template <class V>
static void fields(V& wire, RangeAnswer& answer)
{
    wire.object(u"result", [&](auto& node) {
        node.text(u"dev_no", answer.deviceNo, 64);
        node.text(u"epoch", answer.epoch, epochDigits);
        node.decimal(u"from", answer.from, 0);
        node.decimal(u"to", answer.to, 0);
        node.flag(u"equal", answer.equal, required);
        node.decimal(u"count", answer.count, 0);
        node.text(u"hash", answer.hash, hashDigits);
        node.text(u"last_msgid", answer.lastMsgId, 30);
        node.list(u"groups", answer.groups);
        node.list(u"rows", answer.rows);
        node.list(u"epochs", answer.epochs);
    });
}
YIDI_WIRE(RangeAnswer)

bool messageEndFromName(const QString& name, MessageEnd& end)
{
    for (const MessageEnd one : { MessageEnd::Done, MessageEnd::Refused, MessageEnd::Buried }) {
        if (messageEndName(one) == name) {
            end = one;
            return true;
        }
    }
    return false;
}

QByteArray rangeText(const std::vector<RangeRow>& rows)
{
    QByteArray text = "yidi range 1\n";
    for (const RangeRow& row : rows)
        text += QByteArray::number(row.number) + ' ' + row.link.toLatin1() + ' '
            + messageEndName(row.end).toLatin1() + '\n';
    return text;
}

std::vector<QueueGroup> groupsOf(const std::vector<RangeRow>& rows)
{
    std::vector<QueueGroup> single;
    for (const RangeRow& row : rows)
        single.push_back({ row.infno, messageEndName(row.end), 1, row.total, row.fund });
    return addGroups({}, single);
}

} // namespace yidi
