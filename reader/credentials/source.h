// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/card/card.h"
#include "app/domain/person/document.h"
#include "app/domain/person/ec_token.h"

#include <QObject>

#include <functional>
#include <variant>

/// This room holds what people identify themselves with, be it a card, a document or a code on a
/// telephone, in one shape. Whoever listens sees what was shown and how far to trust it; no status
/// word of a chip, no line of a scanner and no vendor's library gets past here.
///
/// The social-security card's own way is `CardService` (reader/service), which has this shape and
/// more: insertions by token, one answer to each question, and a PIN. The kiosk speaks to it
/// directly, because a PIN cannot be asked of a scanner; it is not wrapped here only to look alike.
namespace yidi {

enum class CredentialKind { SocialSecurityCard, Document, ECredential };

/// What stands behind a credential, strongest first.
enum class CredentialTrust {
    ChipAuth, ///< the chip proved itself (社会保障卡)
    ModuleAuth, ///< the reader's police-certified module opened it (身份证)
    ServerToken, ///< worth what the province says about it (医保电子凭证)
    Manual, ///< somebody read it and typed it
};

struct CredentialCaps {
    bool tellsPresence = false; ///< `absent` follows `present` when it is taken away
    bool needsPin = false;
    bool canWrite = false;
    CredentialTrust trust = CredentialTrust::Manual;
};

using Credential = std::variant<SocialSecurityCard, IdDocument, EcToken>;

/// Kept beside everything done on the strength of a credential.
struct Provenance {
    QString source; ///< `CredentialSource::id`
    CredentialTrust trust = CredentialTrust::Manual;
    QDateTime time; ///< when it was read
};

struct ShownCredential {
    Credential credential;
    Provenance provenance;
};

/// Names one showing: the same document laid down again has another token.
using CredentialToken = quint64;

/// Somewhere credentials come from. Nothing here blocks its thread; everything crosses by signals
/// and one answer to each question.
class CredentialSource : public QObject {
    Q_OBJECT
public:
    using Answer = std::function<void(Result<ShownCredential>)>;

    using QObject::QObject;

    virtual QString id() const = 0; ///< tells several sources of a machine apart, in logs too
    virtual CredentialKind kind() const = 0;
    virtual CredentialCaps caps() const = 0;

    /// Starts, and goes on trying for as long as it must: `ready` tells when it works, `fault` when
    /// it does not.
    virtual void start() = 0;
    virtual void stop() = 0;

    /// Answered once, perhaps before this returns, and at the latest when the source stops or goes.
    virtual void read(CredentialToken token, Answer answer) = 0;

Q_SIGNALS:
    void ready();
    void fault(const yidi::Error& error);
    void present(yidi::CredentialToken token);
    void absent(yidi::CredentialToken token);
};

} // namespace yidi
