// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/log.h"
#include "app/kiosk/paper_tray.h"
#include "app/kiosk/speaker.h"
#include "app/shell/journey_runner.h"
#include "app/shell/process.h"
#include "app/shell/station_parts.h"
#include "app/sync/https_link.h"
#include "reader/credentials/scanner_line.h"
#include "ui/kiosk/kiosk_window.h"
#include "ui/text/words.h"

#include <QApplication>
#include <QScreen>
#include <QTimer>

#include <cstdio>
#include <optional>

#include <sys/stat.h>

using namespace yidi;

namespace {

constexpr int exitBadUse = 2;

/// Tells when the window has been painted for the first time. It watches the whole application: a
/// window wholly covered by its page is never asked to paint itself.
class FirstPaint : public QObject {
public:
    explicit FirstPaint(std::function<void()> then)
        : m_then(std::move(then))
    {
        qApp->installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            qApp->removeEventFilter(this);
            QTimer::singleShot(0, this, m_then); // once it is really on the screen
        }
        return false;
    }

private:
    std::function<void()> m_then;
};

/// Everything but the window. It is made after the first page has been painted, so that card stack
/// and store stay off the way to it.
class Kiosk : public QObject {
public:
    Kiosk(const StationOptions& options, const Clock& clock, KioskWindow& window)
        : m_options(options)
        , m_clock(clock)
        , m_window(window)
        , m_runner(clock,
              { .show = [&window](const Screen& screen) { window.showScreen(screen); },
                  .showFrame = [this](const FrameFacts& facts) { showFrame(facts); },
                  .nextVisitor =
                      [this, &window] {
                          m_speaker.stop();
                          window.wipe();
                      },
                  .printSlip = [this](const PrintSlip& slip) { return m_paper->slip(slip); },
                  .printStatement =
                      [this](const PrintStatement& paper) { return m_paper->statement(paper); },
                  .say = [this](Phrase phrase) { m_speaker.say(phrase, languageInUse()); },
                  .printCashierSlip =
                      [this](const PrintCashierSlip& slip) { return m_paper->cashierSlip(slip); } })
    {
        // Whoever presses on has heard enough.
        connect(&window, &KioskWindow::pressed, &m_speaker, &Speaker::stop);
        connect(&window, &KioskWindow::pressed, &m_runner, &JourneyRunner::press);
        connect(&window, &KioskWindow::touched, &m_runner, &JourneyRunner::touch);
        connect(&window, &KioskWindow::pinEntered, &m_runner,
            [this](
                const std::shared_ptr<SecretBuffer>& pin) { m_runner.enterPin(std::move(*pin)); });
        connect(&window, &KioskWindow::codeScanned, &m_runner,
            [this](const std::shared_ptr<EcToken>& code) { m_runner.scan(std::move(*code)); });
    }

    void start()
    {
        const auto profile = stationProfile(m_options);
        if (!profile) {
            qCCritical(logShell) << "out of service:" << describe(profile.error());
            return m_runner.outOfService(profile.error().code);
        }
        m_paper.emplace(*profile, m_clock, printOnDefaultPrinter);
        m_runner.begin(*profile);

        m_keeper = std::make_shared<Keeper>(*profile, m_clock, makeHttpsLink);
        m_runner.useKeeper(*m_keeper);
        m_payments = stationPayments(m_options, m_clock, *m_keeper);
        m_runner.usePayments(*m_payments, !m_options.payment.isEmpty());
        m_payments->open();
        m_keeper->start();
        m_bills = stationBills(m_options, *profile, m_clock, m_keeper, BillFolder::Takes::Bills);
        if (m_bills) {
            m_runner.useBills(*m_bills);
            m_bills->start();
        }

        m_cards = stationCards(m_options, m_keeper);
        m_runner.useCards(*m_cards);
        m_cards->start();

        if (!m_options.scanner.isEmpty())
            startScanner();
    }

private:
    void startScanner()
    {
        if (m_options.scanner == QLatin1String(keyboardScanner))
            return m_runner.offerCodes(); // the window hears its keys anyway
        ScannerLine::Options scanner;
        scanner.device = m_options.scanner;
        m_scanner = std::make_unique<ScannerLine>(scanner, m_clock);
        m_runner.useScanner(*m_scanner);
        m_scanner->start();
    }

    void showFrame(const FrameFacts& facts)
    {
        m_window.setFrame({ .clockText = facts.clockText,
            .linkKnown = facts.linkKnown,
            .online = facts.online,
            .pending = facts.pending,
            .cardIn = facts.cardIn,
            .training = m_clock.isTraining(),
            .withoutCard = facts.withoutCard });
    }

    const StationOptions m_options;
    const Clock& m_clock;
    KioskWindow& m_window;
    Speaker m_speaker { QCoreApplication::applicationDirPath() + QStringLiteral("/prompts") };
    std::optional<PaperTray> m_paper;
    std::shared_ptr<Keeper> m_keeper; // shared with the threads of readers, weakly
    std::unique_ptr<PaymentDesk> m_payments;
    std::unique_ptr<BillFolder> m_bills;
    std::unique_ptr<CardService> m_cards;
    std::unique_ptr<ScannerLine> m_scanner;
    JourneyRunner m_runner; // goes first: it calls the parts above
};

int complain(const Error& error)
{
    std::fprintf(stderr, "yidi-kiosk: %s\n", qPrintable(error.detail));
    return exitBadUse;
}

} // namespace

int main(int argc, char** argv)
{
    ::umask(077); // statements and slips are nobody else's to read
    keepMemoryPrivate();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yidi-kiosk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YIDI_VERSION));
    quitOnTermination(&application);

    const auto options = stationOptions(StationProgram::Kiosk, QCoreApplication::arguments());
    if (!options)
        return complain(options.error());
    if (options->helpOnly) {
        std::fputs(qPrintable(options->helpText), stdout);
        return 0;
    }
    const auto clock = clockFor(options->today);
    if (!clock)
        return complain(clock.error());

    KioskWindow window;
    Kiosk kiosk(*options, **clock, window);
    FirstPaint firstPaint([&] {
        if (!options->printFirstPaint)
            return kiosk.start();
        std::printf("{\"first_paint_ms\":%lld,\"rss_kib\":%lld}\n",
            static_cast<long long>(millisecondsSinceStart()),
            static_cast<long long>(residentKilobytes()));
        QCoreApplication::quit();
    });
    if (options->windowed) {
        // Room for the title bar and the panels of somebody's desktop.
        const int height = window.screen()->availableGeometry().height() * 9 / 10;
        window.resize(height * 9 / 16, height);
        window.show();
    } else {
        window.showFullScreen();
    }
    return QApplication::exec();
}
