// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/key_button.h"

#include "ui/theme/yidi_style.h"

#include <QKeySequence>
#include <QPainter>

#include <algorithm>

namespace yidi {

QString keyCap(const QString& portable)
{
    QString cap = portable;
    return cap.replace(QLatin1String("Return"), QLatin1String("Enter"));
}

KeyButton::KeyButton(const Tokens& tokens, Look look, QWidget* parent)
    : QPushButton(parent)
    , m_tokens(tokens)
    , m_look(look)
{
    setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard where it is
    setSizePolicy(isWide() ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KeyButton::show(const QString& label, const QString& key, bool enabled, const QString& badge)
{
    const QString cap = keyCap(key);
    if (label != text() || cap != m_cap || badge != m_badge) {
        setText(label);
        m_cap = cap;
        m_badge = badge;
        setAccessibleName(label);
        setAccessibleDescription(badge.isEmpty() ? cap : badge + QStringLiteral(", ") + cap);
        updateGeometry();
        update();
    }
    if (enabled != isEnabled())
        setEnabled(enabled);
}

void KeyButton::setCurrent(bool current)
{
    if (std::exchange(m_current, current) != current)
        update();
}

void KeyButton::setMark(const QColor& mark)
{
    m_mark = mark;
    update();
}

QFont KeyButton::labelFont() const
{
    const bool small = m_look == Look::Status;
    return m_tokens.font(small ? TextSize::Caption : TextSize::Body, m_current || isPrimary());
}

QFont KeyButton::capFont() const
{
    return m_tokens.font(TextSize::Caption, m_look != Look::Module);
}

int KeyButton::padding() const
{
    switch (m_look) {
    case Look::Line:
    case Look::Status:
        return m_tokens.px(12);
    case Look::Prompt:
    case Look::Default:
    case Look::Module:
        return m_tokens.px(24);
    }
    return 0;
}

int KeyButton::capWidth() const
{
    return m_cap.isEmpty()
        ? 0
        : QFontMetrics(capFont()).horizontalAdvance(m_cap) + m_tokens.px(isWide() ? 0 : 20);
}

int KeyButton::badgeWidth() const
{
    return m_badge.isEmpty()
        ? 0
        : QFontMetrics(labelFont()).horizontalAdvance(m_badge) + m_tokens.px(16);
}

QSize KeyButton::sizeHint() const
{
    const int label =
        QFontMetrics(m_tokens.font(m_look == Look::Status ? TextSize::Caption : TextSize::Body,
                         m_look != Look::Status && m_look != Look::Line))
            .horizontalAdvance(text());
    const int between = m_cap.isEmpty() ? 0 : m_tokens.px(12);
    const int mark = m_look == Look::Status && m_mark.isValid() ? m_tokens.px(20) : 0;
    const int high = m_look == Look::Module ? m_tokens.px(88)
        : m_look == Look::Status            ? m_tokens.smallestTarget
                                            : m_tokens.target;
    return { 2 * padding() + mark + label + between + capWidth() + badgeWidth() + 2, high };
}

QColor KeyButton::ink() const
{
    if (!isEnabled())
        return m_tokens.text2;
    if (isPrimary())
        return m_tokens.onPrimary;
    if (m_current)
        return m_tokens.look.contrast ? m_tokens.onPrimary : m_tokens.primary;
    return m_look == Look::Status || m_look == Look::Module ? m_tokens.text2 : m_tokens.text;
}

void KeyButton::paintGround(QPainter& painter) const
{
    const Tokens& t = m_tokens;
    QColor fill;
    QColor line;
    if (isPrimary()) {
        fill = line = isEnabled() ? t.primary : t.background;
    } else if (m_look == Look::Prompt) {
        fill = t.surface;
        line = t.border;
    } else if (m_current) {
        fill = t.look.contrast ? t.primary : t.primarySoft;
    }
    if ((isDown() || underMouse()) && isEnabled() && !isPrimary() && !m_current && !t.look.contrast)
        fill = t.primarySoft;
    const double width = t.borderWidth;
    painter.setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), t.radius, t.radius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isPrimary() ? t.focusOuter : t.focusInner, t.px(4)));
        const double in = t.px(isPrimary() ? 8 : 3);
        painter.drawRoundedRect(QRectF(rect()).adjusted(in, in, -in, -in), t.radius, t.radius);
    }
}

void KeyButton::paintCap(QPainter& painter, const QRect& where) const
{
    painter.setFont(capFont());
    if (isWide()) {
        painter.setPen(m_current ? ink() : m_tokens.text2);
        painter.drawText(where, Qt::AlignCenter, m_cap);
        return;
    }
    const double width = m_tokens.borderWidth;
    const QColor color = isEnabled() && !isPrimary() ? m_tokens.primary : ink();
    painter.setPen(QPen(isPrimary() ? ink()
            : isEnabled()           ? m_tokens.border
                                    : m_tokens.hairline,
        width));
    painter.setBrush(isPrimary() ? QBrush(Qt::NoBrush) : QBrush(m_tokens.surface));
    const int in = (height() - m_tokens.px(44)) / 2;
    const QRectF box = QRectF(where).adjusted(width, in, -width, -in);
    painter.drawRoundedRect(box, m_tokens.px(6), m_tokens.px(6));
    painter.setPen(color);
    painter.drawText(where, Qt::AlignCenter, m_cap);
}

void KeyButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    const Tokens& t = m_tokens;
    int x = padding();
    if (m_mark.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_mark);
        if (m_look == Look::Status) {
            const double size = t.px(14);
            painter.drawEllipse(QRectF(x, (height() - size) / 2, size, size));
            x += t.px(20);
        } else {
            painter.drawRoundedRect(
                QRectF(0, height() * 0.2, t.px(6), height() * 0.6), t.px(3), t.px(3));
        }
    }
    int right = width() - padding();
    if (!isWide() && !m_cap.isEmpty()) {
        paintCap(painter, { x, 0, capWidth(), height() });
        x += capWidth() + t.px(12);
    } else if (!m_cap.isEmpty()) {
        paintCap(painter, { right - capWidth(), 0, capWidth(), height() });
        right -= capWidth() + t.px(16);
    }
    painter.setFont(labelFont());
    painter.setPen(ink());
    if (!m_badge.isEmpty()) {
        painter.drawText(QRect(right - badgeWidth(), 0, badgeWidth(), height()),
            Qt::AlignRight | Qt::AlignVCenter, m_badge);
        right -= badgeWidth();
    }
    const QRect room(x, 0, std::max(0, right - x), height());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, text());
}

} // namespace yidi
