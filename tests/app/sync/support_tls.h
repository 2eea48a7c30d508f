// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace yidi {

/// A certificate as an attacker, or a careless authority, would make it. Validity in days from now.
struct Forged {
    QByteArray certificate; ///< PEM
    QByteArray key; ///< PEM
};
struct Forgery {
    QString authorityDir; ///< signs it; empty: it signs itself
    QString address = QStringLiteral("127.0.0.1");
    int validFrom = -1;
    int validTo = 365;
    bool forServers = true;
    bool authority = false;
};
Forged forge(const Forgery& wish);

/// A server that speaks any TLS it is told to, and writes down every byte that reaches it in clear.
class TlsServer {
public:
    struct Options {
        Forged identity;
        int minVersion = 0; ///< of OpenSSL; 0: any
        int maxVersion = 0;
        QByteArray ciphers = {}; ///< of TLS 1.2 and before; empty: all there are
        bool renegotiate = false; ///< asks for a new handshake after the first
    };
    explicit TlsServer(Options options);
    ~TlsServer();

    quint16 port() const;
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(port()); }

    int connections() const;
    int handshakes() const; ///< that came to their end
    QByteArray received() const; ///< what it could read in clear
    QByteArray raw() const; ///< what arrived, as it arrived

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
