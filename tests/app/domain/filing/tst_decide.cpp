// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/decide.h"

#include "app/base/clock.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace yidi;

namespace {

using Outcome = FilingDecision::Outcome;
const QDate today(2017, 3, 31);

struct Situation {
    FilingRequest request;
    FilingFacts facts;
    FilingRules rules;
};
using Change = std::function<void(Situation&)>;

/// A long-term resident on commitment, to whom nothing stands in the way.
Situation clear()
{
    Situation s;
    s.request.category = FilingCategory::LongTermResident;
    s.request.psnNo = QStringLiteral("P1");
    s.request.insutype = QStringLiteral("310");
    s.request.insuredRegion = QStringLiteral("650100");
    s.request.careRegion = QStringLiteral("640104");
    s.request.certType = QStringLiteral("01");
    s.request.certNo = QStringLiteral("650103197811024266");
    s.request.psnName = QStringLiteral("某人");
    s.request.begin = today;
    s.request.byCommitment = true;
    s.request.institutionCode = QStringLiteral("H64010400001");

    Person person;
    person.psnNo = s.request.psnNo;
    person.certNo = s.request.certNo;
    person.name = s.request.psnName;
    Insurance insurance;
    insurance.insutype = QStringLiteral("310");
    insurance.region = QStringLiteral("650100");
    insurance.status = QStringLiteral("1");
    insurance.since = QDate(2002, 7, 1);
    person.insurances = { insurance };
    s.facts.today = today;
    s.facts.person = person;

    s.rules.instantApproval = { QStringLiteral("L1"), QStringLiteral("L2"), QStringLiteral("L3"),
        QStringLiteral("T3") };
    s.rules.commitment = { QStringLiteral("L1"), QStringLiteral("L2"), QStringLiteral("L3") };
    s.rules.materials = { { QStringLiteral("L1"), { QStringLiteral("settlement-proof") } },
        { QStringLiteral("L2"), { QStringLiteral("residence-proof") } },
        { QStringLiteral("L3"), { QStringLiteral("work-proof") } },
        { QStringLiteral("T1"), { QStringLiteral("referral-certificate") } } };
    s.rules.noFilingInProvince = { QStringLiteral("T1"), QStringLiteral("T3") };
    return s;
}

Visit stay(const QString& id, QDate begin, QDate end)
{
    Visit visit;
    visit.mdtrtId = id;
    visit.institutionCode = QStringLiteral("H64010400001");
    visit.begin = chinaTime(begin, QTime(8, 0));
    if (end.isValid())
        visit.end = chinaTime(end, QTime(10, 0));
    return visit;
}

Filing effective(const QString& number, FilingCategory category, const QString& region, QDate begin)
{
    Filing filing;
    filing.number = number;
    filing.category = category;
    filing.careRegion = region;
    filing.begin = begin;
    filing.state = FilingState::Effective;
    return filing;
}

void suspend(Situation& s)
{
    s.facts.person->insurances.front().status = QStringLiteral("2");
    s.facts.person->insurances.front().pausedSince = QDate(2016, 11, 1);
}
void leaveUnsettled(Situation& s)
{
    s.facts.visits = { stay(QStringLiteral("V1"), QDate(2016, 10, 10), QDate(2016, 10, 21)) };
}

QString codesOf(const FilingDecision& decision)
{
    QStringList codes;
    for (const Refusal& reason : decision.reasons)
        codes.append(reason.code);
    return codes.join(QLatin1Char(' '));
}

FilingDecision decided(const Situation& s)
{
    return decide(s.request, s.facts, s.rules);
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestDecide : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void request_decided_withAllReasons_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("reasons");
        const auto row = [](const char* name, const Change& change, const char* outcome,
                             const char* reasons) {
            QTest::newRow(name) << change << QString(QLatin1String(outcome))
                                << QString(QLatin1String(reasons));
        };
        using S = Situation;
        row(
            "long-term on commitment", [](S&) {}, "approve", "");
        row(
            "long-term with papers nobody has read", [](S& s) { s.request.byCommitment = false; },
            "review", "");
        row(
            "long-term with the paper",
            [](S& s) {
                s.request.byCommitment = false;
                s.facts.materials = { QStringLiteral("residence-proof") };
            },
            "review", "");
        row(
            "long-term without the paper",
            [](S& s) {
                s.request.byCommitment = false;
                s.facts.materials = QStringList();
            },
            "reject", "R12");
        row(
            "insured place takes no commitment", [](S& s) { s.rules.commitment.clear(); }, "reject",
            "R12");
        row(
            "insured place reviews all", [](S& s) { s.rules.instantApproval.clear(); }, "review",
            "");
        row(
            "other temporary asks for no paper",
            [](S& s) {
                s.request.category = FilingCategory::OtherTemporary;
                s.request.byCommitment = false;
            },
            "approve", "");
        row(
            "referral is read by a person",
            [](S& s) {
                s.request.category = FilingCategory::Referral;
                s.request.byCommitment = false;
            },
            "review", "");
        row(
            "referral on commitment", [](S& s) { s.request.category = FilingCategory::Referral; },
            "reject", "R12");
        row(
            "referral without the right",
            [](S& s) {
                s.request.category = FilingCategory::Referral;
                s.request.byCommitment = false;
                s.facts.mayRefer = false;
            },
            "reject", "R11");
        row(
            "emergency is deemed filed",
            [](S& s) { s.request.category = FilingCategory::Emergency; }, "not_required", "R09");
        row(
            "nobody of that number", [](S& s) { s.facts.person.reset(); }, "reject", "R01");
        row(
            "name differs", [](S& s) { s.request.psnName = QStringLiteral("别人"); }, "reject",
            "R01");
        row(
            "number differs", [](S& s) { s.request.certNo.chop(1); }, "reject", "R01");
        row(
            "insured elsewhere", [](S& s) { s.request.insuredRegion = QStringLiteral("610100"); },
            "reject", "R02");
        row(
            "insurance ended",
            [](S& s) { s.facts.person->insurances.front().status = QStringLiteral("4"); }, "reject",
            "R02");
        row("suspended", suspend, "reject", "R03");
        row(
            "suspended beside a normal one",
            [](S& s) {
                suspend(s);
                Insurance second = s.facts.person->insurances.front();
                second.status = QStringLiteral("1");
                s.facts.person->insurances.push_back(second);
            },
            "approve", "");
        row(
            "not yet entitled",
            [](S& s) { s.facts.person->insurances.front().since = today.addDays(1); }, "reject",
            "R04");
        row("earlier stay unsettled", leaveUnsettled, "reject", "R05");
        row(
            "earlier stay settled",
            [](S& s) {
                leaveUnsettled(s);
                s.facts.visits.front().settled = true;
            },
            "approve", "");
        row(
            "in hospital here, from admission",
            [](S& s) {
                s.facts.visits = { stay(QStringLiteral("V2"), today.addDays(-9), {}) };
                s.request.begin = today.addDays(-9);
            },
            "approve", "");
        row(
            "in hospital elsewhere",
            [](S& s) {
                s.facts.visits = { stay(QStringLiteral("V2"), today.addDays(-9), {}) };
                s.request.careRegion = QStringLiteral("610104");
            },
            "reject", "R05");
        row(
            "both reasons of TA-11",
            [](S& s) {
                suspend(s);
                leaveUnsettled(s);
            },
            "reject", "R03 R05");
        row(
            "filed already",
            [](S& s) {
                s.facts.filings = { effective(QStringLiteral("F1"),
                    FilingCategory::LongTermResident, QStringLiteral("640100"), today) };
            },
            "reject", "R06");
        row(
            "filed already, being reviewed",
            [](S& s) {
                s.facts.filings = { effective(QStringLiteral("F1"),
                    FilingCategory::LongTermResident, QStringLiteral("640100"), today) };
                s.facts.filings.front().state = FilingState::InReview;
            },
            "reject", "R06");
        row(
            "filed already for the whole province",
            [](S& s) {
                s.facts.filings = { effective(QStringLiteral("F1"),
                    FilingCategory::LongTermResident, QStringLiteral("640000"), today) };
            },
            "reject", "R06");
        row(
            "filed until yesterday",
            [](S& s) {
                s.facts.filings = { effective(QStringLiteral("F1"),
                    FilingCategory::LongTermResident, QStringLiteral("640100"),
                    today.addDays(-90)) };
                s.facts.filings.front().end = today.addDays(-1);
            },
            "approve", "");
        row(
            "filed before, cancelled",
            [](S& s) {
                s.facts.filings = { effective(QStringLiteral("F1"),
                    FilingCategory::LongTermResident, QStringLiteral("640100"), today) };
                s.facts.filings.front().state = FilingState::Cancelled;
            },
            "approve", "");
        row(
            "filed elsewhere too lately",
            [](S& s) {
                s.rules.minHoldMonths = 6;
                s.facts.filings = { effective(QStringLiteral("F1"),
                    FilingCategory::LongTermResident, QStringLiteral("610100"),
                    today.addMonths(-6).addDays(1)) };
            },
            "reject", "R08");
        row(
            "filed elsewhere long ago",
            [](S& s) {
                s.rules.minHoldMonths = 6;
                s.facts.filings = { effective(QStringLiteral("F1"),
                    FilingCategory::LongTermResident, QStringLiteral("610100"),
                    today.addMonths(-6)) };
            },
            "approve", "");
        row(
            "temporary in the province",
            [](S& s) {
                s.request.category = FilingCategory::OtherTemporary;
                s.request.careRegion = QStringLiteral("652300");
            },
            "not_required", "R09");
        row(
            "long-term in the province",
            [](S& s) { s.request.careRegion = QStringLiteral("652300"); }, "approve", "");
        row(
            "long-term in the own city",
            [](S& s) { s.request.careRegion = QStringLiteral("650104"); }, "not_required", "R09");
        row(
            "care region closed",
            [](S& s) { s.rules.closedRegions = { QStringLiteral("640000") }; }, "reject", "R10");
        row(
            "care region malformed", [](S& s) { s.request.careRegion = QStringLiteral("6401"); },
            "reject", "R10");
        row(
            "commitment withdrawn", [](S& s) { s.facts.commitmentWithdrawn = true; }, "reject",
            "R13");
        row(
            "document not taken", [](S& s) { s.rules.certTypes = { QStringLiteral("04") }; },
            "reject", "R14");
        row(
            "card lost", [](S& s) { s.facts.cardState = QStringLiteral("lost"); }, "reject", "R15");
        row(
            "dead", [](S& s) { s.facts.diedOn = QDate(2017, 1, 1); }, "reject", "R16");
        row(
            "no start", [](S& s) { s.request.begin = {}; }, "reject", "R17");
        row(
            "starts yesterday", [](S& s) { s.request.begin = today.addDays(-1); }, "reject", "R17");
        row(
            "starts yesterday, allowed",
            [](S& s) {
                s.request.begin = today.addDays(-1);
                s.rules.backdateDays = 1;
            },
            "approve", "");
        row(
            "starts too far ahead", [](S& s) { s.request.begin = today.addDays(91); }, "reject",
            "R17");
        row(
            "ends before it starts", [](S& s) { s.request.end = today.addDays(-1); }, "reject",
            "R17");
        row(
            "everything at once",
            [](S& s) {
                suspend(s);
                leaveUnsettled(s);
                s.request.psnName = QStringLiteral("别人");
                s.facts.filings = { effective(QStringLiteral("F1"),
                    FilingCategory::LongTermResident, QStringLiteral("640104"), today) };
                s.rules.commitment.clear();
                s.facts.cardState = QStringLiteral("frozen");
                s.facts.diedOn = today;
                s.request.end = today.addDays(-1);
                s.facts.filings.front().begin = today.addDays(-30);
            },
            "reject", "R01 R03 R05 R06 R12 R15 R16 R17");
    }

    void request_decided_withAllReasons()
    {
        QFETCH(Change, change);
        QFETCH(QString, outcome);
        QFETCH(QString, reasons);
        Situation situation = clear();
        change(situation);
        const FilingDecision decision = decided(situation);
        QCOMPARE(codesOf(decision), reasons);
        QCOMPARE(filingOutcomeName(decision.outcome), outcome);
        const bool granted =
            decision.outcome == Outcome::Approve || decision.outcome == Outcome::Review;
        QCOMPARE(decision.begin.isValid(), granted);
        QVERIFY(!decision.rules.isEmpty());
        for (const Refusal& reason : decision.reasons) {
            QVERIFY(!reason.blocking.isEmpty());
            FilingReason known {};
            QVERIFY(filingReasonFromCode(reason.code, known));
            QCOMPARE(reason.remedy, filingRemedy(known));
        }
    }

    void reasons_nameTheRecordThatStandsInTheWay()
    {
        Situation situation = clear();
        suspend(situation);
        leaveUnsettled(situation);
        const FilingDecision decision = decided(situation);
        QCOMPARE(decision.reasons.size(), std::size_t { 2 });
        QCOMPARE(decision.reasons[0].blocking, QStringLiteral("2016-11-01"));
        QVERIFY(decision.reasons[1].blocking.contains(QLatin1String("V1")));
        QVERIFY(decision.reasons[1].blocking.contains(QLatin1String("2016-10-21")));
        QCOMPARE(decision.reasons[1].remedy, QStringLiteral("pay-earlier-stay"));
    }

    void decision_doesNotDependOnTheOrderOfRecords()
    {
        Situation situation = clear();
        for (int i = 0; i < 4; ++i) {
            situation.facts.visits.push_back(
                stay(QStringLiteral("V%1").arg(i), QDate(2016, 10, 1 + i), QDate(2016, 11, 1)));
            situation.facts.filings.push_back(effective(QStringLiteral("F%1").arg(i),
                FilingCategory::LongTermResident, QStringLiteral("640100"), today));
        }
        const FilingDecision decision = decided(situation);
        QCOMPARE(decision.reasons.size(), std::size_t { 8 });
        std::reverse(situation.facts.visits.begin(), situation.facts.visits.end());
        std::reverse(situation.facts.filings.begin(), situation.facts.filings.end());
        QCOMPARE(decided(situation), decision);
    }

    void approval_keepsTheRulesThatDecided_andTheEndThePolicyGives()
    {
        Situation situation = clear();
        QVERIFY(decided(situation).rules.contains(QStringLiteral("instant-L2")));
        QVERIFY(!decided(situation).end.isValid());
        situation.rules.longTermMonths = 36;
        QCOMPARE(decided(situation).end, QDate(2020, 3, 31));
        situation.request.category = FilingCategory::OtherTemporary;
        situation.rules.temporaryMonths = 6;
        QCOMPARE(decided(situation).end, QDate(2017, 9, 30));
        situation.request.end = today.addDays(20);
        QCOMPARE(decided(situation).end, today.addDays(20));
    }
};

QTEST_GUILESS_MAIN(TestDecide)
#include "tst_decide.moc"
