// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

#include <QByteArray>

namespace yidi {

/// What a check of a password costs: whoever steals the hashes pays it for every guess. A quarter
/// of a second on the machines of a window.
struct PasswordCost {
    int passes = 3;
    int memoryKib = 64 * 1024;
    int lanes = 1;
    bool operator==(const PasswordCost&) const = default;
};

/// Argon2id of a password, with all that is needed to check it later under other settings.
struct PasswordHash {
    PasswordCost cost;
    QByteArray salt;
    QByteArray hash;
    bool operator==(const PasswordHash&) const = default;
};

/// Takes its time on purpose: never on the thread of a window.
Result<PasswordHash> hashPassword(const SecretBuffer& password, const PasswordCost& cost = {});
/// An error is one of the stored values, not of the password.
Result<bool> matchesPassword(const PasswordHash& stored, const SecretBuffer& password);

/// From the system's source.
QByteArray randomBytes(int count);

} // namespace yidi
