// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/outbox.h"
#include "app/transactions/inpatient/inpatient.h"

#include <map>
#include <tuple>

namespace yidi {

/// One file of the drop folder: some charges of one visit, and what the hospital knows of it.
struct HospitalBill {
    QString insuredRegion;
    Visit visit; ///< with the deposit the hospital holds
    QString certNo;
    std::vector<FeeUploadLine> lines;
    Json input; ///< of the message, as the hospital wrote it
};

/// `BillMalformed` names the member that cannot be used.
Result<HospitalBill> readHospitalBill(const QByteArray& bytes);

/// What uploads the charges: a 2301 for a stay, else a 2204; one Record of one file, whatever it is
/// called.
RecordDraft uploadOf(const HospitalBill& bill, const QByteArray& bytes, const QString& lane);

/// What a house's own bills say while the province is not reached: visits with all their charges.
class HospitalBills {
public:
    void add(HospitalBill bill); ///< later files know better; charges add up
    void setSettled(const QString& mdtrtId, bool settled);

    /// Of this visit, this person and this batch: a bill that names another's visit is not theirs.
    const HospitalBill* find(const Visit& visit) const;
    std::vector<Visit> openVisitsOf(const QString& psnNo) const;
    std::size_t size() const { return m_bills.size(); }

private:
    using Key = std::tuple<QString, QString, QString>; ///< mdtrt_id, psn_no, chrg_bchno
    static Key keyOf(const Visit& visit) { return { visit.mdtrtId, visit.psnNo, visit.batch }; }

    std::map<Key, HospitalBill> m_bills;
};

} // namespace yidi
