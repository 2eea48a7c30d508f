// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

/// Amounts as bars and words; behind "why this amount?" the reasons, page by page.
class AmountsPage : public Page {
    Q_OBJECT
public:
    AmountsPage(const AmountsScreen& screen, const Tokens& tokens, QWidget* parent);

private:
    void showAmounts(const AmountsScreen& screen);
    void showReasons(const AmountsScreen& screen);
};

} // namespace yidi
