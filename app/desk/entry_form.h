// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/parts.h"

/// The form of the entry module: what was typed, read as a request. Not for other rooms.
namespace yidi::desk::entry {

/// What is asked for at the form. The first four are Records of their own, the others judge a
/// filing that waits.
enum class Wish { File, Extend, Change, Cancel, Submit, Supplement, Withdraw };
QString wishName(Wish wish);

inline bool isNew(Wish wish)
{
    return wish == Wish::File || wish == Wish::Change;
}
inline bool isJudgement(Wish wish)
{
    return wish >= Wish::Submit;
}

/// Whoever is filed for: as found, or without a link as typed; none before either.
std::optional<Person> subject(const State& state);
/// Without a link nobody can be found, and what was typed has to do.
bool isTyped(const State& state);
/// The filing the wish is about: the draft, or the one the cursor is on.
const Filing* target(const State& state);
std::vector<Wish> wishes(const Here& here, const State& state);
Wish wish(const Here& here, const State& state);

QString text(const State& state, const char* field);
bool isTicked(const State& state, const QString& field);

/// Places whose initials, code or name begins with what was typed.
std::vector<Field::Option> placesFor(const Here& here, const State& state, const QString& typed);
Form form(const Here& here, const State& state);
FilingRequest request(const Here& here, const State& state);
QStringList papersSeen(const Here& here, const State& state);
/// What a look at the form alone finds wrong, by field.
std::map<QString, Words> problems(const Here& here, const State& state);
/// What the rules say, where this machine has them.
std::optional<FilingDecision> check(const Here& here, const State& state);
/// Whether the day the filing is to begin on needs a supervisor.
bool needsSupervisor(const Here& here, const State& state);

} // namespace yidi::desk::entry
