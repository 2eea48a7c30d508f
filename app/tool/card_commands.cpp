// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/commands.h"

#include "app/base/dates.h"
#include "app/base/json.h"
#include "app/domain/person/person.h"
#include "app/shell/station_authenticator.h"
#include "app/sync/https_link.h"
#include "app/tool/card_simulate.h"
#include "app/tool/complain.h"
#include "reader/pcsc/monitor.h"
#include "reader/service/card_service.h"
#include "reader/training/training_authenticator.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <optional>

namespace yidi {

namespace {

constexpr int patienceMs = 3000; ///< for the service to answer, and for a card to be seen
constexpr int leaveMs = 500;
constexpr int cancelEveryMs = 20;
constexpr char residentCard[] = "01"; ///< the number on a social-security card is the resident's
/// The name world.sh gives the virtual reader. Training keys open no real card, and a real card is
/// never asked to trust them.
constexpr QLatin1String trainingReader("Yidi Training Reader");

int badUse(const QString& what)
{
    return complain({ ErrorCode::BadInput, what });
}

bool parse(QCommandLineParser& parser, const QString& command, const QStringList& arguments)
{
    return parser.parse(QStringList { command } + arguments)
        && parser.positionalArguments().isEmpty();
}

/// What an operator does next about a failure.
QString nextStep(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ReaderServiceDown:
        return QStringLiteral("start the reader service (pcscd), or restart it");
    case ErrorCode::ReaderMissing:
        return QStringLiteral("plug the reader in; `card list` shows those that are there");
    case ErrorCode::ReaderStuck:
        return QStringLiteral("take the card out; if it stays so, unplug the reader");
    case ErrorCode::CardUpsideDown:
        return QStringLiteral("turn the card round, chip first");
    case ErrorCode::CardForeign:
        return QStringLiteral("put in a social-security card");
    case ErrorCode::CardLost:
        return QStringLiteral("put the card in and leave it in");
    case ErrorCode::CardNotGenuine:
        return QStringLiteral("keep the card and report it: it may be a copy");
    case ErrorCode::CardUnproven:
        return QStringLiteral("give --data STATION (and its link), or --psam-reader NAME");
    case ErrorCode::NotEnrolled:
        return QStringLiteral("enrol the station: yidi station enrol");
    default:
        return QStringLiteral("try again; if it stays so, the card must be replaced");
    }
}

// ---- list

Json readerJson(const ReaderStatus& reader, const QString& psam)
{
    Json json = Json::object({ { QStringLiteral("name"), reader.reader },
        { QStringLiteral("card"), Json::boolean(reader.present) },
        { QStringLiteral("mute"), Json::boolean(reader.mute) } });
    if (!psam.isEmpty())
        json.set(QStringLiteral("psam"), Json::boolean(isReaderNamed(psam, reader.reader)));
    if (reader.mute)
        json.set(QStringLiteral("next"), nextStep(ErrorCode::CardUpsideDown));
    return json;
}

/// `down`: why there is no service.
Json listJson(const std::vector<ReaderStatus>& readers, const QString& psam,
    const std::optional<Error>& down = {})
{
    Json service = Json::object({ { QStringLiteral("state"),
        QString(down ? QStringLiteral("down") : QStringLiteral("ok")) } });
    if (down) {
        service.set(QStringLiteral("code"), errorName(down->code));
        service.set(QStringLiteral("detail"), down->detail);
        service.set(QStringLiteral("next"), nextStep(down->code));
    } else if (readers.empty()) {
        service.set(QStringLiteral("next"), nextStep(ErrorCode::ReaderMissing));
    }
    Json all = Json::array();
    for (const ReaderStatus& reader : readers)
        all.append(readerJson(reader, psam));
    return Json::object(
        { { QStringLiteral("service"), service }, { QStringLiteral("readers"), all } });
}

int list(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.addOption({ QStringLiteral("psam-reader"), {}, QStringLiteral("NAME") });
    if (!parse(parser, QStringLiteral("list"), arguments))
        return badUse(QStringLiteral("card list [--psam-reader NAME]"));
    const QString psam = parser.value(QStringLiteral("psam-reader"));
    // Left behind when the service hangs: this is the command to find that out with.
    auto* const monitor = new PcscMonitor;
    QEventLoop loop;
    int code = ExitUnavailable;
    const auto down = [&](const Error& error) {
        if (!loop.isRunning())
            return; // the answer is given
        print(listJson({}, psam, error));
        complain(error);
        std::fprintf(stderr, "next: %s\n", qPrintable(nextStep(error.code)));
        loop.quit();
    };
    QObject::connect(
        monitor, &PcscMonitor::readersSeen, &loop, [&](const std::vector<ReaderStatus>& readers) {
            print(listJson(readers, psam));
            code = ExitDone;
            loop.quit();
        });
    QObject::connect(monitor, &PcscMonitor::serviceLost, &loop, down);
    QTimer::singleShot(patienceMs, &loop, [&] {
        down({ ErrorCode::ReaderServiceDown, QStringLiteral("the service does not answer") });
    });
    monitor->start();
    loop.exec();
    QDeadlineTimer leaving(leaveMs);
    do {
        monitor->stop();
    } while (!monitor->wait(QDeadlineTimer(cancelEveryMs)) && !leaving.hasExpired());
    if (monitor->isFinished())
        delete monitor;
    return code;
}

// ---- read

Json cardJson(const SocialSecurityCard& card, bool unmasked)
{
    const auto shown = [&](const QString& value, const QString& masked) {
        return unmasked ? value : masked;
    };
    return Json::object({
        { QStringLiteral("name"), shown(card.name, maskedName(card.name)) },
        { QStringLiteral("socialSecurityNumber"),
            shown(card.socialSecurityNumber,
                maskedCertNo(QLatin1String(residentCard), card.socialSecurityNumber)) },
        { QStringLiteral("cardNo"), shown(card.cardNo, maskedTail(card.cardNo)) },
        { QStringLiteral("cardSn"), shown(card.cardSn, maskedTail(card.cardSn)) },
        { QStringLiteral("issuingRegion"), card.issuingRegion() },
        { QStringLiteral("version"), card.version },
        { QStringLiteral("sex"), card.sex },
        { QStringLiteral("nation"), card.nation },
        { QStringLiteral("birth"), shown(wireDate(card.birth), QString()) },
        { QStringLiteral("issued"), wireDate(card.issued) },
        { QStringLiteral("validTo"), wireDate(card.validTo) },
        { QStringLiteral("authenticatedBy"), card.authenticatedBy },
    });
}

/// Passes on to another and remembers how long it took and why it did not. Used on the thread of a
/// reader; what it remembers is looked at when that thread has answered.
class Watched : public CardAuthenticator {
public:
    explicit Watched(std::shared_ptr<CardAuthenticator> authenticator)
        : m_authenticator(std::move(authenticator))
    {
    }
    QString name() const override { return m_authenticator->name(); }
    Result<CardProof> prove(const CardChallenge& challenge, QDeadlineTimer deadline) override
    {
        QElapsedTimer time;
        time.start();
        auto proof = m_authenticator->prove(challenge, deadline);
        m_ms += static_cast<int>(time.elapsed());
        if (!proof)
            m_error = proof.error();
        return proof;
    }
    Result<QByteArray> sealPin(
        const PinUnblock& unblock, const SecretBuffer& pin, QDeadlineTimer deadline) override
    {
        return m_authenticator->sealPin(unblock, pin, deadline);
    }

    int ms() const { return m_ms; }
    const std::optional<Error>& error() const { return m_error; }

private:
    std::shared_ptr<CardAuthenticator> m_authenticator;
    std::atomic<int> m_ms = 0; // a reading that ran out of time is told while this goes on
    std::optional<Error> m_error;
};

/// The steps of a reading, in their order.
enum class Step { Service, Reader, Card, Version, Authentication };
constexpr const char* stepNames[] = { "service", "reader", "card", "version", "authentication" };

/// Which step a failure belongs to. The version is read before a card is asked to prove itself.
Step stepOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::ReaderServiceDown:
        return Step::Service;
    case ErrorCode::ReaderMissing:
        return Step::Reader;
    case ErrorCode::CardNotGenuine:
    case ErrorCode::CardUnproven:
        return Step::Authentication;
    default:
        return error.detail.contains(QLatin1String("version")) ? Step::Version : Step::Card;
    }
}

/// What was found at each step, so that an operator sees how far it went and what to do next.
class Diagnosis {
public:
    void ok(Step step, const QString& detail, qint64 ms)
    {
        add(step, "ok", { {}, detail }, {}, ms);
    }
    /// What was fine a step ago may have gone meanwhile, so it is told where the reading stood.
    void failed(Step step, const Error& error, qint64 ms)
    {
        const auto reached = static_cast<Step>(std::min(m_steps.size(), std::size(stepNames) - 1));
        add(std::max(step, reached), "failed", error, nextStep(error.code), ms);
    }
    /// Not needed for this card.
    void skipped(Step step, const QString& detail)
    {
        add(step, "skipped", { {}, detail }, nextStep(ErrorCode::CardUnproven), 0);
    }
    /// Adds what could not be looked at any more.
    Json take()
    {
        for (std::size_t i = m_steps.size(); i < std::size(stepNames); ++i)
            add(static_cast<Step>(i), "unknown", {}, {}, 0);
        return std::move(m_steps);
    }

private:
    void add(Step step, const char* state, const Error& error, const QString& next, qint64 ms)
    {
        const auto index = static_cast<std::size_t>(step);
        if (index < m_steps.size())
            return; // the first word on a step counts
        const bool isError = qstrcmp(state, "failed") == 0;
        m_steps.append(
            Json::object({ { QStringLiteral("step"), QString::fromLatin1(stepNames[index]) },
                { QStringLiteral("ok"), Json::boolean(qstrcmp(state, "ok") == 0) },
                { QStringLiteral("state"), QString::fromLatin1(state) },
                { QStringLiteral("code"), isError ? Json(errorName(error.code)) : Json() },
                { QStringLiteral("detail"), error.detail }, { QStringLiteral("next"), next },
                { QStringLiteral("ms"), Json::integer(ms) } }));
    }

    Json m_steps = Json::array();
};

/// One card read, from the service to its proof.
class Reading {
public:
    struct Asked {
        QString reader;
        QString psamReader;
        bool trainingKeys = false;
        bool unmasked = false;
    };

    Reading(Asked asked, std::shared_ptr<Watched> authenticator)
        : m_asked(std::move(asked))
        , m_authenticator(std::move(authenticator))
        , m_service(options())
    {
    }

    int run();

private:
    CardService::Options options() const;
    void stateChanged(ReaderState state, const QString& reader);
    void inserted(CardToken token, const QString& reader);
    void read(const SocialSecurityCard& card);
    void fail(const Error& error);
    void end(Json answer, int code);
    /// Milliseconds since the step before.
    qint64 lap() { return m_time.restart(); }

    const Asked m_asked;
    const std::shared_ptr<Watched> m_authenticator; ///< null: nobody is asked
    CardService m_service;
    QEventLoop m_loop;
    QElapsedTimer m_time;
    QTimer m_patience;
    Diagnosis m_diagnosis;
    Error m_waitingFor { ErrorCode::ReaderServiceDown, QStringLiteral("no reader service") };
    int m_code = ExitUnavailable;
};

CardService::Options Reading::options() const
{
    CardService::Options options;
    options.readerName = m_asked.reader;
    options.authenticator = m_authenticator;
    if (!m_asked.psamReader.isEmpty())
        options.ignoredReaders = { m_asked.psamReader };
    return options;
}

int Reading::run()
{
    QObject::connect(&m_service, &CardService::readerStateChanged, &m_loop,
        [this](ReaderState state, const QString& reader) { stateChanged(state, reader); });
    QObject::connect(&m_service, &CardService::cardInserted, &m_loop,
        [this](CardToken token, const QString& reader) { inserted(token, reader); });
    QObject::connect(&m_service, &CardService::cardMute, &m_loop, [this] {
        fail({ ErrorCode::CardUpsideDown, QStringLiteral("the card does not answer") });
    });
    QObject::connect(&m_service, &CardService::cardFailed, &m_loop,
        [this](CardToken, const Error& error) { fail(error); });
    QObject::connect(&m_service, &CardService::cardRead, &m_loop,
        [this](CardToken, const SocialSecurityCard& card) { read(card); });
    m_patience.setSingleShot(true);
    QObject::connect(&m_patience, &QTimer::timeout, &m_loop, [this] { fail(m_waitingFor); });
    m_patience.start(patienceMs);
    m_time.start();
    m_service.start();
    m_loop.exec();
    return m_code;
}

void Reading::stateChanged(ReaderState state, const QString& reader)
{
    if (state == ReaderState::NoReader) {
        m_diagnosis.ok(Step::Service, {}, lap());
        m_waitingFor = { ErrorCode::ReaderMissing, QStringLiteral("no such reader") };
    } else if (state == ReaderState::Ready) {
        m_diagnosis.ok(Step::Service, {}, lap());
        m_diagnosis.ok(Step::Reader, reader, lap());
        m_waitingFor = { ErrorCode::CardLost, QStringLiteral("no card is in") };
    }
}

void Reading::inserted(CardToken token, const QString& reader)
{
    m_patience.stop();
    if (m_asked.trainingKeys && !reader.startsWith(trainingReader))
        return end({}, badUse(QStringLiteral("--training-keys: for the training reader alone")));
    lap();
    m_service.read(token);
}

void Reading::read(const SocialSecurityCard& card)
{
    const int proving = m_authenticator ? m_authenticator->ms() : 0;
    m_diagnosis.ok(Step::Card, {}, lap() - proving);
    m_diagnosis.ok(Step::Version, card.version, 0);
    if (!card.authenticatedBy.isEmpty())
        m_diagnosis.ok(Step::Authentication, card.authenticatedBy, proving);
    else if (m_authenticator && m_authenticator->error())
        m_diagnosis.failed(Step::Authentication, *m_authenticator->error(), proving);
    else
        m_diagnosis.skipped(Step::Authentication, QStringLiteral("nobody was asked to prove it"));
    end(cardJson(card, m_asked.unmasked), ExitDone);
}

void Reading::fail(const Error& error)
{
    const Step step = stepOf(error);
    const int proving = m_authenticator ? m_authenticator->ms() : 0;
    if (step > Step::Card)
        m_diagnosis.ok(Step::Card, {}, lap() - proving);
    if (step > Step::Version)
        m_diagnosis.ok(Step::Version, {}, 0);
    m_diagnosis.failed(step, error, step == Step::Authentication ? proving : lap());
    complain(error);
    std::fprintf(stderr, "next: %s\n", qPrintable(nextStep(error.code)));
    end(Json::object(), error.code == ErrorCode::CardNotGenuine ? ExitRefused : ExitUnavailable);
}

void Reading::end(Json answer, int code)
{
    if (!answer.isNull()) {
        answer.set(QStringLiteral("diagnosis"), m_diagnosis.take());
        print(answer);
    }
    m_code = code;
    m_loop.quit();
}

/// Who is asked to prove the card, and what must live as long.
struct Provers {
    std::unique_ptr<Clock> clock;
    std::shared_ptr<Keeper> keeper;
    std::shared_ptr<Watched> authenticator; ///< null: nobody is asked
};

Result<Provers> proversOf(const QCommandLineParser& parser)
{
    Provers provers;
    const QString data = parser.value(QStringLiteral("data"));
    const QString psam = parser.value(QStringLiteral("psam-reader"));
    if (!data.isEmpty()) {
        YIDI_ASSIGN(const auto profile, StationProfile::load(data));
        // In a training world a station lives on that world's day; its message ids must too.
        const QString today = parser.isSet(QStringLiteral("today"))
            ? parser.value(QStringLiteral("today"))
            : qEnvironmentVariable("YIDI_TODAY");
        YIDI_ASSIGN(provers.clock, clockFor(today));
        provers.keeper = std::make_shared<Keeper>(profile, *provers.clock, makeHttpsLink);
        provers.keeper->start();
    }
    if (parser.isSet(QStringLiteral("training-keys")))
        provers.authenticator =
            std::make_shared<Watched>(std::make_shared<TrainingAuthenticator>());
    else if (provers.keeper || !psam.isEmpty())
        provers.authenticator =
            std::make_shared<Watched>(stationAuthenticator(psam, provers.keeper));
    return provers;
}

int read(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const char* name : { "reader", "psam-reader", "data", "today" })
        parser.addOption({ QString::fromLatin1(name), {}, QStringLiteral("VALUE") });
    parser.addOption(QCommandLineOption(QStringLiteral("training-keys")));
    parser.addOption(QCommandLineOption(QStringLiteral("unmasked")));
    if (!parse(parser, QStringLiteral("read"), arguments))
        return badUse(QStringLiteral("card read [--reader NAME] [--psam-reader NAME] "
                                     "[--data STATION [--today DATE]] [--training-keys] "
                                     "[--unmasked]"));
    const auto provers = proversOf(parser);
    if (!provers)
        return complain(provers.error());
    return Reading(
        { parser.value(QStringLiteral("reader")), parser.value(QStringLiteral("psam-reader")),
            parser.isSet(QStringLiteral("training-keys")),
            parser.isSet(QStringLiteral("unmasked")) },
        provers->authenticator)
        .run();
}

} // namespace

int cardCommand(const QStringList& arguments)
{
    const QString verb = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (verb == QLatin1String("list"))
        return list(rest);
    if (verb == QLatin1String("read"))
        return read(rest);
    if (verb == QLatin1String("simulate"))
        return simulateCard(rest);
    return badUse(QStringLiteral("card list | read | simulate"));
}

} // namespace yidi
