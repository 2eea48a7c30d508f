// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/payment/payment.h"

namespace yidi {

/// Whoever takes money for the hospital by telephone (扫码支付): the seam between a settlement and
/// a bank. Every call is about one settlement and may be made again: a settlement has one code, is
/// paid at most once and given back at most once. Calls wait for their answer, on a thread that may
/// hang; an error means that nobody answered.
class PaymentPort {
public:
    enum class Word {
        Waiting, ///< the code can be paid
        Paid,
        NotPaid, ///< and cannot be paid any more, unless a code is asked for again
        Refunded,
    };
    virtual ~PaymentPort() = default;

    /// Text for a QR code; `PaymentFailed` when it will not be paid by one, said for certain.
    virtual Result<QString> code(const PaymentOrder& order) = 0;
    virtual Result<Word> ask(const QString& setlId) = 0;
    /// Closes the code. `Paid` when the money was quicker.
    virtual Result<Word> giveUp(const QString& setlId) = 0;
    /// `Refunded`, or `NotPaid` when there was nothing to give back. The last word of a settlement:
    /// no machine gets a code for it any more.
    virtual Result<Word> refund(const QString& setlId) = 0;
};

} // namespace yidi
