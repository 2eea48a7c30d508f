// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/my_filings/pages.h"

#include "app/journeys/my_filings/amend.h"

#include <algorithm>

namespace yidi::my_filings {
namespace {

Words placeOf(const QString& region)
{
    return Words::code(QStringLiteral("region"), region);
}

Words categoryOf(FilingCategory category)
{
    return Words::code(QStringLiteral("category"), filingCategoryCode(category));
}

Code stateOf(FilingState state)
{
    return { QStringLiteral("filing-state"), filingStateName(state) };
}

Code regionCode(const QString& region)
{
    return { QStringLiteral("region"), region };
}

Words endOf(const QDate& end)
{
    return end.isValid() ? Words { Phrase::Plain, { end } } : Words { Phrase::NoEnd, {} };
}

/// What counts now comes first, then what came last.
std::vector<Filing> inOrder(std::vector<Filing> filings)
{
    std::stable_sort(filings.begin(), filings.end(), [](const Filing& a, const Filing& b) {
        return a.isLive() != b.isLive() ? a.isLive() : a.begin > b.begin;
    });
    return filings;
}

Button tileOf(const Filing& filing)
{
    const Code state = stateOf(filing.state);
    return { QStringLiteral("filing:") + filing.number, placeOf(filing.careRegion),
        Button::Role::Normal,
        filing.end.isValid()
            ? Words { Phrase::FilingTileUntil, { state, filing.begin, filing.end } }
            : Words { Phrase::FilingTileFrom, { state, filing.begin } } };
}

Button tileOf(const RefusedRequest& refused)
{
    const FilingRequest& asked = refused.request;
    return { QStringLiteral("refused:") + refused.msgid, placeOf(asked.careRegion),
        Button::Role::Normal,
        { Phrase::FilingTileFrom, { stateOf(FilingState::Rejected), refused.decidedAt.date() } } };
}

std::vector<Button> tilesOf(const Visitor& visitor)
{
    std::vector<Button> tiles;
    for (const Filing& filing : inOrder(visitor.filings))
        tiles.push_back(tileOf(filing));
    for (const RefusedRequest& refused : visitor.refused)
        tiles.push_back(tileOf(refused));
    return tiles;
}

struct Show {
    const Here& here;
    const Visitor& visitor;

    Screen operator()(const Finding&) const
    {
        return ProgressScreen { { Phrase::MineFindingTitle, {} }, { Phrase::MineFindingNow, {} },
            {}, {} };
    }

    Screen operator()(const List& s) const
    {
        const std::vector<Button> tiles = tilesOf(visitor);
        ChoiceScreen page;
        page.title = { tiles.empty() ? Phrase::MineNone : Phrase::MineTitle, {} };
        if (tiles.empty())
            page.hint = Words { Phrase::MineNoneHint, {} };
        else if (pagesOf(visitor) > 1)
            page.hint = Words { Phrase::PageOfPages, { s.page + 1, pagesOf(visitor) } };
        if (visitor.asOf.isValid())
            page.news = { { Phrase::NewsAsOf, { visitor.asOf } } };
        const auto first = static_cast<std::size_t>(s.page * filingsShown);
        for (std::size_t i = first; i < tiles.size() && i < first + filingsShown; ++i)
            page.options.push_back(tiles[i]);
        page.footer = { backButton() };
        if (pagesOf(visitor) > 1)
            page.footer.push_back({ QStringLiteral("list:next"), { Phrase::NextPage, {} } });
        return page;
    }

    Screen operator()(const One& s) const
    {
        ReviewScreen page;
        page.title = { Phrase::MineOneTitle, {} };
        page.footer = { backButton() };
        const Filing* filing = find(visitor, s.number);
        if (!filing)
            return page;
        page.rows = rowsOf(*filing);
        if (visitor.asOf.isValid())
            page.note = Words { Phrase::NewsAsOf, { visitor.asOf } };
        else if (filing->state == FilingState::Draft)
            page.note = Words { Phrase::WindowNext, {} };
        if (!operationsOn(here, *filing).empty())
            page.footer.push_back(
                { QStringLiteral("amend"), { Phrase::MineAmend, {} }, Button::Role::Primary });
        return page;
    }

    Screen operator()(const RefusedOne& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::Refused;
        page.title = { Phrase::FileRefusedTitle, {} };
        if (const RefusedRequest* refused = findRefused(visitor, s.msgid))
            page.reasons = refused->reasons;
        page.next = Words { Phrase::FileRefusedNext, {} };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Amend& s) const
    {
        ChoiceScreen page;
        page.title = { Phrase::AmendTitle, {} };
        page.footer = { backButton() };
        if (const Filing* filing = find(visitor, s.number)) {
            page.hint = tileOf(*filing).label;
            for (const FilingOperation operation : operationsOn(here, *filing))
                page.options.push_back(operationTile(operation, filing->isPending()));
        }
        return page;
    }

    Screen operator()(const Objected& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::Refused;
        page.title = { Phrase::AmendNotNow, {} };
        page.reasons = s.reasons;
        page.next = Words { Phrase::AmendRefusedNext, {} };
        page.footer = { backButton(), menuButton() };
        page.footer.back().role = Button::Role::Primary;
        return page;
    }

    Screen operator()(const Check& s) const
    {
        const FilingRequest& asked = s.request;
        const Filing* filing = find(visitor, asked.target);
        const bool cancel = asked.operation == FilingOperation::Cancel;
        const bool card = visitor.hasCard();
        ReviewScreen page;
        page.title = { cancel ? Phrase::CancelCheckTitle : Phrase::ExtendCheckTitle, {} };
        page.rows = { { { Phrase::LabelName, {} }, Words::plain(maskedName(asked.psnName)) },
            { { Phrase::LabelFilingNumber, {} }, Words::plain(asked.target) },
            { { Phrase::LabelWhy, {} }, categoryOf(asked.category) },
            { { Phrase::LabelWhere, {} }, placeOf(asked.careRegion) } };
        if (filing)
            page.rows.push_back({ { Phrase::LabelEndNow, {} }, endOf(filing->end) });
        if (!cancel)
            page.rows.push_back({ { Phrase::LabelEndNew, {} },
                s.end.isValid() ? endOf(s.end) : Words { Phrase::EndByPolicy, {} }, {}, true });
        const bool pending = filing && filing->isPending();
        page.note = Words { !cancel ? Phrase::ExtendNote
                : pending           ? Phrase::WithdrawNote
                                    : Phrase::CancelNote,
            { regionCode(asked.careRegion) } };
        page.footer = { backButton(),
            { QStringLiteral("confirm"),
                { card ? Phrase::FileConfirm : Phrase::FileConfirmByCode, {} },
                cancel ? Button::Role::Danger : Button::Role::Primary } };
        return page;
    }

    Screen operator()(const Pin& s) const { return pinScreen(s.pin); }
    Screen operator()(const Sending& s) const { return sendingScreen(s.of); }
    Screen operator()(const Told& s) const { return toldScreen(s.of); }

    Screen operator()(const Trouble& s) const
    {
        return ErrorScreen { s.error, Words { Phrase::SafeNothingSent, {} },
            { menuButton(), doneButton() } };
    }

    Screen operator()(const Changing&) const { return TakeCardScreen {}; }
    Screen operator()(const Over&) const { return TakeCardScreen {}; }

private:
    std::vector<Row> rowsOf(const Filing& filing) const
    {
        std::vector<Row> rows {
            { { Phrase::LabelState, {} }, { Phrase::Plain, { stateOf(filing.state) } }, {}, true },
            { { Phrase::LabelFilingNumber, {} }, Words::plain(filing.number) },
            { { Phrase::LabelWhy, {} }, categoryOf(filing.category) },
            { { Phrase::LabelWhere, {} }, placeOf(filing.careRegion) },
            { { Phrase::LabelBegin, {} }, { Phrase::Plain, { filing.begin } } },
            { { Phrase::LabelEnd, {} }, endOf(filing.end) },
        };
        for (const QString& paper : filing.papers)
            rows.push_back(
                { { Phrase::PaperAsked, {} }, Words::code(QStringLiteral("blocking"), paper) });
        if (filing.papersDue.isValid())
            rows.push_back({ { Phrase::PaperDue, {} }, { Phrase::Plain, { filing.papersDue } } });
        for (const Refusal& reason : filing.reasons)
            rows.push_back({ { Phrase::LabelReason, {} },
                Words::code(QStringLiteral("reason"), reason.code) });
        return rows;
    }

    static Button operationTile(FilingOperation operation, bool pending)
    {
        const QString id = QStringLiteral("amend:") + filingOperationName(operation);
        switch (operation) {
        case FilingOperation::Extend:
            return { id, { Phrase::AmendExtend, {} }, Button::Role::Normal,
                { Phrase::AmendExtendDetail, {} } };
        case FilingOperation::Change:
            return { id, { Phrase::AmendChange, {} }, Button::Role::Normal,
                { Phrase::AmendChangeDetail, {} } };
        default:
            return { id, { pending ? Phrase::AmendWithdraw : Phrase::AmendCancel, {} },
                Button::Role::Normal,
                { pending ? Phrase::AmendWithdrawDetail : Phrase::AmendCancelDetail, {} } };
        }
    }
};

} // namespace

int pagesOf(const Visitor& visitor)
{
    const auto all = static_cast<int>(visitor.filings.size() + visitor.refused.size());
    return std::max(1, (all + filingsShown - 1) / filingsShown);
}

const RefusedRequest* findRefused(const Visitor& visitor, const QString& msgid)
{
    const auto at = std::find_if(visitor.refused.begin(), visitor.refused.end(),
        [&](const RefusedRequest& refused) { return refused.msgid == msgid; });
    return at == visitor.refused.end() ? nullptr : &*at;
}

Screen screen(const Here& here, const Visitor& visitor, const State& state)
{
    return std::visit(Show { here, visitor }, state);
}

} // namespace yidi::my_filings
