// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/shell/payment_desk.h"

#include "app/base/log.h"

#include <QTimer>

#include <set>

namespace yidi {

namespace {
constexpr int askEveryMs = 1000;
constexpr int askAgainMs = 10'000; ///< after nobody answered
} // namespace

/// Lives on the desk's thread. Every step is kept before the port hears of it.
class PaymentDesk::Worker : public QObject {
    Q_OBJECT
public:
    Worker(QString dataDir, std::unique_ptr<PaymentPort> port, const Clock& clock)
        : m_dataDir(std::move(dataDir))
        , m_port(std::move(port))
        , m_clock(clock)
    {
    }

    void open()
    {
        m_timer = new QTimer(this);
        m_timer->callOnTimeout(this, [this] { askAboutAll(); });
        if (const auto store = ready(); store && m_port) {
            if (const auto left = (*store)->unfinished())
                for (const Payment& payment : *left)
                    m_givingUp.insert(payment.setlId);
        }
        m_timer->start(0);
    }

    /// What cannot be booked is booked with the first step of paying it.
    void expect(const PaymentOrder& order) { (void)begin(order); }

    void look(const QString& setlId)
    {
        const auto store = ready();
        const auto payment =
            store ? (*store)->find(setlId) : Result<std::optional<Payment>>(fail(store.error()));
        if (!payment)
            qCWarning(logShell) << "payment not read" << describe(payment.error());
        else if (*payment)
            Q_EMIT found(**payment);
    }

    void askForCode(const PaymentOrder& order)
    {
        const auto state = begin(order);
        if (!state || !m_port)
            return tell(order.setlId(), PaymentState::GivenUp);
        if (order.due().isZero())
            return move(order.setlId(), PaymentEvent::PaidInFull);
        if (!movePayment(*state, PaymentEvent::CodeAsked) && *state != PaymentState::Started)
            return tell(order.setlId(), *state);
        if (!keep(order.setlId(), PaymentEvent::CodeAsked))
            return tell(order.setlId(), PaymentState::GivenUp);
        m_givingUp.erase(order.setlId());
        const auto text = m_port->code(order);
        if (OwnThread::isLeft())
            return;
        if (!text && text.error().code == ErrorCode::PaymentFailed)
            return move(order.setlId(), PaymentEvent::NotPaid); // said for certain
        if (!text)
            return noAnswer(order.setlId(), PaymentEvent::NoAnswer, text.error());
        Q_EMIT codeShown(order.setlId(), *text);
    }

    void giveUp(const PaymentOrder& order)
    {
        const auto state = begin(order);
        if (!state || *state == PaymentState::Due)
            return tell(order.setlId(), PaymentState::GivenUp); // nobody was asked for anything
        if (*state != PaymentState::Started && *state != PaymentState::Unknown)
            return tell(order.setlId(), *state);
        m_givingUp.insert(order.setlId());
        askAbout(order.setlId(), *state);
    }

    void sendToCashier(const PaymentOrder& order)
    {
        const auto state = begin(order);
        // A slip is worth more than its entry: the cashier's own book has the money.
        if (!state)
            return tell(order.setlId(), PaymentState::AtCashier);
        if (!movePayment(*state, PaymentEvent::SlipPrinted))
            return tell(order.setlId(), *state);
        move(order.setlId(), PaymentEvent::SlipPrinted);
    }

    void settlementCancelled(const QString& setlId, const QString& mdtrtId)
    {
        const auto store = ready();
        const auto state = store ? (*store)->cancel(setlId, mdtrtId) : fail(store.error());
        if (!state) {
            qCCritical(logShell) << "refund not booked" << setlId << describe(state.error());
            return;
        }
        tell(setlId, *state);
        askAbout(setlId, *state);
    }

Q_SIGNALS:
    void codeShown(const QString& setlId, const QString& text);
    void changed(const QString& setlId, yidi::PaymentState state);
    void found(const yidi::Payment& payment);

private:
    Result<Payments*> ready()
    {
        if (!m_payments) {
            YIDI_ASSIGN(
                m_payments, Payments::open(m_dataDir + QStringLiteral("/payments.db"), m_clock));
        }
        return m_payments.get();
    }

    Result<PaymentState> begin(const PaymentOrder& order)
    {
        const auto store = ready();
        auto state = store ? (*store)->begin(order) : fail(store.error());
        if (!state)
            qCCritical(logShell) << "payment not kept" << describe(state.error());
        return state;
    }

    std::optional<PaymentState> keep(const QString& setlId, PaymentEvent event)
    {
        const auto store = ready();
        const auto state = store ? (*store)->move(setlId, event) : fail(store.error());
        if (state)
            return *state;
        qCCritical(logShell) << "payment" << setlId << describe(state.error());
        if (state.error().code != ErrorCode::IllegalTransition)
            m_payments.reset(); // opened again next time
        return std::nullopt;
    }

    void move(const QString& setlId, PaymentEvent event)
    {
        if (const auto state = keep(setlId, event))
            tell(setlId, *state);
    }

    void tell(const QString& setlId, PaymentState state) { Q_EMIT changed(setlId, state); }

    void noAnswer(const QString& setlId, PaymentEvent event, const Error& error)
    {
        qCWarning(logShell) << "payment" << setlId << "no answer:" << describe(error);
        m_timer->start(askAgainMs);
        move(setlId, event);
    }

    void askAboutAll()
    {
        m_timer->start(askEveryMs);
        const auto store = ready();
        if (!store || !m_port)
            return;
        const auto open = (*store)->unfinished();
        if (!open)
            return m_payments.reset();
        for (const Payment& payment : *open) {
            if (OwnThread::isLeft() || !askAbout(payment.setlId, payment.state))
                return;
        }
    }

    /// False when nobody answered, or nobody wants to know any more.
    bool askAbout(const QString& setlId, PaymentState state)
    {
        const bool refund =
            state == PaymentState::RefundDue || state == PaymentState::RefundUnknown;
        const bool open = state == PaymentState::Started || state == PaymentState::Unknown;
        if (!m_port || !(refund || open))
            return true;
        const bool givingUp = m_givingUp.contains(setlId);
        const auto word = refund ? m_port->refund(setlId)
            : givingUp           ? m_port->giveUp(setlId)
                                 : m_port->ask(setlId);
        if (OwnThread::isLeft())
            return false;
        if (!word) {
            noAnswer(setlId, refund ? PaymentEvent::RefundNoAnswer : PaymentEvent::NoAnswer,
                word.error());
            return false;
        }
        if (const auto event = eventOf(*word, state))
            move(setlId, *event);
        return true;
    }

    static std::optional<PaymentEvent> eventOf(PaymentPort::Word word, PaymentState state)
    {
        switch (word) {
        case PaymentPort::Word::Waiting:
            return state == PaymentState::Unknown ? std::optional(PaymentEvent::CodeAsked)
                                                  : std::nullopt;
        case PaymentPort::Word::Paid:
            return PaymentEvent::PaidInFull;
        case PaymentPort::Word::NotPaid:
            return PaymentEvent::NotPaid;
        case PaymentPort::Word::Refunded:
            // Of an open one: at another machine, after the settlement was cancelled there.
            return state == PaymentState::RefundDue || state == PaymentState::RefundUnknown
                ? PaymentEvent::RefundDone
                : PaymentEvent::NotPaid;
        }
        return std::nullopt;
    }

    const QString m_dataDir;
    const std::unique_ptr<PaymentPort> m_port;
    const Clock& m_clock;
    std::unique_ptr<Payments> m_payments;
    QTimer* m_timer = nullptr;
    std::set<QString> m_givingUp; ///< nobody will pay these: their code is to be closed
};

PaymentDesk::PaymentDesk(
    const QString& dataDir, std::unique_ptr<PaymentPort> port, const Clock& clock)
    : m_worker(new Worker(dataDir, std::move(port), clock))
    , m_thread(QStringLiteral("payments"), m_worker)
{
    connect(m_worker, &Worker::codeShown, this, &PaymentDesk::codeShown);
    connect(m_worker, &Worker::changed, this, &PaymentDesk::changed);
    connect(m_worker, &Worker::found, this, &PaymentDesk::found);
}

PaymentDesk::~PaymentDesk() = default;

void PaymentDesk::open()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->open(); });
}

void PaymentDesk::expect(const PaymentOrder& order)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, order] { worker->expect(order); });
}

void PaymentDesk::look(const QString& setlId)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, setlId] { worker->look(setlId); });
}

void PaymentDesk::askForCode(const PaymentOrder& order)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, order] { worker->askForCode(order); });
}

void PaymentDesk::giveUp(const PaymentOrder& order)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, order] { worker->giveUp(order); });
}

void PaymentDesk::sendToCashier(const PaymentOrder& order)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, order] { worker->sendToCashier(order); });
}

void PaymentDesk::settlementCancelled(const QString& setlId, const QString& mdtrtId)
{
    QMetaObject::invokeMethod(m_worker,
        [worker = m_worker, setlId, mdtrtId] { worker->settlementCancelled(setlId, mdtrtId); });
}

} // namespace yidi

#include "payment_desk.moc"
