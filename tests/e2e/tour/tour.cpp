// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/tour/tour.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <csignal>

namespace yidi {

namespace {

/// Longer than a new page ignores touches (250 ms, so that a double tap cannot confirm it).
constexpr int touchLockoutMs = 300;

const QString kioskProgram = QStringLiteral("yidi-kiosk");
const QString windowProgram = QStringLiteral("yidi-clerk");

} // namespace

QString environment(const char* name)
{
    return qEnvironmentVariable(name);
}

tl::unexpected<Error> stuck(const QString& why)
{
    return fail(ErrorCode::OutcomeUnknown, why);
}

Result<QString> Tour::tray(const QString& line)
{
    m_tray.write(line.toUtf8() + '\n');
    while (!m_tray.canReadLine())
        if (!m_tray.waitForReadyRead(patienceMs))
            return stuck(QStringLiteral("the card tray did not answer \"%1\"").arg(line));
    const QString answer = QString::fromUtf8(m_tray.readLine()).trimmed();
    if (answer.startsWith(QLatin1String("error")))
        return stuck(QStringLiteral("the card tray answered \"%1\"").arg(answer));
    return answer;
}

Result<void> Tour::insert(const QString& person)
{
    YIDI_TRY(tray(QStringLiteral("insert ") + person));
    return see({ QStringLiteral("是您本人吗") });
}

Result<void> Tour::takeCard()
{
    YIDI_TRY(tray(QStringLiteral("remove")));
    return see({ onWelcome });
}

Result<void> Tour::see(const QStringList& texts)
{
    const QDeadlineTimer deadline(patienceMs);
    for (;;) {
        QStringList names;
        for (const Seen& seen : m_screen.look(m_program))
            names << seen.name;
        const QString all = names.join(QLatin1Char('\n'));
        if (std::all_of(texts.begin(), texts.end(),
                [&](const QString& text) { return all.contains(text); }))
            return {};
        if (deadline.hasExpired())
            return stuck(
                QStringLiteral("\"%1\" did not appear; the screen says: %2")
                    .arg(texts.join(QStringLiteral("\", \"")), names.join(QStringLiteral(" | "))));
        QThread::msleep(lookEveryMs);
    }
}

Result<void> Tour::press(const QString& label)
{
    const QDeadlineTimer deadline(patienceMs);
    QRect last;
    QStringList names;
    while (!deadline.hasExpired()) {
        QRect now;
        names.clear();
        for (const Seen& seen : m_screen.look(m_program)) {
            names << seen.name;
            if (seen.button && seen.enabled && seen.name.contains(label))
                now = seen.where;
        }
        // A control counts when it was there, unmoved, at two looks in a row.
        if (now.isValid() && now == last) {
            QThread::msleep(touchLockoutMs);
            hands().click(now.center());
            return {};
        }
        last = now;
        QThread::msleep(lookEveryMs);
    }
    return stuck(QStringLiteral("no button \"%1\"; the screen says: %2")
                     .arg(label, names.join(QStringLiteral(" | "))));
}

std::optional<Seen> Tour::focused(const QString& field) const
{
    for (const Seen& seen : m_screen.look(m_program))
        if (seen.focused && seen.name == field)
            return seen;
    return {};
}

Result<void> Tour::focus(const QString& field)
{
    return wait(QStringLiteral("the keyboard is not in \"%1\"").arg(field),
        [&]() -> Result<bool> { return focused(field).has_value(); });
}

Result<void> Tour::pressThenSee(const QString& label, const QString& text)
{
    YIDI_TRY(press(label));
    return see({ text });
}

/// With the pointer on the pad, or with the keys of a keyboard.
Result<void> Tour::enterPin(bool onScreen)
{
    YIDI_TRY(see({ QStringLiteral("请输入社保卡密码") }));
    if (onScreen) {
        for (const QChar digit : m_cards.pin)
            YIDI_TRY(press(QString(digit)));
    } else {
        QThread::msleep(touchLockoutMs);
        m_hands.type(m_cards.pin);
    }
    return press(QStringLiteral("确定"));
}

Result<void> Tour::startKiosk()
{
    m_program = kioskProgram;
    m_kiosk.setProgram(kioskProgram);
    m_kiosk.setArguments({ QStringLiteral("--data"), environment("YIDI_KIOSK"),
        QStringLiteral("--today"), environment("YIDI_TODAY"), QStringLiteral("--scanner"),
        QStringLiteral("keyboard"), QStringLiteral("--bills"), environment("YIDI_BILLS"),
        QStringLiteral("--payment"), QStringLiteral("training:") + environment("YIDI_BANK") });
    m_kiosk.setStandardErrorFile(m_out + QStringLiteral("/run/kiosk.log"), QIODevice::Append);
    m_kiosk.start();
    if (!m_kiosk.waitForStarted(patienceMs))
        return stuck(QStringLiteral("yidi-kiosk did not start"));
    return see({ onWelcome });
}

Result<void> Tour::stopKiosk(int signal)
{
    ::kill(static_cast<pid_t>(m_kiosk.processId()), signal);
    if (!m_kiosk.waitForFinished(patienceMs))
        return stuck(QStringLiteral("the kiosk did not end"));
    return {};
}

Result<void> Tour::openWindow(const QString& dataDir)
{
    m_window.setProgram(windowProgram);
    m_window.setArguments({ QStringLiteral("--data"), dataDir, QStringLiteral("--today"),
        environment("YIDI_TODAY"), QStringLiteral("--bills"), environment("YIDI_BILLS"),
        QStringLiteral("--payment"), QStringLiteral("training:") + environment("YIDI_BANK") });
    QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
    if (const QString display = environment("YIDI_DESK_DISPLAY"); !display.isEmpty())
        surroundings.insert(QStringLiteral("DISPLAY"), display);
    m_window.setProcessEnvironment(surroundings);
    m_window.setStandardErrorFile(m_out + QStringLiteral("/run/clerk.log"), QIODevice::Append);
    m_window.start();
    if (!m_window.waitForStarted(patienceMs))
        return stuck(QStringLiteral("yidi-clerk did not start"));
    turnToWindow();
    return {};
}

void Tour::turnToKiosk()
{
    m_program = kioskProgram;
}

void Tour::turnToWindow()
{
    m_program = windowProgram;
}

Result<void> Tour::closeWindow()
{
    turnToKiosk();
    ::kill(static_cast<pid_t>(m_window.processId()), SIGTERM);
    if (!m_window.waitForFinished(patienceMs))
        return stuck(QStringLiteral("the clerk's window did not end"));
    return {};
}

Result<void> Tour::logIn(const QString& number)
{
    const QString field = QStringLiteral("工号");
    YIDI_TRY(focus(field));
    hands().type(number);
    YIDI_TRY(wait(QStringLiteral("%1 is not what was typed").arg(field), [&]() -> Result<bool> {
        const auto seen = focused(field);
        return seen && seen->text == number;
    }));
    hands().key(QStringLiteral("Tab"));
    YIDI_TRY(focus(QStringLiteral("密码")));
    hands().type(QStringLiteral("training-") + number);
    hands().key(QStringLiteral("Return"));
    return {};
}

Result<void> Tour::begin()
{
    QString problem;
    if (!m_screen.connect(problem))
        return stuck(problem);
    if (!m_hands.ready() || !m_deskHands.ready())
        return stuck(QStringLiteral("the X server has no test extension (package libxtst6)"));
    m_tray.start(QStringLiteral("yidi"),
        { QStringLiteral("card"), QStringLiteral("simulate"), QStringLiteral("--port"),
            environment("YIDI_READER_PORT"), QStringLiteral("--people"), m_cards.people });
    if (!m_tray.waitForStarted(patienceMs))
        return stuck(QStringLiteral("the card tray did not start"));
    return startKiosk();
}

/// To whoever sends to the province's port the network is simply gone. TCP by its number, because
/// a bare system has no /etc/protocols.
Result<void> Tour::cutLink(bool cut)
{
    QProcess ip;
    ip.start(QStringLiteral("ip"),
        { QStringLiteral("rule"), cut ? QStringLiteral("add") : QStringLiteral("del"),
            QStringLiteral("pref"), QStringLiteral("10"), QStringLiteral("to"),
            QStringLiteral("127.0.0.1"), QStringLiteral("ipproto"), QStringLiteral("6"),
            QStringLiteral("dport"), QStringLiteral("8443"), QStringLiteral("blackhole") });
    if (!ip.waitForFinished(patienceMs) || ip.exitCode() != 0)
        return stuck(QString::fromUtf8(ip.readAllStandardError()));
    return {};
}

Result<Json> Tour::tool(const QStringList& arguments)
{
    QProcess yidi;
    yidi.start(QStringLiteral("yidi"), arguments);
    if (!yidi.waitForFinished(patienceMs) || yidi.exitCode() != 0)
        return stuck(QStringLiteral("yidi %1: %2")
                         .arg(arguments.join(QLatin1Char(' ')),
                             QString::fromUtf8(yidi.readAllStandardError())));
    return parseJson(yidi.readAllStandardOutput());
}

Result<void> Tour::stopProvince()
{
    const auto pid = static_cast<pid_t>(environment("YIDI_PROVINCE_PID").toLongLong());
    ::kill(pid, SIGTERM);
    const QDeadlineTimer deadline(patienceMs);
    // It is the world's child, not ours: its end shows in its state.
    while (!deadline.hasExpired()) {
        QFile status(QStringLiteral("/proc/%1/stat").arg(pid));
        if (!status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z "))
            return {};
        QThread::msleep(lookEveryMs);
    }
    return stuck(QStringLiteral("the province did not end"));
}

Result<void> Tour::wait(const QString& what, const std::function<Result<bool>()>& done)
{
    const QDeadlineTimer deadline(patienceMs);
    for (;;) {
        YIDI_ASSIGN(const bool yes, done());
        if (yes)
            return {};
        if (deadline.hasExpired())
            return stuck(what);
        QThread::msleep(lookEveryMs);
    }
}

QString Tour::picture(const QString& id)
{
    const QString name =
        QStringLiteral("%1-%2.png").arg(m_steps.size() + 1, 2, 10, QLatin1Char('0')).arg(id);
    return hands().picture().save(m_out + QLatin1Char('/') + name) ? name : QString();
}

void Tour::take(const Stop& stop)
{
    const QString id = QString::fromLatin1(stop.id);
    QElapsedTimer timer;
    timer.start();
    // The last stop closes the window, so its picture is taken before.
    const bool closes = id == QLatin1String("books");
    const QString before = closes ? picture(id) : QString();
    const Result<void> visited = stop.visit();
    const auto ms = timer.elapsed();
    m_ok = visited.has_value();
    Json entry = Json::object({ { QStringLiteral("id"), id },
        { QStringLiteral("ok"), Json::boolean(m_ok) }, { QStringLiteral("ms"), Json::integer(ms) },
        { QStringLiteral("picture"), closes ? before : picture(id) } });
    if (!m_ok)
        entry.set(QStringLiteral("problem"), visited.error().detail);
    std::fprintf(stderr, "%s %-14s %6lld ms %s\n", m_ok ? "ok  " : "FAIL", stop.id,
        static_cast<long long>(ms), m_ok ? "" : qUtf8Printable(visited.error().detail));
    m_steps.append(entry);
}

void Tour::writeReport()
{
    Json report = Json::object(
        { { QStringLiteral("ok"), Json::boolean(m_ok) }, { QStringLiteral("steps"), m_steps } });
    for (std::size_t i = 0; i < m_report.size(); ++i)
        report.set(m_report.names()[i], m_report.items()[i]);
    QFile file(m_out + QStringLiteral("/report.json"));
    const QByteArray text = writeJsonPretty(report);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(file.errorString()));
        m_ok = false;
    }
}

bool Tour::run(const std::vector<Stop>& stops)
{
    for (const Stop& stop : stops) {
        take(stop);
        if (!m_ok)
            break;
    }
    if (m_window.state() != QProcess::NotRunning)
        (void)closeWindow();
    if (m_kiosk.state() != QProcess::NotRunning)
        (void)stopKiosk(SIGTERM);
    m_tray.write("quit\n");
    m_tray.waitForFinished(patienceMs);
    writeReport();
    return m_ok;
}

} // namespace yidi
