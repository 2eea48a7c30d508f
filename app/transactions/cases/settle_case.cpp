// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/cases/settle_case.h"

#include "app/base/dates.h"
#include "app/base/json_fields.h"
#include "app/domain/region/region.h"

namespace yidi {

namespace {

using L1 = QLatin1String;

struct FeeDetail {
    std::vector<FeeLine> lines;
    std::vector<QDateTime> occurred; ///< of each line; invalid when it does not say
    Catalogue catalogue; ///< what the lines say of their items
};

const QString admissions = QStringLiteral("admissions");

QString optionalText(JsonFields& fields, const char* name)
{
    return fields.has(L1(name)) ? fields.text(L1(name)) : QString();
}

Fen optionalMoney(JsonFields& fields, const char* name)
{
    return fields.has(L1(name)) ? fields.money(L1(name)) : Fen();
}

QDateTime optionalTime(JsonFields& fields, const char* name)
{
    return optionalText(fields, name).isEmpty() ? QDateTime() : fields.dateTime(L1(name));
}

/// Asked here and not where it counts: not every rule looks at the level, and nonsense is no bill.
QString optionalLevel(JsonFields& fields, const char* name)
{
    const QString level = optionalText(fields, name);
    if (!levelClass(level))
        fields.complain(fields.path(L1(name)), QStringLiteral("is not a level"));
    return level;
}

CatalogueItem readItem(JsonFields& fields, const FeeLine& line)
{
    static const QStringList levels { QStringLiteral("01"), QStringLiteral("02"),
        QStringLiteral("03") };
    CatalogueItem item;
    item.code = line.code;
    item.name = line.name;
    item.chargeLevel = fields.oneOf(L1("chrgitm_lv"), levels);
    item.chargeType = optionalText(fields, "med_chrgitm_type");
    if (fields.has(L1("pric_uplmt_amt"))) {
        const std::int64_t limit = fields.decimal(L1("pric_uplmt_amt"), 6);
        if (limit < 0)
            fields.complain(
                fields.path(L1("pric_uplmt_amt")), QStringLiteral("must not be negative"));
        if (limit > 0)
            item.priceLimit = limit;
    }
    if (fields.has(L1("selfpay_prop")))
        item.firstShare = fields.ratio(L1("selfpay_prop"));
    return item;
}

void readLine(const Json& json, const QString& path, QString& problem, FeeDetail& detail)
{
    JsonFields fields(json, path, problem);
    FeeLine line;
    line.number = fields.text(L1("feedetl_sn"));
    line.code = fields.text(L1("med_list_codg"));
    line.name = optionalText(fields, "med_list_name");
    optionalText(fields, "medins_list_codg");
    optionalText(fields, "medins_list_name");
    detail.occurred.push_back(optionalTime(fields, "fee_ocur_time"));
    line.count = fields.decimal(L1("cnt"), 4);
    line.price = fields.decimal(L1("pric"), 6);
    const auto sum = fields.decimal(L1("det_item_fee_sumamt"), 2); // a refund is negative
    line.sum = Fen(sum);
    if (fields.has(L1("chrgitm_lv"))) {
        const CatalogueItem item = readItem(fields, line);
        if (*detail.catalogue.emplace(line.code, item) != item)
            fields.complain(fields.path(L1("med_list_codg")),
                QStringLiteral("an earlier line says otherwise of this item"));
    }
    fields.done();
    detail.lines.push_back(std::move(line));
}

Bill readBill(const Json& json, const QString& path, QString& problem)
{
    JsonFields fields(json, path, problem);
    Bill bill;
    bill.total = fields.money(L1("medfee_sumamt"));
    bill.fullySelfPaid = optionalMoney(fields, "fulamt_ownpay_amt");
    bill.overLimit = optionalMoney(fields, "overlmt_selfpay");
    bill.firstSelfPaid = optionalMoney(fields, "preselfpay_amt");
    fields.done();
    return bill;
}

FilingCategory readFiling(const Json& json, const QString& path, QString& problem)
{
    JsonFields fields(json, path, problem);
    FilingCategory category = FilingCategory::OtherTemporary;
    if (!filingCategoryFromCode(fields.text(L1("category")), category))
        fields.complain(
            fields.path(L1("category")), QStringLiteral("must be one of L1, L2, L3, T1, T2, T3"));
    fields.done();
    return category;
}

Accumulators readAccumulators(const Json& json, const QString& path, QString& problem)
{
    Accumulators accumulators;
    JsonFields fields(json, path, problem);
    for (const QString& name : json.names()) {
        const QByteArray latin = name.toLatin1();
        if (!isAccumulatorName(name) || !fields.has(L1(latin)))
            continue; // done() says so
        accumulators.emplace(
            name, name == admissions ? Fen(fields.count(L1(latin))) : fields.money(L1(latin)));
    }
    fields.done();
    return accumulators;
}

/// As said, else one more than the year has had.
int admissionNo(JsonFields& fields, L1 name, const Accumulators& year)
{
    const auto had = year.find(admissions);
    const int next = had == year.end() ? 1 : static_cast<int>(had->second.value()) + 1;
    if (!fields.has(name))
        return next;
    const int said = fields.count(name);
    if (had != year.end() && said != next)
        fields.complain(
            fields.path(name), QStringLiteral("is not one more than accumulators.admissions"));
    return said;
}

void readPerson(JsonFields& fields, SettlementInput& input)
{
    input.insuredRegion = fields.text(L1("insuplc_admdvs"));
    input.careRegion = fields.text(L1("mdtrtarea_admvs"));
    input.insutype = fields.text(L1("insutype"));
    input.psnType = fields.text(L1("psn_type"));
    if (fields.has(L1("psn_idet_type")))
        input.identTypes = fields.texts(L1("psn_idet_type"));
    if (fields.has(L1("cvlserv_flag")))
        input.civilServant = fields.flag(L1("cvlserv_flag"));
    input.balance = optionalMoney(fields, "balc");
    input.familyBalance = optionalMoney(fields, "acct_mulaid_balc");
    if (fields.has(L1("acct_used_flag")))
        input.useAccount = fields.flag(L1("acct_used_flag"));
    if (fields.has(L1("nwb_flag")))
        input.newborn = fields.flag(L1("nwb_flag"));
}

void readVisit(JsonFields& fields, SettlementInput& input, QString& problem)
{
    input.medType = fields.text(L1("med_type"));
    input.diseaseCode = optionalText(fields, "dise_codg");
    input.hospLevel = optionalLevel(fields, "hosp_lv");
    input.settlementLevel = optionalLevel(fields, "setl_lv");
    input.begin = optionalTime(fields, "begntime");
    input.end = optionalTime(fields, "endtime");
    input.settledAt = optionalTime(fields, "setl_time");
    if (fields.has(L1("filing")))
        fields.member(L1("filing"), [&](const Json& json, const QString& path) {
            input.filing = readFiling(json, path, problem);
        });
    if (fields.has(L1("trum_flag")))
        input.accident = fields.flag(L1("trum_flag"));
    if (fields.has(L1("rx_circ_flag")))
        input.circulated = fields.flag(L1("rx_circ_flag"));
    if (fields.has(L1("accumulators")))
        fields.member(L1("accumulators"), [&](const Json& json, const QString& path) {
            input.accumulators = readAccumulators(json, path, problem);
        });
    input.admissionNo = admissionNo(fields, L1("admission_no"), input.accumulators);
    input.transferDeductible = optionalMoney(fields, "transfer_dedc");
}

/// Whether a fee may belong to the stay, by the day: hours are often those of the cash desk.
bool isInStay(const SettlementInput& input, const QDateTime& occurred)
{
    if (!occurred.isValid())
        return true;
    const QDate day = occurred.date();
    return (!input.begin.isValid() || day >= input.begin.date()) && day <= policyDay(input);
}

EndedYear readEndedYear(const Json& json, const QString& path, QString& problem)
{
    EndedYear ended;
    JsonFields fields(json, path, problem);
    if (fields.has(L1("accumulators")))
        fields.member(L1("accumulators"), [&](const Json& value, const QString& valuePath) {
            ended.accumulators = readAccumulators(value, valuePath, problem);
        });
    ended.admissionNo = admissionNo(fields, L1("admission_no"), ended.accumulators);
    fields.done();
    return ended;
}

} // namespace

Result<SettleCase> parseSettleCase(const Json& json)
{
    QString problem;
    SettleCase result;
    SettlementInput& input = result.input;
    FeeDetail detail;
    JsonFields fields(json, {}, problem);
    readPerson(fields, input);
    readVisit(fields, input, problem);
    // Before the policy is looked for, so that the field is named and not the missing policy.
    if (!isRegionCode(input.insuredRegion))
        fields.complain(QStringLiteral("insuplc_admdvs"), QStringLiteral("is not a region"));
    if (!policyDay(input).isValid())
        fields.complain(QStringLiteral("endtime"), QStringLiteral("or setl_time is needed"));
    const bool hasBill = fields.has(L1("bill"));
    const bool hasLines = fields.has(L1("feedetail"));
    if (hasBill == hasLines)
        fields.complain(QStringLiteral("bill"), QStringLiteral("give either bill or feedetail"));
    if (hasBill)
        fields.member(L1("bill"), [&](const Json& value, const QString& path) {
            input.bill = readBill(value, path, problem);
        });
    if (hasLines)
        fields.each(L1("feedetail"), [&](const Json& value, const QString& path) {
            readLine(value, path, problem, detail);
            if (!isInStay(input, detail.occurred.back()))
                fields.complain(path + L1(".fee_ocur_time"), QStringLiteral("is outside the stay"));
        });
    EndedYear ended;
    if (fields.has(L1("ended_year")))
        fields.member(L1("ended_year"), [&](const Json& value, const QString& path) {
            ended = readEndedYear(value, path, problem);
        });
    fields.done();
    if (!problem.isEmpty())
        return fail(ErrorCode::BadInput, problem);
    if (!hasLines)
        return result;
    YIDI_ASSIGN(const ClassifiedBill classified, classify(detail.catalogue, detail.lines));
    input.bill = classified.bill;
    result.unmapped = classified.unmapped;
    result.lines = std::move(detail.lines);
    result.occurred = std::move(detail.occurred);
    result.catalogue = std::move(detail.catalogue);
    result.ended = std::move(ended);
    return result;
}

Result<Settlement> settleCase(const SettleCase& settleCase, const PolicyBook& policies)
{
    SettlementInput input = settleCase.input;
    YIDI_ASSIGN(const Policy* policy, policies.find(input.insuredRegion, policyDay(input)));
    const auto newYear = crossedYearEnd(*policy, input);
    if (!newYear || policy->crossYear != CrossYear::SplitAtYearEnd)
        return settle(policies, input);

    std::vector<FeeLine> before, after;
    for (std::size_t i = 0; i < settleCase.lines.size(); ++i) {
        const QDate day = settleCase.occurred[i].date();
        if (!day.isValid())
            return fail(ErrorCode::BadInput,
                QStringLiteral("feedetail[%1].fee_ocur_time: is needed, the policy cuts the stay "
                               "before %2")
                    .arg(i)
                    .arg(wireDate(*newYear)));
        (day < *newYear ? before : after).push_back(settleCase.lines[i]);
    }
    if (settleCase.lines.empty())
        return fail(ErrorCode::BadInput,
            QStringLiteral("bill: the policy cuts the stay before %1; give feedetail with "
                           "fee_ocur_time")
                .arg(wireDate(*newYear)));
    std::vector<LineSplit> splits;
    EndedYear ended = settleCase.ended;
    YIDI_ASSIGN(ended.bill, sumLines(settleCase.catalogue, before, splits));
    YIDI_ASSIGN(input.bill, sumLines(settleCase.catalogue, after, splits));
    input.ended = std::move(ended);
    return settle(policies, input);
}

} // namespace yidi
