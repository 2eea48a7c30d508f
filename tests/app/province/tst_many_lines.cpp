// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// A long stay has tens of thousands of fee lines, which come a few hundred at a time: to take some
// more costs the same however many are there. Counted in SQLite's steps, not in time.
#include "support_outpatient.h"
#include "support_stay.h"

#include "app/province/card/card_module.h"
#include "app/province/inpatient/inpatient_handlers.h"
#include "app/province/outpatient/outpatient_handlers.h"
#include "app/province/snapshot/snapshot_handlers.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int linesAtOnce = 40;
constexpr int refundsAtOnce = 10; ///< of them

QString text(const char* name)
{
    return QString::fromLatin1(name);
}

/// The book of a world whose province is closed, and its handlers called as the province would.
class Counter {
public:
    explicit Counter(World& world)
        : m_world(world)
    {
        world.close();
        m_ledger = Ledger::open(world.path(text("ledger.db"))).value_or(nullptr);
        m_sender = *m_ledger->institution(World::hospital().institutionCode).value();
    }

    /// Steps it took to do this; -1 when it was refused.
    qint64 stepsOf(Handler handler, const char* infno, const Json& input)
    {
        const StationName peer = World::hospital();
        const WireRequest request = m_world.message(peer, text(infno), {}, input);
        Call call { request, peer, m_sender, m_world.clock().now(), *m_ledger, m_policies, m_codes,
            m_cards, m_snapshots };
        const qint64 before = m_ledger->work();
        auto transaction = m_ledger->begin();
        const auto reply = handler(call);
        if (!reply || !reply->done || !transaction->commit()) {
            qWarning() << (reply ? reply->message : describe(reply.error()));
            return -1;
        }
        return m_ledger->work() - before;
    }

private:
    World& m_world;
    std::unique_ptr<Ledger> m_ledger;
    InstitutionRow m_sender;
    PolicyBook m_policies;
    CodeTables m_codes;
    CardModule m_cards;
    SnapshotSource m_snapshots;
};

/// The `number`-th upload: charges, and refunds of what the one before charged.
Json upload(const Json& model, int number)
{
    Json lines = Json::array();
    for (int i = 0; i < linesAtOnce; ++i) {
        const bool refund = number > 0 && i < refundsAtOnce;
        const QString sign = refund ? text("-") : QString();
        Json line = model;
        line.set(text("feedetl_sn"), Json(QStringLiteral("%1-%2").arg(number).arg(i)));
        line.set(text("init_feedetl_sn"),
            Json(refund ? QStringLiteral("%1-%2").arg(number - 1).arg(i + refundsAtOnce)
                        : QString()));
        line.set(text("cnt"), Json(sign + text("1")));
        line.set(text("pric"), Json(text("10.00")));
        line.set(text("det_item_fee_sumamt"), Json(sign + text("10.00")));
        lines.append(line);
    }
    return Json::object({ { text("feedetail"), lines } });
}

/// 2302 of the lines of the `number`-th upload that no refund is about.
Json cancellation(const Json& model, int number)
{
    Json lines = Json::array();
    for (int i = 2 * refundsAtOnce; i < linesAtOnce; ++i)
        lines.append(Json::object(
            { { text("mdtrt_id"), model[u"mdtrt_id"] }, { text("psn_no"), model[u"psn_no"] },
                { text("feedetl_sn"), Json(QStringLiteral("%1-%2").arg(number).arg(i)) } }));
    return Json::object({ { text("data"), lines } });
}

/// A line of this stay, to be changed for each of many.
Json lineOf(const Stay& stay)
{
    Json model = readCase(text("NX-01/2301")).input[u"feedetail"].items().front();
    model.set(text("mdtrt_id"), Json(stay.mdtrtId));
    model.set(text("fee_ocur_time"), Json(text("2017-02-20 09:00:00")));
    return model;
}

/// The same of somebody who has just been admitted.
Json lineOfAStay(World& world)
{
    Stay stay(world);
    if (!stay.admit(text("2017-02-08 03:40:00")).success)
        qFatal("not admitted");
    return lineOf(stay);
}

/// The first has no refunds; a tenth more is what deeper trees may cost.
void compareCosts(const std::vector<qint64>& steps)
{
    QVERIFY2(steps.back() * 10 <= steps[1] * 11,
        qPrintable(QStringLiteral("%1 steps, then %2").arg(steps[1]).arg(steps.back())));
}

} // namespace

class TestManyLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void upload_onTopOfManyLines_costsWhatTheFirstDid_data()
    {
        QTest::addColumn<bool>("stay");
        QTest::newRow("2301") << true;
        QTest::newRow("2204") << false;
    }
    void upload_onTopOfManyLines_costsWhatTheFirstDid()
    {
        QFETCH(bool, stay);
        World world;
        Json model;
        if (stay) {
            model = lineOfAStay(world);
        } else {
            Care care(world, text("NX-23-outpatient"));
            QVERIFY(care.send(text("2201")).success);
            QVERIFY(care.send(text("2203")).success);
            model = readCase(text("../visits/NX-23-outpatient/2204"))
                        .input[u"feedetail"]
                        .items()
                        .front();
            model.set(text("mdtrt_id"), Json(care.visit()));
        }
        Counter counter(world);
        std::vector<qint64> steps;
        for (int number = 0; number < 60; ++number) {
            steps.push_back(counter.stepsOf(
                stay ? uploadFees : chargeVisit, stay ? "2301" : "2204", upload(model, number)));
            QVERIFY(steps.back() > 0);
        }
        compareCosts(steps);
    }

    void cancellation_amongManyLines_costsWhatTheFirstDid()
    {
        World world;
        const Json model = lineOfAStay(world);
        Counter counter(world);
        std::vector<qint64> steps;
        for (int number = 0; number < 60; ++number) {
            QVERIFY(counter.stepsOf(uploadFees, "2301", upload(model, number)) > 0);
            steps.push_back(counter.stepsOf(cancelFees, "2302", cancellation(model, number)));
            QVERIFY(steps.back() > 0);
        }
        compareCosts(steps);
    }

    void cancellation_namingALineTwiceOrAll_takesEachBackOnce()
    {
        World world;
        const Json model = lineOfAStay(world);
        Counter counter(world);
        QVERIFY(counter.stepsOf(uploadFees, "2301", upload(model, 0)) > 0);
        Json lines = Json::array();
        for (const char* serial : { "0-1", "0-1", "0000", "0-2", "0000" })
            lines.append(Json::object({ { text("mdtrt_id"), model[u"mdtrt_id"] },
                { text("psn_no"), model[u"psn_no"] }, { text("feedetl_sn"), text(serial) } }));
        const Json input = Json::object({ { text("data"), lines } });
        QVERIFY(counter.stepsOf(cancelFees, "2302", input) > 0);
        QCOMPARE(
            world.query("SELECT sum(lines) + sum(det_item_fee_sumamt) FROM charged"), text("0"));
        QCOMPARE(world.query("SELECT count(*) FROM fee_line WHERE cancelled_by = ''"), text("0"));
    }

    /// Settled by sums, the lines come afterwards, as many at a time as the house likes.
    void details_onTopOfManyLines_costWhatTheFirstDid()
    {
        World world;
        Stay stay(world);
        QVERIFY(stay.admit(text("2017-02-08 03:40:00")).success);
        QVERIFY(stay.discharge().success);
        Json sums = Json::array();
        sums.append(Json::object({ { text("med_chrgitm_type"), text("09") },
            { text("det_item_fee_sumamt"), text("100000.00") },
            { text("fulamt_ownpay_amt"), text("0.00") }, { text("overlmt_amt"), text("0.00") },
            { text("preselfpay_amt"), text("0.00") } }));
        const auto settled = stay.settleBy("2304", false, {}, sums);
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        const Json model = lineOf(stay);
        Counter counter(world);
        std::vector<qint64> uploads;
        std::vector<qint64> cancellations;
        for (int number = 0; number < 60; ++number) {
            uploads.push_back(counter.stepsOf(uploadFees, "2301", upload(model, number)));
            cancellations.push_back(
                counter.stepsOf(cancelFees, "2302", cancellation(model, number)));
            QVERIFY(uploads.back() > 0 && cancellations.back() > 0);
        }
        compareCosts(uploads);
        compareCosts(cancellations);
    }

    /// What is remembered of a bill is what its lines come to, whatever became of them.
    void sums_afterRefundsAndCancellations_areThoseOfTheLines()
    {
        World world;
        Stay stay(world);
        QVERIFY(stay.admit(text("2017-02-08 03:40:00")).success);
        const QString hundred = text("100.00");
        const QString day = text("2017-02-20");
        QVERIFY(stay.charge(text("1"), hundred, day).success);
        QVERIFY(stay.charge(text("2"), text("50.00"), day, {}, Stay::drugB()).success);
        QVERIFY(stay.charge(text("3"), text("30.00"), day, text("1")).success);
        QVERIFY(stay.charge(text("4"), text("20.00"), day, {}, Stay::comfort()).success);
        const char* different =
            "SELECT count(*) FROM charged c WHERE (lines, det_item_fee_sumamt, fulamt_ownpay_amt, "
            "overlmt_amt, preselfpay_amt) IS NOT (SELECT count(*), "
            "total(det_item_fee_sumamt), total(fulamt_ownpay_amt), total(overlmt_amt), "
            "total(preselfpay_amt) FROM fee_line f WHERE f.mdtrt_id = c.mdtrt_id "
            "AND f.chrg_bchno = c.chrg_bchno AND f.med_chrgitm_type = c.med_chrgitm_type "
            "AND cancelled_by = '')";
        const char* left = "SELECT det_item_fee_sumamt - refunded FROM fee_line "
                           "WHERE feedetl_sn = '1' AND cancelled_by = ''";
        QCOMPARE(world.query("SELECT sum(det_item_fee_sumamt) FROM charged"), text("14000"));
        QCOMPARE(world.query(different), text("0"));
        QCOMPARE(world.query(left), text("7000"));
        QVERIFY(stay.cancelFee(text("3")).success);
        QVERIFY(stay.cancelFee(text("4")).success);
        QCOMPARE(world.query("SELECT sum(det_item_fee_sumamt) FROM charged"), text("15000"));
        QCOMPARE(world.query(different), text("0"));
        QCOMPARE(world.query(left), text("10000"));
        QVERIFY(stay.cancelFee(text("0000")).success);
        QCOMPARE(world.query(different), text("0"));
        QCOMPARE(world.query("SELECT sum(lines) FROM charged"), text("0"));
        // Discharged, a bill may come whole once nothing of it is there.
        QVERIFY(stay.discharge().success);
        QVERIFY(stay.charge(text("9"), hundred, day).success);
        QVERIFY(!stay.charge(text("10"), hundred, day).success);
    }
};

QTEST_GUILESS_MAIN(TestManyLines)
#include "tst_many_lines.moc"
