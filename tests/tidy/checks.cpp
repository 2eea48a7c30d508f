// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/checks.h"

#include <algorithm>
#include <set>

namespace tidy {

namespace {

using Words = std::vector<std::string_view>;

constexpr auto npos = std::string_view::npos;

// ---- Looking for words ------------------------------------------------------------------------

/// Whole words only where the banned word begins or ends like a word.
void findWord(std::string_view text, std::string_view word, const Tell& tell)
{
    for (auto at = text.find(word); at != npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool cutBefore =
            isWordCharacter(word.front()) && at > 0 && isWordCharacter(text[at - 1]);
        const bool cutAfter =
            isWordCharacter(word.back()) && end < text.size() && isWordCharacter(text[end]);
        if (!cutBefore && !cutAfter)
            tell(at, word);
    }
}

auto inCode(Words words)
{
    return [words](const Source& source, const Tell& tell) {
        for (const auto word : words)
            findWord(source.code, word, tell);
    };
}

auto inText(Words words)
{
    return [words](const Source& source, const Tell& tell) {
        for (const auto word : words)
            findWord(source.text, word, tell);
    };
}

template <class Visit>
void eachLine(const std::string& text, Visit visit)
{
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        visit(begin, std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
}

// ---- Includes ---------------------------------------------------------------------------------

struct Room {
    std::string_view path;
    Words mayUse; ///< beginnings of paths, besides its own
};

/// Who may include whom: the table of the README, row by row.
const std::vector<Room>& rooms()
{
    static const std::vector<Room> table = {
        { "app/base/", {} },
        { "app/memory/", {} },
        { "app/crypto/", { "app/base/" } },
        { "app/domain/", { "app/base/" } },
        // The training card and its keys live on the card's side of the contacts.
        { "reader/training/",
            { "app/base/", "app/crypto/", "app/domain/person/", "app/domain/card/", "reader/" } },
        { "reader/", { "app/base/", "app/domain/person/", "app/domain/card/" } },
        { "app/transactions/", { "app/base/", "app/domain/" } },
        { "app/store/", { "app/base/", "app/crypto/", "app/domain/", "app/transactions/" } },
        { "app/sync/",
            { "app/base/", "app/crypto/", "app/domain/", "app/transactions/", "app/store/" } },
        { "app/journeys/", { "app/base/", "app/domain/" } },
        { "ui/", { "app/base/", "app/domain/", "app/journeys/", "app/desk/" } },
        { "app/desk/", { "app/base/", "app/domain/", "app/journeys/" } },
        { "app/shell/",
            { "app/base/", "app/crypto/", "app/domain/", "reader/", "app/transactions/",
                "app/store/", "app/sync/", "app/journeys/", "app/desk/" } },
        { "app/province/", { "app/base/", "app/crypto/", "app/domain/", "app/transactions/" } },
        { "app/kiosk/", { "app/", "reader/", "ui/" } },
        { "app/clerk/", { "app/", "reader/", "ui/" } },
        { "app/tool/", { "app/", "reader/", "ui/" } },
    };
    return table;
}

/// Calls visit(offset, included path, isOurs) for every include.
template <class Visit>
void eachInclude(const Source& source, Visit visit)
{
    constexpr std::string_view directive = "#include ";
    eachLine(source.code, [&](std::size_t offset, std::string_view line) {
        if (!startsWith(line, directive) || line.size() < directive.size() + 2)
            return;
        const char open = line[directive.size()];
        const std::string_view named = line.substr(directive.size() + 1);
        const std::size_t end = named.find(open == '<' ? '>' : '"');
        visit(offset, named.substr(0, end), open == '"');
    });
}

void includeDirection(const Source& source, const Tell& tell)
{
    const auto room = std::find_if(rooms().begin(), rooms().end(),
        [&](const Room& r) { return startsWith(source.path, r.path); });
    if (room == rooms().end())
        return tell(0, "a folder without a row in the table");
    eachInclude(source, [&](std::size_t offset, std::string_view path, bool isOurs) {
        const auto allows = [&](std::string_view prefix) { return startsWith(path, prefix); };
        const bool isMoc = endsWith(path, ".moc") && path.find('/') == npos;
        if (isOurs && !isMoc && !allows(room->path)
            && !std::any_of(room->mayUse.begin(), room->mayUse.end(), allows))
            tell(offset, path);
    });
}

/// Libraries that belong to one place, so that what they stand for can be changed in one place.
struct Library {
    std::string_view header; ///< beginning of what stands between < and >
    Words homes; ///< none: nowhere
};

void libraryHomes(const Source& source, const Tell& tell)
{
    static const std::vector<Library> libraries = {
        { "QSql", {} },
        { "QtSql", {} },
        { "QQml", {} },
        { "QQuick", {} },
        { "QWebEngine", {} },
        { "QNetwork", { "app/sync/", "tests/" } },
        { "winscard.h", { "reader/pcsc/" } },
        { "PCSC/", { "reader/pcsc/" } },
        { "sqlite3.h", { "app/store/", "app/province/ledger/", "tests/" } },
        { "botan/", { "app/crypto/", "tests/app/crypto/" } },
        { "rapidjson/", { "app/base/json.cpp" } },
        { "boost/", { "app/province/", "tests/app/province/" } },
        { "QWidget", { "ui/", "app/kiosk/", "app/clerk/", "tests/" } },
        { "QApplication", { "ui/", "app/kiosk/", "app/clerk/", "tests/" } },
    };
    eachInclude(source, [&](std::size_t offset, std::string_view path, bool) {
        for (const Library& library : libraries) {
            const auto isHome = [&](std::string_view home) {
                return startsWith(source.path, home);
            };
            if (startsWith(path, library.header)
                && std::none_of(library.homes.begin(), library.homes.end(), isHome))
                tell(offset, path);
        }
    });
}

// ---- Literals ---------------------------------------------------------------------------------

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// "#rrggbb" and "#aarrggbb" in a literal; QColor and qRgb made from numbers.
void literalColours(const Source& source, const Tell& tell)
{
    for (const auto& literal : source.literals) {
        const auto text = source.inside(literal);
        for (auto at = text.find('#'); at != npos; at = text.find('#', at + 1)) {
            auto end = at + 1;
            while (end < text.size() && isHexDigit(text[end]))
                ++end;
            if (end - at == 7 || end - at == 9)
                tell(literal.begin + at, text.substr(at, end - at));
        }
    }
    for (const std::string_view maker : { "QColor(", "qRgb(", "qRgba(", "QColor::fromRgb(" })
        findWord(source.code, maker, [&](std::size_t at, std::string_view) {
            const std::size_t next = source.code.find_first_not_of(" \n", at + maker.size());
            if (next != std::string::npos && isDigit(source.code[next]))
                tell(at, maker);
        });
}

bool isHan(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    // U+3000 to U+9FFF, and the full-width forms.
    return (byte(at) >= 0xE3 && byte(at) <= 0xE9)
        || (byte(at) == 0xEF && (byte(at + 1) == 0xBC || byte(at + 1) == 0xBD));
}

void chineseLiterals(const Source& source, const Tell& tell)
{
    for (const auto& literal : source.literals) {
        const auto text = source.inside(literal);
        for (std::size_t i = 0; i < text.size(); ++i)
            if (isHan(text, i)) {
                tell(literal.begin, text.substr(i));
                break;
            }
    }
}

/// A literal together with those that directly follow it, and where the code goes on after them
/// and their closing parentheses.
struct Run {
    std::string_view text;
    std::size_t next;
};

Run runFrom(const Source& source, std::size_t index)
{
    const std::size_t begin = source.literals[index].begin;
    const std::string& code = source.code;
    for (;; ++index) {
        const std::size_t end = source.literals[index].end;
        const std::size_t quote = std::min(code.find('"', end), code.size());
        const std::size_t next = std::min(code.find_first_not_of(" \n)", quote + 1), code.size());
        if (index + 1 == source.literals.size() || next + 1 < source.literals[index + 1].begin)
            return { std::string_view(source.text).substr(begin, end - begin), next };
    }
}

/// Statements by their first word and the one that must follow, so that a card's SELECT and an
/// UPDATE in a log are no SQL; parts of statements by their first word alone.
bool isSql(std::string_view text, bool wholeStatement)
{
    static const std::vector<std::pair<std::string_view, std::string_view>> statements = {
        { "SELECT ", "FROM " }, { "INSERT ", "INTO " }, { "REPLACE ", "INTO " },
        { "UPDATE ", "SET " }, { "DELETE ", "FROM " }
    };
    static const Words parts = { "FROM ", "WHERE ", "VALUES ", "VALUES(", "ORDER BY ", "SET ",
        "AND " };
    text.remove_prefix(std::min(text.find_first_not_of(" \n\t"), text.size()));
    for (const auto& [first, second] : statements)
        if (startsWith(text, first) && text.find(second) != npos)
            return true;
    return !wholeStatement && std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return startsWith(text, part);
    });
}

void sqlLiterals(const Source& source, const Tell& tell)
{
    for (std::size_t i = 0; i < source.literals.size(); ++i)
        if (const Run run = runFrom(source, i); isSql(run.text, true))
            tell(source.literals[i].begin, run.text.substr(0, 40));
}

/// The character before a literal, with QStringLiteral( and the like skipped.
char beforeLiteral(const Source& source, const Source::Literal& literal)
{
    std::size_t at = literal.begin - 1; // the quote
    while (at > 0
        && (isWordCharacter(source.code[at - 1]) || source.code[at - 1] == ' '
            || source.code[at - 1] == '(' || source.code[at - 1] == '\n'))
        --at;
    return at > 0 ? source.code[at - 1] : ' ';
}

void builtSql(const Source& source, const Tell& tell)
{
    for (std::size_t i = 0; i < source.literals.size(); ++i) {
        const Run run = runFrom(source, i);
        if (!isSql(run.text, false))
            continue;
        const auto next = std::string_view(source.code).substr(run.next);
        const bool goesOn = startsWith(next, "+") || startsWith(next, "%")
            || startsWith(next, ".arg(") || startsWith(next, ".append(")
            || startsWith(next, ".replace(");
        if (goesOn || beforeLiteral(source, source.literals[i]) == '+'
            || run.text.find("%1") != npos)
            tell(source.literals[i].begin, run.text.substr(0, 40));
    }
}

// ---- Translations -----------------------------------------------------------------------------

/// What stands between the first `open`…> and `close`; false when there is none.
bool between(std::string_view text, std::string_view open, std::string_view close,
    std::string_view& attributes, std::string_view& body)
{
    const auto begin = text.find(open);
    if (begin == npos)
        return false;
    const auto head = text.find('>', begin);
    const auto end = head == npos ? npos : text.find(close, head);
    attributes = text.substr(begin, head == npos ? npos : head - begin);
    body = end == npos ? std::string_view() : text.substr(head + 1, end - head - 1);
    return true;
}

/// What a sentence wants filled in: %1, %L2 by number, {amount} by name. %n may be left out ("one
/// page").
std::set<std::string> placeholders(std::string_view text)
{
    std::set<std::string> found;
    for (auto at = text.find_first_of("%{"); at != npos; at = text.find_first_of("%{", at + 1)) {
        const bool named = text[at] == '{';
        const auto begin = at + (!named && text.substr(at + 1, 1) == "L" ? 2 : 1);
        auto end = begin;
        while (
            end < text.size() && (named ? text[end] != '}' : end < begin + 2 && isDigit(text[end])))
            ++end;
        if (end > begin)
            found.emplace(text.substr(begin, end - begin));
    }
    return found;
}

/// Calls visit(offset, source, translation's attributes, translation) for every message of a .ts.
template <class Visit>
void eachMessage(const Source& source, Visit visit)
{
    const std::string_view text = source.text;
    for (auto at = text.find("<message"); at != npos; at = text.find("<message", at + 1)) {
        const auto message = text.substr(at, text.find("</message>", at) - at);
        std::string_view ignored, original, attributes, translation;
        between(message, "<source", "</source>", ignored, original);
        if (!between(message, "<translation", "</translation>", attributes, translation))
            attributes = " missing";
        visit(at, original, attributes, translation);
    }
}

/// A translation's sentences: its plural forms, or itself.
std::vector<std::string_view> sentences(std::string_view translation)
{
    std::vector<std::string_view> found;
    std::string_view attributes, form;
    while (between(translation, "<numerusform", "</numerusform>", attributes, form)) {
        found.push_back(form);
        translation.remove_prefix(translation.find("</numerusform>") + 1);
        if (translation.find("</numerusform>") == npos)
            break;
    }
    if (found.empty())
        found.push_back(translation);
    return found;
}

void unfinishedTranslations(const Source& source, const Tell& tell)
{
    eachMessage(source, [&](auto at, auto original, auto attributes, auto translation) {
        const auto forms = sentences(translation);
        const bool empty =
            std::any_of(forms.begin(), forms.end(), [](auto form) { return form.empty(); });
        if (empty || attributes.find("type=") != npos)
            tell(at, original);
    });
}

void translationPlaceholders(const Source& source, const Tell& tell)
{
    eachMessage(source, [&](auto at, auto original, auto, auto translation) {
        for (const auto form : sentences(translation))
            if (!form.empty() && placeholders(form) != placeholders(original))
                return tell(at, original);
    });
}

// ---- The file itself --------------------------------------------------------------------------

void missingLicence(const Source& source, const Tell& tell)
{
    const auto head = std::string_view(source.text).substr(0, 400);
    if (head.find("SPDX-FileCopyrightText: ") == npos
        || head.find("SPDX-License-Identifier: Apache-2.0") == npos)
        tell(0, "no SPDX lines");
}

void topLevel(const Source& source, const Tell& tell)
{
    static const std::set<std::string_view> names = { "CHANGELOG.md", "CMakeLists.txt",
        "CMakePresets.json", "CONTRIBUTING.md", "LICENSE", "README.md", "SECURITY.md", "app/",
        "check", "docs/", "reader/", "resources/", "start", "tests/", "translations/", "ui/" };
    const std::string_view path = source.path;
    const bool isTop = path.find('/') == npos || path.find('/') + 1 == path.size();
    if (isTop && path.front() != '.' && names.count(path) == 0)
        tell(0, path);
}

void longLines(const Source& source, const Tell& tell)
{
    eachLine(source.text, [&](std::size_t offset, std::string_view line) {
        const auto characters = std::count_if(line.begin(), line.end(),
            [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        if (characters > 100)
            tell(offset, std::to_string(characters) + " columns");
    });
}

void trailingSpace(const Source& source, const Tell& tell)
{
    eachLine(source.text, [&](std::size_t offset, std::string_view line) {
        if (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
            tell(offset + line.size() - 1, "at the end of the line");
    });
    if (!source.text.empty() && source.text.back() != '\n')
        tell(source.text.size(), "no line break at the end of the file");
}

} // namespace

// ---- The table --------------------------------------------------------------------------------

const std::vector<Check>& allChecks()
{
    static const Words cpp = { ".cpp", ".h" };
    static const Words scripts = { ".cpp", ".h", ".py", ".sh", "start", "check", ".ci/run" };
    static const Words licensed = { ".cpp", ".h", ".py", ".sh", ".cmake", "CMakeLists.txt", "start",
        "check", ".ci/run" };
    static const Words product = { "app/", "reader/", "ui/" };
    static const Words sources = { "app/", "reader/", "ui/", "tests/" };
    static const Words everywhere = { "" };

    static const std::vector<Check> table = {
        { "include-direction", product, cpp, includeDirection,
            "a room includes only rooms above it in the table of the README, from the root of the "
            "tree; move the shared part up, or pass a value" },
        { "library-home", sources, cpp, libraryHomes,
            "this library has one home, or none; use that room's header" },
        { "style-sheet", sources, cpp, inCode({ "setStyleSheet" }),
            "style sheets escape the theme and its contrast test; add a token to ui/theme, which "
            "makes QPalette and the one QProxyStyle" },
        { "literal-colour", { "app/", "reader/", "ui/", "!ui/theme/", "!ui/paper/" }, cpp,
            literalColours,
            "high contrast must change every colour; take it from the palette or a token of "
            "ui/theme" },
        { "fixed-size", { "app/", "ui/", "!ui/theme/", "!ui/paper/" }, cpp,
            inCode({ "setFixedHeight", "setFixedSize", "setPixelSize", "setPointSize",
                "setPointSizeF" }),
            "the elder size must enlarge everything; take sizes from a token of ui/theme" },
        { "float-money",
            { "app/base/money", "app/base/decimal", "app/domain/", "app/transactions/",
                "app/province/" },
            cpp, inCode({ "double", "float", "qreal", "toDouble", "toFloat", "stod" }),
            "a double cannot hold a fen exactly; use Fen, BasisPoints and mulHalfUp" },
        { "built-sql", product, cpp, builtSql,
            "a statement put together from text invites injection and cannot be prepared once; "
            "bind the values with ?" },
        { "sql-home", { "app/", "reader/", "ui/", "!app/store/", "!app/province/ledger/" }, cpp,
            sqlLiterals,
            "another database comes beside SQLite one day, in one place; add a function to "
            "app/store or app/province/ledger" },
        { "ignored-tls", { "" }, scripts,
            inCode({ "ignoreSslErrors", "VerifyNone", "QueryPeer", "verify_none", "SSL_VERIFY_NONE",
                "--insecure", "curl -k" }),
            "an unproved peer is nobody; trust ca.pem of the station's folder" },
        { "skipped-test", { "tests/" }, cpp, inCode({ "QSKIP", "GTEST_SKIP", "QEXPECT_FAIL" }),
            "a skipped test proves nothing and looks green; fail with the name of what is "
            "missing" },
        { "left-open", everywhere, {},
            // Written apart, because this file is read too.
            inText({ "TO"
                     "DO",
                "FIX"
                "ME",
                "X"
                "XX" }),
            "nobody finds it again; finish it, or open an issue" },
        // Taken out: places where no event exists to wait for. A mute card between two power-ups, a
        // hand that swaps cards, the screen of another program.
        { "sleep",
            { "app/", "reader/", "ui/", "tests/", "!reader/pcsc/pcsc.cpp",
                "!reader/training/training_card.cpp", "!tests/e2e/tour/",
                // what must be gone after some seconds is looked for after these seconds
                "!tests/e2e/memory/" },
            cpp,
            inCode({ "sleep_for", "sleep_until", "QThread::sleep", "QThread::msleep",
                "QThread::usleep", "usleep", "nanosleep", "qSleep", "QTest::qWait" }),
            "a sleep is too long on one machine and too short on another; wait for the signal, the "
            "descriptor or the condition (in tests QTRY_VERIFY, QSignalSpy::wait)" },
        // Certificates are good on real days, whatever day a training run pretends.
        { "machine-time",
            { "app/", "reader/", "ui/", "!app/base/clock.cpp", "!app/crypto/",
                "!app/sync/https_link.cpp" },
            cpp,
            inCode({ "currentDateTime", "currentDateTimeUtc", "currentDate", "currentTime",
                "currentMSecsSinceEpoch", "currentSecsSinceEpoch", "system_clock" }),
            "training runs pretend a date; ask the Clock" },
        { "exception", { "app/", "reader/", "ui/", "!app/base/secret.cpp" }, cpp,
            inCode({ "throw" }), "exceptions must not cross a slot; return a Result" },
        { "text-below-ui",
            { "app/base/", "app/domain/", "app/transactions/", "app/store/", "app/sync/",
                "app/journeys/", "reader/" },
            cpp, inCode({ "tr(", "QObject::tr", "QCoreApplication::translate" }),
            "words live in ui/text; return a code or a Phrase" },
        { "chinese-literal", { "app/", "reader/", "ui/", "!ui/text/", "!app/province/" }, cpp,
            chineseLiterals, "words live in ui/text and resources; return a code or a Phrase" },
        { "translation-unfinished", { "translations/" }, { ".ts" }, unfinishedTranslations,
            "somebody would read an empty or a foreign sentence; translate it, drop what is gone" },
        { "translation-placeholder", { "translations/" }, { ".ts" }, translationPlaceholders,
            "an argument would be lost or printed as %1; use the same placeholders as the source" },
        { "licence", everywhere, licensed, missingLicence,
            "every source begins with the two SPDX lines; copy them from a neighbour" },
        { "top-level", everywhere, {}, topLevel,
            "the owner fixed the top level; find it a room, or add it to .gitignore when it is "
            "made "
            "by a tool" },
        { "long-line", everywhere, scripts, longLines,
            "two files must fit side by side; 100 columns" },
        { "trailing-space", everywhere, {}, trailingSpace, "it makes noise in every later change" },
    };
    return table;
}

bool Check::covers(std::string_view path) const
{
    const bool ends = endings.empty()
        || std::any_of(endings.begin(), endings.end(),
            [&](std::string_view ending) { return endsWith(path, ending); });
    bool inside = false;
    for (const std::string_view beginning : where) {
        const bool isOut = startsWith(beginning, "!");
        if (startsWith(path, isOut ? beginning.substr(1) : beginning))
            inside = !isOut;
    }
    return ends && inside;
}

std::vector<Finding> findingsIn(const Tree& tree)
{
    std::vector<Finding> findings;
    for (const Source& source : tree)
        for (const Check& check : allChecks())
            if (check.covers(source.path))
                check.look(source, [&](std::size_t offset, std::string_view what) {
                    findings.push_back(
                        { source.path, source.lineAt(offset), std::string(check.name),
                            std::string(what) + " – " + std::string(check.why) });
                });
    return findings;
}

std::string Finding::toString() const
{
    return path + ':' + std::to_string(line) + ": [" + check + "] " + what;
}

} // namespace tidy
