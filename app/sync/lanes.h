// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/station_profile.h"

#include <QByteArray>

namespace yidi {

/// Tells one person's Records from another's without naming them: keyed with what only this station
/// has. Whatever stores a Record of a person takes their lane from here, so that it goes in order
/// with the others.
class Lanes {
public:
    Lanes() = default;
    explicit Lanes(const StationProfile& profile);

    QString of(const QString& certNo) const;

private:
    QByteArray m_key;
};

} // namespace yidi
