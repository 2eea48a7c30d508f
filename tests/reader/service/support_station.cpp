// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reader/service/support_station.h"

#include "reader/pcsc/pcsc.h"
#include "tests/support/card_world.h"

#include <QTest>

namespace yidi::test {

SecretBuffer pinOf(const char* digits)
{
    SecretBuffer pin(12);
    for (; *digits; ++digits)
        pin.append(static_cast<unsigned char>(*digits));
    return pin;
}

Station::Station(const CardService::Options& options)
    : service(options)
{
    listen();
}

Station::Station(int timeoutMs, const QString& reader)
    : service({ reader, {}, timeoutMs })
{
    listen();
}

void Station::listen()
{
    QObject::connect(&service, &CardService::readerStateChanged, &service,
        [this](ReaderState now, const QString& name) {
            state = now;
            stateReader = name;
            states += now;
        });
    QObject::connect(&service, &CardService::cardInserted, &service,
        [this](CardToken token, const QString& reader) {
            in = token;
            readers[token] = reader;
            history += QStringLiteral("+%1").arg(token);
        });
    QObject::connect(&service, &CardService::cardMute, &service,
        [this](CardToken token) { history += QStringLiteral("?%1").arg(token); });
    QObject::connect(&service, &CardService::cardRemoved, &service, [this](CardToken token) {
        if (in == token)
            in = 0;
        readers.erase(token);
        history += QStringLiteral("-%1").arg(token);
    });
    service.start();
}

bool Station::waitForCard()
{
    return QTest::qWaitFor([this] { return in != 0; }, patienceMs);
}

bool Station::waitForNoCard()
{
    return QTest::qWaitFor([this] { return in == 0; }, patienceMs);
}

bool Station::waitForState(ReaderState wanted)
{
    return QTest::qWaitFor([&] { return state == wanted; }, patienceMs);
}

bool Station::waitForHistory(qsizetype length)
{
    return QTest::qWaitFor([&] { return history.size() >= length; }, patienceMs);
}

CardToken Station::tokenIn(const QString& reader) const
{
    for (const auto& [token, name] : readers) {
        if (isReaderNamed(reader, name))
            return token;
    }
    return 0;
}

Result<SocialSecurityCard> Station::read()
{
    return read(in);
}

Result<SocialSecurityCard> Station::read(CardToken token)
{
    return PendingRead(*this, token).result();
}

PinOutcome Station::verify(const char* pin, bool useLastTry)
{
    QSignalSpy spy(&service, &CardService::pinChecked);
    service.verifyPin(in, pinOf(pin), useLastTry);
    return outcome(spy);
}

PinOutcome Station::pinState()
{
    QSignalSpy spy(&service, &CardService::pinStateKnown);
    service.askPinState(in);
    return outcome(spy);
}

PinOutcome Station::outcome(QSignalSpy& spy)
{
    if (!deliverUntil([&] { return !spy.isEmpty(); }, patienceMs))
        return { PinOutcome::Kind::Failed, {},
            { ErrorCode::BadInput, QStringLiteral("never answered") } };
    return spy.first().at(1).value<PinOutcome>();
}

PendingRead::PendingRead(Station& station, CardToken token)
{
    QObject::connect(&station.service, &CardService::cardRead, &m_context,
        [this, token](CardToken of, const SocialSecurityCard& card) {
            if (of == token)
                m_result = card;
        });
    QObject::connect(&station.service, &CardService::cardFailed, &m_context,
        [this, token](CardToken of, const Error& error) {
            if (of == token)
                m_result = fail(error);
        });
    station.service.read(token);
}

Result<SocialSecurityCard> PendingRead::result()
{
    if (!deliverUntil([&] { return isAnswered(); }, patienceMs))
        return fail(ErrorCode::BadInput, QStringLiteral("never answered"));
    return *m_result;
}

} // namespace yidi::test
