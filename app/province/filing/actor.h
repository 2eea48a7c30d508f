// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// Who stands behind a message about filings.
namespace yidi {

struct Actor {
    FilingChannel channel = FilingChannel::Kiosk;
    FilingRole role = FilingRole::Person;
    /// Of a kiosk its device, of an operator "<institution>:<operator>"; empty: nobody, who may
    /// do nothing.
    QString name;

    bool isClerk() const { return channel == FilingChannel::Window && !name.isEmpty(); }
};

/// The envelope says whether somebody helped themselves or a clerk sends; `claimed` is the rank the
/// message gives the clerk, for which their station answers.
Actor actorOf(const Call& call, FilingRole claimed = FilingRole::Clerk);

/// Whether an institution is a handling office (经办机构) of the province that insures there.
bool isOfficeFor(const Institution& institution, const QString& insuredRegion);

/// What waits for an institution.
WaitingFor waitingFor(const Institution& institution);

} // namespace yidi
