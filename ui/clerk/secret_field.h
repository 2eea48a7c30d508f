// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "ui/theme/tokens.h"

#include <QWidget>

#include <memory>

namespace yidi {

/// A password as dots. What is typed goes byte by byte into a guarded buffer and is never kept as
/// text; assistive technology sees a password field and learns nothing of it.
class SecretField : public QWidget {
    Q_OBJECT
public:
    explicit SecretField(const Tokens& tokens, QWidget* parent = nullptr);

    bool isEmpty() const { return m_secret.isEmpty(); }
    void clear();
    /// Hands over what was typed, if anything; the field is empty afterwards.
    void handOver();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// The buffer is the only copy; shared only so that it can cross a signal.
    void entered(const std::shared_ptr<yidi::SecretBuffer>& secret);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    static constexpr std::size_t longest = 128;

    void append(const QString& typed);
    void removeLast();

    const Tokens m_tokens;
    SecretBuffer m_secret;
};

} // namespace yidi
