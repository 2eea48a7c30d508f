// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/states.h"

#include "app/domain/filing/decide.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace yidi;

namespace {

const QDate today(2017, 3, 31);

constexpr FilingRole allRoles[] = { FilingRole::Person, FilingRole::Clerk, FilingRole::Supervisor,
    FilingRole::Reviewer, FilingRole::Hospital, FilingRole::Server, FilingRole::System,
    FilingRole::Feed };

/// Who may do what in which state, as people say it: policy.md 2.3, written a second time.
const char* const allowed[] = {
    "none start person,clerk,supervisor,hospital",
    "none emergency-mark hospital,server",
    "DRAFT submit person,clerk,supervisor,hospital",
    "DRAFT withdraw person,clerk,supervisor",
    "DRAFT deadline-passed system",
    "QUEUED accept server",
    "QUEUED repeat server",
    "QUEUED withdraw person,clerk,supervisor",
    "CHECKING pass system",
    "CHECKING fail system",
    "CHECKING judge system",
    "CHECKING withdraw person,clerk,supervisor",
    "CHECKING person-ended feed",
    "NEED_MATERIAL supplement person,clerk,supervisor,hospital",
    "NEED_MATERIAL deadline-passed system",
    "NEED_MATERIAL withdraw person,clerk,supervisor",
    "NEED_MATERIAL person-ended feed",
    "IN_REVIEW ask reviewer",
    "IN_REVIEW approve reviewer",
    "IN_REVIEW refuse reviewer",
    "IN_REVIEW withdraw person,clerk,supervisor",
    "IN_REVIEW person-ended feed",
    "APPROVED start-day system",
    "APPROVED cancel person,clerk,supervisor",
    "APPROVED overlap system",
    "APPROVED person-ended feed",
    "EFFECTIVE benefit-stopped feed",
    "EFFECTIVE end-passed system",
    "EFFECTIVE extend person,clerk,supervisor",
    "EFFECTIVE change person,clerk,supervisor",
    "EFFECTIVE cancel person,clerk,supervisor",
    "EFFECTIVE overlap system",
    "EFFECTIVE person-ended feed",
    "SUSPENDED benefit-restored feed",
    "SUSPENDED end-passed system",
    "SUSPENDED person-ended feed",
};

/// A turn on which every condition that can hold together holds.
FilingTurn favourable(FilingEvent event)
{
    FilingTurn turn;
    turn.today = today;
    turn.begin = today;
    turn.newKey = event != FilingEvent::Repeat;
    turn.deadline = event == FilingEvent::DeadlinePassed ? today.addDays(-1) : today;
    turn.end = event == FilingEvent::EndPassed ? today.addDays(-1) : today;
    turn.overruled = true;
    return turn;
}

QString line(std::optional<FilingState> from, FilingEvent event)
{
    return QStringLiteral("%1 %2").arg(
        from ? filingStateName(*from) : QStringLiteral("none"), filingEventName(event));
}

using Turned = std::function<void(FilingTurn&)>;

} // namespace

Q_DECLARE_METATYPE(Turned)

class TestStates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyState_everyEvent_everyRole_isAnsweredAsTheChapterSays()
    {
        QMap<QString, QStringList> expected;
        for (const char* row : allowed) {
            const QStringList words = QString::fromLatin1(row).split(QLatin1Char(' '));
            expected.insert(
                words[0] + QLatin1Char(' ') + words[1], words[2].split(QLatin1Char(',')));
        }
        int answered = 0;
        for (int s = -1; s < filingStateCount; ++s) {
            const auto from = s < 0 ? std::nullopt : std::optional(static_cast<FilingState>(s));
            for (int e = 0; e < filingEventCount; ++e) {
                const auto event = static_cast<FilingEvent>(e);
                for (const FilingRole role : allRoles) {
                    const FilingStep step =
                        moveFiling(from, event, role, favourable(event), QStringLiteral("F1"));
                    const QStringList who = expected.value(line(from, event));
                    const bool may = who.contains(filingRoleName(role));
                    const QByteArray where =
                        (line(from, event) + QLatin1Char(' ') + filingRoleName(role)).toUtf8();
                    QVERIFY2(step.allowed() == may, where.constData());
                    ++answered;
                    if (may)
                        continue;
                    QCOMPARE(step.refusal->code, QLatin1String(who.isEmpty() ? "F01" : "F02"));
                    QVERIFY(step.refusal->blocking.startsWith(QLatin1String("F1 ")));
                    QVERIFY(!step.refusal->remedy.isEmpty());
                    QVERIFY(!step.to);
                }
            }
        }
        QCOMPARE(answered, 15 * filingEventCount * 8);
    }

    void everyTransition_leadsWhereTheChapterSays_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("event");
        QTest::addColumn<QString>("to");
        const auto row = [](const char* from, FilingEvent event, const char* to) {
            QTest::newRow(qPrintable(
                QStringLiteral("%1 %2").arg(QLatin1String(from), filingEventName(event))))
                << QString::fromLatin1(from) << static_cast<int>(event) << QString::fromLatin1(to);
        };
        using E = FilingEvent;
        row("none", E::Start, "DRAFT");
        row("none", E::EmergencyMark, "EFFECTIVE");
        row("DRAFT", E::Submit, "QUEUED");
        row("DRAFT", E::DeadlinePassed, "WITHDRAWN");
        row("QUEUED", E::Accept, "CHECKING");
        row("QUEUED", E::Repeat, ""); // the state of the earlier one
        row("CHECKING", E::Pass, "EFFECTIVE");
        row("CHECKING", E::Fail, "REJECTED");
        row("CHECKING", E::Judge, "IN_REVIEW");
        row("IN_REVIEW", E::Ask, "NEED_MATERIAL");
        row("IN_REVIEW", E::Approve, "EFFECTIVE");
        row("IN_REVIEW", E::Refuse, "REJECTED");
        row("NEED_MATERIAL", E::Supplement, "IN_REVIEW");
        row("NEED_MATERIAL", E::DeadlinePassed, "WITHDRAWN");
        row("APPROVED", E::StartDay, "EFFECTIVE");
        row("APPROVED", E::Cancel, "CANCELLED");
        row("APPROVED", E::Overlap, "TERMINATED");
        row("EFFECTIVE", E::BenefitStopped, "SUSPENDED");
        row("EFFECTIVE", E::EndPassed, "EXPIRED");
        row("EFFECTIVE", E::Extend, "EFFECTIVE");
        row("EFFECTIVE", E::Change, "SUPERSEDED");
        row("EFFECTIVE", E::Cancel, "CANCELLED");
        row("EFFECTIVE", E::Overlap, "TERMINATED");
        row("SUSPENDED", E::BenefitRestored, "EFFECTIVE");
        row("SUSPENDED", E::EndPassed, "EXPIRED");
        for (const char* state : { "DRAFT", "QUEUED", "CHECKING", "NEED_MATERIAL", "IN_REVIEW" })
            row(state, E::Withdraw, "WITHDRAWN");
        for (const char* state :
            { "CHECKING", "NEED_MATERIAL", "IN_REVIEW", "APPROVED", "EFFECTIVE", "SUSPENDED" })
            row(state, E::PersonEnded, "CANCELLED");
    }
    void everyTransition_leadsWhereTheChapterSays()
    {
        QFETCH(QString, from);
        QFETCH(int, event);
        QFETCH(QString, to);
        FilingState state {};
        const auto start = filingStateFromName(from, state) ? std::optional(state) : std::nullopt;
        const auto what = static_cast<FilingEvent>(event);
        int moved = 0;
        for (const FilingRole role : allRoles) {
            const FilingStep step = moveFiling(start, what, role, favourable(what));
            if (!step.allowed())
                continue;
            ++moved;
            QCOMPARE(step.to ? filingStateName(*step.to) : QString(), to);
            if (start && step.to)
                QVERIFY(filingMayBecome(*start, *step.to));
        }
        QVERIFY(moved > 0);
    }

    void condition_notHolding_refusesWithItsReason_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("event");
        QTest::addColumn<int>("role");
        QTest::addColumn<Turned>("turned");
        QTest::addColumn<QString>("code"); // or the state it leads to instead
        using E = FilingEvent;
        using R = FilingRole;
        using T = FilingTurn;
        const auto row = [](const char* name, const char* from, E event, R role,
                             const Turned& turned, const char* code) {
            QTest::newRow(name) << QString::fromLatin1(from) << static_cast<int>(event)
                                << static_cast<int>(role) << turned << QString::fromLatin1(code);
        };
        row(
            "no identity", "none", E::Start, R::Person, [](T& t) { t.identityRead = false; },
            "R01");
        row(
            "no visit", "none", E::EmergencyMark, R::Hospital, [](T& t) { t.boundToVisit = false; },
            "F03");
        row(
            "form open", "DRAFT", E::Submit, R::Person, [](T& t) { t.formComplete = false; },
            "F03");
        row(
            "notice not shown", "DRAFT", E::Submit, R::Clerk, [](T& t) { t.noticeShown = false; },
            "F03");
        row(
            "accepted twice", "QUEUED", E::Accept, R::Server, [](T& t) { t.newKey = false; },
            "F03");
        row(
            "repeat of nothing", "QUEUED", E::Repeat, R::Server, [](T& t) { t.newKey = true; },
            "F03");
        row(
            "starts later", "CHECKING", E::Pass, R::System,
            [](T& t) { t.begin = today.addDays(1); }, "APPROVED");
        row(
            "starts never", "CHECKING", E::Pass, R::System, [](T& t) { t.begin = {}; }, "R17");
        row(
            "failed for nothing", "CHECKING", E::Fail, R::System,
            [](T& t) { t.reasonGiven = false; }, "F03");
        row(
            "asked for nothing", "IN_REVIEW", E::Ask, R::Reviewer,
            [](T& t) { t.listGiven = false; }, "F03");
        row(
            "approved by who entered", "IN_REVIEW", E::Approve, R::Reviewer,
            [](T& t) { t.enteredByReviewer = true; }, "F02");
        row(
            "approved ahead", "IN_REVIEW", E::Approve, R::Reviewer,
            [](T& t) { t.begin = today.addDays(1); }, "APPROVED");
        row(
            "refused for nothing", "IN_REVIEW", E::Refuse, R::Reviewer,
            [](T& t) { t.reasonGiven = false; }, "F03");
        row(
            "papers too late", "NEED_MATERIAL", E::Supplement, R::Clerk,
            [](T& t) { t.deadline = today.addDays(-1); }, "R12");
        row(
            "papers without deadline", "NEED_MATERIAL", E::Supplement, R::Person,
            [](T& t) { t.deadline = {}; }, "IN_REVIEW");
        row(
            "deadline today", "NEED_MATERIAL", E::DeadlinePassed, R::System,
            [](T& t) { t.deadline = today; }, "F03");
        row(
            "no longer eligible", "APPROVED", E::StartDay, R::System,
            [](T& t) { t.eligible = false; }, "R03");
        row(
            "before its day", "APPROVED", E::StartDay, R::System,
            [](T& t) { t.begin = today.addDays(1); }, "R17");
        row(
            "ends today", "EFFECTIVE", E::EndPassed, R::System, [](T& t) { t.end = today; }, "F03");
        row(
            "ends never", "EFFECTIVE", E::EndPassed, R::System, [](T& t) { t.end = {}; }, "F03");
        row(
            "still in hospital", "EFFECTIVE", E::EndPassed, R::System,
            [](T& t) { t.openAdmission = true; }, "R05");
        row(
            "long-term extended", "EFFECTIVE", E::Extend, R::Person,
            [](T& t) { t.extendable = false; }, "F03");
        row(
            "extended when suspended", "EFFECTIVE", E::Extend, R::Clerk,
            [](T& t) { t.eligible = false; }, "R03");
        row(
            "extended when over", "EFFECTIVE", E::Extend, R::Clerk,
            [](T& t) { t.end = today.addDays(-1); }, "R17");
        row(
            "changed unsettled", "EFFECTIVE", E::Change, R::Person, [](T& t) { t.inUse = true; },
            "R05");
        row(
            "changed too early", "EFFECTIVE", E::Change, R::Person, [](T& t) { t.held = false; },
            "R08");
        row(
            "cancelled unsettled", "EFFECTIVE", E::Cancel, R::Clerk, [](T& t) { t.inUse = true; },
            "R05");
        row(
            "cancelled too early", "APPROVED", E::Cancel, R::Person, [](T& t) { t.held = false; },
            "R08");
        row(
            "back-dated by a clerk", "EFFECTIVE", E::Cancel, R::Clerk,
            [](T& t) { t.backdated = true; }, "F02");
        row(
            "back-dated by a supervisor", "EFFECTIVE", E::Cancel, R::Supervisor,
            [](T& t) { t.backdated = true; }, "CANCELLED");
        row(
            "not overruled", "EFFECTIVE", E::Overlap, R::System, [](T& t) { t.overruled = false; },
            "F03");
        row(
            "restored too late", "SUSPENDED", E::BenefitRestored, R::Feed,
            [](T& t) { t.end = today.addDays(-1); }, "R17");
    }
    void condition_notHolding_refusesWithItsReason()
    {
        QFETCH(QString, from);
        QFETCH(int, event);
        QFETCH(int, role);
        QFETCH(Turned, turned);
        QFETCH(QString, code);
        FilingState state {};
        const auto start = filingStateFromName(from, state) ? std::optional(state) : std::nullopt;
        FilingTurn turn = favourable(static_cast<FilingEvent>(event));
        turned(turn);
        const FilingStep step =
            moveFiling(start, static_cast<FilingEvent>(event), static_cast<FilingRole>(role), turn);
        QCOMPARE(step.refusal ? step.refusal->code : filingStateName(*step.to), code);
    }

    void everyCondition_ofTheTable_canRefuse()
    {
        // A condition nobody can break would be none.
        FilingTurn worst;
        worst.today = today;
        worst.deadline = today.addDays(-1);
        worst.end = today.addDays(-1);
        worst.identityRead = worst.formComplete = worst.noticeShown = worst.eligible = false;
        worst.held = worst.extendable = worst.reasonGiven = worst.listGiven = false;
        worst.boundToVisit = false;
        worst.inUse = worst.openAdmission = worst.backdated = worst.enteredByReviewer = true;
        FilingTurn other = worst;
        other.newKey = false;
        other.deadline = {};
        for (const FilingTransition& row : filingTransitions())
            if (row.guard)
                QVERIFY2(row.guard->objection(worst, FilingRole::Person)
                        || row.guard->objection(other, FilingRole::Person),
                    row.guard->name);
    }

    void finalStates_neverMove()
    {
        for (const FilingState last :
            { FilingState::Expired, FilingState::Cancelled, FilingState::Superseded,
                FilingState::Terminated, FilingState::Rejected, FilingState::Withdrawn })
            for (int to = 0; to < filingStateCount; ++to)
                QVERIFY(!filingMayBecome(last, static_cast<FilingState>(to)));
    }

    void everyState_canBeReachedAndLeft()
    {
        QSet<int> reached;
        for (const FilingTransition& row : filingTransitions())
            if (row.to)
                reached.insert(static_cast<int>(*row.to));
        QCOMPARE(reached.size(), static_cast<qsizetype>(filingStateCount));
    }
};

QTEST_GUILESS_MAIN(TestStates)
#include "tst_states.moc"
