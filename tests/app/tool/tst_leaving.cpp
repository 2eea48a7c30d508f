// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// A station that goes takes nothing with it: `yidi station retire` and `reset`, `yidi queue
// export`, `yidi-province --import`.
#include "support_tool.h"

#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/crypto/authority.h"
#include "app/store/payments.h"
#include "app/sync/earlier_queues.h"
#include "app/sync/leaving.h"
#include "app/sync/queue_owner.h"
#include "app/transactions/control/queue_export.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace yidi;

namespace {

const QString training = QStringLiteral(YIDI_SOURCE_DIR "/resources/training");

Json filingCase(const char* name)
{
    return readJsonFile(training + QStringLiteral("/filings/") + QLatin1String(name)).value();
}

} // namespace

class TestLeaving : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_root;
    std::unique_ptr<Clock> m_clock = clockFor(QStringLiteral("2017-03-30")).value();
    QString at(const char* name) const { return m_root->filePath(QLatin1String(name)); }

    Ran province(const QStringList& more)
    {
        return run(QStringLiteral(YIDI_BIN_DIR "/yidi-province"),
            QStringList { QStringLiteral("--data"), at("province"), QStringLiteral("--world"),
                training, QStringLiteral("--today"), QStringLiteral("2017-03-30") }
                + more);
    }
    Ran takeIn(const QString& file) { return province({ QStringLiteral("--import"), file }); }
    Ran station(const char* what, const QString& exported = {}, const char* data = "kiosk")
    {
        QStringList words { QStringLiteral("station"), QLatin1String(what),
            QStringLiteral("--data"), at(data) };
        if (!exported.isEmpty())
            words << QStringLiteral("--export") << exported;
        return tool(words);
    }
    Ran exportTo(const QString& file, const char* data = "kiosk")
    {
        return tool({ QStringLiteral("queue"), QStringLiteral("export"), QStringLiteral("--data"),
            at(data), QStringLiteral("--to"), file });
    }
    std::unique_ptr<Outbox> queue(const char* data = "kiosk")
    {
        const auto profile = StationProfile::load(at(data)).value();
        return Outbox::open(
            profile.file(QStringLiteral("queue.db")), queueOwner(profile).value(), *m_clock)
            .value();
    }
    QString add(const char* filing, const char* data = "kiosk")
    {
        const Json draft = filingCase(filing);
        return queue(data)
            ->add({ QStringLiteral("Y101"), draft[u"insuplc_admdvs"].text(), draft[u"input"],
                QLatin1String(filing), {} })
            .value()
            .msgid;
    }
    /// Somebody left while it was perhaps on its way.
    void giveUp(const QString& msgid)
    {
        const auto box = queue();
        QVERIFY(box->markSending(msgid));
        QVERIFY(box->backToReady(msgid, m_clock->now()));
        QCOMPARE(box->giveUp(msgid, QStringLiteral("left")).value(), RecordState::Fencing);
    }
    QStringList rows(const char* sql)
    {
        QStringList found;
        sqlite3* handle = nullptr;
        sqlite3_stmt* statement = nullptr;
        sqlite3_open(at("province/ledger.db").toUtf8().constData(), &handle);
        sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
        while (sqlite3_step(statement) == SQLITE_ROW)
            found << QString::fromUtf8(
                reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
        sqlite3_finalize(statement);
        sqlite3_close(handle);
        return found;
    }
    QStringList left(const char* data = "kiosk") const
    {
        return QDir(at(data)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        QVERIFY(ensureAuthority(at("province"), { QStringLiteral("127.0.0.1") }));
        for (const char* data : { "kiosk", "other" })
            QCOMPARE(tool(enrolArguments(at(data), at("province"),
                              QStringLiteral("https://127.0.0.1:8443"),
                              { { QStringLiteral("device"), QLatin1String(data) },
                                  { QStringLiteral("station"),
                                      QString::fromLatin1(data[0] == 'k' ? "001" : "002") } }))
                         .exitCode,
                0);
    }

    void leave_withSomethingUnsent_isRefusedAndSaysHowMany()
    {
        add("1-HI-01.Y101.json");
        add("2-NX-30.Y101.json");
        for (const char* what : { "retire", "reset" }) {
            const QStringList before = left();
            const Ran ran = station(what);
            QCOMPARE(ran.exitCode, 1);
            QVERIFY2(ran.errors.contains("2 Records"), ran.errors.constData());
            QVERIFY(ran.errors.contains("queue export"));
            QCOMPARE(left(), before);
        }
        QCOMPARE(queue()->status().value().pending(), 2);
    }

    void leave_withNothingUnsent_wipes()
    {
        queue().reset();
        writeFile(at("kiosk/paper.pdf"), "somebody's");
        QVERIFY(QDir(at("kiosk")).mkpath(QStringLiteral("paper/deep")));
        writeFile(at("kiosk/paper/deep/slip.pdf"), "somebody's");
        QCOMPARE(station("reset").exitCode, 0);
        QVERIFY(left().contains(QStringLiteral("station.json")));
        QVERIFY(left().contains(QStringLiteral("station.key")));
        QVERIFY(!left().contains(QStringLiteral("queue.db")));
        QVERIFY(!left().contains(QStringLiteral("paper")));
        QVERIFY(!left().contains(QStringLiteral("paper.pdf")));
        add("1-HI-01.Y101.json"); // it is a station still
        QCOMPARE(station("retire").exitCode, 1);
        QCOMPARE(station("retire", {}, "other").exitCode, 0);
        QCOMPARE(left("other"), QStringList());
    }

    void reset_keepsTheNumbersOfWhatItWipes()
    {
        const QString file = at("export.json");
        const auto beginAnew = [&] {
            return exportTo(file).exitCode == 0 && station("reset", file).exitCode == 0;
        };
        const QString first = add("1-HI-01.Y101.json");
        QVERIFY(beginAnew());
        EarlierQueues earlier = EarlierQueues::load(at("kiosk")).value();
        QCOMPARE(earlier.lastMsgId, first);
        QCOMPARE(earlier.epochs.size(), std::size_t(1));
        QCOMPARE(earlier.epochs.front().last, std::int64_t(1));

        m_clock = clockFor(QStringLiteral("2016-03-30")).value(); // and the battery is flat
        const QString second = add("1-HI-01.Y101.json");
        QVERIFY2(second > first, qPrintable(second));
        add("2-NX-30.Y101.json");
        QVERIFY(beginAnew());
        earlier = EarlierQueues::load(at("kiosk")).value();
        QCOMPARE(earlier.epochs.size(), std::size_t(2));
        QCOMPARE(earlier.epochs.back().last, std::int64_t(2));
        QVERIFY(earlier.lastMsgId > second);

        queue().reset(); // one that has held nothing changes nothing
        QCOMPARE(station("reset").exitCode, 0);
        QCOMPARE(EarlierQueues::load(at("kiosk")).value().lastMsgId, earlier.lastMsgId);
        QCOMPARE(EarlierQueues::load(at("kiosk")).value().epochs, earlier.epochs);

        queue().reset();
        for (const char* wrong : { "", "{}", R"({"last_msgid":"H","epochs":[{"epoch":"e"}]})" }) {
            writeFile(at("kiosk/earlier-queues.json"), wrong);
            const Ran ran = exportTo(file);
            QCOMPARE(ran.exitCode, 2);
            QVERIFY2(ran.errors.contains("earlier-queues.json"), ran.errors.constData());
        }
        QVERIFY(QFile::remove(at("kiosk/earlier-queues.json")));
        QCOMPARE(station("retire").exitCode, 0);
        QCOMPARE(left(), QStringList());
    }

    void export_holdsNobodyInTheOpen_andIsTakenInOnce()
    {
        const QString first = add("1-HI-01.Y101.json");
        const QString second = add("2-NX-30.Y101.json");
        giveUp(second);
        const QString file = at("export.json");
        const Ran exported = exportTo(file);
        QVERIFY2(exported.exitCode == 0, exported.errors.constData());

        const SignedExport carried = decodeSignedExport(readFile(file)).value();
        const QueueExport owed = decodeExport(carried.content).value();
        QCOMPARE(owed.messages.size(), std::size_t(2));
        const Json who = filingCase("1-HI-01.Y101.json")[u"input"][u"data"];
        for (const ExportedMessage& one : owed.messages)
            for (const char* field : { "certno", "psn_name", "tel" })
                QVERIFY(!one.body.contains(who[QString::fromLatin1(field)].text().toUtf8()));

        const Ran gone = station("retire", file);
        QVERIFY2(gone.exitCode == 0, gone.errors.constData());
        QCOMPARE(left(), QStringList());

        for (int time = 1; time <= 2; ++time) {
            const Ran taken = takeIn(file);
            QVERIFY2(taken.exitCode == 0, taken.errors.constData() + taken.output);
            const Json told = parseJson(taken.output).value();
            QCOMPARE(told[u"taken"].text(), QStringLiteral("2"));
            QCOMPARE(told[u"messages"].items()[0][u"outcome"].text(), QStringLiteral("done"));
            QCOMPARE(told[u"messages"].items()[1][u"outcome"].text(), QStringLiteral("buried"));
            QCOMPARE(rows("SELECT msgid FROM message"), QStringList(first));
            QCOMPARE(rows("SELECT count(*) FROM filing"), QStringList(QStringLiteral("1")));
        }
    }

    void export_ofAnotherState_doesNotDo()
    {
        add("1-HI-01.Y101.json");
        const QString file = at("export.json");
        QCOMPARE(exportTo(file).exitCode, 0);
        const QString second = add("2-NX-30.Y101.json");
        QCOMPARE(station("retire", file).exitCode, 1);
        QCOMPARE(exportTo(file).exitCode, 0);
        giveUp(second); // as many as before, and yet not the same
        QCOMPARE(station("retire", file).exitCode, 1);
        QCOMPARE(queue()->status().value().pending(), 2);
    }

    void export_thatIsNotThisStations_isRefusedOnBothSides()
    {
        add("1-HI-01.Y101.json");
        add("1-HI-01.Y101.json", "other");
        const QString ours = at("ours.json");
        const QString theirs = at("theirs.json");
        QCOMPARE(exportTo(ours).exitCode, 0);
        QCOMPARE(exportTo(theirs, "other").exitCode, 0);
        QCOMPARE(station("retire", theirs).exitCode, 1);

        // Their content under our certificate, our content changed, and no content at all.
        SignedExport mixed = decodeSignedExport(readFile(ours)).value();
        mixed.content = decodeSignedExport(readFile(theirs)).value().content;
        SignedExport changed = decodeSignedExport(readFile(ours)).value();
        changed.content.replace("kiosk", "kiosK");
        const QString forged = at("forged.json");
        for (const QByteArray& bytes : { encodeSignedExport(mixed), encodeSignedExport(changed),
                 QByteArray("{}"), readFile(ours).left(100), QByteArray() }) {
            writeFile(forged, bytes);
            QCOMPARE(station("retire", forged).exitCode, 1);
            QCOMPARE(takeIn(forged).exitCode, 2);
        }
        QCOMPARE(rows("SELECT count(*) FROM message"), QStringList(QStringLiteral("0")));
        QCOMPARE(station("retire", at("nowhere.json")).exitCode, 2);
    }

    void export_ofARevokedStation_isNotTaken()
    {
        add("1-HI-01.Y101.json");
        const QString file = at("export.json");
        QCOMPARE(exportTo(file).exitCode, 0);
        QCOMPARE(
            revokeStation(at("province"),
                { QStringLiteral("kiosk"), QStringLiteral("H64010400001"), QStringLiteral("001") })
                .value(),
            1);
        QCOMPARE(takeIn(file).exitCode, 2);
    }

    void export_insideTheFolder_isNotTrustedToOutliveIt()
    {
        add("1-HI-01.Y101.json");
        const QString file = at("kiosk/export.json");
        QCOMPARE(exportTo(file).exitCode, 0);
        const Ran ran = station("retire", file);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.errors.contains("elsewhere"), ran.errors.constData());
    }

    void leave_whileAStationRuns_isNotPossible()
    {
        const auto running = queue();
        const Ran ran = station("retire");
        QCOMPARE(ran.exitCode, 3);
        QVERIFY2(ran.errors.contains("in use"), ran.errors.constData());
        QVERIFY(left().contains(QStringLiteral("queue.db")));
    }

    void leave_withMoneyUnfinished_isRefused()
    {
        queue().reset();
        {
            const auto payments = Payments::open(at("kiosk/payments.db"), *m_clock).value();
            QVERIFY(payments->cancel(QStringLiteral("S1"), QStringLiteral("V1")));
            QCOMPARE(payments->unfinished().value().size(), std::size_t(1));
        }
        const Ran ran = station("retire");
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.errors.contains("1 payments"), ran.errors.constData());
    }

    void uninstall_asksEveryStation_andStopsAtTheFirstThatMayNotGo()
    {
        const QString script =
            QStringLiteral(YIDI_SOURCE_DIR "/resources/packaging/before-uninstall.sh");
        const auto ask = [&](const QStringList& folders) {
            return run(script, QStringList { QStringLiteral(YIDI_BIN_DIR) } + folders);
        };
        queue("other").reset();
        QCOMPARE(ask({ at("other"), at("nowhere") }).exitCode, 0); // no station was ever there
        add("1-HI-01.Y101.json");
        const Ran refused = ask({ at("other"), at("kiosk") });
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.errors.contains("1 Records"), refused.errors.constData());
        QCOMPARE(exportTo(at("kiosk.export.json")).exitCode, 0); // beside the folder
        QCOMPARE(ask({ at("other"), at("kiosk") }).exitCode, 0);
        QVERIFY(left().contains(QStringLiteral("queue.db"))); // it only asks
    }

    void leave_cutOffInTheMiddle_goesOn()
    {
        queue().reset();
        writeFile(at("kiosk/leaving"), {}); // as it stands while the rest is wiped
        writeFile(at("kiosk/store.key"), QByteArray(64, '\0'));
        QCOMPARE(station("retire").exitCode, 0);
        QCOMPARE(left(), QStringList());
    }

    void leave_ofAFolderThatIsNoStation_isBadUse()
    {
        QVERIFY(QDir().mkpath(at("home")));
        writeFile(at("home/diary.txt"), "mine");
        const Ran ran = station("retire", {}, "home");
        QVERIFY(ran.exitCode > 1);
        QCOMPARE(readFile(at("home/diary.txt")), QByteArray("mine"));
    }
};

QTEST_GUILESS_MAIN(TestLeaving)
#include "tst_leaving.moc"
