// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/institution/institution.h"
#include "app/domain/person/person.h"
#include "app/transactions/codec.h"

/// Who and where: 1101 person, 1201 institution, 1901 code tables, 2001 benefit check.
namespace yidi {

/// 1101, input.data
struct PersonQuery {
    QString voucherType; ///< mdtrt_cert_type: "01" e-credential, "02" identity card, "03" card
    QString voucherNo; ///< mdtrt_cert_no
    QString cardSn; ///< required with "03"
    QDateTime begin;
    QString certType;
    QString certNo;
    QString name;
    bool operator==(const PersonQuery&) const = default;
};

/// 1101, output: baseinfo, insuinfo[], idetinfo[]
struct PersonAnswer {
    Person person;
    QString nation; ///< naty
    std::int64_t ageTenths = 0; ///< age, n4,1
    bool operator==(const PersonAnswer&) const = default;
};

/// 1201, input.medinsinfo
struct InstitutionQuery {
    QString type;
    QString name; ///< a part of it is enough
    QString code;
    bool operator==(const InstitutionQuery&) const = default;
};

/// 1201, output.medinsinfo[]
struct InstitutionRow {
    Institution institution;
    QString creditCode; ///< uscc
    bool operator==(const InstitutionRow&) const = default;
};
struct InstitutionAnswer {
    std::vector<InstitutionRow> rows;
    bool operator==(const InstitutionAnswer&) const = default;
};

/// 1901, input.data
struct CodeTableQuery {
    QString type;
    QString parentValue;
    QString region;
    QDate day;
    QString valid;
    bool operator==(const CodeTableQuery&) const = default;
};

/// 1901, output.list[]
struct CodeTableRow {
    QString type;
    QString label;
    QString value;
    QString parentValue;
    std::int64_t sort = 0;
    bool valid = true;
    bool operator==(const CodeTableRow&) const = default;
};
struct CodeTableAnswer {
    std::vector<CodeTableRow> rows;
    bool operator==(const CodeTableAnswer&) const = default;
};

/// 2001, input.data
struct BenefitQuery {
    QString psnNo;
    QString insutype;
    QString institutionCode;
    QString medType;
    QDateTime begin;
    QDateTime end;
    QString disease;
    bool operator==(const BenefitQuery&) const = default;
};

/// 2001, output.trtinfo[]
struct BenefitRow {
    QString psnNo;
    QString checkType = QStringLiteral("01"); ///< trt_chk_type: "01" fund
    QString fundPayType;
    bool enjoys = false; ///< trt_enjymnt_flag
    QDate begin;
    QDate end;
    QString reason; ///< trt_chk_rslt: why not
    bool operator==(const BenefitRow&) const = default;
};
struct BenefitAnswer {
    std::vector<BenefitRow> rows;
    bool operator==(const BenefitAnswer&) const = default;
};

} // namespace yidi
