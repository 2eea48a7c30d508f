// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/base/clock.h"
#include "app/journeys/pre_check/checks.h"
#include "app/journeys/pre_check/pre_check.h"

#include <QTest>

#include <functional>

using namespace yidi;
using namespace yidi::test;
using namespace yidi::pre_check;

namespace {

using Play = Played<pre_check::begin>;
using Turn = std::function<void(Facts&)>;

Filing filed(FilingState state)
{
    Filing filing;
    filing.number = QStringLiteral("F1");
    filing.state = state;
    filing.careRegion = QStringLiteral("640100");
    filing.begin = { 2017, 1, 1 };
    return filing;
}

/// Nothing stands in the way.
Facts clear()
{
    Facts facts;
    facts.today = { 2017, 3, 31 };
    facts.online = true;
    facts.institutionCode = here().institution.code;
    facts.careRegion = here().institution.region;
    facts.insuredRegion = QStringLiteral("650100");
    facts.card = card();
    facts.person = person();
    facts.filings = { filed(FilingState::Effective) };
    facts.visits = { stay() };
    facts.visits->front().institutionCode = facts.institutionCode;
    facts.visits->front().medType = QStringLiteral("21");
    facts.institution = here().institution;
    facts.diseases.emplace();
    return facts;
}

Visit& visitOf(Facts& facts)
{
    return facts.visits->front();
}

} // namespace

Q_DECLARE_METATYPE(Turn)

class PreCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void facts_withOneOfThemChanged_standWhereTheyShould_data()
    {
        QTest::addColumn<Turn>("turn");
        QTest::addColumn<int>("check");
        QTest::addColumn<int>("standing");
        QTest::addColumn<int>("said");
        const auto row = [](const char* title, Check check, Standing standing, Phrase said,
                             const Turn& turn) {
            QTest::newRow(title) << turn << static_cast<int>(check) << static_cast<int>(standing)
                                 << static_cast<int>(said);
        };
        using enum Standing;
        using P = Phrase;
        row("card", Check::Card, Holds, P::CheckHolds, [](Facts&) {});
        row("card expired", Check::Card, InTheWay, P::CheckCardExpired, [](Facts& f) {
            f.card.validTo = { 2017, 3, 30 };
        });
        row("card on its last day", Check::Card, Holds, P::CheckHolds,
            [](Facts& f) { f.card.validTo = f.today; });
        row("code", Check::Card, Holds, P::CheckByCode, [](Facts& f) { f.card = {}; });

        row("insured", Check::Benefit, Holds, P::CheckHolds, [](Facts&) {});
        row("suspended", Check::Benefit, InTheWay, P::CheckPausedSince, [](Facts& f) {
            f.person->insurances.front().status = QStringLiteral("2");
            f.person->insurances.front().pausedSince = { 2016, 11, 1 };
        });
        row("suspended, nobody says since when", Check::Benefit, InTheWay, P::CheckPaused,
            [](Facts& f) { f.person->insurances.front().status = QStringLiteral("2"); });
        row("not insured", Check::Benefit, InTheWay, P::CheckNotInsured,
            [](Facts& f) { f.person->insurances.clear(); });
        row("insurance not known", Check::Benefit, Unknown, P::CheckUnknown,
            [](Facts& f) { f.person.reset(); });

        row("filed", Check::Filing, Holds, P::CheckFiled, [](Facts&) {});
        row("never filed", Check::Filing, InTheWay, P::CheckNoFiling,
            [](Facts& f) { f.filings->clear(); });
        row("filed elsewhere", Check::Filing, InTheWay, P::CheckNoFiling,
            [](Facts& f) { f.filings->front().careRegion = QStringLiteral("460100"); });
        row("filed for the province", Check::Filing, Holds, P::CheckFiled,
            [](Facts& f) { f.filings->front().careRegion = QStringLiteral("640000"); });
        row("being reviewed", Check::Filing, InTheWay, P::CheckFilingPending,
            [](Facts& f) { f.filings->front().state = FilingState::InReview; });
        row("suspended with the benefits", Check::Filing, InTheWay, P::CheckFilingSuspended,
            [](Facts& f) { f.filings->front().state = FilingState::Suspended; });
        row("begins after the admission", Check::Filing, InTheWay, P::CheckFilingLater,
            [](Facts& f) { f.filings->front().begin = visitOf(f).begin.date().addDays(1); });
        row("begins on the day of admission", Check::Filing, Holds, P::CheckFiled,
            [](Facts& f) { f.filings->front().begin = visitOf(f).begin.date(); });
        row("ended before the admission", Check::Filing, InTheWay, P::CheckFilingEnded,
            [](Facts& f) {
                f.filings->front().state = FilingState::Expired;
                f.filings->front().end = visitOf(f).begin.date().addDays(-1);
            });
        row("expired since, admitted in time", Check::Filing, Holds, P::CheckFiled, [](Facts& f) {
            f.filings->front().state = FilingState::Expired;
            f.filings->front().end = visitOf(f).begin.date();
        });
        row("cancelled", Check::Filing, InTheWay, P::CheckNoFiling,
            [](Facts& f) { f.filings->front().state = FilingState::Cancelled; });
        row("emergency", Check::Filing, Holds, P::CheckEmergency, [](Facts& f) {
            f.filings->clear();
            visitOf(f).medType = QStringLiteral("24");
        });
        row("at home", Check::Filing, Holds, P::CheckAtHome, [](Facts& f) {
            f.filings.reset();
            f.insuredRegion = QStringLiteral("640104");
        });
        row("same province, none needed", Check::Filing, Holds, P::CheckSameProvince, [](Facts& f) {
            f.filings->clear();
            f.insuredRegion = QStringLiteral("640200");
            f.noFilingInProvince = QStringList { QStringLiteral("T3") };
        });
        row("same province, needed", Check::Filing, InTheWay, P::CheckNoFiling, [](Facts& f) {
            f.filings->clear();
            f.insuredRegion = QStringLiteral("640200");
            f.noFilingInProvince = QStringList();
        });
        row("same province, nobody knows", Check::Filing, Unknown, P::CheckUnknown, [](Facts& f) {
            f.filings->clear();
            f.insuredRegion = QStringLiteral("640200");
        });
        row("filings not known", Check::Filing, Unknown, P::CheckUnknown,
            [](Facts& f) { f.filings.reset(); });

        row("house on line", Check::Institution, Holds, P::CheckHolds, [](Facts&) {});
        row("house not on line", Check::Institution, InTheWay, P::CheckHouseClosed,
            [](Facts& f) { f.institution->online = false; });
        row("not discharged", Check::Institution, InTheWay, P::CheckNotDischarged,
            [](Facts& f) { visitOf(f).end = {}; });
        row("no visit", Check::Institution, InTheWay, P::CheckNoVisit,
            [](Facts& f) { f.visits->clear(); });
        row("visit of another house", Check::Institution, InTheWay, P::CheckNoVisit,
            [](Facts& f) { visitOf(f).institutionCode = QStringLiteral("H65010000001"); });
        row("settled already", Check::Institution, InTheWay, P::CheckNoVisit,
            [](Facts& f) { visitOf(f).settled = true; });
        row("house not known", Check::Institution, Unknown, P::CheckUnknown,
            [](Facts& f) { f.institution.reset(); });
        row("visits not known", Check::Institution, Unknown, P::CheckUnknown,
            [](Facts& f) { f.visits.reset(); });

        row("no chronic visit", Check::Disease, Holds, P::CheckNotChronic, [](Facts&) {});
        const auto chronic = [](Facts& f) { visitOf(f).medType = QStringLiteral("14"); };
        const auto recognised = [](Facts& f, const QDate& begin, const QDate& end) {
            f.diseases->push_back(
                { QStringLiteral("M03900"), QStringLiteral("高血压"), begin, end });
        };
        row("chronic, not recognised", Check::Disease, InTheWay, P::CheckNotRecognised, chronic);
        row("chronic, recognised", Check::Disease, Holds, P::CheckRecognised, [=](Facts& f) {
            chronic(f);
            recognised(f, { 2016, 1, 1 }, {});
        });
        row("chronic, recognised once", Check::Disease, InTheWay, P::CheckNotRecognised,
            [=](Facts& f) {
                chronic(f);
                recognised(f, { 2015, 1, 1 }, { 2015, 12, 31 });
            });
        row("diseases not known", Check::Disease, Unknown, P::CheckUnknown, [=](Facts& f) {
            chronic(f);
            f.diseases.reset();
        });
        row("neither visit nor disease known", Check::Disease, Unknown, P::CheckUnknown,
            [](Facts& f) { f.visits.reset(); });

        row("on line", Check::System, Holds, P::CheckHolds, [](Facts&) {});
        row("off line", Check::System, InTheWay, P::CheckNoLink,
            [](Facts& f) { f.online = false; });
    }
    void facts_withOneOfThemChanged_standWhereTheyShould()
    {
        QFETCH(Turn, turn);
        QFETCH(int, check);
        Facts facts = clear();
        turn(facts);
        const std::vector<Finding> findings = examine(facts);
        QCOMPARE(findings.size(), std::size(allChecks));
        const Finding& finding = findings[static_cast<std::size_t>(check)];
        QCOMPARE(static_cast<int>(finding.check), check);
        QTEST(static_cast<int>(finding.standing), "standing");
        QTEST(static_cast<int>(finding.said.phrase), "said");
        // Whoever hears that something stands in the way hears what to do about it.
        if (finding.standing == Standing::InTheWay)
            QVERIFY(finding.remedy != Words {});
        // Nothing else is blamed for it.
        for (const Finding& other : findings)
            QVERIFY(other.check == finding.check || other.standing != Standing::InTheWay
                || facts.visits->empty());
    }

    void firstInTheWay_ofSeveral_isTheOneThatComesFirst()
    {
        Facts facts = clear();
        QVERIFY(!firstInTheWay(examine(facts)));
        facts.online = false;
        facts.filings->clear();
        QCOMPARE(firstInTheWay(examine(facts))->check, Check::Filing);
        facts.person->insurances.clear();
        QCOMPARE(firstInTheWay(examine(facts))->check, Check::Benefit);
    }

    void page_whateverIsKnown_showsAllSix_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("title");
        QTest::newRow("an emergency") << "@care" << static_cast<int>(Phrase::CheckClearTitle);
        QTest::newRow("cut off") << "@link-down" << static_cast<int>(Phrase::CheckBlockedTitle);
        QTest::newRow("too slow") << QStringLiteral(" @tick").repeated(identityWaitSeconds)
                                  << static_cast<int>(Phrase::CheckPartlyTitle);
    }
    void page_whateverIsKnown_showsAllSix()
    {
        QFETCH(QString, script);
        Play play;
        QCOMPARE(kindOf(play.screen()), QStringLiteral("progress"));
        QCOMPARE(count<AskCare>(play.effects), 1);
        if (script == QLatin1String("@care"))
            play.who.filingsKnown = true; // and there are none
        play.act(script);
        const auto page = std::get<ReviewScreen>(play.screen());
        QCOMPARE(page.rows.size(), std::size(allChecks));
        QTEST(static_cast<int>(page.title.phrase), "title");
        QVERIFY(page.note.has_value());
        play.act(QStringLiteral("menu"));
        QCOMPARE(pre_check::name(play.state), QStringLiteral("Over"));
    }

    void everyWord_inEveryState_makesExactlyTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            pre_check::State state;
        };
        Effects ignored;
        const Visitor who = visitor();
        const Node start { here(), pre_check::begin(here(), who, ignored) };
        const auto say = [&](Node& node, const QString& word) {
            affect(node.place, word);
            node.state = pre_check::step(node.place, who, node.state, eventFor(word), ignored);
        };
        const auto nameOf = [](const Node& node) { return pre_check::name(node.state); };
        const auto seen = explore(
            start, identityWaitSeconds, say, nameOf,
            [&](const Node& node) { return pre_check::screen(node.place, who, node.state); },
            nameOf, eventWords() + filingWords());
        const auto table = movesOf(pre_check::transitions());
        QVERIFY2(seen == table, qPrintable(difference(seen, table)));
    }
};

QTEST_GUILESS_MAIN(PreCheckTest)
#include "tst_pre_check.moc"
