// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"

#include <QPushButton>

namespace yidi {

/// Something to do and the key that does it, as a cap before the words. Its accessible name is the
/// words, its description what waits there and the key.
class KeyButton : public QPushButton {
    Q_OBJECT
public:
    enum class Look { Line, Prompt, Default, Module, Status };

    KeyButton(const Tokens& tokens, Look look, QWidget* parent);

    /// `key` in portable text; `badge` stands at the end, as "12" waiting.
    void show(const QString& label, const QString& key, bool enabled, const QString& badge = {});
    void setCurrent(bool current);
    /// A bar at the side that underlines what the words say.
    void setMark(const QColor& mark);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont labelFont() const;
    QFont capFont() const;
    int capWidth() const;
    int badgeWidth() const;
    int padding() const;
    bool isPrimary() const { return m_look == Look::Default; }
    bool isWide() const { return m_look == Look::Module; }
    void paintGround(QPainter& painter) const;
    void paintCap(QPainter& painter, const QRect& where) const;
    QColor ink() const;

    const Tokens m_tokens;
    const Look m_look;
    QString m_cap;
    QString m_badge;
    QColor m_mark;
    bool m_current = false;
};

/// A key as keyboards are labelled: "Ctrl+Return" is "Ctrl+Enter".
QString keyCap(const QString& portable);

} // namespace yidi
