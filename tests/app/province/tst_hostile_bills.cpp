// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Bills nobody should send: each is refused by name and leaves the ledger as it was, or it is
// taken to the fen.
#include "support_outpatient.h"
#include "support_stay.h"

#include <QElapsedTimer>
#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

QByteArray line(const Json& pattern, const QString& serial)
{
    Json changed = pattern;
    return writeJson(changed.set(QStringLiteral("feedetl_sn"), Json(serial)));
}

QByteArray listed(const QByteArrayList& lines)
{
    return "{\"feedetail\":[" + lines.join(',') + "]}";
}

} // namespace

class TestHostileBills : public QObject {
    Q_OBJECT

    std::unique_ptr<World> m_world;
    std::unique_ptr<Stay> m_stay;
    std::unique_ptr<Care> m_care;

    /// A good line of this transaction, for the visit that waits for it.
    Json good(const QString& infno) const
    {
        const bool stay = infno == QLatin1String("2301");
        const Json root = stay
            ? readCase(QStringLiteral("NX-01/2301")).input
            : readJsonFile(QStringLiteral(YIDI_SOURCE_DIR "/resources/training/"
                                                          "visits/NX-23-outpatient/2204.json"))
                  .value_or(Json())[u"input"];
        Json one = root[u"feedetail"].items().front();
        one.set(QStringLiteral("mdtrt_id"), Json(stay ? m_stay->mdtrtId : m_care->visit()));
        if (stay)
            one.set(QStringLiteral("psn_no"), Json(personNo(m_stay->person)));
        return one;
    }

    WireResponse send(const QString& infno, const QByteArray& input)
    {
        const QString region = infno == QLatin1String("2301") ? m_stay->home : m_care->region();
        WireRequest request = m_world->message(World::hospital(), infno, region, {});
        request.inputBytes = input;
        return m_world->send(World::hospital(), request);
    }

    /// A new world; what is refused leaves it as it is, so that it serves many times.
    void begin()
    {
        m_world = std::make_unique<World>();
        QVERIFY2(m_world->province(), qPrintable(m_world->error()));
        m_stay = std::make_unique<Stay>(*m_world);
        QVERIFY(m_stay->admit(QStringLiteral("2017-02-08 03:40:00")).success);
        QVERIFY(fileHere(*m_world, QStringLiteral("NX-23")));
        m_care = std::make_unique<Care>(*m_world, QStringLiteral("NX-23-outpatient"));
        QVERIFY(m_care->send(QStringLiteral("2201")).success);
        QVERIFY(m_care->send(QStringLiteral("2203")).success);
    }

private Q_SLOTS:
    void initTestCase() { begin(); }

    void line_hostile_refusedByName_ledgerUnchanged_data()
    {
        QTest::addColumn<QString>("infno");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QByteArray>("value");
        for (const char* infno : { "2301", "2204" }) {
            const auto row = [&](const char* member, const char* value) {
                QTest::addRow("%s %s %.30s", infno, member, value) << QString::fromLatin1(
                    infno) << QString::fromLatin1(member) << QByteArray(value);
            };
            for (const char* amount : { "det_item_fee_sumamt", "cnt", "pric" })
                for (const char* value : { "null", "\"\"", "\"NaN\"", "\"1e400\"", "\"0.0000001\"",
                         "\"-7\"", "\"99999999999999999999\"", "{}", "[]", "true", "\"١\"",
                         "\"1,00\"", "\" 1\"", "\"0x10\"" })
                    row(amount, value);
            for (const char* value : { "\"2017-02-30 00:00:00\"", "\"2031-01-01 00:00:00\"",
                     "\"1999-01-01 00:00:00\"", "\"31/03/2017\"", "7", "null" })
                row("fee_ocur_time", value);
            for (const char* value : { "null", "\"\"", "[]" }) {
                row("feedetl_sn", value);
                row("med_list_codg", value);
                row("mdtrt_id", value);
            }
            row("mdtrt_id", "\"nobody's\"");
            row("psn_no", "\"somebody else\"");
        }
    }

    void line_hostile_refusedByName_ledgerUnchanged()
    {
        QFETCH(QString, infno);
        QFETCH(QString, member);
        QFETCH(QByteArray, value);
        Json bad = good(infno);
        bad.set(member, parseJson("[" + value + "]")->items().front());
        const QString before = effects(*m_world);
        // A good line before it must not stay behind.
        const auto answer =
            send(infno, listed({ line(good(infno), QStringLiteral("G1")), writeJson(bad) }));
        QVERIFY(!answer.success);
        QVERIFY2(!answer.err_msg.startsWith(QLatin1String("UNSIGNED")), qPrintable(answer.err_msg));
        // By the field, or by the line when its fields do not fit together; a line of another visit
        // by the rule that a message is of one.
        const QString serial = bad[u"feedetl_sn"].text();
        const bool foreign = answer.err_msg.contains(QStringLiteral("同一次就诊"));
        QVERIFY2(answer.err_msg.contains(member) || foreign
                || (!serial.isEmpty() && answer.err_msg.contains(serial)),
            qPrintable(answer.err_msg));
        QCOMPARE(effects(*m_world), before);
    }

    void bytes_hostile_refused_ledgerUnchanged_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char* value : { "NaN", "1e400x", "Infinity", "\"\\ud800\"", "\"\xED\xA0\x80\"",
                 "\"\xFF\"", "1,\"cnt\":2" })
            QTest::newRow(value) << QByteArray(value);
        QTest::newRow("deep") << QByteArray(40, '[') + QByteArray(40, ']');
        QTest::newRow("cut") << QByteArray("[");
    }

    void bytes_hostile_refused_ledgerUnchanged()
    {
        QFETCH(QByteArray, value);
        for (const QString& infno : { QStringLiteral("2301"), QStringLiteral("2204") }) {
            QByteArray bytes = writeJson(good(infno));
            const qsizetype at = bytes.indexOf("\"cnt\":") + 6;
            bytes = bytes.left(at) + value + bytes.mid(bytes.indexOf(',', at));
            const QString before = effects(*m_world);
            QByteArray body = encodeRequest(m_world->message(World::hospital(), infno,
                infno == QLatin1String("2301") ? m_stay->home : m_care->region(),
                *parseJson("{\"feedetail\":\"HERE\"}")));
            body.replace("\"HERE\"", "[" + bytes + "]");
            const auto answer =
                decodeResponse(m_world->province()->handle(infno, body, World::hospital()).body);
            QVERIFY(answer && !answer->success);
            QVERIFY(!answer->err_msg.isEmpty());
            QCOMPARE(effects(*m_world), before);
        }
    }

    void serial_twice_refused_ledgerUnchanged()
    {
        for (const QString& infno : { QStringLiteral("2301"), QStringLiteral("2204") }) {
            const QString before = effects(*m_world);
            const QByteArray one = line(good(infno), QStringLiteral("T1"));
            const auto answer = send(infno, listed({ one, one }));
            QVERIFY(!answer.success);
            QVERIFY2(answer.err_msg.contains(QLatin1String("T1"))
                    || answer.err_msg.contains(QLatin1String("feedetl_sn")),
                qPrintable(answer.err_msg));
            QCOMPARE(effects(*m_world), before);
        }
    }

    void code_unknown_isTakenAndLeftToThePerson()
    {
        Json unknown = good(QStringLiteral("2301"));
        unknown.set(QStringLiteral("med_list_codg"), Json(QStringLiteral("NOWHERE")));
        const auto answer =
            send(QStringLiteral("2301"), listed({ line(unknown, QStringLiteral("U1")) }));
        QVERIFY2(answer.success, qPrintable(answer.err_msg));
        QVERIFY(m_stay->discharge().success);
        const auto estimate = m_stay->estimate();
        QVERIFY2(estimate.success, qPrintable(estimate.err_msg));
        const Json& setlinfo = estimate.output[u"setlinfo"];
        QCOMPARE(setlinfo[u"fulamt_ownpay_amt"].text(), setlinfo[u"medfee_sumamt"].text());
        QCOMPARE(setlinfo[u"fund_pay_sumamt"].text(), QStringLiteral("0.00"));
    }

    void lines_hundredThousand_areRefusedAsOneMessage_andManySettledInParts()
    {
        begin();
        Json cheap = Json::object();
        const Json pattern = good(QStringLiteral("2301"));
        for (const char* name : { "mdtrt_id", "psn_no", "med_type", "fee_ocur_time",
                 "med_list_codg", "medins_list_codg", "medins_list_name", "bilg_dept_codg",
                 "bilg_dept_name", "bilg_dr_codg", "bilg_dr_name" })
            cheap.set(QString::fromLatin1(name), pattern[QString::fromLatin1(name)]);
        cheap.set(QStringLiteral("cnt"), Json(QStringLiteral("1")));
        cheap.set(QStringLiteral("pric"), Json(QStringLiteral("0.01")));
        cheap.set(QStringLiteral("det_item_fee_sumamt"), Json(QStringLiteral("0.01")));
        constexpr int parts = 4;
        constexpr int linesOfPart = 5'000;
        QByteArrayList all;
        for (int i = 0; i < 100'000; ++i)
            all.append(line(cheap, QStringLiteral("H%1").arg(i)));
        const QString before = effects(*m_world);
        const auto whole = send(QStringLiteral("2301"), listed(all));
        QVERIFY(!whole.success);
        QCOMPARE(effects(*m_world), before);
        QElapsedTimer time;
        QStringList took;
        for (int part = 0; part < parts; ++part) {
            time.start();
            const auto answer =
                send(QStringLiteral("2301"), listed(all.mid(part * linesOfPart, linesOfPart)));
            took.append(QString::number(time.elapsed()));
            QVERIFY2(answer.success, qPrintable(answer.err_msg));
        }
        QVERIFY(m_stay->discharge().success);
        time.start();
        const auto settled = m_stay->settle();
        qInfo("ms a part of %d lines: %s; settled in %lld", linesOfPart,
            qPrintable(took.join(QLatin1Char(' '))), static_cast<long long>(time.elapsed()));
        QVERIFY2(settled.success, qPrintable(settled.err_msg));
        QCOMPARE(settled.output[u"setlinfo"][u"medfee_sumamt"].text(), QStringLiteral("200.00"));
    }
};

QTEST_GUILESS_MAIN(TestHostileBills)
#include "tst_hostile_bills.moc"
