// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/simulation/model_province.h"

#include "app/base/deflate.h"
#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/transactions/control/control.h"
#include "app/transactions/session/session.h"
#include "tests/support/simulation/signatures.h"

namespace yidi::simulation {

namespace {

const QString fenceInfno = QStringLiteral("Y001");
const QString reversalInfno = QStringLiteral("2601");
const QString signInInfno = QStringLiteral("9001");

WireResponse refusal(const QString& why)
{
    WireResponse response;
    response.err_msg = why;
    return response;
}

} // namespace

ModelProvince::ModelProvince(History& history, QByteArray signKey, QByteArray sealKey)
    : m_history(history)
    , m_signKey(std::move(signKey))
    , m_sealKey(std::move(sealKey))
{
}

LinkReply ModelProvince::sign(const QString& msgid, const QByteArray& body, int status) const
{
    return { status, body, simulatedSm2Sign(m_signKey, signedBytes(msgid, body)).value() };
}

LinkReply ModelProvince::handle(const QByteArray& body, bool refuseMessage)
{
    if (m_defect == Defect::AnswersFirst && !m_late) {
        m_late = true;
        for (const WireRequest& request : std::exchange(m_afterwards, {}))
            (void)record(request);
        m_late = false;
    }
    const auto request = decodeRequest(body);
    if (!request) {
        m_history.problem(
            QStringLiteral("a message nobody can read: ") + describe(request.error()));
        return { 400, {}, {} };
    }
    if (refuseMessage)
        return sign(request->msgid, encodeResponse(refusal(QStringLiteral("not like this"))));
    const Transaction* transaction = findTransaction(request->infno);
    if (transaction && transaction->isRecord)
        return sign(request->msgid, record(*request));
    return sign(request->msgid, encodeResponse(question(*request)));
}

WireResponse ModelProvince::question(const WireRequest& request)
{
    WireResponse response;
    response.success = true;
    if (request.infno == signInInfno)
        response.output = toWire(SignInAnswer { QDateTime(), QStringLiteral("S1") });
    if (request.infno == fenceInfno)
        return fence(request);
    return response;
}

WireResponse ModelProvince::fence(const WireRequest& request)
{
    const auto asked = fromWire<FenceRequest>(request.input, QString());
    if (!asked)
        return refusal(describe(asked.error()));
    WireResponse response;
    response.success = true;
    const auto landed = m_ledger.messages.find(asked->msgid);
    FenceAnswer answer;
    answer.landed = landed != m_ledger.messages.end();
    if (answer.landed) {
        answer.answer = parseJson(landed->second.answer).value();
    } else {
        if (m_ledger.tombstones.insert(asked->msgid).second)
            m_history.buried(asked->msgid);
        if (m_defect == Defect::ForgetsTombstones)
            m_ledger.tombstones.clear();
        answer.receipt = receipt(asked->msgid, asked->infno, MessageEnd::Buried, asked->link);
    }
    response.output = toWire(answer);
    return response;
}

Result<Json> ModelProvince::opened(const WireRequest& request) const
{
    constexpr qsizetype largest = 1024 * 1024;
    YIDI_ASSIGN(const auto sealed, decodeSealed(request.input));
    if (!sealed)
        return fail(ErrorCode::BadInput, QStringLiteral("in the open"));
    YIDI_ASSIGN(const SecretBuffer key, simulatedUnwrapKey(m_sealKey, sealed->key));
    YIDI_ASSIGN(QByteArray text,
        unseal(key, sealed->body,
            sealContext({ request.msgid, request.infno, request.insuplc_admdvs }, sealed->place)));
    if (sealed->compressed) {
        YIDI_ASSIGN(text, inflated(text, largest));
    }
    return parseJson(text);
}

QString ModelProvince::receipt(
    const QString& msgid, const QString& infno, MessageEnd end, const QString& link) const
{
    return QString::fromLatin1(
        simulatedSm2Sign(m_signKey, receiptText(msgid, infno, end, link)).value());
}

QByteArray ModelProvince::record(const WireRequest& request)
{
    const QByteArray hash = sm3(request.inputBytes);
    if (const auto known = m_ledger.messages.find(request.msgid);
        known != m_ledger.messages.end() && m_defect != Defect::ForgetsAnswers) {
        if (known->second.hash != hash) {
            m_history.problem(QStringLiteral("%1 came again with another body").arg(request.msgid));
            return encodeResponse(refusal(QStringLiteral("another body")));
        }
        return known->second.answer;
    }
    if (m_ledger.tombstones.contains(request.msgid))
        return encodeResponse(refusal(QStringLiteral("withdrawn")));
    const auto input = opened(request);
    if (!input) {
        m_history.problem(
            QStringLiteral("%1 cannot be opened: %2").arg(request.msgid, describe(input.error())));
        return encodeResponse(refusal(QStringLiteral("cannot be opened")));
    }
    const Json& data = (*input)[u"data"];
    WireResponse response;
    response.success = data[u"verdict"].text() != QLatin1String("0");
    if (!response.success) {
        response.err_msg = QStringLiteral("no");
        response.reasons = { { QStringLiteral("SUSPENDED"), QStringLiteral("1"), {} } };
    }
    response.receipt = receipt(request.msgid, request.infno,
        response.success ? MessageEnd::Done : MessageEnd::Refused,
        sm3Hex(linkText({ request.msgid, request.infno, request.insuplc_admdvs },
            QString::fromLatin1(hash.toHex()))));
    const QByteArray answer = encodeResponse(response);
    if (m_defect == Defect::AnswersFirst && !m_late) {
        m_afterwards.push_back(request);
        return answer;
    }
    m_ledger.messages[request.msgid] = { request.infno, hash, answer, response.success };
    if (response.success || m_defect == Defect::AppliesRefused) {
        Fen amount = Fen::fromWire(data[u"fen"].text().toLatin1()).value_or(Fen());
        if (m_defect == Defect::ChangesAmounts)
            amount += Fen(1);
        m_history.applied(request.msgid, data[u"tag"].text().toLongLong(), amount);
        if (request.infno == reversalInfno)
            reverse(data);
    }
    if (!response.success)
        m_history.refused(request.msgid);
    return answer;
}

void ModelProvince::reverse(const Json& data)
{
    const QString msgid = data[u"omsgid"].text();
    const auto original = m_ledger.messages.find(msgid);
    if (original == m_ledger.messages.end()) {
        if (m_ledger.tombstones.insert(msgid).second)
            m_history.buried(msgid);
    } else if (original->second.done && m_ledger.reversed.insert(msgid).second) {
        m_history.reversed(msgid);
    }
}

void ModelProvince::restart()
{
    m_afterwards.clear();
}

} // namespace yidi::simulation
