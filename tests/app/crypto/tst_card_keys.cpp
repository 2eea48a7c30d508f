// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// The expected values were reckoned apart from our code, block by block with `openssl enc -des-ede`
// and `-sm4-ecb`.
#include "app/crypto/card_keys.h"

#include <QTest>

#include <set>

using namespace yidi;

Q_DECLARE_METATYPE(yidi::CardCipher)

namespace {

const QByteArray cardSn = QByteArray::fromHex("650100D1560000051002008852D19B37");
const QByteArray factor = QByteArray::fromHex("0102030405060708");
const QByteArray data = QByteArray::fromHex("1112131415161718");
constexpr auto triple = CardCipher::TripleDes;
constexpr auto sm4 = CardCipher::Sm4;

SecretBuffer secret(const QByteArray& bytes)
{
    SecretBuffer buffer(static_cast<std::size_t>(bytes.size()));
    for (const char byte : bytes)
        buffer.append(static_cast<unsigned char>(byte));
    return buffer;
}

QByteArray plain(const SecretBuffer& buffer)
{
    return { reinterpret_cast<const char*>(buffer.bytes().data()),
        static_cast<qsizetype>(buffer.size()) };
}

SecretBuffer root()
{
    return secret(QByteArray::fromHex("6D0A41F3C2985E07B41D8836E9205FCA"));
}

SecretBuffer keyFor(CardCipher cipher, CardKeyName name = CardKeyName::InternalRoot)
{
    return deriveCardKey(root(), cipher, name, cardSn);
}

QByteArray hex(const Result<QByteArray>& bytes)
{
    return bytes ? bytes->toHex().toUpper() : QByteArray("failed");
}

void eachCipher()
{
    QTest::addColumn<CardCipher>("cipher");
    QTest::newRow("3DES") << triple;
    QTest::newRow("SM4") << sm4;
}

} // namespace

class TestCardKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void derive_knownCard_givesKnownKey_data()
    {
        QTest::addColumn<CardCipher>("cipher");
        QTest::addColumn<int>("name");
        QTest::addColumn<QByteArray>("key");
        const auto row = [](const char* what, CardCipher cipher, CardKeyName name,
                             const char* key) {
            QTest::newRow(what) << cipher << int(name) << QByteArray(key);
        };
        using enum CardKeyName;
        row("3DES IRK", triple, InternalRoot, "8F39227CDC705499D6FF7F1D06B08EB6");
        row("3DES RK_SSSE", triple, ReadHolder, "3907A23FCFF398F516E9218D0AE6C069");
        row("3DES RK1", triple, ReadMedical, "2F717FD036C1CE3107203321EACDB9ED");
        row("3DES PUK", triple, PinUnblock, "240E4FE9A9C660A1C314AFC87EB04928");
        row("3DES STK", triple, Maintenance, "96D766158A9D74C795FA393563549286");
        row("SM4 IRK", sm4, InternalRoot, "2CC8148C3A3792F9F0F580A5FB3F2954");
        row("SM4 RK_SSSE", sm4, ReadHolder, "344840197A94BFAD70B6FD5A6EC50965");
        row("SM4 RK1", sm4, ReadMedical, "5F9C9D011A8FF2355161A07C2C883F11");
        row("SM4 PUK", sm4, PinUnblock, "D65FB79CF932B1905ABEF22D449A5046");
        row("SM4 STK", sm4, Maintenance, "3CDACF40D490792165B8F2850D85988B");
    }

    void derive_knownCard_givesKnownKey()
    {
        QFETCH(CardCipher, cipher);
        QFETCH(int, name);
        QFETCH(QByteArray, key);
        QCOMPARE(plain(keyFor(cipher, CardKeyName(name))).toHex().toUpper(), key);
    }

    void derive_anyByteOfTheCodeChanged_givesAnotherKey()
    {
        for (const CardCipher cipher : { triple, sm4 }) {
            std::set<QByteArray> keys { plain(keyFor(cipher)) };
            for (qsizetype at = 0; at < cardSn.size(); ++at) {
                QByteArray other = cardSn;
                other[at] = static_cast<char>(other[at] ^ 1);
                keys.insert(plain(deriveCardKey(root(), cipher, CardKeyName::InternalRoot, other)));
            }
            QCOMPARE(keys.size(), std::size_t(17));
        }
    }

    void reckoning_knownInput_givesKnownAnswer_data()
    {
        QTest::addColumn<CardCipher>("cipher");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("shortMac");
        QTest::addColumn<QByteArray>("longMac");
        QTest::addColumn<QByteArray>("sealedPin");
        QTest::newRow("3DES") << triple << QByteArray("AC26A830D65E4CDE") << QByteArray("44716E1C")
                              << QByteArray("6F9B03A4") << QByteArray("E3774D8B97881614");
        QTest::newRow("SM4") << sm4 << QByteArray("48AD289BC5380238") << QByteArray("EDCBB0CF")
                             << QByteArray("DC2881A7")
                             << QByteArray("9C0B1AED66AE1617C161B1B596DD0865");
    }

    void reckoning_knownInput_givesKnownAnswer()
    {
        QFETCH(CardCipher, cipher);
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, shortMac);
        QFETCH(QByteArray, longMac);
        QFETCH(QByteArray, sealedPin);
        const SecretBuffer key = keyFor(cipher);
        QByteArray message;
        for (char byte = 0; byte < 32; ++byte)
            message += byte;
        QCOMPARE(hex(cardAnswer(cipher, key, factor, data)), answer);
        QCOMPARE(hex(cardMac(cipher, key, QByteArray::fromHex("A1A2A3A4"),
                     QByteArray::fromHex("8424000104"))),
            shortMac);
        QCOMPARE(
            hex(cardMac(cipher, key, QByteArray::fromHex("A1A2A3A4A5A6A7A8"), message)), longMac);
        QCOMPARE(hex(sealCardPin(cipher, key, secret(QByteArray::fromHex("123456")))), sealedPin);
    }

    void sealedPin_underTheSameKey_opens_data() { eachCipher(); }

    void sealedPin_underTheSameKey_opens()
    {
        QFETCH(CardCipher, cipher);
        for (qsizetype length = 2; length <= 6; ++length) {
            const QByteArray pin = QByteArray::fromHex("12345678901F").left(length);
            const auto sealed = sealCardPin(cipher, keyFor(cipher), secret(pin));
            QVERIFY(sealed);
            const auto opened = openCardPin(cipher, keyFor(cipher), *sealed);
            QVERIFY(opened);
            QCOMPARE(plain(*opened), pin);
            QVERIFY(!openCardPin(cipher, keyFor(cipher, CardKeyName::PinUnblock), *sealed));
        }
    }

    void unblocking_isTheSealedPinUnderAMac_data() { eachCipher(); }

    void unblocking_isTheSealedPinUnderAMac()
    {
        QFETCH(CardCipher, cipher);
        const QByteArray header = QByteArray::fromHex("84240001");
        const SecretBuffer pin = secret(QByteArray::fromHex("654321"));
        const auto sealed = sealCardPin(cipher, keyFor(cipher, CardKeyName::PinUnblock), pin);
        const auto whole = sealUnblock(cipher, root(), cardSn, factor, header, pin);
        QVERIFY(sealed && whole);
        QCOMPARE(whole->size(), cipher == triple ? 0x0C : 0x14);
        const auto mac = cardMac(cipher, keyFor(cipher, CardKeyName::Maintenance), factor,
            header + static_cast<char>(whole->size()) + *sealed);
        QCOMPARE(*whole, *sealed + mac.value_or(QByteArray()));
        const auto counterOnly = sealUnblock(cipher, root(), cardSn, factor, header, {});
        QVERIFY(counterOnly);
        QCOMPARE(counterOnly->size(), 4);
        QVERIFY(!sealUnblock(cipher, root(), cardSn, factor, header.left(3), pin));
    }

    void externalKeys_areKnownByNumber()
    {
        QCOMPARE(externalCardKey(0x01), CardKeyName::ReadHolder);
        QCOMPARE(externalCardKey(0x81), CardKeyName::ReadMedical);
        QVERIFY(!externalCardKey(0x00));
        QVERIFY(!externalCardKey(0x7F));
    }

    void wrongLengths_areRefused_data() { eachCipher(); }

    void wrongLengths_areRefused()
    {
        QFETCH(CardCipher, cipher);
        const SecretBuffer key = keyFor(cipher);
        const SecretBuffer shortKey = secret("12345678");
        QVERIFY(deriveCardKey(shortKey, cipher, CardKeyName::PinUnblock, cardSn).isEmpty());
        QVERIFY(deriveCardKey(root(), cipher, CardKeyName::PinUnblock, cardSn.left(15)).isEmpty());
        QVERIFY(!cardAnswer(cipher, shortKey, factor, data));
        QVERIFY(!cardAnswer(cipher, key, factor.left(7), data));
        QVERIFY(!cardAnswer(cipher, key, factor, data + data));
        QVERIFY(!cardMac(cipher, key, {}, "message"));
        QVERIFY(!cardMac(cipher, key, factor + data, "message"));
        QVERIFY(!sealCardPin(cipher, key, SecretBuffer()));
        QVERIFY(!sealCardPin(cipher, key, secret(QByteArray(15, '1'))));
        QVERIFY(!openCardPin(cipher, key, QByteArray(7, '1')));
        QVERIFY(!openCardPin(cipher, key, {}));
    }
};

QTEST_GUILESS_MAIN(TestCardKeys)
#include "tst_card_keys.moc"
