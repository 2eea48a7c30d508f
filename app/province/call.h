// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/authority.h"
#include "app/domain/policy/policy.h"
#include "app/province/ledger/ledger.h"
#include "app/transactions/envelope.h"

/// What a handler gets and gives. A handler is a plain function; `province.cpp` lists them all.
namespace yidi {

class CardModule;
struct SnapshotSource;

using CodeTables = std::map<QString, std::vector<CodeTableRow>>; ///< by type, for 1901

/// One message on its way through its handler. Everything in the envelope has been checked.
struct Call {
    const WireRequest& request;
    const StationName& peer;
    const InstitutionRow& institution; ///< the one that sends
    QDateTime now;
    Ledger& ledger;
    const PolicyBook& policies;
    const CodeTables& codes;
    CardModule& cards;
    const SnapshotSource& snapshots;
    int detailDays = 3; ///< fee lines may follow a settlement made from sums by category
    QByteArray signKey = {}; ///< for what must prove itself outside its answer
};

/// How a transaction ended. A refusal leaves no effect.
struct Reply {
    bool done = false;
    Json output;
    QString message; ///< err_msg of a refusal
    std::vector<WireReason> reasons;
    QString alarm = {}; ///< for those who watch the province; kept even when refused
    std::optional<RefusedRequest> refusedRequest = {}; ///< to be told to the person; kept as well
    std::optional<StoredProvisional> refusedProvisional = {}; ///< for a clerk; kept as well
};

/// An error of the sender (BadInput, BadJson) becomes a refusal; any other error means that the
/// province could not do its work, and nothing is answered or kept.
using Handler = Result<Reply> (*)(Call& call);

template <class T>
Reply done(const T& output)
{
    return { true, toWire(output), {}, {}, {} };
}
Reply refused(const QString& message);
/// A refusal with its reasons, whose codes and blocking records also stand in the message.
Reply refused(const QString& message, const std::vector<Refusal>& reasons);

/// The visit a message is about, when it is this person's and the sender's own: an institution is
/// told of no other.
Result<std::optional<StoredVisit>> ownVisit(
    Call& call, const QString& mdtrtId, const QString& psnNo);

/// Reads the input of `call`.
template <class T>
Result<T> inputOf(const Call& call)
{
    return fromWire<T>(call.request.input, QStringLiteral("input"));
}

/// A number in the national exchange's form: a letter, insured region, YYMMDD, serial of 7.
Result<QString> nextNumber(Call& call, QChar kind, const QString& insuredRegion);

/// Age in tenths of a year, as n4,1 wants it; whole years are what anybody knows.
std::int64_t ageTenths(const QDate& birth, const QDate& today);

} // namespace yidi
