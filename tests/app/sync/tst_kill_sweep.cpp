// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// A station is killed at every call it makes to the disk and to the network, in ten pieces of
// business, before, in the middle of and after the call; then it is started again. What it had said
// is so, and the province's ledger has every effect once.
//
// The station is a process of its own without a window: the real keeper with its store, and the
// real link over TLS to the real front. YIDI_LONG=1 tries every call; otherwise some of them.
#include "app/sync/https_link.h"
#include "app/sync/keeper.h"
#include "support_front.h"
#include "support_station.h"
#include "tests/app/province/support_provisional.h"
#include "tests/app/province/support_stay.h"
#include "tests/support/kill_tracer.h"
#include "tests/support/launcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <mutex>
#include <set>
#include <sqlite3.h>
#include <unistd.h>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int patienceMs = 60'000; // until a hanging victim is given up
constexpr int nudgeMs = 10;

QDateTime elevenOClock()
{
    return chinaTime(QDate(2017, 3, 31), QTime(11, 0));
}

// --- the victim, in a process of its own ---------------------------------------------------------

/// What a victim is told to do, as it goes through the pipe.
struct Order {
    QString dataDir;
    QString url;
    Json drafts = Json::array(); ///< to be stored, in this order
    QString giveUp; ///< the infno of what is given up when its answer has been lost
    bool abandon = false; ///< stops as soon as every draft's answer has been lost
    bool compare = false; ///< compares its book with the province's at the end
    KillPoint point;
};

Json draftJson(const QString& infno, const QString& region, const Json& input, const QString& lane)
{
    return Json::object({ { QStringLiteral("infno"), infno }, { QStringLiteral("region"), region },
        { QStringLiteral("input"), input }, { QStringLiteral("lane"), lane } });
}

RecordDraft draftFrom(const Json& json)
{
    RecordDraft draft;
    draft.infno = json[u"infno"].text();
    draft.insuplcAdmdvs = json[u"region"].text();
    draft.input = json[u"input"];
    draft.lane = json[u"lane"].text();
    return draft;
}

QByteArray encode(const Order& order)
{
    const auto number = [](int value) { return Json(QString::number(value)); };
    return writeJson(Json::object(
        { { QStringLiteral("dataDir"), order.dataDir }, { QStringLiteral("url"), order.url },
            { QStringLiteral("drafts"), order.drafts }, { QStringLiteral("giveUp"), order.giveUp },
            { QStringLiteral("abandon"), number(order.abandon) },
            { QStringLiteral("compare"), number(order.compare) },
            { QStringLiteral("call"), number(order.point.call) },
            { QStringLiteral("when"), number(int(order.point.when)) } }));
}

Order decode(const QByteArray& bytes)
{
    const Json json = parseJson(bytes).value();
    const auto number = [&](QStringView name) { return json[name].text().toInt(); };
    Order order;
    order.dataDir = json[u"dataDir"].text();
    order.url = json[u"url"].text();
    order.drafts = json[u"drafts"];
    order.giveUp = json[u"giveUp"].text();
    order.abandon = number(u"abandon") != 0;
    order.compare = number(u"compare") != 0;
    order.point = { number(u"call"), KillPoint::When(number(u"when")) };
    return order;
}

/// A station that does what it was ordered and tells everything it would have told a person.
class Victim : public QObject {
public:
    Victim(const Order& order, int facts)
        : m_order(order)
        , m_facts(facts)
        , m_clock(elevenOClock())
    {
        StationProfile profile = testProfile(order.dataDir);
        profile.provinceUrl = order.url;
        m_keeper = std::make_unique<Keeper>(profile, m_clock, makeHttpsLink);
        connect(m_keeper.get(), &Keeper::stored, this,
            [this](quint64, const QString& msgid) { say(QStringLiteral("stored ") + msgid); });
        connect(m_keeper.get(), &Keeper::recordChanged, this,
            [this](const RecordUpdate& update) { changed(update); });
        connect(m_keeper.get(), &Keeper::queueChanged, this, [this](const QueueStatus& status) {
            m_status = status;
            askWhetherDone();
        });
        connect(m_keeper.get(), &Keeper::dayBookKnown, this,
            [this](quint64, const DayBook& book) { maybeDone(book); });
        connect(m_keeper.get(), &Keeper::storeBroken, this,
            [](const Error& error) { qWarning("%s", qPrintable(describe(error))); });
        m_timer.callOnTimeout(this, [this] {
            if (m_mayNudge)
                m_keeper->nudge();
            askWhetherDone();
        });
    }

    int run()
    {
        m_mayNudge = m_order.giveUp.isEmpty();
        m_keeper->start();
        quint64 ticket = 0;
        for (const Json& draft : m_order.drafts.items())
            m_keeper->submit(++ticket, draftFrom(draft));
        m_timer.start(nudgeMs);
        QTimer::singleShot(patienceMs, this, [] { QCoreApplication::exit(9); });
        const int code = QCoreApplication::exec();
        m_timer.stop();
        m_keeper.reset(); // closes the store as a program does that ends
        return code;
    }

private:
    void say(const QString& fact)
    {
        const QByteArray line = fact.toUtf8() + '\n';
        if (fact.startsWith(QLatin1String("stored")))
            ++m_storedCount;
        [[maybe_unused]] const auto said =
            ::write(m_facts, line.constData(), static_cast<std::size_t>(line.size()));
    }

    void changed(const RecordUpdate& update)
    {
        if (isClosed(update.state))
            say(QStringLiteral("closed %1 %2").arg(update.msgid, recordStateName(update.state)));
        if (update.state != RecordState::Ready)
            return;
        // Sent, and nobody knows what became of it.
        m_lost.insert(update.msgid);
        if (update.infno == m_order.giveUp)
            m_keeper->giveUp(update.msgid, QStringLiteral("left"));
        const bool enough = !m_order.abandon || m_lost.size() == m_order.drafts.size();
        m_mayNudge = m_mayNudge || enough;
        if (m_order.abandon && enough)
            ::_exit(0);
    }

    /// The book is told after all that the keeper has under way by then.
    void askWhetherDone()
    {
        if (!m_asked && m_status && m_status->pending() == 0
            && m_storedCount == m_order.drafts.size() && !m_order.abandon) {
            m_asked = true;
            m_keeper->dayBook(1, m_clock.today(), m_clock.today());
        }
    }

    void maybeDone(const DayBook& book)
    {
        m_asked = false;
        if (m_status->pending() > 0)
            return;
        if (m_order.compare)
            compare(book);
        QCoreApplication::exit(0);
    }

    void compare(const DayBook& book)
    {
        if (book.error)
            return say(QStringLiteral("book ") + describe(*book.error));
        const StationProfile profile = testProfile(m_order.dataDir);
        DayConversation conversation(
            m_clock.today(), book.lines, profile.institutionCode, profile.region);
        for (auto asked = conversation.questions(); !asked.empty();
             asked = conversation.questions()) {
            std::vector<Answer> answers;
            for (const auto& question : asked)
                answers.push_back(m_keeper->ask(question.infno, {}, question.input).get());
            conversation.answered(answers);
        }
        const bool equal = !conversation.failure() && conversation.comparison().agrees();
        say(equal ? QStringLiteral("book equal") : QStringLiteral("book differs"));
    }

    const Order m_order;
    const int m_facts;
    ManualClock m_clock;
    std::unique_ptr<Keeper> m_keeper;
    QTimer m_timer;
    std::optional<QueueStatus> m_status;
    std::set<QString> m_lost;
    std::size_t m_storedCount = 0;
    bool m_mayNudge = true;
    bool m_asked = false;
};

int runVictim(const Order& order, int facts)
{
    int argc = 1;
    char name[] = "victim";
    char* argv[] = { name, nullptr };
    const QCoreApplication application(argc, argv);
    return Victim(order, facts).run();
}

// --- the launcher, which has one thread and forks the victims ------------------------------------

QByteArray fateOf(const QByteArray& encoded)
{
    const Order order = decode(encoded);
    const Fate fate = runTraced([&](int facts) { return runVictim(order, facts); }, order.point);
    const auto number = [](int value) { return Json(QString::number(value)); };
    return writeJson(Json::object({ { QStringLiteral("killed"), number(fate.killed) },
        { QStringLiteral("exit"), number(fate.exitCode) },
        { QStringLiteral("calls"), number(fate.calls) },
        { QStringLiteral("last"), QString::fromUtf8(fate.lastCall) },
        { QStringLiteral("facts"), QString::fromUtf8(fate.facts) } }));
}

const Launcher* launcher = nullptr;

Fate run(const Order& order)
{
    const Json json = parseJson(launcher->ask(encode(order))).value();
    Fate fate;
    fate.killed = json[u"killed"].text() == QLatin1String("1");
    fate.exitCode = json[u"exit"].text().toInt();
    fate.calls = json[u"calls"].text().toInt();
    fate.lastCall = json[u"last"].text().toUtf8();
    fate.facts = json[u"facts"].text().toUtf8();
    return fate;
}

// --- the province and what is asked of it --------------------------------------------------------

enum class Lost { Nothing, Request, Answer };

/// One piece of business: what must be so before, what the station is asked to do, and what the
/// network loses of it.
struct Flow {
    const char* name;
    std::function<Json(World&)> prepare; ///< answers the drafts
    Lost lost = Lost::Nothing; ///< of every draft's first sending
    bool givesUp = false;
    bool restarts = false; ///< a first life has left the drafts behind half done
    bool booksApart = false; ///< the hospital's system has settled, so the station's book lacks it
};

const QString nx01 = QStringLiteral("NX-01");
const QString nx23 = QStringLiteral("NX-23");
const QString nx24 = QStringLiteral("NX-24");

QString stayOf(World& world, const QString& id = nx01)
{
    const QString visit = playStay(world, id, QDate(2017, 3, 1), QDate(2017, 3, 20));
    if (visit.size() > 40)
        qFatal("%s", qPrintable(visit));
    return visit;
}

Json one(const char* infno, const QString& person, const Json& input)
{
    return Json::array({ draftJson(QLatin1String(infno), insuredRegion(person), input, person) });
}

Json newBill(const QString& visit, const QString& serial)
{
    Json line = readCase(QStringLiteral("NX-01/2301")).input[u"feedetail"].items().front();
    line.set(QStringLiteral("feedetl_sn"), serial);
    line.set(QStringLiteral("mdtrt_id"), visit);
    return Json::object({ { QStringLiteral("feedetail"), Json::array({ line }) } });
}

Json fileOne(World&)
{
    return one("Y101", nx23, filingInput(nx23));
}

Json changeOne(World& world)
{
    const auto filed = world.ask(World::hospital(), QStringLiteral("Y101"), insuredRegion(nx23),
        filingInput(nx23, QStringLiteral("T3")));
    return one("Y102", nx23,
        data({ { QStringLiteral("trt_dcla_detl_sn"),
                   filed.output[u"result"][u"trt_dcla_detl_sn"].text() },
            { QStringLiteral("operation"), QStringLiteral("extend") },
            { QStringLiteral("psn_no"), personNo(nx23) },
            { QStringLiteral("insu_admdvs"), insuredRegion(nx23) },
            { QStringLiteral("rloc_admdvs"), QString() },
            { QStringLiteral("rloc_rea"), QStringLiteral("L2") },
            { QStringLiteral("begndate"), QString() },
            { QStringLiteral("evidence"), QStringLiteral("commitment") } }));
}

Json settleOne(World& world)
{
    return one("2304", nx01, settleInput(nx01, stayOf(world)));
}

Json cancelOne(World& world)
{
    const QString visit = stayOf(world);
    const auto settled = world.ask(
        World::hospital(), QStringLiteral("2304"), insuredRegion(nx01), settleInput(nx01, visit));
    return one("2305", nx01,
        data({ { QStringLiteral("mdtrt_id"), visit },
            { QStringLiteral("setl_id"), setlIdOf(settled) },
            { QStringLiteral("psn_no"), personNo(nx01) } }));
}

Json provisionalOne(World& world)
{
    const QString visit = world.loadStay(nx01);
    const CutOff station(world, nx01);
    const auto shown = station.settle(visit);
    if (!shown)
        qFatal("%s", qPrintable(describe(shown.error())));
    return one("Y302", nx01, station.input(*shown));
}

Json billOne(World& world)
{
    return one("2301", nx01, newBill(world.loadStay(nx01, false), QStringLiteral("K1")));
}

Json manyThings(World& world)
{
    const QString visit = world.loadStay(nx01, false);
    Json drafts = Json::array();
    for (int i = 0; i < 4; ++i)
        drafts.append(draftJson(QStringLiteral("2301"), insuredRegion(nx01),
            newBill(visit, QStringLiteral("K%1").arg(i)), QStringLiteral("lane%1").arg(i % 2)));
    drafts.append(draftJson(QStringLiteral("Y101"), insuredRegion(nx23), filingInput(nx23), nx23));
    drafts.append(draftJson(QStringLiteral("Y101"), insuredRegion(nx24), filingInput(nx24), nx24));
    return drafts;
}

/// What a first life leaves: a settlement nobody has heard of again, a bill and a filing likewise.
Json leftOvers(World& world)
{
    const QString visit = world.loadStay(nx01);
    Json drafts = one("2304", nx01, settleInput(nx01, visit));
    drafts.append(draftJson(QStringLiteral("Y101"), insuredRegion(nx23), filingInput(nx23), nx23));
    drafts.append(draftJson(QStringLiteral("Y101"), insuredRegion(nx24), filingInput(nx24), nx24));
    return drafts;
}

const Flow flows[] = {
    { "file", fileOne },
    { "change a filing", changeOne },
    { "settle a stay", settleOne },
    { "cancel", cancelOne, Lost::Nothing, false, false, true },
    { "give up", settleOne, Lost::Request, true },
    { "reverse what had landed", settleOne, Lost::Answer, true },
    { "settle provisionally", provisionalOne },
    { "upload a bill", billOne },
    { "drain a batch", manyThings },
    { "restart and recover", leftOvers, Lost::Answer, false, true },
};

using Rows = std::vector<QStringList>;

Rows rowsOf(const QString& file, const char* sql)
{
    sqlite3* handle = nullptr;
    Rows rows;
    sqlite3_open(QFile::encodeName(file).constData(), &handle);
    const int done = sqlite3_exec(
        handle, sql,
        [](void* to, int columns, char** values, char**) {
            QStringList row;
            for (int i = 0; i < columns; ++i)
                row.append(QString::fromUtf8(values[i]));
            static_cast<Rows*>(to)->push_back(row);
            return 0;
        },
        &rows, nullptr);
    if (done != SQLITE_OK)
        qWarning("%s: %s", sql, sqlite3_errmsg(handle));
    sqlite3_close(handle);
    return rows;
}

/// Everything that messages change, but for the numbers they are given on the way.
QString worldState(World& world)
{
    return moneyState(world)
        + world.query("SELECT group_concat(line, ' ') FROM (SELECT psn_no || state || rloc_rea || "
                      "begndate || enddate AS line FROM filing ORDER BY 1)");
}

/// How often a message had its effect.
QString effectsOf(World& world, const QString& msgid, const QString& infno)
{
    const char* sql = "SELECT count(*) FROM settlement WHERE msgid = '%1'";
    if (infno == QLatin1String("2301"))
        sql =
            "SELECT count(DISTINCT feedetl_sn) || '/' || count(*) FROM fee_line WHERE msgid = '%1'";
    else if (infno == QLatin1String("Y101"))
        sql = "SELECT count(*) FROM filing WHERE msgid = '%1'";
    else if (infno == QLatin1String("Y102"))
        sql = "SELECT count(*) FROM message WHERE msgid = '%1'"; // it changes a row in its place
    const QString count = world.query(qPrintable(QString::fromLatin1(sql).arg(msgid)));
    return count == QLatin1String("1/1") ? QStringLiteral("1")
        : count == QLatin1String("0/0")  ? QStringLiteral("0")
                                         : count;
}

/// A province with a front, and a station enrolled there, for one life after another.
class Scene {
public:
    explicit Scene(const Flow& flow)
        : m_flow(flow)
    {
        const QString dir = m_world.path(QStringLiteral("station"));
        if (!enrolStation(m_world.path(QString()), dir, World::kiosk()))
            qFatal("no station");
        m_drafts = flow.prepare(m_world);
        m_world.clock().set(elevenOClock());
        m_front = std::make_unique<RunningFront>(m_world.path(QString()),
            [this](const QString& infno, const QByteArray& body, const StationName& peer) {
                return answer(infno, body, peer);
            });
        for (const QStringList& row : rowsOf(ledger(), "SELECT msgid FROM message"))
            m_before.insert(row[0]);
        m_stateBefore = worldState(m_world);
    }

    /// The whole story with a kill at this point. Empty when all is well.
    QString play(KillPoint point, Fate& fate)
    {
        forgetLosses();
        if (m_flow.restarts) {
            Order first = order();
            first.abandon = true;
            if (const Fate left = run(first); left.exitCode != 0)
                return QStringLiteral("the first life ended with %1").arg(left.exitCode);
            loseNothing();
        }
        Order second = order();
        if (m_flow.restarts)
            second.drafts = Json::array();
        if (m_flow.givesUp)
            second.giveUp = QStringLiteral("2304");
        second.point = point;
        fate = run(second);
        if (!fate.killed && fate.exitCode != 0)
            return QStringLiteral("the victim ended with %1").arg(fate.exitCode);
        loseNothing();
        Order last = order();
        last.drafts = Json::array();
        last.compare = true;
        const Fate recovered = run(last);
        if (recovered.exitCode != 0)
            return QStringLiteral("the recovery ended with %1").arg(recovered.exitCode);
        return wrongWith(fate.facts + recovered.facts);
    }

    const QString& stateAfter() const { return m_stateAfter; }

private:
    QString ledger() const { return m_world.path(QStringLiteral("ledger.db")); }
    QString station() const { return m_world.path(QStringLiteral("station")); }

    Order order() const
    {
        Order order;
        order.dataDir = station();
        order.url = m_front->url();
        order.drafts = m_drafts;
        return order;
    }

    void forgetLosses()
    {
        const std::lock_guard lock(m_mutex);
        m_losing = m_flow.lost;
        m_lost.clear();
    }
    void loseNothing()
    {
        const std::lock_guard lock(m_mutex);
        m_losing = Lost::Nothing;
    }

    /// On the front's thread.
    Province::Answer answer(const QString& infno, const QByteArray& body, const StationName& peer)
    {
        const Transaction* transaction = findTransaction(infno);
        const bool isRecord = (transaction && transaction->isRecord)
            || infno == QLatin1String("Y003"); // many of them in one
        const Province::Answer nothing { 503, "{}", {} };
        const std::lock_guard lock(m_mutex);
        const QString msgid = isRecord ? decodeRequest(body).value().msgid : QString();
        const bool loses = isRecord && m_losing != Lost::Nothing && m_lost.insert(msgid).second;
        if (loses && m_losing == Lost::Request)
            return nothing;
        const auto real = m_world.province()->handle(infno, body, peer);
        return loses ? nothing : real;
    }

    QString wrongWith(const QByteArray& facts)
    {
        const Rows records = rowsOf(station() + QStringLiteral("/queue.db"),
            "SELECT msgid, infno, state, given_up FROM outbox ORDER BY seq");
        std::map<QString, QStringList> byMsgid;
        for (const QStringList& row : records)
            byMsgid[row[0]] = row;
        QString book;
        for (const QByteArray& line : facts.split('\n')) {
            const QStringList fact = QString::fromUtf8(line).split(QLatin1Char(' '));
            if (fact[0] == QLatin1String("book"))
                book = fact[1];
            if (fact.size() < 2 || fact[0] == QLatin1String("book"))
                continue;
            if (byMsgid.count(fact[1]) == 0)
                return QStringLiteral("LOST ") + fact.join(QLatin1Char(' '));
            if (fact[0] == QLatin1String("closed") && byMsgid[fact[1]][2] != fact[2])
                return QStringLiteral("CHANGED ") + fact.join(QLatin1Char(' '));
        }
        if (book != QLatin1String("equal") && !m_flow.booksApart)
            return QStringLiteral("BOOKS ") + book;
        for (const QStringList& row : records)
            if (const QString wrong = wrongWithRecord(row); !wrong.isEmpty())
                return row.join(QLatin1Char(' ')) + QStringLiteral(": ") + wrong;
        for (const QStringList& row : rowsOf(ledger(), "SELECT msgid FROM message"))
            if (m_before.count(row[0]) == 0 && byMsgid.count(row[0]) == 0)
                return QStringLiteral("PHANTOM ") + row[0];
        m_stateAfter = worldState(m_world);
        // A settlement that was given up and had landed has been undone to the fen.
        const bool undone = std::all_of(records.begin(), records.end(), [](const QStringList& row) {
            return row[3] == QLatin1String("1") || row[1] == QLatin1String("2601");
        });
        if (undone && m_stateAfter != m_stateBefore)
            return QStringLiteral("NOT UNDONE\n") + m_stateBefore + QLatin1Char('\n')
                + m_stateAfter;
        return {};
    }

    QString wrongWithRecord(const QStringList& row)
    {
        const QString messages = m_world.query(qPrintable(
            QStringLiteral("SELECT count(*) FROM message WHERE msgid = '%1' AND success = 1")
                .arg(row[0])));
        const QString effects = effectsOf(m_world, row[0], row[1]);
        const QString expected =
            row[2] == QLatin1String("ACKED") ? QStringLiteral("1") : QStringLiteral("0");
        if (row[2] != QLatin1String("ACKED") && row[2] != QLatin1String("WITHDRAWN"))
            return QStringLiteral("not an end it may have");
        if (row[2] == QLatin1String("WITHDRAWN") && row[3] != QLatin1String("1"))
            return QStringLiteral("withdrawn, though nobody gave it up");
        if (messages != expected || effects != expected)
            return QStringLiteral("messages %1, effects %2").arg(messages, effects);
        return {};
    }

    const Flow& m_flow;
    World m_world;
    Json m_drafts;
    std::set<QString> m_before;
    QString m_stateBefore;
    QString m_stateAfter;
    std::mutex m_mutex; ///< guards the province, which is used by the front alone while it runs
    Lost m_losing = Lost::Nothing;
    std::set<QString> m_lost;
    std::unique_ptr<RunningFront> m_front;
};

const char* nameOf(KillPoint::When when)
{
    switch (when) {
    case KillPoint::When::Before:
        return "before";
    case KillPoint::When::Torn:
        return "in the middle of";
    case KillPoint::When::After:
        return "after";
    }
    return "";
}

bool isLong()
{
    return qEnvironmentVariableIntValue("YIDI_LONG") > 0;
}

} // namespace

class TestKillSweep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void business_killedAtAnyCall_isDoneOnceInTheEnd_data()
    {
        QTest::addColumn<int>("flow");
        for (int i = 0; i < int(std::size(flows)); ++i)
            QTest::newRow(flows[i].name) << i;
    }
    void business_killedAtAnyCall_isDoneOnceInTheEnd()
    {
        QFETCH(int, flow);
        constexpr int shortRuns = 4;
        QString undisturbed;
        int calls = 0;
        {
            Scene scene(flows[flow]);
            Fate fate;
            const QString wrong = scene.play({}, fate);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            undisturbed = scene.stateAfter();
            calls = fate.calls;
        }
        QVERIFY2(calls > 20, qPrintable(QString::number(calls)));
        bool given = false;
        const int seed = qEnvironmentVariable("YIDI_SEED").toInt(&given);
        int run = 0;
        std::map<QByteArray, int> deaths;
        const int step = isLong() ? 1 : calls / shortRuns + 1;
        for (int call = isLong() && given ? seed : 1 + flow % step;; call += step) {
            bool survived = false;
            for (int when = 0; when < 3; ++when) {
                const KillPoint point { call, KillPoint::When(when) };
                if (!isLong() && when != run % 3)
                    continue;
                Scene scene(flows[flow]);
                Fate fate;
                const QString wrong = scene.play(point, fate);
                const QString where = QStringLiteral("killed %1 call %2 (%3): ")
                                          .arg(QLatin1String(nameOf(point.when)))
                                          .arg(call)
                                          .arg(QString::fromUtf8(fate.lastCall));
                QVERIFY2(wrong.isEmpty(), qPrintable(where + wrong));
                survived = survived || !fate.killed;
                ++deaths[fate.lastCall];
            }
            ++run;
            if (isLong() && call % 20 == 0)
                std::fprintf(stderr, "%s: call %d of about %d\n", flows[flow].name, call, calls);
            if (survived && call >= calls) // one life takes fewer calls than another
                break;
        }
        QStringList summary;
        for (const auto& [name, count] : deaths)
            summary.append(
                QStringLiteral("%1 x %2")
                    .arg(name.isEmpty() ? QStringLiteral("none") : QString::fromUtf8(name))
                    .arg(count));
        // Not qInfo: behind two thousand lines of the log Qt Test would leave it out.
        std::fprintf(stderr, "%s: %d calls, killed at %s\n", flows[flow].name, calls,
            qPrintable(summary.join(QStringLiteral(", "))));
    }
};

int main(int argc, char** argv)
{
    // Before Qt Test has a thread of its own.
    const Launcher theLauncher(fateOf);
    launcher = &theLauncher;
    QCoreApplication application(argc, argv);
    TestKillSweep test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kill_sweep.moc"
