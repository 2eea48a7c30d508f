// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/first_of.h"

#include <QStringList>

namespace yidi {

namespace {

/// Readers work in threads of their own and share one authenticator, so who answered last is known
/// to each thread by itself.
thread_local const CardAuthenticator* lastAnswered = nullptr;

} // namespace

QString FirstOf::name() const
{
    QStringList names;
    for (const auto& one : m_all) {
        if (one.get() == lastAnswered)
            return one->name();
        names += one->name();
    }
    return names.join(u'+');
}

template <class Answer, class Ask>
Result<Answer> FirstOf::firstAnswer(const Ask& ask)
{
    QStringList said;
    lastAnswered = nullptr;
    for (const auto& one : m_all) {
        Result<Answer> answer = ask(*one);
        if (answer || answer.error().code != ErrorCode::CardUnproven) {
            lastAnswered = one.get();
            return answer;
        }
        said += one->name() + QStringLiteral(": ") + answer.error().detail;
    }
    return fail(ErrorCode::CardUnproven, said.join(QStringLiteral("; ")));
}

Result<CardProof> FirstOf::prove(const CardChallenge& challenge, QDeadlineTimer deadline)
{
    return firstAnswer<CardProof>(
        [&](CardAuthenticator& one) { return one.prove(challenge, deadline); });
}

Result<QByteArray> FirstOf::sealPin(
    const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer deadline)
{
    return firstAnswer<QByteArray>(
        [&](CardAuthenticator& one) { return one.sealPin(unblock, pin, deadline); });
}

} // namespace yidi
