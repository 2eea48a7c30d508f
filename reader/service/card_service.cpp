// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/service/card_service.h"

#include "app/base/log.h"
#include "reader/pcsc/monitor.h"
#include "reader/service/questions.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

namespace yidi {

namespace {

/// How long leaving may take; whoever is not done by then is left behind.
constexpr int leaveMs = 600;
constexpr int cancelEveryMs = 20;
/// How long a card that is in is believed to be in while its reader is out of sight, and how long
/// nobody hears that readers are gone: the service may only be restarting. A page that shows a
/// person must be neutral after that.
constexpr int graceMs = 3000;

Error anotherCard()
{
    return { ErrorCode::CardLost, QStringLiteral("the card was changed") };
}

PinOutcome failedPin(const Error& error)
{
    return { PinOutcome::Kind::Failed, {}, error };
}

bool isOut(const ReaderStatus& card, const ReaderStatus& now)
{
    return !now.present || now.insertions != card.insertions;
}

} // namespace

class CardService::Private {
public:
    Private(CardService* service, Options settings)
        : options(std::move(settings))
        , q(service)
        , questions(cards, options.fileMapDir)
    {
        timer.setSingleShot(true);
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, q, [this] { timePassed(); });
    }
    ~Private();

    void start();

    using Work = Questions::Work;
    using Failed = Questions::Failed;
    void ask(CardToken token, CardShare share, Work work, Failed failed);
    using OnceWork = std::function<Delivery(PcscCard&, CardCatalogue&)>;
    void askOnce(CardToken token, OnceWork work, Failed failed);
    using PinWork = std::function<PinOutcome(PcscCard&, CardCatalogue&)>;
    using PinTold = void (CardService::*)(CardToken, const PinOutcome&);
    void askPinOnce(CardToken token, PinTold told, PinWork work);

    QString cardSnOf(CardToken token) const;
    /// True when `cardSn` is that of the card first read under this token, or the first.
    bool isStillThatCard(CardToken token, const QString& cardSn);
    void cardChanged(CardToken token);

    const Options options;

private:
    void readersSeen(const std::vector<ReaderStatus>& all);
    void serviceLost(const Error& error);
    void compare();
    void cameIn(const ReaderStatus& now);
    void cameBack(CardToken token, const ReaderStatus& now);
    void hold(InsertedCard& card);
    void resume(CardToken token);
    void identify(CardToken token);
    void forgetCard(CardToken token);
    void endToken(CardToken token);

    bool isOurs(const QString& reader) const;
    void setState(ReaderState now, const QString& reader);
    void tellState();

    void timePassed();
    void setTimer();

    CardService* q;
    PcscMonitor* monitor = nullptr;
    QTimer timer; ///< goes off at the next deadline of all below
    ReaderState state = ReaderState::Starting; ///< as told
    QString stateReader;
    ReaderState stateNow = ReaderState::Starting;
    QString stateReaderNow;
    std::optional<QDeadlineTimer> tellStateAt;
    std::map<QString, ReaderStatus> seen; ///< our readers, when the service was last heard
    bool serviceUp = false;
    InsertedCards cards;
    CardToken lastToken = 0;
    Questions questions;
};

CardService::Private::~Private()
{
    QDeadlineTimer patience(leaveMs);
    questions.quit();
    if (monitor) {
        // A cancel that arrives just before the wait is lost, so it is said again.
        do {
            monitor->stop();
        } while (!monitor->wait(QDeadlineTimer(cancelEveryMs)) && !patience.hasExpired());
        if (monitor->isFinished())
            delete monitor;
    }
    questions.wait(patience);
}

void CardService::Private::start()
{
    if (monitor)
        return;
    monitor = new PcscMonitor;
    // For the one that is left behind; one that leaves in time is deleted above.
    QObject::connect(monitor, &QThread::finished, monitor, &QObject::deleteLater);
    QObject::connect(monitor, &PcscMonitor::readersSeen, q,
        [this](const std::vector<ReaderStatus>& readers) { readersSeen(readers); });
    QObject::connect(
        monitor, &PcscMonitor::serviceLost, q, [this](const Error& error) { serviceLost(error); });
    monitor->start();
}

// --- what the monitor says ---------------------------------------------------------------------

void CardService::Private::readersSeen(const std::vector<ReaderStatus>& all)
{
    if (!serviceUp && stateNow == ReaderState::NoService)
        qCInfo(logReader) << "reader service is back";
    serviceUp = true;
    seen.clear();
    QString first;
    for (const ReaderStatus& reader : all) {
        if (!isOurs(reader.reader))
            continue;
        if (seen.empty())
            first = reader.reader;
        seen.emplace(reader.reader, reader);
    }
    if (seen.count(stateReader) > 0)
        first = stateReader; // the one told stays the one told
    setState(seen.empty() ? ReaderState::NoReader : ReaderState::Ready, first);
    compare();
    setTimer();
}

void CardService::Private::serviceLost(const Error& error)
{
    if (serviceUp || state == ReaderState::Starting)
        qCWarning(logReader) << "reader service lost:" << describe(error);
    serviceUp = false;
    seen.clear();
    for (auto& [token, card] : cards)
        hold(card);
    setState(ReaderState::NoService, {});
    setTimer();
}

bool CardService::Private::isOurs(const QString& reader) const
{
    const auto contains = [&](const QStringList& names) {
        return std::any_of(names.begin(), names.end(),
            [&](const QString& name) { return isReaderNamed(name, reader); });
    };
    return !contains(options.ignoredReaders)
        && (options.readerName.isEmpty() || contains({ options.readerName }));
}

/// Good news, and the first, at once. Bad news after good only when it stays bad: a page must not
/// flicker while the service is restarted.
void CardService::Private::setState(ReaderState now, const QString& reader)
{
    stateNow = now;
    stateReaderNow = reader;
    if (now == ReaderState::Ready || state != ReaderState::Ready)
        tellState();
    else if (!tellStateAt)
        tellStateAt = QDeadlineTimer(graceMs, Qt::PreciseTimer);
}

void CardService::Private::tellState()
{
    tellStateAt.reset();
    if (state == stateNow && stateReader == stateReaderNow)
        return;
    state = stateNow;
    stateReader = stateReaderNow;
    Q_EMIT q->readerStateChanged(state, stateReader);
}

// --- cards in and out --------------------------------------------------------------------------

/// Compares what is there with what we know: first who left, then who came.
void CardService::Private::compare()
{
    std::vector<CardToken> gone;
    for (auto& [token, card] : cards) {
        const auto now = seen.find(card.status.reader);
        if (now == seen.end())
            hold(card); // its reader may only have dropped off its bus
        else if (!card.heldUntil && isOut(card.status, now->second))
            gone.push_back(token);
    }
    for (const CardToken token : gone)
        forgetCard(token);
    for (const auto& [reader, now] : std::map(seen)) { // a slot may run an event loop
        if (now.present)
            cameIn(now);
    }
}

void CardService::Private::cameIn(const ReaderStatus& now)
{
    const auto known = std::find_if(cards.begin(), cards.end(),
        [&](const auto& card) { return card.second.status.reader == now.reader; });
    const bool isKnown = known != cards.end();
    if (isKnown && known->second.heldUntil && !known->second.status.mute)
        return cameBack(known->first, now);
    const bool isNews = !isKnown || known->second.status.mute != now.mute;
    const CardToken token = isKnown ? known->first : ++lastToken;
    cards[token].status = now;
    if (std::exchange(cards[token].heldUntil, {}))
        questions.resume(token);
    if (!isNews)
        return;
    if (now.mute)
        Q_EMIT q->cardMute(token);
    else
        Q_EMIT q->cardInserted(token, now.reader);
}

/// A card lies in a reader that was out of sight: the one we know?
void CardService::Private::cameBack(CardToken token, const ReaderStatus& now)
{
    InsertedCard& card = cards.at(token);
    if (now.mute)
        return; // not yet powered up, or another one
    const bool asked = card.identification != 0 && card.status == now;
    card.status = now;
    if (card.cardSn.isEmpty())
        resume(token); // nobody was told who it is
    else if (!asked)
        identify(token);
}

void CardService::Private::hold(InsertedCard& card)
{
    if (!card.heldUntil)
        card.heldUntil = QDeadlineTimer(graceMs, Qt::PreciseTimer);
}

/// Proves silently that the card is the one that was read before its reader went out of sight.
void CardService::Private::identify(CardToken token)
{
    InsertedCard& card = cards.at(token);
    questions.forget(card.identification);
    const auto work = [this, token](PcscCard& channel, CardCatalogue& catalogue) -> CardAnswer {
        YIDI_ASSIGN(const QString cardSn, catalogue.identify(channel));
        return [this, token, cardSn] {
            if (isStillThatCard(token, cardSn))
                resume(token);
            else
                cardChanged(token);
        };
    };
    const auto failed = [this, token](const Error& error) {
        if (cards.count(token) == 0)
            return; // it failed because the card is out, which is told already
        qCWarning(logReader) << "card not recognised after its reader came back:"
                             << describe(error);
        endToken(token);
    };
    card.identification =
        questions.ask({ token, CardShare::Shared, work, failed, *card.heldUntil, true });
}

/// The journey goes on: what was asked of the card meanwhile is asked now.
void CardService::Private::resume(CardToken token)
{
    InsertedCard& card = cards.at(token);
    qCInfo(logReader) << "card" << token << "goes on after an outage";
    card.heldUntil.reset();
    card.identification = 0;
    if (card.cardSn.isEmpty()) // any card may be read; none gets a PIN meant for the one before
        questions.failExclusive(token, anotherCard());
    questions.resume(token);
}

void CardService::Private::forgetCard(CardToken token)
{
    const auto card = cards.extract(token); // first: who hears of a failure may ask again
    if (!card)
        return; // a slot ran an event loop, and it left there
    questions.cardLeft(token, card.mapped().status.reader);
    Q_EMIT q->cardRemoved(token);
}

QString CardService::Private::cardSnOf(CardToken token) const
{
    const auto card = cards.find(token);
    return card == cards.end() ? QString() : card->second.cardSn;
}

bool CardService::Private::isStillThatCard(CardToken token, const QString& cardSn)
{
    QString& known = cards.at(token).cardSn;
    if (known.isEmpty())
        known = cardSn;
    return known == cardSn;
}

/// It is not, or cannot be proved, the card that was told: that one is out, and what the monitor
/// sees in its reader came in.
void CardService::Private::endToken(CardToken token)
{
    forgetCard(token);
    compare();
}

void CardService::Private::cardChanged(CardToken token)
{
    qCWarning(logReader) << "a card was changed and its reader did not notice";
    endToken(token);
}

// --- questions ---------------------------------------------------------------------------------

void CardService::Private::ask(CardToken token, CardShare share, Work work, Failed failed)
{
    questions.ask({ token, share, std::move(work), std::move(failed),
        QDeadlineTimer(options.operationTimeoutMs, Qt::PreciseTimer) });
}

/// For a PIN and what changes the card: it has the reader to itself, is meant for the card first
/// read under this token and no other, and its outcome is told, never tried for again.
void CardService::Private::askOnce(CardToken token, OnceWork work, Failed failed)
{
    const auto once = [this, token, failed, work = std::move(work), cardSn = cardSnOf(token)](
                          PcscCard& channel, CardCatalogue& catalogue) -> CardAnswer {
        // The reader may have missed a swap.
        if (!cardSn.isEmpty()) {
            YIDI_ASSIGN(const QString now, catalogue.identify(channel));
            if (now != cardSn) {
                return [this, token, failed] {
                    failed(anotherCard());
                    cardChanged(token);
                };
            }
        }
        return work(channel, catalogue);
    };
    ask(token, CardShare::Exclusive, once, failed);
}

void CardService::Private::askPinOnce(CardToken token, PinTold told, PinWork work)
{
    askOnce(
        token,
        [this, token, told, work = std::move(work)](
            PcscCard& channel, CardCatalogue& catalogue) -> Delivery {
            return [this, token, told, outcome = work(channel, catalogue)] {
                Q_EMIT(q->*told)(token, outcome);
            };
        },
        [this, token, told](const Error& error) {
            Q_EMIT(q->*told)
            (token, failedPin(error));
        });
}

// --- time --------------------------------------------------------------------------------------

void CardService::Private::timePassed()
{
    std::vector<CardToken> out;
    for (const auto& [token, card] : cards) {
        if (card.heldUntil && card.heldUntil->hasExpired())
            out.push_back(token);
    }
    for (const CardToken token : out) {
        qCInfo(logReader) << "card" << token << "did not come back in time";
        endToken(token);
    }

    if (tellStateAt && tellStateAt->hasExpired())
        tellState();
    setTimer();
}

void CardService::Private::setTimer()
{
    QDeadlineTimer next(QDeadlineTimer::Forever);
    for (const auto& [token, card] : cards)
        next = std::min(next, card.heldUntil.value_or(next));
    next = std::min(next, tellStateAt.value_or(next));
    if (next.isForever())
        timer.stop();
    else
        timer.start(std::chrono::milliseconds(next.remainingTime() + 1));
}

CardService::CardService(Options options, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(this, std::move(options)))
{
}

CardService::~CardService() = default;

void CardService::start()
{
    m_d->start();
}

void CardService::read(CardToken token)
{
    const auto failed = [this, token](const Error& error) { Q_EMIT cardFailed(token, error); };
    m_d->ask(
        token, CardShare::Shared,
        [this, token, failed, authenticator = m_d->options.authenticator](
            PcscCard& channel, CardCatalogue& catalogue) -> CardAnswer {
            YIDI_ASSIGN(
                const SocialSecurityCard card, catalogue.read(channel, authenticator.get()));
            return [this, token, failed, card] {
                if (m_d->isStillThatCard(token, card.cardSn)) {
                    Q_EMIT cardRead(token, card);
                } else {
                    failed(anotherCard());
                    m_d->cardChanged(token);
                }
            };
        },
        failed);
}

void CardService::askPinState(CardToken token)
{
    m_d->ask(
        token, CardShare::Shared,
        [this, token](PcscCard& channel, CardCatalogue& catalogue) -> CardAnswer {
            const PinOutcome state = catalogue.pinState(channel);
            if (state.kind == PinOutcome::Kind::Failed)
                return fail(state.error);
            return [this, token, state] { Q_EMIT pinStateKnown(token, state); };
        },
        [this, token](const Error& error) { Q_EMIT pinStateKnown(token, failedPin(error)); });
}

void CardService::readMedical(CardToken token)
{
    const auto failed = [this, token](const Error& error) { Q_EMIT medicalFailed(token, error); };
    m_d->ask(
        token, CardShare::Shared,
        [this, token, failed, authenticator = m_d->options.authenticator](
            PcscCard& channel, CardCatalogue& catalogue) -> CardAnswer {
            YIDI_ASSIGN(
                const MedicalBasics basics, catalogue.readMedical(channel, authenticator.get()));
            return [this, token, failed, basics] {
                if (m_d->isStillThatCard(token, basics.cardSn)) {
                    Q_EMIT medicalRead(token, basics);
                } else {
                    failed(anotherCard());
                    m_d->cardChanged(token);
                }
            };
        },
        failed);
}

void CardService::readMedical(CardToken token, SecretBuffer pin, bool useLastTry)
{
    const auto shared = std::make_shared<const SecretBuffer>(std::move(pin));
    const auto told = [this, token](const MedicalByPin& answer) {
        Q_EMIT pinChecked(token, answer.pin);
        if (answer.basics)
            Q_EMIT medicalRead(token, *answer.basics);
        else
            Q_EMIT medicalFailed(token, answer.basics.error());
    };
    m_d->askOnce(
        token,
        [told, shared, useLastTry](PcscCard& channel, CardCatalogue& catalogue) -> Delivery {
            return [told, answer = catalogue.readMedical(channel, *shared, useLastTry)] {
                told(answer);
            };
        },
        [told](const Error& error) {
            told({ failedPin(error), fail(error) });
        });
}

void CardService::verifyPin(CardToken token, SecretBuffer pin, bool useLastTry)
{
    const auto shared = std::make_shared<const SecretBuffer>(std::move(pin));
    m_d->askPinOnce(token, &CardService::pinChecked,
        [shared, useLastTry](PcscCard& channel, CardCatalogue& catalogue) {
            return catalogue.verifyPin(channel, *shared, useLastTry);
        });
}

void CardService::changePin(CardToken token, SecretBuffer oldPin, SecretBuffer newPin)
{
    const auto before = std::make_shared<const SecretBuffer>(std::move(oldPin));
    const auto after = std::make_shared<const SecretBuffer>(std::move(newPin));
    m_d->askPinOnce(token, &CardService::pinChanged,
        [before, after](PcscCard& channel, CardCatalogue& catalogue) {
            return catalogue.changePin(channel, *before, *after);
        });
}

void CardService::unblockPin(CardToken token, SecretBuffer newPin)
{
    const auto shared = std::make_shared<const SecretBuffer>(std::move(newPin));
    m_d->askPinOnce(token, &CardService::pinChanged,
        [shared, authenticator = m_d->options.authenticator](
            PcscCard& channel, CardCatalogue& catalogue) {
            return catalogue.unblockPin(channel, *shared, authenticator.get());
        });
}

void CardService::release(CardToken token)
{
    m_d->ask(
        token, CardShare::Shared,
        [](PcscCard& channel, CardCatalogue&) -> CardAnswer {
            channel.resetAtEnd();
            return [] {};
        },
        [](const Error&) {});
}

} // namespace yidi
