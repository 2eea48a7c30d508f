// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reader/service/card_service.h"

#include <QSignalSpy>
#include <QStringList>

#include <map>

namespace yidi::test {

constexpr int patienceMs = 20000; // generous: a loaded machine is no failure

SecretBuffer pinOf(const char* digits);

/// A card service and everything it said.
class Station {
public:
    explicit Station(const CardService::Options& options);
    explicit Station(int timeoutMs = 8000, const QString& reader = {});

    bool waitForCard(); ///< any
    bool waitForNoCard();
    bool waitForState(ReaderState wanted);
    /// Until the history is this long.
    bool waitForHistory(qsizetype length);
    CardToken tokenIn(const QString& reader) const; ///< 0: no card

    Result<SocialSecurityCard> read(); ///< the card told last
    Result<SocialSecurityCard> read(CardToken token);
    PinOutcome verify(const char* pin, bool useLastTry = false);
    PinOutcome pinState();
    static PinOutcome outcome(QSignalSpy& spy);

    CardService service;
    ReaderState state = ReaderState::Starting;
    QString stateReader;
    QList<ReaderState> states; ///< in the order told
    CardToken in = 0; ///< the card told last, while it is in
    std::map<CardToken, QString> readers; ///< of the cards that are in
    QStringList history; ///< "+1" in, "?1" mute, "-1" out

private:
    void listen();
};

/// A question asked now whose answer is looked at later.
class PendingRead {
public:
    PendingRead(Station& station, CardToken token);
    bool isAnswered() const { return m_result.has_value(); }
    Result<SocialSecurityCard> result(); ///< waits

private:
    QObject m_context;
    std::optional<Result<SocialSecurityCard>> m_result;
};

} // namespace yidi::test
