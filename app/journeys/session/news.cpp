// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/session/news.h"

#include <algorithm>

namespace yidi::session {
namespace {

/// In the order of how soon somebody has to know.
enum Urgency { Papers, Refused, Suspended, Expires, Waits, InReview, Starts, Runs };

struct Item {
    Urgency urgency;
    QDateTime at; ///< the later comes first
    Words words;
};

Words place(const QString& region)
{
    return Words::code(QStringLiteral("region"), region);
}

WordArg placeArg(const QString& region)
{
    return place(region).args.front();
}

Words refusal(const QString& region, const std::vector<Refusal>& reasons)
{
    const Refusal first = reasons.empty()
        ? Refusal { QStringLiteral("unspecified"), {}, QStringLiteral("go-to-window") }
        : reasons.front();
    return { Phrase::NewsRefused,
        { placeArg(region), Code { QStringLiteral("reason"), first.code } } };
}

std::optional<Item> granted(const Filing& filing, const QDate& today)
{
    if (filing.state == FilingState::Approved)
        return Item { Starts, filing.decidedAt,
            { Phrase::NewsStarts, { placeArg(filing.careRegion), filing.begin } } };
    if (filing.end.isValid() && today.daysTo(filing.end) <= expiryNoticeDays)
        return Item { Expires, filing.decidedAt,
            { Phrase::NewsExpires,
                { placeArg(filing.careRegion), static_cast<int>(today.daysTo(filing.end)) } } };
    return Item { Runs, filing.decidedAt,
        { Phrase::NewsInEffect, { placeArg(filing.careRegion), filing.begin } } };
}

std::optional<Item> newsOf(const Filing& filing, const QDate& today)
{
    const WordArg where = placeArg(filing.careRegion);
    if (filing.isLive() && filing.papersDue.isValid())
        return Item { Papers, filing.decidedAt,
            { Phrase::NewsPapers, { where, filing.papersDue } } };
    switch (filing.state) {
    case FilingState::Draft:
        return Item { Waits, filing.decidedAt, { Phrase::NewsAtWindow, { where, filing.number } } };
    case FilingState::Queued:
    case FilingState::Checking:
    case FilingState::NeedMaterial:
    case FilingState::InReview:
        return Item { InReview, filing.decidedAt, { Phrase::NewsInReview, { where } } };
    case FilingState::Approved:
    case FilingState::Effective:
        return granted(filing, today);
    case FilingState::Suspended:
        return Item { Suspended, filing.decidedAt, { Phrase::NewsSuspended, { where } } };
    case FilingState::Rejected:
        return Item { Refused, filing.decidedAt, refusal(filing.careRegion, filing.reasons) };
    case FilingState::Expired:
    case FilingState::Cancelled:
    case FilingState::Superseded:
    case FilingState::Terminated:
    case FilingState::Withdrawn:
        break;
    }
    return std::nullopt;
}

/// Whoever was refused and has got what they wanted since need not hear of it again.
bool isOvertaken(const Item& item, const QString& region, const Visitor& visitor)
{
    return std::any_of(visitor.filings.begin(), visitor.filings.end(), [&](const Filing& filing) {
        return filing.careRegion == region && filing.isLive() && filing.decidedAt > item.at;
    });
}

} // namespace

std::vector<Words> news(const Here& here, const Visitor& visitor)
{
    std::vector<Item> items;
    const auto add = [&](std::optional<Item> item, const QString& region) {
        if (item && !(item->urgency == Refused && isOvertaken(*item, region, visitor)))
            items.push_back(*std::move(item));
    };
    for (const Filing& filing : visitor.filings)
        add(newsOf(filing, here.today), filing.careRegion);
    for (const RefusedRequest& one : visitor.refused)
        add(Item { Refused, one.decidedAt, refusal(one.request.careRegion, one.reasons) },
            one.request.careRegion);
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return a.urgency != b.urgency ? a.urgency < b.urgency : a.at > b.at;
    });
    std::vector<Words> lines;
    for (const Item& item : items)
        if (lines.size() < newsShown)
            lines.push_back(item.words);
    return lines;
}

} // namespace yidi::session
