// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"
#include "app/transactions/card/card_codec.h"

#include <QDateTime>

#include <map>

namespace yidi {

/// Stands where a province has its hardware module (加密机): holds the root of the cards' keys,
/// reckons with it and gives it to nobody. How often a station may ask is counted here, because the
/// counts are worth nothing after a minute and must outlive a refusal.
class CardModule {
public:
    /// Reads the root, sixteen bytes in hex. No such file is a province without card keys; one that
    /// others may read, or that holds something else, is `BadInput`.
    static Result<CardModule> load(const QString& path, int asksPerMinute);

    bool hasKeys() const { return !m_root.isEmpty(); }

    enum class Turn {
        Granted,
        Exceeded, ///< for the first time in this minute
        StillExceeded,
    };
    Turn take(const QString& deviceNo, const QDateTime& now);

    /// `BadInput` for what no card of ours asks: an algorithm or a key that is not known.
    Result<CardAuthAnswer> prove(const CardAuthRequest& request) const;

private:
    struct Minute {
        qint64 number = 0; ///< since the epoch
        int asks = 0;
    };

    SecretBuffer m_root;
    int m_asksPerMinute = 0;
    std::map<QString, Minute> m_asked; ///< by device; as many as are enrolled
};

} // namespace yidi
