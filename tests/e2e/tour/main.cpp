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

QString environment(const char* name)
{
    return qEnvironmentVariable(name);
}

/// An empty text is success; anything else says what went wrong.
using Problem = QString;

class Tour {
public:
    explicit Tour(QString out)
        : m_out(std::move(out))
    {
    }

    bool run();

private:
    // What a person can do and see.
    Problem insert(const QString& person);
    Problem takeCard();
    Problem see(const QStringList& texts);
    Problem press(const QString& label);
    Problem pressAll(const QStringList& labels);
    Problem enterPin(bool onScreen);

    // What happens around the person.
    Problem startKiosk();
    Problem stopKiosk(int signal);
    Problem cutLink(bool cut);

    // The stops of the tour.
    Problem welcome();
    Problem identity();
    Problem fileHere();
    Problem refused();
    Problem amounts();
    Problem reasons();
    Problem settle();
    Problem linkCut();
    Problem storedHere();
    Problem killed();
    Problem drained();
    Problem books();

    Problem readerName();
    Problem stopProvince();
    void step(const QString& id, const std::function<Problem()>& stop);
    QString picture(const QString& id);
    Problem tray(const QString& line, const QString& expected);
    Problem tool(const QStringList& arguments, QByteArray& output);
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

const QString program = QStringLiteral("yidi-kiosk");

Problem Tour::tray(const QString& line, const QString& expected)
{
    m_tray.write(line.toUtf8() + '\n');
    while (!m_tray.canReadLine())
        if (!m_tray.waitForReadyRead(patienceMs))
            return QStringLiteral("the card tray did not answer \"%1\"").arg(line);
    const QString answer = QString::fromUtf8(m_tray.readLine()).trimmed();
    return answer.contains(expected) ? Problem()
                                     : QStringLiteral("the card tray answered \"%1\"").arg(answer);
}

Problem Tour::insert(const QString& person)
{
    return tray(QStringLiteral("insert ") + person, person);
}

Problem Tour::takeCard()
{
    if (const Problem problem = tray(QStringLiteral("remove"), QStringLiteral("removed"));
        !problem.isEmpty())
        return problem;
    return see({ QStringLiteral("请插入社会保障卡") });
}

Problem Tour::see(const QStringList& texts)
{
    const QDeadlineTimer deadline(patienceMs);
    QStringList names;
    for (;;) {
        names.clear();
        for (const Seen& seen : m_screen.look(program))
            names << seen.name;
        const QString all = names.join(QLatin1Char('\n'));
        const bool complete = std::all_of(
            texts.begin(), texts.end(), [&](const QString& text) { return all.contains(text); });
        if (complete)
            return {};
        if (deadline.hasExpired())
            return QStringLiteral("\"%1\" did not appear; the screen says: %2")
                .arg(texts.join(QStringLiteral("\", \"")), names.join(QStringLiteral(" | ")));
        QThread::msleep(lookEveryMs);
    }
}

Problem Tour::press(const QString& label)
{
    // A page that has just come does not take a touch at once, so that a double tap cannot confirm
    // it: a control counts when it was there, unmoved, at two looks in a row.
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
        if (now.isValid() && now == last) {
            QThread::msleep(300); // longer than the page's touch lock-out of 250 ms
            m_hands.click(now.center());
            return {};
        }
        last = now;
        QThread::msleep(lookEveryMs);
    }
    return QStringLiteral("no button \"%1\"; the screen says: %2")
        .arg(label, names.join(QStringLiteral(" | ")));
}

Problem Tour::pressAll(const QStringList& labels)
{
    for (const QString& label : labels)
        if (const Problem problem = press(label); !problem.isEmpty())
            return problem;
    return {};
}

Problem Tour::enterPin(bool onScreen)
{
    const QString pin = QStringLiteral("123456"); // every training card's
    if (const Problem problem = see({ QStringLiteral("社保卡密码") }); !problem.isEmpty())
        return problem;
    if (!onScreen) {
        QThread::msleep(300);
        m_hands.type(pin);
        return press(QStringLiteral("确定"));
    }
    for (const QChar digit : pin)
        if (const Problem problem = press(QString(digit)); !problem.isEmpty())
            return problem;
    return press(QStringLiteral("确定"));
}

Problem Tour::startKiosk()
{
    m_kiosk.setProgram(QStringLiteral("yidi-kiosk"));
    m_kiosk.setArguments({ QStringLiteral("--data"), environment("YIDI_KIOSK"),
        QStringLiteral("--today"), environment("YIDI_TODAY") });
    m_kiosk.setStandardErrorFile(m_out + QStringLiteral("/run/kiosk.log"), QIODevice::Append);
    m_kiosk.start();
    if (!m_kiosk.waitForStarted(patienceMs))
        return QStringLiteral("yidi-kiosk did not start");
    return see({ QStringLiteral("请插入社会保障卡") });
}

Problem Tour::stopKiosk(int signal)
{
    ::kill(static_cast<pid_t>(m_kiosk.processId()), signal);
    return m_kiosk.waitForFinished(patienceMs) ? Problem()
                                               : QStringLiteral("the kiosk did not end");
}

Problem Tour::cutLink(bool cut)
{
    // To whoever sends to the province's port the network is simply gone.
    QProcess ip;
    QStringList rule { QStringLiteral("rule"), cut ? QStringLiteral("add") : QStringLiteral("del"),
        QStringLiteral("pref"), QStringLiteral("10"), QStringLiteral("to"),
        QStringLiteral("127.0.0.1"), QStringLiteral("ipproto"), QStringLiteral("tcp"),
        QStringLiteral("dport"), QStringLiteral("8443"), QStringLiteral("blackhole") };
    ip.start(QStringLiteral("ip"), rule);
    if (!ip.waitForFinished(patienceMs) || ip.exitCode() != 0)
        return QString::fromUtf8(ip.readAllStandardError());
    return {};
}

Problem Tour::welcome()
{
    QString problem;
    if (!m_screen.connect(problem))
        return problem;
    if (!m_hands.ready())
        return QStringLiteral("the X server has no test extension (package libxtst6)");
    m_tray.start(QStringLiteral("yidi"),
        { QStringLiteral("card"), QStringLiteral("simulate"), QStringLiteral("--port"),
            environment("YIDI_READER_PORT") });
    if (!m_tray.waitForStarted(patienceMs))
        return QStringLiteral("the card tray did not start");
    return startKiosk();
}

Problem Tour::identity()
{
    if (const Problem problem = insert(QStringLiteral("NX-23")); !problem.isEmpty())
        return problem;
    return see({ QStringLiteral("是您本人吗") });
}

Problem Tour::fileHere()
{
    if (const Problem problem = pressAll({ QStringLiteral("是我"), QStringLiteral("异地就医备案"),
            QStringLiteral("长期住在这里"), QStringLiteral("就在这里"), QStringLiteral("今天"),
            QStringLiteral("确认") });
        !problem.isEmpty())
        return problem;
    if (const Problem problem = enterPin(true); !problem.isEmpty())
        return problem;
    return see({ QStringLiteral("备案已通过") });
}

Problem Tour::refused()
{
    if (const Problem problem = takeCard(); !problem.isEmpty())
        return problem;
    if (const Problem problem = insert(QStringLiteral("TA-11")); !problem.isEmpty())
        return problem;
    if (const Problem problem = pressAll({ QStringLiteral("是我"), QStringLiteral("异地就医备案"),
            QStringLiteral("长期住在这里"), QStringLiteral("就在这里"), QStringLiteral("今天"),
            QStringLiteral("确认") });
        !problem.isEmpty())
        return problem;
    if (const Problem problem = enterPin(false); !problem.isEmpty())
        return problem;
    return see({ QStringLiteral("医保待遇已暂停"), QStringLiteral("费用还没结清") });
}

Problem Tour::amounts()
{
    if (const Problem problem = takeCard(); !problem.isEmpty())
        return problem;
    if (const Problem problem = insert(QStringLiteral("NX-01")); !problem.isEmpty())
        return problem;
    if (const Problem problem = pressAll({ QStringLiteral("是我"), QStringLiteral("住院费用结算"),
            QStringLiteral("2017-02-08") });
        !problem.isEmpty())
        return problem;
    return see(
        { QStringLiteral("17,353.93"), QStringLiteral("13,033.05"), QStringLiteral("4,320.88") });
}

Problem Tour::reasons()
{
    if (const Problem problem = press(QStringLiteral("为什么")); !problem.isEmpty())
        return problem;
    return see({ QStringLiteral("起付") });
}

Problem Tour::settle()
{
    if (const Problem problem = pressAll({ QStringLiteral("上一步"), QStringLiteral("去核对并确认"),
            QStringLiteral("确认结算") });
        !problem.isEmpty())
        return problem;
    if (const Problem problem = enterPin(true); !problem.isEmpty())
        return problem;
    if (const Problem problem = see({ QStringLiteral("已结算") }); !problem.isEmpty())
        return problem;
    const QDir paper(environment("YIDI_KIOSK") + QStringLiteral("/paper"));
    return paper.entryList({ QStringLiteral("*.pdf") }).isEmpty()
        ? QStringLiteral("no statement was made in ") + paper.path()
        : Problem();
}

Problem Tour::linkCut()
{
    if (const Problem problem = takeCard(); !problem.isEmpty())
        return problem;
    if (const Problem problem = cutLink(true); !problem.isEmpty())
        return problem;
    if (const Problem problem = insert(QStringLiteral("NX-24")); !problem.isEmpty())
        return problem;
    return see({ QStringLiteral("是您本人吗") });
}

Problem Tour::storedHere()
{
    if (const Problem problem = pressAll({ QStringLiteral("是我"), QStringLiteral("异地就医备案"),
            QStringLiteral("长期住在这里"), QStringLiteral("就在这里"), QStringLiteral("今天"),
            QStringLiteral("确认") });
        !problem.isEmpty())
        return problem;
    if (const Problem problem = enterPin(true); !problem.isEmpty())
        return problem;
    return see({ QStringLiteral("已存在本机") });
}

Problem Tour::killed()
{
    if (const Problem problem = stopKiosk(SIGKILL); !problem.isEmpty())
        return problem;
    if (const Problem problem = tray(QStringLiteral("remove"), QStringLiteral("removed"));
        !problem.isEmpty())
        return problem;
    if (const Problem problem = startKiosk(); !problem.isEmpty())
        return problem;
    return see({ QStringLiteral("待上传 1 笔") });
}

Problem Tour::drained()
{
    if (const Problem problem = cutLink(false); !problem.isEmpty())
        return problem;
    // The running station itself says when it owes nothing any more.
    const QDeadlineTimer deadline(patienceMs);
    QByteArray output;
    while (!deadline.hasExpired()) {
        if (const Problem problem = tool({ QStringLiteral("queue"), QStringLiteral("status"),
                                             QStringLiteral("--data"), environment("YIDI_KIOSK") },
                output);
            !problem.isEmpty())
            return problem;
        const auto status = parseJson(output);
        if (status && (*status)[u"pending"].text() == QLatin1String("0"))
            return see({ QStringLiteral("在线") });
        QThread::msleep(lookEveryMs);
    }
    return QStringLiteral("the queue did not drain: ") + QString::fromUtf8(output);
}

Problem Tour::tool(const QStringList& arguments, QByteArray& output)
{
    QProcess yidi;
    yidi.start(QStringLiteral("yidi"), arguments);
    if (!yidi.waitForFinished(patienceMs) || yidi.exitCode() != 0)
        return QStringLiteral("yidi %1: %2")
            .arg(arguments.join(QLatin1Char(' ')), QString::fromUtf8(yidi.readAllStandardError()));
    output = yidi.readAllStandardOutput();
    return {};
}

/// Both sides' books, read after both have gone: the figures of the report come from here.
Problem Tour::books()
{
    if (const Problem problem = stopKiosk(SIGTERM); !problem.isEmpty())
        return problem;
    if (const Problem problem = stopProvince(); !problem.isEmpty())
        return problem;
    const auto read = [&]() -> Result<Problem> {
        YIDI_ASSIGN(const Books queue,
            Books::open(environment("YIDI_KIOSK") + QStringLiteral("/queue.db")));
        YIDI_ASSIGN(const Books ledger, Books::open(m_out + QStringLiteral("/province/ledger.db")));
        for (const Books* book : { &queue, &ledger }) {
            YIDI_ASSIGN(const auto sound, book->rows("PRAGMA integrity_check"));
            if (sound != std::vector<QStringList> { { QStringLiteral("ok") } })
                return QStringLiteral("a database is not sound: ")
                    + sound.front().join(QLatin1Char(' '));
        }
        YIDI_ASSIGN(const auto owed, queue.rows("SELECT msgid FROM outbox ORDER BY msgid"));
        YIDI_ASSIGN(const auto landed,
            ledger.rows("SELECT msgid FROM message WHERE dev_no = 'KIOSK-001' ORDER BY msgid"));
        if (owed != landed)
            return QStringLiteral("the queue holds %1 Records, the ledger %2, or others")
                .arg(owed.size())
                .arg(landed.size());
        YIDI_ASSIGN(const auto queued,
            queue.rows(
                "SELECT count(*) FILTER (WHERE state NOT IN ('ACKED', 'REFUSED', 'WITHDRAWN')), "
                "count(*) FILTER (WHERE state = 'ACKED') FROM outbox"));
        YIDI_ASSIGN(const auto held,
            ledger.rows("SELECT (SELECT count(*) FROM filing), (SELECT count(*) FROM settlement)"));
        YIDI_ASSIGN(const auto amounts,
            ledger.rows("SELECT medfee_sumamt, fund_pay_sumamt, psn_part_amt FROM settlement"));
        const auto number = [](const QString& text) { return Json::integer(text.toLongLong()); };
        const auto yuan = [](const QString& fen) { return Json(Fen(fen.toLongLong()).toWire()); };
        m_report.set(QStringLiteral("queue"),
            Json::object({ { QStringLiteral("pending"), number(queued[0][0]) },
                { QStringLiteral("acknowledged"), number(queued[0][1]) } }));
        m_report.set(QStringLiteral("province"),
            Json::object({ { QStringLiteral("filings"), number(held[0][0]) },
                { QStringLiteral("settlements"), number(held[0][1]) } }));
        if (amounts.size() != 1)
            return QStringLiteral("%1 settlements in the ledger, not one").arg(amounts.size());
        m_report.set(QStringLiteral("amounts"),
            Json::object({ { QStringLiteral("medfee_sumamt"), yuan(amounts[0][0]) },
                { QStringLiteral("fund_pay_sumamt"), yuan(amounts[0][1]) },
                { QStringLiteral("psn_part_amt"), yuan(amounts[0][2]) } }));
        if (queued[0][0] != QLatin1String("0"))
            return QStringLiteral("%1 Records are still pending").arg(queued[0][0]);
        const QStringList expected { QStringLiteral("1735393"), QStringLiteral("1303305"),
            QStringLiteral("432088") };
        return amounts[0] == expected
            ? Problem()
            : QStringLiteral("the ledger settled ") + amounts[0].join(QLatin1Char(' '));
    };
    const auto problem = read();
    return problem ? *problem : describe(problem.error());
}

Problem Tour::stopProvince()
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
    return QStringLiteral("the province did not end");
}

Problem Tour::readerName()
{
    QByteArray output;
    if (const Problem problem = tool({ QStringLiteral("card"), QStringLiteral("list") }, output);
        !problem.isEmpty())
        return problem;
    const auto list = parseJson(output);
    if (!list || (*list)[u"readers"].size() == 0)
        return QStringLiteral("no reader in: ") + QString::fromUtf8(output);
    m_report.set(QStringLiteral("reader"), (*list)[u"readers"].items().front()[u"name"].text());
    return {};
}

void Tour::writeReport()
{
    Json report = Json::object(
        { { QStringLiteral("ok"), Json::boolean(m_ok) }, { QStringLiteral("steps"), m_steps } });
    for (std::size_t i = 0; i < m_report.size(); ++i)
        report.set(m_report.names()[i], m_report.items()[i]);
    QFile file(m_out + QStringLiteral("/report.json"));
    const QByteArray text = writeJsonPretty(report);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        std::fprintf(
            stderr, "the report could not be written: %s\n", qUtf8Printable(file.errorString()));
}

QString Tour::picture(const QString& id)
{
    const QString name =
        QStringLiteral("%1-%2.png").arg(m_steps.size() + 1, 2, 10, QLatin1Char('0')).arg(id);
    const QPixmap shot = QGuiApplication::primaryScreen()->grabWindow(0);
    return shot.save(m_out + QLatin1Char('/') + name) ? name : QString();
}

void Tour::step(const QString& id, const std::function<Problem()>& stop)
{
    if (!m_ok)
        return; // what follows stands on what failed
    QElapsedTimer timer;
    timer.start();
    const Problem problem = stop();
    Json entry = Json::object(
        { { QStringLiteral("id"), id }, { QStringLiteral("ok"), Json::boolean(problem.isEmpty()) },
            { QStringLiteral("ms"), Json::integer(timer.elapsed()) },
            { QStringLiteral("picture"), picture(id) } });
    if (!problem.isEmpty()) {
        entry.set(QStringLiteral("problem"), problem);
        m_ok = false;
    }
    std::fprintf(stderr, "%s %-14s %6lld ms %s\n", problem.isEmpty() ? "ok  " : "FAIL",
        qUtf8Printable(id), static_cast<long long>(timer.elapsed()), qUtf8Printable(problem));
    m_steps.append(entry);
}

bool Tour::run()
{
    step(QStringLiteral("welcome"), [&] { return welcome(); });
    step(QStringLiteral("identity"), [&] { return identity(); });
    step(QStringLiteral("filed"), [&] { return fileHere(); });
    step(QStringLiteral("reader"), [&] { return readerName(); });
    step(QStringLiteral("refused"), [&] { return refused(); });
    step(QStringLiteral("amounts"), [&] { return amounts(); });
    step(QStringLiteral("reasons"), [&] { return reasons(); });
    step(QStringLiteral("settled"), [&] { return settle(); });
    step(QStringLiteral("link-cut"), [&] { return linkCut(); });
    step(QStringLiteral("stored-here"), [&] { return storedHere(); });
    step(QStringLiteral("killed"), [&] { return killed(); });
    step(QStringLiteral("drained"), [&] { return drained(); });
    step(QStringLiteral("books"), [&] { return books(); });
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
