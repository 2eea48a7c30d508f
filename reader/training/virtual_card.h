// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <map>
#include <span>
#include <vector>

namespace yidi {

/// What is written on a training card (训练卡).
struct CardImage {
    QByteArray atr;
    QByteArray application; ///< name it is selected by
    /// By short file id; each record is tag, length, value.
    std::map<quint8, std::vector<QByteArray>> files;
    QByteArray pin; ///< as sent to the card; empty: the card has none
    int triesLeft = 3;
};

/// A social-security card without the plastic: answers commands from its image, as a T=0 card does
/// (61xx, 6Cxx) or, `wholeAnswers`, as a T=1 card.
class VirtualCard {
public:
    explicit VirtualCard(CardImage image, bool wholeAnswers = false);

    /// The answer to one command, status bytes last. Never empty.
    QByteArray answer(std::span<const unsigned char> command);
    /// Forgets what power-off or reset makes a card forget.
    void reset();
    const QByteArray& atr() const { return m_image.atr; }
    int triesLeft() const { return m_image.triesLeft; }

private:
    QByteArray select(std::span<const unsigned char> command);
    QByteArray readRecord(std::span<const unsigned char> command);
    QByteArray verify(std::span<const unsigned char> command);
    QByteArray getResponse(std::span<const unsigned char> command);

    CardImage m_image;
    bool m_wholeAnswers;
    int m_fullTries;
    bool m_selected = false;
    quint8 m_file = 0;
    QByteArray m_waiting; ///< for GET RESPONSE
};

} // namespace yidi
