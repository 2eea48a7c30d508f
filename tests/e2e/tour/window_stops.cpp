// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// Those who work at a window: a referral is reviewed in the insured place's office, which ends a
// filing it overlaps; a kiosk calls and the hospital's window hears it; somebody whose filing runs
// out is told so.
#include "tests/e2e/tour/tour.h"

#include <QFile>

namespace yidi {

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

Result<void> openOffice(Tour& tour)
{
    YIDI_TRY(tour.openWindow(tour.out() + QStringLiteral("/office")));
    YIDI_TRY(tour.logIn(QStringLiteral("1002")));
    return tour.see({ text("待审核的备案"), text("异地转诊"), text("西安市") });
}

/// What the province holds of HI-01 now: the referral in force, the stay it replaces ended.
Result<void> overlapResolved(Tour& tour)
{
    return tour.wait(QStringLiteral("the overlap was not resolved"), [&tour]() -> Result<bool> {
        YIDI_ASSIGN(const Json told,
            tour.tool({ QStringLiteral("send"), QStringLiteral("Y104"), QStringLiteral("--case"),
                environment("YIDI_TRAINING") + QStringLiteral("/asks/HI-01.Y104.json"),
                QStringLiteral("--today"), environment("YIDI_TODAY") }));
        int effective = 0;
        bool replaced = false;
        for (const Json& filing : told[u"output"][u"filings"].items()) {
            const bool referral = filing[u"rloc_rea"].text() == QLatin1String("T1");
            const bool stands = filing[u"state"].text() == QLatin1String("EFFECTIVE");
            effective += stands ? 1 : 0;
            replaced |= !referral && !stands;
            if (stands && !referral)
                return false;
        }
        return effective == 1 && replaced;
    });
}

/// The message that goes to the person's telephone, and the greeting at the kiosk.
Result<void> reminded(Tour& tour)
{
    YIDI_TRY(tour.wait(QStringLiteral("no reminder was sent"), [&tour]() -> Result<bool> {
        QFile notices(tour.out() + QStringLiteral("/province/notices.jsonl"));
        return notices.open(QIODevice::ReadOnly) && notices.readAll().contains("2017-04-20");
    }));
    tour.turnToKiosk();
    YIDI_TRY(tour.insert(QStringLiteral("NX-30")));
    return tour.pressThenSee(text("是我"), text("到期"));
}

} // namespace

std::vector<Stop> windowStops(Tour& tour)
{
    return {
        { "office", [&tour] { return openOffice(tour); } },
        // What an approval would do to the other filing stands beside it before anybody approves.
        { "overlap",
            [&tour] {
                return tour.see({ text("其他备案"), text("通过后") });
            } },
        { "approved",
            [&tour]() -> Result<void> {
                tour.hands().key(QStringLiteral("F8"));
                YIDI_TRY(tour.see({ text("已审：通过") }));
                tour.hands().key(QStringLiteral("Ctrl+Return"));
                YIDI_TRY(tour.see({ text("：有效。") }));
                return overlapResolved(tour);
            } },
        { "reminded",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.closeWindow());
                return reminded(tour);
            } },
        { "called",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.press(text("呼叫")));
                YIDI_TRY(tour.openWindow(tour.out() + QStringLiteral("/window")));
                YIDI_TRY(tour.logIn(QStringLiteral("1001")));
                YIDI_TRY(tour.see({ text("有人呼叫") }));
                tour.hands().key(QStringLiteral("Alt+6"));
                YIDI_TRY(tour.see({ text("自助机呼叫"), QStringLiteral("KIOSK-001") }));
                return {};
            } },
        { "taken",
            [&tour]() -> Result<void> {
                tour.hands().key(QStringLiteral("Return"));
                YIDI_TRY(tour.see({ text("的呼叫由您去") }));
                YIDI_TRY(tour.closeWindow());
                return tour.takeCard();
            } },
    };
}

} // namespace yidi
