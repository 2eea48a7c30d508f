// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "reader/training/fault.h"
#include "reader/training/virtual_card.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace yidi {

/// Pushes virtual cards into the reader of the vpcd driver, which listens on a local port:
/// connected is in, closed is out. A card that is in stays in when the reader service is restarted.
class TrainingCard {
public:
    /// What passed between reader and card since insertion, as a T=0 line would carry it.
    struct Traffic {
        int commands = 0;
        int bytes = 0;
    };

    explicit TrainingCard(quint16 port)
        : m_port(port)
    {
    }
    ~TrainingCard();

    /// Puts a card in, taking out the one before; returns once the driver has it. `other`: who
    /// answers after the fault "another-card". `ReaderMissing`: no driver listens.
    Result<void> insert(
        const CardImage& image, const CardFault& fault = {}, const CardImage& other = {});
    /// Puts in something else that answers, a security module say.
    Result<void> insert(std::unique_ptr<Chip> chip, const CardFault& fault = {});
    /// Lets the card that is in go wrong from here on, commands counted from now; no fault makes it
    /// well again. `BadInput`: such a card must be put in.
    Result<void> plan(const CardFault& fault, const CardImage& other = {});
    /// Takes the card out; the socket is closed when this returns.
    void remove();
    /// Another card takes over on the same contacts and nobody notices: what a reader that misses a
    /// quick swap shows its software.
    void swapUnseen(const CardImage& image);
    /// Called when a card has left, taken out or pulled out by a fault, on a thread of its own.
    void whenOut(std::function<void(Traffic)> told) { m_told = std::move(told); }

    Traffic traffic() const;
    /// What the card's own counter says.
    int triesLeft() const { return m_triesLeft; }
    /// Commands with a PIN that reached the card since insertion.
    int pinsPresented() const { return m_pinsPresented; }
    /// After `remove`: the card as it came out, with its PIN, its tries and what was written.
    std::optional<CardImage> leftBehind() const { return m_left; }

private:
    /// A command as its fault sees it.
    struct Turn {
        CardFault fault;
        int number = 0; ///< of the command, since the fault was planned
        bool isNow() const { return number == fault.at; }
        bool isSince() const { return number >= fault.at; }
    };

    Result<void> push(std::unique_ptr<Chip> chip);
    void setFault(const CardFault& fault, const CardImage& other);
    Turn nextTurn();
    void run();
    void serve(int socket);
    bool answer(int socket, const QByteArray& command);
    QByteArray answerOfChip(const QByteArray& command);
    static QByteArray distort(QByteArray answer, const QByteArray& command, const Turn& turn);
    int connectOnce();
    void setSocket(int socket);
    bool isWanted();
    bool pauseUnlessRemoved(int milliseconds);
    bool pullOut();
    VirtualCard* card() const { return dynamic_cast<VirtualCard*>(m_chip.get()); }

    quint16 m_port;
    std::thread m_thread;
    std::chrono::steady_clock::time_point m_outSince {};
    std::function<void(Traffic)> m_told;
    // Set while no thread runs; then the thread's.
    std::unique_ptr<Chip> m_chip;
    std::optional<CardImage> m_left;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    CardFault m_fault;
    int m_planned = 0; ///< commands there had been when it was
    std::optional<CardImage> m_swap;
    int m_swapAt = 0; ///< the command from which on it answers, counted like the fault's
    bool m_wanted = false;
    bool m_connected = false;
    int m_socket = -1;
    std::atomic<int> m_commands { 0 };
    std::atomic<int> m_bytes { 0 };
    std::atomic<int> m_triesLeft { 0 };
    std::atomic<int> m_pinsPresented { 0 };
};

} // namespace yidi
