// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/tour/hands.h"

#include <QStringList>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

namespace yidi {

struct Hands::Private {
    explicit Private(const QString& name)
        : display(XOpenDisplay(name.isEmpty() ? nullptr : name.toLocal8Bit().constData()))
    {
    }
    Display* display;
    ~Private()
    {
        if (display)
            XCloseDisplay(display);
    }
};

namespace {

void turn(Display& display, KeySym symbol, bool down, unsigned long afterMs)
{
    XTestFakeKeyEvent(&display, XKeysymToKeycode(&display, symbol), down, afterMs);
}

void stroke(Display& display, KeySym symbol, bool shift, unsigned long lastsMs)
{
    if (shift)
        turn(display, XK_Shift_L, true, 0);
    turn(display, symbol, true, 0);
    turn(display, symbol, false, lastsMs);
    if (shift)
        turn(display, XK_Shift_L, false, 0);
}

void hold(Display& display, const QString& name, bool down)
{
    const KeySym symbol = name == QLatin1String("Ctrl") ? XK_Control_L
        : name == QLatin1String("Alt")                  ? XK_Alt_L
                                                        : XK_Shift_L;
    turn(display, symbol, down, 0);
}

} // namespace

Hands::Hands(const QString& display)
    : m_d(std::make_unique<Private>(display))
{
}

Hands::~Hands() = default;

bool Hands::ready() const
{
    int unused = 0;
    return m_d->display && XTestQueryExtension(m_d->display, &unused, &unused, &unused, &unused);
}

QImage Hands::picture() const
{
    const int screen = DefaultScreen(m_d->display);
    const int width = DisplayWidth(m_d->display, screen);
    const int height = DisplayHeight(m_d->display, screen);
    XImage* image = XGetImage(m_d->display, RootWindow(m_d->display, screen), 0, 0,
        static_cast<unsigned>(width), static_cast<unsigned>(height), AllPlanes, ZPixmap);
    if (!image)
        return {};
    // A screen of 24 bits comes as the four bytes a pixel that the picture wants.
    const QImage copy = QImage(reinterpret_cast<const uchar*>(image->data), width, height,
        image->bytes_per_line, QImage::Format_RGB32)
                            .copy();
    XDestroyImage(image);
    return copy;
}

void Hands::click(const QPoint& where)
{
    XTestFakeMotionEvent(m_d->display, -1, where.x(), where.y(), 0);
    XTestFakeButtonEvent(m_d->display, 1, True, 0);
    XTestFakeButtonEvent(m_d->display, 1, False, 60); // a tap lasts; 60 ms is a quick one
    XSync(m_d->display, False);
}

void Hands::type(const QString& text)
{
    for (const QChar character : text)
        stroke(*m_d->display, character.toLower().unicode(), character.isUpper(), 30);
    XSync(m_d->display, False);
}

void Hands::key(const QString& keys)
{
    QStringList names = keys.split(QLatin1Char('+'));
    const KeySym last = XStringToKeysym(names.takeLast().toLatin1().constData());
    for (const QString& held : names)
        hold(*m_d->display, held, true);
    stroke(*m_d->display, last, false, 30);
    for (const QString& held : names)
        hold(*m_d->display, held, false);
    XSync(m_d->display, False);
}

void Hands::scan(const QString& code)
{
    for (const QChar character : code)
        stroke(*m_d->display, character.toLower().unicode(), character.isUpper(), 0);
    stroke(*m_d->display, XK_Return, false, 0);
    XSync(m_d->display, False);
}

} // namespace yidi
