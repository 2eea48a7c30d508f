// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"

#include <QTest>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

namespace {

SecretBuffer secret()
{
    SecretBuffer buffer(8);
    buffer.append('1');
    return buffer;
}

} // namespace

class LogInTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void begin_showsNothingButTheForm()
    {
        const Played play;
        const View view = play.view();
        QVERIFY(view.modules.empty());
        QVERIFY(!view.table && view.panels.empty() && !view.search);
        QVERIFY(fieldOf(view, QStringLiteral("number")));
        QCOMPARE(fieldOf(view, QStringLiteral("secret"))->kind, Field::Kind::Secret);
        QVERIFY(fieldOf(view, QStringLiteral("secret"))->text.isEmpty());
    }

    void password_withNumber_isHandedOverOnce()
    {
        Played play;
        play.say(SecretTyped { secret() });
        QCOMPARE(play.count<LogIn>(), 0); // no number yet
        play.type(QStringLiteral("number"), QStringLiteral("1001"));
        play.say(SecretTyped { secret() });
        play.say(SecretTyped { secret() }); // while the first is being checked
        QCOMPARE(play.count<LogIn>(), 1);
        QCOMPARE(play.all<LogIn>()[0]->number, QStringLiteral("1001"));
        QVERIFY(!play.all<LogIn>()[0]->second);
    }

    void card_thenPin_logsIn()
    {
        Played play;
        QVERIFY(play.press(QStringLiteral("F4")));
        QCOMPARE(play.count<ReadCard>(), 1);
        play.say(CardShown { card() });
        QVERIFY(!fieldOf(play.view(), QStringLiteral("number")));
        play.say(SecretTyped { secret() });
        QCOMPARE(play.count<LogInByCard>(), 1);
        play.say(LoggedIn { reviewer() });
        QCOMPARE(play.view().modules.size(), std::size_t(5));
    }

    void failure_saysWhatIsLeft_data()
    {
        QTest::addColumn<int>("tries");
        QTest::addColumn<bool>("locked");
        QTest::addColumn<int>("phrase");
        QTest::newRow("tries") << 3 << false << static_cast<int>(Phrase::DeskLogInWrong);
        QTest::newRow("locked") << 0 << true << static_cast<int>(Phrase::DeskLockedUntil);
        QTest::newRow("number of nobody")
            << -1 << false << static_cast<int>(Phrase::DeskNumberOfNobody);
    }
    void failure_saysWhatIsLeft()
    {
        QFETCH(int, tries);
        QFETCH(bool, locked);
        Played play;
        play.type(QStringLiteral("number"), QStringLiteral("1001"));
        play.say(SecretTyped { secret() });
        LogInFailed failed;
        if (tries >= 0)
            failed.triesLeft = tries;
        if (locked)
            failed.lockedUntil = play.place.now.addSecs(900);
        play.say(std::move(failed));
        QTEST(static_cast<int>(play.view().notice->phrase), "phrase");
        play.effects.clear();
        play.say(SecretTyped { secret() });
        QCOMPARE(play.count<LogIn>(), locked ? 0 : 1);
        play.place.now = play.place.now.addSecs(1000);
        play.say(SecretTyped { secret() });
        QCOMPARE(play.count<LogIn>(), 1); // the time is over
    }

    void card_readWhileAPasswordIsChecked_isNotWhatFailed()
    {
        Played play;
        play.press(QStringLiteral("F4"));
        play.type(QStringLiteral("number"), QStringLiteral("1001"));
        play.say(SecretTyped { secret() });
        play.say(CardShown { card() });
        play.say(LogInFailed {});
        QCOMPARE(play.view().notice->phrase, Phrase::DeskNumberOfNobody);
    }

    void card_thatDoesNot_saysWhy_andAsksForTheNumber_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("blocked") << true;
        QTest::newRow("nobody's") << false;
    }
    void card_thatDoesNot_saysWhy_andAsksForTheNumber()
    {
        QFETCH(bool, known);
        Played play;
        play.say(CardShown { card() });
        play.say(SecretTyped { secret() });
        play.say(known ? LogInFailed { {}, {}, ErrorCode::PinBlocked } : LogInFailed {});
        const Words why = *play.view().notice;
        QCOMPARE(why.phrase, known ? Phrase::DeskTrouble : Phrase::DeskCardOfNobody);
        QVERIFY(fieldOf(play.view(), QStringLiteral("number")));
    }

    void lock_doesNotKeepAnybodyIn_whenTheWindowCloses()
    {
        Played play = atReviews(reviewer(), {});
        play.press(QStringLiteral("Ctrl+L"));
        play.act(QStringLiteral("log-out!"));
        QVERIFY(!play.state.who);
        QCOMPARE(play.count<LogOut>(), 1);
        QCOMPARE(play.notes().last(), QStringLiteral("log-out"));
    }

    void lock_keepsThePageAndTheForm()
    {
        Played play = atForm(clerk());
        play.type(QStringLiteral("phone"), QStringLiteral("13911112222"));
        const View before = play.view();
        QVERIFY(play.press(QStringLiteral("Ctrl+L")));
        const View locked = play.view();
        QVERIFY(locked.modules.empty() && locked.panels.empty());
        QVERIFY(!fieldOf(locked, QStringLiteral("phone")));
        play.act(QStringLiteral("submit")); // nothing goes through a lock
        play.type(QStringLiteral("phone"), QStringLiteral("1"));
        play.logIn(clerk());
        QCOMPARE(
            fieldOf(play.view(), QStringLiteral("phone"))->text, QStringLiteral("13911112222"));
        QCOMPARE(play.view().form->fields, before.form->fields);
        QCOMPARE(play.view().module, QStringLiteral("entry"));
        QCOMPARE(play.count<File>(), 0);
    }

    void lock_ofSomebodyElse_opensForASupervisorOnly()
    {
        Played play = atForm(clerk());
        play.press(QStringLiteral("Ctrl+L"));
        play.effects.clear();
        play.logIn(reviewer());
        QCOMPARE(play.view().modules.size(), std::size_t(0));
        QCOMPARE(play.count<LogOut>(), 1);
        QCOMPARE(play.view().notice->phrase, Phrase::DeskLockedBy);
        play.logIn(supervisor());
        QCOMPARE(play.state.who->number, supervisor().number);
        QVERIFY(!play.state.entry.found); // nothing of the other's work is seen
    }

    void lock_whileAJudgementCouldBeTakenBack_sendsItFirst()
    {
        Played play = atReviews(reviewer(), { waitingCase(QStringLiteral("BA1")) });
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("Ctrl+L"));
        QCOMPARE(play.judged(ReviewAction::Approve).size(), std::size_t(1));
        const int effects = static_cast<int>(play.effects.size());
        play.seconds(2 * graceSeconds);
        QCOMPARE(static_cast<int>(play.effects.size()), effects);
    }

    void answers_behindTheLock_arrive()
    {
        Played play = atReviews(reviewer(), { waitingCase(QStringLiteral("BA1")) });
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("Ctrl+L"));
        play.say(Answered { play.judged(ReviewAction::Approve)[0].ticket,
            filing(QStringLiteral("BA1"), FilingState::Effective) });
        play.logIn(reviewer());
        QVERIFY(play.view().table->lines.empty());
    }

    void idleStation_locksItself()
    {
        Played play = atForm(clerk());
        play.seconds(idleLockSeconds - 1);
        QVERIFY(!play.state.locked);
        play.type(QStringLiteral("phone"), QStringLiteral("1")); // a key
        play.seconds(idleLockSeconds - 1);
        QVERIFY(!play.state.locked);
        play.seconds(1);
        QVERIFY(play.state.locked);
        QVERIFY(play.notes().contains(QStringLiteral("lock")));
    }

    void logOut_givesBackWhatWasTakenInHand()
    {
        Played play = atReviews(reviewer(),
            { waitingCase(QStringLiteral("BA1"), 5), waitingCase(QStringLiteral("BA2"), 3) });
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("Ctrl+Return")); // BA2 is open
        play.press(QStringLiteral("Ctrl+Shift+L"));
        QCOMPARE(play.judged(ReviewAction::Approve)[0].judgement.number, QStringLiteral("BA1"));
        QCOMPARE(play.judged(ReviewAction::Release)[0].judgement.number, QStringLiteral("BA2"));
        QVERIFY(std::holds_alternative<LogOut>(play.effects.back()));
        QVERIFY(!play.state.who);
        QVERIFY(play.state.reviews.cases.empty());
    }

    void logOut_withSomethingTyped_asksFirst()
    {
        Played play = atForm(clerk());
        play.press(QStringLiteral("Ctrl+Shift+L"));
        QVERIFY(play.view().prompt);
        play.press(QStringLiteral("Esc"));
        QVERIFY(play.state.who);
        play.press(QStringLiteral("Ctrl+Shift+L"));
        play.press(QStringLiteral("F8"));
        QVERIFY(!play.state.who);
    }

    void help_opensAndCloses()
    {
        Played play = atReviews(reviewer(), {});
        play.press(QStringLiteral("F1"));
        QVERIFY(play.view().help);
        play.act(QStringLiteral("back"));
        QVERIFY(!play.view().help);
    }
};

QTEST_GUILESS_MAIN(LogInTest)
#include "tst_log_in.moc"
