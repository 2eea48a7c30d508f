// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/simulation/world.h"

#include "app/crypto/signing.h"
#include "app/sync/courier.h"
#include "app/sync/queue_book.h"
#include "tests/support/simulation/model_province.h"
#include "tests/support/simulation/random.h"
#include "tests/support/simulation/signatures.h"
#include "tests/support/simulation/sim_disk.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

namespace yidi::simulation {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
/// Once nothing goes wrong any more, every Record ends within this: a full back-off, and a few
/// rounds for those behind it in its lane.
constexpr qint64 livenessMs = 30 * minute;
constexpr qint64 heartbeatMs = 5 * second;
constexpr qint64 reopenMs = 5 * second;
constexpr int lanesOfStation = 5;

const QString filing = QStringLiteral("Y101");
const QString settlement = QStringLiteral("2304");
const QString reversal = QStringLiteral("2601");

constexpr const char* faultNames[] = { "request lost", "answer lost", "request late", "answer late",
    "request twice", "answer twice", "answer of another", "portal", "portal JSON",
    "answer unsigned", "answer damaged", "answer unreadable", "busy 429", "busy 503",
    "untrusted before", "untrusted after", "link down", "partition", "flapping", "batch cut short",
    "batch partly", "batch shuffled", "message refused", "province killed before",
    "province killed after", "province slow", "station killed", "power cut", "disk full",
    "disk broken", "disk locked", "clock forward", "clock back", "standstill" };
static_assert(std::size(faultNames) == faultKinds);

constexpr const char* defectNames[] = { "none", "unsigned believed", "any message believed",
    "synced late", "answers forgotten", "tombstones forgotten", "refused applied", "answered first",
    "amounts changed", "key per forward", "told too early", "reversals forgotten",
    "stations twins" };
static_assert(std::size(defectNames) == defectKinds);

/// Wall clock of one station: true time, and whatever somebody has set it to.
class StationClock : public Clock {
public:
    explicit StationClock(const qint64& nowMs)
        : m_nowMs(nowMs)
    {
    }
    QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(m_nowMs + offMs, Qt::OffsetFromUTC, 8 * 3600);
    }
    std::chrono::milliseconds elapsed() const override
    {
        return std::chrono::milliseconds(m_nowMs);
    }
    qint64 offMs = 0;

private:
    const qint64& m_nowMs;
};

class World;

struct Station;

/// One process of a station at the network.
class StationLink : public ProvinceLink {
public:
    StationLink(World& world, Station& station)
        : m_world(world)
        , m_station(station)
    {
    }
    void post(const QString& path, const QByteArray& body, int timeoutMs, Callback done) override;

private:
    World& m_world;
    Station& m_station;
};

struct Station {
    Station(int index, quint64 seed, const qint64& nowMs)
        : number(index)
        , disk(QString::number(index), seed)
        , clock(nowMs)
    {
    }

    int number;
    SimDisk disk;
    StationClock clock;
    int process = 0; ///< counts starts: answers to an earlier one reach nobody
    bool storeBroken = false;
    bool linkCut = false;
    bool linkSilent = false; ///< cut, and nobody says so
    bool on = false;
    std::unique_ptr<StationLink> link;
    std::unique_ptr<Outbox> outbox;
    std::unique_ptr<Courier> courier;
    std::set<QString> open; ///< msgids this process knows not to have ended
    std::map<QString, qint64> moneyOf; ///< tags of settlements by msgid
    std::map<QString, int> tries; ///< KeyPerForward
};

struct Wish {
    qint64 intent = 0;
    QString lane;
    QString infno;
    Fen amount;
    bool refuse = false;
    QString replaces;
};

class World {
public:
    explicit World(const Setting& setting);
    Outcome run();

    void post(Station& station, const QByteArray& body, int timeoutMs, ProvinceLink::Callback done);

private:
    // Time.
    void at(qint64 whenMs, std::function<void()> what)
    {
        m_events.emplace(std::pair(whenMs, ++m_order), std::move(what));
    }
    void after(qint64 ms, std::function<void()> what) { at(m_nowMs + ms, std::move(what)); }
    void runUntil(const std::function<bool()>& done);
    void finish();
    void compare(Station& station);

    // Stations.
    void start(Station& station);
    void stop(Station& station);
    void die(Station& station);
    void beat(Station& station);
    /// Runs what a process does; it may die of it, or lose its store.
    void inside(Station& station, const std::function<void()>& work);
    void recover(Station& station);
    void reverseLanded(Station& station);
    Courier::Events events(Station& station);

    // People.
    void arrive();
    QString store(Station& station, const Wish& wish);
    void settle(Station& station, const Wish& wish);
    void giveUp(Station& station, const QString& msgid);
    void visitOfAClerk();

    // The network.
    struct Reply {
        Station* station;
        int process;
        ProvinceLink::Callback done;
    };
    void deliver(const Reply& to, qint64 afterMs, Result<LinkReply> reply);
    qint64 travel() { return m_random.between(5, 400); }

    // Faults.
    void arm();
    void strike(Fault fault);
    bool strikePost(Fault fault, const Reply& to, const WireRequest& request,
        const QByteArray& body, int timeoutMs);
    bool strikeStation(Fault fault);
    void becomeCalm();

    Setting m_setting;
    std::optional<WeakerSynchronous> m_weaker;
    Random m_random;
    qint64 m_nowMs;
    qint64 m_order = 0;
    std::map<std::pair<qint64, qint64>, std::function<void()>> m_events;
    History m_history;
    ModelProvince m_province;
    std::vector<std::unique_ptr<Station>> m_stations;
    std::vector<std::unique_ptr<StationLink>> m_deadLinks;
    std::optional<Fault> m_armed;
    std::optional<Fault> m_armedForBatch; ///< these come seldom, so others do not wait for them
    std::optional<Fault> m_lastFault;
    bool m_calm = false;
    bool m_skipArming = false; ///< one chain of faults is enough
    qint64 m_provinceDownUntil = 0;
    qint64 m_provinceSlowUntil = 0;
    LinkReply m_oldAnswer; ///< for another message
    int m_wanted = 0;
    qint64 m_tags = 0;
    qint64 m_intents = 0;
    int m_onTheirWay = 0; ///< requests in the network
    std::map<QString, qint64> m_reversalTags; ///< by origin
    Outcome m_outcome;
};

const Sm2KeyPair& realKeys()
{
    static const Sm2KeyPair keys = makeSm2KeyPair().value();
    return keys;
}

StationProfile profileOf(const Setting& setting, int number)
{
    const bool twins = setting.defect == Defect::StationsTwins;
    StationProfile profile;
    profile.institutionCode = QStringLiteral("H64010400001");
    profile.institutionName = QStringLiteral("银川市第一人民医院");
    profile.region = QStringLiteral("640104");
    profile.stationNumber = QString::number(twins ? 1 : number + 1).rightJustified(3, u'0');
    profile.deviceNo = QStringLiteral("KIOSK-") + profile.stationNumber;
    return profile;
}

/// The same after each start.
SecretBuffer storeKey()
{
    constexpr std::size_t keyBytes = 16;
    SecretBuffer key(keyBytes);
    while (key.append(0x5a)) { }
    return key;
}

ModelProvince::Defect provinceDefect(Defect defect)
{
    switch (defect) {
    case Defect::AnswersForgotten:
        return ModelProvince::Defect::ForgetsAnswers;
    case Defect::TombstonesForgotten:
        return ModelProvince::Defect::ForgetsTombstones;
    case Defect::RefusedApplied:
        return ModelProvince::Defect::AppliesRefused;
    case Defect::AnsweredFirst:
        return ModelProvince::Defect::AnswersFirst;
    case Defect::AmountsChanged:
        return ModelProvince::Defect::ChangesAmounts;
    default:
        return ModelProvince::Defect::None;
    }
}

World::World(const Setting& setting)
    : m_setting(setting)
    , m_random(setting.seed)
    , m_nowMs(chinaTime(QDate(2017, 3, 31), QTime(8, 0)).toMSecsSinceEpoch())
    , m_province(m_history,
          setting.realSignatures ? realKeys().privatePem : QByteArray(simulatedKey),
          setting.realSignatures ? realKeys().privatePem : QByteArray(simulatedKey),
          [this] { return QDateTime::fromMSecsSinceEpoch(m_nowMs, Qt::OffsetFromUTC, 8 * 3600); })
{
    setBelief(setting.defect == Defect::UnsignedBelieved   ? Belief::AnythingUnsigned
            : setting.defect == Defect::AnyMessageBelieved ? Belief::AnyMessage
                                                           : Belief::Careful);
    if (setting.defect == Defect::SyncedLate)
        m_weaker.emplace('1');
    if (qEnvironmentVariableIsSet("YIDI_TRACE"))
        m_history.trace = [this](const QString& event) {
            qInfo(
                "%10.3f %s", static_cast<double>(m_nowMs % (100 * day)) / 1000, qPrintable(event));
        };
    m_province.setDefect(provinceDefect(setting.defect));
    for (int i = 0; i < setting.stations; ++i)
        m_stations.push_back(std::make_unique<Station>(i, m_random.next(), m_nowMs));
}

Outcome World::run()
{
    for (const auto& station : m_stations)
        start(*station);
    m_wanted = m_setting.intents;
    after(second, [this] { arrive(); });
    after(minute, [this] { visitOfAClerk(); });
    after(10 * second, [this] { arm(); });
    runUntil([this] { return m_wanted == 0; });
    becomeCalm();
    const qint64 calmSince = m_nowMs;
    runUntil([this, calmSince] {
        const bool idle = std::all_of(m_stations.begin(), m_stations.end(),
            [](const auto& station) { return station->on && station->open.empty(); });
        return idle || m_nowMs > calmSince + livenessMs;
    });
    // Whatever is still on its way arrives, and changes nothing.
    runUntil([this] { return m_onTheirWay == 0; });
    if (m_history.problems().isEmpty())
        finish();
    m_outcome.problems = m_history.problems();
    m_outcome.hash = m_history.hash();
    m_outcome.cycles = m_history.closed();
    m_outcome.coverage.edges = m_history.edges();
    m_outcome.lastedMs = m_nowMs - chinaTime(QDate(2017, 3, 31), QTime(8, 0)).toMSecsSinceEpoch();
    return m_outcome;
}

/// Reads what everybody holds in the end.
void World::finish()
{
    if (m_setting.oldLedger)
        m_outcome.forgotten = m_province.restoreCopy();
    for (const auto& station : m_stations) {
        inside(*station, [&] {
            compare(*station);
            if (const auto sound = station->outbox->checkIntegrity(); !sound)
                m_history.problem(describe(sound.error()));
            const auto proof = station->outbox->proveChain(
                m_setting.realSignatures ? realKeys().publicPem : QByteArray(simulatedKey));
            if (!proof || !proof->isSound())
                m_history.problem(
                    proof ? proof->broken.join(QStringLiteral(", ")) : describe(proof.error()));
        });
        stop(*station);
        start(*station);
        stop(*station);
    }
    m_history.finish();
}

/// The station's and the province's books, by the product's own comparison.
void World::compare(Station& station)
{
    const StationProfile profile = profileOf(m_setting, station.number);
    auto book = queueBookOf(*station.outbox);
    if (!book)
        return m_history.problem(describe(book.error()));
    QueueAudit audit(*std::move(book), profile.institutionCode, profile.deviceNo);
    for (auto questions = audit.questions(); !questions.empty(); questions = audit.questions()) {
        std::vector<Result<ProvedAnswer>> answers;
        for (const RangeQuery& query : questions) {
            WireRequest request;
            request.infno = QStringLiteral("Y002");
            request.msgid = station.outbox->takeMsgId().value_or(QString());
            request.dev_no = profile.deviceNo;
            request.fixmedins_code = profile.institutionCode;
            request.mdtrtarea_admvs = profile.region;
            request.input = toWire(query);
            const LinkReply reply = m_province.handle(encodeRequest(request));
            answers.push_back(ProvedAnswer { request.msgid, reply.body, reply.signature });
        }
        audit.answered(answers);
    }
    if (audit.failure())
        return m_history.problem(describe(*audit.failure()));
    const QueueReport report = audit.report(station.clock.now());
    m_outcome.compared += static_cast<int>(report.compared);
    m_outcome.disagreed += static_cast<int>(report.found);
    if (!report.agrees() && !m_setting.oldLedger)
        m_history.problem(QStringLiteral("%1: %2 here and there")
                              .arg(report.findings.front().msgid,
                                  queueFindingName(report.findings.front().kind)));
}

void World::runUntil(const std::function<bool()>& done)
{
    while (!done() && m_history.problems().isEmpty()) {
        auto next = m_events.extract(m_events.begin());
        m_nowMs = std::max(m_nowMs, next.key().first);
        next.mapped()();
    }
}

// --- stations ------------------------------------------------------------------------------------

void World::start(Station& station)
{
    if (station.on)
        return;
    ++station.process;
    station.storeBroken = false;
    const StationProfile profile = profileOf(m_setting, station.number);
    auto outbox = Outbox::open(station.disk.path(QStringLiteral("queue.db")),
        { profile.institutionCode, profile.stationNumber,
            m_setting.realSignatures ? realKeys().publicPem : QByteArray(simulatedKey),
            storeKey() },
        station.clock);
    if (outbox) {
        station.outbox = *std::move(outbox);
        station.link = std::make_unique<StationLink>(*this, station);
        station.courier = std::make_unique<Courier>(
            *station.outbox, *station.link, profile,
            m_setting.realSignatures ? realKeys().publicPem : QByteArray(simulatedKey),
            station.clock, [this] { return m_random.unit(); }, events(station));
        station.on = true;
        m_history.mix(QStringLiteral("start %1").arg(station.number));
        inside(station, [&] { recover(station); });
    } else if (station.disk.death() == SimDisk::Death::None) {
        after(reopenMs, [this, &station] { start(station); });
    } else {
        die(station);
    }
    if (station.on)
        beat(station);
}

void World::stop(Station& station)
{
    station.on = false;
    ++station.process;
    station.courier.reset();
    station.link.reset();
    station.outbox.reset();
    if (station.disk.death() != SimDisk::Death::None)
        station.disk.revive(); // it died of closing
}

void World::die(Station& station)
{
    const bool powerCut = station.disk.death() == SimDisk::Death::PowerCut;
    m_history.mix(QStringLiteral("dead %1 %2").arg(station.number).arg(powerCut));
    stop(station);
    const qint64 off = m_calm ? second : m_random.between(second, (powerCut ? 10 : 1) * minute);
    after(off, [this, &station] { start(station); });
}

void World::inside(Station& station, const std::function<void()>& work)
{
    if (!station.on)
        return;
    work();
    if (!station.on)
        return;
    if (station.disk.death() != SimDisk::Death::None) {
        die(station);
    } else if (station.storeBroken) {
        m_history.mix(QStringLiteral("store broken %1").arg(station.number));
        stop(station);
        after(reopenMs, [this, &station] { start(station); });
    }
}

void World::beat(Station& station)
{
    const int process = station.process;
    after(heartbeatMs + m_random.below(second), [this, &station, process] {
        if (station.process != process)
            return;
        inside(station, [&] {
            if (!station.open.empty())
                station.courier->work();
        });
        if (station.process == process)
            beat(station);
    });
}

/// What the keeper does with a store it has just opened.
void World::recover(Station& station)
{
    std::vector<Record> all;
    station.open.clear();
    for (const RecordState state : allRecordStates) {
        const auto some = station.outbox->inState(state);
        if (!some) {
            station.storeBroken = true;
            return;
        }
        all.insert(all.end(), some->begin(), some->end());
        if (!isClosed(state))
            for (const Record& record : *some)
                station.open.insert(record.msgid);
    }
    m_history.heldBy(station.number, all);
    for (const Record& record : all) {
        if (record.infno != settlement
            || (record.state != RecordState::Ready && record.state != RecordState::Held))
            continue;
        m_history.givenUp(record.msgid);
        const auto state = station.outbox->giveUp(record.msgid, QStringLiteral("restart"));
        if (!state) {
            station.storeBroken = true;
            return;
        }
        m_history.changed(record.msgid, *state);
        if (isClosed(*state))
            station.open.erase(record.msgid);
    }
    reverseLanded(station);
    station.courier->work();
}

void World::reverseLanded(Station& station)
{
    if (m_setting.defect == Defect::ReversalsForgotten)
        return;
    const auto landed = station.outbox->landedAfterGivingUp();
    if (!landed) {
        station.storeBroken = true;
        return;
    }
    for (const Record& record : *landed) {
        if (record.infno != settlement)
            continue;
        RecordDraft draft;
        draft.infno = reversal;
        draft.insuplcAdmdvs = record.insuplcAdmdvs;
        draft.lane = record.lane;
        draft.origin = QStringLiteral("reversal:") + record.msgid;
        const auto known = station.outbox->findByOrigin(draft.origin);
        if (known && *known)
            continue;
        qint64& tag = m_reversalTags[draft.origin];
        if (tag == 0) {
            tag = ++m_tags;
            m_history.drafted({ tag, 0, station.number, draft.lane, Fen(), false,
                m_history.tagOf(record.msgid), draft.origin });
        }
        draft.input = Json::object({ { QStringLiteral("data"),
            Json::object({ { QStringLiteral("psn_no"), QStringLiteral("65000000000001") },
                { QStringLiteral("omsgid"), record.msgid },
                { QStringLiteral("oinfno"), record.infno },
                { QStringLiteral("tag"), QString::number(tag) },
                { QStringLiteral("fen"), Fen().toWire() } }) } });
        const auto undoing = station.outbox->add(draft);
        if (!undoing) {
            station.storeBroken = true;
            return;
        }
        if (station.disk.death() != SimDisk::Death::None)
            return;
        m_history.stored(tag, undoing->msgid, undoing->seq);
        station.open.insert(undoing->msgid);
    }
}

Courier::Events World::events(Station& station)
{
    Courier::Events events;
    events.recordChanged = [this, &station](const RecordUpdate& update) {
        if (station.disk.death() != SimDisk::Death::None)
            return; // nobody is there any more to be told
        m_history.changed(update.msgid, update.state);
        if (isClosed(update.state))
            station.open.erase(update.msgid);
        if (update.state == RecordState::Acked && update.infno == settlement)
            reverseLanded(station);
    };
    events.linkChanged = [](LinkState) {};
    events.storeFailed = [&station](const Error&) { station.storeBroken = true; };
    return events;
}

// --- people --------------------------------------------------------------------------------------

void World::arrive()
{
    if (m_wanted == 0)
        return;
    if (m_wanted > m_setting.intents / 2)
        m_province.keepCopy();
    Station& station = *m_stations[static_cast<std::size_t>(m_random.below(m_setting.stations))];
    const bool isHouse = m_random.oneIn(6); // its own system brings bills of many people
    const int wishes = static_cast<int>(isHouse ? lanesOfStation : m_random.between(1, 3));
    const auto firstLane = m_random.below(lanesOfStation);
    // Some come with a card; what is made without one has keys of its own.
    if (m_random.oneIn(2))
        inside(station, [&] {
            if (!station.outbox->beginVisit())
                m_history.problem(QStringLiteral("no key for a visitor"));
        });
    for (int i = 0; i < wishes && m_wanted > 0; ++i) {
        --m_wanted;
        Wish wish;
        wish.intent = ++m_intents;
        wish.lane = QStringLiteral("L%1").arg((firstLane + (isHouse ? i : 0)) % lanesOfStation);
        wish.infno = !isHouse && m_random.oneIn(3) ? settlement : filing;
        wish.amount = Fen(m_random.between(1, 5'000'000));
        wish.refuse = m_random.oneIn(6);
        if (wish.infno == settlement) {
            settle(station, wish);
        } else {
            const QString msgid = store(station, wish);
            if (!msgid.isEmpty() && !isHouse)
                inside(station, [&] { station.courier->nudge(msgid); });
            if (!msgid.isEmpty() && m_random.oneIn(6))
                after(m_random.between(0, 2 * minute),
                    [this, &station, msgid] { giveUp(station, msgid); });
        }
    }
    inside(station, [&] { station.outbox->endVisit(); });
    after(m_random.between(second, 40 * second), [this] { arrive(); });
}

/// Its msgid, or empty when nobody was told that it is stored.
QString World::store(Station& station, const Wish& wish)
{
    QString msgid;
    inside(station, [&] {
        const qint64 tag = ++m_tags;
        const QString origin = QString::number(tag);
        m_history.drafted({ tag, wish.intent, station.number, wish.lane, wish.amount,
            wish.infno == settlement, 0, origin });
        RecordDraft draft;
        draft.infno = wish.infno;
        draft.insuplcAdmdvs = QStringLiteral("650100");
        draft.lane = wish.lane;
        draft.replaces = wish.replaces;
        draft.origin = origin;
        draft.input = Json::object({ { QStringLiteral("data"),
            Json::object({ { QStringLiteral("psn_no"), QStringLiteral("65000000000001") },
                { QStringLiteral("tag"), QString::number(tag) },
                { QStringLiteral("fen"), wish.amount.toWire() },
                { QStringLiteral("verdict"),
                    wish.refuse ? QStringLiteral("0") : QStringLiteral("1") } }) } });
        const auto record = station.outbox->add(draft);
        const bool dead = station.disk.death() != SimDisk::Death::None;
        if (dead && m_setting.defect == Defect::ToldTooEarly)
            m_history.stored(tag, QStringLiteral("never written %1").arg(tag), 0);
        if (dead)
            return;
        if (!record) {
            m_history.notStored(tag);
            // What replaces a Record that has been replaced already is refused without harm.
            station.storeBroken |= record.error().code != ErrorCode::IllegalTransition;
            return;
        }
        msgid = record->msgid;
        m_history.stored(tag, msgid, record->seq);
        station.open.insert(msgid);
    });
    return msgid;
}

/// A person waits for the receipt, and gives up when it does not come.
void World::settle(Station& station, const Wish& wish)
{
    const QString msgid = store(station, wish);
    if (msgid.isEmpty())
        return;
    inside(station, [&] { station.courier->nudge(msgid); });
    after(m_random.between(second, minute), [this, &station, msgid, wish] {
        giveUp(station, msgid);
        if (!m_random.oneIn(2))
            return;
        after(m_random.between(second, minute), [this, &station, msgid, wish] {
            bool withdrawn = false;
            inside(station, [&] {
                const auto record = station.outbox->find(msgid);
                withdrawn = record && *record && (*record)->state == RecordState::Withdrawn;
            });
            if (!withdrawn)
                return;
            Wish again = wish;
            again.replaces = msgid;
            settle(station, again);
        });
    });
}

void World::giveUp(Station& station, const QString& msgid)
{
    inside(station, [&] {
        if (!station.open.contains(msgid))
            return;
        m_history.givenUp(msgid);
        station.courier->giveUp(msgid, QStringLiteral("no receipt"));
    });
}

/// Looks at what is held: sends it again, or tries to give it up.
void World::visitOfAClerk()
{
    for (const auto& one : m_stations) {
        Station& station = *one;
        inside(station, [&] {
            const auto held = station.outbox->inState(RecordState::Held);
            if (!held) {
                station.storeBroken = true;
                return;
            }
            for (const Record& record : *held) {
                if (m_random.oneIn(2)) {
                    m_history.givenUp(record.msgid);
                    station.courier->giveUp(record.msgid, QStringLiteral("a clerk"));
                } else if (const auto released =
                               station.outbox->backToReady(record.msgid, station.clock.now());
                           !released) {
                    station.storeBroken = true;
                } else if (station.disk.death() == SimDisk::Death::None) {
                    m_history.changed(record.msgid, RecordState::Ready);
                }
            }
        });
    }
    after(minute, [this] { visitOfAClerk(); });
}

// --- the network ---------------------------------------------------------------------------------

void StationLink::post(const QString&, const QByteArray& body, int timeoutMs, Callback done)
{
    m_world.post(m_station, body, timeoutMs, std::move(done));
}

void World::deliver(const Reply& to, qint64 afterMs, Result<LinkReply> reply)
{
    after(afterMs, [this, to, reply = std::move(reply)] {
        if (to.station->process == to.process)
            inside(*to.station, [&] { to.done(reply); });
    });
}

/// Under a msgid of its own for each try, as some do; the answer is made to fit.
QByteArray renamed(const QByteArray& body, const QString& from, const QString& to)
{
    QByteArray other = body;
    return other.replace(from.toUtf8(), to.toUtf8());
}

void World::post(
    Station& station, const QByteArray& sent, int timeoutMs, ProvinceLink::Callback done)
{
    if (station.disk.death() != SimDisk::Death::None)
        return; // a dead process sends nothing
    QByteArray body = sent;
    const WireRequest request = decodeRequest(body).value_or(WireRequest());
    m_history.mix(QStringLiteral("post %1 %2").arg(request.infno, request.msgid));
    const Transaction* transaction = findTransaction(request.infno);
    const bool isRecord = transaction && transaction->isRecord;
    if (isRecord && m_setting.defect == Defect::KeyPerForward) {
        const int tries = station.tries[request.msgid]++;
        const QString name = tries == 0
            ? request.msgid
            : QString(request.msgid)
                  .replace(10, 2, QStringLiteral("%1").arg(tries % 100, 2, 10, QLatin1Char('0')));
        body = renamed(sent, request.msgid, name);
        if (tries > 0)
            done = [this, request, done](Result<LinkReply> reply) {
                done(reply && reply->httpStatus == 200 && !reply->signature.isEmpty()
                        ? m_province.sign(request.msgid, reply->body)
                        : reply);
            };
    }
    const Reply to { &station, station.process, std::move(done) };
    if (station.linkCut)
        return deliver(to, station.linkSilent ? timeoutMs : travel(),
            fail(station.linkSilent ? ErrorCode::LinkTimeout : ErrorCode::LinkDown));
    if (m_nowMs < m_provinceDownUntil)
        return deliver(
            to, travel(), fail(m_random.oneIn(2) ? ErrorCode::LinkDown : ErrorCode::LinkTimeout));
    for (const auto& armed : { m_armedForBatch, m_armed })
        if (armed && strikePost(*armed, to, request, body, timeoutMs))
            return;
    const qint64 slow = m_nowMs < m_provinceSlowUntil ? m_random.between(0, minute) : 0;
    const qint64 there = travel();
    const qint64 back = travel() + slow;
    ++m_onTheirWay;
    after(there, [this, to, body, timeoutMs, there, back, msgid = request.msgid] {
        --m_onTheirWay;
        const LinkReply reply = m_province.handle(body);
        if (m_random.oneIn(8))
            m_oldAnswer = reply;
        if (there + back < timeoutMs)
            deliver(to, back, reply);
        else
            deliver(to, timeoutMs - there, fail(ErrorCode::LinkTimeout));
    });
}

// --- faults --------------------------------------------------------------------------------------

bool isOfBatch(Fault fault)
{
    return fault == Fault::BatchCutShort || fault == Fault::BatchPartly
        || fault == Fault::BatchShuffled;
}

/// Chooses the next fault; it strikes at the next occasion.
void World::arm()
{
    if (m_calm)
        return;
    const auto fault = static_cast<Fault>(m_random.below(faultKinds));
    if (isOfBatch(fault) && !m_armedForBatch)
        m_armedForBatch = fault;
    if (isOfBatch(fault))
        return arm();
    if (!strikeStation(fault))
        m_armed = fault;
}

void World::strike(Fault fault)
{
    m_history.mix(faultName(fault));
    ++m_outcome.faults;
    if (m_lastFault)
        m_outcome.coverage.faultPairs.emplace(
            static_cast<int>(*m_lastFault), static_cast<int>(fault));
    m_lastFault = fault;
    if (isOfBatch(fault)) {
        m_armedForBatch.reset();
        if (m_random.oneIn(2)) // the next batch may not fare better
            m_armedForBatch = static_cast<Fault>(
                static_cast<int>(Fault::BatchCutShort) + static_cast<int>(m_random.below(3)));
        // What strikes a station would hardly ever follow otherwise.
        after(m_random.between(0, 3 * second), [this] {
            const auto next = static_cast<Fault>(m_random.below(faultKinds));
            if (!m_calm && strikeStation(next))
                m_skipArming = true;
        });
        return;
    }
    m_armed.reset();
    after(m_random.between(0, 8 * second), [this] {
        if (!std::exchange(m_skipArming, false))
            arm();
    });
}

/// Strikes a message, if it is one this fault can strike.
bool World::strikePost(
    Fault fault, const Reply& to, const WireRequest& request, const QByteArray& body, int timeoutMs)
{
    const Transaction* transaction = findTransaction(request.infno);
    const bool isRecord = transaction && transaction->isRecord;
    const bool isBatch = request.infno == QLatin1String("Y003");
    const bool fits = [&] {
        switch (fault) {
        case Fault::BatchCutShort:
        case Fault::BatchPartly:
        case Fault::BatchShuffled:
            return isBatch;
        case Fault::MessageRefused:
        case Fault::AnswerUnreadable:
            return isRecord || isBatch;
        case Fault::AnswerOfAnother:
            return !m_oldAnswer.body.isEmpty();
        default:
            return true;
        }
    }();
    if (!fits)
        return false;
    strike(fault);
    const qint64 there = travel();
    const auto arrives = [&](qint64 afterMs, std::function<void(const LinkReply&)> answered,
                             const Mishap& mishap = {}) {
        ++m_onTheirWay;
        after(afterMs, [this, body, mishap, answered = std::move(answered)] {
            --m_onTheirWay;
            answered(m_province.handle(body, mishap));
        });
    };
    const auto unheard = [](const LinkReply&) {};
    const auto fails = [&](ErrorCode code, qint64 afterMs) { deliver(to, afterMs, fail(code)); };
    const auto answers = [&](qint64 afterMs, LinkReply reply) {
        deliver(to, afterMs, std::move(reply));
    };
    const auto changed = [&](std::function<void(LinkReply&)> change) {
        arrives(there, [this, to, change](const LinkReply& reply) {
            LinkReply other = reply;
            change(other);
            deliver(to, travel(), other);
        });
    };
    switch (fault) {
    case Fault::RequestLost:
        fails(ErrorCode::LinkTimeout, timeoutMs);
        break;
    case Fault::AnswerLost:
        arrives(there, unheard);
        fails(ErrorCode::LinkTimeout, timeoutMs);
        break;
    case Fault::RequestLate:
        arrives(timeoutMs + m_random.between(0, 20 * minute), unheard);
        fails(ErrorCode::LinkTimeout, timeoutMs);
        break;
    case Fault::AnswerLate:
        arrives(timeoutMs - 1, unheard);
        fails(ErrorCode::LinkTimeout, timeoutMs);
        break;
    case Fault::RequestTwice:
        arrives(m_random.between(there, 3 * hour), unheard);
        changed([](LinkReply&) {});
        break;
    case Fault::AnswerTwice:
        arrives(there, [this, to](const LinkReply& reply) {
            // Once a post: the second one has no one to go to. Its sender has asked twice.
            deliver(to, travel(), reply);
        });
        arrives(there + 1, unheard);
        break;
    case Fault::AnswerOfAnother:
        if (m_random.oneIn(2))
            arrives(there, unheard);
        answers(travel(), m_oldAnswer);
        break;
    case Fault::Portal:
        answers(travel(), { 200, "<html>welcome, please sign in</html>", {} });
        break;
    case Fault::PortalJson: {
        WireResponse response;
        response.success = true;
        answers(travel(), { 200, encodeResponse(response), "SIM0" });
        break;
    }
    case Fault::AnswerUnsigned:
        changed([](LinkReply& reply) { reply.signature.clear(); });
        break;
    case Fault::AnswerDamaged: {
        const qint64 where = m_random.below(1'000'000);
        changed([where](LinkReply& reply) {
            const auto byte =
                static_cast<qsizetype>(where) % std::max(reply.body.size(), qsizetype { 1 });
            if (!reply.body.isEmpty())
                reply.body[byte] = static_cast<char>(reply.body[byte] ^ 1);
        });
        break;
    }
    case Fault::AnswerUnreadable:
        changed([this, msgid = request.msgid](
                    LinkReply& reply) { reply = m_province.sign(msgid, "not JSON"); });
        break;
    case Fault::Busy429:
        answers(travel(), { 429, "later", {}, static_cast<int>(m_random.below(40)) });
        break;
    case Fault::Busy503:
        answers(travel(), { 503, "later", {}, static_cast<int>(m_random.below(40)) });
        break;
    case Fault::UntrustedBefore:
        fails(ErrorCode::TlsRefused, there);
        break;
    case Fault::UntrustedAfter:
        arrives(there, unheard);
        fails(ErrorCode::TlsRefused, there + travel());
        break;
    case Fault::LinkDown:
        fails(ErrorCode::LinkDown, there);
        break;
    case Fault::MessageRefused:
        arrives(there, [this, to](const LinkReply& reply) { deliver(to, travel(), reply); },
            { .refuses = true });
        break;
    case Fault::BatchPartly:
        arrives(there, [this, to](const LinkReply& reply) { deliver(to, travel(), reply); },
            { .partly = true });
        break;
    case Fault::BatchShuffled:
        arrives(there, [this, to](const LinkReply& reply) { deliver(to, travel(), reply); },
            { .shuffled = true });
        break;
    case Fault::BatchCutShort:
        arrives(there, unheard, { .diesAfter = m_random.below(4) });
        m_provinceDownUntil = m_nowMs + there + m_random.between(0, minute);
        fails(ErrorCode::LinkTimeout, timeoutMs);
        break;
    case Fault::ProvinceKilledBefore:
    case Fault::ProvinceKilledAfter: {
        const bool after = fault == Fault::ProvinceKilledAfter;
        if (after)
            arrives(there, unheard);
        m_provinceDownUntil = m_nowMs + there + m_random.between(0, 2 * minute);
        m_province.restart();
        fails(m_random.oneIn(2) ? ErrorCode::LinkTimeout : ErrorCode::OutcomeUnknown, 2 * there);
        break;
    }
    case Fault::ProvinceSlow:
        m_provinceSlowUntil = m_nowMs + m_random.between(second, 5 * minute);
        arrives(there, unheard);
        fails(ErrorCode::LinkTimeout, timeoutMs);
        break;
    case Fault::Partition:
    case Fault::Flapping:
    case Fault::StationKilled:
    case Fault::PowerCut:
    case Fault::DiskFull:
    case Fault::DiskBroken:
    case Fault::DiskLocked:
    case Fault::ClockForward:
    case Fault::ClockBack:
    case Fault::Standstill:
        break;
    }
    return true;
}

/// Strikes a station; false when it is a message this fault needs.
bool World::strikeStation(Fault fault)
{
    Station& station = *m_stations[static_cast<std::size_t>(m_random.below(m_setting.stations))];
    const qint64 lasts = m_random.between(second, 3 * minute);
    const auto weather = [&](SimDisk::Weather with) {
        station.disk.setWeather(with);
        after(lasts / 4, [&station] { station.disk.setWeather(SimDisk::Weather::Fine); });
    };
    const auto cut = [&](bool silent, qint64 from, qint64 to) {
        after(from, [this, &station, silent] {
            station.linkCut = !m_calm;
            station.linkSilent = silent;
        });
        after(to, [&station] { station.linkCut = false; });
    };
    switch (fault) {
    default:
        return false;
    case Fault::Partition:
        cut(m_random.oneIn(2), 0, 3 * lasts);
        break;
    case Fault::Flapping:
        for (int i = 0; i < 6; ++i)
            cut(m_random.oneIn(2), i * 6 * second, (i * 6 + 3) * second);
        break;
    case Fault::StationKilled:
        station.disk.dieAfter(m_random.below(60), SimDisk::Death::Killed);
        break;
    case Fault::PowerCut:
        station.disk.dieAfter(m_random.below(60), SimDisk::Death::PowerCut);
        break;
    case Fault::DiskFull:
        weather(SimDisk::Weather::Full);
        break;
    case Fault::DiskBroken:
        weather(SimDisk::Weather::Broken);
        break;
    case Fault::DiskLocked: // matters to whoever opens it
        weather(SimDisk::Weather::Locked);
        stop(station);
        after(second, [this, &station] { start(station); });
        break;
    case Fault::ClockForward:
        station.clock.offMs += m_random.between(1, m_random.oneIn(4) ? 400 * day : 3 * hour);
        break;
    case Fault::ClockBack:
        station.clock.offMs -= m_random.between(1, m_random.oneIn(4) ? 3650 * day : 3 * hour);
        break;
    case Fault::Standstill:
        for (const auto& one : m_stations)
            stop(*one);
        m_nowMs += 30 * day;
        for (const auto& one : m_stations)
            after(m_random.between(second, minute), [this, &one] { start(*one); });
        break;
    }
    strike(fault);
    m_history.mix(QStringLiteral("at %1").arg(station.number));
    return true;
}

void World::becomeCalm()
{
    m_calm = true;
    m_armed.reset();
    m_armedForBatch.reset();
    m_provinceDownUntil = m_provinceSlowUntil = m_nowMs;
    for (const auto& station : m_stations) {
        station->linkCut = false;
        station->disk.setWeather(SimDisk::Weather::Fine);
        station->disk.dieAfter(-1, SimDisk::Death::None);
    }
}

} // namespace

QString faultName(Fault fault)
{
    return QLatin1String(faultNames[static_cast<int>(fault)]);
}

QString defectName(Defect defect)
{
    return QLatin1String(defectNames[static_cast<int>(defect)]);
}

void Coverage::add(const Coverage& other)
{
    edges.insert(other.edges.begin(), other.edges.end());
    faultPairs.insert(other.faultPairs.begin(), other.faultPairs.end());
}

Outcome run(const Setting& setting)
{
    return World(setting).run();
}

} // namespace yidi::simulation
