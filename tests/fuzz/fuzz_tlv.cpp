// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// Control information of a card that lies about its lengths.
#include "reader/cards/tlv.h"

#include <cstdlib>

using namespace yidi;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto objects = parseTlv(bytes);
    qsizetype sum = 0;
    if (objects) {
        for (const Tlv& object : *objects)
            sum += 2 + object.value.size();
    }
    if (sum > bytes.size())
        std::abort(); // more came out than went in
    const auto found = findTlv(bytes, { 0x6F, 0xA5, 0x9F0C, 0x86 });
    if (found && *found && !bytes.contains(**found))
        std::abort();
    if (found && *found && !objects)
        std::abort(); // found inside what cannot be read
    return 0;
}
