// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/policy/policy.h"
#include "app/province/ledger/ledger.h"

#include <functional>

/// Reminders of filings about to expire (TA-04): put into the ledger's outbox of messages once for
/// each filing, end and kind, and sent from there.
namespace yidi {

/// Puts in what is due by the policies of the insured places and not there yet; answers how many
/// that were.
Result<int> queueReminders(Ledger& ledger, const QDateTime& now, const PolicyBook& policies);

/// Delivers messages; an error means that none of them counts as delivered. A message told again
/// under its key must not reach the person twice: a crash may come before it is noted as sent.
using NoticeSender = std::function<Result<void>(const std::vector<Notice>&)>;

/// Sends what is queued, `batch` at a time; answers how many.
Result<int> sendNotices(
    Ledger& ledger, const NoticeSender& sender, const QDateTime& now, int batch = 100);

/// Writes messages to a file, a line of JSON each; what stands there already is not written again.
class NoticeFile {
public:
    static Result<std::unique_ptr<NoticeFile>> open(const QString& path);
    ~NoticeFile();
    NoticeFile(const NoticeFile&) = delete;
    NoticeFile& operator=(const NoticeFile&) = delete;
    Result<void> send(const std::vector<Notice>& notices);

private:
    class Private;
    explicit NoticeFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
