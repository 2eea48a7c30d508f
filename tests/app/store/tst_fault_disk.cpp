// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// The disk that forgets, by itself and under the plainest use of the store: so that what other
// tests prove with it can be believed.
#include "tests/support/fault_vfs.h"

#include "app/store/database.h"

#include "support_power_cut.h"

#include <QTest>

#include <set>

using namespace yidi;
using store::Database;

namespace {

constexpr const char* schema[] = {
    "CREATE TABLE row (id INTEGER PRIMARY KEY, what BLOB NOT NULL) STRICT;"
    "CREATE INDEX row_what ON row (what);"
};
const QString file = QStringLiteral("plain.db");

QByteArray contentOf(qint64 id)
{
    return QByteArray(static_cast<int>(100 + id * 37 % 3000), static_cast<char>('a' + id % 26));
}

Result<void> add(Database& database, qint64 id)
{
    YIDI_TRY(database.run("INSERT INTO row VALUES (?, ?)", id, contentOf(id)));
    return {};
}

/// Thirty rows one by one, with the store closed and opened again in between.
DiskStory plainStory()
{
    return DiskStory({}, [](FaultDisk& disk, DiskStory& story) {
        for (qint64 id = 0; id < 30;) {
            auto database = Database::open(disk.path(file), schema).value();
            for (int i = 0; i < 12 && id < 30; ++i, ++id) {
                QVERIFY(add(*database, id));
                story.told();
            }
        }
    });
}

QString objection(FaultDisk& left, std::size_t calls, bool oneMore)
{
    auto database = Database::open(left.path(file), schema);
    if (!database)
        return QStringLiteral("not opened: ") + describe(database.error());
    if (const auto sound = (*database)->checkIntegrity(); !sound)
        return QStringLiteral("corrupt: ") + describe(sound.error());
    auto rows = (*database)->query("SELECT id, what FROM row ORDER BY id").value();
    std::size_t count = 0;
    while (rows.step().value()) {
        if (rows.integer(0) != static_cast<qint64>(count)
            || rows.blob(1) != contentOf(static_cast<qint64>(count)))
            return QStringLiteral("other bytes in row %1").arg(count);
        ++count;
    }
    if (count == calls || (oneMore && count == calls + 1))
        return {};
    return QStringLiteral("%1 rows").arg(count);
}

DiskOperation operation(DiskOperation::Kind kind, std::string bytes = {}, qint64 offset = 0)
{
    return { kind, "f", 0, offset, std::move(bytes) };
}

} // namespace

class TestFaultDisk : public QObject {
    Q_OBJECT

    static std::set<std::string> contentsLeft(const DiskState& disk, FolderModel model)
    {
        std::mt19937_64 dice(1);
        std::set<std::string> seen;
        for (int i = 0; i < 2000; ++i) {
            const DiskState left = disk.afterPowerCut(dice, model);
            const int at = left.fileAt("f");
            seen.insert(at < 0 ? "no file" : left.bytesOf(at));
        }
        return seen;
    }

private Q_SLOTS:
    void powerCut_afterSync_leavesWhatWasSynced()
    {
        DiskState disk;
        disk.apply(operation(DiskOperation::Create));
        disk.apply(operation(DiskOperation::Write, "one"));
        disk.apply(operation(DiskOperation::Sync));
        QCOMPARE(contentsLeft(disk, FolderModel::Ordered), std::set<std::string> { "one" });
        // The name is another matter.
        QCOMPARE(
            contentsLeft(disk, FolderModel::Strict), (std::set<std::string> { "no file", "one" }));
        disk.apply(operation(DiskOperation::SyncFolder));
        QCOMPARE(contentsLeft(disk, FolderModel::Strict), std::set<std::string> { "one" });

        disk.apply(operation(DiskOperation::Delete));
        QCOMPARE(
            contentsLeft(disk, FolderModel::Strict), (std::set<std::string> { "no file", "one" }));
        disk.apply(operation(DiskOperation::SyncFolder));
        QCOMPARE(contentsLeft(disk, FolderModel::Strict), std::set<std::string> { "no file" });
    }

    void powerCut_beforeSync_leavesAnyPart()
    {
        const std::string a(512, 'a');
        const std::string b(512, 'b');
        DiskState disk;
        disk.apply(operation(DiskOperation::Create));
        disk.apply(operation(DiskOperation::Write, a + a));
        disk.apply(operation(DiskOperation::Sync));
        disk.apply(operation(DiskOperation::Write, b + b));
        QCOMPARE(contentsLeft(disk, FolderModel::Ordered),
            (std::set<std::string> { a + a, a + b, b + a, b + b }));
        disk.apply(operation(DiskOperation::Truncate, {}, 512));
        const auto left = contentsLeft(disk, FolderModel::Ordered);
        for (const std::string& content : { a, b, a + a, a + b, b + a, b + b })
            QVERIFY(left.count(content));
    }

    void sync_failing_isNotMadeGoodByAnother()
    {
        DiskState disk;
        disk.apply(operation(DiskOperation::Create));
        disk.apply(operation(DiskOperation::Write, std::string(8192, 'a')));
        disk.apply(operation(DiskOperation::Sync));
        disk.apply(operation(DiskOperation::Write, std::string(8192, 'b')));
        disk.apply(operation(DiskOperation::LostSync));
        // One byte more makes one page of the cache dirty: that page alone is written.
        disk.apply(operation(DiskOperation::Write, "c", 5000));
        disk.apply(operation(DiskOperation::Sync));
        std::string second(4096, 'b');
        second[5000 - 4096] = 'c';
        QCOMPARE(contentsLeft(disk, FolderModel::Ordered),
            std::set<std::string> { std::string(4096, 'a') + second });
    }

    void secondConnection_whileOneIsExclusive_isLockedOut()
    {
        FaultDisk disk(QStringLiteral("locked"));
        auto first = Database::open(disk.path(file), schema);
        QVERIFY(first);
        QVERIFY(add(**first, 1));
        const auto second = Database::open(disk.path(file), schema);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::StoreLocked);
    }

    void dead_everythingFailsAndClosingIsHarmless()
    {
        FaultDisk disk(QStringLiteral("dead"));
        {
            auto database = Database::open(disk.path(file), schema).value();
            QVERIFY(add(*database, 1));
            disk.dead = true;
            QVERIFY(!add(*database, 2));
        }
        disk.dead = false;
        auto database = Database::open(disk.path(file), schema).value();
        auto rows = database->query("SELECT count(*) FROM row").value();
        QVERIFY(rows.step().value());
        QCOMPARE(rows.integer(0), 1);
    }

    void powerCut_anywhereInPlainUse_losesNothing()
    {
        const DiskStory story = plainStory();
        for (const FolderModel model : { FolderModel::Ordered, FolderModel::Strict }) {
            const auto verdict = story.cutEverywhere(1, model, 24, objection);
            QVERIFY2(verdict.bad == 0, qPrintable(verdict.objections.join(QLatin1Char('\n'))));
            QVERIFY(verdict.images > 2000);
        }
    }

    /// What other queues ship with, and here a commit waits in its process besides.
    void powerCut_withNormalSynchronous_losesRows()
    {
        const WeakerSynchronous normal('1');
        const DiskStory story = plainStory();
        const auto verdict = story.cutEverywhere(1, FolderModel::Ordered, 24, objection);
        QVERIFY2(verdict.bad > verdict.images / 10,
            qPrintable(QStringLiteral("%1 of %2").arg(verdict.bad).arg(verdict.images)));
        qInfo("synchronous=NORMAL lost rows in %lld of %lld images", verdict.bad, verdict.images);
    }
};

QTEST_GUILESS_MAIN(TestFaultDisk)
#include "tst_fault_disk.moc"
