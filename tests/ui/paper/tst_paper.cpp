// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paper/paper.h"
#include "ui/text/words.h"

#include <QtTest>

#include <QGuiApplication>
#include <QProcess>
#include <QTemporaryDir>

using namespace yidi;

namespace {

QByteArray run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("%s is needed and failed", qPrintable(program));
    return process.readAllStandardOutput();
}

QString textOf(const QString& path)
{
    const QByteArray text =
        run(QStringLiteral("pdftotext"), { QStringLiteral("-layout"), path, QStringLiteral("-") });
    // Some characters come back as the radical of the same shape; this undoes it for most.
    return QString::fromUtf8(text).normalized(QString::NormalizationForm_KC);
}

QByteArray infoOf(const QString& path)
{
    return run(QStringLiteral("pdfinfo"), { path });
}

StatementPaper statement(int steps = 8)
{
    StatementPaper paper;
    Settlement& s = paper.settlement;
    s.setlId = QStringLiteral("640104201703310000123");
    s.mdtrtId = QStringLiteral("M640104170208001");
    s.medinsSetlId = QStringLiteral("H64010400001201703311405590011");
    s.settledAt = QDateTime(QDate(2017, 3, 31), QTime(14, 5, 59));
    s.policyVersion = QStringLiteral("650100/2016-01-01");
    SettlementAmounts& a = s.amounts;
    a.medfee_sumamt = Fen(1735393);
    a.fulamt_ownpay_amt = Fen(153393);
    a.overlmt_selfpay = Fen(30100);
    a.preselfpay_amt = Fen(100000);
    a.inscp_scp_amt = Fen(1451900);
    a.act_pay_dedc = Fen(80000);
    a.hifp_pay = a.fund_pay_sumamt = Fen(1303305);
    a.psn_part_amt = Fen(432088);
    a.acct_pay = Fen(120000);
    a.psn_cash_pay = Fen(312088);
    a.balc = Fen(3451);
    for (int i = 0; i < steps; ++i)
        s.steps.push_back({ QStringLiteral("deductible"), Fen(80000),
            QStringLiteral("act_pay_dedc"), {}, {}, {}, {} });
    paper.visit.insutype = QStringLiteral("310");
    paper.visit.medType = QStringLiteral("24");
    paper.visit.begin = QDateTime(QDate(2017, 2, 8), QTime(9, 0));
    paper.visit.end = QDateTime(QDate(2017, 3, 31), QTime(10, 0));
    paper.institution.name = QStringLiteral("银川市第一人民医院");
    paper.maskedName = QStringLiteral("阿**·热**");
    paper.maskedCertNo = QStringLiteral("6****************4");
    paper.insuredRegion = QStringLiteral("650100");
    paper.careRegion = QStringLiteral("640104");
    paper.printedAt = QDateTime(QDate(2017, 3, 31), QTime(14, 6, 3));
    paper.station = QStringLiteral("KIOSK-001");
    paper.training = true;
    return paper;
}

FilingSlip slip(FilingSlip::Status status)
{
    FilingSlip made;
    made.status = status;
    made.number = QStringLiteral("H64010400001201703311405590011");
    made.request.category = FilingCategory::LongTermResident;
    made.request.insuredRegion = QStringLiteral("650100");
    made.request.careRegion = QStringLiteral("640100");
    made.request.begin = QDate(2017, 3, 31);
    made.request.certNo = QStringLiteral("650102195003071234");
    made.request.psnName = QStringLiteral("阿依古丽·热合曼");
    made.request.phone = QStringLiteral("13812345678");
    made.reasons = { { QStringLiteral("R03"), QStringLiteral("2016-11-01"), {} },
        { QStringLiteral("R05"), QStringLiteral("M370900161101001"), {} } };
    made.maskedName = QStringLiteral("阿***·热**");
    made.printedAt = QDateTime(QDate(2017, 3, 31), QTime(14, 6, 3));
    made.station = QStringLiteral("KIOSK-001");
    made.training = true;
    return made;
}

} // namespace

class TestPaper : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;

    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void statement_written_isOneA4PageWithEveryAmount()
    {
        const QString file = path("statement.pdf");
        QVERIFY(writeStatementPdf(file, statement()));
        QVERIFY(infoOf(file).contains("Pages:           1\n"));
        QVERIFY(infoOf(file).contains("A4"));
        const QString text = textOf(file);
        for (const char* amount : { "¥17,353.93", "¥13,033.05", "¥4,320.88", "¥1,533.93", "¥301.00",
                 "¥1,000.00", "¥14,519.00", "¥1,200.00", "¥3,120.88" })
            QVERIFY2(text.contains(QString::fromUtf8(amount)), amount);
        QVERIFY(text.contains(QStringLiteral("2017-03-31 14:05:59")));
        QVERIFY(text.contains(QStringLiteral("银川市第一")));
        QVERIFY(text.contains(QStringLiteral("(650100)")));
        QVERIFY(text.contains(QStringLiteral("(640104)")));
        QVERIFY(text.contains(QStringLiteral("640104201703310000123")));
    }

    void statement_withManySteps_staysOnOnePageAndKeepsThemAll()
    {
        const QString file = path("long.pdf");
        QVERIFY(writeStatementPdf(file, statement(30)));
        QVERIFY(infoOf(file).contains("Pages:           1\n"));
        const QString heading = say({ Phrase::PaperExplanation, {} });
        const QString explained = textOf(file).section(heading, 1);
        // Each step names its amount twice: in the sentence and at the end of the line.
        QCOMPARE(explained.count(sayMoney(Fen(80000))), 60);
    }

    void slip_ofEachStatus_isOnePage80mmWide_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        QTest::newRow("done") << int(FilingSlip::Status::Done) << say({ Phrase::StatusDone, {} });
        QTest::newRow("accepted") << int(FilingSlip::Status::Accepted)
                                  << say({ Phrase::StatusAccepted, {} });
        QTest::newRow("stored") << int(FilingSlip::Status::StoredHere)
                                << say({ Phrase::StatusStoredHere, {} });
        QTest::newRow("refused") << int(FilingSlip::Status::Refused)
                                 << say({ Phrase::StatusRefused, {} });
        QTest::newRow("window") << int(FilingSlip::Status::AtWindow)
                                << say({ Phrase::StatusAtWindow, {} });
    }
    void slip_ofEachStatus_isOnePage80mmWide()
    {
        QFETCH(int, status);
        QFETCH(QString, words);
        const QString file = path(QTest::currentDataTag());
        QVERIFY(writeFilingSlipPdf(file, slip(static_cast<FilingSlip::Status>(status))));
        const QByteArray info = infoOf(file);
        QVERIFY(info.contains("Pages:           1\n"));
        QVERIFY2(info.contains("226.") || info.contains("227 x"), info); // 80 mm in points
        QString text = textOf(file);
        text.remove(QLatin1Char('\n')).remove(QLatin1Char(' '));
        words = words.normalized(QString::NormalizationForm_KC);
        QVERIFY(text.contains(words.remove(QLatin1Char(' '))));
        QVERIFY(text.contains(QStringLiteral("KIOSK-001")));
        // Long numbers may be broken, but whole.
        QVERIFY(text.contains(QStringLiteral("H64010400001201703311405590011")));
        for (const char* secret : { "650102195003071234", "阿依古丽", "13812345678" })
            QVERIFY2(!text.contains(QString::fromUtf8(secret)), secret);
    }

    void slip_ofAFiling_tellsTheEndOnlyOnceItIsDecided_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QDate>("end");
        QTest::addColumn<QString>("words");
        const QDate day(2018, 3, 30);
        QTest::newRow("decided") << int(FilingSlip::Status::Done) << day << sayDate(day);
        QTest::newRow("open") << int(FilingSlip::Status::Done) << QDate()
                              << say({ Phrase::NoEnd, {} });
        QTest::newRow("stored") << int(FilingSlip::Status::StoredHere) << QDate() << QString();
        QTest::newRow("refused") << int(FilingSlip::Status::Refused) << QDate() << QString();
    }
    void slip_ofAFiling_tellsTheEndOnlyOnceItIsDecided()
    {
        QFETCH(int, status);
        QFETCH(QDate, end);
        QFETCH(QString, words);
        FilingSlip made = slip(static_cast<FilingSlip::Status>(status));
        made.request.end = end;
        QVERIFY(writeFilingSlipPdf(path("end.pdf"), made));
        QString text = textOf(path("end.pdf"));
        text.remove(QLatin1Char(' '));
        const bool filed = text.contains(say({ Phrase::LabelFilingNumber, {} }));
        QCOMPARE(filed, status == int(FilingSlip::Status::Done)); // else it is this machine's own
        const QString label = say({ Phrase::LabelEnd, {} });
        QCOMPARE(text.contains(label), !words.isEmpty());
        QVERIFY(text.contains(label + words) || words.isEmpty());
    }

    void slip_withACheckCode_printsItUnderTheNumber()
    {
        FilingSlip made = slip(FilingSlip::Status::StoredHere);
        QVERIFY(writeFilingSlipPdf(path("plain.pdf"), made));
        QVERIFY(!textOf(path("plain.pdf")).contains(QStringLiteral("校验")));
        made.checkCode = QStringLiteral("9F3C-77A1");
        QVERIFY(writeFilingSlipPdf(path("checked.pdf"), made));
        const QString text = textOf(path("checked.pdf"));
        const auto at = text.indexOf(QStringLiteral("校验 9F3C-77A1"));
        QVERIFY(at > text.indexOf(QStringLiteral("H640104")));
        QVERIFY(at < text.indexOf(QStringLiteral("已存本机")));
    }

    void slip_ofEachOperation_saysWhatWasAskedAndWhatComesNext_data()
    {
        QTest::addColumn<int>("operation");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("next");
        const auto row = [](const char* name, FilingOperation operation, Phrase next) {
            QTest::newRow(name) << int(operation)
                                << sayCode({ QStringLiteral("operation"),
                                       filingOperationName(operation) })
                                << say({ next, {} });
        };
        row("file", FilingOperation::File, Phrase::FileDoneNext);
        row("extend", FilingOperation::Extend, Phrase::PaperExtendedNext);
        row("change", FilingOperation::Change, Phrase::PaperChangedNext);
        row("cancel", FilingOperation::Cancel, Phrase::PaperCancelledNext);
    }
    void slip_ofEachOperation_saysWhatWasAskedAndWhatComesNext()
    {
        QFETCH(int, operation);
        QFETCH(QString, asked);
        QFETCH(QString, next);
        FilingSlip made = slip(FilingSlip::Status::Done);
        made.request.operation = static_cast<FilingOperation>(operation);
        QVERIFY(writeFilingSlipPdf(path("operation.pdf"), made));
        QString text = textOf(path("operation.pdf"));
        text.remove(QLatin1Char('\n')).remove(QLatin1Char(' '));
        QVERIFY(text.contains(say({ Phrase::PaperOperation, {} }) + asked));
        QVERIFY2(text.contains(next.normalized(QString::NormalizationForm_KC).left(8)),
            qPrintable(text));
    }

    void ticket_forAWindow_saysWhyAndWhatToBring()
    {
        FilingSlip made = slip(FilingSlip::Status::AtWindow);
        made.why = QStringLiteral("pin-forgotten");
        made.papers = { QStringLiteral("residence-proof") };
        QVERIFY(writeFilingSlipPdf(path("ticket.pdf"), made));
        const QString text = textOf(path("ticket.pdf"));
        for (const char* words : { "窗口办理凭条", "忘记了社保卡密码", "请带上", "居住证明" })
            QVERIFY2(text.contains(QString::fromUtf8(words)), words);
        made.why = QStringLiteral("of-tomorrow"); // without words there is nothing to say
        QVERIFY(writeFilingSlipPdf(path("ticket.pdf"), made));
        QVERIFY(!textOf(path("ticket.pdf")).contains(QStringLiteral("of-tomorrow")));
    }

    void receipt_ofAWindow_saysWhoTookWhatAndWhatIsMissing()
    {
        FilingSlip made = slip(FilingSlip::Status::Accepted);
        made.operatorNo = QStringLiteral("1001");
        made.office = QStringLiteral("银川市第一人民医院");
        made.papersSeen = { QStringLiteral("residence-proof") };
        made.papers = { QStringLiteral("referral-certificate") };
        made.papersDue = QDate(2017, 4, 14);
        QVERIFY(writeFilingSlipPdf(path("receipt.pdf"), made));
        const QString text = textOf(path("receipt.pdf"));
        for (const char* words : { "业务受理回执", "1001", "第一", "已收材料", "居住证明",
                 "还要补交", "转诊证明", "2017-04-14" })
            QVERIFY2(text.contains(QString::fromUtf8(words)), words);
        QVERIFY(
            text.indexOf(QStringLiteral("已收材料")) < text.indexOf(QStringLiteral("还要补交")));
        QVERIFY(infoOf(path("receipt.pdf")).contains("Pages:           1\n"));
    }

    void write_intoAMissingFolder_saysSo()
    {
        const auto result = writeStatementPdf(path("no/such/folder/a.pdf"), statement());
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    }
};

QTEST_MAIN(TestPaper)
#include "tst_paper.moc"
