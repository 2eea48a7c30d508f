// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/card/card.h"

#include <QTest>

using namespace yidi;

class TestCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cardNumberCheck_followsTheStandard_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QChar>("check");
        QTest::newRow("the standard's example") << QStringLiteral("D2143569") << QChar(u'X');
        QTest::newRow("ten is X") << QStringLiteral("A0000010") << QChar(u'X');
        QTest::newRow("eleven is 0") << QStringLiteral("A0000007") << QChar(u'0');
        QTest::newRow("a digit") << QStringLiteral("A0000000") << QChar(u'3');
        QTest::newRow("letters count from 10") << QStringLiteral("Z0000000") << QChar(u'5');
        QTest::newRow("too short") << QStringLiteral("D214356") << QChar();
        QTest::newRow("small letter") << QStringLiteral("d2143569") << QChar();
        QTest::newRow("other script") << QStringLiteral("D214356９") << QChar();
    }

    void cardNumberCheck_followsTheStandard()
    {
        QFETCH(QString, body);
        QFETCH(QChar, check);
        QCOMPARE(cardNumberCheck(body), check);
    }

    void isValidCardNumber_anyOneDigitChanged_isNoticed()
    {
        const QString good = QStringLiteral("D2143569X");
        QVERIFY(isValidCardNumber(good));
        for (qsizetype at = 1; at < good.size() - 1; ++at) {
            for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
                QString changed = good;
                changed[at] = digit;
                QCOMPARE(isValidCardNumber(changed), changed == good);
            }
        }
        QVERIFY(!isValidCardNumber(QString()));
        QVERIFY(!isValidCardNumber(QStringLiteral("D2143569")));
        QVERIFY(!isValidCardNumber(QStringLiteral("D21435690")));
    }
};

QTEST_GUILESS_MAIN(TestCard)
#include "tst_card.moc"
