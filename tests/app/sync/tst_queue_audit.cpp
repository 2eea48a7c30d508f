// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/earlier_queues.h"
#include "app/sync/queue_audit.h"

#include "app/base/clock.h"
#include "app/crypto/signing.h"
#include "app/transactions/envelope.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yidi;

namespace {

const QString device = QStringLiteral("KIOSK-001");
const QString epochA = QStringLiteral("00000000000000aa");
const QString epochB = QStringLiteral("00000000000000bb");
const QDateTime now = chinaTime(QDate(2017, 3, 31), QTime(9, 0));

using Places = std::map<std::int64_t, OwnPlace>;
using Rows = std::map<std::int64_t, RangeRow>;

/// Both sides of one epoch.
struct Sides {
    Places here;
    Rows there;
};
using World = std::map<QString, Sides>;

RangeRow rowAt(const QString& epoch, std::int64_t number)
{
    RangeRow row;
    row.number = number;
    row.msgid = QStringLiteral("H64010400001201703310900") + epoch.right(1)
        + QString::number(number).rightJustified(5, QLatin1Char('0'));
    row.infno = number % 3 == 0 ? QStringLiteral("2304") : QStringLiteral("Y101");
    row.link = sm3Hex(row.msgid.toUtf8());
    row.end = number % 7 == 0 ? MessageEnd::Refused : MessageEnd::Done;
    if (number % 3 == 0 && row.end == MessageEnd::Done) {
        row.total = Fen(number * 100);
        row.fund = Fen(number * 70);
    }
    return row;
}

World agreeing(const QString& epoch, std::int64_t count)
{
    World world;
    for (std::int64_t number = 1; number <= count; ++number) {
        const RangeRow row = rowAt(epoch, number);
        world[epoch].here[number] = { row, OwnPlace::Standing::Ended };
        world[epoch].there[number] = row;
    }
    return world;
}

QueueBook bookOf(const World& world)
{
    QueueBook book;
    for (const auto& [epoch, sides] : world)
        if (!sides.here.empty())
            book.epochs.push_back({ epoch, sides.here.rbegin()->first, 0 });
    book.range = [&world](const QString& epoch, std::int64_t from, std::int64_t to) {
        std::vector<OwnPlace> places;
        const auto sides = world.find(epoch);
        if (sides != world.end())
            for (auto at = sides->second.here.lower_bound(from);
                 at != sides->second.here.end() && at->first <= to; ++at)
                places.push_back(at->second);
        return Result<std::vector<OwnPlace>>(places);
    };
    return book;
}

/// What an honest province says.
RangeAnswer provinceSays(const World& world, const RangeQuery& query)
{
    RangeAnswer answer;
    answer.deviceNo = device;
    answer.epoch = query.epoch;
    answer.from = query.from;
    answer.to = query.to;
    if (query.epoch.isEmpty()) {
        for (const auto& [epoch, sides] : world)
            if (!sides.there.empty())
                answer.epochs.push_back({ epoch, sides.there.rbegin()->first,
                    static_cast<std::int64_t>(sides.there.size()) });
        return answer;
    }
    std::vector<RangeRow> rows;
    const Rows& there = world.at(query.epoch).there;
    for (auto at = there.lower_bound(query.from); at != there.end() && at->first <= query.to; ++at)
        if (std::find(query.skip.begin(), query.skip.end(), at->first) == query.skip.end())
            rows.push_back(at->second);
    answer.count = static_cast<std::int64_t>(rows.size());
    answer.hash = sm3Hex(rangeText(rows));
    answer.equal = answer.count == query.count && answer.hash == query.hash;
    answer.groups = groupsOf(rows);
    if (query.list)
        answer.rows = rows;
    return answer;
}

ProvedAnswer proved(const RangeAnswer& answer)
{
    WireResponse response;
    response.success = true;
    response.output = toWire(answer);
    return { QStringLiteral("m"), encodeResponse(response), "signature" };
}

struct Outcome {
    QueueReport report;
    std::optional<Error> failure;
    int questions = 0;
    std::int64_t widest = 0;
    std::size_t proofs = 0;
};

template <class Tell>
Outcome talk(const World& world, Tell tell, const std::vector<EpochSeen>& earlier = {})
{
    QueueBook book = bookOf(world);
    book.earlier = earlier;
    QueueAudit audit(std::move(book), QStringLiteral("H64010400001"), device);
    Outcome outcome;
    while (true) {
        const auto queries = audit.questions();
        if (queries.empty())
            break;
        std::vector<Result<ProvedAnswer>> answers;
        for (const RangeQuery& query : queries) {
            // There and back over the wire, as it will be.
            const auto asked = fromWire<RangeQuery>(toWire(query), QStringLiteral("input")).value();
            if (asked != query)
                qFatal("the question does not survive the wire");
            answers.push_back(tell(asked));
            ++outcome.questions;
            outcome.widest = std::max(outcome.widest, query.to - query.from + 1);
        }
        audit.answered(answers);
    }
    outcome.report = audit.report(now);
    outcome.failure = audit.failure();
    outcome.proofs = audit.proofs().size();
    return outcome;
}

Outcome compare(const World& world, const std::vector<EpochSeen>& earlier = {})
{
    return talk(
        world,
        [&](const RangeQuery& query) {
            return Result<ProvedAnswer>(proved(provinceSays(world, query)));
        },
        earlier);
}

/// "kind number" of each finding.
QStringList found(const Outcome& outcome)
{
    QStringList list;
    for (const QueueFinding& finding : outcome.report.findings)
        list.append(
            QStringLiteral("%1 %2").arg(queueFindingName(finding.kind)).arg(finding.number));
    return list;
}

} // namespace

class TestQueueAudit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoEqualSides_agreeInFewQuestions()
    {
        const World world = agreeing(epochA, 10'000);
        const Outcome outcome = compare(world);
        QVERIFY(!outcome.failure);
        QVERIFY(outcome.report.agrees());
        QCOMPARE(outcome.report.compared, 10'000);
        QCOMPARE(outcome.report.open, 0);
        QCOMPARE(outcome.questions, 1 + 10);
        QCOMPARE(outcome.proofs, std::size_t { 10 });
        QCOMPARE(outcome.widest, widestRange);
        Fen fund;
        for (const QueueGroup& group : outcome.report.groups)
            fund += group.fund;
        std::int64_t expected = 0;
        for (std::int64_t number = 1; number <= 10'000; ++number)
            expected += rowAt(epochA, number).fund.value();
        QCOMPARE(fund, Fen(expected));
    }

    void anEmptyQueue_agrees()
    {
        const Outcome outcome = compare({});
        QVERIFY(!outcome.failure && outcome.report.agrees());
        QCOMPARE(outcome.questions, 1);
    }

    void whatIsOpen_isLeftOutOnBothSides()
    {
        World world = agreeing(epochA, 100);
        for (const std::int64_t number : { 1, 50, 100 })
            world[epochA].here[number].standing = OwnPlace::Standing::Open;
        world[epochA].there.erase(50); // the others have landed already
        world[epochA].here[60].standing = OwnPlace::Standing::NeverLeft;
        world[epochA].there.erase(60);
        const Outcome outcome = compare(world);
        QCOMPARE(found(outcome), QStringList());
        QCOMPARE(outcome.report.open, 3);
        QCOMPARE(outcome.report.compared, 96);
        QCOMPARE(outcome.questions, 2);
    }

    void everyDifference_isFoundAndNamed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("expected");
        for (const char* name : { "lost_there", "unknown_here", "altered", "other_end",
                 "other_end never left", "other_amount", "gap" })
            QTest::newRow(name) << QString::fromLatin1(name)
                                << QString::fromLatin1(name).section(QLatin1Char(' '), 0, 0);
    }
    void everyDifference_isFoundAndNamed()
    {
        QFETCH(QString, change);
        QFETCH(QString, expected);
        for (const std::int64_t size : { 1, 63, 64, 65, 1024, 1025, 3000 }) {
            for (const std::int64_t number : { std::int64_t { 1 }, (size + 1) / 2, size }) {
                World world = agreeing(epochA, size);
                Sides& sides = world[epochA];
                if (change == QStringLiteral("lost_there"))
                    sides.there.erase(number);
                else if (change == QStringLiteral("unknown_here"))
                    sides.here.erase(number);
                else if (change == QStringLiteral("altered"))
                    sides.here[number].row.link = sm3Hex("edited");
                else if (change == QStringLiteral("other_end"))
                    sides.there[number].end = MessageEnd::Buried;
                else if (change == QStringLiteral("other_end never left"))
                    sides.here[number].standing = OwnPlace::Standing::NeverLeft;
                else if (change == QStringLiteral("other_amount"))
                    sides.there[number].fund += Fen(1);
                else if (number == size)
                    continue; // nobody can miss what neither side has at the end
                else
                    sides.here.erase(number), sides.there.erase(number);
                const Outcome outcome = compare(world);
                QVERIFY(!outcome.failure);
                QCOMPARE(
                    found(outcome), QStringList(QStringLiteral("%1 %2").arg(expected).arg(number)));
                QCOMPARE(outcome.report.compared, size - 1);
                QVERIFY(outcome.questions <= 1 + 3 + 8 + 2 + 1);
            }
        }
    }

    void anotherEpoch_isComparedAsWell()
    {
        World world = agreeing(epochA, 10);
        world.merge(agreeing(epochB, 5));
        world[epochA].here.clear(); // the file was begun anew
        const Outcome outcome = compare(world);
        QCOMPARE(outcome.report.found, 10);
        QCOMPARE(outcome.report.compared, 5);
        for (const QueueFinding& finding : outcome.report.findings) {
            QCOMPARE(finding.kind, QueueFindingKind::UnknownHere);
            QCOMPARE(finding.epoch, epochA);
        }
    }

    void whatWasWipedOwingNothing_isNotLookedFor()
    {
        World world = agreeing(epochA, 10);
        world.merge(agreeing(epochB, 5));
        world[epochA].here.clear();
        const Outcome wiped = compare(world, { { epochA, 10, 0 } });
        QCOMPARE(found(wiped), QStringList());
        QCOMPARE(wiped.report.compared, 5);
        // More than that is somebody else's doing …
        QCOMPARE(found(compare(world, { { epochA, 8, 0 } })),
            (QStringList { QStringLiteral("unknown_here 9"), QStringLiteral("unknown_here 10") }));
        // … and what is here again is looked at again.
        world[epochB].there.erase(3);
        QCOMPARE(found(compare(world, { { epochA, 10, 0 }, { epochB, 5, 0 } })),
            QStringList(QStringLiteral("lost_there 3")));
    }

    void earlierQueues_knowTheMostOfEachEpoch()
    {
        EarlierQueues earlier;
        earlier.add(QStringLiteral("m7"), { { epochA, 7, 7 }, { epochB, 0, 0 } });
        earlier.add(QStringLiteral("m5"), { { epochA, 5, 5 }, { epochB, 2, 2 } }); // an older copy
        QCOMPARE(earlier.lastMsgId, QStringLiteral("m7"));
        QCOMPARE(earlier.epochs, (std::vector<EpochSeen> { { epochA, 7, 0 }, { epochB, 2, 0 } }));
    }

    void aLongList_isCountedToItsEnd()
    {
        World world = agreeing(epochA, 2000);
        world[epochA].there.clear(); // an old ledger put back
        const Outcome outcome = compare(world);
        QCOMPARE(outcome.report.found, 2000);
        QCOMPARE(outcome.report.findings.size(), mostFindings);
        QVERIFY(!outcome.report.agrees());
    }

    void manyDifferences_atRandom_areFoundExactly()
    {
        auto* random = QRandomGenerator::global();
        const quint32 seed = qEnvironmentVariableIsSet("YIDI_SEED")
            ? static_cast<quint32>(qEnvironmentVariableIntValue("YIDI_SEED"))
            : random->generate() % 1'000'000;
        QRandomGenerator dice(seed);
        for (int round = 0; round < 200; ++round) {
            const std::int64_t size = 1 + dice.bounded(700);
            World world = agreeing(epochA, size);
            Sides& sides = world[epochA];
            QStringList expected;
            for (std::int64_t number = 1; number < size; ++number) {
                const quint32 luck = dice.bounded(40U);
                const char* kind = nullptr;
                if (luck == 0)
                    kind = "lost_there", sides.there.erase(number);
                else if (luck == 1)
                    kind = "unknown_here", sides.here.erase(number);
                else if (luck == 2)
                    kind = "altered", sides.there[number].link = sm3Hex("x");
                else if (luck == 3)
                    kind = "other_end", sides.there[number].end = MessageEnd::Buried;
                else if (luck == 4)
                    kind = "gap", sides.there.erase(number), sides.here.erase(number);
                else if (luck == 5)
                    sides.here[number].standing = OwnPlace::Standing::Open;
                else if (luck == 6)
                    sides.here[number].standing = OwnPlace::Standing::Open,
                    sides.there.erase(number);
                if (kind)
                    expected.append(QStringLiteral("%1 %2").arg(QLatin1String(kind)).arg(number));
            }
            const Outcome outcome = compare(world);
            if (found(outcome) != expected || outcome.failure)
                qCritical("seed %u, round %d", seed, round);
            QCOMPARE(found(outcome), expected);
        }
    }

    void answersThatDoNotFit_endIt_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char* fault :
            { "another station", "another epoch", "another range", "claims", "silence", "refusal" })
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void answersThatDoNotFit_endIt()
    {
        QFETCH(QString, fault);
        World world = agreeing(epochA, 100);
        if (fault == QStringLiteral("claims"))
            world[epochA].there.erase(3);
        const Outcome outcome = talk(world, [&](const RangeQuery& query) -> Result<ProvedAnswer> {
            RangeAnswer answer = provinceSays(world, query);
            if (query.epoch.isEmpty())
                return proved(answer);
            if (fault == QStringLiteral("another station"))
                answer.deviceNo = QStringLiteral("KIOSK-002");
            if (fault == QStringLiteral("another epoch"))
                answer.epoch = epochB;
            if (fault == QStringLiteral("another range"))
                answer.to = 99;
            if (fault == QStringLiteral("claims"))
                answer.equal = true;
            if (fault == QStringLiteral("silence"))
                return fail(ErrorCode::LinkTimeout);
            if (fault == QStringLiteral("refusal")) {
                WireResponse response;
                response.err_msg = QStringLiteral("no");
                return ProvedAnswer { {}, encodeResponse(response), {} };
            }
            return proved(answer);
        });
        if (fault == QStringLiteral("claims")) { // a word does not count against a hash
            QCOMPARE(found(outcome), QStringList(QStringLiteral("lost_there 3")));
            return;
        }
        QVERIFY(outcome.failure);
        QCOMPARE(outcome.report.compared, 0);
    }
};

QTEST_GUILESS_MAIN(TestQueueAudit)
#include "tst_queue_audit.moc"
