// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace yidi::store {

/// Name of SQLite's files (a VFS) for connections that sync each commit. They are the default ones,
/// but for the log: SQLite writes a commit there page by page, the header of each apart, a dozen
/// writes for one Record. Here they are gathered and reach the default files as one, at the latest
/// when the log is synced. Where nobody syncs, a commit would die with its process.
const char* filesWithGatheredLog();

} // namespace yidi::store
