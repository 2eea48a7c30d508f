// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/secret.h"

#include <sodium.h>

#include <new>
#include <utility>

namespace yidi {

SecretBuffer::SecretBuffer(std::size_t capacity)
{
    if (sodium_init() < 0)
        throw std::bad_alloc(); // no source of guarded memory: nothing sensible can go on
    m_data = static_cast<unsigned char*>(sodium_malloc(capacity));
    if (!m_data)
        throw std::bad_alloc();
    m_capacity = capacity;
}

SecretBuffer::SecretBuffer(SecretBuffer&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_capacity(std::exchange(other.m_capacity, 0))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecretBuffer& SecretBuffer::operator=(SecretBuffer&& other) noexcept
{
    if (this != &other) {
        sodium_free(m_data);
        m_data = std::exchange(other.m_data, nullptr);
        m_capacity = std::exchange(other.m_capacity, 0);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBuffer::~SecretBuffer()
{
    sodium_free(m_data); // wipes before it frees
}

bool SecretBuffer::append(unsigned char byte)
{
    if (m_size == m_capacity)
        return false;
    m_data[m_size++] = byte;
    return true;
}

void SecretBuffer::removeLast()
{
    if (m_size > 0)
        m_data[--m_size] = 0;
}

void SecretBuffer::clear()
{
    if (m_data)
        sodium_memzero(m_data, m_capacity);
    m_size = 0;
}

} // namespace yidi
