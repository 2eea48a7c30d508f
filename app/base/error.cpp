// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/error.h"

namespace yidi {

QString errorName(ErrorCode code)
{
    switch (code) {
#define YIDI_ONE(name)                                                                             \
    case ErrorCode::name:                                                                          \
        return QStringLiteral(#name);
        YIDI_ERROR_CODES(YIDI_ONE)
#undef YIDI_ONE
    }
    return QStringLiteral("Unknown");
}

QString describe(const Error& error)
{
    return error.detail.isEmpty() ? errorName(error.code)
                                  : errorName(error.code) + QStringLiteral(": ") + error.detail;
}

} // namespace yidi
