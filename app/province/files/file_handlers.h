// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/call.h"

/// Files that institutions send up (9101) and fetch (9102). They are kept for some days; whoever
/// needs one longer has kept it himself.
namespace yidi {

Result<Reply> takeFile(Call& call); ///< 9101
Result<Reply> giveFile(Call& call); ///< 9102

/// Lays a text out, zipped, for `institution` to fetch; empty: for everybody, under a number, and a
/// name after it, that is the same as long as the text is.
Result<FileInfo> layOut(Call& call, const QString& institution, const QString& number,
    const QString& textName, const QByteArray& text);
/// A number no file had before.
Result<QString> nextFileNumber(Call& call);

/// The text of a file the sender has sent up, or why there is none.
struct SentFile {
    QByteArray text;
    QString refusal;
};
Result<SentFile> sentFile(Call& call, const QString& number, const QString& textName);

} // namespace yidi
