// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/card/card_codec.h"

#include <algorithm>
#include <iterator>

namespace yidi {

namespace {

constexpr int answerBytes = 8;
constexpr int longestHistory = 15; ///< what an answer to reset has room for

struct StandingCode {
    CardStanding standing;
    QLatin1String code;
};
constexpr StandingCode standingCodes[] = {
    { CardStanding::Unknown, QLatin1String("unknown") },
    { CardStanding::Valid, QLatin1String("valid") },
    { CardStanding::Lost, QLatin1String("lost") },
    { CardStanding::Frozen, QLatin1String("frozen") },
    { CardStanding::Cancelled, QLatin1String("cancelled") },
};

} // namespace

QString cardStandingCode(CardStanding standing)
{
    const auto at = std::find_if(std::begin(standingCodes), std::end(standingCodes),
        [&](const StandingCode& one) { return one.standing == standing; });
    return at->code;
}

bool cardStandingFromCode(const QString& code, CardStanding& standing)
{
    const auto at = std::find_if(std::begin(standingCodes), std::end(standingCodes),
        [&](const StandingCode& one) { return one.code == code; });
    if (at == std::end(standingCodes))
        return false;
    standing = at->standing;
    return true;
}

template <class V>
static void fields(V& wire, CardAuthRequest& request)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"card_sn", request.cardSn, 32, required);
        node.bytes(u"atr_hist", request.atrHistorical, 0, longestHistory);
        node.text(u"version", request.version, 8);
        node.text(u"algorithm", request.algorithm, 2, required);
        node.bytes(u"internal_factor", request.internalFactor, answerBytes, answerBytes, required);
        node.bytes(u"internal_data", request.internalData, answerBytes, answerBytes, required);
        node.bytes(u"external_key", request.externalKey, 1, 1);
        node.bytes(u"external_factor", request.externalFactor, answerBytes, answerBytes);
        node.bytes(u"external_data", request.externalData, answerBytes, answerBytes);
    });
}
YIDI_WIRE(CardAuthRequest)

template <class V>
static void fields(V& wire, CardAuthAnswer& answer)
{
    wire.object(u"result", [&](auto& node) {
        node.bytes(u"internal_answer", answer.internalAnswer, answerBytes, answerBytes, required);
        node.bytes(u"external_answer", answer.externalAnswer, answerBytes, answerBytes);
    });
}
YIDI_WIRE(CardAuthAnswer)

template <class V>
static void fields(V& wire, CardVerifyRequest& request)
{
    wire.object(u"data", [&](auto& node) {
        node.text(u"card_sn", request.cardSn, 32, required);
        node.text(u"card_no", request.cardNo, 50, required);
    });
}
YIDI_WIRE(CardVerifyRequest)

template <class V>
static void fields(V& wire, CardVerifyAnswer& answer)
{
    wire.object(u"result", [&](auto& node) {
        node.code(u"card_state", answer.standing, cardStandingCode, cardStandingFromCode, required);
        node.date(u"since", answer.since);
        node.text(u"insuplc_admdvs", answer.insuredRegion, 6);
    });
}
YIDI_WIRE(CardVerifyAnswer)

} // namespace yidi
