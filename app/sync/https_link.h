// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/link.h"
#include "app/sync/station_profile.h"

#include <memory>

namespace yidi {

/// The real link: HTTPS with the station's certificate, trusting our own authority alone and nobody
/// its list (crl.pem) revokes, TLS 1.2 at least with forward secrecy, no proxy, no redirects. Never
/// fails to be made: whatever is wrong with the keys or the address is the answer to every post.
std::unique_ptr<ProvinceLink> makeHttpsLink(const StationProfile& profile);

} // namespace yidi
