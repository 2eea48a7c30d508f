// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// One law in three languages: policy data in our engine, SQL in SQLite, and Lua. The lines they
// answer are the same, byte for byte. 20,000 visits, a million with YIDI_LONG=1.
#include "tests/app/domain/settlement/support_dice.h"

#include <QFile>
#include <QTest>

#include <memory>

#include <lua.hpp>
#include <sqlite3.h>

using namespace yidi;

namespace {

constexpr std::size_t factCount = 10;

/// One visit, in the order of law.lua's parameters and law.sql's columns.
struct LawVisit {
    std::int64_t level = 1; ///< 1 primary … 3 tertiary
    std::int64_t nth = 1;
    std::int64_t temporary = 0;
    std::int64_t total = 0;
    std::int64_t own = 0;
    std::int64_t over = 0;
    std::int64_t classB = 0;
    std::int64_t seen = 0;
    std::int64_t paid = 0;
    std::int64_t burdened = 0;

    std::array<std::int64_t, factCount> facts() const
    {
        return { level, nth, temporary, total, own, over, classB, seen, paid, burdened };
    }
};

QByteArray read(const char* name)
{
    QFile file(
        QStringLiteral(YIDI_SOURCE_DIR "/tests/app/domain/settlement/law/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// --- Ours ----------------------------------------------------------------------------------------

BenefitRule benefit(
    const char* level, std::vector<std::int64_t> deductible, std::vector<std::int64_t> ratios)
{
    BenefitRule rule;
    rule.id = QLatin1String(level);
    rule.when.allowed = { { QStringLiteral("level"), { QLatin1String(level) } } };
    rule.fundPayType = QStringLiteral("390100");
    for (const std::int64_t amount : deductible)
        rule.deductible.amounts.push_back(Fen(amount));
    rule.bandsPerYear = true;
    rule.bands = { { Fen(1'000'000), { ratios[0] } }, { Fen(5'000'000), { ratios[1] } },
        { {}, { ratios[2] } } };
    rule.cap = Fen(30'000'000);
    rule.path = rule.id;
    return rule;
}

Policy lawAsPolicy()
{
    Policy policy = simplePolicy();
    policy.benefits = { benefit("primary", { 40000, 28000, 20000 }, { 9000, 9250, 9501 }),
        benefit("secondary", { 80000, 56000, 40000 }, { 8700, 9033, 9300 }),
        benefit("tertiary", { 120000, 84000, 60000 }, { 8500, 8877, 9100 }) };
    CutRule cut;
    cut.when.allowed = { { QStringLiteral("filing"), { QStringLiteral("T1") } } };
    cut.value = { 1000 };
    policy.cuts = { cut };
    FundRule illness;
    illness.field = QStringLiteral("hifmi_pay");
    illness.fundPayType = QStringLiteral("390200");
    illness.perYear = true;
    illness.bands = { { Fen(1'400'000), { 0 } }, { Fen(10'000'000), { 6000 } }, { {}, { 7003 } } };
    policy.funds = { illness };
    return policy;
}

FeeLine lineOf(const char* code, std::int64_t fen)
{
    FeeLine line;
    line.number = line.code = QLatin1String(code);
    line.count = 10'000;
    line.price = fen * 10'000;
    line.sum = Fen(fen);
    return line;
}

/// From fee lines to what the year holds afterwards.
class Engine {
public:
    Engine()
        : m_policy(lawAsPolicy())
    {
        const auto item = [&](const char* code, const char* level, std::int64_t share) {
            m_catalogue.emplace(QLatin1String(code),
                { QLatin1String(code), {}, {}, QLatin1String(level), {}, { share } });
        };
        item("A", "01", 0);
        item("B", "02", 1000);
        item("C", "03", 0);
    }

    QByteArray line(const LawVisit& visit) const
    {
        static const char* const levels[] = { "08", "05", "03" };
        const std::vector<FeeLine> lines { lineOf("B", visit.classB), lineOf("C", visit.own),
            lineOf("A", visit.total - visit.classB - visit.own) };
        std::vector<LineSplit> splits;
        auto bill = sumLines(m_catalogue, lines, splits);
        if (!bill)
            return "the bill was refused";
        bill->overLimit = Fen(visit.over);
        SettlementInput input = simpleInput(Fen());
        input.bill = *bill;
        input.hospLevel = QLatin1String(levels[visit.level - 1]);
        input.admissionNo = static_cast<int>(visit.nth);
        input.filing =
            visit.temporary == 1 ? FilingCategory::Referral : FilingCategory::LongTermResident;
        input.accumulators = { { QStringLiteral("inscp_scp_amt"), Fen(visit.seen) },
            { QStringLiteral("hifp_pay"), Fen(visit.paid) },
            { QStringLiteral("hifmi_pay_base"), Fen(visit.burdened) } };
        const auto settled = settle(m_policy, input);
        return settled ? told(input, *settled) : describe(settled.error()).toUtf8();
    }

private:
    static QByteArray told(const SettlementInput& before, const Settlement& settled)
    {
        const SettlementAmounts& a = settled.amounts;
        Fen first;
        for (const SettlementStep& step : settled.steps)
            if (step.rule == QLatin1String("temporary-cut"))
                first = step.amount;
        const auto year = [&](const char* name) {
            const auto added = settled.accumulated.find(QLatin1String(name));
            return before.accumulators.at(QLatin1String(name))
                + (added == settled.accumulated.end() ? Fen() : added->second);
        };
        QByteArray line;
        for (const Fen amount : { a.preselfpay_amt, a.inscp_scp_amt, first, a.act_pay_dedc,
                 a.hifp_pay, a.hifmi_pay, a.fund_pay_sumamt, a.psn_part_amt, year("inscp_scp_amt"),
                 year("hifp_pay"), year("hifmi_pay_base") })
            line += (line.isEmpty() ? "" : " ") + QByteArray::number(amount.value());
        return line;
    }

    Policy m_policy;
    Catalogue m_catalogue;
};

// --- Theirs --------------------------------------------------------------------------------------

class Sql {
public:
    Sql()
    {
        sqlite3_open(":memory:", &m_db);
        sound =
            sqlite3_exec(m_db, read("law.sql").constData(), nullptr, nullptr, nullptr) == SQLITE_OK
            && prepare("INSERT INTO visit VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)", m_insert)
            && prepare("SELECT line FROM judged", m_ask);
    }
    ~Sql()
    {
        sqlite3_finalize(m_insert);
        sqlite3_finalize(m_ask);
        sqlite3_close(m_db);
    }
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;

    std::vector<QByteArray> lines(const std::vector<LawVisit>& visits)
    {
        sqlite3_exec(m_db, "DELETE FROM visit; BEGIN", nullptr, nullptr, nullptr);
        for (std::size_t i = 0; i < visits.size(); ++i) {
            sqlite3_bind_int64(m_insert, 1, static_cast<sqlite3_int64>(i));
            int column = 2;
            for (const std::int64_t fact : visits[i].facts())
                sqlite3_bind_int64(m_insert, column++, fact);
            sqlite3_step(m_insert);
            sqlite3_reset(m_insert);
        }
        sqlite3_exec(m_db, "COMMIT", nullptr, nullptr, nullptr);
        std::vector<QByteArray> all;
        while (sqlite3_step(m_ask) == SQLITE_ROW)
            all.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(m_ask, 0)));
        sqlite3_reset(m_ask);
        return all;
    }

    bool sound = false;

private:
    bool prepare(const char* sql, sqlite3_stmt*& statement)
    {
        return sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) == SQLITE_OK;
    }

    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_insert = nullptr;
    sqlite3_stmt* m_ask = nullptr;
};

class Lua {
public:
    Lua()
        : m_state(luaL_newstate(), lua_close)
    {
        luaL_openlibs(m_state.get());
        sound = luaL_dostring(m_state.get(), read("law.lua").constData()) == LUA_OK;
    }

    QByteArray line(const LawVisit& visit)
    {
        lua_State* lua = m_state.get();
        lua_getglobal(lua, "law");
        for (const std::int64_t fact : visit.facts())
            lua_pushinteger(lua, fact);
        lua_pcall(lua, factCount, 1, 0); // an error is the line, and equal to nothing
        const QByteArray line = lua_tostring(lua, -1);
        lua_pop(lua, 1);
        return line;
    }

    bool sound = false;

private:
    std::unique_ptr<lua_State, decltype(&lua_close)> m_state;
};

// -------------------------------------------------------------------------------------------------

/// Amounts at which 32 bits, a float's 24 and the interface's own limit end, each with both its
/// neighbours, for every level, admission and filing.
std::vector<LawVisit> edges()
{
    std::vector<LawVisit> all;
    for (const std::int64_t total :
        { std::int64_t { 0 }, std::int64_t { 1 }, std::int64_t { 16'777'217 },
            std::int64_t { 2'147'483'647 }, std::int64_t { 9'999'999'999'999 } })
        for (const std::int64_t near : { -1, 0, 1 })
            for (std::int64_t level = 1; level <= 3; ++level)
                for (std::int64_t nth = 1; nth <= 4; ++nth)
                    for (const std::int64_t temporary : { 0, 1 })
                        if (total + near >= 0)
                            all.push_back({ level, nth, temporary, total + near, 0, 0,
                                (total + near) / 3, 0, 0, 0 });
    return all;
}

LawVisit anyVisit(Dice& dice)
{
    LawVisit visit;
    visit.level = 1 + dice.upTo(2);
    visit.nth = 1 + dice.upTo(4);
    visit.temporary = dice.upTo(1);
    visit.total =
        dice.upTo(dice.oneOf<std::int64_t>({ 100'000, 2'000'000, 50'000'000, 9'999'999'999'999 }));
    visit.own = dice.upTo(visit.total / 4);
    visit.over = dice.upTo(visit.total / 4);
    visit.classB = dice.upTo(visit.total / 4);
    visit.seen = dice.coin() ? dice.upTo(8'000'000) : 0;
    visit.paid = dice.coin() ? dice.upTo(31'000'000) : 0;
    visit.burdened = dice.coin() ? dice.upTo(12'000'000) : 0;
    return visit;
}

} // namespace

class TestReferenceLaw : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVisit_judgedInThreeLanguages_isTheSameToTheByte()
    {
        const Engine engine;
        Sql sql;
        Lua lua;
        QVERIFY(sql.sound);
        QVERIFY(lua.sound);
        Dice dice(seed() + 8);
        constexpr std::size_t batch = 10'000;
        std::vector<LawVisit> visits = edges();
        QVERIFY(visits.size() > 300);
        const auto wanted = static_cast<std::size_t>(rounds(20'000));
        std::size_t compared = 0;
        std::size_t capped = 0;
        while (compared < wanted) {
            while (visits.size() < batch)
                visits.push_back(anyVisit(dice));
            const auto fromSql = sql.lines(visits);
            QCOMPARE(fromSql.size(), visits.size());
            for (std::size_t i = 0; i < visits.size(); ++i) {
                const QByteArray ours = engine.line(visits[i]);
                QCOMPARE(fromSql[i], ours);
                QCOMPARE(lua.line(visits[i]), ours);
                if (ours.split(' ').at(9) == "30000000")
                    ++capped;
            }
            compared += visits.size();
            visits.clear();
        }
        QVERIFY2(capped > wanted / 100, "hardly a visit reached the cap");
        qInfo("%zu visits, the same in the engine, in SQL and in Lua", compared);
    }

    void knownVisit_judged_isAsWorkedByHand()
    {
        // 45,000.00 in scope, tertiary, referred: first 4,500.00, deductible 1,200.00, rest
        // 39,300.00 = 10,000 x 85 % + 29,300 x 88.77 % = 34,509.61; left 10,490.39, no aid.
        const LawVisit visit { 3, 1, 1, 4'500'000, 0, 0, 0, 0, 0, 0 };
        QCOMPARE(Engine().line(visit),
            QByteArray(
                "0 4500000 450000 120000 3450961 0 3450961 1049039 3930000 3450961 1049039"));
    }
};

QTEST_GUILESS_MAIN(TestReferenceLaw)
#include "tst_reference_law.moc"
