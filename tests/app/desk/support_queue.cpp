// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "support_queue.h"

#include <algorithm>

namespace yidi::desk::test {

WaitingRecord waitingRecord(
    int number, const char* infno, WaitKind kind, int hours, const char* said)
{
    return { QStringLiteral("H640104000012017033109000000%1").arg(number, 2, 10, QLatin1Char('0')),
        QLatin1String(infno), kind, hospitalWindow().now.addSecs(-3600LL * hours),
        kind == WaitKind::Ready ? 0 : 2, QString::fromUtf8(said) };
}

std::vector<WaitingRecord> waitingRecords()
{
    return { waitingRecord(1, "Y101", WaitKind::Ready, 1),
        waitingRecord(2, "2304", WaitKind::Sending, 0),
        waitingRecord(3, "2207", WaitKind::Proving, 2),
        waitingRecord(4, "Y302", WaitKind::Held, 5, "报文有误：mdtrt_id 缺失"),
        waitingRecord(5, "Y106", WaitKind::Held, 26) };
}

QueueReport queueReport(bool agrees)
{
    QueueReport report;
    report.institution = hospitalWindow().institution.code;
    report.deviceNo = QStringLiteral("WINDOW-001");
    report.at = hospitalWindow().now.addSecs(-3600);
    report.compared = 1204;
    report.open = 2;
    if (agrees)
        return report;
    qint64 number = 0;
    for (const QueueFindingKind kind : allQueueFindingKinds) {
        const WaitingRecord one =
            waitingRecord(static_cast<int>(++number) + 20, "2304", WaitKind::Ready, 30);
        report.findings.push_back({ kind, QStringLiteral("00112233445566ff"), number, one.msgid,
            kind == QueueFindingKind::Gap ? QString() : one.infno });
    }
    report.found = number;
    return report;
}

Played atQueue(const Operator& who, std::vector<WaitingRecord> records, bool online)
{
    Played play;
    play.place = hospitalWindow();
    play.say(LinkIs { online });
    play.logIn(who);
    QueueIs counts { static_cast<int>(records.size()), 0, {} };
    for (const WaitingRecord& one : records) {
        counts.held += one.kind == WaitKind::Held ? 1 : 0;
        if (!counts.oldest.isValid() || one.since < counts.oldest)
            counts.oldest = one.since;
    }
    play.say(counts);
    play.act(QStringLiteral("module:queue"));
    play.say(QueueListed { std::move(records) });
    return play;
}

} // namespace yidi::desk::test
