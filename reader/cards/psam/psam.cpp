// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/cards/psam/psam.h"

#include "reader/bytes.h"
#include "reader/pcsc/pcsc.h"

namespace yidi {

namespace {

constexpr qsizetype cardSnBytes = 16;
constexpr qsizetype answerBytes = 8;

tl::unexpected<Error> cannot(const QString& why)
{
    return fail(ErrorCode::CardUnproven, why);
}

/// A connection lives no longer than its reader's, so one keeps the other.
class ModuleInSlot : public CardChannel {
public:
    explicit ModuleInSlot(const QString& reader)
        : m_reader(reader)
    {
    }

    Result<void> connect(quint16 insertions, QDeadlineTimer deadline)
    {
        YIDI_ASSIGN(m_module, m_reader.connect(CardShare::Shared, insertions, deadline));
        return {};
    }
    Result<CardResponse> transmit(std::span<const unsigned char> command, bool repeatable) override
    {
        return m_module->transmit(command, repeatable);
    }
    QByteArray atrHistorical() const override { return m_module->atrHistorical(); }
    QDeadlineTimer deadline() const override { return m_module->deadline(); }

private:
    PcscReader m_reader;
    std::unique_ptr<PcscCard> m_module;
};

/// Where a failure of the module itself is only one more reason to ask somebody else.
template <class T>
Result<T> orUnproven(Result<T> result)
{
    if (!result)
        return cannot(QStringLiteral("module: ") + describe(result.error()));
    return result;
}

} // namespace

PsamSlot pcscSlot(const QString& reader)
{
    return [reader](QDeadlineTimer deadline) -> Result<std::unique_ptr<CardChannel>> {
        YIDI_ASSIGN(const ReaderStatus now, findReader(reader));
        if (!now.present)
            return fail(ErrorCode::ReaderMissing, QStringLiteral("no module in its slot"));
        auto module = std::make_unique<ModuleInSlot>(now.reader);
        YIDI_TRY(module->connect(now.insertions, deadline));
        return module;
    };
}

tl::unexpected<Error> PsamAuthenticator::refused(quint16 status) const
{
    const auto known = m_map.refusals.find(status);
    return cannot(
        QStringLiteral("module: %1, status %2")
            .arg(known == m_map.refusals.end() ? QStringLiteral("refused") : known->second)
            .arg(status, 4, 16, QLatin1Char('0')));
}

Result<void> PsamAuthenticator::select(CardChannel& module) const
{
    const QByteArray command = bytesOf({ 0x00, 0xA4, 0x04, 0x00, m_map.application.size() })
        + m_map.application + bytesOf({ 0x00 });
    YIDI_ASSIGN(const CardResponse response, orUnproven(module.transmit(spanOf(command), true)));
    if (!response.ok())
        return refused(response.status);
    return {};
}

/// The key of this card and this session is derived inside the module; then it reckons with it.
Result<QByteArray> PsamAuthenticator::answer(CardChannel& module, quint8 usage,
    const CardChallenge& challenge, const QByteArray& factor, const QByteArray& data) const
{
    const QByteArray factors = QByteArray::fromHex(challenge.cardSn.toLatin1()) + factor;
    const QByteArray derive = m_map.derive
        + bytesOf({ usage, m_map.versions.at(challenge.algorithm), factors.size() }) + factors;
    YIDI_ASSIGN(const CardResponse derived, orUnproven(module.transmit(spanOf(derive), false)));
    if (!derived.ok())
        return refused(derived.status);
    const QByteArray reckon =
        m_map.reckon + bytesOf({ data.size() }) + data + bytesOf({ answerBytes });
    YIDI_ASSIGN(CardResponse reckoned, orUnproven(module.transmit(spanOf(reckon), false)));
    if (!reckoned.ok())
        return refused(reckoned.status);
    if (reckoned.data.size() != answerBytes)
        return cannot(QStringLiteral("module: an answer of another length"));
    return std::move(reckoned.data);
}

Result<CardProof> PsamAuthenticator::prove(const CardChallenge& challenge, QDeadlineTimer deadline)
{
    if (m_map.versions.count(challenge.algorithm) == 0)
        return cannot(QStringLiteral("module: algorithm not in its map"));
    const auto usage = m_map.externalUsages.find(challenge.externalKey);
    if (challenge.externalKey != 0 && usage == m_map.externalUsages.end())
        return cannot(QStringLiteral("module: key not in its map"));
    if (challenge.cardSn.size() != 2 * cardSnBytes)
        return cannot(QStringLiteral("module: no card identification code"));
    YIDI_ASSIGN(const auto module, orUnproven(m_slot(deadline)));
    YIDI_TRY(select(*module));
    CardProof proof;
    YIDI_ASSIGN(proof.internalAnswer,
        answer(*module, m_map.internalUsage, challenge, challenge.internalFactor,
            challenge.internalData));
    if (challenge.externalKey == 0)
        return proof;
    YIDI_ASSIGN(proof.externalAnswer,
        answer(
            *module, usage->second, challenge, challenge.externalFactor, challenge.externalData));
    return proof;
}

Result<QByteArray> PsamAuthenticator::sealPin(
    const PinUnblock&, const SecretBuffer&, QDeadlineTimer)
{
    return cannot(QStringLiteral("module: seals no PIN"));
}

} // namespace yidi
