// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/amounts_page.h"

#include "ui/pages/parts.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace yidi {

namespace {

using Line = AmountsScreen::Line;

QColor barColor(const Tokens& t, Line::Kind kind)
{
    switch (kind) {
    case Line::Kind::Total:
        return t.chart[0];
    case Line::Kind::Fund:
        return t.chart[1];
    case Line::Kind::Person:
        return t.chart[2];
    case Line::Kind::Part:
        return t.chart[3];
    }
    return t.chart[0];
}

Fen wholeOf(const std::vector<Line>& lines)
{
    Fen whole;
    for (const Line& line : lines)
        whole = std::max(whole, line.amount);
    return whole;
}

/// Words of several lines need the room that large figures would take.
TextSize amountSize(const std::vector<Line>& lines)
{
    constexpr qsizetype longLabel = 24;
    const bool wordy = std::any_of(lines.begin(), lines.end(),
        [](const Line& line) { return say(line.label).size() > longLabel; });
    return wordy ? TextSize::Tile : TextSize::Title;
}

/// A line; `bar` is what shows its share.
QWidget* makeLine(const Tokens& t, const Line& line, Fen whole, TextSize size, AmountBar*& bar)
{
    const bool part = line.kind == Line::Kind::Part;
    auto* box = new QWidget;
    auto* lines = new QVBoxLayout(box);
    lines->setContentsMargins(part ? t.px(40) : 0, 0, 0, 0);
    lines->setSpacing(t.px(8));
    auto* row = new QHBoxLayout;
    row->setSpacing(t.px(24));
    auto* label =
        new TextLabel(t, say(line.label), TextSize::Body, part ? Ink::Text2 : Ink::Text, !part);
    auto* amount = new TextLabel(t, sayMoney(line.amount), part ? TextSize::Body : size,
        part ? Ink::Text2 : Ink::Text, !part);
    amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::AlignAbsolute);
    amount->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Minimum);
    amount->setMinimumWidth(amount->sizeHint().width());
    row->addWidget(label, 1);
    row->addWidget(amount);
    lines->addLayout(row);
    bar = new AmountBar(t, line.amount, whole, barColor(t, line.kind), part);
    lines->addWidget(bar);
    return box;
}

QWidget* makeReason(const Tokens& t, const SettlementStep& step)
{
    auto* card = new Card(t, "card");
    auto* line = new QHBoxLayout;
    line->setSpacing(t.px(24));
    line->addWidget(new TextLabel(t, sayStep(step), TextSize::Body), 1);
    auto* amount = new TextLabel(t, sayMoney(step.amount), TextSize::Tile, Ink::Text, true);
    amount->setMinimumWidth(amount->sizeHint().width());
    line->addWidget(amount, 0, Qt::AlignTop);
    card->lines()->addLayout(line);
    return card;
}

/// Which reasons stand on which page: as many as the height allows, in order.
std::vector<std::vector<QWidget*>> paged(std::vector<QWidget*> cards, int width, int room, int gap)
{
    std::vector<std::vector<QWidget*>> pages(1);
    int used = 0;
    for (QWidget* card : cards) {
        const int height = card->layout()->heightForWidth(width) + gap;
        if (used + height > room && !pages.back().empty()) {
            pages.emplace_back();
            used = 0;
        }
        pages.back().push_back(card);
        used += height;
    }
    return pages;
}

} // namespace

AmountsPage::AmountsPage(const AmountsScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:amounts"), parent)
{
    if (screen.showReasons)
        showReasons(screen);
    else
        showAmounts(screen);
}

void AmountsPage::showAmounts(const AmountsScreen& screen)
{
    const Tokens& t = tokens();
    addHead(screen.step, say(screen.title), screen.hint, false);
    auto* card = new Card(t, "card");
    card->setSpacing(t.px(20), t.px(8));
    const Fen whole = wholeOf(screen.lines);
    const TextSize size = amountSize(screen.lines);
    std::vector<QWidget*> bars; // the amounts say it too
    std::vector<QWidget*> partBars;
    std::vector<QWidget*> funds; // their sum stays, and the statement has each
    bool pastFunds = false;
    for (const Line& line : screen.lines) {
        const bool part = line.kind == Line::Kind::Part;
        AmountBar* bar = nullptr;
        QWidget* box = makeLine(t, line, whole, size, bar);
        card->lines()->addWidget(box);
        (part ? partBars : bars).push_back(bar);
        pastFunds = pastFunds || line.kind == Line::Kind::Person;
        if (part && !pastFunds)
            funds.push_back(box);
    }
    body()->addWidget(card);
    setSpare(std::move(bars));
    for (QWidget* fund : funds)
        setSpare(fund);
    if (screen.note) {
        QWidget* note = makeNote(t, QStringLiteral("shield"), say(*screen.note), "soft");
        body()->addWidget(note);
        setSpare(note); // the page before the PIN says it again
    }
    setSpare(std::move(partBars));
    body()->addStretch(1);
    if (!screen.reasons.empty()) {
        auto* why = new TouchButton(
            t, TouchButton::Shape::Bar, QStringLiteral("reasons"), word(Phrase::SettleWhy), this);
        why->setRoleOf(Button::Role::Quiet);
        why->setIconName(QStringLiteral("question"));
        tellWhenPressed(why);
        body()->addWidget(why);
    }
    addFooter(screen.footer);
}

void AmountsPage::showReasons(const AmountsScreen& screen)
{
    const Tokens& t = tokens();
    addHead({}, say(screen.title), {}, false);
    std::vector<QWidget*> cards;
    for (const SettlementStep& step : screen.reasons)
        cards.push_back(makeReason(t, step));
    auto pages = paged(cards, t.pageWidth - 2 * t.margin, t.reasonsRoom, t.gap);
    const int last = static_cast<int>(pages.size()) - 1;
    const int now = std::clamp(screen.reasonsPage, 0, last);
    for (int i = 0; i <= last; ++i)
        for (QWidget* card : pages[static_cast<std::size_t>(i)])
            i == now ? body()->addWidget(card) : delete card;
    body()->addStretch(1);
    if (last > 0)
        body()->addWidget(new TextLabel(
            t, word(Phrase::PageOfPages, { now + 1, last + 1 }), TextSize::Body, Ink::Text2));

    auto* back = new TouchButton(
        t, TouchButton::Shape::Bar, QStringLiteral("reasons:back"), word(Phrase::Back), this);
    back->setIconName(QStringLiteral("back"));
    auto* next = new TouchButton(
        t, TouchButton::Shape::Bar, QStringLiteral("reasons:next"), word(Phrase::Next), this);
    next->setRoleOf(Button::Role::Primary);
    next->setEnabled(now < last);
    tellWhenPressed(back);
    tellWhenPressed(next);
    addFooter(std::vector<TouchButton*> { back, next });
}

} // namespace yidi
