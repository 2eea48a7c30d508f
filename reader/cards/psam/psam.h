// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/authenticator.h"
#include "reader/channel.h"

#include <functional>
#include <map>
#include <memory>

namespace yidi {

// The security module (PSAM) in a slot of its own: it holds the roots of the cards' keys and
// reckons with them, so that a card can prove itself without the province.

/// How a module is spoken to; data from resources/cards/psam.json, because makers differ.
struct PsamMap {
    QByteArray application; ///< name to select
    QByteArray derive; ///< class and instruction; usage and version follow
    QByteArray reckon; ///< class, instruction and parameters
    std::map<CardAlgorithm, quint8> versions; ///< of the keys of an algorithm
    quint8 internalUsage = 0;
    std::map<quint8, quint8> externalUsages; ///< by the number of the card's key
    std::map<quint16, QString> refusals; ///< what a status word means here
};

/// Reads DIR/psam.json; an empty `directory` is the map built into the program. `BadInput` names
/// what is wrong.
Result<PsamMap> loadPsamMap(const QString& directory = {});

/// Connects the module in its slot until the channel goes; called for each proof, because a module
/// may be taken out and put in again.
using PsamSlot = std::function<Result<std::unique_ptr<CardChannel>>(QDeadlineTimer)>;

/// The slot PC/SC knows by this name; its slot numbers may be left off.
PsamSlot pcscSlot(const QString& reader);

/// Whatever the module cannot do is `CardUnproven`, so that the next authenticator is asked: no
/// module, no such algorithm or key, a level too low. It never seals a PIN.
class PsamAuthenticator : public CardAuthenticator {
public:
    PsamAuthenticator(PsamMap map, PsamSlot slot)
        : m_map(std::move(map))
        , m_slot(std::move(slot))
    {
    }

    QString name() const override { return QStringLiteral("psam"); }
    Result<CardProof> prove(const CardChallenge& challenge, QDeadlineTimer deadline) override;
    Result<QByteArray> sealPin(
        const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer deadline) override;

private:
    Result<void> select(CardChannel& module) const;
    Result<QByteArray> answer(CardChannel& module, quint8 usage, const CardChallenge& challenge,
        const QByteArray& factor, const QByteArray& data) const;
    tl::unexpected<Error> refused(quint16 status) const;

    const PsamMap m_map;
    const PsamSlot m_slot;
};

} // namespace yidi
