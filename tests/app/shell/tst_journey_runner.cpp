// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_province.h"

#include "app/shell/journey_runner.h"
#include "app/transactions/card/card_codec.h"
#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/staff/staff_codec.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;
using Kind = OutcomeScreen::Kind;

namespace {

constexpr int patienceMs = 20000;

/// A kiosk without a window: the real runner and keeper, a card service whose reader is the test.
struct Kiosk {
    QTemporaryDir folder;
    ManualClock clock { chinaTime({ 2017, 3, 31 }, { 10, 0 }) };
    Script script;
    Screen shown;
    FrameFacts frame;
    std::vector<PrintSlip> slips;
    std::vector<PrintStatement> statements;
    bool paperWorks = true;
    int visitors = 0;

    std::unique_ptr<Keeper> keeper;
    CardService cards { {} };
    std::unique_ptr<JourneyRunner> runner;

    Kiosk()
    {
        fillIn(script);
        QFile key(folder.filePath(QStringLiteral("province-sign.pem")));
        if (key.open(QIODevice::WriteOnly))
            key.write(script.publicKey());
        key.close();
        const auto paper = [this]() -> Result<void> {
            if (paperWorks)
                return {};
            return fail(ErrorCode::PrinterUnavailable);
        };
        runner = std::make_unique<JourneyRunner>(clock,
            JourneyRunner::Outside { [this](const Screen& screen) { shown = screen; },
                [this](const FrameFacts& facts) { frame = facts; }, [this] { ++visitors; },
                [this, paper](const PrintSlip& slip) {
                    slips.push_back(slip);
                    return paper();
                },
                [this, paper](const PrintStatement& statement) {
                    statements.push_back(statement);
                    return paper();
                } });
    }
    ~Kiosk() { keeper.reset(); } // no link outlives the script

    void start()
    {
        StationProfile profile;
        profile.institutionCode = QStringLiteral("H64010400001");
        profile.institutionName = QStringLiteral("银川市第一人民医院");
        profile.region = QStringLiteral("640104");
        profile.stationNumber = QStringLiteral("001");
        profile.deviceNo = QStringLiteral("KIOSK-001");
        profile.dataDir = folder.path();
        keeper = std::make_unique<Keeper>(profile, clock,
            [this](const StationProfile&) { return std::make_unique<ScriptLink>(script); });
        runner->begin(profile);
        runner->useKeeper(*keeper);
        runner->useCards(cards);
        keeper->start();
    }

    template <class Page>
    bool shows() const
    {
        return std::holds_alternative<Page>(shown);
    }
    bool tells(Kind kind) const
    {
        const auto* page = std::get_if<OutcomeScreen>(&shown);
        return page && page->kind == kind;
    }
    void insertCard()
    {
        Q_EMIT cards.cardInserted(1, QStringLiteral("reader"));
        Q_EMIT cards.cardRead(1, card());
    }
    void press(std::initializer_list<const char*> ids)
    {
        for (const char* id : ids)
            runner->press(QLatin1String(id));
    }
    void givePin()
    {
        runner->enterPin(SecretBuffer(6));
        Q_EMIT cards.pinChecked(1, { PinOutcome::Kind::Verified, 3, {} });
    }
};

} // namespace

#define SEE(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patienceMs)
#define GO_TO_MENU(kiosk)                                                                          \
    kiosk.insertCard();                                                                            \
    SEE(kiosk.shows<ReviewScreen>());                                                              \
    kiosk.press({ "identity:yes" });
#define GO_TO_FILING_PIN(kiosk)                                                                    \
    GO_TO_MENU(kiosk)                                                                              \
    kiosk.press(                                                                                   \
        { "menu:file-here", "why:long-term", "where:here", "when:today", "confirm", "agree" });    \
    QVERIFY(kiosk.shows<PinScreen>());
#define GO_TO_SETTLING_PIN(kiosk)                                                                  \
    GO_TO_MENU(kiosk)                                                                              \
    kiosk.press({ "menu:settle" });                                                                \
    SEE(kiosk.shows<ChoiceScreen>());                                                              \
    kiosk.press({ "visit:V1" });                                                                   \
    SEE(kiosk.shows<AmountsScreen>());                                                             \
    kiosk.press({ "continue", "confirm" });                                                        \
    QVERIFY(kiosk.shows<PinScreen>());

class JourneyRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void welcome_beforeAnythingStarts_isShown()
    {
        const Kiosk kiosk;
        QVERIFY(kiosk.shows<WelcomeScreen>());
        QCOMPARE(kiosk.frame.clockText, QStringLiteral("10:00"));
    }

    void filing_onLine_isDoneWithItsSlip()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        SEE(kiosk.slips.size() == 1);
        QCOMPARE(kiosk.slips.front().number, QStringLiteral("BA1"));
        const std::vector<Json> sent = kiosk.script.heard(QStringLiteral("Y101"));
        QCOMPARE(sent.size(), std::size_t(1));
        const Json& data = sent.front()[u"data"];
        QCOMPARE(data[u"rloc_admdvs"].text(), QStringLiteral("640100"));
        QCOMPARE(data[u"rloc_rea"].text(), QStringLiteral("L2"));
    }

    void filing_refused_tellsEveryReason()
    {
        Kiosk kiosk;
        kiosk.script.refuse(QStringLiteral("Y101"),
            { { QStringLiteral("R03"), QStringLiteral("2016-11-01"),
                  QStringLiteral("restore-insurance") },
                { QStringLiteral("R05"), QStringLiteral("V0"),
                    QStringLiteral("pay-earlier-stay") } });
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Refused));
        QCOMPARE(std::get<OutcomeScreen>(kiosk.shown).reasons.size(), std::size_t(2));
    }

    void filing_whileTheLinkIsCut_isStoredHereAndSentLater()
    {
        Kiosk kiosk;
        kiosk.script.setWeather(Script::Weather::Cut);
        kiosk.start();
        SEE(kiosk.frame.linkKnown && !kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk) // the card alone says who it is
        kiosk.givePin();
        SEE(kiosk.tells(Kind::StoredHere));
        SEE(kiosk.frame.pending == 1);
        QVERIFY(kiosk.script.heard(QStringLiteral("Y101")).empty());
        kiosk.script.setWeather(Script::Weather::Fine);
        kiosk.clock.advanceMs(3600 * 1000);
        kiosk.keeper->nudge();
        SEE(kiosk.tells(Kind::Done)); // the visitor is still looking at the page
        SEE(kiosk.frame.pending == 0);
    }

    void pin_forgotten_leavesTheFilingAtAWindow()
    {
        Kiosk kiosk;
        FilingAnswer draft;
        draft.filing.number = QStringLiteral("BA2");
        draft.filing.state = FilingState::Draft;
        draft.filing.category = FilingCategory::LongTermResident;
        draft.filing.insuredRegion = QStringLiteral("650100");
        draft.filing.careRegion = QStringLiteral("640100");
        draft.filing.begin = { 2017, 3, 31 };
        kiosk.script.say(QStringLiteral("Y107"), toWire(draft));
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.press({ "pin:forgot" });
        SEE(kiosk.tells(Kind::AtWindow));
        SEE(kiosk.slips.size() == 1);
        QCOMPARE(kiosk.slips.front().number, QStringLiteral("BA2"));
        QVERIFY(kiosk.script.heard(QStringLiteral("Y101")).empty());
        const Json left = kiosk.script.heard(QStringLiteral("Y107")).at(0)[u"data"];
        QCOMPARE(left[u"why"].text(), QStringLiteral("pin-forgotten"));
        QCOMPARE(left[u"rloc_admdvs"].text(), QStringLiteral("640100"));
    }

    void help_whileAJourneyWaits_callsAWindowAndDisturbsNothing()
    {
        Kiosk kiosk;
        StaffCallAnswer heard;
        heard.since = chinaTime({ 2017, 3, 31 }, { 10, 0 });
        heard.reached = true;
        kiosk.script.say(QStringLiteral("Y108"), toWire(heard));
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        kiosk.press({ "menu:settle", "service:staff" }); // 5201 is on its way
        const auto said = [&] {
            const auto* page = std::get_if<ReviewScreen>(&kiosk.shown);
            return page ? page->rows.back().value.phrase : Phrase::Plain;
        };
        SEE(said() == Phrase::HelpReached);
        kiosk.press({ "help:close" });
        SEE(kiosk.shows<ChoiceScreen>()); // the visits came all the same
        const Json call = kiosk.script.heard(QStringLiteral("Y108")).at(0)[u"data"];
        QCOMPARE(call[u"dev_no"].text(), QStringLiteral("KIOSK-001"));
        QCOMPARE(kiosk.script.heard(QStringLiteral("Y104")).size(), std::size_t(1));
    }

    void settlement_onLine_isDoneWithItsStatement()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        SEE(kiosk.statements.size() == 1);
        QCOMPARE(kiosk.statements.front().settlement.amounts.fund_pay_sumamt, Fen(566663));
        const Json sent = kiosk.script.heard(QStringLiteral("2304")).at(0)[u"data"];
        QCOMPARE(sent[u"medfee_sumamt"].text(), QStringLiteral("6296.25")); // what was shown
    }

    void settlement_thatDoesNotAddUp_isNotOffered()
    {
        Kiosk kiosk;
        kiosk.script.say(QStringLiteral("2303"), brokenSettlement());
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        kiosk.press({ "menu:settle" });
        SEE(kiosk.shows<ChoiceScreen>());
        kiosk.press({ "visit:V1" });
        SEE(kiosk.shows<ErrorScreen>());
        QCOMPARE(std::get<ErrorScreen>(kiosk.shown).error, ErrorCode::IdentityBroken);
    }

    void settlement_cardOutBeforeTheReceipt_isGivenUp()
    {
        Kiosk kiosk;
        kiosk.script.silence(QStringLiteral("2304"));
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        kiosk.givePin();
        SEE(!kiosk.script.heard(QStringLiteral("2304")).empty());
        Q_EMIT kiosk.cards.cardRemoved(1);
        QVERIFY(kiosk.shows<TakeCardScreen>());
        SEE(!kiosk.script.heard(QStringLiteral("Y001")).empty());
        SEE(kiosk.frame.pending == 0);
        QVERIFY(kiosk.statements.empty());
    }

    void settlement_cardOutWhileStoring_isGivenUpToo()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_SETTLING_PIN(kiosk)
        QSignalSpy changes(kiosk.keeper.get(), &Keeper::recordChanged);
        kiosk.script.setWeather(Script::Weather::Cut);
        kiosk.givePin();
        Q_EMIT kiosk.cards.cardRemoved(1); // `stored` has not come back yet
        SEE(!changes.isEmpty()
            && changes.last().first().value<RecordUpdate>().state == RecordState::Withdrawn);
        QVERIFY(kiosk.statements.empty());
    }

    void cardSwapped_inTheSameReader_beginsAnew()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        const int before = kiosk.visitors;
        Q_EMIT kiosk.cards.cardInserted(2, QStringLiteral("reader"));
        QVERIFY(kiosk.shows<ProgressScreen>());
        QCOMPARE(kiosk.visitors, before + 1);
        Q_EMIT kiosk.cards.cardRead(1, card()); // of the card that left
        QVERIFY(kiosk.shows<ProgressScreen>());
        QCOMPARE(std::get<ProgressScreen>(kiosk.shown).title.phrase, Phrase::ReadingTitle);
    }

    void card_inAnotherReader_disturbsNobody()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_MENU(kiosk)
        Q_EMIT kiosk.cards.cardInserted(2, QStringLiteral("another reader"));
        QVERIFY(kiosk.shows<ChoiceScreen>());
        Q_EMIT kiosk.cards.cardRemoved(2);
        QVERIFY(kiosk.shows<ChoiceScreen>());
    }

    void card_reportedLost_isToldAndNobodyIsIdentified()
    {
        for (const CardStanding standing :
            { CardStanding::Lost, CardStanding::Frozen, CardStanding::Cancelled }) {
            Kiosk kiosk;
            kiosk.script.say(
                QStringLiteral("Y202"), toWire(CardVerifyAnswer { standing, { 2017, 3, 1 }, {} }));
            kiosk.start();
            SEE(kiosk.frame.online);
            kiosk.insertCard();
            SEE(kiosk.shows<ErrorScreen>());
            const auto& page = std::get<ErrorScreen>(kiosk.shown);
            QCOMPARE(page.error, ErrorCode::CardStopped);
            QVERIFY(page.footer.empty()); // trying again would not help
            const Json asked = kiosk.script.heard(QStringLiteral("Y202")).at(0)[u"data"];
            QCOMPARE(asked[u"card_sn"].text(), card().cardSn);
            QCOMPARE(asked[u"card_no"].text(), card().cardNo);
            QCOMPARE(kiosk.script.heard(QStringLiteral("1101")).size(), std::size_t(1));
        }
    }

    void card_theProvinceSaysNothingOf_isNoTrouble()
    {
        Kiosk kiosk;
        kiosk.script.refuse(QStringLiteral("Y202"), {});
        kiosk.start();
        SEE(kiosk.frame.online);
        kiosk.insertCard();
        SEE(kiosk.shows<ReviewScreen>());
    }

    void answer_thatComesAfterTheCardLeft_isDropped()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        kiosk.insertCard(); // 1101 is on its way
        Q_EMIT kiosk.cards.cardRemoved(1);
        QSignalSpy answers(kiosk.keeper.get(), &Keeper::answered);
        SEE(!answers.isEmpty());
        QVERIFY(!kiosk.shows<ReviewScreen>());
    }

    void paper_thatFails_isSaid()
    {
        Kiosk kiosk;
        kiosk.paperWorks = false;
        kiosk.start();
        SEE(kiosk.frame.online);
        GO_TO_FILING_PIN(kiosk)
        kiosk.givePin();
        SEE(kiosk.tells(Kind::Done));
        SEE(std::get<OutcomeScreen>(kiosk.shown).next->phrase == Phrase::PaperFailed);
    }

    void store_thatIsNoDatabase_putsTheKioskOutOfService()
    {
        Kiosk kiosk;
        QFile file(kiosk.folder.filePath(QStringLiteral("queue.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray kept(8192, 'x');
        QCOMPARE(file.write(kept), kept.size());
        file.close();
        kiosk.start();
        SEE(kiosk.shows<ErrorScreen>());
        kiosk.insertCard();
        QVERIFY(kiosk.shows<ErrorScreen>()); // no business is taken
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), kept); // and the file is kept
    }

    void station_notEnrolled_saysSo()
    {
        Kiosk kiosk;
        kiosk.runner->outOfService(ErrorCode::NotEnrolled);
        QCOMPARE(std::get<ErrorScreen>(kiosk.shown).error, ErrorCode::NotEnrolled);
    }

    void reader_unplugged_isSaidOnTheWelcomePage()
    {
        Kiosk kiosk;
        kiosk.start();
        SEE(kiosk.frame.online);
        Q_EMIT kiosk.cards.readerStateChanged(ReaderState::NoReader, {});
        QCOMPARE(std::get<WelcomeScreen>(kiosk.shown).notice->phrase, Phrase::NoticeReader);
    }
};

QTEST_GUILESS_MAIN(JourneyRunnerTest)
#include "tst_journey_runner.moc"
