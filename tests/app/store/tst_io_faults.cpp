// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Each call on the disk fails once, or from then on, in each of the ways calls fail. What the queue
// then says it has done, it has done; what it says it has not, has happened whole or not at all;
// and opened again it has everything it ever promised, also when the power goes right after. Five
// calls of each kind, all of them with YIDI_LONG=1.
#include "support_business.h"
#include "support_sql.h"

#include <QLoggingCategory>
#include <QTest>

#include <sqlite3.h>

using namespace yidi;

namespace {

const QString file = QStringLiteral("queue.db");
constexpr int callsEach = 24;

bool isLong()
{
    return qEnvironmentVariableIntValue("YIDI_LONG") > 0;
}

/// A way to fail.
struct Fault {
    const char* name;
    DiskOperation::Kind kind;
    int code;
    bool someArrives = false; ///< of a write
};
const Fault faults[] = {
    { "read fails", DiskOperation::Read, SQLITE_IOERR_READ },
    { "write fails", DiskOperation::Write, SQLITE_IOERR_WRITE },
    { "write stops half way", DiskOperation::Write, SQLITE_IOERR_WRITE, true },
    { "disk is full", DiskOperation::Write, SQLITE_FULL },
    { "disk fills up half way", DiskOperation::Write, SQLITE_FULL, true },
    { "sync fails", DiskOperation::Sync, SQLITE_IOERR_FSYNC },
    { "truncate fails", DiskOperation::Truncate, SQLITE_IOERR_TRUNCATE },
    { "delete fails", DiskOperation::Delete, SQLITE_IOERR_DELETE },
    { "folder's sync fails", DiskOperation::SyncFolder, SQLITE_IOERR_DIR_FSYNC },
    { "open fails", DiskOperation::Open, SQLITE_CANTOPEN },
};

/// Somebody who works on a queue whose disk fails, and opens it again when it refuses.
class Stubborn {
public:
    Stubborn(FaultDisk& disk, quint64 seed, Told told)
        : m_disk(disk)
        , m_business(seed)
        , m_dice(seed)
        , m_told(std::move(told))
    {
    }

    /// Called when something has gone wrong: what fails is mended.
    std::function<void()> mend = [] {};
    bool breaks = false; ///< what fails leaves a connection that nobody may trust again

    /// Answers what is wrong, or nothing.
    QString work()
    {
        for (int call = 0; call < callsEach; ++call) {
            if (m_dice() % 9 == 0)
                end();
            if (!m_outbox && !open(true))
                return m_wrong;
            const Call next = m_business.next(m_told);
            const auto done = m_business.perform(*m_outbox, next, m_told);
            if (!done && !recover(next, done.error()))
                return m_wrong;
        }
        return {};
    }

    /// The power goes now, and what is left is opened.
    QString objectionAfterPowerCut()
    {
        m_outbox.reset();
        for (int i = 0; i < 2; ++i) {
            FaultDisk left(QStringLiteral("left"),
                m_disk.state.afterPowerCut(m_dice, i ? FolderModel::Strict : FolderModel::Ordered));
            auto outbox = Outbox::open(left.path(file), someStation(), m_clock);
            if (!outbox)
                return QStringLiteral("not opened after a power cut: ") + describe(outbox.error());
            const QString wrong = objection(**outbox, m_told, {});
            if (!wrong.isEmpty())
                return QStringLiteral("after a power cut: ") + wrong;
        }
        return {};
    }

    int refusals = 0;

private:
    bool complain(const QString& wrong)
    {
        m_wrong = wrong;
        return false;
    }

    /// The program ends, by itself or killed: then nothing is closed.
    void end()
    {
        m_disk.dead = m_dice() % 2 == 0;
        m_outbox.reset();
        m_disk.dead = false;
    }

    bool open(bool mayFail)
    {
        auto opened = Outbox::open(m_disk.path(file), someStation(), m_clock);
        if (!opened && mayFail) {
            ++refusals;
            mend();
            opened = Outbox::open(m_disk.path(file), someStation(), m_clock);
        }
        if (!opened)
            return complain(QStringLiteral("not opened: ") + describe(opened.error()));
        m_outbox = std::move(*opened);
        m_told = afterRestart(m_told);
        m_told.epoch = m_outbox->epoch();
        return true;
    }

    /// A call was refused: the connection says no more, or goes on; opened again it has all.
    bool recover(const Call& call, const Error& error)
    {
        ++refusals;
        if (error.code != ErrorCode::StoreUnavailable && error.code != ErrorCode::StoreFull)
            return complain(describe(call) + QStringLiteral(": ") + describe(error));
        mend();
        if (error.code == ErrorCode::StoreFull) {
            // Nothing has happened, and with room again it goes on.
            const auto found = everything(*m_outbox);
            if (found && found->size() != m_told.records.size())
                return complain(describe(call) + QStringLiteral(" was refused and happened"));
        } else if (breaks && m_outbox->takeMsgId()) {
            return complain(QStringLiteral("went on after an I/O error"));
        }
        end();
        const Told before = m_told;
        m_told.epoch.clear();
        if (!open(false))
            return false;
        m_told.epoch = before.epoch;
        return settle(call, before);
    }

    /// Whether the refused call has taken effect is for the file to say.
    bool settle(const Call& call, const Told& before)
    {
        const auto found = everything(*m_outbox);
        if (!found)
            return complain(QStringLiteral("unreadable: ") + describe(found.error()));
        std::optional<Record> added;
        for (const auto& [msgid, record] : *found) {
            if (!before.records.count(msgid))
                added = record;
        }
        const Told after = afterRestart(m_business.after(before, call, added));
        const QString wrong = objection(*m_outbox, before, after);
        if (!wrong.isEmpty())
            return complain(describe(call) + QStringLiteral(", refused: ") + wrong);
        for (const auto& [msgid, known] : after.records) {
            const auto record = found->find(msgid);
            if (record != found->end() && known.isKeptBy(Known::of(record->second)))
                m_told.records[msgid] = known;
        }
        m_told.epoch = m_outbox->epoch();
        return true;
    }

    FaultDisk& m_disk;
    ManualClock m_clock { someMorning() };
    Business m_business;
    std::mt19937_64 m_dice;
    Told m_told;
    std::unique_ptr<Outbox> m_outbox;
    QString m_wrong;
};

struct Failure {
    qint64 at = -1; ///< the so manieth call of its kind
    bool sticky = false;
};

/// Works with one failure; answers what is wrong. `calls`: how many of the kind there were.
QString worked(const Fault& fault, Failure failure, quint64 seed, qint64& calls, int& refusals)
{
    Told told;
    FaultDisk disk(QStringLiteral("faulty"), seed % 2 ? diskWithOldQueue(file, told) : DiskState());
    bool broken = false;
    bool syncFailed = false;
    QString retried;
    calls = 0;
    disk.before = [&](const DiskOperation& operation) -> DiskAnswer {
        // Whoever has seen a sync of the log fail neither adds to it nor syncs it for a commit;
        // closing copies what was committed before into the database and does away with it.
        const bool isLog = operation.path == file.toStdString() + "-wal";
        if (syncFailed && isLog && operation.kind == DiskOperation::Write)
            retried = QStringLiteral("went on behind a sync that failed");
        syncFailed = syncFailed && operation.kind != DiskOperation::Close;
        if (operation.kind != fault.kind)
            return {};
        const bool fails = calls++ == failure.at || broken;
        if (!fails)
            return {};
        broken = failure.sticky;
        syncFailed = isLog && fault.kind == DiskOperation::Sync;
        return { fault.code,
            fault.someArrives ? static_cast<qint64>(operation.bytes.size() / 2) : 0 };
    };
    Stubborn stubborn(disk, seed, told);
    stubborn.mend = [&] { broken = false; };
    stubborn.breaks = (fault.code & 0xff) == SQLITE_IOERR;
    QString wrong = stubborn.work();
    if (wrong.isEmpty()) {
        disk.before = nullptr;
        wrong = stubborn.objectionAfterPowerCut();
    }
    refusals += stubborn.refusals;
    return wrong.isEmpty() ? retried : wrong;
}

} // namespace

class TestIoFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("yidi.*=false")); }

    void callOnTheDisk_failing_losesNothingPromised_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<bool>("sticky");
        for (std::size_t i = 0; i < std::size(faults); ++i) {
            QTest::addRow("%s once", faults[i].name) << static_cast<int>(i) << false;
            QTest::addRow("%s from then on", faults[i].name) << static_cast<int>(i) << true;
        }
    }

    void callOnTheDisk_failing_losesNothingPromised()
    {
        QFETCH(const int, fault);
        QFETCH(const bool, sticky);
        const Fault& how = faults[fault];
        int refusals = 0;
        int points = 0;
        for (const quint64 seed : { 1U, 2U }) {
            qint64 calls = 0;
            int none = 0;
            QCOMPARE(worked(how, {}, seed, calls, none), QString());
            QCOMPARE(none, 0);
            QVERIFY(calls > 0);
            const qint64 last = calls;
            const qint64 step = isLong() ? 1 : std::max<qint64>(1, last / 5);
            for (qint64 at = static_cast<qint64>(seed) % step; at < last; at += step) {
                ++points;
                const QString wrong = worked(how, { at, sticky }, seed, calls, refusals);
                QVERIFY2(wrong.isEmpty(),
                    qPrintable(QStringLiteral("seed %1, call %2 of %3: %4")
                                   .arg(seed)
                                   .arg(at)
                                   .arg(last)
                                   .arg(wrong)));
            }
        }
        qInfo("%d failures, %d calls refused, nothing lost", points, refusals);
    }
};

QTEST_GUILESS_MAIN(TestIoFaults)
#include "tst_io_faults.moc"
