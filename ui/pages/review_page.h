// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

class ReviewPage : public Page {
    Q_OBJECT
public:
    ReviewPage(const ReviewScreen& screen, const Tokens& tokens, QWidget* parent);
};

} // namespace yidi
