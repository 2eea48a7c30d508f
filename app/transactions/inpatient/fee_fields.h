// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/inpatient/inpatient.h"

/// The fields of a classified fee line, which two families answer with.
namespace yidi {

inline constexpr int quantityPlaces = 4;
inline constexpr int pricePlaces = 6;

template <class V>
void fields(V& wire, FeeResultLine& line)
{
    wire.text(u"feedetl_sn", line.serial, 30, required);
    wire.text(u"med_list_codg", line.itemCode, 50);
    wire.text(u"med_list_name", line.itemName, 200);
    wire.time(u"fee_ocur_time", line.occurred);
    wire.amount(u"det_item_fee_sumamt", line.amount, required);
    wire.decimal(u"cnt", line.quantity, quantityPlaces);
    wire.decimal(u"pric", line.price, pricePlaces);
    wire.decimal(u"pric_uplmt_amt", line.priceLimit, pricePlaces);
    wire.ratio(u"selfpay_prop", line.selfPayShare);
    wire.amount(u"fulamt_ownpay_amt", line.fullySelfPaid);
    wire.amount(u"overlmt_amt", line.overLimit);
    wire.amount(u"preselfpay_amt", line.firstSelfPaid);
    wire.amount(u"inscp_scp_amt", line.inScope);
    wire.text(u"chrgitm_lv", line.level, 3);
    wire.text(u"med_chrgitm_type", line.itemType, 6);
    wire.text(u"memo", line.memo, 500);
}

} // namespace yidi
