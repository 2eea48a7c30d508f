// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/domain/filing/decide.h"
#include "app/domain/filing/overlap.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <random>

/// Every reason of policy.md 2.4 written a second time, in days since a first one and in digits of
/// regions, against requests and facts thrown by dice: what decide() returns is all that applies.
using namespace yidi;

namespace {

using Random = std::mt19937;
using Outcome = FilingDecision::Outcome;

int below(Random& random, int limit)
{
    return static_cast<int>(random() % static_cast<unsigned>(limit));
}
bool oneIn(Random& random, int n)
{
    return below(random, n) == 0;
}

struct Throw {
    FilingRequest request;
    FilingFacts facts;
    FilingRules rules;
};

const char* const regions[] = { "640100", "640104", "640000", "640200", "610100", "650100",
    "652300" };

QString anyRegion(Random& random)
{
    return QLatin1String(regions[below(random, static_cast<int>(std::size(regions)))]);
}

QDate near(Random& random, const QDate& day, int days)
{
    return day.addDays(below(random, 2 * days + 1) - days);
}

Filing anyFiling(Random& random, const QDate& today, int number)
{
    Filing filing;
    filing.number = QStringLiteral("F%1").arg(number);
    filing.state = oneIn(random, 3) ? static_cast<FilingState>(below(random, filingStateCount))
                                    : FilingState::Effective;
    filing.category = allFilingCategories[below(random, 6)];
    filing.careRegion = anyRegion(random);
    filing.insuredRegion = QStringLiteral("650100");
    filing.begin = near(random, today, 220);
    filing.end = oneIn(random, 3) ? QDate() : filing.begin.addDays(below(random, 300));
    filing.decidedAt =
        chinaTime(std::min(filing.begin, today), QTime(9, 0)).addDays(-below(random, 3));
    filing.upload = static_cast<NationalUpload>(below(random, 4));
    filing.inUse = oneIn(random, 6);
    return filing;
}

Visit anyVisit(Random& random, const QDate& today, int number)
{
    static const char* const hospitals[] = { "H64010400001", "H61010200001", "H65010200001" };
    Visit visit;
    visit.mdtrtId = QStringLiteral("M%1").arg(number);
    visit.medType = oneIn(random, 3) ? QStringLiteral("24") : QStringLiteral("21");
    visit.institutionCode = QLatin1String(hospitals[below(random, 3)]);
    visit.begin = chinaTime(today.addDays(-below(random, 30)), QTime(8, 0));
    if (oneIn(random, 2))
        visit.end = std::min(visit.begin.addDays(below(random, 12)), chinaTime(today, QTime(9, 0)));
    visit.settled = visit.end.isValid() && !oneIn(random, 3);
    return visit;
}

FilingRules anyRules(Random& random)
{
    const QStringList longOnes { QStringLiteral("L1"), QStringLiteral("L2"), QStringLiteral("L3") };
    const QStringList brief { QStringLiteral("T1"), QStringLiteral("T3") };
    FilingRules rules;
    rules.instantApproval = longOnes + brief.mid(1);
    rules.commitment = longOnes;
    rules.materials = { { QStringLiteral("L2"), { QStringLiteral("residence-proof") } },
        { QStringLiteral("T1"), { QStringLiteral("referral-certificate") } } };
    rules.noFilingInProvince = oneIn(random, 2) ? brief : QStringList();
    rules.waitingDays = { { QStringLiteral("310"), below(random, 2) * 30 } };
    rules.longTermMonths = below(random, 2) * 36;
    rules.temporaryLimitMonths = below(random, 2) * 12;
    rules.extendable = brief;
    rules.backdateDays = below(random, 3) * 5;
    rules.supervisorBackdateDays = 20;
    rules.aheadDays = 10;
    rules.backfileDays = below(random, 3) * 3;
    rules.filePaidStays = oneIn(random, 2);
    rules.paidStayDays = 7;
    rules.referralDays = below(random, 2) * 10;
    rules.minHoldMonths = below(random, 3) * 3;
    rules.holdExceptions = { QStringLiteral("return-certificate"),
        QStringLiteral("clerk-override") };
    if (oneIn(random, 4))
        rules.closedRegions = { QStringLiteral("640104"), QStringLiteral("610000") };
    if (oneIn(random, 4))
        rules.certTypes = { QStringLiteral("01"), QStringLiteral("04") };
    rules.overlap.perRegion = oneIn(random, 2);
    return rules;
}

FilingFacts anyFacts(Random& random)
{
    static const QDate days[] = { QDate(2017, 3, 31), QDate(2020, 2, 29), QDate(2018, 12, 31) };
    FilingFacts facts;
    facts.today = days[below(random, 3)];
    if (oneIn(random, 5))
        facts.received = facts.today.addDays(-below(random, 10));
    if (!oneIn(random, 12)) {
        Person person;
        person.psnNo = QStringLiteral("P1");
        person.certNo = QStringLiteral("C1");
        person.name = QStringLiteral("训练");
        for (int i = below(random, 3); i >= 0; --i) {
            Insurance insurance;
            insurance.region = QLatin1String(oneIn(random, 5) ? "110000" : "650100");
            insurance.insutype = QLatin1String(i ? "390" : "310");
            insurance.status =
                oneIn(random, 3) ? QString::number(below(random, 5)) : QStringLiteral("1");
            insurance.since = oneIn(random, 4) ? near(random, facts.today, 20) : QDate(2000, 1, 1);
            person.insurances.push_back(insurance);
        }
        facts.person = person;
    }
    for (int i = below(random, 4); i > 0; --i)
        facts.filings.push_back(anyFiling(random, facts.today, i));
    for (int i = below(random, 3); i > 0; --i)
        facts.visits.push_back(anyVisit(random, facts.today, i));
    if (oneIn(random, 10))
        facts.cardState = QStringLiteral("lost");
    if (oneIn(random, 12))
        facts.diedOn = facts.today.addDays(-1);
    facts.commitmentWithdrawn = oneIn(random, 6);
    facts.mayRefer = !oneIn(random, 6);
    if (oneIn(random, 2))
        facts.materials = oneIn(random, 2) ? QStringList()
                                           : QStringList { QStringLiteral("residence-proof"),
                                                 QStringLiteral("referral-certificate") };
    if (facts.materials && oneIn(random, 4))
        facts.illegible = *facts.materials;
    if (oneIn(random, 12))
        facts.nationalRefusal = QStringLiteral("N1");
    return facts;
}

Throw anyThrow(unsigned seed)
{
    Random random(seed);
    Throw t;
    t.rules = anyRules(random);
    t.facts = anyFacts(random);
    FilingRequest& r = t.request;
    r.operation =
        oneIn(random, 2) ? static_cast<FilingOperation>(below(random, 4)) : FilingOperation::File;
    r.channel = static_cast<FilingChannel>(below(random, 8));
    r.role = oneIn(random, 5) ? FilingRole::Supervisor : roleAt(r.channel);
    r.target = QStringLiteral("F%1").arg(1 + below(random, 3));
    r.category = allFilingCategories[below(random, 6)];
    r.psnNo = QStringLiteral("P1");
    r.certNo = QLatin1String(oneIn(random, 10) ? "C2" : "C1");
    r.insutype = oneIn(random, 3) ? QStringLiteral("310") : QString();
    r.insuredRegion = QStringLiteral("650100");
    r.careRegion = anyRegion(random);
    r.certType = QLatin1String(oneIn(random, 6) ? "08" : "01");
    r.begin = oneIn(random, 20) ? QDate() : near(random, t.facts.today, 15);
    r.end = oneIn(random, 2) ? QDate() : near(random, t.facts.today.addDays(60), 90);
    r.byCommitment = oneIn(random, 2);
    if (oneIn(random, 2))
        r.referredOn = near(random, t.facts.today, 12);
    if (oneIn(random, 4))
        r.holdException = QLatin1String(oneIn(random, 2) ? "return-certificate" : "clerk-override");
    if (oneIn(random, 5)) {
        const QString some = QStringLiteral("1");
        r.agent = FilingAgent { some, some, some, some, oneIn(random, 2) ? some : QString() };
    }
    return t;
}

// ---- the second writing ----

constexpr int never = std::numeric_limits<int>::max();
const QDate epoch(2000, 1, 1);

int dayOf(const QDate& date, int otherwise = never)
{
    return date.isValid() ? static_cast<int>(epoch.daysTo(date)) : otherwise;
}

/// The same day so many months on, or the last of a month that is too short.
int monthsOn(int day, int months)
{
    const QDate date = epoch.addDays(day);
    const int month = date.year() * 12 + date.month() - 1 + months;
    const QDate first(month / 12, month % 12 + 1, 1);
    return dayOf(first) + std::min(date.day(), first.daysInMonth()) - 1;
}

/// Digits two regions must share for a filing at the first to reach the second.
bool reaches(const QString& filedAt, const QString& region)
{
    const int digits = filedAt.endsWith(QLatin1String("0000")) ? 2 : 4;
    return filedAt.left(digits) == region.left(digits);
}

class Oracle {
public:
    explicit Oracle(const Throw& thrown)
        : t(thrown)
        , operation(thrown.request.operation)
        , today(dayOf(thrown.facts.today))
    {
        for (const Filing& filing : t.facts.filings)
            if (operation != FilingOperation::File && filing.number == t.request.target)
                target = &filing;
        category = t.request.category;
        place = t.request.careRegion;
        if (target && !isNew()) {
            category = target->category;
            place = target->careRegion;
        }
        findDeemed();
        findDays();
    }

    bool isDeemed() const { return deemed != nullptr; }
    bool noTarget() const { return operation != FilingOperation::File && !target; }

    /// Codes of all that applies; those of the table of states are not among them.
    QSet<QString> reasons() const
    {
        QSet<QString> found;
        const auto when = [&](int number, bool holds) {
            if (holds)
                found.insert(QStringLiteral("R%1").arg(number, 2, 10, QLatin1Char('0')));
        };
        const bool files = isNew() && !deemed;
        const bool extends = operation == FilingOperation::Extend;
        const bool cancels = operation == FilingOperation::Cancel && !withdraws();
        const bool judged = !(files && notNeeded());
        when(1, unknown());
        when(2, !withdraws() && notInsured());
        when(3, (isNew() || extends) && statusOf() == 2);
        when(4, (isNew() || extends) && waits());
        when(9, files && notNeeded());
        when(16, (isNew() || extends) && t.facts.diedOn.isValid());
        when(6, deemed ? boundAlready() : files && judged && sameFiled());
        if (deemed || withdraws() || !judged)
            return found;
        when(5, unsettled());
        when(7,
            (files || extends) && begin <= end && begin != never && overruledOn(wanted(), begin));
        when(8, (files || cancels) && held());
        when(10, (files || extends) && closed());
        when(11, files && category == FilingCategory::Referral && badReferral());
        when(12, files && (paperMissing() || agentIncomplete()));
        when(13, files && t.request.byCommitment && t.facts.commitmentWithdrawn);
        when(14,
            files && !t.rules.certTypes.isEmpty()
                && !t.rules.certTypes.contains(t.request.certType));
        when(15, (files || extends) && !t.facts.cardState.isEmpty());
        when(17, cancels ? wrongCancellation() : wrongDays() || extendsTheEnded());
        when(18, files && paidTooLate());
        when(19, !t.facts.nationalRefusal.isEmpty());
        return found;
    }

    bool notNeeded() const
    {
        const QString home = t.request.insuredRegion;
        return category == FilingCategory::Emergency || home.left(4) == place.left(4)
            || (home.left(2) == place.left(2)
                && t.rules.noFilingInProvince.contains(filingCategoryCode(category)));
    }

    bool isNew() const
    {
        return operation == FilingOperation::File || operation == FilingOperation::Change;
    }

private:
    struct Span {
        const Filing* filing = nullptr; ///< none: what was asked for
        FilingCategory category {};
        QString place;
        int from = 0;
        int to = never;
        bool used = false;
        qint64 decided = 0;
    };

    const Throw& t;
    FilingOperation operation;
    int today;
    const Filing* target = nullptr;
    const Visit* deemed = nullptr;
    FilingCategory category {};
    QString place;
    int begin = never; ///< never: nobody said
    int end = never;

    bool withdraws() const
    {
        static const QSet<FilingState> undecided { FilingState::Draft, FilingState::Queued,
            FilingState::Checking, FilingState::NeedMaterial, FilingState::InReview };
        return operation == FilingOperation::Cancel && target && undecided.contains(target->state);
    }

    static QString regionOf(const Visit& visit) { return visit.institutionCode.mid(1, 6); }
    bool isHere(const Visit& visit) const { return reaches(place, regionOf(visit)); }
    static int admitted(const Visit& visit) { return dayOf(visit.begin.date()); }
    static int left(const Visit& visit) { return dayOf(visit.end.date()); }

    /// May still be filed for before it is settled.
    bool mayBeFiledFor(const Visit& visit) const
    {
        return !visit.settled && isHere(visit)
            && (left(visit) == never || today - left(visit) <= t.rules.backfileDays);
    }

    void findDeemed()
    {
        if (operation != FilingOperation::File || category != FilingCategory::Emergency
            || t.request.role != FilingRole::Hospital)
            return;
        for (const Visit& visit : t.facts.visits)
            if (visit.medType == QLatin1String("24") && isHere(visit)
                && (!deemed || visit.begin > deemed->begin))
                deemed = &visit;
    }

    int usualMonths() const
    {
        return isLongTerm(category) ? t.rules.longTermMonths : t.rules.temporaryMonths;
    }
    int mostMonths() const
    {
        return isLongTerm(category) ? t.rules.longTermMonths : t.rules.temporaryLimitMonths;
    }

    void findDays()
    {
        const int askedBegin = dayOf(t.request.begin);
        const int askedEnd = dayOf(t.request.end);
        if (deemed) {
            begin = admitted(*deemed);
            end = left(*deemed);
        } else if (isNew()) {
            begin = askedBegin;
            for (const Visit& visit : t.facts.visits)
                if (askedBegin <= today && mayBeFiledFor(visit))
                    begin = std::min(begin, admitted(visit));
            end = askedEnd != never || askedBegin == never || usualMonths() == 0
                ? askedEnd
                : monthsOn(askedBegin, usualMonths());
        } else if (target) {
            begin = dayOf(target->begin);
            end = askedEnd;
            if (operation == FilingOperation::Extend && askedEnd == never && target->end.isValid()
                && usualMonths() > 0) {
                end = monthsOn(dayOf(target->end), usualMonths());
                if (mostMonths() > 0)
                    end = std::min(end, monthsOn(today, mostMonths()));
            }
            if (operation == FilingOperation::Cancel && askedEnd == never)
                end = today;
        }
    }

    bool unknown() const { return !t.facts.person || t.request.certNo != t.facts.person->certNo; }

    const Insurance* insurance() const
    {
        const Insurance* best = nullptr;
        if (t.facts.person)
            for (auto it = t.facts.person->insurances.rbegin();
                 it != t.facts.person->insurances.rend(); ++it) {
                const bool fits = it->region.left(4) == t.request.insuredRegion.left(4)
                    && (t.request.insutype.isEmpty() || it->insutype == t.request.insutype);
                if (fits && (it->isNormal() || !best || !best->isNormal()))
                    best = &*it;
            }
        return best;
    }
    int statusOf() const { return insurance() ? insurance()->status.toInt() : -1; }
    bool notInsured() const { return t.facts.person && statusOf() != 1 && statusOf() != 2; }
    bool waits() const
    {
        const Insurance* one = insurance();
        if (!one)
            return false;
        const auto days = t.rules.waitingDays.find(one->insutype);
        return today < dayOf(one->since) + (days == t.rules.waitingDays.end() ? 0 : days->second);
    }

    bool unsettled() const
    {
        return std::any_of(t.facts.visits.begin(), t.facts.visits.end(), [&](const Visit& visit) {
            const bool excused =
                (operation == FilingOperation::File || operation == FilingOperation::Extend)
                && mayBeFiledFor(visit);
            return !visit.settled && !excused;
        });
    }

    bool boundAlready() const
    {
        return std::any_of(t.facts.filings.begin(), t.facts.filings.end(),
            [&](const Filing& filing) { return filing.boundVisit == deemed->mdtrtId; });
    }
    bool sameFiled() const
    {
        static const QSet<FilingState> alive { FilingState::Checking, FilingState::NeedMaterial,
            FilingState::InReview, FilingState::Approved, FilingState::Effective,
            FilingState::Suspended };
        return std::any_of(
            t.facts.filings.begin(), t.facts.filings.end(), [&](const Filing& filing) {
                return alive.contains(filing.state) && filing.category == category
                    && reaches(filing.careRegion, place) && dayOf(filing.begin) <= end
                    && beginOrPast() <= dayOf(filing.end);
            });
    }
    /// A day nobody said lies before all others, as an invalid date does.
    int beginOrPast() const { return begin == never ? std::numeric_limits<int>::min() : begin; }

    Span wanted() const
    {
        Span span { nullptr, category, place, begin, end, restsHere(place, begin, end),
            std::numeric_limits<qint64>::max() };
        return span;
    }
    bool restsHere(const QString& where, int from, int to) const
    {
        return std::any_of(t.facts.visits.begin(), t.facts.visits.end(), [&](const Visit& visit) {
            return !visit.settled && reaches(where, regionOf(visit)) && from <= admitted(visit)
                && admitted(visit) <= to;
        });
    }
    std::vector<Span> granted() const
    {
        std::vector<Span> all;
        for (const Filing& f : t.facts.filings) {
            if (&f == target
                || (f.state != FilingState::Approved && f.state != FilingState::Effective))
                continue;
            all.push_back({ &f, f.category, f.careRegion, dayOf(f.begin), dayOf(f.end),
                f.inUse || restsHere(f.careRegion, dayOf(f.begin), dayOf(f.end)),
                f.decidedAt.toMSecsSinceEpoch() });
        }
        return all;
    }
    static int rank(FilingCategory category)
    {
        if (category == FilingCategory::Emergency)
            return 3;
        return isLongTerm(category) ? 2 : category == FilingCategory::Referral ? 1 : 0;
    }
    static bool stronger(const Span& a, const Span& b)
    {
        const auto key = [](const Span& s) {
            // F1 … F3 compare as they are; what was asked for has the largest number.
            return std::tuple(
                s.used, rank(s.category), s.decided, s.filing ? s.filing->number : asked());
        };
        return key(a) > key(b);
    }
    static QString asked() { return QStringLiteral("Z"); }
    bool oneScope(const Span& a, const Span& b) const
    {
        return !t.rules.overlap.perRegion || reaches(a.place, b.place) || reaches(b.place, a.place);
    }
    /// Something stronger counts on one of the days up to this one, so it no longer does.
    bool overruledOn(const Span& span, int day) const
    {
        for (const Span& other : granted()) {
            if (other.filing == span.filing || !stronger(other, span) || !oneScope(other, span))
                continue;
            for (int d = std::max(span.from, other.from); d <= std::min(day, other.to); ++d)
                if (!overruledOn(other, d))
                    return true;
        }
        return false;
    }

    bool held() const
    {
        const QString& why = t.request.holdException;
        const bool staff =
            t.request.role == FilingRole::Clerk || t.request.role == FilingRole::Supervisor;
        if (why == QLatin1String("return-certificate")
            || (why == QLatin1String("clerk-override") && staff))
            return false;
        return std::any_of(
            t.facts.filings.begin(), t.facts.filings.end(), [&](const Filing& filing) {
                const bool ends = operation == FilingOperation::File
                    ? filing.state == FilingState::Effective && isLongTerm(category)
                        && !(filing.category == category && reaches(filing.careRegion, place))
                    : &filing == target
                        && (filing.state == FilingState::Effective
                            || filing.state == FilingState::Approved);
                return ends && isLongTerm(filing.category)
                    && today < monthsOn(dayOf(filing.begin), t.rules.minHoldMonths);
            });
    }
    bool closed() const
    {
        return std::any_of(
            t.rules.closedRegions.begin(), t.rules.closedRegions.end(), [&](const QString& shut) {
                const int digits = shut.endsWith(QLatin1String("0000")) ? 2
                    : shut.endsWith(QLatin1String("00"))                ? 4
                                                                        : 6;
                return place.left(digits) == shut.left(digits);
            });
    }
    bool badReferral() const
    {
        const int day = dayOf(t.request.referredOn);
        const int arrived = dayOf(t.facts.received, today);
        return !t.facts.mayRefer
            || (day != never
                && (day > today
                    || (t.rules.referralDays > 0 && arrived - day > t.rules.referralDays)));
    }
    bool paperMissing() const
    {
        const bool form =
            category == FilingCategory::Referral && t.request.channel == FilingChannel::Hospital;
        const bool asksForPaper = category == FilingCategory::LongTermResident
            || (category == FilingCategory::Referral && !form);
        const bool promised = t.request.byCommitment && isLongTerm(category);
        const bool open = !t.request.byCommitment && !t.facts.materials;
        const bool here =
            t.facts.materials && !t.facts.materials->isEmpty() && t.facts.illegible.isEmpty();
        return asksForPaper && !promised && !open && !here;
    }
    bool agentIncomplete() const { return t.request.agent && t.request.agent->phone.isEmpty(); }

    int earliest() const
    {
        const int days = t.request.role == FilingRole::Supervisor
            ? std::max(t.rules.supervisorBackdateDays, t.rules.backdateDays)
            : t.rules.backdateDays;
        return dayOf(t.facts.received, today) - days;
    }
    bool wrongCancellation() const { return end > today || end < earliest(); }
    bool wrongDays() const
    {
        if (begin == never)
            return true;
        if (isNew()) {
            const bool forStay =
                std::any_of(t.facts.visits.begin(), t.facts.visits.end(), [&](const Visit& visit) {
                    return begin >= admitted(visit)
                        && (mayBeFiledFor(visit) || (paidHere(visit) && takenByHand(visit)));
                });
            if ((begin < earliest() && !forStay) || begin > today + t.rules.aheadDays)
                return true;
        }
        const bool extends = operation == FilingOperation::Extend;
        const int from = extends ? today : std::max(begin, today);
        const bool tooFar = mostMonths() > 0 && end > monthsOn(from, mostMonths());
        return end < begin || end < today || tooFar
            || (extends && target->end.isValid() && end != never && end <= dayOf(target->end));
    }
    /// The table of states says the same of days as the rules do.
    bool extendsTheEnded() const
    {
        return operation == FilingOperation::Extend && target->state == FilingState::Effective
            && dayOf(target->end) < today && t.request.role != FilingRole::Hospital;
    }
    bool paidHere(const Visit& visit) const
    {
        const int day = admitted(visit);
        const bool covered =
            std::any_of(t.facts.filings.begin(), t.facts.filings.end(), [&](const Filing& filing) {
                return (filing.state == FilingState::Effective
                           || filing.state == FilingState::Expired
                           || filing.state == FilingState::Superseded)
                    && dayOf(filing.begin) <= day && day <= dayOf(filing.end)
                    && reaches(filing.careRegion, regionOf(visit));
            });
        return visit.settled && isHere(visit) && begin <= day && !covered;
    }
    bool takenByHand(const Visit& visit) const
    {
        return t.rules.filePaidStays && today - left(visit) <= t.rules.paidStayDays;
    }
    bool paidTooLate() const
    {
        return std::any_of(t.facts.visits.begin(), t.facts.visits.end(),
            [&](const Visit& visit) { return paidHere(visit) && !takenByHand(visit); });
    }
};

QSet<QString> codesOf(const FilingDecision& decision, bool ofStates)
{
    QSet<QString> codes;
    for (const Refusal& reason : decision.reasons)
        if (reason.code.startsWith(QLatin1Char('F')) == ofStates)
            codes.insert(reason.code);
    return codes;
}

QString joined(const QSet<QString>& codes)
{
    QStringList list = codes.values();
    list.sort();
    return list.join(QLatin1Char(' '));
}

constexpr unsigned throwsARow = 250;

} // namespace

class TestReasons : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyRequest_isToldAllThatApplies_data()
    {
        QTest::addColumn<unsigned>("first");
        for (unsigned first = 0; first < 40 * throwsARow; first += throwsARow)
            QTest::addRow("from %u", first) << first;
    }
    void anyRequest_isToldAllThatApplies()
    {
        QFETCH(unsigned, first);
        for (unsigned seed = first; seed < first + throwsARow; ++seed) {
            const Throw t = anyThrow(seed);
            const FilingDecision decision = decide(t.request, t.facts, t.rules);
            const Oracle oracle(t);
            if (oracle.noTarget()) {
                QCOMPARE(joined(codesOf(decision, true)), QStringLiteral("F01"));
                continue;
            }
            const QSet<QString> expected = oracle.reasons();
            QVERIFY2(codesOf(decision, false) == expected,
                qPrintable(QStringLiteral("seed %1 %2: told %3, not %4")
                               .arg(seed)
                               .arg(filingOperationName(t.request.operation),
                                   joined(codesOf(decision, false)), joined(expected))));
            checkOutcome(t, oracle, decision, seed);
            m_seen.unite(expected);
            m_outcomes.insert(static_cast<int>(decision.outcome));
        }
    }

    void dice_threwEveryReasonAndEveryOutcome()
    {
        for (int i = 0; i <= static_cast<int>(FilingReason::R19NationalRefused); ++i) {
            const QString code = filingReasonCode(static_cast<FilingReason>(i));
            QVERIFY2(m_seen.contains(code), qPrintable(code));
        }
        QCOMPARE(m_outcomes.size(), 4);
    }

    void recordsInAnyOrder_leadToTheSameDecision_data()
    {
        QTest::addColumn<unsigned>("first");
        for (unsigned first = 0; first < 8 * throwsARow; first += throwsARow)
            QTest::addRow("from %u", first) << first;
    }
    void recordsInAnyOrder_leadToTheSameDecision()
    {
        QFETCH(unsigned, first);
        for (unsigned seed = first; seed < first + throwsARow; ++seed) {
            Throw t = anyThrow(seed);
            const FilingDecision decision = decide(t.request, t.facts, t.rules);
            Random random(seed);
            std::shuffle(t.facts.filings.begin(), t.facts.filings.end(), random);
            std::shuffle(t.facts.visits.begin(), t.facts.visits.end(), random);
            QVERIFY2(
                decide(t.request, t.facts, t.rules) == decision, qPrintable(QString::number(seed)));
        }
    }

private:
    static void checkOutcome(
        const Throw& t, const Oracle& oracle, const FilingDecision& decision, unsigned seed)
    {
        const QByteArray where = QByteArray::number(seed);
        const bool unanswerable =
            std::any_of(decision.reasons.begin(), decision.reasons.end(), [](const Refusal& r) {
                return r.code == QLatin1String("R01") || r.code == QLatin1String("R02")
                    || r.code == QLatin1String("R16");
            });
        const bool notNeeded =
            oracle.isNew() && !oracle.isDeemed() && oracle.notNeeded() && !unanswerable;
        const bool granted =
            decision.outcome == Outcome::Approve || decision.outcome == Outcome::Review;
        QVERIFY2((decision.outcome == Outcome::NotRequired) == notNeeded, where);
        QVERIFY2(granted == (decision.reasons.empty() && !notNeeded), where);
        QVERIFY2(granted == decision.begin.isValid(), where);
        QVERIFY2(decision.decidedBy.isEmpty() == (decision.outcome == Outcome::Review), where);
        if (granted && !oracle.isDeemed() && decision.end.isValid())
            QVERIFY2(decision.begin <= decision.end, where);
        if (granted && t.request.operation == FilingOperation::Cancel)
            QVERIFY2(decision.effects.size() == 1, where);
    }

    QSet<QString> m_seen;
    QSet<int> m_outcomes;
};

QTEST_GUILESS_MAIN(TestReasons)
#include "tst_reasons.moc"
