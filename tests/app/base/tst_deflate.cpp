// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/deflate.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yidi;

namespace {

constexpr qsizetype largest = 1'000'000;

QByteArray randomText(QRandomGenerator& random, qsizetype size)
{
    QByteArray text(size, Qt::Uninitialized);
    for (char& c : text)
        c = static_cast<char>(random.bounded(8) == 0 ? random.bounded(256) : 'a');
    return text;
}

} // namespace

class TestDeflate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anything_thereAndBack_isTheSame()
    {
        QRandomGenerator random(1);
        for (const qsizetype size : { 0, 1, 2, 100, 65'535, 65'536, 65'537, 300'000 }) {
            const QByteArray text = randomText(random, size);
            QCOMPARE(inflated(deflated(text), largest).value(), text);
        }
    }

    void cutAnywhere_isRefused()
    {
        QRandomGenerator random(2);
        const QByteArray whole = deflated(randomText(random, 2'000));
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!inflated(whole.left(size), largest), qPrintable(QString::number(size)));
        QVERIFY(!inflated(whole + 'x', largest));
    }

    void anyByteChanged_isNeverAnotherText()
    {
        QRandomGenerator random(3);
        const QByteArray text = randomText(random, 500);
        QByteArray bytes = deflated(text);
        for (char& byte : bytes) {
            byte = static_cast<char>(byte ^ 0x10);
            const auto back = inflated(bytes, largest);
            QVERIFY(!back || *back == text);
            byte = static_cast<char>(byte ^ 0x10);
        }
    }

    void bomb_isRefusedWhileItGrows()
    {
        const QByteArray bomb = deflated(QByteArray(largest + 1, 'a'));
        QVERIFY(bomb.size() < 10'000);
        QCOMPARE(inflated(bomb, largest).error().code, ErrorCode::BadInput);
        QVERIFY(inflated(bomb, largest + 1));
    }
};

QTEST_GUILESS_MAIN(TestDeflate)
#include "tst_deflate.moc"
