// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/filing/review.h"
#include "app/transactions/codec.h"

/// What goes on at a window (窗口): Y105 what waits there, Y106 a judgement, Y107 what a kiosk
/// leaves for it. A `Judgement` is Y106's input; who judges is in the envelope.
namespace yidi {

/// Y105, input.data. With nothing in it: all that waits for whoever asks.
struct ReviewQuery {
    QString number; ///< trt_dcla_detl_sn
    QString keyword; ///< a filing's number, a ticket's (msgid), a document's or a name
    QString certType;
    QString certNo;
    QStringList numbers; ///< of several, for what an approval of each would do
    bool operator==(const ReviewQuery&) const = default;
};

/// Y105, output.reviews[]
struct ReviewList {
    std::vector<ReviewCase> cases; ///< the oldest first, no more than the province tells at once
    std::int64_t waiting = 0; ///< how many there are in all
    bool operator==(const ReviewList&) const = default;
};

/// Y107, input.data: what Y101, Y102 or Y103 would have asked, and why it was not finished.
struct WindowDraft {
    FilingRequest request;
    QString why; ///< "pin-forgotten" …
    bool operator==(const WindowDraft&) const = default;
};

} // namespace yidi
