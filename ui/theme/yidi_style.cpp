// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/yidi_style.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace yidi {

namespace {

constexpr char roleProperty[] = "role";

QString roleOf(const QWidget* widget)
{
    return widget ? widget->property(roleProperty).toString() : QString();
}

bool is(const QString& role, const char* name)
{
    return role == QLatin1String(name);
}

struct Dress {
    QColor fill;
    QColor line;
};

/// Fill and outline of a button at rest.
Dress dressOf(const QString& role, const Tokens& t)
{
    if (is(role, "primary"))
        return { t.primary, t.primary };
    if (is(role, "danger"))
        return { t.surface, t.danger };
    if (is(role, "quiet"))
        return { t.look.contrast ? t.surface : t.primarySoft, t.primary };
    return { t.surface, t.border };
}

} // namespace

YidiStyle::YidiStyle(Tokens tokens)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_tokens(std::move(tokens))
{
}

QColor YidiStyle::inkOf(const QString& role, const Tokens& t, bool enabled)
{
    if (!enabled)
        return t.text2;
    if (is(role, "primary"))
        return t.onPrimary;
    if (is(role, "danger"))
        return t.danger;
    if (is(role, "quiet") || is(role, "service"))
        return t.primary;
    return t.text;
}

void YidiStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
    const QWidget* widget) const
{
    const QString role = roleOf(widget);
    if (!role.isEmpty() && element == CE_PushButtonBevel) {
        drawButton(*option, *painter, role);
        return;
    }
    if (!role.isEmpty() && element == CE_ShapedFrame) {
        drawFrame(option->rect, *painter, role);
        return;
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return drawHeader(*option, *painter);
    QProxyStyle::drawControl(element, option, painter, widget);
}

void YidiStyle::drawButton(const QStyleOption& option, QPainter& painter, const QString& role) const
{
    const Tokens& t = m_tokens;
    const bool enabled = option.state & State_Enabled;
    // A key never shows that it is held: whoever looks over the shoulder learns nothing.
    const bool down = (option.state & State_Sunken) && !is(role, "key");
    Dress dress = dressOf(role, t);
    if (!enabled)
        dress = { t.background, t.hairline };
    else if (down)
        dress.fill = is(role, "primary") ? t.primary.darker(125)
            : t.look.contrast            ? t.primary.darker(400)
                                         : t.primarySoft.darker(108);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double half = t.borderWidth / 2.0;
    const QRectF box = QRectF(option.rect).adjusted(half, half, -half, -half);
    painter.setPen(QPen(dress.line, t.borderWidth, enabled ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(dress.fill);
    painter.drawRoundedRect(box, t.radius, t.radius);
    // Only who uses a keyboard sees the ring; a finger leaves none behind.
    if ((option.state & State_HasFocus) && (option.state & State_KeyboardFocusChange))
        drawFocus(QRectF(option.rect), painter);
    painter.restore();
}

void YidiStyle::drawFocus(const QRectF& rect, QPainter& painter) const
{
    const Tokens& t = m_tokens;
    const double outer = t.px(4);
    const double inner = t.px(2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.focusOuter, outer));
    painter.drawRoundedRect(
        rect.adjusted(outer / 2, outer / 2, -outer / 2, -outer / 2), t.radius, t.radius);
    const double in = outer + inner / 2;
    painter.setPen(QPen(t.focusInner, inner));
    painter.drawRoundedRect(rect.adjusted(in, in, -in, -in), t.radius - outer, t.radius - outer);
}

void YidiStyle::drawFrame(const QRect& rect, QPainter& painter, const QString& role) const
{
    const Tokens& t = m_tokens;
    QColor fill = t.surface;
    QColor line = t.look.contrast ? t.border : t.hairline;
    if (is(role, "banner")) {
        fill = t.warningSurface;
        line = t.warningSurface;
    } else if (is(role, "soft")) {
        fill = t.primarySoft;
        line = t.look.contrast ? t.border : t.primarySoft;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = t.px(t.look.contrast ? 3 : 2);
    painter.setPen(QPen(line, width));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2),
        t.cardRadius, t.cardRadius);
    painter.restore();
}

void YidiStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        return drawField(*option, *painter, widget && widget->property("problem").toBool());
    case PE_IndicatorCheckBox:
        return drawTick(*option, *painter);
    case PE_FrameFocusRect:
        return; // what has the focus shows it by itself
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void YidiStyle::drawField(const QStyleOption& option, QPainter& painter, bool problem) const
{
    const Tokens& t = m_tokens;
    const bool enabled = option.state & State_Enabled;
    const bool focus = option.state & State_HasFocus;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = focus && problem ? t.px(6) : focus || problem ? t.px(4) : t.borderWidth;
    const QColor line = problem ? t.danger : focus ? t.primary : enabled ? t.border : t.hairline;
    painter.setPen(QPen(line, width));
    painter.setBrush(enabled ? t.surface : t.background);
    painter.drawRoundedRect(
        QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), t.radius,
        t.radius);
    painter.restore();
}

void YidiStyle::drawTick(const QStyleOption& option, QPainter& painter) const
{
    const Tokens& t = m_tokens;
    const bool on = option.state & State_On;
    const bool focus = option.state & State_HasFocus;
    const QColor line =
        option.state & State_Enabled ? (on || focus ? t.primary : t.border) : t.hairline;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double width = t.px(focus ? 5 : 3);
    const QRectF box = QRectF(option.rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.setPen(QPen(line, width));
    painter.setBrush(on ? t.primary : t.surface);
    painter.drawRoundedRect(box, t.radius / 2.0, t.radius / 2.0);
    if (on) {
        painter.setPen(QPen(t.onPrimary, t.px(5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&](double x, double y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        const QPointF tick[] = { at(0.24, 0.52), at(0.43, 0.72), at(0.77, 0.3) };
        painter.drawPolyline(tick, 3);
    }
    painter.restore();
}

void YidiStyle::drawHeader(const QStyleOption& option, QPainter& painter) const
{
    painter.fillRect(option.rect, m_tokens.background);
    painter.fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), m_tokens.border);
}

void YidiStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    const Tokens& t = m_tokens;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(bar->rect, t.background);
    const int in = t.px(6);
    const QRect handle = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.border);
    painter->drawRoundedRect(handle.adjusted(in, in, -in, -in), in, in);
    painter->restore();
}

int YidiStyle::pixelMetric(
    PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return m_tokens.px(28);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return m_tokens.px(40);
    case PM_HeaderMargin:
    case PM_CheckBoxLabelSpacing:
        return m_tokens.px(16);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int YidiStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    if (hint == SH_Widget_Animation_Duration)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

void setRole(QWidget* widget, const char* role)
{
    widget->setProperty(roleProperty, QLatin1String(role));
}

} // namespace yidi
