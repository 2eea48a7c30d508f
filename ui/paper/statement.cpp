// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paper/paper.h"

#include "app/base/dates.h"
#include "ui/paper/sheet.h"
#include "ui/text/frame_words.h"

namespace yidi {

namespace {

constexpr double pageWidth = 2100;
constexpr double pageHeight = 2970;
constexpr double margin = 150;
constexpr double qrSide = 330;
constexpr double foot = 420; // kept free for the code and the signature
constexpr double body = 34;

QString field(const char* name)
{
    return sayCode({ QStringLiteral("field"), QLatin1String(name) });
}

/// A place in words, with the code the offices know it by.
QString place(const QString& region)
{
    const QString words = sayCode({ QStringLiteral("region"), region });
    return words == region ? region : QStringLiteral("%1 (%2)").arg(words, region);
}

void drawHead(Sheet& sheet, const StatementPaper& paper)
{
    sheet.text(word(Phrase::PaperStatement), 62, true, Qt::AlignHCenter);
    sheet.gap(6);
    sheet.text(paper.institution.name, 38, false, Qt::AlignHCenter);
    sheet.rule(4);
}

void drawFacts(Sheet& sheet, const StatementPaper& paper)
{
    const Visit& visit = paper.visit;
    const Settlement& settlement = paper.settlement;
    const auto days = visit.begin.date().daysTo(visit.end.date());
    const std::vector<double> shares { 1.9, 4.4, 1.9, 4.4 };
    const auto line = [&](const QString& a, const QString& av, const QString& b,
                          const QString& bv) {
        sheet.cells({ a, av, b, bv }, shares, body);
        sheet.gap(6);
    };
    line(word(Phrase::LabelName), paper.maskedName, word(Phrase::LabelCertNo), paper.maskedCertNo);
    line(word(Phrase::LabelInsuredPlace), place(paper.insuredRegion), word(Phrase::LabelWhere),
        place(paper.careRegion));
    line(word(Phrase::LabelScheme), sayCode({ QStringLiteral("insutype"), visit.insutype }),
        word(Phrase::LabelVisit), sayCode({ QStringLiteral("med_type"), visit.medType }));
    line(word(Phrase::LabelStay), word(Phrase::FromTo, { visit.begin.date(), visit.end.date() }),
        word(Phrase::LabelDays), word(Phrase::DayCount, { static_cast<int>(days) }));
    line(word(Phrase::LabelSettlementNumber), settlement.setlId, word(Phrase::PaperSettledAt),
        wireDateTime(settlement.settledAt));
    line(word(Phrase::LabelRecordNumber), settlement.medinsSetlId, word(Phrase::PaperPolicy),
        settlement.policyVersion);
    sheet.rule();
}

void drawMoney(Sheet& sheet, const QString& label, Fen amount, bool bold = false)
{
    sheet.cells({ label, sayMoney(amount) }, { 5, 2 }, body, bold, true);
    sheet.gap(4);
}

void drawBill(Sheet& sheet, const SettlementAmounts& a)
{
    sheet.text(word(Phrase::PaperBillPart), 38, true);
    sheet.gap(6);
    drawMoney(sheet, field("fulamt_ownpay_amt"), a.fulamt_ownpay_amt);
    drawMoney(sheet, field("overlmt_selfpay"), a.overlmt_selfpay);
    drawMoney(sheet, field("preselfpay_amt"), a.preselfpay_amt);
    drawMoney(sheet, field("inscp_scp_amt"), a.inscp_scp_amt);
    drawMoney(sheet, field("medfee_sumamt"), a.medfee_sumamt, true);
}

void drawPerson(Sheet& sheet, const SettlementAmounts& a)
{
    sheet.text(word(Phrase::PaperPersonPart), 38, true);
    sheet.gap(6);
    drawMoney(sheet, field("acct_pay"), a.acct_pay);
    if (!a.acct_mulaid_pay.isZero())
        drawMoney(sheet, field("acct_mulaid_pay"), a.acct_mulaid_pay);
    drawMoney(sheet, field("psn_cash_pay"), a.psn_cash_pay);
    drawMoney(sheet, field("psn_part_amt"), a.psn_part_amt, true);
    drawMoney(sheet, field("balc"), a.balc);
}

/// Every fund has its line, those that paid nothing too, so that none can be asked about in vain.
void drawFunds(Sheet& sheet, const SettlementAmounts& a)
{
    sheet.text(word(Phrase::PaperFundPart), 38, true);
    sheet.gap(6);
    const struct {
        const char* name;
        Fen amount;
    } funds[] = {
        { "hifp_pay", a.hifp_pay },
        { "cvlserv_pay", a.cvlserv_pay },
        { "hifes_pay", a.hifes_pay },
        { "hifmi_pay", a.hifmi_pay },
        { "hifob_pay", a.hifob_pay },
        { "maf_pay", a.maf_pay },
        { "oth_pay", a.oth_pay },
    };
    for (const auto& fund : funds)
        drawMoney(sheet, field(fund.name), fund.amount);
    drawMoney(sheet, field("fund_pay_sumamt"), a.fund_pay_sumamt, true);
}

void drawAmounts(QPainter* painter, Sheet& sheet, const SettlementAmounts& a)
{
    const double gutter = 90;
    const double half = (sheet.width() - gutter) / 2;
    Sheet left(painter, sheet.left(), half, sheet.y() + 8);
    drawBill(left, a);
    left.gap(24);
    drawPerson(left, a);
    Sheet right(painter, sheet.left() + half + gutter, half, sheet.y() + 8);
    drawFunds(right, a);
    sheet.moveTo(left.bottomOf(right.y()));
    sheet.rule();

    // What a person can add up himself.
    QString sum =
        QStringLiteral("%1 %2 = %3 %4 + %5 %6")
            .arg(field("medfee_sumamt"), sayMoney(a.medfee_sumamt), field("fund_pay_sumamt"),
                sayMoney(a.fund_pay_sumamt), field("psn_part_amt"), sayMoney(a.psn_part_amt));
    if (!a.hosp_part_amt.isZero())
        sum += QStringLiteral(" + %1 %2").arg(field("hosp_part_amt"), sayMoney(a.hosp_part_amt));
    sheet.text(sum, body, true);
    sheet.rule();
}

/// The explanation, in the largest writing that leaves the foot free.
void drawExplanation(QPainter* painter, Sheet& sheet, const std::vector<SettlementStep>& steps)
{
    if (steps.empty())
        return;
    const auto draw = [&](Sheet& on, double size) {
        on.text(word(Phrase::PaperExplanation), size + 4, true);
        on.gap(4);
        for (const SettlementStep& step : steps)
            on.cells({ sayStep(step), sayMoney(step.amount) }, { 5, 1 }, size, false, true);
    };
    double size = body;
    for (; size > 14; size -= 2) {
        Sheet trial(nullptr, sheet.left(), sheet.width(), sheet.y());
        draw(trial, size);
        if (trial.y() < pageHeight - margin - foot)
            break;
    }
    Sheet real(painter, sheet.left(), sheet.width(), sheet.y());
    draw(real, size);
    sheet.moveTo(real.y());
}

void drawFoot(QPainter* painter, const StatementPaper& paper)
{
    const double top = pageHeight - margin - qrSide;
    Sheet code(painter, margin, qrSide, top);
    // The number and the message that made it: enough to check, nothing about the person.
    code.qr(QStringLiteral("YD1|%1|%2|done")
                .arg(paper.settlement.setlId, paper.settlement.medinsSetlId),
        margin, qrSide);
    Sheet lines(painter, margin + qrSide + 60, pageWidth - 2 * margin - qrSide - 60, top + 30);
    lines.text(word(Phrase::PaperCheckHint), 30);
    lines.text(QStringLiteral("%1 %2    %3 %4")
                   .arg(word(Phrase::PaperStation), paper.station, word(Phrase::PaperPrintedAt),
                       wireDateTime(paper.printedAt)),
        30);
    if (paper.training)
        lines.text(word(Phrase::PaperTraining), 30, true);
    lines.moveTo(top + qrSide - 90);
    lines.text(
        word(Phrase::PaperSignature) + QStringLiteral("  ____________________________"), body);
}

} // namespace

Result<void> writeStatementPdf(const QString& path, const StatementPaper& paper)
{
    return writePdf(path, word(Phrase::PaperStatement), QSizeF(210, 297), [&](QPainter& painter) {
        Sheet sheet(&painter, margin, pageWidth - 2 * margin, margin);
        if (paper.training)
            sheet.watermark(word(Phrase::PaperTraining), pageWidth, pageHeight);
        drawHead(sheet, paper);
        drawFacts(sheet, paper);
        drawAmounts(&painter, sheet, paper.settlement.amounts);
        drawExplanation(&painter, sheet, paper.settlement.steps);
        drawFoot(&painter, paper);
    });
}

} // namespace yidi
