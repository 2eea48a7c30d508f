// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/provisional_mapping.h"

#include "app/base/clock.h"
#include "app/crypto/signing.h"
#include "app/transactions/cases/policy_files.h"
#include "app/transactions/provisional/provisional_codec.h"

#include <QTest>

using namespace yidi;

namespace {

const QString house = QStringLiteral("H64010400001");
const QDateTime now = chinaTime(QDate(2017, 3, 31), QTime(10, 0));

Snapshot someSnapshot()
{
    Snapshot snapshot;
    snapshot.version = QStringLiteral("0123456789abcdef");
    snapshot.madeAt = now.addSecs(-3600);
    snapshot.expiresAt = now.addDays(2);
    Institution here;
    here.code = house;
    here.level = QStringLiteral("03");
    here.region = QStringLiteral("640104");
    snapshot.directory.institutions = { here };
    auto read = readPolicies(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies"), sm3Hex);
    if (read)
        snapshot.policies = std::move(read->book);
    return snapshot;
}

RememberedPerson somebody()
{
    RememberedPerson known;
    known.person.psnNo = QStringLiteral("P1");
    Insurance insurance;
    insurance.insutype = QStringLiteral("310");
    insurance.psnType = QStringLiteral("1201");
    insurance.status = QStringLiteral("1");
    insurance.region = QStringLiteral("650100");
    known.person.insurances = { insurance };
    known.accumulators[insurance.insutype] = {};
    known.asOf = now.addSecs(-3600);
    return known;
}

FeeUploadLine lineOf(const char* serial, const char* code, Fen amount)
{
    FeeUploadLine line;
    line.serial = QLatin1String(serial);
    line.mdtrtId = QStringLiteral("S1");
    line.psnNo = QStringLiteral("P1");
    line.occurred = now.addDays(-3);
    line.itemCode = QLatin1String(code);
    line.amount = amount;
    line.quantity = 1'0000;
    line.price = amount.value() * 10'000;
    return line;
}

OfflineBill someBill()
{
    OfflineBill bill;
    bill.visit.mdtrtId = QStringLiteral("S1");
    bill.visit.psnNo = QStringLiteral("P1");
    bill.visit.insutype = QStringLiteral("310");
    bill.visit.medType = QStringLiteral("24"); // deemed filed
    bill.visit.institutionCode = house;
    bill.visit.begin = now.addDays(-10);
    bill.visit.end = now.addDays(-1);
    bill.lines = { lineOf("1", "A", Fen(10'000'00)), lineOf("2", "B", Fen(1'000'00)),
        lineOf("3", "of this house", Fen(10'00)) };
    return bill;
}

Catalogue someCatalogue()
{
    Catalogue catalogue;
    for (const char* code : { "A", "B" }) {
        CatalogueItem item;
        item.code = QLatin1String(code);
        item.chargeType = QStringLiteral("09");
        item.chargeLevel = QLatin1String(item.code == u'A' ? "01" : "02");
        item.firstShare = { item.code == u'A' ? 0 : 1000 };
        catalogue.emplace(item.code, item);
    }
    return catalogue;
}

StoreProvisional storedOf(const Settlement& shown)
{
    StoreProvisional stored;
    stored.order.visit = someBill().visit;
    stored.order.insuredRegion = QStringLiteral("650100");
    stored.order.cardNo = QStringLiteral("W30174258");
    stored.order.seen = shown.amounts;
    stored.settlement = shown;
    return stored;
}

} // namespace

class TestProvisionalMapping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bill_withCatalogueAndSnapshot_isSettledProvisionally()
    {
        const Snapshot snapshot = someSnapshot();
        const auto settled =
            provisionalFor(&snapshot, somebody(), someBill(), someCatalogue(), now);
        QVERIFY2(settled, qPrintable(settled ? QString() : describe(settled.error())));
        QVERIFY(settled->provisional);
        const SettlementAmounts& a = settled->amounts;
        QCOMPARE(a.medfee_sumamt, Fen(11'010'00));
        QCOMPARE(a.fulamt_ownpay_amt, Fen(10'00)); // unknown to the catalogue: own expense
        QCOMPARE(a.preselfpay_amt, Fen(100'00));
        QCOMPARE(a.act_pay_dedc, Fen(800'00));
        QCOMPARE(a.hifp_pay, Fen(9'595'00)); // 10,100.00 at 95 %
        const Event event = provisionalEvent(settled);
        QCOMPARE(std::get<EstimateKnown>(event).estimate, *settled);
    }

    void anythingMissing_needsTheLink()
    {
        const Snapshot snapshot = someSnapshot();
        OfflineBill empty = someBill();
        empty.lines.clear();
        const Result<Settlement> tries[] = {
            provisionalFor(nullptr, somebody(), someBill(), someCatalogue(), now),
            provisionalFor(&snapshot, {}, someBill(), someCatalogue(), now),
            provisionalFor(&snapshot, somebody(), {}, someCatalogue(), now),
            provisionalFor(&snapshot, somebody(), empty, someCatalogue(), now),
            provisionalFor(&snapshot, somebody(), someBill(), Catalogue(), now),
            provisionalFor(&snapshot, somebody(), someBill(), someCatalogue(), now.addDays(9)),
        };
        for (const auto& settled : tries) {
            QVERIFY(!settled);
            QCOMPARE(settled.error().code, ErrorCode::SettlementNeedsLink);
            QCOMPARE(std::get<QuestionFailed>(provisionalEvent(settled)).error,
                ErrorCode::SettlementNeedsLink);
        }
    }

    void lineOfAnotherVisit_isMalformed()
    {
        const Snapshot snapshot = someSnapshot();
        OfflineBill bill = someBill();
        bill.lines[1].mdtrtId = QStringLiteral("S2");
        const auto settled = provisionalFor(&snapshot, somebody(), bill, someCatalogue(), now);
        QVERIFY(!settled);
        QCOMPARE(settled.error().code, ErrorCode::BillMalformed);
    }

    void record_saysWhatWasShown()
    {
        const Snapshot snapshot = someSnapshot();
        const auto shown = provisionalFor(&snapshot, somebody(), someBill(), someCatalogue(), now);
        QVERIFY(shown);
        const auto request = fromWire<ProvisionalRequest>(
            provisionalInput(storedOf(*shown), snapshot), QStringLiteral("input"));
        QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
        QVERIFY(request->shown().agreesWith(shown->amounts));
        QCOMPARE(request->madeAt, now);
        QCOMPARE(request->end, someBill().visit.end);
        QCOMPARE(request->snapshot, snapshot.version);
        QCOMPARE(request->policyVersion, shown->policyVersion);
        QCOMPARE(request->settle.mdtrtId, QStringLiteral("S1"));
        QVERIFY(!request->settle.useAccount);
        QVERIFY(!request->settle.voucherType.isEmpty());
        QVERIFY(request->lines.empty());
    }

    void receipt_tellsWhetherItDiffers()
    {
        for (const ProvisionalState state :
            { ProvisionalState::Confirmed, ProvisionalState::Difference }) {
            ProvisionalAnswer answer;
            answer.settled.psnNo = QStringLiteral("P1");
            answer.settled.settlement.setlId = QStringLiteral("A1");
            answer.state = state;
            RecordUpdate update { QStringLiteral("M"), QStringLiteral("Y302"), RecordState::Acked,
                {} };
            update.response.success = true;
            update.response.output = toWire(answer);
            const auto event = provisionalReceipt(update);
            QVERIFY(event);
            const auto& told = std::get<ProvisionalConfirmed>(*event);
            QCOMPARE(told.settlement.setlId, QStringLiteral("A1"));
            QVERIFY(!told.settlement.provisional);
            QCOMPARE(told.differs, state == ProvisionalState::Difference);
        }
        RecordUpdate update { {}, QStringLiteral("Y302"), RecordState::Refused, {} };
        update.response.reasons = { { QStringLiteral("S14"), {}, {} } };
        QCOMPARE(std::get<RecordRefused>(*provisionalReceipt(update)).reasons.front().code,
            QStringLiteral("S14"));
        update.state = RecordState::Ready;
        QVERIFY(!provisionalReceipt(update));
        update.state = RecordState::Acked; // what cannot be read leaves the journey waiting
        QVERIFY(!provisionalReceipt(update));
    }
};

QTEST_GUILESS_MAIN(TestProvisionalMapping)
#include "tst_provisional_mapping.moc"
