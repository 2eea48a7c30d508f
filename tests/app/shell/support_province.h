// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/signing.h"
#include "app/domain/card/card.h"
#include "app/sync/keeper.h"

#include <functional>
#include <map>
#include <mutex>

namespace yidi::test {

/// What the province says to each transaction, and whether it can be reached. Links on the keeper's
/// thread read it, tests on theirs write it.
class Script {
public:
    enum class Weather { Fine, Cut, Silent };

    Script();

    void say(const QString& infno, Json output);
    Json said(const QString& infno) const; ///< what it says to it
    void refuse(const QString& infno, std::vector<WireReason> reasons);
    void setWeather(Weather weather);
    /// Only this transaction gets no answer.
    void silence(const QString& infno);

    /// Gives a station's folder the keys that go with this province.
    void enrol(const QString& folder) const;
    /// Input of each message of `infno` that arrived.
    std::vector<Json> heard(const QString& infno) const;

    void post(const QByteArray& body, ProvinceLink::Callback done);

private:
    Json opened(const WireRequest& request) const;
    void sign(const WireRequest& request, WireResponse& response) const;

    mutable std::mutex m_mutex;
    Sm2KeyPair m_keys;
    std::map<QString, WireResponse> m_answers;
    std::map<QString, std::vector<Json>> m_heard;
    QString m_silenced;
    Weather m_weather = Weather::Fine;
};

class ScriptLink : public ProvinceLink {
public:
    explicit ScriptLink(Script& script)
        : m_script(script)
    {
    }
    void post(const QString&, const QByteArray& body, int, Callback done) override
    {
        m_script.post(body, std::move(done));
    }

private:
    Script& m_script;
};

SocialSecurityCard card();
/// The training world in miniature: one person, one stay, a filing that is approved.
void fillIn(Script& script);
/// An estimate whose amounts do not add up.
Json brokenSettlement();

} // namespace yidi::test
