// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <botan/data_src.h>

namespace yidi {

/// Qt's bytes as Botan wants them, and back.
inline const unsigned char* bytesOf(const QByteArray& data)
{
    return reinterpret_cast<const unsigned char*>(data.constData());
}

inline std::size_t sizeOf(const QByteArray& data)
{
    return static_cast<std::size_t>(data.size());
}

template <class Bytes>
QByteArray toByteArray(const Bytes& bytes)
{
    return QByteArray(
        reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

inline Botan::DataSource_Memory source(const QByteArray& bytes)
{
    return Botan::DataSource_Memory(bytesOf(bytes), sizeOf(bytes));
}

} // namespace yidi
