// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/pcsc/slot.h"

#include <QList>

#include <winscard.h>

namespace yidi {

Result<ReaderStatus> findReader(const QString& name)
{
    constexpr qsizetype roomForNames = 16 * (MAX_READERNAME + 1); // the service has sixteen at most
    YIDI_ASSIGN(const PcscContext context, PcscContext::establish());
    QByteArray names(roomForNames, '\0');
    DWORD length = static_cast<DWORD>(names.size());
    LONG code = SCardListReaders(context.handle(), nullptr, names.data(), &length);
    if (code != SCARD_S_SUCCESS)
        return fail(pcscError(code, "SCardListReaders"));
    std::optional<ReaderStatus> found; // a reader with several slots: the one with a card
    names.truncate(static_cast<qsizetype>(length));
    for (const QByteArray& each : names.split('\0')) {
        const QString reader = QString::fromUtf8(each);
        if (each.isEmpty() || !isReaderNamed(name, reader))
            continue;
        SCARD_READERSTATE state {};
        state.szReader = each.constData();
        state.dwCurrentState = SCARD_STATE_UNAWARE;
        code = SCardGetStatusChange(context.handle(), 0, &state, 1);
        if (code != SCARD_S_SUCCESS)
            return fail(pcscError(code, "SCardGetStatusChange"));
        ReaderStatus status { reader, (state.dwEventState & SCARD_STATE_PRESENT) != 0,
            (state.dwEventState & SCARD_STATE_MUTE) != 0,
            static_cast<quint16>(state.dwEventState >> 16) };
        if (status.present || !found)
            found = std::move(status);
        if (found->present)
            break;
    }
    if (found)
        return *std::move(found);
    return fail(ErrorCode::ReaderMissing, QStringLiteral("no reader of that name"));
}

} // namespace yidi
