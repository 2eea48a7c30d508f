// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"
#include "app/domain/settlement/classify.h"
#include "app/domain/settlement/engine.h"
#include "app/province/ledger/ledger_file.h"
#include "app/transactions/base_data/base_data.h"
#include "app/transactions/catalogue/catalogue_pages.h"
#include "app/transactions/control/reconcile.h"
#include "app/transactions/filing/hospital_codec.h"
#include "app/transactions/inpatient/inpatient.h"
#include "app/transactions/provisional/provisional_codec.h"
#include "app/transactions/queries/queries.h"
#include "app/transactions/reconciliation/reconciliation_codec.h"
#include "app/transactions/session/session.h"
#include "app/transactions/staff/staff_codec.h"

namespace yidi {

/// A Record as it arrived, with the answer it got.
struct StoredMessage {
    QString msgid;
    QString infno;
    QString deviceNo;
    QString institutionCode;
    QString bodyHash;
    bool success = false;
    QByteArray answer;
    QDateTime receivedAt;
};

/// Where a sealed message stood in its station's queue.
struct StoredLink {
    QString institutionCode;
    QString deviceNo;
    QString epoch;
    qint64 number = 0;
    QString msgid;
    QString infno;
    QString link; ///< empty: given up before it was seen
    QString outcome; ///< messageEndName()
};

/// A person as the ledger holds it, with what is on the card.
struct StoredPerson {
    PersonAnswer data;
    QString cardNo;
    QString cardSn;
    QString token; ///< of the e-credential
    QString cardState; ///< "", "lost", "frozen" or "cancelled"
    QDate diedOn = {};
};

/// A card as the ledger holds it, be it the one somebody carries or one they had before.
struct StoredCard {
    QString cardNo; ///< empty: of a card nobody carries any more
    QString state; ///< "", "lost", "frozen" or "cancelled"
    QDate since;
    QString insuredRegion;
};

/// A visit as the ledger holds it.
struct StoredVisit {
    Visit visit;
    QString insuredRegion;
    QString inpatientNo; ///< ipt_no of a stay, ipt_otp_no of a visit without one
    QString disease;
    QString voucherType;
    bool newborn = false;
    bool accident = false;
    QString cancelledBy = {}; ///< msgid of the 2202 or 2404
};

/// A fee line as the ledger holds it. Cancelled ones are not given out.
struct StoredFee {
    FeeResultLine line;
    QString batch = {}; ///< chrg_bchno
    QString disease = {}; ///< dise_codg of the batch
    QString initialSerial = {}; ///< the line a refund takes back
    QString prescription = {};
    bool circulated = false;
    QString setlId = {}; ///< the standing settlement it is in
    QDateTime countsAt = {}; ///< when it was charged; of a refund, when what it takes back was
    Fen refunded = {}; ///< what refunds have taken back of it
};

struct StoredFiling {
    Filing filing;
    FilingRequest request;
    QStringList rules; ///< ids of the rules that decided
    QString enteredBy; ///< "<institution>:<operator>", or the kiosk
    QString leftBy; ///< of one that began as a draft: who left it
    QString takenBy; ///< the institution it was asked at
    QDateTime receivedAt;
    QString claimedBy; ///< the reviewer who has it in hand
    QDateTime claimedAt;
    QDate deadline; ///< for the papers asked for or promised; of a draft, how long it waits
    QStringList papers; ///< asked for
    QStringList brought; ///< handed in since
    QStringList reasons; ///< codes it was refused with
    QString uploadCode; ///< why the national library refused it
    int revision = 0; ///< of what the national library is to know
};

/// Which filings wait, for whom: an office sees what is to be judged of its province's people,
/// every window what was taken at its own institution and goes on there.
struct WaitingFor {
    QString institution;
    QString province; ///< first two digits of the region, of an office; empty: not one
};

/// A referral certificate as the ledger holds it; its number is that of the filing it led to.
struct StoredReferral {
    QString number;
    Referral referral;
    QString insuredRegion;
    QString institutionCode; ///< who refers
    bool withdrawn = false;
};

/// A fee line whose code is in no catalogue.
struct UnmappedLine {
    QString institutionCode;
    QString mdtrtId;
    QString serial;
    QString msgid; ///< that brought it
    QString code; ///< the house's own, else what it took for the national one
    QString name;
    QDate day;
    Fen amount;
};

/// A file on its way between an institution and the province.
struct StoredFile {
    QString number; ///< file_qury_no
    QString institution; ///< empty: for everybody
    QString name;
    QByteArray content;
    QDateTime until;
};

/// A message to a person (短信), sent once for each key.
struct Notice {
    QString key;
    QString phone;
    QString text;

    bool operator==(const Notice&) const = default;
};

struct StoredChronic {
    QString number;
    ChronicDisease disease;
    QString insuredRegion;
    QString institutionCode; ///< who registered it
};

/// Whose year: accumulators belong to a person, a scheme and an insured place.
struct InsuredYear {
    QString psnNo;
    QString insutype;
    QString region;
    int year = 0;
};

/// A relative's personal account, with what it holds, or what it has paid of a settlement.
struct FamilyAccount {
    QString psnNo; ///< whose it is
    QString insutype;
    QString region;
    Fen amount;

    bool operator==(const FamilyAccount&) const = default;
};

/// Whether the fee lines of a settlement made from sums by category have come (NAT-02).
enum class Details {
    Complete,
    Due, ///< until a day
    Held, ///< they differ, or the day has gone: kept out of clearing
};

/// A settlement as the ledger holds it: one that was made, or the negation of one, or what a
/// negation undone has put back. It stands when it is no negation and nothing undoes it.
struct StoredSettlement {
    SettlementAnswer answer;
    InsuredYear year;
    std::map<int, Accumulators> added; ///< to which year what
    QString institutionCode;
    QString batch; ///< chrg_bchno of an outpatient one
    QString disease;
    QDateTime until; ///< up to when the charges are in it
    QString enteredBy;
    std::vector<ChargeCategory> categories; ///< what it was made from when the lines were to come
    Details details = Details::Complete;
    QDate detailsDue;
    QString detailsDifference;
    QString undoneBy; ///< setl_id of the row that undoes it

    const QString& setlId() const { return answer.settlement.setlId; }
    bool stands() const { return !answer.refund && undoneBy.isEmpty(); }
};

/// A provisional settlement (暂结) that arrived, and what became of it.
struct StoredProvisional {
    QString msgid;
    QString institutionCode;
    QString psnNo; ///< empty: of a visit that is not the sender's
    QString mdtrtId;
    QString setlId; ///< empty: refused
    QDateTime madeAt;
    QString snapshot;
    QString policyVersion; ///< what the station went by
    ProvisionalShown shown;
    Fen share; ///< psn_part_amt it comes to
    ProvisionalState state = ProvisionalState::Confirmed;
    QString why; ///< codes it was refused with
    QDateTime receivedAt;
    QString closedHow = {};
    QString closedBy = {};
    QDateTime closedAt = {};

    const QString& number() const { return setlId.isEmpty() ? msgid : setlId; }
};

/// The province's book, the only place with SQL. A message and its effect are one transaction.
class Ledger {
public:
    static Result<std::unique_ptr<Ledger>> open(const QString& path);

    /// A transaction goes on until `commit`; when the guard dies before, nothing has happened.
    class Transaction {
    public:
        explicit Transaction(LedgerFile& file)
            : m_file(&file)
        {
        }
        Transaction(Transaction&& other) noexcept
            : m_file(std::exchange(other.m_file, nullptr))
        {
        }
        Transaction& operator=(Transaction&&) = delete;
        ~Transaction();
        Result<void> commit();
        /// Marks what follows as the effect of a message, which `undoEffect` takes back alone.
        Result<void> beginEffect();
        Result<void> undoEffect();

    private:
        LedgerFile* m_file;
    };
    Result<Transaction> begin();

    qint64 work() const { return m_file->work(); } ///< see LedgerFile
    bool isBroken() const { return m_file->isBroken(); } ///< see LedgerFile

    // messages
    Result<std::optional<StoredMessage>> message(const QString& msgid);
    Result<void> addMessage(const StoredMessage& message);
    /// The message that stands at this place of this station's queue.
    Result<std::optional<StoredLink>> linkAt(const QString& institutionCode,
        const QString& deviceNo, const QString& epoch, qint64 number);
    Result<void> addLink(const StoredLink& link);
    Result<std::vector<EpochSeen>> epochsOf(
        const QString& institutionCode, const QString& deviceNo);
    /// Both numbers included, in their order, with what money each moved.
    Result<std::vector<RangeRow>> links(const QString& institutionCode, const QString& deviceNo,
        const QString& epoch, std::int64_t from, std::int64_t to);
    /// The highest message id of a station that landed or was given up; empty: none.
    Result<QString> lastMessageOf(const QString& institutionCode, const QString& stationNumber);
    /// Pieces of large messages of a house, by their hash.
    Result<void> addPiece(const QString& institutionCode, const QString& hash,
        const QByteArray& content, const QDateTime& now);
    Result<std::optional<QByteArray>> piece(const QString& institutionCode, const QString& hash);
    Result<qint64> roomTakenByPieces(const QString& institutionCode);
    Result<void> dropPieces(const QString& institutionCode, const QStringList& hashes);
    Result<void> dropPiecesBefore(const QDateTime& time);
    Result<bool> isBuried(const QString& msgid);
    Result<void> bury(
        const QString& msgid, const QString& infno, const QString& deviceNo, const QDateTime& now);
    Result<void> raiseAlarm(
        const QString& msgid, const QString& deviceNo, const QString& what, const QDateTime& now);
    /// A number never given before under this name.
    Result<qint64> nextSerial(const QString& name);
    Result<std::optional<SignInAnswer>> signIn(
        const QString& institution, const QString& operatorNo, const QDate& day);
    Result<void> addSignIn(
        const QString& institution, const QString& operatorNo, const SignInAnswer& row);

    // institutions and catalogue
    Result<std::optional<InstitutionRow>> institution(const QString& code);
    Result<std::vector<InstitutionRow>> institutions(const InstitutionQuery& query);
    Result<void> addInstitution(const InstitutionRow& row);
    /// What lines are classified by, each by its day.
    Result<Catalogue> catalogue(const std::vector<FeeLine>& lines);
    /// The version of a list in force; 0: there is none.
    Result<qint64> catalogueVersion(const QString& list);
    Result<void> setCatalogueVersion(const QString& list, qint64 version);
    /// What has been published or changed after a version.
    Result<std::vector<CatalogueRow>> catalogueRows(const QString& list, qint64 after);
    /// The row of an item that begins on this day.
    Result<std::optional<CatalogueRow>> catalogueRow(const QString& code, const QDate& begin);
    /// What rows of the catalogue a page is about.
    enum class CatalogueKind { Items, PriceCaps, SelfPay };
    /// A page of those the filter lets through, by code and day.
    Result<std::vector<ListedRow>> catalogueItems(
        const CatalogueFilter& filter, CatalogueKind kind);
    Result<qint64> countCatalogueItems(const CatalogueFilter& filter, CatalogueKind kind);
    Result<void> putCatalogueRow(const QString& list, const CatalogueRow& row);
    Result<void> addUnmapped(const UnmappedLine& line);
    /// By code, those of cancelled lines left out.
    Result<std::vector<UnmappedRow>> unmappedOf(const QString& institution);

    // files and books
    Result<void> addFile(const StoredFile& file);
    Result<std::optional<StoredFile>> file(const QString& number);
    Result<qint64> countFiles(const QString& institution);
    Result<void> forgetFiles(const QDateTime& before);
    /// What an institution settled and cancelled, both days included; of every clearing office
    /// when none is given.
    Result<std::vector<BookLine>> book(const QString& institution, const QString& clearingOffice,
        const QDate& from, const QDate& to);

    // people
    Result<std::optional<StoredPerson>> person(const QString& psnNo);
    Result<std::optional<StoredPerson>> personByCard(const QString& cardNo);
    Result<std::optional<StoredPerson>> personByCertificate(const QString& certNo);
    Result<std::optional<StoredPerson>> personByToken(const QString& token);
    Result<void> addPerson(const StoredPerson& person);
    /// By its identification code.
    Result<std::optional<StoredCard>> card(const QString& cardSn);
    Result<void> setBalance(const InsuredYear& whose, Fen balance);
    /// Accounts that pay for a person on a day and hold something, in the order they pay.
    Result<std::vector<FamilyAccount>> payingFor(const QString& psnNo, const QDate& day);
    /// Lets an account pay for a relative; an invalid end is none.
    Result<void> letPayFor(const FamilyAccount& account, const QString& relative,
        const QDate& begin, const QDate& end);
    /// What relatives paid of a settlement.
    Result<std::vector<FamilyAccount>> familyPayments(const QString& setlId);
    /// Takes the amount from the account, or gives a negative one back.
    Result<void> addFamilyPayment(const QString& setlId, const FamilyAccount& payment);
    /// What this account holds.
    Result<Fen> familyBalance(const FamilyAccount& account);
    /// Numbers of those with a live filing that reaches the institution's place and of those who
    /// have been there, whoever came last first.
    Result<std::vector<QString>> peopleAround(const Institution& institution, int limit);

    // visits
    Result<std::optional<StoredVisit>> visit(const QString& mdtrtId);
    /// The visit a message made.
    Result<std::optional<StoredVisit>> visitOfMessage(const QString& msgid);
    /// Without those that were taken back.
    Result<std::vector<Visit>> visitsOf(const QString& psnNo);
    Result<void> addVisit(const StoredVisit& visit, const QString& msgid);
    /// Writes what 2403 and 2203 may change.
    Result<void> updateVisit(const StoredVisit& visit);
    Result<void> cancelVisit(const QString& mdtrtId, const QString& msgid);
    /// Those of one stage: "visit" (2203), "admission", "discharge"; what was there goes.
    Result<void> setDiagnoses(
        const QString& mdtrtId, const QString& stage, const std::vector<Diagnosis>& diagnoses);
    Result<std::vector<Diagnosis>> diagnoses(const QString& mdtrtId, const QString& psnNo);
    /// Visits at `institution` with something that could be settled, the latest first.
    Result<std::vector<QString>> waitingVisits(
        const QString& institution, const HouseQuery& query, int limit);
    /// An invalid end takes the discharge back.
    Result<void> discharge(const QString& mdtrtId, const QDateTime& end);
    /// In the order they came in.
    Result<std::vector<StoredFee>> fees(const QString& mdtrtId);
    /// Those in no settlement.
    Result<std::vector<StoredFee>> openFees(const QString& mdtrtId);
    Result<std::optional<StoredFee>> fee(const QString& mdtrtId, const QString& serial);
    /// What takes back a part of a line, if anything does.
    Result<std::optional<StoredFee>> refundOf(const QString& mdtrtId, const QString& serial);
    /// The first of a batch tells of all of it.
    Result<std::optional<StoredFee>> firstFee(const QString& mdtrtId, const QString& batch);
    Result<bool> hasFees(const QString& mdtrtId);
    /// What a batch comes to so far.
    Result<Bill> chargedSoFar(const QString& mdtrtId, const QString& batch);
    Result<std::vector<ChargeCategory>> chargedByCategory(
        const QString& mdtrtId, const QString& batch);
    Result<std::vector<FeeResultLine>> feeLines(const QString& mdtrtId);
    Result<void> addFee(const QString& mdtrtId, const StoredFee& fee, const QString& msgid);
    /// By the msgid that takes it back; its number is free again.
    Result<void> cancelFee(const QString& mdtrtId, const QString& serial, const QString& msgid);
    /// Puts a line into a settlement, or with an empty number out of it.
    Result<void> settleFee(const QString& mdtrtId, const QString& serial, const QString& setlId);

    // settlements
    /// Enters it with what it adds to the years, which move on by it.
    Result<void> addSettlement(const StoredSettlement& stored, const QByteArray& output);
    Result<std::optional<StoredSettlement>> settlement(const QString& setlId);
    /// The one a message made.
    Result<std::optional<StoredSettlement>> settlementOfMessage(const QString& msgid);
    /// Those that stand, in the order they were made.
    Result<std::vector<StoredSettlement>> standing(const QString& mdtrtId);
    /// The last that stands of those made after this one in a year of its own: it must be undone
    /// first. Empty: none.
    Result<QString> madeAfter(const QString& setlId);
    /// Which settlement closed a visit; empty: it is open again.
    Result<void> closeVisit(const QString& mdtrtId, const QString& setlId);
    Result<void> setDetails(const QString& setlId, Details details, const QString& difference);
    /// Settlements whose lines are still to come though their day has gone.
    Result<std::vector<QString>> detailsOverdue(const QDate& today);
    /// How often the year has been changed.
    Result<qint64> yearVersion(const InsuredYear& year);
    /// What the settlements of one visit have added to the years, their negations taken off.
    Result<std::map<int, Accumulators>> addedBy(const QString& mdtrtId);
    /// What a settlement at `institution` was answered with; of a visit or a person the latest that
    /// stands, else the latest that was undone. Empty texts are free.
    Result<std::optional<QByteArray>> heldSettlement(const QString& institution,
        const QString& psnNo, const QString& setlId, const QString& mdtrtId);
    /// Those of a house, the latest first; whether each is the `last` is left to the asker.
    Result<std::vector<HouseSettlement>> settlementsAt(
        const QString& institution, const HouseQuery& query, int limit);
    Result<Accumulators> accumulators(const InsuredYear& year);
    Result<int> settledAdmissions(const InsuredYear& year);

    // provisional settlements
    Result<void> addProvisional(const StoredProvisional& stored);
    /// The one of a person a clerk must still see to.
    Result<std::optional<StoredProvisional>> openProvisional(const QString& psnNo);
    /// By setl_id or msgid.
    Result<std::optional<StoredProvisional>> provisional(
        const QString& institution, const QString& number);
    /// Open ones first, then the latest.
    Result<std::vector<StoredProvisional>> provisionalsOf(const QString& institution, int limit);
    Result<void> closeProvisional(const StoredProvisional& stored);

    // filings
    /// As they stand on `today`: what is approved takes effect on its first day.
    Result<std::vector<Filing>> filingsOf(const QString& psnNo, const QDate& today);
    Result<void> addFiling(const StoredFiling& filing, const QString& msgid);
    /// Moves a filing to another state, or to another end in its own. `IllegalTransition` when no
    /// way of the table of states leads there.
    Result<void> moveFiling(
        const QString& number, FilingState to, const QDate& end, const QDate& today);
    Result<std::optional<StoredFiling>> filing(const QString& number);
    /// Of one state, the oldest first.
    Result<std::vector<StoredFiling>> filingsIn(FilingState state);
    /// The oldest first.
    Result<std::vector<StoredFiling>> filingsWaiting(const WaitingFor& whom, int limit);
    Result<qint64> countWaiting(const WaitingFor& whom);
    /// By its number, that of the message that made it, or a person's document.
    Result<std::vector<StoredFiling>> findFilings(const QString& keyword, int limit);
    /// By a person's name: those taken at an institution or insured in the province of an office.
    Result<std::vector<StoredFiling>> findFilingsByName(
        const QString& name, const WaitingFor& whom, int limit);
    /// Live ones of people some insurance of whom has stopped, or who have died.
    Result<std::vector<StoredFiling>> filingsOfStopped();
    /// Effective and suspended ones of a person.
    Result<std::vector<StoredFiling>> filingsBegun(const QString& psnNo);
    /// Those of a person that wait for a window.
    Result<std::vector<StoredFiling>> draftsOf(const QString& psnNo);
    /// Effective or suspended though their last day has gone.
    Result<std::vector<StoredFiling>> filingsEnded(const QDate& today);
    /// Writes what a window may change: state, days, decision, who asks and how, and how far the
    /// review has got.
    Result<void> updateFiling(const StoredFiling& filing);
    /// Those the national library has not answered yet, the least tried first.
    Result<std::vector<StoredFiling>> queuedUploads(int limit);
    Result<std::vector<StoredFiling>> failedUploads();
    Result<void> countUploadTry(const QString& number);
    /// What the library said to one revision; what has been changed since stays in the queue.
    Result<void> setUpload(
        const QString& number, int revision, NationalUpload upload, const QString& code);
    Result<void> requeueUpload(const QString& number);
    /// Long-term ones that end between two days and are effective or have expired.
    Result<std::vector<StoredFiling>> longTermEnding(const QDate& from, const QDate& to);
    /// Pairs that are granted both and meet on a day, whatever their scope: what a self-check
    /// looks through.
    Result<std::vector<std::pair<StoredFiling, StoredFiling>>> filingsThatMeet();
    Result<void> addRefused(const RefusedRequest& refused);
    /// The latest first.
    Result<std::vector<RefusedRequest>> refusedOf(const QString& psnNo, const QDateTime& since);
    /// The filing an emergency admission is deemed to have, while it is granted.
    Result<std::optional<Filing>> filingBoundTo(const QString& mdtrtId);
    /// An invalid day opens it again.
    Result<void> endBoundFiling(const QString& mdtrtId, const QDate& day);

    // what hospitals register
    Result<void> grantReferralRight(const QString& institution);
    Result<bool> mayRefer(const QString& institution, const QDate& day);
    Result<void> addReferral(const StoredReferral& referral, const QString& msgid);
    /// By the day of the certificate, those taken back included.
    Result<std::vector<StoredReferral>> referralsOf(const QString& psnNo);
    Result<void> withdrawReferral(const QString& number, const QDate& day, const QString& memo);
    Result<void> addChronic(const StoredChronic& chronic, const QString& msgid);
    /// Those not taken back.
    Result<std::vector<StoredChronic>> chronicOf(const QString& psnNo);
    Result<void> withdrawChronic(const QString& number, const QDate& day, const QString& memo);

    // messages to people
    /// False when one of this key is there already.
    Result<bool> addNotice(const Notice& notice, const QDateTime& now);
    Result<std::vector<Notice>> queuedNotices(int limit);
    Result<void> noteSent(const QString& key, const QDateTime& now);

    // calls for staff
    /// Answers since when it calls.
    Result<QDateTime> callStaff(const QString& institution, const QString& deviceNo,
        const QString& page, const QDateTime& now);
    Result<std::vector<StaffCallRow>> staffCalls(const QString& institution);
    Result<void> takeStaffCall(const QString& institution, const QString& deviceNo);
    Result<void> forgetStaffCalls(const QDateTime& before);
    Result<void> noteWindow(const QString& institution, const QDateTime& now);
    /// When a window of this house last looked who calls; invalid: never.
    Result<QDateTime> windowLooked(const QString& institution);

private:
    explicit Ledger(std::unique_ptr<LedgerFile> file)
        : m_file(std::move(file))
    {
    }
    Result<void> migrate();
    Result<void> writeFilingWays();
    Result<void> setState(const QString& number, FilingState state);
    Result<StoredSettlement> complete(Result<StoredSettlement> found);
    Result<std::optional<StoredSettlement>> completeOne(
        std::optional<Result<StoredSettlement>> found);
    Result<std::optional<StoredPerson>> complete(std::optional<StoredPerson> person);

    std::unique_ptr<LedgerFile> m_file;
};

} // namespace yidi
