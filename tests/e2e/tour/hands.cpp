// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/tour/hands.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

namespace yidi {

struct Hands::Private {
    Display* display = XOpenDisplay(nullptr);
    ~Private()
    {
        if (display)
            XCloseDisplay(display);
    }
};

Hands::Hands()
    : m_d(std::make_unique<Private>())
{
}

Hands::~Hands() = default;

bool Hands::ready() const
{
    int unused = 0;
    return m_d->display && XTestQueryExtension(m_d->display, &unused, &unused, &unused, &unused);
}

void Hands::click(const QPoint& where)
{
    XTestFakeMotionEvent(m_d->display, -1, where.x(), where.y(), 0);
    XTestFakeButtonEvent(m_d->display, 1, True, 0);
    XTestFakeButtonEvent(m_d->display, 1, False, 60); // a tap lasts; 60 ms is a quick one
    XSync(m_d->display, False);
}

void Hands::type(const QString& digits)
{
    for (const QChar digit : digits) {
        const KeyCode key = XKeysymToKeycode(m_d->display, digit.unicode());
        XTestFakeKeyEvent(m_d->display, key, True, 0);
        XTestFakeKeyEvent(m_d->display, key, False, 30);
    }
    XSync(m_d->display, False);
}

void Hands::scan(const QString& code)
{
    const auto key = [this](KeySym symbol, bool down) {
        XTestFakeKeyEvent(m_d->display, XKeysymToKeycode(m_d->display, symbol), down, 0);
    };
    const auto stroke = [&](KeySym symbol) {
        key(symbol, true);
        key(symbol, false);
    };
    for (const QChar character : code) {
        const bool shift = character.isUpper();
        if (shift)
            key(XK_Shift_L, true);
        stroke(character.toLower().unicode());
        if (shift)
            key(XK_Shift_L, false);
    }
    stroke(XK_Return);
    XSync(m_d->display, False);
}

} // namespace yidi
