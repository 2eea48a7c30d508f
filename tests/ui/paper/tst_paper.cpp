// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/paper/paper.h"
#include "ui/text/words.h"

#include "app/domain/settlement/engine.h"

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

/// As much as a statement of a stay can tell.
StatementPaper fullStatement()
{
    StatementPaper paper = statement(8);
    SettlementAmounts& a = paper.settlement.amounts;
    a.cvlserv_pay = Fen(11111);
    a.hifob_pay = Fen(22222);
    a.acct_mulaid_pay = Fen(33333);
    a.hosp_part_amt = Fen(44444);
    paper.visit.mdtrtId = QStringLiteral("M640104170208001");
    paper.visit.deposit = Fen(500000);
    for (int i = 1; i <= 14; i += 2)
        paper.settlement.categories.push_back(
            { QStringLiteral("%1").arg(i, 2, 10, QLatin1Char('0')),
                { Fen(100000 * i), Fen(1000 * i), Fen(200 * i), Fen(30 * i) } });
    return paper;
}

CashierSlip cashierSlip(Fen deposit)
{
    Settlement settlement = statement().settlement;
    return { *paymentFor(settlement, deposit), QStringLiteral("阿**·热**"),
        QStringLiteral("银川市第一人民医院"), QStringLiteral("9F3C-77A1"),
        QDateTime(QDate(2017, 3, 31), QTime(14, 6, 3)), QStringLiteral("KIOSK-001"), true };
}

/// Without spaces and line ends, which fall where they fit.
QString wordsOf(const QString& path)
{
    QString text = textOf(path);
    return text.remove(QLatin1Char('\n')).remove(QLatin1Char(' ')).remove(QLatin1Char('\f'));
}

/// A picture of a paper for somebody to look at, where they ask for it.
void keepPicture(const QString& pdf, const char* name)
{
    const QString gallery = qEnvironmentVariable("YIDI_GALLERY");
    if (!gallery.isEmpty())
        run(QStringLiteral("pdftoppm"),
            { QStringLiteral("-png"), QStringLiteral("-r"), QStringLiteral("110"),
                QStringLiteral("-singlefile"), pdf,
                gallery + QStringLiteral("/paper ") + languageInUse() + QLatin1Char(' ')
                    + QLatin1String(name) });
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
    void cleanup() { useLanguage(QStringLiteral("zh_CN")); }

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

    /// What cannot be read is not printed: a long explanation goes to the back, whole.
    void statement_withMoreThanFits_explainsOnTheBack()
    {
        StatementPaper paper = fullStatement();
        for (int i = 0; i < 26; ++i)
            paper.settlement.steps.push_back(paper.settlement.steps.front());
        const QString file = path("back.pdf");
        QVERIFY(writeStatementPdf(file, paper));
        keepPicture(file, "back");
        QVERIFY(infoOf(file).contains("Pages:           2\n"));
        const QStringList pages = textOf(file).split(QLatin1Char('\f'));
        const QString heading = say({ Phrase::PaperExplanation, {} });
        QVERIFY(!pages[0].contains(heading));
        QVERIFY(pages[0].contains(say({ Phrase::PageOfPages, { 1, 2 } }).left(3)));
        QCOMPARE(pages[1].section(heading, 1).count(sayMoney(Fen(80000))), 68);
        QVERIFY(pages[1].contains(paper.settlement.medinsSetlId));
    }

    void statement_ofEachKindOfCare_isOnePageWithWhatBelongsToIt_data()
    {
        QTest::addColumn<QString>("medType");
        QTest::addColumn<bool>("stay");
        for (const char* medType : { "11", "13", "14", "41" })
            QTest::newRow(medType) << QString::fromLatin1(medType) << false;
        for (const char* medType : { "21", "24" })
            QTest::newRow(medType) << QString::fromLatin1(medType) << true;
    }
    void statement_ofEachKindOfCare_isOnePageWithWhatBelongsToIt()
    {
        QFETCH(QString, medType);
        QFETCH(bool, stay);
        for (const char* language : { "zh_CN", "en" }) {
            useLanguage(QLatin1String(language));
            StatementPaper paper = fullStatement();
            paper.visit.medType = medType;
            if (medType == QLatin1String("14"))
                paper.visit.diseaseName = QStringLiteral("高血压");
            const QString file = path("care.pdf");
            QVERIFY(writeStatementPdf(file, paper));
            keepPicture(file, QTest::currentDataTag());
            QVERIFY(infoOf(file).contains("Pages:           1\n"));
            const QString text = textOf(file);
            QVERIFY(text.contains(QStringLiteral("2017-02-08 09:00:00")));
            QCOMPARE(text.contains(QStringLiteral("2017-03-31 10:00:00")), stay);
            QCOMPARE(text.contains(QStringLiteral("高血压")), medType == QLatin1String("14"));
            // Every fund and account, every category, what the deposit leaves.
            for (const char* amount : { "¥13,033.05", "¥111.11", "¥222.22", "¥333.33", "¥444.44",
                     "¥13,000.00", "¥49,000.00", "¥5,000.00", "¥1,879.12" })
                QVERIFY2(text.contains(QString::fromUtf8(amount)), amount);
            useLanguage(QStringLiteral("zh_CN"));
        }
    }

    void statement_thatIsNotTheSettlementItself_saysSo_data()
    {
        QTest::addColumn<bool>("again");
        QTest::addColumn<bool>("provisional");
        QTest::addColumn<bool>("cancelled");
        QTest::addColumn<bool>("interim");
        QTest::newRow("the settlement") << false << false << false << false;
        QTest::newRow("second copy") << true << false << false << false;
        QTest::newRow("provisional") << false << true << false << false;
        QTest::newRow("cancelled") << false << false << true << false;
        QTest::newRow("interim, again") << true << false << false << true;
    }
    void statement_thatIsNotTheSettlementItself_saysSo()
    {
        QFETCH(bool, again);
        QFETCH(bool, provisional);
        QFETCH(bool, cancelled);
        QFETCH(bool, interim);
        StatementPaper paper = fullStatement();
        paper.again = again;
        paper.settlement.interim = interim;
        if (cancelled) {
            paper.settlement = reversalOf(paper.settlement);
            paper.settlement.cancels = QStringLiteral("640104201703310000123");
            paper.settlement.setlId = QStringLiteral("640104201703310000777");
        }
        if (provisional) {
            paper.settlement.provisional = true;
            paper.settlement.setlId.clear();
        }
        const QString file = path("mark.pdf");
        QVERIFY(writeStatementPdf(file, paper));
        keepPicture(file, QTest::currentDataTag());
        QVERIFY(infoOf(file).contains("Pages:           1\n"));
        const QString text = wordsOf(file);
        const auto says = [&](Phrase phrase) {
            QString words = say({ phrase, {} }).normalized(QString::NormalizationForm_KC);
            return text.contains(words.remove(QLatin1Char(' ')));
        };
        QCOMPARE(says(Phrase::PaperSecondCopy), again);
        QCOMPARE(says(Phrase::PaperProvisional), provisional);
        QCOMPARE(says(Phrase::PaperCancelled), cancelled);
        QCOMPARE(says(Phrase::PaperInterim), interim);
        QCOMPARE(says(Phrase::LabelSettlementNumber), !provisional || cancelled);
        QCOMPARE(text.contains(QStringLiteral("-¥13,033.05")), cancelled);
        QCOMPARE(text.contains(QStringLiteral("¥1,879.12")), !provisional && !cancelled);
    }

    void cashierSlip_saysWhatIsDueOrGivenBack_data()
    {
        QTest::addColumn<qint64>("deposit");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<bool>("back");
        QTest::newRow("all") << qint64(0) << QStringLiteral("¥3,120.88") << false;
        QTest::newRow("some") << qint64(300000) << QStringLiteral("¥120.88") << false;
        QTest::newRow("back") << qint64(500000) << QStringLiteral("¥1,879.12") << true;
    }
    void cashierSlip_saysWhatIsDueOrGivenBack()
    {
        QFETCH(qint64, deposit);
        QFETCH(QString, amount);
        QFETCH(bool, back);
        for (const char* language : { "en", "zh_CN" }) {
            useLanguage(QLatin1String(language));
            const QString file = path("cashier.pdf");
            QVERIFY(writeCashierSlipPdf(file, cashierSlip(Fen(deposit))));
            keepPicture(file, (QByteArray("cashier-") + QTest::currentDataTag()).constData());
            const QByteArray info = infoOf(file);
            QVERIFY(info.contains("Pages:           1\n"));
            QVERIFY2(info.contains("226.") || info.contains("227 x"), info); // 80 mm in points
            const QString text = wordsOf(file);
            QString title = say({ back ? Phrase::PaperCashierBack : Phrase::PaperCashierSlip, {} });
            QVERIFY2(text.contains(
                         title.normalized(QString::NormalizationForm_KC).remove(QLatin1Char(' '))),
                qPrintable(text));
            QVERIFY2(text.contains(amount), qPrintable(text));
            QVERIFY(text.contains(QStringLiteral("640104201703310000123")));
            QVERIFY(text.contains(QStringLiteral("9F3C-77A1")));
        }
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
