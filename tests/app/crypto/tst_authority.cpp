// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/authority.h"
#include "app/crypto/check_code.h"
#include "app/crypto/new_file.h"
#include "app/crypto/signing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <botan/pkix_types.h>
#include <botan/x509cert.h>

using namespace yidi;

namespace {

const StationName kiosk { QStringLiteral("KIOSK-001"), QStringLiteral("H64010400001"),
    QStringLiteral("001") };
const QStringList addresses = { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") };
const QStringList authorityFiles = { QStringLiteral("ca.key"), QStringLiteral("ca.pem"),
    QStringLiteral("seal.key"), QStringLiteral("seal.pem"), QStringLiteral("server.key"),
    QStringLiteral("server.pem"), QStringLiteral("sign.key"), QStringLiteral("sign.pem"),
    QStringLiteral("slip.root") };

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QMap<QString, QByteArray> contents(const QString& dir)
{
    QMap<QString, QByteArray> files;
    for (const QString& name : QDir(dir).entryList(QDir::Files | QDir::Hidden))
        files.insert(name, read(QDir(dir).filePath(name)));
    return files;
}

constexpr auto ownerOnly =
    QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

} // namespace

class TestAuthority : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;

    QString newFolder() { return m_root.filePath(QString::number(++m_count)); }
    QString newAuthority()
    {
        const QString dir = newFolder();
        return ensureAuthority(dir, addresses) ? dir : QString();
    }

private Q_SLOTS:
    void ensureAuthority_emptyFolder_makesAllFilesAndKeepsKeysPrivate()
    {
        const QString dir = newAuthority();
        QCOMPARE(contents(dir).keys(), authorityFiles); // nothing temporary is left
        for (const QString& name : authorityFiles)
            if (!name.endsWith(QLatin1String(".pem")))
                QCOMPARE(QFile::permissions(QDir(dir).filePath(name)), ownerOnly);
        QByteArray data = "data";
        const auto signature = sm2Sign(read(dir + QStringLiteral("/sign.key")), data);
        QVERIFY(signature);
        QVERIFY(sm2Verify(read(dir + QStringLiteral("/sign.pem")), data, *signature));
    }

    void ensureAuthority_again_changesNothing()
    {
        const QString dir = newAuthority();
        const auto before = contents(dir);
        QVERIFY(ensureAuthority(dir, addresses));
        QCOMPARE(contents(dir), before);
    }

    /// A first start may be killed between any two files.
    void ensureAuthority_publicFileMissing_isMadeAgainFromItsKey_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : { "server.pem", "sign.pem", "slip.root" })
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void ensureAuthority_publicFileMissing_isMadeAgainFromItsKey()
    {
        QFETCH(QString, name);
        const QString dir = newAuthority();
        const auto before = contents(dir);
        QVERIFY(QFile::remove(QDir(dir).filePath(name)));
        QVERIFY(ensureAuthority(dir, addresses));
        auto after = contents(dir);
        QCOMPARE(after.keys(), before.keys());
        if (name == QLatin1String("sign.pem"))
            QCOMPARE(after, before);
    }

    void ensureAuthority_keyMissingOrForeign_failsAndTouchesNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        for (const char* name : { "ca.key", "server.key", "sign.key" }) {
            QTest::addRow("%s missing", name) << QString::fromLatin1(name) << QByteArray();
            QTest::addRow("%s unreadable", name)
                << QString::fromLatin1(name) << QByteArray("nonsense");
        }
    }
    void ensureAuthority_keyMissingOrForeign_failsAndTouchesNothing()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const QString dir = newAuthority();
        const QString path = QDir(dir).filePath(name);
        QVERIFY(QFile::remove(path));
        if (!bytes.isEmpty())
            QVERIFY(writeNewFile(path, bytes, FileAccess::Owner));
        const auto before = contents(dir);
        const auto result = ensureAuthority(dir, addresses);
        QVERIFY(!result);
        QVERIFY(result.error().detail.contains(name));
        QCOMPARE(contents(dir), before);
    }

    void ensureAuthority_keyOfAnother_fails_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : { "ca.key", "server.key", "sign.key" })
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void ensureAuthority_keyOfAnother_fails()
    {
        QFETCH(QString, name);
        const QString dir = newAuthority();
        const QString path = QDir(dir).filePath(name);
        QVERIFY(QFile::remove(path) && QFile::copy(QDir(newAuthority()).filePath(name), path));
        QVERIFY(!ensureAuthority(dir, addresses));
    }

    void ensureAuthority_folderUnusable_fails()
    {
        const QString file = newFolder();
        QVERIFY(writeNewFile(file, "x", FileAccess::Owner));
        QVERIFY(!ensureAuthority(file, addresses));
    }

    void serverCertificate_namesItsAddressesAndIsNoAuthority()
    {
        const QString dir = newAuthority();
        const Botan::X509_Certificate server(QFile::encodeName(dir).toStdString() + "/server.pem");
        const Botan::X509_Certificate authority(QFile::encodeName(dir).toStdString() + "/ca.pem");
        const auto& names = server.subject_alt_name();
        QCOMPARE(names.get_attribute("IP"), std::vector<std::string> { "127.0.0.1" });
        QCOMPARE(names.get_attribute("DNS"), std::vector<std::string> { "localhost" });
        QVERIFY(authority.is_CA_cert());
        QVERIFY(!server.is_CA_cert());
        QVERIFY(server.allowed_extended_usage("PKIX.ServerAuth"));
        QVERIFY(!server.allowed_extended_usage("PKIX.ClientAuth"));
    }

    void enrolStation_givesCertificateThatNamesIt()
    {
        const QString authority = newAuthority();
        const QString dir = newFolder();
        QVERIFY(enrolStation(authority, dir, kiosk));
        QCOMPARE(contents(dir).keys(),
            QStringList({ QStringLiteral("ca.pem"), QStringLiteral("province-seal.pem"),
                QStringLiteral("province-sign.pem"), QStringLiteral("slip.key"),
                QStringLiteral("station.key"), QStringLiteral("station.pem"),
                QStringLiteral("store.key") }));
        for (const QString& key : { QStringLiteral("station.key"), QStringLiteral("slip.key"),
                 QStringLiteral("store.key") })
            QCOMPARE(QFile::permissions(QDir(dir).filePath(key)), ownerOnly);
        const QByteArray pem = read(dir + QStringLiteral("/station.pem"));
        const auto name = stationNameOf(pem);
        QVERIFY(name);
        QCOMPARE(*name, kiosk);
        const auto der = Botan::X509_Certificate(
            reinterpret_cast<const uint8_t*>(pem.constData()), static_cast<size_t>(pem.size()))
                             .BER_encode();
        const auto fromDer = stationNameOf(QByteArray(
            reinterpret_cast<const char*>(der.data()), static_cast<qsizetype>(der.size())));
        QVERIFY(fromDer);
        QCOMPARE(*fromDer, kiosk);
        QCOMPARE(
            read(dir + QStringLiteral("/ca.pem")), read(authority + QStringLiteral("/ca.pem")));
        QCOMPARE(read(dir + QStringLiteral("/province-sign.pem")),
            read(authority + QStringLiteral("/sign.pem")));
    }

    void enrolStation_again_changesNothingButAnotherNameIsRefused()
    {
        const QString authority = newAuthority();
        const QString dir = newFolder();
        QVERIFY(enrolStation(authority, dir, kiosk));
        const auto before = contents(dir);
        QVERIFY(enrolStation(authority, dir, kiosk));
        auto other = kiosk;
        other.stationNumber = QStringLiteral("002");
        QVERIFY(!enrolStation(authority, dir, other));
        QVERIFY(!enrolStation(newAuthority(), dir, kiosk));
        QCOMPARE(contents(dir), before);
    }

    void enrolStation_slipKey_isTheInstitutionsAndKept()
    {
        const QString authority = newAuthority();
        const auto slipKey = [&](const QString& device, const QString& institution) {
            const QString dir = newFolder();
            return enrolStation(authority, dir, { device, institution, QStringLiteral("001") })
                ? readSlipKey(dir).value_or(QByteArray())
                : QByteArray();
        };
        const QByteArray key = slipKey(QStringLiteral("KIOSK-001"), kiosk.institutionCode);
        QVERIFY(!key.isEmpty());
        QCOMPARE(slipKey(QStringLiteral("WINDOW-001"), kiosk.institutionCode), key);
        QVERIFY(slipKey(QStringLiteral("KIOSK-001"), QStringLiteral("J65000000001")) != key);
        QCOMPARE(
            slipKeyOf(read(authority + QStringLiteral("/slip.root")), kiosk.institutionCode), key);
        QVERIFY(!readSlipKey(newFolder()));
    }

    void enrolStation_enrolledBeforeSlipsHadCodes_getsAKeyButAForeignOneIsRefused()
    {
        const QString authority = newAuthority();
        const QString dir = newFolder();
        QVERIFY(enrolStation(authority, dir, kiosk));
        const auto before = contents(dir);
        const QString path = QDir(dir).filePath(QStringLiteral("slip.key"));
        QVERIFY(QFile::remove(path));
        QVERIFY(enrolStation(authority, dir, kiosk));
        QCOMPARE(contents(dir), before);
        QVERIFY(QFile::remove(path));
        QVERIFY(writeNewFile(path, QByteArray(64, '0'), FileAccess::Owner));
        QVERIFY(!enrolStation(authority, dir, kiosk));
    }

    void enrolStation_badName_isRefusedNamingTheField_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("institution");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("field");
        const QString d = kiosk.deviceNo, i = kiosk.institutionCode, n = kiosk.stationNumber;
        QTest::newRow("no device") << QString() << i << n << QStringLiteral("deviceNo");
        QTest::newRow("long device")
            << QString(65, QLatin1Char('x')) << i << n << QStringLiteral("deviceNo");
        QTest::newRow("short institution")
            << d << QStringLiteral("H6401") << n << QStringLiteral("institutionCode");
        QTest::newRow("two digits")
            << d << i << QStringLiteral("01") << QStringLiteral("stationNumber");
        QTest::newRow("letters") << d << i << QStringLiteral("0x1")
                                 << QStringLiteral("stationNumber");
    }
    void enrolStation_badName_isRefusedNamingTheField()
    {
        QFETCH(QString, device);
        QFETCH(QString, institution);
        QFETCH(QString, number);
        QFETCH(QString, field);
        const QString dir = newFolder();
        const auto result = enrolStation(newAuthority(), dir, { device, institution, number });
        QVERIFY(!result);
        QVERIFY(result.error().detail.startsWith(field));
        QVERIFY(!QFile::exists(dir));
    }

    void enrolStation_withoutAuthority_fails()
    {
        QVERIFY(!enrolStation(newFolder(), newFolder(), kiosk));
    }

    void stationNameOf_garbage_fails()
    {
        for (const QByteArray& bytes : { QByteArray(), QByteArray("x"), QByteArray(5000, '0') })
            QVERIFY(!stationNameOf(bytes));
    }

    void writeNewFile_existing_isNotReplaced()
    {
        const QString path = newFolder();
        QVERIFY(writeNewFile(path, "first", FileAccess::Everyone));
        QVERIFY(QFile::permissions(path).testFlag(QFile::ReadOther));
        const auto again = writeNewFile(path, "second", FileAccess::Everyone);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(read(path), QByteArray("first"));
        QVERIFY(!writeNewFile(path + QStringLiteral("/below"), "x", FileAccess::Owner));
    }
};

QTEST_GUILESS_MAIN(TestAuthority)
#include "tst_authority.moc"
