// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// What stands in the way of undoing has one name, whether it was a stay or a visit without one.
#include "support_outpatient.h"
#include "support_stay.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

using Members = QHash<QString, QString>;

/// NX-01 in hospital with one line charged.
struct InHospital {
    World world;
    Stay stay { world };
    QString setlId = {};

    InHospital()
    {
        stay.admit(QStringLiteral("2017-02-08 03:40:00"));
        stay.charge(QStringLiteral("1"), QStringLiteral("3000.00"));
    }
    void settle(bool interim)
    {
        if (!interim)
            stay.discharge();
        setlId = setlIdOf(stay.settle(interim));
    }
};

/// NX-23 with two batches of charges.
struct AtTheDoctor {
    World world;
    Care care { world, QStringLiteral("NX-23-outpatient") };

    AtTheDoctor() { care.charge(); }
    Members batch(int number) const
    {
        return { { QStringLiteral("chrg_bchno"),
            QStringLiteral("MZ2017033100018-%1").arg(number) } };
    }
    Members settled(const QString& setlId) const
    {
        return { { QStringLiteral("setl_id"), setlId } };
    }
};

struct Cause {
    const char* name;
    WireResponse (*ofAStay)();
    WireResponse (*ofAVisit)();
    const char* code;
};

const Cause causes[] = {
    { "the beginning, while there are charges",
        [] {
            InHospital at;
            return at.stay.cancelAdmission();
        },
        [] {
            AtTheDoctor at;
            return at.care.ask(QStringLiteral("2202"),
                { { QStringLiteral("ipt_otp_no"), QStringLiteral("MZ2017033100018") } });
        },
        "S09" },
    { "charges, while they are settled",
        [] {
            InHospital at;
            at.settle(false);
            return at.stay.cancelFee(QStringLiteral("1"));
        },
        [] {
            AtTheDoctor at;
            at.care.settle();
            return at.care.ask(QStringLiteral("2205"), at.batch(1));
        },
        "S09" },
    { "charges, while a part of all is settled",
        [] {
            InHospital at;
            at.settle(true);
            return at.stay.cancelFee(QStringLiteral("1"));
        },
        [] {
            AtTheDoctor at;
            at.care.settle(at.batch(1));
            return at.care.ask(QStringLiteral("2205"), at.batch(1));
        },
        "S09" },
    { "charges nobody has told",
        [] {
            InHospital at;
            return at.stay.cancelFee(QStringLiteral("9"));
        },
        [] {
            AtTheDoctor at;
            return at.care.ask(QStringLiteral("2205"), at.batch(9));
        },
        "S10" },
    { "a settlement, while a later one stands",
        [] {
            InHospital at;
            at.settle(true);
            const QString first = at.setlId;
            at.stay.charge(QStringLiteral("2"), QStringLiteral("20.00"));
            at.settle(false);
            return at.stay.cancelSettlement(first);
        },
        [] {
            AtTheDoctor at;
            at.care.settle(at.batch(1));
            const QString first = at.care.setlId();
            at.care.settle(at.batch(2));
            return at.care.ask(QStringLiteral("2208"), at.settled(first));
        },
        "S09" },
    { "a settlement that is undone already",
        [] {
            InHospital at;
            at.settle(false);
            at.stay.cancelSettlement(at.setlId);
            return at.stay.cancelSettlement(at.setlId);
        },
        [] {
            AtTheDoctor at;
            at.care.settle();
            at.care.ask(QStringLiteral("2208"), at.settled(at.care.setlId()));
            return at.care.ask(QStringLiteral("2208"), at.settled(at.care.setlId()));
        },
        "S10" },
    { "a settlement there never was",
        [] {
            InHospital at;
            return at.stay.cancelSettlement(QStringLiteral("A0"));
        },
        [] {
            AtTheDoctor at;
            return at.care.ask(QStringLiteral("2208"), at.settled(QStringLiteral("A0")));
        },
        "S01" },
};

} // namespace

class TestUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatStandsInTheWay_ofAStayOrAVisit_hasOneName_data()
    {
        QTest::addColumn<int>("cause");
        for (int i = 0; i < static_cast<int>(std::size(causes)); ++i)
            QTest::newRow(causes[i].name) << i;
    }
    void whatStandsInTheWay_ofAStayOrAVisit_hasOneName()
    {
        QFETCH(int, cause);
        const Cause& row = causes[cause];
        const WireResponse stay = row.ofAStay();
        const WireResponse visit = row.ofAVisit();
        QCOMPARE(reasonsOf(stay), QString::fromLatin1(row.code));
        QCOMPARE(reasonsOf(visit), reasonsOf(stay));
        QVERIFY(!blockingOf(stay).isEmpty());
        QVERIFY(!blockingOf(visit).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
