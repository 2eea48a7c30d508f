// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/leaving.h"

#include "app/crypto/authority.h"
#include "app/crypto/station_signing.h"
#include "app/sync/link.h"
#include "app/sync/messenger.h"
#include "app/transactions/control/control.h"
#include "app/transactions/control/queue_export.h"

#include <QFile>

#include <algorithm>

namespace yidi {

namespace {

/// Nothing is posted: a person carries the file.
class NoLink : public ProvinceLink {
public:
    void post(const QString&, const QByteArray&, int, Callback done) override
    {
        done(fail(ErrorCode::LinkDown, QStringLiteral("messages are exported")));
    }
};

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotEnrolled, path + QStringLiteral(": ") + file.errorString());
    return file.readAll();
}

bool isGivenUp(const Record& record)
{
    return record.givenUp || record.state == RecordState::Fencing;
}

/// What is given up is buried, as the courier would have asked for.
Result<Messenger::Message> asItLeaves(const Record& record, Outbox& outbox)
{
    if (!isGivenUp(record))
        return Messenger::Message { record.msgid, record.infno, record.insuplcAdmdvs, record.input,
            record.madeBy };
    YIDI_ASSIGN(const QString msgid, outbox.takeMsgId());
    const FenceRequest fence { record.msgid, record.infno, record.place.epoch, record.place.number,
        record.link };
    return Messenger::Message { msgid, QStringLiteral("Y001"), record.insuplcAdmdvs,
        writeJson(toWire(fence)) };
}

/// Whether a message of an export is what the queue holds of this Record now.
bool isOf(const Record& record, const ExportedMessage& one, const WireRequest& request)
{
    if (one.msgid != record.msgid || one.givenUp != isGivenUp(record))
        return false;
    if (one.givenUp)
        return request.infno == QLatin1String("Y001")
            && request.input[u"data"][u"omsgid"].text() == record.msgid;
    return request.msgid == record.msgid && request.infno == record.infno
        && request.inputBytes == record.input;
}

} // namespace

Result<std::vector<Record>> unsentRecords(Outbox& outbox)
{
    std::vector<Record> all;
    for (const RecordState state : allRecordStates) {
        if (isClosed(state))
            continue;
        YIDI_ASSIGN(auto some, outbox.inState(state));
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    std::sort(all.begin(), all.end(),
        [](const Record& one, const Record& other) { return one.seq < other.seq; });
    return all;
}

Result<QByteArray> exportQueue(Outbox& outbox, const StationProfile& profile, const Clock& clock)
{
    YIDI_ASSIGN(const auto records, unsentRecords(outbox));
    YIDI_ASSIGN(const QByteArray key, contentOf(profile.file(QStringLiteral("station.key"))));
    YIDI_ASSIGN(
        const QByteArray certificate, contentOf(profile.file(QStringLiteral("station.pem"))));
    NoLink link;
    const Messenger messenger(profile, {}, clock, link);
    QueueExport queue { profile.institutionCode, profile.stationNumber, profile.deviceNo,
        clock.now(), {} };
    for (const Record& record : records) {
        YIDI_ASSIGN(const Messenger::Message message, asItLeaves(record, outbox));
        queue.messages.push_back(
            { record.msgid, record.infno, messenger.envelope(message), isGivenUp(record) });
    }
    const QByteArray content = encodeExport(queue);
    YIDI_ASSIGN(const QByteArray signature, stationSign(key, exportText(content)));
    return encodeSignedExport({ content, certificate, signature });
}

Result<void> checkExport(const QByteArray& file, Outbox& outbox, const StationProfile& profile)
{
    YIDI_ASSIGN(const SignedExport carried, decodeSignedExport(file));
    YIDI_ASSIGN(const QByteArray authority, contentOf(profile.file(QStringLiteral("ca.pem"))));
    YIDI_TRY(checkStationCertificate(carried.certificate, authority,
        { profile.deviceNo, profile.institutionCode, profile.stationNumber }));
    YIDI_TRY(stationVerify(carried.certificate, exportText(carried.content), carried.signature));
    YIDI_ASSIGN(const QueueExport queue, decodeExport(carried.content));
    YIDI_ASSIGN(const auto records, unsentRecords(outbox));
    if (records.size() != queue.messages.size())
        return fail(ErrorCode::BadInput,
            QStringLiteral("the export holds %1 messages, the queue owes %2")
                .arg(queue.messages.size())
                .arg(records.size()));
    for (std::size_t i = 0; i < records.size(); ++i) {
        const ExportedMessage& one = queue.messages[i];
        YIDI_ASSIGN(const WireRequest request, decodeRequest(one.body));
        if (!isOf(records[i], one, request))
            return fail(ErrorCode::BadInput,
                QStringLiteral("the export does not hold %1 as it waits now")
                    .arg(records[i].msgid));
    }
    return {};
}

} // namespace yidi
