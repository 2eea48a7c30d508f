// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/directory/directory.h"
#include "app/domain/queue/pressure.h"
#include "app/domain/queue/queue_report.h"
#include "app/domain/queue/waiting.h"
#include "app/domain/settlement/classify.h"
#include "app/store/outbox.h"
#include "app/sync/courier.h"
#include "app/sync/day_book.h"
#include "app/sync/link.h"
#include "app/sync/station_profile.h"

#include <QObject>
#include <QThread>

#include <future>
#include <memory>
#include <optional>

namespace yidi {

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

    /// Whoever is at the window (经办人): what is asked and stored from now on names them. Nobody:
    /// the station speaks for itself, as a kiosk does.
    void actFor(const MadeBy& clerk);

    /// A visitor has put in a card: what is stored from now on is sealed under a key of theirs,
    /// which is gone when they have left. From then on only the province can read it.
    void beginVisit();
    void endVisit();
    /// The hospital's own system will be told how Records ended: whole answers are kept until then.
    void keepAnswers();

    /// Asks a question; answered once by `answered` under the same ticket.
    void ask(quint64 ticket, const QString& infno, const QString& insuplcAdmdvs, const Json& input);
    /// The same for a thread that must wait: ready with the answer, broken when the keeper goes
    /// first. Never for the thread of a window.
    std::future<Answer> ask(const QString& infno, const QString& insuplcAdmdvs, const Json& input);
    /// Stores a Record and sends it as soon as it can. First `stored` (or `storeFailed`) under the
    /// same ticket, later `recordChanged`.
    void submit(quint64 ticket, const RecordDraft& draft);
    /// The same for a thread that may wait: its msgid, once it is durable.
    std::future<Result<QString>> store(const RecordDraft& draft);
    /// Settlements and cancellations whose end the hospital's own system has not been told.
    std::future<Result<std::vector<Record>>> untold(int limit);
    void markTold(const QString& msgid);
    /// Gives a Record up (a settlement whose journey ended without a receipt).
    void giveUp(const QString& msgid, const QString& why);
    /// Tells once more how link, queue and snapshot stand, for whoever listens only now.
    void tellAgain();
    /// Tries at once whatever is waiting, e.g. because a person stands there.
    void nudge();
    /// What is held goes out once more, as it is.
    void sendAgain(const QString& msgid);
    /// What waits and why, for whoever is responsible; answered by `queueListed`.
    void listQueue();
    /// Compares the queue with the province at the next link, not only once a day; answered by
    /// `queueReported`.
    void compareQueue();
    /// What this station settled from one day to another; answered once by `dayBookKnown` under the
    /// same ticket.
    void dayBook(quint64 ticket, const QDate& from, const QDate& to);
    /// Looks whether the snapshot in force knows who puts in this card; answered once by
    /// `remembered` under the same ticket. Without the card in hand nobody is found.
    void remember(quint64 ticket, const QString& certNo, const QString& cardSn);
    /// What another part wants said under `name` to whoever asks for the station's status.
    void tellInStatus(const QString& name, const Json& value);

Q_SIGNALS:
    void dayBookKnown(quint64 ticket, const yidi::DayBook& book);
    void answered(quint64 ticket, const yidi::Answer& answer);
    void stored(quint64 ticket, const QString& msgid);
    void storeFailed(quint64 ticket, const yidi::Error& error);
    void recordChanged(const yidi::RecordUpdate& update);
    void queueChanged(const yidi::QueueStatus& status);
    /// A page full, held Records first, then the oldest.
    void queueListed(const std::vector<yidi::WaitingRecord>& waiting);
    /// How hard it presses, by number, age, money or disk. From NoMoney on new provisional
    /// settlements are refused, at Stop everything new.
    void pressureChanged(const yidi::Pressure& pressure);
    /// Nothing lost, nothing doubled; or what differs and who must act.
    void queueReported(const yidi::QueueReport& report);
    void linkChanged(yidi::LinkState state);
    /// The station's clock is so much ahead of the province's (behind: negative) that it is wrong;
    /// 0: it is right again.
    void clockSkewed(qint64 seconds);
    /// A settlement somebody waits for stands behind another Record of the same person, which is
    /// held or gets no answer.
    void heldUp(const QString& msgid, const yidi::WaitingRecord& by);
    /// A settlement was cancelled here, or was given up, had landed and has been undone (2601).
    /// Told again after a restart.
    void settlementReversed(const QString& setlId, const QString& mdtrtId);
    /// Held since the start, or just fetched. One that has expired is told too, so that its age can
    /// be shown: ask `isUsable` before relying on it.
    void snapshotChanged(std::shared_ptr<const yidi::Snapshot> snapshot);
    /// The catalogue of the place of care, held since the start or just fetched.
    void catalogueChanged(std::shared_ptr<const yidi::Catalogue> catalogue);
    void remembered(quint64 ticket, const std::optional<yidi::RememberedPerson>& known);
    /// The store cannot be used: stop taking business and show it. The file is kept and tried again
    /// every few seconds; the next `queueChanged` says that it is back.
    void storeBroken(const yidi::Error& error);

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
    std::unique_ptr<QThread> m_thread;
};

} // namespace yidi
