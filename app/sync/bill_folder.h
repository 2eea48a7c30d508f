// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/hospital_bills.h"
#include "app/sync/keeper.h"
#include "app/sync/own_thread.h"

#include <QTimer>

#include <set>

namespace yidi {

/// The hospital's own bills (院端账单): files it drops into DIR/in become Records once each, what
/// cannot be one goes to DIR/rejected with the reason, and what became of a settlement goes back as
/// DIR/out/MDTRT_ID.json. A folder on a share that hangs or vanishes holds up a thread of its own
/// and nothing else.
class BillFolder : public QObject {
    Q_OBJECT
public:
    enum class State { Unknown, There, Gone, Hangs };
    struct Facts {
        State state = State::Unknown;
        int taken = 0; ///< since the start
        int rejected = 0;
        bool operator==(const Facts&) const = default;
    };

    /// A window has no use for bills: it reads the books and writes the answers, and leaves in/ to
    /// whoever settles by them.
    enum class Takes { Bills, Nothing };

    BillFolder(const QString& dir, const StationProfile& profile, const Clock& clock,
        const std::shared_ptr<Keeper>& keeper, Takes takes = Takes::Bills);
    ~BillFolder() override;
    void start();

    const Facts& facts() const { return m_facts; }
    /// Reads DIR/book of these days; answered once by `booksRead` under the same ticket.
    void readBooks(quint64 ticket, const QDate& from, const QDate& to);

Q_SIGNALS:
    void billsChanged(std::shared_ptr<const yidi::HospitalBills> bills);
    void factsChanged(const yidi::BillFolder::Facts& facts);
    /// By day; a day without a book is not there. Empty as well while the folder hangs.
    void booksRead(quint64 ticket, const std::map<QDate, QByteArray>& books);

private:
    class Worker;
    void worked(const Facts& facts);
    void watch();
    void tell(Facts facts);

    std::weak_ptr<Keeper> m_keeper;
    Facts m_facts;
    Facts m_worked; ///< as the worker said last
    QTimer m_watch;
    int m_silentSeconds = 0;
    std::set<quint64> m_asked; ///< tickets of books
    Worker* m_worker;
    OwnThread m_thread;
};

QString billFolderStateName(BillFolder::State state); ///< "there" …

} // namespace yidi
