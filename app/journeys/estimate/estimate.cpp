// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/estimate/estimate.h"

#include "app/domain/region/region.h"

#include <algorithm>

namespace yidi::estimate {
namespace {

constexpr Transition table[] = {
    { "Kind", "kind:…", "Sum" },
    { "Kind", "back", "Over" },
    { "Sum", "ok", "Shown" },
    { "Sum", "back", "Kind" },
    { "Shown", "back", "Sum" },
    { "Shown", "menu", "Over" },
    { "Shown", "done", "Over" },
    { "Trouble", "menu", "Over" },
    { "Trouble", "done", "Over" },
};

/// What people come for; an accident's or a birth's bill nobody can tell beforehand.
constexpr const char* kinds[] = { "21", "11", "13", "14" };
constexpr qint64 sumToTry = 10'000'00;

ImaginedStay imagined(
    const Here& here, const Visitor& visitor, const Year& year, const QString& medType, Fen total)
{
    ImaginedStay stay = careHere(here, visitor);
    stay.medType = medType;
    stay.total = total;
    stay.accumulators = year.accumulators;
    stay.admissionNo = year.admissions + 1;
    return stay;
}

/// The kinds of care the insured place has rules for.
std::vector<QString> kindsOnOffer(const Here& here, const Visitor& visitor)
{
    std::vector<QString> offered;
    const PolicyBook* policies = policiesHere(here);
    for (const char* kind : kinds) {
        const QString medType = QLatin1String(kind);
        if (policies && imagine(*policies, imagined(here, visitor, {}, medType, Fen(sumToTry))))
            offered.push_back(medType);
    }
    return offered;
}

Fen sumOf(const QString& typed)
{
    return Fen(typed.toLongLong() * 100);
}

/// "¥12,000", as it is being typed.
QString grouped(QString typed)
{
    if (typed.isEmpty())
        return {};
    for (qsizetype at = typed.size() - 3; at > 0; at -= 3)
        typed.insert(at, QLatin1Char(','));
    return QStringLiteral("¥") + typed;
}

struct Step {
    const Here& here;
    const Visitor& visitor;
    const Event& event;

    const QString* pressed() const
    {
        const auto* button = std::get_if<Pressed>(&event);
        return button ? &button->id : nullptr;
    }
    bool pressed(const char* id) const { return pressed() && *pressed() == QLatin1String(id); }

    State operator()(Kind s) const
    {
        learn(s.year);
        for (const QString& medType : kindsOnOffer(here, visitor))
            if (pressed() && *pressed() == QStringLiteral("kind:") + medType)
                return Sum { s.year, medType, {} };
        return pressed("back") ? State { Over { Leave::ToMenu } } : State { s };
    }

    State operator()(Sum s) const
    {
        learn(s.year);
        const QLatin1String digit("digit:");
        if (pressed("back"))
            return Kind { s.year };
        if (pressed("ok") && !s.typed.isEmpty())
            return Shown { s.year, s.medType, s.typed };
        if (pressed("delete")) {
            s.typed.chop(1);
        } else if (pressed() && pressed()->startsWith(digit)
            && pressed()->size() == digit.size() + 1) {
            const QChar key = pressed()->back();
            const bool leadingZero = s.typed.isEmpty() && key == QLatin1Char('0');
            if (key.isDigit() && !leadingZero && s.typed.size() < sumDigits)
                s.typed += key;
        }
        return s;
    }

    State operator()(Shown s) const
    {
        learn(s.year);
        // How many reasons there are the page finds out; it never shows a page beyond the last.
        if (turnReasons(s.reasons, event, reasonsAtMost))
            return s;
        if (pressed("back"))
            return Sum { s.year, s.medType, s.typed };
        if (pressed("menu"))
            return Over { Leave::ToMenu };
        return pressed("done") ? State { Over { Leave::ToEnd } } : State { s };
    }

    State operator()(const Trouble& s) const
    {
        if (pressed("menu"))
            return Over { Leave::ToMenu };
        return pressed("done") ? State { Over { Leave::ToEnd } } : State { s };
    }

    State operator()(const Over& s) const { return s; }

private:
    static constexpr std::size_t reasonsAtMost = 40;

    void learn(Year& year) const
    {
        const auto* remembered = std::get_if<PersonRemembered>(&event);
        if (!remembered || remembered->known.person.certNo != visitor.person.certNo)
            return;
        const RememberedPerson& known = remembered->known;
        const auto sums = known.accumulators.find(visitor.insutype());
        const auto admissions = known.admissions.find(visitor.insutype());
        year = {};
        if (sums != known.accumulators.end())
            year.accumulators = sums->second;
        if (admissions != known.admissions.end())
            year.admissions = admissions->second;
    }
};

struct Show {
    const Here& here;
    const Visitor& visitor;

    Screen operator()(const Kind&) const
    {
        ChoiceScreen page;
        page.step = StepOf { 1, 2 };
        page.title = { Phrase::EstimateKindTitle, {} };
        page.hint = Words { Phrase::EstimateKindHint, {} };
        for (const QString& medType : kindsOnOffer(here, visitor))
            page.options.push_back({ QStringLiteral("kind:") + medType,
                Words::code(QStringLiteral("med_type"), medType) });
        if (!page.options.empty())
            page.options.front().role = Button::Role::Primary;
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Sum& s) const
    {
        NumberScreen page;
        page.step = StepOf { 2, 2 };
        page.title = { Phrase::EstimateSumTitle, {} };
        page.hint = Words { Phrase::EstimateSumHint, {} };
        page.shown = grouped(s.typed);
        page.complete = !s.typed.isEmpty();
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Shown& s) const
    {
        const PolicyBook* policies = policiesHere(here);
        ImaginedStay stay = imagined(here, visitor, s.year, s.medType, sumOf(s.typed));
        const Filing* filing = filingHere(here, visitor, here.today);
        stay.category = filing ? filing->category : FilingCategory::LongTermResident;
        const auto both =
            policies ? imagine(*policies, stay) : fail(ErrorCode::PolicyMissing, QString());
        if (!both) // the snapshot ran out while they looked
            return (*this)(Trouble { both.error().code });
        AmountsScreen page = amountsScreen({ Phrase::EstimateTitle, {} }, both->filed, s.reasons);
        page.hint = hintOf(s);
        page.lines = linesOf(stay, *both);
        page.note = Words { Phrase::EstimateNote, { here.snapshot->madeAt } };
        page.footer = { backButton(), menuButton(), doneButton() };
        return page;
    }

    Screen operator()(const Trouble& s) const
    {
        return ErrorScreen { s.error, Words { Phrase::EstimateNothingKept, {} },
            { menuButton(), doneButton() } };
    }

    Screen operator()(const Over&) const { return TakeCardScreen {}; }

private:
    static Words hintOf(const Shown& s)
    {
        const Code type { QStringLiteral("med_type"), s.medType };
        if (isStay(visitKind(s.medType)))
            return { Phrase::EstimateStay, { type, s.year.admissions + 1 } };
        return { Phrase::EstimateCare, { type } };
    }

    /// The same bill twice, unless a filing changes nothing about it.
    static std::vector<AmountsScreen::Line> linesOf(const ImaginedStay& stay, const Imagined& both)
    {
        using Bar = AmountsScreen::Line::Kind;
        const SettlementAmounts& filed = both.filed.amounts;
        if (both.unfiled && both.unfiled->amounts == filed)
            return amountLines(filed);
        const Code category { QStringLiteral("category"), filingCategoryCode(stay.category) };
        const Fen without = both.unfiled ? both.unfiled->amounts.psn_part_amt : stay.total;
        const Fen fund = both.unfiled ? both.unfiled->amounts.fund_pay_sumamt : Fen();
        return { { { Phrase::AmountTotal, {} }, stay.total, Bar::Total },
            { { Phrase::EstimateFiledFund, { category } }, filed.fund_pay_sumamt, Bar::Fund },
            { { Phrase::EstimateFiledPerson, { category } }, filed.psn_part_amt, Bar::Person },
            { { Phrase::EstimateUnfiledFund, {} }, fund, Bar::Fund },
            { { both.unfiled ? Phrase::EstimateUnfiledPerson : Phrase::EstimateUnfiledAll, {} },
                without, Bar::Person } };
    }
};

struct NameOf {
    const char* operator()(const Kind&) const { return "Kind"; }
    const char* operator()(const Sum&) const { return "Sum"; }
    const char* operator()(const Shown&) const { return "Shown"; }
    const char* operator()(const Trouble&) const { return "Trouble"; }
    const char* operator()(const Over&) const { return "Over"; }
};

} // namespace

State begin(const Here& here, const Visitor& visitor, Effects& effects)
{
    if (kindsOnOffer(here, visitor).empty())
        return Trouble {};
    if (visitor.hasCard())
        effects.emplace_back(AskRemembered { visitor.card });
    return Kind {};
}

State step(const Here& here, const Visitor& visitor, const State& state, Event event, Effects&)
{
    return std::visit(Step { here, visitor, event }, state);
}

Screen screen(const Here& here, const Visitor& visitor, const State& state)
{
    return std::visit(Show { here, visitor }, state);
}

Ending ending(const State&)
{
    return Ending::NothingSent;
}

std::optional<Leave> leaves(const State& state)
{
    const auto* over = std::get_if<Over>(&state);
    return over ? std::optional(over->leave) : std::nullopt;
}

QString name(const State& state)
{
    return QString::fromLatin1(std::visit(NameOf {}, state));
}

std::span<const Transition> transitions()
{
    return table;
}

} // namespace yidi::estimate
