// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/envelope.h"

#include "app/base/clock.h"
#include "app/base/dates.h"

#include <algorithm>

namespace yidi {

namespace {

/// One text member of the request envelope. Only what the receiver cannot work without is
/// required; whatever is present must fit the interface.
struct EnvelopeField {
    QStringView name;
    QString WireRequest::*text;
    int maxLength;
    bool required = false;
};

constexpr EnvelopeField requestFields[] = {
    { u"infno", &WireRequest::infno, 6, true },
    { u"msgid", &WireRequest::msgid, 30, true },
    { u"mdtrtarea_admvs", &WireRequest::mdtrtarea_admvs, 6, true },
    { u"insuplc_admdvs", &WireRequest::insuplc_admdvs, 6 },
    { u"recer_sys_code", &WireRequest::recer_sys_code, 10 },
    { u"dev_no", &WireRequest::dev_no, 100 },
    { u"dev_safe_info", &WireRequest::dev_safe_info, 2000 },
    { u"cainfo", &WireRequest::cainfo, 1024 },
    { u"signtype", &WireRequest::signtype, 10 },
    { u"infver", &WireRequest::infver, 6 },
    { u"opter_type", &WireRequest::opter_type, 3 },
    { u"opter", &WireRequest::opter, 30 },
    { u"opter_name", &WireRequest::opter_name, 50 },
    { u"inf_time", &WireRequest::inf_time, 19 },
    { u"fixmedins_code", &WireRequest::fixmedins_code, 30, true },
    { u"fixmedins_name", &WireRequest::fixmedins_name, 200 },
    { u"sign_no", &WireRequest::sign_no, 30 },
};

constexpr int messageIdLength = 30;
constexpr int maxErrorMessage = 200;

/// Finds the bytes of the nth value of the outermost object in text already known to be JSON.
QByteArray rawMember(const QByteArray& object, std::size_t nth)
{
    bool inString = false;
    int depth = 0;
    std::size_t member = 0;
    qsizetype begin = -1;
    for (qsizetype at = 0; at < object.size(); ++at) {
        const char c = object[at];
        if (inString) {
            if (c == '\\')
                ++at;
            else if (c == '"')
                inString = false;
            continue;
        }
        const bool closes = c == '}' || c == ']';
        if (depth == 1 && (closes || c == ',')) {
            if (begin >= 0)
                return object.mid(begin, at - begin).trimmed();
            ++member;
        } else if (depth == 1 && c == ':' && member == nth) {
            begin = at + 1;
        }
        if (c == '"')
            inString = true;
        else if (c == '{' || c == '[')
            ++depth;
        else if (closes)
            --depth;
    }
    return {};
}

Result<QString> envelopeText(const Json& root, const EnvelopeField& field)
{
    const Json& value = root[field.name];
    if (value.isObject() || value.isArray())
        return fail(ErrorCode::BadInput, QStringLiteral("%1 is not a text").arg(field.name));
    if (field.required && value.text().isEmpty())
        return fail(ErrorCode::BadInput, QStringLiteral("%1 is missing").arg(field.name));
    if (value.text().size() > field.maxLength)
        return fail(ErrorCode::BadInput,
            QStringLiteral("%1 is longer than %2").arg(field.name).arg(field.maxLength));
    return value.text();
}

/// `output` as an object, as a JSON string holding one, or absent.
Result<Json> responseOutput(const Json& output)
{
    if (output.isNull() || output.isObject() || output.isArray())
        return output;
    if (output.kind() != Json::Kind::String)
        return fail(ErrorCode::AnswerMalformed, QStringLiteral("output is not an object"));
    if (output.text().trimmed().isEmpty())
        return Json();
    auto parsed = parseJson(output.text().toUtf8());
    if (!parsed)
        return fail(ErrorCode::AnswerMalformed,
            QStringLiteral("output is text but not JSON: ") + parsed.error().detail);
    return parsed;
}

} // namespace

QByteArray encodeRequest(const WireRequest& request)
{
    Json root = Json::object();
    for (const EnvelopeField& field : requestFields)
        root.set(field.name.toString(), request.*field.text);
    QByteArray bytes = writeJson(root);
    bytes.chop(1);
    return bytes + ",\"input\":"
        + (request.inputBytes.isEmpty() ? writeJson(request.input) : request.inputBytes) + '}';
}

Result<WireRequest> decodeRequest(const QByteArray& body)
{
    YIDI_ASSIGN(const Json root, parseJson(body));
    if (!root.isObject())
        return fail(ErrorCode::BadInput, QStringLiteral("the message is not an object"));
    WireRequest request;
    for (const EnvelopeField& field : requestFields) {
        YIDI_ASSIGN(request.*field.text, envelopeText(root, field));
    }
    const auto& names = root.names();
    const auto at = std::find(names.begin(), names.end(), QLatin1String("input"));
    if (at == names.end())
        return fail(ErrorCode::BadInput, QStringLiteral("input is missing"));
    const auto index = static_cast<std::size_t>(at - names.begin());
    request.input = root.items()[index];
    if (!request.input.isObject())
        return fail(ErrorCode::BadInput, QStringLiteral("input is not an object"));
    request.inputBytes = rawMember(body, index);
    return request;
}

QByteArray encodeResponse(const WireResponse& response)
{
    Json output = response.output;
    if (!response.reasons.empty()) {
        Json reasons = Json::array();
        for (const WireReason& reason : response.reasons)
            reasons.append(Json::object({ { QStringLiteral("code"), reason.code },
                { QStringLiteral("blocking"), reason.blocking },
                { QStringLiteral("remedy"), reason.remedy } }));
        output.set(QStringLiteral("reasons"), std::move(reasons));
    }
    Json root = Json::object({
        { QStringLiteral("infcode"), Json::integer(response.success ? 0 : -1) },
        { QStringLiteral("inf_refmsgid"), response.inf_refmsgid },
        { QStringLiteral("refmsg_time"), response.refmsg_time },
        { QStringLiteral("respond_time"), response.respond_time },
        { QStringLiteral("err_msg"), response.err_msg.left(maxErrorMessage) },
        { QStringLiteral("output"), std::move(output) },
    });
    if (!response.receipt.isEmpty())
        root.set(QStringLiteral("yidi_receipt"), response.receipt);
    return writeJson(root);
}

Result<WireResponse> decodeResponse(const QByteArray& body)
{
    auto parsed = parseJson(body);
    if (!parsed)
        return fail(ErrorCode::AnswerMalformed, parsed.error().detail);
    const Json& root = *parsed;
    const QString infcode = root[u"infcode"].text();
    if (infcode.isEmpty())
        return fail(ErrorCode::AnswerMalformed, QStringLiteral("infcode is missing"));

    WireResponse response;
    response.success = infcode == QLatin1String("0");
    response.inf_refmsgid = root[u"inf_refmsgid"].text();
    response.refmsg_time = root[u"refmsg_time"].text();
    response.respond_time = root[u"respond_time"].text();
    response.err_msg = root[u"err_msg"].text();
    response.receipt = root[u"yidi_receipt"].text();
    YIDI_ASSIGN(response.output, responseOutput(root[u"output"]));
    const Json& reasons = response.output[u"reasons"];
    if (reasons.isArray())
        for (const Json& reason : reasons.items())
            response.reasons.push_back(
                { reason[u"code"].text(), reason[u"blocking"].text(), reason[u"remedy"].text() });
    return response;
}

const std::vector<Transaction>& transactionCatalogue()
{
    const auto question = [](const char* infno, const char* path, const char* name) {
        return Transaction { QString::fromLatin1(infno), QString::fromLatin1(path),
            QString::fromLatin1(name), false };
    };
    const auto record = [&](const char* infno, const char* path, const char* name) {
        Transaction transaction = question(infno, path, name);
        transaction.isRecord = true;
        return transaction;
    };
    static const std::vector<Transaction> catalogue = {
        question("1101", "/fsi/api/fsiPsnInfoService/queryPsnInfo", "person"),
        question("1201", "/fsi/api/fsiFixMedInsService/queryFixMedIns", "institution"),
        question("1301", "/fsi/api/catalogdownservice/downCatalog1301", "catalogue of drugs"),
        question(
            "1302", "/fsi/api/catalogdownservice/downCatalog1302", "catalogue of herbal pieces"),
        question(
            "1303", "/fsi/api/catalogdownservice/downCatalog1303", "catalogue of preparations"),
        question("1305", "/fsi/api/catalogdownservice/downCatalog1305", "catalogue of services"),
        question("1306", "/fsi/api/catalogdownservice/downCatalog1306", "catalogue of materials"),
        question("1312", "/fsi/api/catalogqueryservice/queryHilist", "items of the catalogue"),
        question("1318", "/fsi/api/catalogqueryservice/queryLmtprcByPage", "price caps"),
        question("1319", "/fsi/api/catalogqueryservice/querySelfpayByPage", "shares paid first"),
        question("1901", "/fsi/api/catalogqueryservice/queryDataDic", "code table"),
        question(
            "2001", "/fsi/api/fsiPsnPriorityInfoService/queryPsnPriorityInfo", "benefit check"),
        record("2201", "/fsi/api/outpatientDocInfoService/outpatientRregistration",
            "outpatient registration"),
        record("2202", "/fsi/api/outpatientDocInfoService/outpatientRegistrationCancel",
            "outpatient registration cancelled"),
        record(
            "2203", "/fsi/api/outpatientDocInfoService/outpatientMdtrtinfoUp", "outpatient visit"),
        record("2203A", "/fsi/api/outpatientDocInfoService/outpatientMdtrtinfoUpA",
            "outpatient visit"),
        record("2204", "/fsi/api/outpatientDocInfoService/outpatientFeeListUp", "outpatient fees"),
        record("2205", "/fsi/api/outpatientDocInfoService/outpatientFeeListUpCancel",
            "outpatient fees cancelled"),
        question(
            "2206", "/fsi/api/outpatientSettleService/preSettletment", "outpatient pre-settlement"),
        question("2206A", "/fsi/api/outpatientSettleService/preSettletmentA",
            "outpatient pre-settlement"),
        record("2207", "/fsi/api/outpatientSettleService/saveSettletment", "outpatient settlement"),
        record("2208", "/fsi/api/outpatientSettleService/cancleSettletment",
            "outpatient settlement cancelled"),
        record("2301", "/fsi/api/hospFeeDtlService/feeDtlUp", "inpatient fees"),
        record("2302", "/fsi/api/hospFeeDtlService/feeDtlCl", "inpatient fees cancelled"),
        question("2303", "/fsi/api/hospSettService/preSett", "inpatient pre-settlement"),
        record("2304", "/fsi/api/hospSettService/settV2", "inpatient settlement"),
        record("2305", "/fsi/api/hospSettService/setCl", "inpatient settlement cancelled"),
        record("2401", "/fsi/api/hospitalRegisterService/hospitalRegisterSave", "admission"),
        record("2402", "/fsi/api/dscgService/dischargeProcess", "discharge"),
        record(
            "2403", "/fsi/api/hospitalRegisterService/hospitalRegisterEdit", "admission changed"),
        record("2404", "/fsi/api/hospitalRegisterService/hospitalRegisterCancel",
            "admission cancelled"),
        record("2405", "/fsi/api/dscgService/dischargeUndo", "discharge cancelled"),
        record("2501", "", "referral"),
        record("2501A", "", "referral from a stay"),
        record("2502", "", "referral withdrawal"),
        record("2503", "", "chronic disease"),
        record("2504", "", "chronic disease withdrawal"),
        record("2601", "/fsi/api/reverseService/revsMethod", "reversal"),
        question("3201", "/fsi/api/ybSettlementStmtService/stmtTotal", "totals compared"),
        question("3202", "/fsi/api/ybSettlementStmtService/stmtDetail", "details compared"),
        question("5201", "", "visits"),
        question("5202", "", "diagnoses"),
        question("5203", "", "settlement query"),
        question("5204", "", "fee line query"),
        question("5206", "", "what a year holds so far"),
        question("5301", "", "chronic diseases"),
        question("5303", "", "stays going on"),
        question("5304", "", "referrals"),
        question("9001", "/fsi/api/signInSignOutService/signIn", "sign-in"),
        question("9101", "/fsi/api/fileupload/upload", "file to the province"),
        question("9102", "/fsi/api/fileupload/download", "file from the province"),
        question("Y001", "", "fence"),
        question("Y002", "", "queue compared"),
        question("Y003", "", "batch of messages"),
        question("Y004", "", "piece of a message"),
        record("Y101", "", "file"),
        record("Y102", "", "filing change"),
        record("Y103", "", "filing cancellation"),
        question("Y104", "", "filings query"),
        question("Y105", "", "filings to review"),
        record("Y106", "", "filing review"),
        record("Y107", "", "filing left for a window"),
        question("Y108", "", "call for staff"),
        question("Y109", "", "calls for staff"),
        question("Y201", "", "card authentication"),
        question("Y202", "", "card verification"),
        question("Y301", "", "snapshot"),
        record("Y302", "", "provisional settlement"),
        question("Y303", "", "provisional settlements of a house"),
        record("Y304", "", "difference of a provisional settlement closed"),
        question("Y305", "", "codes without a catalogue item"),
        question("Y306", "", "settlements of a house"),
    };
    return catalogue;
}

const Transaction* findTransaction(const QString& infno)
{
    const auto& catalogue = transactionCatalogue();
    const auto at = std::find_if(catalogue.begin(), catalogue.end(),
        [&](const Transaction& transaction) { return transaction.infno == infno; });
    return at == catalogue.end() ? nullptr : &*at;
}

QString nextMsgId(
    const QString& last, const QString& institution, const QString& station, const QDateTime& now)
{
    QDateTime time = chinaTime(now.date(), now.time());
    int counter = 0;
    const QDateTime used = readCompactDateTime(QStringView(last).mid(12, 14));
    if (last.size() == messageIdLength && used.isValid()
        && used.toSecsSinceEpoch() >= time.toSecsSinceEpoch()) {
        time = used;
        counter = last.back().digitValue() + 1;
        if (counter > 9) {
            time = time.addSecs(1);
            counter = 0;
        }
    }
    return institution + compactDateTime(time) + station + QString::number(counter);
}

QByteArray signedBytes(const QString& msgid, const QByteArray& response)
{
    return msgid.toUtf8() + '\n' + response;
}

} // namespace yidi
