// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace yidi {

/// The initials of Chinese words as they are read: "银川" is "YC". What is not Chinese stays.
QString initialsOf(const QString& text);

} // namespace yidi
