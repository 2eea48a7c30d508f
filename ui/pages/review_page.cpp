// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review_page.h"

#include "ui/pages/parts.h"
#include "ui/text/words.h"

#include <QVBoxLayout>

namespace yidi {

ReviewPage::ReviewPage(const ReviewScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:review"), parent)
{
    addHead(screen.step, say(screen.title));

    std::vector<TouchButton*> edits;
    if (!screen.rows.empty())
        body()->addWidget(makeRows(t, screen.rows, &edits));
    for (TouchButton* edit : edits)
        tellWhenPressed(edit);
    if (screen.note)
        body()->addWidget(makeNote(t, QStringLiteral("shield"), say(*screen.note), "soft"));
    body()->addStretch(1);
    addFooter(screen.footer);
}

} // namespace yidi
