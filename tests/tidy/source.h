// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The tidy test reads the whole tree as text and says where it breaks a rule of the house.
namespace tidy {

/// One file, seen three ways. All views have the same length and the same line breaks, so that an
/// offset means the same place in each.
struct Source {
    struct Literal {
        std::size_t begin; ///< first character inside the quotes
        std::size_t end; ///< the closing quote
    };

    std::string path; ///< from the root of the tree; a folder at the top ends in '/'
    std::string text; ///< as it stands
    std::string code; ///< C++ only: comments and the insides of literals blanked
    std::vector<Literal> literals; ///< C++ only: its string literals, includes not among them

    Source(std::string filePath, std::string fileText);

    std::string_view inside(const Literal& literal) const
    {
        return std::string_view(text).substr(literal.begin, literal.end - literal.begin);
    }
    std::size_t lineAt(std::size_t offset) const; ///< counted from 1
};

using Tree = std::vector<Source>;

/// Reads what stands below `root`, but not what its .gitignore names.
Tree readTree(const std::string& root);

bool startsWith(std::string_view text, std::string_view prefix);
bool endsWith(std::string_view text, std::string_view suffix);
bool isWordCharacter(char c);

} // namespace tidy
