// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/clerk/receipts.h"

#include "app/crypto/check_code.h"
#include "app/domain/person/person.h"
#include "ui/paper/paper.h"

#include <QDir>
#include <QPrinterInfo>
#include <QProcess>
#include <QRegularExpression>

namespace yidi {
namespace {

using Status = FilingSlip::Status;

Status statusOf(const desk::PrintReceipt& receipt)
{
    if (!receipt.filing)
        return receipt.reasons.empty() ? Status::StoredHere : Status::Refused;
    const FilingState state = receipt.filing->state;
    if (state == FilingState::Draft)
        return Status::AtWindow;
    if (state == FilingState::Rejected)
        return Status::Refused;
    return receipt.filing->isPending() ? Status::Accepted : Status::Done;
}

/// Numbers come from outside: nothing of them may leave the folder.
QString fileName(const QString& number)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9-]"));
    QString safe = number;
    return QStringLiteral("receipt-%1.pdf").arg(safe.replace(unsafe, QStringLiteral("_")));
}

} // namespace

Receipts::Receipts(StationProfile profile, const Clock& clock, Printer printer)
    : m_profile(std::move(profile))
    , m_clock(clock)
    , m_printer(std::move(printer))
    , m_slipKey(readSlipKey(m_profile.dataDir).value_or(QByteArray()))
{
}

Result<void> Receipts::print(const desk::PrintReceipt& receipt, const QString& operatorNo) const
{
    const QString folder = m_profile.file(QStringLiteral("paper"));
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::FileUnwritable, folder);
    FilingSlip paper;
    paper.status = statusOf(receipt);
    paper.number = receipt.number;
    paper.request = receipt.request;
    paper.reasons = receipt.reasons;
    paper.maskedName = maskedName(receipt.request.psnName);
    paper.printedAt = m_clock.now();
    paper.station = m_profile.deviceNo;
    paper.training = m_clock.isTraining();
    paper.operatorNo = operatorNo;
    paper.office = m_profile.institutionName;
    paper.papersSeen = receipt.request.papers;
    if (receipt.filing) {
        paper.request.begin = receipt.filing->begin;
        paper.request.end = receipt.filing->end;
        paper.papers = receipt.filing->papers;
        paper.papersDue = receipt.filing->papersDue;
    }
    if (!m_slipKey.isEmpty())
        paper.checkCode = checkCode(m_slipKey, paper.number, filingSlipTag(paper.status));
    const QString path = folder + QLatin1Char('/') + fileName(receipt.number);
    YIDI_TRY(writeFilingSlipPdf(path, paper));
    return m_printer(path);
}

Result<void> printReceiptOnDefaultPrinter(const QString& pdf)
{
    const QString printer = QPrinterInfo::defaultPrinterName();
    if (printer.isEmpty())
        return {};
    if (!QProcess::startDetached(
            QStringLiteral("lp"), { QStringLiteral("-d"), printer, QStringLiteral("--"), pdf }))
        return fail(ErrorCode::PrinterUnavailable, QStringLiteral("lp could not be started"));
    return {};
}

} // namespace yidi
