// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/tokens.h"

#include <QtTest>

using namespace yidi;

class TestTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastRatio_blackOnWhite_is21()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
        QCOMPARE(qRound(contrastRatio(Qt::white, Qt::white)), 1);
    }

    void colours_inEveryLook_areReadable_data()
    {
        QTest::addColumn<bool>("elder");
        QTest::addColumn<bool>("contrast");
        QTest::newRow("standard") << false << false;
        QTest::newRow("elder") << true << false;
        QTest::newRow("contrast") << false << true;
        QTest::newRow("elder contrast") << true << true;
    }
    void colours_inEveryLook_areReadable()
    {
        QFETCH(bool, elder);
        QFETCH(bool, contrast);
        const Tokens t = tokensFor({ elder, contrast });
        const double strict = 7.0;
        const double least = elder || contrast ? 7.0 : 4.5;
        for (const QColor& ground : { t.background, t.surface }) {
            QVERIFY(contrastRatio(t.text, ground) >= strict);
            for (const QColor& ink : { t.text2, t.primary, t.danger, t.success })
                QVERIFY2(contrastRatio(ink, ground) >= least, qPrintable(ink.name()));
            // What is drawn, not written.
            QVERIFY(contrastRatio(t.border, ground) >= 3.0);
            for (const QColor& bar : t.chart)
                QVERIFY2(contrastRatio(bar, ground) >= 3.0, qPrintable(bar.name()));
        }
        QVERIFY(contrastRatio(t.onPrimary, t.primary) >= least);
        QVERIFY(contrastRatio(t.warningText, t.warningSurface) >= strict);
        for (const QColor& ink : { t.text, t.text2, t.primary })
            QVERIFY(contrastRatio(ink, t.primarySoft) >= 4.5);
        QVERIFY(contrastRatio(t.text, t.primarySoft) >= strict);
        QVERIFY(contrastRatio(t.focusInner, t.surface) >= 3.0);
    }

    void sizes_ofBothModes_meetTheRules()
    {
        const Tokens standard = tokensFor({});
        const Tokens elder = tokensFor({ true });
        QCOMPARE(standard.textPx[1], 32);
        QCOMPARE(elder.textPx[1], 42);
        for (int i = 0; i < textSizes; ++i)
            QVERIFY(standard.textPx[i] >= 28 && elder.textPx[i] >= 36);
        QVERIFY(standard.target >= 96 && elder.target >= 128);
        QVERIFY(standard.gap >= 24 && elder.gap >= 32);
        QVERIFY(standard.smallestTarget >= 81);
    }

    /// A finer panel needs more pixels for the same millimetres.
    void sizes_onAnotherPanel_stayTheSameInMillimetres()
    {
        Look fine;
        fine.pitchMm = 0.124;
        QCOMPARE(tokensFor(fine).target, 2 * tokensFor({}).target);
        Look small;
        small.scale = 0.5;
        QCOMPARE(tokensFor(small).textPx[1], 16);
        QCOMPARE(tokensFor(small).controlsFrom, 240);
    }
};

QTEST_APPLESS_MAIN(TestTokens)
#include "tst_tokens.moc"
