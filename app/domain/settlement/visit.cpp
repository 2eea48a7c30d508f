// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/settlement.h"

namespace yidi {

namespace {

struct KindOfCode {
    const char* code;
    VisitKind kind;
};

/// The first that the med_type begins with counts: places add digits of their own behind the
/// national two ("140104", "2102"). What is not listed, 19 and 5x among it, is for a clerk.
constexpr KindOfCode kinds[] = {
    { "11", VisitKind::Outpatient },
    { "12", VisitKind::Outpatient }, // registration (挂号)
    { "13", VisitKind::Emergency },
    { "14", VisitKind::Chronic },
    { "22", VisitKind::NotDirect }, // an injury (外伤): another may be liable
    { "2", VisitKind::Inpatient }, // 24 emergency admission, 28 day surgery; 25 … 29 are local
    { "41", VisitKind::Pharmacy },
};

} // namespace

VisitKind visitKind(const QString& medType)
{
    for (const KindOfCode& known : kinds)
        if (medType.startsWith(QLatin1String(known.code)))
            return known.kind;
    return VisitKind::NotDirect;
}

} // namespace yidi
