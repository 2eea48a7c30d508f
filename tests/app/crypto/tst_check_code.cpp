// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/check_code.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace yidi;

namespace {

const QByteArray key = slipKeyOf("root", QStringLiteral("H64010400001"));
const QString number = QStringLiteral("H64010400001201703310930000011");
const QString stored = QStringLiteral("stored");

} // namespace

class TestCheckCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Slips outlive the program that printed them: the code of a fixed key must stay what it is.
    void checkCode_fixedKey_staysWhatItIs()
    {
        QCOMPARE(checkCode("key", QStringLiteral("1"), stored), QStringLiteral("9ZY2-5GKT"));
    }

    void checkCode_anyPair_isTwoGroupsOfFourWithoutLookAlikes()
    {
        const QRegularExpression form(
            QStringLiteral("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"));
        QSet<QString> codes;
        for (int i = 0; i < 1000; ++i) {
            const QString code = checkCode(key, QString::number(i), stored);
            QVERIFY2(form.match(code).hasMatch(), qPrintable(code));
            codes.insert(code);
        }
        QCOMPARE(codes.size(), 1000);
    }

    void checkCode_anotherInstitutionNumberOrStatus_differs()
    {
        const QString code = checkCode(key, number, stored);
        QVERIFY(
            !isCheckCode(slipKeyOf("root", QStringLiteral("H64010400002")), number, stored, code));
        QVERIFY(
            !isCheckCode(slipKeyOf("other", QStringLiteral("H64010400001")), number, stored, code));
        QVERIFY(!isCheckCode(key, number.chopped(1), stored, code));
        QVERIFY(!isCheckCode(key, number, QStringLiteral("done"), code));
        QVERIFY(!isCheckCode(key, number.chopped(1), number.right(1) + stored, code));
    }

    void isCheckCode_asPeopleTypeIt_isTaken()
    {
        for (int i = 0; i < 200; ++i) {
            const QString n = QString::number(i);
            QString code = checkCode(key, n, stored);
            QVERIFY(isCheckCode(key, n, stored, code));
            code.replace(QLatin1Char('0'), QLatin1Char('o'))
                .replace(QLatin1Char('1'), QLatin1Char('l'));
            QVERIFY(isCheckCode(key, n, stored,
                QLatin1Char(' ') + code.toLower().replace(QLatin1Char('-'), QLatin1Char(' '))));
        }
    }

    void isCheckCode_shortenedOrEmpty_isRefused()
    {
        const QString code = checkCode(key, number, stored);
        for (int length = 0; length < code.size(); ++length)
            QVERIFY(!isCheckCode(key, number, stored, code.left(length)));
        QVERIFY(!isCheckCode(key, number, stored, code + QLatin1Char('0')));
    }
};

QTEST_GUILESS_MAIN(TestCheckCode)
#include "tst_check_code.moc"
