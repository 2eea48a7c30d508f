// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/kiosk_window.h"
#include "ui/pages/page.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace yidi;
using Key = WedgeLine::Verdict::Key;

namespace {

const QByteArray code = "6501000000INVENTED20170331AAAA";

/// What came of some keys: what went through to the page, and the codes.
struct Heard {
    QByteArray typed;
    QList<QByteArray> codes;
};

/// Plays the window's part.
class Listener {
public:
    explicit Listener(WedgeLine::Options options = {})
        : m_wedge(std::move(options))
    {
    }
    /// A key `after` milliseconds after the last; '\n' ends the line.
    void key(char character, int after)
    {
        m_now += after;
        const auto verdict =
            m_wedge.press(static_cast<unsigned char>(character), character == '\n', m_now);
        if (verdict.release)
            heard.typed += std::exchange(m_held, {});
        if (verdict.key == Key::Hold)
            m_held += character;
        else
            m_held.clear();
        if (verdict.key == Key::Pass)
            heard.typed += character;
        if (verdict.key == Key::Code) {
            const SecretBuffer line = m_wedge.takeCode();
            heard.codes += QByteArray(reinterpret_cast<const char*>(line.bytes().data()),
                static_cast<qsizetype>(line.size()));
        }
    }
    void keys(const QByteArray& text, int pace, int before = 1000)
    {
        for (qsizetype i = 0; i < text.size(); ++i)
            key(text[i], i == 0 ? before : pace);
    }
    void pause()
    {
        if (m_wedge.pause())
            heard.typed += m_held;
        m_held.clear();
    }

    Heard heard;

private:
    WedgeLine m_wedge;
    QByteArray m_held;
    qint64 m_now = 0;
};

} // namespace

class TestWedgeLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scanner_atAnyPaceOfOne_isACodeAndNothingElse()
    {
        for (int pace = 0; pace <= 35; ++pace) {
            Listener listener;
            listener.keys(code + '\n', pace);
            listener.pause();
            QCOMPARE(listener.heard.codes, QList<QByteArray> { code });
            QCOMPARE(listener.heard.typed, QByteArray());
        }
    }

    void person_atAnyPaceOfOne_losesNoKey()
    {
        const unsigned seed = std::random_device {}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (int round = 0; round < 300; ++round) {
            Listener listener;
            QByteArray typed;
            int burst = 0;
            for (int i = 0; i < 60; ++i) {
                const char c = "0123456789abcXYZ \n\b\t"[random() % 20];
                // Two or three keys rolled in one movement, as quick typists do.
                const bool roll = burst < 3 && random() % 3 == 0;
                burst = roll ? burst + 1 : 0;
                listener.key(c, roll ? 5 : 36 + static_cast<int>(random() % 300));
                typed += c;
            }
            listener.pause();
            QCOMPARE(listener.heard.typed, typed);
            QVERIFY(listener.heard.codes.isEmpty());
        }
    }

    void person_thenScanner_areKeptApart()
    {
        Listener listener;
        listener.keys("123", 120);
        listener.keys(code + '\n', 4);
        listener.keys("456\n", 120);
        listener.pause();
        QCOMPARE(listener.heard.typed, QByteArray("123456\n"));
        QCOMPARE(listener.heard.codes, QList<QByteArray> { code });
    }

    void scanner_thatSendsNoCode_leaksNothing_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("goods") << QByteArray("6901234567892\n");
        QTest::newRow("sentence") << QByteArray("visit us at the front desk\n");
        QTest::newRow("tab in it") << code + '\t' + code + '\n';
        QTest::newRow("endless") << QByteArray(2000, 'x') + '\n';
        QTest::newRow("stops in its middle") << code.left(12);
    }

    void scanner_thatSendsNoCode_leaksNothing()
    {
        QFETCH(QByteArray, sent);
        Listener listener;
        listener.keys(sent, 3);
        listener.pause();
        QCOMPARE(listener.heard.typed, QByteArray());
        for (const QByteArray& line : listener.heard.codes)
            QVERIFY(line.size() < 20);
        listener.keys(code + '\n', 3);
        QCOMPARE(listener.heard.codes.last(), code);
    }

    void prefix_configured_isDemandedAndTakenOff()
    {
        Listener listener({ .prefix = "]Q1" });
        listener.keys("]Q1" + code + '\n', 3);
        listener.keys(code + '\n', 3);
        listener.pause();
        QCOMPARE(listener.heard.codes, (QList<QByteArray> { code, QByteArray() }));
        QCOMPARE(listener.heard.typed, QByteArray());
    }

    void window_scannedAtThePin_tellsTheCodeAndTypesNothing()
    {
        KioskWindow window;
        window.resize(1080, 1920);
        window.show();
        window.showScreen(PinScreen { Words::plain(QStringLiteral("PIN")), 3, {}, 0, {} });
        QSignalSpy scanned(&window, &KioskWindow::codeScanned);
        QSignalSpy pin(&window, &KioskWindow::pinEntered);
        QWidget* page = window.focusWidget();
        QVERIFY(page);
        ulong now = 1000;
        const auto press = [&](char c, ulong after) {
            now += after;
            QKeyEvent event(QEvent::KeyPress, c == '\n' ? static_cast<int>(Qt::Key_Return) : c,
                Qt::NoModifier, 0, 0, 0,
                c == '\n' ? QStringLiteral("\r") : QString(QLatin1Char(c)));
            event.setTimestamp(now);
            QCoreApplication::sendEvent(page, &event);
        };
        for (const char c : QByteArray("12345678901234567890\n"))
            press(c, 2);
        QCOMPARE(scanned.count(), 1);
        const auto token = scanned[0][0].value<std::shared_ptr<EcToken>>();
        QCOMPARE(token->bytes().size(), std::size_t { 20 });
        QCoreApplication::processEvents();
        QCOMPARE(pin.count(), 0);

        // A person's digits arrive, one by one, and are complete.
        QElapsedTimer lockout;
        lockout.start();
        QTRY_VERIFY_WITH_TIMEOUT(lockout.elapsed() > 300, 5000);
        for (const char c : QByteArray("123456\n"))
            press(c, 150);
        QTRY_COMPARE_WITH_TIMEOUT(pin.count(), 1, 5000);
        QCOMPARE(scanned.count(), 1);
    }
};

QTEST_MAIN(TestWedgeLine)
#include "tst_wedge_line.moc"
