// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace yidi {

/// What happens to one connection on its way through the proxy.
struct Weather {
    enum class Kind {
        Clear,
        Cut, ///< after `at` bytes of `way` both ends are closed in order
        Reset, ///< the same, by RST
        HalfClose, ///< after `at` bytes this way ends; the other goes on
        Stall, ///< after `at` bytes nothing more goes this way, and nobody is told
        Corrupt, ///< the byte at `at` arrives with another bit
        Repeat, ///< the piece in which byte `at` lies arrives twice
        Delay, ///< every piece, both ways, arrives `ms` later
        Slow, ///< one byte of this way every `ms`
        Silent, ///< accepted, never read, never answered
        PlainPortal, ///< whatever is asked, 200 and a page to sign in, without TLS
        OtherPlace, ///< led to `otherPort`, where somebody else answers
        AfterTheNext, ///< held until a later connection has been answered, or `ms` are over
    };
    enum class Way { Up, Down }; ///< to the province, to the station

    Kind kind = Kind::Clear;
    Way way = Way::Up;
    qint64 at = 0;
    int ms = 0;
    quint16 otherPort = 0;
};

/// A network between a station and the province that does what it is told, connection by
/// connection, to the byte. It sees bytes alone; TLS runs through it end to end.
class FaultProxy {
public:
    /// Leads to this port of the own machine. With `refusing` connections are refused (by the
    /// system, as where nobody listens) until `open`.
    explicit FaultProxy(quint16 upstreamPort, bool refusing = false);
    ~FaultProxy();

    quint16 port() const;
    QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(port()); }

    void open(); ///< listens, if it refused
    /// The next connections meet these, one each; those after them the clear.
    void forecast(const std::vector<Weather>& next);
    /// Every connection that has no forecast meets this.
    void setWeather(const Weather& weather);
    /// Clear from now on, also for connections that are stalled or slow: those are cut.
    void clear();

    /// What one connection carried.
    struct Passed {
        QByteArray up;
        QByteArray down;
    };
    std::vector<Passed> passed() const; ///< in the order of acceptance

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
