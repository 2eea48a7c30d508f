// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transactions/session/session.h"

namespace yidi {

template <class V>
static void fields(V& wire, SignInRequest& request)
{
    wire.object(u"signIn", [&](auto& node) {
        node.text(u"opter_no", request.operatorNo, 30, required);
        node.text(u"mac", request.mac, 20);
        node.text(u"ip", request.ip, 20);
    });
}
YIDI_WIRE(SignInRequest)

template <class V>
static void fields(V& wire, SignInAnswer& answer)
{
    wire.object(u"signinoutb", [&](auto& node) {
        node.time(u"sign_time", answer.signedAt, required);
        node.text(u"sign_no", answer.signNo, 30, required);
    });
}
YIDI_WIRE(SignInAnswer)

} // namespace yidi
