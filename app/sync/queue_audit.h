// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/queue/queue_report.h"
#include "app/store/proved_answer.h"
#include "app/transactions/control/reconcile.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace yidi {

/// What the station holds at one place of its queue.
struct OwnPlace {
    enum class Standing {
        Ended, ///< the province's receipt is here
        Open, ///< on its way, or waiting
        NeverLeft, ///< withdrawn before a byte of it was sent
    };
    RangeRow row; ///< `link` computed from the file as it is now
    Standing standing = Standing::Ended;
};

/// The station's own queue, read range by range.
struct QueueBook {
    std::vector<EpochSeen> epochs;
    std::vector<EpochSeen> earlier = {}; ///< of queues wiped when they owed nothing: not looked for
    std::function<Result<std::vector<OwnPlace>>(
        const QString& epoch, std::int64_t from, std::int64_t to)>
        range;
};

/// The conversation with the province about the whole queue (Y002): which epochs there are, then
/// all of each, piece by piece; a piece that differs is cut until its rows can be laid side by
/// side. Ask `questions` side by side and hand the answers to `answered`, until there are none.
class QueueAudit {
public:
    QueueAudit(QueueBook book, const QString& institution, const QString& deviceNo);

    std::vector<RangeQuery> questions();
    void answered(const std::vector<Result<ProvedAnswer>>& answers);

    bool isDone() const { return m_step == Step::Done; }
    /// Why it ended before all was known.
    const std::optional<Error>& failure() const { return m_failure; }

    /// What is known by now.
    QueueReport report(const QDateTime& at) const;
    /// The province's answers it rests on: those that agree and those that list rows.
    const std::vector<ProvedAnswer>& proofs() const { return m_proofs; }
    /// The highest message id of this station that the province has seen.
    const QString& lastMsgId() const { return m_lastMsgId; }

private:
    enum class Step { Epochs, Ranges, Done };
    struct Range {
        QString epoch;
        std::int64_t from = 0;
        std::int64_t to = 0;
        bool list = false;
    };
    struct Asked {
        Range range;
        RangeQuery query;
        std::vector<OwnPlace> here;
    };

    Result<void> ask(const Range& range, std::vector<RangeQuery>& queries);
    Result<void> take(const std::vector<Result<ProvedAnswer>>& answers);
    Result<void> takeEpochs(const RangeAnswer& answer);
    Result<void> takeRange(
        const Asked& asked, const RangeAnswer& answer, const ProvedAnswer& proof);
    void cut(const Range& range);
    void compareRows(const Asked& asked, const std::vector<RangeRow>& there);
    void agree(const std::vector<OwnPlace>& places);
    void find(QueueFindingKind kind, const QString& epoch, const RangeRow& row);

    QueueBook m_book;
    QString m_deviceNo;
    Step m_step = Step::Epochs;
    std::deque<Range> m_ranges; ///< still to be asked about
    std::vector<Asked> m_asked;
    QueueReport m_report;
    std::vector<ProvedAnswer> m_proofs;
    QString m_lastMsgId;
    std::optional<Error> m_failure;
};

} // namespace yidi
