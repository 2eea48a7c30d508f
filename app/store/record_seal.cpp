// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/record_seal.h"

#include "app/base/deflate.h"

namespace yidi::store {

namespace {

/// Smaller ones cost more time than they save.
constexpr qsizetype worthCompressing = 4096;

constexpr char shreddedMark[] = "shredded:";
constexpr qsizetype largestKey = 255;

QByteArray ownContext(const QString& msgid, const char* what)
{
    return QByteArray("yidi own 1\n") + what + '\n' + msgid.toUtf8();
}

} // namespace

Result<VisitorKey> VisitorKey::make(const QByteArray& provinceSeal)
{
    const SecretBuffer key = newSealingKey();
    YIDI_ASSIGN(QByteArray wrapped, wrapKey(provinceSeal, key));
    if (wrapped.size() > largestKey)
        return fail(ErrorCode::BadInput, QStringLiteral("the wrapped key is too large"));
    return VisitorKey { Sealer(key), std::move(wrapped) };
}

Result<SealedInput> sealedInput(const VisitorKey& visitor, const MessageName& message,
    const ChainPlace& place, const QByteArray& input)
{
    SealedInput sealed;
    sealed.place = place;
    sealed.key = visitor.wrapped;
    sealed.compressed = input.size() >= worthCompressing;
    YIDI_ASSIGN(sealed.body,
        visitor.sealer.seal(
            sealed.compressed ? deflated(input) : input, sealContext(message, place)));
    return sealed;
}

QByteArray shredded(const ChainPlace& place, const QString& inputHash)
{
    return shreddedMark
        + QStringList { place.previous, place.header, inputHash }.join(QLatin1Char(':')).toLatin1();
}

std::optional<Shredded> readShredded(const QByteArray& bytes)
{
    constexpr qsizetype parts = 4;
    const QList<QByteArray> found = bytes.split(':');
    if (!bytes.startsWith(shreddedMark) || found.size() != parts)
        return {};
    const auto hex = [&](qsizetype at) { return QString::fromLatin1(found[at]); };
    return Shredded { hex(1), hex(2), hex(3) };
}

Result<QByteArray> ownSealed(
    const Sealer& sealer, const QString& msgid, const char* what, const QByteArray& text)
{
    if (text.isEmpty())
        return QByteArray();
    return sealer.seal(text, ownContext(msgid, what));
}

Result<QByteArray> ownOpened(
    const SecretBuffer& key, const QString& msgid, const char* what, const QByteArray& sealed)
{
    if (sealed.isEmpty())
        return QByteArray();
    return unseal(key, sealed, ownContext(msgid, what));
}

} // namespace yidi::store
