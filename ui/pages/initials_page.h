// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

class TextLabel;

/// The letters names begin with, and once few names are left those names as tiles instead: never
/// both, for two ways to go on are one too many.
class InitialsPage : public Page {
    Q_OBJECT
public:
    InitialsPage(const InitialsScreen& screen, const Tokens& tokens, QWidget* parent);

    bool take(const Screen& screen) override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addLetters();
    void addMatches();
    TouchButton* addKey(const QString& id, const QString& label);
    void tell();

    InitialsScreen m_screen;
    TextLabel* m_typed;
    std::vector<TouchButton*> m_letters;
    TouchButton* m_delete = nullptr;
};

} // namespace yidi
