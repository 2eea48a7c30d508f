// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_script.h"

#include "app/journeys/estimate/estimate.h"

#include <QTest>

using namespace yidi;
using namespace yidi::test;

namespace {

Here knowing(bool online = true)
{
    Here place = here();
    place.snapshot = snapshot();
    place.online = online;
    return place;
}

struct Play : Played<estimate::begin> {
    explicit Play(bool online = true)
    {
        place = knowing(online);
        effects.clear();
        state = estimate::begin(place, who, effects);
    }
    AmountsScreen amounts() const { return std::get<AmountsScreen>(screen()); }
};

Fen amountOf(const AmountsScreen& page, Phrase label)
{
    for (const AmountsScreen::Line& line : page.lines)
        if (line.label.phrase == label)
            return line.amount;
    return Fen(-1);
}

const char toShown[] = "kind:21 digit:1 digit:8 digit:8 digit:8 digit:8 ok";

} // namespace

class EstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sum_entered_isSharedOutFiledAndNot()
    {
        for (const bool online : { true, false }) {
            Play play(online);
            play.act(QLatin1String(toShown));
            const AmountsScreen page = play.amounts();
            QCOMPARE(amountOf(page, Phrase::AmountTotal), Fen(1888800));
            const Fen fund = amountOf(page, Phrase::EstimateFiledFund);
            const Fen person = amountOf(page, Phrase::EstimateFiledPerson);
            QCOMPARE(fund + person, Fen(1888800));
            QVERIFY(fund > Fen());
            // Across provinces a stay settles directly only when it is filed.
            QCOMPARE(amountOf(page, Phrase::EstimateUnfiledAll), Fen(1888800));
            QCOMPARE(page.note->phrase, Phrase::EstimateNote); // called an estimate
            QVERIFY(!page.reasons.empty());
        }
    }

    void estimate_whereAFilingChangesNothing_showsEveryFund()
    {
        Play play;
        play.act(QStringLiteral("kind:13 digit:8 digit:8 digit:8 ok"));
        const AmountsScreen page = play.amounts();
        QCOMPARE(amountOf(page, Phrase::EstimateFiledFund), Fen(-1));
        QCOMPARE(
            amountOf(page, Phrase::AmountFund) + amountOf(page, Phrase::AmountPerson), Fen(88800));
    }

    /// What the snapshot remembers of their year counts: a later stay has a lower deductible.
    void year_thatIsRemembered_counts()
    {
        Play play;
        play.who.person.insurances.front().region = QStringLiteral("640100");
        play.act(QLatin1String(toShown));
        const auto person = [&] {
            const AmountsScreen page = play.amounts();
            const Fen filed = amountOf(page, Phrase::EstimateFiledPerson);
            return filed.isNegative() ? amountOf(page, Phrase::AmountPerson) : filed;
        };
        const Fen first = person();
        RememberedPerson known;
        known.person = play.who.person;
        known.admissions[QStringLiteral("310")] = 1;
        const auto tell = [&] {
            play.state = estimate::step(
                play.place, play.who, play.state, PersonRemembered { known }, play.effects);
            return std::get<int>(play.amounts().hint->args.back());
        };
        QCOMPARE(tell(), 2);
        QVERIFY(person() < first);
        known.person.certNo = QStringLiteral("650102199001011236"); // somebody else's year
        known.admissions[QStringLiteral("310")] = 7;
        QCOMPARE(tell(), 2);
    }

    void sum_typed_takesDigitsAlone_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("shown");
        QTest::newRow("nothing") << QStringLiteral("ok delete") << QString();
        QTest::newRow("no leading zero")
            << QStringLiteral("digit:0 digit:6") << QStringLiteral("¥6");
        QTest::newRow("no letter") << QStringLiteral("digit:X") << QString();
        QTest::newRow("grouped") << QStringLiteral("digit:1 digit:3 digit:6 digit:0")
                                 << QStringLiteral("¥1,360");
        QTest::newRow("no more than six")
            << QStringLiteral("digit:9 ").repeated(8) << QStringLiteral("¥999,999");
        QTest::newRow("deleted") << QStringLiteral("digit:1 digit:3 delete")
                                 << QStringLiteral("¥1");
    }
    void sum_typed_takesDigitsAlone()
    {
        QFETCH(QString, script);
        Play play;
        play.act(QStringLiteral("kind:21 ") + script);
        QTEST(std::get<NumberScreen>(play.screen()).shown, "shown");
    }

    void estimate_leavesNothingBehind()
    {
        Play play;
        play.act(QLatin1String(toShown) + QLatin1String(" menu"));
        QCOMPARE(play.effects.size(), std::size_t(1)); // the year was asked for
        QCOMPARE(count<AskRemembered>(play.effects), 1);
        QCOMPARE(estimate::ending(play.state), Ending::NothingSent);
    }

    void withoutRules_saysSo_data()
    {
        QTest::addColumn<bool>("expired");
        QTest::newRow("no snapshot") << false;
        QTest::newRow("a snapshot that is over") << true;
    }
    void withoutRules_saysSo()
    {
        QFETCH(bool, expired);
        Here place = here();
        if (expired) {
            place.snapshot = snapshot();
            place.now = place.snapshot->expiresAt;
        }
        Effects effects;
        const auto state = estimate::begin(place, visitor(), effects);
        QCOMPARE(std::get<ErrorScreen>(estimate::screen(place, visitor(), state)).error,
            ErrorCode::PolicyMissing);
        QVERIFY(effects.empty());
    }

    void everyWord_inEveryState_makesExactlyTheMovesOfTheTable()
    {
        struct Node {
            Here place;
            estimate::State state;
        };
        std::set<Move> seen;
        for (const Here& place : { knowing(), here() }) {
            Effects ignored;
            const Node start { place, estimate::begin(place, visitor(), ignored) };
            seen.merge(explore(
                start, 2,
                [&](Node& node, const QString& word) {
                    affect(node.place, word);
                    node.state =
                        estimate::step(node.place, visitor(), node.state, eventFor(word), ignored);
                },
                [](const Node& node) { return estimate::name(node.state); },
                [](const Node& node) {
                    return estimate::screen(node.place, visitor(), node.state);
                },
                [](const Node& node) { return estimate::name(node.state); },
                eventWords() + moneyWords()));
        }
        const auto table = movesOf(estimate::transitions());
        QVERIFY2(seen == table, qPrintable(difference(seen, table)));
    }
};

QTEST_GUILESS_MAIN(EstimateTest)
#include "tst_estimate.moc"
