// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_drain: how fast a station gets rid of what it has stored. Ten thousand filings of as many
// people wait in a real queue; keeper, courier and TLS bring them to a real province that is 50 ms
// away, each way, while a window paints on the thread beside. Shorter rounds follow, so that one
// bad moment of the machine decides nothing: medians count. Exit: 0 within the limits, 1 beyond
// one, 3 when a part is not available. bench_drain [records of the first round]
#include "app/crypto/authority.h"
#include "app/sync/https_link.h"
#include "app/sync/keeper.h"
#include "app/sync/queue_owner.h"
#include "tests/app/province/support_world.h"
#include "tests/app/sync/support_front.h"
#include "tests/support/fault_proxy.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cstdio>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int firstRound = 10'000;
constexpr int otherRounds = 4;
constexpr int recordsOfOthers = 2'000;
constexpr int delayMs = 50;
constexpr int frameMs = 16;
constexpr double leastPerSecond = 100;
constexpr double longestFrameMs = 50;
constexpr int patienceMs = 600'000;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double highOf(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(static_cast<double>(values.size() - 1) * share)];
}

/// Paints the figure anew in every frame and remembers how far apart frames were.
class Window : public QWidget {
public:
    Window()
    {
        resize(1080, 1920);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(this, [this] { frame(); });
    }
    void begin()
    {
        frames.clear();
        m_since.start();
        m_timer.start(frameMs);
    }
    void end() { m_timer.stop(); }

    int shown = 0;
    std::vector<double> frames; ///< ms from one to the next

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), palette().window());
        painter.drawText(rect(), Qt::AlignCenter, QString::number(shown));
    }

private:
    void frame()
    {
        repaint();
        frames.push_back(static_cast<double>(m_since.nsecsElapsed()) / 1e6);
        m_since.start();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
};

/// Begins at a time of its own and runs on as the machine's does.
class StationClock : public Clock {
public:
    explicit StationClock(QDateTime start)
        : m_start(std::move(start))
        , m_startedAt(elapsed())
    {
    }
    QDateTime now() const override { return m_start.addMSecs((elapsed() - m_startedAt).count()); }

private:
    QDateTime m_start;
    std::chrono::milliseconds m_startedAt;
};

/// So many people of another province, who will file.
bool addPeople(World& world, int people)
{
    const QByteArray all = "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE "
                           "i + 1 < "
        + QByteArray::number(people) + ") ";
    const QByteArray person = all
        + "INSERT INTO person(psn_no, psn_cert_type, certno, psn_name, gend, naty, brdy, tel, "
          "card_no, card_sn, ec_token) SELECT printf('Q%08d', i), '01', printf('Q%012d', i), "
          "'训练'||i, '1', '01', '1950-01-01', '13800000000', 'Q'||i, 'Q'||i, '' FROM n";
    const QByteArray insurance = all
        + "INSERT INTO insurance(psn_no, insutype, insuplc_admdvs, psn_type, psn_insu_stas, "
          "psn_insu_date, paus_insu_date, cvlserv_flag, balc, emp_name) "
          "SELECT printf('Q%08d', i), '310', '650100', '1201', '1', '2000-01-01', '', 0, 100000, "
          "'' FROM n";
    world.close();
    const bool added = world.tamper(person.constData()) && world.tamper(insurance.constData());
    world.reopen();
    return added && world.province();
}

/// Long-term residence by commitment, decided at once.
RecordDraft filingOf(int person)
{
    Json input = filingInput(QStringLiteral("NX-23"));
    const auto set = [&](const char* name, const QString& value) {
        input = withMember(input, QLatin1String(name), value);
    };
    set("psn_no", QStringLiteral("Q%1").arg(person, 8, 10, QLatin1Char('0')));
    set("certno", QStringLiteral("Q%1").arg(person, 12, 10, QLatin1Char('0')));
    set("psn_name", QStringLiteral("训练%1").arg(person));
    set("insu_admdvs", QStringLiteral("650100"));
    RecordDraft draft;
    draft.infno = QStringLiteral("Y101");
    draft.insuplcAdmdvs = QStringLiteral("650100");
    draft.input = input;
    draft.lane = QStringLiteral("lane%1").arg(person);
    return draft;
}

StationProfile profileIn(const QString& dir, const QString& url)
{
    StationProfile profile;
    profile.institutionCode = World::kiosk().institutionCode;
    profile.institutionName = QStringLiteral("银川市第一人民医院");
    profile.region = QStringLiteral("640104");
    profile.stationNumber = World::kiosk().stationNumber;
    profile.deviceNo = World::kiosk().deviceNo;
    profile.provinceUrl = url;
    profile.dataDir = dir;
    return profile;
}

Result<void> fill(const StationProfile& profile, const Clock& clock, int first, int count)
{
    YIDI_ASSIGN(auto owner, queueOwner(profile));
    YIDI_ASSIGN(const auto outbox,
        Outbox::open(profile.file(QStringLiteral("queue.db")), std::move(owner), clock));
    for (int i = 0; i < count; ++i)
        YIDI_TRY(outbox->add(filingOf(first + i)));
    return {};
}

struct Round {
    double seconds = 0;
    int acknowledged = 0;
    std::vector<double> frames;
};

Round drain(const StationProfile& profile, const Clock& clock, int records, Window& window)
{
    Round round;
    Keeper keeper(
        profile, clock, [](const StationProfile& station) { return makeHttpsLink(station); });
    QEventLoop loop;
    QElapsedTimer time;
    QObject::connect(&keeper, &Keeper::recordChanged, &window,
        [&](const RecordUpdate& update) { window.shown += update.state == RecordState::Acked; });
    QObject::connect(&keeper, &Keeper::queueChanged, &window, [&](const QueueStatus& status) {
        round.acknowledged = status.acknowledged();
        if (status.pending() > 0)
            return;
        round.seconds = static_cast<double>(time.nsecsElapsed()) / 1e9;
        loop.quit();
    });
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    window.begin();
    time.start();
    keeper.start();
    loop.exec();
    window.end();
    round.frames = window.frames;
    if (round.acknowledged < records)
        std::printf("FAIL only %d of %d were acknowledged\n", round.acknowledged, records);
    return round;
}

/// What the machine itself does to a window where nothing else happens.
std::vector<double> idle(Window& window)
{
    QEventLoop loop;
    QTimer::singleShot(5000, &loop, &QEventLoop::quit);
    window.begin();
    loop.exec();
    window.end();
    return window.frames;
}

bool judge(const char* what, double value, double limit, bool atLeast)
{
    const bool good = atLeast ? value >= limit : value <= limit;
    std::printf("%s %s: %.1f (limit %.0f)\n", good ? "ok  " : "FAIL", what, value, limit);
    return good;
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const int first = argc > 1 ? std::atoi(argv[1]) : firstRound;
    const int others = std::min(first, recordsOfOthers);
    World world;
    if (!world.province() || !addPeople(world, first + otherRounds * others)) {
        std::fprintf(stderr, "no province: %s\n", qPrintable(world.error()));
        return 3;
    }
    const RunningFront front(
        world.path({}), [&](const QString& infno, const QByteArray& body, const StationName& peer) {
            return world.province()->handle(infno, body, peer);
        });
    FaultProxy proxy(static_cast<quint16>(front.url().section(QLatin1Char(':'), -1).toUInt()));
    proxy.setWeather({ .kind = Weather::Kind::Delay, .ms = delayMs });
    Window window;
    window.show();
    const std::vector<double> undisturbed = idle(window);
    std::printf("a window without a queue: 99 of 100 frames within %.1f ms, longest %.1f ms\n",
        highOf(undisturbed, 0.99), highOf(undisturbed, 1));

    std::vector<double> rates;
    std::vector<double> longest;
    std::vector<double> usual;
    bool all = true;
    int person = 0;
    for (int nth = 0; nth <= otherRounds; ++nth) {
        const int records = nth == 0 ? first : others;
        const QTemporaryDir station;
        // Message ids go by the second: each station begins behind the last id of the one before.
        const StationClock clock(world.clock().now().addSecs(person));
        const StationProfile profile = profileIn(station.path(), proxy.url());
        const auto ready = enrolStation(world.path({}), station.path(), World::kiosk());
        const auto filled = ready ? fill(profile, clock, person, records) : fail(ready.error());
        if (!filled) {
            std::fprintf(stderr, "no station: %s\n", qPrintable(describe(filled.error())));
            return 3;
        }
        person += records;
        const Round round = drain(profile, clock, records, window);
        all = all && round.acknowledged == records;
        rates.push_back(round.acknowledged / std::max(round.seconds, 0.001));
        longest.push_back(highOf(round.frames, 1));
        usual.push_back(highOf(round.frames, 0.99));
        std::printf("%d Records in %.1f s: %.0f a second; %zu frames, 99 of 100 within %.1f ms, "
                    "longest %.1f ms\n",
            records, round.seconds, rates.back(), round.frames.size(), usual.back(),
            longest.back());
        std::fflush(stdout);
    }
    const bool quick = judge("Records a second, median", median(rates), leastPerSecond, true);
    const bool smooth =
        judge("longest frame of a round in ms, median", median(longest), longestFrameMs, false);
    return all && quick && smooth ? 0 : 1;
}
