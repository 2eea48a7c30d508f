// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/catalogue.h"

/// The outer machine: from a card going in, or a code being shown, to whoever it was having gone.
/// It answers for every state what no journey should have to think of: card out, card swapped,
/// time-out, link, finish, help.
namespace yidi::session {

// Without somebody.
struct Welcome { };
struct OutOfService { ///< the store cannot be used or the station is not enrolled
    ErrorCode error = ErrorCode::StoreUnavailable;
};
/// The end: everything about the visitor is gone before this shows.
struct TakeCard {
    Ending ending = Ending::NothingSent;
    bool cardIn = true;
    int seconds = 0;
    bool cameWithCard = true;
};
/// A code that did not do. Another may be shown at once.
struct CodeTrouble {
    ErrorCode error = ErrorCode::CodeUnusable;
    bool needsLink = false; ///< the province was not reached, and nobody else can say whose it is
    int seconds = 0;
};

// With a card.
struct Reading { };
struct CardTrouble {
    ErrorCode error = ErrorCode::CardUnreadable;
};
struct Asking { ///< the province who this is (1101)
    SocialSecurityCard card;
    int seconds = 0;
};

// With a card or without.
struct AskingCode { ///< the province whose code this is (1101); the code itself has gone with it
    int seconds = 0;
};
struct Identity { ///< "is this you?"
    Visitor visitor;
};
struct Menu {
    Visitor visitor;
    Ending ending = Ending::NothingSent; ///< of what was done before
    bool more = false; ///< its second page
};
struct InJourney {
    Visitor visitor;
    JourneyState journey;
};

using State = std::variant<Welcome, OutOfService, TakeCard, CodeTrouble, Reading, CardTrouble,
    Asking, AskingCode, Identity, Menu, InJourney>;

/// The help page over the state: whether a window has heard.
enum class Help { None, Calling, Reached, NotReached };

struct Session {
    State state = Welcome {};
    bool readerReady = true;
    int idleSeconds = 0; ///< since the last touch; stands still while the machine is at work
    std::optional<int> warning; ///< seconds left on "do you need more time?"
    Help help = Help::None;
};

/// Tiles on a page of the menu: what somebody can take in at a glance (ux.md A1.1).
inline constexpr std::size_t menuTiles = 4;
// ux.md A1.2
inline constexpr int idleLimit = 90;
inline constexpr int idleLimitPin = 60;
inline constexpr int warningSeconds = 30;
/// After which a language somebody chose without putting a card in is forgotten.
inline constexpr int publicLimit = 30;
/// How long the neutral page says what became of a visit whose card is already out.
inline constexpr int farewellSeconds = 8;

Session step(const Here& here, const Session& session, Event event, Effects& effects);
Screen screen(const Here& here, const Session& session);

/// The states in which something of a visitor is held.
bool hasVisitor(const Session& session);
/// True when a card is known to lie in the reader.
bool hasCard(const Session& session);
/// True for somebody who came with a code: they finish without a card to take.
bool isWithoutCard(const Session& session);

QString name(const State& state);
std::span<const Transition> transitions();

} // namespace yidi::session
