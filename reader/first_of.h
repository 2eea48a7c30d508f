// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/authenticator.h"

#include <memory>
#include <vector>

namespace yidi {

/// Asks one authenticator after the other until one does not answer `CardUnproven`: the PSAM in its
/// slot, say, then the province. None of them: `CardUnproven` with what each said.
class FirstOf : public CardAuthenticator {
public:
    explicit FirstOf(std::vector<std::shared_ptr<CardAuthenticator>> all)
        : m_all(std::move(all))
    {
    }

    /// Of the one that answered last.
    QString name() const override;
    Result<CardProof> prove(const CardChallenge& challenge, QDeadlineTimer deadline) override;
    Result<QByteArray> sealPin(
        const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer deadline) override;

private:
    template <class Answer, class Ask>
    Result<Answer> firstAnswer(const Ask& ask);

    const std::vector<std::shared_ptr<CardAuthenticator>> m_all;
};

} // namespace yidi
