// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/link.h"
#include "app/transactions/control/reconcile.h"
#include "app/transactions/control/sealed.h"
#include "app/transactions/envelope.h"
#include "tests/support/history.h"

#include <QByteArray>
#include <QDateTime>

#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace yidi::simulation {

/// What befalls the province at one message.
struct Mishap {
    bool refuses = false; ///< an objection to the envelope, which nothing remembers
    qint64 diesAfter = -1; ///< so many messages of a batch are done, then it is killed
    bool partly = false; ///< half of the answers of a batch are not signed
    bool shuffled = false; ///< they come in another order
};

/// The province's side of the contract and nothing else: a table of messages by msgid with hash and
/// stored answer, tombstones, reversals. What it does is told to the history. The real province has
/// simulations of its own (tests/app/province) and two hundred times the work a message.
class ModelProvince {
public:
    /// Planted defects.
    enum class Defect {
        None,
        ForgetsAnswers,
        ForgetsTombstones,
        AppliesRefused,
        AnswersFirst,
        ChangesAmounts
    };

    ModelProvince(
        History& history, QByteArray signKey, QByteArray sealKey, std::function<QDateTime()> now);

    void setDefect(Defect defect) { m_defect = defect; }
    LinkReply handle(const QByteArray& body, const Mishap& mishap = {});
    /// A restart: only what was durable is still there.
    void restart();
    LinkReply sign(const QString& msgid, const QByteArray& body, int status = 200) const;

    /// Puts a copy of its ledger aside, and back in its place: what was done since is forgotten.
    /// Answers how many messages of stations that is.
    void keepCopy() { m_copy = m_ledger; }
    int restoreCopy();

private:
    struct Stored {
        QString infno;
        QByteArray hash;
        QByteArray answer;
        bool done = false;
        Fen moved; ///< money
    };
    struct Ledger {
        std::map<QString, Stored> messages;
        std::set<QString> tombstones;
        std::set<QString> reversed;
        /// Places of the stations' queues, by device, epoch and number.
        std::map<std::tuple<QString, QString, std::int64_t>, RangeRow> places;
    };
    void place(const WireRequest& request, const QString& epoch, RangeRow row);
    WireResponse compare(const WireRequest& request);
    WireResponse batch(const WireRequest& request, const Mishap& mishap);
    WireResponse question(const WireRequest& request, const Mishap& mishap);
    WireResponse fence(const WireRequest& request);
    QByteArray record(const WireRequest& request);
    void reverse(const Json& data);
    /// What a Record that is done pays out, or takes back.
    Fen moved(const WireRequest& request, const Json& data) const;
    /// Of a sealed input, as it must be; nothing else is ever sent.
    Result<Json> opened(const WireRequest& request, const SealedInput& sealed) const;
    QString receipt(
        const QString& msgid, const QString& infno, MessageEnd end, const QString& link) const;

    History& m_history;
    QByteArray m_signKey;
    QByteArray m_sealKey;
    std::function<QDateTime()> m_now;
    Defect m_defect = Defect::None;
    Ledger m_ledger;
    Ledger m_copy;
    std::vector<WireRequest> m_afterwards; ///< AnswersFirst: promised, not yet done
    bool m_late = false;
};

} // namespace yidi::simulation
