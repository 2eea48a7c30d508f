// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include "ui/theme/yidi_style.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace yidi {

namespace {

QPalette paletteOf(const Tokens& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.background);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.primarySoft);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::Highlight, t.primary);
    p.setColor(QPalette::HighlightedText, t.onPrimary);
    p.setColor(QPalette::PlaceholderText, t.text2);
    p.setColor(QPalette::Link, t.primary);
    p.setColor(QPalette::Disabled, QPalette::ButtonText, t.text2);
    p.setColor(QPalette::Disabled, QPalette::WindowText, t.text2);
    return p;
}

} // namespace

void Theme::apply(const Tokens& tokens)
{
    if (auto* style = qobject_cast<YidiStyle*>(QApplication::style()))
        style->setTokens(tokens);
    else
        QApplication::setStyle(new YidiStyle(tokens)); // the application owns it
    QApplication::setPalette(paletteOf(tokens));
    QApplication::setFont(tokens.font(TextSize::Body));
}

void drawIcon(QPainter& painter, const QString& name, const QRectF& where, const QColor& color)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer(svg).render(&painter, where);
}

} // namespace yidi
