// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/keypad.h"

#include "ui/pages/touch_button.h"
#include "ui/text/frame_words.h"

#include <QGridLayout>
#include <QPainter>

#include <utility>

namespace yidi {

PinDots::PinDots(const Tokens& tokens, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCount(0);
}

void PinDots::setCount(int count)
{
    m_count = count;
    setAccessibleName(word(Phrase::PinDigits, { count }));
    update();
}

QSize PinDots::sizeHint() const
{
    return { m_tokens.keypadWidth, m_tokens.px(88) };
}

void PinDots::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = m_tokens.px(18);
    const double pitch = m_tokens.px(84);
    const double first = (width() - pitch * (Keypad::pinLength - 1)) / 2;
    for (int i = 0; i < Keypad::pinLength; ++i) {
        const bool filled = i < m_count;
        painter.setPen(QPen(filled ? m_tokens.primary : m_tokens.border, m_tokens.px(4)));
        painter.setBrush(filled ? m_tokens.primary : m_tokens.surface);
        painter.drawEllipse(QPointF(first + i * pitch, height() / 2.0), radius, radius);
    }
}

Keypad::Keypad(const Tokens& tokens, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_pin(pinLength)
{
    setMaximumWidth(tokens.keypadWidth);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(tokens.gap);
    for (int digit = 0; digit <= 9; ++digit) {
        auto* key =
            makeKey(QStringLiteral("digit:%1").arg(digit), QString(QChar(char16_t(u'0' + digit))));
        connect(key, &QAbstractButton::clicked, this, [this, digit] { append(digit); });
        const int place = digit == 0 ? 10 : digit - 1;
        grid->addWidget(key, place / 3, place % 3);
    }
    auto* empty = makeKey(QStringLiteral("pin:clear"), word(Phrase::PinClear));
    auto* last = makeKey(QStringLiteral("pin:delete"), word(Phrase::PinErase));
    connect(empty, &QAbstractButton::clicked, this, &Keypad::clear);
    connect(last, &QAbstractButton::clicked, this, &Keypad::removeLast);
    grid->addWidget(empty, 3, 0);
    grid->addWidget(last, 3, 2);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
}

TouchButton* Keypad::makeKey(const QString& id, const QString& label)
{
    auto* key = new TouchButton(m_tokens, TouchButton::Shape::Key, id, label, this);
    key->setFocusPolicy(Qt::TabFocus); // a touch leaves the keyboard with the page
    return key;
}

SecretBuffer Keypad::take()
{
    SecretBuffer pin = std::exchange(m_pin, SecretBuffer(pinLength));
    Q_EMIT countChanged(0);
    return pin;
}

void Keypad::clear()
{
    m_pin.clear();
    Q_EMIT countChanged(0);
}

void Keypad::append(int digit)
{
    if (m_pin.append(static_cast<unsigned char>('0' + digit)))
        Q_EMIT countChanged(count());
}

void Keypad::removeLast()
{
    m_pin.removeLast();
    Q_EMIT countChanged(count());
}

bool Keypad::press(int key)
{
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        append(key - Qt::Key_0);
        return true;
    }
    if (key == Qt::Key_Backspace) {
        removeLast();
        return true;
    }
    return false;
}

} // namespace yidi
