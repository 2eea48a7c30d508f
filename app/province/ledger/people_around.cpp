// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/region/region.h"
#include "app/province/ledger/ledger.h"

/// Who may well come to an institution soon.
namespace yidi {

Result<std::vector<QString>> Ledger::peopleAround(const Institution& institution, int limit)
{
    // A filing names a city or a whole province (regionReaches); both are looked up by index.
    const QString city = cityOf(institution.region);
    const QString lastOfCity = city.left(4) + QLatin1String("99");
    return m_file->all(
        "SELECT psn_no FROM ("
        "    SELECT psn_no, max(received_at, decided_at) AS seen FROM filing"
        "    WHERE (rloc_admdvs BETWEEN ?1 AND ?2 OR rloc_admdvs = ?3) AND +state IN ('QUEUED', "
        "    'CHECKING', 'NEED_MATERIAL', 'IN_REVIEW', 'APPROVED', 'EFFECTIVE', 'SUSPENDED')"
        "    UNION ALL SELECT psn_no, max(begntime, endtime) FROM visit WHERE fixmedins_code = ?4"
        ") GROUP BY psn_no ORDER BY max(seen) DESC, psn_no LIMIT ?5",
        [](const LedgerRow& row) { return row.text(0); }, city, lastOfCity,
        provinceOf(institution.region), institution.code, limit);
}

} // namespace yidi
