// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The last stop: both sides' books, read after both have gone. The figures of the report come from
// here.
#include "app/base/money.h"
#include "tests/e2e/tour/books.h"
#include "tests/e2e/tour/tour.h"

#include <csignal>

namespace yidi {

namespace {

/// Both sides' books, read after both have gone: the figures of the report come from here.
Result<void> readBooks(Tour& tour)
{
    YIDI_TRY(tour.stopKiosk(SIGTERM));
    YIDI_TRY(tour.stopProvince());
    YIDI_ASSIGN(
        const Books queue, Books::open(environment("YIDI_KIOSK") + QStringLiteral("/queue.db")));
    YIDI_ASSIGN(
        const Books ledger, Books::open(tour.out() + QStringLiteral("/province/ledger.db")));
    const auto number = [](const QString& text) { return Json::integer(text.toLongLong()); };
    const auto yuan = [](const QString& fen) { return Json(Fen(fen.toLongLong()).toWire()); };

    YIDI_ASSIGN(const auto queued,
        queue.rows("SELECT count(*) FILTER (WHERE state NOT IN ('ACKED', 'REFUSED', 'WITHDRAWN')), "
                   "count(*) FILTER (WHERE state = 'ACKED') FROM outbox"));
    tour.report(QStringLiteral("queue"),
        Json::object({ { QStringLiteral("pending"), number(queued[0][0]) },
            { QStringLiteral("acknowledged"), number(queued[0][1]) } }));
    // Filings bound to a visit were made by a hospital's emergency mark, not by a person here.
    YIDI_ASSIGN(const auto held,
        ledger.rows("SELECT (SELECT count(*) FROM filing WHERE mdtrt_id = ''), "
                    "(SELECT count(*) FROM settlement)"));
    tour.report(QStringLiteral("province"),
        Json::object({ { QStringLiteral("filings"), number(held[0][0]) },
            { QStringLiteral("settlements"), number(held[0][1]) } }));
    YIDI_ASSIGN(const auto amounts,
        ledger.rows("SELECT medfee_sumamt, fund_pay_sumamt, psn_part_amt FROM settlement "
                    "WHERE psn_no = '6501000000100200312310'"));
    if (amounts.size() != 1)
        return stuck(QStringLiteral("%1 settlements of NX-01").arg(amounts.size()));
    tour.report(QStringLiteral("amounts"),
        Json::object({ { QStringLiteral("medfee_sumamt"), yuan(amounts[0][0]) },
            { QStringLiteral("fund_pay_sumamt"), yuan(amounts[0][1]) },
            { QStringLiteral("psn_part_amt"), yuan(amounts[0][2]) } }));

    for (const Books* book : { &queue, &ledger }) {
        YIDI_ASSIGN(const auto sound, book->rows("PRAGMA integrity_check"));
        if (sound != std::vector<QStringList> { { QStringLiteral("ok") } })
            return stuck(QStringLiteral("a database is not sound: ") + sound[0][0]);
    }
    YIDI_ASSIGN(const auto owed, queue.rows("SELECT msgid FROM outbox ORDER BY msgid"));
    YIDI_ASSIGN(const auto landed,
        ledger.rows("SELECT msgid FROM message WHERE dev_no = 'KIOSK-001' ORDER BY msgid"));
    if (owed != landed)
        return stuck(QStringLiteral("%1 Records in the queue, %2 in the ledger, or others")
                         .arg(owed.size())
                         .arg(landed.size()));
    if (queued[0][0] != QLatin1String("0"))
        return stuck(QStringLiteral("%1 Records are still pending").arg(queued[0][0]));
    // The chronic prescription was settled, cancelled and settled again; the stay was provisional.
    YIDI_ASSIGN(const auto sums,
        ledger.rows("SELECT count(*), sum(medfee_sumamt) = sum(fund_pay_sumamt + psn_part_amt + "
                    "hosp_part_amt), sum(refd_setl_flag), "
                    "(SELECT group_concat(state) FROM provisional) FROM settlement"));
    const QStringList wanted { QStringLiteral("5"), QStringLiteral("1"), QStringLiteral("1"),
        QStringLiteral("confirmed") };
    if (sums[0] != wanted)
        return stuck(QStringLiteral("settlements, their sum, cancelled, provisional: ")
            + sums[0].join(QLatin1Char(' ')));
    YIDI_ASSIGN(const Books payments,
        Books::open(environment("YIDI_KIOSK") + QStringLiteral("/payments.db")));
    YIDI_ASSIGN(const auto paid, payments.rows("SELECT state FROM payment ORDER BY rowid"));
    if (paid.empty() || paid[0] != QStringList { QStringLiteral("PAID") })
        return stuck(QStringLiteral("NX-01's share is not paid"));
    const QStringList published { QStringLiteral("1735393"), QStringLiteral("1303305"),
        QStringLiteral("432088") };
    if (amounts[0] != published)
        return stuck(QStringLiteral("the ledger settled ") + amounts[0].join(QLatin1Char(' ')));
    return {};
}

} // namespace

std::vector<Stop> lastStops(Tour& tour)
{
    return { { "books", [&tour] { return readBooks(tour); } } };
}

} // namespace yidi
