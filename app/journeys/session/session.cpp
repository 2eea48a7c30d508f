// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/journeys/session/session.h"

#include "app/journeys/session/news.h"

namespace yidi::session {
namespace {

constexpr Transition table[] = {
    { "Welcome", "CardInserted", "Reading" },
    { "Welcome", "CardMute", "CardTrouble" },
    { "TakeCard", "CardInserted", "Reading" },
    { "TakeCard", "CardMute", "CardTrouble" },
    { "TakeCard", "CardSwapped", "Reading" },
    { "TakeCard", "CardRemoved", "Welcome" },
    { "TakeCard", "SecondPassed", "Welcome" }, // the card was out already
    { "Welcome", "CodeScanned", "AskingCode" },
    { "Welcome", "CodeScanned", "CodeTrouble" }, // off line nobody knows whose it is
    { "TakeCard", "CodeScanned", "AskingCode" }, // no card is in any more
    { "TakeCard", "CodeScanned", "CodeTrouble" },
    { "AskingCode", "PersonKnown", "Identity" },
    { "AskingCode", "PersonKnown", "CodeTrouble" }, // nobody is named
    { "AskingCode", "QuestionFailed", "CodeTrouble" },
    { "AskingCode", "LinkChanged", "CodeTrouble" },
    { "AskingCode", "SecondPassed", "CodeTrouble" },
    { "CodeTrouble", "CodeScanned", "AskingCode" },
    { "CodeTrouble", "CardInserted", "Reading" },
    { "CodeTrouble", "start", "Welcome" },
    { "CodeTrouble", "SecondPassed", "Welcome" },
    // Somebody without a card puts one in, or somebody else does.
    { "AskingCode", "CardInserted", "Reading" },
    { "Identity", "CardInserted", "Reading" },
    { "Menu", "CardInserted", "Reading" },
    { "InJourney", "CardInserted", "Reading" },
    { "Reading", "CardRead", "Asking" },
    { "Reading", "CardRead", "CardTrouble" }, // expired
    { "Reading", "CardFailed", "CardTrouble" },
    { "CardTrouble", "retry", "Reading" },
    { "CardTrouble", "CardInserted", "Reading" }, // it answers after all
    { "Asking", "PersonKnown", "Identity" },
    { "Asking", "PersonKnown", "CardTrouble" }, // somebody else's number
    { "Asking", "QuestionFailed", "CardTrouble" }, // the province does not know them
    { "Asking", "QuestionFailed", "Identity" }, // not reached: the card alone says who it is
    { "Asking", "LinkChanged", "Identity" },
    { "Asking", "SecondPassed", "Identity" },
    { "Identity", "identity:yes", "Menu" },
    { "Identity", "identity:no", "TakeCard" },
    { "Menu", "menu:…", "InJourney" },
    { "Menu", "menu:…", "Asking" }, // needs the province, which can be asked by now
    { "InJourney", "menu", "Menu" },
    { "InJourney", "back", "Menu" },
    { "InJourney", "done", "TakeCard" },
    // From every state with somebody (Reading, CardTrouble, Asking, AskingCode, Identity, Menu,
    // InJourney; a card that comes and goes also from CodeTrouble):
    { "*", "service:finish", "TakeCard" },
    { "*", "more:finish", "TakeCard" },
    { "*", "SecondPassed", "TakeCard" }, // nobody answered the warning
    { "*", "CardRemoved", "TakeCard" },
    { "*", "CardSwapped", "Reading" },
    { "*", "CardMute", "CardTrouble" },
    // From every state:
    { "*", "StoreBroken", "OutOfService" },
    { "OutOfService", "StoreMended", "Welcome" },
};

bool isPressed(const Event& event, const char* id)
{
    const auto* pressed = std::get_if<Pressed>(&event);
    return pressed && pressed->id == QLatin1String(id);
}

/// Somebody the card alone knows: the province could not be asked.
Visitor fromCard(const SocialSecurityCard& card)
{
    Visitor visitor;
    visitor.card = card;
    visitor.person.certType = QStringLiteral("01");
    visitor.person.certNo = card.socialSecurityNumber;
    visitor.person.name = card.name;
    visitor.person.sex = card.sex;
    visitor.person.birth = card.birth;
    return visitor;
}

struct EndingOf {
    template <class Other>
    Ending operator()(const Other&) const
    {
        return Ending::NothingSent;
    }
    Ending operator()(const Menu& s) const { return s.ending; }
    Ending operator()(const InJourney& s) const { return ending(s.journey); }
    Ending operator()(const TakeCard& s) const { return s.ending; }
};

/// What one state does with an event that concerns it alone.
struct StateStep {
    const Here& here;
    Event& event;
    Effects& effects;

    State operator()(const Welcome& s) const { return s; }
    State operator()(const OutOfService& s) const { return s; }

    State operator()(TakeCard s) const
    {
        if (std::holds_alternative<SecondPassed>(event) && !s.cardIn
            && ++s.seconds >= farewellSeconds)
            return Welcome {};
        return s;
    }

    State operator()(CodeTrouble s) const
    {
        const bool over = std::holds_alternative<SecondPassed>(event) && ++s.seconds >= publicLimit;
        return over || isPressed(event, "start") ? State { Welcome {} } : State { s };
    }

    State operator()(AskingCode s) const
    {
        if (auto* known = std::get_if<PersonKnown>(&event)) {
            // What is done here is done for this number; without one it would be nobody's.
            if (known->person.certNo.isEmpty() || known->person.psnNo.isEmpty())
                return CodeTrouble { ErrorCode::PersonUnknown };
            return identified({}, std::move(known->person));
        }
        if (const auto* failed = std::get_if<QuestionFailed>(&event))
            return failed->error == ErrorCode::CodeUnusable
                    || failed->error == ErrorCode::PersonUnknown
                ? CodeTrouble { failed->error }
                : CodeTrouble { ErrorCode::CodeUnusable, true };
        const auto* link = std::get_if<LinkChanged>(&event);
        const bool tooLong =
            std::holds_alternative<SecondPassed>(event) && ++s.seconds >= identityWaitSeconds;
        return tooLong || (link && !link->online)
            ? State { CodeTrouble { ErrorCode::CodeUnusable, true } }
            : State { s };
    }

    State operator()(const Reading& s) const
    {
        if (auto* read = std::get_if<CardRead>(&event)) {
            const QDate validTo = read->card.validTo;
            return validTo.isValid() && validTo < here.today
                ? State { CardTrouble { ErrorCode::CardExpired } }
                : ask(std::move(read->card));
        }
        if (const auto* failed = std::get_if<CardFailed>(&event))
            return CardTrouble { failed->error };
        return s;
    }

    State operator()(const CardTrouble& s) const
    {
        if (isPressed(event, "retry")) {
            effects.emplace_back(ReadCard {});
            return Reading {};
        }
        return s;
    }

    State operator()(Asking s) const
    {
        if (auto* known = std::get_if<PersonKnown>(&event)) {
            if (known->person.certNo != s.card.socialSecurityNumber)
                return CardTrouble { ErrorCode::PersonUnknown };
            return identified(s.card, std::move(known->person));
        }
        if (const auto* failed = std::get_if<QuestionFailed>(&event))
            return failed->error == ErrorCode::PersonUnknown
                    || failed->error == ErrorCode::CardStopped
                ? State { CardTrouble { failed->error } }
                : unreached(s.card);
        const auto* link = std::get_if<LinkChanged>(&event);
        const bool tooLong =
            std::holds_alternative<SecondPassed>(event) && ++s.seconds >= identityWaitSeconds;
        return tooLong || (link && !link->online) ? unreached(s.card) : State { s };
    }

    State operator()(Identity s) const
    {
        learn(s.visitor);
        if (isPressed(event, "identity:yes"))
            return Menu { s.visitor };
        return s;
    }

    State operator()(Menu s) const
    {
        learn(s.visitor);
        const auto* pressed = std::get_if<Pressed>(&event);
        if (!pressed)
            return s;
        if (pressed->id == QLatin1String("menu:more"))
            s.more = true;
        else if (pressed->id == QLatin1String("back"))
            s.more = false;
        for (const JourneyEntry& entry : journeyCatalogue()) {
            if (pressed->id != QLatin1String(entry.id))
                continue;
            if (entry.needsLink() && here.online && !s.visitor.confirmed)
                return ask(s.visitor.card);
            return InJourney { s.visitor, entry.begin(here, s.visitor, effects) };
        }
        return s;
    }

    State operator()(InJourney s) const
    {
        learn(s.visitor);
        InJourney next { s.visitor, step(here, s.visitor, s.journey, std::move(event), effects) };
        const std::optional<Leave> leave = leaves(next.journey);
        if (!leave)
            return next;
        if (*leave == Leave::ToEnd)
            return TakeCard { ending(next.journey), s.visitor.hasCard(), 0, s.visitor.hasCard() };
        if (ending(next.journey) != Ending::NothingSent)
            askFilings(s.visitor); // they may have changed
        return Menu { s.visitor, ending(next.journey) };
    }

    State identified(SocialSecurityCard card, Person person) const
    {
        Visitor visitor { std::move(card), std::move(person), true };
        askFilings(visitor); // beside whatever they do next
        return Identity { std::move(visitor) };
    }

    /// The card alone says who it is, and perhaps the snapshot.
    State unreached(const SocialSecurityCard& card) const
    {
        effects.emplace_back(AskRemembered { card });
        return Identity { fromCard(card) };
    }

    void askFilings(const Visitor& visitor) const
    {
        if (here.online && visitor.confirmed)
            effects.emplace_back(AskFilings { visitor.person.psnNo, visitor.insuredRegion() });
    }

    /// Takes in what is told of a visitor while they go on.
    void learn(Visitor& visitor) const
    {
        if (const auto* known = std::get_if<FilingsKnown>(&event)) {
            visitor.filings = known->filings;
            visitor.refused = known->refused;
            visitor.filingsKnown = true;
            return;
        }
        const auto* remembered = std::get_if<PersonRemembered>(&event);
        if (!remembered || visitor.confirmed
            || remembered->known.person.certNo != visitor.card.socialSecurityNumber)
            return;
        visitor.person = remembered->known.person;
        visitor.filings = remembered->known.filings;
        visitor.asOf = remembered->known.asOf;
        visitor.filingsKnown = true;
    }

    State ask(SocialSecurityCard card) const
    {
        effects.emplace_back(AskPerson { card });
        return Asking { std::move(card), 0 };
    }
};

/// Answers every event; what is not the session's business goes to the state.
struct SessionStep {
    const Here& here;
    Session& s;
    Event& event;
    Effects& effects;

    void operator()(const CardInserted&) const
    {
        if (!std::holds_alternative<Welcome>(s.state) && !std::holds_alternative<TakeCard>(s.state)
            && !std::holds_alternative<CodeTrouble>(s.state)
            && !std::holds_alternative<CardTrouble>(s.state) && !isWithoutCard(s))
            return;
        enter(Reading {});
        effects.emplace_back(ReadCard {});
    }
    void operator()(const CardMute&) const
    {
        if (std::holds_alternative<OutOfService>(s.state))
            return;
        enter(CardTrouble { ErrorCode::CardUpsideDown });
    }
    void operator()(const CardRemoved&) const
    {
        if (std::holds_alternative<OutOfService>(s.state))
            return;
        const bool nothingToTell =
            std::holds_alternative<Welcome>(s.state) || std::holds_alternative<TakeCard>(s.state);
        const Ending was = std::visit(EndingOf {}, s.state);
        enter(nothingToTell ? State { Welcome {} } : State { TakeCard { was, false, 0 } });
    }
    void operator()(const CardSwapped&) const
    {
        if (std::holds_alternative<OutOfService>(s.state))
            return;
        enter(Reading {});
        effects.emplace_back(ReadCard {});
    }
    /// Wanted where nobody is, or by a journey that wants it confirmed; else it goes as it came.
    void operator()(const CodeScanned&) const
    {
        if (std::holds_alternative<InJourney>(s.state) && !s.warning && s.help == Help::None) {
            s.idleSeconds = 0;
            return pass();
        }
        const auto* end = std::get_if<TakeCard>(&s.state);
        if (!std::holds_alternative<Welcome>(s.state) && !(end && !end->cardIn)
            && !std::holds_alternative<CodeTrouble>(s.state))
            return;
        s.help = Help::None;
        if (!here.online)
            return enter(CodeTrouble { ErrorCode::CodeUnusable, true });
        effects.emplace_back(AskPersonByCode { std::move(std::get<CodeScanned>(event).code) });
        enter(AskingCode {});
    }
    void operator()(const Pressed& pressed) const
    {
        const bool warned = s.warning.has_value();
        s.idleSeconds = 0;
        s.warning.reset();
        if (pressed.id == QLatin1String("service:finish")
            || pressed.id == QLatin1String("more:finish")
            || (pressed.id == QLatin1String("identity:no")
                && std::holds_alternative<Identity>(s.state))) {
            finish();
        } else if (pressed.id == QLatin1String("service:staff")) {
            callStaff();
        } else if (s.help != Help::None) {
            s.help = Help::None; // whatever was pressed was on the help page
        } else if (!warned) {
            pass();
        }
    }
    void operator()(const PinEntered&) const
    {
        s.idleSeconds = 0;
        pass();
    }
    void operator()(const SecondPassed&) const
    {
        countIdle();
        pass();
    }
    void operator()(const Touched&) const
    {
        s.idleSeconds = 0; // a warning stays until its button is pressed
    }
    void operator()(const ReaderChanged& reader) const { s.readerReady = reader.ready; }
    void operator()(const StoreBroken& broken) const { enter(OutOfService { broken.error }); }
    void operator()(const StoreMended&) const
    {
        if (std::holds_alternative<OutOfService>(s.state))
            enter(Welcome {});
    }
    void operator()(const LinkChanged&) const { pass(); }
    void operator()(const CardRead&) const { pass(); }
    void operator()(const CardFailed&) const { pass(); }
    void operator()(const PinStateKnown&) const { pass(); }
    void operator()(const PinChecked&) const { pass(); }
    void operator()(const PersonKnown&) const { pass(); }
    void operator()(const VisitsKnown&) const { pass(); }
    void operator()(const EstimateKnown&) const { pass(); }
    void operator()(const FilingsKnown&) const { pass(); }
    void operator()(const FilingsUnknown&) const { pass(); }
    void operator()(const CareKnown&) const { pass(); }
    void operator()(const PersonRemembered&) const { pass(); }
    void operator()(const OtherKnown&) const { pass(); }
    void operator()(const StaffCalled& called) const
    {
        if (s.help == Help::Calling)
            s.help = called.reached ? Help::Reached : Help::NotReached;
    }
    void operator()(const QuestionFailed&) const { pass(); }
    void operator()(const RecordStored&) const { pass(); }
    void operator()(const StoreFailed&) const { pass(); }
    void operator()(const FilingDecided&) const { pass(); }
    void operator()(const StaySettled&) const { pass(); }
    void operator()(const RecordRefused&) const { pass(); }
    void operator()(const StatementKnown&) const { pass(); }
    void operator()(const PaymentCodeShown&) const { pass(); }
    void operator()(const PaymentChanged&) const { pass(); }
    void operator()(const ProvisionalConfirmed&) const { pass(); }
    void operator()(const PaymentFound&) const { pass(); }
    void operator()(const SettlementHeldUp&) const { pass(); }
    void operator()(const RecordWithdrawn&) const { pass(); }
    void operator()(const PaperFailed&) const { pass(); }

private:
    void pass() const { enter(std::visit(StateStep { here, event, effects }, s.state), false); }

    /// A call that was heard is not made again.
    void callStaff() const
    {
        if (s.help == Help::Calling || s.help == Help::Reached)
            return;
        s.help = here.online ? Help::Calling : Help::NotReached;
        if (!here.online)
            return;
        const auto* journey = std::get_if<InJourney>(&s.state);
        effects.emplace_back(CallStaff { journey ? yidi::name(journey->journey) : name(s.state) });
    }

    /// The visitor goes; the card, if there is one, is still in.
    void finish() const
    {
        const bool card = hasCard(s);
        if ((card || isWithoutCard(s)) && !std::holds_alternative<TakeCard>(s.state))
            enter(TakeCard { std::visit(EndingOf {}, s.state), card, 0, card });
    }

    /// Goes to `next`; a visitor who is left behind is forgotten. `cut`: by something outside the
    /// journey, so that what must not go on behind the visitor is given up.
    void enter(State next, bool cut = true) const
    {
        const auto* journey = std::get_if<InJourney>(&s.state);
        if (cut && journey)
            leaveBehind(journey->journey, effects);
        const bool had = hasVisitor(s);
        const bool wasEnd = std::holds_alternative<TakeCard>(s.state);
        const bool wasWelcome = std::holds_alternative<Welcome>(s.state);
        s.state = std::move(next);
        if (had && !hasVisitor(s))
            forget();
        const bool isWelcome = std::holds_alternative<Welcome>(s.state);
        const bool another = cut && (had || wasEnd) && (hasCard(s) || isWithoutCard(s))
            && !std::holds_alternative<TakeCard>(s.state);
        if ((isWelcome && !wasWelcome) || another) {
            s.help = Help::None;
            effects.emplace_back(NextVisitor {});
        }
    }

    void forget() const
    {
        if (hasCard(s))
            effects.emplace_back(ReleaseCard {});
        effects.emplace_back(Wipe {});
        s.idleSeconds = 0;
        s.warning.reset();
        s.help = Help::None;
    }

    /// The public pages stay quietly; while the machine works nobody is hurried.
    void countIdle() const
    {
        if (std::holds_alternative<Welcome>(s.state) && ++s.idleSeconds == publicLimit) {
            s.help = Help::None;
            effects.emplace_back(NextVisitor {});
        }
        if (!hasVisitor(s))
            return;
        Session underneath = s;
        underneath.warning.reset();
        const Screen page = screen(here, underneath);
        if (std::holds_alternative<ProgressScreen>(page))
            return;
        if (s.warning) {
            if (--*s.warning <= 0)
                finish();
            return;
        }
        const bool confirming =
            std::holds_alternative<PinScreen>(page) || std::holds_alternative<ScanScreen>(page);
        const int limit = confirming ? idleLimitPin : idleLimit;
        if (++s.idleSeconds >= limit)
            s.warning = warningSeconds;
    }
};

struct WithoutCard {
    template <class Other>
    bool operator()(const Other&) const
    {
        return false;
    }
    bool operator()(const AskingCode&) const { return true; }
    bool operator()(const Identity& s) const { return !s.visitor.hasCard(); }
    bool operator()(const Menu& s) const { return !s.visitor.hasCard(); }
    bool operator()(const InJourney& s) const { return !s.visitor.hasCard(); }
};

struct Show {
    const Here& here;
    const Session& session;

    Screen operator()(const Welcome&) const
    {
        WelcomeScreen page;
        page.services = { { Phrase::ServiceFile, {} }, { Phrase::ServiceSettle, {} } };
        page.takesCodes = here.takesCodes && here.online; // nobody else can say whose it is
        if (!session.readerReady)
            page.notice = Words { Phrase::NoticeReader, {} };
        else if (here.pressure.level == PressureLevel::Stop)
            page.notice =
                Words { here.pressure.cause == PressureCause::Disk ? Phrase::NoticeDiskFull
                                                                   : Phrase::NoticeQueueFull,
                    {} };
        else if (here.pressure.level >= PressureLevel::Banner && !here.online)
            page.notice = Words { Phrase::NoticeQueueOld, {} };
        else if (!here.online)
            page.notice = here.snapshot && here.snapshot->isUsable(here.now)
                ? Words { Phrase::OfflineBannerAsOf, { here.snapshot->madeAt } }
                : Words { Phrase::OfflineBanner, {} };
        return page;
    }

    Screen operator()(const OutOfService& s) const { return ErrorScreen { s.error, {}, {} }; }

    Screen operator()(const TakeCard& s) const
    {
        return TakeCardScreen { sayEnding(s.ending), s.cardIn, s.cameWithCard };
    }

    Screen operator()(const CodeTrouble& s) const
    {
        ErrorScreen page { s.error, {}, {} };
        if (s.needsLink) {
            page.safe = Words { Phrase::CodeNeedsLink, {} };
            page.next = Words { Phrase::CardInstead, {} };
        }
        page.footer = { { QStringLiteral("start"), { Phrase::BackToStart, {} },
            Button::Role::Primary } };
        return page;
    }

    Screen operator()(const AskingCode&) const { return (*this)(Asking {}); }

    Screen operator()(const Reading&) const
    {
        return ProgressScreen { { Phrase::ReadingTitle, {} }, { Phrase::ReadingNow, {} }, {}, {} };
    }

    Screen operator()(const CardTrouble& s) const
    {
        ErrorScreen page { s.error, {}, {} };
        if (s.error != ErrorCode::CardUpsideDown && s.error != ErrorCode::CardExpired
            && s.error != ErrorCode::CardStopped)
            page.footer = { { QStringLiteral("retry"), { Phrase::TryAgain, {} },
                Button::Role::Primary } };
        return page;
    }

    Screen operator()(const Asking&) const
    {
        return ProgressScreen { { Phrase::AskingTitle, {} }, { Phrase::AskingNow, {} },
            Words { Phrase::AskingSafe, {} }, {} };
    }

    Screen operator()(const Identity& s) const
    {
        const Person& person = s.visitor.person;
        ReviewScreen page;
        page.title = { Phrase::IdentityTitle, {} };
        page.rows = { { { Phrase::LabelName, {} }, Words::plain(maskedName(person.name)), {},
                          true },
            { { Phrase::LabelCertNo, {} },
                Words::plain(maskedCertNo(person.certType, person.certNo)) },
            { { Phrase::LabelInsuredPlace, {} },
                Words::code(QStringLiteral("region"), s.visitor.insuredRegion()) } };
        if (!s.visitor.insutype().isEmpty())
            page.rows.push_back({ { Phrase::LabelScheme, {} },
                Words::code(QStringLiteral("insutype"), s.visitor.insutype()) });
        if (s.visitor.card.validTo.isValid())
            page.rows.push_back(
                { { Phrase::LabelCardValid, {} }, { Phrase::Plain, { s.visitor.card.validTo } } });
        if (s.visitor.asOf.isValid())
            page.note = Words { Phrase::IdentityRemembered, { s.visitor.asOf } };
        else if (!s.visitor.confirmed)
            page.note = Words { Phrase::IdentityFromCard, {} };
        const Phrase notMe = s.visitor.hasCard() ? Phrase::IdentityNo : Phrase::IdentityNotMe;
        page.footer = { { QStringLiteral("identity:no"), { notMe, {} } },
            { QStringLiteral("identity:yes"), { Phrase::IdentityYes, {} },
                Button::Role::Primary } };
        return page;
    }

    Screen operator()(const Menu& s) const
    {
        const std::span<const JourneyEntry> all = journeyCatalogue();
        // One tile of the first page leads to the second, when there has to be one.
        const std::size_t first = all.size() <= menuTiles ? all.size() : menuTiles - 1;
        ChoiceScreen page;
        if (s.more) {
            page.title = { Phrase::MenuMoreTitle, {} };
            page.options = tiles(all.subspan(first));
            page.footer = { backButton() };
            return page;
        }
        page.title = { Phrase::MenuTitle, { maskedName(s.visitor.person.name) } };
        page.news = news(here, s.visitor);
        if (s.visitor.asOf.isValid())
            page.hint = Words { Phrase::NewsAsOf, { s.visitor.asOf } };
        page.options = tiles(all.first(first));
        page.options.front().role = Button::Role::Primary;
        if (first < all.size())
            page.options.push_back({ QStringLiteral("menu:more"), { Phrase::MenuMore, {} },
                Button::Role::Normal, { Phrase::MenuMoreDetail, {} } });
        return page;
    }

    Screen operator()(const InJourney& s) const { return screen(here, s.visitor, s.journey); }

private:
    std::vector<Button> tiles(std::span<const JourneyEntry> entries) const
    {
        std::vector<Button> buttons;
        for (const JourneyEntry& entry : entries) {
            const bool paused = entry.needsLink() && !here.online;
            buttons.push_back({ QString::fromLatin1(entry.id), { entry.label, {} },
                Button::Role::Normal, { paused ? entry.offline : entry.detail, {} } });
        }
        return buttons;
    }
};

struct NameOf {
    const char* operator()(const Welcome&) const { return "Welcome"; }
    const char* operator()(const OutOfService&) const { return "OutOfService"; }
    const char* operator()(const TakeCard&) const { return "TakeCard"; }
    const char* operator()(const CodeTrouble&) const { return "CodeTrouble"; }
    const char* operator()(const AskingCode&) const { return "AskingCode"; }
    const char* operator()(const Reading&) const { return "Reading"; }
    const char* operator()(const CardTrouble&) const { return "CardTrouble"; }
    const char* operator()(const Asking&) const { return "Asking"; }
    const char* operator()(const Identity&) const { return "Identity"; }
    const char* operator()(const Menu&) const { return "Menu"; }
    const char* operator()(const InJourney&) const { return "InJourney"; }
};

/// The help page names the machine and says whether a window has heard; where somebody is stuck
/// goes to the window with the call.
Screen helpScreen(const Here& here, const Session& session)
{
    const auto said = [&] {
        switch (session.help) {
        case Help::Calling:
            return Phrase::HelpCalling;
        case Help::Reached:
            return Phrase::HelpReached;
        case Help::None:
        case Help::NotReached:
            break;
        }
        return Phrase::HelpNotReached;
    }();
    ReviewScreen help;
    help.title = { Phrase::HelpTitle, {} };
    help.rows = { { { Phrase::LabelStation, {} }, Words::plain(here.device), {}, true },
        { { Phrase::LabelHelp, {} }, { said, {} } } };
    if (hasCard(session))
        help.note = Words { Phrase::HelpKeepCard, {} };
    help.footer = { { QStringLiteral("help:close"), { Phrase::Continue, {} },
        Button::Role::Primary } };
    return help;
}

} // namespace

Session step(const Here& here, const Session& session, Event event, Effects& effects)
{
    Session next = session;
    std::visit(
        [&](const auto& happened) {
            SessionStep { here, next, event, effects }(happened);
        },
        event);
    return next;
}

Screen screen(const Here& here, const Session& session)
{
    if (session.warning)
        return MoreTimeScreen { *session.warning,
            { { QStringLiteral("more:finish"),
                  { isWithoutCard(session) ? Phrase::Finish : Phrase::FinishAndTakeCard, {} } },
                { QStringLiteral("more:continue"), { Phrase::MoreTimeContinue, {} },
                    Button::Role::Primary } } };
    if (session.help != Help::None)
        return helpScreen(here, session);
    return std::visit(Show { here, session }, session.state);
}

bool hasVisitor(const Session& session)
{
    return std::holds_alternative<Asking>(session.state)
        || std::holds_alternative<AskingCode>(session.state)
        || std::holds_alternative<Identity>(session.state)
        || std::holds_alternative<Menu>(session.state)
        || std::holds_alternative<InJourney>(session.state);
}

bool hasCard(const Session& session)
{
    if (const auto* take = std::get_if<TakeCard>(&session.state))
        return take->cardIn;
    return !isWithoutCard(session)
        && (hasVisitor(session) || std::holds_alternative<Reading>(session.state)
            || std::holds_alternative<CardTrouble>(session.state));
}

bool isWithoutCard(const Session& session)
{
    return std::visit(WithoutCard {}, session.state);
}

QString name(const State& state)
{
    return QString::fromLatin1(std::visit(NameOf {}, state));
}

std::span<const Transition> transitions()
{
    return table;
}

} // namespace yidi::session
