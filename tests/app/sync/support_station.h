// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/crypto/signing.h"
#include "app/store/outbox.h"
#include "app/sync/link.h"
#include "app/sync/station_profile.h"
#include "app/transactions/envelope.h"

#include <QList>

#include <deque>

namespace yidi {

/// The province's signing keys, made once a test program.
const Sm2KeyPair& testKeys();

StationProfile testProfile(const QString& dataDir);

/// A filing of an invented person in `lane`.
RecordDraft testDraft(const QString& lane);

/// The same about another visit: every mdtrt_id in it.
Json withVisit(const Json& json, const QString& visit);

inline QDateTime testMorning()
{
    return chinaTime(QDate(2017, 3, 31), QTime(9, 0));
}

/// The keys that go with a queue, as files and at hand.
void enrolForTest(const QString& dataDir);
Outbox::Station testOwner();
/// A Record's input as its province reads it.
QByteArray openedAgain(const Record& record);
/// How a Record ended, with what was answered.
Closing testClosing(const QString& msgid, MessageEnd end, const QByteArray& answer);
/// The receipt of a Record that ended so.
QString signedEnd(const WireRequest& request, MessageEnd end);

/// A signed reply to `msgid`.
LinkReply signedReply(const QString& msgid, const WireResponse& response);

/// Answers by a script: by default it signs everyone in and does what it is asked, and keeps a
/// small ledger as the real province does. Faults are queued by transaction and used up one a
/// message.
class ScriptedLink : public ProvinceLink {
public:
    enum class Fault {
        None,
        NothingLeft, ///< connection refused
        Untrusted, ///< TLS refused
        RequestLost, ///< time-out, nothing arrived
        AnswerLost, ///< time-out, but it was done
        AnswerTwice,
        Unsigned,
        Garbage, ///< unsigned text of a captive portal
        SignedGarbage, ///< signed, yet no JSON
        ServerError, ///< HTTP 500
        Busy, ///< HTTP 429: come again in two minutes
        Forbidden, ///< HTTP 403
        OtherMsgid, ///< signed for another message
        Refused, ///< with a reason
        RefusedAndLost, ///< the same, and the station never heard it
        RefusedMessage, ///< without one: the message is wrong
        Silence, ///< no answer until `deliver`
    };

    void post(const QString& path, const QByteArray& body, int timeoutMs, Callback done) override;

    /// The next messages of `infno` meet these, in this order.
    void script(const QString& infno, std::deque<Fault> faults) { m_faults[infno] = faults; }
    /// Every message meets this while it lasts.
    void setWeather(Fault fault) { m_weather = fault; }
    /// Answers what was silent.
    void deliver();
    /// What was silent has been lost.
    void drop();
    int silent() const { return static_cast<int>(m_silent.size()); }
    /// The station is gone: nobody is left to hear what was silent.
    void forget() { m_silent.clear(); }

    QList<WireRequest> requests; ///< all that was posted
    QStringList applied; ///< msgids of Records that had their effect, each time they had it
    QStringList tombstones;
    bool takesBatches = true;
    QStringList breaksBatches; ///< msgids of Records with which no batch can be worked on
    QDateTime provinceTime; ///< in answers to questions, when valid

    int posted(const QString& infno) const;
    /// Of the nth batch posted.
    QList<WireRequest> batch(int nth) const;

private:
    WireResponse answer(const WireRequest& request, Fault fault);
    WireResponse answerBatch(const WireRequest& request);
    WireResponse applyRecord(const WireRequest& request, Fault fault);
    Fault nextFault(const QString& infno, Fault otherwise);

    std::map<QString, std::deque<Fault>> m_faults;
    Fault m_weather = Fault::None;
    std::map<QString, WireResponse> m_ledger;
    struct Silent {
        WireRequest request;
        Callback done;
    };
    std::vector<Silent> m_silent;
};

} // namespace yidi
