// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/record_row.h"

#include "app/crypto/signing.h"
#include "app/store/record_seal.h"

namespace yidi::store {

QDateTime timeFrom(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, 8 * 3600);
}

namespace {

/// What the row holds of a sealed input. Its place must be the one the row itself names.
void readStored(Record& record, const QByteArray& stored)
{
    if (const auto rest = readShredded(stored)) {
        record.place.previous = rest->previous;
        record.place.header = rest->header;
        record.inputHash = rest->inputHash;
        return;
    }
    const auto sealed = unpackSealed(stored);
    record.legible = sealed && sealed->place.epoch == record.place.epoch
        && sealed->place.number == record.place.number;
    if (!record.legible)
        return;
    record.place = sealed->place;
    record.inputHash = sm3Hex(stored);
    record.input = encodeSealed(*sealed);
}

} // namespace

Record recordFrom(const Statement& row, const SecretBuffer& key)
{
    using Column = RecordColumn;
    Record record;
    record.seq = row.integer(Column::Seq);
    record.msgid = row.text(Column::MsgId);
    record.infno = row.text(Column::Infno);
    record.insuplcAdmdvs = row.text(Column::InsuplcAdmdvs);
    record.lane = row.text(Column::Lane);
    record.replaces = row.text(Column::Replaces);
    recordStateFromName(row.text(Column::State), record.state);
    record.everSent = row.integer(Column::EverSent) != 0;
    record.attempts = static_cast<int>(row.integer(Column::Attempts));
    record.createdAt = timeFrom(row.integer(Column::CreatedAt));
    record.due = timeFrom(row.integer(Column::Due));
    record.receipt = row.blob(Column::Receipt);
    record.madeBy = { row.text(Column::Opter), row.text(Column::OpterName) };
    record.origin = row.text(Column::Origin);
    record.givenUp = row.integer(Column::GivenUp) != 0;
    record.place.epoch = row.text(Column::Epoch);
    record.place.number = row.integer(Column::Number);
    record.link = row.text(Column::Link);
    if (!record.place.epoch.isEmpty())
        readStored(record, row.blob(Column::Input));
    else
        record.input = row.blob(Column::Input);
    const auto opened = [&](const char* what, int column) {
        auto text = ownOpened(key, record.msgid, what, row.blob(column));
        record.legible = record.legible && text;
        return text.value_or(QByteArray());
    };
    const auto json = [&](const char* what, int column) {
        const QByteArray text = opened(what, column);
        return text.isEmpty() ? Json() : parseJson(text).value_or(Json());
    };
    const auto note =
        ownOpened(key, record.msgid, "note", QByteArray::fromBase64(row.blob(Column::Note)));
    record.legible = record.legible && note;
    record.note = QString::fromUtf8(note.value_or(QByteArray()));
    record.facts = json("facts", Column::Facts);
    record.outcome = json("outcome", Column::Outcome);
    record.answer = opened("answer", Column::Answer);
    if (record.facts.contains(QStringLiteral("opter_name")))
        record.madeBy.name = record.facts[u"opter_name"].text();
    return record;
}

} // namespace yidi::store
