// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/station_signing.h"

#include "app/crypto/botan_bytes.h"

#include <botan/data_src.h>
#include <botan/pkcs8.h>
#include <botan/pubkey.h>
#include <botan/system_rng.h>
#include <botan/x509cert.h>

#include <memory>

namespace yidi {

namespace {

constexpr char signingParameters[] = "EMSA1(SHA-256)";

Botan::DataSource_Memory sourceOf(const QByteArray& pem)
{
    return Botan::DataSource_Memory(bytesOf(pem), sizeOf(pem));
}

} // namespace

Result<QByteArray> stationSign(const QByteArray& privatePem, const QByteArray& data)
{
    try {
        auto from = sourceOf(privatePem);
        const std::unique_ptr<Botan::Private_Key> key = Botan::PKCS8::load_key(from);
        Botan::PK_Signer signer(*key, Botan::system_rng(), signingParameters, Botan::DER_SEQUENCE);
        return toByteArray(signer.sign_message(bytesOf(data), sizeOf(data), Botan::system_rng()))
            .toBase64();
    } catch (const std::exception& e) {
        return fail(ErrorCode::NotEnrolled,
            QStringLiteral("the station's key is unusable: ") + QString::fromUtf8(e.what()));
    }
}

Result<void> stationVerify(
    const QByteArray& certificatePem, const QByteArray& data, const QByteArray& signature)
{
    const auto refuse = [](const QString& why) { return fail(ErrorCode::AnswerUnsigned, why); };
    const auto der =
        QByteArray::fromBase64Encoding(signature, QByteArray::AbortOnBase64DecodingErrors);
    if (!der || (*der).isEmpty())
        return refuse(QStringLiteral("the signature is not base64"));
    try {
        auto from = sourceOf(certificatePem);
        const Botan::X509_Certificate certificate(from);
        const auto key = certificate.load_subject_public_key();
        Botan::PK_Verifier verifier(*key, signingParameters, Botan::DER_SEQUENCE);
        if (!verifier.verify_message(bytesOf(data), sizeOf(data), bytesOf(*der), sizeOf(*der)))
            return refuse(QStringLiteral("the signature is not this station's over these bytes"));
        return {};
    } catch (const std::exception& e) {
        return refuse(
            QStringLiteral("the signature cannot be checked: ") + QString::fromUtf8(e.what()));
    }
}

} // namespace yidi
