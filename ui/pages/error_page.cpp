// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/error_page.h"

#include "ui/pages/parts.h"
#include "ui/text/frame_words.h"
#include "ui/text/words.h"

#include <QVBoxLayout>

namespace yidi {

ErrorPage::ErrorPage(const ErrorScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:error"), parent)
{
    const ErrorWords words = sayError(screen.error);
    setAccessibleName(words.happened);
    body()->addSpacing(t.px(40));
    body()->addWidget(new IconView(QStringLiteral("warning"), t.figure, t.danger));
    body()->addWidget(makeTitle(t, words.happened));
    body()->addSpacing(t.px(8));

    const QString safe = screen.safe ? say(*screen.safe) : words.safe;
    if (!safe.isEmpty())
        body()->addWidget(makeNote(t, QStringLiteral("shield"), safe, "card", Ink::Success, true));
    const QString next = screen.next ? say(*screen.next) : words.next;
    if (!next.isEmpty())
        body()->addWidget(makeNote(t, QStringLiteral("forward"), next, "card"));
    body()->addStretch(1);
    if (!words.code.isEmpty())
        body()->addWidget(new TextLabel(
            t, word(Phrase::ErrorCodeLabel, { words.code }), TextSize::Caption, Ink::Text2));
    addFooter(screen.footer);
}

} // namespace yidi
