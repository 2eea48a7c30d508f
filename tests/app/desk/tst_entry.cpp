// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"

#include <QTest>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

namespace {

const auto submitKey = QStringLiteral("Ctrl+Return");

const FilingRequest& requestIn(const Played& play)
{
    return play.all<File>().back()->request;
}

QString effectiveNumber()
{
    return QStringLiteral("BA5");
}

} // namespace

class EntryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void number_ofADocument_findsThePerson()
    {
        Played play;
        play.say(LinkIs { true });
        play.logIn(clerk());
        QVERIFY(play.press(QStringLiteral("F2")));
        QVERIFY(play.view().panels.empty());
        play.type(QStringLiteral("cert-no"), QStringLiteral("650102195203120"));
        play.press(QStringLiteral("Return"));
        QCOMPARE(play.count<AskPerson>(), 0); // too short to be one
        QCOMPARE(play.view().form->focus, QStringLiteral("cert-no"));
        play.type(QStringLiteral("cert-no"), person().certNo.toLower());
        QVERIFY(play.press(QStringLiteral("Return")));
        QCOMPARE(play.all<AskPerson>()[0]->certNo, person().certNo);
        play.say(PersonFound { person(), {}, {} });
        QVERIFY(says(play.view(), Phrase::DeskPanelPerson));
    }

    void card_findsThePersonAndProvesThem()
    {
        Played play;
        play.say(LinkIs { true });
        play.logIn(clerk());
        QVERIFY(play.press(QStringLiteral("F4")));
        play.say(CardShown { card() });
        QCOMPARE(play.all<AskPerson>()[0]->certNo, person().certNo);
        play.say(PersonFound { person(), {}, {} });
        QCOMPARE(fieldOf(play.view(), QStringLiteral("identity"))->text, QStringLiteral("1"));
    }

    void card_ofSomebodyElse_doesNotTakeTheFormAway()
    {
        Played play = atForm(clerk());
        completeForm(play);
        SocialSecurityCard other = card();
        other.socialSecurityNumber = QStringLiteral("640101197001010011");
        play.say(CardShown { other });
        QVERIFY(says(play.view(), Phrase::DeskCardOther));
        QVERIFY(play.state.entry.found);
    }

    void form_whole_becomesARequest()
    {
        Played play = atForm(clerk());
        play.type(QStringLiteral("category"), QStringLiteral("L2"));
        play.type(QStringLiteral("initials"), QStringLiteral("wz"));
        play.type(QStringLiteral("begin"), QStringLiteral("2017-04-02"));
        play.type(QStringLiteral("paper:residence-proof"), QStringLiteral("1"));
        play.type(QStringLiteral("phone"), QStringLiteral("13911112222"));
        play.type(QStringLiteral("agent"), QStringLiteral("1"));
        play.type(QStringLiteral("agent-name"), QStringLiteral("马建国"));
        play.type(QStringLiteral("agent-cert-no"), person().certNo);
        play.type(QStringLiteral("agent-relation"), QStringLiteral("20"));
        play.type(QStringLiteral("agent-phone"), QStringLiteral("13922223333"));
        play.type(QStringLiteral("identity"), QStringLiteral("1"));
        QVERIFY(play.press(submitKey));
        QCOMPARE(play.count<File>(), 1);
        const FilingRequest& asked = requestIn(play);
        QCOMPARE(asked.operation, FilingOperation::File);
        QCOMPARE(asked.channel, FilingChannel::Window);
        QCOMPARE(asked.role, FilingRole::Clerk);
        QCOMPARE(asked.category, FilingCategory::LongTermResident);
        QCOMPARE(asked.careRegion, QStringLiteral("640300")); // any city, from any window
        QCOMPARE(asked.insuredRegion, QStringLiteral("650100"));
        QCOMPARE(asked.begin, QDate(2017, 4, 2));
        QCOMPARE(asked.phone, QStringLiteral("13911112222"));
        QCOMPARE(asked.psnNo, person().psnNo);
        QVERIFY(asked.agent && asked.agent->relation == QStringLiteral("20"));
        QCOMPARE(play.all<File>()[0]->papers, QStringList { QStringLiteral("residence-proof") });
        play.press(submitKey);
        QCOMPARE(play.count<File>(), 1); // once
    }

    void place_isFoundBy_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("code");
        QTest::newRow("initials") << "ta"
                                  << "370900";
        QTest::newRow("code") << "6403"
                              << "640300";
        QTest::newRow("name") << "银川"
                              << "640100";
        QTest::newRow("nothing: the window's own city") << ""
                                                        << "640100";
    }
    void place_isFoundBy()
    {
        QFETCH(QString, typed);
        Played play = atForm(clerk(), {}, hospitalWindow());
        play.type(QStringLiteral("initials"), typed);
        const View view = play.view();
        QTEST(fieldOf(view, QStringLiteral("place"))->text, "code");
        QVERIFY(offers(
            fieldOf(view, QStringLiteral("place")), fieldOf(view, QStringLiteral("place"))->text));
    }

    void form_lackingSomething_goesThereAndSendsNothing_data()
    {
        QTest::addColumn<QString>("typed"); // field=text …
        QTest::addColumn<QString>("field");
        QTest::newRow("identity not seen") << "initials=YC"
                                           << "identity";
        QTest::newRow("no such place") << "initials=QQ identity=1"
                                       << "place";
        QTest::newRow("no date") << "begin=31.3. identity=1"
                                 << "begin";
        QTest::newRow("no day of referral") << "category=T1 identity=1"
                                            << "referred-on";
        QTest::newRow("agent without a name") << "agent=1 identity=1"
                                              << "agent-name";
    }
    void form_lackingSomething_goesThereAndSendsNothing()
    {
        QFETCH(QString, typed);
        QFETCH(QString, field);
        Played play = atForm(clerk(), {}, hospitalWindow());
        for (const QString& one : typed.split(QLatin1Char(' ')))
            play.type(one.section(QLatin1Char('='), 0, 0), one.section(QLatin1Char('='), 1));
        QVERIFY(!fieldOf(play.view(), field)->problem); // not before it was tried
        play.press(submitKey);
        QCOMPARE(play.count<File>(), 0);
        QCOMPARE(play.view().form->focus, field);
        QVERIFY(fieldOf(play.view(), field)->problem);
    }

    void check_beforeSending_showsReasonsBesideTheirFields()
    {
        Played play = atForm(clerk());
        play.type(QStringLiteral("initials"), QStringLiteral("LS")); // closed
        play.type(QStringLiteral("identity"), QStringLiteral("1"));
        QVERIFY(fieldOf(play.view(), QStringLiteral("place"))->problem);
        play.press(submitKey);
        QCOMPARE(play.count<File>(), 0);
        QVERIFY(says(play.view(), Phrase::DeskSendAnywayTitle));
        play.press(QStringLiteral("Esc"));
        QCOMPARE(play.count<File>(), 0);
        play.press(submitKey);
        play.press(QStringLiteral("F8")); // the province has the last word
        QCOMPARE(play.count<File>(), 1);
    }

    void check_withoutAPolicyInForce_isLeftToTheProvince()
    {
        Played play = atForm(clerk());
        play.place.now = play.place.now.addDays(4); // the snapshot has expired
        QVERIFY(says(play.view(), Phrase::DeskCheckNone));
        completeForm(play);
        play.press(submitKey);
        QCOMPARE(play.count<File>(), 1);
    }

    void backdating_byAClerk_needsASupervisor()
    {
        Played play = atForm(clerk());
        completeForm(play);
        play.type(QStringLiteral("begin"), QStringLiteral("20170320"));
        play.press(submitKey);
        QCOMPARE(play.count<File>(), 0);
        QVERIFY(says(play.view(), Phrase::DeskSecondTitle));
        play.type(QStringLiteral("number"), QStringLiteral("1003"));
        SecretBuffer password(4);
        password.append('x');
        play.say(SecretTyped { std::move(password) });
        QVERIFY(play.all<LogIn>().back()->second);
        play.say(SecondAgreed { clerk() }); // oneself is no second
        QVERIFY(says(play.view(), Phrase::DeskSecondSame));
        play.say(SecondAgreed { reviewer() });
        QVERIFY(says(play.view(), Phrase::DeskSecondNoSupervisor));
        QCOMPARE(play.count<File>(), 0);
        play.say(SecondAgreed { supervisor() });
        QCOMPARE(play.count<File>(), 1);
        QCOMPARE(requestIn(play).role, FilingRole::Supervisor);
        QVERIFY(play.notes().contains(QStringLiteral("second 1003")));
        QCOMPARE(play.state.who->number, clerk().number); // still the clerk's window
    }

    void backdating_agreedFor_isNotCarriedToAnotherDay()
    {
        Played play = atForm(clerk());
        play.type(QStringLiteral("initials"), QStringLiteral("YC"));
        play.type(QStringLiteral("begin"), QStringLiteral("20170320"));
        play.type(QStringLiteral("identity"), QStringLiteral("1"));
        play.press(submitKey);
        play.say(SecondAgreed { supervisor() });
        play.say(Declined { play.all<File>()[0]->ticket, {} });
        play.type(QStringLiteral("begin"), QStringLiteral("20170310"));
        play.press(submitKey);
        QCOMPARE(play.count<File>(), 1);
        QVERIFY(says(play.view(), Phrase::DeskSecondTitle));
    }

    void backdating_byASupervisor_needsNobody()
    {
        Played play = atForm(supervisor());
        completeForm(play);
        play.type(QStringLiteral("begin"), QStringLiteral("20170320"));
        play.press(submitKey);
        QCOMPARE(requestIn(play).role, FilingRole::Supervisor);
    }

    void wishes_offered_followTheTableOfStates_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("wishes");
        const auto row = [](FilingState state, const char* wishes) {
            QTest::newRow(qPrintable(filingStateName(state)))
                << static_cast<int>(state) << QString::fromLatin1(wishes);
        };
        row(FilingState::Draft, "submit withdraw file");
        row(FilingState::NeedMaterial, "supplement withdraw file");
        row(FilingState::InReview, "withdraw file");
        row(FilingState::Approved, "file cancel");
        row(FilingState::Effective, "file extend change cancel");
        row(FilingState::Suspended, "file");
        row(FilingState::Expired, "file");
        row(FilingState::Rejected, "file");
    }
    void wishes_offered_followTheTableOfStates()
    {
        QFETCH(int, state);
        Played play =
            atForm(clerk(), { filing(effectiveNumber(), static_cast<FilingState>(state)) });
        play.say(Chosen { effectiveNumber() });
        QStringList offered;
        const View view = play.view();
        for (const Field::Option& one : fieldOf(view, QStringLiteral("wish"))->options)
            offered.append(one.id);
        QTEST(offered.join(QLatin1Char(' ')), "wishes");
    }

    void filing_found_isExtendedChangedOrCancelled_data()
    {
        QTest::addColumn<QString>("wish");
        QTest::addColumn<int>("operation");
        const auto row = [](const char* wish, FilingOperation operation) {
            QTest::newRow(wish) << QString::fromLatin1(wish) << static_cast<int>(operation);
        };
        row("extend", FilingOperation::Extend);
        row("change", FilingOperation::Change);
        row("cancel", FilingOperation::Cancel);
    }
    void filing_found_isExtendedChangedOrCancelled()
    {
        QFETCH(QString, wish);
        Played play = atForm(clerk(), { filing(effectiveNumber(), FilingState::Effective) });
        play.type(QStringLiteral("wish"), wish);
        play.type(QStringLiteral("initials"), QStringLiteral("WZ"));
        play.type(QStringLiteral("end"), QStringLiteral("2017-09-30"));
        play.type(QStringLiteral("identity"), QStringLiteral("1"));
        play.press(submitKey);
        if (play.view().prompt)
            play.press(QStringLiteral("F8"));
        QCOMPARE(play.count<File>(), 1);
        QTEST(static_cast<int>(requestIn(play).operation), "operation");
        QCOMPARE(requestIn(play).target, effectiveNumber());
        QCOMPARE(requestIn(play).end, QDate(2017, 9, 30));
    }

    void draft_ofAKiosk_isCarriedOnWithPapers()
    {
        ReviewCase draft = waitingCase(QStringLiteral("BA7"));
        draft.filing.state = FilingState::Draft;
        Played play;
        play.place = hospitalWindow();
        play.say(LinkIs { true });
        play.logIn(clerk());
        play.type(QStringLiteral("search"), QStringLiteral("BA7-TICKET"));
        play.act(QStringLiteral("find"));
        QCOMPARE(play.all<FindFiling>()[0]->text, QStringLiteral("BA7-TICKET"));
        play.say(ReviewsKnown { { draft }, QStringLiteral("BA7-TICKET") });
        QCOMPARE(play.all<AskPerson>()[0]->certNo, person().certNo);
        play.say(PersonFound { person(), { draft.filing }, {} });
        QVERIFY(says(play.view(), Phrase::DeskPanelDraft));
        QCOMPARE(fieldOf(play.view(), QStringLiteral("wish"))->text, QStringLiteral("submit"));
        play.press(submitKey);
        QCOMPARE(play.count<Judge>(), 0); // first the person proves who they are
        play.say(CardShown { card() });
        play.type(QStringLiteral("paper:referral-certificate"), QStringLiteral("1"));
        play.press(submitKey);
        const Judgement sent = play.judged(ReviewAction::Submit)[0].judgement;
        QCOMPARE(sent.number, QStringLiteral("BA7"));
        QCOMPARE(sent.role, FilingRole::Clerk);
        QCOMPARE(sent.papers, QStringList { QStringLiteral("referral-certificate") });
    }

    void papers_askedFor_areHandedInAtTheWindow()
    {
        Filing waits = filing(effectiveNumber(), FilingState::NeedMaterial);
        waits.papers = { QStringLiteral("work-proof") };
        Played play = atForm(clerk(), { waits });
        play.type(QStringLiteral("identity"), QStringLiteral("1"));
        play.press(submitKey);
        QCOMPARE(play.count<Judge>(), 0); // none was ticked
        play.type(QStringLiteral("paper:work-proof"), QStringLiteral("1"));
        play.press(submitKey);
        QCOMPARE(play.judged(ReviewAction::Supplement)[0].judgement.papers, waits.papers);
    }

    void answer_decided_isPrintedWithItsDays()
    {
        Played play = atForm(clerk());
        completeForm(play);
        play.press(submitKey);
        QVERIFY(!play.press(QStringLiteral("Ctrl+P"))); // nothing to print yet
        const QString ticket = play.all<File>()[0]->ticket;
        play.say(Recorded { ticket, QStringLiteral("M1") });
        Filing decided = filing(effectiveNumber(), FilingState::Effective);
        play.say(Answered { ticket, decided });
        QVERIFY(says(play.view(), Phrase::DeskJudged));
        QVERIFY(play.press(QStringLiteral("Ctrl+P")));
        const PrintReceipt receipt = *play.all<PrintReceipt>().back();
        QCOMPARE(receipt.number, effectiveNumber());
        QCOMPARE(receipt.request.end, decided.end);
        QVERIFY(receipt.filing);
        play.press(QStringLiteral("F2")); // the next person
        QVERIFY(!play.press(QStringLiteral("Ctrl+P")));
        QVERIFY(play.press(QStringLiteral("Ctrl+Shift+P"))); // the last one again
        QCOMPARE(play.all<PrintReceipt>().back()->number, effectiveNumber());
    }

    void person_whomNobodyAnswersFor_isWrittenDownByHand_alsoOnALineThatSeemsGood()
    {
        for (const ErrorCode error :
            { ErrorCode::LinkTimeout, ErrorCode::TlsRefused, ErrorCode::AnswerUnsigned }) {
            Played play;
            play.logIn(clerk());
            play.say(LinkIs { true });
            play.press(QStringLiteral("F2"));
            play.type(QStringLiteral("cert-no"), person().certNo);
            play.press(QStringLiteral("Return"));
            play.say(AskFailed { {}, error, {}, QStringLiteral("person") });
            QVERIFY2(says(play.view(), Phrase::DeskPersonByHand), qPrintable(errorName(error)));
        }
    }

    void filing_offLine_isStoredAndTheReceiptSaysSo()
    {
        Played play;
        play.logIn(clerk());
        play.press(QStringLiteral("F2"));
        play.type(QStringLiteral("cert-no"), person().certNo);
        play.press(QStringLiteral("Return"));
        play.say(AskFailed { {}, ErrorCode::LinkDown, {}, QStringLiteral("person") });
        QVERIFY(says(play.view(), Phrase::DeskPersonByHand));
        play.type(QStringLiteral("name"), person().name);
        play.type(QStringLiteral("insured-initials"), QStringLiteral("WL"));
        completeForm(play);
        play.press(submitKey);
        QCOMPARE(requestIn(play).insuredRegion, QStringLiteral("650100"));
        QCOMPARE(requestIn(play).psnName, person().name);
        play.say(Recorded { play.all<File>()[0]->ticket, QStringLiteral("M7") });
        QVERIFY(says(play.view(), Phrase::DeskStoredHere));
        play.press(QStringLiteral("Ctrl+P"));
        const PrintReceipt receipt = *play.all<PrintReceipt>().back();
        QCOMPARE(receipt.number, QStringLiteral("M7"));
        QVERIFY(!receipt.filing);
    }

    void receipt_thatDoesNotCome_isWaitedForAndThenStoredHere()
    {
        Played play = atForm(clerk());
        completeForm(play);
        play.press(submitKey);
        const QString ticket = play.all<File>()[0]->ticket;
        play.say(Recorded { ticket, QStringLiteral("M1") });
        QVERIFY(!says(play.view(), Phrase::DeskStoredHere));
        play.seconds(8);
        QVERIFY(says(play.view(), Phrase::DeskStoredHere));
        play.press(QStringLiteral("F2"));
        play.say(Answered { ticket, filing(effectiveNumber(), FilingState::Effective) });
        QCOMPARE(std::get<PrintReceipt>(play.state.lastPaper).number,
            effectiveNumber()); // the late answer counts
        QVERIFY(!play.state.entry.found);
    }

    void refusal_leavesTheFormToBeCorrected()
    {
        Played play = atForm(clerk());
        completeForm(play);
        play.press(submitKey);
        play.say(Declined { play.all<File>()[0]->ticket, { { QStringLiteral("R05"), {}, {} } } });
        QCOMPARE(play.view().noticeTone, Table::Tone::Alarm);
        play.press(submitKey);
        QCOMPARE(play.count<File>(), 2);
    }

    void record_thatCouldNotBeStored_isNotCalledSent()
    {
        Played play = atForm(clerk());
        completeForm(play);
        play.press(submitKey);
        play.say(AskFailed { play.all<File>()[0]->ticket, ErrorCode::StoreFull });
        QCOMPARE(play.view().noticeTone, Table::Tone::Alarm);
        play.press(submitKey);
        QCOMPARE(play.count<File>(), 2);
    }

    void escape_outOfAFormWithSomethingInIt_asks()
    {
        Played play = atForm(clerk());
        completeForm(play);
        play.press(QStringLiteral("Esc"));
        QVERIFY(play.view().prompt);
        QVERIFY(says(play.view(), Phrase::DeskDiscardText));
        play.press(QStringLiteral("Esc"));
        QVERIFY(!play.view().prompt);
        QCOMPARE(fieldOf(play.view(), QStringLiteral("initials"))->text, QStringLiteral("YC"));
        play.press(QStringLiteral("Esc"));
        play.press(QStringLiteral("F8"));
        QVERIFY(!play.state.entry.found);
    }

    void otherModule_andBack_losesNothing()
    {
        Played play = atForm(clerk());
        completeForm(play);
        for (const char* module : { "reviews", "calls", "queue", "trail", "entry" })
            play.act(QLatin1String("module:") + QLatin1String(module));
        QCOMPARE(fieldOf(play.view(), QStringLiteral("initials"))->text, QStringLiteral("YC"));
    }
};

QTEST_GUILESS_MAIN(EntryTest)
#include "tst_entry.moc"
