// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/settle_visit/pages.h"

#include "app/journeys/care_here.h"
#include "app/journeys/told.h"

#include <algorithm>

namespace yidi::settle_visit {
namespace {

/// What a visit's tile says under what it is.
Words standingOf(const Visit& visit)
{
    if (visitKind(visit.medType) == VisitKind::NotDirect)
        return { Phrase::SettleNotDirect, {} };
    return canBeSettled(visit) ? Words::plain(visit.institutionName)
                               : Words { Phrase::SettleNotDischarged, {} };
}

/// In this order: what was charged when it is one day's, or the whole stay.
Row datesOf(const Visit& visit)
{
    if (isStay(visitKind(visit.medType)))
        return { { Phrase::LabelStay, {} },
            { Phrase::FromTo, { visit.begin.date(), visit.end.date() } } };
    return { { Phrase::LabelVisit, {} }, visitWords(visit) };
}

struct Show {
    const Here& here;
    const Visitor& visitor;

    Screen operator()(const Finding& s) const
    {
        return ProgressScreen { { Phrase::SettleFindingTitle, {} },
            { s.offline ? Phrase::SettleFindingHere : Phrase::SettleFindingNow, {} },
            Words { Phrase::SettleNothingCharged, {} }, {} };
    }

    Screen operator()(const Choose& s) const
    {
        ChoiceScreen page;
        page.title = { Phrase::SettleChooseTitle, {} };
        const auto first = static_cast<std::size_t>(s.page * visitsShown);
        const std::size_t end = std::min(first + visitsShown, s.visits.size());
        for (std::size_t i = first; i < end; ++i) {
            const Visit& visit = s.visits[i];
            const bool ready = canBeSettled(visit);
            page.options.push_back({ visitButton(visit), visitWords(visit),
                i == 0 && ready ? Button::Role::Primary : Button::Role::Normal, standingOf(visit),
                ready });
        }
        page.footer = { backButton() };
        if (s.pages() > 1) {
            page.hint = Words { Phrase::PageOfPages, { s.page + 1, s.pages() } };
            page.footer.push_back({ QStringLiteral("list:next"), { Phrase::NextPage, {} } });
        } else if (s.offline) {
            page.hint = Words { Phrase::SettleOfflineHint, {} };
        }
        return page;
    }

    Screen operator()(const Asking&) const
    {
        return ProgressScreen { { Phrase::SettleAskingTitle, {} }, { Phrase::SettleAskingNow, {} },
            Words { Phrase::SettleNothingCharged, {} }, {} };
    }

    Screen operator()(const Amounts& s) const
    {
        const bool provisional = s.estimate.provisional;
        AmountsScreen page = amountsScreen(
            { provisional ? Phrase::SettleProvisionalAmounts : Phrase::SettleAmountsTitle, {} },
            s.estimate, s.reasons);
        page.hint = filedNote(here, visitor, s.visit, s.estimate.amounts);
        page.note = Words { s.changed ? Phrase::SettleChangedNote
                : provisional         ? Phrase::SettleProvisionalNote
                                      : Phrase::SettleEstimate,
            {} };
        page.footer = { backButton(),
            { QStringLiteral("continue"), { Phrase::SettleContinue, {} }, Button::Role::Primary } };
        return page;
    }

    Screen operator()(const Check& s) const
    {
        const bool provisional = s.estimate.provisional;
        const bool card = visitor.hasCard();
        ReviewScreen page;
        page.title = { provisional ? Phrase::SettleProvisionalCheck : Phrase::SettleCheckTitle,
            {} };
        page.rows = { { { Phrase::LabelName, {} }, Words::plain(maskedName(visitor.person.name)) },
            { { Phrase::LabelHospital, {} }, Words::plain(s.visit.institutionName) },
            datesOf(s.visit) };
        for (Row& row : amountRows(s.estimate.amounts))
            page.rows.push_back(std::move(row));
        page.note = Words { provisional ? Phrase::SettleProvisionalConfirmNote
                : card                  ? Phrase::SettleConfirmNote
                                        : Phrase::SettleConfirmNoteByCode,
            {} };
        page.footer = { backButton(),
            { QStringLiteral("confirm"),
                { card ? Phrase::SettleConfirm : Phrase::SettleConfirmByCode, {} },
                Button::Role::Primary } };
        return page;
    }

    Screen operator()(const Pin& s) const { return pinScreen(s.pin); }

    Screen operator()(const Sending& s) const
    {
        if (s.msgid.isEmpty())
            return ProgressScreen { { Phrase::SettleSendingTitle, {} }, { Phrase::StoringNow, {} },
                {}, {} };
        return ProgressScreen { { Phrase::SettleSendingTitle, {} },
            { Phrase::SettleSendingNow, {} }, Words { Phrase::SettleSendingSafe, {} }, {} };
    }

    Screen operator()(const Settled& s) const { return moneyScreen(here, s); }
    Screen operator()(const Paying& s) const { return moneyScreen(here, s); }

    Screen operator()(const Provisional& s) const
    {
        const Settlement& settlement = s.statement.settlement;
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::Provisional;
        page.title = { Phrase::SettleProvisionalTitle, {} };
        page.rows = { { { Phrase::LabelRecordNumber, {} }, Words::plain(settlement.medinsSetlId),
            {}, true } };
        for (Row& row : amountRows(settlement.amounts))
            page.rows.push_back(std::move(row));
        page.next =
            Words { s.paperFailed ? Phrase::StatementPaperFailed : Phrase::SettleProvisionalNext,
                {} };
        page.qr = coded(settlement.medinsSetlId, page.kind);
        page.footer = { menuButton(),
            { QStringLiteral("print"), { Phrase::Print, {} }, Button::Role::Quiet }, doneButton() };
        return page;
    }

    Screen operator()(const Differs& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::AtWindow;
        page.title = { Phrase::SettleDiffersTitle, {} };
        const auto row = [](Phrase label, Fen amount, bool emphasised = false) {
            return Row { { label, {} }, { Phrase::Plain, { amount } }, {}, emphasised };
        };
        page.rows = { { { Phrase::LabelVisitNumber, {} }, Words::plain(s.visit.mdtrtId) },
            row(Phrase::SettleShownPerson, s.shown.psn_part_amt),
            row(Phrase::SettleConfirmedPerson, s.confirmed.psn_part_amt, true) };
        page.next = Words { Phrase::SettleDiffersNext, {} };
        page.qr = coded(s.visit.mdtrtId, page.kind);
        page.footer = { menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const Pending& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::ResultPending;
        page.title = { Phrase::SettlePendingTitle, {} };
        page.rows = { { { Phrase::LabelRecordNumber, {} }, Words::plain(s.msgid), {}, true },
            { { Phrase::LabelVisit, {} }, visitWords(s.visit) } };
        page.next = Words { Phrase::SettlePendingNext, {} };
        page.qr = coded(s.msgid, page.kind);
        page.footer = { menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const AtWindow& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::AtWindow;
        page.title = { Phrase::SettleAtWindowTitle, {} };
        page.rows = { { { Phrase::LabelVisitNumber, {} }, Words::plain(s.visit.mdtrtId), {}, true },
            { { Phrase::LabelVisit, {} }, visitWords(s.visit) },
            { { Phrase::PaperWhyWindow, {} }, Words::code(QStringLiteral("window-why"), s.why) } };
        if (!s.checkCode.isEmpty())
            page.rows.insert(page.rows.begin() + 1,
                Row { { Phrase::LabelCheckCode, {} }, Words::plain(s.checkCode) });
        page.next =
            Words { s.billWaits() ? Phrase::SettleBillWaitsNext : Phrase::SettleAtWindowNext, {} };
        page.qr = codeText(s.visit.mdtrtId, s.checkCode, page.kind);
        page.footer = { menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const Refused& s) const
    {
        OutcomeScreen page;
        page.kind = OutcomeScreen::Kind::Refused;
        page.title = { Phrase::SettleRefusedTitle, {} };
        page.reasons = s.reasons;
        page.next = Words { Phrase::SettleRefusedNext, {} };
        page.footer = { menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const Trouble& s) const
    {
        return ErrorScreen { s.error, Words { Phrase::SettleNothingCharged, {} },
            { menuButton(), doneButton() } };
    }

    Screen operator()(const Over&) const { return TakeCardScreen {}; }

private:
    QString coded(const QString& number, OutcomeScreen::Kind kind) const
    {
        return codeText(
            number, here.checkCode ? here.checkCode(number, outcomeTag(kind)) : QString(), kind);
    }
};

} // namespace

int Choose::pages() const
{
    return std::max(1, (static_cast<int>(visits.size()) + visitsShown - 1) / visitsShown);
}

QString visitButton(const Visit& visit)
{
    const QString id = QStringLiteral("visit:") + visit.mdtrtId;
    return visit.batch.isEmpty() ? id : id + QLatin1Char('/') + visit.batch;
}

bool canBeSettled(const Visit& visit)
{
    const VisitKind kind = visitKind(visit.medType);
    return kind != VisitKind::NotDirect && (!isStay(kind) || visit.isDischarged());
}

Screen screen(const Here& here, const Visitor& visitor, const State& state)
{
    return std::visit(Show { here, visitor }, state);
}

} // namespace yidi::settle_visit
