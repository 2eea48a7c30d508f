// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// An answer to reset, as any chip may send it.
#include "reader/pcsc/pcsc.h"

#include <cstdlib>

using namespace yidi;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    constexpr qsizetype most = 15;
    const QByteArray atr(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QByteArray historical = historicalBytes(atr);
    if (historical.size() > most || !atr.contains(historical))
        std::abort();
    return 0;
}
