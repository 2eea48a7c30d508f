// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/call.h"

namespace yidi {

Reply refused(const QString& message)
{
    return { false, {}, message, {}, {} };
}

Reply refused(const QString& message, const std::vector<Refusal>& reasons)
{
    Reply reply = refused(message);
    QStringList told;
    for (const Refusal& reason : reasons) {
        reply.reasons.push_back({ reason.code, reason.blocking, reason.remedy });
        told += reason.blocking.isEmpty()
            ? reason.code
            : QStringLiteral("%1（%2）").arg(reason.code, reason.blocking);
    }
    if (!told.isEmpty())
        reply.message += QStringLiteral("，原因：") + told.join(QStringLiteral("；"));
    return reply;
}

Result<std::optional<StoredVisit>> ownVisit(
    Call& call, const QString& mdtrtId, const QString& psnNo)
{
    YIDI_ASSIGN(auto found, call.ledger.visit(mdtrtId));
    if (found
        && (found->visit.psnNo != psnNo || found->visit.cancelled
            || found->visit.institutionCode != call.institution.institution.code))
        found.reset();
    return found;
}

Result<QString> nextNumber(Call& call, QChar kind, const QString& insuredRegion)
{
    YIDI_ASSIGN(const qint64 serial, call.ledger.nextSerial(kind));
    return kind + insuredRegion + call.now.toString(QStringLiteral("yyMMdd"))
        + QString::number(serial).rightJustified(7, QLatin1Char('0'));
}

std::int64_t ageTenths(const QDate& birth, const QDate& today)
{
    if (!birth.isValid())
        return 0;
    const bool hadBirthday =
        std::pair(today.month(), today.day()) >= std::pair(birth.month(), birth.day());
    return 10 * (today.year() - birth.year() - (hadBirthday ? 0 : 1));
}

} // namespace yidi
