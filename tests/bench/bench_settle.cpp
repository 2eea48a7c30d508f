// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_settle: what it costs to settle by a policy that is data, each beside a yardstick in the
// same run. Only ratios are to be trusted. Exit: 0 within the limits, 1 above one, 3 when a part is
// not available.
#include "app/base/json.h"
#include "app/crypto/signing.h"
#include "app/domain/settlement/choice.h"
#include "app/domain/settlement/classify.h"
#include "app/domain/settlement/engine.h"
#include "app/transactions/cases/policy_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <optional>
#include <random>

#include <sqlite3.h>
#include <time.h>

using namespace yidi;

namespace {

constexpr int visits = 1024;
constexpr int catalogueSize = 200'000;
constexpr int stays = 64;
constexpr int linesOfStay = 100;
constexpr int districts = 500;

constexpr double arithmeticLimit = 5.0;
constexpr double lookupLimit = 5.0;
constexpr double sqliteLimit = 20.0;
constexpr double loadLimitMs = 50.0;

bool failed = false;

void judge(const char* what, double value, double limit, bool atLeast = false)
{
    const bool within = atLeast ? value >= limit : value <= limit;
    failed = failed || !within;
    std::printf("%s %s: %.2f, %s %.0f\n", within ? "pass" : "FAIL", what, value,
        atLeast ? "at least" : "at most", limit);
}

/// What this thread has had of a core: other programs' turns do not count.
double coreNanoseconds()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

constexpr std::size_t rounds = 11;
constexpr std::size_t runsOfRound = 5;
constexpr std::size_t runs = rounds * runsOfRound;

struct Contestant {
    std::function<void()> work;
    std::function<void()> tidyUp = [] {}; ///< not counted
};

/// The median of several runs of each, nanoseconds for each of the `count` things it does. They
/// take turns, so that a slow while of the machine is everybody's; who has the turn runs once
/// unmeasured, so that nobody pays for the caches another left behind.
template <std::size_t size>
std::array<double, size> nanoseconds(int count, const std::array<Contestant, size>& contestants)
{
    std::array<std::array<double, runs>, size> took {};
    for (std::size_t round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t run = 0; run <= runsOfRound; ++run) {
                const double start = coreNanoseconds();
                contestants[i].work();
                const double each = (coreNanoseconds() - start) / count;
                contestants[i].tidyUp();
                if (run > 0)
                    took[i][round * runsOfRound + run - 1] = each;
            }
    std::array<double, size> medians {};
    for (std::size_t i = 0; i < size; ++i) {
        std::nth_element(took[i].begin(), took[i].begin() + runs / 2, took[i].end());
        medians[i] = took[i][runs / 2];
    }
    return medians;
}

/// Something the optimiser cannot throw away.
volatile std::int64_t sink = 0;

// --- The same steps by hand, for Tai'an's inpatients of 2022 and nobody else ---------------------

struct HandVisit {
    bool resident;
    bool retired;
    int level; ///< 0 primary, 1 secondary, 2 tertiary
    bool temporary; ///< elsewhere in the country and not a long-term resident there
    std::int64_t total, own, over, pre;
    int admissionNo;
    bool useAccount;
    std::int64_t balance;
    std::int64_t majorSeen; ///< cost the major-disease fund has looked at this year
};

struct HandResult {
    std::int64_t total, own, over, pre, scope, deductible, pooled, ratio, civil, enterprise, major,
        large, aid, other, funds, person, account, cash, balance, family;
    std::int64_t addedDeductible, addedScope, addedPooled, addedMajorBase, addedMajor, addedStay;
};

std::int64_t halfUp(std::int64_t amount, std::int64_t ratio)
{
    return (amount * ratio + 5000) / 10000;
}

/// Not inlined, so that all its results are made and not only those somebody looks at.
[[gnu::noinline]] HandResult byHand(const HandVisit& v)
{
    static constexpr std::int64_t working[] = { 9200, 8800, 8500 };
    static constexpr std::int64_t retired[] = { 9500, 9100, 8800 };
    static constexpr std::int64_t resident[] = { 8500, 7500, 6500 };
    static constexpr std::int64_t standard[2][3] = { { 20000, 45000, 80000 },
        { 15000, 40000, 75000 } };
    HandResult r {};
    r.total = v.total;
    r.own = v.own;
    r.over = v.over;
    r.pre = v.pre;
    r.scope = v.total - v.own - v.over - v.pre;
    const std::int64_t first = v.temporary ? halfUp(r.scope, 1000) : 0;
    std::int64_t due = standard[v.resident ? 1 : 0][v.level];
    if (!v.resident && v.admissionNo > 1)
        due /= 2;
    r.deductible = std::min(due, r.scope - first);
    const std::int64_t cost = r.scope - first - r.deductible;
    r.ratio = v.resident ? resident[v.level] : v.retired ? retired[v.level] : working[v.level];
    r.pooled = halfUp(cost, r.ratio);
    r.funds = r.pooled;
    if (v.resident) {
        const std::int64_t base = r.scope - r.pooled;
        const std::int64_t from = v.majorSeen;
        const std::int64_t to = from + base;
        const auto between = [&](std::int64_t low, std::int64_t high) {
            return std::max<std::int64_t>(std::min(to, high) - std::max(from, low), 0);
        };
        r.major = halfUp(between(1'400'000, 10'000'000), 6000)
            + halfUp(between(10'000'000, INT64_MAX), 7000);
        r.funds += r.major;
        r.addedMajorBase = base;
        r.addedMajor = r.major;
    }
    r.person = r.total - r.funds;
    r.account = v.useAccount && !v.resident ? std::min(v.balance, r.person) : 0;
    r.balance = v.balance - r.account;
    r.cash = r.person - r.account;
    r.addedDeductible = r.deductible;
    r.addedScope = cost;
    r.addedPooled = r.pooled;
    r.addedStay = 1;
    return r;
}

const char* levelCode(int level)
{
    constexpr const char* codes[] = { "08", "05", "03" };
    return codes[level];
}

SettlementInput inputOf(const HandVisit& v)
{
    SettlementInput input;
    input.insuredRegion = QStringLiteral("370900");
    input.careRegion = QStringLiteral("640104");
    input.insutype = v.resident ? QStringLiteral("390") : QStringLiteral("310");
    input.psnType = v.resident ? QStringLiteral("1501")
        : v.retired            ? QStringLiteral("1201")
                               : QStringLiteral("1101");
    input.medType = QStringLiteral("21");
    input.hospLevel = QLatin1String(levelCode(v.level));
    input.end = QDate(2023, 3, 20).startOfDay();
    input.filing = v.temporary ? FilingCategory::Referral : FilingCategory::LongTermResident;
    input.admissionNo = v.admissionNo;
    input.bill = { Fen(v.total), Fen(v.own), Fen(v.over), Fen(v.pre) };
    input.useAccount = v.useAccount;
    input.balance = Fen(v.balance);
    input.accumulators = { { QStringLiteral("hifmi_pay_base"), Fen(v.majorSeen) } };
    return input;
}

bool sameAmounts(const HandResult& hand, const SettlementAmounts& a)
{
    return hand.scope == a.inscp_scp_amt.value() && hand.deductible == a.act_pay_dedc.value()
        && hand.pooled == a.hifp_pay.value() && hand.major == a.hifmi_pay.value()
        && hand.funds == a.fund_pay_sumamt.value() && hand.account == a.acct_pay.value()
        && hand.cash == a.psn_cash_pay.value() && hand.balance == a.balc.value();
}

void arithmetic(const Policy& policy)
{
    std::mt19937_64 dice(1);
    const auto upTo = [&](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(dice);
    };
    const RuleChoice choice(policy);
    std::vector<HandVisit> hand;
    std::vector<SettlementInput> inputs;
    std::vector<Truths> truths;
    std::vector<Figures> figures;
    for (int i = 0; i < visits; ++i) {
        const std::int64_t total = upTo(20'000'000);
        hand.push_back({ upTo(1) == 1, upTo(1) == 1, static_cast<int>(upTo(2)), upTo(1) == 1, total,
            upTo(total / 4), upTo(total / 4), upTo(total / 4), static_cast<int>(1 + upTo(2)),
            upTo(1) == 1, upTo(500'000), upTo(3'000'000) });
        inputs.push_back(inputOf(hand.back()));
        truths.push_back(choice.truths(*conditionFacts(inputs.back())));
        figures.push_back(figuresOf(inputs.back()));
    }
    Trace trace;
    Outcome outcome;
    for (std::size_t i = 0; i < visits; ++i) {
        compute(*choice.choose(truths[i]), figures[i], outcome, trace);
        if (!sameAmounts(byHand(hand[i]), outcome.amounts)) {
            std::printf("FAIL the hand-written steps differ from the policy's at visit %zu\n", i);
            failed = true;
            return;
        }
    }
    const auto handWritten = [&] {
        for (const HandVisit& visit : hand) {
            const HandResult result = byHand(visit);
            sink = sink + result.cash + result.addedScope + result.balance + result.addedMajor;
        }
    };
    const auto policyDriven = [&] {
        for (std::size_t i = 0; i < visits; ++i) {
            compute(*choice.choose(truths[i]), figures[i], outcome, trace);
            sink = sink + outcome.amounts.psn_cash_pay.value()
                + static_cast<std::int64_t>(trace.size());
        }
    };
    const auto inWords = [&] {
        for (const SettlementInput& input : inputs)
            sink = sink + settle(policy, input)->amounts.psn_cash_pay.value();
    };
    const auto [bare, driven, told] =
        nanoseconds<3>(visits, { { { handWritten }, { policyDriven }, { inWords } } });
    std::printf(
        "by hand %.1f ns; by policy with rules chosen and full trace %.1f ns; told in words "
        "from text to text %.0f ns\n",
        bare, driven, told);
    judge("policy-driven settlement with trace, times by hand", driven / bare, arithmeticLimit);
}

// --- Fee lines -----------------------------------------------------------------------------------

QString itemCode(int number)
{
    return QStringLiteral("X%1").arg(number, 21, 10, QLatin1Char('0'));
}

class Database {
public:
    explicit Database(const std::vector<CatalogueItem>& items)
    {
        sqlite3_open(":memory:", &m_db);
        run("CREATE TABLE item(code TEXT PRIMARY KEY, level TEXT, price INTEGER, share INTEGER) "
            "WITHOUT ROWID; BEGIN");
        sqlite3_stmt* insert = nullptr;
        sqlite3_prepare_v2(m_db, "INSERT INTO item VALUES(?, ?, ?, ?)", -1, &insert, nullptr);
        for (const CatalogueItem& item : items) {
            bindText(insert, 1, item.code);
            bindText(insert, 2, item.chargeLevel);
            sqlite3_bind_int64(insert, 3, item.priceLimit.value_or(0));
            sqlite3_bind_int64(insert, 4, item.firstShare.value);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        run("COMMIT");
        sqlite3_prepare_v2(
            m_db, "SELECT level, price, share FROM item WHERE code = ?", -1, &m_find, nullptr);
    }
    ~Database()
    {
        sqlite3_finalize(m_find);
        sqlite3_close(m_db);
    }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    std::int64_t find(const QString& code)
    {
        bindText(m_find, 1, code);
        const std::int64_t share =
            sqlite3_step(m_find) == SQLITE_ROW ? sqlite3_column_int64(m_find, 2) : -1;
        sqlite3_reset(m_find);
        return share;
    }

private:
    static void bindText(sqlite3_stmt* statement, int at, const QString& text)
    {
        sqlite3_bind_text16(
            statement, at, text.utf16(), static_cast<int>(text.size() * 2), SQLITE_STATIC);
    }
    void run(const char* sql) { sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr); }

    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_find = nullptr;
};

void feeLines(const Policy& policy)
{
    std::mt19937_64 dice(2);
    const auto upTo = [&](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(dice);
    };
    Catalogue catalogue;
    catalogue.reserve(catalogueSize);
    std::vector<CatalogueItem> items;
    for (int i = 0; i < catalogueSize; ++i) {
        constexpr const char* levels[] = { "01", "02", "03" };
        CatalogueItem item { itemCode(i), {}, QStringLiteral("09"), QLatin1String(levels[i % 3]),
            {}, { 1000 } };
        if (i % 4 == 0)
            item.priceLimit = 30'000'000;
        items.push_back(item);
        catalogue.emplace(item.code, item);
    }
    std::vector<std::vector<FeeLine>> bills;
    for (int i = 0; i < stays; ++i) {
        std::vector<FeeLine> lines;
        for (int line = 0; line < linesOfStay; ++line) {
            FeeLine fee;
            fee.number = QStringLiteral("F%1").arg(line);
            fee.code = itemCode(static_cast<int>(upTo(catalogueSize - 1)));
            fee.count = 10'000 * (1 + upTo(9));
            fee.price = 10'000 * upTo(10'000);
            fee.sum = mulHalfUp(Fen(fee.price), fee.count, 100'000'000);
            lines.push_back(fee);
        }
        bills.push_back(std::move(lines));
    }
    Database database(items);
    HandVisit visit {};
    visit.resident = visit.temporary = true;
    visit.level = 2;
    visit.admissionNo = 1;
    const SettlementInput input = inputOf(visit);
    const RuleChoice choice(policy);
    const Truths truths = choice.truths(*conditionFacts(input));
    Figures figures = figuresOf(input);
    std::vector<LineSplit> splits;
    Trace trace;
    Outcome outcome;

    const auto lookUps = [&] {
        for (const auto& lines : bills)
            for (const FeeLine& line : lines)
                sink = sink + catalogue.terms(line.code).firstShare;
    };
    const auto wholeStays = [&] {
        for (const auto& lines : bills) {
            figures.bill = *sumLines(catalogue, lines, splits);
            compute(*choice.choose(truths), figures, outcome, trace);
            sink = sink + outcome.amounts.psn_cash_pay.value() + splits.back().inScope.value();
        }
    };
    const auto inSqlite = [&] {
        for (const auto& lines : bills)
            for (const FeeLine& line : lines)
                sink = sink + database.find(line.code);
    };
    const auto [bare, whole, sql] =
        nanoseconds<3>(stays, { { { lookUps }, { wholeStays }, { inSqlite } } });
    std::printf("a stay of %d lines: bare look-ups %.1f us; classified and settled with trace %.1f "
                "us; one SQLite look-up a line %.1f us\n",
        linesOfStay, bare / 1000, whole / 1000, sql / 1000);
    judge("stay with trace, times bare look-ups", whole / bare, lookupLimit);
    judge("stay with trace, times faster than SQLite look-ups", sql / whole, sqliteLimit, true);
}

// --- Policies ------------------------------------------------------------------------------------

void loading(const QString& pattern)
{
    QFile source(pattern);
    QTemporaryDir folder;
    if (!source.open(QIODevice::ReadOnly) || !folder.isValid())
        std::exit(3);
    const QByteArray text = source.readAll();
    std::vector<QString> files;
    for (int i = 0; i < districts; ++i) {
        const QByteArray region = QByteArray::number(110'000 + 100 * i);
        QDir(folder.path()).mkdir(QString::fromLatin1(region));
        files.push_back(
            folder.filePath(QString::fromLatin1(region) + QStringLiteral("/2022-07-01.json")));
        QFile file(files.back());
        if (!file.open(QIODevice::WriteOnly))
            std::exit(3);
        file.write(QByteArray(text).replace("\"370900\"", '"' + region + '"'));
    }
    const auto parse = [&] {
        for (const QString& name : files) {
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly))
                std::exit(3);
            sink = sink + static_cast<std::int64_t>(parseJson(file.readAll())->size());
        }
    };
    const auto hash = [&] {
        for (int i = 0; i < districts; ++i)
            sink = sink + sm3Hex(text).size();
    };
    std::optional<Result<PolicyFolder>> policies;
    std::size_t read = 0;
    const auto load = [&] { policies.emplace(readPolicies(folder.path(), sm3Hex)); };
    const auto letGo = [&] { // no part of loading
        read = policies->value().book.size();
        policies.reset();
    };
    const auto [bare, hashed, loaded] =
        nanoseconds<3>(1, { { { parse }, { hash }, { load, letGo } } });
    std::printf("%zu policies of %lld bytes: read and parsed as JSON %.1f ms; hashed %.1f "
                "ms; loaded, checked and hashed %.1f ms\n",
        read, static_cast<long long>(text.size()), bare / 1e6, hashed / 1e6, loaded / 1e6);
    if (read != districts) {
        std::printf("FAIL not every policy was loaded\n");
        failed = true;
    }
    judge("500 policies loaded, milliseconds", loaded / 1e6, loadLimitMs);
}

} // namespace

int main(int argc, char** argv)
{
    const QString folder = QString::fromLocal8Bit(argc > 1 ? argv[1] : YIDI_SOURCE_DIR)
        + QStringLiteral("/resources/policies");
    const auto policies = readPolicies(folder, sm3Hex);
    const auto taian = policies ? policies->book.find(QStringLiteral("370900"), QDate(2023, 3, 20))
                                : Result<const Policy*>(fail(policies.error()));
    if (!taian) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(taian.error())));
        return 3;
    }
    arithmetic(**taian);
    feeLines(**taian);
    loading(folder + QStringLiteral("/370900/2022-07-01.json"));
    return failed ? 1 : 0;
}
