// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_proxy.h"

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <mutex>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace yidi {

namespace {

using TimePoint = std::chrono::steady_clock::time_point;
using Kind = Weather::Kind;
using Way = Weather::Way;

constexpr int pieceSize = 16 * 1024;
constexpr char portalPage[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                              "Content-Length: 25\r\nConnection: close\r\n\r\n"
                              "<html>please sign in</ht>";

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void resetOnClose(int fd)
{
    const linger none { 1, 0 };
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

void quick(int fd)
{
    const int yes = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

/// Bytes on their way in one direction.
struct Stream {
    int from = -1;
    int to = -1;
    qint64 count = 0; ///< forwarded so far
    QByteArray waiting; ///< arrived, not yet due
    TimePoint due {};
    bool reading = true; ///< the sender has not ended
    bool open = true; ///< the receiver has not been told of the end
};

struct Connection {
    Weather weather;
    Stream up;
    Stream down;
    std::size_t number = 0;
    TimePoint begun;
    bool over = false;
};

} // namespace

class FaultProxy::Private {
public:
    Private(quint16 upstreamPort, bool refusing)
        : m_upstream(upstreamPort)
        , m_wake(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0
            || ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            qFatal("no port for the proxy");
        port = ntohs(address.sin_port);
        if (!refusing)
            open();
        m_thread = std::thread([this] { run(); });
    }

    ~Private()
    {
        m_stop = true;
        wake();
        m_thread.join();
        for (auto& connection : m_connections)
            close(connection, false);
        ::close(m_listener);
        ::close(m_wake);
    }

    void open()
    {
        ::listen(m_listener, SOMAXCONN);
        m_listening = true;
        wake();
    }

    void wake()
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
    }

    quint16 port = 0;
    mutable std::mutex mutex; ///< guards what follows
    std::deque<Weather> forecast;
    Weather weather;
    std::vector<Passed> passed;
    bool clearing = false;

private:
    void run()
    {
        while (!m_stop) {
            std::vector<pollfd> watched { { m_wake, POLLIN, 0 } };
            if (m_listening)
                watched.push_back({ m_listener, POLLIN, 0 });
            for (const Connection& connection : m_connections)
                for (const Stream* stream : { &connection.up, &connection.down })
                    if (wantsToRead(connection, *stream))
                        watched.push_back({ stream->from, POLLIN, 0 });
            ::poll(watched.data(), watched.size(), waitMs());
            std::uint64_t ignored = 0;
            [[maybe_unused]] const auto got = ::read(m_wake, &ignored, sizeof ignored);
            clearIfTold();
            if (m_listening)
                acceptAll();
            for (Connection& connection : m_connections)
                work(connection);
            m_connections.erase(std::remove_if(m_connections.begin(), m_connections.end(),
                                    [](const Connection& connection) { return connection.over; }),
                m_connections.end());
        }
    }

    static bool applies(const Connection& connection, const Stream& stream)
    {
        return (connection.weather.way == Way::Up) == (&stream == &connection.up);
    }

    static bool wantsToRead(const Connection& connection, const Stream& stream)
    {
        if (!stream.reading || connection.weather.kind == Kind::Silent)
            return false;
        return stream.waiting.size() < pieceSize;
    }

    int waitMs() const
    {
        std::optional<TimePoint> next;
        for (const Connection& connection : m_connections)
            for (const Stream* stream : { &connection.up, &connection.down })
                if (!stream->waiting.isEmpty() && stream->due != TimePoint::max()
                    && (!next || stream->due < *next))
                    next = stream->due;
        if (!next)
            return -1;
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(*next - std::chrono::steady_clock::now());
        return static_cast<int>(std::max<long long>(0, left.count()));
    }

    void clearIfTold()
    {
        const std::lock_guard lock(mutex);
        if (!std::exchange(clearing, false))
            return;
        for (Connection& connection : m_connections)
            if (connection.weather.kind != Kind::Clear)
                close(connection, false);
    }

    void acceptAll()
    {
        while (true) {
            const int station =
                ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (station < 0)
                return;
            quick(station);
            Connection connection;
            connection.begun = std::chrono::steady_clock::now();
            {
                const std::lock_guard lock(mutex);
                connection.weather = weather;
                if (!forecast.empty()) {
                    connection.weather = forecast.front();
                    forecast.pop_front();
                }
                connection.number = passed.size();
                passed.emplace_back();
            }
            connection.up.from = connection.down.to = station;
            if (!isAlone(connection.weather.kind))
                connection.up.to = connection.down.from = call(connection.weather);
            else
                connection.down.reading = false;
            m_connections.push_back(std::move(connection));
        }
    }

    /// Nobody is called for it.
    static bool isAlone(Kind kind) { return kind == Kind::Silent || kind == Kind::PlainPortal; }

    int call(const Weather& where) const
    {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address =
            loopback(where.kind == Kind::OtherPlace ? where.otherPort : m_upstream);
        if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            qFatal("nobody listens behind the proxy");
        ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
        quick(fd);
        return fd;
    }

    void close(Connection& connection, bool reset)
    {
        if (connection.over)
            return;
        for (const int fd : { connection.up.from, connection.up.to }) {
            if (fd < 0)
                continue;
            if (reset)
                resetOnClose(fd);
            ::close(fd);
        }
        connection.over = true;
    }

    void work(Connection& connection)
    {
        for (Stream* stream : { &connection.up, &connection.down })
            if (!connection.over && wantsToRead(connection, *stream))
                read(connection, *stream);
        for (Stream* stream : { &connection.up, &connection.down })
            if (!connection.over)
                forward(connection, *stream);
        // Only the orderly end of both ways is an end here; a stalled way keeps the other alive.
        if (!connection.over && !connection.up.open && !connection.down.open)
            close(connection, false);
    }

    void read(Connection& connection, Stream& stream)
    {
        char piece[pieceSize];
        const ssize_t size = ::recv(stream.from, piece, sizeof piece, 0);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (size < 0)
            return close(connection, true); // the reset is handed on
        if (size == 0) {
            stream.reading = false;
            return;
        }
        if (connection.weather.kind == Kind::PlainPortal) {
            ::send(stream.from, portalPage, sizeof portalPage - 1, MSG_NOSIGNAL);
            return close(connection, false);
        }
        if (stream.waiting.isEmpty())
            stream.due = dueOf(connection, stream);
        stream.waiting.append(piece, size);
    }

    TimePoint dueOf(const Connection& connection, const Stream& stream) const
    {
        const auto now = std::chrono::steady_clock::now();
        const auto later = std::chrono::milliseconds(connection.weather.ms);
        switch (connection.weather.kind) {
        case Kind::Delay:
            return now + later;
        case Kind::Slow:
            return applies(connection, stream) ? now + later : now;
        case Kind::AfterTheNext:
            return connection.begun + later;
        default:
            return now;
        }
    }

    bool isDue(const Connection& connection, const Stream& stream) const
    {
        if (connection.weather.kind == Kind::AfterTheNext && m_latestAnswered > connection.number)
            return true;
        return std::chrono::steady_clock::now() >= stream.due;
    }

    void forward(Connection& connection, Stream& stream)
    {
        if (!stream.waiting.isEmpty() && isDue(connection, stream)) {
            QByteArray piece = std::exchange(stream.waiting, {});
            if (!applies(connection, stream))
                pass(connection, stream, piece);
            else
                treat(connection, stream, piece);
        }
        if (!connection.over && !stream.reading && stream.waiting.isEmpty() && stream.open)
            end(stream);
    }

    static void end(Stream& stream)
    {
        stream.open = false;
        if (stream.to >= 0)
            ::shutdown(stream.to, SHUT_WR);
    }

    /// This piece meets the weather.
    void treat(Connection& connection, Stream& stream, QByteArray piece)
    {
        const Weather& weatherNow = connection.weather;
        const qint64 left = weatherNow.at - stream.count;
        const bool reached = left < piece.size();
        switch (weatherNow.kind) {
        case Kind::Cut:
        case Kind::Reset:
            pass(connection, stream, piece.left(left));
            if (left <= piece.size())
                close(connection, weatherNow.kind == Kind::Reset);
            return;
        case Kind::HalfClose:
            pass(connection, stream, piece.left(left));
            if (left <= piece.size() && !connection.over) {
                stream.reading = false;
                end(stream);
            }
            return;
        case Kind::Stall:
            pass(connection, stream, piece.left(left));
            if (left <= piece.size()) {
                stream.waiting = piece.mid(left);
                stream.due = TimePoint::max();
            }
            return;
        case Kind::Corrupt:
            if (left >= 0 && reached)
                piece[left] = static_cast<char>(piece[left] ^ 0x20);
            return pass(connection, stream, piece);
        case Kind::Repeat:
            if (left >= 0 && reached)
                piece += piece;
            return pass(connection, stream, piece);
        case Kind::Slow:
            pass(connection, stream, piece.left(1));
            stream.waiting = piece.mid(1);
            stream.due =
                std::chrono::steady_clock::now() + std::chrono::milliseconds(weatherNow.ms);
            return;
        default:
            return pass(connection, stream, piece);
        }
    }

    void pass(Connection& connection, Stream& stream, const QByteArray& piece)
    {
        qint64 sent = 0;
        while (sent < piece.size()) {
            const ssize_t now = ::send(stream.to, piece.constData() + sent,
                static_cast<std::size_t>(piece.size() - sent), MSG_NOSIGNAL);
            if (now < 0 && (errno == EAGAIN || errno == EINTR)) {
                pollfd full { stream.to, POLLOUT, 0 };
                ::poll(&full, 1, -1);
                continue;
            }
            if (now < 0)
                return close(connection, true);
            sent += now;
        }
        stream.count += sent;
        const std::lock_guard lock(mutex);
        const bool isUp = &stream == &connection.up;
        (isUp ? passed[connection.number].up : passed[connection.number].down) += piece;
        if (!isUp)
            m_latestAnswered = std::max(m_latestAnswered, connection.number);
    }

    const quint16 m_upstream;
    const int m_wake;
    const int m_listener;
    std::atomic<bool> m_listening = false;
    std::atomic<bool> m_stop = false;
    std::deque<Connection> m_connections;
    std::size_t m_latestAnswered = 0;
    std::thread m_thread;
};

FaultProxy::FaultProxy(quint16 upstreamPort, bool refusing)
    : m_d(std::make_unique<Private>(upstreamPort, refusing))
{
}

FaultProxy::~FaultProxy() = default;

quint16 FaultProxy::port() const
{
    return m_d->port;
}

void FaultProxy::open()
{
    m_d->open();
}

void FaultProxy::forecast(const std::vector<Weather>& next)
{
    const std::lock_guard lock(m_d->mutex);
    m_d->forecast.assign(next.begin(), next.end());
}

void FaultProxy::setWeather(const Weather& weather)
{
    const std::lock_guard lock(m_d->mutex);
    m_d->weather = weather;
}

void FaultProxy::clear()
{
    {
        const std::lock_guard lock(m_d->mutex);
        m_d->forecast.clear();
        m_d->weather = {};
        m_d->clearing = true;
    }
    m_d->wake();
    m_d->open();
}

std::vector<FaultProxy::Passed> FaultProxy::passed() const
{
    const std::lock_guard lock(m_d->mutex);
    return m_d->passed;
}

} // namespace yidi
