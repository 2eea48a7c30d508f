// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/log.h"
#include "app/desk/events.h"
#include "app/sync/keeper.h"

/// What both mappings of the desk read an answer with.
namespace yidi {

/// All reasons of a refusal. One that names none still needs words.
inline std::vector<Refusal> refusalsIn(const WireResponse& response)
{
    std::vector<Refusal> all;
    for (const WireReason& reason : response.reasons)
        all.push_back({ reason.code, reason.blocking, reason.remedy });
    if (all.empty())
        all.push_back({ QStringLiteral("unspecified"), {}, {} });
    return all;
}

/// What an answer holds, or why it holds nothing. `question` is the desk's name for it.
template <class T>
tl::expected<T, desk::AskFailed> readAnswer(const Answer& answer, const char* question)
{
    const QString name = QLatin1String(question);
    if (answer.outcome == Answer::Outcome::Unreachable)
        return tl::unexpected(desk::AskFailed { {}, answer.error.code, {}, name });
    if (answer.outcome == Answer::Outcome::Refused)
        return tl::unexpected(
            desk::AskFailed { {}, ErrorCode::ProvinceRefused, refusalsIn(answer.response), name });
    auto known = fromWire<T>(answer.response.output, QStringLiteral("output"));
    if (known)
        return *std::move(known);
    qCWarning(logShell) << question << "not understood:" << describe(known.error());
    return tl::unexpected(desk::AskFailed { {}, ErrorCode::AnswerMalformed, {}, name });
}

} // namespace yidi
