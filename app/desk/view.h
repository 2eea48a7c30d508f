// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/screen.h"

#include <optional>
#include <vector>

/// What a clerk's window shows, as a value: a few generic parts that any module fills. The window
/// knows no module; the desk knows no widget. Everything can be done by keys.
namespace yidi::desk {

/// A module, in the order of Alt+1 …
struct Module {
    QString id; ///< "reviews", "entry", "settlements", "day", "differences", "calls" …
    Words label;
    int count = 0; ///< what waits there
    bool attention = false; ///< something waits too long
    bool operator==(const Module&) const = default;
};

struct Table {
    enum class Tone { Normal, Attention, Alarm }; ///< never by colour alone: a cell says it too
    struct Line {
        QString id;
        std::vector<Words> cells; ///< as many as columns
        bool marked = false; ///< by Space, for what is done to several
        Tone tone = Tone::Normal;
        bool operator==(const Line&) const = default;
    };
    std::vector<Words> columns;
    std::vector<Line> lines;
    QString current; ///< id of the line the cursor is on
    Words empty; ///< said when there is no line
    bool operator==(const Table&) const = default;
};

/// Facts side by side: the person, the request, the overlaps, the reasons.
struct Panel {
    Words title;
    std::vector<Row> rows;
    Table::Tone tone = Table::Tone::Normal;
    std::vector<SettlementStep> steps = {}; ///< said after the rows, a sentence each
    bool operator==(const Panel&) const = default;
};

struct Field {
    enum class Kind { Text, Number, Date, Choice, Check, Secret };
    struct Option {
        QString id;
        Words label;
        QString initials = {}; ///< to choose it by; empty: the window works them out
        bool operator==(const Option&) const = default;
    };
    QString id;
    Words label;
    Kind kind = Kind::Text;
    QString text; ///< of a choice the option's id, of a check "1" or ""; never of a secret
    std::vector<Option> options = {};
    std::optional<Words> problem = {};
    bool enabled = true;
    bool operator==(const Field&) const = default;
};
struct Form {
    std::vector<Field> fields;
    /// The field that has just become the one to fill; empty: leave it. Return in a secret field is
    /// SecretTyped; in one that is written the action bound to Return, unless a secret follows;
    /// else it goes on to the next field, and after the last to a prompt's first action.
    QString focus;
    bool operator==(const Form&) const = default;
};

/// What can be done here and its key, in the order of the line of keys.
struct KeyAction {
    QString id; ///< "approve", "next" …
    QString key; ///< QKeySequence in portable text: "F8", "Shift+F9", "Ctrl+Return"
    Words label;
    bool enabled = true; ///< pressed all the same, it says why not
    std::optional<Words> why = {}; ///< why it is not
    bool operator==(const KeyAction&) const = default;
};

/// Lies over the page until it is answered: reasons to choose from, a summary before it is done, a
/// second person's log-in.
struct Prompt {
    Words title;
    std::vector<Words> text;
    std::optional<Table> table; ///< numbered: 1 … 9 mark the line
    std::optional<Form> form;
    std::vector<KeyAction> actions; ///< the first is the default
    bool operator==(const Prompt&) const = default;
};

struct StatusItem {
    QString id; ///< "link", "queue", "reader", "snapshot", "operator", "clock"
    Words text;
    Table::Tone tone = Table::Tone::Normal;
    bool operator==(const StatusItem&) const = default;
};

struct View {
    std::vector<Module> modules; ///< none: nobody is logged in
    QString module; ///< the one shown
    Words title;
    /// What stands in the one search box; none: there is no box. The action "search" goes there,
    /// Return in it is Act{"find"}, and what is written there is Typed{"search"}.
    std::optional<QString> search;
    Words searchHint { Phrase::WindowSearchHint, {} }; ///< what may be written there
    std::optional<Table> table;
    std::vector<Panel> panels; ///< side by side beneath the table
    std::optional<Form> form;
    std::optional<Words> notice; ///< what has just been done, past tense, or why it was not
    Table::Tone noticeTone = Table::Tone::Normal;
    int undoSeconds = 0; ///< it can still be taken back for so long
    std::vector<KeyAction> actions;
    std::optional<Prompt> prompt;
    bool help = false; ///< the overlay with all keys of this page
    std::vector<StatusItem> status;
    bool operator==(const View&) const = default;
};

} // namespace yidi::desk
