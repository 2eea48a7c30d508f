// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/secret.h"

#include <QByteArray>

#include <cstddef>

namespace yidi {

/// Tells a scanner that plays a keyboard from a person at one, by what no fingers do: many
/// characters, each within hundredths of a second of the last. Keys are held back only while they
/// may be the beginning of a code, so a person's arrive a moment late and none is lost, and a
/// code's never reach a page. Pure: it is fed keys with their times and says what to do.
class WedgeLine {
public:
    struct Options {
        int gapMs = 35; ///< the longest between two characters of one code; fast fingers need 60
        QByteArray prefix; ///< what the scanner is set to send before every code; empty: nothing
    };

    struct Verdict {
        bool release = false; ///< what was held back is a person's: it goes out before this key
        enum class Key {
            Pass, ///< it is a person's
            Hold, ///< it may be a code's
            Swallow, ///< a scanner sent it; what was held back goes nowhere either
            Code, ///< as Swallow, and `takeCode` has what it ended
        } key = Key::Pass;
        bool operator==(const Verdict&) const = default;
    };

    WedgeLine() = default;
    explicit WedgeLine(Options options);

    /// A key was pressed that types `character`, 0 for one that types nothing; `ms` only grows.
    Verdict press(char16_t character, bool endsLine, qint64 ms);
    /// Nothing came for longer than a code's next character takes: true when what is held back is a
    /// person's.
    bool pause();

    /// What has just ended, without the prefix; empty when it cannot be a code.
    SecretBuffer takeCode();
    void forget();

private:
    void keep(char16_t character, qint64 ms);

    Options m_options;
    SecretBuffer m_line;
    std::size_t m_count = 0; ///< characters of this burst
    bool m_spoilt = false; ///< by a wrong prefix, by length, by what no code holds
    qint64 m_last = 0;
};

/// From so many characters in one burst on it is a scanner; until then they are held back. A PIN
/// has fewer, and a keypad may send it in one go; no code and few bar codes are as short.
inline constexpr std::size_t scannerBurst = 8;

} // namespace yidi
