// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/inpatient/inpatient.h"

/// The fields of a diagnosis, which three families send or answer with.
namespace yidi {

template <class V>
void fields(V& wire, Diagnosis& diagnosis)
{
    wire.text(u"psn_no", diagnosis.psnNo, 30);
    wire.text(u"diag_type", diagnosis.type, 3);
    wire.flag(u"maindiag_flag", diagnosis.isMain);
    wire.decimal(u"diag_srt_no", diagnosis.order, 0);
    wire.text(u"diag_code", diagnosis.code, 20, required);
    wire.text(u"diag_name", diagnosis.name, 100, required);
    wire.text(u"adm_cond", diagnosis.condition, 500);
    wire.text(u"diag_dept", diagnosis.department, 50);
    wire.text(u"dise_dor_no", diagnosis.doctorNo, 30);
    wire.text(u"dise_dor_name", diagnosis.doctorName, 50);
    wire.time(u"diag_time", diagnosis.time);
    wire.flag(u"vali_flag", diagnosis.valid);
}

} // namespace yidi
