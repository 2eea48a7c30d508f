// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "reader/credentials/scanner_line.h"

#include "app/base/log.h"

#include <QFile>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace yidi {

namespace {

/// How much is taken at once; a line that never stops must let others have their turn.
constexpr int roundsAtOnce = 16;

speed_t speedOf(int baud)
{
    switch (baud) {
    case 19200:
        return B19200;
    case 38400:
        return B38400;
    case 57600:
        return B57600;
    case 115200:
        return B115200;
    default:
        return B9600;
    }
}

/// Bytes as they come: no echo, no line editing, no signals, no flow control.
bool makeRaw(int device, int baud)
{
    termios settings {};
    if (::tcgetattr(device, &settings) != 0)
        return false;
    ::cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    settings.c_cc[VMIN] = 1; // so that "nothing yet" and "unplugged" read differently
    settings.c_cc[VTIME] = 0;
    ::cfsetispeed(&settings, speedOf(baud));
    ::cfsetospeed(&settings, speedOf(baud));
    return ::tcsetattr(device, TCSANOW, &settings) == 0;
}

} // namespace

ScannerLine::ScannerLine(Options options, const Clock& clock, QObject* parent)
    : CredentialSource(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
    m_retry.setInterval(m_options.retryMs);
    m_gap.setSingleShot(true);
    m_gap.setInterval(m_options.gapMs);
    m_life.setSingleShot(true);
    m_life.setInterval(m_options.codeLifeMs);
    connect(&m_retry, &QTimer::timeout, this, &ScannerLine::open);
    connect(&m_gap, &QTimer::timeout, this, [this] {
        qCInfo(logReader) << id() << "dropped a line that stopped in its middle";
        startLine();
    });
    connect(&m_life, &QTimer::timeout, this, &ScannerLine::forgetCode);
}

ScannerLine::~ScannerLine()
{
    close();
}

QString ScannerLine::id() const
{
    return QStringLiteral("scanner:") + m_options.device;
}

void ScannerLine::start()
{
    if (m_device < 0 && !m_retry.isActive())
        open();
}

void ScannerLine::stop()
{
    m_retry.stop();
    close();
    forgetCode();
    m_told = false;
}

void ScannerLine::open()
{
    m_device = ::open(QFile::encodeName(m_options.device).constData(),
        O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (m_device < 0)
        return lost(errno == EACCES ? ErrorCode::FileUnreadable : ErrorCode::ReaderMissing);
    if (!makeRaw(m_device, m_options.baud))
        return lost(ErrorCode::ReaderStuck);
    // Whoever else reads the line would get half of every code.
    ::ioctl(m_device, TIOCEXCL);
    m_retry.stop();
    m_told = false;
    startLine();
    m_notifier = new QSocketNotifier(m_device, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &ScannerLine::takeBytes);
    Q_EMIT ready();
}

void ScannerLine::close()
{
    delete m_notifier;
    m_notifier = nullptr;
    if (m_device >= 0)
        ::close(m_device);
    m_device = -1;
    startLine();
}

/// Says so once and looks again from time to time.
void ScannerLine::lost(ErrorCode code)
{
    const QString why = QString::fromLocal8Bit(std::strerror(errno));
    close();
    m_retry.start();
    if (m_told)
        return;
    m_told = true;
    qCWarning(logReader) << id() << "cannot be read:" << why;
    Q_EMIT fault({ code, m_options.device + QStringLiteral(": ") + why });
}

void ScannerLine::takeBytes()
{
    std::array<unsigned char, 256> bytes;
    for (int round = 0; round < roundsAtOnce && m_device >= 0; ++round) {
        const ssize_t got = ::read(m_device, bytes.data(), bytes.size());
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        if (got <= 0) {
            // A terminal that is readable and has nothing has been unplugged.
            if (got == 0)
                errno = ENODEV;
            lost(ErrorCode::ReaderMissing);
            break;
        }
        for (ssize_t i = 0; i < got && m_device >= 0; ++i)
            take(bytes[static_cast<std::size_t>(i)]);
    }
    ::explicit_bzero(bytes.data(), bytes.size());
}

void ScannerLine::take(unsigned char byte)
{
    if (byte == '\r' || byte == '\n')
        return lineEnded();
    m_gap.start();
    const auto prefix = static_cast<std::size_t>(m_options.prefix.size());
    if (m_prefixSeen < prefix) {
        const auto wanted =
            static_cast<unsigned char>(m_options.prefix[static_cast<qsizetype>(m_prefixSeen++)]);
        m_spoilt = m_spoilt || byte != wanted;
        return;
    }
    if (m_line.size() == EcToken::maxLength)
        m_spoilt = true;
    if (m_spoilt)
        return m_line.clear();
    if (m_line.isEmpty())
        m_line = SecretBuffer(EcToken::maxLength);
    m_line.append(byte);
}

void ScannerLine::lineEnded()
{
    const bool empty = !m_gap.isActive(); // the second half of a CR LF, or a lone one
    const bool spoilt = m_spoilt;
    SecretBuffer line = std::move(m_line);
    startLine();
    if (empty)
        return;
    auto code = spoilt ? fail(ErrorCode::CodeUnusable, QStringLiteral("prefix or length"))
                       : EcToken::from(std::move(line));
    if (!code) {
        qCInfo(logReader) << id() << "dropped a line:" << describe(code.error());
        return;
    }
    forgetCode();
    m_code = std::move(*code);
    m_life.start();
    Q_EMIT present(++m_last);
}

void ScannerLine::startLine()
{
    m_gap.stop();
    m_line = {};
    m_prefixSeen = 0;
    m_spoilt = false;
}

void ScannerLine::forgetCode()
{
    m_life.stop();
    if (!m_code)
        return;
    m_code.reset();
    Q_EMIT absent(m_last);
}

void ScannerLine::read(CredentialToken token, Answer answer)
{
    if (token != m_last || !m_code)
        return answer(fail(ErrorCode::CodeUnusable, QStringLiteral("no such code any more")));
    m_life.stop();
    ShownCredential shown { std::move(*m_code),
        { id(), CredentialTrust::ServerToken, m_clock.now() } };
    m_code.reset();
    answer(std::move(shown));
}

} // namespace yidi
