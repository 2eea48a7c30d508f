// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/filing/reminders.h"

#include "app/base/json.h"

#include <QFile>
#include <QSet>

#include <algorithm>
#include <unistd.h>

namespace yidi {

namespace {

/// A number a message can be sent to: digits, perhaps after a plus.
bool isPhone(const QString& phone)
{
    const qsizetype from = phone.startsWith(QLatin1Char('+')) ? 1 : 0;
    return phone.size() - from >= 7 && phone.size() - from <= 15
        && std::all_of(phone.begin() + from, phone.end(),
            [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

/// No name, no identity number, no disease: whoever holds the phone reads it.
QString textOf(const Filing& filing, bool expired)
{
    const QString number = filing.number.right(4);
    return expired ? QStringLiteral("您的异地就医备案（尾号%1）已于%2到期。如需继续，请重新办理。")
                         .arg(number, wireDate(filing.end))
                   : QStringLiteral("您的异地就医备案（尾号%1）将于%2到期。如需继续，请及时办理。")
                         .arg(number, wireDate(filing.end));
}

bool isDue(const Filing& filing, const QDate& today, const PolicyBook& policies)
{
    const auto policy = policies.find(filing.insuredRegion, today);
    return policy && filing.end >= today.addDays(-(*policy)->filing.remindDaysAfter)
        && filing.end <= today.addDays((*policy)->filing.remindDaysBefore);
}

/// The span of last days in which any policy reminds.
std::pair<QDate, QDate> widest(const QDate& today, const PolicyBook& policies)
{
    int before = 0;
    int after = 0;
    for (const auto& [key, policy] : policies.all()) {
        before = std::max(before, policy.filing.remindDaysBefore);
        after = std::max(after, policy.filing.remindDaysAfter);
    }
    return { today.addDays(-after), today.addDays(before) };
}

} // namespace

Result<int> queueReminders(Ledger& ledger, const QDateTime& now, const PolicyBook& policies)
{
    const QDate today = now.date();
    int queued = 0;
    YIDI_ASSIGN(auto transaction, ledger.begin());
    const auto [from, to] = widest(today, policies);
    YIDI_ASSIGN(const auto ending, ledger.longTermEnding(from, to));
    for (const StoredFiling& stored : ending) {
        const Filing& filing = stored.filing;
        const bool expired = filing.end < today;
        if (!isPhone(stored.request.phone) || !isDue(filing, today, policies))
            continue;
        YIDI_ASSIGN(const auto all, ledger.filingsOf(stored.request.psnNo, today));
        const bool renewed = std::any_of(all.begin(), all.end(), [&](const Filing& other) {
            return other.isLive() && other.number != filing.number
                && (!other.end.isValid() || other.end > filing.end);
        });
        if (renewed)
            continue;
        const QString key =
            QStringLiteral("%1 %2 %3")
                .arg(filing.number, wireDate(filing.end),
                    expired ? QStringLiteral("expired") : QStringLiteral("expiring"));
        YIDI_ASSIGN(const bool added,
            ledger.addNotice({ key, stored.request.phone, textOf(filing, expired) }, now));
        queued += added ? 1 : 0;
    }
    YIDI_TRY(transaction.commit());
    return queued;
}

Result<int> sendNotices(Ledger& ledger, const NoticeSender& sender, const QDateTime& now, int batch)
{
    int sent = 0;
    for (;;) {
        YIDI_ASSIGN(const auto queued, ledger.queuedNotices(batch));
        if (queued.empty())
            return sent;
        YIDI_TRY(sender(queued));
        YIDI_ASSIGN(auto transaction, ledger.begin());
        for (const Notice& notice : queued)
            YIDI_TRY(ledger.noteSent(notice.key, now));
        YIDI_TRY(transaction.commit());
        sent += static_cast<int>(queued.size());
    }
}

class NoticeFile::Private {
public:
    QFile file;
    QSet<QString> keys;
};

Result<std::unique_ptr<NoticeFile>> NoticeFile::open(const QString& path)
{
    auto d = std::make_unique<Private>();
    d->file.setFileName(path);
    if (!d->file.open(QIODevice::ReadWrite))
        return fail(ErrorCode::FileUnwritable, path);
    qint64 whole = 0;
    while (!d->file.atEnd()) {
        const QByteArray line = d->file.readLine();
        const auto json = parseJson(line);
        if (!line.endsWith('\n') || !json)
            break;
        d->keys.insert((*json)[u"key"].text());
        whole = d->file.pos();
    }
    // A line a crash has torn was never noted as sent; it is written again, whole.
    if (!d->file.resize(whole) || !d->file.seek(whole))
        return fail(ErrorCode::FileUnwritable, path);
    return std::unique_ptr<NoticeFile>(new NoticeFile(std::move(d)));
}

Result<void> NoticeFile::send(const std::vector<Notice>& notices)
{
    const auto failed = [&] { return fail(ErrorCode::FileUnwritable, m_d->file.fileName()); };
    for (const Notice& notice : notices) {
        if (m_d->keys.contains(notice.key))
            continue;
        const QByteArray line =
            writeJson(Json::object({ { QStringLiteral("key"), notice.key },
                { QStringLiteral("tel"), notice.phone }, { QStringLiteral("text"), notice.text } }))
            + '\n';
        if (m_d->file.write(line) != line.size())
            return failed();
        m_d->keys.insert(notice.key);
    }
    if (!m_d->file.flush() || ::fsync(m_d->file.handle()) != 0)
        return failed();
    return {};
}

NoticeFile::NoticeFile(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

NoticeFile::~NoticeFile() = default;

} // namespace yidi
