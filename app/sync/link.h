// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace yidi {

/// What came back over the wire: the raw body and the value of the signature header.
struct LinkReply {
    int httpStatus = 0;
    QByteArray body;
    QByteArray signature;
    int retryAfterSeconds = 0; ///< header Retry-After, in seconds; 0: none
};

/// The province, seen from a station: the seam between the courier and the network. Answers arrive
/// on the keeper's thread, once a post, and no more once the link is gone. Errors: LinkDown (for
/// sure no byte left), LinkTimeout (outcome unknown), TlsRefused (one of the two sides does not
/// trust the other; outcome unknown).
class ProvinceLink {
public:
    using Callback = std::function<void(Result<LinkReply>)>;
    virtual ~ProvinceLink() = default;
    virtual void post(
        const QString& path, const QByteArray& body, int timeoutMs, Callback done) = 0;
    /// Nobody stands there. What has been idle since the last time this was called is closed, and
    /// with it goes what it remembers of its last message.
    virtual void rest() { }
};

} // namespace yidi
