// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/keeper.h"
#include "reader/authenticator.h"

#include <atomic>
#include <memory>

namespace yidi {

/// How long a reader waits for the province, beside the card's own deadline.
struct ProvincePatience {
    int ms = 3000;
    int offlineMs = 800; ///< while no link is known, for it may just have come back
};

/// Has cards proved by the province's hardware module (Y201, 加密机). Asked on the thread of a
/// reader, it waits there; whatever keeps the answer away (no link, slow, refused, a station that
/// is closing) is `CardUnproven`, so that a PSAM or nobody is next.
class ProvinceAuthenticator : public CardAuthenticator {
public:
    /// Shared, because the thread of a hanging reader may outlive whoever composed it all.
    explicit ProvinceAuthenticator(
        const std::shared_ptr<Keeper>& keeper, ProvincePatience patience = {});

    QString name() const override { return QStringLiteral("province"); }
    Result<CardProof> prove(const CardChallenge& challenge, QDeadlineTimer deadline) override;
    /// Not over the network: a PIN never leaves its station.
    Result<QByteArray> sealPin(
        const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer deadline) override;

private:
    std::weak_ptr<Keeper> m_keeper;
    const ProvincePatience m_patience;
    std::shared_ptr<std::atomic<bool>> m_offline; ///< the keeper's thread writes it
};

} // namespace yidi
