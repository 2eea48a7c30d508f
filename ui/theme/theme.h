// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"

#include <QPixmap>

class QPainter;
class QRectF;

namespace yidi {

/// Puts a look on the whole program: palette, font and the one style.
class Theme {
public:
    static void apply(const Tokens& tokens);
};

/// Draws an icon of resources/icons (":/icons/<name>.svg") in `color`; the files use currentColor.
void drawIcon(QPainter& painter, const QString& name, const QRectF& where, const QColor& color);

} // namespace yidi
