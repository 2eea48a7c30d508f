// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"

namespace yidi::store {

/// How the Records of a queue hang on each other (链), and the proof that they still do.

/// The name of a queue begun anew, 16 hex digits.
QString newEpoch();
/// What the first Record of an epoch names as the one before it; `before`: the last link of the
/// epoch before, or empty.
QString genesisOf(const QString& epoch, const QString& before);
/// What a Record's link binds beside its sealed input.
QString headerOf(const Record& record, const QByteArray& sealedFacts);
MessageName nameOf(const Record& record);
/// Walks a queue from its first Record to its last and writes down what does not fit.
class ChainWalk {
public:
    explicit ChainWalk(QByteArray provinceKey)
        : m_provinceKey(std::move(provinceKey))
    {
    }

    std::vector<std::pair<QString, QString>> epochs; ///< name and genesis, in their order
    const ChainProof& proof() const { return m_proof; }
    qint64 lastSeq() const { return m_seq; } ///< of the Record visited last

    void visit(const Record& record, const QByteArray& sealedFacts, const QString& receiptOutcome);
    /// The queue says of itself that it ends there.
    void end(const QString& epoch, qint64 number, const QString& link);

private:
    void complain(const Record& record, const char* what);
    void enter(const std::pair<QString, QString>& epoch);
    void checkEnd(const Record& record, const QString& outcome);

    QByteArray m_provinceKey;
    ChainProof m_proof;
    qint64 m_seq = 0;
    std::size_t m_next = 0;
    QString m_epoch;
    qint64 m_number = 0;
    QString m_link;
};

} // namespace yidi::store
