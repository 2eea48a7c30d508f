// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/simulation/model_province.h"

#include "app/base/deflate.h"
#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/transactions/batch/batch_codec.h"
#include "app/transactions/control/control.h"
#include "app/transactions/session/session.h"
#include "tests/support/simulation/signatures.h"

namespace yidi::simulation {

namespace {

const QString fenceInfno = QStringLiteral("Y001");
const QString reversalInfno = QStringLiteral("2601");
const QString batchInfno = QStringLiteral("Y003");
const QString compareInfno = QStringLiteral("Y002");
const QString settlementInfno = QStringLiteral("2304");
const QString signInInfno = QStringLiteral("9001");

WireResponse refusal(const QString& why)
{
    WireResponse response;
    response.err_msg = why;
    return response;
}

} // namespace

ModelProvince::ModelProvince(
    History& history, QByteArray signKey, QByteArray sealKey, std::function<QDateTime()> now)
    : m_history(history)
    , m_signKey(std::move(signKey))
    , m_sealKey(std::move(sealKey))
    , m_now(std::move(now))
{
}

LinkReply ModelProvince::sign(const QString& msgid, const QByteArray& body, int status) const
{
    return { status, body, simulatedSm2Sign(m_signKey, signedBytes(msgid, body)).value() };
}

LinkReply ModelProvince::handle(const QByteArray& body, const Mishap& mishap)
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
    if (mishap.refuses)
        return sign(request->msgid, encodeResponse(refusal(QStringLiteral("not like this"))));
    const Transaction* transaction = findTransaction(request->infno);
    if (transaction && transaction->isRecord)
        return sign(request->msgid, record(*request));
    return sign(request->msgid, encodeResponse(question(*request, mishap)));
}

WireResponse ModelProvince::question(const WireRequest& request, const Mishap& mishap)
{
    WireResponse response;
    response.success = true;
    response.respond_time = m_now().toString(QStringLiteral("yyyyMMddHHmmsszzz"));
    if (request.infno == batchInfno)
        return batch(request, mishap);
    if (request.infno == signInInfno)
        response.output = toWire(SignInAnswer { QDateTime(), QStringLiteral("S1") });
    if (request.infno == fenceInfno)
        return fence(request);
    if (request.infno == compareInfno)
        return compare(request);
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
        if (m_ledger.tombstones.insert(asked->msgid).second) {
            m_history.buried(asked->msgid);
            place(request, asked->epoch,
                { asked->number, asked->msgid, asked->infno, asked->link, MessageEnd::Buried, {},
                    {} });
        }
        if (m_defect == Defect::ForgetsTombstones)
            m_ledger.tombstones.clear();
        answer.receipt = receipt(asked->msgid, asked->infno, MessageEnd::Buried, asked->link);
    }
    response.output = toWire(answer);
    return response;
}

Result<Json> ModelProvince::opened(const WireRequest& request, const SealedInput& sealed) const
{
    constexpr qsizetype largest = 1024 * 1024;
    YIDI_ASSIGN(const SecretBuffer key, simulatedUnwrapKey(m_sealKey, sealed.key));
    YIDI_ASSIGN(QByteArray text,
        unseal(key, sealed.body,
            sealContext({ request.msgid, request.infno, request.insuplc_admdvs }, sealed.place)));
    if (sealed.compressed) {
        YIDI_ASSIGN(text, inflated(text, largest));
    }
    return parseJson(text);
}

/// One place of a queue holds one message, for ever.
void ModelProvince::place(const WireRequest& request, const QString& epoch, RangeRow row)
{
    const auto [at, isFree] =
        m_ledger.places.emplace(std::tuple(request.dev_no, epoch, row.number), row);
    if (!isFree && at->second.msgid != row.msgid)
        m_history.problem(
            QStringLiteral("%1 stands where %2 stands").arg(row.msgid, at->second.msgid));
}

WireResponse ModelProvince::compare(const WireRequest& request)
{
    const auto query = fromWire<RangeQuery>(request.input, QString());
    if (!query)
        return refusal(describe(query.error()));
    RangeAnswer answer;
    answer.deviceNo = request.dev_no;
    answer.epoch = query->epoch;
    answer.from = query->from;
    answer.to = query->to;
    std::vector<RangeRow> rows;
    std::map<QString, EpochSeen> epochs;
    for (const auto& [key, row] : m_ledger.places) {
        const auto& [device, epoch, number] = key;
        if (device != request.dev_no)
            continue;
        EpochSeen& seen = epochs[epoch];
        seen = { epoch, std::max(seen.last, number), seen.count + 1 };
        const bool asked = epoch == query->epoch && number >= query->from && number <= query->to
            && std::find(query->skip.begin(), query->skip.end(), number) == query->skip.end();
        if (asked)
            rows.push_back(row);
    }
    if (query->epoch.isEmpty())
        for (const auto& [name, seen] : epochs)
            answer.epochs.push_back(seen);
    answer.count = static_cast<std::int64_t>(rows.size());
    answer.hash = sm3Hex(rangeText(rows));
    answer.equal = answer.count == query->count && answer.hash == query->hash;
    answer.groups = groupsOf(rows);
    if (query->list)
        answer.rows = std::move(rows);
    WireResponse response;
    response.success = true;
    response.output = toWire(answer);
    return response;
}

WireResponse ModelProvince::batch(const WireRequest& request, const Mishap& mishap)
{
    const auto asked = fromWire<BatchRequest>(request.input, QString());
    if (!asked)
        return refusal(describe(asked.error()));
    BatchAnswer answer;
    for (const QString& message : asked->messages) {
        if (qint64(answer.answers.size()) == mishap.diesAfter)
            break;
        const LinkReply reply = handle(message.toUtf8());
        const auto one = decodeRequest(message.toUtf8());
        const bool isUnsigned = mishap.partly && answer.answers.size() % 2 == 0;
        answer.answers.push_back({ one ? one->msgid : QString(), QString::fromUtf8(reply.body),
            isUnsigned ? QString() : QString::fromLatin1(reply.signature) });
    }
    if (mishap.shuffled)
        std::reverse(answer.answers.begin(), answer.answers.end());
    WireResponse response;
    response.success = true;
    response.output = toWire(answer);
    return response;
}

int ModelProvince::restoreCopy()
{
    const auto lost = m_ledger.places.size() - m_copy.places.size();
    m_ledger = m_copy;
    return static_cast<int>(lost);
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
    const auto sealed = decodeSealed(request.input);
    const auto input = sealed && *sealed
        ? opened(request, **sealed)
        : Result<Json>(fail(ErrorCode::BadInput, QStringLiteral("in the open")));
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
    const Fen money = response.success ? moved(request, data) : Fen();
    if (response.success && request.infno == settlementInfno)
        response.output = Json::object({ { QStringLiteral("setlinfo"),
            Json::object({ { QStringLiteral("setl_id"), request.msgid },
                { QStringLiteral("medfee_sumamt"), money },
                { QStringLiteral("fund_pay_sumamt"), money } }) } });
    const MessageEnd end = response.success ? MessageEnd::Done : MessageEnd::Refused;
    const QString link = sm3Hex(linkText(
        { request.msgid, request.infno, request.insuplc_admdvs }, sm3Hex(linkedBytes(request))));
    response.receipt = receipt(request.msgid, request.infno, end, link);
    const QByteArray answer = encodeResponse(response);
    if (m_defect == Defect::AnswersFirst && !m_late) {
        m_afterwards.push_back(request);
        return answer;
    }
    m_ledger.messages[request.msgid] = { request.infno, hash, answer, response.success, money };
    place(request, (*sealed)->place.epoch,
        { (*sealed)->place.number, request.msgid, request.infno, link, end, money, money });
    if (response.success || m_defect == Defect::AppliesRefused) {
        const Fen amount = Fen::fromWire(data[u"fen"].text().toLatin1()).value_or(Fen());
        m_history.applied(request.msgid, data[u"tag"].text().toLongLong(),
            m_defect == Defect::ChangesAmounts ? amount + Fen(1) : amount);
        if (request.infno == reversalInfno)
            reverse(data);
    }
    if (!response.success)
        m_history.refused(request.msgid);
    return answer;
}

Fen ModelProvince::moved(const WireRequest& request, const Json& data) const
{
    if (request.infno == settlementInfno)
        return Fen::fromWire(data[u"fen"].text().toLatin1()).value_or(Fen());
    const auto original = m_ledger.messages.find(data[u"omsgid"].text());
    const bool takesBack = request.infno == reversalInfno && original != m_ledger.messages.end();
    return takesBack ? -original->second.moved : Fen();
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
