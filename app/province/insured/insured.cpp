// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/insured/insured.h"

#include "app/domain/region/region.h"
#include "app/domain/settlement/filed_as.h"
#include "app/province/outpatient/batches.h"

#include <algorithm>
#include <set>

namespace yidi {

namespace {

Refusal refusal(const char* code, const QString& blocking, const char* remedy)
{
    return { QString::fromLatin1(code), blocking, QString::fromLatin1(remedy) };
}

} // namespace

bool paysOn(const Insurance& insurance, const QDate& day)
{
    if (insurance.isNormal())
        return true;
    return insurance.status == QLatin1String("2") && insurance.pausedSince.isValid()
        && day < insurance.pausedSince;
}

const Insurance* findInsurance(const Person& person, const QString& insutype, const QString& region)
{
    const auto found = std::find_if(
        person.insurances.begin(), person.insurances.end(), [&](const Insurance& insurance) {
            return insurance.insutype == insutype && insurance.region == region;
        });
    return found == person.insurances.end() ? nullptr : &*found;
}

namespace {

/// Who pays, with what, under which filing.
Result<SettlementInput> personsPart(const ClassifiedMessage& message, const Insurance& insurance,
    const Person& person, Ledger& ledger)
{
    SettlementInput input;
    input.insuredRegion = message.insuredRegion;
    input.careRegion = message.careRegion;
    input.insutype = message.insutype;
    input.psnType = insurance.psnType;
    for (const PersonClass& personClass : person.classes)
        input.identTypes += personClass.type;
    input.civilServant = insurance.civilServant;
    input.medType = message.medType;
    input.diseaseCode = message.disease;
    input.hospLevel = message.hospitalLevel;
    input.settlementLevel = message.settlementLevel;
    input.newborn = message.newborn;
    input.accident = message.accident;
    input.circulated = message.circulated;
    input.begin = message.begin;
    input.end = message.end;
    input.settledAt = message.settledAt;
    YIDI_ASSIGN(const auto filings, ledger.filingsOf(message.psnNo, message.settledAt.date()));
    input.filing = filedAs(
        filings, message.mdtrtId, message.begin.date(), message.insuredRegion, message.careRegion);
    input.balance = insurance.balance;
    YIDI_ASSIGN(const auto family, ledger.payingFor(message.psnNo, message.settledAt.date()));
    for (const FamilyAccount& account : family)
        input.familyBalance += account.amount;
    input.useAccount = message.useAccount;
    input.bill = message.bill;
    return input;
}

Accumulators less(Accumulators sums, const Accumulators& taken)
{
    for (const auto& [name, amount] : taken) {
        Fen& at = sums[name];
        at -= amount;
        if (at.isZero())
            sums.erase(name);
    }
    return sums;
}

int admissionsIn(const Accumulators& sums)
{
    const auto at = sums.find(QStringLiteral("admissions"));
    return at == sums.end() ? 0 : static_cast<int>(at->second.value());
}

Bill sumBefore(const std::map<QDate, Bill>& byDay, const QDate& day)
{
    Bill sum;
    for (const auto& [when, bill] : byDay) {
        if (when >= day)
            break;
        sum.total += bill.total;
        sum.fullySelfPaid += bill.fullySelfPaid;
        sum.overLimit += bill.overLimit;
        sum.firstSelfPaid += bill.firstSelfPaid;
    }
    return sum;
}

Bill less(Bill bill, const Bill& taken)
{
    bill.total -= taken.total;
    bill.fullySelfPaid -= taken.fullySelfPaid;
    bill.overLimit -= taken.overLimit;
    bill.firstSelfPaid -= taken.firstSelfPaid;
    return bill;
}

/// What the hospitals before this one in a chain of transfers (转院) took of the deductible. Each
/// link is a certificate that names the stay the patient came from.
Result<Fen> takenInTransfers(const ClassifiedMessage& message, Ledger& ledger)
{
    YIDI_ASSIGN(const auto referrals, ledger.referralsOf(message.psnNo));
    Fen taken;
    QString house = message.institutionCode;
    QDate begin = message.begin.date();
    std::set<QString> seen { message.mdtrtId };
    for (;;) {
        const auto link =
            std::find_if(referrals.rbegin(), referrals.rend(), [&](const StoredReferral& stored) {
                const Referral& referral = stored.referral;
                return !stored.withdrawn && !referral.fromVisit.isEmpty()
                    && referral.hospitalCode == house && referral.date <= begin
                    && (!referral.end.isValid() || begin <= referral.end)
                    && !seen.count(referral.fromVisit);
            });
        if (link == referrals.rend())
            return taken;
        const QString& from = link->referral.fromVisit;
        seen.insert(from);
        YIDI_ASSIGN(const auto visit, ledger.visit(from));
        if (!visit || visit->visit.psnNo != message.psnNo
            || visit->visit.insutype != message.insutype)
            return taken;
        YIDI_ASSIGN(const auto settlements, ledger.standing(from));
        for (const StoredSettlement& stored : settlements)
            taken += stored.answer.settlement.amounts.act_pay_dedc;
        house = visit->visit.institutionCode;
        begin = visit->visit.begin.date();
    }
}

/// A stay and the medical years it lies in, seen as if its interim settlements had not been made.
struct StayInYears {
    SettlementInput input;
    std::vector<StoredSettlement> earlier; ///< interim ones the result is less by
    std::map<int, Accumulators> booked; ///< what they have added, by year, and the result replaces
};

/// Cuts the stay where its policy wants that: at the end of the year, when the days of its charges
/// are known, or where an interim settlement has cut it already.
Result<void> cutAtYearEnd(const ClassifiedMessage& message, const Policy& policy,
    const InsuredYear& year, Ledger& ledger, StayInYears& stay)
{
    SettlementInput& input = stay.input;
    const auto newYear = crossedYearEnd(policy, input);
    if (!newYear || policy.crossYear == CrossYear::ByDischarge || message.byDay.empty())
        return {};
    const Bill before = sumBefore(message.byDay, *newYear);
    const Bill rest = less(input.bill, before);
    if (policy.crossYear == CrossYear::SplitAtYearEnd) {
        InsuredYear ended = year;
        --ended.year;
        YIDI_ASSIGN(const auto sums, ledger.accumulators(ended));
        const Accumulators others = less(sums, stay.booked[ended.year]);
        input.ended = EndedYear { before, others, admissionsIn(others) + 1 };
        input.bill = rest;
        return {};
    }
    Fen settled;
    std::vector<StoredSettlement> ofThisYear;
    for (const StoredSettlement& one : stay.earlier) {
        if (one.year.year < year.year)
            settled += one.answer.settlement.amounts.medfee_sumamt;
        else
            ofThisYear.push_back(one);
    }
    if (settled != before.total)
        return {}; // the engine says what is missing
    input.begin = newYear->startOfDay();
    input.bill = rest;
    stay.earlier = std::move(ofThisYear);
    stay.booked.erase(year.year - 1); // closed with its own settlement
    return {};
}

/// The split of a visit: what the whole stay so far gives, less what was settled of it.
Result<Settlement> split(const ClassifiedMessage& message, SettlementInput input,
    const InsuredYear& year, Ledger& ledger, const PolicyBook& policies)
{
    StayInYears stay { std::move(input), {}, {} };
    if (isStay(visitKind(message.medType))) {
        YIDI_ASSIGN(stay.earlier, ledger.standing(message.mdtrtId));
        YIDI_ASSIGN(stay.booked, ledger.addedBy(message.mdtrtId));
    }
    if (const auto policy = policies.find(message.insuredRegion, message.end.date()))
        YIDI_TRY(cutAtYearEnd(message, **policy, year, ledger, stay));
    YIDI_ASSIGN(const auto sums, ledger.accumulators(year));
    stay.input.accumulators = less(sums, stay.booked[year.year]);
    stay.input.admissionNo = admissionsIn(stay.input.accumulators) + 1;
    YIDI_ASSIGN(stay.input.transferDeductible, takenInTransfers(message, ledger));

    // The years are replaced here, one by one; the engine is only told of the amounts.
    std::vector<Settlement> earlier;
    for (const StoredSettlement& one : stay.earlier) {
        earlier.push_back(one.answer.settlement);
        earlier.back().accumulated.clear();
    }
    YIDI_ASSIGN(Settlement settlement, settleInterim(policies, stay.input, earlier));
    settlement.accumulated = less(settlement.accumulated, stay.booked[year.year]);
    settlement.accumulatedInEndedYear =
        less(settlement.accumulatedInEndedYear, stay.booked[year.year - 1]);
    settlement.mdtrtId = message.mdtrtId;
    settlement.interim = message.interim;
    YIDI_ASSIGN(settlement.yearVersion, ledger.yearVersion(year));
    return settlement;
}

/// Why the insured place does not settle, for the person.
std::optional<Refusal> refusalFor(
    const Error& error, const ClassifiedMessage& message, const PolicyBook& policies)
{
    switch (error.code) {
    case ErrorCode::NotFiled:
        return refusal("S04", message.careRegion, "go-to-window");
    case ErrorCode::PolicyMissing:
        return refusal("S07", message.insuredRegion, "ask-insured-place");
    case ErrorCode::VisitNotDirect: {
        const auto policy = policies.find(message.insuredRegion, message.end.date());
        SettlementInput stay;
        stay.begin = message.begin;
        stay.end = message.end;
        const auto newYear = policy ? crossedYearEnd(**policy, stay) : std::nullopt;
        return refusal("S08", newYear ? wireDate(newYear->addDays(-1)) : message.insuredRegion,
            "go-to-window");
    }
    default:
        return {};
    }
}

} // namespace

int medicalYear(const QString& insuredRegion, const QDate& day, const PolicyBook& policies)
{
    const auto policy = policies.find(insuredRegion, day);
    return policy ? (*policy)->year.of(day) : day.year();
}

Result<InsuredAnswer> settleForInsured(
    const ClassifiedMessage& message, Ledger& ledger, const PolicyBook& policies)
{
    InsuredAnswer answer;
    YIDI_ASSIGN(const auto stored, ledger.person(message.psnNo));
    const Insurance* insurance = stored
        ? findInsurance(stored->data.person, message.insutype, message.insuredRegion)
        : nullptr;
    if (!insurance) {
        answer.refusals = { refusal("R02", message.insuredRegion, "ask-insured-place") };
        return answer;
    }
    const QDate lastDay = message.end.date();
    if (!paysOn(*insurance, lastDay))
        answer.refusals.push_back(
            refusal("S05", wireDate(insurance->pausedSince), "restore-insurance"));
    answer.year = { message.psnNo, message.insutype, message.insuredRegion,
        medicalYear(message.insuredRegion, lastDay, policies) };
    YIDI_ASSIGN(auto input, personsPart(message, *insurance, stored->data.person, ledger));
    auto settled = split(message, std::move(input), answer.year, ledger, policies);
    if (settled) {
        answer.settlement = *std::move(settled);
        return answer;
    }
    const auto told = refusalFor(settled.error(), message, policies);
    if (!told)
        return fail(settled.error());
    answer.refusals.push_back(*told);
    return answer;
}

Result<Fen> balanceOf(const InsuredYear& year, Ledger& ledger)
{
    YIDI_ASSIGN(const auto stored, ledger.person(year.psnNo));
    const Insurance* insurance =
        stored ? findInsurance(stored->data.person, year.insutype, year.region) : nullptr;
    if (!insurance)
        return fail(ErrorCode::IdentityBroken, QStringLiteral("a settlement of no insurance"));
    return insurance->balance;
}

Result<Fen> bookForInsured(const InsuredYear& year, Fen amount, Ledger& ledger)
{
    YIDI_ASSIGN(const Fen held, balanceOf(year, ledger));
    const Fen balance = held - amount;
    YIDI_TRY(ledger.setBalance(year, balance));
    return balance;
}

namespace {

/// What relatives have paid of a visit, by whom.
Result<std::vector<FamilyAccount>> familyPaidFor(const QString& mdtrtId, Ledger& ledger)
{
    std::vector<FamilyAccount> all;
    YIDI_ASSIGN(const auto standing, ledger.standing(mdtrtId));
    for (const StoredSettlement& one : standing) {
        YIDI_ASSIGN(const auto payments, ledger.familyPayments(one.setlId()));
        for (const FamilyAccount& payment : payments) {
            const auto at = std::find_if(all.begin(), all.end(), [&](const FamilyAccount& known) {
                return known.psnNo == payment.psnNo && known.insutype == payment.insutype
                    && known.region == payment.region;
            });
            if (at == all.end())
                all.push_back(payment);
            else
                at->amount += payment.amount;
        }
    }
    return all;
}

} // namespace

Result<void> bookForFamily(
    const InsuredYear& year, const Settlement& settlement, const QDate& day, Ledger& ledger)
{
    Fen amount = settlement.amounts.acct_mulaid_pay;
    const bool givesBack = amount.isNegative();
    YIDI_ASSIGN(auto accounts,
        givesBack ? familyPaidFor(settlement.mdtrtId, ledger) : ledger.payingFor(year.psnNo, day));
    for (FamilyAccount& account : accounts) {
        account.amount =
            givesBack ? std::max(-account.amount, amount) : std::min(account.amount, amount);
        if (account.amount.isZero())
            continue;
        YIDI_TRY(ledger.addFamilyPayment(settlement.setlId, account));
        amount -= account.amount;
    }
    if (!amount.isZero())
        return fail(ErrorCode::IdentityBroken, QStringLiteral("acct_mulaid_pay is not held"));
    return {};
}

Result<bool> bookFamilyAgain(
    const QString& from, const QString& setlId, bool giveBack, Ledger& ledger)
{
    YIDI_ASSIGN(auto payments, ledger.familyPayments(from));
    for (FamilyAccount& payment : payments) {
        if (giveBack)
            payment.amount = -payment.amount;
        YIDI_ASSIGN(const Fen held, ledger.familyBalance(payment));
        if (held < payment.amount)
            return false;
    }
    for (const FamilyAccount& payment : payments)
        YIDI_TRY(ledger.addFamilyPayment(setlId, payment));
    return true;
}

Result<std::optional<StoredReferral>> certificateFor(
    const QString& psnNo, const QString& careRegion, Ledger& ledger)
{
    YIDI_ASSIGN(const auto all, ledger.referralsOf(psnNo));
    for (auto at = all.rbegin(); at != all.rend(); ++at)
        if (!at->withdrawn && sameCity(at->referral.careRegion, careRegion))
            return std::optional(*at);
    return std::optional<StoredReferral>();
}

namespace {

/// The certificate says on which day and by whom the person was referred, and it is the paper the
/// category asks for. The stay somebody is referred from does not stand in its own way.
Result<void> apply(
    const StoredReferral& certificate, FilingRequest& request, FilingFacts& facts, Ledger& ledger)
{
    const Referral& referral = certificate.referral;
    request.referredOn = referral.date;
    request.institutionCode = certificate.institutionCode;
    YIDI_ASSIGN(facts.mayRefer, ledger.mayRefer(certificate.institutionCode, referral.date));
    facts.mayRefer = facts.mayRefer && referral.agreed;
    facts.materials = QStringList { QStringLiteral("referral-certificate") };
    const auto leaves = [&](const Visit& visit) {
        return visit.mdtrtId == referral.fromVisit && visit.begin.date() < request.begin;
    };
    facts.visits.erase(
        std::remove_if(facts.visits.begin(), facts.visits.end(), leaves), facts.visits.end());
    return {};
}

/// Papers promised and not handed in by their day cost the right to promise again (R13).
bool brokePromise(const std::vector<Filing>& filings, const QDate& today)
{
    return std::any_of(filings.begin(), filings.end(), [&](const Filing& filing) {
        // What was given up later than that had been held without them as long.
        const bool givenUp =
            (filing.state == FilingState::Cancelled || filing.state == FilingState::Superseded)
            && filing.begin < filing.end && filing.papersDue < filing.end;
        const bool stood = filing.isGranted() || filing.state == FilingState::Suspended
            || filing.state == FilingState::Expired || givenUp;
        return stood && !filing.papers.isEmpty() && filing.papersDue.isValid()
            && filing.papersDue < today;
    });
}

} // namespace

Result<FilingDecision> decideForInsured(FilingRequest request, const QDate& today, Ledger& ledger,
    const PolicyBook& policies, const std::optional<StoredReferral>& certificate,
    const StoredFiling* reviewed)
{
    const auto policy = policies.find(request.insuredRegion, today);
    if (!policy)
        return undecidable(request);
    FilingFacts facts;
    facts.today = today;
    YIDI_ASSIGN(const auto stored, ledger.person(request.psnNo));
    if (stored) {
        // Whether the request names this very person is for the rules to say (R01).
        facts.person = stored->data.person;
        facts.cardState = stored->cardState;
        facts.diedOn = stored->diedOn;
        YIDI_ASSIGN(facts.filings, ledger.filingsOf(request.psnNo, today));
        YIDI_ASSIGN(facts.visits, ledger.visitsOf(request.psnNo));
        // What a filing was made for is a stay; charges of one day wait without being in its way.
        std::erase_if(facts.visits, isChargedInBatches);
        facts.commitmentWithdrawn = brokePromise(facts.filings, today);
    }
    if (!request.papers.isEmpty())
        facts.materials = request.papers + (reviewed ? reviewed->brought : QStringList());
    if (reviewed) {
        facts.received = reviewed->receivedAt.date();
        facts.filings.erase(
            std::remove_if(facts.filings.begin(), facts.filings.end(),
                [&](const Filing& f) { return f.number == reviewed->filing.number; }),
            facts.filings.end());
    }
    // What the national library refused is corrected there before it is extended or changed here.
    if (request.operation == FilingOperation::Extend
        || request.operation == FilingOperation::Change) {
        YIDI_ASSIGN(const auto target, ledger.filing(request.target));
        if (target && target->filing.upload == NationalUpload::Failed)
            facts.nationalRefusal = target->uploadCode;
    }
    if (certificate && request.category == FilingCategory::Referral)
        YIDI_TRY(apply(*certificate, request, facts, ledger));
    return decide(request, facts, (*policy)->filing);
}

Result<bool> recognises(const QString& psnNo, const QString& insutype, const QString& region,
    const QString& disease, const std::set<QDate>& days, Ledger& ledger)
{
    YIDI_ASSIGN(const auto all, ledger.chronicOf(psnNo));
    const auto isKnown = [&](const QDate& day) {
        return std::any_of(all.begin(), all.end(), [&](const StoredChronic& one) {
            const ChronicDisease& known = one.disease;
            return known.diseaseCode == disease && known.insutype == insutype
                && one.insuredRegion == region && known.begin <= day
                && (!known.end.isValid() || day <= known.end);
        });
    };
    return std::all_of(days.begin(), days.end(), isKnown);
}

BenefitRow benefitForInsured(
    const Person& person, const QString& insutype, const QString& region, const QDate& day)
{
    BenefitRow row;
    row.psnNo = person.psnNo;
    const auto mine = [&](const Insurance& insurance) {
        return insurance.insutype == insutype && (region.isEmpty() || insurance.region == region);
    };
    const auto insurance = std::find_if(person.insurances.begin(), person.insurances.end(), mine);
    if (insurance == person.insurances.end()) {
        row.reason = QStringLiteral("在参保地没有这个险种的参保信息");
        return row;
    }
    row.fundPayType =
        insutype == QLatin1String("390") ? QStringLiteral("390100") : QStringLiteral("310100");
    row.begin = insurance->since;
    row.enjoys = paysOn(*insurance, day);
    if (!row.enjoys) {
        row.end = insurance->pausedSince;
        row.reason = insurance->pausedSince.isValid()
            ? QStringLiteral("医保待遇自 %1 起暂停").arg(wireDate(insurance->pausedSince))
            : QStringLiteral("参保状态不是正常参保");
    }
    return row;
}

} // namespace yidi
