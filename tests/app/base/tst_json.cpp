// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json_reader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <random>

using namespace yidi;

namespace {

QString problemOf(const QByteArray& bytes, JsonLimits limits = {})
{
    const auto parsed = parseJson(bytes, limits);
    if (parsed)
        return {};
    return parsed.error().code == ErrorCode::BadJson ? parsed.error().detail
                                                     : QStringLiteral("another error code");
}

QByteArray nestedArrays(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

QByteArray objectWithMembers(int count)
{
    QByteArray text = "{";
    for (int i = 0; i < count; ++i)
        text += (i ? ",\"m" : "\"m") + QByteArray::number(i) + "\":" + QByteArray::number(i);
    return text + "}";
}

/// Any document at all, with texts and names that come again, and now and then one that is broken.
QByteArray anyDocument(std::mt19937_64& dice)
{
    const auto upTo = [&](int most) { return std::uniform_int_distribution<int>(0, most)(dice); };
    const QByteArray texts[] = { "", "a", "insutype", "异地就医", "\\u5f02\\ud83d\\ude00",
        "exactly forty bytes of text, which fit in",
        "one byte more than forty: this does not fit..", "\xE5\xBC" };
    const auto text = [&] { return '"' + texts[upTo(upTo(60) == 0 ? 7 : 6)] + '"'; };
    const auto value = [&](auto& self, int depth) -> QByteArray {
        const QByteArray plain[] = { "null", "true", "false", "-12.30", "7", text() };
        const int kind = upTo(depth > 3 ? 5 : 9);
        if (kind < 6)
            return plain[kind];
        const bool object = kind < 8;
        QByteArray whole = object ? "{" : "[";
        for (int i = 0, count = upTo(upTo(9) == 0 ? 40 : 5); i < count; ++i) {
            whole += i > 0 ? "," : "";
            // Some names come twice.
            whole += object ? "\"n" + QByteArray::number(upTo(60) == 0 ? 0 : i) + "\":" : "";
            whole += self(self, depth + 1);
        }
        return whole + (object ? "}" : "]");
    };
    QByteArray whole = value(value, 0);
    return upTo(20) == 0 ? whole.chopped(1) : whole;
}

} // namespace

class TestJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parse_whatIsNoJson_saysWhereAndWhat_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, QByteArray bytes, const char* said) {
            QTest::newRow(name) << bytes << QString::fromLatin1(said);
        };
        row("empty", "", "at byte 0");
        row("blank", "  \n", "empty");
        row("two values", "{} {}", "at byte 3");
        row("bytes behind a zero byte", QByteArray("{}\0[", 4), "bytes after the end");
        row("a zero byte alone", QByteArray("{}\0", 3), "bytes after the end");
        row("cut short", "{\"a\":[1,2", "at byte 9");
        row("trailing comma", "[1,]", "at byte 3");
        row("single quotes", "{'a':1}", "at byte 1");
        row("NaN", "[NaN]", "at byte 1");
        row("leading zero", "[01]", "at byte");
        row("leading plus", "[+1]", "at byte 1");
        row("bare point", "[1.]", "at byte");
        row("raw control character", "[\"a\nb\"]", "at byte");
        row("member twice", R"({"a":1,"b":2,"a":3})", "\"a\" appears twice");
        row("member twice, once escaped", R"({"a":1,"\u0061":3})", "\"a\" appears twice");
        row("member twice, deep inside", R"([{"x":{"k":1,"k":1}}])", "\"k\" appears twice");
        row("lone high surrogate", R"(["\ud800"])", "at byte");
        row("lone high surrogate, then text", R"(["\ud800x"])", "at byte");
        row("lone low surrogate", R"(["\udc00"])", "lone surrogate");
        row("lone low surrogate in a name", R"({"a\udfff":1})", "lone surrogate");
        row("surrogate as UTF-8 bytes", "[\"\xED\xA0\x80\"]", "encoding");
        row("overlong UTF-8", "[\"\xC0\xAF\"]", "encoding");
        row("Latin-1", "[\"\xE9\"]", "encoding");
    }

    void parse_whatIsNoJson_saysWhereAndWhat()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const QString problem = problemOf(bytes);
        QVERIFY2(problem.contains(said), qPrintable(QStringLiteral("said: ") + problem));
    }

    void parse_sameNameInTwoObjects_isFine()
    {
        QVERIFY(parseJson(R"([{"a":1},{"a":{"a":2}}])").has_value());
    }

    void parse_depth_isLimited()
    {
        QVERIFY(problemOf(nestedArrays(32)).isEmpty());
        QVERIFY(problemOf(nestedArrays(33)).contains(QStringLiteral("nested deeper than 32")));
        // Far beyond any stack: the reader must not recurse.
        QVERIFY(!problemOf(QByteArray(5'000'000, '[')).isEmpty());
        JsonLimits flat;
        flat.maxDepth = 1;
        QVERIFY(problemOf("[1]", flat).isEmpty());
        QVERIFY(!problemOf("[[1]]", flat).isEmpty());
    }

    void parse_size_isLimited()
    {
        JsonLimits small;
        small.maxBytes = 4;
        QVERIFY(problemOf("[12]", small).isEmpty());
        QCOMPARE(problemOf("[123]", small), QStringLiteral("5 bytes, more than 4"));
    }

    void numbers_keepTheirText()
    {
        for (const char* text : { "0", "-0", "17353.93", "17353.930000", "1e300", "-1.5E-7",
                 "99999999999999.99", "123456789012345678901234567890" }) {
            const auto parsed = parseJson(text);
            QVERIFY2(parsed.has_value(), text);
            QCOMPARE(parsed->kind(), Json::Kind::Number);
            QCOMPARE(parsed->text(), QString::fromLatin1(text));
            QCOMPARE(writeJson(*parsed), QByteArray(text));
        }
        QCOMPARE(writeJson(Json(Fen(433 * 1000))), QByteArray("4330.00"));
        QCOMPARE(writeJson(Json::integer(INT64_MIN)), QByteArray("-9223372036854775808"));
    }

    void roundTrip_keepsEverythingAndTheOrder()
    {
        const QByteArray text = "{\"z\":null,\"a\":true,\"list\":[1,\"\",{},[]],"
                                "\"名\":\"张三 \\\"\\\\/\\t\",\"fullwidth\":\"１２\","
                                "\"smile\":\"😀\",\"amount\":-0.05,\"f\":false}";
        const auto parsed = parseJson(text);
        QVERIFY(parsed.has_value());
        QCOMPARE(writeJson(*parsed), text);
        const auto again = parseJson(writeJsonPretty(*parsed));
        QVERIFY(again.has_value());
        QVERIFY(*again == *parsed);
        QCOMPARE(parsed->names().front(), QStringLiteral("z"));
        QVERIFY((*parsed)[u"a"].isTrue());
        QVERIFY(!(*parsed)[u"f"].isTrue());
        QCOMPARE((*parsed)[u"smile"].text(), QString::fromUtf8("😀"));
    }

    void escapes_areReadAndControlCharactersWritten()
    {
        const auto parsed = parseJson(R"(["\u5f02\ud83d\ude00\u0000\b"])");
        QVERIFY(parsed.has_value());
        const QString text = parsed->items().front().text();
        QCOMPARE(text, QString::fromUtf8("异😀") + QChar(0) + QChar(8));
        QCOMPARE(writeJson(*parsed), QByteArray("[\"异😀\\u0000\\b\"]"));
    }

    void member_absent_isNull()
    {
        const Json object = Json::object({ { QStringLiteral("a"), Json::integer(1) } });
        QVERIFY(object.contains(u"a"));
        QVERIFY(!object.contains(u"b"));
        QVERIFY(object[u"b"].isNull());
        QVERIFY(object[u"b"][u"c"].isNull());
        QVERIFY(object[u"a"].text() == QStringLiteral("1"));
    }

    void set_existingMember_isReplacedInPlace()
    {
        Json object;
        object.set(QStringLiteral("a"), Json::integer(1)).set(QStringLiteral("b"), {});
        object.set(QStringLiteral("a"), QStringLiteral("x"));
        QCOMPARE(writeJson(object), QByteArray(R"({"a":"x","b":null})"));
        Json list;
        list.append(Json::boolean(false)).append(Json::array());
        QCOMPARE(writeJson(list), QByteArray("[false,[]]"));
    }

    /// The processor's time for eight times the members, against eight for a linear reading and
    /// sixty-four for a quadratic one.
    void parse_manyMembers_isNotQuadratic()
    {
        const auto cost = [](int members) {
            const QByteArray text = objectWithMembers(members);
            const std::clock_t begin = std::clock();
            const auto parsed = parseJson(text);
            const std::clock_t used = std::clock() - begin;
            return parsed && parsed->names().size() == static_cast<std::size_t>(members) ? used
                                                                                         : -1;
        };
        QVERIFY(cost(1'000) >= 0); // warms up
        const std::clock_t small = cost(20'000);
        const std::clock_t large = cost(160'000);
        QVERIFY(small > 0);
        QVERIFY2(large > 0 && large < 24 * small,
            qPrintable(QStringLiteral("%1 against %2").arg(large).arg(small)));
    }

    void parse_manyMembers_keepsThemAndFindsTheSecondOfAName()
    {
        QByteArray text = objectWithMembers(100'000);
        const auto parsed = parseJson(text);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->size(), std::size_t { 100'000 });
        QCOMPARE(parsed->names().back(), QStringLiteral("m99999"));
        QCOMPARE(parsed->items().back().text(), QStringLiteral("99999"));
        text.chop(1);
        QVERIFY(problemOf(text + ",\"m50000\":0}").contains(QStringLiteral("appears twice")));
    }

    void reader_ofManyDocuments_readsEachAsItWereTheFirst()
    {
        std::mt19937_64 dice(7);
        JsonReader reader;
        int broken = 0;
        for (int i = 0; i < 3000; ++i) {
            const QByteArray text = anyDocument(dice);
            const auto alone = parseJson(text);
            const auto read = reader.read(text);
            QCOMPARE(read.has_value(), alone.has_value());
            if (alone)
                QVERIFY2(**read == *alone && writeJson(**read) == writeJson(*alone), text);
            else
                QCOMPARE(read.error().detail, alone.error().detail);
            broken += alone ? 0 : 1;
        }
        QVERIFY(broken > 100);
    }

    void file_errorsNameThePath()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("case.json"));
        const auto absent = readJsonFile(path);
        QVERIFY(!absent.has_value());
        QCOMPARE(absent.error().code, ErrorCode::FileUnreadable);
        QVERIFY(absent.error().detail.contains(path));

        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"a\":1");
        file.close();
        const auto broken = readJsonFile(path);
        QVERIFY(!broken.has_value());
        QCOMPARE(broken.error().code, ErrorCode::BadJson);
        QVERIFY(broken.error().detail.contains(path));

        JsonLimits small;
        small.maxBytes = 3;
        const auto large = readJsonFile(path, small);
        QVERIFY(!large.has_value());
        QVERIFY(large.error().detail.contains(QStringLiteral("more than 3")));
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
