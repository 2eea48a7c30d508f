// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/kiosk/paper_tray.h"

#include "ui/paper/paper.h"

#include <QDir>
#include <QPrinterInfo>
#include <QProcess>
#include <QRegularExpression>

namespace yidi {
namespace {

FilingSlip::Status statusOf(OutcomeScreen::Kind kind)
{
    switch (kind) {
    case OutcomeScreen::Kind::Done:
        return FilingSlip::Status::Done;
    case OutcomeScreen::Kind::Accepted:
        return FilingSlip::Status::Accepted;
    case OutcomeScreen::Kind::AtWindow:
        return FilingSlip::Status::AtWindow;
    case OutcomeScreen::Kind::StoredHere:
    case OutcomeScreen::Kind::ResultPending:
    case OutcomeScreen::Kind::Provisional:
        return FilingSlip::Status::StoredHere;
    case OutcomeScreen::Kind::Refused:
        break;
    }
    return FilingSlip::Status::Refused;
}

} // namespace

PaperTray::PaperTray(StationProfile profile, const Clock& clock, Printer printer)
    : m_profile(std::move(profile))
    , m_clock(clock)
    , m_printer(std::move(printer))
{
}

Result<void> PaperTray::slip(const PrintSlip& slip) const
{
    YIDI_ASSIGN(const QString path, pathFor(QStringLiteral("slip"), slip.number));
    FilingSlip paper;
    paper.status = statusOf(slip.kind);
    paper.number = slip.number;
    paper.request = slip.request;
    paper.reasons = slip.reasons;
    paper.maskedName = slip.maskedName;
    paper.checkCode = slip.checkCode;
    paper.why = slip.why;
    paper.printedAt = m_clock.now();
    paper.station = m_profile.deviceNo;
    paper.training = m_clock.isTraining();
    YIDI_TRY(writeFilingSlipPdf(path, paper));
    return m_printer(path);
}

Result<void> PaperTray::statement(const PrintStatement& statement) const
{
    YIDI_ASSIGN(
        const QString path, pathFor(QStringLiteral("statement"), statement.settlement.setlId));
    StatementPaper paper;
    paper.settlement = statement.settlement;
    paper.visit = statement.visit;
    paper.institution.code = m_profile.institutionCode;
    paper.institution.name = m_profile.institutionName;
    paper.institution.region = m_profile.region;
    paper.maskedName = statement.maskedName;
    paper.maskedCertNo = statement.maskedCertNo;
    paper.insuredRegion = statement.insuredRegion;
    paper.careRegion = m_profile.region;
    paper.printedAt = m_clock.now();
    paper.station = m_profile.deviceNo;
    paper.training = m_clock.isTraining();
    paper.again = statement.again;
    YIDI_TRY(writeStatementPdf(path, paper));
    return m_printer(path);
}

Result<void> PaperTray::cashierSlip(const PrintCashierSlip& slip) const
{
    YIDI_ASSIGN(const QString path, pathFor(QStringLiteral("cashier"), slip.order.setlId()));
    YIDI_TRY(writeCashierSlipPdf(path,
        { .order = slip.order,
            .maskedName = slip.maskedName,
            .institution = m_profile.institutionName,
            .checkCode = slip.checkCode,
            .printedAt = m_clock.now(),
            .station = m_profile.deviceNo,
            .training = m_clock.isTraining() }));
    return m_printer(path);
}

/// Numbers come from outside: nothing of them may leave the folder.
Result<QString> PaperTray::pathFor(const QString& kind, const QString& number) const
{
    const QString folder = m_profile.file(QStringLiteral("paper"));
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::FileUnwritable, folder);
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9-]"));
    QString safe = number;
    safe.replace(unsafe, QStringLiteral("_"));
    return QStringLiteral("%1/%2-%3.pdf").arg(folder, kind, safe);
}

Result<void> printOnDefaultPrinter(const QString& pdf)
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
