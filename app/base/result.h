// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/error.h"

#include <tl/expected.hpp>

namespace yidi {

/// A value or an `Error`. Functions of ours that can fail return this; none throws.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {})
{
    return tl::unexpected<Error>(Error { code, std::move(detail) });
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace yidi

/// Returns the error of `expression` from the enclosing function, or goes on.
#define YIDI_TRY(expression)                                                                       \
    do {                                                                                           \
        if (auto yidi_result = (expression); !yidi_result)                                         \
            return ::yidi::fail(std::move(yidi_result).error());                                   \
    } while (false)

#define YIDI_CONCAT_(a, b) a##b
#define YIDI_CONCAT(a, b) YIDI_CONCAT_(a, b)
#define YIDI_ASSIGN_(result, declaration, expression)                                              \
    auto result = (expression);                                                                    \
    if (!result)                                                                                   \
        return ::yidi::fail(std::move(result).error());                                            \
    declaration = *std::move(result)

/// `YIDI_ASSIGN(auto card, readCard());` binds the value, or returns the error.
#define YIDI_ASSIGN(declaration, ...)                                                              \
    YIDI_ASSIGN_(YIDI_CONCAT(yidi_result_, __LINE__), declaration, (__VA_ARGS__))
