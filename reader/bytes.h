// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <initializer_list>
#include <span>

namespace yidi {

// Bytes between QByteArray, which signs them, and commands, which do not.

inline QByteArray bytesOf(std::initializer_list<qsizetype> values)
{
    QByteArray bytes;
    for (const qsizetype value : values)
        bytes += static_cast<char>(value & 0xFF);
    return bytes;
}

inline QByteArray bytesOf(std::span<const unsigned char> bytes)
{
    return { reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()) };
}

inline std::span<const unsigned char> spanOf(const QByteArray& bytes)
{
    return { reinterpret_cast<const unsigned char*>(bytes.constData()),
        static_cast<std::size_t>(bytes.size()) };
}

} // namespace yidi
