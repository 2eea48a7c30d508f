// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/transactions/provisional/provisional_codec.h"

#include <QTest>

using namespace yidi;

namespace {

ProvisionalRequest request()
{
    ProvisionalRequest request;
    request.settle.psnNo = QStringLiteral("65000000000001");
    request.settle.mdtrtId = QStringLiteral("S6501001703310000001");
    request.settle.insutype = QStringLiteral("310");
    request.settle.total = Fen(99'999'999'999'99);
    request.settle.personPart = Fen(21'474'836'47);
    request.fund = Fen(78'525'163'52);
    request.madeAt = chinaTime(QDate(2017, 3, 31), QTime(9, 30, 1));
    request.end = chinaTime(QDate(2017, 3, 30), QTime(11, 0));
    request.snapshot = QStringLiteral("0123456789abcdef");
    request.policyVersion = QStringLiteral("650000/2016-01-01@0123456789ab");
    return request;
}

FeeUploadLine line()
{
    FeeUploadLine line;
    line.serial = QStringLiteral("1");
    line.mdtrtId = request().settle.mdtrtId;
    line.psnNo = request().settle.psnNo;
    line.occurred = chinaTime(QDate(2017, 3, 29), QTime(8, 0));
    line.itemCode = QStringLiteral("A1");
    line.localCode = QStringLiteral("L1");
    line.amount = Fen(12'00);
    line.quantity = 2'0000;
    line.price = 6'000000;
    return line;
}

template <class T>
Result<T> thereAndBack(const T& value)
{
    return fromWire<T>(parseJson(writeJson(toWire(value))).value(), QStringLiteral("input"));
}

} // namespace

class TestProvisionalCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void request_thereAndBack_isTheSame()
    {
        QCOMPARE(thereAndBack(request()).value(), request());
        ProvisionalRequest withLines = request();
        withLines.lines = { line(), line() };
        withLines.lines[1].serial = QStringLiteral("2");
        QCOMPARE(thereAndBack(withLines).value().lines.size(), std::size_t { 2 });
        QCOMPARE(thereAndBack(withLines).value(), withLines);
    }

    /// Whoever understands a 2304 understands its part of it.
    void request_readAsASettlement_isThatSettlement()
    {
        const auto read = fromWire<SettleRequest>(toWire(request()), QStringLiteral("input"));
        QVERIFY(read);
        QCOMPARE(*read, request().settle);
    }

    void request_withoutAnAmountOrTime_isNamed_data()
    {
        QTest::addColumn<QString>("member");
        for (const char* member : { "psn_no", "mdtrt_id", "medfee_sumamt", "psn_part_amt",
                 "fund_pay_sumamt", "setl_time" })
            QTest::newRow(member) << QString(QLatin1String(member));
    }
    void request_withoutAnAmountOrTime_isNamed()
    {
        QFETCH(QString, member);
        Json input = toWire(request());
        Json data = input[u"data"];
        input.set(QStringLiteral("data"), data.set(member, Json()));
        const auto read = fromWire<ProvisionalRequest>(input, QStringLiteral("input"));
        QVERIFY(!read);
        QCOMPARE(read.error().detail, QStringLiteral("input.data.%1 is missing").arg(member));
    }

    void answer_thereAndBack_isTheSame()
    {
        ProvisionalAnswer answer;
        answer.settled.psnNo = request().settle.psnNo;
        answer.settled.settlement.setlId = QStringLiteral("A1");
        answer.settled.settlement.mdtrtId = request().settle.mdtrtId;
        answer.settled.settlement.amounts.psn_part_amt = Fen(2);
        answer.state = ProvisionalState::Difference;
        answer.shown = Fen(1);
        answer.share = Fen(2);
        answer.madeAt = request().madeAt;
        answer.confirmedAt = request().madeAt.addSecs(7'200);
        const auto back = fromWire<ProvisionalAnswer>(toWire(answer), QStringLiteral("output"));
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(back->state, answer.state);
        QCOMPARE(back->shown, answer.shown);
        QCOMPARE(back->share, answer.share);
        QCOMPARE(back->madeAt, answer.madeAt);
        QCOMPARE(back->confirmedAt, answer.confirmedAt);
        QCOMPARE(back->settled.settlement.setlId, answer.settled.settlement.setlId);
        QCOMPARE(back->settled.settlement.amounts.psn_part_amt, Fen(2));
    }

    void list_thereAndBack_isTheSame()
    {
        ProvisionalList list;
        for (const ProvisionalState state :
            { ProvisionalState::Confirmed, ProvisionalState::Difference, ProvisionalState::Refused,
                ProvisionalState::Closed })
            list.rows.push_back(
                { QStringLiteral("A%1").arg(static_cast<int>(state)), QStringLiteral("S1"),
                    QStringLiteral("买**"), request().madeAt, state, Fen(1), Fen(2),
                    QStringLiteral("S14"), QStringLiteral("collected"), QStringLiteral("H:1") });
        QCOMPARE(thereAndBack(list).value(), list);
        QCOMPARE(thereAndBack(ProvisionalClosed { list.rows[3] }).value(),
            (ProvisionalClosed { list.rows[3] }));
        const ProvisionalClosing closing { QStringLiteral("A1"), QStringLiteral("given-back") };
        QCOMPARE(thereAndBack(closing).value(), closing);
    }

    void state_named_isReadBack()
    {
        ProvisionalState state = ProvisionalState::Confirmed;
        QVERIFY(provisionalStateFromName(QStringLiteral("refused"), state));
        QCOMPARE(state, ProvisionalState::Refused);
        QVERIFY(!provisionalStateFromName(QStringLiteral("open"), state));
        QVERIFY(isOpen(ProvisionalState::Refused) && isOpen(ProvisionalState::Difference));
        QVERIFY(!isOpen(ProvisionalState::Confirmed) && !isOpen(ProvisionalState::Closed));
    }
};

QTEST_GUILESS_MAIN(TestProvisionalCodec)
#include "tst_provisional.moc"
