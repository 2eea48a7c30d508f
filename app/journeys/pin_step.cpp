// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/pin_step.h"

namespace yidi {
namespace {

/// Nothing has been used up by any of these, and a window can help with each.
QString whyAtWindow(ErrorCode error)
{
    switch (error) {
    case ErrorCode::PinBlocked:
        return QStringLiteral("pin-locked");
    case ErrorCode::PinLastTry:
        return QStringLiteral("pin-last-try");
    case ErrorCode::PinNotSet:
        return QStringLiteral("pin-not-set");
    default:
        return {};
    }
}

PinTurn stopped(ErrorCode error)
{
    return { PinProgress::Stopped, error, whyAtWindow(error) };
}

PinTurn judge(PinStep& step, PinVerdict verdict, std::optional<int> triesLeft, ErrorCode error)
{
    step.checking = false;
    switch (verdict) {
    case PinVerdict::Verified:
        return { PinProgress::Verified };
    case PinVerdict::Wrong:
        step.wrong = true;
        step.triesLeft = triesLeft;
        ++step.attempt;
        if (!triesLeft)
            return stopped(ErrorCode::PinWrong);
        // One wrong PIN more would lock the card: stop here and let a window reset it.
        return *triesLeft <= 1 ? stopped(ErrorCode::PinLastTry) : PinTurn {};
    case PinVerdict::StoppedBeforeLast:
        return stopped(ErrorCode::PinLastTry);
    case PinVerdict::Blocked:
        return stopped(ErrorCode::PinBlocked);
    case PinVerdict::NotSet:
        return stopped(ErrorCode::PinNotSet);
    case PinVerdict::Failed:
        return stopped(error);
    }
    return {};
}

/// The code did not do; another may be shown. Unlike a PIN nothing is used up by it.
PinTurn notConfirmed(PinStep& step, Phrase problem)
{
    step.checking = false;
    step.problem = problem;
    return {};
}

PinTurn turnByCode(
    const Here& here, const Visitor& visitor, PinStep& step, Event& event, Effects& effects)
{
    if (!step.checking) {
        if (auto* scanned = std::get_if<CodeScanned>(&event)) {
            if (!here.online)
                return notConfirmed(step, Phrase::CodeNeedsLink);
            step.checking = true;
            step.seconds = 0;
            effects.emplace_back(AskPersonByCode { std::move(scanned->code) });
        } else if (const auto* pressed = std::get_if<Pressed>(&event);
                   pressed && pressed->id == QLatin1String("back")) {
            return { PinProgress::Back };
        }
        return {};
    }
    if (const auto* known = std::get_if<PersonKnown>(&event))
        return known->person.psnNo == visitor.person.psnNo
                && known->person.certNo == visitor.person.certNo
            ? PinTurn { PinProgress::Verified }
            : notConfirmed(step, Phrase::ScanOther);
    if (const auto* failed = std::get_if<QuestionFailed>(&event))
        return notConfirmed(step,
            failed->error == ErrorCode::CodeUnusable || failed->error == ErrorCode::PersonUnknown
                ? Phrase::ScanRefused
                : Phrase::CodeNeedsLink);
    const auto* link = std::get_if<LinkChanged>(&event);
    const bool tooLong =
        std::holds_alternative<SecondPassed>(event) && ++step.seconds >= identityWaitSeconds;
    return tooLong || (link && !link->online) ? notConfirmed(step, Phrase::CodeNeedsLink)
                                              : PinTurn {};
}

} // namespace

PinStep openPinStep(const Visitor& visitor, Effects& effects)
{
    PinStep step;
    step.byCode = !visitor.hasCard();
    if (!step.byCode)
        effects.emplace_back(AskPinState {});
    return step;
}

PinTurn turnPinStep(
    const Here& here, const Visitor& visitor, PinStep& step, Event& event, Effects& effects)
{
    if (step.byCode)
        return turnByCode(here, visitor, step, event, effects);
    if (auto* entered = std::get_if<PinEntered>(&event); entered && !step.checking) {
        step.checking = true;
        effects.emplace_back(VerifyPin { std::move(entered->pin) });
    } else if (auto* checked = std::get_if<PinChecked>(&event); checked && step.checking) {
        return judge(step, checked->verdict, checked->triesLeft, checked->error);
    } else if (auto* known = std::get_if<PinStateKnown>(&event); known && !step.checking) {
        if (known->verdict == PinVerdict::Blocked || known->verdict == PinVerdict::NotSet
            || known->verdict == PinVerdict::StoppedBeforeLast)
            return judge(step, known->verdict, known->triesLeft, {});
        if (known->triesLeft && *known->triesLeft <= 1)
            return stopped(ErrorCode::PinLastTry);
        step.triesLeft = known->triesLeft; // a state that could not be read is told by the check
    } else if (auto* pressed = std::get_if<Pressed>(&event); pressed && !step.checking) {
        if (pressed->id == QLatin1String("back"))
            return { PinProgress::Back };
        if (pressed->id == QLatin1String("pin:forgot"))
            return { PinProgress::Stopped, ErrorCode::PinWrong, QStringLiteral("pin-forgotten") };
    }
    return {};
}

Screen pinScreen(const PinStep& step)
{
    if (step.byCode && step.checking)
        return ProgressScreen { { Phrase::AskingTitle, {} }, { Phrase::AskingNow, {} },
            Words { Phrase::AskingSafe, {} }, {} };
    if (step.byCode) {
        ScanScreen page;
        page.title = { Phrase::ScanAgainTitle, {} };
        if (step.problem)
            page.problem = Words { *step.problem, {} };
        page.footer = { backButton() };
        return page;
    }
    if (step.checking)
        return ProgressScreen { { Phrase::PinCheckingTitle, {} }, { Phrase::PinCheckingNow, {} },
            {}, {} };
    PinScreen page;
    page.title = { Phrase::PinTitle, {} };
    page.triesLeft = step.triesLeft;
    if (step.wrong && step.triesLeft)
        page.problem = Words { Phrase::PinWrong, { *step.triesLeft } };
    page.attempt = step.attempt;
    page.footer = { backButton(),
        { QStringLiteral("pin:forgot"), { Phrase::PinForgot, {} }, Button::Role::Quiet } };
    return page;
}

} // namespace yidi
