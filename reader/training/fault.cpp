// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/fault.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace yidi {

namespace {

struct Name {
    const char* text;
    CardFault::Kind kind;
};
constexpr std::array names {
    Name { "mute", CardFault::Kind::Mute },
    Name { "yank-before", CardFault::Kind::YankBefore },
    Name { "yank-after", CardFault::Kind::YankAfter },
    Name { "short-answer", CardFault::Kind::ShortAnswer },
    Name { "wrong-status", CardFault::Kind::WrongStatus },
    Name { "blocked-pin", CardFault::Kind::BlockedPin },
    Name { "foreign-card", CardFault::Kind::ForeignCard },
};

} // namespace

Result<CardFault> parseCardFault(const QString& text)
{
    CardFault fault;
    if (text.isEmpty())
        return fault;
    const QStringList parts = text.split(u'@');
    const auto at = std::find_if(names.begin(), names.end(),
        [&](const Name& name) { return parts.front() == QLatin1String(name.text); });
    if (at == names.end())
        return fail(ErrorCode::BadInput, QStringLiteral("fault \"%1\"").arg(parts.front()));
    fault.kind = at->kind;
    if (parts.size() > 1)
        fault.at = parts[1].toInt();
    if (fault.at < 1 || parts.size() > 2)
        return fail(ErrorCode::BadInput, QStringLiteral("fault \"%1\": NAME@COMMAND").arg(text));
    return fault;
}

std::vector<QString> cardFaultNames()
{
    std::vector<QString> all;
    for (const Name& name : names)
        all.push_back(QLatin1String(name.text));
    return all;
}

} // namespace yidi
