// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/files/file_codec.h"
#include "app/transactions/files/zip.h"

#include <QTest>

#include <zip.h>

using namespace yidi;

namespace {

const QString name = QStringLiteral("file.txt");

QByteArray zipped(const QByteArray& text, const QString& as = name)
{
    const auto zip = zipText(as, text);
    return zip ? *zip : QByteArray();
}

/// Makes the names of all entries another of the same length.
QByteArray renamed(QByteArray zip, const char* from, const char* to)
{
    return zip.replace(from, to);
}

/// An archive of two entries, by hand of the library itself.
QByteArray twoEntries()
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t* zip = zip_open_from_source(source, ZIP_CREATE, &error);
    for (const char* entry : { "file.txt", "more.txt" })
        zip_file_add(zip, entry, zip_source_buffer(zip, "x", 1, 0), 0);
    zip_close(zip);
    zip_source_open(source);
    QByteArray bytes(4096, '\0');
    bytes.truncate(static_cast<qsizetype>(
        zip_source_read(source, bytes.data(), static_cast<zip_uint64_t>(bytes.size()))));
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

} // namespace

class TestFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void zip_ofAnyText_givesItBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("Chinese") << QByteArray("\xE4\xBA\xBA\t1\n");
        QTest::newRow("a megabyte") << QByteArray(1024 * 1024, 'a');
    }
    void zip_ofAnyText_givesItBack()
    {
        QFETCH(QByteArray, text);
        const auto back = unzipText(zipped(text), name, 2 * 1024 * 1024);
        QVERIFY2(back, qPrintable(back ? QString() : describe(back.error())));
        QCOMPARE(*back, text);
        QCOMPARE(zipped(text), zipped(text)); // no time, no chance in it
    }

    void unzip_hostileArchive_isRefused_data()
    {
        QTest::addColumn<QByteArray>("archive");
        const QByteArray honest = zipped("hello\n");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no zip") << QByteArray("setl_id\tmdtrt_id\n");
        QTest::newRow("truncated") << honest.chopped(10);
        QTest::newRow("only the beginning") << honest.left(30);
        QTest::newRow("another name") << zipped("hello\n", QStringLiteral("else.txt"));
        QTest::newRow("up the tree")
            << renamed(zipped("hello\n", QStringLiteral("___etc_x.txt")), "___etc_x", "../etc/x");
        QTest::newRow("absolute") << zipped("hello\n", QStringLiteral("/file.txt"));
        QTest::newRow("two entries") << twoEntries();
        QTest::newRow("not UTF-8") << zipped("\xFF\xFE");
        QTest::newRow("half a character") << zipped("\xE4\xBA");
        QTest::newRow("bomb") << zipped(QByteArray(64 * 1024 * 1024, '0'));
        // The directory says 6 bytes, the data is more.
        QByteArray lying = zipped(QByteArray(8 * 1024 * 1024, '0'));
        const qsizetype directory = lying.indexOf("PK\x01\x02");
        for (qsizetype at : { lying.indexOf("PK\x03\x04") + 22, directory + 24 })
            lying.replace(at, 4, QByteArray("\x06\x00\x00\x00", 4));
        QTest::newRow("bomb that lies about its size") << lying;
        QByteArray changed = zipped("hello, this is stored as it is");
        changed[changed.indexOf("PK\x01\x02") - 3] ^= 0x20;
        QTest::newRow("changed on its way") << changed;
    }
    void unzip_hostileArchive_isRefused()
    {
        QFETCH(QByteArray, archive);
        const auto text = unzipText(archive, name, 1024 * 1024);
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::BadInput);
    }

    void unzip_everyTruncation_isRefused()
    {
        const QByteArray honest = zipped("one\ttwo\nthree\tfour\n");
        for (qsizetype length = 0; length < honest.size(); ++length)
            QVERIFY2(
                !unzipText(honest.left(length), name, 1024), qPrintable(QString::number(length)));
    }

    void unzip_everyFlippedByte_givesTheTextOrIsRefused()
    {
        const QByteArray text("one\ttwo\nthree\tfour\n");
        const QByteArray honest = zipped(text);
        for (qsizetype at = 0; at < honest.size(); ++at) {
            QByteArray flipped = honest;
            flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
            const auto read = unzipText(flipped, name, 1024);
            QVERIFY2(!read || *read == text, qPrintable(QString::number(at)));
        }
    }

    void fileUpload_bothSpellings_areRead()
    {
        FileUpload upload;
        upload.content = QByteArray("PK\x00\xFF\x80", 5);
        upload.name = QStringLiteral("file.zip");
        upload.institution = QStringLiteral("H64010400001");
        const auto back = fromWire<FileUpload>(toWire(upload), QStringLiteral("input"));
        QVERIFY(back);
        QCOMPARE(*back, upload);
        const auto listed = parseJson("{\"fsUploadIn\":{\"in\":[80,75,0,-1,128],"
                                      "\"filename\":\"file.zip\","
                                      "\"fixmedins_code\":\"H64010400001\"}}");
        QCOMPARE(*fromWire<FileUpload>(*listed, QStringLiteral("input")), upload);
        for (const char* in : { "[256]", "[\"x\"]", "\"???\"", "null", "{}", "\"\"" }) {
            const auto bad = parseJson(QByteArray("{\"fsUploadIn\":{\"in\":") + in
                + ",\"filename\":\"f\",\"fixmedins_code\":\"H\"}}");
            const auto read = fromWire<FileUpload>(*bad, QStringLiteral("input"));
            QVERIFY2(!read, in);
            QVERIFY(read.error().detail.startsWith(QStringLiteral("input.fsUploadIn.in ")));
        }
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
