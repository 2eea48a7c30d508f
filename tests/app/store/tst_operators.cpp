// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/operators.h"

#include "support_sql.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yidi;

namespace {

/// Cheap, because what is tested here is not the price.
constexpr PasswordCost cheap { 1, 64, 1 };

SecretBuffer secret(const char* text)
{
    SecretBuffer buffer(256);
    for (const char* c = text; *c; ++c)
        buffer.append(static_cast<unsigned char>(*c));
    return buffer;
}

Operator clerk(const char* number = "1001", FilingRoles roles = 0U | FilingRole::Clerk)
{
    return { QLatin1String(number), QStringLiteral("海力且木"), roles };
}

} // namespace

class TestOperators : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock { someMorning() };

    std::unique_ptr<Operators> open()
    {
        return Operators::open(m_dir->path(), m_clock, cheap).value();
    }
    LogInOutcome logIn(const char* number, const char* password)
    {
        // Opened each time, so that nothing can rest on what only memory knows.
        return open()->logIn(QLatin1String(number), secret(password)).value();
    }
    LogInOutcome wrong() { return logIn("1001", "training-9999"); }
    LogInOutcome right() { return logIn("1001", "training-1001"); }

private Q_SLOTS:
    void init()
    {
        m_clock.set(someMorning());
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(open()->add(clerk(), secret("training-1001")));
    }

    void logIn_withTheRightPassword_tellsWhoItIs()
    {
        const LogInOutcome outcome = right();
        QCOMPARE(outcome.who, std::optional(clerk()));
        QVERIFY(!outcome.lockedUntil.isValid());
    }

    void logIn_withANumberNobodyHas_isRefusedWithoutACount()
    {
        const LogInOutcome outcome = logIn("7777", "training-1001");
        QVERIFY(!outcome.who && !outcome.triesLeft && !outcome.lockedUntil.isValid());
    }

    void wrongPassword_fiveTimes_locksForAQuarterOfAnHour()
    {
        for (const int left : { 4, 3, 2, 1 }) {
            const LogInOutcome outcome = wrong();
            QCOMPARE(outcome.triesLeft, std::optional(left));
            QVERIFY(!outcome.lockedUntil.isValid());
        }
        const QDateTime end = someMorning().addSecs(15 * 60);
        QCOMPARE(wrong().lockedUntil, end);
        QVERIFY(!right().who);
        m_clock.set(end.addMSecs(-1));
        QCOMPARE(right().lockedUntil, end);
        m_clock.set(end);
        QVERIFY(right().who);
    }

    void wrongPassword_afterTheLock_hasFiveTriesAgain()
    {
        for (int i = 0; i < logInTries; ++i)
            wrong();
        m_clock.advanceMs(logInLockMs);
        QCOMPARE(wrong().triesLeft, std::optional(4));
        QVERIFY(right().who);
    }

    void rightPassword_givesAllTriesBack()
    {
        for (int i = 0; i < logInTries - 1; ++i)
            wrong();
        QVERIFY(right().who);
        QCOMPARE(wrong().triesLeft, std::optional(4));
    }

    void lock_whileTheClockIsSetBack_doesNotGrow()
    {
        for (int i = 0; i < logInTries; ++i)
            wrong();
        m_clock.set(someMorning().addYears(-1));
        QCOMPARE(right().lockedUntil, m_clock.now().addMSecs(logInLockMs));
    }

    void try_isCountedBeforeThePasswordIsLookedAt()
    {
        // A stored cost nobody can pay ends the check in its middle, as a pulled plug would.
        const QString path = m_dir->filePath(QStringLiteral("operators.db"));
        QCOMPARE(runSql(path, QStringLiteral("UPDATE operator SET memory_kib = 1")), QString());
        QVERIFY(!open()->logIn(QStringLiteral("1001"), secret("training-1001")));
        QStringList tries;
        QCOMPARE(runSql(path, QStringLiteral("SELECT tries FROM operator"), &tries), QString());
        QCOMPARE(tries, QStringList(QStringLiteral("1")));
    }

    void file_holdsNeitherPasswordNorCard()
    {
        QVERIFY(open()->add(clerk("1002"), secret("training-1002"), QStringLiteral("C6501000001")));
        QFile file(m_dir->filePath(QStringLiteral("operators.db")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("1002"));
        QVERIFY(!bytes.contains("training-100") && !bytes.contains("C6501000001"));
        QVERIFY(!(file.permissions()
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void samePassword_ofTwo_isStoredDifferently()
    {
        QVERIFY(open()->add(clerk("1002"), secret("training-1001")));
        QStringList hashes;
        runSql(m_dir->filePath(QStringLiteral("operators.db")),
            QStringLiteral("SELECT DISTINCT hex(hash) FROM operator"), &hashes);
        QCOMPARE(hashes.size(), 2);
    }

    void add_whatCannotBe_isRefused_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("roles");
        QTest::addColumn<QByteArray>("password");
        const QString n = QStringLiteral("2001");
        const QString name = QStringLiteral("某");
        const int role = static_cast<int>(FilingRole::Clerk);
        const QByteArray good("long-enough");
        QTest::newRow("no number") << QString() << name << role << good;
        QTest::newRow("long number") << QString(31, QLatin1Char('1')) << name << role << good;
        QTest::newRow("odd number") << QStringLiteral("20 01") << name << role << good;
        QTest::newRow("taken") << QStringLiteral("1001") << name << role << good;
        QTest::newRow("no name") << n << QStringLiteral("  ") << role << good;
        QTest::newRow("no role") << n << name << 0 << good;
        QTest::newRow("role of nobody here")
            << n << name << static_cast<int>(FilingRole::System) << good;
        QTest::newRow("short password") << n << name << role << QByteArray("1234567");
        QTest::newRow("long password") << n << name << role << QByteArray(129, 'x');
        QTest::newRow("its number")
            << QStringLiteral("20012001") << name << role << QByteArray("20012001");
    }
    void add_whatCannotBe_isRefused()
    {
        QFETCH(QString, number);
        QFETCH(QString, name);
        QFETCH(int, roles);
        QFETCH(QByteArray, password);
        const auto added = open()->add(
            { number, name, static_cast<FilingRoles>(roles) }, secret(password.constData()));
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::BadInput);
        QCOMPARE(open()->all().value().size(), std::size_t(1));
    }

    void remove_takesThePersonOut()
    {
        QVERIFY(open()->remove(QStringLiteral("1001")));
        QVERIFY(!right().who);
        QCOMPARE(open()->remove(QStringLiteral("1001")).error().code, ErrorCode::BadInput);
    }

    void card_tellsItsOperator_andBelongsToOneAlone()
    {
        const QString card = QStringLiteral("C6501000001");
        QVERIFY(open()->add(clerk("1002"), secret("training-1002"), card));
        QCOMPARE(open()->byCard(card).value(), std::optional(clerk("1002")));
        QVERIFY(!open()->byCard(QStringLiteral("C6501000002")).value());
        QVERIFY(!open()->byCard(QString()).value());
        QCOMPARE(open()->add(clerk("1003"), secret("training-1003"), card).error().code,
            ErrorCode::BadInput);
        QCOMPARE(open()->all().value().size(), std::size_t(2)); // and nothing of 1003 stays
    }

    void roles_readAndWritten_areTheSame()
    {
        const FilingRoles roles = FilingRole::Clerk | FilingRole::Reviewer;
        QCOMPARE(staffRolesText(roles), QStringLiteral("clerk,reviewer"));
        QCOMPARE(staffRolesFrom(QStringLiteral("reviewer, clerk")).value(), roles);
        for (const char* bad : { "", "clerk,", "person", "server", "boss" })
            QVERIFY2(!staffRolesFrom(QLatin1String(bad)), bad);
    }
};

QTEST_GUILESS_MAIN(TestOperators)
#include "tst_operators.moc"
