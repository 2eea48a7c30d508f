// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// The province's book itself: what it costs to look something up in a large one, and what becomes
// of one an older program has written.
#include "support_stay.h"

#include "app/province/ledger/ledger.h"
#include "app/province/ledger/schema.h"
#include "app/transactions/filing/review_codec.h"

#include <QFile>
#include <QTest>

#include <functional>

Q_DECLARE_METATYPE(std::function<bool(yidi::Ledger&)>)

using namespace yidi;
using namespace yidi::test;

namespace {

const QString somebody = QStringLiteral("NX-23");
const QString reviewer = QStringLiteral("1002");

/// Filings of other people, all over the country, in every state worth looking for.
bool fill(World& world, int filings)
{
    const QByteArray upTo = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                            "WHERE i < "
        + QByteArray::number(filings) + ") ";
    return world.unlockFilings()
        && world.tamper((upTo
            + "INSERT INTO person(psn_no, psn_cert_type, certno, psn_name, gend, "
              "naty, brdy, tel, card_no, card_sn, ec_token) "
              "SELECT 'P' || i, '01', 'C' || i, '训练' || i, '1', '01', "
              "'1950-01-01', '', 'P' || i, 'P' || i, '' FROM n")
                            .constData())
        && world.tamper((upTo
            + "INSERT INTO filing(trt_dcla_detl_sn, msgid, psn_no, insutype, state, rloc_rea, "
              "insu_admdvs, rloc_admdvs, fixmedins_code, tel, evidence, begndate, enddate, "
              "decided_by, decided_at, rules, mdtrt_id, received_at, upload, taken_by) "
              "SELECT 'B' || i, 'B' || i, 'P' || i, '310', CASE i % 4 WHEN 0 THEN 'REJECTED' "
              "WHEN 1 THEN 'APPROVED' WHEN 2 THEN 'DRAFT' ELSE 'EFFECTIVE' END, 'T3', "
              "'650100', (11 + i % 55) || printf('%02d00', 1 + i % 90), '', '', 'document', "
              "'2017-01-01', '2017-12-01', 'system', '', '', '', '2017-01-01 09:00:00', 'ok', "
              "'H' || (i % 500) FROM n")
                            .constData())
        && world.tamper((upTo
            + "INSERT INTO visit(mdtrt_id, msgid, psn_no, insutype, insuplc_admdvs, "
              "fixmedins_code, med_type, ipt_no, dise_codg, mdtrt_cert_type, begntime, endtime) "
              "SELECT 'S' || i, 'S' || i, 'P' || i, '310', '650100', 'H64018100004', '21', '1', "
              "'', '', '', printf('%04d-01-01 10:00:00', 1000 + i % 8000) FROM n")
                            .constData())
        && world.tamper((upTo
            + "INSERT INTO settlement(setl_id, mdtrt_id, msgid, psn_no, insutype, "
              "insuplc_admdvs, fixmedins_code, clr_type, clr_optins, setl_time, setl_year, "
              "policy_version, medfee_sumamt, fund_pay_sumamt, psn_part_amt, acct_pay, "
              "psn_cash_pay, hosp_part_amt, output) SELECT 'S' || i, 'S' || i, 'S' || i, "
              "'P' || i, '310', '650100', 'H64010400001', '21', '', "
              "printf('%04d-01-01 10:00:00', 1000 + i % 8000), 2017, '', 0, 0, 0, 0, 0, "
              "0, '{\"setlinfo\":{\"medfee_sumamt\":\"0.00\",\"fund_pay_sumamt\":\"0.00\"}}' "
              "FROM n")
                            .constData());
}

} // namespace

class TestLedger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lookUp_inALargeLedger_looksAtFewRows_data()
    {
        using Look = std::function<bool(Ledger&)>;
        QTest::addColumn<Look>("look");
        const auto row = [](const char* name, const Look& look) { QTest::newRow(name) << look; };
        const WaitingFor window { QStringLiteral("H7"), QString() };
        const QString house = QStringLiteral("H64010400001");
        row("filings of a person", [](Ledger& l) {
            return l.filingsOf(QStringLiteral("P77"), QDate(2017, 4, 1)).has_value();
        });
        row("a filing", [](Ledger& l) { return l.filing(QStringLiteral("B77")).has_value(); });
        row("by document",
            [](Ledger& l) { return l.findFilings(QStringLiteral("C77"), 9).has_value(); });
        row("by name", [=](Ledger& l) {
            return l.findFilingsByName(QStringLiteral("训练77"), window, 9).has_value();
        });
        row("what waits", [=](Ledger& l) { return l.filingsWaiting(window, 9).has_value(); });
        row("how much waits", [=](Ledger& l) { return l.countWaiting(window).has_value(); });
        row("drafts", [](Ledger& l) { return l.draftsOf(QStringLiteral("P77")).has_value(); });
        row("begun", [](Ledger& l) { return l.filingsBegun(QStringLiteral("P77")).has_value(); });
        row("of stopped people", [](Ledger& l) { return l.filingsOfStopped().has_value(); });
        row("refused requests",
            [](Ledger& l) { return l.refusedOf(QStringLiteral("P77"), QDateTime()).has_value(); });
        row("to upload", [](Ledger& l) { return l.queuedUploads(200).has_value(); });
        row("refused uploads", [](Ledger& l) { return l.failedUploads().has_value(); });
        row("bound to a visit", [](Ledger& l) {
            return l.endBoundFiling(QStringLiteral("S1"), QDate(2017, 4, 1)).has_value();
        });
        row("settlements of a visit",
            [](Ledger& l) { return l.standing(QStringLiteral("S77")).has_value(); });
        row("made by a message",
            [](Ledger& l) { return l.settlementOfMessage(QStringLiteral("S77")).has_value(); });
        row("made after it",
            [](Ledger& l) { return l.madeAfter(QStringLiteral("S77")).has_value(); });
        row("added by a visit",
            [](Ledger& l) { return l.addedBy(QStringLiteral("S77")).has_value(); });
        row("visit of a message",
            [](Ledger& l) { return l.visitOfMessage(QStringLiteral("S77")).has_value(); });
        row("without fee lines",
            [](Ledger& l) { return l.detailsOverdue(QDate(2017, 4, 1)).has_value(); });
        row("held of a visit", [=](Ledger& l) {
            return l.heldSettlement(house, {}, {}, QStringLiteral("S77")).has_value();
        });
        row("held by its number", [=](Ledger& l) {
            return l.heldSettlement(house, {}, QStringLiteral("S77"), {}).has_value();
        });
        row("held of a person", [=](Ledger& l) {
            return l.heldSettlement(house, QStringLiteral("P77"), {}, {}).has_value();
        });
        const HouseQuery asked[] = { { QStringLiteral("P77"), {}, {}, {} },
            { {}, QStringLiteral("C77"), {}, {} }, { {}, {}, QStringLiteral("S77"), {} },
            { {}, {}, QStringLiteral("训练77"), {} }, { {}, {}, {}, QDate(1077, 1, 1) } };
        for (std::size_t i = 0; i < std::size(asked); ++i) {
            const HouseQuery& query = asked[i];
            row(qPrintable(QStringLiteral("settled at a house %1").arg(i)), [=](Ledger& l) {
                const auto found = l.settlementsAt(house, query, 200);
                return found && !found->empty();
            });
            row(qPrintable(QStringLiteral("waiting at a house %1").arg(i)), [=](Ledger& l) {
                const auto found = l.waitingVisits(QStringLiteral("H64018100004"), query, 200);
                return found && !found->empty();
            });
        }
        row("around an institution", [](Ledger& l) {
            Institution institution;
            institution.code = QStringLiteral("H64010400001");
            institution.region = QStringLiteral("640104");
            return l.peopleAround(institution, 5000).has_value();
        });
    }
    void lookUp_inALargeLedger_looksAtFewRows()
    {
        QFETCH(std::function<bool(Ledger&)>, look);
        static World world;
        static const bool filled = fill(world, 20000);
        QVERIFY(filled);
        const auto ledger = Ledger::open(world.path(QStringLiteral("ledger.db")));
        QVERIFY(ledger);
        const qint64 before = (*ledger)->work();
        QVERIFY(look(**ledger));
        const qint64 work = (*ledger)->work() - before;
        QVERIFY2(work > 0 && work < 5000, qPrintable(QString::number(work)));
    }

    void ledger_ofTheEighthVersion_keepsItsSettlements_andUndoesThem()
    {
        World now;
        Stay stay(now);
        const auto step = [](const WireResponse& answer) { return answer.success; };
        QVERIFY(step(stay.admit(QStringLiteral("2017-02-08 03:40:00"))));
        QVERIFY(step(stay.charge(QStringLiteral("1"), QStringLiteral("4321.09"))));
        QVERIFY(step(stay.charge(QStringLiteral("2"), QStringLiteral("20.00"),
            QStringLiteral("2017-03-01"), {}, Stay::comfort())));
        QVERIFY(step(stay.discharge()));
        const QString before = moneyState(now);
        const auto settled = stay.settle();
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        const QString after = moneyState(now);
        now.close();

        // The same as a program of that version would have written it.
        World world;
        world.close();
        const QString path = world.path(QStringLiteral("ledger.db"));
        QVERIFY(QFile::remove(path));
        {
            const auto old = LedgerFile::open(path);
            QVERIFY(old);
            for (int version = 0; version < 8; ++version)
                QVERIFY((*old)->script(ledgerMigrations[version]));
            QVERIFY((*old)->script(qPrintable(
                QStringLiteral("ATTACH '%1' AS now").arg(now.path(QStringLiteral("ledger.db"))))));
            for (const char* table : { "institution", "person", "insurance", "serial", "visit",
                     "fee_line", "settlement", "accumulator", "filing_way", "filing", "message" }) {
                const QString name = QLatin1String(table);
                const auto columns = (*old)->first(
                    "SELECT group_concat(name) FROM pragma_table_info(?)",
                    [](const LedgerRow& row) { return row.text(0); }, name);
                QVERIFY(columns && *columns);
                const bool counts = name == QLatin1String("accumulator");
                const auto copied = (*old)->script(qPrintable(
                    QStringLiteral("INSERT INTO main.%1(%2) SELECT %2 FROM now.%1 %3")
                        .arg(name, **columns,
                            counts ? QStringLiteral("WHERE name <> 'admissions'") : QString())));
                QVERIFY2(copied, qPrintable(copied ? name : name + describe(copied.error())));
            }
        }
        world.reopen();
        QVERIFY2(world.province(), qPrintable(world.error()));
        QCOMPARE(moneyState(world), after);
        QCOMPARE(world.query("SELECT hosp_part_amt || clr_type || clr_optins || details "
                             "FROM settlement"),
            QStringLiteral("021640100complete"));
        // What the lines come to by category is worked out for those that were there.
        QCOMPARE(world.query("SELECT group_concat(med_chrgitm_type || ' ' || lines || ' ' || "
                             "det_item_fee_sumamt) FROM charged"),
            QStringLiteral("09 1 432109,14 1 2000"));

        Stay again(world);
        again.mdtrtId = stay.mdtrtId;
        world.clock().advanceMs(60'000);
        const auto undone = again.cancelSettlement(setlIdOf(settled));
        QVERIFY2(undone.success, qPrintable(undone.err_msg));
        QCOMPARE(moneyState(world), before);
        const auto anew = again.settle();
        QVERIFY2(anew.success, qPrintable(anew.err_msg));
        QCOMPARE(moneyState(world), after);
    }

    void ledger_ofTheFifthVersion_isReviewedOnAtItsOffice()
    {
        World world;
        world.close();
        const QString path = world.path(QStringLiteral("ledger.db"));
        QVERIFY(QFile::remove(path));
        {
            const auto old = LedgerFile::open(path);
            QVERIFY(old);
            for (int version = 0; version < 5; ++version)
                QVERIFY((*old)->script(ledgerMigrations[version]));
            const QString person = personNo(somebody);
            QVERIFY((*old)->script(qPrintable(
                QStringLiteral("INSERT INTO person VALUES('%1', '01', '650103197811024266', "
                               "'旧', '1', '01', '', '', '', '', '');"
                               "INSERT INTO insurance VALUES('%1', '310', '650100', '1201', '1', "
                               "'1998-01-01', '', 0, 0, '');")
                    .arg(person))));
            const auto filing = [&](const char* number, const char* state, const char* region) {
                return (*old)->script(qPrintable(
                    QStringLiteral("INSERT INTO filing(trt_dcla_detl_sn, msgid, psn_no, insutype, "
                                   "state, rloc_rea, insu_admdvs, rloc_admdvs, fixmedins_code, "
                                   "tel, evidence, begndate, enddate, decided_by, decided_at, "
                                   "rules, mdtrt_id, received_at, entered_by, claimed_by) "
                                   "VALUES('%1', '%1', '%2', '310', '%3', 'L2', '650100', '%4', "
                                   "'', '', 'document', '2017-03-31', '', '', '', 'review-L2', '', "
                                   "'2017-03-31 08:00:00', 'KIOSK-001', 'J65000000001:1003')")
                        .arg(QLatin1String(number), person, QLatin1String(state),
                            QLatin1String(region))));
            };
            QVERIFY(filing("F1", "IN_REVIEW", "640100"));
            QVERIFY(filing("F2", "NEED_MATERIAL", "610100"));
        }
        world.reopen();
        QVERIFY2(world.province(), qPrintable(world.error()));
        const auto seen =
            fromWire<ReviewList>(world
                                     .ask(World::office(), QStringLiteral("Y105"),
                                         QStringLiteral("650000"), toWire(ReviewQuery()), reviewer)
                                     .output,
                QStringLiteral("output"));
        QVERIFY(seen);
        QCOMPARE(seen->cases.size(), std::size_t { 2 });
        // Whoever had it in hand under the older program does not hold it for ever.
        for (const ReviewAction action : { ReviewAction::Claim, ReviewAction::Approve }) {
            const auto answer = world.ask(World::office(), QStringLiteral("Y106"),
                QStringLiteral("650000"),
                toWire(
                    Judgement { action, QStringLiteral("F1"), {}, FilingRole::Reviewer, {}, {} }),
                reviewer);
            QVERIFY2(answer.success, qPrintable(answer.err_msg));
        }
        QCOMPARE(world.query("SELECT state FROM filing WHERE trt_dcla_detl_sn = 'F1'"),
            QStringLiteral("EFFECTIVE"));
        QCOMPARE(world.query("SELECT upload FROM filing WHERE trt_dcla_detl_sn = 'F1'"),
            QStringLiteral("queued"));
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
