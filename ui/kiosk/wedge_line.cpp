// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/wedge_line.h"

#include "app/domain/person/ec_token.h"

#include <utility>

namespace yidi {

WedgeLine::WedgeLine(Options options)
    : m_options(std::move(options))
{
}

WedgeLine::Verdict WedgeLine::press(char16_t character, bool endsLine, qint64 ms)
{
    using Key = Verdict::Key;
    const bool late = m_count > 0 && ms - m_last > m_options.gapMs;
    const bool wasScanner = m_count >= scannerBurst;
    // A scanner that stopped in its middle leaves nothing behind; a person's keys go out.
    const bool typesNothing = character < u' ';
    const bool release = m_count > 0 && !wasScanner && (late || typesNothing);
    if (late)
        forget();
    if (endsLine && m_count >= scannerBurst)
        return { false, Key::Code };
    // A blank alone presses a button; within a burst it is a character of something.
    if (typesNothing || (character == u' ' && m_count == 0)) {
        if (m_count >= scannerBurst) {
            m_spoilt = true;
            m_last = ms;
            return { false, Key::Swallow };
        }
        forget();
        return { release, Key::Pass };
    }
    keep(character, ms);
    return { release, m_count >= scannerBurst ? Key::Swallow : Key::Hold };
}

bool WedgeLine::pause()
{
    const bool person = m_count > 0 && m_count < scannerBurst;
    forget();
    return person;
}

SecretBuffer WedgeLine::takeCode()
{
    SecretBuffer code = m_spoilt ? SecretBuffer() : std::move(m_line);
    forget();
    return code;
}

void WedgeLine::forget()
{
    m_line = {};
    m_count = 0;
    m_spoilt = false;
}

void WedgeLine::keep(char16_t character, qint64 ms)
{
    m_last = ms;
    const std::size_t at = m_count++;
    const auto prefix = static_cast<std::size_t>(m_options.prefix.size());
    if (at < prefix) {
        const char wanted = m_options.prefix[static_cast<qsizetype>(at)];
        m_spoilt = m_spoilt || character != static_cast<unsigned char>(wanted);
        return;
    }
    if (character == u' ' || character > u'~' || m_line.size() == EcToken::maxLength)
        m_spoilt = true;
    if (m_spoilt)
        return m_line.clear();
    if (m_line.isEmpty())
        m_line = SecretBuffer(EcToken::maxLength);
    m_line.append(static_cast<unsigned char>(character));
}

} // namespace yidi
