// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/touch_button.h"

#include "ui/pages/text_label.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"
#include "ui/theme/yidi_style.h"

#include <QPainter>
#include <QStyleOptionButton>

#include <algorithm>

namespace yidi {

TouchButton::TouchButton(
    const Tokens& tokens, Shape shape, const QString& id, const QString& label, QWidget* parent)
    : QAbstractButton(parent)
    , m_tokens(tokens)
    , m_shape(shape)
{
    setObjectName(id);
    setText(label);
    setAccessibleName(label);
    setFocusPolicy(Qt::StrongFocus);
    setRole(this, shape == Shape::Key ? "key" : shape == Shape::Service ? "service" : "normal");
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TouchButton::setDetail(const QString& detail)
{
    m_detail = detail;
    setAccessibleName(detail.isEmpty() ? text() : text() + QLatin1Char('\n') + detail);
}

void TouchButton::setIconName(const QString& name)
{
    m_icon = name;
}

void TouchButton::setRoleOf(Button::Role role)
{
    switch (role) {
    case Button::Role::Normal:
        return setRole(this, "normal");
    case Button::Role::Primary:
        return setRole(this, "primary");
    case Button::Role::Quiet:
        return setRole(this, "quiet");
    case Button::Role::Danger:
        return setRole(this, "danger");
    }
}

QFont TouchButton::labelFont() const
{
    switch (m_shape) {
    case Shape::Bar:
    case Shape::Tile:
        return m_tokens.font(TextSize::Tile, true);
    case Shape::Key:
        return m_tokens.font(text().size() == 1 ? TextSize::Title : TextSize::Body);
    case Shape::Small:
        return m_tokens.font(TextSize::Body);
    case Shape::Service:
        return m_tokens.font(TextSize::Caption);
    }
    return m_tokens.font(TextSize::Body);
}

QFont TouchButton::detailFont() const
{
    return m_tokens.font(m_shape == Shape::Tile ? TextSize::Body : TextSize::Caption);
}

int TouchButton::padding() const
{
    switch (m_shape) {
    case Shape::Tile:
        return m_tokens.px(32);
    case Shape::Bar:
    case Shape::Small:
        return m_tokens.px(20);
    case Shape::Key:
    case Shape::Service:
        return m_tokens.px(8);
    }
    return 0;
}

int TouchButton::iconSize() const
{
    if (m_icon.isEmpty())
        return 0;
    return m_shape == Shape::Tile ? m_tokens.iconLarge : m_tokens.icon;
}

/// What is left for writing beside the padding, the icon and the arrow.
int TouchButton::textWidth(int width) const
{
    int rest = width - 2 * padding();
    if (m_shape == Shape::Service || m_shape == Shape::Key)
        return rest;
    if (!m_icon.isEmpty())
        rest -= iconSize() + m_tokens.px(m_shape == Shape::Tile ? 24 : 12);
    if (hasArrow())
        rest -= m_tokens.icon;
    return rest;
}

int TouchButton::contentHeight(int width) const
{
    const int room = textWidth(width);
    int height = textHeight(text(), labelFont(), room) + textHeight(m_detail, detailFont(), room);
    if (m_shape == Shape::Service)
        height += iconSize() + m_tokens.px(4);
    return height;
}

int TouchButton::leastHeight() const
{
    switch (m_shape) {
    case Shape::Small:
        return m_tokens.px(m_tokens.look.elder ? 104 : 88);
    case Shape::Key:
        return m_tokens.px(m_tokens.look.elder ? 144 : 132);
    case Shape::Bar:
    case Shape::Tile:
    case Shape::Service:
        return m_tokens.target;
    }
    return m_tokens.target;
}

int TouchButton::heightForWidth(int width) const
{
    const int vertical = m_shape == Shape::Small ? m_tokens.px(8) : m_tokens.px(16);
    return std::max(leastHeight(), contentHeight(width) + 2 * vertical);
}

QSize TouchButton::sizeHint() const
{
    const int width = naturalWidth(text(), labelFont());
    const int around = 1000 - textWidth(1000);
    const int least = std::max(m_tokens.smallestTarget, width + around);
    return { least, heightForWidth(least) };
}

QSize TouchButton::minimumSizeHint() const
{
    if (m_shape == Shape::Small)
        return sizeHint();
    return { m_tokens.smallestTarget, leastHeight() };
}

bool TouchButton::textFits() const
{
    const auto widestWord = [](const QString& text, const QFont& font) {
        int widest = 0;
        for (const QString& line : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const bool breaksAnywhere = line.at(0).unicode() >= 0x2E80;
            widest = std::max(widest, naturalWidth(breaksAnywhere ? line.left(1) : line, font) - 1);
        }
        return widest;
    };
    // The label is drawn no wider than it needs, so it must fit there too.
    const int wide = std::min(textWidth(width()), naturalWidth(text(), labelFont()));
    return contentHeight(width()) <= height()
        && textHeight(text(), labelFont(), wide)
        <= textHeight(text(), labelFont(), textWidth(width()))
        && widestWord(text(), labelFont()) <= textWidth(width())
        && widestWord(m_detail, detailFont()) <= textWidth(width());
}

void TouchButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QStyleOptionButton option;
    option.initFrom(this);
    option.state.setFlag(QStyle::State_Sunken, isDown());
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);

    const QColor ink = YidiStyle::inkOf(property("role").toString(), m_tokens, isEnabled());
    if (m_shape == Shape::Service)
        paintUpright(painter, ink);
    else
        paintSideways(painter, ink);
}

void TouchButton::paintUpright(QPainter& painter, const QColor& ink)
{
    const int size = iconSize();
    const int top = (height() - contentHeight(width())) / 2;
    drawIcon(painter, m_icon, QRectF((width() - size) / 2.0, top, size, size), ink);
    const QRect below(padding(), top + size + m_tokens.px(4), textWidth(width()), height());
    drawText(painter, below, text(), labelFont(), m_tokens.text, Qt::AlignHCenter | Qt::AlignTop);
}

void TouchButton::paintSideways(QPainter& painter, const QColor& ink)
{
    const bool centred = m_shape != Shape::Tile;
    const int room = textWidth(width());
    const int gap = m_icon.isEmpty() ? 0 : m_tokens.px(centred ? 12 : 24);
    const int natural = std::min(room, naturalWidth(text(), labelFont()));
    int x = centred ? (width() - natural - iconSize() - gap) / 2 : padding();
    const int wide = centred ? natural : room;

    if (!m_icon.isEmpty()) {
        const int size = iconSize();
        drawIcon(painter, m_icon, QRectF(x, (height() - size) / 2.0, size, size), ink);
        x += size + gap;
    }
    const Qt::Alignment side = centred ? Qt::AlignHCenter : Qt::AlignLeft;
    const int labelHeight = textHeight(text(), labelFont(), wide);
    const int top = (height() - contentHeight(width())) / 2;
    drawText(painter, { x, top, wide, labelHeight }, text(), labelFont(), ink, side);
    const bool onPrimary = property("role").toString() == QLatin1String("primary");
    drawText(painter, { x, top + labelHeight, wide, height() }, m_detail, detailFont(),
        onPrimary ? ink : m_tokens.text2, side);
    if (hasArrow() && isEnabled()) {
        const int size = m_tokens.icon;
        drawIcon(painter, QStringLiteral("forward"),
            QRectF(width() - padding() - size * 0.7, (height() - size) / 2.0, size, size),
            onPrimary ? ink : m_tokens.primary);
    }
}

TouchButton* makeButton(
    const Tokens& tokens, TouchButton::Shape shape, const Button& button, QWidget* parent)
{
    auto* made = new TouchButton(tokens, shape, button.id, say(button.label), parent);
    made->setDetail(say(button.detail));
    made->setRoleOf(button.role);
    made->setEnabled(button.enabled);
    return made;
}

} // namespace yidi
