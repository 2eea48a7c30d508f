// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pin_page.h"

#include "ui/pages/keypad.h"
#include "ui/pages/parts.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace yidi {

PinPage::PinPage(const PinScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:pin"), parent)
    , m_screen(screen)
    , m_tries(new TextLabel(t, QString(), TextSize::Body, Ink::Text, true))
    , m_dots(new PinDots(t))
    , m_keypad(new Keypad(t))
    , m_ok(new TouchButton(
          t, TouchButton::Shape::Bar, QStringLiteral("pin:ok"), word(Phrase::PinOk), this))
{
    setFocusPolicy(Qt::StrongFocus);
    QVBoxLayout* head = addHead({}, say(screen.title));
    head->insertWidget(head->count() - 1, m_tries); // above its stretch
    auto* pad = new QWidget(this);
    auto* column = new QVBoxLayout(pad);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.gap);
    auto* cover = new TextLabel(t, word(Phrase::PinCover), TextSize::Caption, Ink::Text2);
    cover->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    column->addWidget(m_dots);
    column->addWidget(m_keypad);
    column->addWidget(cover);
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
        tellWhenPressed(made);
        footer.push_back(made);
    }
    m_ok->setRoleOf(Button::Role::Primary);
    footer.push_back(m_ok);
    addFooter(footer);

    connect(m_keypad, &Keypad::countChanged, m_dots, &PinDots::setCount);
    connect(m_keypad, &Keypad::countChanged, this,
        [this] { m_ok->setEnabled(m_keypad->isComplete()); });
    connect(m_ok, &QAbstractButton::clicked, this, &PinPage::handOver);
    m_ok->setEnabled(false);
    tell(screen);
}

void PinPage::tell(const PinScreen& screen)
{
    QString words;
    if (screen.problem)
        words = say(*screen.problem);
    else if (screen.triesLeft)
        words = word(Phrase::PinTriesLeft, { *screen.triesLeft });
    QPalette colors = m_tries->palette();
    colors.setColor(
        QPalette::WindowText, inkColor(tokens(), screen.problem ? Ink::Danger : Ink::Text));
    m_tries->setPalette(colors);
    m_tries->setText(words);
    m_tries->updateGeometry();
}

bool PinPage::take(const Screen& screen)
{
    const auto* next = std::get_if<PinScreen>(&screen);
    if (!next || next->title != m_screen.title || next->footer != m_screen.footer)
        return false;
    if (next->attempt != m_screen.attempt)
        m_keypad->clear();
    m_screen = *next;
    tell(m_screen);
    return true;
}

void PinPage::forget()
{
    m_keypad->clear();
}

void PinPage::handOver()
{
    if (m_keypad->isComplete())
        Q_EMIT pinEntered(std::make_shared<SecretBuffer>(m_keypad->take()));
}

void PinPage::keyPressEvent(QKeyEvent* event)
{
    if (m_keypad->press(event->key()))
        return;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return handOver();
    Page::keyPressEvent(event);
}

} // namespace yidi
