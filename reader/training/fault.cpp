// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/fault.h"

#include "reader/bytes.h"
#include "reader/training/virtual_card.h"

#include <algorithm>
#include <array>
#include <optional>

namespace yidi {

namespace {

using Kind = CardFault::Kind;
using Argument = CardFaultKind::Argument;

constexpr std::array kinds {
    CardFaultKind { "mute", Kind::Mute, Argument::Seconds, "", true,
        "does not answer that command, nor any after it; with seconds, answers it that late" },
    CardFaultKind { "yank-before", Kind::YankBefore, Argument::None, "", true,
        "is pulled out before it answers" },
    CardFaultKind { "yank-during", Kind::YankDuring, Argument::None, "", true,
        "is pulled out while it answers: half of the bytes arrive" },
    CardFaultKind { "yank-after", Kind::YankAfter, Argument::None, "", true,
        "is pulled out once it has answered" },
    CardFaultKind { "tear", Kind::Tear, Argument::None, "", true,
        "is pulled out while it writes: half of the record is new, half is old" },
    CardFaultKind { "wrong-status", Kind::WrongStatus, Argument::Status, "6F00", true,
        "answers with this status word and no data" },
    CardFaultKind {
        "short-answer", Kind::ShortAnswer, Argument::None, "", true, "answers one byte" },
    CardFaultKind { "wrong-length-6c", Kind::WrongLength, Argument::None, "", true,
        "asks for another length, and again when it gets it" },
    CardFaultKind { "endless-61", Kind::EndlessMore, Argument::None, "", true,
        "always has more data to fetch" },
    CardFaultKind { "slow", Kind::Slow, Argument::Milliseconds, "2", true,
        "needs so many milliseconds for each byte" },
    CardFaultKind { "another-card", Kind::AnotherCard, Argument::Person, "", true,
        "from that command on another person's card answers, and nobody saw the change" },
    CardFaultKind { "wrong-version", Kind::WrongVersion, Argument::Version, "9.00", false,
        "says it is of this version" },
    CardFaultKind {
        "blocked-pin", Kind::BlockedPin, Argument::None, "", false, "has its PIN blocked" },
    CardFaultKind { "no-pin", Kind::NoPin, Argument::None, "", false, "has no PIN" },
    CardFaultKind { "foreign-card", Kind::ForeignCard, Argument::None, "", false,
        "is some other chip card, a bank's say" },
    CardFaultKind { "clone", Kind::Clone, Argument::None, "", false,
        "is a copy: the right data, the wrong keys" },
};

tl::unexpected<Error> bad(const CardFaultKind& kind, const QString& what)
{
    return fail(ErrorCode::BadInput,
        QStringLiteral("fault %1: %2").arg(QLatin1String(kind.name)).arg(what));
}

Result<void> readArgument(CardFault& fault, const CardFaultKind& kind, const QString& text)
{
    constexpr double longestSeconds = 3600;
    constexpr int longestMs = 60000;
    bool isGood = true;
    switch (kind.argument) {
    case Argument::None:
        return bad(kind, QStringLiteral("takes nothing after the colon"));
    case Argument::Seconds: {
        const double seconds = text.toDouble(&isGood);
        if (!isGood || !(seconds > 0 && seconds <= longestSeconds))
            return bad(kind, QStringLiteral("\"%1\" is no number of seconds").arg(text));
        fault.number = static_cast<int>(seconds * 1000);
        return {};
    }
    case Argument::Milliseconds:
        fault.number = text.toInt(&isGood);
        if (!isGood || fault.number < 1 || fault.number > longestMs)
            return bad(kind, QStringLiteral("\"%1\" is no number of milliseconds").arg(text));
        return {};
    case Argument::Status:
        fault.number = text.toInt(&isGood, 16);
        if (!isGood || text.size() != 4)
            return bad(
                kind, QStringLiteral("\"%1\" is no status word of four hex digits").arg(text));
        return {};
    case Argument::Version:
        if (text.isEmpty() || text.size() > 4)
            return bad(
                kind, QStringLiteral("\"%1\" is no version of up to four characters").arg(text));
        break;
    case Argument::Person:
        if (text.isEmpty())
            return bad(kind, QStringLiteral("whose card?"));
        break;
    }
    fault.text = text;
    return {};
}

/// Some other chip card: another answer to reset, and nothing to select by our name.
CardImage foreignImage()
{
    CardImage image;
    image.atr = QByteArray::fromHex("3B65000073C8401300");
    image.application = "1PAY.SYS.DDF01";
    return image;
}

void setVersion(CardImage& image, const QString& version)
{
    constexpr quint8 issuerFile = 5;
    constexpr char versionTag = 0x03;
    for (QByteArray& record : image.files[issuerFile]) {
        if (record.front() == versionTag)
            record = record.left(2) + version.toLatin1().leftJustified(record.size() - 2, '\0');
    }
}

} // namespace

std::span<const CardFaultKind> cardFaultKinds()
{
    return kinds;
}

Result<CardFault> parseCardFault(const QString& text)
{
    CardFault fault;
    if (text.isEmpty())
        return fault;
    const QString what = text.section(u'@', 0, 0);
    const QString name = what.section(u':', 0, 0);
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
        [&](const CardFaultKind& known) { return name == QLatin1String(known.name); });
    if (kind == kinds.end())
        return fail(ErrorCode::BadInput, QStringLiteral("there is no fault \"%1\"").arg(name));
    fault.kind = kind->kind;
    if (what.contains(u':')) {
        YIDI_TRY(readArgument(fault, *kind, what.section(u':', 1)));
    } else if (*kind->example != '\0') {
        YIDI_TRY(readArgument(fault, *kind, QLatin1String(kind->example)));
    }
    if (!text.contains(u'@'))
        return fault;
    if (!kind->hasCommand)
        return bad(*kind, QStringLiteral("is so from the first command on"));
    bool isNumber = false;
    const QString command = text.section(u'@', 1);
    fault.at = command.toInt(&isNumber);
    if (!isNumber || fault.at < 1)
        return bad(
            *kind, QStringLiteral("\"%1\" is no command's number, counted from 1").arg(command));
    return fault;
}

bool isOfTheCard(Kind kind)
{
    const auto known = std::find_if(kinds.begin(), kinds.end(),
        [&](const CardFaultKind& candidate) { return candidate.kind == kind; });
    return known != kinds.end() && !known->hasCommand;
}

void spoil(CardImage& image, const CardFault& fault)
{
    switch (fault.kind) {
    case Kind::ForeignCard:
        image = foreignImage();
        break;
    case Kind::BlockedPin:
        image.triesLeft = 0;
        break;
    case Kind::NoPin:
        image.pin.clear();
        break;
    case Kind::WrongVersion:
        setVersion(image, fault.text);
        break;
    case Kind::Clone:
        for (char& byte : image.keyRoot)
            byte = static_cast<char>(~byte);
        break;
    default: // the others come with a command
        break;
    }
}

} // namespace yidi
