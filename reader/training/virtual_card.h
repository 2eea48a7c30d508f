// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/card_keys.h"
#include "reader/authenticator.h"
#include "reader/training/chip.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace yidi {

/// What opens a file: the PIN or a key proved by EXTERNAL AUTHENTICATE, whichever comes first, or
/// both of them.
struct CardGate {
    bool pin = false;
    quint8 key = 0; ///< its number on the card; 0: none opens it
    bool both = false;
};

/// An application of a card (应用) and its files, by short file id.
struct CardApplication {
    QByteArray application; ///< name it is selected by
    std::map<quint8, std::vector<QByteArray>> files; ///< each record is tag, length, value
    std::map<quint8, QByteArray> binaries; ///< files without records
    std::map<quint8, CardGate> readGates; ///< none: everybody may read
    std::map<quint8, CardGate> writeGates; ///< none: nobody may write
};

/// What is written on a training card (训练卡): the application of the card itself, and those
/// below it.
struct CardImage : CardApplication {
    QByteArray atr;
    std::vector<CardApplication> applications;
    CardAlgorithm algorithm = CardAlgorithm::TripleDes;
    QByteArray keyRoot; ///< its keys are derived from it; empty: it has none
    QByteArray pin; ///< as sent to the card; empty: the card has none
    int triesLeft = 3;
};

/// A social-security card without the plastic: answers commands from its image.
class VirtualCard : public Chip {
public:
    explicit VirtualCard(CardImage image, bool wholeAnswers = false);

    QByteArray answer(std::span<const unsigned char> command) override;
    void reset() override;
    QByteArray atr() const override { return m_image.atr; }

    /// What is written on it by now.
    const CardImage& image() const { return m_image; }
    int triesLeft() const { return m_image.triesLeft; }
    /// Commands that carried a PIN, right or wrong.
    int pinsPresented() const { return m_pinsPresented; }
    /// Power goes in the middle of the next write: half of the record is new, half is old.
    void tearNextWrite() { m_tear = true; }

private:
    using Command = std::span<const unsigned char>;

    QByteArray select(Command command);
    QByteArray readRecord(Command command);
    QByteArray readBinary(Command command);
    QByteArray updateRecord(Command command);
    QByteArray verify(Command command);
    QByteArray changePin(Command command);
    QByteArray unblockPin(Command command);
    QByteArray getChallenge(Command command);
    QByteArray internalAuthenticate(Command command);
    QByteArray externalAuthenticate(Command command);
    QByteArray getResponse(Command command);

    CardApplication& application();
    QByteArray selectApplication(const QByteArray& name);
    void enter(std::size_t application);
    quint8 fileOf(unsigned char sfi) const { return sfi != 0 ? sfi : m_file; }
    bool isOpen(const std::map<quint8, CardGate>& gates, quint8 file, bool withoutGate) const;
    QByteArray presentPin(const QByteArray& pin);
    bool hasKeys() const;
    CardCipher cipher() const;
    SecretBuffer key(CardKeyName name) const;
    QByteArray cardSn() const;

    CardImage m_image;
    AnswerLine m_line;
    int m_fullTries;
    int m_pinsPresented = 0;
    bool m_tear = false;

    // What reset forgets, and the selection of another application.
    std::optional<std::size_t> m_selected; ///< 0: the card's own; then those below it
    quint8 m_file = 0;
    bool m_pinVerified = false;
    std::set<quint8> m_provedKeys;
    std::vector<QByteArray> m_challenges; ///< the last two; each serves once
};

} // namespace yidi
