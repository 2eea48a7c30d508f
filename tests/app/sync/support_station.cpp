// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_station.h"

#include "app/base/deflate.h"
#include "app/crypto/sealing.h"
#include "app/transactions/batch/batch_codec.h"
#include "app/transactions/control/control.h"
#include "app/transactions/session/session.h"

#include <QFile>

namespace yidi {

const Sm2KeyPair& testKeys()
{
    static const Sm2KeyPair keys = makeSm2KeyPair().value();
    return keys;
}

StationProfile testProfile(const QString& dataDir)
{
    StationProfile profile;
    profile.institutionCode = QStringLiteral("H64010400001");
    profile.institutionName = QStringLiteral("银川市第一人民医院");
    profile.region = QStringLiteral("640104");
    profile.stationNumber = QStringLiteral("001");
    profile.deviceNo = QStringLiteral("KIOSK-001");
    profile.provinceUrl = QStringLiteral("https://127.0.0.1:1");
    profile.dataDir = dataDir;
    profile.limits.disk = { DiskRules::mib, DiskRules::mib };
    return profile;
}

RecordDraft testDraft(const QString& lane)
{
    RecordDraft draft;
    draft.infno = QStringLiteral("Y101");
    draft.insuplcAdmdvs = QStringLiteral("650100");
    draft.lane = lane;
    draft.input = Json::object({ { QStringLiteral("data"),
        Json::object({ { QStringLiteral("psn_no"), Json(QStringLiteral("65000000000001")) } }) } });
    return draft;
}

Json withVisit(const Json& json, const QString& visit)
{
    Json changed = json.isArray() ? Json::array() : json;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const Json& item = json.items()[i];
        if (json.isArray())
            changed.append(withVisit(item, visit));
        else
            changed.set(json.names()[i],
                json.names()[i] == QLatin1String("mdtrt_id") ? Json(visit)
                    : item.size() > 0                        ? withVisit(item, visit)
                                                             : item);
    }
    return changed;
}

void enrolForTest(const QString& dataDir)
{
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile file(dataDir + QLatin1Char('/') + QLatin1String(name));
        if (!file.exists() && file.open(QIODevice::WriteOnly))
            file.write(bytes);
    };
    write("province-sign.pem", testKeys().publicPem);
    write("province-seal.pem", testKeys().publicPem);
    write("store.key", "000102030405060708090a0b0c0d0e0f");
}

Outbox::Station testOwner()
{
    SecretBuffer storeKey(16);
    for (unsigned char byte = 0; byte < 16; ++byte)
        storeKey.append(byte);
    return { QStringLiteral("H64010400001"), QStringLiteral("001"), testKeys().publicPem,
        std::move(storeKey) };
}

QByteArray openedAgain(const Record& record)
{
    const auto sealed = decodeSealed(parseJson(record.input).value()).value().value();
    const SecretBuffer key = unwrapKey(testKeys().privatePem, sealed.key).value();
    const QByteArray text = unseal(key, sealed.body,
        sealContext({ record.msgid, record.infno, record.insuplcAdmdvs }, sealed.place))
                                .value();
    constexpr qsizetype largest = 8 * 1024 * 1024;
    return sealed.compressed ? inflated(text, largest).value() : text;
}

Closing testClosing(const QString& msgid, MessageEnd end, const QByteArray& answer)
{
    WireResponse response;
    response.output = parseJson(answer).value_or(Json())[u"output"];
    return { msgid, end, "signed", factsOfAnswer(response), answer };
}

QString signedEnd(const WireRequest& request, MessageEnd end)
{
    const QString link = sm3Hex(linkText(
        { request.msgid, request.infno, request.insuplc_admdvs }, sm3Hex(linkedBytes(request))));
    return QString::fromLatin1(
        sm2Sign(testKeys().privatePem, receiptText(request.msgid, request.infno, end, link))
            .value());
}

LinkReply signedReply(const QString& msgid, const WireResponse& response)
{
    const QByteArray body = encodeResponse(response);
    return { 200, body, sm2Sign(testKeys().privatePem, signedBytes(msgid, body)).value() };
}

int ScriptedLink::posted(const QString& infno) const
{
    return static_cast<int>(std::count_if(requests.begin(), requests.end(),
        [&](const WireRequest& request) { return request.infno == infno; }));
}

QList<WireRequest> ScriptedLink::batch(int nth) const
{
    for (const WireRequest& request : requests) {
        if (request.infno != QLatin1String("Y003") || nth-- > 0)
            continue;
        QList<WireRequest> messages;
        const auto held = fromWire<BatchRequest>(request.input, QString());
        for (const QString& message : held.value().messages)
            messages.append(decodeRequest(message.toUtf8()).value());
        return messages;
    }
    return {};
}

ScriptedLink::Fault ScriptedLink::nextFault(const QString& infno, Fault otherwise)
{
    std::deque<Fault>& faults = m_faults[infno];
    if (faults.empty())
        return otherwise;
    const Fault fault = faults.front();
    faults.pop_front();
    return fault;
}

WireResponse ScriptedLink::applyRecord(const WireRequest& request, Fault fault)
{
    WireResponse response;
    if (fault == Fault::RefusedMessage) {
        response.err_msg = QStringLiteral("no");
        return response;
    }
    if (tombstones.contains(request.msgid)) {
        response.err_msg = QStringLiteral("given up");
        response.reasons = { { QStringLiteral("TOMBSTONE"), {}, {} } };
        return response;
    }
    if (const auto known = m_ledger.find(request.msgid); known != m_ledger.end())
        return known->second;
    const bool refused = fault == Fault::Refused || fault == Fault::RefusedAndLost;
    response.success = !refused;
    if (response.success)
        applied.append(request.msgid);
    else
        response.err_msg = QStringLiteral("no");
    if (refused)
        response.reasons = { { QStringLiteral("SUSPENDED"), QStringLiteral("1"), {} } };
    response.receipt = signedEnd(request, refused ? MessageEnd::Refused : MessageEnd::Done);
    m_ledger[request.msgid] = response;
    return response;
}

/// Each message meets the fault that is next for it: lost ones are missing in the answer, others
/// come without a signature or with a wrong one.
WireResponse ScriptedLink::answerBatch(const WireRequest& batch)
{
    WireResponse response;
    response.success = takesBatches;
    response.err_msg = takesBatches ? QString() : QStringLiteral("no such transaction");
    if (!takesBatches)
        return response;
    BatchAnswer answers;
    const auto held = fromWire<BatchRequest>(batch.input, QString());
    for (const QString& message : held.value().messages) {
        const WireRequest request = decodeRequest(message.toUtf8()).value();
        const Fault fault = nextFault(request.infno, Fault::None);
        if (fault == Fault::RequestLost)
            continue;
        if (fault == Fault::ServerError) {
            answers.answers.push_back({ request.msgid, QStringLiteral("{}"), {} });
            continue;
        }
        LinkReply reply = signedReply(request.msgid, answer(request, fault));
        if (fault == Fault::OtherMsgid)
            reply = signedReply(batch.msgid, answer(request, Fault::None));
        answers.answers.push_back(
            { request.msgid, QString::fromUtf8(reply.body), QString::fromLatin1(reply.signature) });
    }
    response.output = toWire(answers);
    return response;
}

WireResponse ScriptedLink::answer(const WireRequest& request, Fault fault)
{
    WireResponse response;
    response.success = true;
    if (provinceTime.isValid())
        response.respond_time = provinceTime.toString(QStringLiteral("yyyyMMddHHmmsszzz"));
    if (request.infno == QLatin1String("Y003"))
        return answerBatch(request);
    const Transaction* transaction = findTransaction(request.infno);
    if (transaction && transaction->isRecord)
        return applyRecord(request, fault);
    if (request.infno == QLatin1String("9001")) {
        response.output = toWire(SignInAnswer { testMorning(), QStringLiteral("S1") });
    } else if (request.infno == QLatin1String("Y001")) {
        const auto asked = fromWire<FenceRequest>(request.input, QString()).value();
        const QString& msgid = asked.msgid;
        const auto landed = m_ledger.find(msgid);
        FenceAnswer fence { landed != m_ledger.end(), {} };
        if (fence.landed)
            fence.answer = parseJson(encodeResponse(landed->second)).value();
        else {
            if (!tombstones.contains(msgid))
                tombstones.append(msgid);
            fence.receipt = QString::fromLatin1(sm2Sign(testKeys().privatePem,
                receiptText(msgid, asked.infno, MessageEnd::Buried, asked.link))
                                                    .value());
        }
        response.output = toWire(fence);
    }
    return response;
}

void ScriptedLink::post(const QString&, const QByteArray& body, int, Callback done)
{
    const WireRequest request = decodeRequest(body).value();
    requests.append(request);
    Fault fault = nextFault(request.infno, m_weather);
    if (request.infno == QLatin1String("Y003"))
        for (const QString& msgid : breaksBatches)
            if (body.contains(msgid.toLatin1()))
                fault = Fault::ServerError;
    switch (fault) {
    case Fault::NothingLeft:
        return done(fail(ErrorCode::LinkDown));
    case Fault::Untrusted:
        return done(fail(ErrorCode::TlsRefused));
    case Fault::RequestLost:
        return done(fail(ErrorCode::LinkTimeout));
    case Fault::ServerError:
        return done(LinkReply { 500, "oops", {} });
    case Fault::Busy:
        return done(LinkReply { 429, "later", {}, 120 });
    case Fault::Forbidden:
        return done(LinkReply { 403, "no", {} });
    case Fault::Garbage:
        return done(LinkReply { 200, "<html>welcome, please sign in</html>", {} });
    case Fault::Silence:
        m_silent.push_back({ request, done });
        return;
    default:
        break;
    }
    LinkReply reply = signedReply(request.msgid, answer(request, fault));
    if (fault == Fault::AnswerLost || fault == Fault::RefusedAndLost)
        return done(fail(ErrorCode::LinkTimeout));
    if (fault == Fault::Unsigned)
        reply.signature.clear();
    if (fault == Fault::OtherMsgid)
        reply.signature = sm2Sign(testKeys().privatePem,
            signedBytes(QString(request.msgid).replace(29, 1, u'x'), reply.body))
                              .value();
    if (fault == Fault::SignedGarbage) {
        reply.body = "not JSON";
        reply.signature =
            sm2Sign(testKeys().privatePem, signedBytes(request.msgid, reply.body)).value();
    }
    if (fault == Fault::AnswerTwice)
        done(reply);
    done(reply);
}

void ScriptedLink::deliver()
{
    for (const Silent& one : std::exchange(m_silent, {}))
        one.done(signedReply(one.request.msgid, answer(one.request, Fault::None)));
}

void ScriptedLink::drop()
{
    for (const Silent& one : std::exchange(m_silent, {}))
        one.done(fail(ErrorCode::LinkTimeout));
}

} // namespace yidi
