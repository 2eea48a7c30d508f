// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/domain/settlement/settlement.h"

#include <QTest>

using namespace yidi;

class VisitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void visitKind_isOfItsMedType_data()
    {
        using enum VisitKind;
        QTest::addColumn<VisitKind>("kind");
        const std::pair<const char*, VisitKind> rows[] = { { "11", Outpatient },
            { "12", Outpatient }, { "13", Emergency }, { "14", Chronic }, { "140104", Chronic },
            { "19", NotDirect }, { "21", Inpatient }, { "2102", Inpatient }, { "22", NotDirect },
            { "23", Inpatient }, { "24", Inpatient }, { "25", Inpatient }, { "28", Inpatient },
            { "41", Pharmacy }, { "51", NotDirect }, { "52", NotDirect }, { "53", NotDirect },
            { "990404", NotDirect }, { "", NotDirect }, { "1", NotDirect }, { "4", NotDirect },
            { "x21", NotDirect } };
        for (const auto& [code, kind] : rows)
            QTest::newRow(*code ? code : "none") << kind;
    }
    void visitKind_isOfItsMedType()
    {
        QFETCH(const VisitKind, kind);
        const QString code = QString::fromLatin1(QTest::currentDataTag());
        const VisitKind found = visitKind(code == QLatin1String("none") ? QString() : code);
        QCOMPARE(static_cast<int>(found), static_cast<int>(kind));
    }

    void isStay_holdsForInpatientsOnly()
    {
        QVERIFY(isStay(VisitKind::Inpatient));
        for (const VisitKind kind : { VisitKind::Outpatient, VisitKind::Emergency,
                 VisitKind::Chronic, VisitKind::Pharmacy, VisitKind::NotDirect })
            QVERIFY(!isStay(kind));
    }
};

QTEST_GUILESS_MAIN(VisitTest)
#include "tst_visit.moc"
