// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/settle_visit/settle_visit.h"

namespace yidi::settle_visit {

/// The button of a visit, or of one batch of its charges.
QString visitButton(const Visit& visit);
/// A stay once it is over, everything else by its charges; what another may be liable for never.
bool canBeSettled(const Visit& visit);

} // namespace yidi::settle_visit
