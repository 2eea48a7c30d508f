// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/reconciliation/reconciliation.h"
#include "app/store/outbox.h"
#include "app/sync/courier.h"

#include <optional>
#include <vector>

namespace yidi {

/// A book, or why there is none.
struct DayBook {
    std::vector<BookLine> lines;
    std::optional<Error> error;
};

/// What this station settled and cancelled from one day to another, both included: its book where
/// the hospital keeps none of its own. Out of the province's signed answers, so the numbers are
/// known; what 2601 took back has none and is known by its message.
Result<std::vector<BookLine>> stationBook(Outbox& outbox, const QDate& from, const QDate& to);

/// The conversation with the province about one day: totals of every group (3201), and where they
/// differ the whole book goes up (9101), is compared (3202) and its result fetched (9102). Ask
/// `questions` side by side and hand the answers to `answered`, until there are none.
class DayConversation {
public:
    struct Question {
        QString infno;
        Json input;
    };

    /// `here` holds the day and, where they are known, the days before and after it. A book whose
    /// lines do not say scheme and type is compared as a whole.
    DayConversation(const QDate& day, std::vector<BookLine> here, const QString& institution,
        const QString& region);

    std::vector<Question> questions() const;
    void answered(const std::vector<Answer>& answers);

    /// What is known by now.
    DayComparison comparison() const { return compareDay(m_day, m_here, m_there); }
    /// Why it ended before all was known.
    const std::optional<Error>& failure() const { return m_failure; }

private:
    enum class Step { Totals, Upload, Details, Download, Done };

    Result<Step> take(const std::vector<Answer>& answers);
    Result<Step> takeTotals(const std::vector<Answer>& answers);

    QDate m_day;
    std::vector<BookLine> m_here;
    QString m_institution;
    QString m_office; ///< clr_optins
    std::vector<BookGroup> m_groups; ///< to be asked about
    Step m_step = Step::Totals;
    QString m_file; ///< file_qury_no of the book, later of the result
    QString m_fileName;
    ProvinceBook m_there;
    std::optional<Error> m_failure;
};

} // namespace yidi
