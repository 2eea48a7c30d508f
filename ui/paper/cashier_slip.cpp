// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paper/paper.h"

#include "app/base/dates.h"
#include "ui/paper/sheet.h"
#include "ui/text/frame_words.h"

#include <cmath>

namespace yidi {

namespace {

constexpr double rollWidth = 800;
constexpr double margin = 50;
constexpr double body = 39; // 11 points
constexpr double qrSide = 400; // read by a hand scanner, through a pane

bool givesBack(const CashierSlip& slip)
{
    return !slip.order.giveBack().isZero();
}

QString titleOf(const CashierSlip& slip)
{
    return word(givesBack(slip) ? Phrase::PaperCashierBack : Phrase::PaperCashierSlip);
}

void drawMoney(Sheet& sheet, const CashierSlip& slip)
{
    const PaymentOrder& order = slip.order;
    const bool back = givesBack(slip);
    sheet.text(word(back ? Phrase::PayGiveBack : Phrase::PayDue), body);
    sheet.text(sayMoney(back ? order.giveBack() : order.due()), 84, true);
    if (order.deposit().isZero())
        return;
    const auto line = [&](const QString& label, Fen amount) {
        sheet.cells({ label, sayMoney(amount) }, { 1, 1 }, body, false, true);
    };
    line(sayCode({ QStringLiteral("field"), QStringLiteral("psn_cash_pay") }), order.cash());
    line(word(Phrase::PayDeposit), order.deposit());
}

/// Draws, or with no painter measures; returns the height of the slip.
double draw(QPainter* painter, const CashierSlip& slip, double height)
{
    Sheet sheet(painter, margin, rollWidth - 2 * margin, margin);
    if (slip.training)
        sheet.watermark(word(Phrase::PaperTraining), rollWidth, height);
    const auto line = [&](Phrase label, const QString& value) {
        sheet.cells({ word(label), value }, { 3, 5 }, body);
        sheet.gap(6);
    };
    // Numbers that are read out stay in one piece.
    const auto whole = [&](Phrase label, const QString& value) {
        sheet.text(word(label), body);
        sheet.text(value, body, true);
    };
    sheet.text(titleOf(slip), 48, true, Qt::AlignHCenter);
    sheet.text(slip.institution, body, false, Qt::AlignHCenter);
    sheet.rule(4);
    drawMoney(sheet, slip);
    sheet.rule();
    line(Phrase::LabelName, slip.maskedName);
    whole(Phrase::LabelSettlementNumber, slip.order.setlId());
    whole(Phrase::LabelVisitNumber, slip.order.mdtrtId());
    if (!slip.checkCode.isEmpty())
        line(Phrase::LabelCheckCode, slip.checkCode);
    sheet.gap(10);
    sheet.qr(cashierCode(slip.order, slip.checkCode), (rollWidth - qrSide) / 2, qrSide);
    sheet.gap(qrSide + 10);
    sheet.text(word(Phrase::PaperCashierHint), body);
    sheet.rule();
    if (slip.training)
        sheet.text(word(Phrase::PaperTraining), body, true);
    sheet.text(word(Phrase::PaperStation) + QLatin1Char(' ') + slip.station, body);
    sheet.text(
        word(Phrase::PaperPrintedAt) + QLatin1Char(' ') + wireDateTime(slip.printedAt), body);
    return sheet.y() + margin;
}

} // namespace

Result<void> writeCashierSlipPdf(const QString& path, const CashierSlip& slip)
{
    const double height = std::ceil(draw(nullptr, slip, 0));
    return writePdf(path, titleOf(slip), QSizeF(rollWidth / 10, height / 10),
        [&](QPainter& painter) { draw(&painter, slip, height); });
}

} // namespace yidi
