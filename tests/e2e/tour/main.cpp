// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The tour: the main job, unattended, in the real kiosk window inside the training world. Cards go
// in and out of the virtual reader, the pointer and the keys are real X events, the network is cut
// by a routing rule, the kiosk is killed with SIGKILL. At the end the books of both sides are read.
//
//   yidi-tour OUT       run by resources/training/tour.sh, which brings up screen and world
#include "app/base/json.h"
#include "tests/e2e/tour/accessible.h"
#include "tests/e2e/tour/books.h"
#include "tests/e2e/tour/hands.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QPixmap>
#include <QProcess>
#include <QScreen>
#include <QThread>

#include <csignal>
#include <functional>

namespace yidi {

namespace {

constexpr int patienceMs = 30000; ///< how long the tour waits for anything to appear
constexpr int lookEveryMs = 60;
/// Longer than a new page ignores touches (250 ms, so that a double tap cannot confirm it).
constexpr int touchLockoutMs = 300;

QString environment(const char* name)
{
    return qEnvironmentVariable(name);
}

const QString program = QStringLiteral("yidi-kiosk");
const QString pin = QStringLiteral("123456"); ///< every training card's
const QString ecToken = QStringLiteral("YIDI-TRAINING-CODE-0023"); ///< NX-23's
const QString onWelcome = QStringLiteral("这里可以办"); ///< on the welcome page alone

tl::unexpected<Error> stuck(const QString& why)
{
    return fail(ErrorCode::OutcomeUnknown, why);
}

/// One stop of the tour: what is done, and with which picture it ends.
struct Stop {
    const char* id;
    std::function<Result<void>()> visit;
};

class Tour {
public:
    explicit Tour(QString out)
        : m_out(std::move(out))
    {
    }

    bool run();

private:
    // What a person can do and see.
    Result<void> insert(const QString& person);
    Result<void> takeCard();
    Result<void> see(const QStringList& texts);
    Result<void> press(const QString& label);
    Result<void> pressThenSee(const QString& label, const QString& text);
    Result<void> enterPin(bool onScreen);
    Result<void> fileHere(bool pinOnScreen);

    // What happens around the person.
    Result<void> begin();
    Result<void> startKiosk();
    Result<void> stopKiosk(int signal);
    Result<void> stopProvince();
    Result<void> cutLink(bool cut);
    Result<void> kill();
    Result<void> drain();

    // What is read, not remembered.
    Result<void> readerName();
    Result<void> statement();
    Result<void> books();

    void take(const Stop& stop);
    QString picture(const QString& id);
    Result<QString> tray(const QString& line);
    Result<Json> tool(const QStringList& arguments);
    void writeReport();

    QString m_out;
    AccessibleScreen m_screen;
    Hands m_hands;
    QProcess m_kiosk;
    QProcess m_tray;
    Json m_steps = Json::array();
    Json m_report = Json::object();
    bool m_ok = true;
};

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
        for (const Seen& seen : m_screen.look(program))
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
        for (const Seen& seen : m_screen.look(program)) {
            names << seen.name;
            if (seen.button && seen.enabled && seen.name.contains(label))
                now = seen.where;
        }
        // A control counts when it was there, unmoved, at two looks in a row.
        if (now.isValid() && now == last) {
            QThread::msleep(touchLockoutMs);
            m_hands.click(now.center());
            return {};
        }
        last = now;
        QThread::msleep(lookEveryMs);
    }
    return stuck(QStringLiteral("no button \"%1\"; the screen says: %2")
                     .arg(label, names.join(QStringLiteral(" | "))));
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
        for (const QChar digit : pin)
            YIDI_TRY(press(QString(digit)));
    } else {
        QThread::msleep(touchLockoutMs);
        m_hands.type(pin);
    }
    return press(QStringLiteral("确定"));
}

/// The whole filing journey in one go, from the identity page to the PIN.
Result<void> Tour::fileHere(bool pinOnScreen)
{
    for (const char* label : { "是我", "异地就医备案", "长期住在这里", "就在这里", "今天", "确认" })
        YIDI_TRY(press(QString::fromUtf8(label)));
    return enterPin(pinOnScreen);
}

Result<void> Tour::startKiosk()
{
    m_kiosk.setProgram(program);
    m_kiosk.setArguments(
        { QStringLiteral("--data"), environment("YIDI_KIOSK"), QStringLiteral("--today"),
            environment("YIDI_TODAY"), QStringLiteral("--scanner"), QStringLiteral("keyboard") });
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

Result<void> Tour::begin()
{
    QString problem;
    if (!m_screen.connect(problem))
        return stuck(problem);
    if (!m_hands.ready())
        return stuck(QStringLiteral("the X server has no test extension (package libxtst6)"));
    m_tray.start(QStringLiteral("yidi"),
        { QStringLiteral("card"), QStringLiteral("simulate"), QStringLiteral("--port"),
            environment("YIDI_READER_PORT") });
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

Result<void> Tour::kill()
{
    YIDI_TRY(stopKiosk(SIGKILL));
    YIDI_TRY(tray(QStringLiteral("remove")));
    YIDI_TRY(startKiosk());
    return see({ QStringLiteral("待上传 1 笔") });
}

/// The running station itself says when it owes nothing any more.
Result<void> Tour::drain()
{
    YIDI_TRY(cutLink(false));
    const QDeadlineTimer deadline(patienceMs);
    for (;;) {
        YIDI_ASSIGN(const Json status,
            tool({ QStringLiteral("queue"), QStringLiteral("status"), QStringLiteral("--data"),
                environment("YIDI_KIOSK") }));
        if (status[u"pending"].text() == QLatin1String("0"))
            return see({ QStringLiteral("在线") });
        if (deadline.hasExpired())
            return stuck(
                QStringLiteral("the queue did not drain: ") + QString::fromUtf8(writeJson(status)));
        QThread::msleep(lookEveryMs);
    }
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

Result<void> Tour::readerName()
{
    YIDI_ASSIGN(const Json list, tool({ QStringLiteral("card"), QStringLiteral("list") }));
    const Json& readers = list[u"readers"];
    if (readers.size() == 0)
        return stuck(QStringLiteral("PC/SC names no reader"));
    m_report.set(QStringLiteral("reader"), readers.items().front()[u"name"]);
    return {};
}

Result<void> Tour::statement()
{
    YIDI_TRY(see({ QStringLiteral("已结算") }));
    const QDir paper(environment("YIDI_KIOSK") + QStringLiteral("/paper"));
    const QDeadlineTimer deadline(patienceMs);
    while (paper.entryList({ QStringLiteral("statement-*.pdf") }).isEmpty()) {
        if (deadline.hasExpired())
            return stuck(QStringLiteral("no statement was made in ") + paper.path());
        QThread::msleep(lookEveryMs);
    }
    return {};
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

/// Both sides' books, read after both have gone: the figures of the report come from here.
Result<void> Tour::books()
{
    YIDI_TRY(stopKiosk(SIGTERM));
    YIDI_TRY(stopProvince());
    YIDI_ASSIGN(
        const Books queue, Books::open(environment("YIDI_KIOSK") + QStringLiteral("/queue.db")));
    YIDI_ASSIGN(const Books ledger, Books::open(m_out + QStringLiteral("/province/ledger.db")));
    const auto number = [](const QString& text) { return Json::integer(text.toLongLong()); };
    const auto yuan = [](const QString& fen) { return Json(Fen(fen.toLongLong()).toWire()); };

    YIDI_ASSIGN(const auto queued,
        queue.rows("SELECT count(*) FILTER (WHERE state NOT IN ('ACKED', 'REFUSED', 'WITHDRAWN')), "
                   "count(*) FILTER (WHERE state = 'ACKED') FROM outbox"));
    m_report.set(QStringLiteral("queue"),
        Json::object({ { QStringLiteral("pending"), number(queued[0][0]) },
            { QStringLiteral("acknowledged"), number(queued[0][1]) } }));
    // Filings bound to a visit were made by a hospital's emergency mark, not by a person here.
    YIDI_ASSIGN(const auto held,
        ledger.rows("SELECT (SELECT count(*) FROM filing WHERE mdtrt_id = ''), "
                    "(SELECT count(*) FROM settlement)"));
    m_report.set(QStringLiteral("province"),
        Json::object({ { QStringLiteral("filings"), number(held[0][0]) },
            { QStringLiteral("settlements"), number(held[0][1]) } }));
    YIDI_ASSIGN(const auto amounts,
        ledger.rows("SELECT medfee_sumamt, fund_pay_sumamt, psn_part_amt FROM settlement"));
    if (amounts.size() != 1)
        return stuck(QStringLiteral("%1 settlements in the ledger").arg(amounts.size()));
    m_report.set(QStringLiteral("amounts"),
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
    const QStringList published { QStringLiteral("1735393"), QStringLiteral("1303305"),
        QStringLiteral("432088") };
    if (amounts[0] != published)
        return stuck(QStringLiteral("the ledger settled ") + amounts[0].join(QLatin1Char(' ')));
    return {};
}

QString Tour::picture(const QString& id)
{
    const QString name =
        QStringLiteral("%1-%2.png").arg(m_steps.size() + 1, 2, 10, QLatin1Char('0')).arg(id);
    const QPixmap shot = QGuiApplication::primaryScreen()->grabWindow(0);
    return shot.save(m_out + QLatin1Char('/') + name) ? name : QString();
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

bool Tour::run()
{
    const auto text = [](const char* utf8) { return QString::fromUtf8(utf8); };
    const auto press = [&](const char* label, const char* next) {
        return [=, this] { return pressThenSee(text(label), text(next)); };
    };
    const std::vector<Stop> stops {
        { "welcome", [&] { return begin(); } },
        // NX-23 lives here and files; the rules approve at once.
        { "identity",
            [&]() -> Result<void> {
                YIDI_TRY(insert(QStringLiteral("NX-23")));
                return readerName();
            } },
        { "menu", press("是我", "今天办什么") },
        { "why", press("异地就医备案", "为什么在外地看病") },
        { "where", press("长期住在这里", "在哪里看病") },
        { "when", press("就在这里", "从哪天开始") },
        { "check", press("今天", "请核对") },
        { "pin", press("确认", "请输入社保卡密码") },
        { "filed",
            [&]() -> Result<void> {
                YIDI_TRY(enterPin(true));
                return see({ text("备案已通过") });
            } },
        // TA-11's benefits are suspended and an earlier stay is unpaid: both are said together.
        { "refused",
            [&]() -> Result<void> {
                YIDI_TRY(takeCard());
                YIDI_TRY(insert(QStringLiteral("TA-11")));
                YIDI_TRY(fileHere(false));
                return see({ text("医保待遇已暂停"), text("费用还没结清") });
            } },
        // NX-30's card keeps its holder behind a key: who it is shows once the province has proved
        // the card and the card the province.
        { "proved",
            [&]() -> Result<void> {
                YIDI_TRY(takeCard());
                return insert(QStringLiteral("NX-30"));
            } },
        // NX-23 again, without the card: the code of the medical e-credential says who it is.
        { "code",
            [&]() -> Result<void> {
                YIDI_TRY(takeCard());
                YIDI_TRY(see({ text("医保电子凭证") }));
                m_hands.scan(ecToken);
                return see({ text("是您本人吗") });
            } },
        // NX-01 settles a stay and sees why each amount is what it is.
        { "visits",
            [&]() -> Result<void> {
                YIDI_TRY(pressThenSee(text("结束办理"), onWelcome));
                YIDI_TRY(insert(QStringLiteral("NX-01")));
                YIDI_TRY(this->press(text("是我")));
                return pressThenSee(text("住院费用结算"), text("结算哪一次就诊"));
            } },
        { "amounts",
            [&]() -> Result<void> {
                YIDI_TRY(this->press(text("2017-02-08")));
                return see({ text("17,353.93"), text("13,033.05"), text("4,320.88") });
            } },
        { "reasons", press("为什么", "起付") },
        { "confirm",
            [&]() -> Result<void> {
                YIDI_TRY(pressThenSee(text("上一步"), text("费用构成")));
                return pressThenSee(text("去核对并确认"), text("请核对并确认"));
            } },
        { "settled",
            [&]() -> Result<void> {
                YIDI_TRY(this->press(text("确认结算")));
                YIDI_TRY(enterPin(true));
                return statement();
            } },
        // The network goes; NX-24 is known by card alone and told what is and is not done.
        { "link-cut",
            [&]() -> Result<void> {
                YIDI_TRY(takeCard());
                YIDI_TRY(cutLink(true));
                return insert(QStringLiteral("NX-24"));
            } },
        { "stored-here",
            [&]() -> Result<void> {
                YIDI_TRY(fileHere(true));
                return see({ text("已存在本机") });
            } },
        { "killed", [&] { return kill(); } },
        { "drained", [&] { return drain(); } },
        { "books", [&] { return books(); } },
    };
    for (const Stop& stop : stops) {
        take(stop);
        if (!m_ok)
            break; // what follows stands on what failed
    }
    if (m_kiosk.state() != QProcess::NotRunning)
        (void)stopKiosk(SIGTERM);
    m_tray.write("quit\n");
    m_tray.waitForFinished(patienceMs);
    writeReport();
    return m_ok;
}

} // namespace

} // namespace yidi

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: yidi-tour OUT (run by resources/training/tour.sh)\n");
        return 2;
    }
    return yidi::Tour(QDir(QString::fromLocal8Bit(argv[1])).absolutePath()).run() ? 0 : 1;
}
