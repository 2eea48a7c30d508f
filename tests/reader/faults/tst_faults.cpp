// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Every command × every fault that vpcd carries, through the card service as the kiosk has it. The
// outcome is the right data, a clear error or "unknown"; never a wrong person, never a second PIN,
// never a hang. The rest of the sweep is on the scripted channel.
#include "support_sweep.h"

#include "tests/support/card_world.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr int patienceMs = 30000;

qsizetype threadsNow()
{
    return QDir(QStringLiteral("/proc/self/task"))
        .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
        .size();
}

void report(const QStringList& failures)
{
    for (const QString& failure : failures)
        qWarning("%s", qPrintable(failure));
}

} // namespace

class TestFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_threads = threadsNow();
        m_traffic = measureFlows();
        QCOMPARE(m_traffic.size(), flows().size());
        for (std::size_t i = 0; i < flows().size(); ++i)
            qInfo("%s: %d commands, %d bytes", flows()[i].name, m_traffic[i].commands,
                m_traffic[i].bytes);
        // Identity is asked for after a read, and 61xx costs a command more on a T=0 line.
        QVERIFY(m_traffic[1].commands <= 18 && m_traffic[1].bytes <= 400);
        QVERIFY(m_traffic[2].commands <= 21 && m_traffic[2].bytes <= 460);
    }

    void cardsThatStayIn_everyCommand_endWell()
    {
        holds(atEachCommand(m_traffic,
                  { QStringLiteral("wrong-status:6F00"), QStringLiteral("wrong-status:6982"),
                      QStringLiteral("wrong-status:6A88"), QStringLiteral("short-answer"),
                      QStringLiteral("wrong-length-6c"), QStringLiteral("endless-61") }),
            200);
    }

    void cardsThatLeave_everyCommand_endWell()
    {
        holds(atEachCommand(m_traffic,
                  { QStringLiteral("yank-before"), QStringLiteral("yank-during"),
                      QStringLiteral("yank-after"), QStringLiteral("another-card:TA-11") }),
            200);
    }

    void muteAndSlowCards_endWell()
    {
        std::vector<Case> cases;
        for (const Case& one :
            atEachCommand(m_traffic,
                { QStringLiteral("mute"), QStringLiteral("mute:0.5"), QStringLiteral("slow:1") })) {
            const bool isEveryThird = one.fault.at % 3 == 1;
            const bool isSlowAtOnce = one.fault.kind == CardFault::Kind::Slow && one.fault.at == 1;
            if (isSlowAtOnce || (isEveryThird && one.fault.kind != CardFault::Kind::Slow))
                cases.push_back(one);
        }
        holds(cases, 40);
    }

    void otherCards_endWell()
    {
        std::vector<Case> cases;
        for (const Flow& flow : flows()) {
            for (const char* fault : { "wrong-version", "wrong-version:2.1", "blocked-pin",
                     "no-pin", "foreign-card", "clone" })
                cases.push_back({ &flow, parseCardFault(QLatin1String(fault)).value(),
                    QStringLiteral("%1: %2").arg(QLatin1String(flow.name), QLatin1String(fault)) });
        }
        holds(cases, 30);
    }

    void cleanupTestCase() { qInfo("%d cases through pcscd and vpcd", m_cases); }

private:
    void holds(const std::vector<Case>& cases, int atLeast)
    {
        const QStringList failures = sweep(cases);
        report(failures);
        // Whoever was left behind in a mute card ends once that card is out.
        QTRY_VERIFY_WITH_TIMEOUT(threadsNow() <= m_threads, patienceMs);
        qInfo("%zu cases", cases.size());
        m_cases += static_cast<int>(cases.size());
        QCOMPARE(failures, QStringList());
        QVERIFY(static_cast<int>(cases.size()) >= atLeast);
    }

    CardWorld m_world { sweepReaders };
    qsizetype m_threads = 0;
    std::vector<TrainingCard::Traffic> m_traffic;
    int m_cases = 0;
};

int main(int argc, char** argv)
{
    enterPrivateNamespaces();
    const QCoreApplication application(argc, argv);
    TestFaults test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_faults.moc"
