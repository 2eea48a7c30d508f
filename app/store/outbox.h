// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/base/result.h"
#include "app/base/secret.h"
#include "app/transactions/control/reconcile.h"
#include "app/transactions/control/sealed.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace yidi {

namespace store {
class ChainWalk;
}

/// Waiting times are never longer. A due time further ahead is the trace of a clock set back, so
/// such a Record is due.
inline constexpr qint64 longestBackOffMs = 300'000;

/// Life of a Record (design: READY → SENDING → ACKED, REFUSED or HELD; giving up goes through
/// WITHDRAWN or FENCING). The database itself refuses every other transition; the table is in
/// outbox.cpp.
enum class RecordState { Ready, Sending, Acked, Refused, Held, Fencing, Withdrawn };
inline constexpr RecordState allRecordStates[] = { RecordState::Ready, RecordState::Sending,
    RecordState::Acked, RecordState::Refused, RecordState::Held, RecordState::Fencing,
    RecordState::Withdrawn };
QString recordStateName(RecordState state); ///< "READY" …
bool recordStateFromName(const QString& name, RecordState& state);
/// ACKED, REFUSED and WITHDRAWN are ends.
bool isClosed(RecordState state);

/// Who made a message (经办人), as the envelope names them. Without a number the station made it.
struct MadeBy {
    QString number; ///< opter
    QString name; ///< opter_name

    bool isSomebody() const { return !number.isEmpty(); }
    bool operator==(const MadeBy&) const = default;
};

/// What is to be owed to the province. `input` becomes immutable sealed bytes when stored.
struct RecordDraft {
    QString infno;
    QString insuplcAdmdvs;
    Json input;
    QString lane; ///< keyed person tag: Records of one lane go in order, only the head in flight
    QString replaces; ///< msgid of a withdrawn Record this one does again, or empty
    MadeBy madeBy = {}; ///< kept, because it may be sent when somebody else is at the window
    /// What it was made from (the hash of a file, the Record it reverses), or empty. One origin
    /// makes one Record.
    QString origin = {};
};

struct Record {
    qint64 seq = 0;
    QString msgid;
    QString infno;
    QString insuplcAdmdvs;
    QByteArray input; ///< as it is sent; empty once shredded, and in what `add` answers
    QString inputHash; ///< of a sealed one, also when it has been shredded; empty: not as stored
    QString lane;
    QString replaces;
    RecordState state = RecordState::Ready;
    bool everSent = false; ///< bytes may have left the station
    int attempts = 0;
    QDateTime createdAt;
    QDateTime due;
    QString note; ///< why HELD or WITHDRAWN
    MadeBy madeBy;
    QString origin;
    bool givenUp = false;

    ChainPlace place; ///< without an epoch: from before Records were sealed
    QString link; ///< 64 hex digits: stands for this Record and all before it
    QByteArray receipt; ///< the province's signature over how it ended
    Json facts; ///< factsOfInput
    Json outcome; ///< factsOfAnswer, once ACKED
    QByteArray answer; ///< whole, while somebody in the house must still be told
    bool legible = true; ///< false: what the station may read is not as it was sealed
};

/// How a Record ended, as the province signed it.
struct Closing {
    QString msgid;
    MessageEnd end = MessageEnd::Done; ///< ACKED, REFUSED or, given up, WITHDRAWN
    QByteArray receipt;
    Json outcome = {};
    QByteArray answer = {};
};

/// The link of a Record as its bytes are now: another than `link` when they have been changed, and
/// empty when they cannot be read.
QString linkAsStored(const Record& record);

/// What walking the queue from its first Record to its last has shown.
struct ChainProof {
    int records = 0;
    int receipts = 0; ///< proved by the province's signature
    int before = 0; ///< from before Records were sealed: there is nothing to prove them by
    QStringList broken; ///< "msgid: what is wrong", and where rows are missing
    bool isSound() const { return broken.isEmpty(); }
};

struct QueueStatus {
    int counts[7] = {}; ///< by RecordState
    QDateTime oldestPending; ///< invalid when nothing is pending
    int pending() const; ///< READY + SENDING + FENCING + HELD
    int acknowledged() const { return counts[static_cast<int>(RecordState::Acked)]; }
    bool operator==(const QueueStatus&) const = default;
};

/// What the Records of one lane say of a person's year that a snapshot made earlier cannot know.
struct LaneNews {
    bool provisionalOpen = false; ///< a Y302 not confirmed: on its way, or refused
    bool yearMoved = false; ///< something was settled or undone, or may have been

    bool operator==(const LaneNews&) const = default;
};

/// The outbox in `queue.db`. One connection, one owning thread (the keeper), opened as
/// reliability.md 2.1 says. A locked, full or unreadable file is an error and the file is kept.
class Outbox {
public:
    struct Station {
        QString institution; ///< fixmedins_code, 12
        QString number; ///< 3 digits, given at enrolment
        QByteArray provinceSeal = {}; ///< PEM; without it nothing can be added
        SecretBuffer storeKey = {}; ///< of what the station may still read
        QString earlierMsgId = {}; ///< the last of the queues before this one, if there were any
    };

    /// Opens or creates `path`; whatever was SENDING goes back to READY (its outcome is unknown and
    /// resending under the same msgid is safe).
    static Result<std::unique_ptr<Outbox>> open(
        const QString& path, Station station, const Clock& clock);
    ~Outbox();

    /// A visitor is there: what is added is sealed under a key of theirs, which goes when they
    /// leave. What is added without a visitor has a key of its own that is kept by nobody.
    Result<void> beginVisit();
    void endVisit();
    /// From now on answers are kept, sealed for the station, until `markTold`.
    void keepAnswers() { m_keepAnswers = true; }

    /// Allocates a msgid without a Record, for questions; persisted before it is returned.
    Result<QString> takeMsgId();

    /// Stores a Record as READY under a new msgid; durable when this returns. `replaces` must name
    /// a WITHDRAWN Record that nothing has replaced yet. Answers the Record that has the draft's
    /// origin already, whatever has become of it, instead of storing another.
    Result<Record> add(const RecordDraft& draft);

    /// Heads of all lanes that are READY and due, oldest first.
    Result<std::vector<Record>> sendable(int limit);
    /// Of these only the ones tried before, or only the others.
    Result<std::vector<Record>> sendable(int limit, bool retried);
    /// The first open Record of a lane, whatever holds it.
    Result<std::optional<Record>> head(const QString& lane);
    Result<std::optional<Record>> find(const QString& msgid);
    Result<std::vector<Record>> inState(RecordState state);
    /// Acknowledged settlements, cancellations and reversals that may have taken effect between two
    /// days: made then or, provisional ones wait for the link, some time before.
    Result<std::vector<Record>> settled(const QDate& from, const QDate& to);
    Result<std::optional<Record>> findByOrigin(const QString& origin);
    /// Given up, and yet ACKED: whoever left did not know.
    Result<std::vector<Record>> landedAfterGivingUp();
    /// Settlements and cancellations that ended, and refused bills of its own, which the hospital's
    /// system has not been told of, oldest first. What was given up is none of its business.
    Result<std::vector<Record>> untold(int limit);
    Result<void> markTold(const QString& msgid);
    Result<LaneNews> newsOf(const QString& lane, const QDateTime& since);

    Result<void> markSending(const QString& msgid); ///< commit before the first byte leaves
    Result<void> markSending(const QStringList& msgids); ///< all or none
    /// No answer came. `mayHaveLeft` false: the link is sure that no byte got away.
    Result<void> backToReady(const QString& msgid, const QDateTime& due, bool mayHaveLeft = true);
    /// `isAttempt` false: it was no attempt of the Records' own.
    Result<void> backToReady(
        const QStringList& msgids, const QDateTime& due, bool mayHaveLeft, bool isAttempt = true);
    /// Every READY Record is due at once (somebody stands there, or the link came back).
    Result<void> makeAllDue();
    /// The wall clock was set: waiting times stay what they were.
    Result<void> shiftDue(qint64 ms);
    /// ACKED, REFUSED or WITHDRAWN by a receipt, which the caller has proved.
    Result<void> close(const Closing& closing);
    Result<void> closeAll(const std::vector<Closing>& closings); ///< all or none
    Result<void> hold(const QString& msgid, const QString& note);
    /// Gives the Record up: WITHDRAWN at once if no byte ever left, else FENCING. Answers the
    /// state.
    Result<RecordState> giveUp(const QString& msgid, const QString& note);

    Result<QueueStatus> status();
    /// Writes the whole queue to the empty file `path`; whatever is wrong with that one, this one
    /// goes on.
    Result<void> copyTo(const QString& path);
    /// While there is such a file beside `path`, a copy is being put in its place: nobody opens it.
    static QString restoringPath(const QString& path);
    /// Pages and indexes are sound.
    Result<void> checkIntegrity();
    /// Every Record is as it was stored, stands behind the one before, and ended as the province
    /// signed it. Reads the whole queue.
    Result<ChainProof> proveChain(const QByteArray& provinceKey);
    /// The same a few Records at a time, for whoever has something else to do between; true when
    /// the walk has come to the end.
    Result<bool> proveFurther(store::ChainWalk& walk, int records);

    /// The queue goes on under a new name: it was put back from a copy, and what the old name says
    /// beyond it is lost here. Nothing is sendable before the province has been asked (Y002).
    Result<void> beginEpoch(const QString& why);
    QString epoch() const;
    bool mustAskFirst() const;
    /// The province has said what it knows; message ids go on behind the highest it has seen.
    Result<void> hasAsked(const QString& lastMsgIdThere);
    QString lastMsgId() const;
    /// Names of the queue so far, with the last number of each.
    Result<std::vector<EpochSeen>> epochs();
    /// In their order, both numbers included.
    Result<std::vector<Record>> inEpoch(const QString& epoch, qint64 from, qint64 to);
    /// What the funds were promised to pay by provisional settlements that have not ended.
    Result<Fen> promised();
    /// Bodies of Records closed before `before` are wiped; what proves them stays. Answers how
    /// many.
    Result<int> shred(const QDateTime& before, int atMost);

private:
    class Private;
    explicit Outbox(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
    bool m_keepAnswers = false;
};

} // namespace yidi
