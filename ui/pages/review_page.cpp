// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/review_page.h"

#include "ui/pages/parts.h"
#include "ui/text/words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace yidi {

ReviewPage::ReviewPage(const ReviewScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:review"), parent)
{
    const bool editable = std::any_of(screen.rows.begin(), screen.rows.end(),
        [](const Row& row) { return !row.editId.isEmpty(); });
    addHead(screen.step, say(screen.title), {}, editable);

    std::vector<TouchButton*> edits;
    body()->addWidget(makeRows(t, screen.rows, &edits));
    for (TouchButton* edit : edits)
        tellWhenPressed(edit);
    if (screen.note)
        body()->addWidget(makeNote(t, QStringLiteral("shield"), say(*screen.note), "soft"));
    body()->addStretch(1);
    addFooter(screen.footer);
}

} // namespace yidi
