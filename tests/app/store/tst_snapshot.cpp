// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/store/snapshot.h"

#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/transactions/envelope.h"
#include "app/transactions/snapshot/snapshot_codec.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace yidi;

namespace {

const QString institution = QStringLiteral("H64010400001");
const QByteArray slipKey(64, 's');
const QString certNo = QStringLiteral("65010219520101001X");
const QString cardSn = QStringLiteral("650100D1560000050000000000000001");
const QDateTime morning = chinaTime(QDate(2017, 3, 31), QTime(9, 0));

const Sm2KeyPair& keys()
{
    static const Sm2KeyPair made = makeSm2KeyPair().value();
    return made;
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

PersonAnswer somebody()
{
    PersonAnswer answer;
    answer.person.psnNo = QStringLiteral("65000000000001");
    answer.person.certType = QStringLiteral("01");
    answer.person.certNo = certNo;
    answer.person.name = QStringLiteral("买买提·艾力");
    return answer;
}

SnapshotContent contentMadeAt(const QDateTime& madeAt)
{
    SnapshotContent content;
    content.institution = institution;
    content.version = QStringLiteral("version of ") + madeAt.toString(Qt::ISODate);
    content.madeAt = madeAt;
    content.expiresAt = madeAt.addDays(3);
    const QByteArray policy =
        read(QStringLiteral(YIDI_SOURCE_DIR "/resources/policies/650000/2016-01-01.json"));
    content.policies = { { QStringLiteral("650000/2016-01-01.json"), sm3Hex(policy),
        QString::fromUtf8(policy) } };
    content.places = { { QStringLiteral("640100"), QStringLiteral("银川市"),
        QStringLiteral("YC") } };
    const PersonLock lock = personLock(slipKey, content.version, certNo, cardSn);
    content.people = { { lock.who,
        sealOnce(lock.key, writePersonFacts(somebody(), {}), lock.who).value() } };
    return content;
}

SnapshotFile::Proved signedAnswer(const Json& output, bool success = true)
{
    WireResponse response;
    response.success = success;
    response.inf_refmsgid = QStringLiteral("640000202603310900000000000001");
    response.output = output;
    SnapshotFile::Proved answer;
    answer.msgid = QStringLiteral("H64010400001201703310900000011");
    answer.body = encodeResponse(response);
    answer.signature = sm2Sign(keys().privatePem, signedBytes(answer.msgid, answer.body)).value();
    return answer;
}

SnapshotFile::Proved answerOf(const SnapshotContent& content)
{
    return signedAnswer(toWire(SnapshotAnswer { content }));
}

} // namespace

class TestSnapshotFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    ManualClock m_clock { morning };

    QString newFolder()
    {
        const QString dir = m_root.filePath(QString::number(++m_count));
        return QDir().mkpath(dir) ? dir : QString();
    }
    static QString fileIn(const QString& dir) { return dir + QStringLiteral("/snapshot"); }
    SnapshotFile fileFor(const QString& dir, const QString& whose = institution) const
    {
        return { dir, { whose, keys().publicPem, slipKey }, m_clock };
    }
    /// What somebody finds who opens the folder afresh.
    QString versionIn(const QString& dir) const
    {
        SnapshotFile file = fileFor(dir);
        if (!file.load())
            return QStringLiteral("broken");
        return file.held() ? file.held()->version : QStringLiteral("none");
    }

private Q_SLOTS:
    void init() { m_clock.set(morning); }

    void load_emptyFolder_holdsNothing()
    {
        SnapshotFile file = fileFor(newFolder());
        QVERIFY(file.load());
        QVERIFY(!file.held());
        QVERIFY(!file.remembered(certNo, cardSn).value());
    }

    void replace_goodOne_isHeldAndFoundAgain()
    {
        const QString dir = newFolder();
        const SnapshotContent content = contentMadeAt(morning);
        SnapshotFile file = fileFor(dir);
        QVERIFY(file.replace(answerOf(content)));
        SnapshotFile again = fileFor(dir);
        QVERIFY(again.load());
        for (const SnapshotFile* one : { &file, &again }) {
            QVERIFY(one->held());
            QCOMPARE(one->held()->version, content.version);
            QCOMPARE(one->held()->madeAt, content.madeAt);
            QCOMPARE(one->held()->expiresAt, content.expiresAt);
            QCOMPARE(one->held()->directory.places, content.places);
            QCOMPARE(one->held()->policies.size(), std::size_t(1));
            QCOMPARE(one->held()->policies.all().begin()->second.hash, content.policies[0].hash);
        }
        QCOMPARE(QDir(dir).entryList(QDir::Files), QStringList(QStringLiteral("snapshot")));
        const auto others = QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(!(QFile::permissions(fileIn(dir)) & others));
    }

    void remembered_cardInHand_isFoundAndNobodyElse()
    {
        SnapshotFile file = fileFor(newFolder());
        QVERIFY(file.replace(answerOf(contentMadeAt(morning))));
        const auto known = file.remembered(certNo, cardSn.toLower());
        QVERIFY(known && *known);
        QCOMPARE((*known)->person, somebody().person);
        QCOMPARE((*known)->asOf, morning);
        QVERIFY(!file.remembered(certNo, cardSn.chopped(1) + QLatin1Char('2')).value());
        QVERIFY(!file.remembered(certNo.chopped(1) + QLatin1Char('1'), cardSn).value());
        QVERIFY(!file.remembered(certNo, {}).value());
        QVERIFY(!file.remembered({}, cardSn).value());
    }

    void remembered_expired_isTold()
    {
        const QString dir = newFolder();
        SnapshotFile file = fileFor(dir);
        QVERIFY(file.replace(answerOf(contentMadeAt(morning))));
        m_clock.set(morning.addDays(3).addSecs(-1));
        QVERIFY(file.remembered(certNo, cardSn).value());
        m_clock.set(morning.addDays(3));
        const auto known = file.remembered(certNo, cardSn);
        QVERIFY(!known);
        QVERIFY(known.error().detail.contains(QLatin1String("expired")));
        SnapshotFile again = fileFor(dir); // its age can still be shown
        QVERIFY(again.load());
        QVERIFY(again.held());
        QVERIFY(!again.held()->isUsable(m_clock.now()));
        QVERIFY(!again.remembered(certNo, cardSn));
    }

    void replace_newer_takesItsPlace_olderOrSameDoesNot()
    {
        const QString dir = newFolder();
        SnapshotFile file = fileFor(dir);
        const auto first = contentMadeAt(morning.addSecs(-60));
        const auto second = contentMadeAt(morning);
        QVERIFY(file.replace(answerOf(first)));
        QVERIFY(file.replace(answerOf(second)));
        QVERIFY(!file.replace(answerOf(first)));
        QVERIFY(!file.replace(answerOf(second)));
        QCOMPARE(file.held()->version, second.version);
        QCOMPARE(versionIn(dir), second.version);
    }

    void replace_expiredOrFromTheFuture_isRefused()
    {
        SnapshotFile file = fileFor(newFolder());
        QVERIFY(!file.replace(answerOf(contentMadeAt(morning.addDays(-3)))));
        QVERIFY(!file.replace(answerOf(contentMadeAt(morning.addDays(2)))));
        QVERIFY(!file.held());
    }

    /// A clock that once ran ahead must not keep a station from snapshots for ever.
    void replace_heldOneFromTheFuture_givesWay()
    {
        SnapshotFile file = fileFor(newFolder());
        m_clock.set(morning.addYears(3));
        QVERIFY(file.replace(answerOf(contentMadeAt(morning.addYears(3)))));
        m_clock.set(morning);
        QVERIFY(file.replace(answerOf(contentMadeAt(morning))));
    }

    void replace_notTheProvincesOrNotOurs_isRefusedAndChangesNothing_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("another institution's") << 0;
        QTest::newRow("signed by another") << 1;
        QTest::newRow("signed for another message") << 2;
        QTest::newRow("unsigned") << 3;
        QTest::newRow("a refusal") << 4;
        QTest::newRow("unchanged") << 5;
        QTest::newRow("policy not its hash") << 6;
        QTest::newRow("policy unreadable") << 7;
        QTest::newRow("no version") << 8;
    }
    void replace_notTheProvincesOrNotOurs_isRefusedAndChangesNothing()
    {
        QFETCH(int, which);
        const QString dir = newFolder();
        SnapshotFile file = fileFor(dir);
        const auto good = contentMadeAt(morning.addSecs(-60));
        QVERIFY(file.replace(answerOf(good)));
        const QByteArray before = read(fileIn(dir));

        SnapshotContent content = contentMadeAt(morning);
        if (which == 0)
            content.institution = QStringLiteral("H64010600002");
        if (which == 6)
            content.policies[0].text += QLatin1Char(' ');
        if (which == 7) {
            content.policies[0].text = QStringLiteral("{}");
            content.policies[0].hash = sm3Hex("{}");
        }
        if (which == 8)
            content.version.clear();
        SnapshotFile::Proved answer = answerOf(content);
        if (which == 1)
            answer.signature =
                sm2Sign(makeSm2KeyPair().value().privatePem, signedBytes(answer.msgid, answer.body))
                    .value();
        if (which == 2)
            answer.msgid.replace(QLatin1Char('9'), QLatin1Char('8'));
        if (which == 3)
            answer.signature.clear();
        if (which == 4)
            answer = signedAnswer({}, false);
        if (which == 5)
            answer = signedAnswer(toWire(SnapshotAnswer {}));

        QVERIFY(!file.replace(answer));
        QCOMPARE(file.held()->version, good.version);
        QCOMPARE(read(fileIn(dir)), before);
    }

    void load_fileOfAnotherInstitution_isRefused()
    {
        const QString dir = newFolder();
        SnapshotFile file = fileFor(dir);
        QVERIFY(file.replace(answerOf(contentMadeAt(morning))));
        SnapshotFile other = fileFor(dir, QStringLiteral("H64010600002"));
        const auto loaded = other.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::AnswerUnsigned);
        QVERIFY(!other.held());
    }

    void load_anyByteFlipped_isRefusedKeptAndReplacedByAGoodOne()
    {
        const QString dir = newFolder();
        QVERIFY(fileFor(dir).replace(answerOf(contentMadeAt(morning))));
        const QByteArray good = read(fileIn(dir));
        // Every byte of what is ours, and of the answer as many as time allows.
        const qsizetype head = good.indexOf('{');
        for (qsizetype i = 0; i < good.size(); i += i < head ? 1 : 211) {
            QByteArray bad = good;
            bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 8)));
            QVERIFY(write(fileIn(dir), bad));
            QVERIFY2(versionIn(dir) == QLatin1String("broken"), qPrintable(QString::number(i)));
            QCOMPARE(read(fileIn(dir)), bad);
        }
        for (const qsizetype size : { qsizetype(0), qsizetype(1), head, good.size() - 1 }) {
            QVERIFY(write(fileIn(dir), good.left(size)));
            QCOMPARE(versionIn(dir), QStringLiteral("broken"));
        }
        SnapshotFile file = fileFor(dir);
        QVERIFY(!file.load());
        const auto newer = contentMadeAt(morning);
        QVERIFY(file.replace(answerOf(newer)));
        QCOMPARE(versionIn(dir), newer.version);
    }

    /// TA-08: a process killed in the middle of a switch, after each of many bytes, leaves the old
    /// version or the new one, never a half.
    void replace_killedAnywhere_leavesOneWholeVersion()
    {
        const QString dir = newFolder();
        const auto old = contentMadeAt(morning.addSecs(-60));
        const auto newer = contentMadeAt(morning);
        const auto newAnswer = answerOf(newer);
        QVERIFY(fileFor(dir).replace(answerOf(old)));
        const QByteArray oldBytes = read(fileIn(dir));
        const auto size = static_cast<rlim_t>(oldBytes.size());
        int killed = 0, switched = 0;
        for (rlim_t bytes = 0; bytes <= size + 64; bytes += 1 + size / 23) {
            const pid_t child = ::fork();
            if (child == 0) {
                // The byte beyond this limit kills: what was written so far stays as it is.
                const rlimit limit { bytes, bytes };
                ::signal(SIGXFSZ, SIG_DFL);
                ::setrlimit(RLIMIT_FSIZE, &limit);
                SnapshotFile file = fileFor(dir);
                ::_exit(file.load() && file.replace(newAnswer) ? 0 : 1);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
            ++(WIFSIGNALED(status) ? killed : switched);
            QCOMPARE(versionIn(dir), WIFSIGNALED(status) ? old.version : newer.version);
            QVERIFY(write(fileIn(dir), oldBytes));
        }
        QVERIFY(killed > 10);
        QVERIFY(switched > 0);
    }

    /// Killed between the last byte and the switch.
    void replace_wholeNewOneLeftBeside_isNotReadAndWrittenOver()
    {
        const QString dir = newFolder();
        const auto old = contentMadeAt(morning.addSecs(-60));
        const auto newer = contentMadeAt(morning);
        QVERIFY(fileFor(dir).replace(answerOf(newer)));
        QVERIFY(QFile::rename(fileIn(dir), fileIn(dir) + QStringLiteral(".new")));
        QCOMPARE(versionIn(dir), QStringLiteral("none"));
        QVERIFY(fileFor(dir).replace(answerOf(old)));
        QCOMPARE(versionIn(dir), old.version);
        QVERIFY(fileFor(dir).replace(answerOf(newer)));
        QCOMPARE(QDir(dir).entryList(QDir::Files), QStringList(QStringLiteral("snapshot")));
    }

    void replace_folderGone_failsAndKeepsWhatIsHeld()
    {
        const QString dir = newFolder();
        SnapshotFile file = fileFor(dir);
        const auto old = contentMadeAt(morning.addSecs(-60));
        QVERIFY(file.replace(answerOf(old)));
        QVERIFY(QDir(dir).removeRecursively());
        const auto replaced = file.replace(answerOf(contentMadeAt(morning)));
        QVERIFY(!replaced);
        QCOMPARE(replaced.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(file.held()->version, old.version);
    }
};

QTEST_GUILESS_MAIN(TestSnapshotFile)
#include "tst_snapshot.moc"
