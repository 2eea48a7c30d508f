// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/settlement/settle.h"

#include "app/domain/region/region.h"
#include "app/domain/settlement/categories.h"
#include "app/province/settlement/details.h"

#include <algorithm>

namespace yidi {

namespace {

const QLatin1String byClerk("1"); // opter_type

void add(Bill& bill, const FeeResultLine& line)
{
    bill.total += line.amount;
    bill.fullySelfPaid += line.fullySelfPaid;
    bill.overLimit += line.overLimit;
    bill.firstSelfPaid += line.firstSelfPaid;
}

/// What the settlement is made of, for the table on its paper.
std::vector<ChargeCategory> categoriesOf(const ToSettle& what)
{
    if (!what.request.categories.empty())
        return what.request.categories;
    std::vector<ChargeCategory> sums;
    for (const StoredFee& fee : what.fees)
        addCharge(sums, fee.line.itemType, billOf(fee.line));
    std::sort(sums.begin(), sums.end(),
        [](const ChargeCategory& a, const ChargeCategory& b) { return a.type < b.type; });
    return sums;
}

/// An amount the sender relies on, and what it is now.
struct AmountCheck {
    QLatin1String name;
    const std::optional<Fen>& sent;
    Fen held;
};

/// The first amount that is no longer what the sender relies on, in words.
QString staleAmount(std::initializer_list<AmountCheck> checks)
{
    for (const AmountCheck& check : checks)
        if (check.sent && *check.sent != check.held)
            return QStringLiteral("%1 %2 → %3")
                .arg(check.name, check.sent->toWire(), check.held.toWire());
    return {};
}

/// Whether the charges still give the bill of the estimate.
QString staleBill(const SettleRequest& request, const Bill& bill)
{
    return staleAmount({
        { QLatin1String("medfee_sumamt"), request.total, bill.total },
        { QLatin1String("fulamt_ownpay_amt"), request.fullySelfPaid, bill.fullySelfPaid },
        { QLatin1String("overlmt_selfpay"), request.overLimit, bill.overLimit },
        { QLatin1String("preselfpay_amt"), request.firstSelfPaid, bill.firstSelfPaid },
        { QLatin1String("inscp_scp_amt"), request.inScope, bill.inScope() },
    });
}

/// Whether what was computed is still what somebody confirmed: their share, and the year it came
/// from.
QString staleSplit(const SettleRequest& request, const Settlement& settlement)
{
    const QString version = QString::number(settlement.yearVersion);
    if (!request.yearVersion.isEmpty() && request.yearVersion != version)
        return QStringLiteral("yidi_year_version %1 → %2").arg(request.yearVersion, version);
    return staleAmount(
        { { QLatin1String("psn_part_amt"), request.personPart, settlement.amounts.psn_part_amt } });
}

QString clearingType(VisitKind kind)
{
    switch (kind) {
    case VisitKind::Inpatient:
        return QStringLiteral("21");
    case VisitKind::Pharmacy:
        return QStringLiteral("41");
    case VisitKind::Outpatient:
    case VisitKind::Emergency:
    case VisitKind::Chronic:
        return QStringLiteral("11");
    case VisitKind::NotDirect:
        break;
    }
    return QStringLiteral("99");
}

/// What the care side tells the insured side.
Result<ClassifiedMessage> classified(const Call& call, const ToSettle& what)
{
    const StoredVisit& stored = what.visit;
    const Visit& visit = stored.visit;
    const Institution& institution = call.institution.institution;
    ClassifiedMessage message { stored.insuredRegion, institution.region, visit.psnNo,
        visit.insutype, visit.mdtrtId, visit.medType, stored.disease, institution.level,
        institution.settlementLevel, visit.begin, what.end, what.at, what.request.useAccount, {},
        visit.institutionCode, stored.newborn, stored.accident, what.circulated,
        what.request.interim, {} };
    if (!what.request.categories.empty()) {
        YIDI_ASSIGN(message.bill, billOf(what.request.categories));
        return message;
    }
    for (const StoredFee& fee : what.fees) {
        add(message.bill, fee.line);
        add(message.byDay[fee.countsAt.date()], fee.line);
    }
    return message;
}

Result<void> describePerson(Call& call, const ToSettle& what, SettlementAnswer& answer)
{
    const Visit& visit = what.visit.visit;
    YIDI_ASSIGN(const auto person, call.ledger.person(visit.psnNo));
    if (!person)
        return fail(ErrorCode::IdentityBroken, QStringLiteral("a visit of nobody"));
    const Person& who = person->data.person;
    answer.psnNo = who.psnNo;
    answer.psnName = who.name;
    answer.certType = who.certType;
    answer.certNo = who.certNo;
    answer.sex = who.sex;
    answer.nation = person->data.nation;
    answer.birth = who.birth;
    answer.ageTenths = ageTenths(who.birth, call.now.date());
    if (const Insurance* insurance = findInsurance(who, visit.insutype, what.visit.insuredRegion)) {
        answer.psnType = insurance->psnType;
        answer.civilServant = insurance->civilServant;
    }
    return {};
}

/// Of a row that undoes another: the same visit, the time and message of what undoes it.
SettlementAnswer rowAbout(
    const Call& call, const StoredSettlement& other, Settlement settlement, const QString& number)
{
    SettlementAnswer answer;
    answer.settlement = std::move(settlement);
    answer.settlement.setlId = number;
    answer.settlement.mdtrtId = other.answer.settlement.mdtrtId;
    answer.settlement.medinsSetlId = call.request.msgid;
    answer.settlement.settledAt = call.now;
    answer.settlement.cancels = other.setlId();
    answer.settlement.interim = other.answer.settlement.interim;
    answer.psnNo = other.year.psnNo;
    answer.insutype = other.year.insutype;
    answer.medType = other.answer.medType;
    answer.clearingOffice = other.answer.clearingOffice;
    answer.clearingWay = other.answer.clearingWay;
    answer.clearingType = other.answer.clearingType;
    return answer;
}

/// What came from the insured side is not believed: money that does not add up is entered nowhere.
Result<void> proveSums(Call& call, const StoredSettlement& row)
{
    const auto policy = call.policies.find(row.year.region, row.until.date());
    return proveIdentities(row.answer.settlement, policy && (*policy)->accountInFund);
}

/// Enters a row that says `answer` about the charges `row` is about, and answers it.
Result<Reply> enter(Call& call, StoredSettlement row, SettlementAnswer answer)
{
    row.added.clear();
    row.added[row.year.year] = answer.settlement.accumulated;
    row.added[row.year.year - 1] = answer.settlement.accumulatedInEndedYear;
    row.answer = std::move(answer);
    row.enteredBy = enteredBy(call);
    YIDI_TRY(proveSums(call, row));
    Reply reply = done(row.answer);
    YIDI_TRY(call.ledger.addSettlement(row, writeJson(reply.output)));
    return reply;
}

/// The charges a row is about among those that are in no settlement.
Result<std::vector<StoredFee>> openCharges(Call& call, const StoredSettlement& row)
{
    YIDI_ASSIGN(const auto all, call.ledger.fees(row.answer.settlement.mdtrtId));
    std::vector<StoredFee> open;
    for (const StoredFee& fee : all)
        if (fee.setlId.isEmpty() && isAbout(row, fee))
            open.push_back(fee);
    return open;
}

Result<void> putInto(
    Call& call, const QString& mdtrtId, const std::vector<StoredFee>& fees, const QString& setlId)
{
    for (const StoredFee& fee : fees)
        YIDI_TRY(call.ledger.settleFee(mdtrtId, fee.line.serial, setlId));
    return {};
}

bool closesVisit(const StoredSettlement& row)
{
    return !row.answer.settlement.interim;
}

/// Whether the visit and its open charges are what a settlement was made from.
bool isStill(const StoredSettlement& settlement, const StoredVisit& visit, const Bill& bill)
{
    const SettlementAmounts& amounts = settlement.answer.settlement.amounts;
    const bool sameBill = bill.total == amounts.medfee_sumamt
        && bill.fullySelfPaid == amounts.fulamt_ownpay_amt
        && bill.overLimit == amounts.overlmt_selfpay
        && bill.firstSelfPaid == amounts.preselfpay_amt;
    const QDateTime& end = visit.visit.end;
    const bool sameEnd = closesVisit(settlement)
        ? end == settlement.until
        : !end.isValid() || settlement.until.date() <= end.date();
    const bool sameStay =
        !isStay(visitKind(visit.visit.medType)) || (visit.disease == settlement.disease && sameEnd);
    return visit.visit.medType == settlement.answer.medType && sameStay
        && (sameBill || !settlement.categories.empty());
}

/// Whether anything of the person's year stands in the way of touching `row`.
Result<std::optional<Reply>> yearForbids(Call& call, const StoredSettlement& row)
{
    const QDate settledOn = row.answer.settlement.settledAt.date();
    const auto yearOf = [&](const QDate& day) {
        return medicalYear(row.year.region, day, call.policies);
    };
    if (yearOf(settledOn) != yearOf(call.now.date()))
        return std::optional(refused(QStringLiteral("不是同一个医保年度的结算"),
            { settlementRefusal("S11", QString::number(row.year.year)) }));
    YIDI_ASSIGN(const QString later, call.ledger.madeAfter(row.setlId()));
    if (!later.isEmpty())
        return std::optional(undoFirst(later));
    return std::optional<Reply>();
}

} // namespace

Refusal settlementRefusal(const char* code, const QString& blocking)
{
    return { QString::fromLatin1(code), blocking, QStringLiteral("go-to-window") };
}

Reply notInOrder(const QString& blocking)
{
    return refused(QStringLiteral("要先办理另一步"), { settlementRefusal("S10", blocking) });
}

Reply undoFirst(const QString& later)
{
    return refused(
        QStringLiteral("之后还办了业务，要从最后一笔撤起"), { settlementRefusal("S09", later) });
}

Reply noSuchVisit(const QString& mdtrtId)
{
    return refused(QStringLiteral("没有查到这次就诊"), { settlementRefusal("S01", mdtrtId) });
}

bool isAbout(const StoredSettlement& settlement, const StoredFee& fee)
{
    return fee.batch == settlement.batch
        && (!settlement.answer.settlement.interim || fee.countsAt <= settlement.until);
}

Bill billOf(const FeeResultLine& line)
{
    return { line.amount, line.fullySelfPaid, line.overLimit, line.firstSelfPaid };
}

QString enteredBy(const Call& call)
{
    const WireRequest& request = call.request;
    return request.opter_type == byClerk && !request.opter.trimmed().isEmpty()
        ? request.fixmedins_code + QLatin1Char(':') + request.opter.trimmed()
        : call.peer.deviceNo;
}

Result<Computed> computeSettlement(Call& call, ToSettle what)
{
    Computed result { std::move(what), {}, {}, {} };
    const ToSettle& asked = result.what;
    const Visit& visit = asked.visit.visit;
    std::vector<Refusal> refusals = asked.refusals;
    YIDI_ASSIGN(const ClassifiedMessage message, classified(call, asked));
    if (const QString stale = staleBill(asked.request, message.bill); !stale.isEmpty())
        refusals.push_back(settlementRefusal("S06", stale));
    const QString& envelopeRegion = call.request.insuplc_admdvs;
    if (!envelopeRegion.isEmpty() && envelopeRegion != asked.visit.insuredRegion)
        refusals.push_back(settlementRefusal("R02", envelopeRegion));
    if (refusals.empty()) {
        YIDI_ASSIGN(result.insured, settleForInsured(message, call.ledger, call.policies));
        refusals = result.insured.refusals;
        // Nobody settles for another share than the one that was confirmed.
        const QString stale = staleSplit(asked.request, result.insured.settlement);
        if (refusals.empty() && !stale.isEmpty())
            refusals.push_back(settlementRefusal("S06", stale));
    }
    if (!refusals.empty()) {
        result.refusal = refused(QStringLiteral("不能结算"), refusals);
        return result;
    }
    SettlementAnswer& answer = result.answer;
    YIDI_TRY(describePerson(call, asked, answer));
    answer.settlement = result.insured.settlement;
    answer.settlement.settledAt = {};
    answer.settlement.categories = categoriesOf(asked);
    answer.insutype = visit.insutype;
    answer.voucherType =
        asked.request.voucherType.isEmpty() ? asked.visit.voucherType : asked.request.voucherType;
    answer.medType = visit.medType;
    answer.clearingOffice = cityOf(call.institution.institution.region);
    answer.clearingWay = QStringLiteral("1"); // by item
    answer.clearingType = clearingType(visitKind(visit.medType));
    return result;
}

Result<Reply> enterSettlement(Call& call, Computed& computed)
{
    const ToSettle& asked = computed.what;
    const Visit& visit = asked.visit.visit;
    Settlement& settlement = computed.answer.settlement;
    YIDI_ASSIGN(settlement.setlId, nextNumber(call, QLatin1Char('A'), asked.visit.insuredRegion));
    settlement.medinsSetlId = call.request.msgid;
    settlement.settledAt = asked.at;
    YIDI_ASSIGN(const Fen balance,
        bookForInsured(computed.insured.year, settlement.amounts.acct_pay, call.ledger));
    if (balance != settlement.amounts.balc)
        return fail(ErrorCode::IdentityBroken, QStringLiteral("balc is not what is left"));

    StoredSettlement row;
    row.year = computed.insured.year;
    row.institutionCode = visit.institutionCode;
    row.batch = asked.request.batch;
    row.disease = asked.visit.disease;
    row.until = asked.end;
    row.categories = asked.request.categories;
    if (!row.categories.empty()) {
        row.details = Details::Due;
        row.detailsDue = call.now.date().addDays(call.detailDays);
        computed.answer.details = QStringLiteral("due");
    }
    YIDI_ASSIGN(const Reply reply, enter(call, row, computed.answer));
    row.answer = computed.answer;
    YIDI_TRY(bookForFamily(row.year, settlement, asked.at.date(), call.ledger));
    YIDI_ASSIGN(const auto charges, openCharges(call, row));
    YIDI_TRY(putInto(call, visit.mdtrtId, charges, settlement.setlId));
    if (closesVisit(row))
        YIDI_TRY(call.ledger.closeVisit(visit.mdtrtId, settlement.setlId));
    YIDI_TRY(matchDetails(call, row));
    return reply;
}

Result<Reply> undoSettlement(Call& call, const StoredSettlement& stored)
{
    if (!stored.stands())
        return notInOrder(stored.undoneBy.isEmpty() ? stored.setlId() : stored.undoneBy);
    YIDI_ASSIGN(auto forbidden, yearForbids(call, stored));
    if (forbidden)
        return *std::move(forbidden);
    Settlement negation = reversalOf(stored.answer.settlement);
    YIDI_ASSIGN(
        negation.amounts.balc, bookForInsured(stored.year, negation.amounts.acct_pay, call.ledger));
    YIDI_ASSIGN(negation.yearVersion, call.ledger.yearVersion(stored.year));
    YIDI_ASSIGN(const QString number, nextNumber(call, QLatin1Char('A'), stored.year.region));
    SettlementAnswer answer = rowAbout(call, stored, std::move(negation), number);
    answer.refund = true;
    StoredSettlement row = stored;
    row.categories.clear();
    row.details = Details::Complete;
    row.detailsDue = {};
    YIDI_ASSIGN(const Reply reply, enter(call, std::move(row), std::move(answer)));
    YIDI_ASSIGN(const bool givenBack, bookFamilyAgain(stored.setlId(), number, true, call.ledger));
    if (!givenBack) // what it had given back to a relative has been spent since
        return notInOrder(stored.setlId());

    const QString& mdtrtId = stored.answer.settlement.mdtrtId;
    YIDI_ASSIGN(auto fees, call.ledger.fees(mdtrtId));
    fees.erase(std::remove_if(fees.begin(), fees.end(),
                   [&](const StoredFee& fee) { return fee.setlId != stored.setlId(); }),
        fees.end());
    YIDI_TRY(putInto(call, mdtrtId, fees, {}));
    if (closesVisit(stored))
        YIDI_TRY(call.ledger.closeVisit(mdtrtId, {}));
    return reply;
}

Result<std::optional<StoredSettlement>> standingForm(Ledger& ledger, StoredSettlement settlement)
{
    while (!settlement.stands()) {
        if (settlement.undoneBy.isEmpty())
            return std::optional<StoredSettlement>();
        YIDI_ASSIGN(auto by, ledger.settlement(settlement.undoneBy));
        if (!by)
            return std::optional<StoredSettlement>();
        settlement = *std::move(by);
    }
    return std::optional(std::move(settlement));
}

Result<Reply> redoSettlement(Call& call, const StoredSettlement& negation)
{
    YIDI_ASSIGN(auto forbidden, yearForbids(call, negation));
    if (forbidden)
        return *std::move(forbidden);
    YIDI_ASSIGN(const auto first, call.ledger.settlement(negation.answer.settlement.cancels));
    if (!first)
        return fail(ErrorCode::IdentityBroken, QStringLiteral("a negation of nothing"));
    const QString& mdtrtId = first->answer.settlement.mdtrtId;
    YIDI_ASSIGN(const auto visit, call.ledger.visit(mdtrtId));
    if (!visit || visit->visit.cancelled || (!visit->visit.isDischarged() && closesVisit(*first)))
        return notInOrder(mdtrtId);
    // The charges must be what they were: what was settled cannot be told from anything else.
    YIDI_ASSIGN(const auto charges, openCharges(call, *first));
    Bill bill;
    for (const StoredFee& fee : charges)
        add(bill, fee.line);
    if (!isStill(*first, *visit, bill))
        return notInOrder(mdtrtId);

    Settlement again = first->answer.settlement;
    YIDI_ASSIGN(const Fen held, balanceOf(first->year, call.ledger));
    if (held < again.amounts.acct_pay)
        return notInOrder(mdtrtId);
    YIDI_ASSIGN(
        again.amounts.balc, bookForInsured(first->year, again.amounts.acct_pay, call.ledger));
    YIDI_ASSIGN(again.yearVersion, call.ledger.yearVersion(first->year));
    YIDI_ASSIGN(const QString number, nextNumber(call, QLatin1Char('A'), first->year.region));
    SettlementAnswer answer = first->answer; // whose it is has not changed
    answer.settlement = rowAbout(call, negation, std::move(again), number).settlement;
    YIDI_ASSIGN(const Reply reply, enter(call, *first, std::move(answer)));
    YIDI_ASSIGN(const bool taken, bookFamilyAgain(first->setlId(), number, false, call.ledger));
    if (!taken)
        return notInOrder(mdtrtId);
    YIDI_TRY(putInto(call, mdtrtId, charges, number));
    if (closesVisit(*first))
        YIDI_TRY(call.ledger.closeVisit(mdtrtId, number));
    StoredSettlement row = *first; // what has come of its lines may be another part than before
    row.answer.settlement.setlId = number;
    YIDI_TRY(matchDetails(call, row));
    return reply;
}

} // namespace yidi
