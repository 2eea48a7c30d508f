// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/store/outbox.h"
#include "app/sync/link.h"
#include "app/sync/station_profile.h"
#include "app/transactions/control/sealed.h"
#include "app/transactions/envelope.h"

namespace yidi {

/// An answer whose signature over its bytes and our msgid is the province's.
struct SignedAnswer {
    WireResponse response;
    QByteArray body;
    QByteArray signature;
};

/// Puts messages into this station's envelope and trusts nothing that comes back unsigned.
class Messenger {
public:
    struct Message {
        QString msgid;
        QString infno;
        QString insuplcAdmdvs;
        QByteArray input;
        MadeBy madeBy = {}; ///< nobody: the station
    };
    /// Errors: those of the link; TlsRefused (this station is not let in); OutcomeUnknown (the
    /// province is there but could not work); AnswerUnsigned (a captive portal, a stale or foreign
    /// answer); AnswerMalformed (signed, yet not to be read).
    using Callback = std::function<void(Result<SignedAnswer>)>;

    /// `link` and `clock` must outlive the messenger.
    Messenger(
        StationProfile profile, QByteArray provinceKey, const Clock& clock, ProvinceLink& link);

    void setSignNo(const QString& signNo) { m_signNo = signNo; }
    const StationProfile& profile() const { return m_profile; }

    void exchange(const Message& message, int timeoutMs, Callback done);

    /// What is posted, where, and what came back for it.
    static QString pathOf(const QString& infno);
    QByteArray envelope(const Message& message) const;
    Result<SignedAnswer> check(const QString& msgid, LinkReply reply) const;
    /// `receipt` is the province's signature that this Record ended so. `AnswerUnsigned`.
    Result<void> proveEnd(const Record& record, MessageEnd end, const QByteArray& receipt) const;

private:
    class Pieces;

    StationProfile m_profile;
    QByteArray m_provinceKey;
    const Clock& m_clock;
    ProvinceLink& m_link;
    QString m_signNo;
};

} // namespace yidi
