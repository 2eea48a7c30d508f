// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/training/virtual_card.h"

#include "reader/bytes.h"
#include "reader/training/keys.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace yidi {

namespace {

constexpr unsigned char inFileMask = 0x07;
constexpr unsigned char byNumber = 0x04;
constexpr unsigned char local = 0x80;
constexpr qsizetype randomBytes = 8;
constexpr char pinSeparator = '\xFF';

enum Status : unsigned {
    Done = 0x9000,
    EepromFailed = 0x6581,
    WrongLength = 0x6700,
    SecurityNotSatisfied = 0x6982,
    PinBlocked = 0x6983,
    ConditionsNotSatisfied = 0x6985,
    WrongData = 0x6A80,
    FileNotFound = 0x6A82,
    RecordNotFound = 0x6A83,
    WrongParameters = 0x6A86,
    KeyNotFound = 0x6A88,
    WrongOffset = 0x6B00,
    UnknownCommand = 0x6D00,
    UnknownClass = 0x6E00,
    WrongMac = 0x9302,
};

using Records = std::vector<QByteArray>;

/// By identifier, which is the tag, or by number; numbers past the end are taken as identifiers,
/// because readers in the field ask either way.
Records::iterator findRecord(Records& records, unsigned wanted, unsigned char mode)
{
    if ((mode & inFileMask) == byNumber && wanted >= 1 && wanted <= records.size())
        return records.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
    return std::find_if(records.begin(), records.end(), [&](const QByteArray& candidate) {
        return static_cast<unsigned char>(candidate.front()) == wanted;
    });
}

QByteArray part(const QByteArray& content, qsizetype offset, unsigned length)
{
    if (offset >= content.size())
        return statusWord(WrongOffset);
    const qsizetype rest = content.size() - offset;
    const qsizetype wanted = length == 0 ? 256 : length;
    if (wanted > rest && length != 0)
        return statusWord(0x6C00u + static_cast<unsigned>(rest));
    return content.mid(offset, wanted) + statusWord(Done);
}

bool isPackedPin(const QByteArray& pin)
{
    return pin.size() >= 2 && pin.size() <= 6;
}

} // namespace

VirtualCard::VirtualCard(CardImage image, bool wholeAnswers)
    : m_image(std::move(image))
    , m_line(wholeAnswers)
    , m_fullTries(std::max(m_image.triesLeft, 3))
{
}

void VirtualCard::reset()
{
    m_selected.reset();
    m_file = 0;
    m_pinVerified = false;
    m_provedKeys.clear();
    m_challenges.clear();
    m_line.clear();
}

/// Security is kept until another application is selected.
void VirtualCard::enter(std::size_t application)
{
    if (m_selected != application) {
        m_pinVerified = false;
        m_provedKeys.clear();
    }
    m_selected = application;
    m_file = 0;
}

CardApplication& VirtualCard::application()
{
    return *m_selected == 0 ? m_image : m_image.applications[*m_selected - 1];
}

QByteArray VirtualCard::answer(Command command)
{
    struct Known {
        unsigned char instruction;
        unsigned char commandClass;
        bool needsSelection;
        QByteArray (VirtualCard::*run)(Command);
    };
    static constexpr Known table[] = {
        { 0xA4, 0x00, false, &VirtualCard::select },
        { 0xB2, 0x00, true, &VirtualCard::readRecord },
        { 0xB0, 0x00, true, &VirtualCard::readBinary },
        { 0xDC, 0x00, true, &VirtualCard::updateRecord },
        { 0x20, 0x00, true, &VirtualCard::verify },
        { 0x5E, 0x80, true, &VirtualCard::changePin },
        { 0x24, 0x84, true, &VirtualCard::unblockPin },
        { 0x84, 0x00, false, &VirtualCard::getChallenge },
        { 0x88, 0x00, true, &VirtualCard::internalAuthenticate },
        { 0x82, 0x00, true, &VirtualCard::externalAuthenticate },
        { 0xC0, 0x00, false, &VirtualCard::getResponse },
    };
    if (command.size() < 4)
        return statusWord(WrongLength);
    const auto known = std::find_if(std::begin(table), std::end(table),
        [&](const Known& candidate) { return candidate.instruction == command[1]; });
    if (known == std::end(table))
        return statusWord(UnknownCommand);
    if (known->commandClass != command[0])
        return statusWord(UnknownClass);
    if (known->run != &VirtualCard::getResponse)
        m_line.clear();
    if (known->needsSelection && !m_selected)
        return statusWord(ConditionsNotSatisfied);
    return (this->*known->run)(command);
}

// ---- files

QByteArray VirtualCard::select(Command command)
{
    const QByteArray name = bytesOf(dataOf(command));
    if (command[2] == 0x04)
        return selectApplication(name);
    if (!m_selected || name.size() != 2 || name.front() != '\xEF')
        return statusWord(FileNotFound);
    const auto file = static_cast<quint8>(name.back());
    if (application().files.count(file) + application().binaries.count(file) == 0)
        return statusWord(FileNotFound);
    m_file = file;
    return statusWord(Done);
}

QByteArray VirtualCard::selectApplication(const QByteArray& name)
{
    for (std::size_t i = 0; i <= m_image.applications.size() && !name.isEmpty(); ++i) {
        const CardApplication& candidate = i == 0 ? m_image : m_image.applications[i - 1];
        if (!candidate.application.startsWith(name))
            continue;
        enter(i);
        return m_line.reply(
            controlInformation(candidate.application, static_cast<unsigned>(m_image.algorithm)));
    }
    return statusWord(FileNotFound);
}

bool VirtualCard::isOpen(
    const std::map<quint8, CardGate>& gates, quint8 file, bool withoutGate) const
{
    const auto at = gates.find(file);
    if (at == gates.end())
        return withoutGate;
    const CardGate& gate = at->second;
    const bool byPin = gate.pin && m_pinVerified;
    const bool byKey = gate.key != 0 && m_provedKeys.count(gate.key) > 0;
    return gate.both ? byPin && byKey : byPin || byKey;
}

QByteArray VirtualCard::readRecord(Command command)
{
    const quint8 file = fileOf(static_cast<unsigned char>(command[3] >> 3));
    const auto records = application().files.find(file);
    if (records == application().files.end())
        return statusWord(FileNotFound);
    if (!isOpen(application().readGates, file, true))
        return statusWord(SecurityNotSatisfied);
    const auto record = findRecord(records->second, command[2], command[3]);
    if (record == records->second.end())
        return statusWord(RecordNotFound);
    const unsigned expected = command.size() > 4 ? command[4] : 0;
    if (expected != static_cast<unsigned>(record->size()))
        return statusWord(0x6C00u + static_cast<unsigned>(record->size()));
    return *record + statusWord(Done);
}

QByteArray VirtualCard::readBinary(Command command)
{
    const bool byShortId = command[2] & 0x80;
    const quint8 file = fileOf(byShortId ? command[2] & 0x1F : 0);
    const auto content = application().binaries.find(file);
    if (content == application().binaries.end())
        return statusWord(FileNotFound);
    if (!isOpen(application().readGates, file, true))
        return statusWord(SecurityNotSatisfied);
    m_file = file;
    const qsizetype offset = byShortId ? command[3] : command[2] << 8 | command[3];
    return part(content->second, offset, command.size() > 4 ? command[4] : 0);
}

QByteArray VirtualCard::updateRecord(Command command)
{
    const quint8 file = fileOf(static_cast<unsigned char>(command[3] >> 3));
    const auto records = application().files.find(file);
    if (records == application().files.end())
        return statusWord(FileNotFound);
    if (!isOpen(application().writeGates, file, false))
        return statusWord(SecurityNotSatisfied);
    QByteArray written = bytesOf(dataOf(command));
    if (written.size() < 2 || static_cast<quint8>(written[1]) != written.size() - 2)
        return statusWord(WrongData);
    auto record = findRecord(records->second, command[2], command[3]);
    if (record == records->second.end() && static_cast<quint8>(written[0]) != command[2])
        return statusWord(RecordNotFound);
    if (record == records->second.end())
        record = records->second.insert(record, QByteArray(written.size(), '\0'));
    const bool torn = std::exchange(m_tear, false);
    const qsizetype reached = torn ? written.size() / 2 : written.size();
    *record = written.left(reached) + (torn ? record->mid(reached) : QByteArray());
    return statusWord(torn ? EepromFailed : Done);
}

// ---- PIN

QByteArray VirtualCard::verify(Command command)
{
    if (m_image.pin.isEmpty())
        return statusWord(Done);
    const QByteArray pin = bytesOf(dataOf(command));
    const bool asksState = pin.isEmpty() && m_image.triesLeft > 0;
    return asksState ? statusWord(0x63C0u + static_cast<unsigned>(m_image.triesLeft))
                     : presentPin(pin);
}

QByteArray VirtualCard::presentPin(const QByteArray& pin)
{
    if (!pin.isEmpty())
        ++m_pinsPresented;
    if (m_image.triesLeft == 0)
        return statusWord(PinBlocked);
    m_pinVerified = pin == m_image.pin;
    m_image.triesLeft = m_pinVerified ? m_fullTries : m_image.triesLeft - 1;
    return statusWord(m_pinVerified ? Done : 0x63C0u + static_cast<unsigned>(m_image.triesLeft));
}

/// The old PIN, FF, the new one. An old PIN of an odd number of digits ends in a half F, never in
/// a whole one.
QByteArray VirtualCard::changePin(Command command)
{
    if (command[2] != 0x01 || m_image.pin.isEmpty())
        return statusWord(m_image.pin.isEmpty() ? ConditionsNotSatisfied : WrongParameters);
    const QByteArray data = bytesOf(dataOf(command));
    const qsizetype border = data.indexOf(pinSeparator);
    const QByteArray wanted = border < 0 ? QByteArray() : data.mid(border + 1);
    if (!isPackedPin(wanted))
        return statusWord(WrongData);
    const QByteArray outcome = presentPin(data.left(border));
    if (m_pinVerified && m_image.triesLeft > 0)
        m_image.pin = wanted;
    return outcome;
}

QByteArray VirtualCard::unblockPin(Command command)
{
    constexpr qsizetype macBytes = 4;
    const bool setsPin = command[3] == 0x01;
    if (command[2] != 0x00 || command[3] > 0x01)
        return statusWord(WrongParameters);
    if (!hasKeys())
        return statusWord(KeyNotFound);
    const QByteArray data = bytesOf(dataOf(command));
    const qsizetype sealedBytes = !setsPin ? 0 : cipher() == CardCipher::Sm4 ? 16 : 8;
    if (data.size() != sealedBytes + macBytes)
        return statusWord(WrongLength);
    if (m_challenges.empty() || m_challenges.back().size() != randomBytes)
        return statusWord(ConditionsNotSatisfied);
    const QByteArray challenge = m_challenges.back();
    m_challenges.clear();
    const QByteArray sealed = data.left(sealedBytes);
    const auto mac = cardMac(
        cipher(), key(CardKeyName::Maintenance), challenge, bytesOf(command.first(5)) + sealed);
    if (!mac || *mac != data.mid(sealedBytes))
        return statusWord(WrongMac);
    if (setsPin) {
        const auto pin = openCardPin(cipher(), key(CardKeyName::PinUnblock), sealed);
        if (!pin || !isPackedPin(bytesOf(pin->bytes())))
            return statusWord(WrongData);
        m_image.pin = bytesOf(pin->bytes());
    }
    m_image.triesLeft = m_fullTries;
    m_pinVerified = false;
    return statusWord(Done);
}

// ---- keys

bool VirtualCard::hasKeys() const
{
    return !m_image.keyRoot.isEmpty() && cipherOf(m_image.algorithm);
}

CardCipher VirtualCard::cipher() const
{
    return *cipherOf(m_image.algorithm);
}

QByteArray VirtualCard::cardSn() const
{
    constexpr quint8 issuerFile = 5;
    const auto file = m_image.files.find(issuerFile);
    return file == m_image.files.end() || file->second.empty() ? QByteArray()
                                                               : file->second.front().mid(2);
}

SecretBuffer VirtualCard::key(CardKeyName name) const
{
    return deriveCardKey(secretOf(m_image.keyRoot), cipher(), name, cardSn());
}

QByteArray VirtualCard::getChallenge(Command command)
{
    const unsigned length = command.size() > 4 ? command[4] : 0;
    if (length != 4 && length != 8 && length != 16)
        return statusWord(WrongLength);
    QByteArray random;
    for (unsigned i = 0; i < length; ++i)
        random += static_cast<char>(QRandomGenerator::system()->bounded(256));
    if (m_challenges.size() == 2)
        m_challenges.erase(m_challenges.begin());
    m_challenges.push_back(random);
    return random + statusWord(Done);
}

QByteArray VirtualCard::internalAuthenticate(Command command)
{
    const QByteArray data = bytesOf(dataOf(command));
    if (data.size() != 2 * randomBytes)
        return statusWord(WrongLength);
    if (!hasKeys())
        return statusWord(KeyNotFound);
    const auto answer = cardAnswer(
        cipher(), key(CardKeyName::InternalRoot), data.left(randomBytes), data.mid(randomBytes));
    return answer ? m_line.reply(*answer) : statusWord(KeyNotFound);
}

/// What the card wants to hear is reckoned from two of its randoms: the one before makes the
/// session key, the last one is answered for and comes back with the answer.
QByteArray VirtualCard::externalAuthenticate(Command command)
{
    const QByteArray data = bytesOf(dataOf(command));
    if (data.size() != 2 * randomBytes)
        return statusWord(WrongLength);
    const auto name = externalCardKey(command[3]);
    const bool isOurs = (command[3] & local) == 0 || *m_selected > 0;
    if (!hasKeys() || !name || !isOurs)
        return statusWord(KeyNotFound);
    const std::vector<QByteArray> randoms = std::exchange(m_challenges, {});
    const bool isAsked = randoms.size() == 2 && randoms[0].size() == randomBytes
        && randoms[1].size() == randomBytes && randoms[1] == data.mid(randomBytes);
    if (!isAsked)
        return statusWord(ConditionsNotSatisfied);
    const auto expected = cardAnswer(cipher(), key(*name), randoms[0], randoms[1]);
    if (!expected || *expected != data.left(randomBytes))
        return statusWord(WrongMac);
    m_provedKeys.insert(command[3]);
    return statusWord(Done);
}

QByteArray VirtualCard::getResponse(Command command)
{
    return m_line.getResponse(command);
}

} // namespace yidi
