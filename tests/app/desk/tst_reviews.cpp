// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"

#include <QTest>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

namespace {

const auto A = QStringLiteral("BA1");
const auto B = QStringLiteral("BA2");
const auto C = QStringLiteral("BA3");

/// The oldest first whatever order they come in.
std::vector<ReviewCase> three()
{
    return { waitingCase(B, 5), waitingCase(C, 1), waitingCase(A, 9) };
}

FilingDecision objection(const char* code)
{
    FilingDecision decision;
    decision.outcome = FilingDecision::Outcome::Reject;
    decision.reasons = { { QLatin1String(code), {}, {} } };
    return decision;
}
FilingDecision pass()
{
    FilingDecision decision;
    decision.outcome = FilingDecision::Outcome::Review;
    return decision;
}

} // namespace

class ReviewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void simpleApproval_fromTheOpenModule_takesAtMostSixKeys()
    {
        Played play = atReviews(reviewer(), three());
        QVERIFY(play.press(QStringLiteral("F8")));
        QVERIFY(play.press(QStringLiteral("Ctrl+Return")));
        QVERIFY2(play.keys <= 6, qPrintable(QString::number(play.keys)));
        play.seconds(graceSeconds);
        const auto approved = play.judged(ReviewAction::Approve);
        QCOMPARE(approved.size(), std::size_t(1));
        QCOMPARE(approved[0].judgement.number, A); // the oldest
        QCOMPARE(approved[0].judgement.by, reviewer().number);
        QCOMPARE(play.state.reviews.current, B); // the next oldest is open and claimed
        QCOMPARE(play.state.reviews.opened, B);
    }

    void refusal_withItsReason_takesAtMostSixKeys()
    {
        Played play = atReviews(reviewer(), three());
        QVERIFY(play.press(QStringLiteral("Shift+F9")));
        ++play.keys; // a digit
        play.say(Marked { play.view().prompt->table->lines[0].id });
        QVERIFY(play.press(QStringLiteral("Ctrl+Return")));
        QVERIFY(play.keys <= 6);
        play.seconds(graceSeconds);
        QCOMPARE(play.judged(ReviewAction::Refuse).size(), std::size_t(1));
        QCOMPARE(play.judged(ReviewAction::Refuse)[0].judgement.reasons,
            QStringList { QStringLiteral("R01") });
    }

    void opening_claimsOnce_andGoingOnGivesBack()
    {
        Played play = atReviews(reviewer(), three());
        play.say(Chosen { B });
        QCOMPARE(play.count<Judge>(), 0); // looking is not taking in hand
        play.press(QStringLiteral("Return"));
        play.press(QStringLiteral("Return"));
        QCOMPARE(play.judged(ReviewAction::Claim).size(), std::size_t(1));
        play.press(QStringLiteral("Ctrl+Return"));
        QCOMPARE(play.judged(ReviewAction::Release)[0].judgement.number, B);
        QCOMPARE(play.judged(ReviewAction::Claim)[1].judgement.number, A);
    }

    void claim_leavesBeforeTheJudgementItIsFor()
    {
        Played play = atReviews(reviewer(), three());
        play.press(QStringLiteral("F8"));
        play.seconds(graceSeconds);
        const auto all = play.all<Judge>();
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(all[0]->judgement.action, ReviewAction::Claim);
        QCOMPARE(all[1]->judgement.action, ReviewAction::Approve);
    }

    void judging_whatMayNot_isGreyAndSaysWhy_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("why");
        const auto row = [](const char* name, int which, Phrase why) {
            QTest::newRow(name) << which << static_cast<int>(why);
        };
        row("not a reviewer", 0, Phrase::DeskWhyNoReviewer);
        row("a hospital's window", 1, Phrase::DeskWhyNoOffice);
        row("entered by the same operator", 2, Phrase::DeskWhyFourEyes);
        row("in somebody else's hands", 3, Phrase::DeskWhyClaimed);
        row("papers are awaited", 4, Phrase::DeskWhyState);
        row("reasons stand against it", 5, Phrase::DeskWhyReasons);
        row("judged already", 6, Phrase::DeskWhyGiven);
    }
    void judging_whatMayNot_isGreyAndSaysWhy()
    {
        QFETCH(int, which);
        QFETCH(int, why);
        ReviewCase one = waitingCase(A);
        if (which == 2)
            one.enteredBy = office().institution.code + QStringLiteral(":1002");
        if (which == 3)
            one.claimedBy = QStringLiteral("1003");
        if (which == 4)
            one.filing.state = FilingState::NeedMaterial;
        if (which == 5)
            one.preview = objection("R05");
        Played play = atReviews(which == 0 ? clerk() : reviewer(), { one });
        if (which == 1)
            play.place = hospitalWindow();
        if (which == 6)
            play.press(QStringLiteral("F8"));
        play.effects.clear();
        const View view = play.view();
        const KeyAction* approve = keyOf(view, QStringLiteral("F8"));
        QVERIFY(approve && !approve->enabled && approve->why);
        QCOMPARE(static_cast<int>(approve->why->phrase), why);
        // And pressed all the same, nothing is done.
        play.act(QStringLiteral("approve"));
        QCOMPARE(play.count<Judge>(), 0);
        QCOMPARE(static_cast<int>(play.view().notice->phrase), why);
    }

    void judgement_inItsGrace_canBeTakenBack()
    {
        Played play = atReviews(reviewer(), three());
        play.press(QStringLiteral("F8"));
        QCOMPARE(play.view().undoSeconds, graceSeconds);
        play.seconds(graceSeconds - 1);
        QCOMPARE(play.view().undoSeconds, 1);
        QVERIFY(play.press(QStringLiteral("Ctrl+Z")));
        play.seconds(graceSeconds);
        QVERIFY(play.judged(ReviewAction::Approve).empty());
        QVERIFY(play.notes().contains(QStringLiteral("approve BA1")));
        QVERIFY(play.notes().contains(QStringLiteral("undo BA1")));
        QVERIFY(!play.press(QStringLiteral("Ctrl+Z"))); // nothing is left to take back
        QVERIFY(play.press(QStringLiteral("F8"))); // and it can be judged again
    }

    void undo_ofSeveral_takesTheLastBackFirst()
    {
        Played play = atReviews(reviewer(), three());
        for (int i = 0; i < 2; ++i) {
            play.press(QStringLiteral("F8"));
            play.press(QStringLiteral("Ctrl+Return"));
        }
        play.press(QStringLiteral("Ctrl+Z"));
        play.seconds(graceSeconds);
        QCOMPARE(play.judged(ReviewAction::Approve).size(), std::size_t(1));
        QCOMPARE(play.judged(ReviewAction::Approve)[0].judgement.number, A);
        QCOMPARE(play.state.reviews.current, B);
    }

    void asking_withMarkedPapers_sendsThem()
    {
        Played play = atReviews(reviewer(), three());
        play.press(QStringLiteral("F9"));
        const View view = play.view();
        QVERIFY(view.prompt && view.prompt->table);
        // What the policy asks for in this category comes first.
        QCOMPARE(view.prompt->table->lines[0].id, QStringLiteral("referral-certificate"));
        play.press(QStringLiteral("Return"));
        QVERIFY(play.view().prompt); // nothing was chosen
        play.say(Marked { QStringLiteral("referral-certificate") });
        play.say(Marked { QStringLiteral("work-proof") });
        play.say(Marked { QStringLiteral("work-proof") }); // and not after all
        play.press(QStringLiteral("Return"));
        QVERIFY(!play.view().prompt);
        play.seconds(graceSeconds);
        QCOMPARE(play.judged(ReviewAction::Ask)[0].judgement.papers,
            QStringList { QStringLiteral("referral-certificate") });
    }

    void refusing_listsWhatStandsAgainstItFirst()
    {
        ReviewCase one = waitingCase(A);
        one.preview = objection("R05");
        Played play = atReviews(reviewer(), { one });
        play.press(QStringLiteral("Shift+F9"));
        const auto lines = play.view().prompt->table->lines;
        QCOMPARE(lines.size(), std::size_t(19));
        QCOMPARE(lines[0].id, QStringLiteral("R05"));
        QCOMPARE(lines[1].id, QStringLiteral("R01"));
    }

    void bulk_afterTheDryRun_approvesOnlyWhatPasses()
    {
        std::vector<ReviewCase> cases = three();
        cases[0].enteredBy = QStringLiteral("1002"); // B: four eyes
        Played play = atReviews(reviewer(), cases);
        play.press(QStringLiteral("Ctrl+A"));
        play.press(QStringLiteral("F8"));
        QCOMPARE(play.all<AskPreview>()[0]->numbers, QStringList({ A, B, C }));
        QVERIFY(!keyOf(play.view(), QStringLiteral("Return"))->enabled); // not known yet
        play.say(ChecksKnown { { { A, pass() }, { B, pass() }, { C, objection("R05") } } });
        const View view = play.view();
        QVERIFY(says(view, Phrase::DeskDryRun));
        QCOMPARE(std::get<int>(view.prompt->text[0].args[0]), 1);
        QCOMPARE(std::get<int>(view.prompt->text[0].args[1]), 2);
        QCOMPARE(view.prompt->table->lines.size(), std::size_t(2));
        QVERIFY(says(view, Phrase::DeskWhyFourEyes));
        QCOMPARE(play.count<Judge>(), 0); // dry
        play.press(QStringLiteral("Return"));
        play.seconds(graceSeconds);
        QCOMPARE(play.judged(ReviewAction::Approve).size(), std::size_t(1));
        QCOMPARE(play.judged(ReviewAction::Approve)[0].judgement.number, A);
        QCOMPARE(play.state.reviews.marked, std::set<QString>({ B, C })); // failures stay marked
    }

    void bulk_leftAlone_doesNothing()
    {
        Played play = atReviews(reviewer(), three());
        play.press(QStringLiteral("Ctrl+A"));
        play.press(QStringLiteral("F8"));
        play.say(ChecksKnown { { { A, pass() } } });
        play.press(QStringLiteral("Esc"));
        play.seconds(graceSeconds);
        QCOMPARE(play.count<Judge>(), 0);
        QCOMPARE(play.state.reviews.marked.size(), std::size_t(3));
    }

    void answer_signed_takesTheCaseOffTheList()
    {
        Played play = atReviews(reviewer(), three());
        play.press(QStringLiteral("F8"));
        play.seconds(graceSeconds);
        const Judge judge = play.judged(ReviewAction::Approve)[0];
        play.say(Recorded { judge.ticket, QStringLiteral("M1") });
        QVERIFY(says(play.view(), Phrase::DeskMarkStored));
        play.say(Answered { judge.ticket, filing(A, FilingState::Effective) });
        QCOMPARE(play.state.reviews.cases.size(), std::size_t(2));
        QCOMPARE(play.state.reviews.current, B);
    }

    void refusalByTheProvince_keepsTheCaseWithItsReasons()
    {
        Played play = atReviews(reviewer(), three());
        play.press(QStringLiteral("F8"));
        play.seconds(graceSeconds);
        play.say(Declined {
            play.judged(ReviewAction::Approve)[0].ticket, { { QStringLiteral("R03"), {}, {} } } });
        QCOMPARE(play.state.reviews.cases.size(), std::size_t(3));
        QCOMPARE(play.view().noticeTone, Table::Tone::Alarm);
        QVERIFY(!play.state.reviews.against[A].empty());
    }

    void claimOfSomebodyElse_takesBackWhatWasJudgedOnIt()
    {
        Played play = atReviews(reviewer(), three());
        play.press(QStringLiteral("F8"));
        play.say(Declined { play.judged(ReviewAction::Claim)[0].ticket,
            { { QStringLiteral("F02"), QStringLiteral("1003"), {} } } });
        play.seconds(graceSeconds);
        QVERIFY(play.judged(ReviewAction::Approve).empty());
        QVERIFY(says(play.view(), Phrase::DeskClaimDeclined));
    }

    void refresh_keepsWhatWasJudgedAndNotAnswered()
    {
        Played play = atReviews(reviewer(), three());
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("F5"));
        play.say(ReviewsKnown { { waitingCase(B, 5) } });
        QCOMPARE(play.state.reviews.cases.size(), std::size_t(2));
        play.press(QStringLiteral("Ctrl+Z"));
        QCOMPARE(play.state.reviews.current, A);
    }

    void lateLine_saysSoInWordsToo()
    {
        Played play = atReviews(reviewer(), { waitingCase(A, 72), waitingCase(B, 30) });
        const View view = play.view();
        QCOMPARE(view.table->lines[0].tone, Table::Tone::Alarm);
        QCOMPARE(view.table->lines[1].tone, Table::Tone::Attention);
        QVERIFY(says(view, Phrase::DeskOverdue));
        QVERIFY(view.modules[0].attention);
        // The name in the list is masked; that of one case can be compared with the papers.
        for (const Words& cell : view.table->lines[0].cells)
            for (const WordArg& arg : cell.args)
                if (const auto* text = std::get_if<QString>(&arg))
                    QVERIFY(!text->contains(person().name));
    }

    void person_ofACase_showsInFullOnlyWhenAskedAndForAWhile()
    {
        Played play = atReviews(reviewer(), three());
        const auto shows = [&play](const QString& text) {
            for (const Panel& panel : play.view().panels)
                for (const Row& row : panel.rows)
                    for (const WordArg& arg : row.value.args)
                        if (const auto* said = std::get_if<QString>(&arg); said && *said == text)
                            return true;
            return false;
        };
        const auto full = [&] { return shows(person().name) && shows(person().certNo); };
        const auto masked = [&] { return !shows(person().name) && !shows(person().certNo); };
        QVERIFY(masked() && shows(maskedName(person().name)));
        const auto before = play.notes().count(QStringLiteral("see ") + A);
        QVERIFY(play.press(QStringLiteral("F7")));
        QVERIFY(full());
        QCOMPARE(play.notes().count(QStringLiteral("see ") + A), before + 1);
        play.seconds(uncoveredSeconds - 1);
        QVERIFY(full());
        play.seconds(1);
        QVERIFY(masked());
        // Going to another case, covering it again and locking the station hide it too.
        play.press(QStringLiteral("F7"));
        play.say(Chosen { B });
        QVERIFY(masked());
        play.say(Chosen { A });
        QVERIFY(masked());
        play.press(QStringLiteral("F7"));
        play.press(QStringLiteral("F7"));
        QVERIFY(masked());
        play.press(QStringLiteral("F7"));
        play.press(QStringLiteral("Ctrl+L"));
        play.say(LoggedIn { reviewer() });
        QVERIFY(masked());
    }

    void rules_thatOnlyLooked_areNoReasonToReview()
    {
        ReviewCase one = waitingCase(A);
        one.rules = { QStringLiteral("R01"), QStringLiteral("R19"),
            QStringLiteral("review-papers") };
        Played play = atReviews(reviewer(), { one });
        const std::vector<Row> rows = play.view().panels.back().rows;
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows.front().value,
            Words::code(QStringLiteral("filing-rule"), QStringLiteral("review-papers")));
    }

    void enteredElsewhere_isSaidByTheNameOfTheHouse_whereTheDirectoryKnowsIt_data()
    {
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("said");
        QTest::newRow("known") << QStringLiteral("H64010400001:HIS-900")
                               << QStringLiteral("银川市第一人民医院 HIS-900");
        QTest::newRow("unknown") << QStringLiteral("H99999999999:7")
                                 << QStringLiteral("H99999999999:7");
        QTest::newRow("a kiosk") << QStringLiteral("KIOSK-001") << QStringLiteral("KIOSK-001");
    }
    void enteredElsewhere_isSaidByTheNameOfTheHouse_whereTheDirectoryKnowsIt()
    {
        QFETCH(QString, actor);
        QFETCH(QString, said);
        ReviewCase one = waitingCase(A);
        one.enteredBy = actor;
        Played play = atReviews(reviewer(), { one });
        const std::vector<Row> rows = play.view().panels[1].rows;
        QVERIFY(std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
            return row.value.phrase == Phrase::DeskEnteredWords
                && row.value.args.front() == WordArg(said);
        }));
    }

    void overlap_inThePreview_isSaidBesideTheOtherFiling()
    {
        ReviewCase one = waitingCase(A);
        one.others = { filing(QStringLiteral("BA9"), FilingState::Effective),
            filing(QStringLiteral("BA8"), FilingState::Expired) };
        one.preview.effects = { { QStringLiteral("BA9"), FilingEvent::Overlap,
            FilingState::Terminated, QDate(2017, 1, 10), QDate(2017, 3, 30), {} } };
        Played play = atReviews(reviewer(), { one });
        const View view = play.view();
        QVERIFY(says(view, Phrase::DeskOtherBecomes));
        QVERIFY(says(view, Phrase::DeskOtherStays));
        QCOMPARE(view.panels.size(), std::size_t(5));
    }

    void queue_nobodyCouldReach_saysSo()
    {
        Played play;
        play.logIn(reviewer());
        QVERIFY(says(play.view(), Phrase::DeskReviewsUnknown));
        QCOMPARE(play.count<AskReviews>(), 0);
        play.press(QStringLiteral("F5"));
        QCOMPARE(play.count<AskReviews>(), 1);
        play.say(ReviewsKnown {});
        QVERIFY(says(play.view(), Phrase::DeskReviewsEmpty));
    }
};

QTEST_GUILESS_MAIN(ReviewsTest)
#include "tst_reviews.moc"
