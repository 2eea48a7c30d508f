// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/sm2_keys.h"

#include "app/crypto/botan_bytes.h"

#include <botan/ecc_key.h>
#include <botan/pkcs8.h>
#include <botan/system_rng.h>
#include <botan/x509_key.h>

namespace yidi {

namespace {

template <class Key>
const Key* onSm2Curve(const Key* key)
{
    const bool fits = key && key->domain() == Botan::EC_Group(sm2CurveName);
    return fits ? key : nullptr;
}

} // namespace

std::unique_ptr<Botan::SM2_PrivateKey> sm2PrivateKey(const QByteArray& pem)
{
    auto from = source(pem);
    const auto loaded = Botan::PKCS8::load_key(from);
    const auto* curve = onSm2Curve(dynamic_cast<const Botan::EC_PrivateKey*>(loaded.get()));
    if (!curve)
        return nullptr;
    return std::make_unique<Botan::SM2_PrivateKey>(
        Botan::system_rng(), curve->domain(), curve->private_value());
}

std::unique_ptr<Botan::SM2_PublicKey> sm2PublicKey(const QByteArray& pem)
{
    auto from = source(pem);
    const std::unique_ptr<Botan::Public_Key> loaded(Botan::X509::load_key(from));
    const auto* curve = onSm2Curve(dynamic_cast<const Botan::EC_PublicKey*>(loaded.get()));
    if (!curve)
        return nullptr;
    return std::make_unique<Botan::SM2_PublicKey>(curve->domain(), curve->public_point());
}

} // namespace yidi
