// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/credentials/document_helper.h"

#include "app/base/json.h"
#include "reader/training/document_reader.h"

#include <QFile>
#include <QProcess>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>

using namespace yidi;

namespace {

constexpr int patienceMs = 20'000;

QString helperProgram()
{
    return QStringLiteral(YIDI_BIN_DIR "/yidi-training-document-reader");
}

bool isAlive(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = status.readAll();
    return !text.mid(text.lastIndexOf(')')).startsWith(") Z"); // a zombie waits only for its parent
}

/// The real training helper, and what it is told to show.
struct Desk {
    explicit Desk(const std::function<void(DocumentHelper::Options&)>& change = {})
        : clock(chinaTime({ 2017, 3, 31 }, { 10, 0 }))
    {
        DocumentHelper::Options options;
        options.program = helperProgram();
        options.arguments = { QStringLiteral("--show"), showFile() };
        // Long enough for a loaded machine; the tests of what is late shorten their own.
        options.openMs = patienceMs;
        options.readMs = patienceMs;
        options.pingMs = patienceMs;
        options.pauseMs = 5;
        options.maxPauseMs = 40;
        if (change)
            change(options);
        source = std::make_unique<DocumentHelper>(options, clock);
        present = std::make_unique<QSignalSpy>(source.get(), &CredentialSource::present);
        absent = std::make_unique<QSignalSpy>(source.get(), &CredentialSource::absent);
        fault = std::make_unique<QSignalSpy>(source.get(), &CredentialSource::fault);
        ready = std::make_unique<QSignalSpy>(source.get(), &CredentialSource::ready);
    }

    QString showFile() const { return dir.filePath(QStringLiteral("show.json")); }

    void show(const QByteArray& json)
    {
        QSaveFile file(showFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
        QVERIFY(file.commit());
    }
    void showPerson(const char* faultName = "")
    {
        show(QByteArray("{\"person\":\"NX-01\",\"fault\":\"") + faultName + "\"}");
    }
    void takeAway() { QFile::remove(showFile()); }

    CredentialToken token() const
    {
        return present->isEmpty() ? 0 : present->last()[0].toULongLong();
    }

    /// Asks; the answer comes into `answers`.
    void ask()
    {
        source->read(token(),
            [this](Result<ShownCredential> shown) { answers.push_back(std::move(shown)); });
    }
    Result<ShownCredential>* read()
    {
        const std::size_t before = answers.size();
        ask();
        return QTest::qWaitFor([&] { return answers.size() > before; }, patienceMs)
            ? &answers.back()
            : nullptr;
    }

    QTemporaryDir dir;
    ManualClock clock;
    std::vector<Result<ShownCredential>> answers;
    std::unique_ptr<DocumentHelper> source;
    std::unique_ptr<QSignalSpy> present;
    std::unique_ptr<QSignalSpy> absent;
    std::unique_ptr<QSignalSpy> fault;
    std::unique_ptr<QSignalSpy> ready;
};

/// Another program that uses a helper, says its process id and goes on until it is killed.
int hostAHelper(const QStringList& arguments)
{
    const auto clock = systemClock();
    DocumentHelper::Options options;
    options.program = arguments[2];
    options.arguments = arguments.mid(3);
    DocumentHelper source(options, *clock);
    QObject::connect(&source, &CredentialSource::ready, &source, [&source] {
        std::printf("%lld\n", static_cast<long long>(source.processId()));
        std::fflush(stdout);
    });
    source.start();
    return QCoreApplication::exec();
}

} // namespace

class TestDocumentHelper : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void document_laidDown_isRead()
    {
        Desk desk;
        desk.showPerson();
        desk.source->start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 1, patienceMs);
        QCOMPARE(desk.ready->count(), 1);
        Result<ShownCredential>* shown = desk.read();
        QVERIFY(shown && *shown);
        const auto& document = std::get<IdDocument>((*shown)->credential);
        QCOMPARE(document.kind, DocumentKind::ResidentId);
        QVERIFY(documentProblems(document, desk.clock.today()).empty());
        QVERIFY(!document.name.isEmpty());
        QCOMPARE((*shown)->provenance.source, desk.source->id());
        QCOMPARE((*shown)->provenance.trust, CredentialTrust::ModuleAuth);
        QCOMPARE((*shown)->provenance.time, desk.clock.now());
        QVERIFY(desk.read()->has_value()); // a document may be read twice
        QVERIFY(desk.fault->isEmpty());
    }

    void document_ofEveryKind_isRead_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("number");
        const auto row = [](const char* kind, const char* number) {
            QTest::addRow("%s %s", kind, number)
                << QString::fromLatin1(kind) << QString::fromLatin1(number);
        };
        row("hong-kong-permit", "H12345678");
        row("macao-permit", "M1234567801");
        row("taiwan-permit", "01234567");
        row("residence-permit", "830000199201300022");
        row("foreigner-card", "911124198108030024");
        row("foreigner-card", "CAN110081080300");
        row("foreign-passport", "X1234567");
        row("chinese-passport", "EA1234567");
    }

    void document_ofEveryKind_isRead()
    {
        QFETCH(QString, kind);
        QFETCH(QString, number);
        Desk desk;
        desk.show(QStringLiteral(R"({"document":{"kind":"%1","number":"%2","latin_name":"A B",)"
                                 R"("valid_to":"2016-01-01"}})")
                      .arg(kind, number)
                      .toUtf8());
        desk.source->start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 1, patienceMs);
        Result<ShownCredential>* shown = desk.read();
        QVERIFY(shown && *shown);
        const auto& document = std::get<IdDocument>((*shown)->credential);
        QCOMPARE(documentKindName(document.kind), kind);
        QCOMPARE(document.number, number);
        // Expired: read all the same, and others decide.
        const std::vector expired { DocumentProblem {
            DocumentField::ValidTo, DocumentFault::Expired } };
        QCOMPARE(documentProblems(document, desk.clock.today()), expired);
    }

    void document_comingAndGoing_isTold()
    {
        Desk desk;
        desk.source->start();
        QVERIFY(desk.ready->wait(patienceMs));
        QVERIFY(desk.present->isEmpty());
        desk.showPerson();
        QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 1, patienceMs);
        const CredentialToken first = desk.token();
        desk.takeAway();
        QTRY_COMPARE_WITH_TIMEOUT(desk.absent->count(), 1, patienceMs);
        QCOMPARE(desk.absent->last()[0].toULongLong(), first);
        QCOMPARE(desk.read()->error().code, ErrorCode::CardLost);
        // Another one in its place, without a moment of nothing: the old token is worth nothing.
        desk.showPerson();
        QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 2, patienceMs);
        desk.show(R"({"person":"NX-23"})");
        QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 3, patienceMs);
        QCOMPARE(desk.absent->count(), 2);
        std::optional<ErrorCode> old;
        desk.source->read(desk.present->at(1)[0].toULongLong(),
            [&](Result<ShownCredential> shown) { old = shown.error().code; });
        QCOMPARE(old, std::optional(ErrorCode::CardLost));
    }

    /// Whatever goes wrong: a clear answer in time, never a wrong document, and it works again once
    /// the fault has gone.
    void fault_ofEveryKind_isSurvived_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("whatReadingSays"); // -1: the document all the same
        QTest::addColumn<bool>("isDown");
        const auto row = [](const char* fault, int answer, bool down) {
            QTest::newRow(fault) << QByteArray(fault) << answer << down;
        };
        const int fine = -1;
        const int down = static_cast<int>(ErrorCode::DocumentReaderDown);
        const int wrong = static_cast<int>(ErrorCode::CardMalformed);
        row("crash", down, true);
        row("hang", down, true);
        row("flood", down, true);
        row("endless-line", down, true);
        row("device", down, true);
        row("crash-in-read", down, true);
        row("half-answer", down, true);
        row("hang-in-read", down, true);
        row("crash-after-read", fine, true);
        row("garbage", fine, false);
        row("slow", fine, false);
        row("wrong-id", fine, false);
        row("unreadable", static_cast<int>(ErrorCode::CardUnreadable), false);
        row("removed", static_cast<int>(ErrorCode::CardLost), false);
        row("wrong-check-digit", wrong, false);
        row("other-birth", wrong, false);
        row("unknown-kind", wrong, false);
        row("unknown-field", wrong, false);
    }

    void fault_ofEveryKind_isSurvived()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, whatReadingSays);
        QFETCH(bool, isDown);
        Desk desk([&](auto& options) {
            if (fault.startsWith("hang")) {
                options.readMs = 400;
                options.pingMs = 400;
                options.pingEveryMs = 50;
            }
        });
        desk.showPerson();
        desk.source->start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 1, patienceMs);
        const qint64 process = desk.source->processId();
        QVERIFY(isAlive(process));

        desk.showPerson(fault.constData());
        const bool strikesAtOnce = isDown && !fault.contains("read") && fault != "half-answer";
        if (strikesAtOnce)
            QTRY_VERIFY_WITH_TIMEOUT(!desk.fault->isEmpty(), patienceMs);
        else // the file changed, so it was laid down anew
            QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 2, patienceMs);
        Result<ShownCredential>* shown = desk.read();
        QVERIFY(shown);
        if (whatReadingSays == -1) {
            QVERIFY2(
                shown->has_value(), shown->has_value() ? "" : qPrintable(describe(shown->error())));
            QVERIFY(documentProblems(std::get<IdDocument>((*shown)->credential), desk.clock.today())
                        .empty());
        } else {
            QVERIFY(!shown->has_value());
            const Error error = shown->error();
            // A crash may be noticed before the question is asked.
            const bool gone = isDown && error.code == ErrorCode::CardLost;
            if (!gone)
                QCOMPARE(static_cast<int>(error.code), whatReadingSays);
        }
        if (isDown) {
            QTRY_VERIFY_WITH_TIMEOUT(!desk.fault->isEmpty(), patienceMs);
            QCOMPARE(desk.fault->last()[0].value<Error>().code, ErrorCode::DocumentReaderDown);
            QVERIFY(desk.fault->last()[0].value<Error>().detail.startsWith(helperProgram()));
            QTRY_VERIFY_WITH_TIMEOUT(!isAlive(process), patienceMs);
        }

        const auto count = desk.present->count();
        desk.showPerson();
        QTRY_VERIFY_WITH_TIMEOUT(desk.present->count() > count, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const auto* again = desk.read();
                return again && again->has_value();
            }(),
            patienceMs);
        QCOMPARE(desk.fault->isEmpty(), !isDown);
    }

    void faultTable_coversEveryFaultOfTheTrainingReader()
    {
        QStringList covered { QStringLiteral("crash-at-open"), QStringLiteral("hang-at-open"),
            QStringLiteral("leave-at-open") };
        covered += { QStringLiteral("crash"), QStringLiteral("hang"), QStringLiteral("flood"),
            QStringLiteral("endless-line"), QStringLiteral("device"),
            QStringLiteral("crash-in-read"), QStringLiteral("half-answer"),
            QStringLiteral("hang-in-read"), QStringLiteral("crash-after-read"),
            QStringLiteral("garbage"), QStringLiteral("slow"), QStringLiteral("wrong-id"),
            QStringLiteral("unreadable"), QStringLiteral("removed"),
            QStringLiteral("wrong-check-digit"), QStringLiteral("other-birth"),
            QStringLiteral("unknown-kind"), QStringLiteral("unknown-field") };
        QCOMPARE(covered, trainingReaderFaults());
    }

    void helper_failingToOpen_isTriedUntilItWorks_data()
    {
        QTest::addColumn<QByteArray>("fault");
        for (const char* fault : { "crash-at-open", "hang-at-open", "leave-at-open" })
            QTest::newRow(fault) << QByteArray(fault);
    }

    void helper_failingToOpen_isTriedUntilItWorks()
    {
        QFETCH(QByteArray, fault);
        Desk desk([&](auto& options) {
            if (fault.startsWith("hang"))
                options.openMs = 500;
        });
        desk.showPerson(fault.constData());
        desk.source->start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.fault->count(), 1, patienceMs);
        desk.ask();
        QCOMPARE(desk.answers.back().error().code, ErrorCode::DocumentReaderDown);
        desk.showPerson();
        if (fault.startsWith("hang")) {
            // Started under load it may need longer than the deadline above: it is tried again.
            QTRY_VERIFY_WITH_TIMEOUT(!desk.ready->isEmpty(), patienceMs);
        } else {
            QVERIFY(desk.ready->wait(patienceMs));
        }
        QCOMPARE(desk.fault->count(), 1); // said once, however often it was tried
    }

    void program_thatIsNotThere_isNamed()
    {
        Desk desk([](auto& options) { options.program = QStringLiteral("/nonexistent/helper"); });
        desk.source->start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.fault->count(), 1, patienceMs);
        const auto error = desk.fault->last()[0].value<Error>();
        QCOMPARE(error.code, ErrorCode::DocumentReaderDown);
        QVERIFY(error.detail.contains(QStringLiteral("/nonexistent/helper")));
        desk.ask();
        QCOMPARE(desk.answers.back().error().code, ErrorCode::DocumentReaderDown);
    }

    void stop_whileReading_answersAndEndsTheHelper()
    {
        Desk desk;
        desk.showPerson("hang-in-read");
        desk.source->start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 1, patienceMs);
        const qint64 process = desk.source->processId();
        desk.ask();
        QVERIFY(desk.answers.empty());
        desk.ask(); // one at a time
        QCOMPARE(desk.answers.back().error().code, ErrorCode::ReaderStuck);
        desk.source->stop();
        QCOMPARE(desk.answers.size(), std::size_t { 2 });
        QCOMPARE(desk.answers.back().error().code, ErrorCode::DocumentReaderDown);
        QCOMPARE(desk.absent->count(), 1);
        QVERIFY(!isAlive(process));
        desk.showPerson();
        desk.source->start();
        QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 2, patienceMs);
    }

    void restart_afterCrashes_waitsLongerEachTime()
    {
        Desk desk([](auto& options) {
            options.pauseMs = 20;
            options.maxPauseMs = 160;
        });
        desk.showPerson("leave-at-open");
        QList<qint64> pauses;
        QElapsedTimer since;
        qint64 process = 0;
        desk.source->start();
        since.start();
        // Each start shows as a new process; the pause before it is at least what was promised.
        QVERIFY(QTest::qWaitFor(
            [&] {
                const qint64 now = desk.source->processId();
                if (now != 0 && now != process) {
                    process = now;
                    pauses += since.restart();
                }
                return pauses.size() >= 6;
            },
            patienceMs));
        const QList<qint64> promised { 0, 20, 40, 80, 160, 160 };
        for (int i = 0; i < 6; ++i)
            QVERIFY2(pauses[i] >= promised[i] - 1, qPrintable(QString::number(pauses[i])));
    }

    void ourEnd_evenByKill_endsTheHelper()
    {
        // Opens, then listens to nothing: neither to its input's end nor to a hang-up.
        const QString deaf = QStringLiteral("trap '' HUP; echo '{\"id\":1}'; exec sleep 300");
        QProcess host;
        host.start(QCoreApplication::applicationFilePath(),
            { QStringLiteral("--host"), QStringLiteral("/bin/sh"), QStringLiteral("-c"), deaf });
        QVERIFY(host.waitForReadyRead(patienceMs));
        const qint64 helper = host.readLine().trimmed().toLongLong();
        QVERIFY(isAlive(helper));
        host.kill();
        QVERIFY(host.waitForFinished(patienceMs));
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(helper), patienceMs);
    }

    void document_read_isNeverLogged()
    {
        static QString logged;
        logged.clear();
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& text) { logged += text; });
        for (const char* fault : { "", "garbage", "wrong-check-digit", "half-answer" }) {
            Desk desk;
            desk.showPerson(fault);
            desk.source->start();
            QTRY_COMPARE_WITH_TIMEOUT(desk.present->count(), 1, patienceMs);
            QVERIFY(desk.read());
        }
        qInstallMessageHandler(before);
        const auto people =
            readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/people.json"));
        QVERIFY(people);
        const Json& person = (*people)[u"people"].items().front()[u"baseinfo"];
        QVERIFY(!logged.contains(person[u"certno"].text().left(14)));
        QVERIFY(!logged.contains(person[u"psn_name"].text()));
        QVERIFY(logged.contains(QStringLiteral("DocumentReaderDown")));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 2 && QLatin1String(argv[1]) == QLatin1String("--host"))
        return hostAHelper(QCoreApplication::arguments());
    TestDocumentHelper test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_document_helper.moc"
