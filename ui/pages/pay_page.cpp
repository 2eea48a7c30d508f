// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/pay_page.h"

#include "ui/pages/parts.h"
#include "ui/text/words.h"

#include <QVBoxLayout>

namespace yidi {

PayPage::PayPage(const PayScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:pay"), parent)
{
    addHead({}, say(screen.title), {}, false);
    auto* amount = new TextLabel(t, sayMoney(screen.amount), TextSize::Amount, Ink::Text, true);
    amount->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    auto* card = new Card(t, "card");
    card->setSpacing(t.gap, t.px(16));
    card->lines()->addWidget(amount);
    if (screen.qr.isEmpty()) {
        card->lines()->addWidget(
            new IconView(QStringLiteral("clock"), t.figure, t.primary), 0, Qt::AlignHCenter);
    } else {
        card->lines()->addWidget(
            new QrView(t, screen.qr, say(screen.now), 2 * t.qr), 0, Qt::AlignHCenter);
    }
    auto* how = new TextLabel(t, say(screen.now), TextSize::Body);
    how->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    card->lines()->addWidget(how);
    body()->addWidget(card);
    if (screen.safe)
        body()->addWidget(
            makeNote(t, QStringLiteral("shield"), say(*screen.safe), "soft", Ink::Text));
    body()->addStretch(1);
    addFooter(screen.footer);
}

} // namespace yidi
