// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/number_page.h"

#include "ui/pages/parts.h"
#include "ui/pages/text_label.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace yidi {

NumberPage::NumberPage(const NumberScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:number"), parent)
    , m_screen(screen)
    , m_problem(new TextLabel(t, QString(), TextSize::Body, Ink::Danger, true))
    , m_shown(new TextLabel(t, QString(), TextSize::Tile, Ink::Text, true))
    , m_delete(addKey(QStringLiteral("delete"), word(Phrase::PinErase)))
    , m_ok(new TouchButton(
          t, TouchButton::Shape::Bar, QStringLiteral("ok"), word(Phrase::PinOk), this))
{
    setFocusPolicy(Qt::StrongFocus);
    QVBoxLayout* head = addHead(screen.step, say(screen.title), screen.hint);
    head->insertWidget(head->count() - 1, m_problem); // above its stretch

    auto* field = new Card(t, "card");
    m_shown->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    field->lines()->addWidget(m_shown);
    auto* keys = new QGridLayout;
    keys->setSpacing(t.gap);
    for (int digit = 0; digit <= 9; ++digit) {
        const int place = digit == 0 ? 10 : digit - 1;
        keys->addWidget(addKey(QStringLiteral("digit:%1").arg(digit), QString::number(digit)),
            place / 3, place % 3);
    }
    if (screen.withX)
        keys->addWidget(addKey(QStringLiteral("digit:X"), QStringLiteral("X")), 3, 0);
    keys->addWidget(m_delete, 3, 2);
    for (int column = 0; column < 3; ++column)
        keys->setColumnStretch(column, 1);

    auto* pad = new QWidget(this);
    pad->setMaximumWidth(t.keypadWidth);
    auto* column = new QVBoxLayout(pad);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.gap);
    column->addWidget(field);
    column->addLayout(keys);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(pad, 8);
    middle->addStretch(1);
    body()->addLayout(middle);
    body()->addStretch(1);

    std::vector<TouchButton*> footer;
    for (const Button& button : screen.footer) {
        auto* made = makeButton(t, TouchButton::Shape::Bar, button, this);
        if (button.id == QLatin1String("back"))
            made->setIconName(QStringLiteral("back"));
        footer.push_back(made);
    }
    m_ok->setRoleOf(Button::Role::Primary);
    footer.push_back(m_ok);
    for (TouchButton* button : footer)
        tellWhenPressed(button);
    addFooter(footer);
    tell();
}

TouchButton* NumberPage::addKey(const QString& id, const QString& label)
{
    auto* key = new TouchButton(tokens(), TouchButton::Shape::Key, id, label, this);
    key->setFocusPolicy(Qt::TabFocus); // a touch leaves the keyboard with the page
    tellWhenPressed(key);
    return key;
}

void NumberPage::tell()
{
    const bool none = m_screen.shown.isEmpty();
    m_problem->setText(m_screen.problem ? say(*m_screen.problem) : QString());
    m_shown->setText(none ? word(Phrase::NumberNothing) : m_screen.shown);
    QPalette colors = m_shown->palette();
    colors.setColor(QPalette::WindowText, inkColor(tokens(), none ? Ink::Text2 : Ink::Text));
    m_shown->setPalette(colors);
    m_shown->setFont(tokens().font(TextSize::Tile, !none));
    m_problem->updateGeometry();
    m_shown->updateGeometry();
    m_delete->setEnabled(!none);
    m_ok->setEnabled(m_screen.complete);
}

bool NumberPage::take(const Screen& screen)
{
    const auto* next = std::get_if<NumberScreen>(&screen);
    if (!next || next->title != m_screen.title || next->step != m_screen.step
        || next->withX != m_screen.withX || next->footer != m_screen.footer)
        return false;
    m_screen = *next;
    tell();
    // What went wrong has a height now; the keys move before a finger does.
    m_problem->parentWidget()->layout()->activate();
    layout()->activate();
    return true;
}

void NumberPage::forget()
{
    m_screen.shown.clear();
    tell();
}

void NumberPage::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text().toUpper();
    const bool digit =
        typed.size() == 1 && typed.front() >= QLatin1Char('0') && typed.front() <= QLatin1Char('9');
    if (digit || (m_screen.withX && typed == QLatin1String("X")))
        Q_EMIT pressed(QStringLiteral("digit:") + typed);
    else if (event->key() == Qt::Key_Backspace && m_delete->isEnabled())
        Q_EMIT pressed(m_delete->objectName());
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_ok->isEnabled())
        Q_EMIT pressed(m_ok->objectName());
    else
        Page::keyPressEvent(event);
}

} // namespace yidi
