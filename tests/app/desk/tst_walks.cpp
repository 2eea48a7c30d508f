// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_desk.h"
#include "support_money.h"
#include "support_queue.h"

#include "app/desk/parts.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace yidi;
using namespace yidi::desk;
using namespace yidi::desk::test;

namespace {

using Random = std::mt19937;

template <class T>
const T& pick(Random& random, const std::vector<T>& all)
{
    return all[std::uniform_int_distribution<std::size_t>(0, all.size() - 1)(random)];
}

SecretBuffer secret()
{
    SecretBuffer buffer(4);
    buffer.append('1');
    return buffer;
}

QString numberOf(Random& random)
{
    return QStringLiteral("BA%1").arg(1 + random() % 4);
}

/// Operators meet cases they entered themselves, and some of somebody else's.
std::vector<ReviewCase> someCases(Random& random)
{
    std::vector<ReviewCase> cases;
    for (int i = 1; i <= 4; ++i) {
        if (random() % 4 == 0)
            continue;
        ReviewCase one = waitingCase(QStringLiteral("BA%1").arg(i), i * 7);
        const std::vector<QString> hands { QString(), QStringLiteral("1001"),
            QStringLiteral("1002"), QStringLiteral("J65000000001:1002"), QStringLiteral("1003"),
            QStringLiteral("KIOSK-001") };
        // Who entered it does not change with the answer.
        one.enteredBy = hands[static_cast<std::size_t>(i)];
        one.claimedBy = random() % 3 ? QString() : pick(random, hands);
        one.filing.state =
            static_cast<FilingState>(random() % 3 ? int(FilingState::InReview) : int(random() % 5));
        if (random() % 3 == 0)
            one.preview.outcome = FilingDecision::Outcome::Reject;
        cases.push_back(std::move(one));
    }
    return cases;
}

Operator someOperator(Random& random)
{
    return pick(random, std::vector<Operator> { clerk(), reviewer(), reviewer(), supervisor() });
}

/// What a clerk among money does; a question that is asked is answered rather than left.
QString someMoneyAct(Random& random, const View& view)
{
    static const std::vector<QString> modules { QStringLiteral("module:settlements"),
        QStringLiteral("module:day"), QStringLiteral("module:differences") };
    static const std::vector<QString> acts { QStringLiteral("cancel"), QStringLiteral("cancel!"),
        QStringLiteral("resettle"), QStringLiteral("resettle!"), QStringLiteral("open"),
        QStringLiteral("write-off"), QStringLiteral("write-off:by-hand"), QStringLiteral("close"),
        QStringLiteral("close:written-off"), QStringLiteral("close:collected") };
    if (view.prompt)
        return pick(random,
            std::vector<QString> {
                QStringLiteral("yes"), QStringLiteral("choose"), QStringLiteral("back") });
    return pick(random, random() % 10 == 0 ? modules : acts);
}

QString someAct(Random& random, const View& view)
{
    const auto& actions = view.prompt ? view.prompt->actions : view.actions;
    const bool office = view.modules.size() < 6; // whose walks are about filings
    // Who wanders off to the other modules at every step never gets anything done.
    if (!office && !view.modules.empty() && random() % 8 != 0)
        return someMoneyAct(random, view);
    if (!view.prompt && random() % 2 == 0)
        return pick(random,
            std::vector<QString> { QStringLiteral("module:reviews"), QStringLiteral("approve"),
                QStringLiteral("next"), QStringLiteral("open"), QStringLiteral("ask") });
    if (random() % 4 == 0 || actions.empty())
        return pick(random,
            std::vector<QString> { QStringLiteral("module:reviews"), QStringLiteral("module:entry"),
                QStringLiteral("module:calls"), QStringLiteral("module:queue"),
                QStringLiteral("module:trail"), QStringLiteral("module:reviews"),
                QStringLiteral("module:reviews"), QStringLiteral("approve"),
                QStringLiteral("submit!"), QStringLiteral("new!"), QStringLiteral("find"),
                QStringLiteral("nonsense") });
    const QString id = pick(random, actions).id;
    // A walk that leaves all the time gets nowhere.
    const bool leaves = id.startsWith(QLatin1String("lo")) || id == QLatin1String("help");
    return leaves && random() % 8 ? QStringLiteral("approve") : id;
}

Typed someTyping(Random& random, const View& view)
{
    const auto& form = view.prompt && view.prompt->form ? view.prompt->form : view.form;
    const std::vector<QString> texts { QString(), QStringLiteral("1"), person().certNo,
        person().name, QStringLiteral("YC"), QStringLiteral("2017-03-10"), QStringLiteral("1002"),
        QStringLiteral("cancel"), QStringLiteral("T1") };
    const QString text = pick(random, texts);
    if (form && !form->fields.empty() && random() % 5)
        return { pick(random, form->fields).id, text };
    return { QStringLiteral("search"), text };
}

QString someSetlId(Random& random)
{
    return QStringLiteral("S%1").arg(1 + random() % 4);
}

std::vector<SettlementLine> someLines(Random& random)
{
    std::vector<SettlementLine> lines;
    for (int i = 1; i <= 4; ++i) {
        SettlementLine line = moneyLine(i, random() % 2 ? 900'00 : 90'000'00);
        line.last = random() % 4 != 0;
        line.cancelled = random() % 4 == 0;
        if (random() % 3 == 0)
            line.setlId.clear();
        lines.push_back(std::move(line));
    }
    return lines;
}

/// What the world knows when it answers: mostly it answers what it was asked.
struct Seen {
    View view;
    State state;
};

QString someTicket(Random& random, const State& state)
{
    std::vector<QString> open;
    for (const auto& [ticket, sent] : state.settlements.sent)
        open.push_back(ticket);
    for (const auto& [ticket, number] : state.differences.closing)
        open.push_back(ticket);
    if (open.empty() || random() % 4 == 0)
        return QStringLiteral("T%1").arg(1 + random() % 12);
    return pick(random, open);
}

QString someVisit(Random& random, const State& state)
{
    for (const SettlementLine& line : state.settlements.lines)
        if (!state.settlements.wanted.isEmpty()
            && settlements::idOf(line) == state.settlements.wanted)
            return line.visit.mdtrtId;
    return QStringLiteral("V%1").arg(1 + random() % 4);
}

/// Every kind of event, in the order of the variant.
const std::vector<std::function<Event(Random&, const Seen&)>>& makers()
{
    static const std::vector<std::function<Event(Random&, const Seen&)>> all {
        [](Random& r, const Seen& s) -> Event { return Act { someAct(r, s.view) }; },
        [](Random& r, const Seen& s) -> Event {
            const auto& table =
                s.view.prompt && s.view.prompt->table ? s.view.prompt->table : s.view.table;
            return Chosen { table && !table->lines.empty() ? pick(r, table->lines).id
                                                           : numberOf(r) };
        },
        [](Random& r, const Seen&) -> Event {
            return Marked { r() % 3 ? numberOf(r) : QStringLiteral("R05") };
        },
        [](Random& r, const Seen& s) -> Event { return someTyping(r, s.view); },
        [](Random&, const Seen&) -> Event { return SecretTyped { secret() }; },
        [](Random&, const Seen&) -> Event { return SecondPassed {}; },
        [](Random& r, const Seen&) -> Event { return LinkIs { r() % 2 == 0 }; },
        [](Random& r, const Seen&) -> Event { return LoggedIn { someOperator(r) }; },
        [](Random& r, const Seen&) -> Event {
            return LogInFailed { static_cast<int>(r() % 5), {} };
        },
        [](Random& r, const Seen&) -> Event { return SecondAgreed { someOperator(r) }; },
        [](Random& r, const Seen&) -> Event {
            return ReviewsKnown { someCases(r), r() % 4 ? QString() : QStringLiteral("0025") };
        },
        [](Random& r, const Seen&) -> Event {
            return PersonFound { person(),
                { filing(numberOf(r), static_cast<FilingState>(r() % filingStateCount)) }, {} };
        },
        [](Random& r, const Seen&) -> Event {
            FilingDecision pass;
            pass.outcome = FilingDecision::Outcome::Approve;
            return ChecksKnown { { { numberOf(r), pass }, { numberOf(r), pass } } };
        },
        [](Random& r, const Seen& s) -> Event {
            return Recorded { someTicket(r, s.state), QStringLiteral("M1") };
        },
        [](Random& r, const Seen& s) -> Event {
            return Answered { someTicket(r, s.state), filing(numberOf(r), FilingState::Effective) };
        },
        [](Random& r, const Seen& s) -> Event {
            return Declined { someTicket(r, s.state), { { QStringLiteral("R05"), {}, {} } } };
        },
        [](Random& r, const Seen& s) -> Event {
            return AskFailed { r() % 2 ? someTicket(r, s.state) : QString(), ErrorCode::LinkDown };
        },
        [](Random& r, const Seen& s) -> Event {
            const Settlements& asked = s.state.settlements;
            return SettlementsFound { someLines(r), asked.text, asked.day };
        },
        [](Random& r, const Seen&) -> Event {
            return SettlementSeen { someSetlId(r), settlement(someSetlId(r), 900'00) };
        },
        [](Random& r, const Seen& s) -> Event {
            return ResettleKnown { someVisit(r, s.state),
                settlement({}, r() % 2 ? 900'00 : 90'000'00) };
        },
        [](Random& r, const Seen& s) -> Event {
            return SettlementMade { someTicket(r, s.state), settlement(someSetlId(r), 900'00) };
        },
        [](Random& r, const Seen& s) -> Event {
            return HeldUp { someTicket(r, s.state), waitingRecords().front() };
        },
        [](Random& r, const Seen& s) -> Event { return Withdrawn { someTicket(r, s.state) }; },
        [](Random&, const Seen& s) -> Event {
            return DayKnown { comparedDay(
                s.state.day.day.isValid() ? s.state.day.day : office().now.date()) };
        },
        [](Random&, const Seen&) -> Event { return ProvisionalsKnown { provisionals() }; },
        [](Random& r, const Seen& s) -> Event {
            return DifferenceClosed { someTicket(r, s.state), QStringLiteral("P2") };
        },
        [](Random&, const Seen&) -> Event { return UnmappedKnown { unmappedCodes() }; },
        [](Random&, const Seen&) -> Event {
            return CallsKnown { { { QStringLiteral("KIOSK-001"), {}, office().now } } };
        },
        [](Random& r, const Seen&) -> Event {
            return SlipChecked { numberOf(r), r() % 2 == 0 };
        },
        [](Random&, const Seen&) -> Event { return CardShown { card() }; },
        [](Random&, const Seen&) -> Event { return CardFailed { ErrorCode::CardUnreadable }; },
        [](Random&, const Seen&) -> Event {
            return QueueIs { 2, 1, office().now };
        },
        [](Random& r, const Seen&) -> Event {
            return QueueListed { r() % 2 ? waitingRecords() : std::vector<WaitingRecord>() };
        },
        [](Random& r, const Seen&) -> Event {
            return PressureIs { { r() % 2 ? PressureLevel::Stop : PressureLevel::None,
                PressureCause::Count } };
        },
        [](Random& r, const Seen&) -> Event { return QueueCompared { queueReport(r() % 2 == 0) }; },
        [](Random& r, const Seen&) -> Event { return ClockIs { r() % 2 ? 600'000 : 0 }; },
        [](Random&, const Seen&) -> Event { return TrailKnown {}; },
        [](Random& r, const Seen&) -> Event {
            return SnapshotIs { r() % 2 ? snapshot() : nullptr };
        },
        [](Random&, const Seen&) -> Event { return PaperFailed {}; },
    };
    return all;
}

bool isLogIn(const Effect& effect)
{
    return std::holds_alternative<LogIn>(effect) || std::holds_alternative<LogInByCard>(effect)
        || std::holds_alternative<ReadCard>(effect);
}

bool isPersonal(const QString& text)
{
    return text.contains(person().certNo) || text.contains(person().name)
        || text.contains(person().phone) || text.contains(person().psnNo);
}

bool isLarge(Fen fund)
{
    return fund > office().secondAbove;
}

/// Large sums, and what is written off, are two persons' business.
QString moneyFault(const State& before, const Effects& effects)
{
    bool needsTwo = false;
    QString second;
    for (const Effect& effect : effects) {
        if (const auto* note = std::get_if<Note>(&effect)) {
            if (note->what == QLatin1String("second"))
                second = note->about;
            needsTwo |= note->what == QLatin1String("write-off");
        } else if (const auto* cancel = std::get_if<CancelSettlement>(&effect)) {
            needsTwo |= isLarge(cancel->line.fund);
            if (!cancel->line.last || cancel->line.cancelled || cancel->line.setlId.isEmpty())
                return QStringLiteral("cancelled what cannot be");
        } else if (const auto* again = std::get_if<Resettle>(&effect)) {
            needsTwo |= isLarge(again->seen.amounts.fund_pay_sumamt);
            if (!before.settlements.estimate
                || before.settlements.estimate->estimate != again->seen)
                return QStringLiteral("settled what nobody saw");
        } else if (const auto* close = std::get_if<CloseDifference>(&effect)) {
            needsTwo |= close->how == QLatin1String("written-off");
        }
    }
    if (needsTwo && (second.isEmpty() || second == before.who->number))
        return QStringLiteral("one person alone");
    return {};
}

/// What must hold of the effects of one step, whoever does what.
QString fault(const State& before, const State& after, const Effects& effects)
{
    for (const Effect& effect : effects) {
        const bool somebody = (before.who && !before.locked) || (after.who && !after.locked);
        if (!isLogIn(effect) && !std::holds_alternative<LogOut>(effect) && !somebody)
            return QStringLiteral("an effect of nobody's");
        if (const auto* note = std::get_if<Note>(&effect);
            note && (isPersonal(note->about) || isPersonal(note->what)))
            return QStringLiteral("personal in the trail: ") + note->about;
        const auto* judge = std::get_if<Judge>(&effect);
        if (!judge || judge->judgement.role != FilingRole::Reviewer)
            continue;
        for (const ReviewCase& one : before.reviews.cases)
            if (one.filing.number == judge->judgement.number
                && judge->judgement.action != ReviewAction::Release
                && one.enteredBy.endsWith(judge->judgement.by))
                return QStringLiteral("judged what the same operator entered");
        if (before.who && judge->judgement.by != before.who->number)
            return QStringLiteral("judged in somebody else's name");
    }
    return moneyFault(before, effects);
}

} // namespace

class WalksTest : public QObject {
    Q_OBJECT

private:
    int m_judged = 0;
    int m_moved = 0; ///< settlements cancelled or made, differences let go

    void walk(const Here& place, State state, Random& random, unsigned seed)
    {
        int judged = 0;
        int moved = 0;
        for (int i = 0; i < 600; ++i) {
            const View shown = view(place, state);
            QCOMPARE(shown.modules.empty(), !state.who || state.locked);
            Effects effects;
            // Hands are busier than the rest of the world.
            std::size_t which = random() % 3 == 0 ? random() % makers().size()
                : random() % 2 == 0               ? 0
                                                  : random() % 6;
            if (shown.modules.empty() && random() % 4 == 0)
                which = 7; // LoggedIn: a walk in front of a closed door gets nowhere
            else if (place.institution.type != office().institution.type && random() % 8 == 0)
                which = 17; // SettlementsFound
            else if (!state.online && random() % 8 == 0)
                which = 6; // LinkIs
            else if (state.over && std::holds_alternative<SecondPerson>(*state.over)
                && random() % 3 == 0)
                which = 9; // SecondAgreed: who is asked for comes, or somebody else
            const State before = state;
            state =
                step(place, std::move(state), makers()[which](random, { shown, state }), effects);
            const QString why = fault(before, state, effects);
            QVERIFY2(why.isEmpty(),
                qPrintable(QStringLiteral("seed %1, event %2 (%3): %4")
                               .arg(seed)
                               .arg(i)
                               .arg(which)
                               .arg(why)));
            for (const Effect& effect : effects) {
                judged += std::holds_alternative<Judge>(effect) ? 1 : 0;
                const auto* note = std::get_if<Note>(&effect);
                moved += std::holds_alternative<CancelSettlement>(effect)
                    || std::holds_alternative<Resettle>(effect)
                    || std::holds_alternative<CloseDifference>(effect)
                    || (note && note->what == QLatin1String("write-off"));
            }
        }
        qInfo("seed %u: %d judgements, %d of money", seed, judged, moved);
        m_judged += judged;
        m_moved += moved;
    }

private Q_SLOTS:
    void makers_coverEveryEvent()
    {
        QCOMPARE(makers().size(), std::variant_size_v<Event>);
        Random random(1);
        for (std::size_t i = 0; i < makers().size(); ++i)
            QCOMPARE(makers()[i](random, {}).index(), i);
    }

    void walk_ofAnyEvents_keepsItsPromises_data()
    {
        QTest::addColumn<unsigned>("seed");
        const unsigned fresh = std::random_device {}();
        for (unsigned i = 0; i < 8; ++i)
            QTest::addRow("seed %u", fresh + i) << fresh + i;
        for (unsigned seed = 1; seed <= 24; ++seed)
            QTest::addRow("fixed seed %u", seed) << seed;
    }
    void walk_ofAnyEvents_keepsItsPromises()
    {
        QFETCH(unsigned, seed);
        Random random(seed);
        walk(office(), atReviews(reviewer(), someCases(random)).state, random, seed);
    }

    void walk_amongMoney_keepsItsPromises_data() { walk_ofAnyEvents_keepsItsPromises_data(); }
    void walk_amongMoney_keepsItsPromises()
    {
        QFETCH(unsigned, seed);
        Random random(seed);
        Played play = atSettlements(supervisor(), someLines(random));
        walk(play.place, play.state, random, seed);
    }

    void cleanupTestCase()
    {
        QVERIFY2(m_judged > 100, "walks that judge nothing prove nothing");
        QVERIFY2(m_moved > 20, "walks that move no money prove nothing");
    }

    /// No event may be lost on a page, whatever it shows or whatever lies over it.
    void everyEvent_inEveryState_isAnswered_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 16; ++i)
            QTest::addRow("state %d", i) << i;
    }
    void everyEvent_inEveryState_isAnswered()
    {
        QFETCH(int, which);
        Played play;
        const QString one = QStringLiteral("BA1");
        if (which > 0)
            play = atReviews(reviewer(), { waitingCase(one), waitingCase(QStringLiteral("BA2")) });
        const std::vector<std::function<void()>> arrive {
            [] {}, // nobody is logged in
            [] {},
            [&] { play.press(QStringLiteral("F9")); },
            [&] { play.press(QStringLiteral("Ctrl+A")), play.press(QStringLiteral("F8")); },
            [&] { play.press(QStringLiteral("F1")); },
            [&] { play.press(QStringLiteral("Ctrl+L")); },
            [&] { play = atForm(clerk(), { filing(one, FilingState::Effective) }); },
            [&] {
                play = atForm(clerk());
                completeForm(play);
                play.type(QStringLiteral("begin"), QStringLiteral("20170320"));
                play.press(QStringLiteral("Ctrl+Return"));
            },
            [&] { play.act(QStringLiteral("module:calls")); },
            [&] { play.act(QStringLiteral("module:queue")); },
            [&] { play.act(QStringLiteral("module:trail")); },
            [&] { play = atSettlements(clerk(), { moneyLine(1, 900'00) }); },
            [&] {
                play = atSettlements(clerk(), { moneyLine(1, 90'000'00) });
                play.press(QStringLiteral("F9")), play.press(QStringLiteral("F8"));
            },
            [&] { play = atDay(clerk()), play.press(QStringLiteral("Return")); },
            [&] {
                play = atDay(clerk());
                play.press(QStringLiteral("Return")), play.press(QStringLiteral("F9"));
            },
            [&] { play = atDifferences(clerk()); },
        };
        arrive[static_cast<std::size_t>(which)]();
        Random random(7);
        for (std::size_t i = 0; i < makers().size(); ++i) {
            Effects effects;
            const State after = step(
                play.place, play.state, makers()[i](random, { play.view(), play.state }), effects);
            const View shown = view(play.place, after);
            QVERIFY2(!shown.actions.empty(), qPrintable(QString::number(i)));
            QCOMPARE(fault(play.state, after, effects), QString());
        }
    }
};

QTEST_GUILESS_MAIN(WalksTest)
#include "tst_walks.moc"
