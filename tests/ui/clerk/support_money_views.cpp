// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_views.h"

#include "tests/app/desk/support_money.h"

/// The pages about money as the desk itself makes them.
namespace yidi::test {
namespace {

using namespace desk;
using namespace desk::test;

SettlementStep stepOf(const char* rule, std::int64_t amount, const char* field,
    std::vector<SettlementStep::Input> inputs)
{
    return { QLatin1String(rule), Fen(amount), QLatin1String(field), QStringLiteral("/benefits/0"),
        QStringLiteral("650000/2016-01-01.json"), {}, std::move(inputs) };
}

Settlement whole(const QString& setlId)
{
    Settlement one = settlement(setlId, 12'345'67);
    one.amounts.acct_pay = Fen(60'00);
    one.amounts.psn_cash_pay = Fen(40'00);
    one.amounts.cvlserv_pay = Fen(345'67);
    one.amounts.hifp_pay = Fen(12'000'00);
    one.steps = {
        stepOf("deductible", 800'00, "act_pay_dedc",
            { { QStringLiteral("deductible"), QStringLiteral("800.00") },
                { QStringLiteral("admission_no"), QStringLiteral("1") } }),
        stepOf("band", 12'000'00, "hifp_pay",
            { { QStringLiteral("part"), QStringLiteral("13333.33") },
                { QStringLiteral("ratio"), QStringLiteral("0.9000") } }),
        stepOf("fund-total", 12'345'67, "fund_pay_sumamt", {}),
        stepOf("person-part", 100'00, "psn_part_amt",
            { { QStringLiteral("medfee_sumamt"), QStringLiteral("12445.67") },
                { QStringLiteral("fund_pay_sumamt"), QStringLiteral("12345.67") } }),
        stepOf("cash", 40'00, "psn_cash_pay", {}),
    };
    return one;
}

std::vector<SettlementLine> lines()
{
    std::vector<SettlementLine> all;
    for (int i = 1; i <= 7; ++i) {
        SettlementLine line = moneyLine(i, 12'345'67);
        line.setlId = QStringLiteral("6401002017033100000%1").arg(i);
        line.visit.mdtrtId = QStringLiteral("ZY201702080017%1").arg(i);
        line.last = i == 1;
        all.push_back(std::move(line));
    }
    all[2].cancelled = true;
    all[3].cancels = all[2].setlId;
    all[4].detailsHeld = true;
    all[5].setlId.clear();
    all[6].setlId.clear();
    all[6].visit.end = {};
    return all;
}

Played opened()
{
    Played play = atSettlements(clerk(), lines());
    play.press(QStringLiteral("Return"));
    const QString id = lines().front().setlId;
    play.say(SettlementSeen { id, whole(id) });
    return play;
}

Played estimated()
{
    Played play = atSettlements(clerk(), { lines()[5] });
    play.press(QStringLiteral("F8"));
    play.say(ResettleKnown { lines()[5].visit.mdtrtId, whole({}) });
    return play;
}

Played refusedOne()
{
    Played play = atSettlements(clerk(), { moneyLine(1, 900'00) });
    play.press(QStringLiteral("F9"));
    play.press(QStringLiteral("F8"));
    play.say(Declined { play.all<CancelSettlement>()[0]->ticket,
        { { QStringLiteral("S09"), QStringLiteral("64010020170331000009"),
              QStringLiteral("undo-later-first") },
            { QStringLiteral("S11"), {}, QStringLiteral("go-to-window") } } });
    return play;
}

Played pressed(Played play, std::initializer_list<const char*> keys)
{
    for (const char* key : keys)
        play.press(QLatin1String(key));
    return play;
}

Played atCodes()
{
    return pressed(atDifferences(clerk()), { "F9" });
}

} // namespace

std::vector<Sample> moneyViews()
{
    return { { "settlements", atSettlements(clerk(), lines()).view() },
        { "settlements-none", atSettlements(clerk(), {}).view() },
        { "settlement-whole", opened().view() },
        { "settlement-cancel", pressed(opened(), { "F9" }).view() },
        { "settlement-second", pressed(opened(), { "F9", "F8" }).view() },
        { "settlement-refused", refusedOne().view() },
        { "settlement-estimate", estimated().view() },
        { "settlement-anew", pressed(estimated(), { "F8" }).view() },
        { "day", atDay(clerk()).view() },
        { "day-differences", pressed(atDay(clerk()), { "Return" }).view() },
        { "day-write-off", pressed(atDay(clerk()), { "Return", "F9" }).view() },
        { "differences", atDifferences(clerk()).view() },
        { "differences-close", pressed(atDifferences(clerk()), { "F8" }).view() },
        { "codes", atCodes().view() } };
}

} // namespace yidi::test
