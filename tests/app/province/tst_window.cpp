// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// What windows do with filings: who may what where, what a kiosk leaves for them, what a clerk
// enters, what becomes of requests that were refused and of papers that were promised.
#include "support_world.h"

#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/filing/review_codec.h"
#include "app/transactions/staff/staff_codec.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString somebody = QStringLiteral("NX-23");
const QString clerk = QStringLiteral("1001");
constexpr qint64 day = qint64 { 24 } * 3600 * 1000;

QString codes(const WireResponse& answer)
{
    QStringList all;
    for (const WireReason& reason : answer.reasons)
        all.append(reason.code);
    return answer.success || !all.isEmpty() ? all.join(QLatin1Char(' ')) : answer.err_msg;
}

Filing filingOf(const WireResponse& answer)
{
    const auto read = fromWire<FilingAnswer>(answer.output, QStringLiteral("output"));
    return read ? read->filing : Filing();
}

Json withData(const Json& input, const QString& name, const Json& value)
{
    Json changed = input[u"data"];
    changed.set(name, value);
    return Json::object({ { QStringLiteral("data"), std::move(changed) } });
}

Json draftInput(const QString& category = QStringLiteral("T3"))
{
    return withData(
        filingInput(somebody, category), QStringLiteral("why"), QStringLiteral("pin-forgotten"));
}

WireResponse ask(World& world, const StationName& at, const char* infno, const Json& input,
    const QString& who = {})
{
    return world.ask(at, QString::fromLatin1(infno), insuredRegion(somebody), input, who);
}

WireResponse act(World& world, const StationName& at, ReviewAction action, const QString& number,
    FilingRole role = FilingRole::Clerk, const QString& who = clerk, const QStringList& papers = {})
{
    const Judgement judgement { action, number, {}, role, papers, { QStringLiteral("R12") } };
    return world.ask(at, QStringLiteral("Y106"), QStringLiteral("650000"), toWire(judgement), who);
}

ReviewList seen(World& world, const StationName& at, const ReviewQuery& query = {})
{
    const auto answer = ask(world, at, "Y105", toWire(query), clerk);
    return fromWire<ReviewList>(answer.output, QStringLiteral("output"))
        .value_or(ReviewList { {}, -1 });
}

FilingList told(World& world)
{
    const auto answer = ask(
        world, World::kiosk(), "Y104", data({ { QStringLiteral("psn_no"), personNo(somebody) } }));
    return fromWire<FilingList>(answer.output, QStringLiteral("output")).value_or(FilingList());
}

/// The shipped policies, with one number of Xinjiang's changed.
bool changedPolicies(const QString& to, const QByteArray& from, const QByteArray& by)
{
    const QDir shipped(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies"));
    for (const QString& region : shipped.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QDir(to).mkpath(region);
        for (const QString& name : QDir(shipped.filePath(region)).entryList(QDir::Files)) {
            const QString path = region + QLatin1Char('/') + name;
            QFile source(shipped.filePath(path));
            QFile copy(QDir(to).filePath(path));
            if (!source.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly))
                return false;
            QByteArray text = source.readAll();
            if (region == QLatin1String("650000"))
                text.replace(from, by);
            copy.write(text);
        }
    }
    return true;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyAction_isForWhomTheTableSays_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char* action, const char* state, const char* allowed) {
            QTest::newRow(action) << QString::fromLatin1(state) << QString::fromLatin1(allowed);
        };
        const char* const all = "window:clerk window:supervisor window:reviewer "
                                "office:clerk office:supervisor office:reviewer";
        row("claim", "IN_REVIEW", "office:reviewer");
        row("release", "IN_REVIEW", "office:supervisor office:reviewer");
        row("ask", "IN_REVIEW", "office:reviewer");
        row("approve", "IN_REVIEW", "office:reviewer");
        row("refuse", "IN_REVIEW", "office:reviewer");
        row("supplement", "NEED_MATERIAL", all);
        row("submit", "DRAFT", all);
        row("withdraw", "DRAFT", all);
    }
    void everyAction_isForWhomTheTableSays()
    {
        QFETCH(QString, state);
        QFETCH(QString, allowed);
        ReviewAction action {};
        QVERIFY(reviewActionFromName(QString::fromLatin1(QTest::currentDataTag()), action));
        World world;
        const QString number = filingOf(ask(world, World::kiosk(), "Y107", draftInput())).number;
        QVERIFY(world.unlockFilings());
        const std::pair<const char*, StationName> places[] = { { "kiosk", World::kiosk() },
            { "window", World::window() }, { "office", World::office() } };
        QStringList did;
        for (const auto& [place, at] : places)
            for (const FilingRole role :
                { FilingRole::Clerk, FilingRole::Supervisor, FilingRole::Reviewer }) {
                // Claimed by whoever asks, so that nothing but the right is in question.
                const bool claimed = action != ReviewAction::Claim;
                QVERIFY(world.tamper(qPrintable(
                    QStringLiteral("UPDATE filing SET state = '%1', deadline = '', papers = '', "
                                   "claimed_by = '%2', claimed_at = '2017-03-31 10:00:00'")
                        .arg(state,
                            claimed ? at.institutionCode + QLatin1Char(':') + clerk : QString()))));
                const bool kiosk = QLatin1String(place) == QLatin1String("kiosk");
                const auto answer = act(world, at, action, number, role, kiosk ? QString() : clerk,
                    { QStringLiteral("work-proof") });
                if (answer.success)
                    did.append(QLatin1String(place) + QLatin1Char(':') + filingRoleName(role));
                else
                    QCOMPARE(codes(answer), QStringLiteral("F02"));
            }
        QCOMPARE(did.join(QLatin1Char(' ')), allowed);
    }

    void draft_leftAtAKiosk_becomesTheFilingOfWhoeverSubmitsIt()
    {
        World world;
        const Filing draft = filingOf(ask(world, World::kiosk(), "Y107", draftInput()));
        QCOMPARE(draft.state, FilingState::Draft);
        QCOMPARE(draft.papersDue, QDate(2017, 4, 30));
        const ReviewList waiting = seen(world, World::window());
        QCOMPARE(waiting.cases.size(), std::size_t { 1 });
        QCOMPARE(waiting.cases[0].rules, QStringList { QStringLiteral("left-pin-forgotten") });
        QCOMPARE(waiting.cases[0].preview.outcome, FilingDecision::Outcome::Approve);
        // Somebody comes days later: it begins then, and nobody says that it is too old.
        world.clock().advanceMs(3 * day);
        const auto submitted = act(world, World::window(), ReviewAction::Submit, draft.number);
        QVERIFY2(submitted.success, qPrintable(submitted.err_msg));
        QCOMPARE(filingOf(submitted).number, draft.number);
        QCOMPARE(filingOf(submitted).state, FilingState::Effective);
        QCOMPARE(filingOf(submitted).begin, QDate(2017, 4, 3));
        QCOMPARE(world.query("SELECT entered_by || ' ' || channel FROM filing"),
            QStringLiteral("H64010400001:1001 window"));
        QCOMPARE(seen(world, World::window()).cases.size(), std::size_t { 0 });
        QCOMPARE(codes(act(world, World::window(), ReviewAction::Submit, draft.number)),
            QStringLiteral("F01"));
    }

    void draft_whatTheRulesRefuse_staysADraft()
    {
        World world;
        const QString number = filingOf(ask(world, World::kiosk(), "Y107", draftInput())).number;
        QVERIFY(world.tamper("UPDATE insurance SET psn_insu_stas = '2'"));
        QCOMPARE(codes(act(world, World::window(), ReviewAction::Submit, number)),
            QStringLiteral("R03"));
        QCOMPARE(world.query("SELECT state FROM filing"), QStringLiteral("DRAFT"));
    }

    void draft_ofACancellation_isDoneToItsFiling()
    {
        World world;
        const QString number = filingOf(
            ask(world, World::kiosk(), "Y101", filingInput(somebody, QStringLiteral("T3"))))
                                   .number;
        Json input = withData(draftInput(), QStringLiteral("operation"), QStringLiteral("cancel"));
        input = withData(input, QStringLiteral("trt_dcla_detl_sn"), number);
        const QString draft = filingOf(ask(world, World::kiosk(), "Y107", input)).number;
        const auto submitted = act(world, World::window(), ReviewAction::Submit, draft);
        QVERIFY2(submitted.success, qPrintable(submitted.err_msg));
        QCOMPARE(filingOf(submitted).number, number);
        QCOMPARE(filingOf(submitted).state, FilingState::Cancelled);
        QCOMPARE(world.query("SELECT group_concat(state, ' ') FROM (SELECT state FROM filing "
                             "ORDER BY trt_dcla_detl_sn)"),
            QStringLiteral("CANCELLED WITHDRAWN"));
    }

    void clerksOverride_claimedAtAKiosk_countsForNobody()
    {
        World world;
        const QString number = filingOf(
            ask(world, World::kiosk(), "Y101", filingInput(somebody, QStringLiteral("L2"))))
                                   .number;
        QVERIFY(!number.isEmpty());
        Json input = withData(draftInput(), QStringLiteral("operation"), QStringLiteral("cancel"));
        input = withData(input, QStringLiteral("trt_dcla_detl_sn"), number);
        const Json claimed =
            withData(input, QStringLiteral("hold_exception"), QStringLiteral("clerk-override"));
        const QString draft = filingOf(ask(world, World::kiosk(), "Y107", claimed)).number;
        QCOMPARE(
            codes(act(world, World::window(), ReviewAction::Submit, draft)), QStringLiteral("R08"));
    }

    void policies_changedInTheirFolder_countWithoutAStop_brokenOnesChangeNothing()
    {
        QTemporaryDir policies;
        QVERIFY(changedPolicies(policies.path(), "region", "region"));
        World world(policies.path());
        QVERIFY(
            changedPolicies(policies.path(), "\"710000\"", "\"710000\", \"640100\", \"640000\""));
        world.clock().advanceMs(120'000);
        const Json input = filingInput(somebody);
        QCOMPARE(codes(ask(world, World::kiosk(), "Y101", input)), QStringLiteral("R10"));
        QVERIFY(changedPolicies(policies.path(), "{", "[broken"));
        world.clock().advanceMs(120'000);
        QVERIFY(world.province()->tend());
        QCOMPARE(codes(ask(world, World::kiosk(), "Y101", input)), QStringLiteral("R10"));
    }

    void draft_nobodyComesFor_isWithdrawn_andOneOfNobody_isRefused()
    {
        World world;
        QVERIFY(ask(world, World::kiosk(), "Y107", draftInput()).success);
        world.clock().advanceMs(30 * day);
        QCOMPARE(told(world).filings[0].state, FilingState::Draft);
        world.clock().advanceMs(day);
        QCOMPARE(told(world).filings[0].state, FilingState::Withdrawn);
        const Json nobody = withData(withData(draftInput(), QStringLiteral("psn_no"), Json()),
            QStringLiteral("certno"), QStringLiteral("000000000000000000"));
        QCOMPARE(codes(ask(world, World::kiosk(), "Y107", nobody)), QStringLiteral("R01"));
    }

    void window_seesWhatGoesOnThere_andFindsWhatIsNamed()
    {
        World world;
        Json input =
            withData(filingInput(somebody), QStringLiteral("evidence"), QStringLiteral("document"));
        input = withData(input, QStringLiteral("agnter_name"), QStringLiteral("李四"));
        for (const char* name :
            { "agnter_cert_type", "agnter_certno", "agnter_tel", "agnter_rlts" })
            input = withData(input, QString::fromLatin1(name), QStringLiteral("1"));
        const WireRequest message =
            world.message(World::kiosk(), QStringLiteral("Y101"), insuredRegion(somebody), input);
        const QString number = filingOf(world.send(World::kiosk(), message)).number;
        QCOMPARE(seen(world, World::window()).cases.size(), std::size_t { 0 });
        const ReviewList office = seen(world, World::office());
        QCOMPARE(office.cases.size(), std::size_t { 1 });
        QCOMPARE(office.waiting, 1);
        QCOMPARE(office.cases[0].request.agent->name, QStringLiteral("李四"));
        QCOMPARE(office.cases[0].request.certNo, QStringLiteral("650103197811024266"));
        for (const QString& keyword :
            { number, message.msgid, QStringLiteral("650103197811024266") }) {
            const auto found = seen(world, World::window(), { {}, keyword, {}, {}, {} });
            QCOMPARE(found.cases.size(), std::size_t { 1 });
            QCOMPARE(found.cases[0].filing.number, number);
        }
        QCOMPARE(seen(world, World::window(), { {}, {}, {}, {}, { number } }).cases.size(),
            std::size_t { 1 });
        QCOMPARE(codes(ask(world, World::kiosk(), "Y105", toWire(ReviewQuery()))),
            QStringLiteral("F02"));
    }

    void enter_atTheOffice_isNotApprovedByTheSame()
    {
        World world;
        const Json input =
            withData(filingInput(somebody), QStringLiteral("evidence"), QStringLiteral("document"));
        const QString number =
            filingOf(ask(world, World::office(), "Y101", input, QStringLiteral("1002"))).number;
        const auto claim = [&](const char* who) {
            return codes(act(world, World::office(), ReviewAction::Claim, number,
                FilingRole::Reviewer, QString::fromLatin1(who)));
        };
        QCOMPARE(claim("1002"), QStringLiteral("F02"));
        QCOMPARE(claim("1003"), QString());
    }

    void enter_leftByOneAndSubmittedByAnother_isApprovedByNeither()
    {
        World world;
        const Json input = withData(draftInput(QStringLiteral("L2")), QStringLiteral("evidence"),
            QStringLiteral("document"));
        const QString number =
            filingOf(ask(world, World::office(), "Y107", input, QStringLiteral("1002"))).number;
        QVERIFY(act(world, World::office(), ReviewAction::Submit, number).success);
        const auto claim = [&](const char* who) {
            return codes(act(world, World::office(), ReviewAction::Claim, number,
                FilingRole::Reviewer, QString::fromLatin1(who)));
        };
        QCOMPARE(claim("1001"), QStringLiteral("F02"));
        QCOMPARE(claim("1002"), QStringLiteral("F02"));
        QCOMPARE(claim("1003"), QString());
        // Claimed before the rule was there: approving it is forbidden all the same.
        QVERIFY(world.tamper("UPDATE filing SET claimed_by = 'J65000000001:1002'"));
        QCOMPARE(codes(act(world, World::office(), ReviewAction::Approve, number,
                     FilingRole::Reviewer, QStringLiteral("1002"))),
            QStringLiteral("F02"));
    }

    void clerk_withoutANumber_isNobody_data()
    {
        QTest::addColumn<QString>("opter");
        QTest::newRow("none") << QString();
        QTest::newRow("blanks") << QStringLiteral("  ");
    }
    void clerk_withoutANumber_isNobody()
    {
        QFETCH(QString, opter);
        World world;
        const QString number = filingOf(ask(world, World::kiosk(), "Y107", draftInput())).number;
        const Judgement judgement { ReviewAction::Submit, number, {}, FilingRole::Clerk, {}, {} };
        const std::pair<const char*, Json> messages[] = {
            { "Y101", filingInput(somebody) },
            { "Y105", toWire(ReviewQuery()) },
            { "Y106", toWire(judgement) },
            { "Y107", draftInput() },
            { "Y109", toWire(StaffCallQuery()) },
        };
        for (const auto& [infno, input] : messages) {
            WireRequest request = world.message(
                World::window(), QString::fromLatin1(infno), insuredRegion(somebody), input, clerk);
            request.opter = opter;
            QCOMPARE(codes(world.send(World::window(), request)), QStringLiteral("F02"));
        }
    }

    void name_ofWhatWasChanged_isLookedForAtItsOwnHouseAlone()
    {
        World world;
        const Filing filed = filingOf(
            ask(world, World::kiosk(), "Y101", filingInput(somebody, QStringLiteral("T3"))));
        world.clock().advanceMs(200 * day);
        const Json change = data({ { QStringLiteral("trt_dcla_detl_sn"), filed.number },
            { QStringLiteral("psn_no"), personNo(somebody) },
            { QStringLiteral("insu_admdvs"), insuredRegion(somebody) },
            { QStringLiteral("rloc_admdvs"), QStringLiteral("610100") },
            { QStringLiteral("rloc_rea"), QStringLiteral("L2") },
            { QStringLiteral("begndate"), QStringLiteral("2017-10-17") },
            { QStringLiteral("evidence"), QStringLiteral("commitment") } });
        QVERIFY(world.unlockFilings());
        QVERIFY(world.tamper("UPDATE filing SET state = 'EFFECTIVE', enddate = '2018-03-31'"));
        QVERIFY(ask(world, World::kiosk(), "Y102", change).success); // it names nobody
        const QString name = world.query("SELECT psn_name FROM person WHERE certno = "
                                         "'650103197811024266'");
        const ReviewQuery query { {}, name, {}, {}, {} };
        QCOMPARE(seen(world, World::window(), query).cases.size(), std::size_t { 2 });
        QCOMPARE(seen(world, World::office(), query).cases.size(), std::size_t { 2 });
        QVERIFY(world.tamper("UPDATE filing SET taken_by = 'H61010000001'"));
        QCOMPARE(seen(world, World::window(), query).cases.size(), std::size_t { 0 });
        QCOMPARE(seen(world, World::office(), query).cases.size(), std::size_t { 2 });
    }

    void name_ofMany_findsItsOwn_howeverManyNamesakesFileElsewhere()
    {
        World world;
        QVERIFY(ask(world, World::kiosk(), "Y101", filingInput(somebody)).success);
        QVERIFY(world.unlockFilings());
        QVERIFY(world.tamper("CREATE TABLE many AS SELECT * FROM filing; "));
        QVERIFY(world.tamper(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
            "INSERT INTO many SELECT many.* FROM many, n"));
        QVERIFY(world.tamper("UPDATE many SET trt_dcla_detl_sn = 'X' || rowid, msgid = 'X' || "
                             "rowid, taken_by = 'H61010000001', received_at = '2017-04-01 "
                             "00:00:00', insu_admdvs = '110000'"));
        QVERIFY(world.tamper("INSERT INTO filing SELECT * FROM many"));
        const ReviewQuery query { {},
            world.query("SELECT psn_name FROM person WHERE certno = "
                        "'650103197811024266'"),
            {}, {}, {} };
        QCOMPARE(seen(world, World::window(), query).cases.size(), std::size_t { 1 });
    }

    void contact_isToldWhereItIsNeeded()
    {
        World world;
        Json input = withData(draftInput(), QStringLiteral("agnter_name"), QStringLiteral("李四"));
        for (const char* name :
            { "agnter_cert_type", "agnter_certno", "agnter_tel", "agnter_rlts" })
            input = withData(input, QString::fromLatin1(name), QStringLiteral("1"));
        const QString number = filingOf(ask(world, World::kiosk(), "Y107", input)).number;
        const ReviewQuery query { {}, number, {}, {}, {} };
        const auto own = seen(world, World::window(), query);
        QVERIFY(!own.cases[0].request.phone.isEmpty());
        QCOMPARE(own.cases[0].request.agent->certNo, QStringLiteral("1"));
        QVERIFY(world.tamper("UPDATE filing SET taken_by = 'H61010000001'"));
        const auto other = seen(world, World::window(), query);
        QCOMPARE(other.cases.size(), std::size_t { 1 }); // it may go on at any window
        QVERIFY(other.cases[0].request.phone.isEmpty());
        QVERIFY(other.cases[0].request.agent->certNo.isEmpty());
        QCOMPARE(other.cases[0].request.agent->name, QStringLiteral("李四"));
    }

    void draft_madeWithoutALink_beginsOnTheDayItIsSubmitted()
    {
        World world;
        const WireRequest left = world.message(
            World::kiosk(), QStringLiteral("Y107"), insuredRegion(somebody), draftInput());
        world.clock().advanceMs(5 * day); // the link was cut
        const QString number = filingOf(world.send(World::kiosk(), left)).number;
        world.clock().advanceMs(3 * day);
        const auto submitted = act(world, World::window(), ReviewAction::Submit, number);
        QVERIFY2(submitted.success, qPrintable(submitted.err_msg));
        QCOMPARE(filingOf(submitted).begin, QDate(2017, 4, 8));
    }

    void draft_backDated_isForASupervisorAlone()
    {
        World world;
        const Json input =
            withData(draftInput(), QStringLiteral("begndate"), QStringLiteral("2017-03-20"));
        const QString number = filingOf(ask(world, World::kiosk(), "Y107", input)).number;
        QCOMPARE(codes(act(world, World::window(), ReviewAction::Submit, number)),
            QStringLiteral("R17"));
        const auto submitted = act(world, World::window(), ReviewAction::Submit, number,
            FilingRole::Supervisor, QStringLiteral("1003"));
        QVERIFY2(submitted.success, qPrintable(submitted.err_msg));
        QCOMPARE(filingOf(submitted).begin, QDate(2017, 3, 20));
    }

    void draft_another_closesTheEarlierOneOfThePerson()
    {
        World world;
        const QString first = filingOf(ask(world, World::kiosk(), "Y107", draftInput())).number;
        const QString second = filingOf(ask(world, World::kiosk(), "Y107", draftInput())).number;
        QVERIFY(first != second);
        QCOMPARE(world.query("SELECT group_concat(state, ' ') FROM (SELECT state FROM filing "
                             "ORDER BY trt_dcla_detl_sn)"),
            QStringLiteral("WITHDRAWN DRAFT"));
        QCOMPARE(
            codes(act(world, World::window(), ReviewAction::Submit, first)), QStringLiteral("F01"));
        QVERIFY(act(world, World::window(), ReviewAction::Submit, second).success);
    }

    void backdate_isForASupervisorAlone()
    {
        World world;
        Json input = withData(filingInput(somebody, QStringLiteral("T3")),
            QStringLiteral("begndate"), QStringLiteral("2017-03-20"));
        QCOMPARE(codes(ask(world, World::window(), "Y101", input, clerk)), QStringLiteral("R17"));
        input = withData(input, QStringLiteral("role"), QStringLiteral("supervisor"));
        // A kiosk is no supervisor, whatever it says.
        QCOMPARE(codes(ask(world, World::kiosk(), "Y101", input)), QStringLiteral("R17"));
        const auto done = ask(world, World::window(), "Y101", input, QStringLiteral("1003"));
        QVERIFY2(done.success, qPrintable(done.err_msg));
        QCOMPARE(filingOf(done).begin, QDate(2017, 3, 20));
    }

    void refused_isToldToThePerson_forThirtyDays()
    {
        World world;
        QVERIFY(world.tamper("UPDATE insurance SET psn_insu_stas = '2', "
                             "paus_insu_date = '2017-03-01'"));
        const WireRequest message = world.message(
            World::kiosk(), QStringLiteral("Y101"), insuredRegion(somebody), filingInput(somebody));
        QVERIFY(!world.send(World::kiosk(), message).success);
        QVERIFY(!world.send(World::kiosk(), message).success); // the answer was lost
        const FilingList list = told(world);
        QCOMPARE(list.filings.size(), std::size_t { 0 });
        QCOMPARE(list.refused.size(), std::size_t { 1 });
        QCOMPARE(list.refused[0].msgid, message.msgid);
        QCOMPARE(list.refused[0].request.careRegion, QStringLiteral("640100"));
        QCOMPARE(list.refused[0].reasons[0].code, QStringLiteral("R03"));
        world.clock().advanceMs(30 * day);
        QCOMPARE(told(world).refused.size(), std::size_t { 1 });
        world.clock().advanceMs(day);
        QCOMPARE(told(world).refused.size(), std::size_t { 0 });
    }

    void refused_ofSomebodyElse_isKeptForNobody()
    {
        World world;
        const Json input =
            withData(filingInput(somebody), QStringLiteral("psn_name"), QStringLiteral("别人"));
        QVERIFY(codes(ask(world, World::kiosk(), "Y101", input)).contains(QLatin1String("R01")));
        QCOMPARE(world.query("SELECT count(*) FROM refused_request"), QStringLiteral("0"));
    }

    void promisedPapers_areWaitedFor_andOverdueCostTheRightToPromise()
    {
        QTemporaryDir policies;
        QVERIFY(changedPolicies(
            policies.path(), "\"commitment_due_days\": 0", "\"commitment_due_days\": 60"));
        World world(policies.path());
        QVERIFY2(world.province(), qPrintable(world.error()));
        const Filing filed = filingOf(ask(world, World::kiosk(), "Y101", filingInput(somebody)));
        QCOMPARE(filed.state, FilingState::Effective);
        QCOMPARE(filed.papers, QStringList { QStringLiteral("residence-proof") });
        QCOMPARE(filed.papersDue, QDate(2017, 5, 30));
        world.clock().advanceMs(200 * day); // past its hold as well
        QCOMPARE(told(world).filings[0].state, FilingState::Effective);
        Json change = data({ { QStringLiteral("trt_dcla_detl_sn"), filed.number },
            { QStringLiteral("psn_no"), personNo(somebody) },
            { QStringLiteral("insu_admdvs"), insuredRegion(somebody) },
            { QStringLiteral("rloc_admdvs"), QStringLiteral("610100") },
            { QStringLiteral("rloc_rea"), QStringLiteral("L2") },
            { QStringLiteral("begndate"), QStringLiteral("2017-10-17") },
            { QStringLiteral("evidence"), QStringLiteral("commitment") } });
        QCOMPARE(codes(ask(world, World::kiosk(), "Y102", change)), QStringLiteral("R13"));
        const auto brought = act(world, World::window(), ReviewAction::Supplement, filed.number,
            FilingRole::Clerk, clerk, { QStringLiteral("residence-proof") });
        QVERIFY2(brought.success, qPrintable(brought.err_msg));
        QCOMPARE(filingOf(brought).state, FilingState::Effective);
        QVERIFY(filingOf(brought).papers.isEmpty());
        QVERIFY(ask(world, World::kiosk(), "Y102", change).success);
    }

    void promise_broken_isNotHealedByCancelling()
    {
        QTemporaryDir policies;
        QVERIFY(changedPolicies(
            policies.path(), "\"commitment_due_days\": 0", "\"commitment_due_days\": 60"));
        World world(policies.path());
        const Filing filed = filingOf(ask(world, World::kiosk(), "Y101", filingInput(somebody)));
        world.clock().advanceMs(200 * day);
        const Json cancel = data({ { QStringLiteral("trt_dcla_detl_sn"), filed.number },
            { QStringLiteral("psn_no"), personNo(somebody) },
            { QStringLiteral("insu_admdvs"), insuredRegion(somebody) } });
        const auto cancelled = ask(world, World::window(), "Y103", cancel, clerk);
        QVERIFY2(cancelled.success, qPrintable(cancelled.err_msg));
        const Json again = withData(
            filingInput(somebody), QStringLiteral("begndate"), QStringLiteral("2017-10-17"));
        QCOMPARE(codes(ask(world, World::kiosk(), "Y101", again)), QStringLiteral("R13"));
    }

    void promise_keptByCancellingInTime_costsNothing()
    {
        QTemporaryDir policies;
        QVERIFY(changedPolicies(
            policies.path(), "\"commitment_due_days\": 0", "\"commitment_due_days\": 300"));
        World world(policies.path());
        const Filing filed = filingOf(ask(world, World::kiosk(), "Y101", filingInput(somebody)));
        world.clock().advanceMs(200 * day);
        const Json cancel = data({ { QStringLiteral("trt_dcla_detl_sn"), filed.number },
            { QStringLiteral("psn_no"), personNo(somebody) },
            { QStringLiteral("insu_admdvs"), insuredRegion(somebody) } });
        QVERIFY(ask(world, World::window(), "Y103", cancel, clerk).success);
        world.clock().advanceMs(200 * day);
        const Json again = withData(
            filingInput(somebody), QStringLiteral("begndate"), QStringLiteral("2018-05-05"));
        QVERIFY(ask(world, World::kiosk(), "Y101", again).success);
    }

    void ledger_refusesMovesTheTableDoesNotHave()
    {
        World world;
        QVERIFY(ask(world, World::kiosk(), "Y101", filingInput(somebody)).success);
        const auto begins = [&](const char* state) {
            return world.tamper(qPrintable(
                QStringLiteral("INSERT INTO filing(trt_dcla_detl_sn, msgid, psn_no, insutype, "
                               "state, rloc_rea, insu_admdvs, rloc_admdvs, fixmedins_code, tel, "
                               "evidence, begndate, enddate, decided_by, decided_at, rules, "
                               "mdtrt_id) SELECT '%1', '%1', psn_no, '310', '%1', 'T3', '650100', "
                               "'610100', '', '', 'document', '', '', '', '', '', '' FROM person "
                               "LIMIT 1")
                    .arg(QLatin1String(state))));
        };
        QVERIFY(!begins("SUPERSEDED"));
        QVERIFY(!begins("NONSENSE"));
        QVERIFY(begins("REJECTED"));
        QVERIFY(!world.tamper("UPDATE filing SET state = 'EFFECTIVE' WHERE state = 'REJECTED'"));
        QVERIFY(!world.tamper("UPDATE filing SET state = 'IN_REVIEW' WHERE state = 'EFFECTIVE'"));
        QVERIFY(!world.tamper("UPDATE filing SET state = 'NONSENSE'"));
        QVERIFY(!world.tamper("DELETE FROM filing"));
        QVERIFY(world.tamper("UPDATE filing SET state = 'SUSPENDED' WHERE state <> 'REJECTED'"));
        QVERIFY(world.tamper("UPDATE filing SET state = 'EXPIRED' WHERE state <> 'REJECTED'"));
        QVERIFY(!world.tamper("UPDATE filing SET state = 'EFFECTIVE'"));
    }
};

QTEST_GUILESS_MAIN(TestWindow)
#include "tst_window.moc"
