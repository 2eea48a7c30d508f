// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"
#include "tests/app/sync/support_station.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

const QString hospital = QStringLiteral("H64010400001");
const QString insured = QStringLiteral("650100");

/// The hospital's own system, and its window.
struct House {
    Bureau bureau;
    Sender system { bureau,
        bureau.enrol(QStringLiteral("HIS-900"), hospital, QStringLiteral("640104"),
            QStringLiteral("900"), QStringLiteral("3")) };
    Window window { bureau,
        bureau.enrol(QStringLiteral("WINDOW-001"), hospital, QStringLiteral("640104"),
            QStringLiteral("101"), QStringLiteral("1")) };

    /// A stay of the training world, discharged and not settled; answers the visit's number.
    QString discharged()
    {
        QString visit;
        for (const char* infno : { "2401", "2301", "2402" }) {
            const auto one = readJsonFile(
                QStringLiteral(YIDI_SOURCE_DIR "/resources/training/stays/NX-01/%1.json")
                    .arg(QLatin1String(infno)));
            const RecordUpdate done =
                system.send(QLatin1String(infno), insured, withVisit((*one)[u"input"], visit));
            if (visit.isEmpty())
                visit = done.response.output[u"result"][u"mdtrt_id"].text();
        }
        return visit;
    }
    /// The key of the page, or of what lies over it; waits until it can be pressed.
    bool press(const char* key)
    {
        QString id;
        const bool found = wait([&] {
            const auto& actions =
                window.shown.prompt ? window.shown.prompt->actions : window.shown.actions;
            for (const desk::KeyAction& action : actions)
                if (action.key == QLatin1String(key) && action.enabled)
                    id = action.id;
            return !id.isEmpty();
        });
        if (found)
            window.runner->happened(desk::Act { id });
        return found;
    }
    void search(const QString& text)
    {
        window.type("search", text);
        window.act("find");
    }
    /// A supervisor logs in beside the clerk.
    bool agree()
    {
        if (!wait([&] { return window.shown.prompt && window.shown.prompt->form; }))
            return false;
        window.type("number", QStringLiteral("1003"));
        window.password(QStringLiteral("training-1003"));
        return wait([&] { return !window.shown.prompt; });
    }
};

#define SEE(condition) QVERIFY2(wait([&] { return bool(condition); }), #condition)

} // namespace

class TestDeskMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Found, settled as estimated, printed again, compared, cancelled, settled anew: by keys.
    void settlement_fromEstimateToCancellation_onTheRealParts()
    {
        House house;
        Window& window = house.window;
        const QString visit = house.discharged();
        QVERIFY(!visit.isEmpty());
        window.logIn("1001");
        SEE(window.isIn());
        window.act("module:settlements");
        house.search(visit);
        SEE(window.shown.table && window.shown.table->lines.size() == 1);

        QVERIFY(house.press("F8")); // what would it come to?
        SEE(window.says(Phrase::DeskMoneyEstimated));
        QVERIFY(house.press("F8"));
        QVERIFY(house.press("F8"));
        QVERIFY(house.agree());
        SEE(window.says(Phrase::DeskMoneySettled));
        SEE(window.statements.size() == 1);
        const Settlement first = window.statements[0].settlement;
        QVERIFY(!window.statements[0].again);
        QVERIFY(!first.setlId.isEmpty());
        QVERIFY(window.statements[0].maskedCertNo.contains(QLatin1Char('*')));

        house.search(first.setlId);
        SEE(window.lists(first.setlId));
        QVERIFY(house.press("Ctrl+P"));
        SEE(window.statements.size() == 2);
        QVERIFY(window.statements[1].again);
        QCOMPARE(window.statements[1].settlement.amounts, first.amounts);
        QVERIFY(!window.statements[1].settlement.steps.empty());

        window.act("module:day");
        SEE(window.says(Phrase::DeskDayAgrees));
        QVERIFY(house.press("Ctrl+P"));
        SEE(window.days.size() == 1);
        QCOMPARE(window.days[0].compared.source, QStringLiteral("station"));

        window.act("module:settlements");
        QVERIFY(house.press("F9"));
        QVERIFY(house.press("F8"));
        QVERIFY(house.agree());
        SEE(window.says(Phrase::DeskMoneyCancelled));
        QCOMPARE(window.cancelled, QStringList { first.setlId });
        QCOMPARE(window.shown.notice->args[1], WordArg { first.amounts.fund_pay_sumamt });

        house.search(visit);
        SEE(window.lists(first.setlId));
        window.runner->happened(desk::Chosen { first.setlId });
        QVERIFY(house.press("F8"));
        SEE(window.says(Phrase::DeskMoneyEstimated));
        QVERIFY(house.press("F8"));
        QVERIFY(house.press("F8"));
        QVERIFY(house.agree());
        SEE(window.statements.size() == 3);
        // Accumulators are back to the fen: the same again.
        QCOMPARE(window.statements[2].settlement.amounts, first.amounts);
        QVERIFY(window.statements[2].settlement.setlId != first.setlId);

        window.runner.reset();
        const QStringList trail = window.trail();
        QVERIFY(trail.contains(QStringLiteral("1001 resettle ") + visit));
        QVERIFY(trail.contains(QStringLiteral("1001 cancel-settlement ") + first.setlId));
        QCOMPARE(trail.count(QStringLiteral("1001 second 1003")), 3);
    }

    void settlement_whileTheLineIsCut_isGivenUpAndTakesNothing()
    {
        House house;
        Window& window = house.window;
        const QString visit = house.discharged();
        window.logIn("1001");
        SEE(window.isIn());
        window.act("module:settlements");
        house.search(visit);
        SEE(window.shown.table && window.shown.table->lines.size() == 1);
        QVERIFY(house.press("F8"));
        SEE(window.says(Phrase::DeskMoneyEstimated));
        QVERIFY(house.press("F8"));
        QVERIFY(house.press("F8"));
        SEE(window.shown.prompt && window.shown.prompt->form);
        house.bureau.cut = true;
        QVERIFY(house.agree());
        SEE(window.says(Phrase::DeskMoneyPending));
        QVERIFY(window.statements.empty());
        house.bureau.cut = false;
        // Time passes until the next try.
        SEE((house.bureau.clock.advanceMs(100), window.says(Phrase::DeskMoneyWithdrawn)));
        QVERIFY(window.statements.empty());
    }

    void differences_ofAQuietHouse_areNone()
    {
        House house;
        Window& window = house.window;
        window.logIn("1001");
        SEE(window.isIn());
        window.act("module:differences");
        SEE(window.shown.table && window.shown.table->empty.phrase == Phrase::DeskDiffEmpty);
        QVERIFY(house.press("F9"));
        SEE(window.shown.table->empty.phrase == Phrase::DeskDiffNoCodes
            || !window.shown.table->lines.empty());
    }

    void writeOff_ofADifference_outlastsARestart()
    {
        House house;
        Window& window = house.window;
        const QString visit = house.discharged();
        // Settled by the hospital's system: this window's own book does not have it.
        const RecordUpdate settled = house.system.send(QStringLiteral("2304"), insured,
            Json::object({ { QStringLiteral("data"),
                Json::object(
                    { { QStringLiteral("psn_no"), personOf(QStringLiteral("NX-01"))[u"psn_no"] },
                        { QStringLiteral("mdtrt_id"), visit },
                        { QStringLiteral("insutype"), QStringLiteral("310") } }) } }));
        QCOMPARE(settled.state, RecordState::Acked);
        window.logIn("1001");
        SEE(window.isIn());
        window.act("module:day");
        SEE(window.says(Phrase::DeskDayDiffers));
        QVERIFY(house.press("Return"));
        QVERIFY(house.press("F9"));
        QVERIFY(house.press("Return"));
        QVERIFY(house.agree());
        SEE(window.says(Phrase::DeskDayWrittenOff));
        window.restart();
        window.logIn("1001");
        SEE(window.isIn());
        window.act("module:day");
        SEE(window.shown.notice);
        QVERIFY(!window.says(Phrase::DeskDayDiffers));
    }
};

QTEST_GUILESS_MAIN(TestDeskMoney)
#include "tst_desk_money.moc"
