// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// A card that answers whatever the input says, from power-up to PIN. The first byte chooses what is
// done with it; then comes a list of answers, each a length byte and that many bytes. After the
// last one the card answers nothing.
#include "reader/cards/catalogue.h"
#include "reader/pcsc/exchange.h"
#include "reader/pcsc/pcsc.h"

#include <cstdlib>
#include <map>

using namespace yidi;

namespace {

class InputCard : public CardChannel {
public:
    explicit InputCard(QByteArray input)
        : m_input(std::move(input))
    {
    }

    Result<CardResponse> transmit(std::span<const unsigned char> command, bool repeatable) override
    {
        const bool asksPinState = command[1] == 0x20 && command.size() == 5;
        return exchange(
            [this, asksPinState](std::span<const unsigned char> bytes) {
                ++commands;
                if (!asksPinState)
                    ++sent[bytes[1]];
                return next();
            },
            command, repeatable);
    }
    QByteArray atrHistorical() const override { return historicalBytes(m_input); }

    int commands = 0;
    std::map<unsigned char, int> sent; ///< by instruction

private:
    Result<QByteArray> next()
    {
        if (m_at >= m_input.size())
            return QByteArray();
        const qsizetype length = static_cast<quint8>(m_input[m_at]);
        const QByteArray answer = m_input.mid(m_at + 1, length);
        m_at += 1 + length;
        return answer;
    }

    QByteArray m_input;
    qsizetype m_at = 0;
};

/// Takes for genuine a card that answers zeros, so that inputs can get past it.
class ZeroKeys : public CardAuthenticator {
public:
    QString name() const override { return QStringLiteral("zero"); }
    Result<CardProof> prove(const CardChallenge& challenge, QDeadlineTimer) override
    {
        const QByteArray zeros(8, '\0');
        return CardProof { zeros, challenge.externalKey == 0 ? QByteArray() : zeros };
    }
    Result<QByteArray> sealPin(
        const PinUnblock& unblock, const SecretBuffer&, QDeadlineTimer) override
    {
        return QByteArray(unblock.algorithm == CardAlgorithm::TripleDes ? 12 : 20, '\0');
    }
};

void must(bool holds)
{
    if (!holds)
        std::abort();
}

SecretBuffer pinOf(const char* digits)
{
    SecretBuffer pin(6);
    for (; *digits; ++digits)
        pin.append(static_cast<unsigned char>(*digits));
    return pin;
}

void checkRead(InputCard& card, CardCatalogue& cards, CardAuthenticator* keys)
{
    const auto read = cards.read(card, keys);
    if (!read)
        return;
    // Nobody may be read as a person without a name or a number, nor an unproven card as proved.
    must(!read->name.isEmpty() && !read->socialSecurityNumber.isEmpty());
    must(isCardIdentificationCode(read->cardSn));
    must(read->authenticatedBy.isEmpty() || card.sent[0x88] > 0);
    must(!read->version.startsWith(QLatin1String("3.0")) || card.sent[0x82] == 1);
}

void checkPin(InputCard& card, const PinOutcome& outcome)
{
    const int presented = card.sent[0x20] + card.sent[0x5E] + card.sent[0x24];
    must(presented <= 1);
    must(outcome.kind != PinOutcome::Kind::Verified || presented == 1);
    must(outcome.kind != PinOutcome::Kind::Failed || !outcome.error.detail.isEmpty());
}

void checkMedical(const Result<MedicalBasics>& basics)
{
    if (basics)
        must(isCardIdentificationCode(basics->cardSn)
            && (basics->insuredRegion.isEmpty() || basics->insuredRegion.size() == 6));
}

void run(int what, InputCard& card, CardCatalogue& cards)
{
    ZeroKeys keys;
    switch (what % 9) {
    case 0:
        return checkRead(card, cards, nullptr);
    case 1:
        return checkRead(card, cards, &keys);
    case 2:
        if (const auto cardSn = cards.identify(card))
            must(isCardIdentificationCode(*cardSn));
        return;
    case 3:
        return checkMedical(cards.readMedical(card, &keys));
    case 4: {
        const MedicalByPin read = cards.readMedical(card, pinOf("654321"), false);
        must(!read.basics || read.pin.kind == PinOutcome::Kind::Verified);
        checkPin(card, read.pin);
        return checkMedical(read.basics);
    }
    case 5:
        return checkPin(card, cards.pinState(card));
    case 6:
        return checkPin(card, cards.verifyPin(card, pinOf("654321"), false));
    case 7:
        return checkPin(card, cards.changePin(card, pinOf("654321"), pinOf("246810")));
    default:
        return checkPin(card, cards.unblockPin(card, pinOf("246810"), &keys));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    constexpr int mostCommands = 40 * 302; // every record of a map, each in the longest chain
    static CardCatalogue cards;
    if (size == 0)
        return 0;
    InputCard card({ reinterpret_cast<const char*>(data + 1), static_cast<qsizetype>(size - 1) });
    run(data[0], card, cards);
    must(card.commands <= mostCommands && card.sent[0x82] <= 1);
    return 0;
}
