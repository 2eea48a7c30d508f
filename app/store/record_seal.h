// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "app/base/secret.h"
#include "app/crypto/sealing.h"
#include "app/transactions/control/sealed.h"

namespace yidi::store {

/// What seals the Records of one visitor (就诊人): made when a card is put in, wrapped for the
/// province, gone with them.
struct VisitorKey {
    Sealer sealer;
    QByteArray wrapped;

    static Result<VisitorKey> make(const QByteArray& provinceSeal);
};

/// `input`, JSON, as it will be stored and sent; large ones are compressed first.
Result<SealedInput> sealedInput(const VisitorKey& visitor, const MessageName& message,
    const ChainPlace& place, const QByteArray& input);

/// What stays of a sealed input in its row when nobody needs it any more: enough to prove the
/// Record's place. `inputHash`: hex.
QByteArray shredded(const ChainPlace& place, const QString& inputHash);
struct Shredded {
    QString previous;
    QString header;
    QString inputHash;
};
/// Nothing when it is something else.
std::optional<Shredded> readShredded(const QByteArray& bytes);

/// What the station itself may read again, sealed under its own key and bound to `what` of its
/// message. Nothing becomes nothing.
Result<QByteArray> ownSealed(
    const Sealer& sealer, const QString& msgid, const char* what, const QByteArray& text);
Result<QByteArray> ownOpened(
    const SecretBuffer& key, const QString& msgid, const char* what, const QByteArray& sealed);

} // namespace yidi::store
