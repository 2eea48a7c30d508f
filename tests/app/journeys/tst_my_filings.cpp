// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/base/clock.h"
#include "app/journeys/my_filings/amend.h"
#include "app/journeys/my_filings/my_filings.h"

#include <QTest>

#include <algorithm>

using namespace yidi;
using namespace yidi::test;
using Kind = OutcomeScreen::Kind;

namespace {

/// What a session does for the journey: it takes in what is told of the filings.
void learn(Visitor& who, const Event& event)
{
    if (const auto* known = std::get_if<FilingsKnown>(&event)) {
        who.filings = known->filings;
        who.refused = known->refused;
        who.filingsKnown = true;
    }
}

struct Play {
    Here place = here();
    Visitor who = visitor();
    Effects effects;
    my_filings::State state = my_filings::begin(place, who, effects);

    void act(const QString& script)
    {
        for (const QString& word : script.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            affect(place, word);
            Event event = eventFor(word);
            learn(who, event);
            state = my_filings::step(place, who, state, std::move(event), effects);
        }
    }
    QString name() const { return my_filings::name(state); }
    Screen screen() const { return my_filings::screen(place, who, state); }
};

const char toExtend[] = "@filings filing:F1 amend amend:extend";
const char toPin[] = "@filings filing:F1 amend amend:cancel confirm";

std::shared_ptr<const Snapshot> snapshotWith(const FilingRules& rules)
{
    Policy policy;
    policy.region = QStringLiteral("650100");
    policy.effectiveFrom = { 2016, 1, 1 };
    policy.filing = rules;
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->madeAt = chinaTime({ 2017, 3, 30 }, { 8, 0 });
    snapshot->expiresAt = chinaTime({ 2017, 4, 2 }, { 8, 0 });
    if (!snapshot->policies.add(std::move(policy)))
        qFatal("no policy");
    return snapshot;
}

} // namespace

class MyFilingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void script_played_endsWhereItShould_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("ending");
        const auto row = [](const char* title, const QString& script, const char* name,
                             Ending ending = Ending::NothingSent) {
            QTest::newRow(title) << script << QString::fromLatin1(name) << static_cast<int>(ending);
        };
        const QString pin = QLatin1String(toPin);
        row("asks first", {}, "Finding");
        row("list", QStringLiteral("@filings"), "List");
        row("nobody tells", QStringLiteral("@filings-unknown"), "Trouble");
        row("one of them", QStringLiteral("@filings filing:F1"), "One");
        row("one that is not there", QStringLiteral("@filings filing:F9"), "List");
        row("one that was refused", QStringLiteral("@filings refused:M1"), "RefusedOne");
        row("extend", QLatin1String(toExtend), "Check");
        row("in use, so no change", QStringLiteral("@filings filing:F2 amend amend:change"),
            "Objected");
        row("in use, may be extended", QStringLiteral("@filings filing:F2 amend amend:extend"),
            "Check");
        row("undecided, withdraw", QStringLiteral("@filings filing:F3 amend amend:cancel"),
            "Check");
        row("undecided, no extension", QStringLiteral("@filings filing:F3 amend amend:extend"),
            "Amend");
        row("expired, nothing to do", QStringLiteral("@many-filings filing:F2 amend"), "One");
        row("change goes on elsewhere", QStringLiteral("@filings filing:F1 amend amend:change"),
            "Changing");
        row("cancelled", pin + QLatin1String(" @pin @pin-ok @stored @cancelled"), "Told",
            Ending::FilingDone);
        row("refused", pin + QLatin1String(" @pin @pin-ok @stored @refused"), "Told",
            Ending::FilingRefused);
        row("off line", pin + QLatin1String(" @link-down @pin @pin-ok @stored"), "Told",
            Ending::FilingStored);
        row("PIN forgotten", pin + QLatin1String(" pin:forgot @stored @draft"), "Told",
            Ending::FilingAtWindow);
        row("PIN blocked", pin + QLatin1String(" @tries-0 @stored @draft"), "Told",
            Ending::FilingAtWindow);
        row("gone meanwhile", QStringLiteral("@filings filing:F1 @no-filings"), "List");
    }
    void script_played_endsWhereItShould()
    {
        QFETCH(QString, script);
        Play play;
        play.act(script);
        QTEST(play.name(), "name");
        QTEST(static_cast<int>(my_filings::ending(play.state)), "ending");
    }

    void list_longerThanAPage_hasPagesOfAtMostThree()
    {
        Play play;
        play.act(QStringLiteral("@many-filings"));
        const auto shown = [&] {
            QStringList ids;
            const auto page = std::get<ChoiceScreen>(play.screen());
            for (const Button& tile : page.options)
                ids << tile.id;
            return ids;
        };
        QCOMPARE(shown().size(), qsizetype(3));
        QCOMPARE(shown().front(), QStringLiteral("filing:F1")); // what counts now
        QStringList all = shown();
        play.act(QStringLiteral("list:next"));
        QCOMPARE(shown().size(), qsizetype(3));
        all << shown();
        QCOMPARE(all.removeDuplicates(), qsizetype(0));
        play.act(QStringLiteral("list:next"));
        QCOMPARE(shown().front(), QStringLiteral("filing:F1"));
    }

    void request_onAFiling_namesItAndThePerson()
    {
        Play play;
        play.act(QLatin1String(toExtend) + QLatin1String(" confirm @pin @pin-ok"));
        QCOMPARE(count<StoreFiling>(play.effects), 1);
        const FilingRequest asked = std::get<StoreFiling>(play.effects.back()).request;
        QCOMPARE(asked.operation, FilingOperation::Extend);
        QCOMPARE(asked.target, QStringLiteral("F1"));
        QCOMPARE(asked.psnNo, play.who.person.psnNo);
        QCOMPARE(asked.careRegion, QStringLiteral("640100"));
        QVERIFY(!asked.end.isValid()); // how long is the insured place's to say
    }

    void preview_withTheRulesAtHand_answersBeforeThePin()
    {
        FilingRules rules;
        rules.minHoldMonths = 6;
        rules.extendable = { QStringLiteral("T3") };
        rules.temporaryMonths = 6;
        Play play;
        play.place.now = chinaTime({ 2017, 3, 31 }, { 10, 0 });
        play.place.snapshot = snapshotWith(rules);
        play.act(QStringLiteral("@filings"));
        play.who.filings.resize(1); // no other one overlaps it
        Filing& filing = play.who.filings.front();
        filing.category = FilingCategory::OtherTemporary;
        play.act(QStringLiteral("filing:F1 amend amend:extend"));
        QCOMPARE(play.name(), QStringLiteral("Check"));
        QVERIFY(std::get<my_filings::Check>(play.state).end > filing.end);
        play.act(QStringLiteral("back back"));

        filing.category = FilingCategory::LongTermResident; // held for less than three months
        filing.end = {};
        play.act(QStringLiteral("amend amend:cancel"));
        QCOMPARE(play.name(), QStringLiteral("Objected"));
        const auto page = std::get<OutcomeScreen>(play.screen());
        QCOMPARE(page.reasons.front().code, QStringLiteral("R08"));
        QCOMPARE(count<VerifyPin>(play.effects), 0);

        // What has expired is not relied on: the province will say.
        play.act(QStringLiteral("back"));
        play.place.now = chinaTime({ 2017, 4, 2 }, { 8, 0 });
        play.act(QStringLiteral("amend:cancel"));
        QCOMPARE(play.name(), QStringLiteral("Check"));
    }

    void preview_whereSomebodyHasToRead_sendsToAWindow()
    {
        FilingRules rules;
        rules.reviewedOperations = { QStringLiteral("cancel") };
        Play play;
        play.place.now = chinaTime({ 2017, 3, 31 }, { 10, 0 });
        play.place.snapshot = snapshotWith(rules);
        play.act(QStringLiteral("@filings filing:F1 amend amend:cancel"));
        QCOMPARE(play.name(), QStringLiteral("Objected"));
        const auto reasons = std::get<OutcomeScreen>(play.screen()).reasons;
        QVERIFY(std::any_of(reasons.begin(), reasons.end(), [](const Refusal& reason) {
            return reason.code == filingReasonCode(FilingReason::F02RoleForbidden);
        }));
    }

    void ticketForAWindow_saysWhyAndCarriesItsCheckCode()
    {
        Play play;
        play.place.checkCode = [](const QString& number, const QString& status) {
            return number + QLatin1Char('+') + status;
        };
        play.act(QLatin1String(toPin) + QLatin1String(" pin:forgot @stored @draft"));
        const auto left = std::find_if(play.effects.begin(), play.effects.end(),
            [](const Effect& effect) { return std::holds_alternative<LeaveAtWindow>(effect); });
        QVERIFY(left != play.effects.end());
        QCOMPARE(std::get<LeaveAtWindow>(*left).why, QStringLiteral("pin-forgotten"));
        QCOMPARE(count<StoreFiling>(play.effects), 0);
        const auto& slip = std::get<PrintSlip>(play.effects.back());
        QCOMPARE(slip.kind, Kind::AtWindow);
        QCOMPARE(slip.why, QStringLiteral("pin-forgotten"));
        QCOMPARE(slip.checkCode, QStringLiteral("BA201703310001+window"));
        const auto page = std::get<OutcomeScreen>(play.screen());
        QCOMPARE(page.kind, Kind::AtWindow);
        QCOMPARE(page.qr, QStringLiteral("YD1|BA201703310001|BA201703310001+window|window"));
    }

    void everyWord_inEveryState_makesExactlyTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            Visitor who;
            my_filings::State state;
        };
        std::set<Move> seen;
        for (const Visitor& who : { visitor(), visitorWithoutCard() }) {
            Effects ignored;
            Node start { here(), who, my_filings::begin(here(), who, ignored) };
            if (!who.hasCard()) { // one of the two with rules at hand, by which somebody has to
                                  // read
                FilingRules rules;
                rules.reviewedOperations = { QStringLiteral("extend") };
                start.place.now = chinaTime({ 2017, 3, 31 }, { 10, 0 });
                start.place.snapshot = snapshotWith(rules);
            }
            const auto say = [&](Node& node, const QString& word) {
                affect(node.place, word);
                Event event = eventFor(word);
                learn(node.who, event);
                node.state =
                    my_filings::step(node.place, node.who, node.state, std::move(event), ignored);
            };
            seen.merge(explore(
                start, receiptWaitSeconds, say,
                [](const Node& node) { return my_filings::name(node.state); },
                [&](const Node& node) {
                    return my_filings::screen(node.place, node.who, node.state);
                },
                [](const Node& node) {
                    return my_filings::name(node.state) + QString::number(node.who.filings.size());
                },
                eventWords() + filingWords()));
        }
        const auto table = movesOf(my_filings::transitions());
        QVERIFY2(seen == table, qPrintable(difference(seen, table)));
    }
};

QTEST_GUILESS_MAIN(MyFilingsTest)
#include "tst_my_filings.moc"
