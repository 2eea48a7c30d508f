// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/initials_page.h"

#include "ui/pages/parts.h"
#include "ui/pages/text_label.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace yidi {

namespace {

constexpr int columns = 7;

QString letterId(QChar letter)
{
    return QStringLiteral("letter:") + letter;
}

} // namespace

InitialsPage::InitialsPage(const InitialsScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:initials"), parent)
    , m_screen(screen)
    , m_typed(new TextLabel(t, QString(), TextSize::Body, Ink::Primary, true))
{
    setFocusPolicy(Qt::StrongFocus);
    QVBoxLayout* head = addHead(screen.step, say(screen.title), screen.hint);
    head->insertWidget(head->count() - 1, m_typed); // above its stretch
    if (screen.matches.empty())
        addLetters();
    else
        addMatches();
    body()->addStretch(1);
    addFooter(screen.footer);
    tell();
}

TouchButton* InitialsPage::addKey(const QString& id, const QString& label)
{
    auto* key = new TouchButton(tokens(), TouchButton::Shape::Key, id, label, this);
    key->setFocusPolicy(Qt::TabFocus); // a touch leaves the keyboard with the page
    tellWhenPressed(key);
    return key;
}

void InitialsPage::addLetters()
{
    auto* grid = new QGridLayout;
    grid->setSpacing(tokens().gap);
    for (int i = 0; i < 26; ++i) {
        const QChar letter(char16_t(u'A' + i));
        m_letters.push_back(addKey(letterId(letter), letter));
        grid->addWidget(m_letters.back(), i / columns, i % columns);
    }
    m_delete = addKey(QStringLiteral("delete"), word(Phrase::PinErase));
    grid->addWidget(m_delete, 26 / columns, 26 % columns, 1, columns - 26 % columns);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    body()->addLayout(grid);
}

void InitialsPage::addMatches()
{
    const auto tile = [this](const Button& button) {
        auto* made = makeButton(tokens(), TouchButton::Shape::Tile, button, this);
        tellWhenPressed(made);
        return made;
    };
    auto* grid = new QGridLayout;
    grid->setSpacing(tokens().gap);
    int place = 0;
    for (const Button& match : m_screen.matches) {
        grid->addWidget(tile(match), place / 2, place % 2);
        ++place;
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);

    std::vector<TouchButton*> others;
    if (!m_screen.typed.isEmpty())
        others.push_back(makeButton(tokens(), TouchButton::Shape::Bar,
            { QStringLiteral("delete"), { Phrase::InitialsOther, {} } }, this));
    if (m_screen.more)
        others.push_back(makeButton(tokens(), TouchButton::Shape::Bar,
            { QStringLiteral("more"), { Phrase::InitialsMore, {} }, Button::Role::Quiet }, this));
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens().gap);
    for (TouchButton* button : others) {
        tellWhenPressed(button);
        row->addWidget(button);
    }
    body()->addLayout(row);
}

void InitialsPage::tell()
{
    const bool none = m_screen.typed.isEmpty();
    m_typed->setText(none && !m_screen.matches.empty() ? QString()
            : none                                     ? word(Phrase::InitialsNone)
                   : word(Phrase::InitialsTyped, { m_screen.typed }));
    m_typed->updateGeometry();
    for (TouchButton* key : m_letters)
        key->setEnabled(m_screen.letters.contains(key->text()));
    if (m_delete)
        m_delete->setEnabled(!none);
}

bool InitialsPage::take(const Screen& screen)
{
    const auto* next = std::get_if<InitialsScreen>(&screen);
    if (!next || next->title != m_screen.title || next->matches != m_screen.matches
        || next->footer != m_screen.footer || next->step != m_screen.step
        || next->more != m_screen.more || !next->matches.empty())
        return false;
    m_screen = *next;
    tell();
    return true;
}

void InitialsPage::keyPressEvent(QKeyEvent* event)
{
    const QString letter = event->text().toUpper();
    if (letter.size() == 1 && !m_letters.empty() && m_screen.letters.contains(letter))
        Q_EMIT pressed(letterId(letter.front()));
    else if (event->key() == Qt::Key_Backspace && !m_screen.typed.isEmpty())
        Q_EMIT pressed(QStringLiteral("delete"));
    else
        Page::keyPressEvent(event);
}

} // namespace yidi
