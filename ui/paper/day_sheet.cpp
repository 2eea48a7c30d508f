// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paper/day_sheet.h"

#include "app/base/dates.h"
#include "ui/paper/sheet.h"
#include "ui/text/frame_words.h"

#include <algorithm>

namespace yidi {
namespace {

constexpr double pageWidth = 2100;
constexpr double pageHeight = 2970;
constexpr double margin = 150;
constexpr double body = 32;
constexpr double small = 27;
constexpr int differencesOnAPage = 24;

QString code(const char* table, const QString& value)
{
    return sayCode({ QLatin1String(table), value });
}

QString money(const std::optional<BookLine>& line, Fen BookLine::*part)
{
    return line ? sayMoney((*line).*part) : word(Phrase::DeskNone);
}

void drawTotals(Sheet& sheet, const desk::DayCompared& day)
{
    const std::vector<double> shares { 2, 1.4, 1, 1, 2.2, 2.2, 2.2, 2.2 };
    sheet.cells({ word(Phrase::LabelScheme), word(Phrase::DeskColVisit), word(Phrase::DeskColCount),
                    word(Phrase::DeskPanelThere), word(Phrase::DeskColTotalHere),
                    word(Phrase::DeskColTotalThere), word(Phrase::DeskColFundHere),
                    word(Phrase::DeskColFundThere) },
        shares, small, true, true);
    sheet.gap(6);
    for (const desk::DayCompared::Group& one : day.groups) {
        const auto there = [&](Fen BookTotals::*part) {
            return one.there ? sayMoney((*one.there).*part) : word(Phrase::DeskDayGroupUnknown);
        };
        sheet.cells(
            { code("insutype", one.group.insutype), code("clr_type", one.group.clearingType),
                QString::number(one.here.count),
                one.there ? QString::number(one.there->count) : QString(), sayMoney(one.here.total),
                there(&BookTotals::total), sayMoney(one.here.fund), there(&BookTotals::fund) },
            shares, small, !one.agrees, true);
        sheet.gap(4);
    }
    sheet.rule();
}

void drawDifference(Sheet& sheet, const DaySheet& day, const BookDifference& one)
{
    const BookLine& known = one.here ? *one.here : *one.there;
    const bool done = day.compared.writtenOff.contains(desk::differenceId(one));
    sheet.cells({ known.setlId.isEmpty() ? known.msgid : known.setlId,
                    code("difference", differenceKindName(one.kind)),
                    money(one.here, &BookLine::total), money(one.there, &BookLine::total),
                    money(one.here, &BookLine::fund), money(one.there, &BookLine::fund) },
        { 3.6, 2.4, 2, 2, 2, 2 }, small, false, true);
    sheet.cells({ done ? word(Phrase::DeskDayMarkWrittenOff) : code("who-acts", one.whoActs),
                    code("remedy", one.remedy) },
        { 1.4, 8 }, small);
    sheet.gap(10);
}

void drawDifferences(Sheet& sheet, const DaySheet& day, int page)
{
    const auto& all = day.compared.differences;
    if (all.empty()) {
        sheet.text(word(Phrase::DeskDayNone), body);
        return;
    }
    sheet.cells({ word(Phrase::DeskColSettlement), word(Phrase::DeskColDifference),
                    word(Phrase::DeskColTotalHere), word(Phrase::DeskColTotalThere),
                    word(Phrase::DeskColFundHere), word(Phrase::DeskColFundThere) },
        { 3.6, 2.4, 2, 2, 2, 2 }, small, true, true);
    sheet.gap(6);
    const std::size_t first = static_cast<std::size_t>(page) * differencesOnAPage;
    const std::size_t end = std::min(all.size(), first + differencesOnAPage);
    for (std::size_t i = first; i < end; ++i)
        drawDifference(sheet, day, all[i]);
}

void drawFoot(QPainter* painter, const DaySheet& day, int page)
{
    Sheet foot(painter, margin, pageWidth - 2 * margin, pageHeight - margin - 150);
    foot.rule();
    foot.text(word(Phrase::DeskDaySigned), body);
    foot.gap(14);
    foot.cells(
        { QStringLiteral("%1 %2").arg(word(Phrase::PaperStation), day.station),
            QStringLiteral("%1 %2").arg(word(Phrase::PaperPrintedAt), wireDateTime(day.printedAt)),
            day.operatorNo, word(Phrase::DeskDayPage, { page + 1, daySheetPages(day) }) },
        { 3, 4, 1.5, 2 }, small, false, true);
}

} // namespace

int daySheetPages(const DaySheet& sheet)
{
    const int count = static_cast<int>(sheet.compared.differences.size());
    return std::max(1, (count + differencesOnAPage - 1) / differencesOnAPage);
}

Result<void> writeDaySheetPdf(const QString& path, const DaySheet& day, int page)
{
    const QString title = word(Phrase::DeskDayOf, { day.compared.day });
    return writePdf(path, title, QSizeF(210, 297), [&](QPainter& painter) {
        Sheet sheet(&painter, margin, pageWidth - 2 * margin, margin);
        if (day.training)
            sheet.watermark(word(Phrase::PaperTraining), pageWidth, pageHeight);
        sheet.text(title, 56, true, Qt::AlignHCenter);
        sheet.text(day.institution, 36, false, Qt::AlignHCenter);
        sheet.text(QStringLiteral("%1: %2").arg(
                       word(Phrase::DeskDaySource), code("book", day.compared.source)),
            small);
        sheet.rule(4);
        if (page == 0)
            drawTotals(sheet, day.compared);
        drawDifferences(sheet, day, page);
        drawFoot(&painter, day, page);
    });
}

} // namespace yidi
