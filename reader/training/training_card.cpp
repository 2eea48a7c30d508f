// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/training_card.h"

#include "reader/bytes.h"

#include <chrono>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace yidi {

namespace {

using namespace std::chrono_literals;

constexpr auto knockEvery = 20ms;
constexpr auto insertPatience = 5s;
/// The reader looks every 400 ms. A hand is never quicker than that between two cards, but we would
/// be, and a swap between two looks goes unseen.
constexpr auto handPause = 500ms;

// One-byte messages of the driver are not commands.
constexpr char powerOff = 0;
constexpr char powerOn = 1;
constexpr char resetCard = 2;
constexpr char askAtr = 4;

/// The driver sends length and body apart; without an immediate acknowledgement each command would
/// wait some 40 ms for its second half. The option does not stick.
bool receive(int socket, char* to, std::size_t length)
{
    while (length > 0) {
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
        const ssize_t got = recv(socket, to, length, 0);
        if (got <= 0)
            return false;
        to += got;
        length -= static_cast<std::size_t>(got);
    }
    return true;
}

/// Two bytes of length, high byte first, then the body.
std::optional<QByteArray> receiveMessage(int socket)
{
    unsigned char head[2];
    if (!receive(socket, reinterpret_cast<char*>(head), sizeof head))
        return {};
    QByteArray body(head[0] << 8 | head[1], '\0');
    if (!receive(socket, body.data(), static_cast<std::size_t>(body.size())))
        return {};
    return body;
}

bool sendMessage(int socket, const QByteArray& body)
{
    const QByteArray message = bytesOf({ body.size() >> 8, body.size() }) + body;
    const char* from = message.constData();
    auto left = static_cast<std::size_t>(message.size());
    while (left > 0) {
        const ssize_t sent = send(socket, from, left, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        from += sent;
        left -= static_cast<std::size_t>(sent);
    }
    return true;
}

/// Bytes on a T=0 line: five of header, a procedure byte when data moves, data, two of status.
int lineBytes(const QByteArray& command, const QByteArray& answer)
{
    const int sent = command.size() > 5 ? static_cast<quint8>(command[4]) : 0;
    const bool dataMoves = sent > 0 || answer.size() > 2;
    return 5 + sent + (dataMoves ? 1 : 0) + static_cast<int>(answer.size());
}

/// A bank card, say: another answer to reset, and nothing to select by our name.
CardImage foreignImage()
{
    CardImage image;
    image.atr = QByteArray::fromHex("3B65000073C84013009000").left(9);
    image.application = "1PAY.SYS.DDF01";
    return image;
}

} // namespace

TrainingCard::~TrainingCard()
{
    remove();
}

Result<void> TrainingCard::insert(const CardImage& image, CardFault fault)
{
    remove();
    std::this_thread::sleep_until(m_outSince + handPause);
    CardImage written = fault.kind == CardFault::Kind::ForeignCard ? foreignImage() : image;
    if (fault.kind == CardFault::Kind::BlockedPin)
        written.triesLeft = 0;
    m_commands = 0;
    m_bytes = 0;
    m_triesLeft = written.triesLeft;
    m_swap.reset();
    m_wanted = true;
    m_connected = false;
    m_thread =
        std::thread([this, card = VirtualCard(std::move(written)), fault] { run(card, fault); });
    std::unique_lock lock(m_mutex);
    if (m_changed.wait_for(lock, insertPatience, [this] { return m_connected; }))
        return {};
    lock.unlock();
    remove();
    return fail(ErrorCode::ReaderMissing,
        QStringLiteral("no training reader listens on port %1").arg(m_port));
}

void TrainingCard::remove()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = false;
        if (m_socket >= 0)
            shutdown(m_socket, SHUT_RDWR); // wakes the thread, which closes it
    }
    m_changed.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
        m_outSince = std::chrono::steady_clock::now();
    }
}

void TrainingCard::swapUnseen(const CardImage& image)
{
    const std::lock_guard lock(m_mutex);
    m_swap = image;
}

void TrainingCard::takeOver(VirtualCard& card)
{
    const std::lock_guard lock(m_mutex);
    if (m_swap)
        card = VirtualCard(*std::exchange(m_swap, {}));
}

TrainingCard::Traffic TrainingCard::traffic() const
{
    return { m_commands, m_bytes };
}

int TrainingCard::connectOnce()
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        close(fd);
        return -1;
    }
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

bool TrainingCard::isWanted()
{
    const std::lock_guard lock(m_mutex);
    return m_wanted;
}

void TrainingCard::setSocket(int socket)
{
    {
        const std::lock_guard lock(m_mutex);
        m_socket = socket;
        m_connected = m_connected || socket >= 0;
        if (!m_wanted && socket >= 0)
            shutdown(socket, SHUT_RDWR); // taken out while we connected
    }
    m_changed.notify_all();
}

void TrainingCard::run(VirtualCard card, CardFault fault)
{
    while (isWanted()) {
        const int fd = connectOnce();
        if (fd < 0) {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, knockEvery, [this] { return !m_wanted; });
            continue;
        }
        setSocket(fd);
        serve(fd, card, fault);
        setSocket(-1);
        close(fd);
    }
}

void TrainingCard::serve(int socket, VirtualCard& card, const CardFault& fault)
{
    card.reset();
    while (const auto message = receiveMessage(socket)) {
        bool goOn = true;
        if (message->size() != 1)
            goOn = answer(socket, card, fault, *message);
        else if (message->front() == askAtr)
            goOn = sendMessage(socket, card.atr());
        else if (message->front() == powerOff || message->front() == powerOn
            || message->front() == resetCard)
            card.reset();
        if (!goOn)
            return;
    }
}

/// Answers one command, or does what the fault says; false ends the connection.
bool TrainingCard::answer(
    int socket, VirtualCard& card, const CardFault& fault, const QByteArray& command)
{
    using Kind = CardFault::Kind;
    const int number = ++m_commands;
    takeOver(card);
    const auto pullOut = [this] {
        const std::lock_guard lock(m_mutex);
        m_wanted = false;
        return false;
    };
    if (fault.kind == Kind::Mute && number >= fault.at)
        return true;
    const bool now = number == fault.at;
    if (now && fault.kind == Kind::YankBefore)
        return pullOut();
    QByteArray answer = card.answer(spanOf(command));
    m_triesLeft = card.triesLeft();
    if (now && fault.kind == Kind::ShortAnswer)
        answer.truncate(1);
    if (now && fault.kind == Kind::WrongStatus)
        answer = QByteArray::fromHex("6F00");
    m_bytes += lineBytes(command, answer);
    if (!sendMessage(socket, answer))
        return false;
    return now && fault.kind == Kind::YankAfter ? pullOut() : true;
}

} // namespace yidi
