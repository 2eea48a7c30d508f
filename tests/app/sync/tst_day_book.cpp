// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/day_book.h"

#include "support_province.h"
#include "support_station.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

const QDate today(2017, 3, 31);
const QString region = QStringLiteral("640104");

struct Station {
    QTemporaryDir dir;
    ManualClock clock { testMorning() };
    std::unique_ptr<Province> province = testProvince(dir.path(), clock);
    std::unique_ptr<Outbox> outbox = openQueue();
    int questions = 0;

    std::unique_ptr<Outbox> openQueue() const
    {
        Outbox::Station owner = testOwner();
        QFile seal(dir.filePath(QStringLiteral("seal.pem")));
        if (seal.open(QIODevice::ReadOnly))
            owner.provinceSeal = seal.readAll();
        return Outbox::open(dir.filePath(QStringLiteral("queue.db")), std::move(owner), clock)
            .value();
    }
    Answer answer(
        const QString& msgid, const QString& infno, const QString& insured, const QByteArray& input)
    {
        WireRequest request;
        request.infno = infno;
        request.msgid = msgid;
        request.mdtrtarea_admvs = region;
        request.insuplc_admdvs = insured;
        request.dev_no = testKiosk().deviceNo;
        request.opter_type = QStringLiteral("2");
        request.opter = request.opter_name = testKiosk().deviceNo;
        request.inf_time = QStringLiteral("2017-03-31 09:00:00");
        request.fixmedins_code = testKiosk().institutionCode;
        request.fixmedins_name = QStringLiteral("A");
        request.inputBytes = input;
        request.input = *parseJson(input);
        const auto reply = province->handle(infno, encodeRequest(request), testKiosk());
        const WireResponse response = *decodeResponse(reply.body);
        return { response.success ? Answer::Outcome::Done : Answer::Outcome::Refused, response,
            {} };
    }
    Answer ask(const QString& infno, const Json& input)
    {
        ++questions;
        return answer(*outbox->takeMsgId(), infno, {}, writeJson(input));
    }
    /// A Record through the outbox, as the courier would send it.
    Answer record(const char* infno, const QString& insured, const Json& input)
    {
        RecordDraft draft;
        draft.infno = QLatin1String(infno);
        draft.insuplcAdmdvs = insured;
        draft.input = input;
        draft.lane = QStringLiteral("lane");
        const auto added = outbox->add(draft);
        if (!added || !outbox->markSending(added->msgid))
            return {};
        const auto stored = outbox->find(added->msgid).value();
        const Answer known = answer(stored->msgid, draft.infno, insured, stored->input);
        const auto closed = outbox->close({ stored->msgid,
            known.outcome == Answer::Outcome::Done ? MessageEnd::Done : MessageEnd::Refused,
            known.response.receipt.toLatin1(), factsOfAnswer(known.response) });
        return closed ? known : Answer {};
    }
};

Json data(std::initializer_list<std::pair<QString, Json>> members)
{
    return Json::object({ { QStringLiteral("data"), Json::object(members) } });
}

/// The stay NX-01 of the training world, settled; answers setlinfo.
Json settleStay(Station& station)
{
    const QString insured = QStringLiteral("650100");
    QString visit;
    for (const char* infno : { "2401", "2301", "2402" }) {
        const Json one = *readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/stays/"
                                                                      "NX-01/%1.json")
                                           .arg(QLatin1String(infno)));
        const Answer done = station.record(infno, insured, withVisit(one[u"input"], visit));
        if (visit.isEmpty())
            visit = done.response.output[u"result"][u"mdtrt_id"].text();
    }
    const Json people =
        *readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/people.json"));
    QString number;
    for (const Json& person : people[u"people"].items())
        if (person[u"id"].text() == QLatin1String("NX-01"))
            number = person[u"baseinfo"][u"psn_no"].text();
    const Answer settled = station.record("2304", insured,
        data({ { QStringLiteral("psn_no"), number }, { QStringLiteral("mdtrt_id"), visit },
            { QStringLiteral("insutype"), QStringLiteral("310") },
            { QStringLiteral("acct_used_flag"), QStringLiteral("0") } }));
    return settled.response.output[u"setlinfo"];
}

/// Leads the conversation to its end.
DayComparison talk(Station& station, DayConversation& conversation)
{
    for (auto asked = conversation.questions(); !asked.empty(); asked = conversation.questions()) {
        std::vector<Answer> answers;
        for (const DayConversation::Question& question : asked)
            answers.push_back(station.ask(question.infno, question.input));
        conversation.answered(answers);
    }
    return conversation.comparison();
}

DayConversation about(const std::vector<BookLine>& book, const QDate& day = today)
{
    return { day, book, testKiosk().institutionCode, region };
}

} // namespace

class TestDayBook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stationBook_afterSettling_agreesByTotalsAlone()
    {
        Station station;
        const Json info = settleStay(station);
        QVERIFY(!info[u"setl_id"].text().isEmpty());
        const auto book = stationBook(*station.outbox, today.addDays(-1), today.addDays(1));
        QVERIFY2(book, qPrintable(book ? QString() : describe(book.error())));
        QCOMPARE(book->size(), 1U);
        QCOMPARE(book->front().setlId, info[u"setl_id"].text());
        QCOMPARE(book->front().total.toWire(), info[u"medfee_sumamt"].text());
        QVERIFY(stationBook(*station.outbox, today.addDays(1), today.addDays(2))->empty());

        DayConversation conversation = about(*book);
        const DayComparison compared = talk(station, conversation);
        QVERIFY2(!conversation.failure(),
            qPrintable(conversation.failure() ? describe(*conversation.failure()) : QString()));
        QVERIFY(compared.agrees());
        QCOMPARE(compared.groups.size(), 1U);
        QCOMPARE(*compared.groups[0].there, compared.groups[0].here);
        QCOMPARE(station.questions, 6); // no file went up
    }

    void stationBook_afterCancellingAndReversing_standsLikeTheProvinces()
    {
        Station station;
        const Json info = settleStay(station);
        const Answer reversed = station.record("2601", QStringLiteral("650100"),
            data({ { QStringLiteral("psn_no"), info[u"psn_no"] },
                { QStringLiteral("omsgid"), info[u"medins_setl_id"] },
                { QStringLiteral("oinfno"), QStringLiteral("2304") } }));
        QVERIFY2(reversed.outcome == Answer::Outcome::Done, qPrintable(reversed.response.err_msg));
        const auto book = stationBook(*station.outbox, today, today);
        QCOMPARE(book->size(), 2U);
        QVERIFY(book->back().refund);
        QCOMPARE(book->back().total, -book->front().total);
        DayConversation conversation = about(*book);
        const DayComparison compared = talk(station, conversation);
        QVERIFY(compared.agrees());
        QCOMPARE(compared.groups[0].here.count, 2);
    }

    void conversation_houseLacksOne_namesItByDetail()
    {
        Station station;
        const Json info = settleStay(station);
        DayConversation conversation = about({});
        const DayComparison compared = talk(station, conversation);
        QVERIFY(!compared.agrees());
        QCOMPARE(compared.differences.size(), 1U);
        QCOMPARE(compared.differences[0].kind, DifferenceKind::OnlyThere);
        QCOMPARE(compared.differences[0].remedy, QStringLiteral("enter-in-book"));
        QCOMPARE(compared.differences[0].there->setlId, info[u"setl_id"].text());
        QCOMPARE(station.questions, 9);
        // The days beside it know nothing of it.
        DayConversation other = about({}, today.addDays(-1));
        QVERIFY(talk(station, other).agrees());
    }

    void conversation_hospitalBookOfAnotherDay_knowsItIsOne()
    {
        Station station;
        settleStay(station);
        auto book = *stationBook(*station.outbox, today, today);
        for (BookLine& line : book) { // a TXT book of the day before, without groups and times
            line.insutype.clear();
            line.clearingType.clear();
            line.at = chinaTime(today.addDays(-1), QTime(0, 0));
        }
        DayConversation conversation = about(book, today.addDays(-1));
        const DayComparison compared = talk(station, conversation);
        QVERIFY(!conversation.failure());
        QCOMPARE(compared.differences.size(), 1U);
        QVERIFY(compared.differences[0].acrossMidnight);
        QCOMPARE(compared.groups.size(), 1U);
        QCOMPARE(compared.groups[0].there->count, 0);
        QCOMPARE(station.questions, 3); // no totals of groups
    }

    void conversation_withoutLink_endsAndSaysWhy()
    {
        Station station;
        settleStay(station);
        const auto book = stationBook(*station.outbox, today, today);
        DayConversation conversation = about(*book);
        conversation.answered(std::vector<Answer>(conversation.questions().size(),
            Answer { Answer::Outcome::Unreachable, {}, { ErrorCode::LinkDown, {} } }));
        QVERIFY(conversation.questions().empty());
        QCOMPARE(conversation.failure()->code, ErrorCode::LinkDown);
        const DayComparison compared = conversation.comparison();
        QCOMPARE(compared.groups.size(), 1U); // what the house has is shown all the same
        QVERIFY(!compared.groups[0].there);
        QVERIFY(!compared.agrees());
    }
};

QTEST_GUILESS_MAIN(TestDayBook)
#include "tst_day_book.moc"
