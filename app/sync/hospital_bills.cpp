// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sync/hospital_bills.h"

#include "app/crypto/signing.h"

#include <QRegularExpression>

#include <set>

namespace yidi {

/// The member "visit".
struct HospitalVisit {
    Visit visit;
    QString certNo;
};

template <class V>
static void fields(V& wire, HospitalVisit& known)
{
    Visit& visit = known.visit;
    wire.text(u"mdtrt_id", visit.mdtrtId, 30, required);
    wire.text(u"psn_no", visit.psnNo, 30, required);
    wire.text(u"certno", known.certNo, 50, required);
    wire.text(u"insutype", visit.insutype, 6, required);
    wire.text(u"med_type", visit.medType, 6, required);
    wire.time(u"begntime", visit.begin, required);
    wire.time(u"endtime", visit.end);
    wire.text(u"dise_codg", visit.diseaseCode, 30);
    wire.text(u"dise_name", visit.diseaseName, 500);
    wire.text(u"chrg_bchno", visit.batch, 30);
}
YIDI_WIRE(HospitalVisit)

namespace {

const QString stayCharges = QStringLiteral("2301");
const QString otherCharges = QStringLiteral("2204");

tl::unexpected<Error> malformed(const QString& what)
{
    return fail(ErrorCode::BillMalformed, what);
}

template <class T>
Result<T> part(const Json& json, const QString& path)
{
    auto known = fromWire<T>(json, path);
    return known ? std::move(known) : malformed(known.error().detail);
}

Result<void> checkRegion(const QString& region)
{
    static const QRegularExpression sixDigits(QStringLiteral("^[0-9]{6}$"));
    if (!sixDigits.match(region).hasMatch())
        return malformed(QStringLiteral("insuplc_admdvs is not a region"));
    return {};
}

/// The number names a file, so nothing but letters and digits may be in it.
Result<void> checkVisit(const Visit& visit)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_-]{1,30}$"));
    if (!plain.match(visit.mdtrtId).hasMatch())
        return malformed(QStringLiteral("visit.mdtrt_id is not a number of a visit"));
    if (visit.end.isValid() && visit.end < visit.begin)
        return malformed(QStringLiteral("visit.endtime is before begntime"));
    return {};
}

/// One visit a file, and no charge twice in it: what the province would refuse is better said here.
Result<void> checkLines(const HospitalBill& bill)
{
    std::set<QString> serials;
    for (std::size_t i = 0; i < bill.lines.size(); ++i) {
        const FeeUploadLine& line = bill.lines[i];
        const QString at = QStringLiteral("input.feedetail[%1].").arg(i);
        if (line.mdtrtId != bill.visit.mdtrtId)
            return malformed(at + QStringLiteral("mdtrt_id is of another visit"));
        if (line.psnNo != bill.visit.psnNo)
            return malformed(at + QStringLiteral("psn_no is of another person"));
        if (!serials.insert(line.serial).second)
            return malformed(at + QStringLiteral("feedetl_sn is there twice"));
        if (line.amount.isNegative() && line.initialSerial.isEmpty())
            return malformed(at + QStringLiteral("det_item_fee_sumamt is negative"));
    }
    return {};
}

} // namespace

Result<HospitalBill> readHospitalBill(const QByteArray& bytes)
{
    const auto json = parseJson(bytes);
    if (!json)
        return malformed(json.error().detail);
    HospitalBill bill;
    bill.insuredRegion = (*json)[u"insuplc_admdvs"].text();
    YIDI_TRY(checkRegion(bill.insuredRegion));
    YIDI_ASSIGN(auto visit, part<HospitalVisit>((*json)[u"visit"], QStringLiteral("visit")));
    bill.visit = std::move(visit.visit);
    bill.certNo = visit.certNo;
    YIDI_TRY(checkVisit(bill.visit));
    bill.input = (*json)[u"input"];
    YIDI_ASSIGN(auto upload, part<FeeUpload>(bill.input, QStringLiteral("input")));
    bill.lines = std::move(upload.lines);
    YIDI_TRY(checkLines(bill));
    const QString& deposit = (*json)[u"deposit"].text();
    if (!deposit.isEmpty()) {
        const auto amount = Fen::fromWire(deposit.toUtf8());
        if (!amount || amount->isNegative())
            return malformed(QStringLiteral("deposit is not an amount"));
        bill.visit.deposit = *amount;
    }
    return bill;
}

RecordDraft uploadOf(const HospitalBill& bill, const QByteArray& bytes, const QString& lane)
{
    RecordDraft draft;
    draft.infno = isStay(visitKind(bill.visit.medType)) ? stayCharges : otherCharges;
    draft.insuplcAdmdvs = bill.insuredRegion;
    draft.input = bill.input;
    draft.lane = lane;
    draft.origin = QStringLiteral("bill:") + sm3Hex(bytes);
    return draft;
}

void HospitalBills::add(HospitalBill bill)
{
    HospitalBill& known = m_bills[keyOf(bill.visit)];
    const bool settled = known.visit.settled || bill.visit.settled;
    std::vector<FeeUploadLine> lines = std::move(known.lines);
    std::set<QString> serials;
    for (const FeeUploadLine& held : lines)
        serials.insert(held.serial);
    for (FeeUploadLine& line : bill.lines)
        if (serials.insert(line.serial).second)
            lines.push_back(std::move(line));
    known = std::move(bill);
    known.lines = std::move(lines);
    known.visit.settled = settled;
    known.input = {}; // it has become a Record
}

void HospitalBills::setSettled(const QString& mdtrtId, bool settled)
{
    for (auto& [key, bill] : m_bills)
        if (bill.visit.mdtrtId == mdtrtId)
            bill.visit.settled = settled;
}

const HospitalBill* HospitalBills::find(const Visit& visit) const
{
    const auto bill = m_bills.find(keyOf(visit));
    return bill == m_bills.end() ? nullptr : &bill->second;
}

std::vector<Visit> HospitalBills::openVisitsOf(const QString& psnNo) const
{
    std::vector<Visit> visits;
    for (const auto& [key, bill] : m_bills)
        if (bill.visit.psnNo == psnNo && !bill.visit.settled)
            visits.push_back(bill.visit);
    return visits;
}

} // namespace yidi
