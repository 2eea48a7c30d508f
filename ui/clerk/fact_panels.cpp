// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/fact_panels.h"

#include "ui/pages/text_label.h"
#include "ui/text/words.h"

#include <QPainter>

#include <algorithm>

namespace yidi {

namespace {

using Tone = desk::Table::Tone;

}

FactPanel::FactPanel(const Tokens& tokens, QWidget* parent)
    : QFrame(parent)
    , m_tokens(tokens)
{
    setFocusPolicy(Qt::TabFocus);
}

void FactPanel::show(const desk::Panel& panel)
{
    if (panel == m_panel && !accessibleName().isEmpty())
        return;
    m_panel = panel;
    m_title = say(panel.title);
    m_facts.clear();
    QString aloud = m_title;
    for (const Row& row : panel.rows) {
        m_facts.push_back({ say(row.label), say(row.value), row.emphasised });
        aloud += QLatin1Char('\n') + m_facts.back().label + QLatin1Char(' ') + m_facts.back().value;
    }
    for (const SettlementStep& step : panel.steps) {
        m_facts.push_back({ sayStep(step), {}, false });
        aloud += QLatin1Char('\n') + m_facts.back().label;
    }
    setAccessibleName(aloud);
    updateGeometry();
    update();
}

int FactPanel::labelWidth(int width) const
{
    int wide = 0;
    const QFont font = m_tokens.font(TextSize::Caption);
    for (const Fact& fact : m_facts) {
        if (!fact.value.isEmpty())
            wide = std::max(wide, naturalWidth(fact.label, font));
    }
    return std::min(wide, width * 2 / 5);
}

/// Draws, or with no painter measures; returns the height.
int FactPanel::layOut(QPainter* painter, int width) const
{
    const Tokens& t = m_tokens;
    const int pad = t.px(24);
    const int room = width - 2 * pad;
    int y = t.px(16);
    const auto put = [&](const QString& text, const QFont& font, const QColor& color, int x,
                         int wide) {
        const int high = textHeight(text, font, wide);
        if (painter)
            drawText(
                *painter, { x, y, wide, high }, text, font, color, Qt::AlignLeft | Qt::AlignTop);
        return high;
    };
    const QColor head = m_panel.tone == Tone::Alarm ? t.danger
        : m_panel.tone == Tone::Attention           ? t.text
                                                    : t.primary;
    y += put(m_title, t.font(TextSize::Body, true), head, pad, room) + t.px(10);
    const int label = labelWidth(room);
    for (const Fact& fact : m_facts) {
        const QFont font = t.font(TextSize::Body, fact.bold);
        int high = 0;
        if (fact.value.isEmpty()) { // a sentence
            high = put(fact.label, font, t.text, pad, room);
        } else {
            const int at = label > 0 ? pad + label + t.px(20) : pad;
            high = put(fact.value, font, t.text, at, pad + room - at);
            y += t.px(3); // smaller writing on the same line
            high = std::max(
                high, put(fact.label, t.font(TextSize::Caption), t.text2, pad, label + t.px(4)));
            y -= t.px(3);
        }
        y += high + t.px(8);
    }
    return y + t.px(10);
}

int FactPanel::heightForWidth(int width) const
{
    return layOut(nullptr, width);
}

QSize FactPanel::sizeHint() const
{
    const int width = m_tokens.px(560);
    return { width, heightForWidth(width) };
}

QSize FactPanel::minimumSizeHint() const
{
    return { m_tokens.px(300), m_tokens.px(100) };
}

void FactPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = m_tokens;
    const bool focus = hasFocus();
    const double width = t.px(focus ? 4 : 2);
    painter.setPen(QPen(focus ? t.primary : t.look.contrast ? t.border : t.hairline, width));
    painter.setBrush(t.surface);
    const QRectF box = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.drawRoundedRect(box, t.radius, t.radius);
    if (m_panel.tone != Tone::Normal) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_panel.tone == Tone::Alarm ? t.danger : t.attention);
        painter.drawRoundedRect(QRectF(t.px(8), t.px(22), t.px(6), t.px(32)), t.px(3), t.px(3));
    }
    layOut(&painter, this->width());
}

void FactPanel::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    update();
}

void FactPanel::focusOutEvent(QFocusEvent* event)
{
    QFrame::focusOutEvent(event);
    update();
}

FactPanels::FactPanels(const Tokens& tokens, QWidget* parent)
    : QScrollArea(parent)
    , m_tokens(tokens)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(new QWidget);
}

void FactPanels::show(const std::vector<desk::Panel>& panels, bool upright)
{
    m_upright = upright;
    while (m_panels.size() > panels.size()) {
        delete m_panels.back();
        m_panels.pop_back();
    }
    while (m_panels.size() < panels.size()) {
        m_panels.push_back(new FactPanel(m_tokens, widget()));
        m_panels.back()->setObjectName(QStringLiteral("panel:%1").arg(m_panels.size()));
        m_panels.back()->QWidget::show();
    }
    for (std::size_t i = 0; i < panels.size(); ++i)
        m_panels[i]->show(panels[i]);
    setVisible(!panels.empty());
    arrange();
}

int FactPanels::fullHeight(int width) const
{
    if (m_panels.empty())
        return 0;
    const int count = static_cast<int>(m_panels.size());
    const int gap = m_tokens.gap;
    const int each = m_upright ? width : (width - (count - 1) * gap) / count;
    int high = 0;
    for (const FactPanel* panel : m_panels) {
        const int one = panel->heightForWidth(each);
        high = m_upright ? high + one + gap : std::max(high, one);
    }
    return m_upright ? high - gap : high;
}

void FactPanels::arrange()
{
    const int count = static_cast<int>(m_panels.size());
    if (count == 0)
        return;
    const int gap = m_tokens.gap;
    const bool scrolls = fullHeight(width()) > height();
    // Said outright: left to itself the bar appears where nothing is to be scrolled.
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const int wide = width() - (scrolls ? m_tokens.px(28) + gap : 0);
    const int high = std::max(fullHeight(wide), m_upright ? 0 : height());
    widget()->setGeometry(0, widget()->y(), wide, high);
    const int each = m_upright ? wide : (wide - (count - 1) * gap) / count;
    int x = 0;
    int y = 0;
    for (FactPanel* panel : m_panels) {
        panel->setGeometry(x, y, each, m_upright ? panel->heightForWidth(each) : high);
        if (m_upright)
            y += panel->height() + gap;
        else
            x += each + gap;
    }
}

void FactPanels::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

} // namespace yidi
