// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/queue/queue_report.h"
#include "app/store/backup.h"
#include "app/store/queue_chain.h"
#include "app/sync/messenger.h"
#include "app/sync/queue_audit.h"

#include <functional>
#include <optional>

namespace yidi {

/// What the queue needs beside sending (值守): copies on a second medium, proof that it is sound,
/// bodies wiped when their time has come, and the comparison with the province. The keeper calls
/// `beat` now and then and says whether somebody is there; none of it goes before a person.
class Upkeep {
public:
    /// Asks the province; answers later, or never once the link is gone.
    using Fetch = std::function<void(const QString& infno, const QByteArray& input,
        std::function<void(const QString& msgid, const Result<SignedAnswer>&)> done)>;
    struct Events {
        std::function<void(const QueueReport&)> compared;
        std::function<void(const Error&)> storeFailed;
    };

    /// `outbox` and `clock` must outlive it.
    Upkeep(Outbox& outbox, const StationProfile& profile, QByteArray provinceKey,
        const Clock& clock, Fetch fetch, Events events);

    void beat(bool somebodyWaits, bool online);
    /// Compares the queue as soon as there is a link, not only once a day.
    void compareNow();

    /// Member "upkeep" of the station's status: when each was done and how it ended.
    Json status() const;

private:
    /// When something is done next and how it ended last.
    struct Chore {
        QDateTime due; ///< invalid: at once
        QDateTime done;
        QString said;

        Json status() const;
    };

    bool isDue(const Chore& chore) const;
    void next(Chore& chore, qint64 seconds) const;
    void backUp();
    void check();
    void proveFurther();
    void endCheck(const Result<void>& sound);
    void shred();
    Result<QueueBook> book();
    void compare();
    void ask();
    void heard(std::size_t which, const QString& msgid, const Result<SignedAnswer>& answer);
    void endComparison();
    Result<void> goOn(const QueueReport& report, const QString& lastMsgIdThere);

    Outbox& m_outbox;
    const StationProfile& m_profile;
    const QByteArray m_provinceKey;
    const Clock& m_clock;
    const Fetch m_fetch;
    const Events m_events;

    Chore m_backup;
    std::optional<QueueStatus> m_backedUp;
    Chore m_check;
    std::optional<store::ChainWalk> m_walk; ///< while the chain is being proved
    Chore m_shredding;
    Chore m_comparison;
    std::optional<QueueAudit> m_audit;
    std::vector<Result<ProvedAnswer>> m_answers; ///< to the questions under way
    std::size_t m_awaited = 0;
};

} // namespace yidi
