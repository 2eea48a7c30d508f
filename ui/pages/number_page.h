// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

class TextLabel;

/// Digits for a number that is no secret: every press is told, and the screen says what to show.
class NumberPage : public Page {
    Q_OBJECT
public:
    NumberPage(const NumberScreen& screen, const Tokens& tokens, QWidget* parent);

    bool take(const Screen& screen) override;
    void forget() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    TouchButton* addKey(const QString& id, const QString& label);
    void tell();

    NumberScreen m_screen;
    TextLabel* m_problem;
    TextLabel* m_shown;
    TouchButton* m_delete;
    TouchButton* m_ok;
};

} // namespace yidi
