// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/queue_audit.h"

#include "app/crypto/signing.h"
#include "app/transactions/envelope.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr std::size_t atOnce = 2; // somebody may be waiting for this thread
constexpr std::int64_t cutInto = 8;

std::vector<RangeRow> endedOf(const std::vector<OwnPlace>& places)
{
    std::vector<RangeRow> rows;
    for (const OwnPlace& place : places)
        if (place.standing == OwnPlace::Standing::Ended)
            rows.push_back(place.row);
    return rows;
}

Result<RangeAnswer> read(const Result<ProvedAnswer>& reply)
{
    if (!reply)
        return fail(reply.error());
    YIDI_ASSIGN(const WireResponse response, decodeResponse(reply->body));
    if (!response.success)
        return fail(ErrorCode::ProvinceRefused, response.err_msg);
    return fromWire<RangeAnswer>(response.output, QStringLiteral("output"));
}

RangeRow gapAt(std::int64_t number)
{
    RangeRow row;
    row.number = number;
    return row;
}

std::map<std::int64_t, RangeRow> byNumber(const std::vector<RangeRow>& rows)
{
    std::map<std::int64_t, RangeRow> map;
    for (const RangeRow& row : rows)
        map[row.number] = row;
    return map;
}

} // namespace

QueueAudit::QueueAudit(QueueBook book, const QString& institution, const QString& deviceNo)
    : m_book(std::move(book))
    , m_deviceNo(deviceNo)
{
    m_report.institution = institution;
    m_report.deviceNo = deviceNo;
}

QueueReport QueueAudit::report(const QDateTime& at) const
{
    QueueReport report = m_report;
    report.at = at;
    std::sort(report.findings.begin(), report.findings.end(),
        [](const QueueFinding& one, const QueueFinding& other) {
            return std::pair(one.epoch, one.number) < std::pair(other.epoch, other.number);
        });
    return report;
}

std::vector<RangeQuery> QueueAudit::questions()
{
    m_asked.clear();
    if (m_step == Step::Epochs)
        return { RangeQuery() };
    std::vector<RangeQuery> queries;
    while (m_step == Step::Ranges && !m_ranges.empty() && queries.size() < atOnce) {
        const Range range = m_ranges.front();
        m_ranges.pop_front();
        if (const auto asked = ask(range, queries); !asked) {
            m_failure = asked.error();
            m_step = Step::Done;
            return {};
        }
    }
    if (queries.empty())
        m_step = Step::Done;
    return queries;
}

/// Asks about the piece at the front; what is behind it waits.
Result<void> QueueAudit::ask(const Range& wanted, std::vector<RangeQuery>& queries)
{
    Range range = wanted;
    if (range.to - range.from >= widestRange) {
        m_ranges.push_front({ range.epoch, range.from + widestRange, range.to });
        range.to = range.from + widestRange - 1;
    }
    Asked asked { range, { range.epoch, range.from, range.to, 0, {}, {}, range.list }, {} };
    YIDI_ASSIGN(asked.here, m_book.range(range.epoch, range.from, range.to));
    const std::vector<RangeRow> ended = endedOf(asked.here);
    asked.query.count = static_cast<std::int64_t>(ended.size());
    asked.query.hash = sm3Hex(rangeText(ended));
    for (const OwnPlace& place : asked.here)
        if (place.standing == OwnPlace::Standing::Open)
            asked.query.skip.push_back(place.row.number);
    queries.push_back(asked.query);
    m_asked.push_back(std::move(asked));
    return {};
}

void QueueAudit::answered(const std::vector<Result<ProvedAnswer>>& answers)
{
    if (const auto taken = take(answers); !taken) {
        m_failure = taken.error();
        m_step = Step::Done;
    }
}

Result<void> QueueAudit::take(const std::vector<Result<ProvedAnswer>>& answers)
{
    const std::size_t expected = m_step == Step::Epochs ? 1 : m_asked.size();
    if (m_step == Step::Done || answers.size() != expected)
        return fail(ErrorCode::AnswerMalformed, QStringLiteral("Y002: nobody asked for that"));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        YIDI_ASSIGN(const RangeAnswer answer, read(answers[i]));
        if (answer.deviceNo != m_deviceNo)
            return fail(ErrorCode::AnswerMalformed, QStringLiteral("Y002: of another station"));
        m_lastMsgId = std::max(m_lastMsgId, answer.lastMsgId);
        if (m_step == Step::Epochs)
            return takeEpochs(answer);
        YIDI_TRY(takeRange(m_asked[i], answer, *answers[i]));
    }
    return {};
}

/// Each epoch as far as either side knows it, and as far as it was not wiped on purpose; what has
/// been put back from a copy since is here again.
Result<void> QueueAudit::takeEpochs(const RangeAnswer& answer)
{
    std::map<QString, std::int64_t> wiped;
    for (const EpochSeen& epoch : m_book.earlier)
        wiped[epoch.epoch] = epoch.last;
    for (const EpochSeen& epoch : m_book.epochs)
        wiped.erase(epoch.epoch);
    std::map<QString, std::int64_t> last;
    for (const std::vector<EpochSeen>* epochs : { &std::as_const(m_book).epochs, &answer.epochs })
        for (const EpochSeen& epoch : *epochs)
            last[epoch.epoch] = std::max(last[epoch.epoch], epoch.last);
    for (const auto& [epoch, number] : last)
        if (const std::int64_t first = 1 + wiped[epoch]; first <= number)
            m_ranges.push_back({ epoch, first, number });
    m_step = Step::Ranges;
    return {};
}

Result<void> QueueAudit::takeRange(
    const Asked& asked, const RangeAnswer& answer, const ProvedAnswer& proof)
{
    const RangeQuery& query = asked.query;
    if (answer.epoch != query.epoch || answer.from != query.from || answer.to != query.to)
        return fail(ErrorCode::AnswerMalformed, QStringLiteral("Y002: about another range"));
    const std::vector<RangeRow> ended = endedOf(asked.here);
    const bool same = answer.equal && answer.count == query.count && answer.hash == query.hash
        && answer.groups == groupsOf(ended);
    if (!same && !query.list) {
        cut(asked.range);
        return {};
    }
    m_proofs.push_back(proof);
    if (!same) {
        compareRows(asked, answer.rows);
        return {};
    }
    std::int64_t next = query.from;
    for (const OwnPlace& place : asked.here)
        for (; next <= place.row.number; ++next)
            if (next < place.row.number)
                find(QueueFindingKind::Gap, query.epoch, gapAt(next));
    for (; next <= query.to; ++next)
        find(QueueFindingKind::Gap, query.epoch, gapAt(next));
    agree(asked.here);
    return {};
}

void QueueAudit::cut(const Range& range)
{
    const std::int64_t width = range.to - range.from + 1;
    if (width <= longestList) {
        m_ranges.push_front({ range.epoch, range.from, range.to, true });
        return;
    }
    const std::int64_t step = std::max((width + cutInto - 1) / cutInto, longestList);
    std::vector<Range> parts;
    for (std::int64_t from = range.from; from <= range.to; from += step)
        parts.push_back({ range.epoch, from, std::min(from + step - 1, range.to) });
    m_ranges.insert(m_ranges.begin(), parts.begin(), parts.end());
}

void QueueAudit::compareRows(const Asked& asked, const std::vector<RangeRow>& there)
{
    using enum OwnPlace::Standing;
    std::map<std::int64_t, RangeRow> theirs = byNumber(there);
    std::map<std::int64_t, OwnPlace> ours;
    std::vector<OwnPlace> agreed;
    for (const OwnPlace& place : asked.here)
        ours[place.row.number] = place;
    for (std::int64_t number = asked.query.from; number <= asked.query.to; ++number) {
        const auto our = ours.find(number);
        const auto their = theirs.find(number);
        const auto found = [&](QueueFindingKind kind, const RangeRow& row) {
            find(kind, asked.query.epoch, row);
        };
        if (our == ours.end() && their == theirs.end())
            found(QueueFindingKind::Gap, gapAt(number));
        else if (our == ours.end())
            found(QueueFindingKind::UnknownHere, their->second);
        else if (our->second.standing == Open
            || (their == theirs.end() && our->second.standing == NeverLeft))
            agreed.push_back(our->second);
        else if (their == theirs.end())
            found(QueueFindingKind::LostThere, our->second.row);
        else if (our->second.row.msgid != their->second.msgid
            || our->second.row.link != their->second.link)
            found(QueueFindingKind::Altered, our->second.row);
        else if (our->second.standing == NeverLeft || our->second.row.end != their->second.end)
            found(QueueFindingKind::OtherEnd, our->second.row);
        else if (our->second.row != their->second)
            found(QueueFindingKind::OtherAmount, our->second.row);
        else
            agreed.push_back(our->second);
    }
    agree(agreed);
}

void QueueAudit::agree(const std::vector<OwnPlace>& places)
{
    const std::vector<RangeRow> ended = endedOf(places);
    m_report.compared += static_cast<std::int64_t>(ended.size());
    m_report.groups = addGroups(m_report.groups, groupsOf(ended));
    m_report.open += std::count_if(places.begin(), places.end(),
        [](const OwnPlace& place) { return place.standing == OwnPlace::Standing::Open; });
}

void QueueAudit::find(QueueFindingKind kind, const QString& epoch, const RangeRow& row)
{
    ++m_report.found;
    if (m_report.findings.size() < mostFindings)
        m_report.findings.push_back({ kind, epoch, row.number, row.msgid, row.infno });
}

} // namespace yidi
