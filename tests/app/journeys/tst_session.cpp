// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/base/clock.h"
#include "app/journeys/session/news.h"

#include <QTest>

#include <algorithm>

using namespace yidi;
using namespace yidi::test;
using session::Session;

namespace {

struct Play {
    Here place = here();
    Effects effects; ///< of the last word
    Session now;

    void word(const QString& one)
    {
        affect(place, one);
        effects.clear();
        now = session::step(place, now, eventFor(one), effects);
    }
    void act(const QString& script)
    {
        for (const QString& one : script.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            word(one);
    }
    void wait(int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            word(QStringLiteral("@tick"));
    }
    Screen screen() const { return session::screen(place, now); }
    QString name() const { return session::name(now.state); }
};

const char toMenu[] = "@card-in @card-read @person identity:yes";
const char byCode[] = "@code @person identity:yes";
const char toScan[] = "@code @person identity:yes menu:file-here why:long-term where:here "
                      "when:today confirm agree";
const char toScanAtSettling[] = "@code @person identity:yes menu:settle @visits visit:V1 "
                                "@estimate continue confirm";
const char toFilePin[] = "@card-in @card-read @person identity:yes menu:file-here why:long-term "
                         "where:here when:today confirm agree";
const char toSettling[] = "@card-in @card-read @person identity:yes menu:settle @visits visit:V1 "
                          "@estimate continue confirm @pin @pin-ok @stored";

/// "*" stands for every state with a card.
std::set<Move> allowedMoves()
{
    std::set<Move> allowed;
    for (const Move& row : movesOf(session::transitions())) {
        if (row.from != QLatin1String("*")) {
            allowed.insert(row);
            continue;
        }
        for (const char* from : { "Welcome", "TakeCard", "Reading", "CardTrouble", "CodeTrouble",
                 "Asking", "AskingCode", "Identity", "Menu", "InJourney" })
            allowed.insert({ QLatin1String(from), row.event, row.to });
    }
    return allowed;
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void script_played_endsWhereItShould_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char* title, const QString& script, const char* name,
                             const char* kind) {
            QTest::newRow(title) << script << QString::fromLatin1(name)
                                 << QString::fromLatin1(kind);
        };
        const QString menu = QLatin1String(toMenu);
        row("nobody here", {}, "Welcome", "welcome");
        row("card in", QStringLiteral("@card-in"), "Reading", "progress");
        row("wrong way round", QStringLiteral("@card-mute"), "CardTrouble", "error");
        row("wrong way round, turned", QStringLiteral("@card-mute @card-out @card-in"), "Reading",
            "progress");
        row("another kind of card", QStringLiteral("@card-in @card-foreign"), "CardTrouble",
            "error");
        row("expired", QStringLiteral("@card-in @card-expired"), "CardTrouble", "error");
        row("identity", QStringLiteral("@card-in @card-read @person"), "Identity", "review");
        row("number of somebody else", QStringLiteral("@card-in @card-read @other-person"),
            "CardTrouble", "error");
        row("not known to the province", QStringLiteral("@card-in @card-read @unknown-person"),
            "CardTrouble", "error");
        row("province not reached", QStringLiteral("@card-in @card-read @unreachable"), "Identity",
            "review");
        row("not me", QStringLiteral("@card-in @card-read @person identity:no"), "TakeCard",
            "take-card");
        row("menu", menu, "Menu", "choice");
        row("filing", menu + QLatin1String(" menu:file-here"), "InJourney", "choice");
        row("settling", menu + QLatin1String(" menu:settle"), "InJourney", "progress");
        row("off line settling", menu + QLatin1String(" @link-down menu:settle"), "InJourney",
            "error");
        row("link came back: asked again",
            QStringLiteral("@link-down @card-in @card-read @unreachable identity:yes @link-up "
                           "menu:settle"),
            "Asking", "progress");
        row("finish", menu + QLatin1String(" service:finish"), "TakeCard", "take-card");
        row("finish with nobody here", QStringLiteral("service:finish"), "Welcome", "welcome");
        row("help", menu + QLatin1String(" service:staff"), "Menu", "review");
        row("help closed", menu + QLatin1String(" service:staff help:close"), "Menu", "choice");
        row("store broken", menu + QLatin1String(" @store-broken"), "OutOfService", "error");
        row("store broken takes no card", QStringLiteral("@store-broken @card-in"), "OutOfService",
            "error");
        row("store mended", QStringLiteral("@store-broken @store-mended"), "Welcome", "welcome");
        const QString code = QLatin1String(byCode);
        row("code", QStringLiteral("@code"), "AskingCode", "progress");
        row("code of somebody", QStringLiteral("@code @person"), "Identity", "review");
        row("code, off line", QStringLiteral("@link-down @code"), "CodeTrouble", "error");
        row("code, link cut", QStringLiteral("@code @link-down"), "CodeTrouble", "error");
        row("code, refused", QStringLiteral("@code @code-refused"), "CodeTrouble", "error");
        row("code of nobody", QStringLiteral("@code @nobody"), "CodeTrouble", "error");
        row("code, refused, another", QStringLiteral("@code @code-refused @code @person"),
            "Identity", "review");
        row("code, refused, back", QStringLiteral("@code @code-refused start"), "Welcome",
            "welcome");
        row("code, refused, card instead", QStringLiteral("@code @code-refused @card-in"),
            "Reading", "progress");
        row("code, then a card", code + QLatin1String(" @card-in"), "Reading", "progress");
        row("code while a card is in", menu + QLatin1String(" @code"), "Menu", "choice");
        row("code while the card is still in", menu + QLatin1String(" service:finish @code"),
            "TakeCard", "take-card");
        row("code once the card is out", menu + QLatin1String(" @card-out @code"), "AskingCode",
            "progress");
        row("code while another's code is in use", code + QLatin1String(" @code @other-person"),
            "Menu", "choice");
        row("code, not me", QStringLiteral("@code @person identity:no"), "TakeCard", "take-card");
        row("code, finish", code + QLatin1String(" service:finish"), "TakeCard", "take-card");
        row("code, confirming", QLatin1String(toScan), "InJourney", "scan");
        row("code, settling", QLatin1String(toScanAtSettling), "InJourney", "scan");
        row("next card", menu + QLatin1String(" @card-out @card-in"), "Reading", "progress");
        row("card swapped", menu + QLatin1String(" @card-swapped"), "Reading", "progress");
    }
    void script_played_endsWhereItShould()
    {
        QFETCH(QString, script);
        Play play;
        play.act(script);
        QTEST(play.name(), "name");
        QTEST(kindOf(play.screen()), "kind");
    }

    /// A snapshot that has expired is not spoken of: nothing is known from it any more.
    void welcome_offLine_tellsHowOldIsWhatIsKnown()
    {
        Play play;
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->madeAt = chinaTime({ 2017, 3, 30 }, { 22, 15 });
        snapshot->expiresAt = chinaTime({ 2017, 4, 2 }, { 22, 15 });
        play.place.snapshot = snapshot;
        play.act(QStringLiteral("@link-down"));
        const auto notice = [&] { return *std::get<WelcomeScreen>(play.screen()).notice; };
        QCOMPARE(notice(), (Words { Phrase::OfflineBannerAsOf, { snapshot->madeAt } }));
        play.place.now = snapshot->expiresAt;
        QCOMPARE(notice().phrase, Phrase::OfflineBanner);
    }

    void welcome_whenSomethingIsMissing_saysSo_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("phrase");
        QTest::newRow("reader") << QStringLiteral("@reader-gone")
                                << static_cast<int>(Phrase::NoticeReader);
        QTest::newRow("link") << QStringLiteral("@link-down")
                              << static_cast<int>(Phrase::OfflineBanner);
    }
    void welcome_whenSomethingIsMissing_saysSo()
    {
        QFETCH(QString, word);
        Play play;
        QVERIFY(!std::get<WelcomeScreen>(play.screen()).notice);
        play.act(word);
        const auto notice = std::get<WelcomeScreen>(play.screen()).notice;
        QVERIFY(notice.has_value());
        QTEST(static_cast<int>(notice->phrase), "phrase");
    }

    void welcome_offersCodes_whereAScannerStandsAndTheProvinceIsReached()
    {
        Play play;
        const auto offers = [&] { return std::get<WelcomeScreen>(play.screen()).takesCodes; };
        QVERIFY(!offers());
        play.place.takesCodes = true;
        QVERIFY(offers());
        play.act(QStringLiteral("@link-down"));
        QVERIFY(!offers());
    }

    void cardOut_anywhere_tellsWhatBecameOfIt_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("phrase");
        QTest::addColumn<bool>("abandons");
        const auto row = [](const char* title, const QString& script, Phrase phrase,
                             bool abandons = false) {
            QTest::newRow(title) << script << static_cast<int>(phrase) << abandons;
        };
        const QString pin = QLatin1String(toFilePin);
        row("at the menu", QLatin1String(toMenu), Phrase::EndedNothingSent);
        row("at the PIN", pin, Phrase::EndedNothingSent);
        row("filing on its way", pin + QLatin1String(" @pin @pin-ok @stored"),
            Phrase::EndedFileStored);
        row("filing approved", pin + QLatin1String(" @pin @pin-ok @stored @approved"),
            Phrase::EndedFileDone);
        row("filing approved, then the menu",
            pin + QLatin1String(" @pin @pin-ok @stored @approved menu"), Phrase::EndedFileDone);
        row("settlement on its way", QLatin1String(toSettling), Phrase::EndedSettlePending, true);
        row("settlement done", QLatin1String(toSettling) + QLatin1String(" @settled"),
            Phrase::EndedSettleDone);
    }
    void cardOut_anywhere_tellsWhatBecameOfIt()
    {
        QFETCH(QString, script);
        QFETCH(bool, abandons);
        Play play;
        play.act(script);
        play.word(QStringLiteral("@card-out"));
        QCOMPARE(count<AbandonSettlement>(play.effects), abandons ? 1 : 0);
        QCOMPARE(count<Wipe>(play.effects), 1);
        const auto page = std::get<TakeCardScreen>(play.screen());
        QVERIFY(!page.cardStillIn);
        QTEST(static_cast<int>(page.what->phrase), "phrase");
        play.wait(session::farewellSeconds);
        QCOMPARE(play.name(), QStringLiteral("Welcome"));
    }

    void idle_beyondTheLimit_warnsThenEnds()
    {
        Play play;
        play.act(QLatin1String(toMenu));
        play.wait(session::idleLimit - 1);
        QCOMPARE(kindOf(play.screen()), QStringLiteral("choice"));
        play.wait(1);
        QCOMPARE(std::get<MoreTimeScreen>(play.screen()).seconds, session::warningSeconds);
        play.wait(session::warningSeconds - 1);
        QCOMPARE(std::get<MoreTimeScreen>(play.screen()).seconds, 1);
        play.wait(1);
        QCOMPARE(kindOf(play.screen()), QStringLiteral("take-card"));
        QCOMPARE(count<Wipe>(play.effects), 1);
    }

    void idle_answered_goesOnWhereItWas_againAndAgain()
    {
        Play play;
        play.act(QLatin1String(toMenu));
        for (int i = 0; i < 12; ++i) {
            play.wait(session::idleLimit + session::warningSeconds - 1);
            QCOMPARE(kindOf(play.screen()), QStringLiteral("more-time"));
            play.act(QStringLiteral("@touch more:continue"));
            QCOMPARE(kindOf(play.screen()), QStringLiteral("choice"));
        }
    }

    void idle_touched_startsAnew()
    {
        Play play;
        play.act(QLatin1String(toMenu));
        play.wait(session::idleLimit - 1);
        play.act(QStringLiteral("@touch"));
        play.wait(session::idleLimit - 1);
        QCOMPARE(kindOf(play.screen()), QStringLiteral("choice"));
    }

    void idle_atThePin_isShorter()
    {
        Play play;
        play.act(QLatin1String(toFilePin));
        play.wait(session::idleLimitPin);
        QCOMPARE(kindOf(play.screen()), QStringLiteral("more-time"));
    }

    void idle_whileTheMachineWorks_isNotCounted()
    {
        Play play;
        play.act(QLatin1String(toMenu) + QLatin1String(" menu:settle"));
        play.wait(10 * session::idleLimit);
        QCOMPARE(kindOf(play.screen()), QStringLiteral("progress"));
    }

    void language_chosenByNobody_isForgottenOnce()
    {
        Play play;
        int resets = 0;
        for (int i = 0; i < 3 * session::publicLimit; ++i) {
            play.wait(1);
            resets += count<NextVisitor>(play.effects);
        }
        QCOMPARE(resets, 1);
        play.act(QStringLiteral("@touch @card-in"));
        QCOMPARE(count<NextVisitor>(play.effects), 0); // the language just chosen stays
    }

    void finish_withoutACard_speaksOfNone()
    {
        Play play;
        play.act(QLatin1String(byCode));
        QVERIFY(session::isWithoutCard(play.now) && !session::hasCard(play.now));
        play.act(QStringLiteral("service:finish"));
        QCOMPARE(count<Wipe>(play.effects), 1);
        QCOMPARE(count<ReleaseCard>(play.effects), 0);
        const auto page = std::get<TakeCardScreen>(play.screen());
        QVERIFY(!page.cardStillIn && !page.cameWithCard);
        play.wait(session::farewellSeconds);
        QCOMPARE(play.name(), QStringLiteral("Welcome"));
    }

    void code_withoutTheProvince_saysSoAndGoesBack()
    {
        Play play;
        play.act(QStringLiteral("@code"));
        QCOMPARE(count<AskPersonByCode>(play.effects), 1);
        play.wait(identityWaitSeconds);
        QCOMPARE(count<Wipe>(play.effects), 1); // a late answer is nobody's
        const auto page = std::get<ErrorScreen>(play.screen());
        QCOMPARE(page.error, ErrorCode::CodeUnusable);
        QCOMPARE(page.next->phrase, Phrase::CardInstead);
        play.act(QStringLiteral("@link-down @code"));
        QCOMPARE(count<AskPersonByCode>(play.effects), 0); // it would only expire on the way
        play.wait(session::publicLimit);
        QCOMPARE(play.name(), QStringLiteral("Welcome"));
    }

    void confirm_byCode_takesTheSamePersonsAlone_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("stored");
        QTest::addColumn<int>("problem");
        const auto row = [](const char* words, bool stored, Phrase problem = Phrase::Plain) {
            QTest::newRow(words) << QString::fromLatin1(words) << stored
                                 << static_cast<int>(problem);
        };
        row("@code @person", true);
        row("@person", false); // nobody asked
        row("@pin @pin-ok", false); // no card, no PIN
        row("@code @other-person", false, Phrase::ScanOther);
        row("@code @nobody", false, Phrase::ScanOther);
        row("@code @code-refused", false, Phrase::ScanRefused);
        row("@code @unknown-person", false, Phrase::ScanRefused);
        row("@code @unreachable", false, Phrase::CodeNeedsLink);
        row("@code @link-down", false, Phrase::CodeNeedsLink);
        row("@link-down @code @link-up", false, Phrase::CodeNeedsLink);
        row("@code @tick @tick @tick @tick @tick @tick @tick @tick", false, Phrase::CodeNeedsLink);
        row("@code @code-refused @code @person", true);
    }
    void confirm_byCode_takesTheSamePersonsAlone()
    {
        QFETCH(QString, words);
        QFETCH(bool, stored);
        Play play;
        play.act(QLatin1String(toScan));
        int stores = 0;
        for (const QString& word : words.split(QLatin1Char(' '))) {
            play.word(word);
            stores += count<StoreFiling>(play.effects);
        }
        QCOMPARE(stores, stored ? 1 : 0);
        if (stored)
            return;
        const auto page = std::get<ScanScreen>(play.screen());
        QTEST(
            page.problem ? static_cast<int>(page.problem->phrase) : static_cast<int>(Phrase::Plain),
            "problem");
    }

    void settlement_withoutACard_namesNoCard()
    {
        Play play;
        play.act(QLatin1String(toScanAtSettling) + QLatin1String(" @code @person"));
        const auto stored = std::find_if(play.effects.begin(), play.effects.end(),
            [](const Effect& one) { return std::holds_alternative<StoreSettlement>(one); });
        QVERIFY(stored != play.effects.end());
        const SettlementOrder& order = std::get<StoreSettlement>(*stored).order;
        QVERIFY(order.cardNo.isEmpty());
        QCOMPARE(order.certNo, person().certNo);
        QCOMPARE(order.insuredRegion, QStringLiteral("650100"));
    }

    void identity_shown_isMasked()
    {
        Play play;
        play.act(QStringLiteral("@card-in @card-read @person"));
        const QString all = textsOf(play.screen()).join(QLatin1Char(' '));
        QVERIFY(all.contains(maskedName(card().name)));
        QVERIFY(!all.contains(card().name));
        QVERIFY(!all.contains(card().socialSecurityNumber));
    }

    void personAsked_tooLong_goesOnWithTheCard()
    {
        Play play;
        play.act(QStringLiteral("@card-in @card-read"));
        play.wait(identityWaitSeconds);
        QVERIFY(std::get<ReviewScreen>(play.screen()).note.has_value());
    }

    /// Whatever happens in whatever order, these hold.
    void walk_atRandom_keepsItsPromises()
    {
        const unsigned seed = std::random_device {}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const QStringList secrets { card().name, card().socialSecurityNumber, person().psnNo,
            person().phone, card().cardNo };
        for (int walk = 0; walk < 500; ++walk) {
            Play play;
            if (walk % 2 == 0)
                play.place.snapshot = snapshot();
            play.place.takesPayment = walk % 4 < 2;
            QStringList trail;
            bool pinGiven = false;
            for (int i = 0; i < 100; ++i) {
                QString word = chooseWord(random, play.screen());
                const Screen before = play.screen();
                const bool had = session::hasVisitor(play.now);
                trail << word;
                const int ticks = word != QLatin1String("@tick") ? 1 : random() % 4 == 0 ? 130 : 9;
                for (int t = 0; t < ticks; ++t) {
                    play.word(word);
                    if (t == 0) {
                        const auto why = [&] { return trail.join(QLatin1Char(' ')); };
                        checkStep(play, before, word, pinGiven, had, why);
                        if (QTest::currentTestFailed())
                            return;
                    }
                }
                const QString all = textsOf(play.screen()).join(QLatin1Char(' '));
                for (const QString& secret : secrets)
                    QVERIFY2(!all.contains(secret), qPrintable(trail.join(QLatin1Char(' '))));
            }
        }
    }

    void help_pressed_callsAWindowOnceAndSaysWhetherItHeard()
    {
        const auto said = [](const Play& play) {
            return std::get<ReviewScreen>(play.screen()).rows.back().value.phrase;
        };
        Play play;
        play.act(QLatin1String(toFilePin) + QLatin1String(" service:staff"));
        QCOMPARE(count<CallStaff>(play.effects), 1);
        QCOMPARE(std::get<CallStaff>(play.effects.front()).page, QStringLiteral("Pin"));
        QCOMPARE(said(play), Phrase::HelpCalling);
        play.act(QStringLiteral("@staff-reached"));
        QCOMPARE(said(play), Phrase::HelpReached);
        play.act(QStringLiteral("service:staff"));
        QCOMPARE(count<CallStaff>(play.effects), 0);
        play.act(QStringLiteral("help:close @staff-missed"));
        QCOMPARE(kindOf(play.screen()), QStringLiteral("pin")); // the journey stands where it was
        play.act(QStringLiteral("@link-down service:staff"));
        QCOMPARE(count<CallStaff>(play.effects), 0);
        QCOMPARE(said(play), Phrase::HelpNotReached);
    }

    void filings_onceThePersonIsKnown_areAskedBesideTheMenu()
    {
        Play play;
        play.act(QStringLiteral("@card-in @card-read @person"));
        QCOMPARE(count<AskFilings>(play.effects), 1);
        play.act(QStringLiteral("identity:yes"));
        QVERIFY(std::get<ChoiceScreen>(play.screen()).news.empty()); // nobody waits for them
        play.act(QStringLiteral("@filings"));
        const auto told = std::get<ChoiceScreen>(play.screen()).news;
        QCOMPARE(told.size(), session::newsShown);
        QCOMPARE(told.front().phrase, Phrase::NewsRefused);
        play.act(QStringLiteral("menu:my-filings"));
        QCOMPARE(count<AskFilings>(play.effects), 0); // they are there already
    }

    void filings_changedByAJourney_areAskedAgain()
    {
        Play play;
        play.act(QLatin1String(toFilePin) + QLatin1String(" @pin @pin-ok @stored @approved menu"));
        QCOMPARE(count<AskFilings>(play.effects), 1);
    }

    void person_rememberedBySnapshot_isToldAsOfItsTime()
    {
        Play play;
        play.act(QStringLiteral("@card-in @card-read @unreachable"));
        QCOMPARE(count<AskRemembered>(play.effects), 1);
        QCOMPARE(std::get<ReviewScreen>(play.screen()).note->phrase, Phrase::IdentityFromCard);
        play.act(QStringLiteral("@remembered"));
        QCOMPARE(std::get<ReviewScreen>(play.screen()).note->phrase, Phrase::IdentityRemembered);
        play.act(QStringLiteral("identity:yes"));
        QCOMPARE(std::get<ChoiceScreen>(play.screen()).hint->phrase, Phrase::NewsAsOf);
        // Whom the province has told of is not remembered any more.
        Play confirmed;
        confirmed.act(QLatin1String(toMenu) + QLatin1String(" @remembered"));
        QVERIFY(!std::get<ChoiceScreen>(confirmed.screen()).hint);
    }

    void menu_onEachPage_hasNoMoreTilesThanAGlanceTakesIn()
    {
        Play play;
        play.act(QLatin1String(toMenu));
        QStringList ids = buttonsOf(play.screen());
        QVERIFY(ids.size() <= static_cast<qsizetype>(session::menuTiles));
        QCOMPARE(ids.takeLast(), QStringLiteral("menu:more"));
        play.act(QStringLiteral("menu:more"));
        ids << buttonsOf(play.screen());
        QCOMPARE(ids.takeLast(), QStringLiteral("back"));
        QVERIFY(ids.size() - 3 <= static_cast<qsizetype>(session::menuTiles));
        for (const JourneyEntry& entry : journeyCatalogue())
            QCOMPARE(ids.count(QLatin1String(entry.id)), qsizetype(1));
        play.act(QStringLiteral("back"));
        QVERIFY(buttonsOf(play.screen()).contains(QStringLiteral("menu:more")));
    }

    void news_ofFilings_putTheMostUrgentFirst_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QDate>("end");
        QTest::addColumn<QDate>("due");
        QTest::addColumn<int>("phrase");
        const auto row = [](const char* title, FilingState state, const QDate& end,
                             const QDate& due, Phrase phrase) {
            QTest::newRow(title) << static_cast<int>(state) << end << due
                                 << static_cast<int>(phrase);
        };
        using enum FilingState;
        row("in effect", Effective, {}, {}, Phrase::NewsInEffect);
        row("in effect for long", Effective, { 2017, 5, 1 }, {}, Phrase::NewsInEffect);
        row("about to end", Effective, { 2017, 4, 30 }, {}, Phrase::NewsExpires);
        row("papers promised", Effective, {}, { 2017, 4, 10 }, Phrase::NewsPapers);
        row("papers asked for", NeedMaterial, {}, { 2017, 4, 10 }, Phrase::NewsPapers);
        row("papers of one that is over", Withdrawn, {}, { 2017, 3, 10 }, Phrase::Plain);
        row("to begin", Approved, {}, {}, Phrase::NewsStarts);
        row("being reviewed", InReview, {}, {}, Phrase::NewsInReview);
        row("at a window", Draft, {}, {}, Phrase::NewsAtWindow);
        row("suspended", Suspended, {}, {}, Phrase::NewsSuspended);
        row("refused", Rejected, {}, {}, Phrase::NewsRefused);
        row("over", Expired, { 2017, 1, 1 }, {}, Phrase::Plain);
    }
    void news_ofFilings_putTheMostUrgentFirst()
    {
        QFETCH(int, state);
        QFETCH(QDate, end);
        QFETCH(QDate, due);
        Filing filing;
        filing.state = static_cast<FilingState>(state);
        filing.careRegion = QStringLiteral("640100");
        filing.begin = { 2017, 1, 1 };
        filing.end = end;
        filing.papersDue = due;
        Visitor who = visitor();
        who.filings = { filing };
        const std::vector<Words> told = session::news(here(), who);
        QTEST(static_cast<int>(told.empty() ? Phrase::Plain : told.front().phrase), "phrase");
        // Beside one that runs, whatever is more urgent comes first.
        filing.state = FilingState::Effective;
        filing.end = filing.papersDue = {};
        who.filings.insert(who.filings.begin(), filing);
        if (!told.empty())
            QCOMPARE(session::news(here(), who).front().phrase, told.front().phrase);
    }

    void refusal_overtakenByAFiling_isNewsNoLonger()
    {
        Visitor who = visitor();
        RefusedRequest refused;
        refused.request.careRegion = QStringLiteral("640100");
        refused.decidedAt = chinaTime({ 2017, 3, 20 }, { 9, 0 });
        who.refused = { refused };
        QCOMPARE(session::news(here(), who).front().phrase, Phrase::NewsRefused);
        Filing since;
        since.state = FilingState::Effective;
        since.careRegion = QStringLiteral("640100");
        since.begin = { 2017, 3, 21 };
        since.decidedAt = chinaTime({ 2017, 3, 21 }, { 9, 0 });
        who.filings = { since };
        QCOMPARE(session::news(here(), who).front().phrase, Phrase::NewsInEffect);
    }

    void everyWord_inEveryState_makesTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            Session now;
        };
        Effects ignored;
        const auto say = [&](Node& node, const QString& word) {
            affect(node.place, word);
            node.now = session::step(node.place, node.now, eventFor(word), ignored);
        };
        const auto seen = explore(
            Node { here(), {} }, session::idleLimit + session::warningSeconds, say,
            [](const Node& node) { return session::name(node.now.state); },
            [](const Node& node) { return session::screen(node.place, node.now); },
            [](const Node& node) {
                return session::name(node.now.state)
                    + QString::number(session::isWithoutCard(node.now));
            });
        const std::set<Move> allowed = allowedMoves();
        for (const Move& one : seen)
            QVERIFY2(allowed.count(one) > 0,
                qPrintable(QStringLiteral("not in the table: %1 --%2--> %3")
                               .arg(one.from, one.event, one.to)));
        for (const Move& row : movesOf(session::transitions())) {
            const bool happened = std::any_of(seen.begin(), seen.end(), [&](const Move& one) {
                return one.event == row.event && one.to == row.to
                    && (row.from == QLatin1String("*") || row.from == one.from);
            });
            QVERIFY2(happened,
                qPrintable(
                    QStringLiteral("never seen: %1 --%2--> %3").arg(row.from, row.event, row.to)));
        }
    }

private:
    bool codeGiven = false; ///< at the page that asks for it

    /// What is settled already is shown as such again: its statement was printed once more, or the
    /// port said what became of its payment.
    static bool isMoneyNews(const QString& word, const Screen& before)
    {
        if (word == QLatin1String("print"))
            return kindOf(before) == QLatin1String("amounts");
        const bool paying = kindOf(before) == QLatin1String("pay")
            || (std::holds_alternative<ProgressScreen>(before)
                && std::get<ProgressScreen>(before).title.phrase == Phrase::PayStoppingTitle)
            || std::holds_alternative<OutcomeScreen>(before);
        return paying && (word == QLatin1String("@paid") || word == QLatin1String("@pay-given-up"));
    }

    template <class Why>
    void checkStep(const Play& play, const Screen& before, const QString& word, bool& pinGiven,
        bool had, const Why& why)
    {
        const auto is = [&](const char* one) { return word == QLatin1String(one); };
        const bool verifies = count<VerifyPin>(play.effects) > 0;
        // A PIN travels from its page to the card and nowhere else.
        if (verifies) {
            QVERIFY2(is("@pin") && kindOf(before) == QLatin1String("pin"), qPrintable(why()));
            pinGiven = true;
        }
        if (count<AskPersonByCode>(play.effects) > 0) {
            QVERIFY2(is("@code") && !session::hasCard(play.now), qPrintable(why()));
            codeGiven = kindOf(before) == QLatin1String("scan");
        }
        const int stores = count<StoreFiling>(play.effects) + count<StoreSettlement>(play.effects);
        if (stores > 0) {
            // Or the same person's code, known to the province a second time.
            const bool confirmed = session::isWithoutCard(play.now) ? is("@person") && codeGiven
                                                                    : is("@pin-ok") && pinGiven;
            QVERIFY2(stores == 1 && confirmed, qPrintable(why()));
            pinGiven = false;
        }
        // "Done" is said only after a signed receipt.
        const Screen after = play.screen();
        const auto* outcome = std::get_if<OutcomeScreen>(&after);
        const auto* earlier = std::get_if<OutcomeScreen>(&before);
        const bool wasDone = earlier && earlier->kind == OutcomeScreen::Kind::Done;
        const bool lay = kindOf(before) == QLatin1String("more-time")
            || kindOf(before) == QLatin1String("review"); // a page over the outcome
        if (outcome && outcome->kind == OutcomeScreen::Kind::Done && !wasDone && !lay)
            QVERIFY2(
                is("@approved") || is("@settled") || isMoneyNews(word, before), qPrintable(why()));
        // Card out: neutral at once, nobody held.
        if (is("@card-out") && play.name() != QLatin1String("OutOfService")) {
            QVERIFY2(
                play.name() == QLatin1String("Welcome") || play.name() == QLatin1String("TakeCard"),
                qPrintable(why()));
        }
        if (had && !session::hasVisitor(play.now))
            QVERIFY2(count<Wipe>(play.effects) == 1, qPrintable(why()));
        // A settlement without a receipt is given up by whatever ends its journey.
        const bool wasSending = kindOf(before) == QLatin1String("progress")
            && std::get<ProgressScreen>(before).title.phrase == Phrase::SettleSendingTitle;
        if (wasSending && !session::hasVisitor(play.now))
            QVERIFY2(count<AbandonSettlement>(play.effects) == 1, qPrintable(why()));
        // A code that is being paid is made void behind whoever leaves.
        if (kindOf(before) == QLatin1String("pay") && !session::hasVisitor(play.now))
            QVERIFY2(count<GiveUpPayment>(play.effects) == 1, qPrintable(why()));
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
