// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/queue_book.h"

namespace yidi {

namespace {

const QLatin1String reversal("2601");

Fen amountOf(const Json& outcome, QStringView name)
{
    return Fen::fromWire(outcome[name].text().toUtf8()).value_or(Fen());
}

/// What a 2601 took back is not in its answer.
Result<void> addTakenBack(Outbox& outbox, const Record& record, RangeRow& row)
{
    YIDI_ASSIGN(const auto original, outbox.find(record.facts[u"omsgid"].text()));
    if (!original)
        return {};
    row.total = -amountOf(original->outcome, u"medfee_sumamt");
    row.fund = -amountOf(original->outcome, u"fund_pay_sumamt");
    return {};
}

Result<OwnPlace> placeOf(Outbox& outbox, const Record& record)
{
    OwnPlace place;
    RangeRow& row = place.row;
    row.number = record.place.number;
    row.msgid = record.msgid;
    row.infno = record.infno;
    row.link = linkAsStored(record);
    if (!isClosed(record.state)) {
        place.standing = OwnPlace::Standing::Open;
        return place;
    }
    if (record.receipt.isEmpty()) {
        place.standing = OwnPlace::Standing::NeverLeft;
        return place;
    }
    if (record.state == RecordState::Withdrawn)
        row.end = MessageEnd::Buried;
    if (record.state == RecordState::Refused)
        row.end = MessageEnd::Refused;
    if (row.end != MessageEnd::Done)
        return place;
    row.total = amountOf(record.outcome, u"medfee_sumamt");
    row.fund = amountOf(record.outcome, u"fund_pay_sumamt");
    if (record.infno == reversal)
        YIDI_TRY(addTakenBack(outbox, record, row));
    return place;
}

} // namespace

Result<QueueBook> queueBookOf(Outbox& outbox)
{
    QueueBook book;
    YIDI_ASSIGN(book.epochs, outbox.epochs());
    book.range = [&outbox](const QString& epoch, std::int64_t from,
                     std::int64_t to) -> Result<std::vector<OwnPlace>> {
        YIDI_ASSIGN(const auto records, outbox.inEpoch(epoch, from, to));
        std::vector<OwnPlace> places;
        for (const Record& record : records) {
            YIDI_ASSIGN(OwnPlace place, placeOf(outbox, record));
            places.push_back(std::move(place));
        }
        return places;
    };
    return book;
}

} // namespace yidi
