// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/number_step.h"

namespace yidi {
namespace {

struct Form {
    int length;
    bool withX; ///< at the end alone
    int firstGroup; ///< characters set apart, then groups of four
    Phrase wrong;
    bool (*isRight)(const QString& number);
};

bool isMobileNumber(const QString& number)
{
    return number.startsWith(QLatin1Char('1')) && number.at(1) >= QLatin1Char('3');
}

const Form& formOf(NumberKind kind)
{
    static constexpr Form residentId { 18, true, 6, Phrase::NumberCheck, isValidResidentNumber };
    static constexpr Form mobilePhone { 11, false, 3, Phrase::NumberPhone, isMobileNumber };
    return kind == NumberKind::ResidentId ? residentId : mobilePhone;
}

bool fits(const Form& form, const QString& typed, QChar key)
{
    if (typed.size() >= form.length)
        return false;
    return key.isDigit()
        || (form.withX && key == QLatin1Char('X') && typed.size() == form.length - 1);
}

QString grouped(const Form& form, const QString& typed)
{
    QString out;
    for (int i = 0; i < typed.size(); ++i) {
        if (i > 0 && i >= form.firstGroup && (i - form.firstGroup) % 4 == 0)
            out += QLatin1Char(' ');
        out += typed[i];
    }
    return out;
}

} // namespace

bool turnNumberStep(NumberKind kind, NumberStep& step, const Event& event)
{
    const auto* pressed = std::get_if<Pressed>(&event);
    if (!pressed)
        return false;
    const Form& form = formOf(kind);
    const QLatin1String digit("digit:");
    if (pressed->id.startsWith(digit) && pressed->id.size() == digit.size() + 1) {
        if (fits(form, step.typed, pressed->id.back()))
            step = { step.typed + pressed->id.back(), {} };
    } else if (pressed->id == QLatin1String("delete")) {
        step = { step.typed.chopped(step.typed.isEmpty() ? 0 : 1), {} };
    } else if (pressed->id == QLatin1String("ok")) {
        if (step.typed.size() < form.length)
            step.problem = Words { Phrase::NumberLength, { form.length } };
        else if (form.isRight(step.typed))
            return true;
        else
            step.problem = Words { form.wrong, {} };
    }
    return false;
}

NumberScreen numberScreen(NumberKind kind, const NumberStep& step)
{
    const Form& form = formOf(kind);
    NumberScreen page;
    page.problem = step.problem;
    page.shown = grouped(form, step.typed);
    page.withX = form.withX;
    page.complete = step.typed.size() == form.length;
    return page;
}

} // namespace yidi
