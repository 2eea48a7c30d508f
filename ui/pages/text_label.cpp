// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/text_label.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace yidi {

namespace {

constexpr double lineHeight = 1.4; // of the font's size; the CJK family's own is a little more

/// Breaks `text` into lines and returns the height they take.
double layOut(QTextLayout& layout, double width, Qt::Alignment alignment)
{
    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    const double step = std::round(layout.font().pixelSize() * lineHeight);
    double y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({ 0, y + (step - line.height()) / 2 });
        y += step;
    }
    layout.endLayout();
    return y;
}

/// True when `layout` as it stands breaks inside a word of letters.
bool breaksAWord(const QTextLayout& layout)
{
    const QString text = layout.text();
    for (int i = 1; i < layout.lineCount(); ++i) {
        const int start = layout.lineAt(i).textStart();
        if (text[start - 1].script() == QChar::Script_Latin
            && text[start].script() == QChar::Script_Latin)
            return true;
    }
    return false;
}

/// The narrowest width on which the text takes no more lines: no line of a single character.
double balancedWidth(QTextLayout& layout, double width)
{
    const double height = layOut(layout, width, Qt::AlignLeft);
    if (layout.lineCount() < 2 || layout.lineCount() > 3)
        return width;
    double narrow = width / 2;
    double wide = width;
    while (wide - narrow > 4) {
        const double middle = (narrow + wide) / 2;
        const bool same = layOut(layout, middle, Qt::AlignLeft) <= height && !breaksAWord(layout);
        (same ? wide : narrow) = middle;
    }
    return wide;
}

QString withLines(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar::LineSeparator);
}

} // namespace

int naturalWidth(const QString& text, const QFont& font)
{
    QTextLayout layout(withLines(text), font);
    layOut(layout, 1 << 20, Qt::AlignLeft);
    return static_cast<int>(std::ceil(layout.maximumWidth())) + 1;
}

int textHeight(const QString& text, const QFont& font, int width)
{
    if (text.isEmpty())
        return 0;
    QTextLayout layout(withLines(text), font);
    return static_cast<int>(std::ceil(layOut(layout, std::max(1, width), Qt::AlignLeft)));
}

void drawText(QPainter& painter, const QRect& rect, const QString& text, const QFont& font,
    const QColor& color, Qt::Alignment alignment)
{
    if (text.isEmpty())
        return;
    QTextLayout layout(withLines(text), font);
    const double width = balancedWidth(layout, rect.width());
    const double height = layOut(layout, width, alignment);
    const double x = rect.left() + (alignment & Qt::AlignHCenter ? (rect.width() - width) / 2 : 0);
    double y = rect.top();
    if (alignment & Qt::AlignVCenter)
        y += (rect.height() - height) / 2;
    else if (alignment & Qt::AlignBottom)
        y += rect.height() - height;
    painter.setPen(color);
    layout.draw(&painter, { x, y });
}

QColor inkColor(const Tokens& t, Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return t.text;
    case Ink::Text2:
        return t.text2;
    case Ink::Primary:
        return t.primary;
    case Ink::Danger:
        return t.danger;
    case Ink::Success:
        return t.success;
    case Ink::Warning:
        return t.warningText;
    }
    return t.text;
}

TextLabel::TextLabel(
    const Tokens& tokens, const QString& text, TextSize size, Ink ink, bool bold, QWidget* parent)
    : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setFont(tokens.font(size, bold));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, inkColor(tokens, ink));
    setPalette(colors);
    // Alignment is named because Qt would otherwise follow the text's own direction.
    setAlignment(Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int TextLabel::heightForWidth(int width) const
{
    return textHeight(text(), font(), width);
}

QSize TextLabel::sizeHint() const
{
    const int width = naturalWidth(text(), font());
    return { width, heightForWidth(width) };
}

QSize TextLabel::minimumSizeHint() const
{
    return { std::min(sizeHint().width(), 3 * font().pixelSize()),
        textHeight(text(), font(), 1 << 20) };
}

void TextLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawText(painter, rect(), text(), font(), palette().color(QPalette::WindowText), alignment());
}

} // namespace yidi
