// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/insured/insured.h"

#include "app/domain/region/region.h"

#include <algorithm>

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

namespace {

/// The category under which the visit is filed: the filing bound to it, else one covering its
/// first day at the place of care. One that is suspended stood until the benefit stopped, and on
/// which days that pays is asked of the insurance itself.
std::optional<FilingCategory> filingFor(
    const ClassifiedMessage& message, const std::vector<Filing>& filings)
{
    const auto bound = std::find_if(filings.begin(), filings.end(),
        [&](const Filing& filing) { return filing.boundVisit == message.mdtrtId; });
    if (bound != filings.end())
        return bound->category;
    for (Filing filing : filings) {
        if (filing.state == FilingState::Suspended)
            filing.state = FilingState::Effective;
        if (filing.boundVisit.isEmpty() && filing.insuredRegion == message.insuredRegion
            && filing.covers(message.careRegion, message.begin.date()))
            return filing.category;
    }
    return {};
}

} // namespace

const Insurance* findInsurance(const Person& person, const QString& insutype, const QString& region)
{
    const auto found = std::find_if(
        person.insurances.begin(), person.insurances.end(), [&](const Insurance& insurance) {
            return insurance.insutype == insutype && insurance.region == region;
        });
    return found == person.insurances.end() ? nullptr : &*found;
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

    // Without a policy nothing is settled, so any year will do to say so.
    const auto policy = policies.find(message.insuredRegion, lastDay);
    const int year = policy ? (*policy)->year.of(lastDay) : lastDay.year();
    answer.year = { message.psnNo, message.insutype, message.insuredRegion, year };
    SettlementInput input;
    input.insuredRegion = message.insuredRegion;
    input.careRegion = message.careRegion;
    input.insutype = message.insutype;
    input.psnType = insurance->psnType;
    for (const PersonClass& personClass : stored->data.person.classes)
        input.identTypes += personClass.type;
    input.civilServant = insurance->civilServant;
    input.medType = message.medType;
    input.diseaseCode = message.disease;
    input.hospLevel = message.hospitalLevel;
    input.settlementLevel = message.settlementLevel;
    input.begin = message.begin;
    input.end = message.end;
    input.settledAt = message.settledAt;
    YIDI_ASSIGN(const auto filings, ledger.filingsOf(message.psnNo, message.settledAt.date()));
    input.filing = filingFor(message, filings);
    YIDI_ASSIGN(const int earlier, ledger.settledAdmissions(answer.year));
    input.admissionNo = earlier + 1;
    YIDI_ASSIGN(input.accumulators, ledger.accumulators(answer.year));
    input.balance = insurance->balance;
    input.useAccount = message.useAccount;
    input.bill = message.bill;

    auto settled = settle(policies, input);
    if (settled) {
        answer.settlement = *std::move(settled);
        answer.settlement.mdtrtId = message.mdtrtId;
        return answer;
    }
    if (settled.error().code == ErrorCode::NotFiled)
        answer.refusals.push_back(refusal("S04", message.careRegion, "go-to-window"));
    else if (settled.error().code == ErrorCode::PolicyMissing)
        answer.refusals.push_back(refusal("S07", message.insuredRegion, "ask-insured-place"));
    else if (settled.error().code == ErrorCode::VisitNotDirect)
        answer.refusals.push_back(refusal("S08", message.insuredRegion, "go-to-window"));
    else
        return fail(settled.error());
    return answer;
}

Result<void> bookForInsured(const InsuredAnswer& answer, Ledger& ledger)
{
    return ledger.setBalance(answer.year, answer.settlement.amounts.balc);
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
