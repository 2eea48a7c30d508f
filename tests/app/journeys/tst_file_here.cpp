// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/journeys/file_here/file_here.h"

#include <QTest>

#include <algorithm>

using namespace yidi;
using namespace yidi::test;
using Kind = OutcomeScreen::Kind;

namespace {

using Play = Played<file_here::begin>;

const char toPin[] = "why:long-term where:here when:today confirm";
const char toSending[] = "why:long-term where:here when:today confirm @tries-3 @pin @pin-ok";

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
            "Trouble", Ending::NothingSent);
        row("one try left is not used", QLatin1String(toPin) + QLatin1String(" @tries-1"),
            "Trouble", Ending::NothingSent);
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
                                "@pin @pin-ok"));
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

    void everyWord_inEveryState_makesExactlyTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            file_here::State state;
        };
        std::set<Move> seen;
        for (const Visitor& who : { visitor(), visitorWithoutCard() }) {
            Effects ignored;
            const Node start { here(), file_here::begin(here(), who, ignored) };
            const auto say = [&](Node& node, const QString& word) {
                affect(node.place, word);
                node.state = file_here::step(node.place, who, node.state, eventFor(word), ignored);
            };
            seen.merge(explore(
                start, receiptWaitSeconds, say,
                [](const Node& node) { return file_here::name(node.state); },
                [&](const Node& node) { return file_here::screen(node.place, who, node.state); }));
        }
        const auto table = movesOf(file_here::transitions());
        QVERIFY2(seen == table, qPrintable(difference(seen, table)));
    }
};

QTEST_GUILESS_MAIN(FileHereTest)
#include "tst_file_here.moc"
