// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/disk_reserve.h"

#include "support_child.h"
#include "support_sql.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace yidi;

namespace {

constexpr qint64 mib = DiskRules::mib;

QString said(const Result<void>& result)
{
    return result ? QStringLiteral("done") : errorName(result.error().code);
}

/// Takes so much, or all there is, as a log that nobody rotates.
void fillUp(const QString& path, qint64 bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return;
    for (const int piece : { 65'536, 4096, 1 })
        while (file.size() + piece <= bytes && file.write(QByteArray(piece, 'x')) == piece) { }
}

/// Too large for the room that the log of the database has anyway.
Closing largeClosing(const QString& msgid)
{
    return { msgid, MessageEnd::Done, QByteArray(100'000, 'r') };
}

} // namespace

class TestDiskReserve : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_folders = 0;

    QString newFolder()
    {
        const QString folder = m_dir.filePath(QString::number(++m_folders));
        if (!QDir().mkpath(folder))
            qFatal("no folder");
        return folder;
    }

private Q_SLOTS:
    void tend_withRoom_keepsRealBlocksBackAndGivesThemUpOnce()
    {
        const QString folder = newFolder();
        DiskReserve reserve(folder, { mib, mib });
        QVERIFY(!reserve.isHeld());
        QVERIFY(!reserve.release());
        reserve.tend();
        QVERIFY(reserve.isHeld());
        QVERIFY(reserve.mayBegin());
        QVERIFY(DiskReserve(folder, { mib, mib }).isHeld());
        QVERIFY(reserve.release());
        QVERIFY(!reserve.isHeld());
        QVERIFY(!reserve.release());
    }

    void isHeld_aFileFullOfHoles_keepsNothingBack()
    {
        const QString folder = newFolder();
        DiskReserve reserve(folder, { mib, mib });
        QFile holes(folder + QStringLiteral("/queue.reserve"));
        QVERIFY(holes.open(QIODevice::WriteOnly) && holes.resize(mib));
        QVERIFY(!reserve.isHeld());
        reserve.tend();
        QVERIFY(reserve.isHeld());
    }

    void isHeld_aSmallerReserveOfBefore_grows()
    {
        const QString folder = newFolder();
        DiskReserve(folder, { mib, mib }).tend();
        DiskReserve larger(folder, { 2 * mib, mib });
        QVERIFY(!larger.isHeld());
        larger.tend();
        QVERIFY(larger.isHeld());
    }

    void mayBegin_withTooLittleRoom_saysWhatToDo()
    {
        const QString folder = newFolder();
        DiskReserve reserve(folder, { mib, std::numeric_limits<qint64>::max() / 4 });
        reserve.tend();
        QVERIFY(!reserve.isHeld()); // what is kept back must not be what business needs
        const auto may = reserve.mayBegin();
        QCOMPARE(said(may), QStringLiteral("StoreFull"));
        QVERIFY(may.error().detail.contains(QStringLiteral("make room")));
        QVERIFY(DiskReserve(m_dir.filePath(QStringLiteral("nowhere")), {}).mayBegin());
    }

    void fullDisk_finishesFromTheReserve_andLosesNothing()
    {
        const QString folder = newFolder();
        const auto heard = heardFromChild([&](const Say& say) {
            mountSmallDisk(folder, 24);
            const QString path = folder + QStringLiteral("/queue.db");
            const QString junk = folder + QStringLiteral("/junk");
            ManualClock clock { someMorning() };
            DiskReserve reserve(folder, { 8 * mib, 7 * mib });
            auto outbox = Outbox::open(path, someStation(), clock).value();
            reserve.tend();
            say(reserve.isHeld() ? QStringLiteral("held") : QStringLiteral("not held"));
            say(said(outbox->beginVisit()));

            // Others take much.
            fillUp(junk, reserve.freeBytes() - 9 * mib);

            // Business goes on until too little is free, long before anything fails.
            QStringList kept;
            while (reserve.mayBegin() && kept.size() < 100'000) {
                const auto record = outbox->add(someDraft(QString::number(kept.size())));
                if (!record)
                    break;
                kept.append(record->msgid);
            }
            say(said(reserve.mayBegin()));
            say(reserve.freeBytes() > 6 * mib ? QStringLiteral("in time") : QStringLiteral("late"));
            const QStringList begun = kept.mid(0, 30);
            say(said(outbox->markSending(begun)));

            // Then they take all the rest.
            fillUp(folder + QStringLiteral("/log"), reserve.freeBytes() + mib);
            Result<void> closed;
            for (qsizetype i = 0; i < begun.size() && closed; ++i)
                closed = outbox->close(largeClosing(begun.at(i)));
            say(said(closed));
            say(reserve.release() ? QStringLiteral("released") : QStringLiteral("nothing held"));
            outbox.reset();
            outbox = Outbox::open(path, someStation(), clock).value();
            for (const QString& msgid : begun) {
                const RecordState state = outbox->find(msgid).value()->state;
                if (state == RecordState::Acked)
                    continue;
                say(said(outbox->markSending(msgid)));
                say(said(outbox->close(largeClosing(msgid))));
            }
            say(said(reserve.mayBegin()));
            reserve.tend();
            say(reserve.isHeld() ? QStringLiteral("held") : QStringLiteral("not held"));

            // The house makes room.
            QFile::remove(junk);
            QFile::remove(folder + QStringLiteral("/log"));
            QFile::remove(folder + QStringLiteral("/queue.reserve"));
            DiskReserve afterwards(folder, { mib, mib });
            afterwards.tend();
            say(afterwards.isHeld() ? QStringLiteral("held") : QStringLiteral("not held"));
            say(said(afterwards.mayBegin()));
            say(outbox->add(someDraft(QStringLiteral("next"))) ? QStringLiteral("added")
                                                               : QStringLiteral("failed"));
            int there = 0;
            for (const QString& msgid : std::as_const(kept))
                there += outbox->find(msgid).value().has_value();
            say(there == kept.size() ? QStringLiteral("all there") : QStringLiteral("lost"));
            say(said(outbox->checkIntegrity()));
            say(QString::number(outbox->status().value().acknowledged()));
        });
        const QByteArrayList expected { "held", "done", "StoreFull", "in time", "done", "StoreFull",
            "released" };
        QCOMPARE(heard.mid(0, expected.size()), expected);
        const QByteArrayList ending { "StoreFull", "not held", "held", "done", "added", "all there",
            "done", "30" };
        QCOMPARE(heard.mid(heard.size() - ending.size()), ending);
        const auto between =
            heard.mid(expected.size(), heard.size() - expected.size() - ending.size());
        QVERIFY(!between.isEmpty()); // something was finished from the reserve
        QCOMPARE(between.count("done"), between.size());
    }
};

QTEST_GUILESS_MAIN(TestDiskReserve)
#include "tst_disk_reserve.moc"
