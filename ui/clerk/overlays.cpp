// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/clerk/overlays.h"

#include "ui/clerk/desk_bars.h"
#include "ui/clerk/entry_form.h"
#include "ui/clerk/key_button.h"
#include "ui/clerk/line_table.h"
#include "ui/pages/parts.h"
#include "ui/text/frame_words.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace yidi {

// ---- What they share ---------------------------------------------------------------------------

Overlay::Overlay(const Tokens& tokens, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_card(new Card(tokens, "card", this))
{
    m_card->lines()->setContentsMargins(tokens.px(48), tokens.px(36), tokens.px(48), tokens.px(36));
    m_card->setSpacing(tokens.px(20), tokens.px(20));
    setFocusPolicy(Qt::ClickFocus); // Tab finds what is in it
    hide();
}

int Overlay::cardHeight(int width) const
{
    return m_card->layout()->hasHeightForWidth() ? m_card->layout()->totalHeightForWidth(width)
                                                 : m_card->layout()->totalSizeHint().height();
}

void Overlay::settle(int width)
{
    m_width = width;
    const int wide = std::min(width, this->width() - m_tokens.px(128));
    const int high = std::min(cardHeight(wide), height() - m_tokens.px(64));
    m_card->setGeometry((this->width() - wide) / 2, (height() - high) / 2, wide, high);
}

void Overlay::resizeEvent(QResizeEvent*)
{
    if (m_width > 0)
        settle(m_width);
}

void Overlay::paintEvent(QPaintEvent*)
{
    QColor veil = m_tokens.look.contrast ? m_tokens.background : m_tokens.text;
    veil.setAlphaF(m_tokens.look.contrast ? 0.85F : 0.4F);
    QPainter(this).fillRect(rect(), veil);
}

bool Overlay::focusNextPrevChild(bool next)
{
    // The chain of the window, but only what lies in here.
    QWidget* const from = window()->focusWidget();
    QWidget* to = from && isAncestorOf(from) ? from : this;
    QWidget* const begin = to;
    do {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
        if (isAncestorOf(to) && to->isEnabled() && to->isVisible()
            && (to->focusPolicy() & Qt::TabFocus)) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (to != begin);
    return true;
}

// ---- A question --------------------------------------------------------------------------------

PromptBox::PromptBox(const Tokens& t, QWidget* parent)
    : Overlay(t, parent)
    , m_title(new TextLabel(t, {}, TextSize::Tile, Ink::Text, true))
    , m_text(new TextLabel(t, {}, TextSize::Body))
    , m_table(new LineTable(t, true, card()))
    , m_form(new EntryForm(t, card()))
    , m_keys(new KeyLine(t, KeyLine::Place::Prompt, card()))
{
    setObjectName(QStringLiteral("clerk:prompt"));
    m_table->setObjectName(QStringLiteral("prompt:table"));
    QVBoxLayout* lines = card()->lines();
    lines->addWidget(m_title);
    lines->addWidget(m_text);
    lines->addWidget(m_table, 1);
    lines->addWidget(m_form);
    lines->addSpacing(t.px(8));
    lines->addWidget(m_keys);
    connect(m_keys, &KeyLine::pressed, this, &PromptBox::act);
    connect(m_table, &LineTable::chosen, this, &PromptBox::chosen);
    connect(m_table, &LineTable::marked, this, &PromptBox::marked);
    connect(m_form, &EntryForm::typed, this, &PromptBox::typed);
    connect(m_form, &EntryForm::secretTyped, this, &PromptBox::secretTyped);
}

void PromptBox::show(const desk::Prompt& prompt)
{
    m_prompt = prompt;
    const QString title = say(prompt.title);
    QStringList text;
    for (const Words& one : prompt.text)
        text << say(one);
    m_title->setText(title);
    m_text->setText(text.join(QLatin1Char('\n')));
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(m_text->text());
    m_table->setVisible(prompt.table.has_value());
    m_table->show(prompt.table.value_or(desk::Table {}), title);
    m_form->setVisible(prompt.form.has_value());
    m_keys->show(prompt.actions);
    setGeometry(parentWidget()->rect());
    QWidget::show();
    raise();
    m_form->show(prompt.form.value_or(desk::Form {}));
    settle(tokens().px(1480));
}

LineTable* PromptBox::table() const
{
    return m_prompt.table ? m_table : nullptr;
}

QWidget* PromptBox::firstFocus() const
{
    if (m_prompt.form && m_form->firstField())
        return m_form->focusField();
    if (m_prompt.table && !m_prompt.table->lines.empty())
        return m_table;
    QWidget* button = m_keys->firstButton();
    return button ? button : const_cast<PromptBox*>(this);
}

int PromptBox::cardHeight(int width) const
{
    const int most = m_prompt.table ? tokens().px(40) + m_table->fullHeight() : 0;
    m_table->setMinimumHeight(std::min(most, height() / 2));
    return Overlay::cardHeight(width);
}

// ---- The keys ----------------------------------------------------------------------------------

/// Keys and what they do, in two columns.
class HelpBox::Keys : public QWidget {
public:
    explicit Keys(const Tokens& tokens)
        : m_tokens(tokens)
    {
    }

    void set(std::vector<std::pair<QString, QString>> keys)
    {
        m_keys = std::move(keys);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        return { m_tokens.px(1500), (rows() + 1) * m_tokens.px(56) };
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = m_tokens;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont caps = t.font(TextSize::Caption, true);
        int cap = 0;
        for (const auto& [key, words] : m_keys)
            cap = std::max(cap, QFontMetrics(caps).horizontalAdvance(key) + t.px(24));
        const int column = (width() - t.px(32)) / 2;
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            const int at = static_cast<int>(i);
            const int x = at / rows() * (column + t.px(32));
            const int y = at % rows() * t.px(56);
            const auto& [key, words] = m_keys[i];
            const int wide = QFontMetrics(caps).horizontalAdvance(key) + t.px(24);
            const QRectF box(x + cap - wide, y + t.px(4), wide, t.px(44));
            painter.setPen(QPen(t.border, t.borderWidth));
            painter.setBrush(t.surface);
            painter.drawRoundedRect(box, t.px(6), t.px(6));
            painter.setFont(caps);
            painter.setPen(t.primary);
            painter.drawText(box, Qt::AlignCenter, key);
            const QRect room(x + cap + t.px(20), y, column - cap - t.px(20), t.px(52));
            drawText(painter, room, words, t.font(TextSize::Body), t.text,
                Qt::AlignLeft | Qt::AlignVCenter);
        }
    }

private:
    int rows() const { return std::max(1, static_cast<int>(m_keys.size() + 1) / 2); }

    const Tokens m_tokens;
    std::vector<std::pair<QString, QString>> m_keys;
};

HelpBox::HelpBox(const Tokens& t, QWidget* parent)
    : Overlay(t, parent)
    , m_keys(new Keys(t))
{
    setObjectName(QStringLiteral("clerk:help"));
    card()->lines()->addWidget(
        new TextLabel(t, word(Phrase::WindowHelpTitle), TextSize::Tile, Ink::Text, true));
    card()->lines()->addWidget(m_keys);
    card()->lines()->addWidget(
        new TextLabel(t, word(Phrase::WindowHelpClose), TextSize::Caption, Ink::Text2));
}

void HelpBox::show(const desk::View& view)
{
    std::vector<std::pair<QString, QString>> keys;
    for (const desk::KeyAction& action : view.actions)
        keys.emplace_back(keyCap(action.key),
            action.why ? QStringLiteral("%1 (%2)").arg(say(action.label), say(*action.why))
                       : say(action.label));
    const auto add = [&](const char* key, Phrase phrase) {
        keys.emplace_back(QString::fromUtf8(key), word(phrase));
    };
    const auto has = [&](const char* key) {
        return std::any_of(keys.begin(), keys.end(),
            [&](const auto& one) { return one.first == QLatin1String(key); });
    };
    if (view.search && !has("F3"))
        add("F3", Phrase::WindowSearch);
    if (view.table) {
        if (!has("Space"))
            add("Space", Phrase::WindowHelpMark);
        if (!has("Ctrl+A"))
            add("Ctrl+A", Phrase::WindowHelpMarkAll);
        add("Shift+↑↓", Phrase::WindowHelpRange);
    }
    if (!view.modules.empty())
        add("Alt+1…9", Phrase::WindowHelpModules);
    add("F6", Phrase::WindowHelpPane);
    add("F11", Phrase::WindowHelpLanguage);
    add("F12", Phrase::HighContrast);
    QString aloud = word(Phrase::WindowHelpTitle);
    for (const auto& [key, words] : keys)
        aloud += QLatin1Char('\n') + key + QLatin1Char(' ') + words;
    setAccessibleName(aloud);
    m_keys->set(std::move(keys));
    setGeometry(parentWidget()->rect());
    QWidget::show();
    raise();
    settle(tokens().px(1700));
}

} // namespace yidi
