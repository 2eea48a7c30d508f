// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/amounts_page.h"
#include "ui/pages/choice_page.h"
#include "ui/pages/error_page.h"
#include "ui/pages/initials_page.h"
#include "ui/pages/number_page.h"
#include "ui/pages/outcome_page.h"
#include "ui/pages/pay_page.h"
#include "ui/pages/pin_page.h"
#include "ui/pages/reading_page.h"
#include "ui/pages/review_page.h"
#include "ui/pages/waiting_pages.h"

namespace yidi {

namespace {

/// The catalogue: an alternative of `Screen` without a line here does not compile.
struct PageFor {
    const Tokens& tokens;
    QWidget* parent;

    Page* operator()(const WelcomeScreen& s) const { return new WelcomePage(s, tokens, parent); }
    Page* operator()(const ProgressScreen& s) const { return new ProgressPage(s, tokens, parent); }
    Page* operator()(const ChoiceScreen& s) const { return new ChoicePage(s, tokens, parent); }
    Page* operator()(const ReviewScreen& s) const { return new ReviewPage(s, tokens, parent); }
    Page* operator()(const AmountsScreen& s) const { return new AmountsPage(s, tokens, parent); }
    Page* operator()(const PayScreen& s) const { return new PayPage(s, tokens, parent); }
    Page* operator()(const InitialsScreen& s) const { return new InitialsPage(s, tokens, parent); }
    Page* operator()(const NumberScreen& s) const { return new NumberPage(s, tokens, parent); }
    Page* operator()(const ReadingScreen& s) const { return new ReadingPage(s, tokens, parent); }
    Page* operator()(const PinScreen& s) const { return new PinPage(s, tokens, parent); }
    Page* operator()(const ScanScreen& s) const { return new ScanPage(s, tokens, parent); }
    Page* operator()(const OutcomeScreen& s) const { return new OutcomePage(s, tokens, parent); }
    Page* operator()(const ErrorScreen& s) const { return new ErrorPage(s, tokens, parent); }
    Page* operator()(const MoreTimeScreen& s) const { return new MoreTimePage(s, tokens, parent); }
    Page* operator()(const TakeCardScreen& s) const { return new TakeCardPage(s, tokens, parent); }
};

} // namespace

Page* makePage(const Screen& screen, const Tokens& tokens, QWidget* parent)
{
    return std::visit(PageFor { tokens, parent }, screen);
}

} // namespace yidi
