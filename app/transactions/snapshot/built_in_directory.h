// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/directory/directory.h"

namespace yidi {

/// The places this version was made with, for a station that holds no snapshot yet. No institution
/// is in it: those only the province knows.
Directory builtInDirectory();

} // namespace yidi
