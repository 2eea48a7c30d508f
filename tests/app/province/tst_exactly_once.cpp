// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// What holds for filings whatever happens on the way: messages come late, twice, out of order or
// never, answers are lost, the province is stopped, reviewers and the calendar come in between.
// Each row is a seed; YIDI_LONG=1 tries many more of them, and the full crowd of NX-23.
#include "support_world.h"

#include "app/domain/filing/overlap.h"
#include "app/province/filing/national_library.h"
#include "app/province/filing/self_check.h"
#include "app/transactions/cases/policy_files.h"
#include "app/transactions/filing/filing_codec.h"
#include "app/transactions/filing/review_codec.h"

#include <QTest>

#include <random>
#include <set>

using namespace yidi;
using namespace yidi::test;

namespace {

bool isLong()
{
    return qEnvironmentVariableIntValue("YIDI_LONG") > 0;
}

/// A message and what became of it.
struct Sent {
    StationName from;
    WireRequest request;
    QByteArray answer; ///< the first one; empty: it has not arrived yet
    bool success = false;
    bool fenced = false; ///< given up before it arrived
};

class Simulation {
public:
    World world;
    PolicyBook policies;
    SimulatedLibrary library;
    std::vector<Sent> messages;
    QString problem; ///< the first thing that did not hold

    explicit Simulation(unsigned seed)
        : m_random(seed)
    {
        auto read = readPolicies(
            QStringLiteral(":/policies"), [](const QByteArray&) { return QStringLiteral("00"); });
        if (read)
            policies = std::move(read->book);
        for (const char* id : { "NX-23", "NX-24", "NX-01", "HI-01", "NX-30" })
            m_people.append(QString::fromLatin1(id));
        openLedger();
    }

    void step()
    {
        switch (upTo(21)) {
        default:
            create();
            break;
        case 7:
        case 8:
        case 9:
        case 10:
        case 11:
        case 12:
            deliver();
            break;
        case 13:
        case 14:
        case 15:
            reviewOne();
            break;
        case 16:
            giveUp();
            break;
        case 17:
            world.clock().advanceMs(qint64 { 24 } * 3600 * 1000 * (1 + upTo(40)));
            break;
        case 18:
            m_ledger.reset();
            world.reopen();
            openLedger();
            break;
        case 19:
            upload();
            break;
        case 20:
            stopOrRestore();
            break;
        }
        checkDays();
    }

    /// Whatever is still on its way arrives, and everything is told to the library.
    void finish()
    {
        for (Sent& sent : messages)
            arrive(sent);
        world.clock().advanceMs(qint64 { 24 } * 3600 * 1000);
        const auto turned = world.province()->tend();
        expect(turned.has_value(), turned ? QString() : describe(turned.error()));
        // The library answers half of the time.
        for (int i = 0; i < 100; ++i)
            upload();
        checkDays();
        checkLedger();
    }

private:
    int upTo(int bound) { return std::uniform_int_distribution(0, bound - 1)(m_random); }
    QString oneOf(const QStringList& list) { return list[upTo(static_cast<int>(list.size()))]; }
    QString dayAhead(int most) { return wireDate(world.clock().today().addDays(upTo(most))); }
    void expect(bool holds, const QString& what)
    {
        if (!holds && problem.isEmpty())
            problem = what;
    }
    void openLedger()
    {
        m_ledger = Ledger::open(world.path(QStringLiteral("ledger.db"))).value_or(nullptr);
    }

    std::vector<Filing> filings(const QString& id)
    {
        return m_ledger->filingsOf(personNo(id), world.clock().today())
            .value_or(std::vector<Filing>());
    }

    /// The benefit of somebody stops, or comes back.
    void stopOrRestore()
    {
        const QString sql = QStringLiteral("UPDATE insurance SET psn_insu_stas = "
                                           "CASE psn_insu_stas WHEN '1' THEN '2' ELSE '1' END "
                                           "WHERE psn_no = '%1'")
                                .arg(personNo(oneOf(m_people)));
        expect(world.tamper(qPrintable(sql)), QStringLiteral("the feed broke"));
    }

    void create()
    {
        const QString id = oneOf(m_people);
        const QString region = oneOf(QStringLiteral("640100 610100 640000 310000").split(u' '));
        const auto mine = filings(id);
        QString infno = QStringLiteral("Y101");
        Json input = filingInput(id, oneOf(QStringLiteral("L1 L2 L3 T1 T3 T3").split(u' ')));
        if (!mine.empty() && upTo(2) == 0) {
            infno = oneOf(QStringLiteral("Y102 Y102 Y103").split(u' '));
            const auto& target =
                mine[static_cast<std::size_t>(upTo(static_cast<int>(mine.size())))];
            input = data({ { QStringLiteral("trt_dcla_detl_sn"), target.number },
                { QStringLiteral("operation"),
                    infno == QLatin1String("Y102")
                        ? Json(oneOf(QStringLiteral("extend change").split(u' ')))
                        : Json() },
                { QStringLiteral("psn_no"), personNo(id) },
                { QStringLiteral("insu_admdvs"), insuredRegion(id) },
                { QStringLiteral("rloc_admdvs"), QString() },
                { QStringLiteral("rloc_rea"), filingCategoryCode(target.category) },
                { QStringLiteral("begndate"), QString() },
                { QStringLiteral("enddate"), QString() } });
        }
        const int length = upTo(3) == 0 ? 0 : 1 + upTo(200);
        const QDate begin = world.clock().today().addDays(upTo(60));
        input = withMember(input, QStringLiteral("rloc_admdvs"), region);
        input = withMember(input, QStringLiteral("begndate"), wireDate(begin));
        input = withMember(input, QStringLiteral("evidence"),
            oneOf(QStringLiteral("document commitment commitment").split(u' ')));
        if (infno == QLatin1String("Y101"))
            input = withMember(input, QStringLiteral("enddate"),
                length == 0 ? QString() : wireDate(begin.addDays(length)));
        if (infno == QLatin1String("Y101") && upTo(4) == 0) { // the PIN is forgotten
            Json draft = input[u"data"];
            draft.set(QStringLiteral("why"), QStringLiteral("pin-forgotten"));
            input = Json::object({ { QStringLiteral("data"), std::move(draft) } });
            infno = QStringLiteral("Y107");
        }
        make(World::kiosk(), infno, insuredRegion(id), input);
    }

    /// Makes a message; it may arrive at once.
    void make(const StationName& from, const QString& infno, const QString& region,
        const Json& input, const QString& clerk = {})
    {
        messages.push_back({ from, world.message(from, infno, region, input, clerk), {} });
        if (upTo(3) > 0)
            arrive(messages.back());
    }

    void deliver()
    {
        if (!messages.empty())
            arrive(messages[static_cast<std::size_t>(upTo(static_cast<int>(messages.size())))]);
    }

    /// Delivers a message, for the first time or again.
    void arrive(Sent& sent)
    {
        QByteArray raw;
        const WireResponse answer = world.send(sent.from, sent.request, &raw);
        expect(!answer.err_msg.startsWith(QLatin1String("UNSIGNED")), answer.err_msg);
        if (sent.fenced) {
            expect(!answer.success, QStringLiteral("a message given up took effect"));
            return;
        }
        if (sent.answer.isEmpty()) {
            sent.answer = raw;
            sent.success = answer.success;
        }
        expect(raw == sent.answer, QStringLiteral("a repeat was answered otherwise"));
    }

    void giveUp()
    {
        if (messages.empty())
            return;
        Sent& sent = messages[static_cast<std::size_t>(upTo(static_cast<int>(messages.size())))];
        const auto told = world.ask(sent.from, QStringLiteral("Y001"), {},
            data({ { QStringLiteral("omsgid"), sent.request.msgid },
                { QStringLiteral("oinfno"), sent.request.infno } }));
        const bool landed = told.output[u"result"][u"landed"].text() == QLatin1String("1");
        expect(told.success && landed == !sent.answer.isEmpty(),
            QStringLiteral("the fence does not know what landed"));
        sent.fenced = !landed;
    }

    /// Somebody at a window does what may be done to a filing, or what may not.
    void reviewOne()
    {
        std::vector<StoredFiling> waiting;
        for (const FilingState state :
            { FilingState::InReview, FilingState::Draft, FilingState::NeedMaterial })
            for (StoredFiling& one :
                m_ledger->filingsIn(state).value_or(std::vector<StoredFiling>()))
                waiting.push_back(std::move(one));
        if (waiting.empty())
            return;
        const Filing& filing =
            waiting[static_cast<std::size_t>(upTo(static_cast<int>(waiting.size())))].filing;
        const auto act = [&](ReviewAction action, const StationName& at) {
            make(at, QStringLiteral("Y106"), QStringLiteral("650000"),
                toWire(Judgement { action, filing.number, {}, FilingRole::Reviewer,
                    { QStringLiteral("proof") }, { QStringLiteral("R12") } }),
                oneOf(QStringLiteral("1002 1002 1003").split(u' ')));
        };
        if (filing.state == FilingState::InReview && upTo(6) > 0) {
            act(ReviewAction::Claim, World::office());
            act(upTo(3) > 0       ? ReviewAction::Approve
                    : upTo(2) > 0 ? ReviewAction::Refuse
                                  : ReviewAction::Ask,
                World::office());
        } else if (filing.state == FilingState::Draft && upTo(6) > 0) {
            act(ReviewAction::Submit, World::window());
        } else if (filing.state == FilingState::NeedMaterial && upTo(6) > 0) {
            act(ReviewAction::Supplement, World::window());
        } else {
            act(upTo(2) > 0 ? ReviewAction::Withdraw : ReviewAction::Release, World::office());
        }
    }

    /// The library may lose the answer, be gone, or take it.
    void upload()
    {
        const auto way = [&](const LibraryEntry& entry) -> Result<LibraryAnswer> {
            const int luck = upTo(4);
            if (luck == 0)
                return fail(ErrorCode::LinkDown, QStringLiteral("library"));
            auto answer = library.tell(entry);
            if (luck == 1)
                return fail(ErrorCode::LinkTimeout, QStringLiteral("library"));
            return answer;
        };
        expect(uploadFilings(*m_ledger, way, 1000).has_value(), QStringLiteral("upload broke"));
    }

    /// At most one granted filing on a day of a scope.
    void checkDays()
    {
        for (const QString& id : std::as_const(m_people)) {
            const auto policy = policies.find(insuredRegion(id), world.clock().today());
            const auto mine = filings(id);
            for (std::size_t i = 0; policy && i < mine.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    expect(!mine[i].isGranted() || !mine[j].isGranted()
                            || !shareScope(mine[i], mine[j], (*policy)->filing.overlap)
                            || !meet(mine[i].begin, mine[i].end, mine[j].begin, mine[j].end),
                        QStringLiteral("%1 and %2 both count on one day")
                            .arg(mine[i].number, mine[j].number));
        }
    }

    /// The number a message was answered with.
    static QString numberIn(const Sent& sent)
    {
        const auto answer = decodeResponse(sent.answer);
        return answer ? answer->output[u"result"][u"trt_dcla_detl_sn"].text() : QString();
    }

    /// Nothing lost, nothing doubled: one Record for each message that landed, one filing for each
    /// that made one.
    void checkLedger()
    {
        for (const Sent& sent : messages) {
            const auto count = [&](const char* sql) {
                return world.query(qPrintable(QString::fromLatin1(sql).arg(sent.request.msgid)));
            };
            expect(count("SELECT count(*) FROM message WHERE msgid = '%1'")
                    == (sent.fenced ? QStringLiteral("0") : QStringLiteral("1")),
                QStringLiteral("a Record is lost or doubled"));
            const QString made = count("SELECT count(*) FROM filing WHERE msgid = '%1'");
            const bool mustFile = sent.success
                && (sent.request.infno == QLatin1String("Y101")
                    || sent.request.infno == QLatin1String("Y107"));
            expect(!mustFile || made == QLatin1String("1"), QStringLiteral("a filing is lost"));
            expect(sent.success || made == QLatin1String("0"),
                QStringLiteral("a refused message has filed"));
        }
        std::set<QString> numbers;
        for (const Sent& sent : messages)
            if (sent.success)
                numbers.insert(numberIn(sent));
        expect(world.query("SELECT count(*) FROM filing").toULongLong() == numbers.size(),
            QStringLiteral("other filings than those answered"));
        const auto odds = filingsAtOdds(*m_ledger, policies, world.clock().today());
        expect(odds && odds->isEmpty(), odds ? odds->join(u' ') : QStringLiteral("unchecked"));
        expect(world.query("SELECT count(*) FROM filing WHERE msgid NOT IN "
                           "(SELECT msgid FROM message WHERE success = 1)")
                == QLatin1String("0"),
            QStringLiteral("a filing of nobody"));
        expect(world.query("SELECT count(*) FROM alarm") == QLatin1String("0"),
            QStringLiteral("an alarm without cause"));
        expect(world.query("SELECT count(*) FROM filing WHERE upload = 'queued'")
                == QLatin1String("0"),
            QStringLiteral("the library was not told of all"));
        // The province tells its own library as well, so this one may lack the latest, never
        // differ.
        for (const auto& [number, entry] : library.entries()) {
            const auto stored = m_ledger->filing(number);
            expect(stored && *stored
                    && (entry.revision < (*stored)->revision
                        || (entry.revision == (*stored)->revision
                            && entry.end == (*stored)->filing.end)),
                QStringLiteral("the library knows %1 otherwise").arg(number));
        }
    }

    std::mt19937 m_random;
    QStringList m_people;
    std::unique_ptr<Ledger> m_ledger;
};

} // namespace

class TestExactlyOnce : public QObject {
    Q_OBJECT
public:
    /// Sixteen thousand signatures take longer than Qt lets a test take, on a slow machine.
    static void initMain()
    {
        if (isLong())
            qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    }
private Q_SLOTS:
    void anyOrder_anyLoss_oneCountsADay_noneIsLostOrDoubled_data()
    {
        QTest::addColumn<unsigned>("seed");
        const unsigned seeds = isLong() ? 500 : 16;
        for (unsigned seed = 1; seed <= seeds; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyOrder_anyLoss_oneCountsADay_noneIsLostOrDoubled()
    {
        QFETCH(unsigned, seed);
        Simulation simulation(seed);
        QVERIFY2(simulation.world.province(), qPrintable(simulation.world.error()));
        for (int i = 0; i < 200 && simulation.problem.isEmpty(); ++i)
            simulation.step();
        simulation.finish();
        QVERIFY2(simulation.problem.isEmpty(),
            qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(simulation.problem)));
        const int filed = simulation.world.query("SELECT count(*) FROM filing").toInt();
        QVERIFY2(filed >= 3, qPrintable(QStringLiteral("seed %1: %2 filed").arg(seed).arg(filed)));
        qInfo("seed %u: %d messages, %d filings, %s changes told", seed,
            int(simulation.messages.size()), filed,
            qPrintable(simulation.world.query("SELECT sum(revision) FROM filing")));
    }

    /// NX-23: sixteen thousand filings, every one decided and in the national library.
    void crowd_filesAllAtOnce_allAreDecidedAndUploaded()
    {
        const int people = isLong() ? 16000 : 1600;
        World world;
        QVERIFY(world.tamper(qPrintable(QStringLiteral(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
            "INSERT INTO person(psn_no, psn_cert_type, certno, psn_name, gend, naty, brdy, tel, "
            "card_no, card_sn, ec_token) SELECT 'P' || i, '01', 'C' || i, '某', '1', '01', "
            "'1950-01-01', '', '', '', '' FROM n")
                                            .arg(people))));
        QVERIFY(world.tamper("INSERT INTO insurance SELECT psn_no, '310', '650100', '1201', '1', "
                             "'1998-01-01', '', 0, 0, '' FROM person WHERE psn_no LIKE 'P%'"));
        int refused = 0;
        for (int i = 1; i <= people; ++i) {
            Json input = filingInput(
                QStringLiteral("NX-23"), i % 3 == 0 ? QStringLiteral("T3") : QStringLiteral("L2"));
            input = withMember(input, QStringLiteral("psn_no"), QStringLiteral("P%1").arg(i));
            input = withMember(input, QStringLiteral("certno"), QStringLiteral("C%1").arg(i));
            input = withMember(input, QStringLiteral("psn_name"), QStringLiteral("某"));
            input = withMember(input, QStringLiteral("psn_cert_type"), QStringLiteral("01"));
            const WireRequest request = world.message(
                World::kiosk(), QStringLiteral("Y101"), QStringLiteral("650100"), input);
            const auto answer =
                world.province()->handle(request.infno, encodeRequest(request), World::kiosk());
            const auto read = decodeResponse(answer.body);
            refused += read && read->success && !answer.signature.isEmpty() ? 0 : 1;
        }
        QCOMPARE(refused, 0);
        for (int i = 0; i < people / 200; ++i)
            QVERIFY(world.province()->tend());
        const auto counted = [&](const char* sql) { return world.query(sql).toInt(); };
        QCOMPARE(counted("SELECT count(*) FROM message WHERE success = 1"), people);
        QCOMPARE(counted("SELECT count(*) FROM filing WHERE state = 'EFFECTIVE' "
                         "AND decided_by = 'system' AND decided_at <> '' AND rules <> ''"),
            people);
        QCOMPARE(counted("SELECT count(*) FROM filing WHERE upload = 'ok'"), people);
        QCOMPARE(counted("SELECT count(*) FROM filing WHERE upload <> 'ok'"), 0);
    }
};

QTEST_GUILESS_MAIN(TestExactlyOnce)
#include "tst_exactly_once.moc"
