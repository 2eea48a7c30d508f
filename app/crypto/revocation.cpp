// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/revocation.h"

#include "app/crypto/botan_bytes.h"

#include <QFile>

#include <botan/pk_keys.h>
#include <botan/x509_crl.h>
#include <botan/x509cert.h>

namespace yidi {

namespace {

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, path + QStringLiteral(": ") + file.errorString());
    return file.readAll();
}

/// Without the zeros in front that one encoding has and another has not.
QByteArray plainSerial(const std::vector<std::uint8_t>& serial)
{
    QByteArray bytes = toByteArray(serial);
    while (bytes.startsWith('\0'))
        bytes.remove(0, 1);
    return bytes;
}

} // namespace

Result<Revocations> Revocations::read(const QString& listPath, const QString& authorityPath)
{
    Revocations revocations;
    if (!QFile::exists(listPath))
        return revocations;
    YIDI_ASSIGN(const QByteArray list, contentOf(listPath));
    YIDI_ASSIGN(const QByteArray authority, contentOf(authorityPath));
    try {
        auto listSource = source(list);
        auto authoritySource = source(authority);
        const Botan::X509_CRL crl(listSource);
        const std::unique_ptr<Botan::Public_Key> key(
            Botan::X509_Certificate(authoritySource).load_subject_public_key());
        if (!crl.check_signature(*key))
            return fail(ErrorCode::FileUnreadable,
                listPath + QStringLiteral(" is not signed by ") + authorityPath);
        for (const Botan::CRL_Entry& entry : crl.get_revoked())
            revocations.m_serials.insert(plainSerial(entry.serial_number()));
        return revocations;
    } catch (const std::exception& e) {
        return fail(ErrorCode::FileUnreadable,
            listPath + QStringLiteral(": ") + QString::fromUtf8(e.what()));
    }
}

bool Revocations::contains(const QByteArray& certificate) const
{
    try {
        auto from = source(certificate);
        return m_serials.count(plainSerial(Botan::X509_Certificate(from).serial_number())) > 0;
    } catch (const std::exception&) {
        return true;
    }
}

} // namespace yidi
