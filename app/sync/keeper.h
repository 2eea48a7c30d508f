// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/store/outbox.h"
#include "app/sync/link.h"
#include "app/transactions/envelope.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace yidi {

/// What enrolment left in a station's data folder (station.json beside its keys).
struct StationProfile {
    QString institutionCode;
    QString institutionName;
    QString region; ///< mdtrtarea_admvs
    QString stationNumber; ///< 3 digits
    QString deviceNo; ///< dev_no
    QString provinceUrl; ///< https://host:port
    QString operatorType = QStringLiteral("2");
    QString dataDir; ///< where station.pem, station.key, ca.pem, province-sign.pem and queue.db lie

    /// Error `NotEnrolled` names what is missing and the command that makes it.
    static Result<StationProfile> load(const QString& dataDir);
};

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
    WireResponse response; ///< once ACKED or REFUSED
};

enum class LinkState { Unknown, Online, Offline, Untrusted };

/// Owner of store, courier and cryptography, living on a thread of its own. Every method may be
/// called from any thread and returns at once; everything is answered by a signal, delivered
/// queued.
class Keeper : public QObject {
    Q_OBJECT
public:
    using LinkFactory = std::function<std::unique_ptr<ProvinceLink>(const StationProfile&)>;

    /// `clock` must outlive the keeper. `makeLink` runs on the keeper's thread.
    Keeper(StationProfile profile, const Clock& clock, LinkFactory makeLink);
    ~Keeper() override; ///< stops the thread; unsent Records stay in the file

    void start();

    /// Asks a question; answered once by `answered` under the same ticket.
    void ask(quint64 ticket, const QString& infno, const QString& insuplcAdmdvs, const Json& input);
    /// Stores a Record and sends it as soon as it can. First `stored` (or `storeFailed`) under the
    /// same ticket, later `recordChanged`.
    void submit(quint64 ticket, const RecordDraft& draft);
    /// Gives a Record up (a settlement whose journey ended without a receipt).
    void giveUp(const QString& msgid, const QString& why);
    /// Tries at once whatever is waiting, e.g. because a person stands there.
    void nudge();

Q_SIGNALS:
    void answered(quint64 ticket, const yidi::Answer& answer);
    void stored(quint64 ticket, const QString& msgid);
    void storeFailed(quint64 ticket, const yidi::Error& error);
    void recordChanged(const yidi::RecordUpdate& update);
    void queueChanged(const yidi::QueueStatus& status);
    void linkChanged(yidi::LinkState state);
    /// The store cannot be used: stop taking business and show it. The file is kept.
    void storeBroken(const yidi::Error& error);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<QThread> m_thread;
};

} // namespace yidi
