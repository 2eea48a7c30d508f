// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support_world.h"

/// Visits without a stay as the training world's hospital and pharmacy send them.
namespace yidi::test {

StationName pharmacy();

/// A visit of visits/<name>, sent step by step; the world's day must be one it may happen on.
class Care {
public:
    Care(World& world, const QString& name, StationName station = World::hospital());

    /// Sends the case of this transaction for the visit. `change` sets members of its input.
    WireResponse send(const QString& infno, const QHash<QString, QString>& change = {});
    /// Any other transaction about it: psn_no, mdtrt_id and what is given, in data.
    WireResponse ask(const QString& infno, const QHash<QString, QString>& more = {});
    /// 2201, 2203 and every batch of charges; false when one of them was refused (`problem`).
    bool charge();
    WireResponse settle(const QHash<QString, QString>& more = {}); ///< 2207, the account not used

    const QString& visit() const { return m_visit; }
    const QString& setlId() const { return m_setlId; } ///< of the last settlement
    QString batch() const; ///< of the first charges
    const QString& problem() const { return m_problem; }
    const QString& person() const { return m_person; }
    const QString& region() const { return m_region; }
    WireRequest message(const QString& infno, const QHash<QString, QString>& more = {});
    const StationName& station() const { return m_station; }

private:
    Json caseOf(const QString& file) const;

    World& m_world;
    QString m_name;
    StationName m_station;
    QString m_region;
    QString m_person;
    QString m_visit = QStringLiteral("S0"); ///< there is none before 2201
    QString m_setlId;
    QString m_problem;
};

/// Files `id` for Yinchuan from today on.
bool fileHere(World& world, const QString& id, const QString& category = QStringLiteral("L2"));
/// 2503 for a disease of `id`; answers its number.
QString recognise(World& world, const QString& id, const QString& disease,
    const QString& begin = QStringLiteral("2017-03-30"), const QString& end = {});

/// The codes of a refusal; "" when it was done.
QString reasonsOf(const WireResponse& answer);
QString blockingOf(const WireResponse& answer);
/// Everything a settlement can change, as text.
QString books(World& world);

} // namespace yidi::test
