// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// What each state of a filing shows.
#include "app/journeys/file_here/file_here.h"

namespace yidi::file_here {
namespace {

Words regionWords(const QString& region)
{
    return Words::code(QStringLiteral("region"), region);
}

Button option(const char* id, Phrase label, Phrase detail = Phrase::Plain,
    Button::Role role = Button::Role::Normal)
{
    return { QLatin1String(id), { label, {} }, role, { detail, {} } };
}

struct Show {
    const Here& here;
    const Visitor& visitor;

    Screen operator()(const Whose& s) const
    {
        NumberScreen page = numberScreen(NumberKind::ResidentId, s.number);
        page.title = { Phrase::FileOtherNumberTitle, {} };
        page.hint = Words { Phrase::FileOtherNumberHint, {} };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const AskingOther&) const
    {
        return ProgressScreen { { Phrase::AskingTitle, {} }, { Phrase::AskingNow, {} },
            Words { Phrase::AskingSafe, {} }, {} };
    }

    Screen operator()(const IsItThem& s) const
    {
        const Person& other = *s.draft.other;
        ReviewScreen page;
        page.title = { Phrase::FileOtherTitle, {} };
        page.rows = { { { Phrase::LabelName, {} }, Words::plain(maskedName(other.name)), {}, true },
            { { Phrase::LabelCertNo, {} },
                Words::plain(maskedCertNo(other.certType, other.certNo)) } };
        page.footer = { option("other:no", Phrase::FileOtherNo),
            option("other:yes", Phrase::FileOtherYes, Phrase::Plain, Button::Role::Primary) };
        return page;
    }

    Screen operator()(const Relation&) const
    {
        ChoiceScreen page;
        page.title = { Phrase::FileRelationTitle, {} };
        page.hint = Words { Phrase::FileRelationHint, {} };
        for (const QLatin1String relation : relations())
            page.options.push_back({ QStringLiteral("relation:") + relation,
                Words::code(QStringLiteral("relation"), relation) });
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Why& s) const
    {
        using enum Phrase;
        ChoiceScreen page;
        page.step = StepOf { 1, 4 };
        page.title = { FileWhyTitle, {} };
        if (s.draft.other)
            page.hint = Words { FileForOther, { maskedName(s.draft.other->name) } };
        page.options = {
            option("why:long-term", FileWhyLongTerm, FileWhyLongTermDetail, Button::Role::Primary),
            option("why:referral", FileWhyReferral, FileWhyReferralDetail),
            option("why:emergency", FileWhyEmergency, FileWhyEmergencyDetail),
            option("why:temporary", FileWhyTemporary, FileWhyTemporaryDetail),
        };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Where&) const
    {
        ChoiceScreen page;
        page.step = StepOf { 2, 4 };
        page.title = { Phrase::FileWhereTitle, {} };
        page.hint = Words { Phrase::FileWhereHint, {} };
        page.options = {
            { QStringLiteral("where:here"), { Phrase::FileWhereHere, { here.institution.name } },
                Button::Role::Primary, regionWords(careRegionOf(here, Draft())) },
            option("where:other", Phrase::FileWhereOther,
                directoryOf(here) ? Phrase::FileWhereOtherDetail : Phrase::Plain),
        };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Elsewhere& s) const
    {
        const Directory* directory = directoryOf(here);
        InitialsScreen page = directory ? placeScreen(*directory, s.place) : InitialsScreen();
        page.step = StepOf { 2, 4 };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const When& s) const
    {
        ChoiceScreen page;
        page.step = StepOf { 3, 4 };
        page.title = { Phrase::FileWhenTitle, {} };
        page.options = { { QStringLiteral("when:today"), { Phrase::FileWhenToday, { here.today } },
            Button::Role::Primary } };
        if (s.draft.admission.isValid() && isForHere(here, s.draft))
            page.options.push_back({ QStringLiteral("when:admission"),
                { Phrase::FileWhenAdmission, { s.draft.admission } } });
        page.options.push_back({ QStringLiteral("when:next-month"),
            { Phrase::FileWhenNextMonth,
                { QDate(here.today.year(), here.today.month(), 1).addMonths(1) } } });
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Until& s) const
    {
        ChoiceScreen page;
        page.title = { Phrase::FileUntilTitle, {} };
        for (const int months : monthsOnOffer(here, visitor, s.draft)) {
            Button button { QStringLiteral("until:%1").arg(months),
                { Phrase::FileUntilMonths, { months, s.draft.begin.addMonths(months) } } };
            if (months == 0)
                button = option(
                    "until:0", byItself(s.draft.category), Phrase::Plain, Button::Role::Primary);
            page.options.push_back(button);
        }
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Phone& s) const
    {
        NumberScreen page = numberScreen(NumberKind::MobilePhone, s.number);
        page.title = { Phrase::FilePhoneTitle, {} };
        page.hint = Words { Phrase::FilePhoneHint, {} };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Check& s) const
    {
        const FilingRequest asked = request(here, visitor, s.draft);
        ReviewScreen page;
        page.step = StepOf { 4, 4 };
        page.title = { Phrase::FileCheckTitle, {} };
        if (s.draft.other)
            page.title = { Phrase::FileCheckForOther, { maskedName(s.draft.other->name) } };
        page.rows = checkRows(asked);
        if (s.draft.other && s.draft.phone.isEmpty() && !asked.phone.isEmpty())
            page.rows.back().value = { Phrase::PhoneOnFile, {} }; // not for whoever stands there
        page.note = money(s.draft);
        if (!s.draft.other && !visitor.filingsKnown && asked.operation == FilingOperation::File)
            page.note = Words { Phrase::FileMayReplace, {} }; // or the question is never asked
        page.footer = { backButton(),
            option("confirm", Phrase::FileContinue, Phrase::Plain, Button::Role::Primary) };
        return page;
    }

    Screen operator()(const Replace& s) const
    {
        ChoiceScreen page;
        page.title = { Phrase::FileReplaceTitle,
            { s.standing.begin, Code { QStringLiteral("region"), s.standing.careRegion } } };
        if (s.draft.other) // nobody has shown a right to know more
            page.title = { Phrase::FileReplaceOther, {} };
        page.options = { option("replace:yes", Phrase::FileReplaceYes, Phrase::Plain,
                             Button::Role::Primary),
            option("replace:no", Phrase::FileReplaceNo) };
        page.footer = { backButton() };
        return page;
    }

    Screen operator()(const Promising& s) const
    {
        ReadingScreen page;
        page.title = { Phrase::PromiseTitle, {} };
        page.paragraphs = { { promiseOf(s.draft).text, {} },
            { visitor.hasCard() ? Phrase::PromiseSignByPin : Phrase::PromiseSignByCode, {} } };
        page.footer = { backButton(),
            option("read-aloud", Phrase::ReadAloud, Phrase::Plain, Button::Role::Quiet),
            option("agree", Phrase::PromiseAgree, Phrase::Plain, Button::Role::Primary) };
        return page;
    }

    Screen operator()(const Advice& s) const
    {
        ReviewScreen page;
        switch (s.topic) {
        case Advice::Topic::Emergency:
            page.title = { Phrase::EmergencyTitle, {} };
            page.note = Words { Phrase::EmergencyNote, {} };
            break;
        case Advice::Topic::OtherCity:
            page.title = { Phrase::OtherCityTitle, {} };
            page.note = Words { Phrase::OtherCityNote, {} };
            break;
        case Advice::Topic::NotNeeded:
            page.title = { Phrase::FileNotNeededTitle, {} };
            page.note = Words { Phrase::FileNotNeededNote, {} };
            break;
        }
        page.footer = { backButton(), menuButton() };
        page.footer.back().role = Button::Role::Primary;
        return page;
    }

    Screen operator()(const Pin& s) const { return pinScreen(s.pin); }
    Screen operator()(const Sending& s) const { return sendingScreen(s.sending); }
    Screen operator()(const Told& s) const { return toldScreen(s.told); }

    Screen operator()(const Trouble& s) const
    {
        ErrorScreen page { s.error, Words { Phrase::SafeNothingSent, {} },
            { menuButton(), doneButton() } };
        if (s.kept)
            page.footer.back() = { QStringLiteral("retry"), { Phrase::TryAgain, {} },
                Button::Role::Primary };
        return page;
    }

    Screen operator()(const Over&) const { return TakeCardScreen {}; }

private:
    /// When a filing ends that nobody gave an end.
    static Phrase byItself(FilingCategory category)
    {
        return isLongTerm(category) ? Phrase::NoEnd : Phrase::EndByPolicy;
    }

    static Words endOf(const FilingRequest& asked)
    {
        if (asked.end.isValid())
            return { Phrase::Plain, { asked.end } };
        return { byItself(asked.category), {} };
    }

    /// Their name and where they are insured were confirmed before the menu.
    static std::vector<Row> checkRows(const FilingRequest& asked)
    {
        return {
            { { Phrase::LabelWhy, {} },
                Words::code(QStringLiteral("category"), filingCategoryCode(asked.category)),
                QStringLiteral("edit:why") },
            { { Phrase::LabelWhere, {} }, regionWords(asked.careRegion),
                QStringLiteral("edit:where") },
            { { Phrase::LabelBegin, {} }, { Phrase::Plain, { asked.begin } },
                QStringLiteral("edit:when") },
            { { Phrase::LabelEnd, {} }, endOf(asked), QStringLiteral("edit:until") },
            { { Phrase::LabelPhone, {} },
                asked.phone.isEmpty() ? Words { Phrase::PhoneNone, {} }
                                      : Words::plain(maskedTail(asked.phone)),
                QStringLiteral("edit:phone") },
        };
    }

    std::optional<Words> money(const Draft& draft) const
    {
        const auto effect = effectOnMoney(here, visitor, draft);
        if (!effect)
            return {};
        if (!effect->without)
            return Words { Phrase::FileEffectOnly, { effect->total, effect->withFiling } };
        return Words { Phrase::FileEffectBoth,
            { effect->total, effect->withFiling, *effect->without } };
    }
};

} // namespace

Screen screen(const Here& here, const Visitor& visitor, const State& state)
{
    return std::visit(Show { here, visitor }, state);
}

} // namespace yidi::file_here
