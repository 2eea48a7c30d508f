// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace tidy {

namespace fs = std::filesystem;

namespace {

/// Walks C++ text once, blanking comments and literals in `code` and noting the string literals.
class Lexer {
public:
    explicit Lexer(Source& source)
        : m_source(source)
        , m_text(source.text)
    {
    }

    void run()
    {
        while (m_at < m_text.size()) {
            if (startsWith(rest(), "//"))
                blankTo(m_text.find('\n', m_at));
            else if (startsWith(rest(), "/*"))
                blankTo(after("*/", m_at + 2));
            else if (startsWith(rest(), "#include"))
                m_at = lineEnd();
            else if (m_text[m_at] == '"' && isRawPrefixed())
                rawString();
            else if (m_text[m_at] == '"')
                quoted(true);
            else if (m_text[m_at] == '\'' && !isDigitSeparator())
                quoted(false);
            else
                ++m_at;
        }
    }

private:
    std::string_view rest() const { return std::string_view(m_text).substr(m_at); }
    std::size_t lineEnd() const { return std::min(m_text.find('\n', m_at), m_text.size()); }

    std::size_t after(std::string_view mark, std::size_t from) const
    {
        const std::size_t found = m_text.find(mark, from);
        return found == std::string::npos ? found : found + mark.size();
    }

    void blankTo(std::size_t end)
    {
        end = std::min(end, m_text.size());
        for (; m_at < end; ++m_at)
            if (m_text[m_at] != '\n')
                m_source.code[m_at] = ' ';
    }

    bool isRawPrefixed() const
    {
        if (m_at == 0 || m_text[m_at - 1] != 'R')
            return false;
        const char before = m_at > 1 ? m_text[m_at - 2] : ' ';
        return !isWordCharacter(before) || before == 'u' || before == 'U' || before == 'L'
            || before == '8';
    }

    /// The ' of 1'000: inside a word that began with a digit.
    bool isDigitSeparator() const
    {
        std::size_t begin = m_at;
        while (begin > 0 && (isWordCharacter(m_text[begin - 1]) || m_text[begin - 1] == '\''))
            --begin;
        return begin < m_at && m_text[begin] >= '0' && m_text[begin] <= '9';
    }

    void rawString()
    {
        const std::size_t open = m_text.find('(', m_at);
        if (open == std::string::npos) {
            ++m_at;
            return;
        }
        const std::string close = ')' + m_text.substr(m_at + 1, open - m_at - 1) + '"';
        const std::size_t end = std::min(m_text.find(close, open), m_text.size());
        m_source.literals.push_back({ open + 1, end });
        m_at = m_at + 1;
        blankTo(std::min(end + close.size() - 1, m_text.size()));
        m_at = std::min(m_at + 1, m_text.size());
    }

    void quoted(bool isString)
    {
        const char quote = m_text[m_at];
        const std::size_t begin = m_at + 1;
        std::size_t end = begin;
        while (end < m_text.size() && m_text[end] != quote && m_text[end] != '\n')
            end += m_text[end] == '\\' ? 2U : 1U;
        end = std::min(end, m_text.size());
        if (isString)
            m_source.literals.push_back({ begin, end });
        m_at = begin;
        blankTo(end);
        m_at = std::min(end + 1, m_text.size());
    }

    Source& m_source;
    const std::string& m_text;
    std::size_t m_at = 0;
};

std::string contentsOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// What .gitignore names at the top, as "/name" or "/name/".
std::set<std::string> ignoredAtTop(const fs::path& root)
{
    std::set<std::string> names = { ".git" };
    std::istringstream lines(contentsOf(root / ".gitignore"));
    for (std::string line; std::getline(lines, line);) {
        line.erase(0, line.find_first_not_of('/'));
        line.erase(line.find_last_not_of('/') + 1);
        names.insert(line);
    }
    return names;
}

/// Sources, not data: what tests feed to the product may look like anything.
bool isSource(const std::string& path)
{
    if (startsWith(path, "tests/data/") || startsWith(path, "tests/fuzz/corpus/"))
        return false;
    static const std::set<std::string> extensions = { "", ".cmake", ".conf", ".cpp", ".h", ".in",
        ".json", ".md", ".py", ".qrc", ".service", ".sh", ".svg", ".ts", ".txt", ".yml" };
    return extensions.count(fs::path(path).extension().string()) > 0;
}

} // namespace

Source::Source(std::string filePath, std::string fileText)
    : path(std::move(filePath))
    , text(std::move(fileText))
    , code(text)
{
    if (endsWith(path, ".cpp") || endsWith(path, ".h"))
        Lexer(*this).run();
}

std::size_t Source::lineAt(std::size_t offset) const
{
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
    return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

Tree readTree(const std::string& root)
{
    Tree tree;
    const auto ignored = ignoredAtTop(root);
    for (const auto& top : fs::directory_iterator(root)) {
        const std::string name = top.path().filename().string();
        if (ignored.count(name) > 0)
            continue;
        if (!top.is_directory()) {
            tree.emplace_back(name, contentsOf(top.path()));
            continue;
        }
        tree.emplace_back(name + '/', std::string());
        for (const auto& below : fs::recursive_directory_iterator(top.path())) {
            std::string path = below.path().lexically_relative(root).generic_string();
            if (below.is_regular_file() && isSource(path))
                tree.emplace_back(std::move(path), contentsOf(below.path()));
        }
    }
    std::sort(
        tree.begin(), tree.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    return tree;
}

bool startsWith(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

bool endsWith(std::string_view text, std::string_view suffix)
{
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

} // namespace tidy
