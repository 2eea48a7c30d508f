// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/messenger.h"

#include "app/base/dates.h"
#include "app/crypto/signing.h"
#include "app/transactions/control/pieces.h"

#include <QHash>

#include <memory>

namespace yidi {

namespace {

Result<SignedAnswer> checked(
    const QByteArray& provinceKey, const QString& msgid, Result<LinkReply> reply)
{
    if (!reply)
        return fail(std::move(reply).error());
    constexpr int unauthorised = 401;
    constexpr int forbidden = 403;
    constexpr int tooManyRequests = 429;
    constexpr int serverError = 500;
    if (reply->httpStatus == unauthorised || reply->httpStatus == forbidden)
        return fail(ErrorCode::TlsRefused, QStringLiteral("HTTP %1").arg(reply->httpStatus));
    if (reply->httpStatus >= serverError || reply->httpStatus == tooManyRequests)
        return fail(ErrorCode::OutcomeUnknown, QStringLiteral("HTTP %1").arg(reply->httpStatus));
    YIDI_TRY(sm2Verify(provinceKey, signedBytes(msgid, reply->body), reply->signature));
    YIDI_ASSIGN(auto response, decodeResponse(reply->body));
    return SignedAnswer { std::move(response), std::move(reply->body),
        std::move(reply->signature) };
}

} // namespace

/// Sends a large message: what of it is missing first, and then its name. It lives as long as the
/// link owes it an answer, and not longer than the messenger, with which the link goes.
class Messenger::Pieces : public std::enable_shared_from_this<Messenger::Pieces> {
public:
    Pieces(const Messenger& messenger, const Message& message, int timeoutMs, Callback done)
        : m_messenger(messenger)
        , m_message(message)
        , m_timeoutMs(timeoutMs)
        , m_done(std::move(done))
    {
        PiecedInput input { sm3Hex(message.input), message.input.size(), {} };
        for (QByteArray& piece : cutIntoPieces(message.input)) {
            input.pieces.append(sm3Hex(piece));
            m_pieces.insert(input.pieces.last(), std::move(piece));
        }
        m_message.input = encodePieced(input);
        m_left = m_pieces.size() + 1;
    }

    void begin()
    {
        post(m_message, [self = shared_from_this()](Result<SignedAnswer> answer) {
            self->m_missing = answer ? missingFromWire(answer->response.output) : QStringList();
            if (self->m_missing.isEmpty() || !answer->response.receipt.isEmpty())
                self->m_done(std::move(answer));
            else
                self->sendNext();
        });
    }

private:
    void sendNext()
    {
        if (m_missing.isEmpty())
            return begin();
        const QString hash = m_missing.takeFirst();
        const auto piece = m_pieces.constFind(hash);
        // Whoever asks for ever, or for what is none of ours, is not served for ever.
        if (piece == m_pieces.constEnd() || m_left-- <= 0)
            return m_done(fail(ErrorCode::OutcomeUnknown, QStringLiteral("pieces do not arrive")));
        Message upload { m_message.msgid.left(m_message.msgid.size() - 1) + QLatin1Char('p'),
            QStringLiteral("Y004"), {}, writeJson(pieceToWire({ hash, *piece })) };
        post(upload, [self = shared_from_this()](Result<SignedAnswer> answer) {
            if (answer && answer->response.success)
                self->sendNext();
            else
                self->m_done(
                    fail(answer ? Error { ErrorCode::OutcomeUnknown, answer->response.err_msg }
                                : answer.error()));
        });
    }

    void post(const Message& message, Callback done)
    {
        m_messenger.m_link.post(pathOf(message.infno), m_messenger.envelope(message), m_timeoutMs,
            [self = shared_from_this(), msgid = message.msgid, done = std::move(done)](
                Result<LinkReply> reply) {
                done(checked(self->m_messenger.m_provinceKey, msgid, std::move(reply)));
            });
    }

    const Messenger& m_messenger;
    Message m_message;
    int m_timeoutMs;
    Callback m_done;
    QHash<QString, QByteArray> m_pieces;
    QStringList m_missing;
    qsizetype m_left = 0;
};

Messenger::Messenger(
    StationProfile profile, QByteArray provinceKey, const Clock& clock, ProvinceLink& link)
    : m_profile(std::move(profile))
    , m_provinceKey(std::move(provinceKey))
    , m_clock(clock)
    , m_link(link)
{
}

QString Messenger::pathOf(const QString& infno)
{
    const Transaction* transaction = findTransaction(infno);
    if (transaction && !transaction->path.isEmpty())
        return transaction->path;
    return QLatin1Char('/') + infno;
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
    if (message.input.size() > largestWhole)
        return std::make_shared<Pieces>(*this, message, timeoutMs, std::move(done))->begin();
    m_link.post(pathOf(message.infno), envelope(message), timeoutMs,
        [key = m_provinceKey, msgid = message.msgid, done = std::move(done)](
            Result<LinkReply> reply) { done(checked(key, msgid, std::move(reply))); });
}

} // namespace yidi
