// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/service/card_service.h"
#include "reader/service/reader_lanes.h"

#include <QTimer>

#include <map>
#include <optional>

namespace yidi {

/// A card that is in, and what it said it is.
struct InsertedCard {
    ReaderStatus status;
    QString cardSn; ///< empty until it was read
    /// Its reader is out of sight, or back and the card not yet proved the same: its questions
    /// wait. It is out when this passes.
    std::optional<QDeadlineTimer> heldUntil;
    quint64 identification = 0; ///< the question that proves it the same
};
using InsertedCards = std::map<CardToken, InsertedCard>;

/// What is asked of the cards that are in. Each question ends once: by its answer, at its deadline,
/// or when its card leaves. What failed because the card was out of sight waits for the monitor's
/// word and is asked again.
class Questions : public QObject {
    Q_OBJECT
public:
    using Work = std::function<CardAnswer(PcscCard&, CardCatalogue&)>;
    using Failed = std::function<void(const Error&)>;
    struct Question {
        CardToken token;
        CardShare share;
        Work work;
        Failed failed;
        QDeadlineTimer deadline;
        bool identifies = false; ///< may be asked of a card that is held
    };

    /// `cards` is looked at, and changed by its owner alone.
    Questions(const InsertedCards& cards, const QString& fileMapDir);

    /// The number it has here. Of a card that is held it is asked by `resume`.
    quint64 ask(Question question);
    void forget(quint64 id); ///< without a word
    void resume(CardToken token);
    /// Fails what waits to change the card or to present a PIN: it was meant for another, perhaps.
    void failExclusive(CardToken token, const Error& error);
    /// Told once `cards` has forgotten it: what was asked of it fails.
    void cardLeft(CardToken token, const QString& reader);

    /// Asks the readers' threads to end, then waits for them.
    void quit() { m_lanes.quit(); }
    void wait(QDeadlineTimer patience) { m_lanes.wait(patience); }

private:
    struct Pending {
        Question question;
        bool working = false; ///< in its reader's lane
        QDeadlineTimer again = QDeadlineTimer(QDeadlineTimer::Forever);
    };

    void post(quint64 id);
    void answered(quint64 id, const Delivery& deliver);
    void failed(quint64 id, const Error& error);
    void waitForMonitor(quint64 id);
    void deadlinePassed(quint64 id);
    using Which = std::function<bool(const Pending&)>;
    void failAll(CardToken token, const Error& error, const Which& which = {});
    const QString& readerOf(const Question& question) const;
    bool maySend(const Question& question) const;
    void timePassed();
    void setTimer();

    const InsertedCards& m_cards;
    ReaderLanes m_lanes;
    QTimer m_timer; ///< goes off at the next deadline or second try
    std::map<quint64, Pending> m_pending; ///< by number; their cards are in
    quint64 m_last = 0;
};

} // namespace yidi
