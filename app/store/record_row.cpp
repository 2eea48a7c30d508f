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
    Record record;
    record.seq = row.integer(0);
    record.msgid = row.text(1);
    record.infno = row.text(2);
    record.insuplcAdmdvs = row.text(3);
    record.lane = row.text(5);
    record.replaces = row.text(6);
    recordStateFromName(row.text(7), record.state);
    record.everSent = row.integer(8) != 0;
    record.attempts = static_cast<int>(row.integer(9));
    record.createdAt = timeFrom(row.integer(10));
    record.due = timeFrom(row.integer(11));
    record.receipt = row.blob(12);
    record.madeBy = { row.text(14), row.text(15) };
    record.origin = row.text(16);
    record.givenUp = row.integer(17) != 0;
    record.place.epoch = row.text(18);
    record.place.number = row.integer(19);
    record.link = row.text(20);
    if (!record.place.epoch.isEmpty())
        readStored(record, row.blob(4));
    else
        record.input = row.blob(4);
    const auto opened = [&](const char* what, int column) {
        auto text = ownOpened(key, record.msgid, what, row.blob(column));
        record.legible = record.legible && text;
        return text.value_or(QByteArray());
    };
    const auto json = [&](const char* what, int column) {
        const QByteArray text = opened(what, column);
        return text.isEmpty() ? Json() : parseJson(text).value_or(Json());
    };
    const auto note = ownOpened(key, record.msgid, "note", QByteArray::fromBase64(row.blob(13)));
    record.legible = record.legible && note;
    record.note = QString::fromUtf8(note.value_or(QByteArray()));
    record.facts = json("facts", factsColumn);
    record.outcome = json("outcome", 22);
    record.answer = opened("answer", 23);
    if (record.facts.contains(QStringLiteral("opter_name")))
        record.madeBy.name = record.facts[u"opter_name"].text();
    return record;
}

} // namespace yidi::store
