// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/screen.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>

namespace yidi {

/// Everything that can be touched. Its object name is the button's id; its accessible name is all
/// it shows, the second line too, and nothing else: that is what gets read aloud.
class TouchButton : public QAbstractButton {
    Q_OBJECT
public:
    enum class Shape {
        Bar, ///< one of the row at the bottom: centred
        Tile, ///< an answer: left-aligned with a second line, an arrow at its end
        Small, ///< "change" at the end of a row
        Key, ///< a key of the keypad
        Service, ///< a picture over a word
    };

    TouchButton(const Tokens& tokens, Shape shape, const QString& id, const QString& label,
        QWidget* parent = nullptr);

    void setDetail(const QString& detail);
    void setIconName(const QString& name);
    void setRoleOf(Button::Role role);

    /// True when all its writing lies inside it.
    bool textFits() const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont labelFont() const;
    QFont detailFont() const;
    int padding() const;
    int iconSize() const;
    bool hasArrow() const { return m_shape == Shape::Tile; }
    int textWidth(int width) const;
    int contentHeight(int width) const;
    int leastHeight() const;
    void paintSideways(QPainter& painter, const QColor& ink);
    void paintUpright(QPainter& painter, const QColor& ink);

    const Tokens m_tokens;
    const Shape m_shape;
    QString m_detail;
    QString m_icon;
};

/// A journey's button in a shape.
TouchButton* makeButton(
    const Tokens& tokens, TouchButton::Shape shape, const Button& button, QWidget* parent);

} // namespace yidi
