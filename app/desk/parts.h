// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/desk.h"

/// What the modules of the desk share, and what desk.cpp asks of each. Not for other rooms.
namespace yidi::desk {

using Tone = Table::Tone;

inline Words say(Phrase phrase)
{
    return { phrase, {} };
}
template <class... Args>
Words say(Phrase phrase, Args... args)
{
    return { phrase, { WordArg(std::move(args))... } };
}

/// One event on its way through the modules.
struct Turn {
    const Here& here;
    State& state;
    Effects& effects;

    const Operator& who() const { return *state.who; }
    QDate today() const { return here.now.date(); }
    QString ticket(); ///< a new one
    void note(const QString& what, const QString& about = {}) const;
    void tell(Words words, Tone tone = Tone::Normal) const;
    void close() const { state.over.reset(); } ///< what lies over the page
};

/// The id of an Act, of a key; empty for every other event.
QString actOf(const Event& event);

/// The directory and, while it has not expired, the rules this machine knows without asking.
const Directory* directoryOf(const Here& here, const State& state);
const FilingRules* rulesOf(const Here& here, const State& state, const QString& insuredRegion);

/// A handling office judges; a hospital's window does not.
bool mayReview(const Here& here, const State& state);
/// Whether a number, as the province notes who did something, is the operator's own.
bool isMine(const Here& here, const State& state, const QString& by);

/// A place by its name in the directory, else by the code's own words.
WordArg regionArg(const Here& here, const State& state, const QString& region);
/// Who did something, by the name of their house where the directory knows it.
QString nameActor(const Here& here, const State& state, const QString& actor);
Words sayRegion(const Here& here, const State& state, const QString& region);
Words saySpan(const QDate& begin, const QDate& end);
Words sayRefusal(const Refusal& refusal);
Words sayError(ErrorCode error);
Words sayRule(const QString& rule); ///< that sent a filing to a reviewer
KeyAction key(const char* id, const char* keys, Phrase label, std::optional<Words> why = {});
/// "3 min", "5 h", "2 days".
Words sayDuration(qint64 seconds);

/// A day as it is typed: 2017-03-31 or 20170331; invalid when it is none.
QDate dayFrom(const QString& text);

/// Asks whether to lose what was typed before doing `act`.
Ask askToDiscard(const QString& act);

namespace log_in {
/// Works on the form at the start, behind a lock or of a second person.
void step(Turn& turn, LogInForm& form, Event& event, bool second);
Form form(const Here& here, const LogInForm& form);
std::vector<Words> text(const LogInForm& form);
void lock(Turn& turn);
void logOut(Turn& turn);
void show(const Here& here, const State& state, View& view);
}

namespace reviews {
void open(Turn& turn); ///< the module is gone to
void ask(Turn& turn);
void step(Turn& turn, Event& event); ///< what concerns it wherever the operator is
void act(Turn& turn, const Event& event); ///< a key of its page
void prompt(Turn& turn, Event& event); ///< while ChooseReasons or DryRun lies over the page
void flush(Turn& turn); ///< sends what could still be taken back
void leave(Turn& turn); ///< the same, and gives back what is not judged
void release(Turn& turn, const QString& number, FilingRole role);
/// Goes to the case of this number, if it is among those that wait.
bool goToNumber(Turn& turn, const QString& number);
void show(const Here& here, const State& state, View& view);
Prompt show(const ChooseReasons& over);
Prompt show(const Here& here, const State& state, const DryRun& over);
/// The one whose details show.
const ReviewCase* current(const State& state);
/// Whether its person shows in full; masked otherwise, for there may be bystanders.
bool isUncovered(const State& state, const ReviewCase& one);
int waiting(const Here& here, const State& state);
bool isLate(const ReviewCase& one, const QDateTime& now);
QDateTime due(const ReviewCase& one);
/// Whether it can be judged by whoever is here.
bool isOpen(const Here& here, const State& state, const ReviewCase& one);
/// The judgement of a filing that has no answer yet.
const Given* givenTo(const State& state, const QString& number);
/// Why a case cannot be judged by whoever is here; nothing when it can.
std::optional<Words> whyNot(const Here& here, const State& state, const ReviewCase* one);
std::optional<Words> whyNotApprove(const Here& here, const State& state, const ReviewCase* one);
/// Of a dry run: what can be approved, and what cannot with the reason.
struct Sorted {
    QStringList passing;
    std::vector<std::pair<QString, Words>> problems;
};
Sorted sorted(const Here& here, const State& state, const DryRun& run);
}

namespace entry {
void begin(Turn& turn); ///< an empty form
void carryOn(Turn& turn, const ReviewCase& draft);
void lookUp(Turn& turn, const QString& certNo); ///< a resident's number from the search box
void secondAgreed(Turn& turn, const Operator& who);
void reprint(Turn& turn); ///< the receipt printed last
void step(Turn& turn, Event& event);
void act(Turn& turn, const Event& event);
void show(const Here& here, const State& state, View& view);
bool hasUnsaved(const State& state);
QString inSight(const State& state);
}

/// The modules that are about money (费用).
bool isMoney(const QString& module);
/// A hospital or a pharmacy settles; a handling office does not.
bool settles(const Here& here);
/// Why whoever is here may not touch money; nothing when they may.
std::optional<Words> whyNoMoney(const Here& here, const State& state);
Words sayAmount(Fen amount);
/// Two must answer for it: lies over the page until a supervisor has agreed.
void askSecond(Turn& turn, Words why, const QString& then);

namespace settlements {
void open(Turn& turn);
void find(Turn& turn, const QString& text, const QDate& day);
void cardShown(Turn& turn, const SocialSecurityCard& card);
void secondAgreed(Turn& turn, const Operator& who, const QString& then);
void step(Turn& turn, Event& event);
void act(Turn& turn, const Event& event);
void show(const Here& here, const State& state, View& view);
/// Settlements without a receipt are given up: nobody is there to wait for them.
void leave(Turn& turn);
void reprint(Turn& turn, const PrintStatement& paper);
QString idOf(const SettlementLine& line);
const SettlementLine* current(const State& state);
QString inSight(const State& state);
/// Why it cannot be cancelled, or made anew; nothing when it can.
std::optional<Words> whyNotCancel(const Here& here, const State& state);
std::optional<Words> whyNotResettle(const Here& here, const State& state);
/// What is on its way for this visit.
const MoneySent* sentFor(const State& state, const SettlementLine& line);
}

namespace day {
void open(Turn& turn);
void compare(Turn& turn, const QDate& day);
void secondAgreed(Turn& turn, const Operator& who, const QString& then);
void step(Turn& turn, Event& event);
void act(Turn& turn, const Event& event);
void show(const Here& here, const State& state, View& view);
int openDifferences(const State& state); ///< that nobody has written off
}

namespace differences {
void open(Turn& turn);
void ask(Turn& turn);
void secondAgreed(Turn& turn, const Operator& who, const QString& then);
void step(Turn& turn, Event& event);
void act(Turn& turn, const Event& event);
void show(const Here& here, const State& state, View& view);
int waiting(const State& state); ///< for a clerk
}

namespace calls {
void ask(Turn& turn);
void step(Turn& turn, Event& event);
void act(Turn& turn, const Event& event);
void show(const Here& here, const State& state, View& view);
bool waitsTooLong(const Here& here, const State& state);
}

namespace queue {
void open(Turn& turn);
void secondAgreed(Turn& turn, const Operator& who, const QString& then);
void step(Turn& turn, Event& event);
void act(Turn& turn, const Event& event);
bool needsSomebody(const State& state);
void show(const Here& here, const State& state, View& view);
}

/// The one search box.
namespace search {
void find(Turn& turn);
void findAnyway(Turn& turn); ///< and loses what was typed into the form
void step(Turn& turn, Event& event);
}

namespace trail {
void open(Turn& turn);
void step(Turn& turn, Event& event);
void act(Turn& turn, const Event& event);
void show(const Here& here, const State& state, View& view);
}

} // namespace yidi::desk
