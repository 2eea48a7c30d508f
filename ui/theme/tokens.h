// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QFont>

namespace yidi {

/// The theme: every colour, size and font of the windows, in one table. Nothing outside this folder
/// names a colour, a font size or a fixed height.

/// What the person and the panel ask for.
struct Look {
    bool elder = false; ///< large text, larger targets (大字)
    bool contrast = false; ///< white and yellow on black (高对比)
    double scale = 1.0; ///< below 1 on a screen smaller than the kiosk's 1080×1920
    double pitchMm = 0.248; ///< millimetres per pixel of the panel; 21.5 inches at 1080×1920

    bool operator==(const Look&) const = default;
};

/// The sizes of writing.
enum class TextSize { Caption, Body, Tile, Title, Amount, Countdown };
inline constexpr int textSizes = 6;

/// A look worked out. Sizes are pixels.
struct Tokens {
    Look look;

    QColor background;
    QColor surface;
    QColor text;
    QColor text2; ///< secondary writing
    QColor primary;
    QColor onPrimary;
    QColor primarySoft; ///< behind primary-coloured writing
    QColor danger;
    QColor attention; ///< a mark beside words that ask for attention
    QColor success;
    QColor warningSurface;
    QColor warningText;
    QColor border; ///< around what can be touched
    QColor hairline; ///< between rows; says nothing by itself
    QColor focusOuter;
    QColor focusInner;
    QColor chip; ///< the contacts of the card in the picture
    QColor chipLine;
    QColor chart[4];

    int textPx[textSizes];
    int smallestTarget; ///< nothing that can be touched is smaller
    int target; ///< height of a main target
    int tileMax; ///< as high as it grows when there is room
    int gap; ///< between targets
    int rowGap; ///< between rows that are only read
    int margin; ///< beside the page
    int radius;
    int cardRadius;
    int borderWidth;
    int icon;
    int iconLarge;
    int figure; ///< the picture of a page: a status, the card
    int qr; ///< side of a QR code, quiet zone included
    int headerHeight; ///< the strip with the name, the clock and the link
    int controlsFrom; ///< no control above: out of reach from a wheelchair
    int pageWidth;
    int pageHeight;
    int keypadWidth;
    int reasonsRoom; ///< height for the reasons of one page of "why this amount?"

    /// A length given for the reference panel.
    int px(double reference) const;
    QFont font(TextSize size, bool bold = false) const;
};

Tokens tokensFor(const Look& look);

/// The look of a clerk's window of `width` by `height` pixels: a monitor read from half as far and
/// worked by keys, so half the kiosk's sizes and lower targets. A larger window is a little larger
/// in everything, but mostly holds more.
Tokens deskTokens(int width, int height, bool contrast = false);

/// WCAG contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

/// The family of everything on screen and paper, named because fontconfig's choice varies.
QString fontFamily();

} // namespace yidi
