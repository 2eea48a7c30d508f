// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// People who file at the kiosk. NX-23 files and is approved at once, TA-11 is refused, NX-30's card
// is proved, NX-24 files while the link is cut and is told the outcome when the card goes in again.
#include "tests/e2e/tour/tour.h"

#include <csignal>

namespace yidi {

namespace {

const QString ecToken = QStringLiteral("YIDI-TRAINING-CODE-0023"); ///< NX-23's

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// The whole filing journey in one go, from the identity page to the PIN.
Result<void> fileHere(Tour& tour, bool pinOnScreen)
{
    for (const char* label :
        { "是我", "异地就医备案", "长期住在这里", "就在这里", "今天", "核对无误", "我承诺" })
        YIDI_TRY(tour.press(text(label)));
    return tour.enterPin(pinOnScreen);
}

Result<void> killKiosk(Tour& tour)
{
    YIDI_TRY(tour.stopKiosk(SIGKILL));
    YIDI_TRY(tour.tray(QStringLiteral("remove")));
    YIDI_TRY(tour.startKiosk());
    return tour.see({ text("待上传 1 笔") });
}

/// The running station itself says when it owes nothing any more.
Result<void> drain(Tour& tour)
{
    YIDI_TRY(tour.cutLink(false));
    YIDI_TRY(tour.wait(QStringLiteral("the queue did not drain"), [&tour]() -> Result<bool> {
        YIDI_ASSIGN(const Json status,
            tour.tool({ QStringLiteral("queue"), QStringLiteral("status"), QStringLiteral("--data"),
                environment("YIDI_KIOSK") }));
        return status[u"pending"].text() == QLatin1String("0");
    }));
    return tour.see({ text("在线") });
}

Result<void> readerName(Tour& tour)
{
    YIDI_ASSIGN(const Json list, tour.tool({ QStringLiteral("card"), QStringLiteral("list") }));
    const Json& readers = list[u"readers"];
    if (readers.size() == 0)
        return stuck(QStringLiteral("PC/SC names no reader"));
    tour.report(QStringLiteral("reader"), readers.items().front()[u"name"]);
    return {};
}

} // namespace

std::vector<Stop> kioskStops(Tour& tour)
{
    const auto press = [&tour](const char* label, const char* next) {
        return [&tour, label = text(label), next = text(next)] {
            return tour.pressThenSee(label, next);
        };
    };
    return {
        { "welcome", [&tour] { return tour.begin(); } },
        // NX-23 lives here and files; the rules approve at once.
        { "identity",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.insert(QStringLiteral("NX-23")));
                return readerName(tour);
            } },
        { "menu", press("是我", "今天办什么") },
        { "why", press("异地就医备案", "为什么在外地看病") },
        { "where", press("长期住在这里", "在哪里看病") },
        { "when", press("就在这里", "从哪天开始") },
        { "check", press("今天", "请核对") },
        { "promise", press("核对无误", "我承诺") },
        { "pin", press("我承诺", "请输入社保卡密码") },
        { "filed",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.enterPin(true));
                return tour.see({ text("备案已通过") });
            } },
        // TA-11's benefits are suspended and an earlier stay is unpaid: both are said together.
        { "refused",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.takeCard());
                YIDI_TRY(tour.insert(QStringLiteral("TA-11")));
                YIDI_TRY(fileHere(tour, false));
                return tour.see({ text("医保待遇已暂停"), text("费用还没结清") });
            } },
        // NX-30's card keeps its holder behind a key: who it is shows once the province has proved
        // the card and the card the province.
        { "proved",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.takeCard());
                return tour.insert(QStringLiteral("NX-30"));
            } },
        // NX-23 again, without the card: the code of the medical e-credential says who it is.
        { "code",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.takeCard());
                YIDI_TRY(tour.see({ text("医保电子凭证") }));
                tour.hands().scan(ecToken);
                return tour.see({ text("是您本人吗") });
            } },
    };
}

std::vector<Stop> cutStops(Tour& tour)
{
    return {
        // The network goes; NX-24 is known by card alone and told what is and is not done.
        { "link-cut",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.takeCard());
                YIDI_TRY(tour.cutLink(true));
                return tour.insert(QStringLiteral("NX-24"));
            } },
        { "stored-here",
            [&tour]() -> Result<void> {
                YIDI_TRY(fileHere(tour, true));
                return tour.see({ text("已存在本机") });
            } },
        { "killed", [&tour] { return killKiosk(tour); } },
    };
}

std::vector<Stop> drainedStops(Tour& tour)
{
    return {
        { "drained", [&tour] { return drain(tour); } },
        // The outcome of what was stored off line is told by the next insertion of the card.
        { "told",
            [&tour]() -> Result<void> {
                YIDI_TRY(tour.insert(QStringLiteral("NX-24")));
                return tour.pressThenSee(text("是我"), text("备案有效"));
            } },
    };
}

} // namespace yidi
