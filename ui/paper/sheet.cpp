// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paper/sheet.h"

#include "ui/paper/qr_code.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace yidi {

namespace {

constexpr int unitsPerInch = 254; // a unit is a tenth of a millimetre
constexpr double lineHeight = 1.36;

QFont paperFont(double size, bool bold)
{
    QFont font(fontFamily());
    font.setPixelSize(static_cast<int>(std::lround(size)));
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    // The family gives digits after capitals a glyph that stands for no character: printed they
    // look right, but nobody could search or copy a number.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

} // namespace

Sheet::Sheet(QPainter* painter, double left, double width, double top)
    : m_painter(painter)
    , m_left(left)
    , m_width(width)
    , m_y(top)
{
}

double Sheet::draw(
    const QString& text, double x, double width, const QFont& font, Qt::Alignment alignment)
{
    QTextLayout layout(text, font);
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    double height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({ 0, height });
        height += font.pixelSize() * lineHeight;
    }
    layout.endLayout();
    if (m_painter)
        layout.draw(m_painter, { x, m_y });
    return height;
}

void Sheet::text(const QString& text, double size, bool bold, Qt::Alignment alignment)
{
    m_y += draw(text, m_left, m_width, paperFont(size, bold), alignment);
}

void Sheet::cells(const std::vector<QString>& cells, const std::vector<double>& shares, double size,
    bool bold, bool lastRight)
{
    double whole = 0;
    for (const double share : shares)
        whole += share;
    const double between = size * 0.5;
    double x = m_left;
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double width = m_width * shares[i] / whole;
        const bool last = i + 1 == cells.size();
        height = std::max(height,
            draw(cells[i], x, last ? width : width - between, paperFont(size, bold),
                last && lastRight ? Qt::AlignRight : Qt::AlignLeft));
        x += width;
    }
    m_y += height;
}

void Sheet::columns(const std::vector<QString>& cells, double size, bool bold)
{
    const double width = m_width / static_cast<double>(cells.size());
    double height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i)
        height = std::max(height,
            draw(cells[i], m_left + width * static_cast<double>(i), width - size * 0.5,
                paperFont(size, bold), i == 0 ? Qt::AlignLeft : Qt::AlignRight));
    m_y += height;
}

void Sheet::rule(double thickness)
{
    m_y += 8;
    if (m_painter)
        m_painter->fillRect(QRectF(m_left, m_y, m_width, thickness), Qt::black);
    m_y += thickness + 8;
}

void Sheet::qr(const QString& text, double x, double side)
{
    if (m_painter)
        drawQrCode(*m_painter, QRectF(x, m_y, side, side), text);
}

void Sheet::watermark(const QString& text, double sheetWidth, double sheetHeight)
{
    if (!m_painter)
        return;
    m_painter->save();
    m_painter->translate(sheetWidth / 2, sheetHeight / 2);
    m_painter->rotate(-35);
    const double size =
        std::min(
            sheetWidth / static_cast<double>(std::max<qsizetype>(text.size(), 4)), sheetWidth / 6)
        * 1.1;
    // As a shape, so that whoever searches or copies the page finds its own words only.
    QPainterPath shape;
    shape.addText(0, 0, paperFont(size, true), text);
    shape.translate(-shape.boundingRect().center());
    m_painter->setOpacity(0.3);
    m_painter->fillPath(shape, Qt::lightGray);
    m_painter->restore();
}

Result<void> writePdf(const QString& path, const QString& title, QSizeF millimetres,
    const std::vector<std::function<void(QPainter&)>>& pages)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::FileUnwritable, file.errorString());
    {
        QPdfWriter writer(&file);
        writer.setResolution(unitsPerInch);
        writer.setPageSize(
            QPageSize(millimetres, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Yidi"));
        QPainter painter;
        if (!painter.begin(&writer))
            return fail(ErrorCode::FileUnwritable, QStringLiteral("no PDF can be begun"));
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (i > 0)
                writer.newPage();
            pages[i](painter);
        }
        painter.end();
    }
    if (!file.commit())
        return fail(ErrorCode::FileUnwritable, file.errorString());
    return {};
}

Result<void> writePdf(const QString& path, const QString& title, QSizeF millimetres,
    const std::function<void(QPainter&)>& onlyPage)
{
    return writePdf(path, title, millimetres, std::vector { onlyPage });
}

} // namespace yidi
