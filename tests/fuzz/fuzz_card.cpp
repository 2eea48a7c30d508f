// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
// A card that answers whatever the input says, from power-up to PIN. An input is a list of answers,
// each a length byte and that many bytes; after the last one the card answers nothing.
#include "reader/cards/catalogue.h"
#include "reader/pcsc/exchange.h"
#include "reader/pcsc/pcsc.h"

#include <cstdlib>

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
        if (command[1] == 0x20 && command.size() > 5)
            ++pinsPresented;
        return exchange([this](auto) { return next(); }, command, repeatable);
    }
    QByteArray atrHistorical() const override { return historicalBytes(m_input); }

    int pinsPresented = 0;

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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    static CardCatalogue catalogue;
    InputCard card({ reinterpret_cast<const char*>(data), static_cast<qsizetype>(size) });
    const auto read = catalogue.read(card);
    if (read && (read->name.isEmpty() || read->cardSn.size() < 6))
        std::abort(); // nobody may be read as a person without a name
    SecretBuffer pin(6);
    for (const char digit : { '6', '5', '4', '3', '2', '1' })
        pin.append(static_cast<unsigned char>(digit));
    const PinOutcome outcome = catalogue.verifyPin(card, pin, false);
    const bool verified = outcome.kind == PinOutcome::Kind::Verified;
    if (card.pinsPresented > 1 || (verified && card.pinsPresented == 0))
        std::abort();
    return 0;
}
