// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/link.h"
#include "app/transactions/control/sealed.h"
#include "app/transactions/envelope.h"
#include "tests/support/history.h"

#include <QByteArray>

#include <map>
#include <set>

namespace yidi::simulation {

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

    ModelProvince(History& history, QByteArray signKey, QByteArray sealKey);

    void setDefect(Defect defect) { m_defect = defect; }
    /// One message. `refuseMessage`: an objection to the envelope, which nothing remembers.
    LinkReply handle(const QByteArray& body, bool refuseMessage);
    /// A restart: only what was durable is still there.
    void restart();
    LinkReply sign(const QString& msgid, const QByteArray& body, int status = 200) const;

    int messages() const { return static_cast<int>(m_ledger.messages.size()); }

private:
    struct Stored {
        QString infno;
        QByteArray hash;
        QByteArray answer;
        bool done = false;
    };
    struct Ledger {
        std::map<QString, Stored> messages;
        std::set<QString> tombstones;
        std::set<QString> reversed;
    };
    WireResponse question(const WireRequest& request);
    WireResponse fence(const WireRequest& request);
    QByteArray record(const WireRequest& request);
    void reverse(const Json& data);
    /// Of a sealed input, as it must be; nothing else is ever sent.
    Result<Json> opened(const WireRequest& request) const;
    QString receipt(
        const QString& msgid, const QString& infno, MessageEnd end, const QString& link) const;

    History& m_history;
    QByteArray m_signKey;
    QByteArray m_sealKey;
    Defect m_defect = Defect::None;
    Ledger m_ledger;
    std::vector<WireRequest> m_afterwards; ///< AnswersFirst: promised, not yet done
    bool m_late = false;
};

} // namespace yidi::simulation
