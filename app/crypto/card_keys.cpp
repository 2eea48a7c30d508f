// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/card_keys.h"

#include <botan/block_cipher.h>

#include <algorithm>
#include <memory>

namespace yidi {

namespace {

using Block = Botan::secure_vector<std::uint8_t>;

constexpr std::size_t keyBytes = 16; ///< of every key of a card, whatever the cipher
constexpr std::size_t halfBytes = 8;
constexpr qsizetype cardSnBytes = 16;
constexpr std::size_t macBytes = 4;
constexpr std::uint8_t padMark = 0x80; ///< ends a message; zeros follow it

std::size_t blockBytes(CardCipher cipher)
{
    return cipher == CardCipher::Sm4 ? 16 : 8;
}

const char* nameOf(CardCipher cipher)
{
    return cipher == CardCipher::Sm4 ? "SM4" : "TripleDES";
}

std::unique_ptr<Botan::BlockCipher> keyed(const char* name, std::span<const std::uint8_t> key)
{
    auto cipher = Botan::BlockCipher::create_or_throw(name);
    cipher->set_key(key.data(), key.size());
    return cipher;
}

Block blockOf(std::span<const std::uint8_t> bytes)
{
    return { bytes.begin(), bytes.end() };
}

Block blockOf(const QByteArray& bytes)
{
    return { bytes.begin(), bytes.end() };
}

QByteArray toBytes(std::span<const std::uint8_t> bytes)
{
    return { reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()) };
}

void xorInto(std::span<std::uint8_t> to, std::span<const std::uint8_t> with)
{
    for (std::size_t i = 0; i < with.size(); ++i)
        to[i] ^= with[i];
}

/// The mark, then zeros up to whole blocks; always at least the mark.
void pad(Block& message, std::size_t block)
{
    message.push_back(padMark);
    message.resize((message.size() + block - 1) / block * block);
}

/// One step of derivation (密钥分散): the eight bytes and their complement, enciphered. With eight
/// bytes to a block that is two blocks, with sixteen it is one; a key of sixteen either way.
Block diversify(CardCipher cipher, const Block& key, std::span<const std::uint8_t> by)
{
    Block derived = blockOf(by);
    for (std::size_t i = 0; i < halfBytes; ++i)
        derived.push_back(static_cast<std::uint8_t>(~derived[i]));
    keyed(nameOf(cipher), key)
        ->encrypt_n(derived.data(), derived.data(), keyBytes / blockBytes(cipher));
    return derived;
}

/// The last block of the chain that begins with `challenge`. Triple DES chains with half its key
/// and takes the whole for the last block (ISO 9797-1, algorithm 3).
Block lastOfChain(CardCipher cipher, const Block& key, Block challenge, const Block& message)
{
    const std::size_t block = blockBytes(cipher);
    const bool triple = cipher == CardCipher::TripleDes;
    const auto whole = keyed(nameOf(cipher), key);
    const auto inner =
        triple ? keyed("DES", std::span(key).first(halfBytes)) : keyed(nameOf(cipher), key);
    Block chain = std::move(challenge);
    chain.resize(block);
    for (std::size_t at = 0; at < message.size(); at += block) {
        xorInto(chain, std::span(message).subspan(at, block));
        (at + block < message.size() ? inner : whole)->encrypt(chain);
    }
    return chain;
}

/// XORs the parts of `size` bytes into one (折叠).
Block folded(const Block& bytes, std::size_t size)
{
    Block result(size);
    for (std::size_t at = 0; at < bytes.size(); at += size)
        xorInto(result, std::span(bytes).subspan(at, size));
    return result;
}

tl::unexpected<Error> wrongLength(const char* what)
{
    return fail(ErrorCode::BadInput, QLatin1String(what) + QStringLiteral(": wrong length"));
}

Result<Block> keyOf(const SecretBuffer& key)
{
    if (key.size() != keyBytes)
        return wrongLength("card key");
    return blockOf(key.bytes());
}

SecretBuffer secret(std::span<const std::uint8_t> bytes)
{
    SecretBuffer buffer(bytes.size());
    for (const std::uint8_t byte : bytes)
        buffer.append(byte);
    return buffer;
}

/// Libraries throw; nothing of ours does.
template <class Reckon>
auto guarded(const Reckon& reckon) -> decltype(reckon())
{
    try {
        return reckon();
    } catch (const std::exception&) {
        return fail(ErrorCode::BadInput, QStringLiteral("card cipher failed"));
    }
}

} // namespace

std::optional<CardKeyName> externalCardKey(quint8 number)
{
    switch (number) {
    case 0x01:
        return CardKeyName::ReadHolder;
    case 0x02:
        return CardKeyName::UpdateHolder;
    case 0x81:
        return CardKeyName::ReadMedical;
    default:
        return {};
    }
}

SecretBuffer deriveCardKey(
    const SecretBuffer& root, CardCipher cipher, CardKeyName name, const QByteArray& cardSn)
{
    const auto derived = guarded([&]() -> Result<Block> {
        YIDI_ASSIGN(Block key, keyOf(root));
        if (cardSn.size() != cardSnBytes)
            return wrongLength("card identification code");
        // By name, then by each half of the code: no two ways lead to one key.
        const Block sn = blockOf(cardSn);
        key = diversify(cipher, key, Block(halfBytes, static_cast<std::uint8_t>(name)));
        key = diversify(cipher, key, std::span(sn).first(halfBytes));
        return diversify(cipher, key, std::span(sn).last(halfBytes));
    });
    return derived ? secret(*derived) : SecretBuffer();
}

Result<QByteArray> cardAnswer(
    CardCipher cipher, const SecretBuffer& key, const QByteArray& factor, const QByteArray& data)
{
    return guarded([&]() -> Result<QByteArray> {
        YIDI_ASSIGN(const Block cardKey, keyOf(key));
        if (factor.size() != qsizetype(halfBytes) || data.size() != qsizetype(halfBytes))
            return wrongLength("authentication data");
        const Block session = diversify(cipher, cardKey, blockOf(factor));
        Block answer = blockOf(data);
        if (blockBytes(cipher) > halfBytes)
            pad(answer, blockBytes(cipher));
        keyed(nameOf(cipher), session)->encrypt(answer);
        return toBytes(folded(answer, halfBytes));
    });
}

Result<QByteArray> cardMac(CardCipher cipher, const SecretBuffer& key, const QByteArray& challenge,
    const QByteArray& message)
{
    return guarded([&]() -> Result<QByteArray> {
        YIDI_ASSIGN(const Block cardKey, keyOf(key));
        if (challenge.isEmpty() || challenge.size() > qsizetype(halfBytes))
            return wrongLength("challenge");
        Block padded = blockOf(message);
        pad(padded, blockBytes(cipher));
        const Block last = lastOfChain(cipher, cardKey, blockOf(challenge), padded);
        return toBytes(cipher == CardCipher::Sm4 ? folded(last, macBytes)
                                                 : blockOf(std::span(last).first(macBytes)));
    });
}

Result<QByteArray> sealCardPin(CardCipher cipher, const SecretBuffer& key, const SecretBuffer& pin)
{
    return guarded([&]() -> Result<QByteArray> {
        YIDI_ASSIGN(const Block cardKey, keyOf(key));
        const std::size_t block = blockBytes(cipher);
        if (pin.isEmpty() || pin.size() + 1 >= block)
            return wrongLength("PIN");
        Block sealed { static_cast<std::uint8_t>(pin.size()) };
        sealed.insert(sealed.end(), pin.bytes().begin(), pin.bytes().end());
        pad(sealed, block);
        keyed(nameOf(cipher), cardKey)->encrypt(sealed);
        return toBytes(sealed);
    });
}

Result<SecretBuffer> openCardPin(
    CardCipher cipher, const SecretBuffer& key, const QByteArray& sealed)
{
    return guarded([&]() -> Result<SecretBuffer> {
        YIDI_ASSIGN(const Block cardKey, keyOf(key));
        const std::size_t block = blockBytes(cipher);
        Block opened = blockOf(sealed);
        if (opened.size() != block)
            return wrongLength("sealed PIN");
        keyed(nameOf(cipher), cardKey)->decrypt(opened);
        const std::size_t length = opened.front();
        const bool wellFormed = length > 0 && length + 1 < block && opened[1 + length] == padMark
            && std::all_of(opened.begin() + static_cast<std::ptrdiff_t>(length) + 2, opened.end(),
                [](std::uint8_t byte) { return byte == 0; });
        if (!wellFormed)
            return fail(ErrorCode::BadInput, QStringLiteral("sealed PIN: not under this key"));
        return secret(std::span(opened).subspan(1, length));
    });
}

Result<QByteArray> sealUnblock(CardCipher cipher, const SecretBuffer& root,
    const QByteArray& cardSn, const QByteArray& challenge, const QByteArray& header,
    const SecretBuffer& pin)
{
    constexpr qsizetype headerBytes = 4;
    if (header.size() != headerBytes)
        return wrongLength("header");
    QByteArray data;
    if (!pin.isEmpty()) {
        const SecretBuffer key = deriveCardKey(root, cipher, CardKeyName::PinUnblock, cardSn);
        YIDI_ASSIGN(data, sealCardPin(cipher, key, pin));
    }
    const char length = static_cast<char>(data.size() + qsizetype(macBytes));
    const SecretBuffer key = deriveCardKey(root, cipher, CardKeyName::Maintenance, cardSn);
    YIDI_ASSIGN(const QByteArray mac, cardMac(cipher, key, challenge, header + length + data));
    return data + mac;
}

} // namespace yidi
