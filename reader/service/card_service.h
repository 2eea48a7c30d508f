// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"
#include "app/domain/card/card.h"

#include <QDate>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace yidi {

/// Names one insertion: another card, or the same card pushed in again, has another token.
using CardToken = quint64;

enum class ReaderState { Starting, NoService, NoReader, Ready };

/// Outcome of one presentation of the PIN. Nothing here ever repeats a PIN by itself.
struct PinOutcome {
    enum class Kind {
        Verified,
        Wrong, ///< `triesLeft` remain
        StoppedBeforeLast, ///< one try is left; it was not used
        Blocked,
        NotSet, ///< the card has no PIN
        Failed, ///< `error`: card lost, reader stuck …; whether a try was used is unknown
    };
    Kind kind = Kind::Failed;
    std::optional<int> triesLeft;
    Error error;
};

/// The reader layer as the window sees it. One monitor thread, one worker per reader; results cross
/// by queued signals, and nothing here blocks the caller. With `readerName` set only that reader is
/// used; other readers' cards are ignored.
class CardService : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString readerName; ///< empty: every reader
        QString fileMapDir; ///< resources/cards; empty: the built-in resource
        int operationTimeoutMs = 8000;
    };

    explicit CardService(Options options, QObject* parent = nullptr);
    ~CardService() override; ///< leaves within a second even when a card is mute

    void start();

    /// Reads the basic data; answered once by `cardRead` or `cardFailed`.
    void read(CardToken token);
    /// Asks the card for the tries left; answered by `pinStateKnown`.
    void askPinState(CardToken token);
    /// Presents the PIN, once. Stops before the last try unless `useLastTry`. Answered by
    /// `pinChecked`.
    void verifyPin(CardToken token, SecretBuffer pin, bool useLastTry = false);
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

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace yidi
