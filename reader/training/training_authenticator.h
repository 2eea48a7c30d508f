// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/authenticator.h"

namespace yidi {

/// Reckons with the invented keys of the training world, without a module or a province.
class TrainingAuthenticator : public CardAuthenticator {
public:
    TrainingAuthenticator(); ///< the root built into the program
    explicit TrainingAuthenticator(SecretBuffer root)
        : m_root(std::move(root))
    {
    }

    QString name() const override { return QStringLiteral("training"); }
    Result<CardProof> prove(const CardChallenge& challenge, QDeadlineTimer deadline) override;
    Result<QByteArray> sealPin(
        const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer deadline) override;

private:
    SecretBuffer m_root;
};

} // namespace yidi
