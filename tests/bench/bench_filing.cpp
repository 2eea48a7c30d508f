// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// bench_filing: what a filing decided without review costs the province. Whole messages (Y101) go
// through two provinces with ledgers on disk, one with a thousand filings on file and one with a
// million, in turn, so that both see the same machine. Time is the processor's: what a disk takes
// to be sure is not ours. Exit: 0 within both limits, 1 above one, 3 when a part is not available.
#include "app/crypto/signing.h"
#include "tests/app/province/support_world.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int rounds = 400;
constexpr int warmUps = 20;
constexpr double limitMs = 5;
constexpr double limitRatio = 2;

double processorMs()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double highOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() * 95 / 100];
}

/// A ledger with so many filings of other people, four each, and the people who will file.
bool fill(World& world, int filings)
{
    const QByteArray count = QByteArray::number(filings);
    const QByteArray people = QByteArray::number(filings / 4);
    const QByteArray asking = QByteArray::number(rounds + warmUps);
    const QByteArray person =
        "INSERT INTO person(psn_no, psn_cert_type, certno, psn_name, gend, naty, brdy, tel, "
        "card_no, card_sn, ec_token) "
        "SELECT printf('%s%08d', 'KIND', i), '01', printf('%s%012d', 'KIND', i), "
        "'训练'||i, '1', '01', '1950-01-01', '13800000000', 'KIND'||i, 'KIND'||i, '' FROM n";
    const QByteArray insurance =
        "INSERT INTO insurance(psn_no, insutype, insuplc_admdvs, psn_type, psn_insu_stas, "
        "psn_insu_date, paus_insu_date, cvlserv_flag, balc, emp_name) "
        "SELECT printf('%s%08d', 'KIND', i), '310', '650100', '1201', '1', '2000-01-01', '', 0, "
        "100000, '' FROM n";
    const auto upTo = [](const QByteArray& last) {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + last
            + ") ";
    };
    // Cities all over the country; what runs, what will run, what ran out and what was refused.
    const QByteArray filing = upTo(count)
        + "INSERT INTO filing(trt_dcla_detl_sn, msgid, psn_no, insutype, state, rloc_rea, "
          "insu_admdvs, rloc_admdvs, fixmedins_code, tel, evidence, begndate, enddate, "
          "decided_by, decided_at, rules, mdtrt_id, received_at, upload, revision) "
          "SELECT printf('B650100%012d', i), printf('BULK%026d', i), printf('P%08d', 1 + i / 4), "
          "'310', CASE i % 4 WHEN 0 THEN 'REJECTED' WHEN 1 THEN 'APPROVED' ELSE 'EFFECTIVE' END, "
          "CASE i % 4 WHEN 3 THEN 'L2' ELSE 'T3' END, '650100', "
          "printf('%02d%02d00', 11 + i % 55, 1 + i % 20), 'H64010400001', '13800000000', "
          "'commitment', CASE i % 4 WHEN 1 THEN '2017-06-01' ELSE '2017-01-01' END, "
          "CASE i % 4 WHEN 3 THEN '' ELSE '2017-12-01' END, 'system', '2017-01-01 09:00:00', "
          "'R01,instant-T3', '', '2017-01-01 09:00:00', "
          "CASE i % 4 WHEN 0 THEN 'none' ELSE 'ok' END, 1 FROM n";
    const auto of = [](QByteArray sql, const char* kind) { return sql.replace("KIND", kind); };
    world.close();
    const bool filled = world.tamper((upTo(people) + of(person, "P")).constData())
        && world.tamper((upTo(people) + of(insurance, "P")).constData())
        && world.tamper((upTo(asking) + of(person, "Q")).constData())
        && world.tamper((upTo(asking) + of(insurance, "Q")).constData())
        && world.tamper(filing.constData());
    world.reopen();
    return filled && world.province();
}

/// The Y101 of the i-th person who files: long-term residence by commitment.
WireRequest requestOf(World& world, int i)
{
    Json input = filingInput(QStringLiteral("NX-23"));
    const auto set = [&](const char* name, const QString& value) {
        input = withMember(input, QLatin1String(name), value);
    };
    set("psn_no", QStringLiteral("Q%1").arg(i, 8, 10, QLatin1Char('0')));
    set("certno", QStringLiteral("Q%1").arg(i, 12, 10, QLatin1Char('0')));
    set("psn_name", QStringLiteral("训练%1").arg(i));
    set("insu_admdvs", QStringLiteral("650100"));
    return world.message(World::kiosk(), QStringLiteral("Y101"), QStringLiteral("650100"), input);
}

struct Measured {
    std::vector<double> message; ///< processor time of the whole message, ms
    QString refused; ///< the first that was not decided as it should
};

void decideOne(World& world, int person, Measured* measured)
{
    const WireRequest request = requestOf(world, person);
    const QByteArray body = encodeRequest(request);
    const double before = processorMs();
    const auto answer = world.province()->handle(request.infno, body, World::kiosk());
    const double took = processorMs() - before;
    if (!measured)
        return;
    const auto response = decodeResponse(answer.body);
    const bool decided = response && response->success
        && response->output[u"result"][u"state"].text() == QLatin1String("EFFECTIVE")
        && response->output[u"result"][u"decided_by"].text() == QLatin1String("system");
    if (!decided && measured->refused.isEmpty())
        measured->refused = QString::fromUtf8(answer.body);
    measured->message.push_back(took);
}

/// What the signature under every answer takes by itself: the yardstick.
double signatureMs(const World& world)
{
    QFile file(world.path(QStringLiteral("sign.key")));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray key = file.readAll();
    std::vector<double> times;
    for (int i = 0; i < 100; ++i) {
        const double before = processorMs();
        if (!sm2Sign(key, QByteArray(1500, 'x')))
            return 0;
        times.push_back(processorMs() - before);
    }
    return median(times);
}

void report(const char* name, const Measured& measured, double signature)
{
    std::printf("%-26s median %6.3f  95 of 100 below %6.3f  without signature %6.3f ms\n", name,
        median(measured.message), highOf(measured.message), median(measured.message) - signature);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    World few;
    World many;
    QElapsedTimer filling;
    filling.start();
    if (!few.province() || !many.province() || !fill(few, 1'000) || !fill(many, 1'000'000)) {
        std::fprintf(stderr, "bench_filing: no ledger: %s%s\n", qPrintable(few.error()),
            qPrintable(many.error()));
        return 3;
    }
    std::printf("a filing decided without review, %d messages each in turn (filled in %.0f s)\n",
        rounds, static_cast<double>(filling.elapsed()) / 1e3);
    Measured ofFew;
    Measured ofMany;
    for (int i = 1; i <= rounds + warmUps; ++i) {
        const bool counts = i > warmUps;
        // Each goes first every other time.
        if (i % 2)
            decideOne(few, i, counts ? &ofFew : nullptr);
        decideOne(many, i, counts ? &ofMany : nullptr);
        if (i % 2 == 0)
            decideOne(few, i, counts ? &ofFew : nullptr);
    }
    for (const Measured* measured : { &ofFew, &ofMany })
        if (!measured->refused.isEmpty()) {
            std::fprintf(stderr, "bench_filing: %s\n", qPrintable(measured->refused));
            return 3;
        }
    const double signature = signatureMs(few);
    report("      1,000 on file", ofFew, signature);
    report("  1,000,000 on file", ofMany, signature);
    const double slowest = std::max(median(ofFew.message), median(ofMany.message));
    const double ratio = median(ofMany.message) / median(ofFew.message);
    const bool within = slowest < limitMs && ratio <= limitRatio;
    std::printf("median %.3f ms, limit %.0f; a million to a thousand %.2f, limit %.0f: %s\n",
        slowest, limitMs, ratio, limitRatio, within ? "within" : "ABOVE");
    return within ? 0 : 1;
}
