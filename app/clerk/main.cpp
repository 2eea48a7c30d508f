// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/log.h"
#include "app/clerk/receipts.h"
#include "app/shell/desk_runner.h"
#include "app/shell/process.h"
#include "app/shell/station_parts.h"
#include "app/sync/https_link.h"
#include "ui/clerk/clerk_window.h"

#include <QApplication>
#include <QLockFile>
#include <QScreen>
#include <QTimer>

#include <cstdio>
#include <optional>

#include <sys/stat.h>

using namespace yidi;

namespace {

constexpr int exitBadUse = 2;
constexpr int exitUnavailable = 3;

/// Everything but the window.
class ClerkDesk : public QObject {
public:
    ClerkDesk(const StationOptions& options, const Clock& clock, ClerkWindow& window)
        : m_options(options)
        , m_clock(clock)
        , m_runner(clock,
              { .show = [&window](const desk::View& view) { window.showView(view); },
                  .printReceipt =
                      [this](const desk::PrintReceipt& receipt, const QString& operatorNo) {
                          return m_receipts->print(receipt, operatorNo);
                      },
                  .printStatement = [this](const desk::PrintStatement& statement,
                                        const QString&) { return m_receipts->print(statement); },
                  .printDay =
                      [this](const desk::PrintDay& day, const QString& operatorNo) {
                          return m_receipts->print(day, operatorNo);
                      },
                  .settlementCancelled =
                      [this](const QString& setlId, const QString& mdtrtId) {
                          m_payments->settlementCancelled(setlId, mdtrtId);
                      } })
    {
        const auto tell = [this](auto event) { m_runner.happened(std::move(event)); };
        connect(&window, &ClerkWindow::act, this,
            [tell](const QString& id) { tell(desk::Act { id }); });
        connect(&window, &ClerkWindow::chosen, this,
            [tell](const QString& line) { tell(desk::Chosen { line }); });
        connect(&window, &ClerkWindow::marked, this,
            [tell](const QString& line) { tell(desk::Marked { line }); });
        connect(
            &window, &ClerkWindow::typed, this, [tell](const QString& field, const QString& text) {
                tell(desk::Typed { field, text });
            });
        connect(&window, &ClerkWindow::secretTyped, this,
            [tell](const std::shared_ptr<SecretBuffer>& secret) {
                tell(desk::SecretTyped { std::move(*secret) });
            });
        window.setTraining(clock.isTraining());
    }

    void start()
    {
        const auto profile = stationProfile(m_options);
        if (!profile) {
            qCCritical(logShell) << "out of service:" << describe(profile.error());
            return m_runner.outOfService(profile.error().code);
        }
        m_receipts.emplace(*profile, m_clock, printReceiptOnDefaultPrinter);
        m_runner.setSecondAbove(Fen::fromWire(m_options.secondAbove.toLatin1()).value());
        m_runner.begin(*profile);

        m_keeper = std::make_shared<Keeper>(*profile, m_clock, makeHttpsLink);
        m_runner.useKeeper(*m_keeper);
        m_payments = stationPayments(m_options, m_clock, *m_keeper);
        m_payments->open();
        m_bills = stationBills(m_options, *profile, m_clock, m_keeper, BillFolder::Takes::Nothing);
        if (m_bills) {
            m_runner.useBills(*m_bills);
            m_bills->start();
        }
        m_keeper->start();

        m_cards = stationCards(m_options, m_keeper);
        m_runner.useCards(*m_cards);
        m_cards->start();
    }

    void leave() { m_runner.leave(); }

private:
    const StationOptions m_options;
    const Clock& m_clock;
    std::optional<Receipts> m_receipts;
    std::shared_ptr<Keeper> m_keeper; // shared with the threads of readers, weakly
    std::unique_ptr<PaymentDesk> m_payments;
    std::unique_ptr<BillFolder> m_bills;
    std::unique_ptr<CardService> m_cards;
    DeskRunner m_runner; // goes first: it calls the parts above
};

int complain(const QString& what, int code)
{
    std::fprintf(stderr, "yidi-clerk: %s\n", qPrintable(what));
    return code;
}

void show(ClerkWindow& window, bool windowed)
{
    if (!windowed)
        return window.showMaximized();
    const QSize room = window.screen()->availableGeometry().size() * 9 / 10;
    window.resize(room.boundedTo({ 1440, 900 }));
    window.show();
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(077); // receipts are nobody else's to read
    keepMemoryPrivate();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yidi-clerk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YIDI_VERSION));
    quitOnTermination(&application);

    const auto options = stationOptions(StationProgram::Clerk, QCoreApplication::arguments());
    if (!options)
        return complain(options.error().detail, exitBadUse);
    if (options->helpOnly) {
        std::fputs(qPrintable(options->helpText), stdout);
        return 0;
    }
    const auto clock = clockFor(options->today);
    if (!clock)
        return complain(clock.error().detail, exitBadUse);
    QLockFile alone(options->dataDir + QStringLiteral("/clerk.lock"));
    alone.setStaleLockTime(0); // a lock is broken only when its process is gone
    if (!alone.tryLock() && alone.error() == QLockFile::LockFailedError)
        return complain(
            QStringLiteral("%1: a window is open on this station already").arg(options->dataDir),
            exitUnavailable);

    ClerkWindow window;
    ClerkDesk desk(*options, **clock, window);
    show(window, options->windowed);
    QTimer::singleShot(0, &desk, [&desk] { desk.start(); }); // once the first page is there
    const int code = QApplication::exec();
    desk.leave();
    return code;
}
