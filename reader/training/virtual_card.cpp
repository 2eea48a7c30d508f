// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/virtual_card.h"

#include "reader/bytes.h"

#include <algorithm>
#include <utility>

namespace yidi {

namespace {

constexpr unsigned char bySfiMask = 0x07;
constexpr unsigned char byNumber = 0x04;

QByteArray status(unsigned word)
{
    return bytesOf({ word >> 8, word });
}

/// Data field of a command, checked against Lc.
std::span<const unsigned char> dataOf(std::span<const unsigned char> command)
{
    return command.size() > 5 && command.size() >= 5u + command[4] ? command.subspan(5, command[4])
                                                                   : command.first(0);
}

/// What SELECT tells of an application: its name, and that it reckons with SM4.
QByteArray controlInformation(const QByteArray& name)
{
    const QByteArray rest = QByteArray::fromHex("A5098801019F0C03860103");
    return bytesOf({ 0x6F, 2 + name.size() + rest.size(), 0x84, name.size() }) + name + rest;
}

} // namespace

VirtualCard::VirtualCard(CardImage image, bool wholeAnswers)
    : m_image(std::move(image))
    , m_wholeAnswers(wholeAnswers)
    , m_fullTries(std::max(m_image.triesLeft, 3))
{
}

void VirtualCard::reset()
{
    m_selected = false;
    m_file = 0;
    m_waiting.clear();
}

QByteArray VirtualCard::answer(std::span<const unsigned char> command)
{
    if (command.size() < 4)
        return status(0x6700);
    if (command[0] != 0x00)
        return status(0x6E00);
    if (command[1] != 0xC0)
        m_waiting.clear();
    switch (command[1]) {
    case 0xA4:
        return select(command);
    case 0xB2:
        return readRecord(command);
    case 0x20:
        return verify(command);
    case 0xC0:
        return getResponse(command);
    default:
        return status(0x6D00);
    }
}

QByteArray VirtualCard::select(std::span<const unsigned char> command)
{
    const QByteArray name = bytesOf(dataOf(command));
    if (command[2] == 0x04) {
        if (name.isEmpty() || !m_image.application.startsWith(name))
            return status(0x6A82);
        m_selected = true;
        m_file = 0;
        const QByteArray fci = controlInformation(m_image.application);
        if (m_wholeAnswers)
            return fci + status(0x9000);
        m_waiting = fci;
        return status(0x6100u + static_cast<unsigned>(fci.size()));
    }
    const bool isFile = m_selected && name.size() == 2 && name.front() == '\xEF'
        && m_image.files.count(static_cast<quint8>(name.back())) > 0;
    if (!isFile)
        return status(0x6A82);
    m_file = static_cast<quint8>(name.back());
    return status(0x9000);
}

/// By identifier, which is the tag, or by number; numbers past the end are taken as identifiers,
/// because readers in the field ask either way.
QByteArray VirtualCard::readRecord(std::span<const unsigned char> command)
{
    if (!m_selected)
        return status(0x6985);
    const auto sfi = static_cast<quint8>(command[3] >> 3);
    const auto file = m_image.files.find(sfi != 0 ? sfi : m_file);
    if (file == m_image.files.end())
        return status(0x6A82);
    const auto& records = file->second;
    const unsigned wanted = command[2];
    auto record = records.end();
    if ((command[3] & bySfiMask) == byNumber && wanted >= 1 && wanted <= records.size())
        record = records.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    else
        record = std::find_if(records.begin(), records.end(), [&](const QByteArray& candidate) {
            return static_cast<unsigned char>(candidate.front()) == wanted;
        });
    if (record == records.end())
        return status(0x6A83);
    const unsigned expected = command.size() > 4 ? command[4] : 0;
    if (expected != static_cast<unsigned>(record->size()))
        return status(0x6C00u + static_cast<unsigned>(record->size()));
    return *record + status(0x9000);
}

QByteArray VirtualCard::verify(std::span<const unsigned char> command)
{
    if (!m_selected)
        return status(0x6985);
    if (m_image.pin.isEmpty())
        return status(0x9000);
    if (m_image.triesLeft == 0)
        return status(0x6983);
    const QByteArray pin = bytesOf(dataOf(command));
    if (pin == m_image.pin) {
        m_image.triesLeft = m_fullTries;
        return status(0x9000);
    }
    if (!pin.isEmpty())
        --m_image.triesLeft;
    return status(0x63C0u + static_cast<unsigned>(m_image.triesLeft));
}

QByteArray VirtualCard::getResponse(std::span<const unsigned char> command)
{
    if (m_waiting.isEmpty())
        return status(0x6985);
    const unsigned expected = command.size() > 4 ? command[4] : 0;
    if (expected != static_cast<unsigned>(m_waiting.size()))
        return status(0x6C00u + static_cast<unsigned>(m_waiting.size()));
    return std::exchange(m_waiting, {}) + status(0x9000);
}

} // namespace yidi
