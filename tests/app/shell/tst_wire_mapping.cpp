// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/wire_mapping.h"

#include "support_province.h"

#include "app/transactions/base_data/base_data.h"
#include "app/transactions/card/card_codec.h"
#include "app/transactions/inpatient/inpatient.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QByteArray code = "YIDI-TRAINING-CODE-0023";

EcToken token()
{
    SecretBuffer characters(static_cast<std::size_t>(code.size()));
    for (const char character : code)
        characters.append(static_cast<unsigned char>(character));
    return EcToken::from(std::move(characters)).value();
}

Answer refused(std::vector<WireReason> reasons = {})
{
    Answer answer;
    answer.outcome = Answer::Outcome::Refused;
    answer.response.reasons = std::move(reasons);
    return answer;
}

Answer done(Json output)
{
    Answer answer;
    answer.outcome = Answer::Outcome::Done;
    answer.response.success = true;
    answer.response.output = std::move(output);
    return answer;
}

ErrorCode failureOf(const Event& event)
{
    const auto* failed = std::get_if<QuestionFailed>(&event);
    return failed ? failed->error : ErrorCode::BadInput;
}

} // namespace

class WireMappingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codeQuestion_namesNothingButTheCode()
    {
        const Json data = codeQuestion(token(), QDate(2017, 3, 31))[u"data"];
        QCOMPARE(data[u"mdtrt_cert_type"].text(), QStringLiteral("01"));
        QCOMPARE(data[u"mdtrt_cert_no"].text(), QString::fromLatin1(code));
        for (const QStringView name : { u"card_sn", u"certno", u"psn_name" })
            QVERIFY(data[name].isNull());
    }

    void codeHolder_isKnownUnknownOrShowsTheCodeAgain()
    {
        QCOMPARE(failureOf(codeHolderEvent(refused(
                     { { QStringLiteral("E01"), {}, QStringLiteral("show-code-again") } }))),
            ErrorCode::CodeUnusable);
        QCOMPARE(failureOf(codeHolderEvent(refused())), ErrorCode::PersonUnknown);
        Answer lost;
        lost.error = { ErrorCode::LinkDown, {} };
        QCOMPARE(failureOf(codeHolderEvent(lost)), ErrorCode::LinkDown);
        PersonAnswer person;
        person.person.psnNo = person.person.certNo = QStringLiteral("1");
        person.person.certType = QStringLiteral("01");
        person.person.name = QStringLiteral("张三");
        QVERIFY(std::holds_alternative<PersonKnown>(codeHolderEvent(done(toWire(person)))));
    }

    void cardHolder_cardStateThatCannotBeRead_isNoTrouble()
    {
        PersonAnswer person;
        person.person.psnNo = person.person.certNo = QStringLiteral("1");
        person.person.certType = QStringLiteral("01");
        person.person.name = QStringLiteral("张三");
        const Answer known = done(toWire(person));
        for (const Answer& card :
            { Answer {}, refused(), done(Json::object()), done(toWire(CardVerifyAnswer {})) })
            QVERIFY(std::holds_alternative<PersonKnown>(cardHolderEvent(known, card)));
        CardVerifyAnswer stopped;
        stopped.standing = CardStanding::Frozen;
        QCOMPARE(failureOf(cardHolderEvent(known, done(toWire(stopped)))), ErrorCode::CardStopped);
    }

    void settlementOfSomebodyWithoutACard_namesTheirDocument()
    {
        SettlementOrder order;
        order.visit.psnNo = QStringLiteral("1");
        order.visit.mdtrtId = QStringLiteral("V1");
        order.certNo = QStringLiteral("650103197811024266");
        Json data = settlementInput(order)[u"data"];
        QCOMPARE(data[u"mdtrt_cert_type"].text(), QStringLiteral("02"));
        QCOMPARE(data[u"mdtrt_cert_no"].text(), order.certNo);
        order.cardNo = QStringLiteral("W5520816X");
        data = settlementInput(order)[u"data"];
        QCOMPARE(data[u"mdtrt_cert_type"].text(), QStringLiteral("03"));
        QCOMPARE(data[u"mdtrt_cert_no"].text(), order.cardNo);
    }

    void settlementOfCareWithoutAStay_namesItsKindAndItsBatch()
    {
        SettlementOrder order;
        order.visit.psnNo = QStringLiteral("1");
        order.visit.mdtrtId = QStringLiteral("V1");
        order.visit.batch = QStringLiteral("MZ-1");
        order.visit.medType = QStringLiteral("14");
        Json data = settlementInput(order)[u"data"];
        QCOMPARE(data[u"chrg_bchno"].text(), QStringLiteral("MZ-1"));
        QCOMPARE(data[u"med_type"].text(), QStringLiteral("14"));
        order.visit.medType = QStringLiteral("21");
        data = settlementInput(order)[u"data"];
        QVERIFY(data[u"chrg_bchno"].text().isEmpty() && data[u"med_type"].text().isEmpty());
    }

    void receiptOfAnySettlement_isASettlement_andARefusalNone()
    {
        RecordUpdate update;
        update.state = RecordState::Acked;
        update.response.success = true;
        SettlementAnswer answer;
        answer.settlement.setlId = QStringLiteral("S1");
        update.response.output = toWire(answer);
        for (const char* infno : { "2304", "2207" }) {
            update.infno = QLatin1String(infno);
            const auto event = recordEvent(update);
            QVERIFY(event && std::holds_alternative<StaySettled>(*event));
        }
        update.state = RecordState::Refused;
        QVERIFY(std::holds_alternative<RecordRefused>(*recordEvent(update)));
        update.state = RecordState::Fencing;
        QVERIFY(!recordEvent(update));
    }

    void statement_isGivenOnlyWhenItsAmountsAddUp()
    {
        Visit visit;
        visit.psnNo = QStringLiteral("1");
        visit.mdtrtId = QStringLiteral("V1");
        visit.setlId = QStringLiteral("S1");
        QCOMPARE(statementQuestion(visit)[u"data"][u"setl_id"].text(), visit.setlId);
        SettlementAnswer answer;
        answer.settlement.setlId = visit.setlId;
        QCOMPARE(failureOf(statementEvent(done(toWire(answer)), visit)), ErrorCode::NoStatement);
        answer.psnNo = visit.psnNo; // and not somebody else's
        const Event known = statementEvent(done(toWire(answer)), visit);
        const auto* statement = std::get_if<StatementKnown>(&known);
        QVERIFY(statement);
        QCOMPARE(statement->settled.visit, visit);
        QCOMPARE(statement->settled.settlement.setlId, visit.setlId);
        QCOMPARE(
            failureOf(statementEvent(done(brokenSettlement()), visit)), ErrorCode::IdentityBroken);
        QCOMPARE(failureOf(statementEvent(refused(), visit)), ErrorCode::NoStatement);
        QCOMPARE(
            failureOf(statementEvent(done(Json::object()), visit)), ErrorCode::AnswerMalformed);
    }
};

QTEST_GUILESS_MAIN(WireMappingTest)
#include "tst_wire_mapping.moc"
