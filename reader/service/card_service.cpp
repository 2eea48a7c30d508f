// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/service/card_service.h"

#include "app/base/log.h"
#include "reader/pcsc/monitor.h"
#include "reader/service/reader_worker.h"

#include <QTimer>

#include <algorithm>
#include <map>

namespace yidi {

namespace {

/// How long leaving may take; whoever is not done by then is left behind.
constexpr int leaveMs = 600;
constexpr int cancelEveryMs = 20;

/// For the thread that is left behind; one that leaves in time is deleted by its owner.
void deleteOnceFinished(QThread* thread)
{
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
}

Error anotherCard()
{
    return { ErrorCode::CardLost, QStringLiteral("the card was changed") };
}

} // namespace

class CardService::Private {
public:
    Private(CardService* service, Options settings)
        : options(std::move(settings))
        , q(service)
    {
    }
    ~Private();

    void start();
    void readersSeen(const std::vector<ReaderStatus>& all);
    void serviceLost(const Error& error);

    using Failed = std::function<void(const Error&)>;
    using Work = std::function<Delivery(PcscCard&, CardCatalogue&)>;
    void ask(CardToken token, CardShare share, Work work, Failed failed);

    QString cardSnOf(CardToken token) const;
    /// True when `cardSn` is that of the card first read under this token, or the first.
    bool isStillThatCard(CardToken token, const QString& cardSn);
    void cardChanged(CardToken token);

    const Options options;

private:
    /// A card that is in, and what it said it is.
    struct Inserted {
        ReaderStatus status;
        QString cardSn;
    };
    /// A reader's thread and the worker in it.
    struct Lane {
        QThread* thread;
        ReaderWorker* worker;
    };
    struct Question {
        CardToken token;
        Failed failed;
    };

    bool isOurs(const QString& reader) const;
    void setState(ReaderState now, const QString& reader);
    void forgetCard(CardToken token);
    void failQuestions(CardToken token, const Error& error);
    Lane& laneOf(const QString& reader);
    void leaveBehind(const QString& reader);
    void finished(quint64 question, const Delivery& deliver);
    void deadlinePassed(quint64 question);

    CardService* q;
    PcscMonitor* monitor = nullptr;
    ReaderState state = ReaderState::Starting;
    QString stateReader;
    std::map<CardToken, Inserted> cards;
    std::map<QString, Lane> lanes;
    std::map<quint64, Question> questions;
    CardToken lastToken = 0;
    quint64 lastQuestion = 0;
};

CardService::Private::~Private()
{
    QDeadlineTimer patience(leaveMs);
    for (auto& [reader, lane] : lanes)
        lane.thread->quit();
    if (monitor) {
        // A cancel that arrives just before the wait is lost, so it is said again.
        do {
            monitor->stop();
        } while (!monitor->wait(QDeadlineTimer(cancelEveryMs)) && !patience.hasExpired());
        if (monitor->isFinished())
            delete monitor;
    }
    for (auto& [reader, lane] : lanes) {
        if (lane.thread->wait(patience))
            delete lane.thread;
        else
            qCWarning(logReader) << "left a hanging reader behind";
    }
}

void CardService::Private::start()
{
    if (monitor)
        return;
    monitor = new PcscMonitor;
    deleteOnceFinished(monitor);
    QObject::connect(monitor, &PcscMonitor::readersSeen, q,
        [this](const std::vector<ReaderStatus>& readers) { readersSeen(readers); });
    QObject::connect(
        monitor, &PcscMonitor::serviceLost, q, [this](const Error& error) { serviceLost(error); });
    monitor->start();
}

bool CardService::Private::isOurs(const QString& reader) const
{
    return options.readerName.isEmpty() || reader == options.readerName
        || reader.startsWith(options.readerName + u' ');
}

void CardService::Private::setState(ReaderState now, const QString& reader)
{
    if (state == now && stateReader == reader)
        return;
    state = now;
    stateReader = reader;
    Q_EMIT q->readerStateChanged(now, reader);
}

/// Compares what is there with what we know: first who left, then who came.
void CardService::Private::readersSeen(const std::vector<ReaderStatus>& all)
{
    std::map<QString, ReaderStatus> seen;
    QString first;
    for (const ReaderStatus& reader : all) {
        if (!isOurs(reader.reader))
            continue;
        if (seen.empty())
            first = reader.reader;
        seen.emplace(reader.reader, reader);
    }
    std::vector<CardToken> gone;
    for (const auto& [token, card] : cards) {
        const auto now = seen.find(card.status.reader);
        if (now == seen.end() || !now->second.present
            || now->second.insertions != card.status.insertions)
            gone.push_back(token);
    }
    for (const CardToken token : gone)
        forgetCard(token);
    setState(seen.empty() ? ReaderState::NoReader : ReaderState::Ready, first);

    for (const auto& entry : seen) {
        const ReaderStatus& now = entry.second;
        if (!now.present)
            continue;
        const auto known = std::find_if(cards.begin(), cards.end(),
            [&](const auto& card) { return card.second.status.reader == now.reader; });
        if (known != cards.end() && known->second.status.mute == now.mute)
            continue;
        const CardToken token = known != cards.end() ? known->first : ++lastToken;
        cards[token].status = now;
        if (now.mute)
            Q_EMIT q->cardMute(token);
        else
            Q_EMIT q->cardInserted(token, now.reader);
    }
}

void CardService::Private::serviceLost(const Error& error)
{
    if (state != ReaderState::NoService)
        qCWarning(logReader) << "reader service lost:" << describe(error);
    while (!cards.empty())
        forgetCard(cards.begin()->first);
    setState(ReaderState::NoService, {});
}

void CardService::Private::forgetCard(CardToken token)
{
    const bool asked = std::any_of(questions.begin(), questions.end(),
        [token](const auto& question) { return question.second.token == token; });
    if (asked) // its thread may still hang in the card that left; the next card gets a fresh one
        leaveBehind(cards.at(token).status.reader);
    cards.erase(token);
    failQuestions(token, { ErrorCode::CardLost, QStringLiteral("the card is out") });
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

/// The reader missed a swap: told as what it was, a card out and a card in.
void CardService::Private::cardChanged(CardToken token)
{
    qCWarning(logReader) << "a card was changed and its reader did not notice";
    const ReaderStatus status = cards.at(token).status;
    forgetCard(token);
    cards[++lastToken].status = status;
    Q_EMIT q->cardInserted(lastToken, status.reader);
}

void CardService::Private::failQuestions(CardToken token, const Error& error)
{
    std::vector<Failed> failures;
    for (auto at = questions.begin(); at != questions.end();) {
        if (at->second.token != token) {
            ++at;
            continue;
        }
        failures.push_back(std::move(at->second.failed));
        at = questions.erase(at);
    }
    for (const Failed& failed : failures)
        failed(error);
}

CardService::Private::Lane& CardService::Private::laneOf(const QString& reader)
{
    const auto known = lanes.find(reader);
    if (known != lanes.end())
        return known->second;
    Lane lane { new QThread, new ReaderWorker(reader, options.fileMapDir) };
    lane.worker->moveToThread(lane.thread);
    deleteOnceFinished(lane.thread);
    QObject::connect(lane.thread, &QThread::finished, lane.worker, &QObject::deleteLater);
    QObject::connect(lane.worker, &ReaderWorker::finished, q,
        [this](quint64 question, const Delivery& deliver) { finished(question, deliver); });
    lane.thread->start();
    return lanes.emplace(reader, lane).first->second;
}

/// Gives up on a thread that hangs in its reader; it ends by itself when the driver lets go.
void CardService::Private::leaveBehind(const QString& reader)
{
    const auto at = lanes.find(reader);
    if (at == lanes.end())
        return;
    const Lane lane = at->second;
    lanes.erase(at);
    lane.worker->disconnect(q);
    lane.thread->quit();
}

void CardService::Private::ask(CardToken token, CardShare share, Work work, Failed failed)
{
    const quint64 id = ++lastQuestion;
    questions[id] = { token, failed };
    const auto card = cards.find(token);
    if (card == cards.end()) {
        QMetaObject::invokeMethod(
            q,
            [this, id, failed] {
                finished(id, [failed] {
                    failed({ ErrorCode::CardLost, QStringLiteral("no such card") });
                });
            },
            Qt::QueuedConnection);
        return;
    }
    CardJob job;
    job.id = id;
    job.share = share;
    job.insertions = card->second.status.insertions;
    job.deadline = QDeadlineTimer(options.operationTimeoutMs);
    job.work = std::move(work);
    job.failed = std::move(failed);
    laneOf(card->second.status.reader).worker->post(std::move(job));
    QTimer::singleShot(options.operationTimeoutMs, q, [this, id] { deadlinePassed(id); });
}

void CardService::Private::finished(quint64 question, const Delivery& deliver)
{
    if (questions.erase(question) > 0)
        deliver();
}

void CardService::Private::deadlinePassed(quint64 question)
{
    const auto at = questions.find(question);
    if (at == questions.end())
        return;
    const CardToken token = at->second.token;
    const Failed failed = std::move(at->second.failed);
    questions.erase(at);
    const QString reader =
        cards.at(token).status.reader; // questions of a card that left are gone with it
    qCWarning(logReader) << "reader" << reader << "did not answer in time";
    leaveBehind(reader);
    const Error stuck { ErrorCode::ReaderStuck, QStringLiteral("no answer before the deadline") };
    failed(stuck);
    failQuestions(token, stuck); // those waiting behind it
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
            PcscCard& channel, CardCatalogue& catalogue) -> Delivery {
            return [this, token, failed, card = catalogue.read(channel, authenticator.get())] {
                if (!card) {
                    failed(card.error());
                } else if (m_d->isStillThatCard(token, card->cardSn)) {
                    Q_EMIT cardRead(token, *card);
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
        [this, token](PcscCard& channel, CardCatalogue& catalogue) -> Delivery {
            const PinOutcome state = catalogue.pinState(channel);
            return [this, token, state] { Q_EMIT pinStateKnown(token, state); };
        },
        [this, token](const Error& error) {
            Q_EMIT pinStateKnown(token, { PinOutcome::Kind::Failed, {}, error });
        });
}

void CardService::verifyPin(CardToken token, SecretBuffer pin, bool useLastTry)
{
    const auto shared = std::make_shared<const SecretBuffer>(std::move(pin));
    const auto told = [this, token](
                          const PinOutcome& outcome) { Q_EMIT pinChecked(token, outcome); };
    const auto failed = [told](const Error& error) {
        told({ PinOutcome::Kind::Failed, {}, error });
    };
    m_d->ask(
        token, CardShare::Exclusive,
        [=, this, cardSn = m_d->cardSnOf(token)](
            PcscCard& channel, CardCatalogue& catalogue) -> Delivery {
            // A PIN meant for one card never reaches another, even if the reader missed a swap.
            if (!cardSn.isEmpty()) {
                const auto now = catalogue.identify(channel);
                if (!now)
                    return [failed, error = now.error()] { failed(error); };
                if (*now != cardSn) {
                    return [this, failed, token] {
                        failed(anotherCard());
                        m_d->cardChanged(token);
                    };
                }
            }
            const PinOutcome outcome = catalogue.verifyPin(channel, *shared, useLastTry);
            return [told, outcome] { told(outcome); };
        },
        failed);
}

void CardService::release(CardToken token)
{
    m_d->ask(
        token, CardShare::Shared,
        [](PcscCard& channel, CardCatalogue&) -> Delivery {
            channel.resetAtEnd();
            return [] {};
        },
        [](const Error&) {});
}

} // namespace yidi
