// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_province.h"

#include "app/base/deflate.h"
#include "app/crypto/sealing.h"
#include "app/transactions/base_data/base_data.h"
#include "app/transactions/card/card_codec.h"
#include "app/transactions/control/control.h"
#include "app/transactions/control/sealed.h"
#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/inpatient/inpatient.h"
#include "app/transactions/queries/queries.h"
#include "app/transactions/session/session.h"

#include <QFile>

namespace yidi::test {

constexpr qsizetype largestInput = 8 * 1024 * 1024;

Script::Script()
    : m_keys(makeSm2KeyPair().value())
{
}

void Script::enrol(const QString& folder) const
{
    const std::pair<const char*, QByteArray> files[] = { { "province-sign.pem", m_keys.publicPem },
        { "province-seal.pem", m_keys.publicPem },
        { "store.key", "000102030405060708090a0b0c0d0e0f" } };
    for (const auto& [name, bytes] : files) {
        QFile file(folder + QLatin1Char('/') + QLatin1String(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", name);
    }
}

Json Script::opened(const WireRequest& request) const
{
    const auto sealed = decodeSealed(request.input).value();
    if (!sealed)
        return request.input;
    const SecretBuffer key = unwrapKey(m_keys.privatePem, sealed->key).value();
    const QByteArray text = unseal(key, sealed->body,
        sealContext({ request.msgid, request.infno, request.insuplc_admdvs }, sealed->place))
                                .value();
    return parseJson(sealed->compressed ? inflated(text, largestInput).value() : text).value();
}

/// As the province ends a Record, and as it promises that one stays away.
void Script::sign(const WireRequest& request, WireResponse& response) const
{
    const auto receipt = [&](const QString& msgid, const QString& infno, MessageEnd end,
                             const QString& link) {
        return QString::fromLatin1(
            sm2Sign(m_keys.privatePem, receiptText(msgid, infno, end, link)).value());
    };
    const Transaction* transaction = findTransaction(request.infno);
    if (transaction && transaction->isRecord)
        response.receipt = receipt(request.msgid, request.infno,
            response.success ? MessageEnd::Done : MessageEnd::Refused,
            sm3Hex(linkText({ request.msgid, request.infno, request.insuplc_admdvs },
                sm3Hex(linkedBytes(request)))));
    if (request.infno != QLatin1String("Y001") || !response.success)
        return;
    const auto asked = fromWire<FenceRequest>(request.input, {}).value();
    auto answer = fromWire<FenceAnswer>(response.output, {});
    if (!answer || answer->landed)
        return;
    answer->receipt = receipt(asked.msgid, asked.infno, MessageEnd::Buried, asked.link);
    response.output = toWire(*answer);
}

void Script::say(const QString& infno, Json output)
{
    const std::lock_guard lock(m_mutex);
    WireResponse response;
    response.success = true;
    response.output = std::move(output);
    m_answers[infno] = std::move(response);
}

Json Script::said(const QString& infno) const
{
    const std::lock_guard lock(m_mutex);
    return m_answers.at(infno).output;
}

void Script::refuse(const QString& infno, std::vector<WireReason> reasons)
{
    const std::lock_guard lock(m_mutex);
    WireResponse response;
    response.err_msg = QStringLiteral("refused");
    response.reasons = std::move(reasons);
    m_answers[infno] = std::move(response);
}

void Script::setWeather(Weather weather)
{
    const std::lock_guard lock(m_mutex);
    m_weather = weather;
}

void Script::silence(const QString& infno)
{
    const std::lock_guard lock(m_mutex);
    m_silenced = infno;
}

std::vector<Json> Script::heard(const QString& infno) const
{
    const std::lock_guard lock(m_mutex);
    const auto at = m_heard.find(infno);
    return at == m_heard.end() ? std::vector<Json>() : at->second;
}

void Script::post(const QByteArray& body, ProvinceLink::Callback done)
{
    LinkReply reply;
    {
        const std::lock_guard lock(m_mutex);
        const WireRequest request = decodeRequest(body).value();
        if (m_weather == Weather::Cut) {
            reply.httpStatus = -1;
        } else {
            m_heard[request.infno].push_back(opened(request));
            if (m_weather == Weather::Silent || m_silenced == request.infno)
                return;
            WireResponse response = m_answers[request.infno];
            response.inf_refmsgid = request.msgid;
            sign(request, response);
            reply.httpStatus = 200;
            reply.body = encodeResponse(response);
            reply.signature =
                sm2Sign(m_keys.privatePem, signedBytes(request.msgid, reply.body)).value();
        }
    }
    if (reply.httpStatus < 0)
        done(fail(ErrorCode::LinkDown, QStringLiteral("cut")));
    else
        done(std::move(reply));
}

SocialSecurityCard card()
{
    SocialSecurityCard made;
    made.cardSn = QStringLiteral("650100D1560000051002008852D19B37");
    made.cardNo = QStringLiteral("W5520816X");
    made.validTo = { 2024, 3, 5 };
    made.socialSecurityNumber = QStringLiteral("650103197811024266");
    made.name = QStringLiteral("古丽米热·阿不都");
    return made;
}

namespace {

SettlementAnswer estimate()
{
    SettlementAnswer settlement;
    settlement.psnNo = QStringLiteral("6501000000100200884260");
    settlement.psnName = card().name;
    settlement.certType = QStringLiteral("01");
    settlement.certNo = card().socialSecurityNumber;
    settlement.psnType = QStringLiteral("1101");
    settlement.settlement.mdtrtId = QStringLiteral("V1");
    SettlementAmounts& a = settlement.settlement.amounts;
    a.medfee_sumamt = a.inscp_scp_amt = Fen(629625);
    a.hifp_pay = a.fund_pay_sumamt = Fen(566663);
    a.psn_part_amt = a.psn_cash_pay = Fen(62962);
    return settlement;
}

} // namespace

Json brokenSettlement()
{
    SettlementAnswer settlement = estimate();
    settlement.settlement.amounts.psn_part_amt += Fen(1);
    return toWire(settlement);
}

void fillIn(Script& script)
{
    SignInAnswer signIn;
    signIn.signNo = QStringLiteral("S1");
    signIn.signedAt = chinaTime({ 2017, 3, 31 }, { 9, 0 });
    script.say(QStringLiteral("9001"), toWire(signIn));

    PersonAnswer person;
    person.person.psnNo = QStringLiteral("6501000000100200884260");
    person.person.certType = QStringLiteral("01");
    person.person.certNo = card().socialSecurityNumber;
    person.person.name = card().name;
    Insurance insurance;
    insurance.insutype = QStringLiteral("310");
    insurance.psnType = QStringLiteral("1101");
    insurance.status = QStringLiteral("1");
    insurance.region = QStringLiteral("650100");
    person.person.insurances = { insurance };
    script.say(QStringLiteral("1101"), toWire(person));

    script.say(QStringLiteral("Y202"),
        toWire(CardVerifyAnswer { CardStanding::Valid, {}, QStringLiteral("650100") }));

    VisitAnswer visits;
    Visit visit;
    visit.mdtrtId = QStringLiteral("V1");
    visit.psnNo = person.person.psnNo;
    visit.insutype = QStringLiteral("310");
    visit.medType = QStringLiteral("24");
    visit.begin = chinaTime({ 2017, 2, 8 }, { 10, 0 });
    visit.end = chinaTime({ 2017, 3, 31 }, { 8, 0 });
    visits.visits = { visit };
    script.say(QStringLiteral("5201"), toWire(visits));

    SettlementAnswer settlement = estimate();
    script.say(QStringLiteral("2303"), toWire(settlement));
    settlement.settlement.setlId = QStringLiteral("SETL1");
    settlement.settlement.settledAt = chinaTime({ 2017, 3, 31 }, { 10, 0 });
    script.say(QStringLiteral("2304"), toWire(settlement));

    FilingAnswer filed;
    filed.filing.number = QStringLiteral("BA1");
    filed.filing.state = FilingState::Effective;
    filed.filing.category = FilingCategory::LongTermResident;
    filed.filing.insuredRegion = QStringLiteral("650100");
    filed.filing.careRegion = QStringLiteral("640100");
    filed.filing.begin = { 2017, 3, 31 };
    filed.filing.decidedAt = chinaTime({ 2017, 3, 31 }, { 10, 0 });
    script.say(QStringLiteral("Y101"), toWire(filed));

    script.say(QStringLiteral("Y001"), toWire(FenceAnswer {}));
}

} // namespace yidi::test
