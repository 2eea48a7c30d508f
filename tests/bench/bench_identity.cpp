// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_identity: from a card's first power-on to its holder's name on the page. The real window,
// journeys, keeper and card service run against a real pcscd; the card notes when it is powered and
// what it is asked. What the same commands take from a bare client in the same run, and what the
// province takes to answer, is not ours and is taken off. Exit: 0 within the limit, 1 above it, 3
// when a part is not available.
#include "app/province/province.h"
#include "app/shell/journey_runner.h"
#include "app/shell/station_authenticator.h"
#include "reader/bytes.h"
#include "reader/cards/psam/psam.h"
#include "reader/training/people.h"
#include "reader/training/training_card.h"
#include "tests/support/card_world.h"
#include "ui/kiosk/kiosk_window.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <mutex>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int rounds = 11;
constexpr int patienceMs = 30'000;
constexpr double limitMs = 50;

using Time = std::chrono::steady_clock::time_point;

double msBetween(Time from, Time to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

/// What a card sees of one insertion.
struct Seen {
    std::mutex mutex; ///< the card's thread writes
    std::vector<Time> resets; ///< the first is the connection itself, the next the power
    std::vector<QByteArray> commands;
};

/// A training card that takes notes.
class NotingCard : public Chip {
public:
    NotingCard(CardImage image, std::shared_ptr<Seen> seen)
        : m_card(std::move(image))
        , m_seen(std::move(seen))
    {
    }
    QByteArray answer(std::span<const unsigned char> command) override
    {
        {
            const std::lock_guard lock(m_seen->mutex);
            m_seen->commands.emplace_back(reinterpret_cast<const char*>(command.data()),
                static_cast<qsizetype>(command.size()));
        }
        return m_card.answer(command);
    }
    void reset() override
    {
        {
            const std::lock_guard lock(m_seen->mutex);
            m_seen->resets.push_back(std::chrono::steady_clock::now());
        }
        m_card.reset();
    }
    QByteArray atr() const override { return m_card.atr(); }

private:
    VirtualCard m_card;
    std::shared_ptr<Seen> m_seen;
};

/// Leads to a province in this process, or nowhere, and counts what the province takes.
class Link : public ProvinceLink {
public:
    Link(Province* province, std::atomic<qint64>& nanoseconds)
        : m_province(province)
        , m_nanoseconds(nanoseconds)
    {
    }
    void post(const QString&, const QByteArray& body, int, Callback done) override
    {
        if (!m_province)
            return done(fail(ErrorCode::LinkDown));
        QElapsedTimer time;
        time.start();
        const auto answer = m_province->handle({}, body,
            { QStringLiteral("KIOSK-001"), QStringLiteral("H64010400001"), QStringLiteral("001") });
        m_nanoseconds += time.nsecsElapsed();
        done(LinkReply { answer.httpStatus, answer.body, answer.signature });
    }

private:
    Province* m_province;
    std::atomic<qint64>& m_nanoseconds;
};

/// A kiosk as the program composes it, that says when the holder's name has been painted.
class Kiosk : public QObject {
public:
    Kiosk(const Clock& clock, const StationProfile& profile, Province* province)
        : m_runner(clock,
            { .show = [this](const Screen& screen) { show(screen); },
                .showFrame = [](const FrameFacts&) {},
                .nextVisitor = [this] { m_window.wipe(); },
                .printSlip = [](const PrintSlip&) { return Result<void>(); },
                .printStatement = [](const PrintStatement&) { return Result<void>(); } })
    {
        m_window.resize(1080, 1920);
        m_window.show();
        qApp->installEventFilter(this);
        m_runner.begin(profile);
        m_keeper =
            std::make_shared<Keeper>(profile, clock, [this, province](const StationProfile&) {
                return std::make_unique<Link>(province, provinceNs);
            });
        m_runner.useKeeper(*m_keeper);
        QObject::connect(
            m_keeper.get(), &Keeper::linkChanged, this, [this](LinkState) { linkKnown = true; });
        m_keeper->start();
        CardService::Options options;
        options.authenticator = stationAuthenticator({}, m_keeper);
        m_cards = std::make_unique<CardService>(options);
        m_runner.useCards(*m_cards);
        m_cards->start();
    }

    bool eventFilter(QObject*, QEvent* event) override
    {
        // The name is on the screen when the page's whole painting is over.
        if (m_identityShown && !painted && event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [this] {
                if (!painted)
                    painted = std::chrono::steady_clock::now();
            });
        return false;
    }
    void nextRound()
    {
        painted.reset();
        m_identityShown = false;
        provinceNs = 0;
    }

    std::optional<Time> painted;
    bool takeCard = true; ///< nobody's card is in
    bool linkKnown = false;
    std::atomic<qint64> provinceNs = 0;

private:
    void show(const Screen& screen)
    {
        const auto* review = std::get_if<ReviewScreen>(&screen);
        m_identityShown = review && review->title.phrase == Phrase::IdentityTitle;
        takeCard = std::holds_alternative<TakeCardScreen>(screen)
            || std::holds_alternative<WelcomeScreen>(screen);
        m_window.showScreen(screen);
    }

    KioskWindow m_window;
    std::shared_ptr<Keeper> m_keeper;
    std::unique_ptr<CardService> m_cards;
    JourneyRunner m_runner;
    bool m_identityShown = false;
};

/// Sends the same commands to the card that is in, with nothing around them but the channel, which
/// bench_card holds to what bare C takes; it asks for the rest of an answer by itself.
std::optional<double> bareMs(const std::vector<QByteArray>& commands)
{
    constexpr char getResponse = '\xC0';
    const Time begin = std::chrono::steady_clock::now();
    const auto channel = pcscSlot(CardWorld::readerName())(QDeadlineTimer(patienceMs));
    if (!channel)
        return {};
    for (const QByteArray& command : commands)
        if (command.at(1) != getResponse && !(*channel)->transmit(spanOf(command), false))
            return {};
    return msBetween(begin, std::chrono::steady_clock::now());
}

/// Delivers events as they come, without the pauses of a test's waiting.
template <class Holds>
bool eventsUntil(const Holds& holds)
{
    QTimer patience;
    patience.setSingleShot(true);
    patience.start(patienceMs);
    while (!holds() && patience.isActive())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return holds();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Scenario {
    const char* name;
    QString person;
    bool onLine;
};

/// What the rounds of a scenario came to.
struct Measured {
    std::vector<double> total; ///< from power-on to the name on the page
    std::vector<double> province;
    std::vector<double> bare;
    std::vector<QByteArray> commands; ///< of one reading
};

Result<std::unique_ptr<Province>> openProvince(const QString& dir, const Clock& clock)
{
    QDir().mkpath(dir);
    const QString sources = QStringLiteral(YIDI_SOURCE_DIR "/resources/training");
    const QString root = dir + QStringLiteral("/card_root.hex");
    QFile::copy(sources + QStringLiteral("/card_root.hex"), root);
    QFile::setPermissions(root, QFile::ReadOwner | QFile::WriteOwner);
    return Province::open({ dir, {}, sources, 1000 }, clock);
}

StationProfile profileIn(const QString& dir)
{
    StationProfile profile;
    profile.institutionCode = QStringLiteral("H64010400001");
    profile.institutionName = QStringLiteral("银川市第一人民医院");
    profile.region = QStringLiteral("640104");
    profile.stationNumber = QStringLiteral("001");
    profile.deviceNo = QStringLiteral("KIOSK-001");
    profile.dataDir = dir;
    return profile;
}

tl::unexpected<Error> cannot(const char* what)
{
    return fail(ErrorCode::ReaderMissing, QString::fromLatin1(what));
}

/// The card goes in and out of the kiosk, once to warm up.
Result<void> measureKiosk(
    const Scenario& scenario, const CardImage& image, TrainingCard& card, Measured& measured)
{
    const QTemporaryDir folder;
    const auto clock = trainingClock(QDate(2017, 3, 31));
    const QString authority = folder.filePath(QStringLiteral("province"));
    YIDI_ASSIGN(const auto province, openProvince(authority, *clock));
    const StationProfile profile = profileIn(folder.path());
    QFile::copy(
        authority + QStringLiteral("/sign.pem"), profile.file(QStringLiteral("province-sign.pem")));
    QFile::copy(
        authority + QStringLiteral("/seal.pem"), profile.file(QStringLiteral("province-seal.pem")));
    QFile storeKey(profile.file(QStringLiteral("store.key")));
    if (!storeKey.open(QIODevice::WriteOnly) || storeKey.write(QByteArray(32, '0')) != 32
        || !storeKey.flush())
        return cannot("the station's folder cannot be written");
    Kiosk kiosk(*clock, profile, scenario.onLine ? province.get() : nullptr);
    if (!eventsUntil([&] { return kiosk.linkKnown; }))
        return cannot("the keeper does not start");
    for (int round = 0; round <= rounds; ++round) {
        kiosk.nextRound();
        const auto seen = std::make_shared<Seen>();
        YIDI_TRY(card.insert(std::make_unique<NotingCard>(image, seen)));
        if (!eventsUntil([&] { return kiosk.painted.has_value(); }))
            return cannot("nobody's name was painted");
        card.remove();
        const std::lock_guard lock(seen->mutex);
        const Time powered = seen->resets.at(std::min<std::size_t>(1, seen->resets.size() - 1));
        measured.commands = seen->commands;
        if (round > 0) {
            measured.total.push_back(msBetween(powered, *kiosk.painted));
            measured.province.push_back(static_cast<double>(kiosk.provinceNs) / 1e6);
        }
        if (!eventsUntil([&] { return kiosk.takeCard; }))
            return cannot("the card's leaving was not seen");
    }
    return {};
}

/// The same commands with nothing around them.
Result<void> measureBare(const CardImage& image, TrainingCard& card, Measured& measured)
{
    for (int round = 0; round <= rounds; ++round) {
        YIDI_TRY(card.insert(image));
        const QDeadlineTimer patience(patienceMs);
        while (!bareMs({})) // until the service has seen it
            if (patience.hasExpired())
                return cannot("the card was not seen");
        const auto ms = bareMs(measured.commands);
        card.remove();
        if (!ms)
            return cannot("the bare client could not read");
        if (round > 0)
            measured.bare.push_back(*ms);
    }
    return {};
}

/// True when our share of the median round is within the limit.
Result<bool> run(const Scenario& scenario, TrainingCard& card)
{
    YIDI_ASSIGN(const auto people, loadTrainingPeople());
    const auto person = std::find_if(people.begin(), people.end(),
        [&](const TrainingPerson& one) { return one.id == scenario.person; });
    if (person == people.end())
        return cannot("no such training person");
    Measured measured;
    YIDI_TRY(measureKiosk(scenario, person->card, card, measured));
    YIDI_TRY(measureBare(person->card, card, measured));
    const double total = median(measured.total);
    const double bare = median(measured.bare);
    const double province = median(measured.province);
    const double ours = total - bare - province;
    const auto [least, most] = std::minmax_element(measured.total.begin(), measured.total.end());
    std::printf("%-28s %3zu commands  total %6.1f (%.1f … %.1f)  bare %6.1f  province %6.1f  "
                "ours %6.1f ms, limit %.0f: %s\n",
        scenario.name, measured.commands.size(), total, *least, *most, bare, province, ours,
        limitMs, ours <= limitMs ? "within" : "ABOVE");
    std::fflush(stdout);
    return ours <= limitMs;
}

} // namespace

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    CardWorld world;
    TrainingCard card(CardWorld::port()); // one hand: it knows how long ago it took a card out
    std::printf("power-on to the name on the page, median of %d rounds\n", rounds);
    bool within = true;
    for (const Scenario& scenario : {
             Scenario { "2.0, off line", QStringLiteral("NX-23"), false },
             Scenario { "2.0, proved on line", QStringLiteral("NX-23"), true },
             Scenario { "3.0, proved on line", QStringLiteral("NX-30"), true },
         }) {
        const auto done = run(scenario, card);
        if (!done) {
            std::fprintf(stderr, "bench_identity: %s: %s\n", scenario.name,
                qPrintable(describe(done.error())));
            return 3;
        }
        within = within && *done;
    }
    return within ? 0 : 1;
}
