// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/settlement.h"

namespace yidi {

namespace {

Result<void> require(Fen left, Fen right, const char* identity)
{
    if (left == right)
        return {};
    return fail(ErrorCode::IdentityBroken,
        QStringLiteral("%1: %2 is not %3")
            .arg(QLatin1String(identity), left.toWire(), right.toWire()));
}

} // namespace

Result<void> proveIdentities(const SettlementAmounts& a, bool accountInFund)
{
    const Fen funds = a.hifp_pay + a.cvlserv_pay + a.hifes_pay + a.hifmi_pay + a.hifob_pay
        + a.maf_pay + a.oth_pay;
    const Fen account = a.acct_pay + a.acct_mulaid_pay;
    const Fen inFund = accountInFund ? account : Fen();
    const Fen byPerson = accountInFund ? Fen() : account;

    YIDI_TRY(require(a.fulamt_ownpay_amt + a.overlmt_selfpay + a.preselfpay_amt + a.inscp_scp_amt,
        a.medfee_sumamt, "I1 medfee_sumamt"));
    YIDI_TRY(require(funds + inFund, a.fund_pay_sumamt, "I2 fund_pay_sumamt"));
    YIDI_TRY(require(byPerson + a.psn_cash_pay, a.psn_part_amt, "I3 psn_part_amt"));
    return require(
        a.fund_pay_sumamt + a.psn_part_amt + a.hosp_part_amt, a.medfee_sumamt, "I4 medfee_sumamt");
}

Result<void> proveIdentities(const Settlement& settlement, bool accountInFund)
{
    const SettlementAmounts& a = settlement.amounts;
    YIDI_TRY(proveIdentities(a, accountInFund));
    Fen shares;
    for (const FundShare& share : settlement.shares)
        shares += share.paid;
    const Fen account = accountInFund ? Fen() : a.acct_pay + a.acct_mulaid_pay;
    return require(shares, a.fund_pay_sumamt + account + a.hosp_part_amt, "I5 setldetail");
}

} // namespace yidi
