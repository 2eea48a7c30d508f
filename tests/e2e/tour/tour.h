// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"
#include "tests/e2e/tour/accessible.h"
#include "tests/e2e/tour/hands.h"

#include <QProcess>

#include <functional>
#include <optional>

namespace yidi {

inline constexpr int patienceMs = 30000; ///< how long the tour waits for anything to appear
inline constexpr int lookEveryMs = 60;
/// On the kiosk's welcome page alone.
inline const QString onWelcome = QStringLiteral("这里可以办");

QString environment(const char* name);
tl::unexpected<Error> stuck(const QString& why);

/// One stop of the tour: what is done, and with which picture it ends.
struct Stop {
    const char* id;
    std::function<Result<void>()> visit;
};

/// Whose cards there are, and the PIN of every one of them.
struct Cards {
    QString people; ///< a file; empty: those of the training world
    QString pin = QStringLiteral("123456");
};

/// What the tour can do and see: the hands and eyes of the people in it, and the world around them.
/// The stops themselves are in kiosk_stops.cpp and window_stops.cpp.
class Tour {
public:
    explicit Tour(QString out, Cards cards = {})
        : m_out(std::move(out))
        , m_cards(std::move(cards))
    {
    }

    /// Goes from stop to stop until one fails, since what follows stands on it. True when all held.
    bool run(const std::vector<Stop>& stops);

    // What a person can do and see, in the window of the program that was started last.
    Result<void> see(const QStringList& texts);
    Result<void> press(const QString& label);
    /// Waits for the keyboard: a new window is handed it only after it is seen.
    Result<void> focus(const QString& field);
    Result<void> pressThenSee(const QString& label, const QString& text);
    Hands& hands() { return m_program == m_kiosk.program() ? m_hands : m_deskHands; }

    // At the kiosk.
    Result<void> insert(const QString& person);
    Result<void> takeCard();
    Result<void> enterPin(bool onScreen);

    // What happens around them.
    Result<void> begin();
    Result<void> startKiosk();
    Result<void> stopKiosk(int signal);
    /// Opens the clerk's window of a station; from then on it is what is seen.
    Result<void> openWindow(const QString& dataDir);
    Result<void> closeWindow();
    /// Number, password: the keys of somebody who does this every morning.
    Result<void> logIn(const QString& number);
    /// Looks at the kiosk again, or at the window that is open.
    void turnToKiosk();
    void turnToWindow();
    Result<void> stopProvince();
    Result<void> cutLink(bool cut);
    Result<QString> tray(const QString& line);
    Result<Json> tool(const QStringList& arguments);
    /// Until `done` answers true; it is asked again and again.
    Result<void> wait(const QString& what, const std::function<Result<bool>()>& done);

    qint64 kioskProcess() const { return m_kiosk.processId(); }
    qint64 windowProcess() const { return m_window.processId(); }
    const QString& out() const { return m_out; }
    void report(const QString& name, const Json& value) { m_report.set(name, value); }

private:
    std::optional<Seen> focused(const QString& field) const;
    void take(const Stop& stop);
    QString picture(const QString& id);
    void writeReport();

    QString m_out;
    Cards m_cards;
    QString m_program;
    AccessibleScreen m_screen;
    Hands m_hands;
    Hands m_deskHands { environment("YIDI_DESK_DISPLAY") };
    QProcess m_kiosk;
    QProcess m_window;
    QProcess m_tray;
    Json m_steps = Json::array();
    Json m_report = Json::object();
    bool m_ok = true;
};

/// People with cards who file at the kiosk.
std::vector<Stop> kioskStops(Tour& tour);
/// The link goes, and the kiosk is killed.
std::vector<Stop> cutStops(Tour& tour);
/// The link comes back.
std::vector<Stop> drainedStops(Tour& tour);
/// What is settled, paid, printed again and estimated at the kiosk.
std::vector<Stop> moneyStops(Tour& tour);
/// What happens to money while the link is cut.
std::vector<Stop> provisionalStops(Tour& tour);
/// A chronic prescription, once the link is back.
std::vector<Stop> chronicStops(Tour& tour);
/// A settlement is cancelled and made again at the window, and the day compared.
std::vector<Stop> ledgerStops(Tour& tour);
/// Those who work at a window, and what becomes of what they decide.
std::vector<Stop> windowStops(Tour& tour);
/// Both sides' books, read after both have gone.
std::vector<Stop> lastStops(Tour& tour);

} // namespace yidi
