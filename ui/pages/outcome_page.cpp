// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/outcome_page.h"

#include "ui/pages/parts.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yidi {

namespace {

struct Mark {
    QString icon;
    Ink ink;
};

Mark markOf(OutcomeScreen::Kind kind)
{
    switch (kind) {
    case OutcomeScreen::Kind::Done:
        return { QStringLiteral("done"), Ink::Success };
    case OutcomeScreen::Kind::Accepted:
        return { QStringLiteral("clock"), Ink::Primary };
    case OutcomeScreen::Kind::StoredHere:
        return { QStringLiteral("stored"), Ink::Primary };
    case OutcomeScreen::Kind::ResultPending:
    case OutcomeScreen::Kind::Provisional:
        return { QStringLiteral("pending"), Ink::Primary };
    case OutcomeScreen::Kind::Refused:
        return { QStringLiteral("refused"), Ink::Danger };
    case OutcomeScreen::Kind::AtWindow:
        return { QStringLiteral("staff"), Ink::Primary };
    }
    return {};
}

struct Reason {
    Card* card;
    QWidget* blocking;
};

/// Why not, what stands in the way, what to do about it.
Reason makeReason(const Tokens& t, const Refusal& reason)
{
    auto* card = new Card(t, "card");
    card->lines()->addWidget(new TextLabel(
        t, sayCode({ QStringLiteral("reason"), reason.code }), TextSize::Body, Ink::Text, true));
    TextLabel* blocking = nullptr;
    if (!reason.blocking.isEmpty()) {
        blocking = new TextLabel(t, sayBlocking(reason), TextSize::Body, Ink::Text2);
        card->lines()->addWidget(blocking);
    }
    if (!reason.remedy.isEmpty()) {
        const QString remedy = sayCode({ QStringLiteral("remedy"), reason.remedy });
        card->lines()->addWidget(makeNote(t, QStringLiteral("forward"), remedy));
    }
    return { card, blocking };
}

} // namespace

OutcomePage::OutcomePage(const OutcomeScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:outcome"), parent)
{
    const Mark mark = markOf(screen.kind);
    setAccessibleName(say(screen.title));

    auto* top = new QHBoxLayout;
    top->setSpacing(t.px(32));
    top->addWidget(new IconView(mark.icon, t.figure, inkColor(t, mark.ink)), 0, Qt::AlignTop);
    auto* heading = new QVBoxLayout;
    heading->setSpacing(t.px(8));
    heading->addWidget(new TextLabel(t, sayOutcome(screen.kind), TextSize::Body, mark.ink, true));
    const int beside = t.pageWidth - 2 * t.margin - t.figure - top->spacing();
    heading->addWidget(makeTitle(t, say(screen.title), beside));
    top->addLayout(heading, 1);
    body()->addSpacing(t.px(24));
    body()->addLayout(top);

    if (!screen.rows.empty())
        body()->addWidget(makeRows(t, screen.rows));
    for (const Refusal& reason : screen.reasons) {
        const Reason made = makeReason(t, reason);
        body()->addWidget(made.card);
        if (made.blocking)
            setSpare(made.blocking);
    }
    if (screen.next) {
        auto* qr = screen.qr.isEmpty() ? nullptr : new QrView(t, screen.qr);
        QWidget* next =
            makeNote(t, QStringLiteral("forward"), say(*screen.next), "soft", Ink::Text, false, qr);
        body()->addWidget(next);
        if (qr)
            setSpare(qr); // the number it holds stands above
        if (!screen.reasons.empty())
            setSpare(next);
    }
    body()->addStretch(1);
    addFooter(screen.footer);
}

} // namespace yidi
