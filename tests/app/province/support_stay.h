// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support_world.h"

/// The steps of a stay in hospital, each one message of the hospital's system.
namespace yidi::test {

class Stay {
public:
    /// Of NX-01 unless another is named: an emergency, so that it needs no filing.
    explicit Stay(World& world, QString person = QStringLiteral("NX-01"));

    /// 2401; `begin` as on the wire.
    WireResponse admit(const QString& begin, const QString& medType = QStringLiteral("24"));
    WireResponse change(const QString& begin, const QString& medType); ///< 2403
    WireResponse cancelAdmission() { return about("2404"); }
    /// 2301 of one line, of class A unless another item is named; with `initial` it takes that
    /// line back.
    WireResponse charge(const QString& serial, const QString& price,
        const QString& day = QStringLiteral("2017-03-01"), const QString& initial = {},
        const QString& item = drugA());
    WireResponse cancelFee(const QString& serial); ///< 2302
    WireResponse discharge(const QString& end = QStringLiteral("2017-03-31 09:30:00")); ///< 2402
    WireResponse cancelDischarge() { return about("2405"); }
    WireResponse estimate(bool interim = false) { return settleBy("2303", interim, {}); }
    WireResponse settle(bool interim = false) { return settleBy("2304", interim, {}); }
    WireResponse settleBy(const char* infno, bool interim,
        const std::vector<std::pair<QString, Json>>& more, const Json& categories = {});
    WireResponse cancelSettlement(const QString& setlId); ///< 2305
    WireResponse reverse(const WireRequest& original); ///< 2601

    /// The same message once more.
    WireResponse again(QByteArray* raw = nullptr);

    static QString drugA() { return QStringLiteral("NXT09000015"); } ///< wholly in scope
    static QString drugB() { return QStringLiteral("NXT09000016"); } ///< a tenth paid first
    static QString comfort() { return QStringLiteral("NXT14000020"); } ///< outside the scheme

    World& world;
    QString person;
    StationName from = World::hospital();
    QString home;
    QString mdtrtId;
    bool useAccount = true;
    WireRequest last; ///< the latest message
    QByteArray lastAnswer; ///< its answer

private:
    WireResponse tell(const char* infno, const Json& input);
    WireResponse about(const char* infno);
};

/// The number 2304 and 2305 answer with.
QString setlIdOf(const WireResponse& answer);
/// The code of the first reason, else err_msg; "ok" when it is none.
QString outcome(const WireResponse& answer);
/// All that settlements move of a person: years, account, visits, fee lines, standing settlements.
QString moneyState(World& world);
/// Everything in the ledger but messages, serials and alarms.
QString effects(World& world);

} // namespace yidi::test
