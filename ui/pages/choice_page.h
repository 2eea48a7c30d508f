// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

class ChoicePage : public Page {
    Q_OBJECT
public:
    ChoicePage(const ChoiceScreen& screen, const Tokens& tokens, QWidget* parent);
};

} // namespace yidi
