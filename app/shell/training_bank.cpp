// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/training_bank.h"

#include "app/base/dates.h"
#include "app/base/json.h"

#include <QFile>

#include <sys/file.h>
#include <unistd.h>

namespace yidi {
namespace {

const QString asked = QStringLiteral("asked");
const QString paid = QStringLiteral("paid");
const QString closed = QStringLiteral("closed");
const QString refunded = QStringLiteral("refunded");
const QString cancelled = QStringLiteral("cancelled"); ///< nothing was paid, and never will be

constexpr QLatin1String codeBegin("YIDI-TRAINING-PAY|");

PaymentPort::Word wordAfter(const QString& event)
{
    if (event == asked)
        return PaymentPort::Word::Waiting;
    if (event == paid)
        return PaymentPort::Word::Paid;
    return event == refunded ? PaymentPort::Word::Refunded : PaymentPort::Word::NotPaid;
}

} // namespace

TrainingBank::TrainingBank(QString file, const Clock& clock)
    : m_file(std::move(file))
    , m_clock(clock)
{
}

Result<TrainingBank::Account> TrainingBank::book(const QString& setlId,
    const std::function<Result<std::optional<Entry>>(const Account&)>& decide)
{
    QFile file(m_file);
    // Given up with the file: the lock of a program that died is gone.
    if (!file.open(QIODevice::ReadWrite) || ::flock(file.handle(), LOCK_EX) != 0)
        return fail(ErrorCode::FileUnwritable, m_file);
    Account account;
    while (!file.atEnd()) {
        const auto line = parseJson(file.readLine());
        if (!line || (*line)[u"setl_id"].text() != setlId)
            continue; // a line cut by a dying program did not happen
        account.word = wordAfter((*line)[u"event"].text());
        account.isOver |= account.word == Word::Refunded || (*line)[u"event"].text() == cancelled;
        if (const auto amount = Fen::fromWire((*line)[u"amount"].text().toUtf8()))
            account.amount = *amount;
    }
    YIDI_ASSIGN(const auto entry, decide(account));
    if (!entry)
        return account;
    const QByteArray line = writeJson(Json::object({
                                { QStringLiteral("at"), wireDateTime(m_clock.now()) },
                                { QStringLiteral("setl_id"), setlId },
                                { QStringLiteral("event"), entry->event },
                                { QStringLiteral("amount"), Json(entry->amount) },
                            }))
        + '\n';
    if (file.write(line) != line.size() || !file.flush() || ::fsync(file.handle()) != 0)
        return fail(ErrorCode::FileUnwritable, m_file);
    return Account { wordAfter(entry->event), entry->amount, entry->event == cancelled };
}

Result<QString> TrainingBank::code(const PaymentOrder& order)
{
    YIDI_TRY(book(order.setlId(), [&](const Account& now) -> Result<std::optional<Entry>> {
        if (now.isOver)
            return fail(ErrorCode::PaymentFailed, QStringLiteral("the settlement was cancelled"));
        if (now.word != Word::NotPaid)
            return std::nullopt; // the code there is
        return Entry { asked, order.due() };
    }));
    return codeBegin + order.setlId() + QLatin1Char('|') + order.due().toWire();
}

Result<PaymentPort::Word> TrainingBank::ask(const QString& setlId)
{
    YIDI_ASSIGN(const Account account,
        book(setlId, [](const Account&) -> Result<std::optional<Entry>> { return std::nullopt; }));
    return account.word;
}

Result<PaymentPort::Word> TrainingBank::giveUp(const QString& setlId)
{
    YIDI_ASSIGN(
        const Account account, book(setlId, [](const Account& now) -> Result<std::optional<Entry>> {
            if (now.word != Word::Waiting)
                return std::nullopt;
            return Entry { closed, now.amount };
        }));
    return account.word;
}

Result<PaymentPort::Word> TrainingBank::refund(const QString& setlId)
{
    YIDI_ASSIGN(
        const Account account, book(setlId, [](const Account& now) -> Result<std::optional<Entry>> {
            if (now.word == Word::Paid)
                return Entry { refunded, now.amount };
            if (now.isOver)
                return std::nullopt;
            return Entry { cancelled, now.amount };
        }));
    return account.word;
}

Result<Fen> TrainingBank::pay(const QString& codeOrSetlId)
{
    const bool isCode = codeOrSetlId.startsWith(codeBegin);
    const QString setlId = isCode ? codeOrSetlId.section(QLatin1Char('|'), 1, 1) : codeOrSetlId;
    const QString said = isCode ? codeOrSetlId.section(QLatin1Char('|'), 2) : QString();
    YIDI_ASSIGN(const Account account,
        book(setlId, [&](const Account& now) -> Result<std::optional<Entry>> {
            if (now.word != Word::Waiting || (isCode && said != now.amount.toWire()))
                return fail(ErrorCode::PaymentFailed,
                    QStringLiteral("nothing is asked for %1").arg(setlId));
            return Entry { paid, now.amount };
        }));
    return account.amount;
}

} // namespace yidi
