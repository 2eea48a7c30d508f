// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Random business on an outbox by a caller who remembers all he was told, and holds the outbox to
// it afterwards.
#pragma once

#include "tests/support/fault_vfs.h"

#include "app/store/outbox.h"

#include <map>
#include <random>
#include <set>

namespace yidi {

/// What the caller was told of one Record.
struct Known {
    QString infno;
    QString lane;
    QString replaces;
    QString origin;
    QString opter;
    RecordState state = RecordState::Ready;
    bool everSent = false;
    bool givenUp = false;
    int attempts = 0;
    QString note;
    QByteArray receipt;
    QByteArray answer;
    QByteArray input; ///< empty: not told yet, and any will do
    QString link;

    static Known of(const Record& record);
    bool isKeptBy(const Known& found) const;
};

struct Told {
    std::map<QString, Known> records; ///< by msgid
    std::set<QString> msgids; ///< all that were ever given out
    QString epoch; ///< empty: not told yet
};

/// One call on the outbox.
struct Call {
    enum Kind { Add, TakeMsgId, Send, BackToReady, Close, Hold, GiveUp, MarkTold, BeginEpoch };
    Kind kind = TakeMsgId;
    QStringList msgids = {};
    RecordDraft draft = {};
    std::vector<Closing> closings = {};
    QString note = {};
    bool mayHaveLeft = true;
};
QString describe(const Call& call);

class Business {
public:
    explicit Business(quint64 seed, bool keepsAnswers = false);

    /// What somebody could want next.
    Call next(const Told& told);
    /// Does it; `told` learns of it when it came back well.
    Result<void> perform(Outbox& outbox, const Call& call, Told& told) const;
    /// What is true once `call` has taken effect; `added`: the Record it made.
    Told after(const Told& told, const Call& call, const std::optional<Record>& added) const;

    const bool keepsAnswers;

private:
    template <class Choices>
    const auto& oneOf(const Choices& choices)
    {
        return choices[m_dice() % choices.size()];
    }
    RecordDraft draft(const Told& told);
    QStringList some(const Told& told, RecordState state, std::size_t atMost);

    std::mt19937_64 m_dice;
    int m_drafts = 0;
};

/// What has become of it when the program was started again.
Told afterRestart(Told told);
/// All Records the outbox has, as they stand.
Result<std::map<QString, Record>> everything(Outbox& outbox);
/// What is wrong with `outbox`, just opened, for a caller who was told `told`; or nothing. When a
/// call was going on (`begun`), it may have taken effect or not.
QString objection(Outbox& outbox, const Told& told, const std::optional<Told>& begun);

/// The disk with the queue of version 0.1.0 (tests/data/queue_4.sql) as `file`.
DiskState diskWithOldQueue(const QString& file, Told& told);

} // namespace yidi
