// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/desk_mapping.h"

#include "app/base/log.h"
#include "app/shell/desk_answers.h"
#include "app/transactions/base_data/base_data.h"
#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/filing/review_codec.h"
#include "app/transactions/staff/staff_codec.h"

#include <QRegularExpression>

namespace yidi {
namespace {

const QString byDocument = QStringLiteral("02"); ///< mdtrt_cert_type

} // namespace

Json reviewsQuestion(const QString& search)
{
    ReviewQuery query;
    query.keyword = search;
    return toWire(query);
}

desk::Event reviewsEvent(const Answer& answer, const QString& search)
{
    auto known = readAnswer<ReviewList>(answer, search.isEmpty() ? "reviews" : "find");
    if (!known)
        return std::move(known).error();
    return desk::ReviewsKnown { std::move(known->cases), search };
}

Json previewQuestion(const QStringList& numbers)
{
    ReviewQuery query;
    query.numbers = numbers;
    return toWire(query);
}

desk::Event previewEvent(const Answer& answer)
{
    auto known = readAnswer<ReviewList>(answer, "preview");
    if (!known)
        return std::move(known).error();
    desk::ChecksKnown checks;
    for (ReviewCase& one : known->cases)
        checks.decisions.emplace_back(one.filing.number, std::move(one.preview));
    return checks;
}

Json deskPersonQuestion(const desk::AskPerson& asked, const QDate& today)
{
    PersonQuery query;
    query.voucherType = byDocument;
    query.voucherNo = asked.certNo;
    query.begin = chinaTime(today, QTime(0, 0));
    query.certType = asked.certType;
    query.certNo = asked.certNo;
    return toWire(query);
}

tl::expected<Person, desk::AskFailed> personOf(const Answer& answer)
{
    auto known = readAnswer<PersonAnswer>(answer, "person");
    if (known)
        return std::move(known->person);
    if (known.error().error == ErrorCode::ProvinceRefused)
        known.error().error = ErrorCode::PersonUnknown;
    return tl::unexpected(std::move(known).error());
}

desk::Event personFoundEvent(const Person& person, const Answer& filings)
{
    auto known = readAnswer<FilingList>(filings, "person");
    if (!known)
        return std::move(known).error();
    return desk::PersonFound { person, std::move(known->filings), std::move(known->refused) };
}

Json callsQuestion(const QString& take)
{
    return toWire(StaffCallQuery { take });
}

desk::Event callsEvent(const Answer& answer)
{
    auto known = readAnswer<StaffCallList>(answer, "calls");
    if (!known)
        return std::move(known).error();
    desk::CallsKnown calls;
    for (const StaffCallRow& row : known->calls)
        calls.calls.push_back({ row.device, row.page, row.since });
    return calls;
}

FilingRequest atTheWindow(const desk::File& file)
{
    FilingRequest request = file.request;
    request.channel = FilingChannel::Window;
    if (request.role == FilingRole::Person)
        request.role = FilingRole::Clerk;
    if (request.papers.isEmpty())
        request.papers = file.papers;
    return request;
}

std::optional<desk::Event> deskRecordEvent(const QString& ticket, const RecordUpdate& update)
{
    if (update.state == RecordState::Refused)
        return desk::Declined { ticket, refusalsIn(update.response) };
    if (update.state != RecordState::Acked)
        return std::nullopt;
    auto receipt = fromWire<FilingAnswer>(update.response.output, QStringLiteral("output"));
    if (receipt)
        return desk::Answered { ticket, std::move(receipt->filing) };
    qCWarning(logShell) << "receipt not understood:" << describe(receipt.error());
    return desk::AskFailed { ticket, ErrorCode::AnswerMalformed };
}

QString institutionTypeOf(const QString& code)
{
    constexpr std::pair<char, char> types[] = { { 'H', '1' }, { 'P', '2' }, { 'J', '9' } };
    for (const auto& [letter, type] : types)
        if (code.startsWith(QLatin1Char(letter)))
            return QString(QLatin1Char(type));
    return {};
}

std::optional<SlipText> slipTextFrom(const QString& text)
{
    const QString simple = text.simplified();
    if (simple.startsWith(QLatin1String("YD1|"))) {
        const QStringList parts = simple.split(QLatin1Char('|'));
        if (parts.size() != 4 || parts[1].isEmpty() || parts[2].isEmpty())
            return std::nullopt;
        return SlipText { parts[1], parts[2], parts[3] };
    }
    // The code last: it may have been typed with a blank instead of its dash.
    static const QRegularExpression typed(
        QStringLiteral("^(\\S+) ([0-9A-Za-z]{4})[- ]?([0-9A-Za-z]{4})$"));
    const auto match = typed.match(simple);
    if (!match.hasMatch())
        return std::nullopt;
    return SlipText { match.captured(1), match.captured(2) + match.captured(3), {} };
}

desk::LogInFailed logInFailed(const PinOutcome& outcome)
{
    desk::LogInFailed failed;
    switch (outcome.kind) {
    case PinOutcome::Kind::Wrong:
        failed.triesLeft = outcome.triesLeft;
        failed.error = ErrorCode::PinWrong;
        break;
    case PinOutcome::Kind::StoppedBeforeLast:
        failed.error = ErrorCode::PinLastTry;
        break;
    case PinOutcome::Kind::Blocked:
        failed.error = ErrorCode::PinBlocked;
        break;
    case PinOutcome::Kind::NotSet:
        failed.error = ErrorCode::PinNotSet;
        break;
    case PinOutcome::Kind::Verified:
    case PinOutcome::Kind::Failed:
        failed.error = ErrorCode::PinOutcomeUnknown;
        break;
    }
    return failed;
}

} // namespace yidi
