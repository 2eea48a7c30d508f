// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/social_security/value.h"

#include <QStringDecoder>
#include <QTest>

using namespace yidi;

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

QByteArray gb(const QString& text)
{
    return encodeText(text, 60);
}

} // namespace

class TestValue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void values_encodeAndDecode_areInverse()
    {
        const QString text = QStringLiteral("古丽·阿不都𠮷");
        QCOMPARE(*decodeText(encodeText(text, 30)), text);
        QCOMPARE(*decodeDigits(encodeDigits(QStringLiteral("12345"), 4)), QStringLiteral("12345"));
        QVERIFY(!decodeDate(hex("00000000"))->isValid());
        QVERIFY(!decodeDate(hex("FFFFFFFF"))->isValid());
        QCOMPARE(*decodeDate(hex("20170331")), QDate(2017, 3, 31));
    }

    void name_isSpelledAsOtherDocumentsDo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* title, const QByteArray& bytes, const QString& name) {
            QTest::newRow(title) << bytes << name;
        };
        row("plain", gb(QStringLiteral("马建国")), QStringLiteral("马建国"));
        row("the middle dot itself", hex("B0A2 A1A4 C2F2"), QStringLiteral("阿·买"));
        row("bullet", gb(QStringLiteral("阿•买")), QStringLiteral("阿·买"));
        row("hyphenation point", gb(QStringLiteral("阿‧买")), QStringLiteral("阿·买"));
        row("katakana dot", gb(QStringLiteral("阿・买")), QStringLiteral("阿·买"));
        row("half-wide katakana dot", gb(QStringLiteral("阿･买")), QStringLiteral("阿·买"));
        row("dot operator", gb(QStringLiteral("阿⋅买")), QStringLiteral("阿·买"));
        row("full stop", gb(QStringLiteral("阿.买")), QStringLiteral("阿·买"));
        row("wide full stop", gb(QStringLiteral("阿．买")), QStringLiteral("阿·买"));
        row("full stop after a rare character", gb(QStringLiteral("𠮷.买")),
            QStringLiteral("𠮷·买"));
        row("two dots", gb(QStringLiteral("阿•买.提")), QStringLiteral("阿·买·提"));
        row("a Latin full stop stays", "J. LI", QStringLiteral("J. LI"));
        row("four bytes, plane 2", hex("95329031"), QString::fromUcs4(U"\U00020087"));
        row("newer than this library: Ext. H", gb(QString::fromUcs4(U"\U000313A0")),
            QString::fromUcs4(U"\U000313A0"));
        row("private use of old GBK: 䶮", gb(QString(QChar(0xE863))), QStringLiteral("䶮"));
        row("private use, first", gb(QString(QChar(0xE815))), QString(QChar(0x2E81)));
        row("private use, last", gb(QString(QChar(0xE864))), QString(QChar(0x9FBB)));
        row("private use outside stays", gb(QString(QChar(0xE814))), QString(QChar(0xE814)));
        row("and beyond", gb(QString(QChar(0xE865))), QString(QChar(0xE865)));
        row("two bytes that stay private in GB 18030-2005", hex("FE51"),
            QString::fromUcs4(U"\U00020087"));
        row("padded with blanks", "LI   ", QStringLiteral("LI"));
        row("padded with wide blanks", hex("C0EE A1A1 A1A1"), QStringLiteral("李"));
        row("never written", QByteArray(30, '\xFF'), QString());
    }

    void name_isSpelledAsOtherDocumentsDo()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        const auto decoded = decodeName(bytes);
        QVERIFY2(decoded, decoded ? "" : qPrintable(describe(decoded.error())));
        QCOMPARE(*decoded, name);
    }

    /// The table agrees with the converter wherever the converter has caught up with the standard.
    void privateUse_everyCodeOfGbk_becomesTheStandardCharacter()
    {
        QStringDecoder decoder("GB18030", QStringDecoder::Flag::Stateless);
        char16_t old = 0xE815;
        int caughtUp = 0;
        for (int second = 0x50; second <= 0xA0; ++second) {
            if (second == 0x7F)
                continue;
            const QByteArray bytes = hex("FE") + char(second);
            const QString converted = decoder(bytes);
            const auto fromOld = decodeName(gb(QString(QChar(old++))));
            const auto fromBytes = decodeName(bytes);
            QVERIFY(fromOld && fromBytes);
            QCOMPARE(*fromOld, *fromBytes);
            QVERIFY(fromOld->at(0).category() != QChar::Other_PrivateUse);
            if (converted.at(0).category() != QChar::Other_PrivateUse) {
                QCOMPARE(*fromOld, converted);
                ++caughtUp;
            }
        }
        QCOMPARE(int(old), 0xE865);
        QVERIFY(caughtUp >= 66);
    }

    void text_nobodyMayWrite_isRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("half a character") << hex("C2ED C9");
        QTest::newRow("no GB18030") << hex("C9FFFF");
        QTest::newRow("a zero inside") << QByteArray("a\0b", 3);
        QTest::newRow("newline") << QByteArray("a\nb");
        QTest::newRow("escape") << QByteArray("a\x1B[2J");
        QTest::newRow("right-to-left override") << gb(QString(QChar(0x202E)) + u'a');
        QTest::newRow("byte order mark") << gb(QString(QChar(0xFEFF)) + u'a');
        QTest::newRow("tag character of plane 14") << gb(QString::fromUcs4(U"a\U000E0041"));
        QTest::newRow("no character") << gb(QString::fromUcs4(U"a\U0001FFFF"));
    }

    void text_nobodyMayWrite_isRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = decodeText(bytes);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, ErrorCode::CardMalformed);
    }

    void date_isADayOrBlankOrRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("good");
        QTest::addColumn<QDate>("day");
        QTest::newRow("a day") << hex("20240229") << true << QDate(2024, 2, 29);
        QTest::newRow("zeros") << hex("00000000") << true << QDate();
        QTest::newRow("never written") << hex("FFFFFFFF") << true << QDate();
        QTest::newRow("missing") << QByteArray() << true << QDate();
        QTest::newRow("29 February of another year") << hex("20230229") << false << QDate();
        QTest::newRow("month 13") << hex("20231301") << false << QDate();
        QTest::newRow("day zero") << hex("20230100") << false << QDate();
        QTest::newRow("letters") << hex("2023010A") << false << QDate();
        QTest::newRow("three bytes") << hex("202301") << false << QDate();
        QTest::newRow("five bytes") << hex("2023010101") << false << QDate();
    }

    void date_isADayOrBlankOrRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, good);
        QFETCH(QDate, day);
        const auto decoded = decodeDate(bytes);
        QCOMPARE(decoded.has_value(), good);
        if (good)
            QCOMPARE(*decoded, day);
    }

    void cardSn_mustBeBuiltAsTheStandardSays_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("good");
        QTest::newRow("good") << hex("650100D1560000051002008852D19B37") << true;
        QTest::newRow("region in letters") << hex("65A100D1560000051002008852D19B37") << false;
        QTest::newRow("another registration") << hex("650100D1560000061002008852D19B37") << false;
        QTest::newRow("short") << hex("650100D1560000051002008852D19B") << false;
        QTest::newRow("never written") << QByteArray(16, '\xFF') << false;
        QTest::newRow("empty") << QByteArray() << false;
    }

    void cardSn_mustBeBuiltAsTheStandardSays()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, good);
        QCOMPARE(decodeCardSn(bytes).has_value(), good);
    }
};

QTEST_GUILESS_MAIN(TestValue)
#include "tst_value.moc"
