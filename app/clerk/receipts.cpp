// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/clerk/receipts.h"

#include "app/crypto/check_code.h"
#include "app/domain/person/person.h"
#include "ui/paper/day_sheet.h"
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
QString fileName(const char* kind, const QString& number)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9-]"));
    QString safe = number;
    return QStringLiteral("%1-%2.pdf")
        .arg(QLatin1String(kind), safe.replace(unsafe, QStringLiteral("_")));
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
    YIDI_ASSIGN(const QString path, pathFor("receipt", receipt.number));
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
    YIDI_TRY(writeFilingSlipPdf(path, paper));
    return m_printer(path);
}

Result<void> Receipts::print(const desk::PrintStatement& statement) const
{
    StatementPaper paper;
    paper.settlement = statement.settlement;
    paper.visit = statement.line.visit;
    paper.institution.code = m_profile.institutionCode;
    paper.institution.name = m_profile.institutionName;
    paper.institution.region = m_profile.region;
    paper.maskedName = statement.line.maskedName;
    paper.maskedCertNo = statement.maskedCertNo;
    paper.insuredRegion = statement.line.insuredRegion;
    paper.careRegion = m_profile.region;
    paper.printedAt = m_clock.now();
    paper.station = m_profile.deviceNo;
    paper.training = m_clock.isTraining();
    paper.again = statement.again;
    YIDI_ASSIGN(const QString path, pathFor("statement", statement.settlement.setlId));
    YIDI_TRY(writeStatementPdf(path, paper));
    return m_printer(path);
}

Result<void> Receipts::print(const desk::PrintDay& day, const QString& operatorNo) const
{
    const DaySheet sheet { day.compared, m_profile.institutionName, operatorNo, m_clock.now(),
        m_profile.deviceNo, m_clock.isTraining() };
    for (int page = 0; page < daySheetPages(sheet); ++page) {
        YIDI_ASSIGN(const QString path,
            pathFor("day",
                QStringLiteral("%1-%2").arg(
                    day.compared.day.toString(Qt::ISODate), QString::number(page + 1))));
        YIDI_TRY(writeDaySheetPdf(path, sheet, page));
        YIDI_TRY(m_printer(path));
    }
    return {};
}

Result<QString> Receipts::pathFor(const char* kind, const QString& number) const
{
    const QString folder = m_profile.file(QStringLiteral("paper"));
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::FileUnwritable, folder);
    return folder + QLatin1Char('/') + fileName(kind, number);
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
