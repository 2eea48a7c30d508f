// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"
#include "app/sync/messenger.h"
#include "app/sync/pace.h"

#include <map>
#include <optional>
#include <span>

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

/// The room sync brings what we owe to the province and finds out what became of it. The Courier
/// (信使) is its logic, without threads, timers or sockets: whoever owns it calls `work` now and
/// then.
///
/// A Record leaves only under a signed-in, trusted link, so that without a link nothing is ever
/// "perhaps sent". Only a signature of the province closes a Record.
///
/// What waits goes several to a message (Y003), except what somebody waits for, which goes alone
/// and first. Records sent before have slots of their own, so that new ones never wait behind them.
class Courier {
public:
    struct Events {
        std::function<void(const RecordUpdate&)> recordChanged;
        std::function<void(LinkState)> linkChanged;
        /// The store failed; what the courier remembers may differ from the file. Its owner opens
        /// the file again with a new courier.
        std::function<void(const Error&)> storeFailed;
        /// The station's clock is wrong by so much (or by a minute more or less than told before),
        /// or is right again.
        std::function<void(std::chrono::milliseconds)> skewChanged = {};
    };
    static constexpr std::chrono::seconds mostSkew { 120 }; ///< more is a wrong clock

    /// `outbox`, `link` and `clock` must outlive the courier. `random` answers [0, 1).
    Courier(Outbox& outbox, ProvinceLink& link, StationProfile profile, QByteArray provinceKey,
        const Clock& clock, std::function<double()> random, Events events);

    /// Does whatever is due: signs in, fences, sends.
    void work();
    /// The same without waiting for due times: somebody stands there.
    void nudge();
    /// Somebody waits for this Record: it, and what goes before it in its lane, leaves at once and
    /// alone.
    void nudge(const QString& msgid);
    void giveUp(const QString& msgid, const QString& why);
    void ask(const QString& infno, const QString& insuplcAdmdvs, const QByteArray& input,
        std::function<void(const Answer&)> done, const MadeBy& madeBy = {});

    /// Asks what is kept as it comes: with its message id the answer can be proved later.
    void fetch(const QString& infno, const QByteArray& input,
        std::function<void(const QString& msgid, const Result<SignedAnswer>&)> done);

    LinkState link() const { return m_linkState; }
    /// How far the station's clock is ahead of the province's, once an answer has told.
    std::optional<std::chrono::milliseconds> skew() const { return m_skew; }

private:
    using Reply = Result<SignedAnswer>;
    using Time = std::chrono::milliseconds; ///< of Clock::elapsed
    /// The link as the messenger has it: on the way past, a reply's wish to be left alone is heard.
    class HeardLink : public ProvinceLink {
    public:
        HeardLink(ProvinceLink& link, std::function<void(std::chrono::seconds)> retryAfter)
            : m_link(link)
            , m_retryAfter(std::move(retryAfter))
        {
        }
        void post(
            const QString& path, const QByteArray& body, int timeoutMs, Callback done) override;

    private:
        ProvinceLink& m_link;
        std::function<void(std::chrono::seconds)> m_retryAfter;
    };
    struct Fence {
        bool inFlight = false;
        int failures = 0;
        Time due { 0 };
    };
    enum class Slot { Fresh, Retried, Awaited };
    struct Sent {
        QString msgid;
        int attempt = 0;
    };
    /// A message with Records, under way.
    struct Post {
        Slot slot;
        int paceRound;
        std::vector<Sent> records;
    };
    struct Ending {
        Record record;
        Closing closing;
        WireResponse response;
    };
    struct Departure {
        Time at;
        qint64 answersBefore;
        bool isQuestion;
    };
    struct Awaited {
        Time until;
        bool atOnce = true;
    };

    Time now() const { return m_clock.elapsed(); }
    bool mayWork() const;
    bool isPaused() const { return now() < m_pausedUntil; }
    bool clockWatched();
    void exchange(
        const Messenger::Message& message, int timeoutMs, std::function<void(const Reply&)> done);
    void pause(std::chrono::seconds wished);
    void signIn();
    void signedIn(const Reply& reply);
    void linkHeard(const Reply& reply, const Departure& departure);
    void linkIsBack();
    void measureSkew(const WireResponse& response, const Departure& departure);

    void fenceDue();
    void fence(const Record& record);
    void fenced(const QString& msgid, const Reply& reply);
    void fetchReceipt(const QString& msgid, bool wasDone);
    void postpone(const QString& msgid);

    void sendDue();
    void sendAwaited();
    void fill(Slot slot, int most);
    int underWay(Slot slot) const;
    std::size_t nextMessage(const std::vector<Record>& heads) const;
    bool send(std::span<const Record> records, Slot slot);
    void sendBatch(std::span<const Record> records, quint64 post);
    void batchEnded(quint64 post, const Reply& reply);
    std::vector<Sent> ended(quint64 post, const Reply& reply);
    void finished(const std::vector<Sent>& records,
        const std::function<Reply(const QString& msgid)>& replyTo);
    void close(const Record& record, const SignedAnswer& answer, std::vector<Ending>& endings);
    void end(const Record& record, MessageEnd end, const SignedAnswer& answer,
        std::vector<Ending>& endings);
    void endAll(const std::vector<Ending>& endings);
    void putBack(const std::vector<Record>& records, ErrorCode why);
    void changed(const Record& record, RecordState state, const WireResponse& response = {});
    template <class T>
    bool stored(const Result<T>& result);

    Outbox& m_outbox;
    HeardLink m_link;
    Messenger m_messenger;
    const Clock& m_clock;
    std::function<double()> m_random;
    Events m_events;

    LinkState m_linkState = LinkState::Unknown;
    QDate m_signedInOn; ///< sign_no is good for a day
    Breaker m_breaker;
    Pace m_pace;
    qint64 m_answers = 0; ///< of the province, to anything
    int m_distrusted = 0; ///< replies nobody vouched for, since the last end of a Record
    Time m_pausedUntil { 0 }; ///< the province asked for it (Retry-After)
    bool m_hurried = false; ///< somebody asked for the link that is tried now
    Time m_spreadUntil { 0 }; ///< stations do not begin all at once after an outage
    Time m_singlesUntil { 0 }; ///< the province does not take batches
    Time m_wallAhead; ///< of `elapsed`, to notice when somebody sets the clock
    std::optional<Time> m_skew;
    Time m_skewTold { 0 };
    std::map<quint64, Post> m_posts;
    quint64 m_lastPost = 0;
    std::map<QString, Awaited> m_awaited; ///< by lane
    std::map<QString, Fence> m_fences; ///< by msgid
    bool m_working = false;
    bool m_workAgain = false;
};

} // namespace yidi
