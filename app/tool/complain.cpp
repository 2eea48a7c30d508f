// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tool/complain.h"

#include "app/tool/commands.h"

#include <cstdio>

namespace yidi {

int complain(const Error& error)
{
    std::fprintf(stderr, "yidi: %s\n", qPrintable(describe(error)));
    switch (error.code) {
    case ErrorCode::BadInput:
    case ErrorCode::BadJson:
    case ErrorCode::BadPolicy:
    case ErrorCode::FileUnreadable:
        return ExitBadUse;
    case ErrorCode::ProvinceRefused:
    case ErrorCode::PaymentFailed:
        return ExitRefused;
    default:
        return ExitUnavailable;
    }
}

void print(const Json& answer)
{
    std::fputs(writeJsonPretty(answer).constData(), stdout);
    std::fflush(stdout);
}

} // namespace yidi
