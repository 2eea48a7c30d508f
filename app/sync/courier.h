// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"
#include "app/sync/messenger.h"

#include <map>
#include <set>

namespace yidi {

/// Answer to a question, or the end of a Record.
struct Answer {
    /// Unreachable: nothing is known of the outcome. For a question that is harmless.
    enum class Outcome { Done, Refused, Unreachable };
    Outcome outcome = Outcome::Unreachable;
    WireResponse response; ///< of Done and Refused
    Error error; ///< of Unreachable
};

struct RecordUpdate {
    QString msgid;
    QString infno;
    RecordState state = RecordState::Ready;
    WireResponse response; ///< once ACKED, REFUSED or HELD
};

enum class LinkState { Unknown, Online, Offline, Untrusted };

/// Full jitter (随机退避): anything up to 1 s after the first failure, doubling to `capMs`.
/// `random` is in [0, 1).
qint64 backOffMs(int failures, qint64 capMs, double random);

/// The room sync brings what we owe to the province and finds out what became of it. The Courier
/// (信使) is its logic, without threads, timers or sockets: whoever owns it calls `work` now and
/// then.
///
/// A Record leaves only under a signed-in, trusted link, so that without a link nothing is ever
/// "perhaps sent". Only a signature of the province closes a Record.
class Courier {
public:
    struct Events {
        std::function<void(const RecordUpdate&)> recordChanged;
        std::function<void(LinkState)> linkChanged;
        /// The store failed; what the courier remembers may differ from the file. Its owner opens
        /// the file again with a new courier.
        std::function<void(const Error&)> storeFailed;
    };

    /// `outbox`, `link` and `clock` must outlive the courier. `random` answers [0, 1).
    Courier(Outbox& outbox, ProvinceLink& link, StationProfile profile, QByteArray provinceKey,
        const Clock& clock, std::function<double()> random, Events events);

    /// Does whatever is due: signs in, fences, sends.
    void work();
    /// The same without waiting for due times: somebody stands there.
    void nudge();
    void giveUp(const QString& msgid, const QString& why);
    void ask(const QString& infno, const QString& insuplcAdmdvs, const QByteArray& input,
        std::function<void(const Answer&)> done, const MadeBy& madeBy = {});

    /// Asks what is kept as it comes: with its message id the answer can be proved later.
    void fetch(const QString& infno, const QByteArray& input,
        std::function<void(const QString& msgid, const Result<SignedAnswer>&)> done);

    LinkState link() const { return m_link; }

private:
    using Reply = Result<SignedAnswer>;
    struct Fence {
        bool inFlight = false;
        int failures = 0;
        QDateTime due;
    };

    bool mayWork() const;
    void signIn();
    void signedIn(const Reply& reply);
    void fenceDue();
    void fence(const Record& record);
    void fenced(const QString& msgid, const Reply& reply);
    void fetchReceipt(const QString& msgid, bool wasDone);
    void sendDue();
    void send(const Record& record);
    void finished(const QString& msgid, int attempt, const Reply& reply);
    void close(const Record& record, const SignedAnswer& answer);
    void end(const Record& record, MessageEnd end, const SignedAnswer& answer);
    void postpone(const QString& msgid);
    void linkHeard(const Reply& reply);
    void changed(const Record& record, RecordState state, const WireResponse& response = {});
    template <class T>
    bool stored(const Result<T>& result);

    Outbox& m_outbox;
    Messenger m_messenger;
    const Clock& m_clock;
    std::function<double()> m_random;
    Events m_events;

    LinkState m_link = LinkState::Unknown;
    QDate m_signedInOn; ///< sign_no is good for a day
    bool m_signingIn = false;
    int m_linkFailures = 0;
    QDateTime m_signInDue;
    std::set<QString> m_inFlight; ///< msgids of Records on their way
    std::map<QString, Fence> m_fences; ///< by msgid
    bool m_working = false;
    bool m_workAgain = false;
};

} // namespace yidi
