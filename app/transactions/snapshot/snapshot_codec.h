// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/directory/directory.h"
#include "app/transactions/base_data/base_data.h"
#include "app/transactions/codec.h"

/// Y301, the snapshot (快照): all a station needs to know while there is no link, made for one
/// institution.
namespace yidi {

/// Y301, input.data
struct SnapshotQuery {
    QString version; ///< of the one held; empty: send it in any case
    bool operator==(const SnapshotQuery&) const = default;
};

/// A policy file as it stands at the province.
struct PolicyText {
    QString file; ///< "650000/2016-01-01.json"
    QString hash; ///< SM3 of the text, hex
    QString text;
    bool operator==(const PolicyText&) const = default;
};

/// Somebody, as nobody can read without their card.
struct SealedPerson {
    QByteArray who; ///< keyed hash
    QByteArray facts; ///< a sealed PersonFacts
    bool operator==(const SealedPerson&) const = default;
};

/// Y301, output.snapshot
struct SnapshotContent {
    QString institution; ///< fixmedins_code it was made for
    QString version; ///< keyed hash of all below but the times
    QDateTime madeAt;
    QDateTime expiresAt;
    std::vector<PolicyText> policies;
    CodeTableAnswer codes;
    std::vector<Place> places;
    InstitutionAnswer institutions;
    std::vector<SealedPerson> people; ///< by `who`, so that their order tells nothing
    bool operator==(const SnapshotContent&) const = default;
};

/// Y301, output
struct SnapshotAnswer {
    std::optional<SnapshotContent> snapshot; ///< none: the one held is still the newest
    bool operator==(const SnapshotAnswer&) const = default;
};

/// What a provisional settlement begins from, as RememberedPerson has it. Whose year is not in it
/// has none to begin from.
struct YearFacts {
    std::map<QString, std::map<QString, Fen>> accumulators;
    std::map<QString, int> admissions;
    bool provisionalOpen = false;
};

/// What is sealed: insurance standing, filings and what was used of the year. Its length is rounded
/// up, because it would tell how much there is to say of somebody.
QByteArray writePersonFacts(
    const PersonAnswer& person, const std::vector<Filing>& filings, const YearFacts& year = {});
Result<RememberedPerson> readPersonFacts(const QByteArray& facts, const QDateTime& asOf);

} // namespace yidi
