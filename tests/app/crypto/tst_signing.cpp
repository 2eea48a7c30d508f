// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/signing.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstdlib>
#include <future>
#include <thread>

using namespace yidi;

namespace {

/// The signature example of GB/T 32918.5 as a public key file and a DER signature.
const QByteArray standardKey = "-----BEGIN PUBLIC KEY-----\n"
    + QByteArray::fromHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004"
                          "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                          "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
          .toBase64()
    + "\n-----END PUBLIC KEY-----\n";
const QByteArray standardSignature =
    QByteArray::fromHex("3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                        "022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa")
        .toBase64();

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// The openssl program: an implementation of SM2 that is not ours.
bool openssl(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

const QString lateThread = QStringLiteral("--leave-a-thread-behind");

/// A program whose thread has hashed and ends when all else of the program has gone.
int leaveAThreadBehind()
{
    static std::atomic<bool> mayEnd = false;
    static std::thread* thread = nullptr;
    std::atexit([] { // the first to be told is the last to be called
        mayEnd = true;
        mayEnd.notify_all();
        thread->join();
    });
    std::promise<void> hashed;
    thread = new std::thread([&hashed] {
        (void)sm3("text");
        hashed.set_value();
        mayEnd.wait(false);
    });
    hashed.get_future().wait();
    return 0;
}

} // namespace

class TestSigning : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sm3_knownText_givesStandardDigest_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("digest");
        // The first two are the examples of GB/T 32905.
        QTest::newRow("abc")
            << QByteArray("abc")
            << QStringLiteral("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        QTest::newRow("64 bytes")
            << QByteArray("abcd").repeated(16)
            << QStringLiteral("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        QTest::newRow("empty")
            << QByteArray()
            << QStringLiteral("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
    }
    void sm3_knownText_givesStandardDigest()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, digest);
        QCOMPARE(sm3Hex(text), digest);
        QCOMPARE(sm3(text), QByteArray::fromHex(digest.toLatin1()));
    }

    void hmacSm3_knownKey_givesStandardTag()
    {
        // GM/T 0042.
        const auto key =
            QByteArray::fromHex("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20");
        const auto text =
            QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").repeated(2);
        QCOMPARE(hmacSm3(key, text).toHex(),
            QByteArray("ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"));
    }

    void hmacSm3_longKey_equalsItsDigestAsKey()
    {
        const QByteArray key(100'000, 'k');
        QCOMPARE(hmacSm3(key, "x"), hmacSm3(sm3(key), "x"));
        QVERIFY(hmacSm3(QByteArray(64, 'k'), "x") != hmacSm3(sm3(QByteArray(64, 'k')), "x"));
    }

    void verify_standardExample_accepts()
    {
        QVERIFY(sm2Verify(standardKey, "message digest", standardSignature));
        QVERIFY(!sm2Verify(standardKey, "message digesT", standardSignature));
    }

    void sign_anyData_verifiesWithItsKeyOnly()
    {
        const auto mine = makeSm2KeyPair();
        const auto other = makeSm2KeyPair();
        QVERIFY(mine && other);
        for (const QByteArray& data :
            { QByteArray(), QByteArray("x"), QByteArray(1'000'000, '\0') }) {
            const auto signature = sm2Sign(mine->privatePem, data);
            QVERIFY(signature);
            QVERIFY(sm2Verify(mine->publicPem, data, *signature));
            QVERIFY(!sm2Verify(mine->publicPem, data + 'x', *signature));
            const auto refused = sm2Verify(other->publicPem, data, *signature);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::AnswerUnsigned);
        }
    }

    void verify_anyFlippedBit_refuses()
    {
        const auto pair = makeSm2KeyPair();
        QVERIFY(pair);
        const auto text = sm2Sign(pair->privatePem, "data");
        QVERIFY(text);
        const auto der = QByteArray::fromBase64(*text);
        for (qsizetype i = 0; i < der.size() * 8; ++i) {
            QByteArray broken = der;
            broken[i / 8] = static_cast<char>(broken[i / 8] ^ (1 << (i % 8)));
            QVERIFY2(!sm2Verify(pair->publicPem, "data", broken.toBase64()),
                qPrintable(QStringLiteral("bit %1").arg(i)));
        }
    }

    void verify_malformedSignatureOrKey_refuses_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("no signature") << standardKey << QByteArray();
        QTest::newRow("not base64") << standardKey << QByteArray("!!" + standardSignature);
        QTest::newRow("not DER") << standardKey << QByteArray("AAAA");
        QTest::newRow("cut short") << standardKey << standardSignature.chopped(8);
        QTest::newRow("very long") << standardKey << standardSignature.repeated(1000);
        QTest::newRow("no key") << QByteArray() << standardSignature;
        QTest::newRow("key is text") << QByteArray("key") << standardSignature;
    }
    void verify_malformedSignatureOrKey_refuses()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, signature);
        const auto result = sm2Verify(key, "message digest", signature);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::AnswerUnsigned);
    }

    void sign_withoutSm2Key_fails()
    {
        QTemporaryDir dir;
        const QString key = dir.filePath(QStringLiteral("p256.pem"));
        QVERIFY(openssl({ QStringLiteral("genpkey"), QStringLiteral("-algorithm"),
            QStringLiteral("EC"), QStringLiteral("-pkeyopt"),
            QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-out"), key }));
        QFile file(key);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray& pem : { QByteArray(), QByteArray("key"), file.readAll() })
            QVERIFY(!sm2Sign(pem, "data"));
    }

    void sign_foreignVerifier_accepts()
    {
        QTemporaryDir dir;
        const auto at = [&](const char* name) { return dir.filePath(QLatin1String(name)); };
        const auto pair = makeSm2KeyPair();
        QVERIFY(pair);
        const auto signature = sm2Sign(pair->privatePem, "message");
        QVERIFY(signature);
        writeFile(at("key"), pair->publicPem);
        writeFile(at("data"), "message");
        writeFile(at("sig"), QByteArray::fromBase64(*signature));
        const QStringList verify = { QStringLiteral("pkeyutl"), QStringLiteral("-verify"),
            QStringLiteral("-pubin"), QStringLiteral("-inkey"), at("key"), QStringLiteral("-rawin"),
            QStringLiteral("-digest"), QStringLiteral("sm3"), QStringLiteral("-pkeyopt"),
            QStringLiteral("distid:1234567812345678"), QStringLiteral("-in"), at("data"),
            QStringLiteral("-sigfile"), at("sig") };
        QVERIFY(openssl(verify));
        writeFile(at("data"), "messagE");
        QVERIFY(!openssl(verify));
    }

    void verify_foreignSignature_accepts()
    {
        QTemporaryDir dir;
        const auto at = [&](const char* name) { return dir.filePath(QLatin1String(name)); };
        writeFile(at("data"), "message");
        QVERIFY(openssl({ QStringLiteral("genpkey"), QStringLiteral("-algorithm"),
            QStringLiteral("SM2"), QStringLiteral("-out"), at("key") }));
        QVERIFY(openssl({ QStringLiteral("pkey"), QStringLiteral("-in"), at("key"),
            QStringLiteral("-pubout"), QStringLiteral("-out"), at("pub") }));
        QVERIFY(openssl({ QStringLiteral("pkeyutl"), QStringLiteral("-sign"),
            QStringLiteral("-inkey"), at("key"), QStringLiteral("-rawin"),
            QStringLiteral("-digest"), QStringLiteral("sm3"), QStringLiteral("-pkeyopt"),
            QStringLiteral("distid:1234567812345678"), QStringLiteral("-in"), at("data"),
            QStringLiteral("-out"), at("sig") }));
        QFile pub(at("pub"));
        QFile sig(at("sig"));
        QVERIFY(pub.open(QIODevice::ReadOnly) && sig.open(QIODevice::ReadOnly));
        const auto result = sm2Verify(pub.readAll(), "message", sig.readAll().toBase64());
        QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    }

    void thread_thatEndsAfterTheProgram_endsInPeace()
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), { lateThread });
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }
};

int main(int argc, char** argv)
{
    if (argc == 2 && QString::fromLocal8Bit(argv[1]) == lateThread)
        return leaveAThreadBehind();
    QCoreApplication application(argc, argv);
    TestSigning test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_signing.moc"
