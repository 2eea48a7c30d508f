// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// Stays and the medical years they lie in, over the wire: each way a policy may treat the end of a
// year, with and without interim settlements, and the deductible in a chain of transfers.
#include "support_stay.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

/// The built-in policies with Xinjiang's changed: its medical year ends on the 14th of March.
class Policies {
public:
    Policies(const char* crossYear, const char* transfer)
    {
        const QString sources = QStringLiteral(YIDI_SOURCE_DIR "/resources/policies/");
        const QDir folder(sources);
        for (const QString& region : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QDir(m_dir.path()).mkdir(region);
            for (const QString& file : QDir(sources + region).entryList(QDir::Files))
                copy(sources, region + QLatin1Char('/') + file, crossYear, transfer);
        }
    }
    QString path() const { return m_dir.path(); }

private:
    void copy(
        const QString& sources, const QString& file, const char* crossYear, const char* transfer)
    {
        QFile from(sources + file);
        QFile to(m_dir.filePath(file));
        if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
            return;
        QByteArray text = from.readAll();
        if (file.startsWith(QLatin1String("650000"))) {
            text.replace("\"authoritative\": false,",
                QByteArray("\"authoritative\": false, \"medical_year\": \"03-15\", "
                           "\"cross_year\": \"")
                    + crossYear + "\",");
            text.replace("\"per\": \"admission\"",
                QByteArray("\"per\": \"admission\", \"transfer\": \"") + transfer + '"');
        }
        to.write(text);
    }

    QTemporaryDir m_dir;
};

/// What a year has of one sum, in fen.
QString inYear(World& world, int year, const char* name)
{
    return world.query(qPrintable(QStringLiteral("SELECT coalesce(sum(delta), 0) FROM accumulator "
                                                 "WHERE year = %1 AND name = '%2'")
                                      .arg(year)
                                      .arg(QLatin1String(name))));
}

const QString lastOfOldYear = QStringLiteral("2017-03-14 23:59:59");
const QString earlier = QStringLiteral("2017-03-10 23:59:59");

} // namespace

class TestYears : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void settle_overTheEndOfAYear_asItsPolicyWants_data()
    {
        QTest::addColumn<QString>("crossYear");
        QTest::addColumn<QString>("cut"); // of an interim settlement; empty: none
        QTest::addColumn<QString>("expected"); // fund, and per year deductible and fund; or a code
        const auto row = [](const char* crossYear, const QString& cut, const char* expected) {
            QTest::addRow("%s %s", crossYear, qPrintable(cut))
                << QString::fromLatin1(crossYear) << cut << QString::fromLatin1(expected);
        };
        // 2000.00 before the 15th of March, 3000.00 from it on; 800.00 to be paid first, then 95 %.
        row("by_discharge", {}, "399000: 0 0 80000 399000");
        row("by_discharge", earlier, "399000: 0 0 80000 399000");
        row("by_discharge", lastOfOldYear, "399000: 0 0 80000 399000");
        row("split_at_year_end", {}, "399000: 80000 114000 0 285000");
        row("split_at_year_end", earlier, "399000: 80000 114000 0 285000");
        row("split_at_year_end", lastOfOldYear, "399000: 80000 114000 0 285000");
        row("interim_required", {}, "S08");
        row("interim_required", earlier, "S08");
        row("interim_required", lastOfOldYear, "323000: 80000 114000 80000 209000");
    }
    void settle_overTheEndOfAYear_asItsPolicyWants()
    {
        QFETCH(QString, crossYear);
        QFETCH(QString, cut);
        QFETCH(QString, expected);
        const Policies policies(qPrintable(crossYear), "full");
        World world(policies.path());
        QVERIFY2(world.province(), qPrintable(world.error()));
        Stay stay(world);
        QVERIFY(stay.admit(QStringLiteral("2017-02-08 03:40:00")).success);
        QVERIFY(stay.charge(QStringLiteral("1"), QStringLiteral("1500.00"),
                        QStringLiteral("2017-03-01"))
                    .success);
        QVERIFY(
            stay.charge(QStringLiteral("2"), QStringLiteral("500.00"), QStringLiteral("2017-03-12"))
                .success);
        QVERIFY(stay.charge(QStringLiteral("3"), QStringLiteral("3000.00"),
                        QStringLiteral("2017-03-20"))
                    .success);
        // What is taken back counts on the day of what was taken, not on its own.
        QVERIFY(
            stay.charge(QStringLiteral("4"), QStringLiteral("100.00"), QStringLiteral("2017-03-12"))
                .success);
        QVERIFY(stay.charge(QStringLiteral("5"), QStringLiteral("100.00"),
                        QStringLiteral("2017-03-21"), QStringLiteral("4"))
                    .success);
        const QString start = moneyState(world);
        if (!cut.isEmpty()) {
            const auto part =
                stay.settleBy("2304", true, { { QStringLiteral("dscg_time"), Json(cut) } });
            QVERIFY2(part.success, qPrintable(part.err_msg));
        }
        QVERIFY(stay.discharge().success);
        const auto answer = stay.settle();
        if (!answer.success) {
            QCOMPARE(outcome(answer), expected);
            QCOMPARE(answer.reasons.front().blocking, QStringLiteral("2017-03-14"));
            return;
        }
        QStringList found;
        for (const int year : { 2016, 2017 })
            for (const char* name : { "act_pay_dedc", "hifp_pay" })
                found += inYear(world, year, name);
        QCOMPARE(world.query("SELECT sum(fund_pay_sumamt) FROM settlement") + QStringLiteral(": ")
                + found.join(QLatin1Char(' ')),
            expected);
        // Undone from the last one on, both years are as before.
        for (;;) {
            const QString last =
                world.query("SELECT setl_id FROM settlement s WHERE refd_setl_flag = 0 AND NOT "
                            "EXISTS (SELECT 1 FROM settlement u WHERE u.init_setl_id = s.setl_id) "
                            "ORDER BY seq DESC");
            if (last.isNull())
                break;
            QVERIFY(stay.cancelSettlement(last).success);
        }
        QVERIFY(stay.cancelDischarge().success);
        QCOMPARE(moneyState(world), start);
    }

    void settle_afterATransfer_paysWhatThePolicySays_data()
    {
        QTest::addColumn<QString>("transfer");
        QTest::addColumn<bool>("certified");
        QTest::addColumn<QString>("deductible");
        QTest::newRow("the difference")
            << QStringLiteral("difference") << true << QStringLiteral("0.00");
        QTest::newRow("nobody referred")
            << QStringLiteral("difference") << false << QStringLiteral("400.00");
        QTest::newRow("each hospital its own")
            << QStringLiteral("full") << true << QStringLiteral("400.00");
    }
    void settle_afterATransfer_paysWhatThePolicySays()
    {
        QFETCH(QString, transfer);
        QFETCH(bool, certified);
        QFETCH(QString, deductible);
        const Policies policies("by_discharge", qPrintable(transfer));
        World world(policies.path());
        QVERIFY2(world.province(), qPrintable(world.error()));
        Stay first(world);
        QVERIFY(first.admit(QStringLiteral("2017-03-20 08:00:00")).success);
        QVERIFY(first
                    .charge(QStringLiteral("1"), QStringLiteral("5000.00"),
                        QStringLiteral("2017-03-20"))
                    .success);
        if (certified) {
            const auto answer = world.ask(World::hospital(), QStringLiteral("2501A"), first.home,
                Json::object({ { QStringLiteral("refmedin"),
                    Json::object({
                        { QStringLiteral("psn_no"), personNo(first.person) },
                        { QStringLiteral("insutype"), QStringLiteral("310") },
                        { QStringLiteral("diag_code"), QStringLiteral("I25.1") },
                        { QStringLiteral("diag_name"), QStringLiteral("冠心病") },
                        { QStringLiteral("reflin_medins_no"), QStringLiteral("H64010600002") },
                        { QStringLiteral("reflin_medins_name"), QStringLiteral("金凤区人民医院") },
                        { QStringLiteral("mdtrtarea_admdvs"), QStringLiteral("640106") },
                        { QStringLiteral("hosp_agre_refl_flag"), QStringLiteral("1") },
                        { QStringLiteral("refl_type"), QStringLiteral("1") },
                        { QStringLiteral("refl_date"), QStringLiteral("2017-03-28") },
                        { QStringLiteral("refl_rea"), QStringLiteral("条件所限") },
                        { QStringLiteral("refl_opnn"), QStringLiteral("同意") },
                        { QStringLiteral("refl_old_mdtrt_id"), first.mdtrtId },
                    }) } }));
            QVERIFY2(answer.success, qPrintable(answer.err_msg));
        }
        QVERIFY(first.discharge(QStringLiteral("2017-03-28 09:00:00")).success);
        const auto before = first.settle();
        QVERIFY2(before.success, qPrintable(before.err_msg));
        QCOMPARE(before.output[u"setlinfo"][u"act_pay_dedc"].text(), QStringLiteral("800.00"));

        Stay second(world);
        second.from = { QStringLiteral("HIS-2"), QStringLiteral("H64010600002"),
            QStringLiteral("001") };
        QVERIFY(second.admit(QStringLiteral("2017-03-28 11:00:00")).success);
        QVERIFY(second
                    .charge(QStringLiteral("1"), QStringLiteral("1000.00"),
                        QStringLiteral("2017-03-29"))
                    .success);
        QVERIFY(second.discharge(QStringLiteral("2017-03-31 09:00:00")).success);
        const auto after = second.settle();
        QVERIFY2(after.success, qPrintable(after.err_msg));
        QCOMPARE(after.output[u"setlinfo"][u"act_pay_dedc"].text(), deductible);
    }
};

QTEST_GUILESS_MAIN(TestYears)
#include "tst_years.moc"
