// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/queue_chain.h"

#include "app/crypto/signing.h"

#include <QRandomGenerator>

namespace yidi::store {

QString newEpoch()
{
    return QString::number(QRandomGenerator::system()->generate64(), 16)
        .rightJustified(16, QLatin1Char('0'));
}

QString genesisOf(const QString& epoch, const QString& before)
{
    return sm3Hex("yidi epoch 1\n" + epoch.toUtf8() + '\n' + before.toUtf8());
}

QString headerOf(const Record& record, const QByteArray& sealedFacts)
{
    const QByteArray text = hashedLines("yidi header 1",
        { record.lane, record.replaces, record.origin, record.madeBy.number,
            QString::number(record.createdAt.toMSecsSinceEpoch()) });
    return sm3Hex(text + '\n' + sealedFacts);
}

MessageName nameOf(const Record& record)
{
    return { record.msgid, record.infno, record.insuplcAdmdvs };
}

void ChainWalk::visit(
    const Record& record, const QByteArray& sealedFacts, const QString& receiptOutcome)
{
    ++m_proof.records;
    m_seq = record.seq;
    if (!record.legible)
        complain(record, "what the station keeps of it is not as it was sealed");
    if (record.place.epoch.isEmpty()) {
        ++m_proof.before;
        return;
    }
    while (record.place.epoch != m_epoch && m_next < epochs.size())
        enter(epochs[m_next++]);
    if (record.place.epoch != m_epoch || record.place.number != m_number + 1)
        complain(record, "it does not stand behind the Record before it");
    if (record.inputHash.isEmpty()
        || sm3Hex(linkText(nameOf(record), record.inputHash)) != record.link
        || record.place.previous != m_link || record.place.header != headerOf(record, sealedFacts))
        complain(record, "it is not as it was stored");
    m_number = record.place.number;
    m_link = record.link;
    checkEnd(record, receiptOutcome);
}

void ChainWalk::end(const QString& epoch, qint64 number, const QString& link)
{
    while (m_next < epochs.size())
        enter(epochs[m_next++]);
    if (epoch != m_epoch || number != m_number || link != m_link)
        m_proof.broken.append(QStringLiteral("the last Records are missing"));
}

void ChainWalk::complain(const Record& record, const char* what)
{
    m_proof.broken.append(record.msgid + QStringLiteral(": ") + QLatin1String(what));
}

void ChainWalk::enter(const std::pair<QString, QString>& epoch)
{
    if (epoch.second != genesisOf(epoch.first, m_link))
        m_proof.broken.append(
            QStringLiteral("queue %1 does not follow the one before").arg(epoch.first));
    m_epoch = epoch.first;
    m_number = 0;
    m_link = epoch.second;
}

/// An end the province has not signed is none, but for what never left the station.
void ChainWalk::checkEnd(const Record& record, const QString& outcome)
{
    const bool open = !isClosed(record.state);
    if (open || (record.state == RecordState::Withdrawn && !record.everSent)) {
        if (!record.receipt.isEmpty())
            complain(record, "it has a receipt and yet no end");
        return;
    }
    const MessageEnd end = record.state == RecordState::Acked ? MessageEnd::Done
        : record.state == RecordState::Refused                ? MessageEnd::Refused
                                                              : MessageEnd::Buried;
    if (outcome == messageEndName(end)
        && sm2Verify(m_provinceKey, receiptText(record.msgid, record.infno, end, record.link),
            record.receipt))
        ++m_proof.receipts;
    else
        complain(record, "the province has not signed this end");
}

} // namespace yidi::store

namespace yidi {

QString linkAsStored(const Record& record)
{
    if (record.inputHash.isEmpty() || !record.legible)
        return {};
    return sm3Hex(linkText(store::nameOf(record), record.inputHash));
}

} // namespace yidi
