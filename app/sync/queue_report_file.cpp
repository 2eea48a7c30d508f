// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/queue_report_file.h"

#include "app/base/dates.h"
#include "app/crypto/new_file.h"
#include "app/crypto/signing.h"
#include "app/transactions/control/reconcile.h"
#include "app/transactions/envelope.h"

#include <QDir>

namespace yidi {

namespace {

Json groupJson(const QueueGroup& group)
{
    return Json::object(
        { { QStringLiteral("infno"), group.infno }, { QStringLiteral("end"), group.end },
            { QStringLiteral("count"), Json::integer(group.count) },
            { QStringLiteral("medfee_sumamt"), Json(group.total) },
            { QStringLiteral("fund_pay_sumamt"), Json(group.fund) } });
}

Json findingJson(const QueueFinding& finding)
{
    return Json::object({ { QStringLiteral("what"), queueFindingName(finding.kind) },
        { QStringLiteral("who"), queueActorName(whoActsOn(finding.kind)) },
        { QStringLiteral("epoch"), finding.epoch },
        { QStringLiteral("seq"), Json::integer(finding.number) },
        { QStringLiteral("msgid"), finding.msgid }, { QStringLiteral("infno"), finding.infno } });
}

Json proofJson(const ProvedAnswer& proof)
{
    return Json::object({ { QStringLiteral("msgid"), proof.msgid },
        { QStringLiteral("body"), QString::fromUtf8(proof.body) },
        { QStringLiteral("signature"), QString::fromLatin1(proof.signature) } });
}

template <class T, class Write>
Json list(const std::vector<T>& values, Write write)
{
    Json items = Json::array();
    for (const T& value : values)
        items.append(write(value));
    return items;
}

Result<void> prove(const QueueReport& report, const Json& proofs, const QByteArray& provinceKey)
{
    std::int64_t count = 0;
    std::vector<QueueGroup> groups;
    for (const Json& proof : proofs.items()) {
        const QByteArray body = proof[u"body"].text().toUtf8();
        YIDI_TRY(sm2Verify(provinceKey, signedBytes(proof[u"msgid"].text(), body),
            proof[u"signature"].text().toLatin1()));
        YIDI_ASSIGN(const WireResponse response, decodeResponse(body));
        YIDI_ASSIGN(
            const auto answer, fromWire<RangeAnswer>(response.output, QStringLiteral("output")));
        if (answer.deviceNo != report.deviceNo || (report.agrees() && !answer.equal))
            return fail(ErrorCode::AnswerUnsigned, QStringLiteral("report: of another queue"));
        count += answer.count;
        groups = addGroups(groups, answer.groups);
    }
    if (report.agrees() && (count != report.compared || groups != report.groups))
        return fail(ErrorCode::AnswerUnsigned,
            QStringLiteral("report: the province has not signed these sums"));
    return {};
}

} // namespace

Json queueReportJson(const QueueReport& report)
{
    return Json::object({ { QStringLiteral("fixmedins_code"), report.institution },
        { QStringLiteral("dev_no"), report.deviceNo },
        { QStringLiteral("at"), wireDateTime(report.at) },
        { QStringLiteral("nothing_lost_nothing_doubled"), Json::boolean(report.agrees()) },
        { QStringLiteral("compared"), Json::integer(report.compared) },
        { QStringLiteral("open"), Json::integer(report.open) },
        { QStringLiteral("groups"), list(report.groups, groupJson) },
        { QStringLiteral("found"), Json::integer(report.found) },
        { QStringLiteral("findings"), list(report.findings, findingJson) } });
}

Result<QueueReport> queueReportFrom(const Json& json)
{
    const auto integer = [](const Json& node) { return node.text().toLong(); };
    QueueReport report;
    report.institution = json[u"fixmedins_code"].text();
    report.deviceNo = json[u"dev_no"].text();
    YIDI_ASSIGN(report.at, parseDateTime(json[u"at"].text()));
    report.compared = integer(json[u"compared"]);
    report.open = integer(json[u"open"]);
    report.found = integer(json[u"found"]);
    for (const Json& node : json[u"groups"].items()) {
        YIDI_ASSIGN(const Fen total, Fen::fromWire(node[u"medfee_sumamt"].text().toUtf8()));
        YIDI_ASSIGN(const Fen fund, Fen::fromWire(node[u"fund_pay_sumamt"].text().toUtf8()));
        report.groups.push_back(
            { node[u"infno"].text(), node[u"end"].text(), integer(node[u"count"]), total, fund });
    }
    for (const Json& node : json[u"findings"].items()) {
        QueueFinding finding;
        if (!queueFindingFromName(node[u"what"].text(), finding.kind))
            return fail(ErrorCode::BadInput, QStringLiteral("findings.what"));
        finding.epoch = node[u"epoch"].text();
        finding.number = integer(node[u"seq"]);
        finding.msgid = node[u"msgid"].text();
        finding.infno = node[u"infno"].text();
        report.findings.push_back(finding);
    }
    return report;
}

Result<QString> writeQueueReport(
    const QString& dataDir, const QueueReport& report, const std::vector<ProvedAnswer>& proofs)
{
    const QString folder = dataDir + QStringLiteral("/reports");
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::FileUnwritable, folder);
    const QString path = QStringLiteral("%1/queue-%2.json").arg(folder, wireDate(report.at.date()));
    const Json file = Json::object({ { QStringLiteral("report"), queueReportJson(report) },
        { QStringLiteral("proofs"), list(proofs, proofJson) } });
    YIDI_TRY(replaceFile(path, writeJsonPretty(file), FileAccess::Owner));
    return path;
}

Result<QueueReport> readQueueReport(const QString& dataDir, const QByteArray& provinceKey)
{
    const QDir folder(dataDir + QStringLiteral("/reports"));
    const QStringList names = folder.entryList(
        { QStringLiteral("queue-*.json") }, QDir::Files, QDir::Name | QDir::Reversed);
    if (names.isEmpty())
        return fail(ErrorCode::StoreUnavailable, QStringLiteral("nothing was compared yet"));
    JsonLimits limits;
    limits.maxBytes *= 8; // a million Records
    YIDI_ASSIGN(const Json file, readJsonFile(folder.filePath(names.front()), limits));
    YIDI_ASSIGN(const QueueReport report, queueReportFrom(file[u"report"]));
    YIDI_TRY(prove(report, file[u"proofs"], provinceKey));
    return report;
}

} // namespace yidi
