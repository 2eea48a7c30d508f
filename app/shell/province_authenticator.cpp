// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/province_authenticator.h"

#include "app/base/log.h"
#include "app/transactions/card/card_codec.h"

#include <algorithm>
#include <chrono>

namespace yidi {

namespace {

constexpr int issuingRegionLength = 6;

CardAuthRequest requestFrom(const CardChallenge& challenge)
{
    CardAuthRequest request;
    request.cardSn = challenge.cardSn;
    request.atrHistorical = challenge.atrHistorical;
    request.version = challenge.version;
    request.algorithm =
        QStringLiteral("%1").arg(static_cast<int>(challenge.algorithm), 2, 10, QLatin1Char('0'));
    request.internalFactor = challenge.internalFactor;
    request.internalData = challenge.internalData;
    if (challenge.externalKey != 0) {
        request.externalKey = QByteArray(1, static_cast<char>(challenge.externalKey));
        request.externalFactor = challenge.externalFactor;
        request.externalData = challenge.externalData;
    }
    return request;
}

/// `why` is for logs: nothing in it is the card's.
tl::unexpected<Error> unproven(const QString& why)
{
    qCInfo(logShell).noquote() << "card not proved by the province:" << why;
    return fail(ErrorCode::CardUnproven, why);
}

Result<CardProof> proofFrom(const Answer& answer, bool wantsExternal)
{
    if (answer.outcome == Answer::Outcome::Unreachable)
        return unproven(describe(answer.error));
    if (answer.outcome == Answer::Outcome::Refused)
        return unproven(QStringLiteral("it refused"));
    auto proof = fromWire<CardAuthAnswer>(answer.response.output, QStringLiteral("output"));
    if (!proof)
        return unproven(describe(proof.error()));
    if (wantsExternal && proof->externalAnswer.isEmpty())
        return unproven(QStringLiteral("no answer for the card"));
    return CardProof { std::move(proof->internalAnswer), std::move(proof->externalAnswer) };
}

} // namespace

ProvinceAuthenticator::ProvinceAuthenticator(
    const std::shared_ptr<Keeper>& keeper, ProvincePatience patience)
    : m_keeper(keeper)
    , m_patience(patience)
    , m_offline(std::make_shared<std::atomic<bool>>(false))
{
    // Without a context, so it runs where it is said: on the keeper's thread.
    QObject::connect(keeper.get(), &Keeper::linkChanged,
        [offline = m_offline](LinkState state) { *offline = state != LinkState::Online; });
}

Result<CardProof> ProvinceAuthenticator::prove(
    const CardChallenge& challenge, QDeadlineTimer deadline)
{
    std::future<Answer> answer;
    if (const auto keeper = m_keeper.lock()) {
        answer = keeper->ask(QStringLiteral("Y201"), challenge.cardSn.left(issuingRegionLength),
            toWire(requestFrom(challenge)));
    } else {
        return unproven(QStringLiteral("the station is closing"));
    }
    const int patience = *m_offline ? m_patience.offlineMs : m_patience.ms;
    const auto until = std::chrono::milliseconds(
        deadline.isForever() ? patience : std::min<qint64>(patience, deadline.remainingTime()));
    if (answer.wait_for(until) != std::future_status::ready)
        return unproven(QStringLiteral("no answer in time"));
    try {
        return proofFrom(answer.get(), challenge.externalKey != 0);
    } catch (const std::future_error&) {
        return unproven(QStringLiteral("the station is closing"));
    }
}

Result<QByteArray> ProvinceAuthenticator::sealPin(
    const PinUnblock&, const SecretBuffer&, QDeadlineTimer)
{
    return unproven(QStringLiteral("PINs are unblocked at the window"));
}

} // namespace yidi
