// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/queue_list.h"

#include <algorithm>

namespace yidi {

namespace {

struct OpenState {
    RecordState state;
    WaitKind kind;
};
constexpr OpenState openStates[] = { { RecordState::Held, WaitKind::Held },
    { RecordState::Ready, WaitKind::Ready }, { RecordState::Sending, WaitKind::Sending },
    { RecordState::Fencing, WaitKind::Proving } };

/// What an answer that could not be read is noted as is ours, not the province's.
QString saidOf(const Record& record)
{
    const bool unreadable = record.note.startsWith(errorName(ErrorCode::AnswerMalformed));
    return record.state == RecordState::Held && !unreadable ? record.note : QString();
}

WaitKind kindOf(RecordState state)
{
    for (const OpenState& open : openStates)
        if (open.state == state)
            return open.kind;
    return WaitKind::Ready;
}

} // namespace

WaitingRecord waitingRecord(const Record& open)
{
    return { open.msgid, open.infno, kindOf(open.state), open.createdAt, open.attempts,
        saidOf(open) };
}

Result<std::vector<WaitingRecord>> waitingRecords(Outbox& outbox, std::size_t limit)
{
    std::vector<WaitingRecord> all;
    for (const OpenState& open : openStates) {
        YIDI_ASSIGN(const auto records, outbox.inState(open.state));
        for (const Record& record : records)
            all.push_back(waitingRecord(record));
    }
    std::stable_sort(all.begin(), all.end(), [](const WaitingRecord& a, const WaitingRecord& b) {
        return std::tuple(a.kind != WaitKind::Held, a.since)
            < std::tuple(b.kind != WaitKind::Held, b.since);
    });
    if (all.size() > limit)
        all.resize(limit);
    return all;
}

} // namespace yidi
