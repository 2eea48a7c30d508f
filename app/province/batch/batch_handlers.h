// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"
#include "app/province/province.h"

/// Y003: several messages in one. Each is checked, carried out in a transaction of its own and
/// answered as if it had come alone.
namespace yidi {

/// A batch within a batch.
Result<Reply> refuseBatch(Call& call);

/// `answerOne` is the way every other message goes.
Result<Reply> answerBatch(const WireRequest& request,
    const std::function<Province::Answer(const QByteArray& body)>& answerOne);

} // namespace yidi
