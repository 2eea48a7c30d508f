// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/domain/settlement/classify.h"
#include "app/journeys/session/session.h"
#include "app/shell/payment_desk.h"
#include "app/shell/questions.h"
#include "app/sync/bill_folder.h"
#include "app/sync/keeper.h"
#include "app/sync/lanes.h"
#include "reader/credentials/source.h"
#include "reader/service/card_service.h"

#include <QTimer>

#include <functional>
#include <optional>

/// This room runs the effects of journeys on the real parts: reader, keeper, paper, clock. It knows
/// no window; what shows and what prints is handed in.
namespace yidi {

/// What the frame around every page tells.
struct FrameFacts {
    QString clockText;
    bool linkKnown = false;
    bool online = false;
    int pending = 0; ///< Records waiting to be sent
    bool cardIn = false;
    bool withoutCard = false; ///< somebody is here by their e-credential
    bool operator==(const FrameFacts&) const = default;
};

/// Owns the session and turns signals into events, effects into calls. Lives on the GUI thread and
/// never blocks it.
class JourneyRunner : public QObject {
    Q_OBJECT
public:
    /// The outside of the machine, handed in by the program.
    struct Outside {
        std::function<void(const Screen&)> show;
        std::function<void(const FrameFacts&)> showFrame;
        std::function<void()> nextVisitor; ///< language and sizes as at the start
        std::function<Result<void>(const PrintSlip&)> printSlip;
        std::function<Result<void>(const PrintStatement&)> printStatement;
        std::function<void(Phrase)> say = {}; ///< aloud; null where nothing can be heard
        std::function<Result<void>(const PrintCashierSlip&)> printCashierSlip = {};
    };

    /// `clock` must outlive the runner. Shows the welcome page at once.
    JourneyRunner(const Clock& clock, Outside outside, QObject* parent = nullptr);

    /// Where this machine stands; from then on it counts seconds.
    void begin(const StationProfile& profile);
    /// The parts must outlive the runner.
    void useCards(CardService& cards);
    void useKeeper(Keeper& keeper);
    void useScanner(CredentialSource& scanner);
    /// Tells people that they may show a code; for a scanner that types into the window.
    void offerCodes();
    /// `takesCodes`: people can pay here by telephone; else the desk books cashier's slips alone.
    void usePayments(PaymentDesk& payments, bool takesCodes);
    void useBills(BillFolder& bills);
    /// Takes no business, and says why.
    void outOfService(ErrorCode error);

    void press(const QString& id);
    void enterPin(SecretBuffer pin);
    void touch();
    void scan(EcToken code); ///< a code that came as keys of a keyboard

private:
    struct RunEffect;
    using Place = OpenQuestions::Place;

    void happened(Event event);
    void showAll();

    void cardInserted(CardToken token, const QString& reader);
    void cardRemoved(CardToken token);
    void readerState(ReaderState state);
    void linkChanged(LinkState state);

    /// One question whose answer makes one event.
    void ask(Place place, const OpenQuestions::Question& question,
        std::function<Event(const Answer&)> eventOf);
    /// An event from here, once the step that caused it is over; to this visitor alone.
    void later(Event event);
    void lookForMoney(const QString& setlId);
    void paymentChanged(const QString& setlId, PaymentState state);
    Event withDeposits(Event visits) const;
    Result<Settlement> provisional(const Visit& visit) const;
    void askOther(const AskOther& asked);
    void submit(const QString& infno, const QString& insuredRegion, const QString& certNo,
        const Json& input);
    void stored(quint64 ticket, const QString& msgid);
    void recordChanged(const RecordUpdate& update);
    void abandon();
    void forget();
    void print(std::function<Result<void>()> job);

    const Clock& m_clock;
    const Outside m_outside;
    CardService* m_cards = nullptr;
    Keeper* m_keeper = nullptr;
    QTimer m_second;
    Lanes m_lanes;

    Here m_here;
    session::Session m_session;
    FrameFacts m_frame;
    std::optional<FrameFacts> m_shownFrame;

    CardToken m_token = 0; ///< of the card in the reader, 0: none
    QString m_reader;

    OpenQuestions m_questions;
    quint64 m_lastTicket = 0; ///< of Records to be stored
    quint64 m_remembering = 0; ///< ticket of whoever is looked for in the snapshot
    quint64 m_storing = 0; ///< ticket of the Record being stored
    QString m_record; ///< msgid of the Record whose receipt is waited for
    std::vector<quint64> m_abandoned; ///< tickets to be given up once they have a msgid

    PaymentDesk* m_payments = nullptr;
    QString m_paying; ///< setl_id of what this visitor pays
    std::optional<PrintCashierSlip> m_slip; ///< to be printed once it is booked
    std::shared_ptr<const HospitalBills> m_bills;
    std::shared_ptr<const Catalogue> m_catalogue; ///< of this place, for the time without a link
    std::optional<RememberedPerson> m_known; ///< who stands there, by the snapshot
    quint64 m_visitor = 0; ///< counts them
};

} // namespace yidi
