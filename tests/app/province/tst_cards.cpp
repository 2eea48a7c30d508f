// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/crypto/card_keys.h"
#include "app/province/ledger/schema.h"
#include "app/transactions/card/card_codec.h"

#include <QFile>
#include <QTest>

#include <sqlite3.h>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString cardSn = QStringLiteral("650100D1560000051002008852D19B37"); // NX-23's
const QString cardNo = QStringLiteral("W5520816X");
const QByteArray root = "000102030405060708090A0B0C0D0E0F";

CardAuthRequest challenge()
{
    CardAuthRequest request;
    request.cardSn = cardSn;
    request.version = QStringLiteral("3.00");
    request.algorithm = QStringLiteral("03");
    request.internalFactor = QByteArray::fromHex("0102030405060708");
    request.internalData = QByteArray::fromHex("1112131415161718");
    request.externalKey = QByteArray::fromHex("01");
    request.externalFactor = QByteArray::fromHex("2122232425262728");
    request.externalData = QByteArray::fromHex("3132333435363738");
    return request;
}

QByteArray expected(CardCipher cipher, CardKeyName name, const char* factor, const char* data)
{
    SecretBuffer secret(16);
    for (const char byte : QByteArray::fromHex(root))
        secret.append(static_cast<unsigned char>(byte));
    const SecretBuffer key =
        deriveCardKey(secret, cipher, name, QByteArray::fromHex(cardSn.toLatin1()));
    return cardAnswer(cipher, key, QByteArray::fromHex(factor), QByteArray::fromHex(data)).value();
}

/// Puts the root of the cards' keys into the province's folder.
void giveRoot(World& world, const QByteArray& hex = root + "\n",
    QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner)
{
    QFile file(world.path(QStringLiteral("card_root.hex")));
    if (!file.open(QIODevice::WriteOnly) || file.write(hex) != hex.size())
        qFatal("card_root.hex");
    file.setPermissions(permissions);
    file.close();
    world.reopen();
}

WireResponse authenticate(World& world, const CardAuthRequest& request)
{
    return world.ask(
        World::kiosk(), QStringLiteral("Y201"), QStringLiteral("650100"), toWire(request));
}

CardVerifyAnswer verify(World& world, const QString& sn = cardSn, const QString& no = cardNo)
{
    const WireResponse response = world.ask(World::kiosk(), QStringLiteral("Y202"),
        QStringLiteral("650100"), toWire(CardVerifyRequest { sn, no }));
    return fromWire<CardVerifyAnswer>(response.output, QStringLiteral("output")).value();
}

} // namespace

class TestCards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void authenticate_withTheRoot_answersWhatTheCardWill_data()
    {
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<QByteArray>("externalKey");
        QTest::newRow("SM4") << QStringLiteral("03") << QByteArray("\x01");
        QTest::newRow("triple DES") << QStringLiteral("01") << QByteArray("\x81");
        QTest::newRow("internal alone") << QStringLiteral("03") << QByteArray();
    }
    void authenticate_withTheRoot_answersWhatTheCardWill()
    {
        QFETCH(QString, algorithm);
        QFETCH(QByteArray, externalKey);
        World world;
        giveRoot(world);
        CardAuthRequest request = challenge();
        request.algorithm = algorithm;
        request.externalKey = externalKey;
        const WireResponse response = authenticate(world, request);
        QVERIFY2(response.success, qPrintable(response.err_msg));
        const auto answer =
            fromWire<CardAuthAnswer>(response.output, QStringLiteral("output")).value();
        const CardCipher cipher =
            algorithm == QLatin1String("03") ? CardCipher::Sm4 : CardCipher::TripleDes;
        QCOMPARE(answer.internalAnswer,
            expected(cipher, CardKeyName::InternalRoot, "0102030405060708", "1112131415161718"));
        const CardKeyName name =
            externalKey == QByteArray("\x81") ? CardKeyName::ReadMedical : CardKeyName::ReadHolder;
        QCOMPARE(answer.externalAnswer,
            externalKey.isEmpty() ? QByteArray()
                                  : expected(cipher, name, "2122232425262728", "3132333435363738"));
        QCOMPARE(world.query("SELECT count(*) FROM message"), QStringLiteral("0")); // a question
    }

    void authenticate_whatNoCardAsks_isRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const char* value) {
            QTest::addRow("%s=%s", name, value)
                << QString::fromLatin1(name) << QString::fromLatin1(value);
        };
        row("card_sn", "650100D15600000510020088"); // too short
        row("card_sn", "650100D1560000061002008852D19B37"); // another scheme
        row("card_sn", "9F0100D1560000051002008852D19B37"); // no region
        row("card_sn", "650100D1560000051002008852D19BXX");
        row("algorithm", "02");
        row("algorithm", "3");
        row("external_key", "7F");
        row("external_key", "02"); // writes on the card: not for a station
        row("external_factor", "");
        row("external_data", "");
        row("internal_factor", "");
        row("internal_data", "00");
    }
    void authenticate_whatNoCardAsks_isRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        World world;
        giveRoot(world);
        const WireResponse response = world.ask(World::kiosk(), QStringLiteral("Y201"),
            QStringLiteral("650100"), withMember(toWire(challenge()), name, value));
        QVERIFY(!response.success);
        QVERIFY2(
            response.err_msg.contains(QStringLiteral("input.data.")), qPrintable(response.err_msg));
        QVERIFY(response.output[u"result"].isNull());
    }

    void authenticate_withoutTheRoot_isRefused()
    {
        World world;
        const WireResponse response = authenticate(world, challenge());
        QVERIFY(!response.success);
        QVERIFY(response.err_msg.contains(QStringLiteral("密钥")));
    }

    void root_thatIsNoneOrOpenToOthers_stopsTheProvince()
    {
        World world;
        giveRoot(world, "0011");
        QVERIFY(!world.province());
        giveRoot(world, QByteArray(32, 'x'));
        QVERIFY(!world.province());
        giveRoot(world, root, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        QVERIFY(!world.province());
        QVERIFY2(world.error().contains(QLatin1String("chmod")), qPrintable(world.error()));
        QVERIFY(!world.error().contains(QString::fromLatin1(root)));
    }

    void authenticate_tooOften_isRefusedUntilTheNextMinuteWithOneAlarm()
    {
        World world;
        giveRoot(world);
        int granted = 0;
        while (granted < 100 && authenticate(world, challenge()).success)
            ++granted;
        QCOMPARE(granted, Province::Options().cardAsksPerMinute);
        QVERIFY(!authenticate(world, challenge()).success);
        QCOMPARE(world.query("SELECT count(*) FROM alarm WHERE dev_no = 'KIOSK-001'"),
            QStringLiteral("1"));
        // Another station is not held up, nor is this one for longer than the minute.
        QVERIFY(world
                    .ask(World::hospital(), QStringLiteral("Y201"), QStringLiteral("650100"),
                        toWire(challenge()))
                    .success);
        world.clock().advanceMs(60000);
        QVERIFY(authenticate(world, challenge()).success);
    }

    void verify_aCard_tellsItsStateAndWhereItsHolderIsInsured()
    {
        World world;
        QCOMPARE(verify(world),
            (CardVerifyAnswer { CardStanding::Valid, {}, QStringLiteral("650100") }));
        QCOMPARE(verify(world, cardSn.toLower()).standing, CardStanding::Valid);
        QVERIFY(world.tamper("INSERT INTO card_status SELECT card_sn, 'lost', '2017-03-01', psn_no "
                             "FROM person WHERE card_no = 'W5520816X'"));
        QCOMPARE(verify(world),
            (CardVerifyAnswer { CardStanding::Lost, QDate(2017, 3, 1), QStringLiteral("650100") }));
        QVERIFY(world.tamper("UPDATE card_status SET state = 'cancelled'"));
        QCOMPARE(verify(world).standing, CardStanding::Cancelled);
    }

    void verify_aCardNobodyCarriesAnyMore_isStillKnown()
    {
        World world;
        const QString old = QStringLiteral("650100D1560000051002008711111111");
        QVERIFY(world.tamper(
            "INSERT INTO card_status SELECT '650100D1560000051002008711111111', 'cancelled', "
            "'2016-05-01', psn_no FROM person WHERE card_no = 'W5520816X'"));
        QCOMPARE(verify(world, old, QStringLiteral("W55208001")).standing, CardStanding::Cancelled);
        QCOMPARE(verify(world).standing, CardStanding::Valid);
    }

    void verify_aCardOfAnotherNumberOrNobody_isUnknown()
    {
        World world;
        QCOMPARE(verify(world, cardSn, QStringLiteral("W30174258")), CardVerifyAnswer {});
        QCOMPARE(
            verify(world, QStringLiteral("650100D156000005FFFF008852D19B37")), CardVerifyAnswer {});
    }

    void person_byCode_isFoundOrShowsTheCodeAgain()
    {
        World world;
        const auto ask = [&](const char* code) {
            return world.ask(World::kiosk(), QStringLiteral("1101"), QStringLiteral("640104"),
                data({ { QStringLiteral("mdtrt_cert_type"), QStringLiteral("01") },
                    { QStringLiteral("mdtrt_cert_no"), QString::fromLatin1(code) } }));
        };
        const WireResponse known = ask("YIDI-TRAINING-CODE-0023");
        QVERIFY2(known.success, qPrintable(known.err_msg));
        QCOMPARE(known.output[u"baseinfo"][u"psn_no"].text(), personNo(QStringLiteral("NX-23")));
        const WireResponse unknown = ask("YIDI-TRAINING-CODE-9999");
        QVERIFY(!unknown.success);
        QCOMPARE(unknown.reasons.at(0).code, QStringLiteral("E01"));
        QVERIFY(!unknown.err_msg.contains(QLatin1String("9999")));
    }

    void ledger_ofTheFirstVersion_keepsTheCardsThatWereStopped()
    {
        World world;
        world.close();
        QVERIFY(QFile::remove(world.path(QStringLiteral("ledger.db"))));
        sqlite3* old = nullptr;
        const QByteArray path = QFile::encodeName(world.path(QStringLiteral("ledger.db")));
        QCOMPARE(sqlite3_open(path.constData(), &old), SQLITE_OK);
        QCOMPARE(sqlite3_exec(old, ledgerMigrations[0], nullptr, nullptr, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_exec(old,
                     "INSERT INTO person VALUES('6501000000100200885230', '01', '1', 'x', '1', "
                     "'01', '', '', 'W5520816X', '650100D1560000051002008852D19B37', '', 'frozen')",
                     nullptr, nullptr, nullptr),
            SQLITE_OK);
        sqlite3_close(old);
        world.reopen();
        QVERIFY2(world.province(), qPrintable(world.error()));
        QCOMPARE(verify(world).standing, CardStanding::Frozen);
    }

    void filing_withALostCard_isRefusedByTheSameTable()
    {
        World world;
        QVERIFY(world.tamper("INSERT INTO card_status SELECT card_sn, 'lost', '2017-03-01', psn_no "
                             "FROM person WHERE card_no = 'W5520816X'"));
        const WireResponse response = world.ask(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(QStringLiteral("NX-23")), filingInput(QStringLiteral("NX-23")));
        QVERIFY(!response.success);
        QCOMPARE(response.reasons.front().code, QStringLiteral("R15"));
    }
};

QTEST_GUILESS_MAIN(TestCards)
#include "tst_cards.moc"
