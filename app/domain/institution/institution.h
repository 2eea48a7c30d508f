// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace yidi {

/// A contracted institution (定点医药机构), as transaction 1201 tells it.
struct Institution {
    QString code; ///< fixmedins_code, twelve characters
    QString name;
    QString type; ///< fixmedins_type: "1" hospital, "2" pharmacy
    QString level; ///< hosp_lv; empty when unrated
    QString settlementLevel; ///< setl_lv: stands in for the level of an unrated institution (TA-10)
    QString region;
    bool online = true; ///< designated and on line are two things (NX-18)

    bool operator==(const Institution&) const = default;
};

} // namespace yidi
