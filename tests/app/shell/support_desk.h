// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/province/province.h"
#include "app/shell/desk_runner.h"
#include "tests/app/sync/support_front.h"
#include "tests/app/sync/support_station.h"

#include <QTemporaryDir>

#include <atomic>

/// Windows without glass on the real parts: runner, keeper, TLS, a province in this process.
namespace yidi::test {

/// A time that the test moves while other threads read it.
class SharedClock : public Clock {
public:
    explicit SharedClock(const QDateTime& start)
        : m_ms(start.toMSecsSinceEpoch())
    {
    }
    QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(m_ms, Qt::OffsetFromUTC, 8 * 3600);
    }
    void advanceMs(qint64 ms) { m_ms += ms; }

private:
    std::atomic<qint64> m_ms;
};

/// A province behind its front; its line can be cut.
class Bureau {
public:
    Bureau();

    SharedClock clock { chinaTime({ 2017, 3, 31 }, { 10, 0 }) };
    std::atomic<bool> cut = false; ///< messages get no answer of the province

    /// Enrols a station; answers its profile.
    StationProfile enrol(const QString& device, const QString& institution, const QString& region,
        const QString& number, const QString& operatorType);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Province> m_province;
    std::unique_ptr<RunningFront> m_front;
};

/// Waits, with the event loop running, for as long as it may take on a busy machine.
bool wait(const std::function<bool()>& until);

/// A kiosk's keeper: what it asks and stores is seen from outside.
class Sender {
public:
    Sender(Bureau& bureau, const StationProfile& profile);

    Answer ask(const QString& infno, const QString& insuredRegion, const Json& input);
    /// Stores a Record and waits for its end.
    RecordUpdate send(const QString& infno, const QString& insuredRegion, const Json& input);

private:
    Keeper m_keeper;
    quint64 m_tickets = 0;
};

/// A clerk's window with its three operators, passwords "training-1001" …
class Window {
public:
    Window(Bureau& bureau, StationProfile profile);
    ~Window() { runner.reset(); }

    void act(const char* id) { runner->happened(desk::Act { QLatin1String(id) }); }
    void type(const char* field, const QString& text)
    {
        runner->happened(desk::Typed { QLatin1String(field), text });
    }
    void password(const QString& text);
    void logIn(const char* number);
    void restart(); ///< another runner in the same place
    bool isIn() const { return !shown.modules.empty(); }

    bool lists(const QString& number) const;
    bool says(Phrase phrase) const { return shown.notice && shown.notice->phrase == phrase; }
    /// As many seconds as a judgement can be taken back in.
    void waitOutTheGrace();
    QStringList trail() const; ///< "1002 approve BA1", the oldest first

    StationProfile profile;
    desk::View shown;
    int views = 0;
    std::vector<std::pair<desk::PrintReceipt, QString>> receipts;
    std::vector<desk::PrintStatement> statements;
    std::vector<desk::PrintDay> days;
    QStringList cancelled; ///< settlements whose money goes back
    Keeper keeper;
    CardService cards { {} };
    std::unique_ptr<DeskRunner> runner;

private:
    const Clock& m_clock;
};

/// What a person of the training world would send as Y101, on documents: somebody has to judge it.
Json filingOnDocuments(const QString& person);
QString insuredRegionOf(const QString& person);
Json personOf(const QString& person); ///< baseinfo

} // namespace yidi::test
