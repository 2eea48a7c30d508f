// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/desk/desk.h"

namespace yidi::desk {

State begin(const Here& here)
{
    State state;
    state.snapshot = here.snapshot;
    return state;
}

State step(const Here&, State state, Event, Effects&)
{
    return state;
}

View view(const Here&, const State&)
{
    return {};
}

} // namespace yidi::desk
