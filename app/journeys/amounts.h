// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journeys/journey.h"

/// How a settlement is shown, be it made, estimated or looked up: its amounts, and behind "why this
/// amount?" the reason for each, page by page. Shared by every journey that shows one.
namespace yidi {

struct ReasonPages {
    bool shown = false;
    int page = 0;
};
/// True when `event` was about the reasons. `count`: how many there are to tell.
bool turnReasons(ReasonPages& pages, const Event& event, std::size_t count);

/// The steps without what gave nothing and hangs on no rule ("outside the catalogue: 0.00").
std::vector<SettlementStep> worthSaying(std::vector<SettlementStep> steps);

/// Total, funds and person, then every fund and account that pays something.
std::vector<AmountsScreen::Line> amountLines(const SettlementAmounts& amounts);
/// Title, lines and reasons; notes and footer are the journey's.
AmountsScreen amountsScreen(Words title, const Settlement& settlement, const ReasonPages& pages);

/// The same in a few rows, for a page that has more to say.
std::vector<Row> amountRows(const SettlementAmounts& amounts);

/// A visit in words: what kind of care, from when to when.
Words visitWords(const Visit& visit);

} // namespace yidi
