// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// A real folder, a real outbox, and whatever somebody may put into the one.
#include "app/sync/bill_folder.h"
#include "app/sync/lanes.h"
#include "app/sync/status_server.h"

#include "support_station.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>
#include <mutex>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

using namespace yidi;

namespace {

constexpr int patienceMs = 20000;
#define SEE(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patienceMs)

/// A share whose server may go: then a call into it does not return.
struct Share {
    std::mutex mutex;
    std::condition_variable moved;
    QByteArray gone; ///< the folder nobody answers for
    int waiting = 0;

    void go(const QString& folder)
    {
        const std::lock_guard lock(mutex);
        gone = QFile::encodeName(folder);
        moved.notify_all();
    }
    void comeBack()
    {
        std::unique_lock lock(mutex);
        gone.clear();
        moved.notify_all();
        moved.wait(lock, [this] { return waiting == 0; });
    }
    void pass(const char* path)
    {
        std::unique_lock lock(mutex);
        ++waiting;
        moved.wait(lock, [&] { return gone.isEmpty() || !QByteArray(path).startsWith(gone); });
        --waiting;
        moved.notify_all();
    }
};

Share& share()
{
    static Share& one = *new Share; // for the thread that is left behind, however long it stays
    return one;
}

class NoLink : public ProvinceLink {
public:
    void post(const QString&, const QByteArray&, int, Callback done) override
    {
        done(fail(ErrorCode::LinkDown));
    }
};

QByteArray bill(const QByteArray& mdtrtId = "M001", const QByteArray& serial = "F1")
{
    return R"({"insuplc_admdvs":"650100","visit":{"mdtrt_id":")" + mdtrtId
        + R"(","psn_no":"65000000000001","certno":"650102195003070013","insutype":"310",)"
          R"("med_type":"21","begntime":"2017-03-20 08:00:00","endtime":"2017-03-30 10:00:00"},)"
          R"("deposit":"500.00","input":{"feedetail":[{"feedetl_sn":")"
        + serial + R"(","mdtrt_id":")" + mdtrtId
        + R"(","psn_no":"65000000000001","med_type":"21","fee_ocur_time":"2017-03-21 09:00:00",)"
          R"("med_list_codg":"XA01","medins_list_codg":"H1","det_item_fee_sumamt":120.50,)"
          R"("cnt":"1.0000","pric":"120.500000"}]}})";
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path + QStringLiteral(".part"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QVERIFY(file.rename(path));
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A drop folder beside the data folder of a station without a link.
struct World {
    QTemporaryDir dir;
    ManualClock clock { testMorning() };
    QString folder = dir.filePath(QStringLiteral("bills"));
    StationProfile profile = testProfile(dir.filePath(QStringLiteral("station")));
    std::shared_ptr<Keeper> keeper;
    std::unique_ptr<BillFolder> bills;
    std::shared_ptr<const HospitalBills> known;

    World()
    {
        QDir().mkpath(profile.dataDir);
        QDir().mkpath(folder + QStringLiteral("/in"));
        enrolForTest(profile.dataDir);
    }
    ~World() { stop(); }

    QString file(const char* path) const { return folder + QLatin1Char('/') + QLatin1String(path); }
    bool has(const char* path) const { return QFile::exists(file(path)); }
    void drop(const char* name, const QByteArray& bytes)
    {
        put(file("in/") + QLatin1String(name), bytes);
    }

    void start(BillFolder::Takes takes = BillFolder::Takes::Bills)
    {
        keeper = std::make_shared<Keeper>(
            profile, clock, [](const auto&) { return std::make_unique<NoLink>(); });
        bills = std::make_unique<BillFolder>(folder, profile, clock, keeper, takes);
        QObject::connect(bills.get(), &BillFolder::billsChanged, bills.get(),
            [this](const auto& now) { known = now; });
        keeper->start();
        bills->start();
    }
    void stop()
    {
        bills.reset();
        keeper.reset();
    }
    std::unique_ptr<Outbox> outbox()
    {
        stop();
        auto opened =
            Outbox::open(profile.file(QStringLiteral("queue.db")), testOwner(), clock).value();
        opened->keepAnswers();
        return opened;
    }
};

QString settledRecord(Outbox& outbox, const char* infno, RecordState end, const char* answer)
{
    RecordDraft draft = testDraft(QLatin1String(infno) + QLatin1String(answer));
    draft.infno = QLatin1String(infno);
    draft.input = parseJson(R"({"data":{"mdtrt_id":"M001","psn_no":"65000000000001"}})").value();
    const QString msgid = outbox.add(draft).value().msgid;
    const bool done = outbox.markSending(msgid)
        && outbox.close(testClosing(
            msgid, end == RecordState::Acked ? MessageEnd::Done : MessageEnd::Refused, answer));
    return done ? msgid : QString();
}

} // namespace

/// Stands before the C library's own: where a share is felt when it hangs.
extern "C" DIR* opendir(const char* path)
{
    share().pass(path);
    const int folder = ::open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);
    return folder < 0 ? nullptr : ::fdopendir(folder);
}

class TestBillFolder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bill_droppedIn_becomesARecordAndIsKnown()
    {
        World world;
        world.start();
        world.drop("visit-1.json", bill());
        SEE(world.has("taken/visit-1.json") && world.known);
        QVERIFY(!world.has("in/visit-1.json"));
        const auto visits = world.known->openVisitsOf(QStringLiteral("65000000000001"));
        QCOMPARE(visits.size(), std::size_t(1));
        QCOMPARE(visits.front().deposit, Fen(50'000));
        QCOMPARE(visits.front().institutionCode, QStringLiteral("H64010400001"));
        QVERIFY(visits.front().isDischarged());
        auto outbox = world.outbox();
        const auto records = outbox->inState(RecordState::Ready).value();
        QCOMPARE(records.size(), std::size_t(1));
        QCOMPARE(records.front().infno, QStringLiteral("2301"));
        QCOMPARE(records.front().insuplcAdmdvs, QStringLiteral("650100"));
        QCOMPARE(writeJson((*parseJson(bill()))[u"input"]), openedAgain(records.front()));
    }

    void bill_droppedTwiceUnderTwoNames_makesOneRecord()
    {
        World world;
        world.drop("a.json", bill());
        world.start();
        SEE(world.has("taken/a.json"));
        world.stop();
        world.drop("b.json", bill());
        world.drop("a.json", bill("M002"));
        world.start();
        SEE(world.has("taken/b.json") && QDir(world.file("in")).isEmpty());
        SEE(world.known && world.known->size() == 2);
        QCOMPARE(world.outbox()->status().value().pending(), 2);
        // The first of the name is still there.
        QCOMPARE(contents(world.file("taken/a.json")), bill());
    }

    void bills_ofOneVisit_addUpAndTheLaterOneKnowsBetter()
    {
        HospitalBills bills;
        bills.add(readHospitalBill(bill("M001", "F1")).value());
        QByteArray later = bill("M001", "F2");
        later.replace("500.00", "0.00");
        bills.add(readHospitalBill(later).value());
        bills.add(readHospitalBill(later).value());
        const HospitalBill* known =
            bills.find(bills.openVisitsOf(QStringLiteral("65000000000001")).front());
        QVERIFY(known);
        QCOMPARE(known->lines.size(), std::size_t(2));
        QCOMPARE(known->visit.deposit, Fen());
        bills.setSettled(QStringLiteral("M001"), true);
        QVERIFY(bills.openVisitsOf(QStringLiteral("65000000000001")).empty());
    }

    /// The hospital names somebody's visit in another person's bill.
    void bill_withAnothersVisit_isNeitherTheirMoneyNorTheirCharges()
    {
        HospitalBills bills;
        bills.add(readHospitalBill(bill()).value());
        QByteArray wrong = bill("M001", "F9");
        wrong.replace("65000000000001", "65000000000002").replace("500.00", "9000.00");
        bills.add(readHospitalBill(wrong).value());
        const auto theirs = bills.openVisitsOf(QStringLiteral("65000000000001"));
        QCOMPARE(theirs.size(), std::size_t(1));
        QCOMPARE(theirs.front().deposit, Fen(50'000));
        QCOMPARE(bills.find(theirs.front())->lines.size(), std::size_t(1));
        bills.setSettled(QStringLiteral("M001"), true);
        QVERIFY(bills.openVisitsOf(QStringLiteral("65000000000001")).empty());
    }

    void claimed_whenThePowerWasCut_isFinishedAfterTheStart_data()
    {
        QTest::addColumn<bool>("stored");
        QTest::newRow("before it was stored") << false;
        QTest::newRow("after it was stored") << true;
    }
    void claimed_whenThePowerWasCut_isFinishedAfterTheStart()
    {
        QFETCH(bool, stored);
        World world;
        QVERIFY(QDir().mkpath(world.file("taking/001")));
        put(world.file("taking/001/x.json"), bill());
        if (stored) {
            auto outbox = world.outbox();
            const Lanes lanes(world.profile);
            QVERIFY(outbox->add(uploadOf(readHospitalBill(bill()).value(), bill(),
                lanes.of(QStringLiteral("650102195003070013")))));
        }
        world.start();
        SEE(world.has("taken/x.json"));
        QCOMPARE(world.outbox()->status().value().pending(), 1);
    }

    void hostileContents_areRejectedByName_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const QByteArray& bytes, const char* reason) {
            QTest::newRow(name) << bytes << QByteArray(reason);
        };
        const auto with = [](const char* what, const QByteArray& by) {
            return bill().replace(what, by);
        };
        row("empty", "", "");
        row("no JSON", "MZ\x90", "");
        row("cut", bill().left(200), "");
        row("a list", "[]", "insuplc_admdvs");
        row("no region", with("\"650100\"", "\"65\""), "insuplc_admdvs");
        row("no visit", R"({"insuplc_admdvs":"650100","input":{}})", "visit");
        row("no lines", with("\"feedetail\"", "\"fee\""), "input.feedetail is missing");
        row("a path as visit", bill("../../x"), "visit.mdtrt_id");
        row("another visit's line",
            bill().replace(R"("mdtrt_id":"M001","psn_no":"65000000000001","med_type":"21","fee)",
                R"("mdtrt_id":"M009","psn_no":"65000000000001","med_type":"21","fee)"),
            "input.feedetail[0].mdtrt_id");
        row("another person's line",
            bill().replace(R"("psn_no":"65000000000001","med_type":"21","fee)",
                R"("psn_no":"65000000000002","med_type":"21","fee)"),
            "input.feedetail[0].psn_no");
        row("NaN", with("120.50,", "NaN,"), "");
        row("1e400", with("120.50,", "1e400,"), "Number too big");
        row("negative", with("120.50,", "-1.00,"), "det_item_fee_sumamt is negative");
        row("three decimals", with("120.50,", "0.001,"), "det_item_fee_sumamt");
        row("no date", with("2017-03-21 09:00:00", "2017-02-30"), "fee_ocur_time");
        row("ends before it begins", with("2017-03-30 10", "2017-03-10 10"), "visit.endtime");
        row("negative deposit", with("500.00", "-500.00"), "deposit");
        row("a member twice", with("\"deposit\"", "\"visit\":1,\"deposit\""), "");
        row("deep", QByteArray(10'000, '['), "");
        row("too large", QByteArray(9 * 1024 * 1024, ' '), "8 MiB");
        row("lone surrogate", with("H1", "\\ud800"), "");
        QByteArray twice = bill();
        const qsizetype at = twice.indexOf("{\"feedetl_sn");
        const QByteArray line = twice.mid(at, twice.lastIndexOf("]") - at);
        row("a serial twice", twice.replace(line, line + ',' + line), "feedetl_sn is there twice");
    }
    void hostileContents_areRejectedByName()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, reason);
        World world;
        world.drop("bad.json", bytes);
        world.drop("good.json", bill("M777"));
        world.start();
        SEE(world.has("rejected/bad.json") && world.has("taken/good.json"));
        const auto told = parseJson(contents(world.file("rejected/bad.json.reason.json")));
        QVERIFY(told);
        QCOMPARE((*told)[u"error"].text(), QStringLiteral("BillMalformed"));
        QVERIFY2((*told)[u"reason"].text().toUtf8().contains(reason),
            qPrintable((*told)[u"reason"].text()));
        QCOMPARE(contents(world.file("rejected/bad.json")), bytes);
        QCOMPARE(world.outbox()->status().value().pending(), 1);
    }

    void whatIsNoFile_isSetAsideAndHoldsNothingUp()
    {
        World world;
        QVERIFY(QDir().mkpath(world.file("in/folder.json")));
        QCOMPARE(::mkfifo(qPrintable(world.file("in/pipe.json")), 0600), 0);
        put(world.profile.file(QStringLiteral("secret")), "station's own");
        QVERIFY(
            QFile::link(world.profile.file(QStringLiteral("secret")), world.file("in/link.json")));
        QVERIFY(QFile::link(QStringLiteral("/nowhere"), world.file("in/dangling.json")));
        put(world.file("in/") + QString(200, u'n') + QStringLiteral(".json"), "x");
        QFile strange(world.file("in/") + QStringLiteral("in\nit.json"));
        QVERIFY(strange.open(QIODevice::WriteOnly));
        put(world.file("in/notes.txt"), "not ours");
        put(world.file("in/.hidden.json"), "being written");
        world.drop("zz-good.json", bill());
        world.start();
        SEE(world.has("taken/zz-good.json"));
        for (const char* name : { "folder", "pipe", "dangling", "link" }) {
            const QByteArray at = QByteArray("rejected/") + name + ".json.reason.json";
            QVERIFY2(world.has(at.constData()), at.constData());
        }
        QCOMPARE(contents(world.profile.file(QStringLiteral("secret"))), "station's own");
        SEE(QDir(world.file("in")).entryList(QDir::Files).size() == 1);
        QVERIFY(world.has("in/notes.txt") && world.has("in/.hidden.json"));
    }

    void ends_ofSettlements_goBackInOrderAndOnce()
    {
        World world;
        put(world.file("in/v.json"), bill());
        world.start();
        SEE(world.has("taken/v.json"));
        {
            auto outbox = world.outbox();
            QVERIFY(!settledRecord(*outbox, "2304", RecordState::Acked,
                R"({"output":{"setlinfo":{"setl_id":"S1","psn_cash_pay":12.34},"setldetail":[]}})")
                         .isEmpty());
            QVERIFY(!settledRecord(
                *outbox, "2304", RecordState::Refused, R"({"output":{"reasons":[{"code":"S03"}]}})")
                         .isEmpty());
        }
        world.start();
        SEE(world.has("out/M001.json"));
        SEE(world.known && world.known->openVisitsOf(QStringLiteral("65000000000001")).empty());
        auto told = parseJson(contents(world.file("out/M001.json"))).value();
        QCOMPARE(told[u"state"].text(), QStringLiteral("settled")); // the refusal hides nothing
        QCOMPARE(told[u"setlinfo"][u"psn_cash_pay"].text(), QStringLiteral("12.34"));
        // Picked up, it does not come again, also after a start.
        {
            auto outbox = world.outbox();
            QVERIFY(QFile::remove(world.file("out/M001.json")));
            QVERIFY(outbox->untold(10).value().empty());
            QVERIFY(!settledRecord(*outbox, "2305", RecordState::Acked,
                R"({"output":{"setlinfo":{"setl_id":"S2","psn_cash_pay":-12.34}}})")
                         .isEmpty());
        }
        world.start();
        SEE(world.has("out/M001.json"));
        told = parseJson(contents(world.file("out/M001.json"))).value();
        QCOMPARE(told[u"state"].text(), QStringLiteral("cancelled"));
        SEE(world.known && !world.known->openVisitsOf(QStringLiteral("65000000000001")).empty());
    }

    void window_answersAndReads_butTakesNoBills()
    {
        World world;
        QVERIFY(QDir().mkpath(world.file("book")));
        put(world.file("book/2017-03-30.txt"), "S1\tM1");
        world.drop("v.json", bill());
        QVERIFY(!settledRecord(*world.outbox(), "2305", RecordState::Acked,
            R"({"output":{"setlinfo":{"setl_id":"S2"}}})")
                     .isEmpty());
        world.start(BillFolder::Takes::Nothing);
        SEE(contents(world.file("out/M001.json")).contains("cancelled"));
        QSignalSpy read(world.bills.get(), &BillFolder::booksRead);
        world.bills->readBooks(1, { 2017, 3, 30 }, { 2017, 3, 30 });
        SEE(read.size() == 1);
        const auto books = read[0][1].value<std::map<QDate, QByteArray>>();
        QCOMPARE(books.size(), std::size_t(1));
        QCOMPARE(world.bills->facts().taken, 0);
        QVERIFY(world.has("in/v.json"));
        QCOMPARE(world.outbox()->status().value().pending(), 0);
    }

    /// Two machines at one folder: what one took the other knows without being started again.
    void bill_takenByAnotherStation_isKnownHereAsWell()
    {
        World first;
        World second;
        second.folder = first.folder;
        second.profile.stationNumber = QStringLiteral("002");
        first.start();
        second.start();
        first.drop("a.json", bill());
        SEE(first.has("taken/a.json"));
        first.drop("b.json", bill("M002", "F2"));
        SEE(first.has("taken/b.json"));
        const QString person = QStringLiteral("65000000000001");
        for (World* world : { &first, &second })
            SEE(world->known && world->known->openVisitsOf(person).size() == 2);
    }

    void answer_whereALinkLies_replacesTheLinkAlone()
    {
        World world;
        const QString victim = world.profile.file(QStringLiteral("victim"));
        put(victim, "mine");
        QVERIFY(QDir().mkpath(world.file("out")));
        QVERIFY(QFile::link(victim, world.file("out/M001.json")));
        QVERIFY(QFile::link(victim, world.file("out/.new-001")));
        QVERIFY(!settledRecord(*world.outbox(), "2304", RecordState::Acked,
            R"({"output":{"setlinfo":{"setl_id":"S1"}}})")
                     .isEmpty());
        world.start();
        SEE(contents(world.file("out/M001.json")).contains("settled"));
        QCOMPARE(contents(victim), QByteArray("mine"));
    }

    void folder_thatVanishes_isToldAndTakenUpAgain()
    {
        World world;
        world.start();
        const auto state = [&] { return world.bills->facts().state; };
        SEE(state() == BillFolder::State::There);
        QVERIFY(QDir().rename(world.folder, world.folder + QStringLiteral(".away")));
        SEE(state() == BillFolder::State::Gone);
        // An empty mount point is no folder of ours to fill.
        QVERIFY(QDir().mkpath(world.folder));
        QTRY_VERIFY_WITH_TIMEOUT(state() == BillFolder::State::Gone, patienceMs);
        QVERIFY(QDir(world.folder).isEmpty());
        QVERIFY(QDir().rmdir(world.folder));
        QVERIFY(QDir().rename(world.folder + QStringLiteral(".away"), world.folder));
        world.drop("late.json", bill());
        SEE(world.has("taken/late.json"));
        const auto told = [&] {
            const auto status = askStationStatus(world.profile.dataDir, patienceMs);
            return status ? (*status)[u"bills"][u"state"].text() : QString();
        };
        SEE(told() == QLatin1String("there"));
    }

    void books_ofDays_areReadAsTheyLie()
    {
        World world;
        QVERIFY(QDir().mkpath(world.file("book")));
        put(world.file("book/2017-03-30.txt"), "S1\tM1");
        world.start();
        QSignalSpy read(world.bills.get(), &BillFolder::booksRead);
        world.bills->readBooks(7, { 2017, 3, 29 }, { 2017, 3, 31 });
        SEE(read.size() == 1);
        const auto books = read[0][1].value<std::map<QDate, QByteArray>>();
        QCOMPARE(books.size(), std::size_t(1));
        QCOMPARE(books.begin()->second, QByteArray("S1\tM1"));
    }

    /// A share whose server is gone: every call into it hangs. The rest of the station does not.
    void folder_thatHangs_holdsUpNothingElse()
    {
        World world;
        world.start();
        SEE(world.bills->facts().state == BillFolder::State::There);
        share().go(world.folder);
        SEE(world.bills->facts().state == BillFolder::State::Hangs);
        QSignalSpy read(world.bills.get(), &BillFolder::booksRead);
        world.bills->readBooks(1, { 2017, 3, 31 }, { 2017, 3, 31 });
        SEE(read.size() == 1);
        QSignalSpy stored(world.keeper.get(), &Keeper::stored);
        world.keeper->submit(1, testDraft(QStringLiteral("lane")));
        SEE(stored.size() == 1);
        const auto status = askStationStatus(world.profile.dataDir, patienceMs);
        QCOMPARE((*status)[u"bills"][u"state"].text(), QStringLiteral("hangs"));
        // The program leaves; the thread stays behind until the share lets go.
        world.stop();
        share().comeBack();
    }
};

QTEST_GUILESS_MAIN(TestBillFolder)
#include "tst_bill_folder.moc"
