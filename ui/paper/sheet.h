// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QFont>
#include <QSizeF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace yidi {

/// A sheet of paper being filled from the top. Lengths are tenths of a millimetre. Without a
/// painter nothing is drawn and only `y` moves: that is how a roll learns how long it will be.
class Sheet {
public:
    Sheet(QPainter* painter, double left, double width, double top);

    double y() const { return m_y; }
    double bottomOf(double other) const { return m_y > other ? m_y : other; }
    double left() const { return m_left; }
    double width() const { return m_width; }
    void moveTo(double y) { m_y = y; }
    void gap(double height) { m_y += height; }

    void text(const QString& text, double size, bool bold = false,
        Qt::Alignment alignment = Qt::AlignLeft);
    /// Cells of one line side by side; `shares` are parts of the width, the last is set right when
    /// `lastRight`.
    void cells(const std::vector<QString>& cells, const std::vector<double>& shares, double size,
        bool bold = false, bool lastRight = false);
    /// A row of a table of amounts: the first cell to the left, all others of one width to the
    /// right.
    void columns(const std::vector<QString>& cells, double size, bool bold = false);
    void rule(double thickness = 2);
    void qr(const QString& text, double x, double side);
    /// Large and pale across the sheet.
    void watermark(const QString& text, double sheetWidth, double sheetHeight);

private:
    double draw(
        const QString& text, double x, double width, const QFont& font, Qt::Alignment alignment);

    QPainter* m_painter;
    double m_left;
    double m_width;
    double m_y;
};

/// Writes pages of `millimetres` to a PDF, one painter each; the file appears whole or not at all.
Result<void> writePdf(const QString& path, const QString& title, QSizeF millimetres,
    const std::vector<std::function<void(QPainter&)>>& pages);
Result<void> writePdf(const QString& path, const QString& title, QSizeF millimetres,
    const std::function<void(QPainter&)>& onlyPage);

} // namespace yidi
