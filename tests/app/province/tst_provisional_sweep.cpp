// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// What holds for provisional settlements whatever happens on the way: they come late, twice, out of
// order, after being given up or never; the person is settled on line meanwhile, something is
// cancelled, the province is stopped, clerks close what is open. Each row is a seed; YIDI_LONG=1
// tries many more of them.
#include "support_provisional.h"

#include <QTest>

#include <random>

using namespace yidi;
using namespace yidi::test;

namespace {

bool isLong()
{
    return qEnvironmentVariableIntValue("YIDI_LONG") > 0;
}

struct Sent {
    WireRequest request;
    QByteArray answer; ///< the first one; empty: it has not arrived yet
    bool success = false;
    bool fenced = false;
};

class Simulation {
public:
    FallingDeductible policies;
    World world { policies.path() };
    std::vector<Sent> messages;
    QString problem; ///< the first thing that did not hold

    explicit Simulation(unsigned seed)
        : m_random(seed)
    {
        for (const char* id : { "NX-01", "NX-23", "HI-01" })
            m_people.append(QString::fromLatin1(id));
        m_accounts = world.query("SELECT sum(balc) FROM insurance");
        for (const QString& id : std::as_const(m_people))
            newStay(id);
    }

    void step()
    {
        const QString id = m_people[upTo(int(m_people.size()))];
        switch (upTo(16)) {
        case 0:
        case 1:
            newStay(id);
            break;
        default:
            promise(id);
            break;
        case 7:
        case 8:
            if (!messages.empty())
                arrive(messages[std::size_t(upTo(int(messages.size())))]);
            break;
        case 9:
        case 10:
            settleOnline(id);
            break;
        case 11:
            cancelLast(id);
            break;
        case 12:
            giveUp();
            break;
        case 13:
            world.reopen();
            break;
        case 14:
        case 15:
            closeOne();
            break;
        }
        world.clock().advanceMs(61'000);
        checkOpen();
    }

    void finish()
    {
        for (Sent& sent : messages)
            arrive(sent);
        checkOpen();
        checkLedger();
    }

private:
    int upTo(int bound) { return std::uniform_int_distribution(0, bound - 1)(m_random); }
    void expect(bool holds, const QString& what)
    {
        if (!holds && problem.isEmpty())
            problem = what;
    }
    int count(const char* sql) { return world.query(sql).toInt(); }

    void newStay(const QString& id)
    {
        QStringList& stays = m_stays[id];
        const QDate begin = QDate(2017, 1, 2).addDays(4 * stays.size());
        if (begin > QDate(2017, 3, 25))
            return;
        const QString visit = playStay(world, id, begin, begin.addDays(2));
        expect(visit.startsWith(QLatin1Char('S')), visit);
        stays.append(visit);
    }

    QString anyStay(const QString& id)
    {
        const QStringList& stays = m_stays[id];
        return stays[upTo(int(stays.size()))];
    }

    /// By a snapshot taken now or long ago; the message may arrive at once.
    void promise(const QString& id)
    {
        const QString visit = anyStay(id);
        auto station = m_stations.find(id);
        if (station == m_stations.end() || !station->second.knows(visit) || upTo(5) == 0)
            station = m_stations.insert_or_assign(id, CutOff(world, id)).first;
        const auto shown = station->second.settle(visit);
        if (!shown)
            return;
        messages.push_back({ world.message(World::kiosk(), QStringLiteral("Y302"),
                                 insuredRegion(id), station->second.input(*shown)),
            {} });
        if (upTo(3) > 0)
            arrive(messages.back());
    }

    void arrive(Sent& sent)
    {
        QByteArray raw;
        const WireResponse answer = world.send(World::kiosk(), sent.request, &raw);
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

    void settleOnline(const QString& id)
    {
        world.ask(World::hospital(), QStringLiteral("2304"), insuredRegion(id),
            settleInput(id, anyStay(id)));
    }

    void cancelLast(const QString& id)
    {
        const QString setlId = world.query(qPrintable(
            QStringLiteral("SELECT setl_id FROM settlement WHERE psn_no = '%1' AND refd_setl_flag "
                           "= 0 AND setl_id NOT IN (SELECT init_setl_id FROM settlement) "
                           "ORDER BY seq DESC LIMIT 1")
                .arg(personNo(id))));
        const QString visit = world.query(qPrintable(
            QStringLiteral("SELECT mdtrt_id FROM settlement WHERE setl_id = '%1'").arg(setlId)));
        if (setlId.isEmpty())
            return;
        const auto answer = world.ask(World::window(), QStringLiteral("2305"), insuredRegion(id),
            data({ { QStringLiteral("setl_id"), setlId }, { QStringLiteral("mdtrt_id"), visit },
                { QStringLiteral("psn_no"), personNo(id) } }),
            QStringLiteral("1001"));
        expect(answer.success, QStringLiteral("the last is not cancelled: ") + answer.err_msg);
    }

    void giveUp()
    {
        if (messages.empty())
            return;
        Sent& sent = messages[std::size_t(upTo(int(messages.size())))];
        const auto told = world.ask(World::kiosk(), QStringLiteral("Y001"), {},
            data({ { QStringLiteral("omsgid"), sent.request.msgid },
                { QStringLiteral("oinfno"), sent.request.infno } }));
        const bool landed = told.output[u"result"][u"landed"].text() == QLatin1String("1");
        expect(told.success && landed == !sent.answer.isEmpty(),
            QStringLiteral("the fence does not know what landed"));
        sent.fenced = !landed;
    }

    void closeOne()
    {
        const auto rows = provisionals(world);
        if (rows.empty())
            return;
        const ProvisionalRow& row = rows[std::size_t(upTo(int(rows.size())))];
        const auto answer = world.ask(World::window(), QStringLiteral("Y304"), {},
            toWire(ProvisionalClosing { row.number, QStringLiteral("collected") }),
            QStringLiteral("1001"));
        expect(answer.success == isOpen(row.state), QStringLiteral("closed what is not open"));
    }

    /// Never more than one of a person that stands and is not agreed.
    void checkOpen()
    {
        expect(count("SELECT count(*) FROM (SELECT psn_no FROM provisional WHERE state = "
                     "'difference' GROUP BY psn_no HAVING count(*) > 1)")
                == 0,
            QStringLiteral("two open of one person"));
    }

    void checkLedger()
    {
        for (const Sent& sent : messages) {
            const auto rows = [&](const char* sql) {
                return count(qPrintable(QString::fromLatin1(sql).arg(sent.request.msgid)));
            };
            const int landed = sent.fenced ? 0 : 1;
            expect(rows("SELECT count(*) FROM message WHERE msgid = '%1'") == landed
                    && rows("SELECT count(*) FROM provisional WHERE msgid = '%1'") == landed,
                QStringLiteral("a provisional settlement is lost or doubled"));
            expect(rows("SELECT count(*) FROM settlement WHERE msgid = '%1'")
                    == (sent.success ? 1 : 0),
                QStringLiteral("settled and refused at once, or neither"));
        }
        const std::pair<const char*, const char*> never[] = {
            { "SELECT count(*) FROM provisional p JOIN settlement s USING(msgid) WHERE state = "
              "'confirmed' AND (s.psn_part_amt <> shown OR s.medfee_sumamt <> p.medfee_sumamt OR "
              "s.fund_pay_sumamt <> p.fund_pay_sumamt)",
                "confirmed what differs" },
            { "SELECT count(*) FROM provisional p JOIN settlement s USING(msgid) WHERE state = "
              "'difference' AND s.psn_part_amt = shown AND s.fund_pay_sumamt = p.fund_pay_sumamt",
                "a difference without one" },
            { "SELECT count(*) FROM provisional p JOIN settlement s USING(msgid) "
              "WHERE s.psn_part_amt <> share OR s.setl_id <> p.setl_id",
                "another settlement than the one told" },
            { "SELECT count(*) FROM (SELECT mdtrt_id FROM settlement WHERE refd_setl_flag = 0 AND "
              "setl_id NOT IN (SELECT init_setl_id FROM settlement) GROUP BY mdtrt_id "
              "HAVING count(*) > 1)",
                "a stay settled twice" },
            { "SELECT (SELECT coalesce(sum(delta), 0) FROM accumulator WHERE name = 'admissions') "
              "- (SELECT count(*) FROM settlement WHERE refd_setl_flag = 0 AND setl_id NOT IN "
              "(SELECT init_setl_id FROM settlement))",
                "the year counts other stays than those settled" },
            { "SELECT count(*) FROM alarm", "an alarm without cause" },
        };
        for (const auto& [sql, what] : never)
            expect(world.query(sql) == QLatin1String("0"), QString::fromLatin1(what));
        expect(world.query("SELECT sum(balc) FROM insurance") == m_accounts,
            QStringLiteral("an account was touched"));
    }

    std::mt19937 m_random;
    QStringList m_people;
    QString m_accounts;
    std::map<QString, QStringList> m_stays;
    std::map<QString, CutOff> m_stations; ///< the snapshot held of each
};

} // namespace

class TestProvisionalSweep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anyOrder_anyLoss_noneIsLostDoubledOrOpenTwice_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= (isLong() ? 200 : 6); ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyOrder_anyLoss_noneIsLostDoubledOrOpenTwice()
    {
        QFETCH(unsigned, seed);
        Simulation simulation(seed);
        QVERIFY2(simulation.world.province(), qPrintable(simulation.world.error()));
        for (int i = 0; i < 100 && simulation.problem.isEmpty(); ++i)
            simulation.step();
        simulation.finish();
        QVERIFY2(simulation.problem.isEmpty(),
            qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(simulation.problem)));
        const QString states =
            simulation.world.query("SELECT group_concat(state || ' ' || n, ', ') FROM "
                                   "(SELECT state, count(*) AS n FROM provisional GROUP BY state)");
        QVERIFY2(states.contains(QLatin1String("confirmed")), qPrintable(states));
        qInfo(
            "seed %u: %d messages: %s", seed, int(simulation.messages.size()), qPrintable(states));
    }
};

QTEST_GUILESS_MAIN(TestProvisionalSweep)
#include "tst_provisional_sweep.moc"
