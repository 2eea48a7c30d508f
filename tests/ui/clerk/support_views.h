// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/view.h"

#include <QByteArray>

#include <vector>

namespace yidi::test {

struct Sample {
    QByteArray name;
    desk::View view;
};

/// Pages as a desk may show them, in `language` and as full as they get.
std::vector<Sample> sampleViews(const QString& language);

/// Settlements, day books and differences, as the desk itself shows them.
std::vector<Sample> moneyViews();
std::vector<Sample> queueViews();

/// The review queue with `lines` lines, the cursor on the first.
desk::View reviewQueue(const QString& language, int lines);

} // namespace yidi::test
