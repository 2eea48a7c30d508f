// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/history.h"

#include <QString>
#include <QStringList>

#include <set>
#include <utility>

/// The simulator: stations with the real outbox and the real courier, people, a province, the
/// network between them, disks and clocks, in one thread and in virtual time. One seed is one run,
/// the same every time.
namespace yidi::simulation {

/// What the world does to them, one after the other or at once.
enum class Fault {
    RequestLost,
    AnswerLost,
    RequestLate, ///< arrives after the station has stopped waiting
    AnswerLate,
    RequestTwice, ///< the second time much later
    AnswerTwice,
    AnswerOfAnother, ///< signed for another message
    Portal, ///< a captive portal's 200
    PortalJson, ///< the same, and looks like success
    AnswerUnsigned,
    AnswerDamaged,
    AnswerUnreadable, ///< signed, yet not to be read
    Busy429,
    Busy503,
    UntrustedBefore, ///< TLS refused, nothing arrived
    UntrustedAfter, ///< TLS refused, and the request had arrived
    LinkDown,
    Partition,
    Flapping,
    BatchCutShort, ///< the province is killed in the middle of it
    BatchPartly, ///< half of its answers are not signed
    BatchShuffled, ///< its answers come in another order
    MessageRefused, ///< an objection to the envelope, for a clerk
    ProvinceKilledBefore,
    ProvinceKilledAfter,
    ProvinceSlow,
    StationKilled,
    PowerCut,
    DiskFull,
    DiskBroken,
    DiskLocked,
    ClockForward,
    ClockBack,
    Standstill, ///< everything is off for a month
};
inline constexpr int faultKinds = static_cast<int>(Fault::Standstill) + 1;
QString faultName(Fault fault);

/// Planted, to show that the history checker has teeth.
enum class Defect {
    None,
    UnsignedBelieved, ///< an answer without signature closes a Record
    AnyMessageBelieved, ///< an answer to another message does
    SyncedLate, ///< a Record is called stored before it is on the disk
    AnswersForgotten, ///< the province does a repeat once more
    TombstonesForgotten, ///< the province takes what it had promised to bury
    RefusedApplied, ///< the province does what it refuses
    AnsweredFirst, ///< the province answers before it has written
    AmountsChanged, ///< by a fen
    KeyPerForward, ///< every try goes under a msgid of its own
    ToldTooEarly, ///< a person is told "stored" before it is
    ReversalsForgotten, ///< landed after it was given up, and nobody undoes it
    StationsTwins, ///< two stations with one number
};
inline constexpr int defectKinds = static_cast<int>(Defect::StationsTwins) + 1;
QString defectName(Defect defect);

struct Setting {
    quint64 seed = 1;
    int stations = 3;
    int intents = 120; ///< what people want in this run
    bool realSignatures = false;
    bool oldLedger = false; ///< in the end the province is put back to where it was half way
    Defect defect = Defect::None;
};

struct Coverage {
    std::set<History::Edge> edges;
    std::set<std::pair<int, int>> faultPairs; ///< one kind, and the next to strike
    void add(const Coverage& other);
};

struct Outcome {
    QStringList problems; ///< none, or the first that were found
    quint64 hash = 0; ///< of everything that happened
    int cycles = 0; ///< Records brought to their end
    int faults = 0;
    qint64 lastedMs = 0; ///< virtual time
    int compared = 0; ///< Records station and province agree upon when they compare (Y002)
    int disagreed = 0; ///< and those they do not
    int forgotten = 0; ///< messages lost with a ledger that was put back
    Coverage coverage;
};

Outcome run(const Setting& setting);

} // namespace yidi::simulation
