// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// No message id is ever given twice, whatever happens to clocks, programs and files.
#include "app/store/outbox.h"

#include "app/transactions/envelope.h"
#include "support_sql.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

const QDateTime start = chinaTime(QDate(2017, 3, 31), QTime(9, 0));
constexpr qint64 second = 1000;
constexpr qint64 day = 24 * 3600 * second;
constexpr qint64 tenYears = 3653 * day;

/// Clocks of the field: mostly right, sometimes set by somebody.
void jump(ManualClock& clock, QRandomGenerator& random)
{
    switch (random.bounded(12)) {
    case 0:
        return clock.advanceMs(-random.bounded(3600) * second);
    case 1:
        return clock.advanceMs(random.bounded(48) * 3600 * second);
    case 2:
        return clock.advanceMs(-tenYears);
    case 3:
        return clock.set(start);
    default:
        return clock.advanceMs(random.bounded(400));
    }
}

/// A station with a real queue, which is stopped, copied and put back from a copy.
class Station {
public:
    Station(const QString& path, int number)
        : m_path(path)
        , m_owner(someStation())
    {
        m_owner.institution =
            QStringLiteral("H64010400%1").arg(1 + number / 100, 3, 10, QLatin1Char('0'));
        m_owner.number = QStringLiteral("%1").arg(number % 100, 3, 10, QLatin1Char('0'));
        reopen();
    }

    QString takeId() { return m_outbox->takeMsgId().value(); }
    ManualClock& clock() { return m_clock; }

    void reopen()
    {
        m_outbox.reset();
        Outbox::Station owner = someStation();
        owner.institution = m_owner.institution;
        owner.number = m_owner.number;
        auto opened = Outbox::open(m_path, std::move(owner), m_clock);
        if (!opened)
            qFatal("%s", qPrintable(describe(opened.error())));
        m_outbox = *std::move(opened);
    }
    void copy()
    {
        QFile::remove(m_path + QStringLiteral(".copy"));
        QFile empty(m_path + QStringLiteral(".copy"));
        if (!empty.open(QIODevice::WriteOnly) || !m_outbox->copyTo(empty.fileName()))
            qFatal("no copy");
        m_copied = true;
    }
    /// As a restored copy goes on: under a new name, and asking the province before anything else.
    void putBack(const QString& highestThere)
    {
        if (!m_copied)
            return;
        m_outbox.reset();
        for (const char* end : { "", "-wal", "-shm" })
            QFile::remove(m_path + QLatin1String(end));
        QFile::copy(m_path + QStringLiteral(".copy"), m_path);
        reopen();
        if (!m_outbox->beginEpoch(QStringLiteral("restored")) || !m_outbox->hasAsked(highestThere))
            qFatal("no new name");
    }

private:
    QString m_path;
    ManualClock m_clock { start };
    Outbox::Station m_owner;
    std::unique_ptr<Outbox> m_outbox;
    bool m_copied = false;
};

} // namespace

class TestMessageIds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Two hundred of them, their clocks at odds, each with restarts and restored copies.
    void ids_of200Stations_withJumpingClocks_areNeverShared()
    {
        QTemporaryDir dir;
        bool given = false;
        const quint32 seed = qEnvironmentVariable("YIDI_SEED").toUInt(&given);
        QRandomGenerator random(given ? seed : 1);
        const int rounds = qEnvironmentVariableIsSet("YIDI_LONG") ? 2000 : 6;
        QSet<QString> all;
        qsizetype taken = 0;
        for (int number = 0; number < 200; ++number) {
            Station station(dir.filePath(QString::number(number)), number);
            QString highest; // of what the province has seen
            for (int round = 0; round < rounds; ++round) {
                jump(station.clock(), random);
                const int burst = random.bounded(10) == 0 ? 25 : 2; // more than fit one second
                for (int i = 0; i < burst; ++i, ++taken) {
                    const QString id = station.takeId();
                    QCOMPARE(id.size(), 30);
                    QVERIFY2(!all.contains(id), qPrintable(id));
                    QVERIFY2(id > highest, qPrintable(highest + u' ' + id)); // in order, too
                    all.insert(id);
                    highest = id;
                }
                switch (random.bounded(10)) {
                case 0:
                    station.reopen();
                    break;
                case 1:
                    station.copy();
                    break;
                case 2:
                    station.putBack(highest);
                    break;
                default:
                    break;
                }
            }
        }
        QCOMPARE(all.size(), taken);
    }

    void ids_ofOneSecond_areMoreThanTen_thoughTheClockStands()
    {
        QTemporaryDir dir;
        Station station(dir.filePath(QStringLiteral("queue.db")), 1);
        QSet<QString> all;
        for (int i = 0; i < 1000; ++i)
            all.insert(station.takeId());
        QCOMPARE(all.size(), 1000);
    }

    void ids_afterTheClockIsSetBackTenYears_goOnWhereTheyWere()
    {
        QTemporaryDir dir;
        Station station(dir.filePath(QStringLiteral("queue.db")), 1);
        const QString before = station.takeId();
        station.clock().advanceMs(-tenYears);
        station.reopen();
        QVERIFY(station.takeId() > before);
        station.clock().set(start.addSecs(60));
        QVERIFY(station.takeId().mid(12, 14) == QLatin1String("20170331090100"));
    }

    /// Message ids are written in China's time; what the machine's own zone makes of that hour, and
    /// there are zones that leave it out, must not matter.
    void ids_inAnHourTheMachinesZoneLeavesOut_doNotRepeat()
    {
        const QByteArray before = qgetenv("TZ");
        qputenv("TZ", "America/New_York");
        ::tzset();
        const QDateTime now = chinaTime(QDate(2017, 3, 12), QTime(2, 30)); // skipped over there
        QSet<QString> all;
        QString last;
        for (int i = 0; i < 25; ++i) {
            last = nextMsgId(last, QStringLiteral("H64010400001"), QStringLiteral("001"), now);
            all.insert(last);
        }
        if (before.isNull())
            qunsetenv("TZ");
        else
            qputenv("TZ", before);
        ::tzset();
        QCOMPARE(all.size(), 25);
    }
};

QTEST_GUILESS_MAIN(TestMessageIds)
#include "tst_message_ids.moc"
