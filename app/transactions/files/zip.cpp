// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/files/zip.h"

#include <QUtf8StringView>

#include <zip.h>

#include <algorithm>
#include <memory>

namespace yidi {

namespace {

constexpr qsizetype chunk = 256 * 1024;

tl::unexpected<Error> bad(const QString& what)
{
    return fail(ErrorCode::BadInput, QStringLiteral("zip: ") + what);
}

/// An archive in memory; one that is not closed with success leaves nothing behind.
struct Archive {
    zip_source_t* source = nullptr;
    zip_t* zip = nullptr;

    ~Archive()
    {
        if (zip)
            zip_discard(zip);
        if (source)
            zip_source_free(source);
    }
};

Result<void> open(Archive& archive, const QByteArray& bytes, int flags)
{
    zip_error_t error;
    zip_error_init(&error);
    archive.source = zip_source_buffer_create(
        bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    if (archive.source) {
        zip_source_keep(archive.source); // what is written is read back from it
        archive.zip = zip_open_from_source(archive.source, flags, &error);
        if (!archive.zip)
            zip_source_free(archive.source); // the reference the archive would have taken
    }
    const QString what = QString::fromUtf8(zip_error_strerror(&error));
    zip_error_fini(&error);
    return archive.zip ? Result<void>() : bad(what);
}

Result<void> addText(zip_t* zip, const QString& name, const QByteArray& text)
{
    zip_source_t* content =
        zip_source_buffer(zip, text.constData(), static_cast<zip_uint64_t>(text.size()), 0);
    if (!content)
        return bad(QStringLiteral("no memory"));
    const zip_int64_t at = zip_file_add(zip, name.toUtf8().constData(), content, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(content);
        return bad(QStringLiteral("cannot add ") + name);
    }
    zip_file_set_mtime(zip, static_cast<zip_uint64_t>(at), 0, 0);
    return {};
}

Result<QByteArray> readAll(zip_source_t* source)
{
    if (zip_source_open(source) < 0)
        return bad(QStringLiteral("cannot be read back"));
    QByteArray bytes;
    QByteArray piece(chunk, Qt::Uninitialized);
    zip_int64_t read = 0;
    while ((read = zip_source_read(source, piece.data(), static_cast<zip_uint64_t>(chunk))) > 0)
        bytes.append(piece.constData(), static_cast<qsizetype>(read));
    zip_source_close(source);
    return read < 0 ? bad(QStringLiteral("cannot be read back")) : Result<QByteArray>(bytes);
}

/// The only entry, when it is the one that was promised.
Result<void> checkEntry(zip_t* zip, const QString& name, qsizetype most)
{
    if (zip_get_num_entries(zip, 0) != 1)
        return bad(QStringLiteral("not one entry in it"));
    zip_stat_t entry;
    zip_stat_init(&entry);
    if (zip_stat_index(zip, 0, 0, &entry) < 0)
        return bad(QStringLiteral("its entry cannot be read"));
    // Nothing is ever written under the name of an entry, yet a strange one is no honest file.
    if (QString::fromUtf8(entry.name) != name)
        return bad(QStringLiteral("its entry is not ") + name);
    if ((entry.valid & ZIP_STAT_ENCRYPTION_METHOD) && entry.encryption_method != ZIP_EM_NONE)
        return bad(QStringLiteral("its entry is encrypted"));
    if ((entry.valid & ZIP_STAT_SIZE) && entry.size > static_cast<zip_uint64_t>(most))
        return bad(QStringLiteral("its entry is larger than %1 bytes").arg(most));
    return {};
}

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// Reads to the end, where the check sum is proved, or to `most`.
Result<QByteArray> readEntry(zip_t* zip, qsizetype most)
{
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen_index(zip, 0, 0));
    if (!file)
        return bad(QString::fromUtf8(zip_strerror(zip)));
    QByteArray text;
    QByteArray piece(chunk, Qt::Uninitialized);
    for (;;) {
        const zip_int64_t read =
            zip_fread(file.get(), piece.data(), static_cast<zip_uint64_t>(chunk));
        if (read < 0)
            return bad(QString::fromUtf8(zip_file_strerror(file.get())));
        if (read == 0)
            return text;
        if (text.size() + read > most)
            return bad(QStringLiteral("its entry is larger than %1 bytes").arg(most));
        text.append(piece.constData(), static_cast<qsizetype>(read));
    }
}

} // namespace

Result<QByteArray> zipText(const QString& name, const QByteArray& text)
{
    Archive archive;
    YIDI_TRY(open(archive, {}, ZIP_CREATE | ZIP_TRUNCATE));
    YIDI_TRY(addText(archive.zip, name, text));
    if (zip_close(archive.zip) < 0)
        return bad(QString::fromUtf8(zip_strerror(archive.zip)));
    archive.zip = nullptr; // closed
    return readAll(archive.source);
}

Result<QByteArray> unzipText(const QByteArray& archive, const QString& name, qsizetype most)
{
    Archive opened;
    YIDI_TRY(open(opened, archive, ZIP_RDONLY | ZIP_CHECKCONS));
    YIDI_TRY(checkEntry(opened.zip, name, most));
    YIDI_ASSIGN(const QByteArray text, readEntry(opened.zip, most));
    if (!QUtf8StringView(text).isValidUtf8())
        return bad(name + QStringLiteral(" is not UTF-8"));
    return text;
}

} // namespace yidi
