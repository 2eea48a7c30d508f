// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "reader/training/fault.h"
#include "reader/training/virtual_card.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
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

    /// Puts a card in, taking out the one before; returns once the driver has it. `ReaderMissing`:
    /// no driver listens.
    Result<void> insert(const CardImage& image, CardFault fault = {});
    /// Takes the card out; the socket is closed when this returns.
    void remove();
    /// Another card takes over on the same contacts and nobody notices: what a reader that misses a
    /// quick swap shows its software.
    void swapUnseen(const CardImage& image);
    Traffic traffic() const;
    /// What the card's own counter says.
    int triesLeft() const { return m_triesLeft; }

private:
    void run(VirtualCard card, CardFault fault);
    void serve(int socket, VirtualCard& card, const CardFault& fault);
    bool answer(int socket, VirtualCard& card, const CardFault& fault, const QByteArray& command);
    int connectOnce();
    void setSocket(int socket);
    bool isWanted();
    void takeOver(VirtualCard& card);

    quint16 m_port;
    std::thread m_thread;
    std::chrono::steady_clock::time_point m_outSince {};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<CardImage> m_swap;
    bool m_wanted = false;
    bool m_connected = false;
    int m_socket = -1;
    std::atomic<int> m_commands { 0 };
    std::atomic<int> m_bytes { 0 };
    std::atomic<int> m_triesLeft { 0 };
};

} // namespace yidi
