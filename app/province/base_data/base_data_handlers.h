// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// Who and where: 1101, 1201, 1901, 2001.
namespace yidi {

Result<Reply> queryPerson(Call& call);
Result<Reply> queryInstitutions(Call& call);
Result<Reply> queryCodeTable(Call& call);
Result<Reply> checkBenefit(Call& call);

} // namespace yidi
