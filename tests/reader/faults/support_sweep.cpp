// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_sweep.h"

#include "reader/cards/catalogue.h"
#include "reader/pcsc/pcsc.h"
#include "reader/training/training_authenticator.h"
#include "tests/support/card_world.h"
#include "tests/support/scripted_card.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

namespace yidi::test {

namespace {

constexpr int deadlineMs = 2000;
/// A hang lasts until the driver gives up, twenty seconds and more; a loaded machine is no hang.
constexpr int hangMs = deadlineMs + 10000;
constexpr int seenMs = 20000;
constexpr char otherPerson[] = "TA-11";

/// Kept from sweep to sweep: only the hand that took a card out knows how long ago that was, and
/// vpcd loses a card that comes in the moment another has left.
TrainingCard& trainingCard(int reader)
{
    using World = CardWorld;
    static TrainingCard all[] { TrainingCard(World::port(0)), TrainingCard(World::port(1)),
        TrainingCard(World::port(2)), TrainingCard(World::port(3)), TrainingCard(World::port(4)),
        TrainingCard(World::port(5)), TrainingCard(World::port(6)) };
    static_assert(std::size(all) == sweepReaders);
    return all[reader];
}

CardService::Options options(int reader)
{
    CardService::Options chosen;
    chosen.readerName = CardWorld::readerName(reader);
    chosen.operationTimeoutMs = deadlineMs;
    chosen.authenticator = std::make_shared<TrainingAuthenticator>();
    return chosen;
}

SecretBuffer pinOf(const char* digits)
{
    SecretBuffer pin(16);
    for (; *digits != '\0'; ++digits)
        pin.append(static_cast<unsigned char>(*digits));
    return pin;
}

CardImage imageOf(const QString& person)
{
    static std::mutex mutex; // the people are loaded once
    const std::lock_guard lock(mutex);
    return trainingImage(person);
}

/// What a person's card says when nothing is wrong, read without a reader.
SocialSecurityCard expected(const QString& person)
{
    ScriptedCard channel(imageOf(person));
    TrainingAuthenticator keys;
    return CardCatalogue().read(channel, &keys).value();
}

bool isSamePerson(const SocialSecurityCard& card, const QString& person)
{
    SocialSecurityCard right = expected(person);
    right.atrHistorical = card.atrHistorical;
    if (card.authenticatedBy.isEmpty()) // a card that says it has no key is read without proof
        right.authenticatedBy.clear();
    return card == right;
}

/// The errors that say clearly what happened, or that it is not known.
bool isClear(ErrorCode code)
{
    static const std::set<ErrorCode> clear { ErrorCode::CardLost, ErrorCode::CardMalformed,
        ErrorCode::CardUnreadable, ErrorCode::CardForeign, ErrorCode::CardNotGenuine,
        ErrorCode::CardUnproven, ErrorCode::CardUpsideDown, ErrorCode::ReaderStuck,
        ErrorCode::PinOutcomeUnknown };
    return clear.count(code) > 0;
}

/// Ends with the card outside, or with a card nobody should ask again.
bool spoilsTheCard(CardFault::Kind kind)
{
    using Kind = CardFault::Kind;
    return kind != Kind::WrongStatus && kind != Kind::ShortAnswer && kind != Kind::WrongLength
        && kind != Kind::EndlessMore && kind != Kind::Slow;
}

/// Hands the numbers below `count` to every lane.
void onEveryLane(std::size_t count, const std::function<void(Lane&, std::size_t)>& work)
{
    std::atomic<std::size_t> next { 0 };
    std::vector<std::thread> threads;
    for (int reader = 0; reader < sweepReaders; ++reader) {
        threads.emplace_back([&, reader] {
            Lane lane(reader);
            for (std::size_t at = next++; at < count; at = next++)
                work(lane, at);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
}

} // namespace

const std::vector<Flow>& flows()
{
    static const std::vector<Flow> all {
        { "1.0 read", "TA-11" },
        { "2.0 read", "NX-23" },
        { "3.0 read", "NX-30" },
        { "PIN", "NX-01", Flow::Ask::Verify, "123456" },
        { "wrong PIN", "NX-24", Flow::Ask::Verify, "654321" },
    };
    return all;
}

Lane::Lane(int reader)
    : m_reader(CardWorld::readerName(reader))
    , m_card(trainingCard(reader))
    , m_service(options(reader))
{
    QObject::connect(&m_service, &CardService::cardInserted, &m_service,
        [this](CardToken token) { m_token = token; });
    QObject::connect(&m_service, &CardService::cardMute, &m_service,
        [this](CardToken token) { m_token = token; });
    QObject::connect(&m_service, &CardService::cardRemoved, &m_service, [this](CardToken token) {
        if (m_token == token)
            m_token = 0;
    });
    QObject::connect(&m_service, &CardService::cardRead, &m_service,
        [this](CardToken, const SocialSecurityCard& card) {
            m_outcome.answered = true;
            m_outcome.card = card;
        });
    QObject::connect(
        &m_service, &CardService::cardFailed, &m_service, [this](CardToken, const Error& error) {
            m_outcome.answered = true;
            m_outcome.error = error;
        });
    QObject::connect(&m_service, &CardService::pinChecked, &m_service,
        [this](CardToken, const PinOutcome& outcome) {
            m_outcome.answered = true;
            m_outcome.pin = outcome;
        });
    QObject::connect(
        &m_service, &CardService::readerStateChanged, &m_service, [this] { m_isReady = true; });
    m_service.start();
}

Lane::~Lane()
{
    m_card.remove();
}

/// Handles events until it is so; false when it took as long as a hang.
bool Lane::waitFor(const std::function<bool()>& reached)
{
    QDeadlineTimer patience(seenMs);
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (reached() || patience.hasExpired())
            loop.quit();
    });
    look.start(2);
    loop.exec();
    return reached();
}

/// Waits until the reader has seen it: the next card must not come between two of its looks, and
/// the card of the lane before us may still be in by then.
QString Lane::takeOut()
{
    m_card.remove();
    m_person.clear();
    const bool isOut = waitFor([this] { return m_isReady && m_token == 0; });
    return isOut ? QString() : QStringLiteral("its removal went unseen");
}

QString Lane::putIn(const QString& person, const CardFault& fault)
{
    if (const QString failure = takeOut(); !failure.isEmpty())
        return failure;
    if (const auto put = m_card.insert(imageOf(person), fault, imageOf(QLatin1String(otherPerson)));
        !put)
        return describe(put.error());
    if (!waitFor([this] { return m_token != 0; })) {
        const auto now = findReader(m_reader);
        return QStringLiteral("its insertion went unseen, ")
            + (!now                ? describe(now.error())
                    : now->present ? QStringLiteral("by us")
                                   : QStringLiteral("by the reader service"));
    }
    m_person = person;
    return {};
}

Lane::Outcome Lane::ask(const Flow& flow)
{
    m_outcome = {};
    const int pinsBefore = m_card.pinsPresented();
    if (flow.ask == Flow::Ask::Read)
        m_service.read(m_token);
    else
        m_service.verifyPin(m_token, pinOf(flow.pin));
    QDeadlineTimer hang(hangMs);
    waitFor([&] { return m_outcome.answered || hang.hasExpired(); });
    Outcome outcome = m_outcome;
    outcome.pinsPresented = m_card.pinsPresented() - pinsBefore;
    return outcome;
}

TrainingCard::Traffic Lane::measure(const Flow& flow, QString& failure)
{
    failure = putIn(QLatin1String(flow.person));
    if (!failure.isEmpty())
        return {};
    if (flow.ask == Flow::Ask::Verify)
        ask({ flow.name, flow.person }); // a PIN is asked for once the card is known
    const auto before = m_card.traffic();
    const Outcome outcome = ask(flow);
    failure = judge({ &flow, {}, {} }, outcome);
    if (failure.isEmpty() && flow.ask == Flow::Ask::Read && !outcome.card)
        failure = describe(outcome.error);
    const auto after = m_card.traffic();
    return { after.commands - before.commands, after.bytes - before.bytes };
}

QString Lane::run(const Case& one)
{
    const QString person = QLatin1String(one.flow->person);
    const bool whole = isOfTheCard(one.fault.kind);
    const bool isReady = !whole && m_person == person && m_token != 0 && m_card.triesLeft() == 3;
    if (!isReady) {
        const QString failure = putIn(person, whole ? one.fault : CardFault());
        if (!failure.isEmpty())
            return failure;
    }
    if (one.flow->ask == Flow::Ask::Verify && !isReady)
        ask({ one.flow->name, one.flow->person });
    if (!whole) {
        if (const auto planned = m_card.plan(one.fault, imageOf(QLatin1String(otherPerson)));
            !planned)
            return describe(planned.error());
    }
    const QString failure = judge(one, ask(*one.flow));
    if (whole || spoilsTheCard(one.fault.kind) || !failure.isEmpty())
        m_person.clear(); // a fresh one next time
    else
        static_cast<void>(m_card.plan({}));
    return failure;
}

QString Lane::judge(const Case& one, const Outcome& outcome) const
{
    if (!outcome.answered)
        return QStringLiteral("no answer, past its deadline");
    if (outcome.pinsPresented > (one.flow->ask == Flow::Ask::Verify ? 1 : 0))
        return QStringLiteral("the PIN was presented %1 times").arg(outcome.pinsPresented);
    return one.flow->ask == Flow::Ask::Read ? judgeRead(one, outcome) : judgePin(one, outcome);
}

QString Lane::judgeRead(const Case& one, const Outcome& outcome) const
{
    if (!outcome.card)
        return isClear(outcome.error.code) ? QString()
                                           : QStringLiteral("unclear: ") + describe(outcome.error);
    const bool isRight = isSamePerson(*outcome.card, QLatin1String(one.flow->person));
    // Who was there from the first command on is the right person too.
    const bool isOther = one.fault.kind == CardFault::Kind::AnotherCard
        && isSamePerson(*outcome.card, QLatin1String(otherPerson));
    return isRight || isOther ? QString()
                              : QStringLiteral("data of nobody, or of the wrong person");
}

QString Lane::judgePin(const Case& one, const Outcome& outcome) const
{
    using Kind = PinOutcome::Kind;
    const bool isRightPin = QLatin1String(one.flow->pin) == QLatin1String("123456");
    switch (outcome.pin.kind) {
    case Kind::Verified:
        return isRightPin && outcome.pinsPresented == 1
            ? QString()
            : QStringLiteral("verified what was not presented");
    case Kind::Failed:
        return isClear(outcome.pin.error.code)
            ? QString()
            : QStringLiteral("unclear: ") + describe(outcome.pin.error);
    case Kind::Wrong:
        return isRightPin ? QStringLiteral("the right PIN was called wrong") : QString();
    case Kind::StoppedBeforeLast:
    case Kind::Blocked:
    case Kind::NotSet:
        return outcome.pinsPresented == 0 ? QString() : QStringLiteral("presented in vain");
    }
    return QStringLiteral("no outcome");
}

QStringList sweep(const std::vector<Case>& cases)
{
    std::mutex mutex;
    QStringList failures;
    onEveryLane(cases.size(), [&](Lane& lane, std::size_t at) {
        const QString failure = lane.run(cases[at]);
        const std::lock_guard lock(mutex);
        if (!failure.isEmpty())
            failures += cases[at].name + QStringLiteral(": ") + failure;
    });
    return failures;
}

std::vector<TrainingCard::Traffic> measureFlows()
{
    std::mutex mutex;
    QStringList failures;
    std::vector<TrainingCard::Traffic> traffic(flows().size());
    onEveryLane(flows().size(), [&](Lane& lane, std::size_t at) {
        QString failure;
        const auto measured = lane.measure(flows()[at], failure);
        const std::lock_guard lock(mutex);
        traffic[at] = measured;
        if (!failure.isEmpty())
            failures += QLatin1String(flows()[at].name) + QStringLiteral(": ") + failure;
    });
    if (failures.isEmpty())
        return traffic;
    qWarning("%s", qPrintable(failures.join(u'\n')));
    return {};
}

std::vector<Case> atEachCommand(
    const std::vector<TrainingCard::Traffic>& traffic, const QStringList& faults)
{
    std::vector<Case> cases;
    for (std::size_t i = 0; i < traffic.size(); ++i) {
        for (int at = 1; at <= traffic[i].commands; ++at) {
            for (const QString& fault : faults) {
                const QString text = QStringLiteral("%1@%2").arg(fault).arg(at);
                cases.push_back({ &flows()[i], parseCardFault(text).value(),
                    QStringLiteral("%1: %2").arg(QLatin1String(flows()[i].name), text) });
            }
        }
    }
    return cases;
}

} // namespace yidi::test
