// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// A whole journey over the real reader service, which dies in the middle of it.
#include "app/shell/journey_runner.h"
#include "reader/training/training_card.h"
#include "tests/app/sync/support_station.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include "support_province.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int patienceMs = 20000;

class NoLink : public ProvinceLink {
public:
    void post(const QString&, const QByteArray&, int, Callback done) override
    {
        done(fail(ErrorCode::LinkDown));
    }
};

SecretBuffer trainingPin()
{
    SecretBuffer pin(6);
    for (const char digit : { '1', '2', '3', '4', '5', '6' })
        pin.append(static_cast<unsigned char>(digit));
    return pin;
}

} // namespace

#define SEE(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patienceMs)

class OutageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readerServiceDies_journeyIsKeptAndItsPinIsChecked_data()
    {
        QTest::addColumn<bool>("killed");
        QTest::newRow("stopped") << false;
        QTest::newRow("killed") << true;
    }

    void readerServiceDies_journeyIsKeptAndItsPinIsChecked()
    {
        QFETCH(bool, killed);
        CardWorld world;
        TrainingCard card(CardWorld::port());
        const QTemporaryDir folder;
        const ManualClock clock(chinaTime({ 2017, 3, 31 }, { 10, 0 }));
        const StationProfile profile = testProfile(folder.path());
        Script().enrol(folder.path());

        std::vector<Screen> shown;
        const auto shows = [&](auto page) {
            return !shown.empty() && std::holds_alternative<decltype(page)>(shown.back());
        };
        Keeper keeper(profile, clock, [](const auto&) { return std::make_unique<NoLink>(); });
        CardService cards({});
        JourneyRunner runner(clock,
            { [&](const Screen& screen) { shown.push_back(screen); }, [](const FrameFacts&) {},
                [] {}, [](const PrintSlip&) { return Result<void>(); },
                [](const PrintStatement&) { return Result<void>(); } });
        const auto press = [&](std::initializer_list<const char*> ids) {
            for (const char* id : ids)
                runner.press(QLatin1String(id));
        };
        runner.begin(profile);
        runner.useKeeper(keeper);
        runner.useCards(cards);
        keeper.start();
        cards.start();

        QVERIFY(card.insert(trainingImage(QStringLiteral("NX-24"))));
        SEE(shows(ReviewScreen()));
        press({ "identity:yes", "menu:file-here", "why:long-term", "where:here" });
        QVERIFY(shows(ChoiceScreen()));
        const std::size_t before = shown.size();
        killed ? world.kill() : world.stop();
        world.start();
        press({ "when:today", "confirm", "agree" });
        SEE(shows(PinScreen()));
        runner.enterPin(trainingPin());
        SEE(shows(OutcomeScreen()));
        QCOMPARE(std::get<OutcomeScreen>(shown.back()).kind, OutcomeScreen::Kind::StoredHere);
        for (std::size_t i = before; i < shown.size(); ++i)
            QVERIFY2(!std::holds_alternative<WelcomeScreen>(shown[i])
                    && !std::holds_alternative<TakeCardScreen>(shown[i]),
                "the visitor was sent away");
        QCOMPARE(card.triesLeft(), 3);
    }
};

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    OutageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_outage.moc"
