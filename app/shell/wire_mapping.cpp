// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/wire_mapping.h"

#include "app/base/log.h"
#include "app/transactions/base_data/base_data.h"
#include "app/transactions/card/card_codec.h"
#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/filing/hospital_codec.h"
#include "app/transactions/filing/review_codec.h"
#include "app/transactions/inpatient/inpatient.h"
#include "app/transactions/queries/queries.h"
#include "app/transactions/staff/staff_codec.h"

#include <algorithm>

namespace yidi {
namespace {

// mdtrt_cert_type
const QString byCode = QStringLiteral("01"); ///< e-credential
const QString byDocument = QStringLiteral("02");
const QString byCard = QStringLiteral("03"); ///< social-security card

/// The reason of 1101 for a code that is nobody's, or nobody's any more.
const QString codeRefused = QStringLiteral("E01");

/// How far back unsettled visits are looked for.
constexpr int visitYears = 2;

/// All reasons of a refusal. One that names none still needs words.
std::vector<Refusal> refusals(const WireResponse& response)
{
    std::vector<Refusal> all;
    for (const WireReason& reason : response.reasons)
        all.push_back({ reason.code, reason.blocking, reason.remedy });
    if (all.empty())
        all.push_back({ QStringLiteral("unspecified"), {}, QStringLiteral("go-to-window") });
    return all;
}

QuestionFailed notUnderstood(const char* what, const Error& error)
{
    qCWarning(logShell) << what << "not understood:" << describe(error);
    return { ErrorCode::AnswerMalformed };
}

} // namespace

Json personQuestion(const SocialSecurityCard& card, const QDate& today)
{
    PersonQuery query;
    query.voucherType = byCard;
    query.voucherNo = card.cardNo;
    query.cardSn = card.cardSn;
    query.begin = chinaTime(today, QTime(0, 0));
    query.certType = QStringLiteral("01");
    query.certNo = card.socialSecurityNumber;
    query.name = card.name;
    return toWire(query);
}

Event personEvent(const Answer& answer)
{
    if (answer.outcome == Answer::Outcome::Unreachable)
        return QuestionFailed { answer.error.code };
    if (answer.outcome == Answer::Outcome::Refused)
        return QuestionFailed { ErrorCode::PersonUnknown };
    auto known = fromWire<PersonAnswer>(answer.response.output, QStringLiteral("output"));
    if (!known)
        return notUnderstood("person", known.error());
    return PersonKnown { std::move(known->person) };
}

Json cardQuestion(const SocialSecurityCard& card)
{
    return toWire(CardVerifyRequest { card.cardSn, card.cardNo });
}

Event cardHolderEvent(const Answer& person, const Answer& card)
{
    if (card.outcome == Answer::Outcome::Done) {
        const auto known =
            fromWire<CardVerifyAnswer>(card.response.output, QStringLiteral("output"));
        if (!known)
            qCWarning(logShell) << "card state not understood:" << describe(known.error());
        else if (known->standing != CardStanding::Valid && known->standing != CardStanding::Unknown)
            return QuestionFailed { ErrorCode::CardStopped };
    }
    return personEvent(person);
}

Json codeQuestion(const EcToken& code, const QDate& today)
{
    PersonQuery query;
    query.voucherType = byCode;
    const std::span<const unsigned char> characters = code.bytes();
    query.voucherNo = QString::fromLatin1(reinterpret_cast<const char*>(characters.data()),
        static_cast<qsizetype>(characters.size()));
    query.begin = chinaTime(today, QTime(0, 0));
    return toWire(query);
}

Event codeHolderEvent(const Answer& answer)
{
    const auto& reasons = answer.response.reasons;
    const bool unusable = answer.outcome == Answer::Outcome::Refused
        && std::any_of(reasons.begin(), reasons.end(),
            [](const WireReason& reason) { return reason.code == codeRefused; });
    return unusable ? Event(QuestionFailed { ErrorCode::CodeUnusable }) : personEvent(answer);
}

Json documentQuestion(const AskOther& asked, const QDate& today)
{
    PersonQuery query;
    query.voucherType = byDocument;
    query.voucherNo = asked.certNo;
    query.begin = chinaTime(today, QTime(0, 0));
    query.certType = asked.certType;
    query.certNo = asked.certNo;
    return toWire(query);
}

Json visitsQuestion(const AskVisits& asked, const QDate& today)
{
    VisitQuery query;
    query.psnNo = asked.psnNo;
    query.begin = chinaTime(today.addYears(-visitYears), QTime(0, 0));
    query.end = chinaTime(today, QTime(23, 59, 59));
    return toWire(query);
}

Event visitsEvent(const Answer& answer)
{
    if (answer.outcome == Answer::Outcome::Unreachable)
        return QuestionFailed { answer.error.code };
    if (answer.outcome == Answer::Outcome::Refused)
        return QuestionFailed { ErrorCode::ProvinceRefused, refusals(answer.response) };
    auto known = fromWire<VisitAnswer>(answer.response.output, QStringLiteral("output"));
    if (!known)
        return notUnderstood("visits", known.error());
    return VisitsKnown { std::move(known->visits) };
}

Json institutionQuestion(const Institution& institution)
{
    InstitutionQuery query;
    query.type = QStringLiteral("1");
    query.code = institution.code;
    return toWire(query);
}

Json diseasesQuestion(const AskCare& asked)
{
    return toWire(RegistrationQuery { asked.psnNo, {}, {} });
}

namespace {

/// What an answer holds; nothing when there is none, or none that can be understood.
template <class T>
std::optional<T> answerIn(const Answer& answer, const char* what)
{
    if (answer.outcome != Answer::Outcome::Done)
        return std::nullopt;
    auto known = fromWire<T>(answer.response.output, QStringLiteral("output"));
    if (known)
        return *std::move(known);
    qCWarning(logShell) << what << "not understood:" << describe(known.error());
    return std::nullopt;
}

} // namespace

Event careEvent(const Answer& visits, const Answer& institution, const Answer& diseases,
    const Institution& asked)
{
    CareKnown care;
    if (auto known = answerIn<VisitAnswer>(visits, "visits"))
        care.visits = std::move(known->visits);
    if (const auto known = answerIn<InstitutionAnswer>(institution, "institution")) {
        for (const InstitutionRow& row : known->rows)
            if (row.institution.code == asked.code)
                care.institution = row.institution;
    }
    if (const auto known = answerIn<ChronicAnswer>(diseases, "diseases")) {
        care.diseases.emplace();
        for (const ChronicRow& row : known->rows)
            care.diseases->push_back({ row.diseaseCode, row.diseaseName, row.begin, row.end });
    }
    return care;
}

Json settlementInput(const SettlementOrder& order)
{
    SettleRequest request;
    request.psnNo = order.visit.psnNo;
    request.mdtrtId = order.visit.mdtrtId;
    request.insutype = order.visit.insutype;
    if (!isStay(visitKind(order.visit.medType))) {
        request.medType = order.visit.medType;
        request.batch = order.visit.batch;
    }
    request.voucherType = order.cardNo.isEmpty() ? byDocument : byCard;
    request.voucherNo = order.cardNo.isEmpty() ? order.certNo : order.cardNo;
    request.useAccount = true;
    if (order.seen) {
        request.total = order.seen->medfee_sumamt;
        request.fullySelfPaid = order.seen->fulamt_ownpay_amt;
        request.overLimit = order.seen->overlmt_selfpay;
        request.firstSelfPaid = order.seen->preselfpay_amt;
        request.inScope = order.seen->inscp_scp_amt;
        request.personPart = order.seen->psn_part_amt;
    }
    return toWire(request);
}

Event estimateEvent(const Answer& answer)
{
    if (answer.outcome == Answer::Outcome::Unreachable)
        return QuestionFailed { answer.error.code };
    if (answer.outcome == Answer::Outcome::Refused)
        return QuestionFailed { ErrorCode::ProvinceRefused, refusals(answer.response) };
    auto known = fromWire<SettlementAnswer>(answer.response.output, QStringLiteral("output"));
    if (!known)
        return notUnderstood("estimate", known.error());
    // Nobody is asked to confirm amounts that do not add up.
    const SettlementAmounts& amounts = known->settlement.amounts;
    if (!proveIdentities(amounts, false) && !proveIdentities(amounts, true))
        return QuestionFailed { ErrorCode::IdentityBroken };
    return EstimateKnown { std::move(known->settlement) };
}

Json statementQuestion(const Visit& visit)
{
    return toWire(SettlementQuery { visit.psnNo, visit.setlId, visit.mdtrtId });
}

Event statementEvent(const Answer& answer, const Visit& visit)
{
    if (answer.outcome == Answer::Outcome::Unreachable)
        return QuestionFailed { answer.error.code };
    if (answer.outcome == Answer::Outcome::Refused)
        return QuestionFailed { ErrorCode::NoStatement, refusals(answer.response) };
    auto known = fromWire<SettlementAnswer>(answer.response.output, QStringLiteral("output"));
    if (!known)
        return notUnderstood("statement", known.error());
    // Nobody is given a paper whose amounts do not add up.
    const SettlementAmounts& amounts = known->settlement.amounts;
    if (!proveIdentities(amounts, false) && !proveIdentities(amounts, true))
        return QuestionFailed { ErrorCode::IdentityBroken };
    if (known->psnNo != visit.psnNo || known->settlement.setlId != visit.setlId) {
        qCCritical(logShell) << "a statement of something else was answered";
        return QuestionFailed { ErrorCode::NoStatement };
    }
    return StatementKnown { { visit, std::move(known->settlement) } };
}

QString filingInfno(const FilingRequest& request)
{
    switch (request.operation) {
    case FilingOperation::File:
        return QStringLiteral("Y101");
    case FilingOperation::Extend:
    case FilingOperation::Change:
        return QStringLiteral("Y102");
    case FilingOperation::Cancel:
        return QStringLiteral("Y103");
    }
    return {};
}

Json filingInput(const FilingRequest& request)
{
    return request.operation == FilingOperation::File ? toWire(request)
                                                      : toWire(FilingAmendment { request });
}

Json filingsQuestion(const AskFilings& asked)
{
    return toWire(FilingQuery { asked.psnNo });
}

Event filingsEvent(const Answer& answer)
{
    auto known = answerIn<FilingList>(answer, "filings");
    if (!known)
        return FilingsUnknown {};
    return FilingsKnown { std::move(known->filings), std::move(known->refused) };
}

Json windowDraft(const LeaveAtWindow& left)
{
    return toWire(WindowDraft { left.request, left.why });
}

Json staffCall(const QString& device, const QString& page)
{
    return toWire(StaffCall { device, page });
}

Event staffCalledEvent(const Answer& answer)
{
    const auto known = answerIn<StaffCallAnswer>(answer, "call for staff");
    return StaffCalled { known && known->reached };
}

std::optional<Event> recordEvent(const RecordUpdate& update)
{
    if (update.state == RecordState::Withdrawn)
        return RecordWithdrawn {};
    if (update.state == RecordState::Refused)
        return RecordRefused { refusals(update.response) };
    if (update.state != RecordState::Acked)
        return std::nullopt;

    const QString path = QStringLiteral("output");
    // A receipt that cannot be read leaves the journey waiting; it ends as stored or pending.
    if (update.infno == QLatin1String("Y101") || update.infno == QLatin1String("Y102")
        || update.infno == QLatin1String("Y103") || update.infno == QLatin1String("Y107")) {
        auto receipt = fromWire<FilingAnswer>(update.response.output, path);
        if (receipt)
            return FilingDecided { std::move(receipt->filing) };
        qCWarning(logShell) << "receipt not understood:" << describe(receipt.error());
    } else if (update.infno == QLatin1String("2304") || update.infno == QLatin1String("2207")) {
        auto receipt = fromWire<SettlementAnswer>(update.response.output, path);
        if (receipt)
            return StaySettled { std::move(receipt->settlement) };
        qCWarning(logShell) << "receipt not understood:" << describe(receipt.error());
    }
    return std::nullopt;
}

namespace {

PinVerdict verdictOf(PinOutcome::Kind kind)
{
    switch (kind) {
    case PinOutcome::Kind::Verified:
        return PinVerdict::Verified;
    case PinOutcome::Kind::Wrong:
        return PinVerdict::Wrong;
    case PinOutcome::Kind::StoppedBeforeLast:
        return PinVerdict::StoppedBeforeLast;
    case PinOutcome::Kind::Blocked:
        return PinVerdict::Blocked;
    case PinOutcome::Kind::NotSet:
        return PinVerdict::NotSet;
    case PinOutcome::Kind::Failed:
        break;
    }
    return PinVerdict::Failed;
}

} // namespace

PinChecked pinEvent(const PinOutcome& outcome)
{
    PinChecked checked { verdictOf(outcome.kind), outcome.triesLeft };
    // A reader that got stuck is told as such; of anything else only that the outcome is unknown.
    if (outcome.kind == PinOutcome::Kind::Failed && outcome.error.code == ErrorCode::ReaderStuck)
        checked.error = ErrorCode::ReaderStuck;
    return checked;
}

PinStateKnown pinStateEvent(const PinOutcome& state)
{
    return { verdictOf(state.kind), state.triesLeft };
}

} // namespace yidi
