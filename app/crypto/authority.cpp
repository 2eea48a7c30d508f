// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/authority.h"

#include "app/crypto/botan_bytes.h"
#include "app/crypto/check_code.h"
#include "app/crypto/new_file.h"
#include "app/crypto/revocation.h"
#include "app/crypto/signing.h"

#include <QDir>
#include <QFile>

#include <botan/ecdsa.h>
#include <botan/pkcs8.h>
#include <botan/pubkey.h>
#include <botan/system_rng.h>
#include <botan/x509_ca.h>
#include <botan/x509_crl.h>
#include <botan/x509_ext.h>
#include <botan/x509_key.h>
#include <botan/x509cert.h>

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <memory>

namespace yidi {

namespace {

using Key = std::unique_ptr<Botan::Private_Key>;

constexpr char hashName[] = "SHA-256";
constexpr int authorityYears = 20;
constexpr int leafYears = 10;
/// Stations whose clock is a little slow must accept what was made a moment ago.
constexpr int backdatedDays = 1;
constexpr int maxNameLength = 64; // X.520's bound on these attributes
constexpr std::size_t slipRootBytes = 32;
constexpr std::size_t storeKeyBytes = 16;

/// Runs `work`, turning what Botan throws into an Error that names `subject`.
template <class Work>
auto guarded(const QString& subject, Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::exception& e) {
        return fail(ErrorCode::FileUnreadable,
            subject + QStringLiteral(": ") + QString::fromUtf8(e.what()));
    }
}

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileUnreadable, path + QStringLiteral(": ") + file.errorString());
    return file.readAll();
}

Result<Key> readKey(const QString& path)
{
    YIDI_ASSIGN(const QByteArray pem, readFile(path));
    return guarded(path, [&]() -> Result<Key> {
        auto from = source(pem);
        return Key(Botan::PKCS8::load_key(from));
    });
}

Result<Botan::X509_Certificate> readCertificate(const QString& path)
{
    YIDI_ASSIGN(const QByteArray pem, readFile(path));
    return guarded(path, [&]() -> Result<Botan::X509_Certificate> {
        auto from = source(pem);
        return Botan::X509_Certificate(from);
    });
}

Result<QByteArray> newTlsKey()
{
    return guarded(QStringLiteral("TLS key"), []() -> Result<QByteArray> {
        const Botan::ECDSA_PrivateKey key(Botan::system_rng(), Botan::EC_Group("secp256r1"));
        return QByteArray::fromStdString(Botan::PKCS8::PEM_encode(key));
    });
}

Result<QByteArray> newSm2Key()
{
    YIDI_ASSIGN(const Sm2KeyPair pair, makeSm2KeyPair());
    return pair.privatePem;
}

/// The key in `keyPath`, made by `make` only when neither it nor what was issued for it exists: a
/// lost key must be restored by a person, not silently replaced by one that fits nothing.
Result<Key> ownKey(const QString& keyPath, const QString& issuedPath, Result<QByteArray> (*make)())
{
    if (!QFile::exists(keyPath)) {
        if (QFile::exists(issuedPath))
            return fail(ErrorCode::FileUnreadable,
                QStringLiteral("%1 is missing but %2 exists; restore the key from its backup")
                    .arg(keyPath, issuedPath));
        YIDI_ASSIGN(const QByteArray pem, make());
        YIDI_TRY(writeNewFile(keyPath, pem, FileAccess::Owner));
    }
    return readKey(keyPath);
}

/// What a certificate is for.
struct Purpose {
    const char* extendedUsage; ///< null: an authority
    Botan::AlternativeName alternativeName;
    int years;
    QDate until; ///< overrides `years`
};

Botan::X509_Time timeOf(const QDate& date)
{
    return Botan::X509_Time(std::chrono::system_clock::from_time_t(
        static_cast<std::time_t>(date.endOfDay(Qt::UTC).toSecsSinceEpoch())));
}

/// Signs a certificate for `subject` and its key. `issuerKey` may be the subject's own.
QByteArray issue(const Botan::Private_Key& issuerKey, const Botan::X509_DN& issuer,
    const Botan::Public_Key& subjectKey, const Botan::X509_DN& subject, const Purpose& purpose)
{
    const bool authority = !purpose.extendedUsage;
    const auto keyBits = Botan::X509::BER_encode(subjectKey);
    Botan::Extensions extensions;
    extensions.add(new Botan::Cert_Extension::Basic_Constraints(authority, 0), true);
    extensions.add(new Botan::Cert_Extension::Key_Usage(authority
                           ? Botan::Key_Constraints(Botan::KEY_CERT_SIGN | Botan::CRL_SIGN)
                           : Botan::DIGITAL_SIGNATURE),
        true);
    extensions.add(new Botan::Cert_Extension::Subject_Key_ID(keyBits, hashName));
    const Botan::Cert_Extension::Subject_Key_ID issuerId(
        Botan::X509::BER_encode(issuerKey), hashName);
    extensions.add(new Botan::Cert_Extension::Authority_Key_ID(issuerId.get_key_id()));
    if (!authority)
        extensions.add(new Botan::Cert_Extension::Extended_Key_Usage(
            { Botan::OID::from_string(purpose.extendedUsage) }));
    if (purpose.alternativeName.has_items())
        extensions.add(
            new Botan::Cert_Extension::Subject_Alternative_Name(purpose.alternativeName));

    const QDate today = QDateTime::currentDateTimeUtc().date(); // TLS stays on real time
    const QDate until = purpose.until.isValid() ? purpose.until : today.addYears(purpose.years);
    const QDate from = std::min(today, until).addDays(-backdatedDays - 1);
    Botan::AlgorithmIdentifier algorithm;
    const std::unique_ptr<Botan::PK_Signer> signer(
        Botan::choose_sig_format(issuerKey, Botan::system_rng(), hashName, algorithm));
    const auto certificate = Botan::X509_CA::make_cert(signer.get(), Botan::system_rng(), algorithm,
        keyBits, timeOf(from), timeOf(until), issuer, subject, extensions);
    return QByteArray::fromStdString(certificate.PEM_encode());
}

/// Fails unless the certificate in `path` was made for `key`.
Result<Botan::X509_Certificate> certificateFor(const QString& path, const Botan::Private_Key& key)
{
    YIDI_ASSIGN(const Botan::X509_Certificate certificate, readCertificate(path));
    if (certificate.subject_public_key_info() != Botan::X509::BER_encode(key))
        return fail(
            ErrorCode::BadInput, path + QStringLiteral(" does not belong to the key beside it"));
    return certificate;
}

Botan::X509_DN named(const char* commonName)
{
    Botan::X509_DN dn;
    dn.add_attribute("X520.CommonName", commonName);
    return dn;
}

Botan::X509_DN named(const StationName& name)
{
    Botan::X509_DN dn;
    dn.add_attribute("X520.CommonName", name.deviceNo.toStdString());
    dn.add_attribute("X520.OrganizationalUnit", name.institutionCode.toStdString());
    dn.add_attribute("X520.SerialNumber", name.stationNumber.toStdString());
    return dn;
}

Botan::AlternativeName alternativeName(const QStringList& addresses)
{
    Botan::AlternativeName names;
    for (const QString& address : addresses) {
        in_addr ipv4 {};
        const QByteArray text = address.toLatin1();
        const bool isAddress = ::inet_pton(AF_INET, text.constData(), &ipv4) == 1;
        names.add_attribute(isAddress ? "IP" : "DNS", text.toStdString());
    }
    return names;
}

struct Authority {
    Key key;
    Botan::X509_Certificate certificate;
};

Result<Authority> readAuthority(const QDir& dir)
{
    YIDI_ASSIGN(Key key, readKey(dir.filePath(QStringLiteral("ca.key"))));
    YIDI_ASSIGN(Botan::X509_Certificate certificate,
        certificateFor(dir.filePath(QStringLiteral("ca.pem")), *key));
    return Authority { std::move(key), std::move(certificate) };
}

Result<void> ensureRoot(const QDir& dir)
{
    const QString path = dir.filePath(QStringLiteral("ca.pem"));
    YIDI_ASSIGN(const Key key, ownKey(dir.filePath(QStringLiteral("ca.key")), path, newTlsKey));
    if (QFile::exists(path))
        return {};
    return guarded(path, [&] {
        const auto name = named("Yidi provincial authority");
        return writeNewFile(path,
            issue(*key, name, *key, name, { nullptr, {}, authorityYears, {} }),
            FileAccess::Everyone);
    });
}

Result<void> ensureServer(
    const QDir& dir, const Authority& authority, const QStringList& serverAddresses)
{
    const QString path = dir.filePath(QStringLiteral("server.pem"));
    YIDI_ASSIGN(const Key key, ownKey(dir.filePath(QStringLiteral("server.key")), path, newTlsKey));
    if (QFile::exists(path)) {
        YIDI_TRY(certificateFor(path, *key));
        return {};
    }
    return guarded(path, [&] {
        const QByteArray pem = issue(*authority.key, authority.certificate.subject_dn(), *key,
            named("Yidi provincial server"),
            { "PKIX.ServerAuth", alternativeName(serverAddresses), leafYears, {} });
        return writeNewFile(path, pem, FileAccess::Everyone);
    });
}

/// Writes a public file; one that is there already must say the same.
Result<void> publish(const QString& path, const QByteArray& bytes)
{
    if (!QFile::exists(path))
        return writeNewFile(path, bytes, FileAccess::Everyone);
    YIDI_ASSIGN(const QByteArray present, readFile(path));
    if (present != bytes)
        return fail(ErrorCode::BadInput, path + QStringLiteral(" belongs to another province"));
    return {};
}

Result<void> copyPublic(const QString& from, const QString& to)
{
    YIDI_ASSIGN(const QByteArray bytes, readFile(from));
    return publish(to, bytes);
}

/// NAME.key and NAME.pem: one pair signs, another opens what stations seal.
Result<void> ensureSm2(const QDir& dir, const QString& name)
{
    const QString path = dir.filePath(name + QStringLiteral(".pem"));
    YIDI_ASSIGN(
        const Key key, ownKey(dir.filePath(name + QStringLiteral(".key")), path, newSm2Key));
    return guarded(path,
        [&] { return publish(path, QByteArray::fromStdString(Botan::X509::PEM_encode(*key))); });
}

/// The root of all check codes on slips. An authority from before slips had codes gets one too.
Result<void> ensureSlipRoot(const QDir& dir)
{
    const QString path = dir.filePath(QStringLiteral("slip.root"));
    if (QFile::exists(path))
        return {};
    return guarded(path, [&] {
        const auto root = Botan::system_rng().random_vec(slipRootBytes);
        return writeNewFile(path, toByteArray(root).toHex(), FileAccess::Owner);
    });
}

/// The key its institution's stations share. One that is there already must be the same.
Result<void> giveSlipKey(const QDir& from, const QDir& to, const QString& institutionCode)
{
    YIDI_ASSIGN(const QByteArray root, readFile(from.filePath(QStringLiteral("slip.root"))));
    const QByteArray key = slipKeyOf(root, institutionCode);
    const QString path = to.filePath(QStringLiteral("slip.key"));
    if (!QFile::exists(path))
        return writeNewFile(path, key, FileAccess::Owner);
    YIDI_ASSIGN(const QByteArray present, readFile(path));
    if (present != key)
        return fail(ErrorCode::BadInput, path + QStringLiteral(" belongs to another institution"));
    return {};
}

/// The station's own key, of what it may still read of its queue.
Result<void> ensureStoreKey(const QDir& dir)
{
    const QString path = dir.filePath(QStringLiteral("store.key"));
    if (QFile::exists(path))
        return {};
    return guarded(path, [&] {
        const auto key = Botan::system_rng().random_vec(storeKeyBytes);
        return writeNewFile(path, toByteArray(key).toHex(), FileAccess::Owner);
    });
}

Result<void> checkName(const StationName& name)
{
    const auto check = [](const char* field, const QString& value, bool fits) -> Result<void> {
        if (fits && !value.isEmpty() && value.size() <= maxNameLength)
            return {};
        return fail(ErrorCode::BadInput, QLatin1String(field) + QStringLiteral(": ") + value);
    };
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    YIDI_TRY(check("deviceNo", name.deviceNo, true));
    YIDI_TRY(check("institutionCode", name.institutionCode, name.institutionCode.size() == 12));
    return check("stationNumber", name.stationNumber,
        name.stationNumber.size() == 3
            && std::all_of(name.stationNumber.cbegin(), name.stationNumber.cend(), isDigit));
}

StationName stationName(const Botan::X509_Certificate& certificate)
{
    const auto attribute = [&](const char* which) {
        return QString::fromStdString(certificate.subject_dn().get_first_attribute(which));
    };
    return { attribute("X520.CommonName"), attribute("X520.OrganizationalUnit"),
        attribute("X520.SerialNumber") };
}

Result<void> checkStation(
    const QString& path, const Botan::Private_Key& key, const StationName& name)
{
    YIDI_ASSIGN(const Botan::X509_Certificate certificate, certificateFor(path, key));
    if (stationName(certificate) != name)
        return fail(ErrorCode::BadInput, path + QStringLiteral(" belongs to another station"));
    return {};
}

QString revokedPath(const QDir& authority)
{
    return authority.filePath(QStringLiteral("revoked.pem"));
}

/// A certificate is revoked by its name long after the station has gone with its files.
Result<void> keepIssued(const QDir& authority, const QByteArray& pem)
{
    auto from = source(pem);
    const auto serial = toByteArray(Botan::X509_Certificate(from).serial_number()).toHex();
    const QDir issued(authority.filePath(QStringLiteral("issued")));
    if (!issued.mkpath(QStringLiteral(".")))
        return fail(ErrorCode::FileUnwritable, issued.path());
    const QString path = issued.filePath(QString::fromLatin1(serial) + QStringLiteral(".pem"));
    return QFile::exists(path) ? Result<void>() : writeNewFile(path, pem, FileAccess::Everyone);
}

Result<void> giveRevocations(const QDir& from, const QDir& to)
{
    if (!QFile::exists(revokedPath(from)))
        return {};
    YIDI_ASSIGN(const QByteArray list, readFile(revokedPath(from)));
    return replaceFile(to.filePath(QStringLiteral("crl.pem")), list, FileAccess::Everyone);
}

/// The list with these on it too.
Result<void> revokeAll(const QDir& dir, const std::vector<Botan::X509_Certificate>& certificates)
{
    YIDI_ASSIGN(const Authority authority, readAuthority(dir));
    const QString path = revokedPath(dir);
    // A list that is not ours must not be signed anew.
    YIDI_TRY(Revocations::read(path, dir.filePath(QStringLiteral("ca.pem"))));
    const QByteArray before =
        QFile::exists(path) ? readFile(path).value_or(QByteArray()) : QByteArray();
    return guarded(path, [&] {
        auto& random = Botan::system_rng();
        const Botan::X509_CA issuer(authority.certificate, *authority.key, hashName, random);
        const auto now = std::chrono::system_clock::now();
        const auto lasts = std::chrono::hours(24 * 365 * authorityYears);
        auto from = source(before);
        const Botan::X509_CRL last = before.isEmpty()
            ? issuer.new_crl(random, now, std::chrono::duration_cast<std::chrono::seconds>(lasts))
            : Botan::X509_CRL(from);
        std::vector<Botan::CRL_Entry> entries;
        for (const auto& certificate : certificates)
            entries.emplace_back(certificate, Botan::CESSATION_OF_OPERATION);
        const auto list = issuer.update_crl(
            last, entries, random, now, std::chrono::duration_cast<std::chrono::seconds>(lasts));
        return replaceFile(
            path, QByteArray::fromStdString(list.PEM_encode()), FileAccess::Everyone);
    });
}

/// Of these only what is not revoked yet, so that a command repeated changes nothing.
Result<int> revokeNew(const QDir& dir, const std::vector<Botan::X509_Certificate>& certificates)
{
    YIDI_ASSIGN(const Revocations known,
        Revocations::read(revokedPath(dir), dir.filePath(QStringLiteral("ca.pem"))));
    std::vector<Botan::X509_Certificate> fresh;
    for (const auto& certificate : certificates)
        if (!known.contains(QByteArray::fromStdString(certificate.PEM_encode())))
            fresh.push_back(certificate);
    if (!fresh.empty())
        YIDI_TRY(revokeAll(dir, fresh));
    return static_cast<int>(fresh.size());
}

Result<void> ensureFolder(const QString& dir)
{
    if (QDir().mkpath(dir))
        return {};
    return fail(ErrorCode::FileUnwritable, dir + QStringLiteral(": the folder cannot be made"));
}

} // namespace

Result<void> ensureAuthority(const QString& dir, const QStringList& serverAddresses)
{
    YIDI_TRY(ensureFolder(dir));
    const QDir folder(dir);
    YIDI_TRY(ensureRoot(folder));
    YIDI_ASSIGN(const Authority authority, readAuthority(folder));
    YIDI_TRY(ensureServer(folder, authority, serverAddresses));
    YIDI_TRY(ensureSlipRoot(folder));
    YIDI_TRY(ensureSm2(folder, QStringLiteral("seal")));
    return ensureSm2(folder, QStringLiteral("sign"));
}

Result<void> enrolStation(const QString& authorityDir, const QString& stationDir,
    const StationName& name, const QDate& validUntil)
{
    YIDI_TRY(checkName(name));
    const QDir from(authorityDir);
    const QDir to(stationDir);
    YIDI_ASSIGN(const Authority authority, readAuthority(from));
    YIDI_TRY(ensureFolder(stationDir));
    YIDI_TRY(
        copyPublic(from.filePath(QStringLiteral("ca.pem")), to.filePath(QStringLiteral("ca.pem"))));
    YIDI_TRY(copyPublic(from.filePath(QStringLiteral("sign.pem")),
        to.filePath(QStringLiteral("province-sign.pem"))));
    YIDI_TRY(copyPublic(from.filePath(QStringLiteral("seal.pem")),
        to.filePath(QStringLiteral("province-seal.pem"))));
    YIDI_TRY(ensureStoreKey(to));

    const QString path = to.filePath(QStringLiteral("station.pem"));
    YIDI_ASSIGN(const Key key, ownKey(to.filePath(QStringLiteral("station.key")), path, newTlsKey));
    return guarded(path, [&]() -> Result<void> {
        if (QFile::exists(path)) {
            YIDI_TRY(checkStation(path, *key, name));
        } else {
            const QByteArray pem = issue(*authority.key, authority.certificate.subject_dn(), *key,
                named(name), { "PKIX.ClientAuth", {}, leafYears, validUntil });
            YIDI_TRY(keepIssued(from, pem));
            YIDI_TRY(writeNewFile(path, pem, FileAccess::Everyone));
        }
        YIDI_TRY(giveRevocations(from, to));
        return giveSlipKey(from, to, name.institutionCode);
    });
}

Result<int> revokeStation(const QString& authorityDir, const StationName& name)
{
    const QDir dir(authorityDir);
    const QDir issued(dir.filePath(QStringLiteral("issued")));
    std::vector<Botan::X509_Certificate> theirs;
    for (const QString& file : issued.entryList({ QStringLiteral("*.pem") }, QDir::Files)) {
        YIDI_ASSIGN(const auto certificate, readCertificate(issued.filePath(file)));
        if (stationName(certificate) == name)
            theirs.push_back(certificate);
    }
    if (theirs.empty())
        return fail(ErrorCode::BadInput,
            QStringLiteral("nothing was issued to %1 of %2 here")
                .arg(name.deviceNo, name.institutionCode));
    return revokeNew(dir, theirs);
}

Result<int> revokeCertificate(const QString& authorityDir, const QByteArray& certificate)
{
    return guarded(QStringLiteral("certificate"), [&]() -> Result<int> {
        auto from = source(certificate);
        return revokeNew(QDir(authorityDir), { Botan::X509_Certificate(from) });
    });
}

Result<void> checkStationCertificate(
    const QByteArray& certificate, const QByteArray& authority, const StationName& name)
{
    const QString subject = QStringLiteral("certificate");
    return guarded(subject, [&]() -> Result<void> {
        auto own = source(certificate);
        auto issuer = source(authority);
        const Botan::X509_Certificate ours(own);
        const std::unique_ptr<Botan::Public_Key> key(
            Botan::X509_Certificate(issuer).load_subject_public_key());
        if (!ours.check_signature(*key))
            return fail(ErrorCode::BadInput, subject + QStringLiteral(" of another authority"));
        if (stationName(ours) != name)
            return fail(ErrorCode::BadInput, subject + QStringLiteral(" of another station"));
        return {};
    });
}

Result<StationName> stationNameOf(const QByteArray& certificate)
{
    return guarded(QStringLiteral("certificate"), [&]() -> Result<StationName> {
        auto from = source(certificate);
        return stationName(Botan::X509_Certificate(from));
    });
}

} // namespace yidi
