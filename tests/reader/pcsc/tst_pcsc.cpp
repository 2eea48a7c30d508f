// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/pcsc/pcsc.h"

#include <QTest>

using namespace yidi;

class TestPcsc : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readerName_mayLeaveOffSlotNumbers_butNothingElse_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reader");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* name, const char* reader, bool same) {
            QTest::addRow("%s of %s", name, reader)
                << QString::fromLatin1(name) << QString::fromLatin1(reader) << same;
        };
        row("Reader 00 00", "Reader 00 00", true);
        row("Reader 00", "Reader 00 01", true);
        row("Reader", "Reader 0A 0F", true);
        row("Reader", "Reader B 00 00", false);
        row("Reader", "Reader 2 00 00", false);
        row("Reader 00 00", "Reader 00 01", false);
        row("Reader 00 00", "Reader", false);
        row("Read", "Reader 00 00", false);
        row("Reader", "reader 00 00", false);
    }

    void readerName_mayLeaveOffSlotNumbers_butNothingElse()
    {
        QFETCH(QString, name);
        QFETCH(QString, reader);
        QFETCH(bool, same);
        QCOMPARE(isReaderNamed(name, reader), same);
    }

    void failureOfACall_saysWhatToDoAboutIt_data()
    {
        QTest::addColumn<quint32>("code");
        QTest::addColumn<ErrorCode>("expected");
        // As measured on a service that was stopped, killed, and had left its socket behind.
        QTest::newRow("stopped while we waited") << 0x80100013u << ErrorCode::ReaderServiceDown;
        QTest::newRow("no service") << 0x8010001Du << ErrorCode::ReaderServiceDown;
        QTest::newRow("stale socket") << 0x8010006Au << ErrorCode::ReaderServiceDown;
        QTest::newRow("handle of another life") << 0x80100003u << ErrorCode::ReaderServiceDown;
        QTest::newRow("no readers") << 0x8010002Eu << ErrorCode::ReaderMissing;
        QTest::newRow("unknown reader") << 0x80100009u << ErrorCode::ReaderMissing;
        QTest::newRow("mute") << 0x80100066u << ErrorCode::CardUpsideDown;
        QTest::newRow("pulled out") << 0x80100069u << ErrorCode::CardLost;
        QTest::newRow("reset by another") << 0x80100068u << ErrorCode::CardLost;
        QTest::newRow("no transaction") << 0x80100016u << ErrorCode::CardLost;
        QTest::newRow("held by another") << 0x8010000Bu << ErrorCode::ReaderStuck;
        QTest::newRow("anything else") << 0x8010001Fu << ErrorCode::CardUnreadable;
    }

    void failureOfACall_saysWhatToDoAboutIt()
    {
        QFETCH(quint32, code);
        QFETCH(ErrorCode, expected);
        const Error error = pcscError(static_cast<long>(code), "SCardCall");
        QCOMPARE(error.code, expected);
        QVERIFY(error.detail.startsWith(QLatin1String("SCardCall: 8010")));
    }
};

QTEST_GUILESS_MAIN(TestPcsc)
#include "tst_pcsc.moc"
