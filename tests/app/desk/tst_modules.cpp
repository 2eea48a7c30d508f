// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"

#include <QTest>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

namespace {

const StatusItem* itemOf(const View& view, const char* id)
{
    for (const StatusItem& item : view.status)
        if (item.id == QLatin1String(id))
            return &item;
    return nullptr;
}

void searchFor(Played& play, const QString& text)
{
    play.type(QStringLiteral("search"), text);
    play.act(QStringLiteral("find"));
}

} // namespace

class ModulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- calls
    void call_ofAKiosk_isSeenFromEveryModule()
    {
        Played play = atForm(clerk());
        const QDateTime since = play.place.now.addSecs(-20);
        play.say(CallsKnown { { { QStringLiteral("KIOSK-001"), QStringLiteral("Pin"), since } } });
        for (const char* module : { "reviews", "entry", "queue", "trail" }) {
            play.act(QLatin1String("module:") + QLatin1String(module));
            const View view = play.view();
            QCOMPARE(view.modules[2].count, 1);
            QVERIFY(view.modules[2].attention);
            QVERIFY(itemOf(view, "calls"));
        }
        QCOMPARE(itemOf(play.view(), "calls")->tone, Table::Tone::Attention);
        play.place.now = play.place.now.addSecs(60);
        QCOMPARE(itemOf(play.view(), "calls")->tone, Table::Tone::Alarm);
        play.act(QStringLiteral("module:calls"));
        QVERIFY(says(play.view(), Phrase::DeskWaitsLong));
    }

    void call_taken_leavesTheListAndTheTrail()
    {
        Played play = atForm(clerk());
        const QDateTime now = play.place.now;
        play.say(CallsKnown {
            { { QStringLiteral("K2"), {}, now }, { QStringLiteral("K1"), {}, now.addSecs(-5) } } });
        play.act(QStringLiteral("module:calls"));
        QVERIFY(play.press(QStringLiteral("Return")));
        QCOMPARE(play.all<TakeCall>()[0]->device, QStringLiteral("K1")); // the longest first
        QVERIFY(play.notes().contains(QStringLiteral("take-call K1")));
        QCOMPARE(play.view().modules[2].count, 1);
    }

    void calls_areAskedForWhileThereIsALink()
    {
        Played play = atForm(clerk());
        play.seconds(20);
        QCOMPARE(play.count<AskCalls>(), 2);
        play.say(LinkIs { false });
        play.seconds(20);
        QCOMPARE(play.count<AskCalls>(), 2);
    }

    void callsThatCannotBeAsked_areNoNews()
    {
        Played play = atForm(clerk());
        play.say(AskFailed { {}, ErrorCode::LinkTimeout, {}, QStringLiteral("calls") });
        QVERIFY(!play.view().notice);
        play.say(AskFailed { {}, ErrorCode::LinkTimeout, {}, QStringLiteral("find") });
        QVERIFY(says(play.view(), Phrase::DeskTrouble));
    }

    // ---- queue and status
    void queue_inWordsAndInTheStatusBar()
    {
        Played play = atForm(clerk());
        play.say(QueueIs { 3, 1, play.place.now.addSecs(-7200) });
        const View view = play.view();
        QCOMPARE(itemOf(view, "queue")->text.phrase, Phrase::DeskStatusPending);
        QCOMPARE(itemOf(view, "held")->tone, Table::Tone::Alarm);
        QCOMPARE(view.modules[3].count, 3); // one of them is held
        play.act(QStringLiteral("module:queue"));
        QVERIFY(says(play.view(), Phrase::DeskQueueCount));
        QVERIFY(says(play.view(), Phrase::DeskQueueHeldCount));
        QVERIFY(says(play.view(), Phrase::DeskHoursLong));
    }

    void status_saysWhatTheStationHas()
    {
        Played play = atForm(clerk());
        QCOMPARE(itemOf(play.view(), "link")->text.phrase, Phrase::Online);
        QCOMPARE(itemOf(play.view(), "snapshot")->text.phrase, Phrase::DeskStatusSnapshot);
        play.say(LinkIs { false });
        play.place.now = play.place.now.addDays(5);
        QCOMPARE(itemOf(play.view(), "link")->tone, Table::Tone::Attention);
        QCOMPARE(itemOf(play.view(), "snapshot")->text.phrase, Phrase::DeskStatusSnapshotOver);
        play.say(SnapshotIs {});
        QVERIFY(itemOf(play.view(), "operator"));
        QVERIFY(itemOf(play.view(), "clock"));
    }

    // ---- trail
    void trail_broken_isShoutedAbout()
    {
        Played play = atForm(clerk());
        play.act(QStringLiteral("module:trail"));
        QCOMPARE(play.count<AskTrail>(), 1);
        play.say(TrailKnown { { { play.place.now, QStringLiteral("1001"), QStringLiteral("see"),
                                  QStringLiteral("BA1") } },
            false });
        const View view = play.view();
        QCOMPARE(view.table->lines.size(), std::size_t(1));
        QVERIFY(says(view, Phrase::DeskTrailBroken));
        QCOMPARE(view.panels[0].tone, Table::Tone::Alarm);
        QVERIFY(view.modules[4].attention);
    }

    void sight_ofACase_isNotedOnceEach()
    {
        Played play = atReviews(reviewer(),
            { waitingCase(QStringLiteral("BA1"), 5), waitingCase(QStringLiteral("BA2")) });
        play.say(Chosen { QStringLiteral("BA2") });
        play.say(Chosen { QStringLiteral("BA2") });
        play.seconds(3);
        play.act(QStringLiteral("module:queue"));
        play.act(QStringLiteral("module:reviews")); // seen again
        QCOMPARE(
            play.notes(), QStringList({ QStringLiteral("see BA2"), QStringLiteral("see BA2") }));
    }

    void sight_ofAPerson_isNotedMasked()
    {
        Played play;
        play.say(LinkIs { true });
        play.logIn(clerk());
        play.type(QStringLiteral("cert-no"), person().certNo);
        play.act(QStringLiteral("person"));
        play.say(PersonFound { person(), {}, {} });
        const QString masked = maskedCertNo(person().certType, person().certNo);
        QVERIFY(play.notes().contains(QStringLiteral("see ") + masked));
        QVERIFY(play.notes().contains(QStringLiteral("ask-person ") + masked));
    }

    // ---- search
    void search_ofACaseThatWaits_goesThereAtOnce()
    {
        Played play = atReviews(reviewer(),
            { waitingCase(QStringLiteral("BA1"), 5), waitingCase(QStringLiteral("BA2")) });
        play.act(QStringLiteral("module:queue"));
        searchFor(play, QStringLiteral(" BA2 "));
        searchFor(play, QStringLiteral("BA20"));
        QCOMPARE(play.all<FindFiling>().size(), std::size_t(1));
        QCOMPARE(play.all<FindFiling>()[0]->text, QStringLiteral("BA20"));
        QCOMPARE(play.state.reviews.current, QStringLiteral("BA2"));
        QCOMPARE(play.view().module, QStringLiteral("reviews"));
    }

    void search_asks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("effect");
        QTest::newRow("three digits are too few") << "123"
                                                  << "";
        QTest::newRow("four digits of a document") << "0025"
                                                   << "find 0025";
        QTest::newRow("a whole number of a person") << person().certNo << "person";
        QTest::newRow("a slip's code") << "YD1|BA9|9F3C-77A1|done"
                                       << "slip find BA9";
        QTest::newRow("a slip typed") << "BA9 9f3c77a1"
                                      << "slip find BA9";
    }
    void search_asks()
    {
        QFETCH(QString, text);
        Played play = atReviews(reviewer(), {});
        searchFor(play, text);
        QStringList asked;
        if (play.count<AskPerson>())
            asked.append(QStringLiteral("person"));
        if (play.count<CheckSlip>())
            asked.append(QStringLiteral("slip"));
        if (play.count<FindFiling>())
            asked.append(QStringLiteral("find ") + play.all<FindFiling>()[0]->text);
        QTEST(asked.join(QLatin1Char(' ')), "effect");
        for (const QString& line : play.notes())
            QVERIFY(!line.contains(person().certNo));
    }

    void slip_verdict_isShown_data()
    {
        QTest::addColumn<bool>("genuine");
        QTest::newRow("genuine") << true;
        QTest::newRow("false") << false;
    }
    void slip_verdict_isShown()
    {
        QFETCH(bool, genuine);
        Played play = atReviews(reviewer(), {});
        play.say(SlipChecked { QStringLiteral("BA9"), genuine });
        const View view = play.view();
        QVERIFY(says(view, genuine ? Phrase::DeskSlipGenuine : Phrase::DeskSlipFalse));
        QCOMPARE(view.noticeTone, genuine ? Table::Tone::Normal : Table::Tone::Alarm);
    }

    void slip_verdict_outlastsWhatIsFoundByIt()
    {
        Played play = atReviews(reviewer(), {});
        play.say(SlipChecked { QStringLiteral("BA9"), false });
        play.say(ReviewsKnown { { waitingCase(QStringLiteral("BA9")) }, QStringLiteral("BA9") });
        QCOMPARE(play.view().table->current, QStringLiteral("BA9"));
        QVERIFY(says(play.view(), Phrase::DeskSlipFalse));
        QCOMPARE(play.view().noticeTone, Table::Tone::Alarm);
        play.act(QStringLiteral("refresh"));
        QVERIFY(!says(play.view(), Phrase::DeskSlipFalse)); // seen
    }

    void slip_genuineButNotOnFile_saysThatNothingWasFound()
    {
        Played play = atReviews(reviewer(), {});
        play.say(SlipChecked { QStringLiteral("BA9"), true });
        play.say(ReviewsKnown { {}, QStringLiteral("BA9") });
        QVERIFY(says(play.view(), Phrase::DeskFoundNothing));
    }

    void link_onceItIsThere_bringsWhatWaits()
    {
        Played play;
        play.logIn(reviewer()); // at the start of a day, before the link
        QCOMPARE(play.count<AskReviews>(), 0);
        QCOMPARE(play.count<AskCalls>(), 0);
        play.say(LinkIs { true });
        QCOMPARE(play.count<AskReviews>(), 1);
        QCOMPARE(play.count<AskCalls>(), 1);
    }

    void search_withSomethingTyped_asksBeforeItIsLost()
    {
        Played play = atForm(clerk());
        completeForm(play);
        searchFor(play, QStringLiteral("BA99"));
        QCOMPARE(play.count<FindFiling>(), 0);
        play.press(QStringLiteral("Esc"));
        QVERIFY(play.state.entry.found);
        searchFor(play, QStringLiteral("BA99"));
        play.press(QStringLiteral("F8"));
        QCOMPARE(play.count<FindFiling>(), 1);
    }

    void found_several_areListedAndF5GoesBack()
    {
        Played play = atReviews(reviewer(), { waitingCase(QStringLiteral("BA1")) });
        searchFor(play, QStringLiteral("0025"));
        play.say(ReviewsKnown {
            { waitingCase(QStringLiteral("BA5")), waitingCase(QStringLiteral("BA6")) },
            QStringLiteral("0025") });
        QCOMPARE(play.view().table->lines.size(), std::size_t(2));
        play.press(QStringLiteral("Esc"));
        QCOMPARE(play.count<AskReviews>(), 1);
        play.say(ReviewsKnown { { waitingCase(QStringLiteral("BA1")) } });
        QCOMPARE(play.view().table->lines.size(), std::size_t(1));
    }

    void found_nothing_saysSo()
    {
        Played play = atReviews(reviewer(), {});
        searchFor(play, QStringLiteral("BA77"));
        play.say(ReviewsKnown { {}, QStringLiteral("BA77") });
        QVERIFY(says(play.view(), Phrase::DeskFoundNothing));
    }

    // ---- keys
    void keys_ofEveryPage_areNotGivenTwice()
    {
        Played play = atForm(reviewer(), { filing(QStringLiteral("BA5"), FilingState::Effective) },
            hospitalWindow());
        for (const char* module : { "reviews", "entry", "settlements", "day", "differences",
                 "calls", "queue", "trail" }) {
            play.act(QLatin1String("module:") + QLatin1String(module));
            std::set<QString> keys;
            std::set<QString> ids;
            const View view = play.view();
            QCOMPARE(view.module, QLatin1String(module));
            for (const KeyAction& action : view.actions) {
                QVERIFY2(keys.insert(action.key).second, qPrintable(action.key));
                QVERIFY2(ids.insert(action.id).second, qPrintable(action.id));
                QCOMPARE(action.enabled, !action.why);
            }
            for (const char* common : { "F1", "F2", "F3", "F4", "Esc", "Ctrl+L" })
                QVERIFY2(keys.contains(QLatin1String(common)), common);
        }
    }
};

QTEST_GUILESS_MAIN(ModulesTest)
#include "tst_modules.moc"
