// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/credentials/scanner_line.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace yidi;

namespace {

constexpr int ownGapMs = 60;
constexpr int patienceMs = 5000;

/// A scanner as the machine sees it: a real terminal line, with us at the far end.
class Scanner {
public:
    explicit Scanner(const QString& link)
        : m_link(link)
    {
        m_end = ::posix_openpt(O_RDWR | O_NOCTTY);
        ::grantpt(m_end);
        ::unlockpt(m_end);
        QFile::remove(link);
        QFile::link(QString::fromLocal8Bit(::ptsname(m_end)), link);
    }
    ~Scanner()
    {
        ::close(m_end);
        QFile::remove(m_link);
    }

    bool send(const QByteArray& bytes)
    {
        return ::write(m_end, bytes.constData(), static_cast<std::size_t>(bytes.size()))
            == bytes.size();
    }

private:
    const QString m_link;
    int m_end = -1;
};

QByteArray textOf(const Credential& credential)
{
    const auto* code = std::get_if<EcToken>(&credential);
    if (!code)
        return {};
    return { reinterpret_cast<const char*>(code->bytes().data()),
        static_cast<qsizetype>(code->bytes().size()) };
}

const QByteArray codeA = "6501000000INVENTED20170331AAAA";
const QByteArray codeB = "6501000000INVENTED20170331BBBB";

} // namespace

class TestScannerLine : public QObject {
    Q_OBJECT

    struct Line {
        explicit Line(const std::function<void(ScannerLine::Options&)>& change = {})
            : clock(chinaTime({ 2017, 3, 31 }, { 10, 0 }))
        {
            plugIn();
            ScannerLine::Options options;
            options.device = dir.filePath(QStringLiteral("scanner"));
            options.gapMs = patienceMs;
            options.retryMs = 10;
            if (change)
                change(options);
            source = std::make_unique<ScannerLine>(options, clock);
            source->start();
        }

        Result<QByteArray> read(CredentialToken token)
        {
            Result<QByteArray> text = fail(ErrorCode::BadInput, QStringLiteral("no answer"));
            source->read(token, [&](Result<ShownCredential> shown) {
                if (shown)
                    text = textOf(shown->credential);
                else
                    text = fail(shown.error());
            });
            return text;
        }

        void plugIn() { scanner.emplace(dir.filePath(QStringLiteral("scanner"))); }

        QTemporaryDir dir;
        std::optional<Scanner> scanner;
        ManualClock clock;
        std::unique_ptr<ScannerLine> source;
    };

private Q_SLOTS:
    void bytes_sent_becomeTheseCodes_data()
    {
        QTest::addColumn<QList<QByteArray>>("chunks");
        QTest::addColumn<QList<QByteArray>>("codes");
        const auto row = [](const char* name, const QList<QByteArray>& chunks,
                             const QList<QByteArray>& codes) {
            QTest::newRow(name) << chunks << codes;
        };
        row("CR", { codeA + "\r" }, { codeA });
        row("LF", { codeA + "\n" }, { codeA });
        row("CR LF", { codeA + "\r\n" + codeB + "\r\n" }, { codeA, codeB });
        row("in pieces", { codeA.left(7), codeA.mid(7, 5), codeA.mid(12), "\r" }, { codeA });
        row("empty lines", { "\r\n\r\n\n" + codeA + "\r" }, { codeA });
        row("too short", { "6901234567892\r" + codeB + "\r" }, { codeB });
        row("longest", { QByteArray(512, 'x') + "\r" }, { QByteArray(512, 'x') });
        row("too long", { QByteArray(513, 'x') + "\r" + codeB + "\r" }, { codeB });
        row("much too long", { QByteArray(3000, 'x'), "\r" + codeB + "\r" }, { codeB });
        row("control characters", { codeA + "\x01\r" + codeB + "\r" }, { codeB });
        row("zero bytes", { QByteArray(25, '\0') + "\r" + codeB + "\r" }, { codeB });
        row("line discipline's own characters", { "\x03\x04\x1a\x7f\r" + codeB + "\r" }, { codeB });
        row("blanks", { "some words that are not a code\r" + codeB + "\r" }, { codeB });
        row("beyond ASCII", { codeA + "\xC3\xA9\r" + codeB + "\r" }, { codeB });
    }

    void bytes_sent_becomeTheseCodes()
    {
        QFETCH(QList<QByteArray>, chunks);
        QFETCH(QList<QByteArray>, codes);
        Line line;
        QList<QByteArray> got;
        connect(line.source.get(), &CredentialSource::present, line.source.get(),
            [&](CredentialToken token) { got += line.read(token).value_or("unreadable"); });
        for (const QByteArray& chunk : chunks)
            QVERIFY(line.scanner->send(chunk));
        QTRY_COMPARE(got, codes);
    }

    void prefix_configured_isTakenOffAndDemanded()
    {
        Line line([](auto& options) { options.prefix = "]Q1"; });
        QList<QByteArray> got;
        connect(line.source.get(), &CredentialSource::present, line.source.get(),
            [&](CredentialToken token) { got += line.read(token).value_or("unreadable"); });
        QVERIFY(line.scanner->send(
            codeA + "\r]Q1" + codeB + "\r]C1" + codeA + "\r]Q\r]Q1" + codeA + "\r"));
        QTRY_COMPARE(got, (QList<QByteArray> { codeB, codeA }));
    }

    void line_stoppingInItsMiddle_isDropped()
    {
        Line line([](auto& options) { options.gapMs = ownGapMs; });
        QSignalSpy present(line.source.get(), &CredentialSource::present);
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(QStringLiteral("in its middle")));
        QVERIFY(line.scanner->send(codeA));
        QTimer pause; // longer than the gap, by the same loop's timers
        pause.setSingleShot(true);
        QSignalSpy waited(&pause, &QTimer::timeout);
        pause.start(5 * ownGapMs);
        QVERIFY(waited.wait());
        QVERIFY(line.scanner->send("\r" + codeB + "\r"));
        QTRY_COMPARE(present.count(), 1);
        QCOMPARE(line.read(present[0][0].toULongLong()), codeB);
    }

    void code_read_isGoneAndSaysWhereItCameFrom()
    {
        Line line;
        QSignalSpy present(line.source.get(), &CredentialSource::present);
        QVERIFY(line.scanner->send(codeA + "\r"));
        QTRY_COMPARE(present.count(), 1);
        const CredentialToken token = present[0][0].toULongLong();
        Provenance provenance;
        line.source->read(token, [&](Result<ShownCredential> shown) {
            QVERIFY(shown);
            provenance = shown->provenance;
        });
        QCOMPARE(provenance.source, line.source->id());
        QCOMPARE(provenance.trust, CredentialTrust::ServerToken);
        QCOMPARE(provenance.time, line.clock.now());
        QCOMPARE(line.read(token).error().code, ErrorCode::CodeUnusable);
    }

    void code_replaced_cannotBeReadAnyMore()
    {
        Line line;
        QSignalSpy present(line.source.get(), &CredentialSource::present);
        QSignalSpy absent(line.source.get(), &CredentialSource::absent);
        QVERIFY(line.scanner->send(codeA + "\r" + codeB + "\r"));
        QTRY_COMPARE(present.count(), 2);
        QCOMPARE(absent.count(), 1);
        QCOMPARE(line.read(present[0][0].toULongLong()).error().code, ErrorCode::CodeUnusable);
        QCOMPARE(line.read(present[1][0].toULongLong()), codeB);
    }

    void code_tooOld_cannotBeReadAnyMore()
    {
        Line line([](auto& options) { options.codeLifeMs = 20; });
        QSignalSpy present(line.source.get(), &CredentialSource::present);
        QSignalSpy absent(line.source.get(), &CredentialSource::absent);
        QVERIFY(line.scanner->send(codeA + "\r"));
        QTRY_COMPARE(absent.count(), 1);
        QCOMPARE(absent[0][0], present[0][0]);
        QCOMPARE(line.read(present[0][0].toULongLong()).error().code, ErrorCode::CodeUnusable);
    }

    void scanner_unpluggedAndBack_worksAgain()
    {
        Line line;
        QSignalSpy present(line.source.get(), &CredentialSource::present);
        QSignalSpy fault(line.source.get(), &CredentialSource::fault);
        QSignalSpy ready(line.source.get(), &CredentialSource::ready);
        for (int round = 1; round <= 10; ++round) {
            QVERIFY(line.scanner->send(codeA)); // half a line, that must not meet what comes later
            line.scanner.reset();
            QTRY_COMPARE(fault.count(), round);
            QCOMPARE(fault.last()[0].value<Error>().code, ErrorCode::ReaderMissing);
            line.plugIn();
            QTRY_COMPARE(ready.count(), round);
            QVERIFY(line.scanner->send(codeB + "\r"));
            QTRY_COMPARE(present.count(), round);
            QCOMPARE(line.read(present.last()[0].toULongLong()), codeB);
        }
    }

    void device_neverThere_isSaidOnceAndNamed()
    {
        ManualClock clock(chinaTime({ 2017, 3, 31 }, { 10, 0 }));
        QTemporaryDir dir;
        ScannerLine::Options options;
        options.device = dir.filePath(QStringLiteral("nothing"));
        options.retryMs = 1;
        ScannerLine source(options, clock);
        QSignalSpy fault(&source, &CredentialSource::fault);
        QSignalSpy ready(&source, &CredentialSource::ready);
        source.start();
        QCOMPARE(fault.count(), 1);
        QVERIFY(fault[0][0].value<Error>().detail.contains(options.device));
        // It appears: by then it has been looked for many times.
        Scanner scanner(options.device);
        QVERIFY(ready.wait(patienceMs));
        QCOMPARE(fault.count(), 1);
    }

    void device_thatIsNoTerminal_isRefused()
    {
        ManualClock clock(chinaTime({ 2017, 3, 31 }, { 10, 0 }));
        QTemporaryDir dir;
        ScannerLine::Options options;
        options.device = dir.filePath(QStringLiteral("file"));
        QFile file(options.device);
        QVERIFY(file.open(QIODevice::WriteOnly));
        ScannerLine source(options, clock);
        QSignalSpy fault(&source, &CredentialSource::fault);
        source.start();
        QCOMPARE(fault.count(), 1);
        QCOMPARE(fault[0][0].value<Error>().code, ErrorCode::ReaderStuck);
    }

    void code_scanned_isNeverLogged()
    {
        static QString logged;
        logged.clear();
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& text) { logged += text; });
        {
            Line line;
            QSignalSpy absent(line.source.get(), &CredentialSource::absent);
            line.scanner->send(codeA + "\x01\r" + codeA + "\r" + codeB + "\r");
            QTRY_COMPARE(absent.count(), 1);
            line.source->stop();
        }
        qInstallMessageHandler(before);
        QVERIFY(!logged.contains(QStringLiteral("INVENTED")));
        QVERIFY(logged.contains(QStringLiteral("dropped")));
    }

    void stop_whileACodeIsKept_forgetsIt()
    {
        Line line;
        QSignalSpy present(line.source.get(), &CredentialSource::present);
        QSignalSpy absent(line.source.get(), &CredentialSource::absent);
        QVERIFY(line.scanner->send(codeA + "\r"));
        QTRY_COMPARE(present.count(), 1);
        line.source->stop();
        QCOMPARE(absent.count(), 1);
        QCOMPARE(line.read(present[0][0].toULongLong()).error().code, ErrorCode::CodeUnusable);
        line.source->start();
        QVERIFY(line.scanner->send(codeB + "\r"));
        QTRY_COMPARE(present.count(), 2);
    }
};

QTEST_GUILESS_MAIN(TestScannerLine)
#include "tst_scanner_line.moc"
