// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

namespace yidi {

class ErrorPage : public Page {
    Q_OBJECT
public:
    ErrorPage(const ErrorScreen& screen, const Tokens& tokens, QWidget* parent);
};

} // namespace yidi
