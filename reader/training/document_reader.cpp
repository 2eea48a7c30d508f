// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/document_reader.h"

#include <QFile>

#include <array>
#include <cstdlib>

#include <poll.h>
#include <unistd.h>

namespace yidi {

namespace {

constexpr int lookEveryMs = 20;
constexpr int slowMs = 300;
constexpr int bigLine = 1024 * 1024;

constexpr const char* faults[] = {
    "crash-at-open", "hang-at-open", "leave-at-open", // before it works
    "crash", "hang", "flood", "endless-line", "device", // at any time
    "crash-in-read", "half-answer", "hang-in-read", "crash-after-read", // around a reading
    "garbage", "slow", "wrong-id", // an answer all the same
    "unreadable", "removed", // no document
    "wrong-check-digit", "other-birth", "unknown-kind", "unknown-field", // a wrong document
};

/// Lets time pass; nothing happens on no descriptors.
void pass(int ms)
{
    ::poll(nullptr, 0, ms);
}

[[noreturn]] void hang()
{
    for (;;)
        pass(-1);
}

Json identityCardOf(const QString& person)
{
    const auto file = readJsonFile(QStringLiteral(":/training/people.json"));
    if (!file)
        return {};
    for (const Json& one : (*file)[u"people"].items()) {
        if (one[u"id"].text() != person)
            continue;
        const Json& base = one[u"baseinfo"];
        return Json::object({ { QStringLiteral("kind"), Json(QStringLiteral("resident-id")) },
            { QStringLiteral("number"), base[u"certno"] },
            { QStringLiteral("name"), base[u"psn_name"] }, { QStringLiteral("sex"), base[u"gend"] },
            { QStringLiteral("birth"), base[u"brdy"] },
            { QStringLiteral("valid_to"), Json(QStringLiteral("2030-01-01")) } });
    }
    return {};
}

/// A digit read wrongly in the middle, where no form or date gives it away.
QString withWrongDigit(QString number)
{
    const qsizetype at = number.size() - 3;
    if (at >= 0)
        number[at] = number[at] == u'5' ? u'6' : u'5';
    return number;
}

} // namespace

QStringList trainingReaderFaults()
{
    QStringList names;
    for (const char* fault : faults)
        names << QString::fromLatin1(fault);
    return names;
}

TrainingDocumentReader::TrainingDocumentReader(QString showFile)
    : m_showFile(std::move(showFile))
{
}

int TrainingDocumentReader::run(int in, int out)
{
    m_in = in;
    m_out = out;
    for (;;) {
        look();
        pollfd input { m_in, POLLIN, 0 };
        if (::poll(&input, 1, lookEveryMs) > 0 && !takeInput())
            return 0;
    }
}

void TrainingDocumentReader::look()
{
    QFile file(m_showFile);
    const QByteArray shown = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (shown != m_shown) {
        m_shown = shown;
        const Json show = parseJson(shown).value_or(Json());
        m_fault = show[u"fault"].text();
        const bool lay = !m_document.isNull();
        m_document =
            show.contains(u"person") ? identityCardOf(show[u"person"].text()) : show[u"document"];
        if (m_open && lay)
            sayEvent("absent");
        if (m_open && !m_document.isNull())
            sayEvent("present");
    }
    if (!m_open)
        return;
    if (has("crash"))
        std::abort();
    if (has("hang"))
        hang();
    if (has("device"))
        sayEvent("device");
    if (has("endless-line"))
        say(QByteArray(bigLine, 'x'));
    while (has("flood"))
        sayEvent("present");
}

bool TrainingDocumentReader::takeInput()
{
    std::array<char, 4096> bytes;
    const ssize_t got = ::read(m_in, bytes.data(), bytes.size());
    if (got <= 0)
        return false;
    m_bytes.append(bytes.data(), got);
    for (qsizetype end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n')) {
        takeLine(m_bytes.first(end));
        m_bytes.remove(0, end + 1);
    }
    return true;
}

void TrainingDocumentReader::takeLine(const QByteArray& line)
{
    const Json asked = parseJson(line).value_or(Json());
    const QString id = asked[u"id"].text();
    const QString op = asked[u"op"].text();
    if (op == QLatin1String("read"))
        return takeRead(id);
    if (op == QLatin1String("open")) {
        if (has("crash-at-open"))
            std::abort();
        if (has("hang-at-open"))
            hang();
        if (has("leave-at-open"))
            std::_Exit(0);
    }
    sayLine(Json::object({ { QStringLiteral("id"), Json::number(id) } }));
    if (op == QLatin1String("open") && !m_open) {
        m_open = true;
        if (!m_document.isNull())
            sayEvent("present");
    }
}

void TrainingDocumentReader::takeRead(const QString& id)
{
    if (has("crash-in-read"))
        std::abort();
    if (has("hang-in-read"))
        hang();
    if (has("garbage"))
        for (int i = 0; i < 50; ++i)
            say("SDT: \xFF\x01{\"id\":}\n[ok]\n\n");
    if (has("slow"))
        pass(slowMs);
    if (has("wrong-id"))
        sayLine(Json::object({ { QStringLiteral("id"), Json::number(QStringLiteral("999999")) },
            { QStringLiteral("document"), m_document } }));

    Json answer = Json::object({ { QStringLiteral("id"), Json::number(id) } });
    if (m_document.isNull() || has("removed") || has("unreadable")) {
        const bool removed = m_document.isNull() || has("removed");
        answer.set(QStringLiteral("fault"),
            Json(removed ? QStringLiteral("removed") : QStringLiteral("unreadable")));
        return sayLine(answer);
    }
    Json document = m_document;
    if (has("wrong-check-digit"))
        document.set(QStringLiteral("number"), Json(withWrongDigit(document[u"number"].text())));
    if (has("other-birth"))
        document.set(QStringLiteral("birth"), Json(QStringLiteral("1990-02-03")));
    if (has("unknown-kind"))
        document.set(QStringLiteral("kind"), Json(QStringLiteral("library-card")));
    if (has("unknown-field"))
        document.set(QStringLiteral("photo"), Json(QStringLiteral("…")));
    answer.set(QStringLiteral("document"), document);
    if (has("half-answer")) {
        const QByteArray whole = writeJson(answer);
        say(whole.first(whole.size() / 2));
        std::abort();
    }
    sayLine(answer);
    if (has("crash-after-read"))
        std::abort();
}

bool TrainingDocumentReader::has(const char* fault) const
{
    return m_fault == QLatin1String(fault);
}

void TrainingDocumentReader::say(const QByteArray& text) const
{
    for (qsizetype done = 0; done < text.size();) {
        const ssize_t wrote =
            ::write(m_out, text.constData() + done, static_cast<std::size_t>(text.size() - done));
        if (wrote < 0)
            std::_Exit(1); // nobody listens
        done += wrote;
    }
}

void TrainingDocumentReader::sayLine(const Json& line) const
{
    say(writeJson(line) + '\n');
}

void TrainingDocumentReader::sayEvent(const char* event) const
{
    sayLine(Json::object({ { QStringLiteral("event"), Json(QString::fromLatin1(event)) } }));
}

} // namespace yidi
