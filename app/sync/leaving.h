// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"
#include "app/sync/station_profile.h"

namespace yidi {

/// A file that tells, until all is gone, that a station's folder is being wiped: no station starts
/// in it, and whoever was cut off in the middle begins again.
inline const QString leavingMarker = QStringLiteral("leaving");

/// What has not come to its end, in the order it was made. A station that goes takes none of it
/// with it.
Result<std::vector<Record>> unsentRecords(Outbox& outbox);

/// All of that in one signed file, which the province can take in instead (see queue_export.h).
Result<QByteArray> exportQueue(Outbox& outbox, const StationProfile& profile, const Clock& clock);

/// Fails unless the file is this station's and holds exactly what the queue still owes.
/// `BadInput` or `AnswerUnsigned` says what is wrong.
Result<void> checkExport(const QByteArray& file, Outbox& outbox, const StationProfile& profile);

} // namespace yidi
