// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/crypto/authority.h"
#include "app/transactions/envelope.h"

#include <memory>

namespace yidi {

/// How much goes into a snapshot (Y301) and how long it lasts.
struct SnapshotRules {
    int hours = 72; ///< until it expires
    int people = 1000; ///< at most, whoever came last first
    int filings = 20; ///< of one person at most, the latest first
    int bytes = 4'000'000; ///< of what is said of all of them at most
};

/// The reference provincial server without its network front: bytes in, signed bytes out. The front
/// (TLS) and tests call it; it owns the ledger (SQLite) and is used from one thread at a time.
class Province {
public:
    struct Options {
        QString dataDir; ///< ledger.db, the authority's files and card_root.hex
        QString policiesDir; ///< empty: the built-in resource
        QString worldDir; ///< people, institutions, catalogue added when absent; empty: none
        int cardAsksPerMinute = 30; ///< of one station; more are refused and raise an alarm
        SnapshotRules snapshots = {};
        QString noticeFile = {}; ///< where messages to people go; empty: notices.jsonl in dataDir
        QString libraryFile = {}; ///< what the simulated national library keeps; empty: in memory
        QStringList libraryClosed = {}; ///< care regions that library does not know
        int detailDays = 3; ///< in which fee lines follow a settlement made from sums by category
        QString catalogueDir = {}; ///< what it publishes of the catalogue; empty: nothing
    };
    struct Answer {
        int httpStatus = 200;
        QByteArray body;
        QByteArray signature; ///< base64 SM2 over signedBytes(msgid, body)
    };

    /// `clock` must outlive the province.
    static Result<std::unique_ptr<Province>> open(Options options, const Clock& clock);
    ~Province();

    /// Handles one message. `pathInfno`: from a generic path /{infno}, or found by the national
    /// path; empty trusts the body; a mismatch with the body is refused. `peer`: from the client
    /// certificate; a message that names another device or institution is refused. Never fails:
    /// whatever arrives gets an answer with a clear err_msg.
    Answer handle(const QString& pathInfno, const QByteArray& body, const StationName& peer);

    /// Does what the day and the queues demand: filings the calendar moves, reminders, uploads to
    /// the national library; policies that changed in their folder count from then on, and what
    /// changed in the folder of the catalogue is published. `handle` does it by itself on every new
    /// day and once a minute. Files that cannot be used change nothing and are told.
    Result<void> tend();

private:
    class Private;
    explicit Province(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
