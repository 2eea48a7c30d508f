// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"
#include "app/sync/station_profile.h"

namespace yidi {

/// Whose queue it is, with the keys that go with it: the province's to seal for, and the station's
/// own, from systemd's credentials when it is started with them (yidi.store.key), else from
/// store.key beside the queue. Errors: NotEnrolled names what is missing, BadInput a file that
/// cannot be read.
Result<Outbox::Station> queueOwner(const StationProfile& profile);

} // namespace yidi
