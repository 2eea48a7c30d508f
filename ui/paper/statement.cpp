// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paper/paper.h"

#include "app/base/dates.h"
#include "app/domain/region/region.h"
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
constexpr double small = 27;
constexpr double readable = 24; // 7 points

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

QString titleOf(const StatementPaper& paper)
{
    const bool stay = isStay(visitKind(paper.visit.medType));
    if (stay && !sameProvince(paper.insuredRegion, paper.careRegion))
        return word(Phrase::PaperStatement);
    return word(
        Phrase::PaperStatementCare, { Code { QStringLiteral("med_type"), paper.visit.medType } });
}

/// What must not be overlooked about this paper.
QStringList marksOf(const StatementPaper& paper)
{
    QStringList marks;
    if (paper.settlement.provisional)
        marks << word(Phrase::PaperProvisional);
    if (!paper.settlement.cancels.isEmpty())
        marks << word(Phrase::PaperCancelled);
    if (paper.settlement.interim)
        marks << word(Phrase::PaperInterim);
    if (paper.again)
        marks << word(Phrase::PaperSecondCopy);
    return marks;
}

void drawHead(Sheet& sheet, const StatementPaper& paper)
{
    sheet.text(titleOf(paper), 62, true, Qt::AlignHCenter);
    sheet.gap(6);
    sheet.text(paper.institution.name, 38, false, Qt::AlignHCenter);
    const QStringList marks = marksOf(paper);
    if (!marks.isEmpty()) {
        sheet.gap(8);
        sheet.text(QStringLiteral("[ %1 ]").arg(marks.join(QStringLiteral(" · "))), 48, true,
            Qt::AlignHCenter);
    }
    if (paper.settlement.provisional)
        sheet.text(word(Phrase::PaperProvisionalNote), body, true);
    sheet.rule(4);
}

/// A stay from when to when, to the second, and how many days; anything else has one time.
QString timeOf(const Visit& visit)
{
    if (!isStay(visitKind(visit.medType)))
        return wireDateTime(visit.begin);
    const auto days = visit.begin.date().daysTo(visit.end.date());
    return QStringLiteral("%1 – %2 (%3)")
        .arg(wireDateTime(visit.begin), wireDateTime(visit.end),
            word(Phrase::DayCount, { static_cast<int>(days) }));
}

void drawFacts(Sheet& sheet, const StatementPaper& paper)
{
    const Visit& visit = paper.visit;
    const Settlement& settlement = paper.settlement;
    const bool stay = isStay(visitKind(visit.medType));
    const auto line = [&](Phrase a, const QString& av, Phrase b, const QString& bv) {
        sheet.cells({ word(a), av, word(b), bv }, { 1.9, 4.4, 1.9, 4.4 }, body);
        sheet.gap(6);
    };
    const auto wide = [&](Phrase label, const QString& value) {
        if (value.isEmpty())
            return;
        sheet.cells({ word(label), value }, { 1.9, 10.7 }, body);
        sheet.gap(6);
    };
    line(Phrase::LabelName, paper.maskedName, Phrase::LabelCertNo, paper.maskedCertNo);
    line(Phrase::LabelInsuredPlace, place(paper.insuredRegion), Phrase::LabelWhere,
        place(paper.careRegion));
    line(Phrase::LabelScheme, sayCode({ QStringLiteral("insutype"), visit.insutype }),
        Phrase::LabelVisit, sayCode({ QStringLiteral("med_type"), visit.medType }));
    wide(stay ? Phrase::PaperStayTime : Phrase::PaperVisitTime, timeOf(visit));
    wide(Phrase::PaperDisease, visit.diseaseName);
    if (settlement.setlId.isEmpty())
        wide(Phrase::PaperShownAt, wireDateTime(settlement.settledAt));
    else
        line(Phrase::LabelSettlementNumber, settlement.setlId, Phrase::PaperSettledAt,
            wireDateTime(settlement.settledAt));
    wide(Phrase::PaperCancels, settlement.cancels);
    line(Phrase::LabelRecordNumber, settlement.medinsSetlId, Phrase::PaperVisitNumber,
        visit.mdtrtId.isEmpty() ? settlement.mdtrtId : visit.mdtrtId);
    wide(Phrase::PaperPolicy, settlement.policyVersion);
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

/// What the deposit leaves to be paid; nothing of that is known of what does not stand.
void drawDeposit(Sheet& sheet, const StatementPaper& paper)
{
    const auto order = paymentFor(paper.settlement, paper.visit.deposit);
    if (!order || order->deposit().isZero())
        return;
    drawMoney(sheet, word(Phrase::PayDeposit), order->deposit());
    if (order->giveBack().isZero())
        drawMoney(sheet, word(Phrase::PayDue), order->due(), true);
    else
        drawMoney(sheet, word(Phrase::PayGiveBack), order->giveBack(), true);
}

void drawPerson(Sheet& sheet, const StatementPaper& paper)
{
    const SettlementAmounts& a = paper.settlement.amounts;
    sheet.text(word(Phrase::PaperPersonPart), 38, true);
    sheet.gap(6);
    drawMoney(sheet, field("acct_pay"), a.acct_pay);
    if (!a.acct_mulaid_pay.isZero())
        drawMoney(sheet, field("acct_mulaid_pay"), a.acct_mulaid_pay);
    drawMoney(sheet, field("psn_cash_pay"), a.psn_cash_pay);
    drawMoney(sheet, field("psn_part_amt"), a.psn_part_amt, true);
    drawMoney(sheet, field("balc"), a.balc);
    drawDeposit(sheet, paper);
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

void drawAmounts(QPainter* painter, Sheet& sheet, const StatementPaper& paper)
{
    const SettlementAmounts& a = paper.settlement.amounts;
    const double gutter = 90;
    const double half = (sheet.width() - gutter) / 2;
    Sheet left(painter, sheet.left(), half, sheet.y() + 8);
    drawBill(left, a);
    left.gap(24);
    drawPerson(left, paper);
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

/// Which charges were how much, and how the catalogue counts them.
void drawCategories(Sheet& sheet, const std::vector<ChargeCategory>& categories)
{
    if (categories.empty())
        return;
    const auto row = [&](const QString& name, const Bill& bill, bool bold) {
        sheet.columns(
            { name, sayMoney(bill.total), sayMoney(bill.fullySelfPaid), sayMoney(bill.overLimit),
                sayMoney(bill.firstSelfPaid), sayMoney(bill.inScope()) },
            small, bold);
    };
    sheet.text(word(Phrase::PaperCategories), body, true);
    sheet.columns({ word(Phrase::PaperCategory), word(Phrase::PaperSum), field("fulamt_ownpay_amt"),
                      field("overlmt_selfpay"), field("preselfpay_amt"), field("inscp_scp_amt") },
        small, true);
    Bill sum;
    for (const ChargeCategory& one : categories) {
        row(sayCode({ QStringLiteral("med_chrgitm_type"), one.type }), one.bill, false);
        sum.total += one.bill.total;
        sum.fullySelfPaid += one.bill.fullySelfPaid;
        sum.overLimit += one.bill.overLimit;
        sum.firstSelfPaid += one.bill.firstSelfPaid;
    }
    row(word(Phrase::PaperTotal), sum, true);
    sheet.rule();
}

void drawExplanation(Sheet& sheet, const std::vector<SettlementStep>& steps, double size)
{
    sheet.text(word(Phrase::PaperExplanation), size + 4, true);
    sheet.gap(4);
    for (const SettlementStep& step : steps)
        sheet.cells({ sayStep(step), sayMoney(step.amount) }, { 5, 1 }, size, false, true);
}

/// The largest writing in which the explanation leaves the foot free; 0 when none that can be read
/// does, and it goes to the back.
double explanationSize(const Sheet& sheet, const std::vector<SettlementStep>& steps)
{
    for (double size = body; size >= readable; size -= 2) {
        Sheet trial(nullptr, sheet.left(), sheet.width(), sheet.y());
        drawExplanation(trial, steps, size);
        if (trial.y() < pageHeight - margin - foot)
            return size;
    }
    return 0;
}

const char* tagOf(const Settlement& settlement)
{
    if (settlement.provisional)
        return "provisional";
    return settlement.cancels.isEmpty() ? "done" : "cancelled";
}

void drawFoot(QPainter* painter, const StatementPaper& paper, bool hasBack)
{
    const double top = pageHeight - margin - qrSide;
    Sheet code(painter, margin, qrSide, top);
    // The number and the message that made it: enough to check, nothing about the person.
    const Settlement& settlement = paper.settlement;
    const QString& number = settlement.provisional ? settlement.medinsSetlId : settlement.setlId;
    code.qr(QStringLiteral("YD1|%1|%2|%3")
                .arg(number, settlement.medinsSetlId, QLatin1String(tagOf(settlement))),
        margin, qrSide);
    Sheet lines(painter, margin + qrSide + 60, pageWidth - 2 * margin - qrSide - 60, top + 30);
    lines.text(word(Phrase::PaperCheckHint), 30);
    lines.text(QStringLiteral("%1 %2    %3 %4")
                   .arg(word(Phrase::PaperStation), paper.station, word(Phrase::PaperPrintedAt),
                       wireDateTime(paper.printedAt)),
        30);
    QStringList last;
    if (paper.training)
        last << word(Phrase::PaperTraining);
    if (hasBack)
        last << word(Phrase::PageOfPages, { 1, 2 });
    lines.text(last.join(QStringLiteral("    ")), 30, true);
    lines.moveTo(top + qrSide - 90);
    lines.text(
        word(Phrase::PaperSignature) + QStringLiteral("  ____________________________"), body);
}

void drawWatermark(Sheet& sheet, const StatementPaper& paper)
{
    QStringList across = marksOf(paper);
    if (paper.training)
        across.prepend(word(Phrase::PaperTraining));
    if (!across.isEmpty())
        sheet.watermark(across.join(QStringLiteral(" · ")), pageWidth, pageHeight);
}

/// The statement itself; returns the size of the explanation, 0 for on the back.
double drawFront(QPainter* painter, const StatementPaper& paper)
{
    Sheet sheet(painter, margin, pageWidth - 2 * margin, margin);
    drawWatermark(sheet, paper);
    drawHead(sheet, paper);
    drawFacts(sheet, paper);
    drawAmounts(painter, sheet, paper);
    drawCategories(sheet, paper.settlement.categories);
    const std::vector<SettlementStep>& steps = paper.settlement.steps;
    const double size = explanationSize(sheet, steps);
    if (size > 0 && !steps.empty())
        drawExplanation(sheet, steps, size);
    drawFoot(painter, paper, size == 0);
    return size;
}

void drawBack(QPainter* painter, const StatementPaper& paper)
{
    Sheet sheet(painter, margin, pageWidth - 2 * margin, margin);
    drawWatermark(sheet, paper);
    const Settlement& settlement = paper.settlement;
    sheet.cells({ word(Phrase::LabelRecordNumber) + QLatin1Char(' ') + settlement.medinsSetlId,
                    word(Phrase::PageOfPages, { 2, 2 }) },
        { 3, 1 }, body, false, true);
    sheet.rule();
    drawExplanation(sheet, settlement.steps, body);
}

} // namespace

Result<void> writeStatementPdf(const QString& path, const StatementPaper& paper)
{
    std::vector<std::function<void(QPainter&)>> pages {
        [&](QPainter& painter) { drawFront(&painter, paper); },
    };
    if (drawFront(nullptr, paper) == 0)
        pages.emplace_back([&](QPainter& painter) { drawBack(&painter, paper); });
    return writePdf(path, titleOf(paper), QSizeF(210, 297), pages);
}

} // namespace yidi
