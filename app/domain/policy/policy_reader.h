// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/json_reader.h"
#include "app/domain/policy/policy.h"

namespace yidi {

/// Reads the policies of many places one after another, faster than `parsePolicy` reads each.
class PolicyReader {
public:
    Result<Policy> parse(const QByteArray& bytes, const QString& file, const QString& hash);

private:
    JsonReader m_json;
};

} // namespace yidi
