// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"
#include "app/domain/card/card.h"
#include "app/domain/directory/directory.h"
#include "app/domain/filing/filing.h"
#include "app/domain/institution/institution.h"
#include "app/domain/payment/payment.h"
#include "app/domain/person/ec_token.h"
#include "app/domain/person/person.h"
#include "app/domain/queue/pressure.h"
#include "app/domain/settlement/settlement.h"
#include "app/journeys/screen.h"

#include <QLatin1String>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

/// This room holds what a person does, as pure state machines: `step(state, event)` gives the next
/// state and effects, `screen(state)` what to show. No clock, no card, no network: those are
/// events on the way in and effects on the way out. A state is a small struct that holds only what
/// its step needs, so leaving the step forgets it.
namespace yidi {

/// What every step may look at: where the person stands, and today.
struct Here {
    Institution institution;
    QString device; ///< number of this machine
    QDate today;
    bool online = false;
    /// What this machine knows without asking; null until the first one has come.
    std::shared_ptr<const Snapshot> snapshot = {};
    /// The places this machine knows from the beginning, for the time before the first snapshot.
    std::shared_ptr<const Directory> directory = {};
    QDateTime now = {}; ///< when a commitment is given
    bool takesCodes = false; ///< a scanner stands here, so people are told that they may use it
    bool takesPayment = false; ///< a payment port stands behind this machine; else the cashier does
    Pressure pressure = {}; ///< of what waits here to be sent
    /// The check code of a number under a status ("done", "stored" …), so that a window knows a
    /// page or slip of this house; null or empty where the station has no key for it.
    std::function<QString(const QString& number, const QString& status)> checkCode = {};
};

/// Who stands there: somebody with a card, or somebody whose e-credential the province knew. The
/// latter has no card at all, is always confirmed, and confirms by showing the code again where
/// others enter a PIN.
struct Visitor {
    SocialSecurityCard card; ///< empty when they came with an e-credential
    Person person;
    bool confirmed = false; ///< the province knows them; else the card alone says who they are
    QDateTime asOf = {}; ///< of what a snapshot told about them, when the province was not reached
    std::vector<Filing> filings = {}; ///< as the province, or the snapshot, told of them
    std::vector<RefusedRequest> refused = {}; ///< lately, newest first
    bool filingsKnown = false; ///< the two lists are all there is, today or as of `asOf`

    bool hasCard() const { return !card.cardSn.isEmpty(); }
    /// Where they are insured: from the insurance, else who issued the card.
    QString insuredRegion() const;
    QString insutype() const;
};

// Events: what happened, in the past tense.

struct Pressed { ///< a button of the screen or of the service bar
    QString id;
};
struct PinEntered {
    SecretBuffer pin;
};
struct CardInserted { };
struct CardMute { }; ///< powered up wrongly: most likely the wrong way round
struct CardRemoved { };
struct CardSwapped { }; ///< another card lies where the one we knew was
struct CardRead {
    SocialSecurityCard card;
};
struct CardFailed {
    ErrorCode error;
};
/// A code was shown to the scanner, from whatever line it came. Told whenever it happens, whoever
/// stands there: the session decides whether it is wanted, and wipes it when not.
struct CodeScanned {
    EcToken code;
};

enum class PinVerdict { Verified, Wrong, StoppedBeforeLast, Blocked, NotSet, Failed };
struct PinStateKnown { ///< answer to AskPinState; Verified stands for "usable"
    PinVerdict verdict;
    std::optional<int> triesLeft;
};
struct PinChecked { ///< answer to VerifyPin
    PinVerdict verdict;
    std::optional<int> triesLeft;
    ErrorCode error = ErrorCode::PinOutcomeUnknown; ///< of Failed
};

struct PersonKnown {
    Person person;
};
struct VisitsKnown {
    std::vector<Visit> visits;
};
struct EstimateKnown {
    Settlement estimate;
};
struct QuestionFailed { ///< no person, visits or estimate
    ErrorCode error;
    std::vector<Refusal> reasons = {};
};

struct FilingsKnown {
    std::vector<Filing> filings;
    std::vector<RefusedRequest> refused = {};
};
struct FilingsUnknown { }; ///< answer to AskFilings: not reached, or not understood
/// A chronic disease the insured place has recognised (慢特病).
struct RecognisedDisease {
    QString code;
    QString name;
    QDate begin;
    QDate end; ///< invalid: no end

    bool operator==(const RecognisedDisease&) const = default;
};
struct CareKnown { ///< answer to AskCare; absent is what nobody answered
    std::optional<std::vector<Visit>> visits;
    std::optional<Institution> institution;
    std::optional<std::vector<RecognisedDisease>> diseases;
};
struct PersonRemembered { ///< the province was not reached, but the snapshot knows them
    RememberedPerson known;
};
struct OtherKnown { ///< the one somebody acts for (代办)
    Person person;
    std::vector<Filing> filings = {};
};
struct StaffCalled { ///< answer to CallStaff
    bool reached; ///< the window has it on its screen
};

/// A settlement that stands, with the visit it settled: what a statement is printed from.
struct SettledVisit {
    Visit visit;
    Settlement settlement;
    bool operator==(const SettledVisit&) const = default;
};
struct StatementKnown { ///< answer to AskStatement
    SettledVisit settled;
};
struct PaymentCodeShown { ///< the port gave a code (answer to StartPayment)
    QString text; ///< for the QR code
};
struct PaymentChanged {
    PaymentState state;
};
/// What this machine has booked of a settlement's money (beside StatementKnown); never told of one
/// that was not settled here.
struct PaymentFound {
    QString setlId;
    PaymentState state;
    Fen due;
};

struct RecordStored { ///< durable on this machine, not yet sent
    QString msgid;
};
struct StoreFailed {
    ErrorCode error;
};
struct FilingDecided { ///< signed receipt of a filing
    Filing filing;
};
struct StaySettled { ///< signed receipt of a settlement
    Settlement settlement;
};
struct RecordRefused { ///< signed refusal
    std::vector<Refusal> reasons;
};
struct ProvisionalConfirmed { ///< the province came to the same, or says what it comes to
    Settlement settlement;
    bool differs; ///< a clerk sees to what differs
};
/// It cannot leave: another Record of the same person has to go first, and does not.
struct SettlementHeldUp { };
struct RecordWithdrawn { }; ///< given up, and certain never to take effect

struct SecondPassed { };
struct Touched { };
struct LinkChanged {
    bool online;
};
struct ReaderChanged {
    bool ready;
};
struct PaperFailed { };
struct StoreBroken {
    ErrorCode error;
};
struct StoreMended { };

using Event = std::variant<Pressed, PinEntered, CardInserted, CardMute, CardRemoved, CardSwapped,
    CardRead, CardFailed, CodeScanned, PinStateKnown, PinChecked, PersonKnown, VisitsKnown,
    EstimateKnown, FilingsKnown, FilingsUnknown, CareKnown, PersonRemembered, OtherKnown,
    StaffCalled, QuestionFailed, RecordStored, StoreFailed, FilingDecided, StaySettled,
    RecordRefused, StatementKnown, PaymentCodeShown, PaymentChanged, PaymentFound, SettlementHeldUp,
    ProvisionalConfirmed, RecordWithdrawn, SecondPassed, Touched, LinkChanged, ReaderChanged,
    PaperFailed, StoreBroken, StoreMended>;

// Effects: what is to be done, as values. The shell runs them.

struct ReadCard { };
struct AskPinState { };
struct VerifyPin {
    SecretBuffer pin;
};
struct ReleaseCard { }; ///< a verified PIN must not outlive its journey
struct AskPerson {
    SocialSecurityCard card;
};
/// Who shows this code (1101, mdtrt_cert_type 01)? Answered like `AskPerson`, by `PersonKnown` or
/// `QuestionFailed`: `PersonUnknown` for somebody the province does not know, `CodeUnusable` for a
/// code it refuses (expired, used before). Where they are insured is not known yet, so the message
/// goes to the province of this place and names its region. The code is moved into the question and
/// must be nowhere else afterwards: no log, no Record, no second sending.
struct AskPersonByCode {
    EcToken code;
};
/// Does the snapshot of this station know who puts in this card? Answered by `PersonRemembered`, or
/// not at all.
struct AskRemembered {
    SocialSecurityCard card;
};
struct AskVisits { ///< visits at this institution
    QString psnNo;
    QString insuredRegion;
};
/// What is open by the bills of this house alone (its drop folder), while the province is not
/// reached. Answered by `VisitsKnown`.
struct AskBills {
    QString psnNo;
};
/// What a settlement would be by the bill of this house and the snapshot, while the province is not
/// reached: `EstimateKnown` with a provisional settlement, or `QuestionFailed`:
/// `SettlementNeedsLink` where the insured place waits, `ProvisionalNotAllowed` above its limits.
struct AskProvisional {
    Visit visit;
};
struct AskStatement { ///< one settled visit's (5203)
    Visit visit;
    QString insuredRegion;
};
/// Books that something is due, so that it can be paid when the person comes back.
struct ExpectPayment {
    PaymentOrder order;
};
/// Asks the payment port for a code (PaymentWay::Code) for what is due.
struct StartPayment {
    PaymentOrder order;
};
/// The person goes to the cashier, or leaves: the code must not be payable any more.
struct GiveUpPayment {
    PaymentOrder order;
};
struct PrintCashierSlip {
    PaymentOrder order;
    QString maskedName;
    QString checkCode = {}; ///< of the number and the amount
};

/// What a settlement is asked for with, be it the estimate (2303) or the Record (2304).
struct SettlementOrder {
    Visit visit;
    QString insuredRegion;
    /// Empty for somebody who came with an e-credential: the message then names them by their
    /// identity document (mdtrt_cert_type 02), for a code must never lie in a queue.
    QString cardNo;
    QString certNo;
    std::optional<SettlementAmounts> seen; ///< the amounts that were confirmed
};
struct AskEstimate {
    SettlementOrder order;
};
/// What else a direct settlement rests on: stays here, the contract of this house, recognised
/// diseases (5201, 1201, 5301), in one round trip.
struct AskCare {
    QString psnNo;
    QString insuredRegion;
};
/// What is filed, and what was refused lately (Y104). Asked beside whatever else is asked.
struct AskFilings {
    QString psnNo;
    QString insuredRegion;
};
struct AskOther { ///< who a number of a document belongs to, for somebody who acts for them
    QString certType;
    QString certNo;
};
struct StoreFiling { ///< Y101, Y102 or Y103, as the request's operation says
    FilingRequest request;
};
/// What cannot be finished here goes on at a window: the request waits there as a draft (Y107).
struct LeaveAtWindow {
    FilingRequest request;
    QString why; ///< "pin-forgotten" …
};
struct CallStaff { ///< a window of this house sees it (Y108)
    QString page; ///< name of the state, nothing personal
};
struct Say { ///< read aloud; ends what was being read
    Phrase phrase;
};
struct StoreSettlement {
    SettlementOrder order;
};
/// Stores a provisional settlement (Y302), as it was shown and confirmed.
struct StoreProvisional {
    SettlementOrder order;
    Settlement settlement;
};
/// Gives up the settlement stored last: its journey ended without a receipt.
struct AbandonSettlement { };

/// The slip of a filing.
struct PrintSlip {
    OutcomeScreen::Kind kind = OutcomeScreen::Kind::Done;
    QString number;
    FilingRequest request; ///< once decided, with the dates that were decided
    std::vector<Refusal> reasons;
    QString maskedName;
    QString checkCode = {};
    QString why = {}; ///< AtWindow: why it could not be finished here
};
struct PrintStatement {
    Settlement settlement;
    Visit visit;
    QString insuredRegion;
    QString maskedName;
    QString maskedCertNo;
    bool again = false; ///< a second copy, which says so
};
/// Forgets the visitor: answers still under way, files on their way to the printer.
struct Wipe { };
/// Makes the window ready for somebody else: language and sizes as at the start.
struct NextVisitor { };

using Effect = std::variant<ReadCard, AskPinState, VerifyPin, ReleaseCard, AskPerson,
    AskPersonByCode, AskRemembered, AskVisits, AskBills, AskCare, AskEstimate, AskProvisional,
    AskStatement, AskFilings, AskOther, StoreFiling, LeaveAtWindow, CallStaff, Say, StoreSettlement,
    StoreProvisional, AbandonSettlement, ExpectPayment, StartPayment, GiveUpPayment, PrintSlip,
    PrintStatement, PrintCashierSlip, Wipe, NextVisitor>;
using Effects = std::vector<Effect>;

/// How long a journey waits for a receipt once its Record is stored, and the province for an
/// answer about who somebody is.
inline constexpr int receiptWaitSeconds = 8;
inline constexpr int identityWaitSeconds = 8;

/// The reason that means: confirmed on an estimate that is out of date, so ask again.
inline constexpr QLatin1String staleEstimateReason("S06");

/// One allowed move of a machine, for people to read; a test walks the machine and finds exactly
/// these. Moves to the state itself are not listed.
struct Transition {
    const char* from;
    const char* event;
    const char* to;
};

QString eventName(const Event& event);

/// What has become of a visitor's business; said when the card goes.
enum class Ending {
    NothingSent,
    FilingStored,
    FilingDone,
    FilingAccepted,
    FilingRefused,
    FilingAtWindow,
    SettlementDone,
    SettlementPending,
    SettlementRefused,
    SettlementAtWindow,
    SettlementProvisional,
};
Words sayEnding(Ending ending);

/// Where a journey that is over sends the visitor.
enum class Leave { ToMenu, ToEnd };

/// Says that a code needs the province, and what to do without it.
Words sayCodeNeedsLink();

// Buttons several journeys share.
Button backButton();
Button menuButton();
Button doneButton();

} // namespace yidi
