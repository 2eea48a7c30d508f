// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/person/person.h"

#include "app/base/json.h"

#include <QTest>

using namespace yidi;

class TestPerson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void name_masked_keepsFirstCharacters_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("masked");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("one") << QStringLiteral("马") << QStringLiteral("马");
        QTest::newRow("two") << QStringLiteral("张三") << QStringLiteral("张*");
        QTest::newRow("three") << QStringLiteral("马建国") << QStringLiteral("马**");
        QTest::newRow("middle dot")
            << QStringLiteral("古丽米热·阿不都") << QStringLiteral("古***·阿**");
        QTest::newRow("other dot") << QStringLiteral("阿依•热合") << QStringLiteral("阿*•热*");
        QTest::newRow("beyond the basic plane") << QStringLiteral("𠮷𠮷") << QStringLiteral("𠮷*");
    }

    void name_masked_keepsFirstCharacters()
    {
        QFETCH(QString, name);
        QFETCH(QString, masked);
        QCOMPARE(maskedName(name), masked);
    }

    void numbers_masked_keepWhatIsAllowed_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("masked");
        const auto row = [](const char* name, const char* type, const char* number,
                             const char* masked) {
            QTest::newRow(name) << QString(QLatin1String(type)) << QString(QLatin1String(number))
                                << QString(QLatin1String(masked));
        };
        row("resident", "01", "650102194905172315", "6****************5");
        row("resident, two characters", "01", "65", "**");
        row("passport", "08", "E12345678", "*******78");
        row("short passport", "08", "E1", "**");
        row("nothing", "01", "", "");
    }

    void numbers_masked_keepWhatIsAllowed()
    {
        QFETCH(QString, type);
        QFETCH(QString, number);
        QFETCH(QString, masked);
        QCOMPARE(maskedCertNo(type, number), masked);
    }

    void tail_masked_keepsTheLastFour()
    {
        QCOMPARE(maskedTail(QStringLiteral("13900000101")), QStringLiteral("*******0101"));
        QCOMPARE(maskedTail(QStringLiteral("0101")), QStringLiteral("****"));
    }

    void residentNumber_checked_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char* number, bool valid) {
            QTest::newRow(*number ? number : "empty") << QString(QLatin1String(number)) << valid;
        };
        row("11010519491231002X", true); // the standard's own example
        row("11010519491231002x", true);
        row("440524188001010014", true);
        row("110105194912310021", false);
        row("11010519491331002X", false);
        row("1101051949123100", false);
        row("1101051949123100AX", false);
        row("", false);
    }

    void residentNumber_checked()
    {
        QFETCH(QString, number);
        QFETCH(bool, valid);
        QCOMPARE(isValidResidentNumber(number), valid);
    }

    void mainInsurance_prefersTheNormalOne()
    {
        Person person;
        QVERIFY(!person.mainInsurance());
        person.insurances.resize(2);
        person.insurances[0].status = QStringLiteral("2");
        person.insurances[1].status = QStringLiteral("2");
        QCOMPARE(person.mainInsurance(), &person.insurances[0]);
        person.insurances[1].status = QStringLiteral("1");
        QCOMPARE(person.mainInsurance(), &person.insurances[1]);
    }

    void trainingPeople_haveValidNumbersThatAgree()
    {
        const auto file =
            readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/people.json"));
        QVERIFY(file);
        const Json& people = (*file)[u"people"];
        QCOMPARE(people.size(), std::size_t { 6 });
        for (const Json& person : people.items()) {
            const Json& base = person[u"baseinfo"];
            const QString number = base[u"certno"].text();
            QVERIFY2(isValidResidentNumber(number), qPrintable(person[u"id"].text()));
            QString birth = base[u"brdy"].text();
            QCOMPARE(number.mid(6, 8), birth.remove(QLatin1Char('-')));
            QCOMPARE(number[16].digitValue() % 2 == 1, base[u"gend"].text() == QLatin1String("1"));
            const QString cardSn = person[u"card"][u"cardSn"].text();
            QCOMPARE(cardSn.size(), 32);
            QCOMPARE(cardSn.mid(6, 10), QStringLiteral("D156000005"));
        }
    }
};

QTEST_GUILESS_MAIN(TestPerson)
#include "tst_person.moc"
