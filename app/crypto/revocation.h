// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>

#include <set>

namespace yidi {

/// Which certificates of an authority are trusted no more (吊销), from its signed list (CRL).
class Revocations {
public:
    /// No file at `listPath`: nobody has ever been revoked. A list that cannot be read, or that
    /// `authorityPath` (ca.pem) has not signed, is an error: whoever trusts must then trust nobody.
    /// How old the list is does not matter: an old one is better than none.
    static Result<Revocations> read(const QString& listPath, const QString& authorityPath);

    /// Whether the certificate (PEM or DER) is on the list, or cannot be read.
    bool contains(const QByteArray& certificate) const;
    std::size_t count() const { return m_serials.size(); }

private:
    std::set<QByteArray> m_serials;
};

} // namespace yidi
