// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/messenger.h"

#include "app/base/dates.h"
#include "app/crypto/signing.h"

namespace yidi {

namespace {

QString pathOf(const QString& infno)
{
    const Transaction* transaction = findTransaction(infno);
    if (transaction && !transaction->path.isEmpty())
        return transaction->path;
    return QLatin1Char('/') + infno;
}

Result<SignedAnswer> checked(
    const QByteArray& provinceKey, const QString& msgid, Result<LinkReply> reply)
{
    if (!reply)
        return fail(std::move(reply).error());
    constexpr int tooManyRequests = 429;
    constexpr int serverError = 500;
    if (reply->httpStatus >= serverError || reply->httpStatus == tooManyRequests)
        return fail(ErrorCode::OutcomeUnknown, QStringLiteral("HTTP %1").arg(reply->httpStatus));
    YIDI_TRY(sm2Verify(provinceKey, signedBytes(msgid, reply->body), reply->signature));
    YIDI_ASSIGN(auto response, decodeResponse(reply->body));
    return SignedAnswer { std::move(response), std::move(reply->body),
        std::move(reply->signature) };
}

} // namespace

Messenger::Messenger(
    StationProfile profile, QByteArray provinceKey, const Clock& clock, ProvinceLink& link)
    : m_profile(std::move(profile))
    , m_provinceKey(std::move(provinceKey))
    , m_clock(clock)
    , m_link(link)
{
}

QByteArray Messenger::envelope(const Message& message) const
{
    WireRequest request;
    request.infno = message.infno;
    request.msgid = message.msgid;
    request.mdtrtarea_admvs = m_profile.region;
    request.insuplc_admdvs = message.insuplcAdmdvs;
    request.dev_no = m_profile.deviceNo;
    const MadeBy& clerk = message.madeBy;
    request.opter_type = clerk.isSomebody() ? QStringLiteral("1") : m_profile.operatorType;
    request.opter = clerk.isSomebody() ? clerk.number : m_profile.deviceNo;
    request.opter_name = clerk.isSomebody() ? clerk.name : m_profile.deviceNo;
    request.inf_time = wireDateTime(m_clock.now());
    request.fixmedins_code = m_profile.institutionCode;
    request.fixmedins_name = m_profile.institutionName;
    request.sign_no = m_signNo;
    request.inputBytes = message.input;
    return encodeRequest(request);
}

Result<SignedAnswer> Messenger::check(const QString& msgid, LinkReply reply) const
{
    return checked(m_provinceKey, msgid, std::move(reply));
}

Result<void> Messenger::proveEnd(
    const Record& record, MessageEnd end, const QByteArray& receipt) const
{
    // What was sent before Records were sealed has no place, but a link all the same.
    const QString link = !record.link.isEmpty()
        ? record.link
        : sm3Hex(
            linkText({ record.msgid, record.infno, record.insuplcAdmdvs }, sm3Hex(record.input)));
    // Buried without having been seen: the province signs what the fence told it.
    return sm2Verify(m_provinceKey,
        receiptText(
            record.msgid, record.infno, end, end == MessageEnd::Buried ? record.link : link),
        receipt);
}

void Messenger::exchange(const Message& message, int timeoutMs, Callback done)
{
    // The link may outlive whoever asked.
    m_link.post(pathOf(message.infno), envelope(message), timeoutMs,
        [key = m_provinceKey, msgid = message.msgid, done = std::move(done)](
            Result<LinkReply> reply) { done(checked(key, msgid, std::move(reply))); });
}

} // namespace yidi
