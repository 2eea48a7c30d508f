// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/my_filings/my_filings.h"

namespace yidi::my_filings {

/// Pages of the list; at least one.
int pagesOf(const Visitor& visitor);
const RefusedRequest* findRefused(const Visitor& visitor, const QString& msgid);

} // namespace yidi::my_filings
