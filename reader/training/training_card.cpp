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

constexpr qsizetype moreBytes = 16; ///< in each answer of a card that never ends

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

bool sendBytes(int socket, const QByteArray& message)
{
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

QByteArray framed(const QByteArray& body)
{
    return bytesOf({ body.size() >> 8, body.size() }) + body;
}

bool sendMessage(int socket, const QByteArray& body)
{
    return sendBytes(socket, framed(body));
}

/// All of the length, half of the body.
void sendHalf(int socket, const QByteArray& body)
{
    const QByteArray message = framed(body);
    sendBytes(socket, message.left(message.size() - (body.size() + 1) / 2));
}

/// Bytes on a T=0 line: five of header, a procedure byte when data moves, data, two of status.
int lineBytes(const QByteArray& command, const QByteArray& answer)
{
    const int sent = command.size() > 5 ? static_cast<quint8>(command[4]) : 0;
    const bool dataMoves = sent > 0 || answer.size() > 2;
    return 5 + sent + (dataMoves ? 1 : 0) + static_cast<int>(answer.size());
}

/// READ RECORD and the like end in the length they expect.
QByteArray asksForMoreThan(const QByteArray& command)
{
    const int expected = command.size() == 5 ? static_cast<quint8>(command.back()) : 0;
    return bytesOf({ 0x6C, expected + 1 });
}

} // namespace

TrainingCard::~TrainingCard()
{
    remove();
}

Result<void> TrainingCard::insert(
    const CardImage& image, const CardFault& fault, const CardImage& other)
{
    CardImage written = image;
    spoil(written, fault);
    remove();
    setFault(fault, other);
    return push(std::make_unique<VirtualCard>(std::move(written)));
}

Result<void> TrainingCard::insert(std::unique_ptr<Chip> chip, const CardFault& fault)
{
    remove();
    setFault(fault, {});
    return push(std::move(chip));
}

Result<void> TrainingCard::plan(const CardFault& fault, const CardImage& other)
{
    if (isOfTheCard(fault.kind))
        return fail(ErrorCode::BadInput, QStringLiteral("only a card put in anew can be so"));
    setFault(fault, other);
    return {};
}

void TrainingCard::setFault(const CardFault& fault, const CardImage& other)
{
    const std::lock_guard lock(m_mutex);
    m_fault = fault;
    m_planned = m_commands;
    m_swap.reset();
    if (fault.kind != CardFault::Kind::AnotherCard)
        return;
    m_swap = other;
    m_swapAt = fault.at;
}

/// Nothing is in any more.
Result<void> TrainingCard::push(std::unique_ptr<Chip> chip)
{
    std::this_thread::sleep_until(m_outSince + handPause);
    m_chip = std::move(chip);
    m_commands = 0;
    m_planned = 0;
    m_bytes = 0;
    m_pinsPresented = 0;
    m_triesLeft = card() ? card()->triesLeft() : 0;
    m_wanted = true;
    m_connected = false;
    m_thread = std::thread([this] { run(); });
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
    m_swapAt = 0;
}

/// Counts the command, and lets the other card take over when it is its turn.
TrainingCard::Turn TrainingCard::nextTurn()
{
    const std::lock_guard lock(m_mutex);
    const Turn turn { m_fault, ++m_commands - m_planned };
    if (m_swap && turn.number >= m_swapAt)
        m_chip = std::make_unique<VirtualCard>(*std::exchange(m_swap, {}));
    return turn;
}

/// False when the card was taken out meanwhile.
bool TrainingCard::pauseUnlessRemoved(int milliseconds)
{
    std::unique_lock lock(m_mutex);
    return !m_changed.wait_for(
        lock, std::chrono::milliseconds(milliseconds), [this] { return !m_wanted; });
}

bool TrainingCard::pullOut()
{
    const std::lock_guard lock(m_mutex);
    m_wanted = false;
    return false;
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
    // Knocking at a port nobody listens on, one time in thousands the kernel picks that very port
    // for our end: the socket is connected to itself, and would keep the driver from its port.
    sockaddr_in own {};
    socklen_t size = sizeof own;
    if (getsockname(fd, reinterpret_cast<sockaddr*>(&own), &size) == 0
        && own.sin_port == address.sin_port) {
        close(fd);
        return -1;
    }
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // A driver that ends while it is being connected says nothing, and this end would listen to
    // nobody for ever. A second of silence asks whether the other end still exists.
    const int seconds = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &seconds, sizeof seconds);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &seconds, sizeof seconds);
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

void TrainingCard::run()
{
    while (isWanted()) {
        const int fd = connectOnce();
        if (fd < 0) {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, knockEvery, [this] { return !m_wanted; });
            continue;
        }
        setSocket(fd);
        serve(fd);
        setSocket(-1);
        close(fd);
    }
    m_left = card() ? std::optional(card()->image()) : std::nullopt;
    if (m_told && m_connected)
        m_told(traffic());
}

void TrainingCard::serve(int socket)
{
    m_chip->reset();
    while (const auto message = receiveMessage(socket)) {
        bool goOn = true;
        if (message->size() != 1)
            goOn = answer(socket, *message);
        else if (message->front() == askAtr)
            goOn = sendMessage(socket, m_chip->atr());
        else if (message->front() == powerOff || message->front() == powerOn
            || message->front() == resetCard)
            m_chip->reset();
        if (!goOn)
            return;
    }
}

/// Answers one command, or does what the fault says; false ends the connection.
bool TrainingCard::answer(int socket, const QByteArray& command)
{
    using Kind = CardFault::Kind;
    const Turn turn = nextTurn();
    const CardFault& fault = turn.fault;
    const auto happensNow = [&](Kind kind) { return fault.kind == kind && turn.isNow(); };
    if (fault.kind == Kind::Mute && turn.isSince() && fault.number == 0)
        return true;
    if (happensNow(Kind::Mute) && !pauseUnlessRemoved(fault.number))
        return false;
    if (happensNow(Kind::YankBefore))
        return pullOut();
    if (happensNow(Kind::Tear) && card())
        card()->tearNextWrite();
    const QByteArray answer = distort(answerOfChip(command), command, turn);
    m_bytes += lineBytes(command, answer);
    if (fault.kind == Kind::Slow && turn.isSince()
        && !pauseUnlessRemoved(fault.number * lineBytes(command, answer)))
        return false;
    if (happensNow(Kind::Tear))
        return pullOut();
    if (happensNow(Kind::YankDuring)) {
        sendHalf(socket, answer);
        return pullOut();
    }
    if (!sendMessage(socket, answer))
        return false;
    return happensNow(Kind::YankAfter) ? pullOut() : true;
}

QByteArray TrainingCard::answerOfChip(const QByteArray& command)
{
    if (!card())
        return m_chip->answer(spanOf(command));
    const int pinsBefore = card()->pinsPresented();
    const QByteArray answer = card()->answer(spanOf(command));
    m_triesLeft = card()->triesLeft();
    m_pinsPresented += card()->pinsPresented() - pinsBefore; // whichever card it is by now
    return answer;
}

/// What arrives of an answer on a line, or from a card, that is not well.
QByteArray TrainingCard::distort(QByteArray answer, const QByteArray& command, const Turn& turn)
{
    using Kind = CardFault::Kind;
    constexpr char getResponse = '\xC0';
    switch (turn.fault.kind) {
    case Kind::ShortAnswer:
        return turn.isNow() ? answer.left(1) : answer;
    case Kind::WrongStatus:
        return turn.isNow() ? statusWord(static_cast<unsigned>(turn.fault.number)) : answer;
    case Kind::WrongLength:
        return turn.isNow() || turn.number == turn.fault.at + 1 ? asksForMoreThan(command) : answer;
    case Kind::EndlessMore:
        if (!turn.isSince())
            return answer;
        return (command[1] == getResponse ? QByteArray(moreBytes, '\0') : QByteArray())
            + bytesOf({ 0x61, moreBytes });
    default:
        return answer;
    }
}

} // namespace yidi
