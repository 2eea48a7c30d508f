// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"

#include <QLabel>

namespace yidi {

/// The colour of writing.
enum class Ink { Text, Text2, Primary, Danger, Success, Warning };
QColor inkColor(const Tokens& tokens, Ink ink);

/// Writing that wraps. A QLabel to everybody else; it lays out its text itself because QLabel
/// cannot break a long number and has no line height.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    TextLabel(const Tokens& tokens, const QString& text, TextSize size, Ink ink = Ink::Text,
        bool bold = false, QWidget* parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// Width of the longest line of `text` when nothing wraps it.
int naturalWidth(const QString& text, const QFont& font);

/// Height of `text` set in `font` on lines `width` wide, and drawing it so.
int textHeight(const QString& text, const QFont& font, int width);
void drawText(QPainter& painter, const QRect& rect, const QString& text, const QFont& font,
    const QColor& color, Qt::Alignment alignment);

} // namespace yidi
