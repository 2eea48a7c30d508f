// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

/// A text on paper-like ground, whole on one page: what is confirmed must have been seen.
class ReadingPage : public Page {
    Q_OBJECT
public:
    ReadingPage(const ReadingScreen& screen, const Tokens& tokens, QWidget* parent);
};

} // namespace yidi
