// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/crypto/authority.h"
#include "app/province/province.h"

#include <chrono>
#include <functional>
#include <memory>

namespace yidi {

/// The province's door to the network: HTTPS with client certificates, bytes in, signed bytes out.
/// It knows addresses, sizes and time limits, and nothing of the business.
///
/// One thread runs everything, so the handler needs no locks; TLS is quick beside a durable commit.
class Front {
public:
    /// `pathInfno`: the transaction the address names.
    using Handler = std::function<Province::Answer(
        const QString& pathInfno, const QByteArray& body, const StationName& peer)>;

    struct Options {
        QString host = QStringLiteral("127.0.0.1");
        quint16 port = 0; ///< 0: any free one
        QString authorityDir; ///< ca.pem, server.pem, server.key, revoked.pem
        std::size_t bodyLimit = 8 * 1024 * 1024;
        std::chrono::milliseconds handshakeTime { 10'000 };
        std::chrono::milliseconds idleTime { 120'000 }; ///< between requests, header included
        std::chrono::milliseconds transferTime { 60'000 }; ///< for one body, either way
    };

    /// Binds at once, so that a taken address (`LinkDown`) is known before anything is served.
    static Result<std::unique_ptr<Front>> listen(const Options& options, Handler handler);
    ~Front();

    quint16 port() const;

    /// Serves until `stop`. Nothing is served before.
    void run();
    /// From any thread. Requests in the handler end, others are dropped: stations send again.
    void stop();
    /// SIGTERM and SIGINT call `stop`.
    void stopOnSignals();
    /// Does `work` now and then between requests, from when it runs on; on its one thread.
    void every(std::chrono::milliseconds interval, std::function<void()> work);

private:
    class Private;
    explicit Front(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
