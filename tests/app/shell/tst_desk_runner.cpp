// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"

#include "app/crypto/check_code.h"
#include "app/store/audit_trail.h"
#include "app/transactions/staff/staff_codec.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

constexpr qint64 minuteMs = 60'000;
const QString somebody = QStringLiteral("NX-23");
const QString hospital = QStringLiteral("H64010400001");

/// A kiosk and a window at the hospital, and the office that insures people.
struct Town {
    Bureau bureau;
    Sender kiosk { bureau,
        bureau.enrol(QStringLiteral("KIOSK-001"), hospital, QStringLiteral("640104"),
            QStringLiteral("001"), QStringLiteral("2")) };
    Window window { bureau,
        bureau.enrol(QStringLiteral("WINDOW-001"), hospital, QStringLiteral("640104"),
            QStringLiteral("101"), QStringLiteral("1")) };
    Window office { bureau,
        bureau.enrol(QStringLiteral("OFFICE-001"), QStringLiteral("J65000000001"),
            QStringLiteral("650000"), QStringLiteral("101"), QStringLiteral("1")) };

    /// Filed at the kiosk, waiting for somebody to judge it; answers its number.
    QString filed()
    {
        const RecordUpdate update = kiosk.send(
            QStringLiteral("Y101"), insuredRegionOf(somebody), filingOnDocuments(somebody));
        return update.response.output[u"result"][u"trt_dcla_detl_sn"].text();
    }
    /// Begun at the kiosk and left for a window, as after a forgotten PIN; answers its number.
    QString leftAtTheKiosk()
    {
        Json data = filingOnDocuments(somebody)[u"data"];
        data.set(QStringLiteral("why"), QStringLiteral("pin-forgotten"));
        const RecordUpdate update = kiosk.send(QStringLiteral("Y107"), insuredRegionOf(somebody),
            Json::object({ { QStringLiteral("data"), data } }));
        return update.response.output[u"result"][u"trt_dcla_detl_sn"].text();
    }
    Json filings()
    {
        const Answer answer = kiosk.ask(QStringLiteral("Y104"), insuredRegionOf(somebody),
            Json::object({ { QStringLiteral("data"),
                Json::object({ { QStringLiteral("psn_no"), personOf(somebody)[u"psn_no"] } }) } }));
        return answer.response.output[u"filings"];
    }
    QString stateOf(const QString& number)
    {
        const Json all = filings();
        for (const Json& one : all.items())
            if (one[u"trt_dcla_detl_sn"].text() == number)
                return one[u"state"].text();
        return {};
    }
};

/// What a clerk writes into the empty form about somebody who stands there, on paper.
void enterOnPaper(Window& window)
{
    window.act("new");
    window.type("cert-no", personOf(somebody)[u"certno"].text());
    window.act("person");
}
void completeOnPaper(Window& window, const char* category = "L2")
{
    window.type("category", QLatin1String(category));
    window.type("end", QStringLiteral("2017-06-30"));
    window.type("place", QStringLiteral("640100"));
    window.type("phone", QStringLiteral("13900000000"));
    window.type("identity", QStringLiteral("1"));
    window.act("submit");
}

bool hasField(const Window& window, const char* id)
{
    if (!window.shown.form)
        return false;
    for (const desk::Field& field : window.shown.form->fields)
        if (field.id == QLatin1String(id))
            return true;
    return false;
}

#define SEE(condition) QVERIFY2(wait([&] { return bool(condition); }), #condition)

} // namespace

class TestDeskRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logIn_rightPassword_opensTheDeskAndIsNoted()
    {
        Town town;
        QVERIFY(!town.window.isIn());
        town.window.logIn("1001");
        SEE(town.window.isIn());
        town.window.runner.reset(); // what was to be noted is noted first
        QCOMPARE(town.window.trail().first(), QStringLiteral("1001 log-in"));
    }

    void logIn_wrongFiveTimes_locksAlsoAfterARestart()
    {
        Town town;
        Window& window = town.window;
        for (int left = logInTries - 1; left >= 0; --left) {
            window.type("number", QStringLiteral("1001"));
            window.password(QStringLiteral("training-0000"));
            SEE(window.says(left > 0 ? Phrase::DeskLogInWrong : Phrase::DeskLockedUntil));
            if (left > 0)
                QCOMPARE(window.shown.notice->args.front(), WordArg { left });
            window.type("number", QString());
            window.password(QStringLiteral("x")); // no number: another notice before the next try
            SEE(left == 0 || window.says(Phrase::DeskNumberMissing));
        }
        // Another runner on the same folder, as after a restart: the right password does not do.
        window.restart();
        window.logIn("1001");
        SEE(window.says(Phrase::DeskLockedUntil));
        town.bureau.clock.advanceMs(logInLockMs);
        window.logIn("1001");
        SEE(window.isIn());
        window.runner.reset();
        const QStringList trail = window.trail();
        QCOMPARE(trail.count(QStringLiteral("1001 log-in-refused")), logInTries - 1);
        QCOMPARE(trail.count(QStringLiteral("1001 log-in-locked")), 2);
    }

    void logIn_withANumberNobodyHas_writesNothingTyped()
    {
        Town town;
        town.window.type(
            "number", QStringLiteral("training-1001")); // the password, in the wrong field
        town.window.password(QStringLiteral("whatever-it-is"));
        SEE(town.window.says(Phrase::DeskNumberOfNobody));
        town.window.runner.reset();
        QCOMPARE(town.window.trail(), QStringList { QStringLiteral("log-in-refused") });
    }

    void logIn_whileTheTrailCannotBeWritten_isRefused()
    {
        Town town;
        const QString trail = town.window.profile.file(QStringLiteral("trail.db"));
        QFile file(trail);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        town.window.logIn("1001");
        SEE(town.window.shown.noticeTone != desk::Table::Tone::Normal);
        QVERIFY(!town.window.isIn());
    }

    void view_whichStaysTheSame_isNotShownAgain()
    {
        Town town;
        SEE(town.window.shown.form);
        const int before = town.window.views;
        for (int i = 0; i < 20; ++i)
            town.window.act("nothing-of-this-name");
        QCOMPARE(town.window.views, before);
    }

    void review_approvedAtTheOffice_isEffectiveAndNamesTheReviewer()
    {
        Town town;
        const QString number = town.filed();
        QVERIFY(!number.isEmpty());
        QCOMPARE(town.stateOf(number), QStringLiteral("IN_REVIEW"));
        town.office.logIn("1002");
        SEE(town.office.lists(number));
        town.office.runner->happened(desk::Chosen { number });
        town.office.act("approve");
        QVERIFY(town.office.shown.undoSeconds > 0); // it can still be taken back
        town.office.waitOutTheGrace();
        SEE(!town.office.lists(number));
        QCOMPARE(town.stateOf(number), QStringLiteral("EFFECTIVE"));
        QCOMPARE(town.filings().items().front()[u"decided_by"].text(),
            QStringLiteral("J65000000001:1002"));
        town.office.runner.reset();
        const QStringList trail = town.office.trail();
        QVERIFY(trail.contains(QStringLiteral("1002 see ") + number));
        QVERIFY(trail.contains(QStringLiteral("1002 approve ") + number));
        const auto sound = AuditTrail::open(town.office.profile.dataDir, town.bureau.clock);
        QVERIFY(sound && !(*sound)->verify().value().firstBroken);
    }

    void approval_takenBackInItsGrace_isNeverSent()
    {
        Town town;
        const QString number = town.filed();
        town.office.logIn("1002");
        SEE(town.office.lists(number));
        town.office.runner->happened(desk::Chosen { number });
        town.office.act("approve");
        town.office.act("undo");
        town.office.waitOutTheGrace();
        town.office.act("log-out");
        town.office.logIn("1003"); // whose answers come after all that was sent before
        SEE(town.office.lists(number));
        QCOMPARE(town.stateOf(number), QStringLiteral("IN_REVIEW"));
    }

    void filing_enteredByAReviewer_isApprovedByAnotherOnly()
    {
        Town town;
        Window& office = town.office;
        office.logIn("1002");
        SEE(office.isIn());
        enterOnPaper(office);
        SEE(hasField(office, "category"));
        office.type("category", QStringLiteral("T1"));
        SEE(hasField(office, "paper:referral-certificate")); // the rules have come
        office.type("paper:referral-certificate", QStringLiteral("1"));
        office.type("referred-on", QStringLiteral("2017-03-30"));
        completeOnPaper(office, "T1"); // somebody has to judge the certificate
        SEE(office.says(Phrase::DeskJudged));
        const QString number = town.filings().items().front()[u"trt_dcla_detl_sn"].text();
        QCOMPARE(town.stateOf(number), QStringLiteral("IN_REVIEW"));
        office.act("module:reviews");
        office.act("refresh");
        SEE(office.lists(number));
        office.runner->happened(desk::Chosen { number });
        office.act("approve");
        QVERIFY(office.says(Phrase::DeskWhyFourEyes));
        QCOMPARE(office.shown.undoSeconds, 0);
        office.act("log-out");
        office.logIn("1003");
        SEE(office.lists(number));
        office.runner->happened(desk::Chosen { number });
        office.act("approve");
        office.waitOutTheGrace();
        SEE(!office.lists(number));
        QCOMPARE(town.stateOf(number), QStringLiteral("EFFECTIVE"));
        QVERIFY(!office.trail().contains(QStringLiteral("1002 approve ") + number));
    }

    void draft_leftAtAKiosk_isFoundByItsTicketAndSubmitted()
    {
        Town town;
        const QString number = town.leftAtTheKiosk();
        QCOMPARE(town.stateOf(number), QStringLiteral("DRAFT"));
        town.window.logIn("1001");
        SEE(town.window.isIn());
        town.window.type("search", number);
        town.window.act("find");
        SEE(hasField(town.window, "wish"));
        QVERIFY(hasField(town.window, "identity"));
        town.window.act("submit");
        QVERIFY(town.window.says(Phrase::DeskFormIncomplete)); // nobody has proved who they are
        town.window.type("identity", QStringLiteral("1"));
        town.window.act("submit");
        SEE(town.window.says(Phrase::DeskJudged));
        QCOMPARE(town.stateOf(number), QStringLiteral("IN_REVIEW"));
        town.window.act("print");
        SEE(town.window.receipts.size() == 1);
        QCOMPARE(town.window.receipts.front().first.number, number);
        QCOMPARE(town.window.receipts.front().second, QStringLiteral("1001"));
    }

    void entry_withoutALink_isStoredAndDecidedOnceTheLinkReturns()
    {
        Town town;
        Window& window = town.window;
        window.logIn("1001");
        SEE(window.isIn());
        SEE(window.shown.status.front().text.phrase == Phrase::Online);
        town.bureau.cut = true;
        enterOnPaper(window);
        SEE(hasField(window, "insured")); // nobody can be asked: it is written down by hand
        window.type("name", personOf(somebody)[u"psn_name"].text());
        window.type("insured", insuredRegionOf(somebody));
        completeOnPaper(window);
        SEE([&] { // a link that seemed good when it was sent is given up after some seconds
            window.runner->happened(desk::SecondPassed {});
            return window.says(Phrase::DeskStoredHere);
        }());
        town.bureau.cut = false;
        SEE([&] {
            town.bureau.clock.advanceMs(minuteMs);
            window.keeper.nudge();
            return window.says(Phrase::DeskJudged);
        }());
        const Json all = town.filings();
        QCOMPARE(all.items().size(), std::size_t { 1 });
        QCOMPARE(all.items().front()[u"state"].text(), QStringLiteral("IN_REVIEW"));
    }

    void entry_beforeThereWasEverALink_hasPlacesToChooseFrom()
    {
        Town town;
        town.bureau.cut = true;
        Window fresh(town.bureau,
            town.bureau.enrol(QStringLiteral("WINDOW-002"), hospital, QStringLiteral("640104"),
                QStringLiteral("102"), QStringLiteral("1")));
        fresh.logIn("1001");
        SEE(fresh.isIn());
        enterOnPaper(fresh);
        SEE(hasField(fresh, "insured"));
        for (const desk::Field& field : fresh.shown.form->fields)
            QVERIFY2(field.id != QLatin1String("insured") || field.options.size() > 300, "places");
        fresh.type("name", personOf(somebody)[u"psn_name"].text());
        fresh.type("insured", insuredRegionOf(somebody));
        completeOnPaper(fresh);
        SEE(fresh.says(Phrase::DeskStoredHere));
    }

    void notes_whileSomebodyReadsTheTrail_areWrittenAfterwards()
    {
        Town town;
        Window& window = town.window;
        window.logIn("1001");
        SEE(window.isIn());
        auto reader = AuditTrail::open(window.profile.dataDir, town.bureau.clock);
        SEE(reader || (reader = AuditTrail::open(window.profile.dataDir, town.bureau.clock)));
        QVERIFY((*reader)->latest(1));
        window.type("search", QStringLiteral("BA999999"));
        window.act("find");
        SEE(window.says(Phrase::DeskTrouble)); // it could not be noted, and that is said
        reader = fail(ErrorCode::BadInput);
        window.act("module:trail");
        SEE([&] {
            window.act("refresh");
            for (const desk::Table::Line& line : window.shown.table->lines)
                if (line.cells[2] == Words::code(QStringLiteral("trail"), QStringLiteral("search")))
                    return true;
            return false;
        }());
        window.runner.reset();
        QCOMPARE(window.trail().count(QStringLiteral("1001 search")), 1);
    }

    void window_closed_sendsWhatCouldStillBeTakenBack()
    {
        Town town;
        const QString number = town.filed();
        town.office.logIn("1002");
        SEE(town.office.lists(number));
        town.office.runner->happened(desk::Chosen { number });
        town.office.act("approve");
        town.office.runner->leave();
        QVERIFY(!town.office.isIn());
        SEE(town.stateOf(number) == QLatin1String("EFFECTIVE"));
    }

    void window_closedBehindItsLock_logsOutToo()
    {
        Town town;
        town.window.logIn("1001");
        SEE(town.window.isIn());
        town.window.act("lock");
        town.window.runner->leave();
        town.window.runner.reset();
        QCOMPARE(town.window.trail().last(), QStringLiteral("1001 log-out"));
    }

    void record_storedOffLine_isSentLaterInTheNameOfWhoMadeIt()
    {
        Town town;
        const QString number = town.filed();
        town.office.logIn("1002");
        SEE(town.office.lists(number));
        town.bureau.cut = true;
        town.office.runner->happened(desk::Chosen { number });
        town.office.act("approve");
        town.office.act("log-out"); // it leaves, and so does the clerk
        SEE(!town.office.isIn());
        town.office.logIn("1003");
        SEE(town.office.isIn());
        town.bureau.cut = false;
        SEE([&] {
            town.bureau.clock.advanceMs(minuteMs);
            town.office.keeper.nudge();
            return town.stateOf(number) == QLatin1String("EFFECTIVE");
        }());
        QCOMPARE(town.filings().items().front()[u"decided_by"].text(),
            QStringLiteral("J65000000001:1002"));
    }

    void call_ofAKiosk_arrivesAndIsTaken()
    {
        Town town;
        town.window.logIn("1001");
        SEE(town.window.isIn());
        const Answer called = town.kiosk.ask(QStringLiteral("Y108"), {},
            toWire(StaffCall { QStringLiteral("KIOSK-001"), QStringLiteral("Pin") }));
        QCOMPARE(called.outcome, Answer::Outcome::Done);
        town.window.act("module:calls");
        SEE(town.window.lists(QStringLiteral("KIOSK-001")));
        town.window.runner->happened(desk::Chosen { QStringLiteral("KIOSK-001") });
        town.window.act("take");
        QVERIFY(town.window.says(Phrase::DeskCallTaken));
        QVERIFY(!town.window.lists(QStringLiteral("KIOSK-001")));
        SEE([&] { // for every window of the house
            const Answer left =
                town.window.keeper.ask(QStringLiteral("Y109"), {}, toWire(StaffCallQuery {})).get();
            return left.outcome == Answer::Outcome::Done
                && left.response.output[u"calls"].items().empty();
        }());
    }

    void slip_isGenuineOnlyWithItsOwnCode_data()
    {
        QTest::addColumn<QString>("codeFor"); // the status the code on the slip was made for
        QTest::addColumn<bool>("typed");
        QTest::addColumn<bool>("genuine");
        QTest::newRow("scanned") << "accepted" << false << true;
        QTest::newRow("typed") << "accepted" << true << true;
        QTest::newRow("of another status") << "done" << false << false;
        QTest::newRow("typed, made up") << "" << true << false;
    }
    void slip_isGenuineOnlyWithItsOwnCode()
    {
        QFETCH(QString, codeFor);
        QFETCH(bool, typed);
        QFETCH(bool, genuine);
        Town town;
        const auto key = readSlipKey(town.window.profile.dataDir);
        QVERIFY(key);
        const QString number = town.filed();
        town.window.logIn("1001");
        SEE(town.window.isIn());
        const QString code =
            codeFor.isEmpty() ? QStringLiteral("9F3C-77A1") : checkCode(*key, number, codeFor);
        town.window.type("search",
            typed ? number + QLatin1Char(' ') + code
                  : QStringLiteral("YD1|%1|%2|accepted").arg(number, code));
        town.window.act("find");
        SEE(hasField(town.window, "cert-no") && hasField(town.window, "wish"));
        // What was found does not wipe out what the slip is.
        QVERIFY(town.window.says(genuine ? Phrase::DeskSlipGenuine : Phrase::DeskSlipFalse));
        QCOMPARE(town.window.shown.noticeTone,
            genuine ? desk::Table::Tone::Normal : desk::Table::Tone::Alarm);
        town.window.act("help");
        QVERIFY(!town.window.says(Phrase::DeskSlipFalse)); // seen, once a key was pressed
    }
};

QTEST_GUILESS_MAIN(TestDeskRunner)
#include "tst_desk_runner.moc"
