// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/transactions/codec.h"

/// Opening a day's work: 9001 sign-in (签到).
namespace yidi {

/// 9001, input.signIn
struct SignInRequest {
    QString operatorNo;
    QString mac;
    QString ip;
    bool operator==(const SignInRequest&) const = default;
};

/// 9001, output.signinoutb
struct SignInAnswer {
    QDateTime signedAt;
    QString signNo;
    bool operator==(const SignInAnswer&) const = default;
};

} // namespace yidi
