// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/credentials/document_helper.h"

#include "app/base/json_fields.h"
#include "app/base/log.h"

#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <csignal>
#include <utility>

#include <sys/prctl.h>
#include <unistd.h>

namespace yidi {

namespace {

constexpr qsizetype maxLine = 16 * 1024;
constexpr qsizetype maxUnasked = 256 * 1024; ///< bytes without an answer among them
constexpr int maxNoise = 100;
constexpr int leaveMs = 300; ///< how long leaving may take

const char* wordFor(int asked)
{
    static constexpr const char* words[] = { "", "open", "read", "ping" };
    return words[asked];
}

/// In the child, before it becomes the helper: a group of its own, so that what a library started
/// goes with it, and no life beyond ours.
void bindToUs()
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

void kill(QProcess* process)
{
    if (process->processId() > 0)
        ::kill(-static_cast<pid_t>(process->processId()), SIGKILL);
    process->kill(); // it may not have got round to its own group
}

const char* fieldName(DocumentField field)
{
    static constexpr const char* names[] = { "number", "name", "sex", "birth", "valid_to" };
    return names[static_cast<int>(field)];
}

} // namespace

DocumentHelper::DocumentHelper(Options options, const Clock& clock, QObject* parent)
    : CredentialSource(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_nextPauseMs(m_options.pauseMs)
{
    m_deadline.setSingleShot(true);
    m_pause.setSingleShot(true);
    m_ping.setInterval(m_options.pingEveryMs);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        broken(QStringLiteral("no answer to \"%1\" in time")
                   .arg(QLatin1String(wordFor(static_cast<int>(m_asked)))));
    });
    connect(&m_pause, &QTimer::timeout, this, &DocumentHelper::launch);
    connect(&m_ping, &QTimer::timeout, this, [this] {
        if (m_asked == Asked::Nothing)
            ask(Asked::Ping, m_options.pingMs);
    });
}

DocumentHelper::~DocumentHelper()
{
    stop();
}

QString DocumentHelper::id() const
{
    return QStringLiteral("documents:") + QFileInfo(m_options.program).fileName();
}

qint64 DocumentHelper::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void DocumentHelper::start()
{
    if (m_state == State::Off)
        launch();
}

void DocumentHelper::stop()
{
    m_state = State::Off;
    m_pause.stop();
    m_nextPauseMs = m_options.pauseMs;
    m_told = false;
    QProcess* process = m_process;
    end();
    if (process && process->waitForFinished(leaveMs))
        delete process;
    takenAway();
    answer(fail(ErrorCode::DocumentReaderDown, id() + QStringLiteral(": stopped")));
}

void DocumentHelper::launch()
{
    m_state = State::Opening;
    m_process = new QProcess;
    m_process->setProgram(m_options.program);
    m_process->setArguments(m_options.arguments);
    m_process->setStandardErrorFile(QProcess::nullDevice()); // libraries print names there
    m_process->setChildProcessModifier(bindToUs);
    // A helper that has been given up is nobody's business any more but its own.
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &DocumentHelper::takeBytes);
    connect(m_process, &QProcess::finished, this,
        [this] { broken(QStringLiteral("it ended by itself")); });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            broken(QStringLiteral("cannot be started: ") + m_process->errorString());
    });
    m_process->start();
    if (m_state == State::Opening)
        ask(Asked::Open, m_options.openMs);
}

void DocumentHelper::ask(Asked what, int deadlineMs)
{
    m_asked = what;
    ++m_lastId;
    m_deadline.start(deadlineMs);
    m_process->write(
        writeJson(Json::object({
            { QStringLiteral("op"), Json(QString::fromLatin1(wordFor(static_cast<int>(what)))) },
            { QStringLiteral("id"), Json::integer(static_cast<qint64>(m_lastId)) },
        }))
        + '\n');
}

void DocumentHelper::takeBytes()
{
    const QByteArray got = m_process->readAllStandardOutput();
    m_taken += got.size();
    m_bytes += got;
    QProcess* const from = m_process;
    for (qsizetype end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n')) {
        const QByteArray line = m_bytes.first(end);
        m_bytes.remove(0, end + 1);
        takeLine(line);
        if (m_process != from)
            return; // that line was its last
    }
    if (m_bytes.size() > maxLine)
        return broken(QStringLiteral("a line without end"));
    if (m_taken > maxUnasked || m_noise > maxNoise)
        return broken(QStringLiteral("it floods"));
}

void DocumentHelper::takeLine(const QByteArray& line)
{
    const auto json = parseJson(line, { .maxBytes = maxLine, .maxDepth = 4 });
    if (json && (*json).contains(u"event"))
        return takeEvent((*json)[u"event"].text());
    if (json && m_asked != Asked::Nothing && (*json)[u"id"].text() == QString::number(m_lastId))
        return takeAnswer(*json);
    ++m_noise; // never logged: nobody knows what a library prints
}

void DocumentHelper::takeEvent(const QString& event)
{
    if (event == QLatin1String("present"))
        laidDown();
    else if (event == QLatin1String("absent"))
        takenAway();
    else if (event == QLatin1String("device"))
        broken(QStringLiteral("the reader is gone or broken"));
    else
        ++m_noise;
}

void DocumentHelper::takeAnswer(const Json& line)
{
    m_deadline.stop();
    m_taken = 0;
    m_noise = 0;
    const Asked asked = std::exchange(m_asked, Asked::Nothing);
    if (asked != Asked::Open)
        m_nextPauseMs = m_options.pauseMs; // it lives and works, so its next end is a first one
    if (line[u"fault"].text() == QLatin1String("device"))
        return broken(QStringLiteral("the reader is gone or broken"));
    if (asked == Asked::Open)
        opened();
    else if (asked == Asked::Read)
        documentRead(line);
}

void DocumentHelper::opened()
{
    m_state = State::Open;
    m_told = false;
    m_ping.start();
    qCInfo(logReader) << id() << "works";
    Q_EMIT ready();
}

void DocumentHelper::read(CredentialToken token, Answer toTell)
{
    if (m_state != State::Open)
        return toTell(fail(ErrorCode::DocumentReaderDown, id() + QStringLiteral(": not working")));
    if (token == 0 || token != m_token)
        return toTell(fail(ErrorCode::CardLost, QStringLiteral("the document was taken away")));
    if (m_answer)
        return toTell(fail(ErrorCode::ReaderStuck, QStringLiteral("another reading goes on")));
    m_answer = std::move(toTell);
    m_reading = token;
    ask(Asked::Read, m_options.readMs);
}

void DocumentHelper::documentRead(const Json& line)
{
    if (m_reading != m_token || line[u"fault"].text() == QLatin1String("removed"))
        return answer(fail(ErrorCode::CardLost, QStringLiteral("the document was taken away")));
    if (line.contains(u"fault"))
        return answer(fail(ErrorCode::CardUnreadable, QStringLiteral("the document")));
    auto document = documentIn(line);
    if (!document)
        return answer(fail(std::move(document).error()));
    answer(ShownCredential {
        std::move(*document), { id(), CredentialTrust::ModuleAuth, m_clock.now() } });
}

/// What was read, unless something about it cannot be. That it has expired is for others to say.
Result<IdDocument> DocumentHelper::documentIn(const Json& line) const
{
    QString problem;
    JsonFields fields(line[u"document"], QStringLiteral("document"), problem);
    IdDocument document;
    const auto kind = documentKindNamed(fields.text(QLatin1String("kind")));
    document.number = fields.text(QLatin1String("number"));
    for (auto [name, text] :
        { std::pair { "name", &document.name }, std::pair { "latin_name", &document.latinName },
            std::pair { "sex", &document.sex }, std::pair { "issuer", &document.issuer } }) {
        if (fields.has(QLatin1String(name)))
            *text = fields.text(QLatin1String(name));
    }
    for (auto [name, date] :
        { std::pair { "birth", &document.birth }, std::pair { "valid_to", &document.validTo } }) {
        if (fields.has(QLatin1String(name)))
            *date = fields.date(QLatin1String(name));
    }
    fields.done();
    // The problem's own words could quote what was read.
    if (!problem.isEmpty() || !kind)
        return fail(ErrorCode::CardMalformed, QStringLiteral("the document's fields"));
    document.kind = *kind;
    document = normalised(std::move(document));
    for (const DocumentProblem& wrong : documentProblems(document, m_clock.today())) {
        if (wrong.fault != DocumentFault::Expired)
            return fail(ErrorCode::CardMalformed,
                QStringLiteral("the document's ") + QLatin1String(fieldName(wrong.field)));
    }
    return document;
}

void DocumentHelper::laidDown()
{
    if (m_state != State::Open)
        return; // it will be told again; nobody may read before the reader is open
    takenAway();
    m_token = ++m_lastToken;
    Q_EMIT present(m_token);
}

void DocumentHelper::takenAway()
{
    if (const CredentialToken was = std::exchange(m_token, 0))
        Q_EMIT absent(was);
}

void DocumentHelper::answer(Result<ShownCredential> shown)
{
    if (const Answer tell = std::exchange(m_answer, {}))
        tell(std::move(shown));
}

/// Ends this helper, tells whoever waits, and tries another after a pause.
void DocumentHelper::broken(const QString& why)
{
    end();
    m_state = State::Pausing;
    m_pause.start(m_nextPauseMs);
    m_nextPauseMs = std::min(2 * m_nextPauseMs, m_options.maxPauseMs);
    const Error error { ErrorCode::DocumentReaderDown,
        m_options.program + QStringLiteral(": ") + why };
    if (!m_told) {
        qCWarning(logReader) << describe(error);
        m_told = true;
        Q_EMIT fault(error);
    }
    takenAway();
    answer(fail(error));
}

void DocumentHelper::end()
{
    m_deadline.stop();
    m_ping.stop();
    m_asked = Asked::Nothing;
    m_bytes.clear();
    m_taken = 0;
    m_noise = 0;
    QProcess* process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect(this);
    process->closeWriteChannel();
    if (process->state() == QProcess::NotRunning)
        process->deleteLater();
    else
        kill(process); // it deletes itself once it is gone
}

} // namespace yidi
