// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0

// Whatever a hospital does with a person's stays, in any order, with repetitions, lost answers and
// reversals: years, accounts and admissions are what the standing settlements make them, a repeat
// is answered as before, and when everything is undone nothing is left. Each row is a seed;
// YIDI_LONG=1 tries many more of them.
#include "support_stay.h"

#include "app/base/dates.h"

#include <QTest>

#include <memory>
#include <random>

using namespace yidi;
using namespace yidi::test;

namespace {

/// What a message was answered with the first time.
struct Told {
    StationName from;
    WireRequest request;
    QByteArray answer;
};

class History {
public:
    World world;
    QString problem; ///< the first thing that did not hold

    explicit History(unsigned seed)
        : m_random(seed)
        , m_start(moneyState(world))
    {
        for (const char* person : { "NX-01", "HI-01" })
            for (int i = 0; i < 3; ++i)
                m_stays.push_back(std::make_unique<Stay>(world, QString::fromLatin1(person)));
    }

    void step()
    {
        Stay& stay = *m_stays[static_cast<std::size_t>(upTo(static_cast<int>(m_stays.size())))];
        stay.useAccount = upTo(2) == 0;
        world.clock().advanceMs(qint64 { 1000 } * (1 + upTo(100'000)));
        static_cast<void>(world.province()->tend()); // so that no message has to
        act(stay);
        keep(stay);
        check();
    }

    /// Undoes all that stands, the last first, whoever made it.
    void undoAll()
    {
        for (;;) {
            const QString last = world.query(
                "SELECT setl_id FROM settlement s WHERE refd_setl_flag = 0 AND NOT EXISTS (SELECT "
                "1 FROM settlement u WHERE u.init_setl_id = s.setl_id) ORDER BY seq DESC");
            if (last.isNull())
                break;
            const QString visit = world.query(qPrintable(
                QStringLiteral("SELECT mdtrt_id FROM settlement WHERE setl_id = '%1'").arg(last)));
            for (const auto& stay : m_stays)
                if (stay->mdtrtId == visit && !stay->cancelSettlement(last).success)
                    return expect(false, QStringLiteral("the last settlement cannot be undone"));
        }
        const QString sums = world.query("SELECT count(*) FROM (SELECT sum(delta) AS left "
                                         "FROM accumulator GROUP BY psn_no, year, name) "
                                         "WHERE left <> 0");
        expect(sums == QLatin1String("0"), QStringLiteral("something is left in a year"));
        expect(balances() == m_start.section(QLatin1Char('\n'), 1, 1),
            QStringLiteral("an account is not what it was"));
    }

    int settled = 0; ///< how often something was: a history without proves nothing

private:
    int upTo(int bound) { return std::uniform_int_distribution(0, bound - 1)(m_random); }
    void expect(bool holds, const QString& what)
    {
        if (!holds && problem.isEmpty())
            problem = what;
    }
    QString balances() { return moneyState(world).section(QLatin1Char('\n'), 1, 1); }

    void act(Stay& stay)
    {
        if (stay.mdtrtId.isEmpty()) {
            stay.admit(wireDateTime(world.clock().now()));
            return;
        }
        switch (upTo(14)) {
        case 0:
        case 1:
        case 2:
            charge(stay);
            break;
        case 3:
            stay.cancelFee(upTo(3) == 0 ? QStringLiteral("0000") : anyOf(m_serials));
            break;
        case 4:
        case 5:
            stay.discharge(wireDateTime(world.clock().now()));
            break;
        case 6:
        case 7:
            settleAsEstimated(stay, false);
            break;
        case 8:
            settleAsEstimated(stay, true);
            break;
        case 9:
            undoAsBefore(stay);
            break;
        case 10:
            stay.cancelDischarge();
            break;
        case 11:
            if (stay.cancelAdmission().success)
                stay.mdtrtId.clear();
            break;
        case 12:
            repeat();
            break;
        case 13:
            reverse(stay);
            break;
        }
    }

    void charge(Stay& stay)
    {
        const QString price =
            QStringLiteral("%1.%2").arg(upTo(4000)).arg(1 + upTo(99), 2, 10, QLatin1Char('0'));
        const QString items[] = { Stay::drugA(), Stay::drugB(), Stay::comfort() };
        const QString serial = QString::number(++m_serial);
        if (stay.charge(serial, price, wireDate(world.clock().today()), {}, items[upTo(3)]).success)
            m_serials += serial;
    }

    /// What was estimated is what is settled, and again after it was undone.
    void settleAsEstimated(Stay& stay, bool interim)
    {
        const auto estimate = stay.estimate(interim);
        const QString before = moneyState(world);
        const auto answer = stay.settle(interim);
        expect(answer.success == estimate.success, QStringLiteral("estimated and not settled"));
        if (!answer.success)
            return;
        ++settled;
        m_numbers += setlIdOf(answer);
        expect(same(estimate, answer), QStringLiteral("settled other than estimated"));
        if (upTo(2) == 0)
            return;
        keep(stay);
        expect(stay.cancelSettlement(setlIdOf(answer)).success, QStringLiteral("the last stays"));
        keep(stay);
        expect(moneyState(world) == before, QStringLiteral("undone, and not as before"));
        expect(same(stay.estimate(interim), estimate), QStringLiteral("W14"));
        expect(stay.settle(interim).success, QStringLiteral("not settled a second time"));
        m_numbers += setlIdOf(decodeResponse(stay.lastAnswer).value_or(WireResponse()));
    }

    static bool same(const WireResponse& a, const WireResponse& b)
    {
        for (QStringView name : { u"medfee_sumamt", u"act_pay_dedc", u"hifp_pay", u"hifob_pay",
                 u"fund_pay_sumamt", u"psn_part_amt", u"acct_pay", u"psn_cash_pay", u"balc" })
            if (a.output[u"setlinfo"][name].text() != b.output[u"setlinfo"][name].text())
                return false;
        return writeJson(a.output[u"setldetail"]) == writeJson(b.output[u"setldetail"]);
    }

    /// Any settlement of any stay; only the last of the person's year is undone.
    void undoAsBefore(Stay& stay)
    {
        if (!m_numbers.isEmpty())
            stay.cancelSettlement(anyOf(m_numbers));
    }

    /// Its answer was lost, or it comes twice, however late.
    void repeat()
    {
        if (m_told.empty())
            return;
        const Told told = m_told[static_cast<std::size_t>(upTo(static_cast<int>(m_told.size())))];
        const QString before = effects(world);
        QByteArray answer;
        world.send(told.from, told.request, &answer);
        expect(answer == told.answer, told.request.infno + QStringLiteral(": another answer"));
        expect(effects(world) == before, told.request.infno + QStringLiteral(": done twice"));
    }

    /// Some earlier message; twice, which must be as once.
    void reverse(Stay& stay)
    {
        if (m_told.empty())
            return;
        const Told told = m_told[static_cast<std::size_t>(upTo(static_cast<int>(m_told.size())))];
        const QString mine = personNo(stay.person);
        if (told.request.input[u"data"][u"psn_no"].text() != mine)
            return;
        const bool done = stay.reverse(told.request).success;
        keep(stay);
        const QString after = effects(world);
        expect(stay.reverse(told.request).success == done, QStringLiteral("reversed or not?"));
        expect(effects(world) == after, QStringLiteral("reversed twice"));
    }

    QString anyOf(const QStringList& list)
    {
        return list.isEmpty() ? QStringLiteral("0") : list[upTo(static_cast<int>(list.size()))];
    }

    void keep(const Stay& stay)
    {
        if (stay.last.infno.isEmpty() || stay.last.infno == QLatin1String("2303"))
            return;
        if (m_told.empty() || m_told.back().request.msgid != stay.last.msgid)
            m_told.push_back({ World::hospital(), stay.last, stay.lastAnswer });
    }

    void check()
    {
        const std::pair<const char*, const char*> none[] = {
            { "the years are not the sum of what stands",
                "SELECT count(*) FROM (SELECT psn_no, year, name, sum(delta) AS every, "
                "sum(CASE WHEN setl_id IN (SELECT setl_id FROM settlement s WHERE refd_setl_flag "
                "= 0 AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.init_setl_id = "
                "s.setl_id)) THEN delta ELSE 0 END) AS stands FROM accumulator GROUP BY psn_no, "
                "year, name) WHERE every <> stands" },
            { "a year below zero",
                "SELECT count(*) FROM (SELECT sum(delta) AS left FROM accumulator GROUP BY "
                "psn_no, year, name) WHERE left < 0" },
            { "admissions are not the stays that are settled",
                "SELECT coalesce((SELECT sum(delta) FROM accumulator WHERE name = 'admissions'), "
                "0) <> (SELECT count(DISTINCT mdtrt_id) FROM settlement s WHERE refd_setl_flag = 0 "
                "AND NOT EXISTS (SELECT 1 FROM settlement u WHERE u.init_setl_id = s.setl_id))" },
            { "a visit is closed by what does not stand",
                "SELECT count(*) FROM visit WHERE setl_id <> '' AND setl_id NOT IN (SELECT setl_id "
                "FROM settlement s WHERE refd_setl_flag = 0 AND mid_setl_flag = 0 AND NOT EXISTS "
                "(SELECT 1 FROM settlement u WHERE u.init_setl_id = s.setl_id))" },
            { "a line lies in what does not stand",
                "SELECT count(*) FROM fee_line WHERE setl_id <> '' AND setl_id NOT IN (SELECT "
                "setl_id FROM settlement s WHERE refd_setl_flag = 0 AND NOT EXISTS (SELECT 1 FROM "
                "settlement u WHERE u.init_setl_id = s.setl_id))" },
            { "settlements are not the lines in them",
                "SELECT count(*) FROM settlement s WHERE refd_setl_flag = 0 AND NOT EXISTS (SELECT "
                "1 FROM settlement u WHERE u.init_setl_id = s.setl_id) AND medfee_sumamt <> "
                "(SELECT coalesce(sum(det_item_fee_sumamt), 0) FROM fee_line f WHERE f.setl_id = "
                "s.setl_id AND cancelled_by = '')" },
            { "a stay is settled twice",
                "SELECT count(*) FROM (SELECT count(*) AS n FROM settlement s WHERE refd_setl_flag "
                "= 0 AND mid_setl_flag = 0 AND NOT EXISTS (SELECT 1 FROM settlement u WHERE "
                "u.init_setl_id = s.setl_id) GROUP BY mdtrt_id) WHERE n > 1" },
        };
        for (const auto& [what, question] : none)
            expect(world.query(question) == QLatin1String("0"), QString::fromLatin1(what));
        const QString spent = world.query(
            "SELECT group_concat(paid) FROM (SELECT coalesce((SELECT sum(acct_pay) FROM settlement "
            "s WHERE s.psn_no = i.psn_no), 0) + balc AS paid FROM insurance i ORDER BY psn_no)");
        if (m_wealth.isEmpty())
            m_wealth = spent;
        expect(spent == m_wealth, QStringLiteral("account money came or went"));
    }

    std::mt19937 m_random;
    QString m_start;
    QString m_wealth;
    std::vector<std::unique_ptr<Stay>> m_stays;
    std::vector<Told> m_told;
    QStringList m_serials;
    QStringList m_numbers;
    int m_serial = 0;
};

} // namespace

class TestSettlementHistories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void history_ofAnyKind_keepsTheBooks_data()
    {
        QTest::addColumn<unsigned>("seed");
        const bool isLong = qEnvironmentVariableIntValue("YIDI_LONG") > 0;
        const unsigned seeds = isLong ? 300 : 6;
        for (unsigned seed = 1; seed <= seeds; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void history_ofAnyKind_keepsTheBooks()
    {
        QFETCH(unsigned, seed);
        History history(seed);
        for (int i = 0; i < 150 && history.problem.isEmpty(); ++i)
            history.step();
        if (history.problem.isEmpty())
            history.undoAll();
        QVERIFY2(history.problem.isEmpty(), qPrintable(history.problem));
        QVERIFY(history.settled > 2);
    }
};

QTEST_GUILESS_MAIN(TestSettlementHistories)
#include "tst_settlement_histories.moc"
