// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/desk_bars.h"

#include "ui/clerk/key_button.h"
#include "ui/pages/parts.h"
#include "ui/pages/text_label.h"
#include "ui/text/frame_words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace yidi {

namespace {

using Tone = desk::Table::Tone;

QColor markOf(const Tokens& t, Tone tone)
{
    switch (tone) {
    case Tone::Normal:
        break;
    case Tone::Attention:
        return t.attention;
    case Tone::Alarm:
        return t.danger;
    }
    return {};
}

} // namespace

// ---- Keys --------------------------------------------------------------------------------------

KeyLine::KeyLine(const Tokens& tokens, Place place, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_place(place)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

KeyButton* KeyLine::buttonAt(std::size_t i, const QString& id)
{
    if (i == m_buttons.size()) {
        const auto look = m_place == Place::Status ? KeyButton::Look::Status
            : m_place == Place::Page               ? KeyButton::Look::Line
            : i == 0                               ? KeyButton::Look::Default
                                                   : KeyButton::Look::Prompt;
        auto* button = new KeyButton(m_tokens, look, this);
        connect(button, &QAbstractButton::clicked, this,
            [this, button] { Q_EMIT pressed(button->property("action").toString()); });
        button->QWidget::show();
        m_buttons.push_back(button);
    }
    KeyButton* button = m_buttons[i];
    const char* kind = m_place == Place::Status ? "status:"
        : m_place == Place::Page                ? "key:"
                                                : "prompt:";
    button->setObjectName(QLatin1String(kind) + id);
    button->setProperty("action", id);
    return button;
}

void KeyLine::dropFrom(std::size_t count)
{
    while (m_buttons.size() > count) {
        m_buttons.back()->hide();
        m_buttons.back()->deleteLater(); // it may be the one that was pressed
        m_buttons.pop_back();
    }
    updateGeometry();
    flow(width(), true);
}

void KeyLine::show(const std::vector<desk::KeyAction>& actions)
{
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const desk::KeyAction& action = actions[i];
        KeyButton* button = buttonAt(i, action.id);
        button->show(say(action.label), action.key, action.enabled);
        button->setToolTip(action.why ? say(*action.why) : QString());
    }
    dropFrom(actions.size());
}

void KeyLine::show(const std::vector<desk::StatusItem>& items)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        KeyButton* button = buttonAt(i, items[i].id);
        button->show(say(items[i].text), {}, true);
        button->setMark(markOf(m_tokens, items[i].tone));
    }
    dropFrom(items.size());
}

QWidget* KeyLine::firstButton() const
{
    const auto found = std::find_if(
        m_buttons.begin(), m_buttons.end(), [](const KeyButton* one) { return one->isEnabled(); });
    return found == m_buttons.end() ? nullptr : *found;
}

std::vector<QWidget*> KeyLine::buttons() const
{
    return { m_buttons.begin(), m_buttons.end() };
}

/// Places the buttons, or only counts; returns the height.
int KeyLine::flow(int width, bool place) const
{
    const int gap = m_place == Place::Prompt ? m_tokens.gap : m_tokens.px(8);
    int x = 0;
    int y = 0;
    int high = 0;
    for (KeyButton* button : m_buttons) {
        const QSize size = button->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += high + m_tokens.px(4);
        }
        if (place)
            button->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + gap;
        high = size.height();
    }
    return y + high;
}

int KeyLine::heightForWidth(int width) const
{
    return flow(width, false);
}

QSize KeyLine::sizeHint() const
{
    int wide = 0;
    for (const KeyButton* button : m_buttons)
        wide += button->sizeHint().width() + m_tokens.gap;
    return { wide, flow(wide, false) };
}

QSize KeyLine::minimumSizeHint() const
{
    return { m_tokens.px(200), m_buttons.empty() ? 0 : m_buttons.front()->sizeHint().height() };
}

void KeyLine::resizeEvent(QResizeEvent*)
{
    flow(width(), true);
}

// ---- Modules -----------------------------------------------------------------------------------

ModuleBar::ModuleBar(const Tokens& t, QWidget* parent)
    : QWidget(parent)
    , m_tokens(t)
    , m_training(
          new TextLabel(t, word(Phrase::TrainingMark), TextSize::Caption, Ink::Warning, true))
{
    setObjectName(QStringLiteral("clerk:modules"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(t.px(16), t.px(24), t.px(16), t.px(16));
    column->setSpacing(t.px(6));
    auto* brand = new QHBoxLayout;
    brand->setContentsMargins(t.px(12), 0, 0, t.px(20));
    brand->addWidget(new IconView(QStringLiteral("brand"), t.textPx[2], t.primary));
    brand->addSpacing(t.px(4));
    brand->addWidget(
        new TextLabel(t, word(Phrase::WindowBrand), TextSize::Body, Ink::Primary, true), 1);
    column->addLayout(brand);
    column->addStretch(1);
    m_training->setAlignment(Qt::AlignCenter);
    column->addWidget(m_training);
    m_training->hide();
    setMinimumWidth(t.px(360));
    setMaximumWidth(t.px(360));
}

void ModuleBar::setTraining(bool training)
{
    m_training->setVisible(training);
}

void ModuleBar::show(const std::vector<desk::Module>& modules, const QString& current)
{
    auto* column = static_cast<QVBoxLayout*>(layout());
    while (m_buttons.size() > modules.size()) {
        m_buttons.back()->hide();
        m_buttons.back()->deleteLater();
        m_buttons.pop_back();
    }
    for (std::size_t i = 0; i < modules.size(); ++i) {
        if (i == m_buttons.size()) {
            auto* button = new KeyButton(m_tokens, KeyButton::Look::Module, this);
            connect(button, &QAbstractButton::clicked, this,
                [this, button] { Q_EMIT pressed(button->property("action").toString()); });
            column->insertWidget(1 + static_cast<int>(i), button);
            button->QWidget::show();
            m_buttons.push_back(button);
        }
        const desk::Module& module = modules[i];
        KeyButton* button = m_buttons[i];
        button->setObjectName(QLatin1String("module:") + module.id);
        button->setProperty("action", QString(QLatin1String("module:") + module.id));
        button->show(say(module.label), QStringLiteral("Alt+%1").arg(i + 1), true,
            module.count > 0 ? QString::number(module.count) : QString());
        button->setMark(module.attention ? m_tokens.attention : QColor());
        button->setCurrent(module.id == current);
    }
    setVisible(!modules.empty());
}

std::vector<QWidget*> ModuleBar::buttons() const
{
    return { m_buttons.begin(), m_buttons.end() };
}

void ModuleBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_tokens.surface);
    painter.fillRect(
        QRect(width() - m_tokens.px(2), 0, m_tokens.px(2), height()), m_tokens.hairline);
    if (m_training->isVisible()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_tokens.warningSurface);
        const int pad = m_tokens.px(6);
        painter.drawRoundedRect(
            m_training->geometry().adjusted(0, -pad, 0, pad), m_tokens.radius, m_tokens.radius);
    }
}

// ---- Notice ------------------------------------------------------------------------------------

NoticeLine::NoticeLine(const Tokens& tokens, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
{
    setObjectName(QStringLiteral("clerk:notice"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NoticeLine::show(const desk::View& view)
{
    const QString text = view.notice ? say(*view.notice) : QString();
    const bool news = text != m_text;
    m_text = text;
    m_tone = view.noticeTone;
    m_most = view.undoSeconds > m_seconds || news ? view.undoSeconds : m_most;
    m_seconds = view.undoSeconds;
    m_undo = m_seconds > 0 ? word(Phrase::WindowUndoSeconds, { m_seconds }) : QString();
    setAccessibleName(text);
    if (news && !text.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    updateGeometry();
    update();
}

QRect NoticeLine::textRoom(int width) const
{
    const int undo = m_undo.isEmpty()
        ? 0
        : naturalWidth(m_undo, m_tokens.font(TextSize::Body)) + m_tokens.px(160);
    return { m_tokens.px(44), m_tokens.px(12), width - m_tokens.px(60) - undo, 0 };
}

int NoticeLine::heightForWidth(int width) const
{
    const QFont font = m_tokens.font(TextSize::Body, true);
    const int high = textHeight(m_text, font, textRoom(width).width());
    return std::max(high + 2 * m_tokens.px(12), m_tokens.target);
}

QSize NoticeLine::sizeHint() const
{
    return { m_tokens.px(800), heightForWidth(width()) };
}

void NoticeLine::paintEvent(QPaintEvent*)
{
    if (m_text.isEmpty() && m_undo.isEmpty())
        return;
    const Tokens& t = m_tokens;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool loud = m_tone != Tone::Normal;
    painter.setPen(t.look.contrast ? QPen(t.border, t.borderWidth) : QPen(Qt::NoPen));
    painter.setBrush(loud ? t.warningSurface : t.primarySoft);
    painter.drawRoundedRect(rect(), t.radius, t.radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Alarm ? t.danger : loud ? t.attention : t.primary);
    painter.drawRoundedRect(
        QRectF(t.px(16), height() * 0.25, t.px(8), height() * 0.5), t.px(4), t.px(4));
    QRect room = textRoom(width());
    room.setTop(0);
    room.setBottom(height());
    const QColor ink = loud ? t.warningText : t.text;
    drawText(
        painter, room, m_text, t.font(TextSize::Body, true), ink, Qt::AlignLeft | Qt::AlignVCenter);
    if (m_undo.isEmpty())
        return;
    const QFont font = t.font(TextSize::Body);
    const int wide = naturalWidth(m_undo, font);
    const int bar = t.px(120);
    drawText(painter, { width() - wide - bar - t.px(32), 0, wide + t.px(4), height() }, m_undo,
        font, ink, Qt::AlignLeft | Qt::AlignVCenter);
    QRectF track(width() - bar - t.px(20), height() / 2.0 - t.px(4), bar, t.px(8));
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.surface);
    painter.drawRoundedRect(track, t.px(4), t.px(4));
    track.setWidth(track.width() * m_seconds / std::max(1, m_most));
    painter.setBrush(loud ? t.warningText : t.primary);
    painter.drawRoundedRect(track, t.px(4), t.px(4));
}

} // namespace yidi
