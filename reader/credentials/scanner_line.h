// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/credentials/source.h"

#include <QTimer>

#include <optional>

class QSocketNotifier;

namespace yidi {

/// A bar-code scanner on a serial line, telling medical e-credentials (医保电子凭证). The device is
/// opened without waiting and read when it has something, so no thread is needed. One code is kept
/// at a time, until it is read, replaced or too old; a second reading of the same showing is
/// refused.
class ScannerLine : public CredentialSource {
    Q_OBJECT
public:
    struct Options {
        QString device; ///< "/dev/ttyACM0"; better a name under /dev/serial/by-id
        int baud = 9600; ///< means nothing to a scanner that is a USB device
        QByteArray prefix; ///< what the scanner puts before every code, "]Q1"
        int gapMs = 300; ///< a line that stops longer than this in its middle is dropped
        int codeLifeMs = 30'000; ///< codes change every minute or so; an old one helps nobody
        int retryMs = 1000; ///< how often a device that is gone is looked for
    };

    ScannerLine(Options options, const Clock& clock, QObject* parent = nullptr);
    ~ScannerLine() override;

    QString id() const override;
    CredentialKind kind() const override { return CredentialKind::ECredential; }
    CredentialCaps caps() const override { return { .trust = CredentialTrust::ServerToken }; }
    void start() override;
    void stop() override;
    void read(CredentialToken token, Answer answer) override;

private:
    void open();
    void close();
    void lost(ErrorCode code);
    void takeBytes();
    void take(unsigned char byte);
    void lineEnded();
    void startLine();
    void forgetCode();

    const Options m_options;
    const Clock& m_clock;
    int m_device = -1;
    QSocketNotifier* m_notifier = nullptr;
    QTimer m_retry;
    QTimer m_gap;
    QTimer m_life;
    bool m_told = false; ///< that the device is not there

    SecretBuffer m_line;
    std::size_t m_prefixSeen = 0;
    bool m_spoilt = false; ///< the line holds what no code holds

    CredentialToken m_last = 0;
    std::optional<EcToken> m_code; ///< of the showing `m_last`
};

} // namespace yidi
