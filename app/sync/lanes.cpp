// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/lanes.h"

#include "app/crypto/signing.h"

#include <QFile>

namespace yidi {

Lanes::Lanes(const StationProfile& profile)
{
    QFile key(profile.file(QStringLiteral("station.key")));
    if (key.open(QIODevice::ReadOnly))
        m_key = sm3(key.readAll());
}

QString Lanes::of(const QString& certNo) const
{
    return QString::fromLatin1(hmacSm3(m_key, certNo.toUtf8()).toHex().left(16));
}

} // namespace yidi
