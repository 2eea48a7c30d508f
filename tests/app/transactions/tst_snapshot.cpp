// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/clock.h"
#include "app/transactions/snapshot/snapshot_codec.h"

#include <QTest>

using namespace yidi;

namespace {

SnapshotContent everything()
{
    SnapshotContent content;
    content.institution = QStringLiteral("H64010400001");
    content.version = QStringLiteral("0123456789abcdef");
    content.madeAt = chinaTime(QDate(2017, 3, 31), QTime(9, 0));
    content.expiresAt = content.madeAt.addDays(3);
    content.policies = { { QStringLiteral("650000/2016-01-01.json"), QString(64, QLatin1Char('a')),
        QStringLiteral("{\n  \"name\": \"新疆\"\n}\n") } };
    content.codes.rows = { { QStringLiteral("gend"), QStringLiteral("男"), QStringLiteral("1"), {},
        1, true } };
    content.places = { { QStringLiteral("640100"), QStringLiteral("银川市"),
        QStringLiteral("YC") } };
    InstitutionRow row;
    row.institution.code = content.institution;
    row.institution.name = QStringLiteral("银川市第一人民医院");
    row.institution.region = QStringLiteral("640104");
    content.institutions.rows = { row };
    content.people = { { QByteArray(32, '\x01'), QByteArray(48, '\xff') } };
    return content;
}

PersonAnswer somebody(int insurances)
{
    PersonAnswer answer;
    answer.person.psnNo = QStringLiteral("65000000000001");
    answer.person.certType = QStringLiteral("01");
    answer.person.certNo = QStringLiteral("65010219520101001X");
    answer.person.name = QStringLiteral("买买提·艾力");
    answer.person.birth = QDate(1952, 1, 1);
    for (int i = 0; i < insurances; ++i) {
        Insurance insurance;
        insurance.insutype = QStringLiteral("310");
        insurance.psnType = QStringLiteral("1201");
        insurance.region = QStringLiteral("650100");
        answer.person.insurances.push_back(insurance);
    }
    return answer;
}

YearFacts someYear()
{
    YearFacts facts;
    facts.accumulators[QStringLiteral("310")] = { { QStringLiteral("hifp_pay"), Fen(12345'67) },
        { QStringLiteral("opsp_hifp_pay:M03900"), Fen(1) } };
    facts.accumulators[QStringLiteral("390")] = {};
    facts.admissions = { { QStringLiteral("310"), 2 }, { QStringLiteral("390"), 0 } };
    facts.provisionalOpen = true;
    return facts;
}

Filing filing()
{
    Filing filing;
    filing.number = QStringLiteral("B6501001703310000001");
    filing.state = FilingState::Effective;
    filing.careRegion = QStringLiteral("640100");
    filing.insuredRegion = QStringLiteral("650100");
    filing.begin = QDate(2017, 3, 1);
    return filing;
}

} // namespace

class TestSnapshot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void snapshot_thereAndBack_isTheSame()
    {
        const SnapshotAnswer answer { everything() };
        const auto back = fromWire<SnapshotAnswer>(
            parseJson(writeJson(toWire(answer))).value(), QStringLiteral("output"));
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QCOMPARE(*back, answer);
    }

    void snapshot_unchanged_isShort()
    {
        const Json output = toWire(SnapshotAnswer {});
        QVERIFY(!output.contains(u"snapshot"));
        QCOMPARE(fromWire<SnapshotAnswer>(output, {}).value(), SnapshotAnswer {});
    }

    void query_thereAndBack_isTheSame()
    {
        for (const QString& version : { QString(), QStringLiteral("0123") })
            QCOMPARE(fromWire<SnapshotQuery>(toWire(SnapshotQuery { version }), {}).value(),
                SnapshotQuery { version });
    }

    void snapshot_memberWrong_isNamed_data()
    {
        QTest::addColumn<QString>("member");
        for (const char* member :
            { "fixmedins_code", "version", "made_at", "expires_at", "who", "facts", "hash" })
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void snapshot_memberWrong_isNamed()
    {
        QFETCH(QString, member);
        QByteArray bytes = writeJson(toWire(SnapshotAnswer { everything() }));
        bytes.replace('"' + member.toLatin1() + '"', "\"x\"");
        const auto read =
            fromWire<SnapshotAnswer>(parseJson(bytes).value(), QStringLiteral("output"));
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(member), qPrintable(read.error().detail));
    }

    void facts_thereAndBack_areTheSame()
    {
        const QDateTime asOf = chinaTime(QDate(2017, 3, 31), QTime(9, 0));
        const auto read =
            readPersonFacts(writePersonFacts(somebody(2), { filing() }, someYear()), asOf);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->person, somebody(2).person);
        QCOMPARE(read->filings, std::vector<Filing>({ filing() }));
        QCOMPARE(read->asOf, asOf);
        QCOMPARE(read->accumulators, someYear().accumulators);
        QCOMPARE(read->admissions, someYear().admissions);
        QVERIFY(read->provisionalOpen);
        QVERIFY(!readPersonFacts("{}", asOf));
        QVERIFY(!readPersonFacts("nonsense", asOf));
    }

    /// A snapshot of an older province says nothing of the year: that is not a year of nothing.
    void facts_withoutAYear_tellOfNone()
    {
        const auto read = readPersonFacts(writePersonFacts(somebody(1), {}), {});
        QVERIFY(read);
        QVERIFY(read->accumulators.empty());
        QVERIFY(!read->provisionalOpen);
    }

    void facts_yearWrong_areRefused_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        const auto row = [](const char* was, const char* is) {
            QTest::newRow(is) << QByteArray(was) << QByteArray(is);
        };
        row("\"admissions\":2", "\"admissions\":-1");
        row("\"admissions\":2", "\"admissions\":\"two\"");
        row("\"admissions\":2", "\"admissions\":1e9");
        row("12345.67", "x");
        row("12345.67", "1e400");
    }

    void facts_yearWrong_areRefused()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QByteArray facts = writePersonFacts(somebody(1), {}, someYear());
        QVERIFY(readPersonFacts(facts, {}));
        QVERIFY(facts.contains(was));
        QVERIFY(!readPersonFacts(facts.replace(was, is), {}));
    }

    /// The length of what is sealed would tell how much there is to say of somebody.
    void facts_moreOrLessToSay_areOfOneLength()
    {
        const auto little = writePersonFacts(somebody(1), {});
        const auto more = writePersonFacts(somebody(1), { filing() }, someYear());
        QCOMPARE(little.size() % 1024, 0);
        QCOMPARE(more.size(), little.size());
    }
};

QTEST_GUILESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
