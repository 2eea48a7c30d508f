// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/amounts.h"

#include <algorithm>

namespace yidi {

bool turnReasons(ReasonPages& pages, const Event& event, std::size_t count)
{
    const auto* button = std::get_if<Pressed>(&event);
    const auto is = [&](const char* id) { return button && button->id == QLatin1String(id); };
    if (is("reasons")) {
        pages = { true, 0 };
        return true;
    }
    if (!pages.shown)
        return false;
    if (is("reasons:next")) {
        // How many fit on a page is the window's business; no page holds fewer than one.
        pages.page = std::max(0, std::min(pages.page + 1, static_cast<int>(count) - 1));
        return true;
    }
    if (!is("reasons:back") && !is("back"))
        return false;
    if (pages.page > 0)
        --pages.page;
    else
        pages = {};
    return true;
}

std::vector<SettlementStep> worthSaying(std::vector<SettlementStep> steps)
{
    std::erase_if(steps, [](const SettlementStep& step) {
        return step.amount.isZero() && step.parameter.isEmpty();
    });
    return steps;
}

std::vector<AmountsScreen::Line> amountLines(const SettlementAmounts& a)
{
    using Kind = AmountsScreen::Line::Kind;
    std::vector<AmountsScreen::Line> lines;
    const auto add = [&](Phrase label, Fen amount, Kind kind) {
        lines.push_back({ { label, {} }, amount, kind });
    };
    const auto addPart = [&](Phrase label, Fen amount) {
        if (!amount.isZero())
            add(label, amount, Kind::Part);
    };
    add(Phrase::AmountTotal, a.medfee_sumamt, Kind::Total);
    add(Phrase::AmountFund, a.fund_pay_sumamt, Kind::Fund);
    addPart(Phrase::AmountPool, a.hifp_pay);
    addPart(Phrase::AmountCivil, a.cvlserv_pay);
    addPart(Phrase::AmountEnterprise, a.hifes_pay);
    addPart(Phrase::AmountMajor, a.hifmi_pay);
    addPart(Phrase::AmountLarge, a.hifob_pay);
    addPart(Phrase::AmountAssistance, a.maf_pay);
    addPart(Phrase::AmountOther, a.oth_pay);
    add(Phrase::AmountPerson, a.psn_part_amt, Kind::Person);
    addPart(Phrase::AmountAccount, a.acct_pay);
    addPart(Phrase::AmountFamily, a.acct_mulaid_pay);
    addPart(Phrase::AmountCash, a.psn_cash_pay);
    addPart(Phrase::AmountHospital, a.hosp_part_amt);
    return lines;
}

AmountsScreen amountsScreen(Words title, const Settlement& settlement, const ReasonPages& pages)
{
    AmountsScreen page;
    page.title = pages.shown ? Words { Phrase::SettleWhyTitle, {} } : std::move(title);
    page.lines = amountLines(settlement.amounts);
    page.reasons = worthSaying(settlement.steps);
    page.showReasons = pages.shown;
    page.reasonsPage = pages.page;
    return page;
}

std::vector<Row> amountRows(const SettlementAmounts& a)
{
    std::vector<Row> rows;
    const auto add = [&](Phrase label, Fen amount, bool emphasised = false) {
        rows.push_back({ { label, {} }, { Phrase::Plain, { amount } }, {}, emphasised });
    };
    add(Phrase::AmountTotal, a.medfee_sumamt);
    add(Phrase::AmountFund, a.fund_pay_sumamt);
    if (const Fen accounts = a.acct_pay + a.acct_mulaid_pay; !accounts.isZero()) {
        add(Phrase::AmountAccounts, accounts);
        add(Phrase::AmountCash, a.psn_cash_pay, true);
    } else {
        add(Phrase::AmountPerson, a.psn_part_amt, true);
    }
    return rows;
}

Words visitWords(const Visit& visit)
{
    const Code type { QStringLiteral("med_type"), visit.medType };
    if (!isStay(visitKind(visit.medType)))
        return { Phrase::SettleVisitOnDay, { type, visit.begin.date() } };
    if (!visit.isDischarged())
        return { Phrase::SettleVisitOpen, { type, visit.begin.date() } };
    return { Phrase::SettleVisit, { type, visit.begin.date(), visit.end.date() } };
}

} // namespace yidi
