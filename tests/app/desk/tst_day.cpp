// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_money.h"

#include <QTest>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

class DayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void module_opened_comparesToday()
    {
        Played play;
        play.place = hospitalWindow();
        play.say(LinkIs { true });
        play.logIn(clerk());
        play.act(QStringLiteral("module:day"));
        QCOMPARE(play.all<CompareDay>()[0]->day, play.place.now.date());
        QVERIFY(play.notes().contains(QStringLiteral("compare-day 2017-03-31")));
    }

    void totals_standByKindAndSayWhetherTheyAgree()
    {
        Played play = atDay(clerk());
        const View shown = play.view();
        QCOMPARE(shown.table->lines.size(), std::size_t(2));
        QVERIFY(says(shown, Phrase::DeskDayGroupAgrees));
        QVERIFY(says(shown, Phrase::DeskDayGroupDiffers));
        QVERIFY(says(shown, Phrase::DeskDayBoth));
        QVERIFY(says(shown, Phrase::DeskDayDiffers)); // four to see to
        for (const Module& module : shown.modules)
            if (module.id == QLatin1String("day"))
                QCOMPARE(module.count, 4);
    }

    void differences_standInFourKindsWithWhoMustAct()
    {
        Played play = atDay(clerk());
        QVERIFY(play.press(QStringLiteral("Return")));
        const View shown = play.view();
        QCOMPARE(shown.table->lines.size(), std::size_t(4));
        std::set<QString> ids;
        for (const Table::Line& line : shown.table->lines)
            ids.insert(line.id);
        QCOMPARE(ids.size(), std::size_t(4));
        QCOMPARE(shown.panels.size(), std::size_t(3)); // what to do, here, there
        QVERIFY(says(shown, Phrase::DeskDayNotThere));
        QVERIFY(play.press(QStringLiteral("Esc")));
        QCOMPARE(play.view().table->lines.size(), std::size_t(2));
    }

    void difference_opened_goesToItsSettlement()
    {
        Played play = atDay(clerk());
        play.press(QStringLiteral("Return"));
        play.say(Chosen { play.view().table->lines[1].id });
        play.press(QStringLiteral("Return"));
        QCOMPARE(play.all<FindSettlements>()[0]->text, QStringLiteral("S2"));
        QCOMPARE(play.view().module, QStringLiteral("settlements"));
    }

    void writeOff_takesTwoAndIsNotedWithTheReason()
    {
        Played play = atDay(clerk());
        QVERIFY(!play.press(QStringLiteral("F9"))); // nothing chosen yet
        play.press(QStringLiteral("Return"));
        QVERIFY(play.press(QStringLiteral("F9")));
        play.say(Marked { QStringLiteral("follows-province") }); // the key 2
        QVERIFY(play.press(QStringLiteral("Return")));
        QVERIFY(play.notes().filter(QStringLiteral("write-off")).isEmpty());
        agree(play, clerk());
        QVERIFY(play.notes().filter(QStringLiteral("write-off")).isEmpty());
        agree(play, supervisor());
        const QString id = play.state.day.current;
        QCOMPARE(play.notes().mid(play.notes().size() - 2),
            QStringList({ QStringLiteral("write-off 2017-03-31 %1 follows-province").arg(id),
                QStringLiteral("second 1003") }));
        QVERIFY(says(play.view(), Phrase::DeskDayMarkWrittenOff));
        QVERIFY(!play.press(QStringLiteral("F9"))); // once
    }

    void writeOff_ofOneOfTwoLinesOfANumber_marksThatOneAlone()
    {
        Played play = atDay(clerk());
        DayCompared twice = comparedDay(play.place.now.date());
        const BookLine line = *twice.differences[0].here;
        twice.differences.clear();
        for (BookDifference& one : compareBooks({ line, line, line }, {}))
            twice.differences.push_back(std::move(one));
        play.press(QStringLiteral("F5"));
        play.say(DayKnown { twice });
        play.press(QStringLiteral("Return"));
        play.press(QStringLiteral("F9"));
        play.press(QStringLiteral("Return"));
        agree(play, supervisor());
        int marked = 0;
        const View shown = play.view();
        for (const Table::Line& each : shown.table->lines)
            marked += each.cells.back().phrase == Phrase::DeskDayMarkWrittenOff;
        QCOMPARE(marked, 1);
        QCOMPARE(play.view().table->lines.size(), std::size_t(3));
        // And not what stands there tomorrow under that number with another amount.
        BookDifference other = twice.differences[0];
        other.here->total = Fen(1);
        QVERIFY(!play.state.day.compared->writtenOff.contains(differenceId(other)));
    }

    /// The list is renewed while a question about one of its lines is open.
    void writeOff_whenItsLineIsGone_isNotAnothers()
    {
        Played play = atDay(clerk());
        play.press(QStringLiteral("Return"));
        play.press(QStringLiteral("F5"));
        play.press(QStringLiteral("F9"));
        play.press(QStringLiteral("Return"));
        DayCompared fewer = comparedDay(play.place.now.date());
        fewer.differences.erase(fewer.differences.begin());
        play.say(DayKnown { fewer });
        QVERIFY(!play.view().prompt);
        agree(play, supervisor());
        QVERIFY(play.notes().filter(QStringLiteral("write-off")).isEmpty());
        QVERIFY(says(play.view(), Phrase::DeskMoneyCursorMoved));
    }

    void writeOffNote_isReadBackOfItsDayAlone()
    {
        const QDate day(2017, 3, 31);
        const QString note = writeOffNote(day, QStringLiteral("only-here:S1"), QStringLiteral("x"));
        QCOMPARE(writtenOffIn(note, day), QStringLiteral("only-here:S1"));
        QCOMPARE(writtenOffIn(note, day.addDays(1)), QString());
        QCOMPARE(writtenOffIn({}, day), QString());
    }

    void writtenOff_atTheNextComparison_staysSo()
    {
        Played play = atDay(clerk());
        DayCompared again = comparedDay(play.place.now.date());
        for (const BookDifference& one : again.differences)
            again.writtenOff.insert(differenceId(one));
        play.press(QStringLiteral("F5"));
        play.say(DayKnown { again });
        for (const Module& module : play.view().modules)
            if (module.id == QLatin1String("day"))
                QCOMPARE(module.count, 0);
    }

    void day_movesByKeysAndBySearch_butNotAheadOfToday()
    {
        Played play = atDay(clerk());
        QVERIFY(!play.press(QStringLiteral("Alt+Right")));
        play.act(QStringLiteral("after"));
        QCOMPARE(play.count<CompareDay>(), 0);
        QVERIFY(play.press(QStringLiteral("Alt+Left")));
        QCOMPARE(play.all<CompareDay>()[0]->day, QDate(2017, 3, 30));
        play.say(DayKnown { comparedDay(QDate(2017, 3, 31)) }); // too late
        QVERIFY(says(play.view(), Phrase::DeskAsking));
        play.type(QStringLiteral("search"), QStringLiteral("2017-03-01"));
        play.act(QStringLiteral("find"));
        QCOMPARE(play.all<CompareDay>()[1]->day, QDate(2017, 3, 1));
        QCOMPARE(play.view().module, QStringLiteral("day"));
    }

    void day_thatAgrees_saysSo_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::addColumn<Phrase>("told");
        QTest::newRow("agrees") << true << Phrase::DeskDayAgrees;
        QTest::newRow("not all answered") << false << Phrase::DeskDayUnknown;
    }
    void day_thatAgrees_saysSo()
    {
        QFETCH(bool, answered);
        Played play = atDay(clerk());
        DayCompared day = comparedDay(play.place.now.date());
        day.differences.clear();
        day.groups.resize(1);
        if (!answered)
            day.groups[0].there.reset(), day.groups[0].agrees = false;
        play.press(QStringLiteral("F5"));
        play.say(DayKnown { day });
        QTEST(play.view().notice->phrase, "told");
    }

    void print_givesTheDayToThePrinter()
    {
        Played play = atDay(clerk());
        QVERIFY(play.press(QStringLiteral("Ctrl+P")));
        QCOMPARE(play.all<PrintDay>()[0]->compared.differences.size(), std::size_t(4));
        QVERIFY(play.notes().contains(QStringLiteral("print-day 2017-03-31")));
    }

    void failure_ofTheQuestion_canBeTriedAgain()
    {
        Played play = atDay(clerk());
        play.press(QStringLiteral("F5"));
        play.say(AskFailed { {}, ErrorCode::LinkTimeout, {}, QStringLiteral("day") });
        QVERIFY(!play.state.day.asking);
        QVERIFY(says(play.view(), Phrase::DeskTrouble));
        QVERIFY(play.press(QStringLiteral("F5")));
        QCOMPARE(play.count<CompareDay>(), 2);
    }
};

QTEST_GUILESS_MAIN(DayTest)
#include "tst_day.moc"
