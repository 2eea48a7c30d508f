// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/desk/desk.h"
#include "app/shell/questions.h"
#include "app/store/operators.h"
#include "app/sync/bill_folder.h"
#include "app/sync/day_book.h"
#include "app/sync/keeper.h"
#include "reader/service/card_service.h"

#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace yidi {

/// Runs the effects of a clerk's desk on the real parts: operators, trail, keeper, reader, paper.
/// Lives on the GUI thread and never blocks it: passwords take their time on a thread of their own.
class DeskRunner : public QObject {
    Q_OBJECT
public:
    /// The outside of the machine, handed in by the program.
    struct Outside {
        std::function<void(const desk::View&)> show; ///< only what differs from the last
        std::function<Result<void>(const desk::PrintReceipt&, const QString& operatorNo)>
            printReceipt;
        std::function<Result<void>(const desk::PrintStatement&, const QString& operatorNo)>
            printStatement;
        std::function<Result<void>(const desk::PrintDay&, const QString& operatorNo)> printDay;
        /// A settlement is cancelled: what was paid for it is to be given back.
        std::function<void(const QString& setlId, const QString& mdtrtId)> settlementCancelled = {};
    };

    /// `clock` must outlive the runner. Shows the log-in at once.
    DeskRunner(const Clock& clock, Outside outside, QObject* parent = nullptr);
    ~DeskRunner() override; ///< what was to be noted is noted first

    /// Where this window stands; from then on it counts seconds.
    void begin(const StationProfile& profile);
    /// Above how much of the funds' money two persons must answer for it.
    void setSecondAbove(Fen limit) { m_here.secondAbove = limit; }
    /// The parts must outlive the runner.
    void useCards(CardService& cards);
    void useKeeper(Keeper& keeper);
    /// Where the hospital's own system keeps its day books.
    void useBills(BillFolder& bills);
    /// Takes no business, and says why.
    void outOfService(ErrorCode error);

    /// A key, a line, a text: whatever the window tells.
    void happened(desk::Event event);
    /// The window closes: what could still be taken back is sent, and the operator leaves.
    void leave();

private:
    struct RunEffect;
    /// Runs on the thread of the books; what it answers runs on the runner's.
    using Then = std::function<void()>;
    void inTheBooks(std::function<Then()> work);

    /// What an effect answers by itself is told after the step that asked has ended.
    template <class Event>
    void later(Event event)
    {
        QMetaObject::invokeMethod(
            this, [this, event = std::move(event)] { happened(event); }, Qt::QueuedConnection);
    }

    void showView();
    void linkChanged(LinkState state);
    void cardInserted(CardToken token, const QString& reader);
    void cardRemoved(CardToken token);

    void logIn(const QString& number, SecretBuffer password, bool second);
    void logInByCard(SecretBuffer pin, bool second);
    void pinChecked(const PinOutcome& outcome);
    void known(const Result<LogInOutcome>& outcome, bool second);
    void logOut();
    struct Noted {
        QString who;
        QString what;
        QString about;
    };
    void note(const QString& what, const QString& about);
    void writeNotes();
    Result<void> payNotes(); ///< on the books' thread
    void askTrail();

    void ask(OpenQuestions::Place place, const OpenQuestions::Question& question,
        std::function<desk::Event(const Answer&)> eventOf);
    void askPerson(const desk::AskPerson& asked);
    void submit(const QString& ticket, const QString& infno, const QString& insuredRegion,
        const QString& lane, const Json& input);
    void stored(quint64 ticket, const QString& msgid);
    void recordChanged(const RecordUpdate& update);
    void giveUp(const QString& ticket);
    void compareDay(const QDate& day);
    void dayBookKnown(const QDate& day, const DayBook& book, const QString& source);
    void goOnComparing(const QDate& day, const QString& source);
    void tellCompared(desk::DayCompared compared);
    void checkSlip(const QString& text);
    void print(std::function<Result<void>()> paper);

    QString operatorNo() const;
    /// Tells one person's Records, or one filing's, from another's without naming them.
    QString laneOf(const QString& about) const;

    const Clock& m_clock;
    const Outside m_outside;
    CardService* m_cards = nullptr;
    Keeper* m_keeper = nullptr;
    QString m_dataDir;
    QByteArray m_laneKey;
    QTimer m_second;

    desk::Here m_here;
    desk::State m_state;
    std::optional<desk::View> m_shown;
    std::optional<Operator> m_who; ///< whose work it is, for the trail and the envelope

    ReaderState m_reader = ReaderState::Starting;
    CardToken m_token = 0; ///< of the card in the reader, 0: none
    std::optional<SocialSecurityCard> m_card; ///< once it was read
    bool m_reading = false; ///< the desk waits for the card
    std::optional<bool> m_pinFor; ///< a PIN is with the card: for the second of two?

    OpenQuestions m_questions;
    quint64 m_lastTicket = 0;
    std::map<quint64, QString> m_storing; ///< the desk's ticket by the keeper's
    std::map<QString, QString> m_records; ///< the desk's ticket by msgid
    std::set<QString> m_givenUp; ///< tickets of what is given up as soon as it is stored
    std::map<QString, Visit> m_cancelled; ///< what a cancellation is about, by the desk's ticket
    BillFolder* m_bills = nullptr; ///< null: the hospital keeps no book
    std::map<quint64, QDate> m_dayBooks; ///< asked of the keeper, by its ticket
    std::shared_ptr<DayConversation> m_comparing;
    bool m_behind = false; ///< the trail could not be written and is owed some notes
    std::deque<Noted> m_owed; ///< what is to be noted; touched on the books' thread only
    QThreadPool m_books; ///< one thread: what is noted stays in order
};

} // namespace yidi
