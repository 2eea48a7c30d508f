// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/files/file_handlers.h"

#include "app/transactions/files/file_codec.h"
#include "app/transactions/files/zip.h"

namespace yidi {

namespace {

constexpr int keptDays = 7;
constexpr qint64 mostFiles = 500; ///< of one institution at a time
constexpr qsizetype largestSentText = 64 * 1024 * 1024;

QString zipName(const QString& textName)
{
    return textName.section(QLatin1Char('.'), 0, 0) + QStringLiteral(".zip");
}

Result<QDateTime> keep(Call& call, const QString& institution, const QString& number,
    const QString& name, const QByteArray& content)
{
    const QDateTime until = call.now.addDays(keptDays);
    YIDI_TRY(call.ledger.addFile({ number, institution, name, content, until }));
    return until;
}

} // namespace

Result<QString> nextFileNumber(Call& call)
{
    YIDI_ASSIGN(const qint64 serial, call.ledger.nextSerial(QStringLiteral("file")));
    return QLatin1Char('D') + call.now.toString(QStringLiteral("yyMMdd"))
        + QString::number(serial).rightJustified(7, QLatin1Char('0'));
}

Result<Reply> takeFile(Call& call)
{
    YIDI_ASSIGN(const auto upload, inputOf<FileUpload>(call));
    const QString& sender = call.institution.institution.code;
    if (upload.institution != sender)
        return refused(QStringLiteral("定点医药机构编号 %1 与发送方不符").arg(upload.institution));
    YIDI_TRY(call.ledger.forgetFiles(call.now));
    YIDI_ASSIGN(const qint64 files, call.ledger.countFiles(sender));
    if (files >= mostFiles)
        return refused(QStringLiteral("本机构暂存的文件过多，请稍后再传"));
    FileUploadAnswer answer;
    YIDI_ASSIGN(answer.file, nextFileNumber(call));
    YIDI_TRY(keep(call, sender, answer.file, upload.name, upload.content));
    return done(answer);
}

Result<Reply> giveFile(Call& call)
{
    YIDI_ASSIGN(const auto download, inputOf<FileDownload>(call));
    const QString& sender = call.institution.institution.code;
    YIDI_ASSIGN(const auto file, call.ledger.file(download.file));
    if (!file || file->until < call.now
        || (!file->institution.isEmpty() && file->institution != sender))
        return refused(QStringLiteral("没有文件 %1，或已过期").arg(download.file));
    const QString& asked = download.name;
    const bool isNamed = file->institution.isEmpty() ? asked == QLatin1String(catalogueFileName)
                                                     : asked == file->name;
    if (!isNamed)
        return refused(QStringLiteral("文件 %1 的名称不是 %2").arg(download.file, asked));
    return done(FileContent { file->name, file->content });
}

Result<FileInfo> layOut(Call& call, const QString& institution, const QString& number,
    const QString& textName, const QByteArray& text)
{
    YIDI_ASSIGN(const QByteArray zip, zipText(textName, text));
    FileInfo info { number, zipName(institution.isEmpty() ? number : textName), {}, 0 };
    YIDI_ASSIGN(info.until, keep(call, institution, number, info.name, zip));
    info.lines = text.isEmpty() ? 0 : text.count('\n') + 1;
    return info;
}

Result<SentFile> sentFile(Call& call, const QString& number, const QString& textName)
{
    YIDI_ASSIGN(const auto file, call.ledger.file(number));
    if (!file || file->institution != call.institution.institution.code || file->until < call.now)
        return SentFile { {}, QStringLiteral("没有文件 %1，或已过期").arg(number) };
    const auto text = unzipText(file->content, textName, largestSentText);
    if (!text)
        return SentFile { {},
            QStringLiteral("文件 %1 不能读取：%2").arg(number, text.error().detail) };
    return SentFile { *text, {} };
}

} // namespace yidi
