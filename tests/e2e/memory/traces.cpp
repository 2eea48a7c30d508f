// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/memory/traces.h"

#include <QDirIterator>
#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <bitset>
#include <cerrno>
#include <cstring>
#include <iconv.h>
#include <map>

#include <fcntl.h>
#include <unistd.h>

namespace yidi {

namespace {

constexpr std::size_t readAtOnce = std::size_t(4) << 20;
/// Longer than any needle: what lies across two reads is found in the second.
constexpr std::size_t overlap = 256;
/// The shadow of the address sanitizer is terabytes of nothing.
constexpr quint64 widestMapping = quint64(16) << 30;
constexpr int shownAround = 48;
constexpr int mostOfOneKind = 6;

/// As cards spell names; empty when the text has no such spelling.
QByteArray inGb18030(const QString& text)
{
    QByteArray from = text.toUtf8();
    QByteArray to(from.size() * 4, '\0');
    const iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (converter == reinterpret_cast<iconv_t>(-1))
        return {};
    char* in = from.data();
    char* out = to.data();
    auto inLeft = static_cast<std::size_t>(from.size());
    auto outLeft = static_cast<std::size_t>(to.size());
    const std::size_t converted = iconv(converter, &in, &inLeft, &out, &outLeft);
    iconv_close(converter);
    if (converted == static_cast<std::size_t>(-1))
        return {};
    to.truncate(to.size() - static_cast<qsizetype>(outLeft));
    return to;
}

struct Mapping {
    quint64 begin = 0;
    quint64 end = 0;
    QString name;
};

/// "begin-end rw-p offset device inode name"
std::vector<Mapping> writableMappings(pid_t process)
{
    std::vector<Mapping> found;
    QFile maps(QStringLiteral("/proc/%1/maps").arg(process));
    if (!maps.open(QIODevice::ReadOnly))
        return found;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() < 5 || !fields[1].startsWith("rw"))
            continue;
        const QList<QByteArray> range = fields[0].split('-');
        const Mapping one { range[0].toULongLong(nullptr, 16), range[1].toULongLong(nullptr, 16),
            QString::fromLocal8Bit(fields.mid(5).join(' ')) };
        if (one.end - one.begin <= widestMapping)
            found.push_back(one);
    }
    return found;
}

/// What is printable, with the needle itself as a row of '#'.
QString neighbourhood(const QByteArray& text, qsizetype at, qsizetype length)
{
    const qsizetype begin = std::max<qsizetype>(0, at - shownAround);
    QByteArray around = text.mid(begin, at + length + shownAround - begin);
    around.replace(at - begin, length, QByteArray(length, '#'));
    QString shown;
    for (const char byte : around)
        if (byte != '\0') // UTF-16 reads like text this way
            shown += byte >= ' ' && byte <= '~' ? QLatin1Char(byte) : QLatin1Char('.');
    return shown;
}

/// Looks for all needles in one pass: hardly any two bytes begin one of them.
class Search {
public:
    /// `needles`, each of two bytes or more, outlive it.
    explicit Search(const std::vector<Needle>& needles)
        : m_byBegin(1 << 16)
    {
        for (const Needle& needle : needles) {
            m_byBegin[beginAt(needle.bytes.constData())].push_back(&needle);
            m_begins.set(beginAt(needle.bytes.constData()));
        }
    }

    /// `from` is where the news of this stretch begin.
    void lookIn(const QByteArray& text, qsizetype from, const QString& where, quint64 offset,
        QStringList& traces) const
    {
        std::map<const Needle*, int> seen;
        for (qsizetype at = 0; at + 1 < text.size(); ++at) {
            const quint16 begin = beginAt(text.constData() + at);
            if (!m_begins[begin])
                continue;
            for (const Needle* needle : m_byBegin[begin]) {
                const qsizetype size = needle->bytes.size();
                if (at + size > from && QByteArrayView(text).sliced(at).startsWith(needle->bytes)
                    && ++seen[needle] <= mostOfOneKind)
                    traces += QStringLiteral("%1 in %2 at +0x%3: %4")
                                  .arg(needle->what, where,
                                      QString::number(offset + static_cast<quint64>(at), 16),
                                      neighbourhood(text, at, size));
            }
        }
    }

private:
    static quint16 beginAt(const char* bytes) { return qFromLittleEndian<quint16>(bytes); }

    std::vector<std::vector<const Needle*>> m_byBegin;
    std::bitset<1 << 16> m_begins; ///< which of them are not empty
};

/// Reads a mapping piece by piece. Pages that went meanwhile end it: they are nobody's any more.
void lookIn(int memory, const Mapping& mapping, const Search& search, QStringList& traces)
{
    const QString where = QStringLiteral("%1 %2").arg(QString::number(mapping.begin, 16),
        mapping.name.isEmpty() ? QStringLiteral("(nameless)") : mapping.name);
    QByteArray text;
    quint64 textBegins = mapping.begin;
    for (quint64 at = mapping.begin; at < mapping.end;) {
        const QByteArray kept = text.right(static_cast<qsizetype>(overlap));
        const auto wanted = std::min<quint64>(readAtOnce, mapping.end - at);
        text = kept;
        text.resize(kept.size() + static_cast<qsizetype>(wanted));
        const ssize_t got =
            ::pread(memory, text.data() + kept.size(), wanted, static_cast<off_t>(at));
        if (got <= 0)
            return;
        text.resize(kept.size() + got);
        textBegins = at - static_cast<quint64>(kept.size());
        search.lookIn(text, kept.size(), where, textBegins - mapping.begin, traces);
        at += static_cast<quint64>(got);
    }
}

} // namespace

std::vector<Needle> needlesOf(const QString& what, const QString& text)
{
    std::vector<Needle> needles;
    if (text.isEmpty())
        return needles;
    const auto raw = [](const auto& units) {
        return QByteArray(reinterpret_cast<const char*>(units.data()),
            static_cast<qsizetype>(sizeof(units[0])) * static_cast<qsizetype>(units.size()));
    };
    needles.push_back({ what + QStringLiteral(", UTF-8"), text.toUtf8() });
    needles.push_back({ what + QStringLiteral(", UTF-16"), raw(text) });
    needles.push_back({ what + QStringLiteral(", UTF-32"), raw(text.toUcs4()) });
    if (const QByteArray gb = inGb18030(text); !gb.isEmpty() && gb != text.toUtf8())
        needles.push_back({ what + QStringLiteral(", GB18030"), gb });
    return needles;
}

Needle pinCommand(const QString& pin)
{
    const QByteArray digits = QByteArray::fromHex(pin.toLatin1());
    return { QStringLiteral("PIN in its command"),
        QByteArray::fromHex("00200000") + static_cast<char>(digits.size()) + digits };
}

Result<QStringList> tracesInMemory(pid_t process, const std::vector<Needle>& needles)
{
    const QByteArray path = QByteArray("/proc/") + QByteArray::number(process) + "/mem";
    const int memory = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (memory < 0)
        return fail(ErrorCode::FileUnreadable,
            QString::fromLatin1(path) + QStringLiteral(": ")
                + QString::fromLocal8Bit(std::strerror(errno)));
    const Search search(needles);
    QStringList traces;
    for (const Mapping& mapping : writableMappings(process))
        lookIn(memory, mapping, search, traces);
    ::close(memory);
    return traces;
}

Result<QStringList> tracesInFiles(const QStringList& folders, const std::vector<Needle>& needles)
{
    const Search search(needles);
    QStringList traces;
    for (const QString& folder : folders) {
        QDirIterator files(
            folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            search.lookIn(path.toUtf8(), 0, QStringLiteral("a file's name"), 0, traces);
            QFile file(path);
            if (!files.fileInfo().isFile())
                continue; // a socket
            if (!file.open(QIODevice::ReadOnly))
                return fail(ErrorCode::FileUnreadable, path);
            search.lookIn(file.readAll(), 0, path, 0, traces);
        }
    }
    return traces;
}

} // namespace yidi
