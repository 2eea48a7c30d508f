// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/spoken.h"

#include <algorithm>

namespace yidi {

namespace {

constexpr Phrase spoken[] = { Phrase::PromiseText, Phrase::PromiseTextForOther };

constexpr const char* names[] = {
#define YIDI_ONE(name) #name,
    YIDI_PHRASES(YIDI_ONE)
#undef YIDI_ONE
};

} // namespace

std::span<const Phrase> spokenPhrases()
{
    return spoken;
}

QString spokenFile(Phrase phrase, const QString& language)
{
    if (std::find(std::begin(spoken), std::end(spoken), phrase) == std::end(spoken))
        return {};
    return language + QLatin1Char('/') + QLatin1String(names[static_cast<int>(phrase)])
        + QStringLiteral(".wav");
}

} // namespace yidi
