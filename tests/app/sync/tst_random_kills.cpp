// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// One station lives and is killed at any moment, again and again, over one queue: store and courier
// alone, so that a life takes milliseconds. What it had stored is never lost, and the province has
// every bill once. YIDI_LONG=1: ten thousand deaths.
#include "app/sync/courier.h"
#include "app/sync/queue_owner.h"
#include "support_province.h"
#include "support_station.h"
#include "tests/app/province/support_stay.h"
#include "tests/support/kill_tracer.h"
#include "tests/support/launcher.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <random>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int billsOfALife = 3;
constexpr int lives = 15'000; ///< two of three end in a kill, the others by themselves
constexpr int shortLives = 150;

QDateTime elevenOClock()
{
    return chinaTime(QDate(2017, 3, 31), QTime(11, 0));
}

sockaddr_un addressOf(const QString& path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    std::copy_n(name.constData(),
        std::min<std::size_t>(std::size_t(name.size()), sizeof address.sun_path - 1),
        address.sun_path);
    return address;
}

/// Waits for every answer, as nothing else goes on in a victim.
class SocketLink : public ProvinceLink {
public:
    explicit SocketLink(const QString& path)
        : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const sockaddr_un address = addressOf(path);
        m_connected =
            ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~SocketLink() override { ::close(m_socket); }

    void post(const QString& path, const QByteArray& body, int, Callback done) override
    {
        if (!m_connected)
            return done(fail(ErrorCode::LinkDown));
        if (!sendText(m_socket, path.toUtf8()) || !sendText(m_socket, body))
            return done(fail(ErrorCode::LinkTimeout));
        const auto answer = receiveText(m_socket);
        const auto signature = answer ? receiveText(m_socket) : std::nullopt;
        if (!signature)
            return done(fail(ErrorCode::LinkTimeout));
        done(LinkReply { 200, *answer, *signature });
    }

private:
    int m_socket;
    bool m_connected = false;
};

struct Station {
    QString dataDir;
    QString socket;
    QString region;
    QByteArray line; ///< of a bill, as JSON
};

void say(int facts, const QByteArray& fact)
{
    [[maybe_unused]] const auto said =
        ::write(facts, fact.constData(), static_cast<std::size_t>(fact.size()));
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

RecordDraft billOf(const Station& station, int number)
{
    Json line = parseJson(station.line).value();
    line.set(QStringLiteral("feedetl_sn"), QStringLiteral("R%1").arg(number));
    RecordDraft draft;
    draft.infno = QStringLiteral("2301");
    draft.insuplcAdmdvs = station.region;
    draft.lane = QStringLiteral("lane %1").arg(number % 2);
    draft.input = Json::object({ { QStringLiteral("feedetail"), Json::array({ line }) } });
    return draft;
}

/// One life: what is left over is brought to its end, and `bills` new ones.
int live(const Station& station, int life, int bills, int facts)
{
    const StationProfile profile = testProfile(station.dataDir);
    const ManualClock clock(elevenOClock());
    auto owner = queueOwner(profile);
    if (!owner)
        return 2;
    auto outbox = Outbox::open(profile.file(QStringLiteral("queue.db")), *std::move(owner), clock);
    if (!outbox)
        return 3;
    SocketLink link(station.socket);
    Courier::Events events;
    events.recordChanged = [&](const RecordUpdate& update) {
        if (isClosed(update.state))
            say(facts, "closed " + update.msgid.toUtf8() + '\n');
    };
    events.linkChanged = [](LinkState) {};
    events.storeFailed = [](const Error& error) { qWarning("%s", qPrintable(describe(error))); };
    Courier courier(
        **outbox, link, profile, contentOf(profile.file(QStringLiteral("province-sign.pem"))),
        clock, [] { return 0.0; }, std::move(events));
    for (int i = 0; i < bills; ++i) {
        const auto added = (*outbox)->add(billOf(station, life * billsOfALife + i));
        if (!added)
            return 4;
        say(facts, "stored " + added->msgid.toUtf8() + '\n');
        courier.nudge();
    }
    for (int turn = 0; turn < 1000; ++turn) {
        const auto status = (*outbox)->status();
        if (!status)
            return 5;
        if (status->pending() == 0)
            return 0;
        courier.nudge();
    }
    return 6;
}

/// Facts of `count` lives and of a last one that nobody ends; the first line says how many were
/// killed.
QByteArray liveAll(const Station& station, int count, quint32 seed)
{
    std::mt19937 random(seed);
    QByteArray facts;
    int killed = 0;
    constexpr long forEver = 60'000'000;
    long longest = 20'000; // grows and shrinks so that about two of three are killed
    for (int life = 0; life < count; ++life) {
        const long time = std::uniform_int_distribution<long>(0, longest)(random);
        const Fate fate =
            runAndKillAfter([&](int to) { return live(station, life, billsOfALife, to); }, time);
        facts += fate.facts;
        killed += fate.killed ? 1 : 0;
        longest = fate.killed ? longest + longest / 40 : longest - longest / 20;
        longest = std::max(longest, 200L);
        if (!fate.killed && fate.exitCode != 0)
            facts += "failed " + QByteArray::number(fate.exitCode) + '\n';
        if (life % 1000 == 999)
            std::fprintf(
                stderr, "%d lives, %d killed, up to %ld us each\n", life + 1, killed, longest);
    }
    const Fate last = runAndKillAfter([&](int to) { return live(station, count, 0, to); }, forEver);
    facts += last.facts;
    if (last.killed || last.exitCode != 0)
        facts += "failed " + QByteArray::number(last.exitCode) + '\n';
    return QByteArray::number(killed) + '\n' + facts;
}

Json orderOf(const Station& station, int count, quint32 seed)
{
    return Json::object({ { QStringLiteral("dataDir"), station.dataDir },
        { QStringLiteral("socket"), station.socket }, { QStringLiteral("region"), station.region },
        { QStringLiteral("line"), QString::fromUtf8(station.line) },
        { QStringLiteral("count"), QString::number(count) },
        { QStringLiteral("seed"), QString::number(seed) } });
}

QByteArray factsOf(const QByteArray& order)
{
    const Json json = parseJson(order).value();
    const Station station { json[u"dataDir"].text(), json[u"socket"].text(), json[u"region"].text(),
        json[u"line"].text().toUtf8() };
    return liveAll(station, json[u"count"].text().toInt(), json[u"seed"].text().toUInt());
}

const Launcher* launcher = nullptr;

/// The real province at the other end of a socket, one connection after another.
class Listener {
public:
    Listener(const QString& path, Province& province)
        : m_province(province)
        , m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const sockaddr_un address = addressOf(path);
        if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
            || ::listen(m_socket, SOMAXCONN) != 0)
            qFatal("no socket for the province");
        m_thread = std::thread([this] { run(); });
    }
    ~Listener()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }

private:
    void run()
    {
        int connection = -1;
        while ((connection = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC)) >= 0) {
            while (serve(connection)) { }
            ::close(connection);
        }
    }

    bool serve(int connection)
    {
        const auto path = receiveText(connection);
        const auto body = path ? receiveText(connection) : std::nullopt;
        if (!body)
            return false;
        const auto answer = m_province.handle({}, *body, World::kiosk());
        return sendText(connection, answer.body) && sendText(connection, answer.signature);
    }

    Province& m_province;
    int m_socket;
    std::thread m_thread;
};

std::map<QString, QString> pairs(const QString& file, const char* sql)
{
    sqlite3* handle = nullptr;
    std::map<QString, QString> all;
    sqlite3_open(QFile::encodeName(file).constData(), &handle);
    sqlite3_exec(
        handle, sql,
        [](void* to, int, char** values, char**) {
            (*static_cast<std::map<QString, QString>*>(to))[QString::fromUtf8(values[0])] =
                QString::fromUtf8(values[1]);
            return 0;
        },
        &all, nullptr);
    sqlite3_close(handle);
    return all;
}

} // namespace

class TestRandomKills : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void station_killedAtAnyMomentAgainAndAgain_losesAndDoublesNothing()
    {
        World world;
        QVERIFY2(world.province(), qPrintable(world.error()));
        Station station;
        station.dataDir = world.path(QStringLiteral("station"));
        station.socket = world.path(QStringLiteral("socket"));
        station.region = insuredRegion(QStringLiteral("NX-01"));
        QVERIFY(enrolStation(world.path(QString()), station.dataDir, World::kiosk()));
        Json line = readCase(QStringLiteral("NX-01/2301")).input[u"feedetail"].items().front();
        line.set(QStringLiteral("mdtrt_id"), world.loadStay(QStringLiteral("NX-01"), false));
        station.line = writeJson(line);
        world.clock().set(elevenOClock());
        const auto before = pairs(world.path(QStringLiteral("ledger.db")),
            "SELECT msgid, count(*) FROM fee_line GROUP BY msgid");

        bool given = false;
        const quint32 seed = qEnvironmentVariable("YIDI_SEED").toUInt(&given);
        const int count = qEnvironmentVariableIsSet("YIDI_LONG") ? lives : shortLives;
        QByteArray facts;
        {
            const Listener listener(station.socket, *world.province());
            facts = launcher->ask(writeJson(orderOf(station, count, given ? seed : 1)));
        }
        const QList<QByteArray> lines = facts.split('\n');
        const auto records =
            pairs(station.dataDir + QStringLiteral("/queue.db"), "SELECT msgid, state FROM outbox");
        const auto effects = pairs(world.path(QStringLiteral("ledger.db")),
            "SELECT msgid, count(*) FROM fee_line GROUP BY msgid");
        int stored = 0;
        int closed = 0;
        for (const QByteArray& text : lines.mid(1)) {
            if (text.isEmpty())
                continue;
            const QString fact = QString::fromUtf8(text).section(QLatin1Char(' '), 0, 0);
            const QString msgid = QString::fromUtf8(text).section(QLatin1Char(' '), 1);
            QVERIFY2(fact != QLatin1String("failed"), text.constData());
            QVERIFY2(records.count(msgid) == 1, text.constData()); // nothing that was said is lost
            (fact == QLatin1String("stored") ? stored : closed) += 1;
        }
        for (const auto& [msgid, state] : records) {
            QVERIFY2(state == QLatin1String("ACKED"), qPrintable(msgid + u' ' + state));
            QVERIFY2(effects.count(msgid) == 1, qPrintable(msgid)); // landed …
            QCOMPARE(effects.at(msgid), QStringLiteral("1")); // … once
        }
        for (const auto& [msgid, lineCount] : effects)
            QVERIFY2(before.count(msgid) + records.count(msgid) == 1, qPrintable(msgid));
        const int killed = lines.first().toInt();
        QVERIFY2(killed > count / 4 && killed < count, lines.first().constData());
        qInfo("%d lives, %d killed, %d bills said to be stored, %zu in the queue, %d told as done",
            count, killed, stored, records.size(), closed);
    }
};

int main(int argc, char** argv)
{
    // Before Qt Test has a thread of its own.
    const Launcher theLauncher(factsOf);
    launcher = &theLauncher;
    QCoreApplication application(argc, argv);
    TestRandomKills test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_random_kills.moc"
