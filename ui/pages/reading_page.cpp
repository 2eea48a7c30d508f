// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/reading_page.h"

#include "ui/pages/parts.h"
#include "ui/text/words.h"

#include <QVBoxLayout>

namespace yidi {

ReadingPage::ReadingPage(const ReadingScreen& screen, const Tokens& t, QWidget* parent)
    : Page(t, QStringLiteral("page:reading"), parent)
{
    addHead(screen.step, say(screen.title), {}, false);
    auto* sheet = new Card(t, "card");
    sheet->setSpacing(t.rowGap, t.px(16));
    for (const Words& paragraph : screen.paragraphs) {
        for (const QString& line : say(paragraph).split(QLatin1Char('\n')))
            sheet->lines()->addWidget(new TextLabel(t, line, TextSize::Body));
    }
    body()->addWidget(sheet);
    body()->addStretch(1);

    std::vector<TouchButton*> footer;
    for (const Button& button : screen.footer) {
        auto* made = makeButton(t, TouchButton::Shape::Bar, button, this);
        if (button.id == QLatin1String("back"))
            made->setIconName(QStringLiteral("back"));
        else if (button.id == QLatin1String("read-aloud"))
            made->setIconName(QStringLiteral("speak"));
        tellWhenPressed(made);
        footer.push_back(made);
    }
    addFooter(footer);
}

} // namespace yidi
