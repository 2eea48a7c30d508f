// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support_desk.h"

/// A queue to play with: what waits, and what both sides found.
namespace yidi::desk::test {

/// "M<number>", stored that many hours ago.
WaitingRecord waitingRecord(
    int number, const char* infno, WaitKind kind, int hours, const char* said = "");
/// One of each kind; M4 is held by the province's words, M5 cannot be read.
std::vector<WaitingRecord> waitingRecords();
/// Compared an hour ago; with findings one of each kind.
QueueReport queueReport(bool agrees);

/// Somebody who has logged in at the hospital's window and sees what waits.
Played atQueue(const Operator& who, std::vector<WaitingRecord> records, bool online = true);

} // namespace yidi::desk::test
