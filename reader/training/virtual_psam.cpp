// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/virtual_psam.h"

#include "reader/bytes.h"
#include "reader/training/keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yidi {

namespace {

constexpr char applicationName[] = "D156000005";
constexpr qsizetype cardSnBytes = 16;
constexpr qsizetype factorBytes = 8;

struct Usage {
    unsigned char number;
    CardKeyName name;
};
constexpr std::array usages {
    Usage { 0x27, CardKeyName::InternalRoot },
    Usage { 0x28, CardKeyName::ReadHolder },
    Usage { 0x29, CardKeyName::ReadMedical },
};

} // namespace

VirtualPsam::VirtualPsam(PsamImage image, bool wholeAnswers)
    : m_image(std::move(image))
    , m_line(wholeAnswers)
{
    if (m_image.keyRoot.isEmpty())
        m_image.keyRoot = trainingKeyRoot();
}

QByteArray VirtualPsam::atr() const
{
    return QByteArray::fromHex("3B680000") + "YIDIPSAM";
}

void VirtualPsam::reset()
{
    m_selected = false;
    m_derived.reset();
    m_line.clear();
}

QByteArray VirtualPsam::answer(std::span<const unsigned char> command)
{
    if (command.size() < 5)
        return statusWord(0x6700);
    const unsigned what = unsigned { command[0] } << 8 | command[1];
    if (what == 0x00C0)
        return m_line.getResponse(command);
    m_line.clear();
    if (what == 0x00A4)
        return select(command);
    if (!m_selected)
        return statusWord(0x6985);
    if (what == 0x801A)
        return derive(command);
    return what == 0x80FA ? reckon(command) : statusWord(0x6D00);
}

QByteArray VirtualPsam::select(std::span<const unsigned char> command)
{
    const QByteArray name = QByteArray::fromHex(applicationName);
    if (command[2] != 0x04 || bytesOf(dataOf(command)) != name)
        return statusWord(0x6A82);
    m_selected = true;
    m_derived.reset();
    return m_line.reply(bytesOf({ 0x6F, name.size() + 2, 0x84, name.size() }) + name);
}

QByteArray VirtualPsam::derive(std::span<const unsigned char> command)
{
    m_derived.reset();
    const auto cipher = cipherOf(static_cast<CardAlgorithm>(command[3]));
    if (!cipher || m_image.ciphers.count(*cipher) == 0)
        return statusWord(0x6A86);
    const auto usage = std::find_if(usages.begin(), usages.end(),
        [&](const Usage& known) { return known.number == command[2]; });
    if (usage == usages.end() || m_image.keys.count(usage->name) == 0)
        return statusWord(0x6A88);
    if (m_image.levelTooLow)
        return statusWord(0x6982);
    const QByteArray factors = bytesOf(dataOf(command));
    if (factors.size() != cardSnBytes + factorBytes)
        return statusWord(0x6700);
    m_derived =
        Derived { *cipher, usage->name, factors.left(cardSnBytes), factors.mid(cardSnBytes) };
    return statusWord(0x9000);
}

/// A derived key serves once.
QByteArray VirtualPsam::reckon(std::span<const unsigned char> command)
{
    const auto derived = std::exchange(m_derived, {});
    if (!derived)
        return statusWord(0x6985);
    const SecretBuffer key =
        deriveCardKey(secretOf(m_image.keyRoot), derived->cipher, derived->name, derived->cardSn);
    const auto answer = cardAnswer(derived->cipher, key, derived->factor, bytesOf(dataOf(command)));
    return answer ? m_line.reply(*answer) : statusWord(0x6700);
}

} // namespace yidi
