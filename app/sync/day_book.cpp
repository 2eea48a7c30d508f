// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/day_book.h"

#include "app/domain/region/region.h"
#include "app/transactions/files/zip.h"
#include "app/transactions/inpatient/inpatient.h"
#include "app/transactions/reconciliation/book_text.h"
#include "app/transactions/reconciliation/reconciliation_codec.h"

#include <algorithm>
#include <set>

namespace yidi {

namespace {

const QLatin1String reversal("2601");
const QString sentName = QStringLiteral("file.txt");
const QString resultName = QStringLiteral("result.txt");
constexpr qsizetype largestResult = 64 * 1024 * 1024;

/// Asked about even when the book has nothing of them: the province may.
std::set<BookGroup> usualGroups()
{
    std::set<BookGroup> groups;
    for (const char* scheme : { "310", "390" })
        for (const char* type : { "11", "21", "41" })
            groups.insert({ QLatin1String(scheme), QLatin1String(type) });
    return groups;
}

bool saysItsGroup(const BookLine& line)
{
    return !line.insutype.isEmpty() && !line.clearingType.isEmpty();
}

/// Nothing of a Record that settled nothing, as a provisional one that ended in a difference.
Result<std::optional<BookLine>> lineOf(const Record& record)
{
    if (!record.legible)
        return fail(ErrorCode::StoreUnavailable,
            QStringLiteral("%1 is not as it was stored").arg(record.msgid));
    if (record.outcome[u"setl_id"].text().isEmpty())
        return std::optional<BookLine>();
    YIDI_ASSIGN(const auto answer,
        fromWire<SettlementAnswer>(Json::object({ { QStringLiteral("setlinfo"), record.outcome } }),
            QStringLiteral("outcome")));
    const Settlement& settlement = answer.settlement;
    const SettlementAmounts& amounts = settlement.amounts;
    return std::optional(
        BookLine { settlement.setlId, settlement.mdtrtId, answer.psnNo, answer.insutype,
            answer.clearingType, record.msgid, settlement.settledAt, amounts.medfee_sumamt,
            amounts.fund_pay_sumamt, amounts.acct_pay, amounts.psn_cash_pay, answer.refund });
}

/// What 2601 took back; nothing when it never landed or is no settlement.
Result<std::optional<BookLine>> reversedBy(Outbox& outbox, const Record& record)
{
    YIDI_ASSIGN(const auto original, outbox.find(record.facts[u"omsgid"].text()));
    if (!original || original->state != RecordState::Acked)
        return std::optional<BookLine>();
    YIDI_ASSIGN(auto line, lineOf(*original));
    if (!line)
        return line;
    line->setlId.clear();
    line->msgid = record.msgid;
    line->at = record.createdAt;
    line->refund = !line->refund;
    for (Fen* amount : { &line->total, &line->fund, &line->account, &line->cash })
        *amount = -*amount;
    return line;
}

template <class T>
Result<T> outputOf(const Answer& answer)
{
    switch (answer.outcome) {
    case Answer::Outcome::Done:
        return fromWire<T>(answer.response.output, QStringLiteral("output"));
    case Answer::Outcome::Refused:
        return fail(ErrorCode::ProvinceRefused, answer.response.err_msg);
    case Answer::Outcome::Unreachable:
        break;
    }
    return fail(answer.error);
}

} // namespace

Result<std::vector<BookLine>> stationBook(Outbox& outbox, const QDate& from, const QDate& to)
{
    std::vector<BookLine> book;
    YIDI_ASSIGN(const auto records, outbox.settled(from, to));
    for (const Record& record : records) {
        YIDI_ASSIGN(
            auto line, record.infno == reversal ? reversedBy(outbox, record) : lineOf(record));
        if (line)
            book.push_back(*std::move(line));
    }
    std::erase_if(
        book, [&](const BookLine& line) { return line.at.date() < from || line.at.date() > to; });
    return book;
}

DayConversation::DayConversation(
    const QDate& day, std::vector<BookLine> here, const QString& institution, const QString& region)
    : m_day(day)
    , m_here(std::move(here))
    , m_institution(institution)
    , m_office(cityOf(region))
{
    if (std::all_of(m_here.begin(), m_here.end(), saysItsGroup)) {
        std::set<BookGroup> groups = usualGroups();
        for (const auto& [group, totals] : totalsOf(m_here))
            groups.insert(group);
        m_groups.assign(groups.begin(), groups.end());
        return;
    }
    for (BookLine& line : m_here) {
        line.insutype.clear();
        line.clearingType.clear();
    }
    m_step = Step::Upload;
}

std::vector<DayConversation::Question> DayConversation::questions() const
{
    const QDate before = m_day.addDays(-1);
    const QDate after = m_day.addDays(1);
    switch (m_step) {
    case Step::Totals: {
        const auto ours = comparison().groups;
        std::vector<Question> asked;
        for (const BookGroup& group : m_groups) {
            TotalsQuery query { group, m_office, m_day, m_day, {}, true };
            for (const DayComparison::Group& each : ours)
                if (each.group == group)
                    query.totals = each.here;
            asked.push_back({ QStringLiteral("3201"), toWire(query) });
        }
        return asked;
    }
    case Step::Upload: {
        const auto zip = zipText(sentName, writeBook(m_here));
        return { { QStringLiteral("9101"),
            toWire(FileUpload {
                zip.value_or(QByteArray()), QStringLiteral("file.zip"), m_institution }) } };
    }
    case Step::Details: {
        const DetailQuery query { m_office, m_file, before, after,
            sumOf(m_here).value_or(BookTotals()), {}, true };
        return { { QStringLiteral("3202"), toWire(query) } };
    }
    case Step::Download:
        return { { QStringLiteral("9102"),
            toWire(FileDownload { m_file, m_fileName, m_institution }) } };
    case Step::Done:
        break;
    }
    return {};
}

void DayConversation::answered(const std::vector<Answer>& answers)
{
    const auto next = take(answers);
    if (!next)
        m_failure = next.error();
    m_step = next.value_or(Step::Done);
}

Result<DayConversation::Step> DayConversation::takeTotals(const std::vector<Answer>& answers)
{
    for (std::size_t i = 0; i < std::min(answers.size(), m_groups.size()); ++i) {
        YIDI_ASSIGN(const auto answer, outputOf<TotalsAnswer>(answers[i]));
        m_there.totals[m_groups[i]] = answer.there;
    }
    return comparison().agrees() ? Step::Done : Step::Upload;
}

Result<DayConversation::Step> DayConversation::take(const std::vector<Answer>& answers)
{
    if (m_step == Step::Totals)
        return takeTotals(answers);
    if (answers.empty() || m_step == Step::Done)
        return Step::Done;
    const Answer& answer = answers.front();
    if (m_step == Step::Upload) {
        YIDI_ASSIGN(const auto sent, outputOf<FileUploadAnswer>(answer));
        m_file = sent.file;
        return Step::Details;
    }
    if (m_step == Step::Details) {
        YIDI_ASSIGN(const auto details, outputOf<DetailAnswer>(answer));
        m_file = details.file.file;
        m_fileName = details.file.name;
        return Step::Download;
    }
    YIDI_ASSIGN(const auto content, outputOf<FileContent>(answer));
    YIDI_ASSIGN(const QByteArray text, unzipText(content.content, resultName, largestResult));
    YIDI_ASSIGN(const auto results, readResults(text));
    m_there.lines = linesThere(results);
    return Step::Done;
}

} // namespace yidi
