// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/record_seal.h"

#include "app/base/deflate.h"
#include "app/crypto/sealing.h"

namespace yidi::store {

namespace {

/// Smaller ones cost more time than they save.
constexpr qsizetype worthCompressing = 4096;

QByteArray ownContext(const QString& msgid, const char* what)
{
    return QByteArray("yidi own 1\n") + what + '\n' + msgid.toUtf8();
}

} // namespace

Result<VisitorKey> VisitorKey::make(const QByteArray& provinceSeal)
{
    VisitorKey visitor;
    visitor.key = newSealingKey();
    YIDI_ASSIGN(visitor.wrapped, wrapKey(provinceSeal, visitor.key));
    return visitor;
}

Result<QByteArray> sealedInput(const VisitorKey& visitor, const MessageName& message,
    const ChainPlace& place, const Json& input)
{
    SealedInput sealed;
    sealed.place = place;
    sealed.key = visitor.wrapped;
    QByteArray text = writeJson(input);
    sealed.compressed = text.size() >= worthCompressing;
    if (sealed.compressed)
        text = deflated(text);
    YIDI_ASSIGN(sealed.body, seal(visitor.key, text, sealContext(message, place)));
    return encodeSealed(sealed);
}

Result<QByteArray> ownSealed(
    const SecretBuffer& key, const QString& msgid, const char* what, const QByteArray& text)
{
    if (text.isEmpty())
        return QByteArray();
    return seal(key, text, ownContext(msgid, what));
}

Result<QByteArray> ownOpened(
    const SecretBuffer& key, const QString& msgid, const char* what, const QByteArray& sealed)
{
    if (sealed.isEmpty())
        return QByteArray();
    return unseal(key, sealed, ownContext(msgid, what));
}

} // namespace yidi::store
