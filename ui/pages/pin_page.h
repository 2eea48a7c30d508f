// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

class Keypad;
class PinDots;
class TextLabel;

/// The PIN pad with its "ok" ("pin:ok"), which hands the digits over and keeps nothing.
class PinPage : public Page {
    Q_OBJECT
public:
    PinPage(const PinScreen& screen, const Tokens& tokens, QWidget* parent);

    bool take(const Screen& screen) override;
    void forget() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void tell(const PinScreen& screen);
    void handOver();

    PinScreen m_screen;
    TextLabel* m_tries;
    PinDots* m_dots;
    Keypad* m_keypad;
    TouchButton* m_ok;
};

} // namespace yidi
