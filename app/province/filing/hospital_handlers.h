// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// What hospitals register for their patients: 2501 and 2501A a referral, which files as well, 2502
/// takes it back; 2503 a chronic disease, 2504 takes it back. Asked about it: 5301 chronic
/// diseases, 5303 stays that go on, 5304 referrals.
namespace yidi {

Result<Reply> referPatient(Call& call);
Result<Reply> referFromStay(Call& call);
Result<Reply> withdrawReferral(Call& call);
Result<Reply> registerChronic(Call& call);
Result<Reply> withdrawChronic(Call& call);
Result<Reply> queryChronic(Call& call);
Result<Reply> queryStays(Call& call);
Result<Reply> queryReferrals(Call& call);

} // namespace yidi
