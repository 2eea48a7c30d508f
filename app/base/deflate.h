// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>

namespace yidi {

/// Compressed as HTTP's `Content-Encoding: deflate` and RFC 1950 have it.
QByteArray deflated(const QByteArray& bytes);
/// `BadInput` when it is not whole, has something behind its end, or would grow beyond `limit`
/// bytes: what is sent to harm is noticed while it grows.
Result<QByteArray> inflated(const QByteArray& bytes, qsizetype limit);

} // namespace yidi
