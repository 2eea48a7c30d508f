// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/choice_page.h"

#include "ui/pages/parts.h"
#include "ui/text/words.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace yidi {

ChoicePage::ChoicePage(const ChoiceScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:choice"), parent)
{
    QVBoxLayout* head = addHead(screen.step, say(screen.title), screen.hint);
    for (const Words& line : screen.news) { // nothing to touch: the top of the screen will do
        QWidget* note = makeNote(t, QStringLiteral("forward"), say(line), "soft");
        head->insertWidget(head->count() - 1, note); // above its stretch
        setSpare(note); // the most urgent goes last; all stand among the filings
    }

    std::vector<Button> options = screen.options;
    std::stable_sort(options.begin(), options.end(), [](const Button& a, const Button& b) {
        return a.role == Button::Role::Primary && b.role != Button::Role::Primary;
    });
    // Up to four answers read best one below the other; more need a second column.
    const int columns = options.size() <= 4 ? 1 : 2;
    const int width = (t.pageWidth - 2 * t.margin - (columns - 1) * t.gap) / columns;
    auto* grid = new QGridLayout;
    grid->setSpacing(t.gap);
    std::vector<TouchButton*> tiles;
    int highest = t.tileMax;
    for (const Button& option : options) {
        auto* tile = makeButton(t, TouchButton::Shape::Tile, option, this);
        tellWhenPressed(tile);
        highest = std::max(highest, tile->heightForWidth(width));
        tiles.push_back(tile);
    }
    for (int i = 0; i < static_cast<int>(tiles.size()); ++i) {
        TouchButton* tile = tiles[static_cast<std::size_t>(i)];
        tile->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        tile->setMinimumHeight(tile->heightForWidth(width) - t.px(32)); // its words
        tile->setMaximumHeight(highest);
        grid->addWidget(tile, i / columns, i % columns);
        grid->setColumnStretch(i % columns, 1);
    }
    body()->addLayout(grid, 100);
    body()->addStretch(1);
    addFooter(screen.footer);
}

} // namespace yidi
