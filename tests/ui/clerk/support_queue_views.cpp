// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_views.h"

#include "tests/app/desk/support_queue.h"

/// What waits to be sent, as the desk itself makes its page.
namespace yidi::test {
namespace {

using namespace desk;
using namespace desk::test;

View at(const QByteArray& record, bool online = true)
{
    Played play = atQueue(clerk(), waitingRecords(), online);
    play.say(QueueCompared { queueReport(true) });
    play.say(Chosen { QString::fromLatin1(record) });
    return play.view();
}

View finding(std::size_t number)
{
    Played play = atQueue(clerk(), {});
    const QueueReport report = queueReport(false);
    play.say(QueueCompared { report });
    play.press(QStringLiteral("Return"));
    const QueueFinding& one = report.findings[number];
    play.say(Chosen { QStringLiteral("%1/%2/%3").arg(one.epoch).arg(one.number).arg(one.msgid) });
    return play.view();
}

View pressed(PressureLevel level, PressureCause cause)
{
    Played play = atQueue(clerk(), {}, false);
    play.say(PressureIs { { level, cause } });
    play.say(ClockIs { 900'000 });
    return play.view();
}

} // namespace

std::vector<Sample> queueViews()
{
    const auto records = waitingRecords();
    const auto id = [&](std::size_t i) { return records[i].msgid.toLatin1(); };
    std::vector<Sample> all = {
        { "queue-ready", at(id(0)) },
        { "queue-sending", at(id(1)) },
        { "queue-proving", at(id(2)) },
        { "queue-held", at(id(3)) },
        { "queue-unreadable", at(id(4)) },
        { "queue-no-link", at(id(0), false) },
        { "queue-empty", atQueue(clerk(), {}).view() },
        { "queue-banner", pressed(PressureLevel::Banner, PressureCause::Age) },
        { "queue-supervisor", pressed(PressureLevel::Supervisor, PressureCause::Age) },
        { "queue-no-money", pressed(PressureLevel::NoMoney, PressureCause::Money) },
        { "queue-full", pressed(PressureLevel::Stop, PressureCause::Count) },
        { "queue-disk", pressed(PressureLevel::Stop, PressureCause::Disk) },
        { "queue-lost", finding(0) },
        { "queue-unknown", finding(1) },
        { "queue-altered", finding(2) },
        { "queue-other-end", finding(3) },
        { "queue-other-amount", finding(4) },
        { "queue-gap", finding(5) },
    };
    Played second = atQueue(clerk(), waitingRecords());
    second.say(Chosen { records[3].msgid });
    second.press(QStringLiteral("F9"));
    all.push_back({ "queue-withdraw", second.view() });
    return all;
}

} // namespace yidi::test
