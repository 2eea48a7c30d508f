// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/province.h"

#include "app/base/deflate.h"
#include "app/base/log.h"
#include "app/crypto/sealing.h"
#include "app/crypto/signing.h"
#include "app/domain/region/region.h"
#include "app/province/base_data/base_data_handlers.h"
#include "app/province/batch/batch_handlers.h"
#include "app/province/call.h"
#include "app/province/card/card_handlers.h"
#include "app/province/card/card_module.h"
#include "app/province/catalogue/catalogue_folder.h"
#include "app/province/catalogue/catalogue_handlers.h"
#include "app/province/control/control_handlers.h"
#include "app/province/control/piece_handlers.h"
#include "app/province/control/reconcile_handlers.h"
#include "app/province/files/file_handlers.h"
#include "app/province/filing/calendar.h"
#include "app/province/filing/filing_handlers.h"
#include "app/province/filing/hospital_handlers.h"
#include "app/province/filing/national_library.h"
#include "app/province/filing/reminders.h"
#include "app/province/inpatient/inpatient_handlers.h"
#include "app/province/outpatient/outpatient_handlers.h"
#include "app/province/provisional/provisional_handlers.h"
#include "app/province/queries/query_handlers.h"
#include "app/province/reconciliation/reconciliation_handlers.h"
#include "app/province/session/session_handlers.h"
#include "app/province/settlement/details.h"
#include "app/province/snapshot/snapshot_handlers.h"
#include "app/province/staff/staff_handlers.h"
#include "app/province/world/world.h"
#include "app/transactions/cases/policy_files.h"
#include "app/transactions/control/sealed.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <iterator>

namespace yidi {

namespace {

struct Entry {
    QLatin1String infno;
    Handler handler;
};

constexpr Entry handlers[] = {
    { QLatin1String("1101"), queryPerson },
    { QLatin1String("1201"), queryInstitutions },
    { QLatin1String("1301"), downloadCatalogue },
    { QLatin1String("1302"), downloadCatalogue },
    { QLatin1String("1303"), downloadCatalogue },
    { QLatin1String("1305"), downloadCatalogue },
    { QLatin1String("1306"), downloadCatalogue },
    { QLatin1String("1312"), pageItems },
    { QLatin1String("1318"), pagePriceCaps },
    { QLatin1String("1319"), pageSelfPay },
    { QLatin1String("1901"), queryCodeTable },
    { QLatin1String("2001"), checkBenefit },
    { QLatin1String("2201"), registerVisit },
    { QLatin1String("2202"), cancelRegistration },
    { QLatin1String("2203"), tellCare },
    { QLatin1String("2203A"), tellCare },
    { QLatin1String("2204"), chargeVisit },
    { QLatin1String("2205"), cancelCharges },
    { QLatin1String("2206"), preSettleCharges },
    { QLatin1String("2206A"), preSettleCharges },
    { QLatin1String("2207"), settleCharges },
    { QLatin1String("2208"), cancelChargeSettlement },
    { QLatin1String("2301"), uploadFees },
    { QLatin1String("2302"), cancelFees },
    { QLatin1String("2303"), preSettle },
    { QLatin1String("2304"), settleStay },
    { QLatin1String("2305"), cancelStaySettlement },
    { QLatin1String("2401"), admit },
    { QLatin1String("2402"), discharge },
    { QLatin1String("2403"), changeAdmission },
    { QLatin1String("2404"), cancelAdmission },
    { QLatin1String("2405"), cancelDischarge },
    { QLatin1String("2501"), referPatient },
    { QLatin1String("2501A"), referFromStay },
    { QLatin1String("2502"), withdrawReferral },
    { QLatin1String("2503"), registerChronic },
    { QLatin1String("2504"), withdrawChronic },
    { QLatin1String("3201"), compareTotals },
    { QLatin1String("3202"), compareDetails },
    { QLatin1String("2601"), reverseMessage },
    { QLatin1String("5201"), queryVisits },
    { QLatin1String("5202"), queryDiagnoses },
    { QLatin1String("5203"), querySettlement },
    { QLatin1String("5204"), queryFees },
    { QLatin1String("5206"), queryYear },
    { QLatin1String("5301"), queryChronic },
    { QLatin1String("5303"), queryStays },
    { QLatin1String("5304"), queryReferrals },
    { QLatin1String("9001"), signIn },
    { QLatin1String("9101"), takeFile },
    { QLatin1String("9102"), giveFile },
    { QLatin1String("Y001"), fence },
    { QLatin1String("Y002"), compareQueue },
    { QLatin1String("Y003"), refuseBatch },
    { QLatin1String("Y004"), takePiece },
    { QLatin1String("Y101"), file },
    { QLatin1String("Y102"), changeFiling },
    { QLatin1String("Y103"), cancelFiling },
    { QLatin1String("Y104"), queryFilings },
    { QLatin1String("Y105"), queryReviews },
    { QLatin1String("Y106"), reviewFiling },
    { QLatin1String("Y107"), leaveAtWindow },
    { QLatin1String("Y108"), callStaff },
    { QLatin1String("Y109"), queryStaffCalls },
    { QLatin1String("Y201"), authenticateCard },
    { QLatin1String("Y202"), verifyCard },
    { QLatin1String("Y301"), takeSnapshot },
    { QLatin1String("Y302"), settleProvisional },
    { QLatin1String("Y303"), queryProvisionals },
    { QLatin1String("Y304"), closeProvisional },
    { QLatin1String("Y305"), queryUnmapped },
    { QLatin1String("Y306"), queryHouse },
};

Handler findHandler(const QString& infno)
{
    const auto at = std::find_if(std::begin(handlers), std::end(handlers),
        [&](const Entry& entry) { return infno == entry.infno; });
    return at == std::end(handlers) ? nullptr : at->handler;
}

constexpr int messageIdLength = 30;
constexpr int piecesKeptDays = 7; ///< of messages that never came
constexpr qsizetype largestInput = 32 * 1024 * 1024; ///< of a sealed message, opened
constexpr int tendEverySeconds = 60;
constexpr int uploadsAtOnce = 200; ///< few enough that the message behind them hardly waits
/// Serves as the receiver when a message does not even name a region.
const QLatin1String noRegion("000000");

/// What the codecs say about a message, for the people who wrote it.
QString inChinese(const Error& error)
{
    static const std::pair<QLatin1String, QString> phrases[] = {
        { QLatin1String(" is missing"), QStringLiteral(" 缺失") },
        { QLatin1String(" is longer than "), QStringLiteral(" 超过最大长度 ") },
        { QLatin1String(" is not an amount"), QStringLiteral(" 不是金额") },
        { QLatin1String(" is not a number"), QStringLiteral(" 不是数字") },
        { QLatin1String(" is not a date"), QStringLiteral(" 不是日期") },
        { QLatin1String(" is not a time"), QStringLiteral(" 不是时间") },
        { QLatin1String(" is not a flag"), QStringLiteral(" 不是 0 或 1") },
        { QLatin1String(" is not a text"), QStringLiteral(" 不是文本") },
        { QLatin1String(" is not an object"), QStringLiteral(" 不是对象") },
        { QLatin1String(" is not a list"), QStringLiteral(" 不是列表") },
        { QLatin1String(" is not a known code"), QStringLiteral(" 不在字典中") },
        { QLatin1String(" is not hex of its length"), QStringLiteral(" 不是规定长度的十六进制") },
    };
    QString detail = error.detail;
    for (const auto& [english, chinese] : phrases)
        detail.replace(english, chinese);
    return error.code == ErrorCode::BadJson ? QStringLiteral("报文不是合法的 JSON：") + detail
                                            : QStringLiteral("报文有误：") + detail;
}

/// Provinces, autonomous regions and municipalities of the national table.
bool isKnownProvince(const QString& region)
{
    static const QStringList codes = QStringLiteral("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 "
                                                    "41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 "
                                                    "65 66 71 81 82")
                                         .split(QLatin1Char(' '));
    return isRegionCode(region) && codes.contains(region.left(2));
}

/// Changes whenever a file of the folder does.
QByteArray fingerprint(const QString& folder)
{
    QDirIterator files(folder, { QStringLiteral("*.json"), QStringLiteral("*.txt") }, QDir::Files,
        QDirIterator::Subdirectories);
    QStringList lines;
    while (files.hasNext()) {
        files.next();
        const QFileInfo file = files.fileInfo();
        lines.append(QStringLiteral("%1 %2 %3")
                         .arg(file.filePath())
                         .arg(file.size())
                         .arg(file.lastModified().toMSecsSinceEpoch()));
    }
    lines.sort();
    return lines.join(QLatin1Char('\n')).toUtf8();
}

MessageName nameOf(const WireRequest& request)
{
    return { request.msgid, request.infno, request.insuplc_admdvs };
}

QString longTime(const QDateTime& time)
{
    return time.toString(QStringLiteral("yyyyMMddHHmmsszzz"));
}

} // namespace

class Province::Private {
public:
    Options options;
    const Clock& clock;
    std::unique_ptr<Ledger> ledger;
    PolicyBook policies;
    CodeTables codes;
    CardModule cards;
    SnapshotSource snapshots;
    QByteArray signKey;
    QByteArray sealKey;
    qint64 answered = 0;
    SimulatedLibrary library;
    std::unique_ptr<NoticeFile> notices;
    QDateTime tendedAt; ///< tried last
    QDate turnedTo; ///< the last day whose turn has been done
    QByteArray policiesAsRead; ///< how their folder looked then
    QByteArray catalogueAsRead;

    Private(Options given, const Clock& givenClock)
        : options(std::move(given))
        , clock(givenClock)
    {
    }

    Result<void> open();
    Result<void> openLedgerAgain();
    Result<void> readPoliciesAnew();
    Result<void> publishAnew();
    Result<void> tend();
    Answer handle(const QString& pathInfno, const QByteArray& body, const StationName& peer);

private:
    /// The message is well formed: who sends it, from where, and may he?
    QString objection(const QString& pathInfno, const WireRequest& request, const StationName& peer,
        const std::optional<InstitutionRow>& institution) const;
    Result<QByteArray> process(
        const QString& pathInfno, const WireRequest& arrived, const StationName& peer);
    /// Whatever it is, a batch included.
    Answer answer(
        const QString& pathInfno, const QByteArray& body, const StationName& peer, bool mayBeBatch);
    Result<QByteArray> processBatch(
        const QString& pathInfno, const WireRequest& request, const StationName& peer);
    /// Looks whether a Record has been here before: its stored answer, or an objection to it.
    Result<std::optional<QByteArray>> earlier(
        const WireRequest& request, const StationName& peer, const QString& hash);
    /// The message as its sender meant it.
    Result<WireRequest> opened(const WireRequest& request, const SealedInput& sealed) const;
    QByteArray encode(const WireRequest& request, const Reply& reply, const QDateTime& received,
        const QString& receipt = {});
    Answer sign(const QString& msgid, QByteArray body) const;
};

Result<void> Province::Private::open()
{
    if (!QDir().mkpath(options.dataDir))
        return fail(ErrorCode::FileUnwritable, options.dataDir);
    const QDir data(options.dataDir);
    YIDI_TRY(ensureAuthority(
        options.dataDir, { QStringLiteral("127.0.0.1"), QStringLiteral("localhost") }));
    for (const auto& [name, bytes] :
        { std::pair { "sign.key", &signKey }, std::pair { "seal.key", &sealKey } }) {
        QFile key(data.filePath(QLatin1String(name)));
        if (!key.open(QIODevice::ReadOnly))
            return fail(ErrorCode::FileUnreadable, key.fileName());
        *bytes = key.readAll();
    }

    YIDI_TRY(readPoliciesAnew());
    YIDI_ASSIGN(codes, loadCodeTables());
    YIDI_ASSIGN(cards,
        CardModule::load(
            data.filePath(QStringLiteral("card_root.hex")), options.cardAsksPerMinute));

    YIDI_ASSIGN(ledger, Ledger::open(data.filePath(QStringLiteral("ledger.db"))));
    if (!options.worldDir.isEmpty())
        YIDI_TRY(seedWorld(*ledger, options.worldDir));
    YIDI_TRY(publishAnew());
    YIDI_ASSIGN(notices,
        NoticeFile::open(options.noticeFile.isEmpty()
                ? data.filePath(QStringLiteral("notices.jsonl"))
                : options.noticeFile));
    library.closedRegions = options.libraryClosed;
    if (!options.libraryFile.isEmpty())
        YIDI_TRY(library.keepIn(options.libraryFile));
    return {};
}

/// After an I/O error the file is opened anew, and read from its beginning.
Result<void> Province::Private::openLedgerAgain()
{
    if (ledger && !ledger->isBroken())
        return {};
    ledger.reset();
    YIDI_ASSIGN(ledger, Ledger::open(QDir(options.dataDir).filePath(QStringLiteral("ledger.db"))));
    return {};
}

Result<void> Province::Private::readPoliciesAnew()
{
    const QString folder =
        options.policiesDir.isEmpty() ? QStringLiteral(":/policies") : options.policiesDir;
    const QByteArray look = fingerprint(folder);
    if (look == policiesAsRead)
        return {};
    YIDI_ASSIGN(auto read, readPolicies(folder, sm3Hex));
    if (!read.problems.empty())
        return fail(read.problems.front());
    YIDI_ASSIGN(
        auto source, SnapshotSource::load(options.dataDir, folder, read.book, options.snapshots));
    policies = std::move(read.book);
    snapshots = std::move(source);
    policiesAsRead = look;
    return {};
}

Result<void> Province::Private::publishAnew()
{
    if (options.catalogueDir.isEmpty())
        return {};
    const QByteArray look = fingerprint(options.catalogueDir);
    if (look == catalogueAsRead)
        return {};
    YIDI_ASSIGN(const int published, publishCatalogueFolder(*ledger, options.catalogueDir));
    if (published > 0)
        qCInfo(logProvince) << "catalogue rows published" << published;
    catalogueAsRead = look;
    return {};
}

QString Province::Private::objection(const QString& pathInfno, const WireRequest& request,
    const StationName& peer, const std::optional<InstitutionRow>& institution) const
{
    const Transaction* transaction = findTransaction(request.infno);
    if (!transaction || !findHandler(request.infno))
        return QStringLiteral("不支持交易 %1").arg(request.infno);
    if (!pathInfno.isEmpty() && pathInfno != request.infno)
        return QStringLiteral("地址中的交易 %1 与报文中的交易 %2 不符")
            .arg(pathInfno, request.infno);
    if (request.fixmedins_code != peer.institutionCode)
        return QStringLiteral("定点医药机构编号 %1 与证书不符").arg(request.fixmedins_code);
    if (!request.dev_no.isEmpty() && request.dev_no != peer.deviceNo)
        return QStringLiteral("设备编号 %1 与证书不符").arg(request.dev_no);
    if (!institution)
        return QStringLiteral("定点医药机构 %1 未登记").arg(request.fixmedins_code);
    if (!isKnownProvince(request.mdtrtarea_admvs)
        || !sameCity(request.mdtrtarea_admvs, institution->institution.region))
        return QStringLiteral("就医地医保区划 %1 不是该机构所在区划").arg(request.mdtrtarea_admvs);
    if (!request.insuplc_admdvs.isEmpty() && !isKnownProvince(request.insuplc_admdvs))
        return QStringLiteral("参保地医保区划 %1 不存在").arg(request.insuplc_admdvs);
    // A Record's id outlives its connection, so it must be one of this institution's own.
    if (transaction->isRecord
        && (request.msgid.size() != messageIdLength
            || !request.msgid.startsWith(request.fixmedins_code)))
        return QStringLiteral("报文ID应为 30 位，以本机构编号开头");
    return {};
}

Result<std::optional<QByteArray>> Province::Private::earlier(
    const WireRequest& request, const StationName& peer, const QString& hash)
{
    YIDI_ASSIGN(const auto found, ledger->message(request.msgid));
    const QDateTime now = clock.now();
    if (found && found->bodyHash == hash && found->infno == request.infno
        && found->deviceNo == peer.deviceNo)
        return std::optional(found->answer);
    if (found) {
        YIDI_TRY(ledger->raiseAlarm(request.msgid, peer.deviceNo,
            QStringLiteral("msgid used again with another body"), now));
        return std::optional(
            encode(request, refused(QStringLiteral("报文ID已用于另一份报文，已告警")), now));
    }
    YIDI_ASSIGN(const bool buried, ledger->isBuried(request.msgid));
    if (buried)
        return std::optional(
            encode(request, refused(QStringLiteral("报文已被撤回，不再受理")), now));
    return std::optional<QByteArray>();
}

Result<QByteArray> Province::Private::process(
    const QString& pathInfno, const WireRequest& arrived, const StationName& peer)
{
    WireRequest request = arrived;
    const QDateTime now = clock.now();
    YIDI_ASSIGN(auto transaction, ledger->begin());
    YIDI_ASSIGN(const auto institution, ledger->institution(request.fixmedins_code));
    const QString refusal = objection(pathInfno, request, peer, institution);
    if (!refusal.isEmpty())
        return encode(request, refused(refusal), now);

    const auto pieced = decodePieced(request.input);
    if (!pieced)
        return encode(request, refused(inChinese(pieced.error())), now);

    const bool isRecord = findTransaction(request.infno)->isRecord;
    const QString hash = *pieced ? (*pieced)->hash
        : isRecord               ? sm3Hex(request.inputBytes)
                                 : QString();
    if (isRecord) {
        YIDI_ASSIGN(auto known, earlier(request, peer, hash));
        if (known) {
            YIDI_TRY(transaction.commit());
            return *std::move(known);
        }
    }

    if (*pieced) {
        QStringList missing;
        const auto whole = joinPieces(*ledger, peer.institutionCode, **pieced, missing);
        auto input = whole && *whole ? parseJson(**whole) : Result<Json>();
        if (!whole || !input)
            return encode(request, refused(inChinese(whole ? input.error() : whole.error())), now);
        if (!*whole) {
            Reply reply = refused(QStringLiteral("报文的分片尚未到齐"));
            reply.output = missingToWire(missing);
            return encode(request, reply, now);
        }
        request.inputBytes = **whole;
        request.input = *std::move(input);
        YIDI_TRY(ledger->dropPieces(peer.institutionCode, (*pieced)->pieces));
    }
    // What cannot be opened, or stands where another message stands, has no end of its own: its
    // station holds it for a person to look at.
    const auto notTaken = [&](const QString& why, const QString& alarm) -> Result<QByteArray> {
        YIDI_TRY(ledger->raiseAlarm(request.msgid, peer.deviceNo, alarm, now));
        YIDI_TRY(transaction.commit());
        return encode(request, refused(why), now);
    };
    const auto sealed = decodeSealed(request.input);
    if (!sealed)
        return notTaken(inChinese(sealed.error()), describe(sealed.error()));
    if (*sealed && request.msgid.mid(26, 3) != peer.stationNumber)
        return notTaken(
            QStringLiteral("报文ID不是本终端的"), QStringLiteral("id of another station"));
    Result<WireRequest> plain = request;
    if (*sealed) {
        const ChainPlace& place = (*sealed)->place;
        YIDI_ASSIGN(const auto standing,
            ledger->linkAt(peer.institutionCode, peer.deviceNo, place.epoch, place.number));
        if (standing)
            return notTaken(
                QStringLiteral("本终端队列的这个位置已有报文 %1，已告警").arg(standing->msgid),
                QStringLiteral("two messages at one place of a queue"));
        plain = opened(request, **sealed);
    }
    if (!plain)
        return notTaken(QStringLiteral("密封报文无法打开"), describe(plain.error()));

    YIDI_TRY(transaction.beginEffect());
    Call call { *plain, peer, *institution, now, *ledger, policies, codes, cards, snapshots,
        options.detailDays, signKey };
    Result<Reply> reply = findHandler(request.infno)(call);
    if (!reply) {
        const ErrorCode code = reply.error().code;
        if (code != ErrorCode::BadInput && code != ErrorCode::BadJson)
            return fail(reply.error());
        reply = refused(inChinese(reply.error()));
    }
    if (!reply->done)
        YIDI_TRY(transaction.undoEffect());
    if (!reply->alarm.isEmpty())
        YIDI_TRY(ledger->raiseAlarm(request.msgid, peer.deviceNo, reply->alarm, now));
    if (reply->refusedRequest)
        YIDI_TRY(ledger->addRefused(*reply->refusedRequest));
    if (reply->refusedProvisional)
        YIDI_TRY(ledger->addProvisional(*reply->refusedProvisional));
    // Without reasons it is a word about the message: its station holds it and may send it again.
    // A hospital's own system gets the same answer again.
    const bool isEnd = !*sealed || reply->done || !reply->reasons.empty() || reply->refusedRequest
        || reply->refusedProvisional;
    QByteArray answer;
    if (isRecord && isEnd) {
        const MessageEnd end = reply->done ? MessageEnd::Done : MessageEnd::Refused;
        const QString link = sm3Hex(linkText(nameOf(request), sm3Hex(linkedBytes(request))));
        YIDI_ASSIGN(const QByteArray receipt,
            sm2Sign(signKey, receiptText(request.msgid, request.infno, end, link)));
        answer = encode(request, *reply, now, QString::fromLatin1(receipt));
        YIDI_TRY(ledger->addMessage({ request.msgid, request.infno, peer.deviceNo,
            request.fixmedins_code, hash, reply->done, answer, now }));
        if (*sealed)
            YIDI_TRY(ledger->addLink({ peer.institutionCode, peer.deviceNo, (*sealed)->place.epoch,
                (*sealed)->place.number, request.msgid, request.infno, link,
                messageEndName(end) }));
    } else {
        answer = encode(request, *reply, now);
    }
    YIDI_TRY(transaction.commit());
    return answer;
}

Result<WireRequest> Province::Private::opened(
    const WireRequest& request, const SealedInput& sealed) const
{
    YIDI_ASSIGN(const SecretBuffer key, unwrapKey(sealKey, sealed.key));
    WireRequest plain = request;
    YIDI_ASSIGN(
        plain.inputBytes, unseal(key, sealed.body, sealContext(nameOf(request), sealed.place)));
    if (sealed.compressed) {
        YIDI_ASSIGN(plain.inputBytes, inflated(plain.inputBytes, largestInput));
    }
    YIDI_ASSIGN(plain.input, parseJson(plain.inputBytes));
    return plain;
}

QByteArray Province::Private::encode(const WireRequest& request, const Reply& reply,
    const QDateTime& received, const QString& receipt)
{
    WireResponse response;
    response.success = reply.done;
    response.inf_refmsgid =
        (isKnownProvince(request.mdtrtarea_admvs) ? provinceOf(request.mdtrtarea_admvs)
                                                  : QString(noRegion))
        + compactDateTime(received)
        + QString::number(++answered).rightJustified(10, QLatin1Char('0'));
    response.refmsg_time = longTime(received);
    response.respond_time = longTime(clock.now());
    response.err_msg = reply.message;
    response.receipt = receipt;
    response.output = reply.output;
    response.reasons = reply.reasons;
    return encodeResponse(response);
}

Province::Answer Province::Private::sign(const QString& msgid, QByteArray body) const
{
    auto signature = sm2Sign(signKey, signedBytes(msgid, body));
    if (!signature) {
        qCCritical(logProvince).noquote() << "cannot sign:" << describe(signature.error());
        return { 503, std::move(body), {} };
    }
    return { 200, std::move(body), *std::move(signature) };
}

Result<void> Province::Private::tend()
{
    YIDI_TRY(openLedgerAgain());
    const QDateTime now = clock.now();
    tendedAt = now;
    if (const auto anew = readPoliciesAnew(); !anew)
        qCWarning(logProvince) << "policies stay as they were:" << describe(anew.error());
    if (const auto anew = publishAnew(); !anew)
        qCWarning(logProvince) << "the catalogue stays as it was:" << describe(anew.error());
    if (turnedTo != now.date()) { // what failed is tried again
        YIDI_ASSIGN(const Tended tended, tendFilings(now.date(), *ledger, policies));
        YIDI_ASSIGN(const int reminders, queueReminders(*ledger, now, policies));
        qCInfo(logProvince) << "filings begun" << tended.begun << "held" << tended.held << "expired"
                            << tended.expired << "withdrawn" << tended.withdrawn << "suspended"
                            << tended.suspended << "restored" << tended.restored << "cancelled"
                            << tended.cancelled << "reminders" << reminders;
        YIDI_ASSIGN(const int held, holdOverdueDetails(*ledger, now.date()));
        if (held > 0)
            qCInfo(logProvince) << "settlements held without their fee lines" << held;
        YIDI_TRY(ledger->dropPiecesBefore(now.addDays(-piecesKeptDays)));
        turnedTo = now.date();
    }
    YIDI_ASSIGN(const int sent,
        sendNotices(
            *ledger, [this](const auto& batch) { return notices->send(batch); }, now));
    YIDI_ASSIGN(const Uploaded uploaded,
        uploadFilings(
            *ledger, [this](const auto& entry) { return library.tell(entry); }, uploadsAtOnce));
    YIDI_TRY(library.save());
    if (sent + uploaded.ok + uploaded.failed > 0)
        qCInfo(logProvince) << "reminders sent" << sent << "uploads taken" << uploaded.ok
                            << "refused" << uploaded.failed;
    return {};
}

/// Nothing of a batch is kept but what its messages leave behind themselves.
Result<QByteArray> Province::Private::processBatch(
    const QString& pathInfno, const WireRequest& request, const StationName& peer)
{
    const QDateTime now = clock.now();
    YIDI_ASSIGN(const auto institution, ledger->institution(request.fixmedins_code));
    if (const QString no = objection(pathInfno, request, peer, institution); !no.isEmpty())
        return encode(request, refused(no), now);
    auto reply = answerBatch(
        request, [&](const QByteArray& message) { return answer({}, message, peer, false); });
    return encode(request, reply ? *reply : refused(inChinese(reply.error())), now);
}

Province::Answer Province::Private::handle(
    const QString& pathInfno, const QByteArray& body, const StationName& peer)
{
    const QDateTime now = clock.now();
    if (const auto usable = openLedgerAgain(); !usable) {
        qCCritical(logProvince).noquote() << "no ledger:" << describe(usable.error());
        return { 503, {}, {} };
    }
    if (tendedAt.date() != now.date() || tendedAt.secsTo(now) >= tendEverySeconds) {
        if (const auto tended = tend(); !tended)
            qCCritical(logProvince).noquote() << "cannot tend:" << describe(tended.error());
    }
    return answer(pathInfno, body, peer, true);
}

Province::Answer Province::Private::answer(
    const QString& pathInfno, const QByteArray& body, const StationName& peer, bool mayBeBatch)
{
    auto request = decodeRequest(body);
    if (!request) {
        // Name the message in the signature when it can be read at all, so that its sender knows.
        WireRequest unread;
        if (const auto json = parseJson(body))
            unread.msgid = (*json)[u"msgid"].text();
        return sign(unread.msgid, encode(unread, refused(inChinese(request.error())), clock.now()));
    }
    const bool isBatch = mayBeBatch && request->infno == QLatin1String("Y003");
    auto bytes =
        isBatch ? processBatch(pathInfno, *request, peer) : process(pathInfno, *request, peer);
    if (!bytes) {
        // Unsigned: the Record stays with its sender, who will send it again.
        qCCritical(logProvince).noquote()
            << request->infno << "could not be done:" << describe(bytes.error());
        return { 503,
            encode(*request, refused(QStringLiteral("省级平台暂时不能处理，请稍后原样重发")),
                clock.now()),
            {} };
    }
    return sign(request->msgid, *std::move(bytes));
}

Result<std::unique_ptr<Province>> Province::open(Options options, const Clock& clock)
{
    auto d = std::make_unique<Private>(std::move(options), clock);
    YIDI_TRY(d->open());
    return std::unique_ptr<Province>(new Province(std::move(d)));
}

Province::Province(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

Province::~Province() = default;

Province::Answer Province::handle(
    const QString& pathInfno, const QByteArray& body, const StationName& peer)
{
    return m_d->handle(pathInfno, body, peer);
}

Result<void> Province::tend()
{
    return m_d->tend();
}

} // namespace yidi
