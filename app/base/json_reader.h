// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json.h"

#include <memory>

namespace yidi {

/// Reads many documents of one kind, one after another: memory and texts one has needed serve the
/// next. It remembers texts as long as it lives, so it is for files and never for what people send.
class JsonReader {
public:
    JsonReader();
    ~JsonReader();
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;

    /// As `parseJson`; the value is good until the next is read.
    Result<const Json*> read(const QByteArray& bytes, JsonLimits limits = {});

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
