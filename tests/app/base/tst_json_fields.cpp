// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/json_fields.h"

#include <QTest>

using namespace yidi;

class TestJsonFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void read_goodMembers_answersTheirValues()
    {
        const auto object = parseJson("{\"code\":310,\"kind\":\"a\",\"on\":true,\"off\":\"0\","
                                      "\"n\":3,\"sum\":\"12.5\",\"ratio\":0.95,\"delta\":-0.25,"
                                      "\"day\":\"2017-03-31\",\"time\":\"2017-03-31 14:05:59\","
                                      "\"list\":[\"x\",\"y\"],\"absent\":null}");
        QVERIFY(object.has_value());
        QString problem;
        JsonFields fields(*object, QStringLiteral("top"), problem);
        const auto name = [](const char* text) { return QLatin1String(text); };
        QCOMPARE(fields.text(name("code")), QStringLiteral("310"));
        QCOMPARE(fields.oneOf(name("kind"), { QStringLiteral("a") }), QStringLiteral("a"));
        QVERIFY(fields.flag(name("on")));
        QVERIFY(!fields.flag(name("off")));
        QCOMPARE(fields.count(name("n")), 3);
        QCOMPARE(fields.money(name("sum")), Fen(1250));
        QCOMPARE(fields.ratio(name("ratio")), BasisPoints { 9500 });
        QCOMPARE(fields.decimal(name("delta"), 4), -2500);
        QCOMPARE(fields.date(name("day")), QDate(2017, 3, 31));
        QCOMPARE(fields.dateTime(name("time")).time(), QTime(14, 5, 59));
        QCOMPARE(fields.texts(name("list")).size(), 2);
        QVERIFY(!fields.has(name("absent")));
        fields.done();
        QCOMPARE(problem, QString());
    }

    void read_badMember_namesItsPathAndWhatIsWrong_data()
    {
        using Read = std::function<void(JsonFields&)>;
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<Read>("read");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* value, const char* problem, Read read) {
            QTest::addRow("%s: %s", value, problem)
                << QByteArray(value) << read << QString::fromLatin1(problem);
        };
        const QLatin1String x("x");
        row("[]", "must be a text or a number", [=](auto& f) { f.text(x); });
        row("true", "must be a text or a number", [=](auto& f) { f.text(x); });
        row("null", "is missing", [=](auto& f) { f.text(x); });
        row("\"b\"", "must be one of a, c", [=](auto& f) {
            f.oneOf(x, { QStringLiteral("a"), QStringLiteral("c") });
        });
        row("2", "must be true, false", [=](auto& f) { f.flag(x); });
        row("-1", "whole number", [=](auto& f) { f.count(x); });
        row("1.5", "whole number", [=](auto& f) { f.count(x); });
        row("1000001", "whole number", [=](auto& f) { f.count(x); });
        row("1.005", "not a decimal", [=](auto& f) { f.money(x); });
        row("-0.01", "must not be negative", [=](auto& f) { f.money(x); });
        row("1.0001", "ratio from 0 to 1", [=](auto& f) { f.ratio(x); });
        row("\"2017-02-30\"", "not a date", [=](auto& f) { f.date(x); });
        row("\"noon\"", "not a time", [=](auto& f) { f.dateTime(x); });
        row("{}", "must be an array", [=](auto& f) { f.texts(x); });
        row("[1]", "must be a text", [=](auto& f) { f.texts(x); });
        row("1", "is not a known member", [](auto& f) { f.done(); });
    }

    void read_badMember_namesItsPathAndWhatIsWrong()
    {
        QFETCH(QByteArray, value);
        QFETCH(std::function<void(JsonFields&)>, read);
        QFETCH(QString, problem);
        const auto object = parseJson("{\"x\":" + value + '}');
        QVERIFY(object.has_value());
        QString said;
        JsonFields fields(*object, QStringLiteral("top"), said);
        read(fields);
        QVERIFY2(said.startsWith(QStringLiteral("top.x")), qPrintable(said));
        QVERIFY2(said.contains(problem), qPrintable(said));
    }

    void read_twoBadMembers_tellsEachOnce()
    {
        const auto object = parseJson("{\"a\":{}}");
        QVERIFY(object.has_value());
        QString problem;
        JsonFields fields(*object, {}, problem);
        fields.money(QLatin1String("a"));
        fields.date(QLatin1String("b"));
        QCOMPARE(problem, QStringLiteral("a: must be a text or a number\nb: is missing"));
    }

    void read_whatIsNoObject_saysSo()
    {
        QString problem;
        const Json list = Json::array();
        const JsonFields fields(list, QStringLiteral("top"), problem);
        QCOMPARE(problem, QStringLiteral("top: must be an object"));
    }
};

QTEST_GUILESS_MAIN(TestJsonFields)
#include "tst_json_fields.moc"
