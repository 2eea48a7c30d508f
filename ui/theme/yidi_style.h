// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"

#include <QProxyStyle>

namespace yidi {

/// Draws every surface from the tokens. What a widget is, its dynamic property `role` says:
///   buttons  "normal" "primary" "quiet" "danger" "key" "service"
///   frames   "card" "banner" "soft"
/// A field whose dynamic property `problem` is true has a border that says so.
class YidiStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit YidiStyle(Tokens tokens);
    const Tokens& tokens() const { return m_tokens; }
    void setTokens(const Tokens& tokens) { m_tokens = tokens; }

    /// The colour of writing and icons on a button of this role.
    static QColor inkOf(const QString& role, const Tokens& tokens, bool enabled);

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
        QPainter* painter, const QWidget* widget) const override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* data) const override;

private:
    void drawButton(const QStyleOption& option, QPainter& painter, const QString& role) const;
    void drawFrame(const QRect& rect, QPainter& painter, const QString& role) const;
    void drawFocus(const QRectF& rect, QPainter& painter) const;
    void drawField(const QStyleOption& option, QPainter& painter, bool problem) const;
    void drawTick(const QStyleOption& option, QPainter& painter) const;
    void drawHeader(const QStyleOption& option, QPainter& painter) const;

    Tokens m_tokens;
};

/// Sets the role; the style reads it when painting.
void setRole(QWidget* widget, const char* role);

} // namespace yidi
