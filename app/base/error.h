// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace yidi {

/// Every way something can fail, one name each. The enum value is what logs carry; `ui/text` owns
/// the patient's sentence and the staff hint, and a test fails until both exist.
#define YIDI_ERROR_CODES(X)                                                                        \
    /* input and files */                                                                          \
    X(BadInput)                                                                                    \
    X(BadJson)                                                                                     \
    X(BadPolicy)                                                                                   \
    X(FileUnreadable)                                                                              \
    X(FileUnwritable)                                                                              \
    /* card and reader */                                                                          \
    X(ReaderServiceDown)                                                                           \
    X(ReaderMissing)                                                                               \
    X(ReaderStuck)                                                                                 \
    X(CardUnreadable)                                                                              \
    X(CardUpsideDown)                                                                              \
    X(CardForeign)                                                                                 \
    X(CardExpired)                                                                                 \
    X(CardLost)                                                                                    \
    X(CardMalformed)                                                                               \
    X(CardNotGenuine)                                                                              \
    X(CardUnproven)                                                                                \
    X(CardStopped)                                                                                 \
    X(CodeUnusable)                                                                                \
    X(DocumentReaderDown)                                                                          \
    X(PinWrong)                                                                                    \
    X(PinLastTry)                                                                                  \
    X(PinBlocked)                                                                                  \
    X(PinOutcomeUnknown)                                                                           \
    X(PinNotSet)                                                                                   \
    /* link and province */                                                                        \
    X(LinkDown)                                                                                    \
    X(LinkTimeout)                                                                                 \
    X(TlsRefused)                                                                                  \
    X(AnswerMalformed)                                                                             \
    X(AnswerUnsigned)                                                                              \
    X(ProvinceRefused)                                                                             \
    X(OutcomeUnknown)                                                                              \
    X(SettlementNeedsLink)                                                                         \
    /* business */                                                                                 \
    X(PersonUnknown)                                                                               \
    X(NoOpenVisit)                                                                                 \
    X(NotFiled)                                                                                    \
    X(PolicyMissing)                                                                               \
    X(VisitNotDirect)                                                                              \
    X(IdentityBroken)                                                                              \
    X(StaleEstimate)                                                                               \
    X(NotSettled)                                                                                  \
    X(BillMalformed)                                                                               \
    X(NoStatement)                                                                                 \
    X(PaymentFailed)                                                                               \
    X(PaymentUnknown)                                                                              \
    X(ProvisionalNotAllowed)                                                                       \
    /* store and station */                                                                        \
    X(StoreUnavailable)                                                                            \
    X(StoreLocked)                                                                                 \
    X(StoreNewer)                                                                                  \
    X(StoreFull)                                                                                   \
    X(QueueFull)                                                                                   \
    X(OfflineMoneyStopped)                                                                         \
    X(IllegalTransition)                                                                           \
    X(NotEnrolled)                                                                                 \
    X(PrinterUnavailable)

enum class ErrorCode {
#define YIDI_ONE(name) name,
    YIDI_ERROR_CODES(YIDI_ONE)
#undef YIDI_ONE
};

/// The identifier of `code` as spelled in the enum, for logs and JSON.
QString errorName(ErrorCode code);

/// A failure. `detail` is for staff and logs, never shown to a patient, and never holds an identity
/// number, a name or a card number.
struct Error {
    ErrorCode code = ErrorCode::BadInput;
    QString detail;

    bool operator==(const Error&) const = default;
};

/// "Code: detail", for logs and command-line tools.
QString describe(const Error& error);

} // namespace yidi
