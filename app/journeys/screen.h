// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/error.h"
#include "app/base/money.h"
#include "app/domain/filing/filing.h"
#include "app/domain/settlement/settlement.h"
#include "app/journeys/phrase.h"

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace yidi {

/// A code whose words `ui/text` knows: ("med_type", "24"), ("region", "640100"), ("reason", "R03"),
/// ("remedy", "pay-earlier-stay"), ("rule", "deductible"), ("category", "L2").
struct Code {
    QString table;
    QString value;
    bool operator==(const Code&) const = default;
};

using WordArg = std::variant<QString, int, Fen, BasisPoints, QDate, QDateTime, Code>;

/// Something to say: a phrase and what goes into it.
struct Words {
    Phrase phrase = Phrase::Plain;
    std::vector<WordArg> args;

    static Words plain(QString text) { return { Phrase::Plain, { std::move(text) } }; }
    static Words code(QString table, QString value)
    {
        return { Phrase::Plain, { Code { std::move(table), std::move(value) } } };
    }
    bool operator==(const Words&) const = default;
};

/// Something to press. The window answers with `id`.
struct Button {
    QString id;
    Words label;
    enum class Role { Normal, Primary, Quiet, Danger } role = Role::Normal;
    Words detail = {}; ///< a second, smaller line; empty args and Plain: none
    bool enabled = true;

    bool operator==(const Button&) const = default;
};

/// A labelled value; with `editId` the row carries a "change" button of that id.
struct Row {
    Words label;
    Words value;
    QString editId = {};
    bool emphasised = false;

    bool operator==(const Row&) const = default;
};

/// Which step of how many, in words: "Step 2 of 4".
struct StepOf {
    int step = 0;
    int of = 0;
    bool operator==(const StepOf&) const = default;
};

/// Nobody is here (ux.md 1): how to insert a card, what can be done.
struct WelcomeScreen {
    std::vector<Words> services;
    bool takesCodes = false; ///< a code on a telephone is as good
    std::optional<Words> notice; ///< outage, reader missing …
    bool operator==(const WelcomeScreen&) const = default;
};

/// Working: what is happening now, what is already safe.
struct ProgressScreen {
    Words title;
    Words now;
    std::optional<Words> safe;
    std::vector<Button> buttons; ///< usually none; after a while "staff"
    bool operator==(const ProgressScreen&) const = default;
};

/// One question, at most six answers. Also the main menu and the choice of a visit.
struct ChoiceScreen {
    std::optional<StepOf> step;
    Words title;
    std::optional<Words> hint;
    std::vector<Button> options; ///< shown as tiles, the primary first
    std::vector<Button> footer; ///< back bottom left, primary bottom right
    std::vector<Words> news = {}; ///< what somebody should hear before they choose
    bool operator==(const ChoiceScreen&) const = default;
};

/// Facts to look at and confirm: identity, check-answers.
struct ReviewScreen {
    std::optional<StepOf> step;
    Words title;
    std::vector<Row> rows;
    std::optional<Words> note;
    std::vector<Button> footer;
    bool operator==(const ReviewScreen&) const = default;
};

/// Amounts as bars and words, with the reason for each behind "why this amount?".
struct AmountsScreen {
    struct Line {
        Words label;
        Fen amount;
        enum class Kind { Total, Fund, Person, Part } kind = Kind::Part;
        bool operator==(const Line&) const = default;
    };
    std::optional<StepOf> step;
    Words title;
    std::vector<Line> lines;
    std::vector<SettlementStep> reasons;
    bool showReasons = false; ///< the page shows the reasons instead of the bars
    int reasonsPage = 0; ///< no scrolling on a kiosk: pages
    std::optional<Words> note;
    std::vector<Button> footer;
    std::optional<Words> hint = {}; ///< what the amounts rest on, under the title
    bool operator==(const AmountsScreen&) const = default;
};

/// Paying with a telephone: the amount, and the code once there is one.
struct PayScreen {
    Words title;
    Fen amount;
    Words now; ///< how it is paid, or what is being done
    QString qr; ///< text of the payment code; empty while there is none
    std::optional<Words> safe;
    std::vector<Button> footer;
    bool operator==(const PayScreen&) const = default;
};

/// The PIN pad. Digits never leave the page but in the SecretBuffer it hands over.
struct PinScreen {
    Words title;
    std::optional<int> triesLeft;
    std::optional<Words> problem; ///< e.g. "wrong, 2 tries left"
    int attempt = 0; ///< changes when the page must be emptied
    std::vector<Button> footer;
    bool operator==(const PinScreen&) const = default;
};

/// Choosing a place by the initials of its name (首字母): letters that lead somewhere can be
/// pressed, and once few are left they are tiles. Presses: "letter:Y", "delete", a tile's id,
/// "more".
struct InitialsScreen {
    std::optional<StepOf> step;
    Words title;
    std::optional<Words> hint;
    QString typed;
    QString letters; ///< those that lead to a place
    std::vector<Button> matches; ///< at most six, the page's share of them
    bool more = false; ///< there is another page of matches
    std::vector<Button> footer;
    bool operator==(const InitialsScreen&) const = default;
};

/// Entering a number: of a document, of a telephone. Presses: "digit:7", "digit:X", "delete", "ok".
struct NumberScreen {
    std::optional<StepOf> step;
    Words title;
    std::optional<Words> hint;
    std::optional<Words> problem; ///< why the last one did not do
    QString shown; ///< what was entered, masked as it must be
    bool withX = false; ///< a resident number may end with it
    bool complete = false; ///< "ok" can be pressed
    std::vector<Button> footer;
    bool operator==(const NumberScreen&) const = default;
};

/// A text to be read, or heard, before it is confirmed: the commitment (承诺书).
struct ReadingScreen {
    std::optional<StepOf> step;
    Words title;
    std::vector<Words> paragraphs;
    std::vector<Button> footer; ///< among them "read-aloud"
    bool operator==(const ReadingScreen&) const = default;
};

/// A code is to be shown to the scanner (扫码).
struct ScanScreen {
    Words title;
    std::optional<Words> problem; ///< why the last one did not do
    std::vector<Button> footer;
    bool operator==(const ScanScreen&) const = default;
};

/// How something ended, in the past tense.
struct OutcomeScreen {
    enum class Kind {
        Done, ///< 办结
        Accepted, ///< 已受理: with the province, being decided
        StoredHere, ///< 已存本机: not yet sent, not yet effective
        ResultPending, ///< 结果待确认: nothing taken
        Refused, ///< 未通过
        AtWindow, ///< 到窗口继续: a draft waits there
        Provisional, ///< 暂结: computed here, to be confirmed by the province
    } kind = Kind::Done;
    Words title;
    std::vector<Row> rows;
    std::vector<Refusal> reasons; ///< of a refusal, all that apply, each with its remedy
    std::optional<Words> next; ///< what to do next
    QString qr; ///< text of the QR code, empty for none; no personal data
    std::vector<Button> footer;
    bool operator==(const OutcomeScreen&) const = default;
};

/// What went wrong: what happened, what is safe, what to do next, a code. The words come from the
/// error's entry in `ui/text`.
struct ErrorScreen {
    ErrorCode error = ErrorCode::BadInput;
    std::optional<Words> safe; ///< overrides the entry's own sentence about what is safe
    std::vector<Button> footer;
    std::optional<Words> next = {}; ///< overrides the entry's sentence about what to do next
    bool operator==(const ErrorScreen&) const = default;
};

/// "Do you need more time?" with a countdown over whatever was there.
struct MoreTimeScreen {
    int seconds = 30;
    std::vector<Button> footer;
    bool operator==(const MoreTimeScreen&) const = default;
};

/// The end: take your card. The data is wiped before this shows.
struct TakeCardScreen {
    std::optional<Words> what; ///< what was done, past tense, nothing personal
    bool cardStillIn = true;
    bool cameWithCard = true; ///< else there is nothing to take, and no card is spoken of
    bool operator==(const TakeCardScreen&) const = default;
};

/// What the person should see, as a value.
using Screen = std::variant<WelcomeScreen, ProgressScreen, ChoiceScreen, ReviewScreen,
    AmountsScreen, PayScreen, InitialsScreen, NumberScreen, ReadingScreen, PinScreen, ScanScreen,
    OutcomeScreen, ErrorScreen, MoreTimeScreen, TakeCardScreen>;

} // namespace yidi
