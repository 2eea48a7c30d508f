// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_tool.h"

#include "app/base/json.h"
#include "app/crypto/authority.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace yidi;

class TestStationCommands : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    QString at(const char* name) const { return m_root.filePath(QLatin1String(name)); }

    Ran station(const QStringList& words, const QByteArray& input = {}, const char* data = "window")
    {
        QProcess process;
        process.start(QStringLiteral(YIDI_BIN_DIR "/yidi"),
            QStringList { QStringLiteral("station") } + words
                + QStringList { QStringLiteral("--data"), at(data) });
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {};
        return { process.exitCode(), process.readAllStandardOutput(),
            process.readAllStandardError() };
    }
    Ran add(const char* number, const QByteArray& input, const char* roles = "clerk",
        const QStringList& more = {}, const char* data = "window")
    {
        return station(
            QStringList { QStringLiteral("operator"), QStringLiteral("add"),
                QStringLiteral("--number"), QLatin1String(number), QStringLiteral("--name"),
                QStringLiteral("马兰"), QStringLiteral("--roles"), QLatin1String(roles) }
                + more,
            input, data);
    }
    QStringList numbers()
    {
        QStringList found;
        const Ran listed = station({ QStringLiteral("operator"), QStringLiteral("list") });
        const Json all = parseJson(listed.output).value();
        for (const Json& one : all[u"operators"].items())
            found << one[u"number"].text();
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(ensureAuthority(at("province"), { QStringLiteral("127.0.0.1") }));
        QCOMPARE(tool(enrolArguments(
                          at("window"), at("province"), QStringLiteral("https://127.0.0.1:8443")))
                     .exitCode,
            0);
    }

    void enrol_aHandlingOffice_isDone()
    {
        const Ran ran = tool(
            enrolArguments(at("office"), at("province"), QStringLiteral("https://127.0.0.1:8443"),
                { { QStringLiteral("institution"), QStringLiteral("J65000000001") } }));
        QVERIFY2(ran.exitCode == 0, ran.errors.constData());
    }

    void revoke_aStation_namesIt_andOneThatNeverWas_isRefused()
    {
        const QStringList arguments =
            enrolArguments(at("stolen"), at("province"), QStringLiteral("https://127.0.0.1:8443"),
                { { QStringLiteral("station"), QStringLiteral("009") } });
        QCOMPARE(tool(arguments).exitCode, 0);
        const auto revoke = [&](const char* device) {
            return tool({ QStringLiteral("station"), QStringLiteral("revoke"),
                QStringLiteral("--authority"), at("province"), QStringLiteral("--institution"),
                QStringLiteral("H64010400001"), QStringLiteral("--station"), QStringLiteral("009"),
                QStringLiteral("--device"), QLatin1String(device) });
        };
        QCOMPARE(revoke("KIOSK-001").output, QByteArray("revoked\n"));
        QCOMPARE(revoke("KIOSK-001").output, QByteArray("revoked before\n"));
        QCOMPARE(revoke("KIOSK-009").exitCode, 2);
    }

    void operators_addedListedAndRemoved()
    {
        QCOMPARE(add("1001", "training-1001\n").exitCode, 0);
        QCOMPARE(add("1002", "training-1002\nW5520816X\n", "clerk,reviewer",
                     { QStringLiteral("--card") })
                     .exitCode,
            0);
        QCOMPARE(numbers(), QStringList({ QStringLiteral("1001"), QStringLiteral("1002") }));
        QCOMPARE(station({ QStringLiteral("operator"), QStringLiteral("remove"),
                             QStringLiteral("--number"), QStringLiteral("1001") })
                     .exitCode,
            0);
        QCOMPARE(numbers(), QStringList(QStringLiteral("1002")));
    }

    void operator_thatCannotBe_isRefusedWithAReason()
    {
        const std::pair<Ran, const char*> refused[] = {
            { add("1009", "short\n"), "password" },
            { add("1009", ""), "password" },
            { add("10 09", "training-1009\n"), "number" },
            { add("1009", "training-1009\n", "boss"), "boss" },
            { add("1009", "training-1009\n", "clerk", { QStringLiteral("--card") }), "card" },
            { add("1009", "training-1009\n", "clerk", {}, "nowhere"), "station.json" },
            { station({ QStringLiteral("operator"), QStringLiteral("remove"),
                  QStringLiteral("--number"), QStringLiteral("9999") }),
                "9999" },
            { station({ QStringLiteral("operator"), QStringLiteral("promote") }), "use" },
        };
        for (const auto& [ran, word] : refused) {
            QVERIFY2(ran.exitCode == 2 || ran.exitCode == 3, word);
            QVERIFY2(ran.errors.contains(word), ran.errors.constData());
            QVERIFY(!ran.errors.contains("training-1009")); // a secret is never repeated
        }
        QVERIFY(!numbers().contains(QStringLiteral("1009")));
    }

    void trail_printed_andItsDamageSaidByTheExitCode()
    {
        const QStringList verify = { QStringLiteral("trail"), QStringLiteral("--verify") };
        const Ran fresh = station(verify);
        QCOMPARE(fresh.exitCode, 0);
        QVERIFY(parseJson(fresh.output).value()[u"sound"].isTrue());
        sqlite3* handle = nullptr;
        QCOMPARE(sqlite3_open(at("window/trail.db").toUtf8().constData(), &handle), SQLITE_OK);
        sqlite3_exec(handle, "INSERT INTO trail VALUES (1, 0, '1001', 'log-in', '', x'00')",
            nullptr, nullptr, nullptr);
        sqlite3_close(handle);
        const Ran damaged = station(verify);
        QCOMPARE(damaged.exitCode, 1);
        QVERIFY(damaged.errors.contains("row 1"));
        QVERIFY(!parseJson(damaged.output).value()[u"sound"].isTrue());
    }
};

QTEST_GUILESS_MAIN(TestStationCommands)
#include "tst_station_commands.moc"
