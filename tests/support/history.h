// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/money.h"
#include "app/store/outbox.h"

#include <QStringList>

#include <functional>
#include <map>
#include <set>

namespace yidi {

/// The history checker: hears what callers of stations were told and what the province did, and
/// says what of it must never have happened. It knows nothing of how either works.
///
/// An `intent` is what a person wanted once, a `tag` one Record made for it: a Record that replaces
/// a withdrawn one, or reverses one, has a tag of its own and the intent of the first.
class History {
public:
    struct Draft {
        qint64 tag = 0;
        qint64 intent = 0;
        int station = 0;
        QString lane;
        Fen amount;
        bool isMoney = false; ///< is reversed when it lands after it was given up
        qint64 reverses = 0; ///< tag of the Record it undoes, or 0
        QString origin; ///< of its draft
    };
    struct Edge {
        RecordState from;
        RecordState to;
        auto operator<=>(const Edge&) const = default;
    };

    // What happens at a station.
    void drafted(const Draft& draft); ///< just before it is to be stored
    void stored(qint64 tag, const QString& msgid, qint64 seq); ///< its maker was told so
    void notStored(qint64 tag); ///< its maker was told so
    void givenUp(const QString& msgid);
    /// A caller was told, or what the file says after a start.
    void changed(const QString& msgid, RecordState state);
    /// The whole queue as a station's file holds it.
    void heldBy(int station, const std::vector<Record>& queue);

    // What happens at the province.
    void applied(const QString& msgid, qint64 tag, Fen amount);
    void refused(const QString& msgid);
    void buried(const QString& msgid);
    void reversed(const QString& msgid);

    /// Everything has ended, as far as it ever will: the sums, and every intent by itself.
    void finish();

    bool knows(const QString& msgid) const { return m_tags.contains(msgid); }
    qint64 tagOf(const QString& msgid) const { return m_tags.at(msgid); }
    const QStringList& problems() const { return m_problems; }
    int closed() const { return m_closed; } ///< Records that came to their end
    int open() const; ///< told to be stored, and not yet ended
    const std::set<Edge>& edges() const { return m_edges; }
    /// Of all that was told, in order: equal for equal runs.
    quint64 hash() const { return m_hash; }
    void mix(const QString& event);
    std::function<void(const QString&)> trace; ///< is told all of it, if anybody wants to know
    void problem(const QString& what);

private:
    struct Item {
        Draft draft;
        QString msgid;
        qint64 seq = 0;
        bool toldStored = false;
        bool toldNotStored = false;
        bool givenUp = false;
        RecordState state = RecordState::Ready;
        int applied = 0;
        bool refused = false;
        bool buried = false;
        int reversed = 0;
    };
    Item* find(const QString& msgid, const char* event);
    void name(Item& item, const QString& msgid, qint64 seq);
    void checkOrder(const Item& item);

    std::map<qint64, Item> m_items; ///< by tag
    std::map<QString, qint64> m_tags; ///< by msgid
    std::map<QString, qint64> m_origins; ///< tags by origin
    std::map<std::pair<int, QString>, std::map<qint64, qint64>> m_lanes; ///< tags by seq
    std::set<Edge> m_edges;
    QStringList m_problems;
    int m_closed = 0;
    quint64 m_hash = 0xcbf29ce484222325U;
};

} // namespace yidi
