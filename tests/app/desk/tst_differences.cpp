// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_money.h"

#include <QTest>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

class DifferencesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logIn_atAHouse_asksWhatDiffers()
    {
        Played play;
        play.place = hospitalWindow();
        play.say(LinkIs { true });
        play.logIn(clerk());
        QCOMPARE(play.count<AskProvisionals>(), 1);
        QCOMPARE(play.count<AskUnmapped>(), 1);
        play.say(ProvisionalsKnown { provisionals() });
        for (const Module& module : play.view().modules)
            if (module.id == QLatin1String("differences"))
                QCOMPARE(module.count, 2);
    }

    void list_beginsWithWhatAClerkMustSeeTo()
    {
        const View shown = atDifferences(clerk()).view();
        QStringList order;
        for (const Table::Line& line : shown.table->lines)
            order.append(line.id);
        QCOMPARE(order.mid(0, 2), QStringList({ QStringLiteral("P2"), QStringLiteral("P3") }));
        QVERIFY(says(shown, Phrase::DeskPanelRemedy));
    }

    void line_thatWasRefused_saysWhy()
    {
        Played play = atDifferences(clerk());
        play.say(Chosen { QStringLiteral("P2") });
        QVERIFY(!says(play.view(), Phrase::DeskPanelAgainst));
        auto lines = provisionals();
        lines[1].state = QStringLiteral("refused");
        lines[1].why = { { QStringLiteral("S12"), {}, {} } };
        play.say(ProvisionalsKnown { lines });
        const View shown = play.view();
        QVERIFY(says(shown, Phrase::DeskPanelAgainst));
        QCOMPARE(shown.panels.back().rows[0].label, Words::plain(QStringLiteral("S12")));
    }

    void close_offersWhatFits_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("how");
        QTest::newRow("comes to more") << "P2"
                                       << "collected";
        QTest::newRow("comes to less") << "P3"
                                       << "given-back";
    }
    void close_offersWhatFits()
    {
        QFETCH(QString, line);
        Played play = atDifferences(clerk());
        play.say(Chosen { line });
        QVERIFY(play.press(QStringLiteral("F8")));
        QVERIFY(play.press(QStringLiteral("Return")));
        QCOMPARE(play.count<CloseDifference>(), 1);
        QCOMPARE(play.all<CloseDifference>()[0]->number, line);
        QTEST(play.all<CloseDifference>()[0]->how, "how");
        QVERIFY(!play.press(QStringLiteral("F8"))); // on its way
        play.say(DifferenceClosed { play.all<CloseDifference>()[0]->ticket, line });
        QVERIFY(says(play.view(), Phrase::DeskDiffClosed));
        QCOMPARE(play.count<AskProvisionals>(), 1);
    }

    void close_byWritingOff_takesTwo()
    {
        Played play = atDifferences(clerk());
        play.press(QStringLiteral("F8"));
        play.say(Marked { QStringLiteral("written-off") });
        play.press(QStringLiteral("Return"));
        QCOMPARE(play.count<CloseDifference>(), 0);
        agree(play, supervisor());
        QCOMPARE(play.all<CloseDifference>()[0]->how, QStringLiteral("written-off"));
        QVERIFY(play.notes().contains(QStringLiteral("close-difference P2 written-off")));
        QVERIFY(play.notes().contains(QStringLiteral("second 1003")));
    }

    void close_ofWhatWaitsOrIsClosed_saysWhyNot_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<Phrase>("why");
        QTest::newRow("waits") << "P1" << Phrase::DeskDiffWhyOpen;
        QTest::newRow("closed") << "P4" << Phrase::DeskDiffWhyClosed;
    }
    void close_ofWhatWaitsOrIsClosed_saysWhyNot()
    {
        QFETCH(QString, line);
        Played play = atDifferences(clerk());
        play.say(Chosen { line });
        const View shown = play.view();
        QTEST(keyOf(shown, QStringLiteral("F8"))->why->phrase, "why");
        play.act(QStringLiteral("close:collected"));
        QCOMPARE(play.count<CloseDifference>(), 0);
    }

    void close_refused_standsAgainstItsLine()
    {
        Played play = atDifferences(clerk());
        play.press(QStringLiteral("F8"));
        play.press(QStringLiteral("Return"));
        play.say(Declined {
            play.all<CloseDifference>()[0]->ticket, { { QStringLiteral("S10"), {}, {} } } });
        QCOMPARE(play.view().table->lines[0].tone, Table::Tone::Alarm);
        QVERIFY(keyOf(play.view(), QStringLiteral("F8"))->enabled);
    }

    void codes_areAKeyAway_theDearestFirst()
    {
        Played play = atDifferences(clerk());
        QVERIFY(play.press(QStringLiteral("F9")));
        QCOMPARE(play.view().table->lines[0].id, QStringLiteral("H-2"));
        QVERIFY(!play.press(QStringLiteral("F8")));
        QVERIFY(play.press(QStringLiteral("F9")));
        QCOMPARE(play.view().table->lines[0].id, QStringLiteral("P2"));
    }
};

QTEST_GUILESS_MAIN(DifferencesTest)
#include "tst_differences.moc"
