// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"
#include "app/domain/card/card.h"
#include "reader/authenticator.h"
#include "reader/pin.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace yidi {

/// Names one insertion: another card, or the same card pushed in again, has another token.
using CardToken = quint64;

enum class ReaderState { Starting, NoService, NoReader, Ready };

/// The reader layer as the window sees it. One monitor thread, one worker per reader; results cross
/// by queued signals, and nothing here blocks the caller. With `readerName` set only that reader is
/// used; other readers' cards are ignored. Each question is answered once, and nothing about a card
/// is heard after its `cardRemoved`.
///
/// A reader service that is stopped, killed or restarted, and a reader that drops off its bus, is
/// no card out: for three seconds the card is held under its token, what is asked of it waits, and
/// what only looked is asked again. When the reader is back, the card in it is identified without a
/// word; another one, or none, is told as `cardRemoved` then. `NoService` and `NoReader` after
/// `Ready` are told after the same three seconds. A PIN that may have reached the card is never
/// sent again.
class CardService : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString readerName; ///< empty: every reader; its slot numbers may be left off
        QString fileMapDir; ///< resources/cards; empty: the built-in resource
        int operationTimeoutMs = 8000;
        /// Proves cards genuine; empty: they are read without proof. Used on readers' threads.
        std::shared_ptr<CardAuthenticator> authenticator = {};
        /// Slots whose cards are no person's, a PSAM's say; named like `readerName`.
        QStringList ignoredReaders = {};
    };

    explicit CardService(Options options, QObject* parent = nullptr);
    ~CardService() override; ///< leaves within a second even when a card is mute

    void start();

    /// Reads the basic data; answered once by `cardRead` or `cardFailed`.
    void read(CardToken token);
    /// Asks the card for the tries left; answered by `pinStateKnown`, `Wrong` with `triesLeft` when
    /// the PIN may be tried.
    void askPinState(CardToken token);
    /// Presents the PIN (ASCII digits), once, and resets the card after it. Stops before the last
    /// try unless `useLastTry`. Answered by `pinChecked`.
    void verifyPin(CardToken token, SecretBuffer pin, bool useLastTry = false);
    /// Replaces the PIN, once; stops before the last try. Answered by `pinChanged`, `Verified` when
    /// the new one holds.
    void changePin(CardToken token, SecretBuffer oldPin, SecretBuffer newPin);
    /// Gives a blocked card a new PIN, once, by the authenticator's keys. Answered by `pinChanged`.
    void unblockPin(CardToken token, SecretBuffer newPin);
    /// Reads the medical basics, opened by the authenticator's keys; answered once by `medicalRead`
    /// or `medicalFailed`. With the PIN `pinChecked` comes first, as after `verifyPin`.
    void readMedical(CardToken token);
    void readMedical(CardToken token, SecretBuffer pin, bool useLastTry = false);
    /// Ends the session: resets the card so that a verified PIN cannot be used again.
    void release(CardToken token);

Q_SIGNALS:
    void readerStateChanged(yidi::ReaderState state, const QString& readerName);
    void cardInserted(yidi::CardToken token, const QString& readerName);
    /// The card answered power-up wrongly: most likely pushed in the wrong way round.
    void cardMute(yidi::CardToken token);
    void cardRemoved(yidi::CardToken token);
    void cardRead(yidi::CardToken token, const yidi::SocialSecurityCard& card);
    void cardFailed(yidi::CardToken token, const yidi::Error& error);
    void pinStateKnown(yidi::CardToken token, const yidi::PinOutcome& state);
    void pinChecked(yidi::CardToken token, const yidi::PinOutcome& outcome);
    void pinChanged(yidi::CardToken token, const yidi::PinOutcome& outcome);
    void medicalRead(yidi::CardToken token, const yidi::MedicalBasics& basics);
    void medicalFailed(yidi::CardToken token, const yidi::Error& error);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
