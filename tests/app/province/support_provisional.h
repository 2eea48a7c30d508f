// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/settlement/provisional.h"
#include "app/transactions/provisional/provisional_codec.h"
#include "support_world.h"

/// A station that has been cut off: what it took of the province before, and nothing since.
namespace yidi::test {

class CutOff {
public:
    /// Takes a snapshot (Y301), who puts in the card of `id`, and their visits and bills here.
    CutOff(World& world, const QString& id);

    const RememberedPerson& person() const { return m_person; }
    bool knows(const QString& mdtrtId) const { return m_visits.count(mdtrtId) > 0; }
    /// The house says that they have left; the province has not been told.
    void leave(const QString& mdtrtId, const QDateTime& end);

    /// What it would say now.
    Result<Settlement> settle(const QString& mdtrtId) const;
    /// What it would send (Y302).
    Json input(const Settlement& shown) const;

private:
    World* m_world;
    Snapshot m_snapshot;
    RememberedPerson m_person;
    std::map<QString, Visit> m_visits;
    std::map<QString, Bill> m_bills;
};

/// The shipped policies, but in Xinjiang the second stay of a year has half the deductible: so that
/// it matters what else a person has settled.
class FallingDeductible {
public:
    FallingDeductible();
    QString path() const { return m_dir.path(); }

private:
    QTemporaryDir m_dir;
};

/// Plays the stay of NX-01 for `id`, under numbers and days of its own. Answers mdtrt_id.
QString playStay(World& world, const QString& id, const QDate& begin, const QDate& end);
/// 2304 of a visit, relying on nothing.
Json settleInput(const QString& id, const QString& visit);
/// Y303.
std::vector<ProvisionalRow> provisionals(
    World& world, const StationName& station = World::window());
/// What the person has used of the year, and the account, in one text.
QString yearOf(World& world, const QString& id);

} // namespace yidi::test
