// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shell/payment_port.h"
#include "app/store/payments.h"
#include "app/sync/own_thread.h"

#include <QObject>

#include <memory>

namespace yidi {

/// Sees each payment to its end: keeps it (`payments.db`), asks the port, and goes on asking while
/// it is not known. Lives on a thread of its own, because a bank may hang; every method returns at
/// once and is answered by a signal. Without a port only cashier's slips are booked.
class PaymentDesk : public QObject {
    Q_OBJECT
public:
    /// `clock` must outlive the desk.
    PaymentDesk(const QString& dataDir, std::unique_ptr<PaymentPort> port, const Clock& clock);
    ~PaymentDesk() override;

    void open(); ///< what a crash left behind is given up at the port

    /// Books that something is due, and asks nobody for anything.
    void expect(const PaymentOrder& order);
    /// What is booked of a settlement; answered by `found` when there is anything.
    void look(const QString& setlId);
    /// Answered by `codeShown`, later by `changed`.
    void askForCode(const PaymentOrder& order);
    /// Nobody will pay the code any more. Answered by `changed`.
    void giveUp(const PaymentOrder& order);
    /// A slip for the cashier is wanted. `changed` to AtCashier says that it may be printed;
    /// another state, that the money is on another way.
    void sendToCashier(const PaymentOrder& order);
    /// Whatever was paid is given back. Answered by `changed`.
    void settlementCancelled(const QString& setlId, const QString& mdtrtId);

Q_SIGNALS:
    void codeShown(const QString& setlId, const QString& text);
    void changed(const QString& setlId, yidi::PaymentState state);
    void found(const yidi::Payment& payment);

private:
    class Worker;
    Worker* m_worker;
    OwnThread m_thread;
};

} // namespace yidi
