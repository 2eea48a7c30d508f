// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// What is left of people: the kiosk and the window in the training world, worked as the tour works
// them. A second after its use no PIN, password or key of a visit may be in the memory of the
// program; five seconds after somebody has left, nothing that says who they are, there or in any
// file.
//
//   yidi-memory-check OUT       run by resources/training/tour.sh, which brings up screen and world
#include "tests/e2e/memory/traces.h"
#include "tests/e2e/memory/visit_key.h"
#include "tests/e2e/tour/tour.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace yidi {

namespace {

constexpr unsigned long secretsLastMs = 1000;
constexpr unsigned long peopleLastMs = 5000;
/// Six digits that nothing else in a program's memory spells.
const QString oddPin = QStringLiteral("739214");

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// The people of the training world, with another PIN on their cards.
class People {
public:
    static Result<People> prepare(const QString& folder)
    {
        People people;
        people.m_path = folder + QStringLiteral("/people.json");
        QFile shipped(environment("YIDI_TRAINING") + QStringLiteral("/people.json"));
        QFile ours(people.m_path);
        if (!shipped.open(QIODevice::ReadOnly) || !ours.open(QIODevice::WriteOnly))
            return fail(ErrorCode::FileUnreadable, shipped.fileName());
        const QByteArray all = shipped.readAll().replace("123456", oddPin.toLatin1());
        ours.write(all);
        YIDI_ASSIGN(people.m_json, parseJson(all));
        return people;
    }

    const QString& path() const { return m_path; }

    /// What says who somebody is, or makes them out.
    std::vector<Needle> identityOf(const QString& id) const
    {
        std::vector<Needle> all;
        for (const Json& person : m_json[u"people"].items()) {
            if (person[u"id"].text() != id)
                continue;
            const auto add = [&](const char* what, const Json& value) {
                const auto more =
                    needlesOf(QLatin1String(what) + QStringLiteral(" of ") + id, value.text());
                all.insert(all.end(), more.begin(), more.end());
            };
            const Json& who = person[u"baseinfo"];
            add("identity number", who[u"certno"]);
            add("name", who[u"psn_name"]);
            add("telephone", who[u"tel"]);
            add("person number", who[u"psn_no"]);
            add("card number", person[u"card"][u"cardNo"]);
            add("card identification code", person[u"card"][u"cardSn"]);
            add("code", person[u"card"][u"ecToken"]);
        }
        return all;
    }

private:
    QString m_path;
    Json m_json;
};

class MemoryCheck {
public:
    MemoryCheck(Tour& tour, const People& people)
        : m_tour(tour)
        , m_people(people)
    {
    }

    std::vector<Stop> stops();

private:
    /// Everything that is found is told before the walk fails.
    Result<void> none(const Result<QStringList>& traces)
    {
        YIDI_ASSIGN(const QStringList found, traces);
        for (const QString& trace : found)
            std::fprintf(stderr, "     left: %s\n", qPrintable(trace));
        m_traces += found.size();
        return {};
    }
    Result<void> nothingWasLeft() const
    {
        return m_traces == 0 ? Result<void>() : stuck(QStringLiteral("%1 traces").arg(m_traces));
    }

    /// The requirement counts real seconds from what the person sees, so this waits them out.
    Result<void> noSecret(qint64 process, const std::vector<Needle>& secrets)
    {
        QThread::msleep(secretsLastMs);
        return none(tracesInMemory(static_cast<pid_t>(process), secrets));
    }
    Result<void> noPin()
    {
        auto needles = needlesOf(QStringLiteral("PIN"), oddPin);
        needles.push_back(pinCommand(oddPin));
        return noSecret(m_tour.kioskProcess(), needles);
    }

    /// While its person is still there, the key of the visit is in use and must be found.
    Result<void> keyInUse()
    {
        YIDI_ASSIGN(m_visitKey,
            visitKey(environment("YIDI_KIOSK") + QStringLiteral("/queue.db"),
                m_tour.out() + QStringLiteral("/province"), environment("TMPDIR")));
        YIDI_ASSIGN(const QStringList found,
            tracesInMemory(static_cast<pid_t>(m_tour.kioskProcess()), m_visitKey));
        if (found.isEmpty())
            return stuck(QStringLiteral("a key in use was not found: nothing is proved"));
        return {};
    }

    /// Of everybody who has been here so far, in a program and in the files.
    Result<void> nobody(const QStringList& ids, qint64 process, const QString& station)
    {
        QThread::msleep(peopleLastMs);
        std::vector<Needle> needles;
        for (const QString& id : ids) {
            const auto more = m_people.identityOf(id);
            needles.insert(needles.end(), more.begin(), more.end());
        }
        YIDI_TRY(none(tracesInMemory(static_cast<pid_t>(process), needles)));
        YIDI_TRY(none(tracesInFiles(
            { station, environment("TMPDIR"), m_tour.out() + QStringLiteral("/run") }, needles)));
        // The hospital's own system knows its patients by the person number.
        std::erase_if(needles, [](const Needle& needle) {
            return needle.what.startsWith(QLatin1String("person number"));
        });
        return none(tracesInFiles({ environment("YIDI_BILLS") }, needles));
    }
    Result<void> nobodyAtTheKiosk(const QStringList& ids)
    {
        YIDI_TRY(noSecret(m_tour.kioskProcess(), m_visitKey));
        return nobody(ids, m_tour.kioskProcess(), environment("YIDI_KIOSK"));
    }

    /// That what is looked for can be found: the person is on the page, so their name is there.
    Result<void> somebody(const QString& id, qint64 process)
    {
        YIDI_ASSIGN(const QStringList found,
            tracesInMemory(static_cast<pid_t>(process), m_people.identityOf(id)));
        for (const char* what : { "identity number", "name" })
            if (std::none_of(found.begin(), found.end(),
                    [&](const QString& trace) { return trace.startsWith(QLatin1String(what)); }))
                return stuck(QStringLiteral("a %1 in use was not found: nothing is proved")
                                 .arg(QLatin1String(what)));
        return {};
    }

    Result<void> file(bool pinOnScreen)
    {
        for (const char* label :
            { "是我", "异地就医备案", "长期住在这里", "就在这里", "今天", "核对无误", "我承诺" })
            YIDI_TRY(m_tour.press(text(label)));
        return m_tour.enterPin(pinOnScreen);
    }

    Tour& m_tour;
    const People& m_people;
    std::vector<Needle> m_visitKey;
    qsizetype m_traces = 0;
};

std::vector<Stop> MemoryCheck::stops()
{
    return {
        { "welcome", [this] { return m_tour.begin(); } },
        { "in-use",
            [this]() -> Result<void> {
                YIDI_TRY(m_tour.insert(QStringLiteral("NX-23")));
                return somebody(QStringLiteral("NX-23"), m_tour.kioskProcess());
            } },
        { "filed",
            [this]() -> Result<void> {
                YIDI_TRY(file(true));
                YIDI_TRY(m_tour.see({ text("备案已通过") }));
                YIDI_TRY(noPin());
                return keyInUse();
            } },
        { "filed-left",
            [this]() -> Result<void> {
                YIDI_TRY(m_tour.takeCard());
                return nobodyAtTheKiosk({ QStringLiteral("NX-23") });
            } },
        { "settled",
            [this]() -> Result<void> {
                YIDI_TRY(m_tour.insert(QStringLiteral("NX-01")));
                for (const char* label :
                    { "是我", "费用结算", "2017-02-08", "去核对并确认", "确认结算" })
                    YIDI_TRY(m_tour.press(text(label)));
                YIDI_TRY(m_tour.enterPin(false));
                YIDI_TRY(m_tour.see({ text("已结算，请付个人部分") }));
                YIDI_TRY(noPin());
                return keyInUse();
            } },
        { "settled-left",
            [this]() -> Result<void> {
                YIDI_TRY(m_tour.takeCard());
                return nobodyAtTheKiosk({ QStringLiteral("NX-23"), QStringLiteral("NX-01") });
            } },
        // With the code of an e-credential and no card.
        { "code-left",
            [this]() -> Result<void> {
                YIDI_TRY(m_tour.see({ text("医保电子凭证") }));
                m_tour.hands().scan(QStringLiteral("YIDI-TRAINING-CODE-0023"));
                YIDI_TRY(m_tour.pressThenSee(text("是我"), text("今天办什么")));
                YIDI_TRY(m_tour.pressThenSee(text("结束办理"), onWelcome));
                return nobodyAtTheKiosk({ QStringLiteral("NX-23"), QStringLiteral("NX-01") });
            } },
        { "password",
            [this]() -> Result<void> {
                YIDI_TRY(m_tour.stopKiosk(SIGTERM));
                YIDI_TRY(m_tour.tray(QStringLiteral("insert NX-23")));
                YIDI_TRY(m_tour.openWindow(m_tour.out() + QStringLiteral("/window")));
                YIDI_TRY(m_tour.logIn(QStringLiteral("1001")));
                YIDI_TRY(m_tour.see({ text("窗口受理备案") }));
                return noSecret(m_tour.windowProcess(),
                    needlesOf(QStringLiteral("password"), QStringLiteral("training-1001")));
            } },
        { "served",
            [this]() -> Result<void> {
                m_tour.hands().key(QStringLiteral("F4"));
                YIDI_TRY(m_tour.see({ text("有效") }));
                return somebody(QStringLiteral("NX-23"), m_tour.windowProcess());
            } },
        { "served-left",
            [this]() -> Result<void> {
                YIDI_TRY(m_tour.tray(QStringLiteral("remove")));
                m_tour.hands().key(QStringLiteral("F2"));
                return nobody({ QStringLiteral("NX-23") }, m_tour.windowProcess(),
                    m_tour.out() + QStringLiteral("/window"));
            } },
        { "nothing-left", [this] { return nothingWasLeft(); } },
    };
}

int check(const QString& out)
{
    const QString temporary = out + QStringLiteral("/tmp");
    QDir().mkpath(temporary);
    qputenv("TMPDIR", temporary.toLocal8Bit());
    const auto people = People::prepare(out);
    if (!people) {
        std::fprintf(stderr, "%s\n", qPrintable(describe(people.error())));
        return 3;
    }
    Tour tour(out, { people->path(), oddPin });
    return tour.run(MemoryCheck(tour, *people).stops()) ? 0 : 1;
}

} // namespace

} // namespace yidi

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: yidi-memory-check OUT (run by resources/training/tour.sh)\n");
        return 2;
    }
    return yidi::check(QDir(QString::fromLocal8Bit(argv[1])).absolutePath());
}
