// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/tidy/source.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tidy {

struct Finding {
    std::string path;
    std::size_t line;
    std::string check;
    std::string what; ///< what stands there, the reason and the replacement

    std::string toString() const;
};

/// Tells a place (offset into the text) and what stands there.
using Tell = std::function<void(std::size_t offset, std::string_view what)>;

struct Check {
    std::string_view name;
    /// Beginnings of the paths it covers; one that begins with '!' takes paths out again.
    std::vector<std::string_view> where;
    /// Endings of the paths it covers; none: all.
    std::vector<std::string_view> endings;
    std::function<void(const Source&, const Tell&)> look;
    std::string_view why; ///< the reason, and what to write instead

    bool covers(std::string_view path) const;
};

const std::vector<Check>& allChecks();

std::vector<Finding> findingsIn(const Tree& tree);

} // namespace tidy
