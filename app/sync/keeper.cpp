// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/keeper.h"

#include "app/base/dead_stack.h"
#include "app/base/log.h"
#include "app/crypto/check_code.h"
#include "app/store/disk_reserve.h"
#include "app/store/snapshot.h"
#include "app/sync/catalogue_fetcher.h"
#include "app/sync/lanes.h"
#include "app/sync/leaving.h"
#include "app/sync/queue_list.h"
#include "app/sync/queue_owner.h"
#include "app/sync/status_server.h"
#include "app/sync/upkeep.h"
#include "app/transactions/snapshot/snapshot_codec.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTimer>

#include <optional>
#include <set>

namespace yidi {

namespace {

constexpr int heartbeatMs = 1000;
constexpr std::size_t mostListed = 200;
constexpr int reopenMs = 5000;
constexpr int publishEveryMs = 50;
constexpr int quietSeconds = 60; ///< before what can wait is done
constexpr int fetchEverySeconds = 3600;
constexpr int catalogueEverySeconds = 24 * 3600;
constexpr int toldAgainDays = 31; ///< of cancellations, after a start
constexpr int fetchAgainSeconds = 300; ///< after it did not work
const QString reversal = QStringLiteral("2601");

qint64 inSeconds(std::chrono::milliseconds time)
{
    return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

bool isSettlement(const QString& infno)
{
    return infno == QLatin1String("2304") || infno == QLatin1String("2207");
}

bool isCancellation(const QString& infno)
{
    return infno == QLatin1String("2305") || infno == QLatin1String("2208");
}

/// A settlement must not fire after its journey (design: settlement off line), and no journey
/// outlives the store. What a crash or a broken store left behind is given up here.
Result<void> giveUpSettlements(Outbox& outbox)
{
    for (const RecordState state : { RecordState::Ready, RecordState::Held }) {
        YIDI_ASSIGN(const auto records, outbox.inState(state));
        for (const Record& record : records)
            if (isSettlement(record.infno))
                YIDI_TRY(
                    outbox.giveUp(record.msgid, QStringLiteral("journey ended without a receipt")));
    }
    return {};
}

/// What is taken back and what is done again was begun before; a second one of the same origin is
/// none.
Result<Undertaking> undertakingOf(Outbox& outbox, const RecordDraft& draft)
{
    Undertaking what;
    what.undoes = draft.infno == reversal || isCancellation(draft.infno);
    if (!what.undoes && !draft.origin.isEmpty()) {
        YIDI_ASSIGN(const auto known, outbox.findByOrigin(draft.origin));
        what.undoes = known.has_value();
    }
    what.promisesMoney = draft.infno == QLatin1String("Y302");
    if (what.promisesMoney) {
        const QByteArray fund = draft.input[u"data"][u"fund_pay_sumamt"].text().toUtf8();
        what.fund = Fen::fromWire(fund).value_or(Fen());
    }
    return what;
}

/// What undoes a settlement that had landed although it was given up: whoever asked for it left
/// believing that nothing was settled.
RecordDraft reversalOf(const Record& settlement)
{
    const QString psnNo = settlement.facts[u"psn_no"].text();
    RecordDraft draft;
    draft.infno = reversal;
    draft.insuplcAdmdvs = settlement.insuplcAdmdvs;
    draft.input = Json::object({ { QStringLiteral("data"),
        Json::object(
            { { QStringLiteral("psn_no"), psnNo }, { QStringLiteral("omsgid"), settlement.msgid },
                { QStringLiteral("oinfno"), settlement.infno } }) } });
    draft.lane = settlement.lane;
    draft.madeBy = settlement.madeBy;
    draft.origin = QStringLiteral("reversal:") + settlement.msgid;
    return draft;
}

} // namespace

/// Lives on the keeper's thread and glues store, courier and link together there.
class Keeper::Worker : public QObject {
public:
    Worker(Keeper& keeper, StationProfile profile, const Clock& clock, LinkFactory makeLink)
        : m_keeper(keeper)
        , m_profile(std::move(profile))
        , m_clock(clock)
        , m_makeLink(std::move(makeLink))
        , m_reserve(m_profile.dataDir, m_profile.limits.disk)
    {
    }

    void start()
    {
        m_heartbeat = std::make_unique<QTimer>();
        m_heartbeat->callOnTimeout(this, [this] { beat(); });
        openSnapshot();
        openStore();
    }

    void stop()
    {
        m_heartbeat.reset();
        m_statusServer.reset();
        closeStore();
    }

    void beginVisit()
    {
        m_visiting = true;
        if (!m_outbox)
            return;
        if (const auto begun = m_outbox->beginVisit(); !begun)
            storeFailed(begun.error());
    }

    void endVisit()
    {
        m_visiting = false;
        if (m_outbox)
            m_outbox->endVisit();
    }

    void keepAnswers()
    {
        m_keepAnswers = true;
        if (m_outbox)
            m_outbox->keepAnswers();
    }

    using Answered = std::function<void(const Answer&)>;
    void ask(const QString& infno, const QString& insuplcAdmdvs, const Json& input, Answered done)
    {
        if (!m_courier)
            return done({ Answer::Outcome::Unreachable, {}, m_storeError });
        m_busyAt = m_clock.now();
        m_courier->ask(infno, insuplcAdmdvs, writeJson(input), std::move(done), m_actingFor);
    }

    void actFor(const MadeBy& clerk) { m_actingFor = clerk; }

    /// What a folder brought was made by nobody at this window.
    Result<QString> store(const RecordDraft& draft)
    {
        if (!m_courier)
            return fail(m_storeError);
        YIDI_TRY(mayBegin(draft));
        const auto record = m_outbox->add(draft);
        if (!record) {
            const ErrorCode code = record.error().code;
            if (code != ErrorCode::IllegalTransition && code != ErrorCode::BadInput)
                storeFailed(record.error());
            return fail(record.error());
        }
        return record->msgid;
    }

    /// Refused before anything is written: too little room, or too much that waits.
    Result<void> mayBegin(const RecordDraft& draft)
    {
        YIDI_ASSIGN(const Undertaking what, undertakingOf(*m_outbox, draft));
        if (!what.undoes)
            YIDI_TRY(m_reserve.mayBegin());
        m_busyAt = m_clock.now();
        YIDI_ASSIGN(const QueueLoad load, queueLoad());
        return yidi::mayBegin(what, load, m_profile.limits.queue, m_clock.now());
    }

    void submit(quint64 ticket, RecordDraft draft)
    {
        if (!draft.madeBy.isSomebody())
            draft.madeBy = m_actingFor;
        const auto msgid = store(draft);
        if (!msgid) {
            Q_EMIT m_keeper.storeFailed(ticket, msgid.error());
            return;
        }
        Q_EMIT m_keeper.stored(ticket, *msgid);
        tellHeldUp(*msgid, false);
        m_courier->nudge(*msgid);
        publish();
    }

    /// What stands before it in the lane: at once when that is held, and when it was waited for in
    /// vain also what nobody answers. Without a link the link is what is missing.
    void tellHeldUp(const QString& msgid, bool waitedFor)
    {
        const auto record = m_outbox->find(msgid);
        if (!record || !*record || !isSettlement((*record)->infno)
            || (*record)->state != RecordState::Ready)
            return;
        const auto head = m_outbox->head((*record)->lane);
        if (!head || !*head || (*head)->msgid == msgid)
            return;
        const bool unanswered = waitedFor && m_courier->link() == LinkState::Online;
        if ((*head)->state == RecordState::Held || unanswered)
            Q_EMIT m_keeper.heldUp(msgid, waitingRecord(**head));
    }

    /// The order of the answers is that of the Records: only what is told makes room for the next.
    Result<std::vector<Record>> untold(int limit)
    {
        return m_outbox ? m_outbox->untold(limit) : fail(m_storeError);
    }

    void markTold(const QString& msgid)
    {
        if (!m_outbox)
            return;
        if (const auto marked = m_outbox->markTold(msgid); !marked)
            storeFailed(marked.error());
    }

    /// Nobody stands there.
    void sendSoon()
    {
        if (m_courier)
            m_courier->work();
        publish();
    }

    void tellInStatus(const QString& name, const Json& value) { m_told.set(name, value); }

    void dayBook(quint64 ticket, const QDate& from, const QDate& to)
    {
        const auto book = m_outbox ? stationBook(*m_outbox, from, to)
                                   : Result<std::vector<BookLine>>(fail(m_storeError));
        Q_EMIT m_keeper.dayBookKnown(
            ticket, book ? DayBook { *book, {} } : DayBook { {}, book.error() });
    }

    void tellAgain()
    {
        if (m_snapshot && m_snapshot->held())
            Q_EMIT m_keeper.snapshotChanged(m_snapshot->held());
        if (m_published)
            Q_EMIT m_keeper.queueChanged(*m_published);
        Q_EMIT m_keeper.pressureChanged(m_pressure);
        if (m_courier)
            Q_EMIT m_keeper.linkChanged(m_courier->link());
        if (m_broken)
            Q_EMIT m_keeper.storeBroken(m_storeError);
    }

    void listQueue()
    {
        if (!m_outbox)
            return;
        if (const auto waiting = waitingRecords(*m_outbox, mostListed))
            Q_EMIT m_keeper.queueListed(*waiting);
        else
            storeFailed(waiting.error());
    }

    void sendAgain(const QString& msgid)
    {
        const auto held = m_outbox ? m_outbox->find(msgid) : Result<std::optional<Record>>();
        if (!held || !*held || (*held)->state != RecordState::Held)
            return;
        if (const auto ready = m_outbox->backToReady(msgid, m_clock.now()); !ready)
            return storeFailed(ready.error());
        m_courier->nudge(msgid);
        publish();
    }

    void compareQueue()
    {
        if (m_upkeep)
            m_upkeep->compareNow();
    }

    void giveUp(const QString& msgid, const QString& why)
    {
        if (!m_courier)
            return;
        tellHeldUp(msgid, true);
        m_courier->giveUp(msgid, why);
    }

    /// What this station itself has sent since the snapshot was made, or still has to send, is not
    /// in it. When that cannot be told nothing is begun on it.
    void addOwnNews(RememberedPerson& known, const QString& certNo)
    {
        const auto news = m_outbox ? m_outbox->newsOf(Lanes(m_profile).of(certNo), known.asOf)
                                   : Result<LaneNews>(LaneNews { false, true });
        known.provisionalOpen = known.provisionalOpen || (news && news->provisionalOpen);
        if (!news || news->yearMoved)
            known.accumulators.clear();
    }

    void remember(quint64 ticket, const QString& certNo, const QString& cardSn)
    {
        auto known = m_snapshot ? m_snapshot->remembered(certNo, cardSn)
                                : Result<std::optional<RememberedPerson>>();
        if (!known)
            qCWarning(logSync) << "nobody is remembered" << describe(known.error());
        else if (*known)
            addOwnNews(**known, certNo);
        Q_EMIT m_keeper.remembered(ticket, known ? *std::move(known) : std::nullopt);
    }

    void nudge()
    {
        if (m_courier)
            m_courier->nudge();
        else
            openStore();
    }

private:
    /// Room that was kept back is given up when nothing else lets the queue be opened.
    void openStore()
    {
        m_reserve.tend();
        if (!m_heartbeat)
            return; // stopped
        auto opened = tryToOpen();
        if (!opened && opened.error().code == ErrorCode::StoreFull && m_reserve.release())
            opened = tryToOpen();
        if (!opened)
            storeBroken(opened.error());
    }

    Result<void> tryToOpen()
    {
        if (QFile::exists(m_profile.file(leavingMarker)))
            return fail(ErrorCode::NotEnrolled,
                QStringLiteral("this folder was being wiped; repeat yidi station reset or retire"));
        YIDI_ASSIGN(Outbox::Station owner, queueOwner(m_profile));
        YIDI_ASSIGN(auto outbox,
            Outbox::open(m_profile.file(QStringLiteral("queue.db")), std::move(owner), m_clock));
        YIDI_TRY(giveUpSettlements(*outbox));
        QFile key(m_profile.file(QStringLiteral("province-sign.pem")));
        if (!key.open(QIODevice::ReadOnly))
            return fail(ErrorCode::NotEnrolled, key.errorString());
        const QByteArray provinceKey = key.readAll();
        m_outbox = std::move(outbox);
        if (m_keepAnswers)
            m_outbox->keepAnswers();
        if (m_visiting)
            beginVisit();
        m_link = m_makeLink(m_profile);
        m_published.reset();
        m_broken = false;
        m_heartbeat->start(heartbeatMs);
        m_courier = std::make_unique<Courier>(
            *m_outbox, *m_link, m_profile, provinceKey, m_clock,
            [] { return QRandomGenerator::global()->generateDouble(); }, events());
        m_upkeep = std::make_unique<Upkeep>(
            *m_outbox, m_profile, provinceKey, m_clock,
            [this](const QString& infno, const QByteArray& input,
                const CatalogueFetcher::Fetched& done) { m_courier->fetch(infno, input, done); },
            upkeepEvents());
        if (!m_statusServer)
            m_statusServer =
                std::make_unique<StatusServer>(m_profile.dataDir, [this] { return status(); });
        publish();
        reverseLanded();
        tellCancelledBefore();
        m_courier->work();
        return {};
    }

    Upkeep::Events upkeepEvents()
    {
        Upkeep::Events events;
        events.compared = [this](const QueueReport& report) {
            Q_EMIT m_keeper.queueReported(report);
            QMetaObject::invokeMethod(
                this, [this] { nudge(); }, Qt::QueuedConnection);
        };
        events.storeFailed = [this](const Error& error) { storeFailed(error); };
        return events;
    }

    /// A visitor, or somebody at the window a moment ago.
    bool somebodyWaits() const
    {
        return m_visiting
            || (m_busyAt.isValid() && std::abs(m_busyAt.secsTo(m_clock.now())) < quietSeconds);
    }

    Result<QueueLoad> queueLoad()
    {
        YIDI_ASSIGN(const QueueStatus status, m_outbox->status());
        YIDI_ASSIGN(const Fen promised, m_outbox->promised());
        return QueueLoad { status.pending(), status.oldestPending, promised };
    }

    /// By the clock, not only when the queue changes: it grows older by itself.
    void tellPressure()
    {
        const auto load = m_outbox ? queueLoad() : Result<QueueLoad>(QueueLoad());
        if (!load)
            return;
        Pressure pressure = pressureOf(*load, m_profile.limits.queue, m_clock.now());
        if (!m_reserve.mayBegin())
            pressure = worse({ PressureLevel::Stop, PressureCause::Disk }, pressure);
        if (m_pressure == pressure)
            return;
        m_pressure = pressure;
        Q_EMIT m_keeper.pressureChanged(pressure);
    }

    /// The reversal is a Record of its own; its origin keeps it from being made twice, whenever the
    /// power was cut.
    void reverseLanded()
    {
        const auto landed = m_outbox->landedAfterGivingUp();
        if (!landed)
            return storeFailed(landed.error());
        for (const Record& settlement : *landed) {
            if (!isSettlement(settlement.infno))
                continue;
            if (settlement.facts[u"psn_no"].text().isEmpty()) {
                // One origin makes one Record: a wrong one would stand in the way for ever.
                qCCritical(logSync) << "landed, and cannot be undone here" << settlement.msgid;
                continue;
            }
            const auto undoing = m_outbox->add(reversalOf(settlement));
            if (!undoing)
                return storeFailed(undoing.error());
            if (undoing->state == RecordState::Acked)
                tellReversed(settlement);
        }
    }

    void tellReversed(const Record& settlement)
    {
        if (!m_reversed.insert(settlement.msgid).second)
            return;
        const Json& info = settlement.outcome;
        if (!info[u"setl_id"].text().isEmpty())
            Q_EMIT m_keeper.settlementReversed(info[u"setl_id"].text(), info[u"mdtrt_id"].text());
    }

    /// Whoever gives the money back may have been killed before they heard of it.
    void tellCancelledBefore()
    {
        const QDate today = m_clock.today();
        const auto ended = m_outbox->settled(today.addDays(-toldAgainDays), today);
        if (!ended)
            return storeFailed(ended.error());
        for (const Record& record : *ended)
            if (isCancellation(record.infno))
                tellCancelled(record);
    }

    void tellCancelled(const Record& cancellation)
    {
        if (!m_reversed.insert(cancellation.msgid).second)
            return;
        const Json& data = cancellation.facts;
        if (!data[u"setl_id"].text().isEmpty())
            Q_EMIT m_keeper.settlementReversed(data[u"setl_id"].text(), data[u"mdtrt_id"].text());
    }

    /// What a station enrolled before there were snapshots lacks, business does not need.
    void openSnapshot()
    {
        const auto slipKey = readSlipKey(m_profile.dataDir);
        QFile key(m_profile.file(QStringLiteral("province-sign.pem")));
        if (!slipKey || !key.open(QIODevice::ReadOnly)) {
            qCWarning(logSync) << "no snapshot without keys; enrol the station again";
            return;
        }
        m_snapshot = std::make_unique<SnapshotFile>(m_profile.dataDir,
            SnapshotFile::Owner { m_profile.institutionCode, key.readAll(), *slipKey }, m_clock);
        if (const auto loaded = m_snapshot->load(); !loaded)
            qCWarning(logSync) << "the snapshot held is not used" << describe(loaded.error());
        if (m_snapshot->held())
            Q_EMIT m_keeper.snapshotChanged(m_snapshot->held());
    }

    /// Large, so it is read when the store is open and business goes on.
    void openCatalogue()
    {
        QFile key(m_profile.file(QStringLiteral("province-sign.pem")));
        if (m_catalogue || !key.open(QIODevice::ReadOnly))
            return;
        m_catalogue = std::make_unique<CatalogueCache>(m_profile.dataDir, key.readAll());
        if (const auto loaded = m_catalogue->load(); !loaded)
            qCWarning(logSync) << "a list of the catalogue is not used" << describe(loaded.error());
        if (m_catalogue->catalogue())
            Q_EMIT m_keeper.catalogueChanged(m_catalogue->catalogue());
    }

    /// Once a day, and again when that did not work.
    void fetchCatalogue()
    {
        openCatalogue();
        const QDateTime now = m_clock.now();
        const bool due = !m_catalogueDue.isValid() || m_catalogueDue <= now
            || m_catalogueDue > now.addSecs(catalogueEverySeconds);
        if (!m_catalogue || !m_courier || !due || m_courier->link() != LinkState::Online
            || (m_fetcher && m_fetcher->isRunning()))
            return;
        m_catalogueDue = now.addSecs(fetchAgainSeconds);
        m_fetcher = std::make_unique<CatalogueFetcher>(*m_catalogue, m_profile.institutionCode,
            [this](const QString& infno, const QByteArray& input,
                const CatalogueFetcher::Fetched& done) { m_courier->fetch(infno, input, done); });
        m_fetcher->start([this](const Result<int>& replaced) {
            if (!replaced)
                qCWarning(logSync) << "no new catalogue" << describe(replaced.error());
            else
                m_catalogueDue = m_clock.now().addSecs(catalogueEverySeconds);
            if (replaced.value_or(0) > 0)
                Q_EMIT m_keeper.catalogueChanged(m_catalogue->catalogue());
        });
    }

    /// At every link-up and every hour; less often while it does not work.
    void fetchSnapshot()
    {
        const QDateTime now = m_clock.now();
        // A time further ahead than any waiting is the trace of a clock set back.
        const bool due = !m_fetchDue.isValid() || m_fetchDue <= now
            || m_fetchDue > now.addSecs(fetchEverySeconds);
        if (!m_snapshot || !m_courier || m_fetching || !due
            || m_courier->link() != LinkState::Online)
            return;
        m_fetching = true;
        m_fetchDue = now.addSecs(fetchEverySeconds);
        const SnapshotQuery query { isFresh(m_snapshot->held(), now) ? m_snapshot->held()->version
                                                                     : QString() };
        m_courier->fetch(QStringLiteral("Y301"), writeJson(toWire(query)),
            [this](const QString& msgid, const Result<SignedAnswer>& reply) {
                m_fetching = false;
                const auto taken = reply ? takeSnapshot(msgid, *reply) : fail(reply.error());
                m_fetchFailed = !taken;
                if (!taken)
                    qCWarning(logSync) << "no new snapshot" << describe(taken.error());
                if (m_fetchFailed)
                    m_fetchDue = m_clock.now().addSecs(fetchAgainSeconds);
            });
    }

    Result<void> takeSnapshot(const QString& msgid, const SignedAnswer& answer)
    {
        if (!answer.response.success)
            return fail(ErrorCode::ProvinceRefused, answer.response.inf_refmsgid);
        if (answer.response.output[u"unchanged"].text() == wireFlag(true))
            return {};
        YIDI_TRY(m_snapshot->replace({ msgid, answer.body, answer.signature }));
        Q_EMIT m_keeper.snapshotChanged(m_snapshot->held());
        return {};
    }

    /// Past half its life it is fetched anew even if nothing has changed, or it would expire.
    static bool isFresh(const std::shared_ptr<const Snapshot>& held, const QDateTime& now)
    {
        return held && held->madeAt <= now
            && held->madeAt.secsTo(now) < held->madeAt.secsTo(held->expiresAt) / 2;
    }

    /// Without the link nothing calls back any more.
    void closeStore()
    {
        m_fetching = false;
        m_link.reset();
        m_courier.reset();
        m_fetcher.reset();
        m_upkeep.reset();
        m_outbox.reset();
    }

    Courier::Events events()
    {
        Courier::Events events;
        events.recordChanged = [this](const RecordUpdate& update) {
            Q_EMIT m_keeper.recordChanged(update);
            if (update.state == RecordState::Acked
                && (isSettlement(update.infno) || update.infno == reversal))
                reverseLanded();
            if (update.state == RecordState::Acked && isCancellation(update.infno))
                if (const auto record = m_outbox->find(update.msgid); record && *record)
                    tellCancelled(**record);
            publish();
        };
        events.linkChanged = [this](LinkState state) {
            Q_EMIT m_keeper.linkChanged(state);
            if (state != LinkState::Online)
                return;
            if (!m_fetchFailed)
                m_fetchDue = m_clock.now();
            QMetaObject::invokeMethod(
                this, [this] { fetchSnapshot(); }, Qt::QueuedConnection); // signed in by then
        };
        events.storeFailed = [this](const Error& error) { storeFailed(error); };
        events.skewChanged = [this](std::chrono::milliseconds skew) {
            Q_EMIT m_keeper.clockSkewed(inSeconds(skew));
        };
        return events;
    }

    /// The courier may be on the stack, so it goes later.
    void storeFailed(const Error& error)
    {
        if (std::exchange(m_failing, true))
            return;
        QMetaObject::invokeMethod(
            this,
            [this, error] {
                m_failing = false;
                closeStore();
                // What was begun must be finished: the room kept back is for that.
                if (error.code == ErrorCode::StoreFull && m_reserve.release())
                    return openStore();
                storeBroken(error);
            },
            Qt::QueuedConnection);
    }

    void storeBroken(const Error& error)
    {
        if (!m_heartbeat)
            return; // stopped
        m_heartbeat->start(reopenMs);
        if (std::exchange(m_storeError, error) == error && m_broken)
            return;
        m_broken = true;
        qCCritical(logSync) << "store broken" << describe(error);
        Q_EMIT m_keeper.storeBroken(error);
    }

    void beat()
    {
        if (m_courier)
            m_courier->work();
        else
            openStore();
        m_reserve.tend();
        if (m_upkeep && m_courier)
            m_upkeep->beat(somebodyWaits(), m_courier->link() == LinkState::Online);
        tellPressure();
        fetchSnapshot();
        fetchCatalogue();
        if (m_link && !m_visiting)
            m_link->rest();
        wipeDeadStack(); // of what was asked and answered
    }

    /// Many changes come at once when much is sent; one word in a while is enough.
    void publish()
    {
        if (!std::exchange(m_publishing, true))
            QTimer::singleShot(publishEveryMs, this, [this] { publishNow(); });
    }

    void publishNow()
    {
        m_publishing = false;
        const auto status = m_outbox ? m_outbox->status() : fail(m_storeError);
        if (!status || m_published == *status)
            return;
        m_published = *status;
        Q_EMIT m_keeper.queueChanged(*status);
    }

    Json status() const
    {
        Json json = statusJson(m_published.value_or(QueueStatus()), m_clock.now());
        const auto skew = m_courier ? m_courier->skew() : std::nullopt;
        json.set(QStringLiteral("clock_skew_s"), skew ? Json::integer(inSeconds(*skew)) : Json());
        if (m_upkeep)
            json.set(QStringLiteral("upkeep"), m_upkeep->status());
        json.set(QStringLiteral("pressure"),
            Json::object({ { QStringLiteral("level"), pressureLevelName(m_pressure.level) },
                { QStringLiteral("cause"), pressureCauseName(m_pressure.cause) } }));
        for (const QString& name : m_told.names())
            json.set(name, m_told[name]);
        return json;
    }

    Keeper& m_keeper;
    const StationProfile m_profile;
    const Clock& m_clock;
    const LinkFactory m_makeLink;

    std::unique_ptr<QTimer> m_heartbeat;
    std::unique_ptr<StatusServer> m_statusServer;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<ProvinceLink> m_link;
    std::unique_ptr<Courier> m_courier;
    std::optional<QueueStatus> m_published;
    std::unique_ptr<SnapshotFile> m_snapshot;
    std::unique_ptr<CatalogueCache> m_catalogue;
    std::unique_ptr<CatalogueFetcher> m_fetcher;
    std::unique_ptr<Upkeep> m_upkeep;
    DiskReserve m_reserve;
    Pressure m_pressure;
    QDateTime m_busyAt; ///< when somebody asked or stored something last
    QDateTime m_catalogueDue;
    QDateTime m_fetchDue;
    bool m_fetching = false;
    bool m_fetchFailed = false;
    MadeBy m_actingFor;
    bool m_visiting = false;
    bool m_keepAnswers = false;
    Json m_told = Json::object(); ///< what other parts want said in the status
    std::set<QString> m_reversed; ///< msgids of what undid a settlement and was told
    Error m_storeError; ///< why there is no courier
    bool m_broken = false;
    bool m_failing = false;
    bool m_publishing = false;
};

Keeper::Keeper(StationProfile profile, const Clock& clock, LinkFactory makeLink)
    : m_worker(std::make_unique<Worker>(*this, std::move(profile), clock, std::move(makeLink)))
    , m_thread(std::make_unique<QThread>())
{
    m_thread->setObjectName(QStringLiteral("keeper"));
    m_worker->moveToThread(m_thread.get());
}

Keeper::~Keeper()
{
    if (!m_thread->isRunning())
        return;
    m_thread->requestInterruption(); // what takes long stops in the middle
    // Sockets, timers and the file close on the thread that opened them.
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] {
        worker->stop();
        QThread::currentThread()->quit();
    });
    m_thread->wait();
}

void Keeper::start()
{
    m_thread->start();
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->start(); });
}

void Keeper::beginVisit()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->beginVisit(); });
}

void Keeper::endVisit()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->endVisit(); });
}

void Keeper::keepAnswers()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->keepAnswers(); });
}

void Keeper::actFor(const MadeBy& clerk)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), clerk] { worker->actFor(clerk); });
}

void Keeper::ask(
    quint64 ticket, const QString& infno, const QString& insuplcAdmdvs, const Json& input)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this, worker = m_worker.get(), ticket, infno, insuplcAdmdvs, input] {
            worker->ask(infno, insuplcAdmdvs, input,
                [this, ticket](const Answer& answer) { Q_EMIT answered(ticket, answer); });
        });
}

std::future<Answer> Keeper::ask(
    const QString& infno, const QString& insuplcAdmdvs, const Json& input)
{
    // Shared because a std::function must be copyable; with the last copy the promise is broken.
    auto promise = std::make_shared<std::promise<Answer>>();
    auto answer = promise->get_future();
    QMetaObject::invokeMethod(m_worker.get(),
        [worker = m_worker.get(), promise = std::move(promise), infno, insuplcAdmdvs, input] {
            worker->ask(infno, insuplcAdmdvs, input,
                [promise](const Answer& known) { promise->set_value(known); });
        });
    return answer;
}

void Keeper::submit(quint64 ticket, const RecordDraft& draft)
{
    QMetaObject::invokeMethod(m_worker.get(),
        [worker = m_worker.get(), ticket, draft] { worker->submit(ticket, draft); });
}

std::future<Result<QString>> Keeper::store(const RecordDraft& draft)
{
    auto promise = std::make_shared<std::promise<Result<QString>>>();
    auto answer = promise->get_future();
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), promise = std::move(promise), draft] {
            promise->set_value(worker->store(draft));
            worker->sendSoon();
        });
    return answer;
}

std::future<Result<std::vector<Record>>> Keeper::untold(int limit)
{
    auto promise = std::make_shared<std::promise<Result<std::vector<Record>>>>();
    auto answer = promise->get_future();
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), promise = std::move(promise), limit] {
            promise->set_value(worker->untold(limit));
        });
    return answer;
}

void Keeper::markTold(const QString& msgid)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), msgid] { worker->markTold(msgid); });
}

void Keeper::tellInStatus(const QString& name, const Json& value)
{
    QMetaObject::invokeMethod(m_worker.get(),
        [worker = m_worker.get(), name, value] { worker->tellInStatus(name, value); });
}

void Keeper::giveUp(const QString& msgid, const QString& why)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), msgid, why] { worker->giveUp(msgid, why); });
}

void Keeper::remember(quint64 ticket, const QString& certNo, const QString& cardSn)
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get(), ticket, certNo, cardSn] {
        worker->remember(ticket, certNo, cardSn);
    });
}

void Keeper::dayBook(quint64 ticket, const QDate& from, const QDate& to)
{
    QMetaObject::invokeMethod(m_worker.get(),
        [worker = m_worker.get(), ticket, from, to] { worker->dayBook(ticket, from, to); });
}

void Keeper::tellAgain()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->tellAgain(); });
}

void Keeper::sendAgain(const QString& msgid)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), msgid] { worker->sendAgain(msgid); });
}

void Keeper::compareQueue()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->compareQueue(); });
}

void Keeper::listQueue()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->listQueue(); });
}

void Keeper::nudge()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->nudge(); });
}

} // namespace yidi
