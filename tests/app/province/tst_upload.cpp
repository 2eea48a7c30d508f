// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_world.h"

#include "app/province/filing/national_library.h"
#include "app/province/ledger/schema.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString somebody = QStringLiteral("NX-23");

WireResponse ask(World& world, const char* infno, const Json& input)
{
    return world.ask(World::kiosk(), QString::fromLatin1(infno), insuredRegion(somebody), input);
}

Json amendment(const QString& number)
{
    return data({ { QStringLiteral("trt_dcla_detl_sn"), number },
        { QStringLiteral("operation"), QStringLiteral("extend") },
        { QStringLiteral("psn_no"), personNo(somebody) },
        { QStringLiteral("insu_admdvs"), insuredRegion(somebody) } });
}

/// A ledger with one temporary filing in it, and a library beside it.
class Desk {
public:
    World world;
    SimulatedLibrary library;
    std::unique_ptr<Ledger> ledger;
    QString number;
    int told = 0;

    Desk()
    {
        number = ask(world, "Y101", filingInput(somebody, QStringLiteral("T3")))
                     .output[u"result"][u"trt_dcla_detl_sn"]
                     .text();
        ledger = Ledger::open(world.path(QStringLiteral("ledger.db"))).value_or(nullptr);
    }
    Uploaded upload(NationalLibrary way = {})
    {
        if (!way)
            way = [this](const LibraryEntry& entry) {
                ++told;
                return library.tell(entry);
            };
        return uploadFilings(*ledger, way, 100).value_or(Uploaded { -1, -1, -1 });
    }
    QString state() { return world.query("SELECT upload || upload_code FROM filing"); }
};

} // namespace

/// Every granted filing reaches the national library, each revision once.
class TestUpload : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void granted_isQueued_toldOnce_andThenOk()
    {
        Desk desk;
        QCOMPARE(desk.state(), QStringLiteral("queued"));
        QCOMPARE(desk.upload(), (Uploaded { 1, 0, 0 }));
        QCOMPARE(desk.state(), QStringLiteral("ok"));
        QCOMPARE(desk.upload(), Uploaded {});
        QCOMPARE(desk.told, 1);
    }

    void underReview_isNotTold()
    {
        World world;
        ask(world, "Y101",
            withMember(
                filingInput(somebody), QStringLiteral("evidence"), QStringLiteral("document")));
        QCOMPARE(
            world.query("SELECT state || upload FROM filing"), QStringLiteral("IN_REVIEWnone"));
    }

    void unreachable_staysQueued_andIsToldLater()
    {
        Desk desk;
        const NationalLibrary down = [](const LibraryEntry&) -> Result<LibraryAnswer> {
            return fail(ErrorCode::LinkDown, QStringLiteral("library"));
        };
        for (int i = 0; i < 3; ++i)
            QCOMPARE(desk.upload(down), (Uploaded { 0, 0, 1 }));
        QCOMPARE(desk.state(), QStringLiteral("queued"));
        QCOMPARE(desk.world.query("SELECT upload_tries FROM filing"), QStringLiteral("3"));
        QCOMPARE(desk.upload(), (Uploaded { 1, 0, 0 }));
    }

    void answerLost_isToldAgainUnderItsKey_andIsOneEntry()
    {
        Desk desk;
        const NationalLibrary loses = [&](const LibraryEntry& entry) -> Result<LibraryAnswer> {
            const auto taken = desk.library.tell(entry);
            return taken ? fail(ErrorCode::LinkTimeout, QStringLiteral("library")) : taken;
        };
        QCOMPARE(desk.upload(loses), (Uploaded { 0, 0, 1 }));
        QVERIFY(desk.world.tamper("CREATE TRIGGER broken BEFORE UPDATE OF upload ON filing "
                                  "BEGIN SELECT RAISE(ABORT, 'broken'); END"));
        QCOMPARE(desk.upload(), (Uploaded { -1, -1, -1 }));
        QVERIFY(desk.world.tamper("DROP TRIGGER broken"));
        QCOMPARE(desk.upload(), (Uploaded { 1, 0, 0 }));
        QCOMPARE(desk.library.entries().size(), std::size_t { 1 });
        QCOMPARE(desk.library.entries().at(desk.number).revision, 1);
    }

    void changed_isToldAgain_whileInTheLibraryToo()
    {
        Desk desk;
        const NationalLibrary slow = [&](const LibraryEntry& entry) {
            // Meanwhile somebody extends it.
            const auto extended = ask(desk.world, "Y102", amendment(desk.number));
            return extended.success ? desk.library.tell(entry)
                                    : Result<LibraryAnswer>(LibraryAnswer { false, {} });
        };
        QCOMPARE(desk.upload(slow).ok, 1);
        QCOMPARE(desk.state(), QStringLiteral("queued"));
        QCOMPARE(desk.upload(), (Uploaded { 1, 0, 0 }));
        QCOMPARE(desk.library.entries().at(desk.number).revision, 2);
        QCOMPARE(wireDate(desk.library.entries().at(desk.number).end),
            desk.world.query("SELECT enddate FROM filing"));
        QVERIFY(ask(desk.world, "Y103", amendment(desk.number)).success);
        QCOMPARE(desk.upload(), (Uploaded { 1, 0, 0 }));
        QCOMPARE(desk.library.entries().at(desk.number).state, FilingState::Cancelled);
        QCOMPARE(desk.library.entries().size(), std::size_t { 1 });
    }

    void refused_keepsTheCode_isR19ForWhatChangesIt_andIsToldAgainOnRequest()
    {
        Desk desk;
        desk.library.closedRegions = { QStringLiteral("640100") };
        QCOMPARE(desk.upload(), (Uploaded { 0, 1, 0 }));
        QCOMPARE(desk.state(), QStringLiteral("failedN10"));
        QCOMPARE(desk.upload(), Uploaded {});
        const auto refused = refusedUploads(*desk.ledger);
        QVERIFY(refused);
        QCOMPARE(refused->size(), std::size_t { 1 });
        QCOMPARE(refused->front().code, QStringLiteral("R19"));
        QCOMPARE(refused->front().blocking, desk.number + QStringLiteral(" N10"));
        const auto extended = ask(desk.world, "Y102", amendment(desk.number));
        QVERIFY(!extended.success);
        QCOMPARE(extended.reasons.front().code, QStringLiteral("R19"));
        QCOMPARE(extended.reasons.front().blocking, QStringLiteral("N10"));
        desk.library.closedRegions.clear();
        QVERIFY(desk.ledger->requeueUpload(desk.number));
        QCOMPARE(desk.upload(), (Uploaded { 1, 0, 0 }));
        QVERIFY(ask(desk.world, "Y102", amendment(desk.number)).success);
        // A filing the library refused may always be cancelled.
        desk.library.closedRegions = { QStringLiteral("640100") };
        QCOMPARE(desk.upload(), (Uploaded { 0, 1, 0 }));
        QVERIFY(ask(desk.world, "Y103", amendment(desk.number)).success);
    }

    void stubborn_makesWayForTheOthers()
    {
        Desk desk;
        const auto second = desk.world.ask(World::kiosk(), QStringLiteral("Y101"),
            insuredRegion(QStringLiteral("NX-24")),
            filingInput(QStringLiteral("NX-24"), QStringLiteral("T3")));
        QVERIFY(second.success);
        const NationalLibrary picky = [&](const LibraryEntry& entry) -> Result<LibraryAnswer> {
            if (entry.number == desk.number)
                return fail(ErrorCode::LinkTimeout, QStringLiteral("library"));
            return desk.library.tell(entry);
        };
        int ok = 0;
        for (int i = 0; i < 2; ++i)
            ok += uploadFilings(*desk.ledger, picky, 1).value_or(Uploaded {}).ok;
        QCOMPARE(ok, 1);
    }

    void ledger_ofAnOlderProgram_keepsItsFilings_andQueuesThoseGranted()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("ledger.db"));
        {
            auto old = LedgerFile::open(path);
            QVERIFY(old);
            for (int version = 0; version < 2; ++version)
                QVERIFY((*old)->script(ledgerMigrations[version]));
            QVERIFY((*old)->script(
                "INSERT INTO person VALUES('P', '01', 'C', 'N', '1', '01', '', '', '', '', '');"
                "INSERT INTO filing VALUES('F1', 'M1', 'P', '310', 'EFFECTIVE', 'L2', '650100', "
                "'640100', '', '', 'document', '2017-03-31', '', 'system', '', 'R01', '');"
                "INSERT INTO filing VALUES('F2', 'M2', 'P', '310', 'CANCELLED', 'L2', '650100', "
                "'640100', '', '', 'document', '2016-03-31', '', 'system', '', 'R01', '');"));
        }
        auto ledger = Ledger::open(path);
        QVERIFY2(ledger, qPrintable(ledger ? QString() : describe(ledger.error())));
        QCOMPARE((*ledger)->filingsOf(QStringLiteral("P"), QDate(2017, 4, 1))->size(),
            std::size_t { 2 });
        SimulatedLibrary library;
        const auto uploaded = uploadFilings(
            **ledger, [&](const LibraryEntry& entry) { return library.tell(entry); }, 10);
        QCOMPARE(uploaded.value_or(Uploaded {}), (Uploaded { 1, 0, 0 }));
        QVERIFY(library.entries().contains(QStringLiteral("F1")));
    }

    void province_tendsItselfEveryMinute()
    {
        Desk desk;
        QCOMPARE(desk.state(), QStringLiteral("queued"));
        desk.world.clock().advanceMs(60000);
        ask(desk.world, "Y104", data({ { QStringLiteral("psn_no"), personNo(somebody) } }));
        QCOMPARE(desk.state(), QStringLiteral("ok"));
    }
};

QTEST_GUILESS_MAIN(TestUpload)
#include "tst_upload.moc"
