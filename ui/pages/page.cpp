// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/page.h"

#include "ui/pages/parts.h"
#include "ui/pages/text_label.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace yidi {

namespace {

/// What is within has been shown or hidden: heights are computed afresh, from the inside out, for a
/// layout remembers those of the widgets it holds until it is told.
void layOutAfresh(QWidget* widget)
{
    for (QObject* child : widget->children())
        if (child->isWidgetType())
            layOutAfresh(static_cast<QWidget*>(child));
    if (QLayout* layout = widget->layout()) {
        layout->invalidate();
        layout->activate();
    }
}

} // namespace

Page::Page(const Tokens& tokens, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
{
    setObjectName(name);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(m_tokens.margin, 0, m_tokens.margin, m_tokens.gap);
    m_layout->setSpacing(m_tokens.gap);
    m_body = new QVBoxLayout;
    m_body->setSpacing(m_tokens.gap);
    m_layout->addLayout(m_body, 1);
}

QVBoxLayout* Page::addHead(const std::optional<StepOf>& step, const QString& title,
    const std::optional<Words>& hint, bool reserve)
{
    auto* head = new QWidget(this);
    auto* lines = new QVBoxLayout(head);
    lines->setContentsMargins(0, m_tokens.px(24), 0, 0);
    lines->setSpacing(m_tokens.px(8));
    if (step) {
        const QString words = word(Phrase::StepOfSteps, { step->step, step->of });
        lines->addWidget(new TextLabel(m_tokens, words, TextSize::Body, Ink::Primary, true));
    }
    lines->addWidget(makeTitle(m_tokens, title));
    if (hint)
        lines->addWidget(new TextLabel(m_tokens, say(*hint), TextSize::Body, Ink::Text2));
    lines->addStretch(1);
    if (reserve)
        head->setMinimumHeight(m_tokens.controlsFrom - m_tokens.headerHeight - m_tokens.gap);
    setAccessibleName(title);
    m_layout->insertWidget(0, head);
    return lines;
}

void Page::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const auto cards = findChildren<Card*>();
    const auto fitsWhen = [&](bool tight, std::size_t spares) {
        for (Card* card : cards)
            card->setTight(tight);
        for (std::size_t i = 0; i < m_spare.size(); ++i)
            for (QWidget* one : m_spare[i])
                one->setVisible(i < spares);
        layOutAfresh(this);
        return m_layout->totalHeightForWidth(width()) <= height();
    };
    std::size_t spares = m_spare.size();
    bool fits = fitsWhen(false, spares) || fitsWhen(true, spares);
    while (!fits && spares > 0)
        fits = fitsWhen(true, --spares);
}

void Page::tellWhenPressed(TouchButton* button)
{
    connect(button, &QAbstractButton::clicked, this,
        [this, button] { Q_EMIT pressed(button->objectName()); });
}

void Page::addFooter(const std::vector<Button>& buttons)
{
    std::vector<TouchButton*> made;
    for (const Button& button : buttons) {
        auto* one = makeButton(m_tokens, TouchButton::Shape::Bar, button, this);
        if (button.id == QLatin1String("back"))
            one->setIconName(QStringLiteral("back"));
        tellWhenPressed(one);
        made.push_back(one);
    }
    addFooter(made);
}

void Page::addFooter(const std::vector<TouchButton*>& buttons)
{
    const auto isPrimary = [](const TouchButton* button) {
        return button->property("role").toString() == QLatin1String("primary");
    };
    std::vector<TouchButton*> others;
    std::vector<TouchButton*> last;
    for (TouchButton* button : buttons) {
        const bool back = button->objectName() == QLatin1String("back");
        if (isPrimary(button))
            last.push_back(button);
        else if (back)
            last.insert(last.begin(), button);
        else
            others.push_back(button);
    }
    // Without a "back", a single other takes its place on the left; several keep to their own rows.
    if (last.size() < 2 && others.size() % 2 == 1) {
        const bool lonelyBack = last.size() == 1 && !isPrimary(last.front());
        last.insert(lonelyBack ? last.end() : last.begin(), others.back());
        others.pop_back();
    }
    const auto addRow = [this, &isPrimary](const std::vector<TouchButton*>& row) {
        auto* line = new QHBoxLayout;
        line->setSpacing(m_tokens.gap);
        for (TouchButton* button : row)
            line->addWidget(button, isPrimary(button) ? 3 : 2);
        if (row.size() == 1 && !isPrimary(row.front()))
            line->addStretch(3); // "back" alone stays where it always is
        m_layout->addLayout(line);
    };
    for (std::size_t i = 0; i < others.size(); i += 2)
        addRow({ others.begin() + static_cast<long>(i),
            others.begin() + static_cast<long>(std::min(i + 2, others.size())) });
    if (!last.empty())
        addRow(last);
}

} // namespace yidi
