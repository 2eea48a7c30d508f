// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The real keeper and the real province over real TLS, and between them a network that breaks to
// the byte. When the weather clears every Record is done once, or was never done.
#include "tests/support/fault_proxy.h"

#include "app/sync/https_link.h"
#include "app/sync/keeper.h"
#include "support_front.h"
#include "support_province.h"
#include "support_station.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <sqlite3.h>

using namespace yidi;

namespace {

constexpr int patience = 60'000; // ms until a hanging test fails
constexpr int deadlineMs = 1200; ///< of one message, so that a stalled one is soon over
constexpr int stormMs = 150; ///< how long the weather lasts at least
constexpr std::size_t scenarios = 200;

/// The real link in a hurry.
class HastyLink : public ProvinceLink {
public:
    explicit HastyLink(const StationProfile& profile)
        : m_link(makeHttpsLink(profile))
    {
    }
    void post(const QString& path, const QByteArray& body, int timeoutMs, Callback done) override
    {
        m_link->post(path, body, std::min(timeoutMs, deadlineMs), std::move(done));
    }

private:
    std::unique_ptr<ProvinceLink> m_link;
};

struct Scenario {
    std::vector<Weather> connections; ///< one each
    bool lasting = false; ///< the last of them meets all later connections, until it clears
    bool refusing = false; ///< nobody listens before it clears
    bool givenUp = false; ///< somebody gives the Records up in the middle
    QString name;
};

using Kind = Weather::Kind;
using Way = Weather::Way;

const char* nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Clear:
        return "clear";
    case Kind::Cut:
        return "cut";
    case Kind::Reset:
        return "reset";
    case Kind::HalfClose:
        return "half closed";
    case Kind::Stall:
        return "stalled";
    case Kind::Corrupt:
        return "corrupted";
    case Kind::Repeat:
        return "repeated";
    case Kind::Delay:
        return "delayed";
    case Kind::Slow:
        return "slow";
    case Kind::Silent:
        return "silent";
    case Kind::PlainPortal:
        return "portal";
    case Kind::OtherPlace:
        return "another's";
    case Kind::AfterTheNext:
        return "late";
    }
    return "";
}

QString nameOf(const Weather& weather)
{
    return QStringLiteral("%1 %2 %3")
        .arg(QLatin1String(nameOf(weather.kind)),
            weather.way == Way::Up ? QStringLiteral("up") : QStringLiteral("down"))
        .arg(weather.at);
}

quint32 firstSeed()
{
    bool given = false;
    const quint32 seed = qEnvironmentVariable("YIDI_SEED").toUInt(&given);
    return given ? seed : 1;
}

} // namespace

class TestFaultProxy : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Clock> m_clock = trainingClock(QDate(2017, 3, 31));
    std::unique_ptr<Province> m_province;
    std::unique_ptr<RunningFront> m_front;
    std::unique_ptr<RunningFront> m_stranger;
    QString m_region;
    QString m_psnNo;
    QString m_visit;
    int m_serial = 0;
    qint64 m_greeting = 0; ///< bytes of an ordinary connection, each way
    qint64 m_answers = 0;

    QString at(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    static quint16 portOf(const QString& url)
    {
        return url.section(QLatin1Char(':'), -1).toUShort();
    }
    StationProfile profile(const QString& url) const
    {
        StationProfile profile = testProfile(at("station"));
        profile.provinceUrl = url;
        return profile;
    }

    /// First column of the first row of the ledger.
    QString ledger(const QString& sql) const
    {
        sqlite3* handle = nullptr;
        QString value;
        sqlite3_open(QFile::encodeName(at("province/ledger.db")).constData(), &handle);
        sqlite3_exec(
            handle, sql.toUtf8().constData(),
            [](void* to, int, char** values, char**) {
                *static_cast<QString*>(to) = QString::fromUtf8(values[0]);
                return 0;
            },
            &value, nullptr);
        sqlite3_close(handle);
        return value;
    }

    /// Says one thing to the province as the hospital would, and answers what came.
    WireResponse say(const QString& infno, const Json& input)
    {
        static QString last;
        last = nextMsgId(last, testKiosk().institutionCode, testKiosk().stationNumber,
            chinaTime(QDate(2017, 3, 30), QTime(9, 0)));
        WireRequest request;
        request.infno = infno;
        request.msgid = last;
        request.mdtrtarea_admvs = QStringLiteral("640104");
        request.insuplc_admdvs = m_region;
        request.dev_no = request.opter = request.opter_name = testKiosk().deviceNo;
        request.opter_type = QStringLiteral("2");
        request.inf_time = QStringLiteral("2017-03-31 10:00:00");
        request.fixmedins_code = testKiosk().institutionCode;
        request.fixmedins_name = QStringLiteral("银川市第一人民医院");
        request.inputBytes = writeJson(input);
        const auto answer = m_province->handle(infno, encodeRequest(request), testKiosk());
        return decodeResponse(answer.body).value();
    }

    static Json caseOf(const char* infno)
    {
        return readJsonFile(
            QStringLiteral(YIDI_SOURCE_DIR "/resources/training/stays/NX-01/%1.json")
                .arg(QLatin1String(infno)))
            .value();
    }

    /// A bill of one line: an effect that can be counted, as often as one likes.
    RecordDraft bill()
    {
        Json line = caseOf("2301")[u"input"][u"feedetail"].items().front();
        line.set(QStringLiteral("feedetl_sn"), QStringLiteral("F%1").arg(++m_serial));
        line.set(QStringLiteral("mdtrt_id"), m_visit);
        RecordDraft draft;
        draft.infno = QStringLiteral("2301");
        draft.insuplcAdmdvs = m_region;
        draft.lane = QStringLiteral("lane %1").arg(m_serial % 3);
        draft.input = Json::object({ { QStringLiteral("feedetail"), Json::array({ line }) } });
        return draft;
    }

    Weather weatherFrom(QRandomGenerator& random) const
    {
        static constexpr Kind kinds[] = { Kind::Cut, Kind::Cut, Kind::Cut, Kind::Reset, Kind::Reset,
            Kind::HalfClose, Kind::Stall, Kind::Corrupt, Kind::Repeat, Kind::Delay, Kind::Slow,
            Kind::Silent, Kind::PlainPortal, Kind::OtherPlace, Kind::AfterTheNext };
        Weather weather;
        weather.kind = kinds[random.bounded(int(std::size(kinds)))];
        weather.way = random.bounded(2) == 0 ? Way::Up : Way::Down;
        weather.at = random.bounded(weather.way == Way::Up ? m_greeting : m_answers);
        weather.ms = weather.kind == Kind::Slow ? 1 : 40 + random.bounded(200);
        weather.otherPort = portOf(m_stranger->url());
        return weather;
    }

    Scenario scenarioOf(quint32 seed) const
    {
        QRandomGenerator random(seed);
        Scenario scenario;
        scenario.refusing = random.bounded(12) == 0;
        scenario.givenUp = random.bounded(3) == 0;
        scenario.lasting = random.bounded(3) == 0;
        const int connections = 1 + random.bounded(4);
        QStringList names;
        for (int i = 0; i < connections; ++i) {
            scenario.connections.push_back(weatherFrom(random));
            names.append(nameOf(scenario.connections.back()));
        }
        scenario.name = QStringLiteral("%1: %2%3%4%5")
                            .arg(seed)
                            .arg(names.join(QStringLiteral(", ")))
                            .arg(scenario.lasting ? QStringLiteral(" …") : QString())
                            .arg(scenario.refusing ? QStringLiteral(", refused") : QString())
                            .arg(scenario.givenUp ? QStringLiteral(", given up") : QString());
        return scenario;
    }

    /// Empty when every Record came to the end it should. `records` bills are owed.
    QString play(const Scenario& scenario, int records = 3)
    {
        FaultProxy proxy(portOf(m_front->url()), scenario.refusing);
        if (scenario.lasting)
            proxy.setWeather(scenario.connections.back());
        proxy.forecast(scenario.connections);
        std::map<QString, RecordState> states;
        {
            Keeper keeper(profile(proxy.url()), *m_clock,
                [](const StationProfile& of) { return std::make_unique<HastyLink>(of); });
            const QObject here; // nothing is told to it any more when it has gone
            connect(&keeper, &Keeper::recordChanged, &here,
                [&](const RecordUpdate& update) { states[update.msgid] = update.state; });
            keeper.start();
            std::vector<QString> owed;
            for (int i = 0; i < records; ++i) {
                auto stored = keeper.store(bill());
                const auto msgid = stored.get();
                if (!msgid)
                    return describe(msgid.error());
                owed.push_back(*msgid);
                states.emplace(*msgid, RecordState::Ready);
            }
            const auto closed = [&] {
                keeper.nudge();
                return std::all_of(owed.begin(), owed.end(),
                    [&](const QString& msgid) { return isClosed(states[msgid]); });
            };
            QDeadlineTimer storm(stormMs);
            static_cast<void>(
                QTest::qWaitFor([&] { return closed() || storm.hasExpired(); }, patience));
            if (scenario.givenUp)
                for (const QString& msgid : owed)
                    keeper.giveUp(msgid, QStringLiteral("left"));
            storm.setRemainingTime(scenario.lasting ? 2 * stormMs : 0);
            static_cast<void>(
                QTest::qWaitFor([&] { return closed() || storm.hasExpired(); }, patience));
            proxy.clear();
            if (!QTest::qWaitFor(closed, patience))
                return QStringLiteral("not closed when the weather was clear");
        }
        for (const auto& [msgid, state] : states) {
            const QString wrong = wrongWith(msgid, state, scenario.givenUp);
            if (!wrong.isEmpty())
                return msgid + QLatin1Char(' ') + recordStateName(state) + QStringLiteral(": ")
                    + wrong;
        }
        return {};
    }

    QString wrongWith(const QString& msgid, RecordState state, bool givenUp) const
    {
        const QString where = QStringLiteral(" WHERE msgid = '%1'").arg(msgid);
        const QString lines = ledger(QStringLiteral("SELECT count(*) FROM fee_line") + where);
        const QString messages = ledger(QStringLiteral("SELECT count(*) FROM message") + where);
        const bool done = lines == QLatin1String("1") && messages == QLatin1String("1");
        const bool undone = lines == QLatin1String("0") && messages == QLatin1String("0");
        if (state == RecordState::Acked)
            return done ? QString() : QStringLiteral("lines %1").arg(lines);
        if (state == RecordState::Withdrawn && givenUp)
            return undone ? QString() : QStringLiteral("withdrawn, and yet it landed");
        return QStringLiteral("not an end it may have");
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QStringList addresses = { QStringLiteral("127.0.0.1") };
        QVERIFY(ensureAuthority(at("province"), addresses));
        QVERIFY(ensureAuthority(at("stranger"), addresses));
        QVERIFY(enrolStation(at("province"), at("station"), testKiosk()));
        m_province = testProvince(at("province"), *m_clock);
        const Json admission = caseOf("2401");
        m_region = admission[u"insuplc_admdvs"].text();
        const WireResponse admitted = say(QStringLiteral("2401"), admission[u"input"]);
        m_visit = admitted.output[u"result"][u"mdtrt_id"].text();
        QVERIFY2(!m_visit.isEmpty(), qPrintable(admitted.err_msg));
        m_front = std::make_unique<RunningFront>(at("province"),
            [this](const QString& infno, const QByteArray& body, const StationName& peer) {
                return m_province->handle(infno, body, peer);
            });
        m_stranger = std::make_unique<RunningFront>(
            at("stranger"), [](const QString&, const QByteArray&, const StationName&) {
                return Province::Answer { 200, "{}", {} };
            });

        FaultProxy proxy(portOf(m_front->url()));
        {
            Keeper keeper(profile(proxy.url()), *m_clock, makeHttpsLink);
            QueueStatus status;
            const QObject here;
            connect(&keeper, &Keeper::queueChanged, &here,
                [&](const QueueStatus& now) { status = now; });
            keeper.start();
            keeper.submit(1, bill());
            QTRY_COMPARE_WITH_TIMEOUT(status.acknowledged(), 1, patience);
        }
        // The first connection carries the sign-in, and a message or more after it.
        m_greeting = proxy.passed().front().up.size();
        m_answers = proxy.passed().front().down.size();
        QVERIFY(m_greeting > 1000 && m_answers > 1000);
    }
    void cleanupTestCase()
    {
        m_front.reset(); // before what it asks
    }

    void records_throughAnyWeather_endOnce_data()
    {
        QTest::addColumn<quint32>("seed");
        const bool all = qEnvironmentVariableIsSet("YIDI_LONG");
        const quint32 first = firstSeed();
        for (quint32 seed = first; seed < first + scenarios; ++seed)
            if (all || (seed - first) % 7 == 0)
                QTest::newRow(qPrintable(scenarioOf(seed).name)) << seed;
    }
    void records_throughAnyWeather_endOnce()
    {
        QFETCH(quint32, seed);
        const QString wrong = play(scenarioOf(seed));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// Each kind once by itself, so that the short form meets them all.
    void records_throughEachKindOfWeather_endOnce_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("way");
        for (int kind = int(Kind::Clear); kind <= int(Kind::AfterTheNext); ++kind)
            for (const Way way : { Way::Up, Way::Down })
                QTest::addRow("%s %s", nameOf(Kind(kind)), way == Way::Up ? "up" : "down")
                    << kind << int(way);
    }
    void records_throughEachKindOfWeather_endOnce()
    {
        QFETCH(int, kind);
        QFETCH(int, way);
        Weather weather { Kind(kind), Way(way), 0, 60, portOf(m_stranger->url()) };
        weather.at = Way(way) == Way::Up ? m_greeting * 2 / 3 : m_answers * 2 / 3;
        if (weather.kind == Kind::Slow)
            weather.ms = 1;
        Scenario scenario;
        scenario.connections = { weather, weather };
        const QString wrong = play(scenario, 1);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// A cut after every byte of the conversation, either way. Short: every so many bytes.
    void record_whenTheConversationIsCutAtAnyByte_endsOnce_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("up") << int(Way::Up);
        QTest::newRow("down") << int(Way::Down);
    }
    void record_whenTheConversationIsCutAtAnyByte_endsOnce()
    {
        QFETCH(int, way);
        const bool all = qEnvironmentVariableIsSet("YIDI_LONG");
        const qint64 end = Way(way) == Way::Up ? m_greeting : m_answers;
        const qint64 step = all ? 1 : end / 12 + 1;
        for (qint64 byte = 0; byte < end; byte += step) {
            Scenario scenario;
            scenario.connections = { { byte % 2 == 0 ? Kind::Cut : Kind::Reset, Way(way), byte, 0,
                0 } };
            scenario.givenUp = byte % 3 == 2;
            const QString wrong = play(scenario, 1);
            QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(byte) + u' ' + wrong));
            if (all && byte % 500 == 0)
                std::fprintf(stderr, "cut at byte %lld of %lld\n", static_cast<long long>(byte),
                    static_cast<long long>(end));
        }
    }
};

QTEST_GUILESS_MAIN(TestFaultProxy)
#include "tst_fault_proxy.moc"
