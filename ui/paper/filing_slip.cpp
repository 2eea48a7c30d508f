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
constexpr double qrSide = 340;

struct Said {
    OutcomeScreen::Kind kind;
    Phrase next;
    const char* tag; ///< in the code
};

Said said(FilingSlip::Status status)
{
    switch (status) {
    case FilingSlip::Status::Done:
        return { OutcomeScreen::Kind::Done, Phrase::FileDoneNext, "done" };
    case FilingSlip::Status::Accepted:
        return { OutcomeScreen::Kind::Accepted, Phrase::FileAcceptedNext, "accepted" };
    case FilingSlip::Status::StoredHere:
        return { OutcomeScreen::Kind::StoredHere, Phrase::FileStoredNext, "stored" };
    case FilingSlip::Status::Refused:
        return { OutcomeScreen::Kind::Refused, Phrase::FileRefusedNext, "refused" };
    case FilingSlip::Status::AtWindow:
        return { OutcomeScreen::Kind::AtWindow, Phrase::PaperAtWindowNext, "window" };
    }
    return { OutcomeScreen::Kind::Refused, Phrase::FileRefusedNext, "refused" };
}

/// What comes next, by what was asked for.
Phrase nextOf(const FilingSlip& slip)
{
    if (slip.status == FilingSlip::Status::Done) {
        switch (slip.request.operation) {
        case FilingOperation::File:
            break;
        case FilingOperation::Extend:
            return Phrase::PaperExtendedNext;
        case FilingOperation::Change:
            return Phrase::PaperChangedNext;
        case FilingOperation::Cancel:
            return Phrase::PaperCancelledNext;
        }
    }
    return said(slip.status).next;
}

QString titleOf(const FilingSlip& slip)
{
    if (slip.status == FilingSlip::Status::AtWindow)
        return word(Phrase::PaperWindowTicket);
    return word(slip.operatorNo.isEmpty() ? Phrase::PaperFilingSlip : Phrase::PaperAcceptance);
}

QStringList papersInWords(const QStringList& papers)
{
    QStringList words;
    for (const QString& paper : papers)
        words << sayCode({ QStringLiteral("blocking"), paper });
    return words;
}

/// The province keeps it under a number of its own.
bool isFiled(const FilingSlip& slip)
{
    return slip.status == FilingSlip::Status::Done || slip.status == FilingSlip::Status::Accepted;
}

void drawFacts(Sheet& sheet, const FilingSlip& slip)
{
    const FilingRequest& request = slip.request;
    const auto line = [&](Phrase label, const QString& value) {
        sheet.cells({ word(label), value }, { 3, 5 }, body);
        sheet.gap(6);
    };
    line(Phrase::LabelName, slip.maskedName);
    line(Phrase::PaperOperation,
        sayCode({ QStringLiteral("operation"), filingOperationName(request.operation) }));
    line(Phrase::LabelWhy,
        sayCode({ QStringLiteral("category"), filingCategoryCode(request.category) }));
    line(Phrase::LabelInsuredPlace, sayCode({ QStringLiteral("region"), request.insuredRegion }));
    line(Phrase::LabelWhere, sayCode({ QStringLiteral("region"), request.careRegion }));
    line(Phrase::LabelBegin, sayDate(request.begin));
    // What is not filed has no end yet, and the screen names none either.
    if (isFiled(slip))
        line(Phrase::LabelEnd, request.end.isValid() ? sayDate(request.end) : word(Phrase::NoEnd));
    const QString why = sayCode({ QStringLiteral("window-why"), slip.why });
    if (why != slip.why)
        line(Phrase::PaperWhyWindow, why);
}

/// What was handed in, what is missing or to be brought, and until when.
void drawPapers(Sheet& sheet, const FilingSlip& slip)
{
    const bool ticket = slip.status == FilingSlip::Status::AtWindow;
    if (!ticket && slip.papersSeen.isEmpty() && slip.papers.isEmpty())
        return;
    const auto lines = [&](Phrase label, const QStringList& words) {
        if (words.isEmpty())
            return;
        sheet.text(word(label), body, true);
        for (const QString& one : words)
            sheet.text(QStringLiteral("· ") + one, body);
        sheet.gap(6);
    };
    QStringList needed = papersInWords(slip.papers);
    if (ticket)
        needed.prepend(word(Phrase::PaperBringIdentity));
    lines(Phrase::PaperSeen, papersInWords(slip.papersSeen));
    lines(ticket ? Phrase::PaperBring : Phrase::PaperAsked, needed);
    if (!slip.papers.isEmpty() && slip.papersDue.isValid())
        sheet.cells({ word(Phrase::PaperDue), sayDate(slip.papersDue) }, { 3, 5 }, body, true);
    sheet.rule();
}

void drawOrigin(Sheet& sheet, const FilingSlip& slip)
{
    const auto line = [&](Phrase label, const QString& value) {
        if (!value.isEmpty())
            sheet.text(word(label) + QLatin1Char(' ') + value, body);
    };
    line(Phrase::PaperOffice, slip.office);
    line(Phrase::PaperOperator, slip.operatorNo);
    line(Phrase::PaperStation, slip.station);
    line(Phrase::PaperPrintedAt, wireDateTime(slip.printedAt));
}

void drawReasons(Sheet& sheet, const std::vector<Refusal>& reasons)
{
    for (const Refusal& reason : reasons) {
        sheet.text(sayCode({ QStringLiteral("reason"), reason.code }), body, true);
        if (!reason.blocking.isEmpty())
            sheet.text(sayBlocking(reason), body);
        if (!reason.remedy.isEmpty())
            sheet.text(sayCode({ QStringLiteral("remedy"), reason.remedy }), body);
        sheet.gap(10);
    }
}

/// Draws, or with no painter measures; returns the height of the slip.
double draw(QPainter* painter, const FilingSlip& slip, double height)
{
    const Said what = said(slip.status);
    Sheet sheet(painter, margin, rollWidth - 2 * margin, margin);
    if (slip.training)
        sheet.watermark(word(Phrase::PaperTraining), rollWidth, height);
    sheet.text(titleOf(slip), 44, true, Qt::AlignHCenter);
    sheet.rule(4);
    sheet.text(word(isFiled(slip) ? Phrase::LabelFilingNumber : Phrase::LabelRecordNumber), body);
    sheet.text(slip.number, slip.status == FilingSlip::Status::AtWindow ? 72 : 56, true);
    if (!slip.checkCode.isEmpty())
        sheet.text(word(Phrase::PaperCheckCode, { slip.checkCode }), 44, true);
    sheet.gap(10);
    sheet.text(sayOutcome(what.kind), 48, true);
    sheet.rule();
    drawFacts(sheet, slip);
    sheet.rule();
    if (slip.status == FilingSlip::Status::Refused)
        drawReasons(sheet, slip.reasons);
    drawPapers(sheet, slip);
    sheet.text(word(nextOf(slip)), body);
    sheet.rule();
    if (slip.training)
        sheet.text(word(Phrase::PaperTraining), body, true);
    drawOrigin(sheet, slip);
    sheet.gap(20);
    sheet.qr(
        QStringLiteral("YD1|%1|%2|%3").arg(slip.number, slip.checkCode, filingSlipTag(slip.status)),
        (rollWidth - qrSide) / 2, qrSide);
    sheet.gap(qrSide + 10);
    sheet.text(word(Phrase::PaperCheckHint), body, false, Qt::AlignHCenter);
    return sheet.y() + margin;
}

} // namespace

QString filingSlipTag(FilingSlip::Status status)
{
    return QLatin1String(said(status).tag);
}

Result<void> writeFilingSlipPdf(const QString& path, const FilingSlip& slip)
{
    const double height = std::ceil(draw(nullptr, slip, 0));
    return writePdf(path, titleOf(slip), QSizeF(rollWidth / 10, height / 10),
        [&](QPainter& painter) { draw(&painter, slip, height); });
}

} // namespace yidi
