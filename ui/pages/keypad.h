// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "ui/theme/tokens.h"

#include <QWidget>

class QKeyEvent;

namespace yidi {

class TouchButton;

/// Dots for the digits entered; tells assistive technology how many, never which.
class PinDots : public QWidget {
    Q_OBJECT
public:
    explicit PinDots(const Tokens& tokens, QWidget* parent = nullptr);
    void setCount(int count);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Tokens m_tokens;
    int m_count = 0;
};

/// The PIN pad: digits go straight into a guarded buffer and are never kept as text.
class Keypad : public QWidget {
    Q_OBJECT
public:
    static constexpr int pinLength = 6;

    explicit Keypad(const Tokens& tokens, QWidget* parent = nullptr);

    int count() const { return static_cast<int>(m_pin.size()); }
    bool isComplete() const { return count() == pinLength; }
    /// Hands the digits over; the pad is empty afterwards.
    SecretBuffer take();
    void clear();
    /// A key of a keyboard: a digit or backspace; false when it is neither.
    bool press(int key);

Q_SIGNALS:
    void countChanged(int count);

private:
    void append(int digit);
    void removeLast();
    TouchButton* makeKey(const QString& id, const QString& label);

    const Tokens m_tokens;
    SecretBuffer m_pin;
};

} // namespace yidi
