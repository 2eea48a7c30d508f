// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/card/card_handlers.h"

#include "app/base/log.h"
#include "app/domain/card/card.h"
#include "app/province/card/card_module.h"

namespace yidi {

namespace {

/// A form that no issuer gives is no card, and nothing is reckoned for it.
bool isCardSn(const QString& text)
{
    return isCardIdentificationCode(text.toUpper());
}

tl::unexpected<Error> noCardSn()
{
    return fail(ErrorCode::BadInput, QStringLiteral("input.data.card_sn is not a known code"));
}

/// For logs: enough to find a card somebody complains about, too little to name one.
QString tail(const QString& cardSn)
{
    return QStringLiteral("…") + cardSn.right(4);
}

CardStanding standingOf(const QString& state)
{
    CardStanding standing = CardStanding::Valid;
    if (!state.isEmpty() && !cardStandingFromCode(state, standing))
        return CardStanding::Cancelled; // stopped for a reason this version has no word for
    return standing;
}

} // namespace

Result<Reply> authenticateCard(Call& call)
{
    using Turn = CardModule::Turn;
    // Counted first: whatever is asked, an answer is what somebody who tries things out is after.
    const Turn turn = call.cards.take(call.peer.deviceNo, call.now);
    if (turn != Turn::Granted) {
        Reply reply = refused(QStringLiteral("社会保障卡鉴权过于频繁，请稍后再试"));
        if (turn == Turn::Exceeded)
            reply.alarm = QStringLiteral("too many card authentications in a minute");
        return reply;
    }
    YIDI_ASSIGN(const auto request, inputOf<CardAuthRequest>(call));
    if (!isCardSn(request.cardSn))
        return noCardSn();
    if (!request.externalKey.isEmpty()
        && (request.externalFactor.isEmpty() || request.externalData.isEmpty()))
        return fail(ErrorCode::BadInput, QStringLiteral("input.data.external_factor is missing"));
    if (!call.cards.hasKeys())
        return refused(QStringLiteral("省级平台没有社会保障卡密钥"));
    YIDI_ASSIGN(const CardAuthAnswer answer, call.cards.prove(request));
    qCInfo(logProvince).noquote() << "card" << tail(request.cardSn) << "reckoned for"
                                  << call.peer.deviceNo;
    return done(answer);
}

Result<Reply> verifyCard(Call& call)
{
    YIDI_ASSIGN(const auto request, inputOf<CardVerifyRequest>(call));
    if (!isCardSn(request.cardSn))
        return noCardSn();
    YIDI_ASSIGN(const auto found, call.ledger.card(request.cardSn));
    // Who asks must have seen the whole card: its number beside its code.
    if (!found || (!found->cardNo.isEmpty() && found->cardNo != request.cardNo))
        return done(CardVerifyAnswer {});
    return done(CardVerifyAnswer { standingOf(found->state), found->since, found->insuredRegion });
}

} // namespace yidi
