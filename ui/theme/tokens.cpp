// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace yidi {

namespace {

constexpr double referencePitchMm = 0.248;

QColor rgb(QRgb value)
{
    return QColor(value);
}

void paintLight(Tokens& t)
{
    t.background = rgb(0xF4F6F8);
    t.surface = rgb(0xFFFFFF);
    t.text = rgb(0x16202B);
    t.text2 = rgb(0x4A5764);
    t.primary = rgb(0x0B5CAD);
    t.onPrimary = rgb(0xFFFFFF);
    t.primarySoft = rgb(0xE9F1FA);
    t.danger = rgb(0xB3261E);
    t.attention = rgb(0xC75B00);
    t.success = rgb(0x1B6E3C);
    t.warningSurface = rgb(0xFFF1D6);
    t.warningText = rgb(0x5C3A00);
    t.border = rgb(0x7A8794);
    t.hairline = rgb(0xDCE2E8);
    t.focusOuter = rgb(0xF0A500);
    t.focusInner = t.text;
    t.chip = rgb(0xE9C46A);
    t.chipLine = rgb(0x7A5C12);
    t.chart[0] = rgb(0x5D6B79);
    t.chart[1] = rgb(0x0B5CAD);
    t.chart[2] = rgb(0xC75B00);
    t.chart[3] = rgb(0x7A3E9D);
    if (t.look.elder) { // 7:1 for everything that is read
        t.text2 = rgb(0x3D4954);
        t.primary = rgb(0x094A8C);
        t.danger = rgb(0x97150F);
        t.success = rgb(0x125730);
    }
}

void paintContrast(Tokens& t)
{
    t.background = rgb(0x000000);
    t.surface = rgb(0x000000);
    t.text = rgb(0xFFFFFF);
    t.text2 = rgb(0xE6E6E6);
    t.primary = rgb(0xFFD400);
    t.onPrimary = rgb(0x000000);
    t.primarySoft = rgb(0x000000);
    t.danger = rgb(0xFF8A80);
    t.attention = rgb(0xFFD400);
    t.success = rgb(0x7CF29A);
    t.warningSurface = rgb(0xFFD400);
    t.warningText = rgb(0x000000);
    t.border = rgb(0xFFFFFF);
    t.hairline = rgb(0x8C8C8C);
    t.focusOuter = rgb(0x6FE3FF);
    t.focusInner = rgb(0x6FE3FF);
    t.chip = rgb(0xFFD400);
    t.chipLine = rgb(0x000000);
    t.chart[0] = rgb(0xFFFFFF);
    t.chart[1] = rgb(0x6FE3FF);
    t.chart[2] = rgb(0xFFD400);
    t.chart[3] = rgb(0x7CF29A);
}

double luminance(const QColor& color)
{
    const auto channel = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

} // namespace

int Tokens::px(double reference) const
{
    return std::max(1, qRound(reference * look.scale * referencePitchMm / look.pitchMm));
}

QFont Tokens::font(TextSize size, bool bold) const
{
    QFont font(fontFamily());
    font.setPixelSize(textPx[static_cast<int>(size)]);
    font.setWeight(bold ? QFont::Bold : QFont::Normal); // the family has these two only
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Tokens tokensFor(const Look& look)
{
    Tokens t;
    t.look = look;
    look.contrast ? paintContrast(t) : paintLight(t);

    constexpr int standardText[textSizes] = { 28, 32, 40, 56, 72, 260 };
    constexpr int elderText[textSizes] = { 36, 42, 52, 72, 88, 300 };
    for (int i = 0; i < textSizes; ++i)
        t.textPx[i] = t.px(look.elder ? elderText[i] : standardText[i]);

    t.smallestTarget = t.px(81);
    t.target = t.px(look.elder ? 128 : 112);
    t.tileMax = t.px(280);
    t.gap = t.px(look.elder ? 32 : 24);
    t.rowGap = t.px(look.elder ? 36 : 44);
    t.margin = t.px(look.elder ? 40 : 48);
    t.radius = t.px(12);
    t.cardRadius = t.px(16);
    t.borderWidth = t.px(look.contrast ? 4 : 2);
    t.icon = t.px(look.elder ? 56 : 48);
    t.iconLarge = t.px(look.elder ? 72 : 64);
    t.figure = t.px(look.elder ? 132 : 120);
    t.qr = t.px(240);
    t.keypadWidth = t.px(800);
    t.reasonsRoom = t.px(look.elder ? 1020 : 1120);
    // The page is the whole window whatever the pitch; only what is on it is measured by hand.
    t.pageWidth = qRound(1080 * look.scale);
    t.pageHeight = qRound(1920 * look.scale);
    t.headerHeight = t.px(look.elder ? 160 : 136);
    t.controlsFrom = qRound(480 * look.scale);
    return t;
}

Tokens deskTokens(int width, int height, bool contrast)
{
    const double larger = std::clamp(std::min(width / 1366.0, height / 768.0), 1.0, 4.0) - 1.0;
    Look look;
    look.contrast = contrast;
    look.scale = 0.5 * (1 + 0.3 * larger);
    Tokens t = tokensFor(look);
    t.smallestTarget = t.px(48);
    t.target = t.px(64);
    t.gap = t.px(16);
    t.rowGap = t.px(12);
    t.margin = t.px(32);
    t.pageWidth = width;
    t.pageHeight = height;
    t.controlsFrom = 0;
    return t;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QString fontFamily()
{
    return QStringLiteral("Noto Sans CJK SC");
}

} // namespace yidi
