// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/audit_trail.h"

#include "support_sql.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

const QStringList parts = { QStringLiteral("trail.db"), QStringLiteral("trail.head"),
    QStringLiteral("desk.key") };

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

} // namespace

class TestAuditTrail : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock { someMorning() };

    QString at(const char* name) const { return m_dir->filePath(QLatin1String(name)); }
    std::unique_ptr<AuditTrail> open() { return AuditTrail::open(m_dir->path(), m_clock).value(); }
    void add(const char* what, const char* about = "BA1")
    {
        m_clock.advanceMs(1000);
        QVERIFY(open()->add(QStringLiteral("1002"), QLatin1String(what), QLatin1String(about)));
    }
    void addSome()
    {
        for (const char* what : { "log-in", "see", "claim", "approve", "log-out" })
            add(what);
    }
    std::optional<qint64> broken() { return open()->verify().value().firstBroken; }
    /// Behind the guards of the file, as somebody with an editor would.
    void edit(const char* sql)
    {
        QCOMPARE(runSql(at("trail.db"), QStringLiteral("DROP TRIGGER trail_immutable")), QString());
        QCOMPARE(runSql(at("trail.db"), QStringLiteral("DROP TRIGGER trail_kept")), QString());
        QCOMPARE(runSql(at("trail.db"), QLatin1String(sql)), QString());
        QCOMPARE(runSql(at("trail.db"),
                     QStringLiteral("CREATE TRIGGER trail_immutable BEFORE UPDATE ON trail\n"
                                    "BEGIN SELECT RAISE(ABORT, 'a trail is never changed'); END")),
            QString());
        QCOMPARE(
            runSql(at("trail.db"),
                QStringLiteral("CREATE TRIGGER trail_kept BEFORE DELETE ON trail\n"
                               "BEGIN SELECT RAISE(ABORT, 'a trail is never shortened'); END")),
            QString());
    }

private Q_SLOTS:
    void init()
    {
        m_clock.set(someMorning());
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void add_thenReopen_keepsWhoDidWhatAndWhen()
    {
        add("log-in", "");
        add("approve", "BA20170331000001");
        const auto entries = open()->latest(10).value();
        QCOMPARE(entries.size(), std::size_t(2));
        const AuditTrail::Entry newest { 2, someMorning().addSecs(2), QStringLiteral("1002"),
            QStringLiteral("approve"), QStringLiteral("BA20170331000001") };
        QCOMPARE(entries.front(), newest);
        QCOMPARE(open()->latest(1).value().size(), std::size_t(1));
        QVERIFY(!broken());
    }

    void all_ofOneKind_comesOldestFirst()
    {
        add("write-off", "2017-03-30 only-here:S1 by-hand");
        add("log-in", "");
        add("write-off", "2017-03-31 only-here:S2 by-hand");
        const auto entries = open()->all(QStringLiteral("write-off")).value();
        QCOMPARE(entries.size(), std::size_t(2));
        QVERIFY(entries.front().about.contains(QLatin1String("S1")));
        QVERIFY(open()->all(QStringLiteral("nothing")).value().empty());
    }

    void trail_emptyOrNew_isSound() { QVERIFY(!broken()); }

    void everyStatementButAppending_isRefusedByTheDatabase()
    {
        addSome();
        for (const char* sql : { "UPDATE trail SET who = '1001' WHERE row = 2",
                 "UPDATE trail SET rowid = 9 WHERE row = 2", "DELETE FROM trail WHERE row = 5",
                 "DELETE FROM trail",
                 "INSERT INTO trail SELECT 9, at_ms, who, what, about, hash FROM trail LIMIT 1",
                 "REPLACE INTO trail SELECT 2, at_ms, who, what, about, hash FROM trail LIMIT 1" })
            QVERIFY2(!runSql(at("trail.db"), QLatin1String(sql)).isEmpty(), sql);
        QVERIFY(!broken());
    }

    void rows_edited_areFoundWhereItBegins_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<qint64>("row");
        const auto row = [](const char* name, const char* sql, qint64 first) {
            QTest::newRow(name) << QByteArray(sql) << first;
        };
        row("who", "UPDATE trail SET who = '1001' WHERE row = 3", 3);
        row("what", "UPDATE trail SET what = 'refuse' WHERE row = 4", 4);
        row("about", "UPDATE trail SET about = 'BA2' WHERE row = 2", 2);
        row("when", "UPDATE trail SET at_ms = at_ms + 1 WHERE row = 1", 1);
        row("hash", "UPDATE trail SET hash = x'00' WHERE row = 5", 5);
        row("removed", "DELETE FROM trail WHERE row = 3", 3);
        row("first removed", "DELETE FROM trail WHERE row = 1", 1);
        row("removed and closed up",
            "DELETE FROM trail WHERE row = 3; UPDATE trail SET row = row - 1 WHERE row > 3", 3);
        row("tail cut by one", "DELETE FROM trail WHERE row = 5", 5);
        row("tail cut", "DELETE FROM trail WHERE row > 2", 3);
        row("all removed", "DELETE FROM trail", 1);
        row("two exchanged",
            "UPDATE trail SET row = 99 WHERE row = 2; UPDATE trail SET row = 2 WHERE row = 3;"
            "UPDATE trail SET row = 3 WHERE row = 99",
            2);
        row("field moved", "UPDATE trail SET what = who || what, who = '' WHERE row = 2", 2);
    }
    void rows_edited_areFoundWhereItBegins()
    {
        QFETCH(QByteArray, sql);
        QFETCH(qint64, row);
        addSome();
        edit(sql.constData());
        QCOMPARE(broken(), std::optional(row));
        // Business goes on, and does not cover it.
        add("log-in");
        QVERIFY(broken().has_value());
        QVERIFY(*broken() <= row);
    }

    void guard_takenAway_isFound()
    {
        addSome();
        QCOMPARE(runSql(at("trail.db"), QStringLiteral("DROP TRIGGER trail_kept")), QString());
        QVERIFY(broken());
    }

    void head_removedChangedOrOld_isFound()
    {
        add("log-in");
        const QByteArray old = bytesOf(at("trail.head"));
        addSome();
        const QByteArray now = bytesOf(at("trail.head"));
        QVERIFY(QFile::remove(at("trail.head")));
        QVERIFY(broken());
        put(at("trail.head"), old);
        QVERIFY(broken());
        put(at("trail.head"), QByteArray(now).replace("\"row\":6", "\"row\":5"));
        QVERIFY(broken());
        put(at("trail.head"), now);
        QVERIFY(!broken());
    }

    void head_oneRowBehind_isWhatAPowerCutLeaves()
    {
        addSome();
        const QByteArray before = bytesOf(at("trail.head"));
        add("see");
        put(at("trail.head"), before);
        QVERIFY(!broken());
        add("see");
        QVERIFY(!broken());
    }

    void database_removed_isFound()
    {
        addSome();
        QVERIFY(QFile::remove(at("trail.db")));
        QVERIFY(broken());
        add("log-in");
        QVERIFY(broken());
    }

    void key_removed_isFound()
    {
        addSome();
        QVERIFY(QFile::remove(at("desk.key")));
        QVERIFY(broken());
    }

    void everyByte_flipped_isFoundOrHarmless()
    {
        add("log-in", "");
        add("approve");
        add("log-out", "");
        const auto written = open()->latest(10).value();
        int found = 0;
        for (const QString& part : parts) {
            const QString path = m_dir->filePath(part);
            const QByteArray sound = bytesOf(path);
            for (qsizetype i = 0; i < sound.size(); ++i) {
                QByteArray spoiled = sound;
                spoiled[i] = static_cast<char>(spoiled[i] ^ 0x01);
                put(path, spoiled);
                QFile::remove(at("trail.db-wal"));
                bool harmless = false;
                if (auto trail = AuditTrail::open(m_dir->path(), m_clock)) {
                    const auto soundness = (*trail)->verify();
                    const auto read = (*trail)->latest(10);
                    harmless = soundness && !soundness->firstBroken && read && *read == written;
                    const bool silent = soundness && !soundness->firstBroken && !harmless;
                    QVERIFY2(!silent, qPrintable(QStringLiteral("%1 at %2").arg(part).arg(i)));
                }
                found += harmless ? 0 : 1;
            }
            put(path, sound);
        }
        qInfo("%d flips found", found);
        QVERIFY(found > 500);
        QVERIFY(!broken());
    }
};

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audit_trail.moc"
