// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/province/ledger/ledger.h"

/// Who and where: institutions, the catalogue of the place of care, people and their insurances.
namespace yidi {

namespace {

InstitutionRow institutionFrom(const LedgerRow& row)
{
    return { { row.text(0), row.text(1), row.text(3), row.text(4), row.text(5), row.text(6),
                 row.flag(7) },
        row.text(2) };
}

StoredPerson personFrom(const LedgerRow& row)
{
    StoredPerson stored;
    Person& person = stored.data.person;
    person.psnNo = row.text(0);
    person.certType = row.text(1);
    person.certNo = row.text(2);
    person.name = row.text(3);
    person.sex = row.text(4);
    stored.data.nation = row.text(5);
    person.birth = row.date(6);
    person.phone = row.text(7);
    stored.cardNo = row.text(8);
    stored.cardSn = row.text(9);
    stored.token = row.text(10);
    stored.cardState = row.text(11);
    stored.diedOn = row.date(12);
    return stored;
}

} // namespace

Result<std::optional<InstitutionRow>> Ledger::institution(const QString& code)
{
    return m_file->first(
        "SELECT fixmedins_code, fixmedins_name, uscc, fixmedins_type, hosp_lv, setl_lv, admdvs, "
        "online FROM institution WHERE fixmedins_code = ?",
        institutionFrom, code);
}

Result<std::vector<InstitutionRow>> Ledger::institutions(const InstitutionQuery& query)
{
    // instr, not LIKE: a name with % or _ means itself.
    return m_file->all(
        "SELECT fixmedins_code, fixmedins_name, uscc, fixmedins_type, hosp_lv, setl_lv, admdvs, "
        "online FROM institution WHERE (?1 = '' OR fixmedins_type = ?1) "
        "AND (?2 = '' OR instr(fixmedins_name, ?2) > 0) AND (?3 = '' OR fixmedins_code = ?3) "
        "ORDER BY fixmedins_code",
        institutionFrom, query.type, query.name, query.code);
}

Result<void> Ledger::addInstitution(const InstitutionRow& row)
{
    const Institution& institution = row.institution;
    return m_file->run("INSERT INTO institution(fixmedins_code, fixmedins_name, uscc, "
                       "fixmedins_type, hosp_lv, setl_lv, admdvs, online) "
                       "VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        institution.code, institution.name, row.creditCode, institution.type, institution.level,
        institution.settlementLevel, institution.region, institution.online);
}

Result<std::optional<StoredPerson>> Ledger::complete(std::optional<StoredPerson> stored)
{
    if (!stored)
        return stored;
    Person& person = stored->data.person;
    YIDI_ASSIGN(person.insurances,
        m_file->all(
            "SELECT insutype, psn_type, psn_insu_stas, insuplc_admdvs, cvlserv_flag, balc, "
            "psn_insu_date, paus_insu_date, emp_name FROM insurance WHERE psn_no = ? "
            "ORDER BY insutype, insuplc_admdvs",
            [](const LedgerRow& row) {
                return Insurance { row.text(0), row.text(1), row.text(2), row.text(3), row.flag(4),
                    row.money(5), row.date(6), row.date(7), row.text(8) };
            },
            person.psnNo));
    YIDI_ASSIGN(person.classes,
        m_file->all(
            "SELECT psn_idet_type, psn_type_lv, begntime, endtime FROM person_class "
            "WHERE psn_no = ? ORDER BY psn_idet_type",
            [](const LedgerRow& row) {
                return PersonClass { row.text(0), row.text(1), row.date(2), row.date(3) };
            },
            person.psnNo));
    return stored;
}

// Literals put together: what a person is selected by is the one thing that differs.
#define YIDI_SELECT_PERSON                                                                         \
    "SELECT psn_no, psn_cert_type, certno, psn_name, gend, naty, brdy, tel, card_no, card_sn, "    \
    "ec_token, (SELECT state FROM card_status WHERE card_status.card_sn = person.card_sn), "       \
    "died_on "                                                                                     \
    "FROM person "

Result<std::optional<StoredPerson>> Ledger::person(const QString& psnNo)
{
    YIDI_ASSIGN(
        auto found, m_file->first(YIDI_SELECT_PERSON "WHERE psn_no = ?", personFrom, psnNo));
    return complete(std::move(found));
}

Result<std::optional<StoredPerson>> Ledger::personByCard(const QString& cardNo)
{
    YIDI_ASSIGN(
        auto found, m_file->first(YIDI_SELECT_PERSON "WHERE card_no = ?", personFrom, cardNo));
    return complete(std::move(found));
}

Result<std::optional<StoredPerson>> Ledger::personByCertificate(const QString& certNo)
{
    YIDI_ASSIGN(
        auto found, m_file->first(YIDI_SELECT_PERSON "WHERE certno = ?", personFrom, certNo));
    return complete(std::move(found));
}

Result<std::optional<StoredPerson>> Ledger::personByToken(const QString& token)
{
    YIDI_ASSIGN(auto found,
        m_file->first(
            YIDI_SELECT_PERSON "WHERE ec_token = ? AND ec_token <> ''", personFrom, token));
    return complete(std::move(found));
}

#undef YIDI_SELECT_PERSON

Result<std::optional<StoredCard>> Ledger::card(const QString& cardSn)
{
    return m_file->first(
        "SELECT carried.card_no, status.state, status.since, coalesce("
        "    (SELECT insuplc_admdvs FROM insurance WHERE psn_no = coalesce(carried.psn_no, "
        "     status.psn_no) AND psn_insu_stas = '1' ORDER BY insutype LIMIT 1), '') "
        "FROM (SELECT ?1 AS card_sn) AS asked "
        "LEFT JOIN person AS carried ON carried.card_sn = asked.card_sn COLLATE NOCASE "
        "LEFT JOIN card_status AS status ON status.card_sn = asked.card_sn COLLATE NOCASE "
        "WHERE carried.psn_no IS NOT NULL OR status.card_sn IS NOT NULL",
        [](const LedgerRow& row) {
            return StoredCard { row.text(0), row.text(1), row.date(2), row.text(3) };
        },
        cardSn);
}

Result<void> Ledger::addPerson(const StoredPerson& stored)
{
    const Person& person = stored.data.person;
    YIDI_TRY(m_file->run(
        "INSERT INTO person(psn_no, psn_cert_type, certno, psn_name, gend, naty, brdy, tel, "
        "card_no, card_sn, ec_token) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        person.psnNo, person.certType, person.certNo, person.name, person.sex, stored.data.nation,
        person.birth, person.phone, stored.cardNo, stored.cardSn, stored.token));
    if (!stored.cardState.isEmpty())
        YIDI_TRY(m_file->run("INSERT INTO card_status(card_sn, state, since, psn_no) "
                             "VALUES(?, ?, '', ?) ON CONFLICT DO NOTHING",
            stored.cardSn, stored.cardState, person.psnNo));
    for (const Insurance& insurance : person.insurances)
        YIDI_TRY(m_file->run(
            "INSERT INTO insurance(psn_no, insutype, insuplc_admdvs, psn_type, psn_insu_stas, "
            "psn_insu_date, paus_insu_date, cvlserv_flag, balc, emp_name) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            person.psnNo, insurance.insutype, insurance.region, insurance.psnType, insurance.status,
            insurance.since, insurance.pausedSince, insurance.civilServant, insurance.balance,
            insurance.employer));
    for (const PersonClass& personClass : person.classes)
        YIDI_TRY(m_file->run(
            "INSERT INTO person_class(psn_no, psn_idet_type, psn_type_lv, begntime, endtime) "
            "VALUES(?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            person.psnNo, personClass.type, personClass.level, personClass.begin, personClass.end));
    return {};
}

Result<void> Ledger::setBalance(const InsuredYear& whose, Fen balance)
{
    return m_file->run("UPDATE insurance SET balc = ? "
                       "WHERE psn_no = ? AND insutype = ? AND insuplc_admdvs = ?",
        balance, whose.psnNo, whose.insutype, whose.region);
}

} // namespace yidi
