// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/codec.h"

/// Files that go up (9101) and come down (9102) inside messages.
namespace yidi {

/// filename of 9102 for what is the same for everybody.
inline constexpr char catalogueFileName[] = "plc";

/// 9101, input.fsUploadIn
struct FileUpload {
    QByteArray content; ///< in: base 64 or, as some senders spell it, a list of bytes
    QString name; ///< filename
    QString institution; ///< fixmedins_code

    bool operator==(const FileUpload&) const = default;
};
/// 9101, output
struct FileUploadAnswer {
    QString file; ///< file_qury_no

    bool operator==(const FileUploadAnswer&) const = default;
};

/// 9102, input.fsDownloadIn
struct FileDownload {
    QString file; ///< file_qury_no
    QString name; ///< filename
    QString institution; ///< fixmedins_code

    bool operator==(const FileDownload&) const = default;
};
/// 9102, output; where the platform answers bare bytes, these are inside a signed answer.
struct FileContent {
    QString name; ///< filename
    QByteArray content; ///< file, base 64

    bool operator==(const FileContent&) const = default;
};

/// Where a file can be fetched: of 3202 (output.fileinfo) and of 13xx (output).
struct FileInfo {
    QString file; ///< file_qury_no
    QString name; ///< filename
    QDateTime until; ///< dld_endtime
    std::int64_t lines = 0; ///< data_cnt

    bool operator==(const FileInfo&) const = default;
};
template <class V>
void fields(V& wire, FileInfo& info)
{
    wire.text(u"file_qury_no", info.file, 30);
    wire.text(u"filename", info.name, 200);
    wire.time(u"dld_endtime", info.until);
    wire.decimal(u"data_cnt", info.lines, 0);
}

} // namespace yidi
