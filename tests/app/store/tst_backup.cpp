// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/backup.h"

#include "app/crypto/signing.h"
#include "support_child.h"
#include "support_sql.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

const Sm2KeyPair& provinceKeys()
{
    static const Sm2KeyPair keys = makeSm2KeyPair().value();
    return keys;
}

const QByteArray& provincePublicKey()
{
    return provinceKeys().publicPem;
}

/// A Record with the province's receipt; answers its msgid.
QString acknowledged(Outbox& outbox, const QString& lane)
{
    const Record record = outbox.add(someDraft(lane)).value();
    const QByteArray receipt = sm2Sign(provinceKeys().privatePem,
        receiptText(record.msgid, record.infno, MessageEnd::Done, record.link))
                                   .value();
    const bool ended = outbox.markSending(record.msgid)
        && outbox.close({ record.msgid, MessageEnd::Done, receipt });
    return ended ? record.msgid : QString();
}

} // namespace

class TestBackup : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_worlds = 0;
    ManualClock m_clock { someMorning() };

    /// A station's folder and a medium beside it.
    struct World {
        QString station;
        QString medium;
        QString queue() const { return station + QStringLiteral("/queue.db"); }
    };
    World newWorld()
    {
        const QString dir = m_dir.filePath(QString::number(++m_worlds));
        const World world { dir + QStringLiteral("/station"), dir + QStringLiteral("/medium") };
        if (!QDir().mkpath(world.station) || !QDir().mkpath(world.medium))
            qFatal("no world");
        return world;
    }
    std::unique_ptr<Outbox> open(const QString& path)
    {
        auto outbox = Outbox::open(path, someStation(), m_clock);
        if (!outbox)
            qFatal("%s", qPrintable(describe(outbox.error())));
        return std::move(*outbox);
    }
    static Backups backups(const World& world)
    {
        return Backups(world.medium, someStation().institution, someStation().number);
    }
    Result<QString> restore(const QString& copy, const World& world)
    {
        return restoreBackup(
            copy, world.queue(), [] { return Result<Outbox::Station>(someStation()); },
            provincePublicKey(), m_clock);
    }
    static QString said(const Result<QString>& result)
    {
        return result ? QStringLiteral("done") : errorName(result.error().code);
    }
    static void spoil(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadWrite) || !file.seek(100)
            || file.write(QByteArray(8000, 'x')) != 8000)
            qFatal("cannot spoil");
    }

private Q_SLOTS:
    void init() { m_clock.set(someMorning()); }

    void make_ofAQueueInUse_holdsAllOfItAndNobodyElseReadsIt()
    {
        const World world = newWorld();
        auto outbox = open(world.queue());
        QStringList msgids(acknowledged(*outbox, QStringLiteral("acked")));
        for (const RecordState state : { RecordState::Ready, RecordState::Sending,
                 RecordState::Held, RecordState::Fencing, RecordState::Withdrawn })
            msgids.append(recordIn(*outbox, state, QString::number(msgids.size())));
        const QString copy = backups(world).make(*outbox).value();
        QVERIFY(outbox->add(someDraft(QStringLiteral("later"))));
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(copy) & others));
        const QString path = m_dir.filePath(QStringLiteral("opened.db"));
        QVERIFY(QFile::copy(copy, path));
        auto opened = open(path);
        QVERIFY(opened->checkIntegrity());
        QVERIFY(opened->proveChain(provincePublicKey()).value().isSound());
        for (const QString& msgid : std::as_const(msgids))
            QVERIFY(opened->find(msgid).value());
        QCOMPARE(opened->proveChain(provincePublicKey()).value().records, msgids.size());
    }

    void make_aFifthTime_keepsTheLastThree()
    {
        const World world = newWorld();
        auto outbox = open(world.queue());
        Backups copies = backups(world);
        for (int i = 1; i <= 5; ++i) {
            m_clock.set(someMorning().addDays(-i)); // names do not depend on the clock
            const QString path = copies.make(*outbox).value();
            QVERIFY(path.endsWith(QStringLiteral("queue-00000%1.db").arg(i)));
            QCOMPARE(copies.copies().front(), path);
            QCOMPARE(copies.copies().size(), std::min(i, Backups::kept));
        }
        QCOMPARE(QDir(QFileInfo(copies.copies().front()).path()).entryList(QDir::Files).size(), 3);
    }

    void make_withoutItsMedium_isToldAndTheQueueGoesOn()
    {
        const World world = newWorld();
        auto outbox = open(world.queue());
        Backups nowhere(world.medium + QStringLiteral("/not mounted"), QStringLiteral("H"),
            QStringLiteral("001"));
        const auto made = nowhere.make(*outbox);
        QCOMPARE(said(made), QStringLiteral("FileUnwritable"));
        QVERIFY(made.error().detail.contains(QStringLiteral("mounted")));
        QVERIFY(!QFile::exists(world.medium + QStringLiteral("/not mounted")));
        QVERIFY(outbox->add(someDraft()));
    }

    void make_onAFullMedium_isToldAndTheCopiesBeforeStay()
    {
        const World world = newWorld();
        const auto heard = heardFromChild([&](const Say& say) {
            mountSmallDisk(world.medium, 2);
            auto outbox = open(world.queue());
            Backups copies = backups(world);
            QString failed;
            if (!outbox->beginVisit())
                say(QStringLiteral("no visit"));
            for (int i = 0; i < 2000 && failed.isEmpty(); ++i) {
                for (int j = 0; j < 50; ++j)
                    if (!outbox->add(someDraft(QString::number(50 * i + j))))
                        say(QStringLiteral("the queue failed"));
                const auto made = copies.make(*outbox);
                if (!made)
                    failed = errorName(made.error().code);
            }
            say(failed);
            say(QString::number(copies.copies().size()));
            const auto part = QDir(QFileInfo(copies.copies().front()).path())
                                  .entryList({ QStringLiteral("*.part") });
            say(QString::number(part.size()));
            say(outbox->add(someDraft(QStringLiteral("afterwards"))) ? QStringLiteral("goes on")
                                                                     : QStringLiteral("stopped"));
            QFile::copy(copies.copies().front(), world.station + QStringLiteral("/copied.db"));
            say(open(world.station + QStringLiteral("/copied.db"))->checkIntegrity()
                    ? QStringLiteral("sound")
                    : QStringLiteral("broken"));
        });
        QCOMPARE(heard, QByteArrayList({ "StoreFull", "3", "0", "goes on", "sound" }));
    }

    void restore_ofABrokenQueue_beginsANewEpochAndKeepsTheOldFile()
    {
        const World world = newWorld();
        QString kept;
        QString lost;
        QString epoch;
        QString copy;
        {
            auto outbox = open(world.queue());
            kept = acknowledged(*outbox, QStringLiteral("a"));
            epoch = outbox->epoch();
            copy = backups(world).make(*outbox).value();
            lost = recordIn(*outbox, RecordState::Ready, QStringLiteral("b"));
        }
        spoil(world.queue());
        QFile before(world.queue());
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray broken = before.readAll();

        const QString aside = restore(copy, world).value();
        QFile old(aside);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), broken);
        auto outbox = open(world.queue());
        QVERIFY(outbox->find(kept).value());
        QVERIFY(!outbox->find(lost).value());
        QVERIFY(outbox->epoch() != epoch);
        QVERIFY(outbox->proveChain(provincePublicKey()).value().isSound());
        QCOMPARE(outbox->epochs().value().size(), std::size_t { 2 });

        // Nothing leaves before the province has said what it knows.
        const QString next = outbox->add(someDraft(QStringLiteral("c"))).value().msgid;
        QVERIFY(outbox->mustAskFirst());
        QCOMPARE(outbox->sendable(10).value().size(), std::size_t { 0 });
        QCOMPARE(outbox->sendable(10, false).value().size(), std::size_t { 0 });
        outbox.reset();
        outbox = open(world.queue());
        QVERIFY(outbox->mustAskFirst());
        const QString farAhead = QString(lost).replace(12, 4, QStringLiteral("2019"));
        QVERIFY(outbox->hasAsked(farAhead));
        QVERIFY(!outbox->mustAskFirst());
        QCOMPARE(outbox->sendable(10).value().size(), std::size_t { 1 });
        QCOMPARE(outbox->sendable(10).value().front().msgid, next);
        QVERIFY(outbox->takeMsgId().value() > farAhead);
        QVERIFY(outbox->hasAsked(lost)); // never back
        QVERIFY(outbox->takeMsgId().value() > farAhead);
        outbox.reset();
        QVERIFY(!open(world.queue())->mustAskFirst());
    }

    void restore_overASoundQueueThatIsNotOlder_isRefused()
    {
        const World world = newWorld();
        QString copy;
        {
            auto outbox = open(world.queue());
            acknowledged(*outbox, QStringLiteral("a"));
            copy = backups(world).make(*outbox).value();
        }
        QCOMPARE(said(restore(copy, world)), QStringLiteral("BadInput"));
        {
            auto outbox = open(world.queue());
            recordIn(*outbox, RecordState::Ready, QStringLiteral("b"));
            QCOMPARE(said(restore(copy, world)), QStringLiteral("StoreLocked"));
        }
        QCOMPARE(said(restore(copy, world)), QStringLiteral("BadInput"));
        QCOMPARE(
            QDir(world.station).entryList(QDir::Files), QStringList(QStringLiteral("queue.db")));
        QCOMPARE(open(world.queue())->status().value().pending(), 1);
    }

    void restore_overAnOlderOrMissingQueue_isDone()
    {
        for (const bool missing : { true, false }) {
            const World world = newWorld();
            const QString old = world.station + QStringLiteral("/old");
            auto outbox = open(world.queue());
            recordIn(*outbox, RecordState::Ready, QStringLiteral("a"));
            outbox.reset();
            QVERIFY(QFile::copy(world.queue(), old));
            outbox = open(world.queue());
            const QString later = recordIn(*outbox, RecordState::Ready, QStringLiteral("b"));
            const QString copy = backups(world).make(*outbox).value();
            outbox.reset();
            QVERIFY(QFile::remove(world.queue()));
            QVERIFY(missing || QFile::rename(old, world.queue()));
            const auto aside = restore(copy, world);
            QVERIFY(aside);
            QCOMPARE(aside->isEmpty(), missing);
            QVERIFY(open(world.queue())->find(later).value());
        }
    }

    void restore_ofACopyThatIsNotSound_isRefused_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char* fault : { "spoiled", "empty", "missing", "edited", "another station's" })
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void restore_ofACopyThatIsNotSound_isRefused()
    {
        QFETCH(QString, fault);
        const World world = newWorld();
        QString copy;
        {
            auto outbox = open(world.queue());
            for (int i = 0; i < 30; ++i)
                acknowledged(*outbox, QString::number(i));
            copy = backups(world).make(*outbox).value();
        }
        spoil(world.queue());
        if (fault == QStringLiteral("spoiled"))
            spoil(copy);
        if (fault == QStringLiteral("empty"))
            QVERIFY(QFile::resize(copy, 0));
        if (fault == QStringLiteral("missing"))
            QVERIFY(QFile::remove(copy));
        if (fault == QStringLiteral("edited"))
            QCOMPARE(runSql(copy,
                         QStringLiteral("DROP TRIGGER outbox_immutable; DROP TRIGGER outbox_final; "
                                        "UPDATE outbox SET infno = 'Y103' WHERE seq = 3")),
                QString());
        const auto restored = fault == QStringLiteral("another station's") ? restoreBackup(
                                  copy, world.queue(),
                                  [] {
                                      auto other = someStation();
                                      other.number = QStringLiteral("002");
                                      return Result<Outbox::Station>(std::move(other));
                                  },
                                  provincePublicKey(), m_clock)
                                                                           : restore(copy, world);
        QVERIFY(!restored);
        QCOMPARE(
            QDir(world.station).entryList(QDir::Files), QStringList(QStringLiteral("queue.db")));
    }

    void open_afterACutOffRestore_isRefusedUntilItIsRepeated()
    {
        const World world = newWorld();
        QString copy;
        {
            auto outbox = open(world.queue());
            recordIn(*outbox, RecordState::Ready, QStringLiteral("a"));
            copy = backups(world).make(*outbox).value();
            recordIn(*outbox, RecordState::Ready, QStringLiteral("b"));
        }
        // As the power going off behind the first of the last three steps leaves it.
        QVERIFY(QFile::copy(copy, Outbox::restoringPath(world.queue())));
        const auto opened = Outbox::open(world.queue(), someStation(), m_clock);
        QCOMPARE(opened.error().code, ErrorCode::StoreUnavailable);
        QVERIFY(opened.error().detail.contains(QStringLiteral("repeat")));
        QVERIFY(restore(copy, world));
        QVERIFY(!QFile::exists(Outbox::restoringPath(world.queue())));
        QVERIFY(open(world.queue()));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
