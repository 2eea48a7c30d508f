// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "app/province/province.h"

namespace yidi {

/// Takes in what a station that has gone still owed (yidi queue export): each message as if the
/// station had sent it, so that a file may come twice. `BadInput` or `AnswerUnsigned` when the file
/// is not one of a station this province trusts. Answers what became of each message.
Result<Json> takeExport(Province& province, const QString& authorityDir, const QByteArray& file);

} // namespace yidi
