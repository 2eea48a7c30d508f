// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/credentials/source.h"

#include <QStringList>
#include <QTimer>

class QProcess;

namespace yidi {

class Json;

/// Identity documents, read by a maker's library in a process of its own, because such libraries
/// crash and hang (helper_protocol.md). A helper that does is killed and started again; whoever
/// waits for a document is told `DocumentReaderDown`, and nobody else notices. It must live in a
/// thread that lasts as long as the program: the kernel kills the helper when that thread ends.
class DocumentHelper : public CredentialSource {
    Q_OBJECT
public:
    struct Options {
        QString program;
        QStringList arguments;
        int openMs = 10'000; ///< to start, find the reader and open it
        int readMs = 5000;
        int pingEveryMs = 5000;
        int pingMs = 2000;
        int pauseMs = 250; ///< before the first new start; doubles with each that fails
        int maxPauseMs = 30'000;
    };

    DocumentHelper(Options options, const Clock& clock, QObject* parent = nullptr);
    ~DocumentHelper() override;

    QString id() const override;
    CredentialKind kind() const override { return CredentialKind::Document; }
    CredentialCaps caps() const override
    {
        return { .tellsPresence = true, .trust = CredentialTrust::ModuleAuth };
    }
    void start() override;
    void stop() override;
    void read(CredentialToken token, Answer answer) override;

    qint64 processId() const; ///< 0 when none runs; for diagnosis

private:
    enum class State { Off, Opening, Open, Pausing };
    enum class Asked { Nothing, Open, Read, Ping };

    void launch();
    void ask(Asked what, int deadlineMs);
    void takeBytes();
    void takeLine(const QByteArray& line);
    void takeEvent(const QString& event);
    void takeAnswer(const Json& line);
    void opened();
    void documentRead(const Json& line);
    Result<IdDocument> documentIn(const Json& line) const;
    void laidDown();
    void takenAway();
    void answer(Result<ShownCredential> shown);
    void broken(const QString& why);
    void end();

    const Options m_options;
    const Clock& m_clock;
    State m_state = State::Off;
    QProcess* m_process = nullptr;
    QByteArray m_bytes; ///< of a line that has not ended
    qsizetype m_taken = 0; ///< bytes since it last answered
    int m_noise = 0; ///< lines not understood since then
    bool m_told = false; ///< that it does not work

    quint64 m_lastId = 0;
    Asked m_asked = Asked::Nothing; ///< under `m_lastId`
    QTimer m_deadline;
    QTimer m_ping;
    QTimer m_pause;
    int m_nextPauseMs;

    CredentialToken m_lastToken = 0;
    CredentialToken m_token = 0; ///< of the document that lies there, 0: none
    CredentialToken m_reading = 0;
    Answer m_answer;
};

} // namespace yidi
