// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/filing/filing.h"

#include <QTest>

using namespace yidi;

class TestFiling : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void codes_roundTrip()
    {
        for (const FilingCategory category : allFilingCategories) {
            FilingCategory back {};
            QVERIFY(filingCategoryFromCode(filingCategoryCode(category), back));
            QCOMPARE(back, category);
        }
        for (int i = 0; i <= static_cast<int>(FilingState::Withdrawn); ++i) {
            FilingState back {};
            QVERIFY(filingStateFromName(filingStateName(static_cast<FilingState>(i)), back));
            QCOMPARE(static_cast<int>(back), i);
        }
        for (int i = 0; i < filingReasonCount; ++i) {
            FilingReason back {};
            QVERIFY(filingReasonFromCode(filingReasonCode(static_cast<FilingReason>(i)), back));
            QCOMPARE(static_cast<int>(back), i);
        }
        for (const char* name : { "file", "extend", "change", "cancel" }) {
            FilingOperation operation {};
            QVERIFY(filingOperationFromName(QLatin1String(name), operation));
            QCOMPARE(filingOperationName(operation), QLatin1String(name));
        }
        for (const char* name : { "kiosk", "window", "hospital", "national_app",
                 "national_mini_program", "provincial_app", "city_app", "phone" }) {
            FilingChannel channel {};
            QVERIFY(filingChannelFromName(QLatin1String(name), channel));
            QCOMPARE(filingChannelName(channel), QLatin1String(name));
        }
        for (const char* name : { "person", "clerk", "supervisor", "reviewer", "hospital", "server",
                 "system", "feed" }) {
            FilingRole role {};
            QVERIFY(filingRoleFromName(QLatin1String(name), role));
            QCOMPARE(filingRoleName(role), QLatin1String(name));
        }
        for (const char* name : { "none", "queued", "ok", "failed" }) {
            NationalUpload upload {};
            QVERIFY(nationalUploadFromName(QLatin1String(name), upload));
            QCOMPARE(nationalUploadName(upload), QLatin1String(name));
        }
    }

    void codes_unknown_areRefused()
    {
        FilingCategory category {};
        FilingState state {};
        FilingReason reason {};
        for (const char* bad : { "", "L4", "l1", "EFFECTIVE ", "R00", "R20", "R3" }) {
            const QString text = QLatin1String(bad);
            QVERIFY(!filingCategoryFromCode(text, category));
            QVERIFY(!filingStateFromName(text, state));
            QVERIFY(!filingReasonFromCode(text, reason));
        }
        QCOMPARE(filingReasonCode(FilingReason::R03BenefitSuspended), QStringLiteral("R03"));
        QCOMPARE(filingStateName(FilingState::NeedMaterial), QStringLiteral("NEED_MATERIAL"));
    }

    void filing_covers_whereAndWhenItRan_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("covered");
        const QDate inside(2017, 3, 15);
        const int effective = static_cast<int>(FilingState::Effective);
        const auto row = [](const char* name, const char* target, const char* region, QDate day,
                             int state, bool covered) {
            QTest::newRow(name) << QString(QLatin1String(target)) << QString(QLatin1String(region))
                                << day << state << covered;
        };
        row("same county", "640104", "640104", inside, effective, true);
        row("same city", "640100", "640106", inside, effective, true);
        row("other city", "640100", "640201", inside, effective, false);
        row("whole province", "640000", "640201", inside, effective, true);
        row("other province", "640000", "610104", inside, effective, false);
        row("first day", "640100", "640104", QDate(2017, 3, 1), effective, true);
        row("last day", "640100", "640104", QDate(2017, 3, 31), effective, true);
        row("day before", "640100", "640104", QDate(2017, 2, 28), effective, false);
        row("day after", "640100", "640104", QDate(2017, 4, 1), effective, false);
        row("no day", "640100", "640104", QDate(), effective, false);
        row("expired since", "640100", "640104", inside, int(FilingState::Expired), true);
        row("superseded since", "640100", "640104", inside, int(FilingState::Superseded), true);
        for (const FilingState state : { FilingState::Queued, FilingState::InReview,
                 FilingState::Suspended, FilingState::Cancelled, FilingState::Rejected,
                 FilingState::Approved, FilingState::Terminated })
            QTest::newRow(qPrintable(filingStateName(state)))
                << QStringLiteral("640100") << QStringLiteral("640104") << inside
                << static_cast<int>(state) << false;
    }

    void filing_covers_whereAndWhenItRan()
    {
        QFETCH(QString, target);
        QFETCH(QString, region);
        QFETCH(QDate, day);
        QFETCH(int, state);
        QFETCH(bool, covered);
        Filing filing;
        filing.careRegion = target;
        filing.begin = QDate(2017, 3, 1);
        filing.end = QDate(2017, 3, 31);
        filing.state = static_cast<FilingState>(state);
        QCOMPARE(filing.covers(region, day), covered);
        if (covered) {
            filing.end = {};
            QVERIFY(filing.covers(region, QDate(2099, 1, 1)));
        }
    }
};

QTEST_GUILESS_MAIN(TestFiling)
#include "tst_filing.moc"
