// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/decide.h"

#include "app/base/clock.h"
#include "app/domain/filing/overlap.h"
#include "app/domain/region/region.h"

#include <QFile>
#include <QTest>

#include <random>

using namespace yidi;

namespace {

using Outcome = FilingDecision::Outcome;
const QDate today(2017, 3, 31);

/// The rules Tai'an ships with: every term a person can run into is set.
const FilingRules& shipped()
{
    static const FilingRules rules = [] {
        QFile file(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies/370900/2016-01-01.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no policy");
        return parsePolicy(file.readAll(), QStringLiteral("370900/2016-01-01.json"), {})->filing;
    }();
    return rules;
}

struct Situation {
    FilingRequest request;
    FilingFacts facts;
    FilingRules rules = shipped();

    FilingDecision decided() const { return decide(request, facts, rules); }
};
using Change = std::function<void(Situation&)>;

Filing held(
    const char* number, FilingCategory category, const char* region, QDate begin, QDate end = {})
{
    Filing filing;
    filing.number = QLatin1String(number);
    filing.category = category;
    filing.careRegion = QLatin1String(region);
    filing.begin = begin;
    filing.end = end;
    filing.state = FilingState::Effective;
    filing.decidedAt = chinaTime(begin, QTime(9, 0));
    return filing;
}

Situation clear(FilingCategory category = FilingCategory::LongTermResident)
{
    Situation s;
    s.request.category = category;
    s.request.psnNo = QStringLiteral("P1");
    s.request.insutype = QStringLiteral("310");
    s.request.insuredRegion = QStringLiteral("370900");
    s.request.careRegion = QStringLiteral("640100");
    s.request.certType = QStringLiteral("01");
    s.request.begin = today;
    s.request.byCommitment = isLongTerm(category);
    Person person;
    person.psnNo = s.request.psnNo;
    Insurance insurance;
    insurance.insutype = QStringLiteral("310");
    insurance.region = s.request.insuredRegion;
    insurance.status = QStringLiteral("1");
    insurance.since = QDate(2002, 7, 1);
    person.insurances = { insurance };
    s.facts.today = today;
    s.facts.person = person;
    return s;
}

/// Long-term at 640100 for a year, and an operation on it.
Situation onHeld(FilingOperation operation, FilingRole role = FilingRole::Person)
{
    Situation s = clear();
    s.facts.filings = { held(
        "F1", FilingCategory::LongTermResident, "640100", today.addYears(-1), today.addYears(2)) };
    s.request.operation = operation;
    s.request.role = role;
    s.request.target = QStringLiteral("F1");
    s.request.careRegion =
        operation == FilingOperation::Change ? QStringLiteral("610100") : QStringLiteral("640100");
    return s;
}

Visit stay(QDate begin, QDate end = {}, bool settled = false)
{
    Visit visit;
    visit.mdtrtId = QStringLiteral("V1");
    visit.medType = QStringLiteral("21");
    visit.institutionCode = QStringLiteral("H64010400001");
    visit.begin = chinaTime(begin, QTime(8, 0));
    if (end.isValid())
        visit.end = chinaTime(end, QTime(10, 0));
    visit.settled = settled;
    return visit;
}

/// "approve EFFECTIVE", "reject REJECTED R03 R05"
QString told(const FilingDecision& decision)
{
    QStringList words { filingOutcomeName(decision.outcome) };
    if (decision.state)
        words.append(filingStateName(*decision.state));
    for (const Refusal& reason : decision.reasons)
        words.append(reason.code);
    return words.join(QLatin1Char(' '));
}

/// Books a decision as the province does, so that the next one finds it.
void book(Situation& s, const FilingDecision& decision, int number)
{
    if (decision.outcome != Outcome::Approve)
        return;
    for (const FilingEffect& effect : decision.effects)
        for (Filing& filing : s.facts.filings)
            if (filing.number == effect.number) {
                filing.state = effect.state;
                filing.end = effect.end;
            }
    if (s.request.operation == FilingOperation::File
        || s.request.operation == FilingOperation::Change) {
        Filing filing = held(qPrintable(QStringLiteral("F%1").arg(number)), s.request.category,
            qPrintable(s.request.careRegion), decision.begin, decision.end);
        filing.state = *decision.state;
        filing.decidedAt = chinaTime(s.facts.today, QTime(10, 0)).addSecs(number);
        s.facts.filings.push_back(filing);
    }
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestOperations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void operation_onAFilingThatStands_data()
    {
        QTest::addColumn<FilingOperation>("operation");
        QTest::addColumn<FilingRole>("role");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("expected");
        using O = FilingOperation;
        using R = FilingRole;
        using S = Situation;
        const auto row = [](const char* name, O operation, R role, const Change& change,
                             const char* expected) {
            QTest::newRow(name) << operation << role << change << QString::fromLatin1(expected);
        };
        const auto nothing = [](S&) {};
        const auto lately = [](S& s) { s.facts.filings[0].begin = today.addMonths(-5); };
        row("extend", O::Extend, R::Person, nothing, "approve EFFECTIVE");
        row("extend by a hospital", O::Extend, R::Hospital, nothing, "reject EFFECTIVE F02");
        row(
            "extend what has no end", O::Extend, R::Person,
            [](S& s) { s.facts.filings[0].end = {}; }, "reject EFFECTIVE R17 F03");
        row(
            "extend a category that may not be", O::Extend, R::Clerk,
            [](S& s) { s.rules.extendable.clear(); }, "reject EFFECTIVE F03");
        row(
            "extend to before its end", O::Extend, R::Person,
            [](S& s) { s.request.end = today.addMonths(6); }, "reject EFFECTIVE R17");
        row(
            "extend beyond what the policy gives", O::Extend, R::Person,
            [](S& s) { s.request.end = today.addMonths(37); }, "reject EFFECTIVE R17");
        row(
            "extend when suspended", O::Extend, R::Person,
            [](S& s) { s.facts.person->insurances[0].status = QStringLiteral("2"); },
            "reject EFFECTIVE R03");
        row(
            "extend while in hospital there", O::Extend, R::Person,
            [](S& s) { s.facts.visits = { stay(today.addDays(-3)) }; }, "approve EFFECTIVE");
        row(
            "extend after its end", O::Extend, R::Person,
            [](S& s) { s.facts.filings[0].end = today.addDays(-1); }, "reject EFFECTIVE R17");
        row("change by the person", O::Change, R::Person, nothing, "review IN_REVIEW");
        row("change at the window", O::Change, R::Clerk, nothing, "approve EFFECTIVE");
        row(
            "change from tomorrow", O::Change, R::Clerk,
            [](S& s) { s.request.begin = today.addDays(1); }, "approve APPROVED");
        row(
            "change to the same", O::Change, R::Clerk,
            [](S& s) { s.request.careRegion = QStringLiteral("640104"); }, "reject REJECTED R06");
        row("change within the minimum hold", O::Change, R::Clerk, lately, "reject REJECTED R08");
        row(
            "change on the last day of the hold", O::Change, R::Clerk,
            [](S& s) { s.facts.filings[0].begin = today.addMonths(-6); }, "approve EFFECTIVE");
        row(
            "change within the hold, returned", O::Change, R::Clerk,
            [lately](S& s) {
                lately(s);
                s.request.holdException = QStringLiteral("return-certificate");
            },
            "review IN_REVIEW");
        row(
            "change within the hold, overridden by a clerk", O::Change, R::Clerk,
            [lately](S& s) {
                lately(s);
                s.request.holdException = QStringLiteral("clerk-override");
            },
            "review IN_REVIEW");
        row(
            "change within the hold, overridden by oneself", O::Change, R::Person,
            [lately](S& s) {
                lately(s);
                s.request.holdException = QStringLiteral("clerk-override");
            },
            "reject REJECTED R08");
        row(
            "change within the hold, for a reason nobody lists", O::Change, R::Clerk,
            [lately](S& s) {
                lately(s);
                s.request.holdException = QStringLiteral("bored");
            },
            "reject REJECTED R08");
        row(
            "change while in hospital there", O::Change, R::Clerk,
            [](S& s) { s.facts.visits = { stay(today.addDays(-3)) }; }, "reject REJECTED R05");
        row(
            "change a suspended one", O::Change, R::Clerk,
            [](S& s) { s.facts.filings[0].state = FilingState::Suspended; }, "reject REJECTED F01");
        row("cancel", O::Cancel, R::Person, nothing, "approve CANCELLED");
        row("cancel within the minimum hold", O::Cancel, R::Person, lately, "reject EFFECTIVE R08");
        row(
            "cancel a temporary one at once", O::Cancel, R::Person,
            [lately](S& s) {
                lately(s);
                s.facts.filings[0].category = FilingCategory::OtherTemporary;
            },
            "approve CANCELLED");
        row(
            "cancel unsettled", O::Cancel, R::Clerk,
            [](S& s) { s.facts.visits = { stay(today.addDays(-9), today.addDays(-2)) }; },
            "reject EFFECTIVE R05");
        row(
            "cancel when suspended", O::Cancel, R::Person,
            [](S& s) { s.facts.person->insurances[0].status = QStringLiteral("2"); },
            "approve CANCELLED");
        row(
            "cancel for yesterday, by a clerk", O::Cancel, R::Clerk,
            [](S& s) { s.request.end = today.addDays(-1); }, "reject EFFECTIVE R17 F02");
        row(
            "cancel for yesterday, by a supervisor", O::Cancel, R::Supervisor,
            [](S& s) { s.request.end = today.addDays(-1); }, "approve CANCELLED");
        row(
            "cancel for last year, by a supervisor", O::Cancel, R::Supervisor,
            [](S& s) { s.request.end = today.addDays(-31); }, "reject EFFECTIVE R17");
        row(
            "cancel for tomorrow", O::Cancel, R::Clerk,
            [](S& s) { s.request.end = today.addDays(1); }, "reject EFFECTIVE R17");
        row(
            "cancel twice", O::Cancel, R::Person,
            [](S& s) { s.facts.filings[0].state = FilingState::Cancelled; },
            "reject CANCELLED F01");
        row(
            "cancel what nobody has", O::Cancel, R::Person,
            [](S& s) { s.request.target = QStringLiteral("F2"); }, "reject F01");
        row(
            "withdraw what is in review, with a stay open", O::Cancel, R::Person,
            [](S& s) {
                s.facts.filings[0].state = FilingState::InReview;
                s.facts.filings[0].begin = today;
                s.facts.visits = { stay(today.addDays(-3)) };
            },
            "approve WITHDRAWN");
    }
    void operation_onAFilingThatStands()
    {
        QFETCH(FilingOperation, operation);
        QFETCH(FilingRole, role);
        QFETCH(Change, change);
        QFETCH(QString, expected);
        Situation s = onHeld(operation, role);
        change(s);
        const FilingDecision decision = s.decided();
        QCOMPARE(told(decision), expected);
        QCOMPARE(decision.decidedBy.isEmpty(), decision.outcome == Outcome::Review);
        for (const Refusal& reason : decision.reasons)
            QVERIFY(!reason.blocking.isEmpty() && !reason.remedy.isEmpty());
        // Whatever becomes of the filing is a way of the table of states.
        for (const FilingEffect& effect : decision.effects)
            QVERIFY(effect.state == s.facts.filings[0].state
                || filingMayBecome(s.facts.filings[0].state, effect.state));
        QVERIFY(decision.reasons.empty() || decision.effects.empty());
    }

    void extension_changesTheEndAlone()
    {
        Situation s = onHeld(FilingOperation::Extend);
        s.facts.filings[0].category = FilingCategory::OtherTemporary;
        s.facts.filings[0].end = today.addDays(1);
        const FilingDecision decision = s.decided();
        QCOMPARE(decision.begin, s.facts.filings[0].begin);
        QCOMPARE(decision.end, today.addDays(1).addMonths(6));
        QCOMPARE(decision.effects.front().state, FilingState::Effective);
        QCOMPARE(decision.effects.front().end, decision.end);
    }

    void change_leavesNoDayUncovered_andNoneTwice()
    {
        for (const int days : { 0, 1, 30 }) {
            Situation s = onHeld(FilingOperation::Change, FilingRole::Clerk);
            s.request.begin = today.addDays(days);
            const FilingDecision decision = s.decided();
            QCOMPARE(decision.effects.front().state, FilingState::Superseded);
            QCOMPARE(decision.effects.front().end.addDays(1), decision.begin);
        }
    }

    void category_channel_evidence_isDecidedByTheRule_data()
    {
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("channel");
        QTest::addColumn<QString>("evidence");
        for (const FilingCategory category : allFilingCategories)
            for (int c = 0; c <= static_cast<int>(FilingChannel::Phone); ++c)
                for (const char* evidence : { "commitment", "document unlisted", "document none",
                         "document complete", "document illegible" }) {
                    const QString channel = filingChannelName(static_cast<FilingChannel>(c));
                    QTest::addRow("%s %s %s", qPrintable(filingCategoryCode(category)),
                        qPrintable(channel), evidence)
                        << filingCategoryCode(category) << channel << QString::fromLatin1(evidence);
                }
    }
    void category_channel_evidence_isDecidedByTheRule()
    {
        QFETCH(QString, category);
        QFETCH(QString, channel);
        QFETCH(QString, evidence);
        Situation s = clear();
        filingCategoryFromCode(category, s.request.category);
        filingChannelFromName(channel, s.request.channel);
        s.request.role = roleAt(s.request.channel);
        s.request.byCommitment = evidence == QLatin1String("commitment");
        if (evidence != QLatin1String("document unlisted"))
            s.facts.materials = QStringList();
        static const QMap<QString, QString> papers { { QStringLiteral("L1"),
                                                         QStringLiteral("settlement-proof") },
            { QStringLiteral("L2"), QStringLiteral("residence-proof") },
            { QStringLiteral("L3"), QStringLiteral("work-proof") },
            { QStringLiteral("T1"), QStringLiteral("referral-certificate") } };
        const bool brought = evidence.endsWith(QLatin1String("complete"))
            || evidence.endsWith(QLatin1String("illegible"));
        if (brought && papers.contains(category))
            s.facts.materials->append(papers[category]);
        if (evidence.endsWith(QLatin1String("illegible")))
            s.facts.illegible = *s.facts.materials;

        // The rule in words: emergencies need nothing; other temporary care asks for no paper; a
        // commitment serves the long-term ones; a referral is always read, the hospital's form is
        // its paper; papers a clerk has not seen are read by somebody, and missing ones refuse.
        const bool longTerm = category.startsWith(QLatin1Char('L'));
        const bool promised = evidence == QLatin1String("commitment");
        const bool form = channel == QLatin1String("hospital");
        const bool seen = channel == QLatin1String("window");
        QString expected;
        if (category == QLatin1String("T2"))
            expected = QStringLiteral("not_required R09");
        else if (category == QLatin1String("T3") || (longTerm && promised)
            || (longTerm && seen && evidence == QLatin1String("document complete")))
            expected = QStringLiteral("approve EFFECTIVE");
        else if ((category == QLatin1String("T1") && form)
            || evidence == QLatin1String("document complete")
            || evidence == QLatin1String("document unlisted"))
            expected = QStringLiteral("review IN_REVIEW");
        else
            expected = QStringLiteral("reject REJECTED R12");
        QCOMPARE(told(s.decided()), expected);
    }

    void policyValue_moves_theDecision_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("before");
        QTest::addColumn<Change>("value");
        QTest::addColumn<QString>("after");
        using S = Situation;
        const auto row = [](const char* name, const Change& change, const char* before,
                             const Change& value, const char* after) {
            QTest::newRow(name) << change << QString::fromLatin1(before) << value
                                << QString::fromLatin1(after);
        };
        row(
            "waiting_days", [](S& s) { s.facts.person->insurances[0].since = today.addDays(-9); },
            "approve EFFECTIVE", [](S& s) { s.rules.waitingDays[QStringLiteral("310")] = 10; },
            "reject REJECTED R04");
        row(
            "instant_channels", [](S&) {}, "approve EFFECTIVE",
            [](S& s) { s.rules.instantChannels = { QStringLiteral("window") }; },
            "review IN_REVIEW");
        row(
            "reviewed_papers",
            [](S& s) {
                s.request.byCommitment = false;
                s.request.role = FilingRole::Clerk;
                s.facts.materials = s.rules.materials[filingCategoryCode(s.request.category)];
            },
            "approve EFFECTIVE", [](S& s) { s.rules.reviewedPapers = { QStringLiteral("L2") }; },
            "review IN_REVIEW");
        row(
            "reviewed_operations", [](S&) {}, "approve EFFECTIVE",
            [](S& s) { s.rules.reviewedOperations = { QStringLiteral("file") }; },
            "review IN_REVIEW");
        row(
            "reviewed_cert_types", [](S& s) { s.request.certType = QStringLiteral("04"); },
            "approve EFFECTIVE", [](S& s) { s.rules.reviewedCertTypes = { QStringLiteral("04") }; },
            "review IN_REVIEW");
        row(
            "cert_types", [](S& s) { s.request.certType = QStringLiteral("04"); },
            "approve EFFECTIVE", [](S& s) { s.rules.certTypes = { QStringLiteral("01") }; },
            "reject REJECTED R14");
        row(
            "no_filing_in_province",
            [](S& s) {
                s.request.category = FilingCategory::OtherTemporary;
                s.request.careRegion = QStringLiteral("370200");
            },
            "not_required R09", [](S& s) { s.rules.noFilingInProvince.clear(); },
            "approve EFFECTIVE");
        row(
            "temporary_limit_months",
            [](S& s) {
                s.request.category = FilingCategory::OtherTemporary;
                s.request.end = today.addMonths(13);
            },
            "reject REJECTED R17", [](S& s) { s.rules.temporaryLimitMonths = 13; },
            "approve EFFECTIVE");
        row(
            "backfile_days",
            [](S& s) {
                s.request.begin = today.addDays(-8);
                s.facts.visits = { stay(today.addDays(-8), today.addDays(-2)) };
            },
            "reject REJECTED R05 R17", [](S& s) { s.rules.backfileDays = 2; }, "approve EFFECTIVE");
        row(
            "file_paid_stays",
            [](S& s) {
                s.request.begin = today.addDays(-8);
                s.facts.visits = { stay(today.addDays(-8), today.addDays(-2), true) };
            },
            "reject REJECTED R17 R18",
            [](S& s) {
                s.rules.filePaidStays = true;
                s.rules.paidStayDays = 2;
            },
            "approve EFFECTIVE");
        row(
            "supervisor_backdate_days",
            [](S& s) {
                s.request.begin = today.addDays(-20);
                s.request.role = FilingRole::Supervisor;
            },
            "approve EFFECTIVE", [](S& s) { s.rules.supervisorBackdateDays = 19; },
            "reject REJECTED R17");
        row(
            "referral_days",
            [](S& s) {
                s.request.category = FilingCategory::Referral;
                s.request.channel = FilingChannel::Hospital;
                s.request.referredOn = today.addDays(-31);
            },
            "reject REJECTED R11", [](S& s) { s.rules.referralDays = 31; }, "review IN_REVIEW");
        row(
            "overlap.scope",
            [](S& s) {
                s.request.category = FilingCategory::OtherTemporary;
                s.facts.filings = { held(
                    "F1", FilingCategory::LongTermResident, "610100", today.addYears(-1)) };
            },
            "reject REJECTED R07", [](S& s) { s.rules.overlap.perRegion = true; },
            "approve EFFECTIVE");
        row(
            "overlap.priority",
            [](S& s) {
                s.request.category = FilingCategory::OtherTemporary;
                s.facts.filings = { held(
                    "F1", FilingCategory::LongTermResident, "610100", today.addYears(-1)) };
            },
            "reject REJECTED R07",
            [](S& s) {
                s.rules.overlap.priority = { QStringLiteral("T3"), QStringLiteral("L") };
            },
            "approve EFFECTIVE");
    }
    void policyValue_moves_theDecision()
    {
        QFETCH(Change, change);
        QFETCH(QString, before);
        QFETCH(Change, value);
        QFETCH(QString, after);
        Situation s = clear();
        change(s);
        QCOMPARE(told(s.decided()), before);
        value(s);
        QCOMPARE(told(s.decided()), after);
    }

    void temporary_beforeALongTermOne_isShortenedToTheDayBefore()
    {
        Situation s = clear(FilingCategory::OtherTemporary);
        s.facts.filings = { held(
            "F1", FilingCategory::LongTermResident, "610100", today.addDays(30)) };
        s.facts.filings[0].state = FilingState::Approved;
        const FilingDecision decision = s.decided();
        QCOMPARE(decision.end, today.addDays(29));
        QVERIFY(decision.rules.contains(QStringLiteral("shortened-by-F1")));
    }

    void markedEmergency_isDeemedFiled_onceForItsVisit()
    {
        Situation s = clear(FilingCategory::Emergency);
        s.request.channel = FilingChannel::Hospital;
        s.request.role = FilingRole::Hospital;
        s.facts.visits = { stay(today.addDays(-2)) };
        s.facts.visits[0].medType = QStringLiteral("24");
        const FilingDecision decision = s.decided();
        QCOMPARE(told(decision), QStringLiteral("approve EFFECTIVE"));
        QCOMPARE(decision.boundVisit, QStringLiteral("V1"));
        QCOMPARE(decision.begin, today.addDays(-2));
        Filing deemed = held("F1", FilingCategory::Emergency, "640100", decision.begin);
        deemed.boundVisit = decision.boundVisit;
        s.facts.filings = { deemed };
        QCOMPARE(told(s.decided()), QStringLiteral("reject REJECTED R06"));
        s.facts.filings.clear();
        s.facts.person->insurances[0].status = QStringLiteral("2");
        QCOMPARE(told(s.decided()), QStringLiteral("reject REJECTED R03"));
    }

    void nobodyInsuredAnywhere_isToldSo_withoutAnyPolicy()
    {
        Situation s = clear();
        s.request.insuredRegion.clear();
        s.facts.person->insurances.clear();
        QCOMPARE(told(s.decided()), QStringLiteral("reject REJECTED R02"));
        QCOMPARE(s.decided().reasons[0].blocking, QStringLiteral("P1"));
        s.facts.person.reset();
        QCOMPARE(told(s.decided()), QStringLiteral("reject REJECTED R01"));
    }

    void anyRequests_inAnyOrder_leaveOneADay_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 150; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyRequests_inAnyOrder_leaveOneADay()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto below = [&](int limit) {
            return static_cast<int>(random() % static_cast<unsigned>(limit));
        };
        static const char* const regions[] = { "640100", "640104", "640000", "610100", "110000" };
        Situation s = clear();
        s.rules.overlap.perRegion = below(2) == 0;
        s.rules.minHoldMonths = below(2);
        for (int i = 1; i <= 25; ++i) {
            s.facts.today = s.facts.today.addDays(below(30));
            for (Filing& filing : s.facts.filings)
                if (filing.state == FilingState::Approved && filing.begin <= s.facts.today)
                    filing.state = FilingState::Effective;
            s.request.operation = static_cast<FilingOperation>(below(4));
            s.request.role = FilingRole::Clerk;
            s.request.category = allFilingCategories[below(6)];
            s.request.byCommitment = isLongTerm(s.request.category);
            s.request.careRegion = QLatin1String(regions[below(5)]);
            s.request.begin = s.facts.today.addDays(below(60));
            s.request.end = below(3) == 0 ? s.request.begin.addDays(below(90)) : QDate();
            if (!s.facts.filings.empty())
                s.request.target = s.facts
                                       .filings[static_cast<std::size_t>(
                                           below(static_cast<int>(s.facts.filings.size())))]
                                       .number;
            const FilingDecision decision = s.decided();
            QCOMPARE(s.decided(), decision); // from its arguments alone
            book(s, decision, i);
            const auto& all = s.facts.filings;
            for (std::size_t a = 0; a < all.size(); ++a)
                for (std::size_t b = a + 1; b < all.size(); ++b)
                    QVERIFY2(!all[a].isGranted() || !all[b].isGranted()
                            || !shareScope(all[a], all[b], s.rules.overlap)
                            || !meet(all[a].begin, all[a].end, all[b].begin, all[b].end),
                        qPrintable(all[a].number + QStringLiteral(" and ") + all[b].number));
        }
    }
};

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
