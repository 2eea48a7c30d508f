// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/waiting_pages.h"

#include "ui/pages/parts.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace yidi {

WelcomePage::WelcomePage(const WelcomeScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:welcome"), parent)
{
    const bool codes = screen.takesCodes;
    addHead({}, word(codes ? Phrase::WelcomeOrCodeTitle : Phrase::WelcomeTitle), {}, false);
    body()->addWidget(new TextLabel(t, word(Phrase::WelcomeHow), TextSize::Body, Ink::Text2));
    if (screen.notice)
        body()->addWidget(makeNote(
            t, QStringLiteral("warning"), say(*screen.notice), "banner", Ink::Warning, true));
    body()->addStretch(1);
    body()->addWidget(new CardPicture(t, CardPicture::Way::In), 0, Qt::AlignHCenter);
    body()->addStretch(1);
    if (codes)
        body()->addWidget(
            makeNote(t, QStringLiteral("scan"), word(Phrase::WelcomeCodeHow), "card"));
    if (!screen.services.empty()) {
        auto* card = new Card(t, "card");
        card->setDivided(true);
        card->setSpacing(t.px(28), t.px(16));
        card->lines()->addWidget(
            new TextLabel(t, word(Phrase::WelcomeServices), TextSize::Body, Ink::Primary, true));
        for (const Words& service : screen.services)
            card->lines()->addWidget(makeNote(t, QStringLiteral("document"), say(service)));
        body()->addWidget(card);
        if (codes)
            setSpare(card); // both ways in, and what is amiss, come first
    }
}

ProgressPage::ProgressPage(const ProgressScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:progress"), parent)
    , m_screen(screen)
    , m_now(new TextLabel(t, say(screen.now), TextSize::Body))
{
    setAccessibleName(say(screen.title));
    body()->addStretch(1);
    body()->addWidget(
        new IconView(QStringLiteral("clock"), t.figure, t.primary), 0, Qt::AlignHCenter);
    auto* title = makeTitle(t, say(screen.title));
    for (TextLabel* line : { title, m_now }) {
        line->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
        body()->addWidget(line);
    }
    if (screen.safe)
        body()->addWidget(
            makeNote(t, QStringLiteral("shield"), say(*screen.safe), "card", Ink::Success, true));
    body()->addStretch(2);
    addFooter(screen.buttons);
}

bool ProgressPage::take(const Screen& screen)
{
    const auto* next = std::get_if<ProgressScreen>(&screen);
    if (!next || next->title != m_screen.title || next->safe != m_screen.safe
        || next->buttons != m_screen.buttons)
        return false;
    m_screen = *next;
    m_now->setText(say(m_screen.now));
    m_now->updateGeometry();
    return true;
}

ScanPage::ScanPage(const ScanScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:scan"), parent)
{
    addHead({}, say(screen.title), Words { Phrase::ScanHow, {} }, false);
    if (screen.problem)
        body()->addWidget(makeNote(
            t, QStringLiteral("warning"), say(*screen.problem), "banner", Ink::Warning, true));
    body()->addStretch(1);
    body()->addWidget(new PhonePicture(t), 0, Qt::AlignHCenter);
    body()->addStretch(1);
    addFooter(screen.footer);
}

MoreTimePage::MoreTimePage(const MoreTimeScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:more-time"), parent)
    , m_screen(screen)
    , m_seconds(new TextLabel(
          t, QString::number(screen.seconds), TextSize::Countdown, Ink::Primary, true))
    , m_sentence(new TextLabel(
          t, word(Phrase::MoreTimeSeconds, { screen.seconds }), TextSize::Body, Ink::Text2))
{
    setAccessibleName(word(Phrase::MoreTimeTitle));
    auto* title = makeTitle(t, word(Phrase::MoreTimeTitle));
    body()->addStretch(2);
    for (TextLabel* line : { title, m_seconds, m_sentence }) {
        line->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
        body()->addWidget(line);
    }
    body()->addStretch(3);
    addFooter(screen.footer);
    tell();
}

void MoreTimePage::tell()
{
    m_seconds->setText(QString::number(m_screen.seconds));
    m_sentence->setText(word(Phrase::MoreTimeSeconds, { m_screen.seconds }));
}

bool MoreTimePage::take(const Screen& screen)
{
    const auto* next = std::get_if<MoreTimeScreen>(&screen);
    if (!next || next->footer != m_screen.footer)
        return false;
    m_screen = *next;
    tell();
    return true;
}

void MoreTimePage::mousePressEvent(QMouseEvent*)
{
    m_touched = true;
}

void MoreTimePage::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_touched, false) || !rect().contains(event->position().toPoint()))
        return;
    for (const Button& button : m_screen.footer)
        if (button.role == Button::Role::Primary)
            Q_EMIT pressed(button.id);
}

TakeCardPage::TakeCardPage(const TakeCardScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:take-card"), parent)
{
    const QString title = word(!screen.cameWithCard ? Phrase::GoodbyeTitle
            : screen.cardStillIn                    ? Phrase::TakeCardTitle
                                                    : Phrase::CardOutTitle);
    addHead({}, title, {}, false);
    if (screen.what)
        body()->addWidget(
            makeNote(t, QStringLiteral("done"), say(*screen.what), "card", Ink::Success, true));
    body()->addStretch(1);
    if (screen.cardStillIn)
        body()->addWidget(new CardPicture(t, CardPicture::Way::Out), 0, Qt::AlignHCenter);
    else
        body()->addWidget(
            new IconView(QStringLiteral("done"), t.figure * 2, t.success), 0, Qt::AlignHCenter);
    body()->addStretch(1);
    if (screen.cardStillIn)
        body()->addWidget(makeNote(t, QStringLiteral("shield"), word(Phrase::TakeCardDone)));
    if (!screen.cameWithCard)
        body()->addWidget(makeNote(t, QStringLiteral("shield"), word(Phrase::GoodbyeDone)));
}

PhonePicture::PhonePicture(const Tokens& tokens, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setAccessibleName(word(Phrase::ScanHow));
}

QSize PhonePicture::sizeHint() const
{
    return { m_tokens.px(640), m_tokens.px(780) };
}

/// Not a code that could be read: the three corners that everybody knows, and some squares.
void PhonePicture::drawCode(QPainter& painter, const QRectF& place) const
{
    constexpr int cells = 11;
    static constexpr const char* squares[cells] = { "    # #    ", "    ##     ", "    # #    ",
        "     #     ", "# ## # ## #", "##  ###  # ", " # #  # ###", "     ## # #", "    # # # #",
        "    ## # ##", "    # ## # " };
    const double cell = place.width() / cells;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tokens.text);
    for (int y = 0; y < cells; ++y) {
        for (int x = 0; x < cells; ++x) {
            if (squares[y][x] == '#')
                painter.drawRect(QRectF(
                    place.left() + x * cell, place.top() + y * cell, cell * 0.9, cell * 0.9));
        }
    }
    for (const QPointF& corner : { QPointF(0, 0), QPointF(8, 0), QPointF(0, 8) }) {
        const QRectF frame(place.topLeft() + corner * cell, QSizeF(3 * cell, 3 * cell));
        painter.setPen(QPen(m_tokens.text, cell * 0.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(frame.adjusted(cell / 4, cell / 4, -cell / 4, -cell / 4));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_tokens.text);
        painter.drawRect(frame.adjusted(cell, cell, -cell, -cell));
    }
}

void PhonePicture::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_tokens;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSize size = sizeHint();
    const double scale = std::min(1.0, static_cast<double>(height()) / size.height());
    painter.translate((width() - size.width() * scale) / 2, 0);
    painter.scale(scale, scale);
    const double middle = size.width() / 2.0;
    const QRectF scanner(0, 0, size.width(), t.px(132));
    const QRectF window(middle - t.px(150), t.px(52), t.px(300), t.px(34));
    const QRectF phone(middle - t.px(160), t.px(216), t.px(320), t.px(540));

    // The scanner's light falls on the telephone.
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.primarySoft);
    painter.drawPolygon(QPolygonF { window.bottomLeft(), window.bottomRight(),
        QPointF(phone.right() + t.px(60), phone.top() + t.px(240)),
        QPointF(phone.left() - t.px(60), phone.top() + t.px(240)) });
    painter.setPen(QPen(t.border, t.borderWidth));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(scanner, t.cardRadius, t.cardRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.primary);
    painter.drawRoundedRect(window, t.px(12), t.px(12));

    painter.setPen(QPen(t.look.contrast ? t.border : t.text, t.px(12)));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(phone, t.px(40), t.px(40));
    painter.setPen(QPen(t.primary, t.px(12), Qt::SolidLine, Qt::RoundCap));
    for (const int y : { 396, 438 })
        painter.drawLine(QPointF(phone.left() + t.px(y < 400 ? 48 : 90), phone.top() + t.px(y)),
            QPointF(phone.right() - t.px(y < 400 ? 48 : 90), phone.top() + t.px(y)));
    const double side = t.px(220);
    drawCode(painter, QRectF(middle - side / 2, phone.top() + t.px(110), side, side));
}

CardPicture::CardPicture(const Tokens& tokens, Way way, QWidget* parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_way(way)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setAccessibleName(word(way == Way::In ? Phrase::WelcomeHow : Phrase::TakeCardTitle));
}

QSize CardPicture::sizeHint() const
{
    return { m_tokens.px(640), m_tokens.px(620) };
}

void CardPicture::drawCard(QPainter& painter, const QRectF& card) const
{
    const Tokens& t = m_tokens;
    const double radius = t.px(24);
    painter.setPen(QPen(t.look.contrast ? t.border : t.primary, t.px(4)));
    painter.setBrush(t.look.contrast ? t.surface : t.primary);
    painter.drawRoundedRect(card, radius, radius);

    // The chip, on the end that goes in: the upper one.
    const QRectF chip(card.center().x() - t.px(44), card.top() + t.px(52), t.px(88), t.px(72));
    painter.setPen(QPen(t.chipLine, t.px(3)));
    painter.setBrush(t.chip);
    painter.drawRoundedRect(chip, t.px(12), t.px(12));
    painter.drawLine(
        QPointF(chip.left(), chip.center().y()), QPointF(chip.right(), chip.center().y()));
    for (const double x : { chip.left() + chip.width() / 3, chip.right() - chip.width() / 3 })
        painter.drawLine(QPointF(x, chip.top()), QPointF(x, chip.bottom()));

    painter.setPen(
        QPen(t.look.contrast ? t.text : t.onPrimary, t.px(8), Qt::SolidLine, Qt::RoundCap));
    for (const double y : { 0.62, 0.72 })
        painter.drawLine(QPointF(card.left() + t.px(48), card.top() + card.height() * y),
            QPointF(card.right() - t.px(y < 0.7 ? 48 : 130), card.top() + card.height() * y));
}

void CardPicture::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_tokens;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    // Drawn at its own size, made smaller where words need the room.
    const QSize size = sizeHint();
    const double scale = std::min(1.0, static_cast<double>(height()) / size.height());
    painter.translate((width() - size.width() * scale) / 2, 0);
    painter.scale(scale, scale);
    const double middle = size.width() / 2.0;
    const QRectF reader(0, 0, size.width(), t.px(132));
    const QRectF slot(middle - t.px(190), t.px(56), t.px(380), t.px(20));
    const QRectF card(middle - t.px(150), t.px(196), t.px(300), t.px(400));

    painter.setPen(QPen(t.border, t.borderWidth));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(reader, t.cardRadius, t.cardRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawRoundedRect(slot, t.px(10), t.px(10));
    drawCard(painter, card);

    // Two arrows beside the card say which way.
    painter.setPen(QPen(t.primary, t.px(10), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    for (const double x : { t.px(70) * 1.0, size.width() - t.px(70) * 1.0 }) {
        const double top = t.px(260);
        const double bottom = t.px(500);
        const double head = t.px(44);
        painter.drawLine(QPointF(x, top), QPointF(x, bottom));
        const double tip = m_way == Way::In ? top : bottom;
        const double back = m_way == Way::In ? tip + head : tip - head;
        painter.drawPolyline(
            QPolygonF { QPointF(x - head, back), QPointF(x, tip), QPointF(x + head, back) });
    }
}

} // namespace yidi
