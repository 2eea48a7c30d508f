// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The row that undoes settlement `s`, as a piece of SQL. Only with its second condition SQLite
/// sees that the index of such rows, which leaves the others out, answers it.
#define YIDI_UNDOING_SETTLEMENT                                                                    \
    "FROM settlement u WHERE u.init_setl_id = s.setl_id AND u.init_setl_id <> ''"
