// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

namespace yidi {

/// Takes charges into a visit (2301, and one batch with 2204), classified by the catalogue of the
/// place of care together with what is there, because a refund may take back a line sent before; it
/// counts by the catalogue of the day of that line, so that nothing of it is left.
/// The asker has made sure that the visit may be charged.
Result<Reply> takeCharges(Call& call, const StoredVisit& stored, FeeUpload upload);

} // namespace yidi
