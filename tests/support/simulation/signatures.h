// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

#include <QByteArray>

/// Courier and store are compiled once more for the simulator (tests/CMakeLists.txt), with these in
/// the place of sm2Sign, sm2Verify and wrapKey: SM2 costs more than all the rest of a Record's
/// life. A key that begins with "SIM" signs with a keyed hash, which nothing in the simulation hits
/// by accident, and wraps by writing down; with any other key the real thing is done.
namespace yidi {

inline constexpr char simulatedKey[] = "SIM of the province";

Result<QByteArray> simulatedSm2Sign(const QByteArray& key, const QByteArray& data);
Result<void> simulatedSm2Verify(
    const QByteArray& key, const QByteArray& data, const QByteArray& signature);
Result<QByteArray> simulatedWrapKey(const QByteArray& key, const SecretBuffer& secret);
Result<SecretBuffer> simulatedUnwrapKey(const QByteArray& key, const QByteArray& wrapped);

namespace simulation {

/// Planted defects of whoever checks signatures.
enum class Belief { Careful, AnythingUnsigned, AnyMessage };
void setBelief(Belief belief);

} // namespace simulation

} // namespace yidi
