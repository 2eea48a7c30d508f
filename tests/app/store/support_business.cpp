// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_business.h"

#include "support_sql.h"

#include <QFile>

#include <algorithm>

namespace yidi {

namespace {

constexpr std::size_t lanes = 6;

/// States told by the caller's own mouth, not read anywhere.
bool isOpen(RecordState state)
{
    return !isClosed(state);
}

} // namespace

Known Known::of(const Record& record)
{
    return { record.infno, record.lane, record.replaces, record.origin, record.madeBy.number,
        record.state, record.everSent, record.givenUp, record.attempts, record.note, record.receipt,
        record.answer, record.input, record.link };
}

bool Known::isKeptBy(const Known& found) const
{
    return infno == found.infno && lane == found.lane && replaces == found.replaces
        && origin == found.origin && opter == found.opter && state == found.state
        && everSent == found.everSent && givenUp == found.givenUp && attempts == found.attempts
        && note == found.note && receipt == found.receipt && answer == found.answer
        && (input.isEmpty() || (input == found.input && link == found.link));
}

QString describe(const Call& call)
{
    constexpr const char* names[] = { "add", "takeMsgId", "markSending", "backToReady", "closeAll",
        "hold", "giveUp", "markTold", "beginEpoch" };
    return QStringLiteral("%1(%2)").arg(
        QLatin1String(names[call.kind]), call.msgids.join(QLatin1Char(',')));
}

Business::Business(quint64 seed, bool keeps)
    : keepsAnswers(keeps)
    , m_dice(seed)
{
}

RecordDraft Business::draft(const Told& told)
{
    const int number = ++m_drafts;
    RecordDraft draft = someDraft(QStringLiteral("lane-%1").arg(m_dice() % lanes));
    draft.infno = oneOf(std::vector<QString> { QStringLiteral("Y101"), QStringLiteral("2401"),
        QStringLiteral("2301"), QStringLiteral("2304"), QStringLiteral("2305") });
    if (m_dice() % 4 == 0)
        draft.madeBy = { QStringLiteral("1001"), QStringLiteral("海力且木") };
    if (m_dice() % 4 == 0)
        draft.origin = QStringLiteral("origin %1").arg(number);
    // Some go over several pages.
    const int size = m_dice() % 5 == 0 ? 9000 : 200;
    QByteArray noise;
    while (noise.size() < size)
        noise += QByteArray::number(static_cast<qulonglong>(m_dice()), 36);
    draft.input.set(QStringLiteral("remark"), Json(QString::fromLatin1(noise)));
    for (const auto& [msgid, known] : told.records) {
        const bool replaced = std::any_of(told.records.begin(), told.records.end(),
            [&msgid = msgid](const auto& other) { return other.second.replaces == msgid; });
        if (known.state == RecordState::Withdrawn && !replaced && m_dice() % 2 == 0) {
            draft.replaces = msgid;
            break;
        }
    }
    return draft;
}

/// Of those in a state, a few by chance; to be sent, only heads of lanes may be.
QStringList Business::some(const Told& told, RecordState state, std::size_t atMost)
{
    std::vector<QString> all;
    std::set<QString> lanesSeen;
    for (const auto& [msgid, known] : told.records) { // msgids grow: the oldest comes first
        const bool head = !isOpen(known.state) || lanesSeen.insert(known.lane).second;
        if (known.state == state && (head || state != RecordState::Ready))
            all.push_back(msgid);
    }
    std::shuffle(all.begin(), all.end(), m_dice);
    all.resize(std::min(all.size(), atMost));
    return QStringList(all.begin(), all.end());
}

Call Business::next(const Told& told)
{
    using enum RecordState;
    const auto wish = m_dice() % 20;
    Call call;
    const auto about = [&](Call::Kind kind, RecordState state, std::size_t atMost = 1) {
        call.kind = kind;
        call.msgids = some(told, state, atMost);
        return !call.msgids.isEmpty();
    };
    const auto close = [&](RecordState state, MessageEnd end) {
        if (!about(Call::Close, state, 1 + m_dice() % 3))
            return false;
        for (const QString& msgid : call.msgids)
            call.closings.push_back({ msgid, end, "receipt of " + msgid.toLatin1(),
                Json::object({ { QStringLiteral("setl_id"), Json(msgid) } }),
                "answer to " + msgid.toLatin1() });
        return true;
    };
    const bool some = (wish < 4 && about(Call::Send, Ready, 1 + m_dice() % 3))
        || (wish >= 4 && wish < 8 && close(Sending, MessageEnd::Done))
        || (wish == 8 && close(Sending, MessageEnd::Refused))
        || (wish == 9 && close(Fencing, m_dice() % 2 ? MessageEnd::Buried : MessageEnd::Done))
        || (wish == 10 && about(Call::BackToReady, Sending, 1 + m_dice() % 3))
        || (wish == 11 && about(Call::BackToReady, Held))
        || (wish == 12 && about(Call::Hold, Sending))
        || (wish == 13
            && about(
                Call::GiveUp, oneOf(std::vector<RecordState> { Ready, Sending, Held, Fencing })))
        || (wish == 14 && about(Call::MarkTold, oneOf(std::vector<RecordState> { Acked, Refused })))
        || (wish == 15 && about(Call::BeginEpoch, Acked) && m_dice() % 8 == 0);
    if (!some) {
        call = {};
        call.kind = wish == 16 ? Call::TakeMsgId : Call::Add;
    }
    if (call.kind == Call::Add)
        call.draft = draft(told);
    call.note = QStringLiteral("note %1").arg(m_dice() % 1000);
    call.mayHaveLeft = m_dice() % 2 == 0;
    return call;
}

Result<void> Business::perform(Outbox& outbox, const Call& call, Told& told) const
{
    std::optional<Record> added;
    switch (call.kind) {
    case Call::Add: {
        YIDI_ASSIGN(added, outbox.add(call.draft));
        break;
    }
    case Call::TakeMsgId: {
        YIDI_ASSIGN(const QString msgid, outbox.takeMsgId());
        told.msgids.insert(msgid);
        break;
    }
    case Call::Send:
        YIDI_TRY(outbox.markSending(call.msgids));
        break;
    case Call::BackToReady:
        YIDI_TRY(outbox.backToReady(call.msgids, someMorning(), call.mayHaveLeft));
        break;
    case Call::Close:
        YIDI_TRY(outbox.closeAll(call.closings));
        break;
    case Call::Hold:
        YIDI_TRY(outbox.hold(call.msgids.first(), call.note));
        break;
    case Call::GiveUp: {
        YIDI_ASSIGN(const RecordState state, outbox.giveUp(call.msgids.first(), call.note));
        Q_UNUSED(state)
        break;
    }
    case Call::MarkTold:
        YIDI_TRY(outbox.markTold(call.msgids.first()));
        break;
    case Call::BeginEpoch:
        YIDI_TRY(outbox.beginEpoch(call.note));
        break;
    }
    told = after(told, call, added);
    if (call.kind == Call::BeginEpoch)
        told.epoch = outbox.epoch();
    return {};
}

Told Business::after(const Told& before, const Call& call, const std::optional<Record>& added) const
{
    Told told = before;
    if (call.kind == Call::BeginEpoch) {
        told.epoch.clear();
        for (auto& [msgid, known] : told.records) // a copy does not know what was sent since
            known.everSent |= known.state == RecordState::Ready;
    }
    if (call.kind == Call::Add && added) {
        Known known = Known::of(*added);
        known.infno = call.draft.infno;
        known.lane = call.draft.lane;
        known.replaces = call.draft.replaces;
        known.origin = call.draft.origin;
        known.opter = call.draft.madeBy.number;
        known.state = RecordState::Ready;
        told.records[added->msgid] = known;
        told.msgids.insert(added->msgid);
    }
    for (const QString& msgid : call.msgids) {
        Known& known = told.records[msgid];
        const bool wasSending = known.state == RecordState::Sending;
        switch (call.kind) {
        case Call::Send:
            known.state = RecordState::Sending;
            ++known.attempts;
            break;
        case Call::BackToReady:
            known.state = RecordState::Ready;
            known.everSent |= call.mayHaveLeft;
            break;
        case Call::Close: {
            const auto closing = std::find_if(call.closings.begin(), call.closings.end(),
                [&](const Closing& one) { return one.msgid == msgid; });
            known.state = closing->end == MessageEnd::Done ? RecordState::Acked
                : closing->end == MessageEnd::Refused      ? RecordState::Refused
                                                           : RecordState::Withdrawn;
            known.everSent = true;
            known.receipt = closing->receipt;
            known.answer = keepsAnswers ? closing->answer : QByteArray();
            break;
        }
        case Call::Hold:
            known.state = RecordState::Held;
            known.everSent = true;
            known.note = call.note;
            break;
        case Call::GiveUp:
            known.state =
                wasSending || known.everSent ? RecordState::Fencing : RecordState::Withdrawn;
            known.everSent |= wasSending;
            known.givenUp = true;
            known.note = call.note;
            break;
        case Call::MarkTold:
            known.answer.clear();
            break;
        case Call::Add:
        case Call::TakeMsgId:
        case Call::BeginEpoch:
            break;
        }
    }
    return told;
}

Told afterRestart(Told told)
{
    for (auto& [msgid, known] : told.records) {
        if (known.state != RecordState::Sending)
            continue;
        known.state = RecordState::Ready;
        known.everSent = true;
    }
    return told;
}

Result<std::map<QString, Record>> everything(Outbox& outbox)
{
    std::map<QString, Record> all;
    for (const RecordState state : allRecordStates) {
        YIDI_ASSIGN(auto records, outbox.inState(state));
        for (Record& record : records) {
            if (!all.emplace(record.msgid, record).second)
                return fail(ErrorCode::BadInput, record.msgid + QStringLiteral(" is there twice"));
        }
    }
    return all;
}

namespace {

QString difference(const std::map<QString, Record>& found, const QString& epoch, const Told& told)
{
    for (const auto& [msgid, known] : told.records) {
        const auto there = found.find(msgid);
        if (there == found.end())
            return QStringLiteral("lost: ") + msgid;
        if (!there->second.legible)
            return QStringLiteral("not legible: ") + msgid;
        const Known now = Known::of(there->second);
        if (!known.isKeptBy(now))
            return QStringLiteral("%1 is %2, told %3%4")
                .arg(msgid, recordStateName(now.state), recordStateName(known.state),
                    now.state == known.state ? QStringLiteral(", other fields") : QString());
    }
    for (const auto& [msgid, record] : found) {
        if (!told.records.count(msgid))
            return QStringLiteral("phantom: ") + msgid;
    }
    if (!told.epoch.isEmpty() && epoch != told.epoch)
        return QStringLiteral("another epoch");
    return {};
}

} // namespace

QString objection(Outbox& outbox, const Told& told, const std::optional<Told>& begun)
{
    const auto found = everything(outbox);
    if (!found)
        return QStringLiteral("unreadable: ") + describe(found.error());
    QString wrong = difference(*found, outbox.epoch(), afterRestart(told));
    if (!wrong.isEmpty() && begun
        && difference(*found, outbox.epoch(), afterRestart(*begun)).isEmpty())
        wrong.clear();
    if (!wrong.isEmpty())
        return wrong;
    if (const auto sound = outbox.checkIntegrity(); !sound)
        return QStringLiteral("corrupt: ") + describe(sound.error());
    // The receipts here are nobody's: one complaint for each that should be signed, and no other.
    const auto proof = outbox.proveChain({});
    if (!proof)
        return QStringLiteral("chain unreadable: ") + describe(proof.error());
    const auto unsignedEnds = std::count_if(found->begin(), found->end(), [](const auto& entry) {
        const Record& record = entry.second;
        return !record.place.epoch.isEmpty() && isClosed(record.state) && record.everSent;
    });
    if (proof->broken.size() != unsignedEnds)
        return QStringLiteral("chain broken: ") + proof->broken.join(QStringLiteral("; "));
    const auto next = outbox.takeMsgId();
    if (!next)
        return QStringLiteral("takes no message: ") + describe(next.error());
    if (told.msgids.count(*next) || found->count(*next))
        return QStringLiteral("given out twice: ") + *next;
    return {};
}

DiskState diskWithOldQueue(const QString& name, Told& told)
{
    FaultDisk disk(QStringLiteral("old"));
    const QString path = disk.path(name);
    QFile script(QStringLiteral(YIDI_SOURCE_DIR "/tests/data/queue_4.sql"));
    if (!script.open(QIODevice::ReadOnly))
        qFatal("no old queue");
    const QString sql = QString::fromUtf8(script.readAll());
    const QString error = runSql(path,
        QStringLiteral("PRAGMA locking_mode = EXCLUSIVE; "
                       "PRAGMA journal_mode = WAL;\n")
            + sql);
    if (!error.isEmpty())
        qFatal("old queue: %s", qPrintable(error));
    const auto column = [&](const char* what) {
        QStringList values;
        runSql(path,
            QStringLiteral("PRAGMA locking_mode = EXCLUSIVE; "
                           "SELECT %1 FROM outbox ORDER BY seq")
                .arg(QLatin1String(what)),
            &values);
        return values.mid(1);
    };
    const QStringList msgids = column("msgid"), infnos = column("infno"), lane = column("lane"),
                      replaces = column("replaces"), origins = column("origin"),
                      states = column("state"), sent = column("ever_sent"),
                      givenUp = column("given_up"), attempts = column("attempts"),
                      opters = column("opter");
    for (qsizetype i = 0; i < msgids.size(); ++i) {
        Known known;
        known.infno = infnos[i];
        known.lane = lane[i];
        known.replaces = replaces[i];
        known.origin = origins[i];
        known.opter = opters[i];
        recordStateFromName(states[i], known.state);
        known.everSent = sent[i] == QLatin1String("1");
        known.givenUp = givenUp[i] == QLatin1String("1");
        known.attempts = attempts[i].toInt();
        if (isClosed(known.state) && known.everSent)
            known.receipt = "signature";
        told.records[msgids[i]] = known;
        told.msgids.insert(msgids[i]);
    }
    return disk.state.settled();
}

} // namespace yidi
