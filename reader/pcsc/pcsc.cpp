// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/pcsc/pcsc.h"

#include "reader/bytes.h"
#include "reader/pcsc/exchange.h"

#include <QRegularExpression>
#include <QThread>

#include <algorithm>
#include <type_traits>
#include <utility>

#include <winscard.h>

namespace yidi {

static_assert(std::is_same_v<SCARDCONTEXT, long> && std::is_same_v<SCARDHANDLE, long>);
static_assert(std::is_same_v<DWORD, unsigned long>);

namespace {

constexpr long noContext = 0;
constexpr int powerUpTries = 3;
constexpr unsigned long powerUpPauseMs = 300;
constexpr unsigned long busyPauseMs = 50;

/// Past the deadline, or once its thread was given up, the caller has told the person that it
/// failed: nothing more may be sent.
Result<void> mayGoOn(QDeadlineTimer deadline)
{
    if (deadline.hasExpired())
        return fail(ErrorCode::ReaderStuck, QStringLiteral("deadline passed"));
    if (QThread::currentThread()->isInterruptionRequested())
        return fail(ErrorCode::ReaderStuck, QStringLiteral("given up"));
    return {};
}

/// All readers together; the service has no more.
constexpr qsizetype roomForNames = PCSCLITE_MAX_READERS_CONTEXTS * (MAX_READERNAME + 1);

ReaderStatus statusOf(const SCARD_READERSTATE& state)
{
    const auto says = [&](DWORD flag) { return (state.dwEventState & flag) != 0; };
    return { QString::fromUtf8(state.szReader), says(SCARD_STATE_PRESENT), says(SCARD_STATE_MUTE),
        static_cast<quint16>(state.dwEventState >> 16), bytesOf({ state.rgbAtr, state.cbAtr }) };
}

} // namespace

Error pcscError(long code, const char* call)
{
    const auto as = [&](ErrorCode kind) {
        return Error { kind,
            QStringLiteral("%1: %2")
                .arg(QLatin1String(call))
                .arg(code & 0xFFFFFFFF, 8, 16, QLatin1Char('0')) };
    };
    switch (code) {
    case SCARD_E_NO_SERVICE:
    case SCARD_E_SERVICE_STOPPED:
    case SCARD_E_INVALID_HANDLE:
    case SCARD_F_COMM_ERROR: // the service ended while we waited
    case SCARD_F_INTERNAL_ERROR:
    case SCARD_W_SECURITY_VIOLATION: // a stale socket of a service that was killed
        return as(ErrorCode::ReaderServiceDown);
    case SCARD_E_UNKNOWN_READER:
    case SCARD_E_READER_UNAVAILABLE:
    case SCARD_E_NO_READERS_AVAILABLE:
        return as(ErrorCode::ReaderMissing);
    case SCARD_W_UNRESPONSIVE_CARD:
    case SCARD_W_UNPOWERED_CARD:
        return as(ErrorCode::CardUpsideDown);
    case SCARD_W_REMOVED_CARD:
    case SCARD_W_RESET_CARD:
    case SCARD_E_NO_SMARTCARD:
    case SCARD_E_NOT_TRANSACTED:
        return as(ErrorCode::CardLost);
    case SCARD_E_SHARING_VIOLATION:
    case SCARD_E_TIMEOUT:
        return as(ErrorCode::ReaderStuck);
    default:
        return as(ErrorCode::CardUnreadable);
    }
}

Result<PcscContext> PcscContext::establish()
{
    SCARDCONTEXT handle = noContext;
    const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &handle);
    if (code != SCARD_S_SUCCESS)
        return fail(pcscError(code, "SCardEstablishContext"));
    return PcscContext(handle);
}

PcscContext::PcscContext(PcscContext&& other) noexcept
    : m_handle(std::exchange(other.m_handle, noContext))
{
}

PcscContext& PcscContext::operator=(PcscContext&& other) noexcept
{
    std::swap(m_handle, other.m_handle);
    return *this;
}

PcscContext::~PcscContext()
{
    // Fails when the service is gone; the library has then dropped the context already.
    if (m_handle != noContext)
        SCardReleaseContext(m_handle);
}

PcscCard::PcscCard(long handle, unsigned long protocol, CardShare share, QDeadlineTimer deadline)
    : m_handle(handle)
    , m_protocol(protocol)
    , m_reset(share == CardShare::Exclusive)
    , m_deadline(deadline)
{
}

PcscCard::~PcscCard()
{
    SCardEndTransaction(m_handle, SCARD_LEAVE_CARD);
    SCardDisconnect(m_handle, m_reset ? SCARD_RESET_CARD : SCARD_LEAVE_CARD);
}

Result<CardResponse> PcscCard::transmit(std::span<const unsigned char> command, bool repeatable)
{
    return exchange([this](auto bytes) { return transmitRaw(bytes); }, command, repeatable);
}

Result<QByteArray> PcscCard::transmitRaw(std::span<const unsigned char> command)
{
    YIDI_TRY(mayGoOn(m_deadline));
    if (m_buffer.isEmpty())
        m_buffer.resize(MAX_BUFFER_SIZE_EXTENDED);
    DWORD length = static_cast<DWORD>(m_buffer.size());
    const auto* pci = m_protocol == SCARD_PROTOCOL_T1 ? SCARD_PCI_T1 : SCARD_PCI_T0;
    const LONG code = SCardTransmit(m_handle, pci, command.data(), command.size(), nullptr,
        reinterpret_cast<unsigned char*>(m_buffer.data()), &length);
    if (code != SCARD_S_SUCCESS)
        return fail(pcscError(code, "SCardTransmit"));
    return m_buffer.first(static_cast<qsizetype>(length));
}

Result<std::unique_ptr<PcscCard>> PcscReader::connect(
    CardShare share, quint16 insertions, QDeadlineTimer deadline)
{
    auto card = connectOnce(share, insertions, deadline);
    if (card || card.error().code != ErrorCode::ReaderServiceDown)
        return card;
    // The service was restarted since; nothing has reached the card yet.
    m_context.reset();
    return connectOnce(share, insertions, deadline);
}

Result<void> PcscReader::needContext()
{
    if (!m_context) {
        YIDI_ASSIGN(PcscContext context, PcscContext::establish());
        m_context.emplace(std::move(context));
    }
    return {};
}

Result<std::unique_ptr<PcscCard>> PcscReader::connectOnce(
    CardShare share, quint16 insertions, QDeadlineTimer deadline)
{
    YIDI_TRY(mayGoOn(deadline));
    YIDI_TRY(needContext());
    const DWORD mode = share == CardShare::Exclusive ? SCARD_SHARE_EXCLUSIVE : SCARD_SHARE_SHARED;
    SCARDHANDLE handle = 0;
    DWORD protocol = 0;
    for (int powerUps = 1;;) {
        const LONG code = SCardConnect(m_context->handle(), m_serviceName.constData(), mode,
            SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &handle, &protocol);
        if (code == SCARD_S_SUCCESS)
            break;
        const bool silent = code == SCARD_W_UNRESPONSIVE_CARD || code == SCARD_W_UNPOWERED_CARD;
        const bool again = silent ? powerUps++ < powerUpTries : code == SCARD_E_SHARING_VIOLATION;
        if (!again || !mayGoOn(deadline))
            return fail(pcscError(code, "SCardConnect"));
        QThread::msleep(silent ? powerUpPauseMs : busyPauseMs);
    }
    auto card = std::make_unique<PcscCard>(handle, protocol, share, deadline);
    // From here on the handle dies with the card; only now is it certain whose card this is. Asked
    // before the transaction, because inside one the service takes five times as long to say.
    YIDI_TRY(recognise(*card, insertions));
    LONG code = SCardBeginTransaction(handle);
    if (code == SCARD_W_RESET_CARD) {
        code = SCardReconnect(handle, mode, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, SCARD_LEAVE_CARD,
            &card->m_protocol);
        if (code == SCARD_S_SUCCESS)
            code = SCardBeginTransaction(handle);
        if (code == SCARD_S_SUCCESS)
            YIDI_TRY(recognise(*card, insertions)); // a handle renewed is a handle to what is in
    }
    if (code != SCARD_S_SUCCESS)
        return fail(pcscError(code, "SCardBeginTransaction"));
    return card;
}

Result<void> PcscReader::recognise(PcscCard& card, quint16 insertions)
{
    YIDI_ASSIGN(const ReaderStatus now, status());
    if (!now.present || now.insertions != insertions)
        return fail(ErrorCode::CardLost, QStringLiteral("the card was changed"));
    card.m_atrHistorical = historicalBytes(now.atr);
    return {};
}

Result<ReaderStatus> PcscReader::status()
{
    YIDI_TRY(needContext());
    return readerStatus(*m_context, m_serviceName);
}

Result<std::vector<QByteArray>> listReaders(const PcscContext& context)
{
    QByteArray names(roomForNames, '\0');
    DWORD length = static_cast<DWORD>(names.size());
    const LONG code = SCardListReaders(context.handle(), nullptr, names.data(), &length);
    std::vector<QByteArray> list;
    if (code == SCARD_E_NO_READERS_AVAILABLE)
        return list;
    if (code != SCARD_S_SUCCESS)
        return fail(pcscError(code, "SCardListReaders"));
    names.truncate(static_cast<qsizetype>(length));
    for (const QByteArray& name : names.split('\0')) {
        if (!name.isEmpty())
            list.push_back(name);
    }
    return list;
}

Result<ReaderStatus> readerStatus(const PcscContext& context, const QByteArray& reader)
{
    SCARD_READERSTATE state {};
    state.szReader = reader.constData();
    state.dwCurrentState = SCARD_STATE_UNAWARE;
    if (const LONG code = SCardGetStatusChange(context.handle(), 0, &state, 1);
        code != SCARD_S_SUCCESS)
        return fail(pcscError(code, "SCardGetStatusChange"));
    return statusOf(state);
}

Result<ReaderStatus> findReader(const QString& name)
{
    YIDI_ASSIGN(const PcscContext context, PcscContext::establish());
    YIDI_ASSIGN(const auto readers, listReaders(context));
    std::optional<ReaderStatus> found;
    for (const QByteArray& reader : readers) {
        if (!isReaderNamed(name, QString::fromUtf8(reader)))
            continue;
        YIDI_ASSIGN(ReaderStatus status, readerStatus(context, reader));
        if (status.present)
            return status;
        if (!found)
            found = std::move(status);
    }
    if (!found)
        return fail(ErrorCode::ReaderMissing, QStringLiteral("no reader of that name"));
    return *std::move(found);
}

bool isReaderNamed(const QString& name, const QString& reader)
{
    // Not any text may follow: "Reader" is another than "Reader B".
    static const QRegularExpression slotNumbers(QStringLiteral("^( [0-9A-F]{2}){0,2}$"));
    return reader.startsWith(name) && slotNumbers.match(reader.mid(name.size())).hasMatch();
}

QByteArray historicalBytes(const QByteArray& atr)
{
    if (atr.size() < 2)
        return {};
    const auto byte = [&](qsizetype at) { return static_cast<quint8>(atr[at]); };
    const qsizetype count = byte(1) & 0x0F;
    quint8 present = byte(1) & 0xF0;
    qsizetype at = 2;
    // Each TDi says which of TA, TB, TC and TD follow.
    while (present != 0) {
        at += !!(present & 0x10) + !!(present & 0x20) + !!(present & 0x40);
        if (!(present & 0x80))
            break;
        if (at >= atr.size())
            return {};
        present = byte(at++) & 0xF0;
    }
    return at + count <= atr.size() ? atr.mid(at, count) : QByteArray();
}

} // namespace yidi
