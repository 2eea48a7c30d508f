// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/channel.h"

#include <QDeadlineTimer>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace yidi {

// PC/SC (the service that owns the readers) as values that clean up after themselves. Only the
// sources of this folder see winscard.h, so its handles are spelled `long` here.

/// The failure of a PC/SC call as one of ours; `call` names it in the detail.
Error pcscError(long code, const char* call);

/// A connection to the service. Each thread has its own.
class PcscContext {
public:
    static Result<PcscContext> establish();

    PcscContext(PcscContext&& other) noexcept;
    PcscContext& operator=(PcscContext&& other) noexcept;
    ~PcscContext();

    long handle() const { return m_handle; }

private:
    explicit PcscContext(long handle)
        : m_handle(handle)
    {
    }
    long m_handle;
};

/// What a reader says of itself at one moment.
struct ReaderStatus {
    QString reader;
    bool present = false; ///< a card is in
    bool mute = false; ///< the card did not answer power-up
    quint16 insertions =
        0; ///< the service's counter of cards in and out; shows a swap between looks
    QByteArray atr = {}; ///< answer to reset; the monitor leaves it empty

    bool operator==(const ReaderStatus&) const = default;
};

enum class CardShare {
    Shared, ///< to look
    Exclusive, ///< for a PIN and for writing; the card is reset at the end
};

/// One connected card inside one transaction, for one operation.
class PcscCard : public CardChannel {
public:
    PcscCard(long handle, unsigned long protocol, CardShare share, QDeadlineTimer deadline);
    ~PcscCard() override; ///< ends the transaction, resets after `Exclusive`

    Result<CardResponse> transmit(std::span<const unsigned char> command, bool repeatable) override;
    QByteArray atrHistorical() const override { return m_atrHistorical; }
    QDeadlineTimer deadline() const override { return m_deadline; }

    void resetAtEnd() { m_reset = true; }

private:
    friend class PcscReader;
    Result<QByteArray> transmitRaw(std::span<const unsigned char> command);

    long m_handle;
    unsigned long m_protocol;
    bool m_reset;
    QDeadlineTimer m_deadline;
    QByteArray m_atrHistorical;
    QByteArray m_buffer;
};

/// One reader seen from one thread; renews its connection to the service when that was lost.
class PcscReader {
public:
    explicit PcscReader(QString name)
        : m_name(std::move(name))
        , m_serviceName(m_name.toUtf8())
    {
    }

    /// Connects the card of the insertion numbered `insertions`; another card is `CardLost`.
    Result<std::unique_ptr<PcscCard>> connect(
        CardShare share, quint16 insertions, QDeadlineTimer deadline);
    /// What the reader says of itself now.
    Result<ReaderStatus> status();

private:
    Result<void> needContext();
    Result<void> recognise(PcscCard& card, quint16 insertions);
    Result<std::unique_ptr<PcscCard>> connectOnce(
        CardShare share, quint16 insertions, QDeadlineTimer deadline);

    const QString m_name;
    const QByteArray m_serviceName; ///< as the service spells it
    std::optional<PcscContext> m_context;
};

/// The readers as the service spells them; none is no error.
Result<std::vector<QByteArray>> listReaders(const PcscContext& context);
/// What a reader says of itself now.
Result<ReaderStatus> readerStatus(const PcscContext& context, const QByteArray& reader);
/// The reader called `name`, whose slot numbers may be left off, the slot with a card first;
/// `ReaderMissing`. For slots nobody watches, a security module's say.
Result<ReaderStatus> findReader(const QString& name);

/// True when `reader`, as the service spells it, is `name`; the one or two slot numbers at its end
/// may be left off.
bool isReaderNamed(const QString& name, const QString& reader);

/// The historical bytes inside an answer to reset; empty when it is malformed.
QByteArray historicalBytes(const QByteArray& atr);

} // namespace yidi
