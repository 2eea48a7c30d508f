// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/province/province.h"
#include "app/store/outbox.h"
#include "app/sync/link.h"

#include <QRandomGenerator>

namespace yidi {

inline StationName testKiosk()
{
    return { QStringLiteral("KIOSK-001"), QStringLiteral("H64010400001"), QStringLiteral("001") };
}

/// The reference province with the training world in `dir`.
std::unique_ptr<Province> testProvince(const QString& dir, const Clock& clock);

/// What the nth person of the training world would send as Y101 (long-term residence by
/// commitment), each in a lane of his own.
RecordDraft filingOf(std::size_t person);

/// Leads to a province in the same process and loses, doubles, delays and forges on the way, as a
/// seed says.
class FaultyLink : public ProvinceLink {
public:
    FaultyLink(Province& province, quint32 seed)
        : m_province(province)
        , m_random(seed)
    {
    }
    void post(const QString& path, const QByteArray& body, int timeoutMs, Callback done) override;

private:
    Province& m_province;
    QRandomGenerator m_random;
    QByteArray m_delayed; ///< a request the network has kept and delivers later
    QObject m_context; ///< with it go the answers under way
};

} // namespace yidi
