// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace yidi {

/// Bytes that must not linger: a PIN, a key. Move-only, in locked guarded pages, wiped when it
/// goes. It lives in base, not crypto, because the reader and the journeys carry a PIN and neither
/// may see cryptography. Never convert one to a QString.
class SecretBuffer {
public:
    SecretBuffer() = default;
    explicit SecretBuffer(std::size_t capacity);
    SecretBuffer(SecretBuffer&& other) noexcept;
    SecretBuffer& operator=(SecretBuffer&& other) noexcept;
    ~SecretBuffer();

    /// Appends one byte; false when full.
    bool append(unsigned char byte);
    void removeLast();
    void clear();

    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    std::span<const unsigned char> bytes() const { return { m_data, m_size }; }

private:
    unsigned char* m_data = nullptr;
    std::size_t m_capacity = 0;
    std::size_t m_size = 0;
};

} // namespace yidi
