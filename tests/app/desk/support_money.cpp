// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_money.h"

namespace yidi::desk::test {
namespace {

Visit visit(int number)
{
    Visit one;
    one.mdtrtId = QStringLiteral("V%1").arg(number);
    one.psnNo = QStringLiteral("65010000009");
    one.insutype = QStringLiteral("310");
    one.medType = QStringLiteral("21");
    one.begin = hospitalWindow().now.addDays(-20);
    one.end = hospitalWindow().now.addDays(-10);
    return one;
}

BookLine bookLine(int number, std::int64_t total, std::int64_t fund)
{
    BookLine line;
    line.setlId = QStringLiteral("S%1").arg(number);
    line.mdtrtId = QStringLiteral("V%1").arg(number);
    line.insutype = QStringLiteral("310");
    line.clearingType = QStringLiteral("21");
    line.at = hospitalWindow().now;
    line.total = Fen(total);
    line.fund = Fen(fund);
    return line;
}

Played atModule(const Operator& who, const char* module)
{
    Played play;
    play.place = hospitalWindow();
    play.say(LinkIs { true });
    play.logIn(who);
    play.act(QLatin1String("module:") + QLatin1String(module));
    return play;
}

Played ready(Played play)
{
    play.effects.clear();
    play.keys = 0;
    return play;
}

} // namespace

SettlementLine moneyLine(int number, std::int64_t fundFen)
{
    SettlementLine line;
    line.visit = visit(number);
    line.setlId = QStringLiteral("S%1").arg(number);
    line.maskedName = QStringLiteral("阿*");
    line.insuredRegion = QStringLiteral("650100");
    line.at = hospitalWindow().now.addDays(-number);
    line.fund = Fen(fundFen);
    line.person = Fen(100'00);
    line.cash = Fen(100'00);
    line.total = line.fund + line.person;
    line.last = true;
    line.entered = QStringLiteral("KIOSK-001");
    return line;
}

SettlementLine openVisit(int number)
{
    SettlementLine line;
    line.visit = visit(number);
    line.maskedName = QStringLiteral("阿*");
    line.insuredRegion = QStringLiteral("650100");
    return line;
}

Settlement settlement(const QString& setlId, std::int64_t fundFen)
{
    Settlement one;
    one.setlId = setlId;
    one.settledAt = hospitalWindow().now;
    one.policyVersion = QStringLiteral("650000/2016-01-01");
    SettlementAmounts& a = one.amounts;
    a.fund_pay_sumamt = Fen(fundFen);
    a.hifp_pay = Fen(fundFen);
    a.psn_part_amt = Fen(100'00);
    a.psn_cash_pay = Fen(100'00);
    a.medfee_sumamt = a.fund_pay_sumamt + a.psn_part_amt;
    one.steps = { { QStringLiteral("person-part"), a.psn_part_amt, QStringLiteral("psn_part_amt"),
        QStringLiteral("/benefits"), {}, {}, {} } };
    return one;
}

DayCompared comparedDay(const QDate& day)
{
    DayCompared compared;
    compared.day = day;
    compared.source = QStringLiteral("hospital");
    const BookTotals some { Fen(1000'00), Fen(900'00), {}, Fen(100'00), 1 };
    BookTotals more = some;
    more.count = 2;
    more.total = Fen(2000'00);
    compared.groups = { { { QStringLiteral("310"), QStringLiteral("11") }, some, some, true },
        { { QStringLiteral("310"), QStringLiteral("21") }, some, more, false } };
    const BookLine mine = bookLine(1, 1000'00, 900'00);
    compared.differences = {
        { DifferenceKind::OnlyHere, mine, {}, QStringLiteral("house"),
            QStringLiteral("settle-again") },
        { DifferenceKind::OnlyThere, {}, bookLine(2, 500'00, 400'00), QStringLiteral("house"),
            QStringLiteral("send-reversal") },
        { DifferenceKind::TotalDiffers, bookLine(3, 500'00, 400'00), bookLine(3, 600'00, 400'00),
            QStringLiteral("both"), QStringLiteral("compare-fee-lines") },
        { DifferenceKind::FundDiffers, bookLine(4, 500'00, 400'00), bookLine(4, 500'00, 300'00),
            QStringLiteral("province"), QStringLiteral("ask-province"), true },
    };
    return compared;
}

std::vector<ProvisionalLine> provisionals()
{
    const QDateTime at = hospitalWindow().now.addDays(-1);
    const auto line = [&](const char* number, const char* state, std::int64_t shown,
                          std::int64_t share) {
        return ProvisionalLine { QLatin1String(number), QStringLiteral("V9"), QStringLiteral("阿*"),
            at, QLatin1String(state), Fen(shown), Fen(share), {} };
    };
    return { line("P1", "open", 100'00, 0), line("P2", "difference", 100'00, 120'00),
        line("P3", "difference", 100'00, 80'00), line("P4", "closed", 100'00, 110'00) };
}

std::vector<UnmappedCode> unmappedCodes()
{
    const QDate since(2017, 3, 30);
    return { { QStringLiteral("H-1"), QStringLiteral("一次性床单"), 3, Fen(30'00), since },
        { QStringLiteral("H-2"), QStringLiteral("院内制剂"), 1, Fen(300'00), since } };
}

Played atSettlements(const Operator& who, std::vector<SettlementLine> lines)
{
    Played play = atModule(who, "settlements");
    play.say(SettlementsFound { std::move(lines), {}, play.place.now.date() });
    return ready(std::move(play));
}

Played atDay(const Operator& who)
{
    Played play = atModule(who, "day");
    play.say(DayKnown { comparedDay(play.place.now.date()) });
    return ready(std::move(play));
}

Played atDifferences(const Operator& who)
{
    Played play = atModule(who, "differences");
    play.say(ProvisionalsKnown { provisionals() });
    play.say(UnmappedKnown { unmappedCodes() });
    return ready(std::move(play));
}

void agree(Played& play, const Operator& who)
{
    play.type(QStringLiteral("number"), who.number);
    SecretBuffer secret(8);
    secret.append('1');
    play.say(SecretTyped { std::move(secret) });
    play.say(SecondAgreed { who });
}

} // namespace yidi::desk::test
