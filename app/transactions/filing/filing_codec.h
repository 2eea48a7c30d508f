// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/filing.h"
#include "app/transactions/codec.h"

/// Filing (备案): Y101 file, Y102 change or extend, Y103 cancel, Y104 what is filed.
/// `FilingRequest` is Y101's input under the names of the national table OUT_APPY_D. The channel is
/// not in it: the envelope says who sends (opter_type), and the role only makes a clerk a
/// supervisor.
namespace yidi {

/// Y102 and Y103, input.data: what is asked of a filing that stands. `operation` is "change" or
/// "extend" in Y102 and left out in Y103.
struct FilingAmendment {
    FilingRequest request;
    bool operator==(const FilingAmendment&) const = default;
};

/// A request whole, whatever is asked: what the ledger keeps of it.
struct ToldRequest {
    FilingRequest request;
    bool operator==(const ToldRequest&) const = default;
};

/// Y101, Y102, Y103, Y106 and Y107, output.result
struct FilingAnswer {
    Filing filing;
    bool operator==(const FilingAnswer&) const = default;
};

/// Y104, input.data
struct FilingQuery {
    QString psnNo;
    bool operator==(const FilingQuery&) const = default;
};

/// Y104, output.filings[] and output.refused[]
struct FilingList {
    std::vector<Filing> filings;
    std::vector<RefusedRequest> refused = {};
    bool operator==(const FilingList&) const = default;
};

} // namespace yidi
