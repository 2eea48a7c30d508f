// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/shell/payment_port.h"

#include <functional>

namespace yidi {

/// The bank of the training world: a file of lines, one for everything that happened, which several
/// stations and `yidi pay training` share. A real bank is another implementation of the port.
class TrainingBank : public PaymentPort {
public:
    TrainingBank(QString file, const Clock& clock);

    Result<QString> code(const PaymentOrder& order) override;
    Result<Word> ask(const QString& setlId) override;
    Result<Word> giveUp(const QString& setlId) override;
    Result<Word> refund(const QString& setlId) override;

    /// What the person's telephone does: pays what a code says, or what is asked for a settlement.
    /// `PaymentFailed` when that cannot be paid (any more). Answers the amount.
    Result<Fen> pay(const QString& codeOrSetlId);

private:
    struct Account {
        Word word = Word::NotPaid;
        Fen amount;
        bool isOver = false; ///< cancelled: no code is given for it any more
    };
    struct Entry {
        QString event;
        Fen amount;
    };
    /// Holds the file alone: looks at the account of a settlement and enters what `decide` says.
    Result<Account> book(const QString& setlId,
        const std::function<Result<std::optional<Entry>>(const Account&)>& decide);

    const QString m_file;
    const Clock& m_clock;
};

} // namespace yidi
