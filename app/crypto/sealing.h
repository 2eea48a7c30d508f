// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace yidi {

/// SM4 in GCM under a key of 16 bytes. A key seals one text in its life: the nonce is fixed, so
/// that the same text always gives the same bytes. `context` is not hidden but bound to the text.
Result<QByteArray> sealOnce(
    const QByteArray& key, const QByteArray& text, const QByteArray& context);
/// `AnswerUnsigned` when anything is not as it was sealed.
Result<QByteArray> openSealed(
    const QByteArray& key, const QByteArray& sealed, const QByteArray& context);

/// A fresh key of 16 bytes.
SecretBuffer newSealingKey();
/// SM4-GCM under a key that seals many texts: its nonce, never the same, stands in front.
Result<QByteArray> seal(const SecretBuffer& key, const QByteArray& text, const QByteArray& context);
/// The same for whoever seals one text after another: the key is prepared once, in memory that is
/// wiped when the sealer goes.
class Sealer {
public:
    /// `key`: 16 bytes, or nothing can be sealed.
    explicit Sealer(const SecretBuffer& key);
    ~Sealer();
    Sealer(Sealer&& other) noexcept;
    Sealer& operator=(Sealer&& other) noexcept;

    Result<QByteArray> seal(const QByteArray& text, const QByteArray& context) const;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};
/// `AnswerUnsigned` when anything is not as it was sealed.
Result<QByteArray> unseal(
    const SecretBuffer& key, const QByteArray& sealed, const QByteArray& context);

/// A key for the owner of an SM2 key alone (公钥加密): whoever wraps it cannot open it again.
Result<QByteArray> wrapKey(const QByteArray& publicPem, const SecretBuffer& key);
Result<SecretBuffer> unwrapKey(const QByteArray& privatePem, const QByteArray& wrapped);

/// What finds a person in one snapshot (Y301) and opens what it says of them. It takes the
/// institution's slip key and the card's own number: the file alone tells nobody who is in it, and
/// two snapshots cannot be laid side by side. All three change with the content, so that each key
/// seals one text.
struct PersonLock {
    QByteArray who; ///< stands in the open
    QByteArray key; ///< of what is sealed
};
PersonLock personLock(const QByteArray& slipKey, const QString& snapshotVersion,
    const QString& certNo, const QString& cardSn);

/// The version of a snapshot with this content, as hex; keyed, so that a guess at the content
/// cannot be tried out on it.
QString snapshotVersion(const QByteArray& slipKey, const QByteArray& content);

} // namespace yidi
