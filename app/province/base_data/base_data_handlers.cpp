// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/base_data/base_data_handlers.h"

#include "app/province/insured/insured.h"

namespace yidi {

Result<Reply> queryPerson(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<PersonQuery>(call));
    std::optional<StoredPerson> found;
    if (query.voucherType == QLatin1String("01")) {
        YIDI_ASSIGN(found, call.ledger.personByToken(query.voucherNo));
        // Codes live for a minute or so: one that is nobody's was somebody's, or is none.
        if (!found)
            return refused(QStringLiteral("医保电子凭证无效或已过期"),
                { Refusal { QStringLiteral("E01"), {}, QStringLiteral("show-code-again") } });
    } else if (query.voucherType == QLatin1String("02")) {
        YIDI_ASSIGN(found, call.ledger.personByCertificate(query.voucherNo));
    } else if (query.voucherType == QLatin1String("03")) {
        if (query.cardSn.isEmpty())
            return fail(ErrorCode::BadInput, QStringLiteral("input.data.card_sn is missing"));
        YIDI_ASSIGN(found, call.ledger.personByCard(query.voucherNo));
        // A number copied from a card is not the card: the identification code must be its own.
        if (found && found->cardSn.compare(query.cardSn, Qt::CaseInsensitive) != 0)
            return refused(QStringLiteral("卡识别码与社会保障卡卡号不符"));
    } else {
        return fail(
            ErrorCode::BadInput, QStringLiteral("input.data.mdtrt_cert_type is not a known code"));
    }
    if (!found)
        return refused(QStringLiteral("没有查到参保人员信息"));
    found->data.ageTenths = ageTenths(found->data.person.birth, call.now.date());
    return done(found->data);
}

Result<Reply> queryInstitutions(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<InstitutionQuery>(call));
    YIDI_ASSIGN(auto rows, call.ledger.institutions(query));
    return done(InstitutionAnswer { std::move(rows) });
}

Result<Reply> queryCodeTable(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<CodeTableQuery>(call));
    const auto table = call.codes.find(query.type);
    if (table == call.codes.end())
        return refused(QStringLiteral("没有字典 %1").arg(query.type));
    CodeTableAnswer answer;
    for (const CodeTableRow& row : table->second)
        if (query.parentValue.isEmpty() || row.parentValue == query.parentValue)
            answer.rows.push_back(row);
    return done(answer);
}

Result<Reply> checkBenefit(Call& call)
{
    YIDI_ASSIGN(const auto query, inputOf<BenefitQuery>(call));
    YIDI_ASSIGN(const auto person, call.ledger.person(query.psnNo));
    if (!person)
        return refused(QStringLiteral("没有查到参保人员信息"));
    const QDate day = query.begin.isValid() ? query.begin.date() : call.now.date();
    const QString& region = call.request.insuplc_admdvs;
    BenefitRow row = benefitForInsured(person->data.person, query.insutype, region, day);
    // Chronic care is paid for a disease that has been recognised, and for no other.
    if (row.enjoys && visitKind(query.medType) == VisitKind::Chronic) {
        YIDI_ASSIGN(row.enjoys,
            recognises(query.psnNo, query.insutype, region, query.disease, { day }, call.ledger));
        if (!row.enjoys)
            row.reason = query.disease.isEmpty()
                ? QStringLiteral("门诊慢特病要说明病种")
                : QStringLiteral("病种 %1 在 %2 没有门诊慢特病认定")
                      .arg(query.disease, wireDate(day));
    }
    return done(BenefitAnswer { { row } });
}

} // namespace yidi
