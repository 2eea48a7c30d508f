// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/tlv.h"

#include <QTest>

using namespace yidi;

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

} // namespace

class TestTlv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parse_oneLevel_givesTagsAndValues_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("objects"); // "tag:value …", empty when refused
        const auto row = [](const char* name, const QByteArray& bytes, const char* objects) {
            QTest::newRow(name) << bytes << QString::fromLatin1(objects);
        };
        row("nothing", {}, "-");
        row("one", hex("860103"), "86:03");
        row("two", hex("860103 9F0C02AABB"), "86:03 9f0c:aabb");
        row("empty value", hex("8600"), "86:");
        row("nested stays bytes", hex("A503860101"), "a5:860101");
        row("tag of three bytes", hex("DF810201 07"), "df8102:07");
        row("length in one byte more", hex("868101 03"), "86:03");
        row("length in two bytes more", hex("86820001 03"), "86:03");
        row("padding around", hex("0000 860103 FFFF 00 870104 00"), "86:03 87:04");
        row("only padding", hex("00FF00"), "-");
        row("length past the end", hex("860203"), "");
        row("length missing", hex("86"), "");
        row("tag cut", hex("9F"), "");
        row("tag without end", hex("9F8181810100"), "");
        row("length cut", hex("868200"), "");
        row("length of three bytes", hex("8683000001 03"), "");
        row("length until the end", hex("8680 0000"), "");
        row("largest length, nothing there", hex("8682FFFF"), "");
        row("as many as there may be", hex("8600").repeated(64),
            "86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: "
            "86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: "
            "86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: "
            "86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86: 86:");
        row("one more", hex("8600").repeated(65), "");
    }

    void parse_oneLevel_givesTagsAndValues()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, objects);
        const auto parsed = parseTlv(bytes);
        QCOMPARE(parsed.has_value(), !objects.isEmpty());
        if (!parsed) {
            QCOMPARE(parsed.error().code, ErrorCode::CardMalformed);
            return;
        }
        QStringList told;
        for (const Tlv& object : *parsed)
            told << QString::number(object.tag, 16) + u':' + QLatin1String(object.value.toHex());
        QCOMPARE(told.isEmpty() ? QStringLiteral("-") : told.join(u' '), objects);
    }

    void find_followsThePath()
    {
        const QByteArray fci = hex("6F0E 8402AABB A508 880101 9F0C02 8600").left(16);
        const auto found = findTlv(fci, { 0x6F, 0xA5, 0x88 });
        QVERIFY(found && *found);
        QCOMPARE(**found, hex("01"));
        const auto empty = findTlv(fci, { 0x6F, 0xA5, 0x9F0C, 0x86 });
        QVERIFY(empty && *empty && (*empty)->isEmpty());
        const auto missing = findTlv(fci, { 0x6F, 0xA5, 0x99 });
        QVERIFY(missing && !*missing);
        QVERIFY(!findTlv(fci, { 0x6F, 0x84, 0x01 })); // AABB is no object
    }

    void find_deepNesting_costsNoStack()
    {
        QByteArray bytes;
        for (int depth = 0; depth < 10000; ++depth)
            bytes = hex("6F82") + char(bytes.size() >> 8) + char(bytes.size()) + bytes.left(60000);
        QVERIFY(parseTlv(bytes));
        QVERIFY(findTlv(bytes, { 0x6F, 0x6F, 0x6F }));
    }

    void find_cutAnywhere_isRefusedOrMissing()
    {
        const QByteArray fci = hex("6F0C 8402AABB A506 9F0C03 860103").left(14);
        for (qsizetype length = 1; length < fci.size(); ++length)
            QVERIFY(!findTlv(fci.left(length), { 0x6F, 0xA5, 0x9F0C, 0x86 }));
        QVERIFY(findTlv(fci, { 0x6F, 0xA5, 0x9F0C, 0x86 }).value());
    }
};

QTEST_GUILESS_MAIN(TestTlv)
#include "tst_tlv.moc"
