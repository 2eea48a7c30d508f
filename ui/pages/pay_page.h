// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

/// What is to be paid, and a code large enough for a telephone held by a shaking hand.
class PayPage : public Page {
    Q_OBJECT
public:
    PayPage(const PayScreen& screen, const Tokens& tokens, QWidget* parent);
};

} // namespace yidi
