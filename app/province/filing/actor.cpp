// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/actor.h"

#include "app/domain/filing/states.h"
#include "app/domain/region/region.h"

namespace yidi {

namespace {

const QLatin1String handlingOffice("9"); // fixmedins_type
const QLatin1String byClerk("1"); // opter_type
const QLatin1String byPhone("3");

} // namespace

Actor actorOf(const Call& call, FilingRole claimed)
{
    const WireRequest& request = call.request;
    if (request.opter_type == byPhone)
        return { FilingChannel::ProvincialApp, FilingRole::Person, call.peer.deviceNo };
    if (request.opter_type != byClerk)
        return { FilingChannel::Kiosk, FilingRole::Person, call.peer.deviceNo };
    // Four eyes are counted by name: without one nobody can be told from anybody.
    const bool isSomebody = !request.opter.trimmed().isEmpty();
    constexpr FilingRoles ranks = FilingRole::Clerk | FilingRole::Supervisor | FilingRole::Reviewer;
    return { FilingChannel::Window, includes(ranks, claimed) ? claimed : FilingRole::Clerk,
        isSomebody ? request.fixmedins_code + QLatin1Char(':') + request.opter.trimmed()
                   : QString() };
}

bool isOfficeFor(const Institution& institution, const QString& insuredRegion)
{
    return institution.type == handlingOffice && sameProvince(institution.region, insuredRegion);
}

WaitingFor waitingFor(const Institution& institution)
{
    return { institution.code,
        institution.type == handlingOffice ? institution.region.left(2) : QString() };
}

} // namespace yidi
