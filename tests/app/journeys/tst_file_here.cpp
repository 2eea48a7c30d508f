// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/base/clock.h"

#include "app/journeys/file_here/file_here.h"

#include <QTest>

#include <algorithm>

using namespace yidi;
using namespace yidi::test;
using Kind = OutcomeScreen::Kind;

namespace {

using Play = Played<file_here::begin>;

const char toCheck[] = "why:long-term where:here when:today";
const char toPin[] = "why:long-term where:here when:today confirm agree";
const char toSending[] = "why:long-term where:here when:today confirm agree @tries-3 @pin @pin-ok";

using PlayOther = Played<file_here::beginForOther>;

Visitor insuredIn(const char* region)
{
    Visitor who = visitor();
    who.person.insurances.front().region = QLatin1String(region);
    return who;
}

Filing standing()
{
    Filing filing;
    filing.number = QStringLiteral("BA201703010007");
    filing.state = FilingState::Effective;
    filing.category = FilingCategory::LongTermResident;
    filing.insuredRegion = QStringLiteral("650100");
    filing.careRegion = QStringLiteral("640100");
    filing.begin = QDate(2017, 3, 1);
    return filing;
}

/// The presses that enter a number.
QString typed(const QString& number)
{
    QString script;
    for (const QChar digit : number)
        script += QStringLiteral(" digit:") + digit;
    return script + QStringLiteral(" ok");
}

const FilingRequest& stored(const Effects& effects)
{
    return std::get<StoreFiling>(effects.back()).request;
}

/// What the check page is about.
template <class Playing>
FilingRequest request(const Playing& play)
{
    return file_here::request(play.place, play.who, std::get<file_here::Check>(play.state).draft);
}

bool hasRow(const Screen& screen, Phrase label, const Words& value)
{
    const auto& rows = std::get<ReviewScreen>(screen).rows;
    return std::any_of(rows.begin(), rows.end(),
        [&](const Row& row) { return row.label.phrase == label && row.value == value; });
}

/// What a state hides that decides where a press leads.
template <class S>
QString hidden(const S& state)
{
    QString marks;
    if constexpr (requires { state.draft; })
        marks = QStringLiteral("%1%2%3%4")
                    .arg(state.draft.seen)
                    .arg(state.draft.other.has_value())
                    .arg(static_cast<int>(state.draft.category))
                    .arg(state.draft.admission.isValid());
    if constexpr (std::is_same_v<S, file_here::Promising>)
        marks += state.draft.replaces ? QStringLiteral("r") : QString();
    if constexpr (requires { state.number; })
        marks += state.number.typed.left(1); // whether it can become a telephone's
    return marks;
}

} // namespace

class FileHereTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void script_played_endsWhereItShould_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("ending");
        const auto row = [](const char* title, const QString& script, const char* name,
                             Ending ending) {
            QTest::newRow(title) << script << QString::fromLatin1(name) << static_cast<int>(ending);
        };
        const QString sending = QLatin1String(toSending);
        const QString eight = QStringLiteral(" @tick").repeated(receiptWaitSeconds);
        row("begins with why", {}, "Why", Ending::NothingSent);
        row("four steps lead to the PIN", QLatin1String(toPin), "Pin", Ending::NothingSent);
        row("approved at once", sending + QLatin1String(" @stored @approved"), "Told",
            Ending::FilingDone);
        row("to be reviewed", sending + QLatin1String(" @stored @review"), "Told",
            Ending::FilingAccepted);
        row("refused", sending + QLatin1String(" @stored @refused"), "Told", Ending::FilingRefused);
        row("no receipt in time", sending + QLatin1String(" @stored") + eight, "Told",
            Ending::FilingStored);
        row("one second less still waits", sending + QLatin1String(" @stored") + eight.chopped(6),
            "Sending", Ending::FilingStored);
        row("waiting starts when it is stored", sending + eight, "Sending", Ending::FilingStored);
        row("cut while waiting", sending + QLatin1String(" @stored @link-down"), "Told",
            Ending::FilingStored);
        row("off line all along",
            QLatin1String("@link-down ") + sending + QLatin1String(" @stored"), "Told",
            Ending::FilingStored);
        row("receipt comes late, but comes",
            sending + QLatin1String(" @stored") + eight + QLatin1String(" @approved"), "Told",
            Ending::FilingDone);
        row("cannot be stored", sending + QLatin1String(" @store-failed"), "Trouble",
            Ending::NothingSent);
        row("wrong PIN asks again", QLatin1String(toPin) + QLatin1String(" @pin @pin-wrong"), "Pin",
            Ending::NothingSent);
        row("stops before the last try", QLatin1String(toPin) + QLatin1String(" @pin @pin-wrong-1"),
            "Sending", Ending::FilingStored);
        row("reader fails at the PIN", QLatin1String(toPin) + QLatin1String(" @pin @pin-failed"),
            "Trouble", Ending::NothingSent);
        row("one try left is not used", QLatin1String(toPin) + QLatin1String(" @tries-1"),
            "Sending", Ending::FilingStored);
        row("forgotten PIN goes to a window",
            QLatin1String(toPin) + QLatin1String(" pin:forgot @stored @link-down"), "Told",
            Ending::FilingStored);
        row("verdict nobody asked for", QLatin1String(toPin) + QLatin1String(" @pin-ok"), "Pin",
            Ending::NothingSent);
        row("emergency is deemed filed", QStringLiteral("why:emergency"), "Advice",
            Ending::NothingSent);
        row("no admission day without a stay",
            QStringLiteral("why:temporary where:here when:admission"), "When", Ending::NothingSent);
        row("leaves", QStringLiteral("back"), "Over", Ending::NothingSent);
    }
    void script_played_endsWhereItShould()
    {
        QFETCH(QString, script);
        Play play;
        play.act(script);
        QTEST(file_here::name(play.state), "name");
        QTEST(static_cast<int>(file_here::ending(play.state)), "ending");
    }

    void request_ofAPersonKnown_holdsWhatTheProvinceNeeds()
    {
        Play play;
        play.act(QLatin1String(toSending));
        QCOMPARE(count<StoreFiling>(play.effects), 1);
        const FilingRequest asked = std::get<StoreFiling>(play.effects.back()).request;
        QCOMPARE(asked.category, FilingCategory::LongTermResident);
        QCOMPARE(asked.insuredRegion, QStringLiteral("650100"));
        QCOMPARE(asked.careRegion, QStringLiteral("640100")); // the city, not the one hospital
        QCOMPARE(asked.begin, QDate(2017, 3, 31));
        QVERIFY(asked.byCommitment);
        QCOMPARE(asked.certNo, play.who.person.certNo);
    }

    void request_ofARetiredPerson_isForASettledRetiree()
    {
        Play play;
        play.who.person.insurances.front().psnType = QStringLiteral("1201");
        play.act(QLatin1String(toSending));
        QCOMPARE(std::get<StoreFiling>(play.effects.back()).request.category,
            FilingCategory::SettledRetiree);
    }

    void request_whenTheCardAloneKnowsThePerson_carriesNoNumberOfTheirs()
    {
        Play play;
        play.who = { card(), {}, false };
        play.who.person.certNo = card().socialSecurityNumber;
        play.act(QLatin1String(toSending));
        const FilingRequest asked = std::get<StoreFiling>(play.effects.back()).request;
        QVERIFY(asked.psnNo.isEmpty());
        QCOMPARE(asked.insuredRegion, QStringLiteral("650100")); // who issued the card
    }

    void openStay_whenKnown_mayCountFromAdmission()
    {
        Play play;
        play.act(QStringLiteral("@open-stay why:temporary where:here when:admission confirm "
                                "agree @pin @pin-ok"));
        QCOMPARE(std::get<StoreFiling>(play.effects.back()).request.begin, QDate(2017, 3, 20));
    }

    void outcome_whateverItIs_printsOneSlipThatSaysTheSame_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("kind");
        QTest::newRow("done") << QStringLiteral("@approved") << static_cast<int>(Kind::Done);
        QTest::newRow("accepted") << QStringLiteral("@review") << static_cast<int>(Kind::Accepted);
        QTest::newRow("refused") << QStringLiteral("@refused") << static_cast<int>(Kind::Refused);
        QTest::newRow("stored") << QStringLiteral("@link-down")
                                << static_cast<int>(Kind::StoredHere);
    }
    void outcome_whateverItIs_printsOneSlipThatSaysTheSame()
    {
        QFETCH(QString, answer);
        QFETCH(int, kind);
        Play play;
        play.act(QLatin1String(toSending) + QLatin1String(" @stored ") + answer);
        QCOMPARE(count<PrintSlip>(play.effects), 1);
        const auto& slip = std::get<PrintSlip>(play.effects.back());
        QCOMPARE(static_cast<int>(slip.kind), kind);
        const auto page = std::get<OutcomeScreen>(play.screen());
        QCOMPARE(page.kind, slip.kind);
        QCOMPARE(page.reasons, slip.reasons);
        QVERIFY(page.next.has_value());
        // What is not decided is told under the machine's own number.
        if (page.kind == Kind::StoredHere)
            QCOMPARE(slip.number, QStringLiteral("H6401040000120170331"));
    }

    /// The province may give other dates than were asked for, on time or when the page already says
    /// "stored here".
    void outcome_withDatesDecided_showsAndPrintsThose_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("in time") << QString();
        QTest::newRow("late") << QStringLiteral(" @link-down");
    }
    void outcome_withDatesDecided_showsAndPrintsThose()
    {
        QFETCH(QString, before);
        Play play;
        play.act(QLatin1String(toSending) + QLatin1String(" @stored") + before);
        Filing filing = std::get<FilingDecided>(eventFor(QStringLiteral("@approved"))).filing;
        filing.begin = QDate(2017, 4, 1);
        filing.end = QDate(2018, 3, 31);
        play.state = file_here::step(
            play.place, play.who, play.state, FilingDecided { filing }, play.effects);
        const auto& slip = std::get<PrintSlip>(play.effects.back());
        QCOMPARE(slip.request.begin, filing.begin);
        QCOMPARE(slip.request.end, filing.end);
        const auto rows = std::get<OutcomeScreen>(play.screen()).rows;
        const auto shows = [&rows](Phrase label, const QDate& day) {
            return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
                return row.label.phrase == label && row.value == Words { Phrase::Plain, { day } };
            });
        };
        QVERIFY(shows(Phrase::LabelBegin, filing.begin));
        QVERIFY(shows(Phrase::LabelEnd, filing.end));
    }

    void refusal_withSeveralReasons_showsAll()
    {
        Play play;
        play.act(QLatin1String(toSending) + QLatin1String(" @stored @refused"));
        QCOMPARE(std::get<OutcomeScreen>(play.screen()).reasons.size(), std::size_t(2));
    }

    void wrongPin_showsTriesLeftOnAnEmptiedPad()
    {
        Play play;
        play.act(QLatin1String(toPin) + QLatin1String(" @tries-3"));
        const auto before = std::get<PinScreen>(play.screen());
        QCOMPARE(before.triesLeft, std::optional(3));
        QVERIFY(!before.problem);
        play.act(QStringLiteral("@pin @pin-wrong"));
        const auto after = std::get<PinScreen>(play.screen());
        QCOMPARE(after.triesLeft, std::optional(2));
        QVERIFY(after.problem.has_value());
        QVERIFY(after.attempt != before.attempt);
    }

    void paper_thatFailed_isSaidOnThePage()
    {
        Play play;
        play.act(QLatin1String(toSending) + QLatin1String(" @stored @approved @paper-failed"));
        QCOMPARE(std::get<OutcomeScreen>(play.screen()).next->phrase, Phrase::PaperFailed);
        play.act(QStringLiteral("print"));
        QCOMPARE(count<PrintSlip>(play.effects), 2);
    }

    // Another city

    void otherCity_chosenByInitials_isFiledFor_data()
    {
        QTest::addColumn<QString>("presses");
        QTest::addColumn<QString>("region");
        const auto row = [](const char* title, const char* presses, const char* region) {
            QTest::newRow(title) << QString::fromLatin1(presses) << QString::fromLatin1(region);
        };
        row("one letter of a province, one of a city",
            "letter:S place:370000 letter:T place:370900", "370900");
        row("a small province shows its cities at once", "letter:N place:640000 place:640200",
            "640200");
        row("a municipality is filed for as a whole", "letter:S place:310000", "310000");
        row("a letter too many is taken back",
            "letter:G delete letter:S place:370000 letter:J delete letter:T place:370900",
            "370900");
        row("back from the city to another province",
            "letter:S place:370000 back letter:N place:640000 place:640400", "640400");
    }
    void otherCity_chosenByInitials_isFiledFor()
    {
        QFETCH(QString, presses);
        Play play;
        play.place.directory = everyPlace();
        play.act(QStringLiteral("why:temporary where:other ") + presses);
        QCOMPARE(file_here::name(play.state), QStringLiteral("When"));
        play.act(QStringLiteral("when:today confirm agree @pin @pin-ok"));
        QTEST(stored(play.effects).careRegion, "region");
    }

    void letters_ofEveryProvinceAndCity_leadThere()
    {
        const auto directory = everyPlace();
        int reached = 0;
        for (const Place& province : directory->provinces()) {
            for (const Place& city : directory->citiesOf(province.code)) {
                Play play;
                play.place.directory = directory;
                play.act(QStringLiteral("why:temporary where:other"));
                choose(play, province);
                if (file_here::name(play.state) == QLatin1String("City"))
                    choose(play, city);
                QVERIFY2(
                    file_here::name(play.state) == QLatin1String("When"), qPrintable(city.name));
                play.act(QStringLiteral("when:today confirm agree @pin @pin-ok"));
                QCOMPARE(stored(play.effects).careRegion, city.code);
                ++reached;
            }
        }
        QVERIFY(reached > 330);
    }

    void otherCity_withoutAnyPlaces_isAdvice()
    {
        Play play;
        play.act(QStringLiteral("why:temporary where:other"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Advice"));
    }

    void place_elsewhere_isNotStillChosenForHere()
    {
        Play play;
        play.place.directory = everyPlace();
        play.act(QStringLiteral("why:temporary where:other letter:S place:310000 when:today "
                                "edit:where where:here"));
        QVERIFY(hasRow(play.screen(), Phrase::LabelWhere,
            Words::code(QStringLiteral("region"), QStringLiteral("640100"))));
    }

    // One answer changed

    void answer_changedOnTheCheckPage_comesStraightBack_data()
    {
        QTest::addColumn<QString>("presses");
        for (const char* presses : { "edit:why why:temporary", "edit:why back",
                 "edit:where where:here", "edit:where back", "edit:when when:next-month",
                 "edit:when back", "edit:until until:12", "edit:until back",
                 "edit:phone digit:1 digit:3 digit:9 digit:1 digit:1 digit:1 digit:1 digit:1 "
                 "digit:1 digit:1 digit:1 ok",
                 "edit:phone back" })
            QTest::newRow(presses) << QString::fromLatin1(presses);
    }
    void answer_changedOnTheCheckPage_comesStraightBack()
    {
        QFETCH(QString, presses);
        Play play;
        play.act(QLatin1String(toCheck));
        play.act(presses);
        QCOMPARE(file_here::name(play.state), QStringLiteral("Check"));
    }

    void end_inMonths_movesWithTheBegin()
    {
        Play play;
        play.act(QLatin1String(toCheck));
        play.act(QStringLiteral("edit:until until:6 edit:when when:next-month confirm agree @pin "
                                "@pin-ok"));
        QCOMPARE(stored(play.effects).begin, QDate(2017, 4, 1));
        QCOMPARE(stored(play.effects).end, QDate(2017, 10, 1));
    }

    void phone_enteredHere_isFiledAndMasked()
    {
        Play play;
        play.act(QLatin1String(toCheck) + QStringLiteral(" edit:phone"));
        play.act(typed(QStringLiteral("13800005678")));
        QVERIFY(
            hasRow(play.screen(), Phrase::LabelPhone, Words::plain(QStringLiteral("*******5678"))));
        play.act(QStringLiteral("confirm agree @pin @pin-ok"));
        QCOMPARE(stored(play.effects).phone, QStringLiteral("13800005678"));
    }

    void phone_thatCannotBeOne_isSaidInWords()
    {
        Play play;
        play.act(QLatin1String(toCheck) + QStringLiteral(" edit:phone"));
        play.act(typed(QStringLiteral("23800005678")));
        QCOMPARE(std::get<NumberScreen>(play.screen()).problem->phrase, Phrase::NumberPhone);
        play.act(QStringLiteral("delete"));
        QVERIFY(!std::get<NumberScreen>(play.screen()).problem);
    }

    // The promise

    void promise_signedByPin_goesAlong()
    {
        Play play;
        play.place.now = QDateTime(QDate(2017, 3, 31), QTime(10, 42));
        play.act(QLatin1String(toSending));
        const auto& proof = stored(play.effects).commitment;
        QVERIFY(proof.has_value());
        QCOMPARE(proof->version, QStringLiteral("self-1"));
        QCOMPARE(proof->by, QStringLiteral("pin"));
        QCOMPARE(proof->at, play.place.now);
    }

    void promise_signedByCode_saysSo()
    {
        Play play;
        play.who = visitorWithoutCard();
        play.act(QLatin1String(toPin) + QStringLiteral(" @code @person"));
        QCOMPARE(stored(play.effects).commitment->by, QStringLiteral("code"));
    }

    void promise_unsigned_doesNotGoToTheWindow()
    {
        Play play;
        play.act(QLatin1String(toPin) + QStringLiteral(" pin:forgot"));
        const auto& left = std::get<LeaveAtWindow>(play.effects.back());
        QCOMPARE(left.why, QStringLiteral("pin-forgotten"));
        QVERIFY(!left.request.commitment);
        QCOMPARE(count<StoreFiling>(play.effects), 0);
    }

    void promise_askedToBeRead_isReadAsOften()
    {
        Play play;
        play.act(QLatin1String(toCheck) + QStringLiteral(" confirm read-aloud read-aloud"));
        QCOMPARE(count<Say>(play.effects), 2);
        QCOMPARE(std::get<Say>(play.effects.back()).phrase, Phrase::PromiseText);
        QCOMPARE(
            std::get<ReadingScreen>(play.screen()).paragraphs.front().phrase, Phrase::PromiseText);
    }

    // Money, what is replaced, what is not needed

    void effectOnMoney_withASnapshot_isToldAsAnEstimate()
    {
        Play play;
        play.who.filingsKnown = true;
        play.act(QLatin1String(toCheck));
        QVERIFY(!std::get<ReviewScreen>(play.screen()).note);
        play.place.snapshot = snapshot();
        const auto note = std::get<ReviewScreen>(play.screen()).note;
        QVERIFY(note.has_value());
        QCOMPARE(note->args.front(), WordArg(Fen(10'000'00)));
        const Fen own = std::get<Fen>(note->args[1]);
        QVERIFY(own > Fen(0) && own < Fen(10'000'00));
    }

    void standingFiling_thatWouldEnd_isAskedAbout()
    {
        Play play;
        play.who.filings = { standing() };
        play.act(QLatin1String(toCheck) + QStringLiteral(" confirm"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Replace"));
        const auto page = std::get<ChoiceScreen>(play.screen());
        QCOMPARE(page.title.args.front(), WordArg(QDate(2017, 3, 1)));
        play.act(QStringLiteral("replace:no"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Over"));
        QCOMPARE(count<StoreFiling>(play.effects), 0);
    }

    void standingFiling_thatWouldNotEnd_isNotAskedAbout_data()
    {
        QTest::addColumn<FilingState>("state");
        QTest::addColumn<QDate>("end");
        QTest::newRow("over before") << FilingState::Effective << QDate(2017, 3, 30);
        QTest::newRow("cancelled") << FilingState::Cancelled << QDate();
        QTest::newRow("refused") << FilingState::Rejected << QDate();
    }
    void standingFiling_thatWouldNotEnd_isNotAskedAbout()
    {
        QFETCH(FilingState, state);
        QFETCH(QDate, end);
        Play play;
        play.who.filings = { standing() };
        play.who.filings.front().state = state;
        play.who.filings.front().end = end;
        play.act(QLatin1String(toCheck) + QStringLiteral(" confirm"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Promising"));
    }

    /// TA-02. Without a snapshot only the province can tell.
    void temporaryStay_inTheInsuredProvince_needsNoFiling()
    {
        Play play;
        play.who = insuredIn("640200");
        play.act(QStringLiteral("why:temporary where:here"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("When"));
        play.place.snapshot = snapshot();
        play.act(QStringLiteral("back where:here"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Advice"));
        play.act(QStringLiteral("back where:other letter:S place:310000"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("When"));
    }

    /// Rules that may have changed since turn nobody away.
    void snapshot_thatHasExpired_decidesNothing()
    {
        Play play;
        play.who = insuredIn("640200");
        play.who.filingsKnown = true;
        play.place.snapshot = snapshot();
        play.place.now = snapshot()->expiresAt;
        play.act(QStringLiteral("why:temporary where:here"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("When"));
        play.act(QStringLiteral("when:today"));
        QVERIFY(!std::get<ReviewScreen>(play.screen()).note);
    }

    void admission_whenAnotherCityIsChosen_isTakenBack()
    {
        Play play;
        play.place.directory = everyPlace();
        play.act(QStringLiteral("@open-stay why:temporary where:here when:admission"));
        QVERIFY(request(play).begin < play.place.today);
        play.act(QStringLiteral("edit:where where:other letter:S place:310000"));
        QCOMPARE(request(play).begin, play.place.today);
        play.act(QStringLiteral("edit:when"));
        QVERIFY(!buttonsOf(play.screen()).contains(QStringLiteral("when:admission")));
        play.act(QStringLiteral("when:admission")); // not even by a finger that is late
        QCOMPARE(file_here::name(play.state), QStringLiteral("When"));
    }

    void months_thatAreNotOnOffer_areTakenBack()
    {
        for (const auto& [chosen, kept] : { std::pair(12, 12), std::pair(24, 0) }) {
            file_here::Draft draft { .begin = here().today, .months = chosen };
            file_here::settle(here(), visitor(), draft);
            QCOMPARE(draft.months, kept);
        }
    }

    void standingFiling_toldOfAfterTheCheck_isAskedAboutBeforeThePin()
    {
        Play play;
        play.act(QLatin1String(toCheck) + QStringLiteral(" confirm"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Promising"));
        play.who.filings = { standing() };
        play.act(QStringLiteral("agree"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Replace"));
        play.who.filings.clear(); // the question still names what it asks about
        QCOMPARE(std::get<ChoiceScreen>(play.screen()).title.args.size(), std::size_t(2));
        play.act(QStringLiteral("replace:yes agree"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Pin"));
    }

    void standingFilings_thatNobodyKnows_areSpokenOfAtTheCheck()
    {
        Play play;
        const auto warned = [&] {
            const auto note = std::get<ReviewScreen>(play.screen()).note;
            return note && note->phrase == Phrase::FileMayReplace;
        };
        play.who.filingsKnown = false;
        play.act(QLatin1String(toCheck));
        QVERIFY(warned());
        play.who.filingsKnown = true;
        QVERIFY(!warned());
    }

    void reader_thatFailsAtThePin_losesNothingThatWasEntered()
    {
        Play play;
        play.act(QLatin1String(toPin) + QStringLiteral(" @pin @pin-failed"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Trouble"));
        play.act(QStringLiteral("retry"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Promising"));
        play.act(QStringLiteral("agree @pin @pin-ok"));
        QCOMPARE(count<StoreFiling>(play.effects), 1);
        QCOMPARE(stored(play.effects).category, FilingCategory::LongTermResident);
    }

    void change_ofAStandingFiling_namesItAndAsksNothingTwice()
    {
        Play play;
        play.who.filings = { standing() };
        play.state = file_here::change(play.place, play.who, standing(), play.effects);
        play.act(QLatin1String(toSending));
        const FilingRequest& asked = stored(play.effects);
        QCOMPARE(asked.operation, FilingOperation::Change);
        QCOMPARE(asked.target, standing().number);
    }

    // For somebody else

    void other_filedFor_isTheRequestAndTheVisitorItsAgent()
    {
        PlayOther play;
        play.act(typed(other().certNo) + QStringLiteral(" @other other:yes @open-stay relation:20 ")
            + QLatin1String(toSending));
        const FilingRequest& asked = stored(play.effects);
        QCOMPARE(asked.certNo, other().certNo);
        QCOMPARE(asked.psnNo, other().psnNo);
        QCOMPARE(asked.psnName, other().name);
        QCOMPARE(asked.category, FilingCategory::SettledRetiree); // as she is retired
        QVERIFY(asked.agent.has_value());
        QCOMPARE(asked.agent->certNo, person().certNo);
        QCOMPARE(asked.agent->name, person().name);
        QCOMPARE(asked.agent->phone, person().phone);
        QCOMPARE(asked.agent->relation, QStringLiteral("20"));
        QCOMPARE(asked.commitment->version, QStringLiteral("other-1"));
        QCOMPARE(count<VerifyPin>(play.effects), 1); // of the card that is in
    }

    void other_shown_isMasked()
    {
        PlayOther play;
        play.act(typed(other().certNo) + QStringLiteral(" @other"));
        const QString all = textsOf(play.screen()).join(QLatin1Char(' '));
        QVERIFY(all.contains(maskedName(other().name)));
        QVERIFY(!all.contains(other().name) && !all.contains(other().certNo));
    }

    /// Whoever has somebody's number must not read from us where they are insured, whether they lie
    /// in this hospital, what they have on file or whom they can be called by.
    void other_beforeThePin_isKnownByAMaskedNameAlone()
    {
        PlayOther play;
        Person known = other();
        known.phone = QStringLiteral("13800001234");
        Filing filed = standing();
        filed.begin = { 2016, 12, 24 };
        const auto see = [&] {
            const QString all = textsOf(play.screen()).join(QLatin1Char(' '));
            for (const QString& secret : { known.mainInsurance()->region, known.phone.right(4),
                     QStringLiteral("2016-12-24"), known.name, known.certNo })
                QVERIFY2(!all.contains(secret), qPrintable(all));
        };
        play.act(typed(other().certNo));
        play.state = file_here::step(
            play.place, play.who, play.state, OtherKnown { known, { filed } }, play.effects);
        for (const char* press : { "other:yes", "relation:20", "why:long-term", "where:here",
                 "when:today", "confirm" }) {
            see();
            play.act(QLatin1String(press));
        }
        QCOMPARE(file_here::name(play.state), QStringLiteral("Replace"));
        see();
        QCOMPARE(
            std::get<ChoiceScreen>(play.screen()).title, (Words { Phrase::FileReplaceOther, {} }));
        QCOMPARE(count<AskVisits>(play.effects), 0);
        play.act(QStringLiteral("replace:yes agree"));
        see();
        QCOMPARE(file_here::name(play.state), QStringLiteral("Pin"));
    }

    void number_thatCannotBe_isSaidAndAsksNobody_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("problem");
        const auto row = [](const char* title, const QString& number, Phrase problem) {
            QTest::newRow(title) << number << static_cast<int>(problem);
        };
        row("one digit off", QStringLiteral("650102194803071030"), Phrase::NumberCheck);
        row("a day there never was", QStringLiteral("650102194802301038"), Phrase::NumberCheck);
        row("too short", QStringLiteral("65010219480307103"), Phrase::NumberLength);
        row("one's own", person().certNo, Phrase::NumberOwn);
    }
    void number_thatCannotBe_isSaidAndAsksNobody()
    {
        QFETCH(QString, number);
        PlayOther play;
        play.act(typed(number));
        const auto page = std::get<NumberScreen>(play.screen());
        QVERIFY(page.problem.has_value());
        QTEST(static_cast<int>(page.problem->phrase), "problem");
        QCOMPARE(count<AskOther>(play.effects), 0);
    }

    void number_withX_takesItAtTheEndAlone()
    {
        PlayOther play;
        play.act(QStringLiteral("digit:X digit:1 digit:X"));
        QCOMPARE(std::get<NumberScreen>(play.screen()).shown, QStringLiteral("1"));
    }

    void other_notReached_isSaidPlainly_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("problem");
        const auto row = [](const char* what, Phrase problem) {
            QTest::newRow(what) << QString::fromLatin1(what) << static_cast<int>(problem);
        };
        row("@unreachable", Phrase::FileOtherNoLink);
        row("@unknown-person", Phrase::FileOtherUnknown);
        row("@link-down", Phrase::FileOtherNoLink);
    }
    void other_notReached_isSaidPlainly()
    {
        QFETCH(QString, what);
        PlayOther play;
        play.act(typed(other().certNo) + QLatin1Char(' ') + what);
        QTEST(static_cast<int>(std::get<NumberScreen>(play.screen()).problem->phrase), "problem");
    }

    void other_beginOffLine_isToldBeforeAnythingIsEntered()
    {
        Here place = here();
        place.online = false;
        Effects none;
        const file_here::State state = file_here::beginForOther(place, visitor(), none);
        QCOMPARE(std::get<ErrorScreen>(file_here::screen(place, visitor(), state)).error,
            ErrorCode::LinkDown);
        QVERIFY(none.empty());
    }

    void other_whileOffLine_isNotAsked()
    {
        PlayOther play;
        play.act(QStringLiteral("@link-down") + typed(other().certNo));
        QCOMPARE(count<AskOther>(play.effects), 0);
        QCOMPARE(std::get<NumberScreen>(play.screen()).problem->phrase, Phrase::FileOtherNoLink);
    }

    void answer_aboutSomebodyElse_isNotTakenForThem()
    {
        PlayOther play;
        play.act(typed(QStringLiteral("650102199001011239")) + QStringLiteral(" @other"));
        QCOMPARE(file_here::name(play.state), QStringLiteral("Whose"));
    }

    void everyWord_inEveryState_makesExactlyTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            file_here::State state;
        };
        struct Start {
            Here place;
            Visitor who;
            file_here::State state;
        };
        Effects ignored;
        std::vector<Start> starts;
        const auto add = [&](const Here& place, const Visitor& who) {
            starts.push_back({ place, who, file_here::begin(place, who, ignored) });
        };
        Here knowing = here();
        knowing.snapshot = snapshot();
        Visitor filed = visitor();
        filed.filings = { standing() };
        add(here(), visitor());
        add(here(), visitorWithoutCard());
        add(knowing, insuredIn("640200"));
        starts.push_back(
            { knowing, filed, file_here::Promising { { .begin = here().today } } }); // told since
        starts.push_back(
            { here(), visitor(), file_here::Whose { { other().certNo.chopped(1), {} } } });
        starts.push_back({ here(), visitor(),
            file_here::Phone { { .begin = here().today }, { QStringLiteral("1"), {} } } });

        std::set<Move> seen;
        for (const Start& start : starts) {
            const auto say = [&](Node& node, const QString& word) {
                affect(node.place, word);
                node.state =
                    file_here::step(node.place, start.who, node.state, eventFor(word), ignored);
                ignored.clear();
            };
            seen.merge(explore(
                Node { start.place, start.state }, receiptWaitSeconds, say,
                [](const Node& node) { return file_here::name(node.state); },
                [&](const Node& node) {
                    return file_here::screen(node.place, start.who, node.state);
                },
                [](const Node& node) {
                    return file_here::name(node.state)
                        + std::visit([](const auto& s) { return hidden(s); }, node.state);
                }));
        }
        const auto table = movesOf(file_here::transitions());
        QVERIFY2(seen == table, qPrintable(difference(seen, table)));
    }

    /// Whatever is pressed in whatever order: nothing is stored without promise and PIN, and no
    /// page shows more of anybody than it must.
    void walk_atRandom_storesNothingUnsigned()
    {
        const unsigned seed = std::random_device {}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const QStringList secrets { card().name, person().certNo, other().name, other().certNo };
        for (int walk = 0; walk < 120; ++walk) {
            PlayOther play;
            play.place.snapshot = walk % 2 == 0 ? snapshot() : nullptr;
            play.place.directory = everyPlace();
            if (walk % 3 != 0)
                play.state = file_here::begin(play.place, play.who, play.effects);
            else
                play.state = file_here::Whose { { other().certNo, {} } };
            bool agreed = false;
            bool proved = false;
            for (int i = 0; i < 80; ++i) {
                QString word = chooseWord(random, play.screen());
                if (random() % 8 == 0)
                    word = QStringLiteral("@other");
                agreed = agreed || word == QLatin1String("agree");
                proved = proved || word == QLatin1String("@pin-ok");
                const auto before = play.effects.size();
                play.act(word);
                QVERIFY2(
                    (agreed && proved) || count<StoreFiling>(play.effects) == 0, qPrintable(word));
                QVERIFY2(count<StoreFiling>(play.effects) <= 1, qPrintable(word));
                QVERIFY(play.effects.size() - before <= 2);
                const QString all = textsOf(play.screen()).join(QLatin1Char(' '));
                for (const QString& secret : secrets)
                    QVERIFY2(!all.contains(secret), qPrintable(word));
            }
        }
    }

private:
    /// Presses letters until the place shows, then the place.
    static void choose(Play& play, const Place& place)
    {
        for (int i = 0; i < 8; ++i) {
            const QStringList buttons = buttonsOf(play.screen());
            const QString tile = QStringLiteral("place:") + place.code;
            if (buttons.contains(tile))
                return play.act(tile);
            const auto page = std::get<InitialsScreen>(play.screen());
            play.act(page.more ? QStringLiteral("more")
                               : QStringLiteral("letter:") + place.initials.at(page.typed.size()));
        }
    }
};

QTEST_GUILESS_MAIN(FileHereTest)
#include "tst_file_here.moc"
