// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// What a program has freed is not in its memory any more. The program reads itself as somebody
// with its memory dump would.
#include "app/base/dead_stack.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using yidi::wipeDeadStack;

namespace {

constexpr std::size_t secretSize = 24;
constexpr unsigned char mask = 0x5A;

/// The secret itself is never in memory but where a test puts it: what stands here is masked.
class Secret {
public:
    explicit Secret(unsigned char seed)
    {
        for (std::size_t i = 0; i < secretSize; ++i)
            m_masked[i] = static_cast<unsigned char>((0x30 + (seed * 7 + i * 11) % 74) ^ mask);
    }
    unsigned char at(std::size_t i) const { return m_masked[i] ^ mask; }
    void writeTo(char* target) const
    {
        for (std::size_t i = 0; i < secretSize; ++i)
            target[i] = static_cast<char>(at(i));
    }
    bool isAt(const unsigned char* bytes, std::size_t step) const
    {
        for (std::size_t i = 0; i < secretSize; ++i)
            if (bytes[i * step] != at(i))
                return false;
        return true;
    }

private:
    std::array<unsigned char, secretSize> m_masked {};
};

/// Room to read into that is no part of what is read.
class Window {
public:
    static constexpr std::size_t size = std::size_t(1) << 20;
    Window()
        : m_bytes(static_cast<unsigned char*>(
            ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)))
    {
    }
    ~Window() { ::munmap(m_bytes, size); }
    unsigned char* bytes() const { return m_bytes; }
    bool holds(quint64 address) const
    {
        const auto begin = reinterpret_cast<quint64>(m_bytes);
        return address >= begin && address < begin + size;
    }

private:
    unsigned char* m_bytes;
};

/// Reads the mappings without a heap, which would go over what was freed.
class Mappings {
public:
    Mappings()
    {
        const int maps = ::open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
        std::size_t got = 0;
        for (ssize_t n = 1; n > 0 && got < Window::size - 1; got += static_cast<std::size_t>(n)) {
            n = ::read(maps, m_text.bytes() + got, Window::size - 1 - got);
            if (n < 0)
                break;
        }
        ::close(maps);
    }
    /// "begin-end rw-p …", a line at a time; false at the end.
    bool next(quint64& begin, quint64& end, bool& writable)
    {
        const char* line = reinterpret_cast<const char*>(m_text.bytes()) + m_at;
        if (*line == '\0')
            return false;
        char* after = nullptr;
        begin = std::strtoull(line, &after, 16);
        end = std::strtoull(after + 1, &after, 16);
        writable = after[1] == 'r' && after[2] == 'w';
        while (reinterpret_cast<const char*>(m_text.bytes())[m_at++] != '\n') { }
        return true;
    }
    const Window& window() const { return m_text; }

private:
    Window m_text;
    std::size_t m_at = 0;
};

/// How often the secret lies in the writable memory of this process; `step` 2 for UTF-16.
int copiesOf(const Secret& secret, std::size_t step = 1)
{
    const Window window;
    Mappings mappings;
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    const std::size_t length = (secretSize - 1) * step + 1;
    int found = 0;
    quint64 begin = 0, end = 0;
    for (bool writable = false; mappings.next(begin, end, writable);) {
        // Not what is read into, nor the shadow of a sanitizer.
        if (!writable || window.holds(begin) || mappings.window().holds(begin)
            || end - begin > quint64(16) << 30)
            continue;
        for (quint64 at = begin; at < end;) {
            const ssize_t got = ::pread(memory, window.bytes(),
                std::min<quint64>(Window::size, end - at), static_cast<off_t>(at));
            if (got < static_cast<ssize_t>(length))
                break;
            const std::size_t starts = static_cast<std::size_t>(got) - length + 1;
            const unsigned char* from = window.bytes();
            const unsigned char* const to = from + starts;
            while (const void* first =
                       std::memchr(from, secret.at(0), static_cast<std::size_t>(to - from))) {
                from = static_cast<const unsigned char*>(first);
                if (secret.isAt(from++, step))
                    ++found;
            }
            at += starts;
        }
    }
    ::close(memory);
    return found;
}

/// Longer than what an allocator writes into a freed block for itself.
constexpr int before = 64;

struct Use {
    const char* name;
    std::size_t step; ///< bytes from one character to the next
    /// Keeps the secret somewhere, calls `inUse`, and gives everything back.
    void (*run)(const Secret& secret, const std::function<void()>& inUse);
};

const Use uses[] = {
    { "malloc and free", 1,
        [](const Secret& secret, const std::function<void()>& inUse) {
            auto* block = static_cast<char*>(std::malloc(before + secretSize));
            secret.writeTo(block + before);
            inUse();
            std::free(block);
        } },
    { "the end of a long block", 1,
        [](const Secret& secret, const std::function<void()>& inUse) {
            constexpr std::size_t size = 100'000;
            auto* block = static_cast<char*>(std::malloc(size));
            secret.writeTo(block + size - secretSize);
            inUse();
            std::free(block);
        } },
    { "realloc that grows", 1,
        [](const Secret& secret, const std::function<void()>& inUse) {
            auto* block = static_cast<char*>(std::malloc(before + secretSize));
            auto* behind = std::malloc(before); // so that it must move
            secret.writeTo(block + before);
            block = static_cast<char*>(std::realloc(block, 5'000));
            inUse();
            std::free(block);
            std::free(behind);
        } },
    { "realloc that shrinks", 1,
        [](const Secret& secret, const std::function<void()>& inUse) {
            auto* block = static_cast<char*>(std::malloc(5'000));
            secret.writeTo(block + 4'000);
            inUse();
            block = static_cast<char*>(std::realloc(block, 100));
            std::free(block);
        } },
    { "aligned", 1,
        [](const Secret& secret, const std::function<void()>& inUse) {
            auto* block = static_cast<char*>(std::aligned_alloc(64, 128));
            secret.writeTo(block + 100);
            inUse();
            std::free(block);
        } },
    { "new and delete", 1,
        [](const Secret& secret, const std::function<void()>& inUse) {
            auto* block = new std::array<char, before + secretSize>;
            secret.writeTo(block->data() + before);
            inUse();
            delete block;
        } },
    { "std::string", 1,
        [](const Secret& secret, const std::function<void()>& inUse) {
            std::string text(before, 'a');
            for (std::size_t i = 0; i < secretSize; ++i) // through every size it grows by
                text += static_cast<char>(secret.at(i));
            inUse();
        } },
    { "QByteArray", 1,
        [](const Secret& secret, const std::function<void()>& inUse) {
            QByteArray text(before, 'a');
            for (std::size_t i = 0; i < secretSize; ++i)
                text += static_cast<char>(secret.at(i));
            const QByteArray copy = text + "…";
            inUse();
        } },
    { "QString", 2,
        [](const Secret& secret, const std::function<void()>& inUse) {
            QString text(before, QLatin1Char('a'));
            for (std::size_t i = 0; i < secretSize; ++i)
                text += QLatin1Char(static_cast<char>(secret.at(i)));
            QHash<QString, int> keys { { text, 1 } };
            keys.insert(text + QLatin1Char('x'), 2);
            inUse();
        } },
};

} // namespace

class TestWipingMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void use_over_leavesNothing_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < std::size(uses); ++i)
            QTest::newRow(uses[i].name) << static_cast<int>(i);
    }
    void use_over_leavesNothing()
    {
        QFETCH(int, row);
        const Use& use = uses[row];
        const Secret secret(static_cast<unsigned char>(row));
        int during = 0;
        use.run(secret, [&] { during = copiesOf(secret, use.step); });
        QVERIFY(during > 0); // else the search finds nothing anyway
        wipeDeadStack(); // where a call may have kept registers
        QCOMPARE(copiesOf(secret, use.step), 0);
    }

    void deadStack_wiped_forgets()
    {
        const Secret secret(99);
        const auto deep = [&secret] {
            char text[200'000];
            secret.writeTo(text + before);
            __asm__ volatile("" : : "r"(text) : "memory"); // it is used
            return copiesOf(secret);
        };
        QVERIFY(deep() > 0);
        QVERIFY(copiesOf(secret) > 0); // what has returned is still there
        wipeDeadStack();
        QCOMPARE(copiesOf(secret), 0);
    }

    void realloc_keepsWhatItHolds()
    {
        for (std::size_t from = 1; from < 3'000; from = from * 3 + 1) {
            for (std::size_t to = 1; to < 9'000; to = to * 2 + 3) {
                auto* block = static_cast<unsigned char*>(std::malloc(from));
                for (std::size_t i = 0; i < from; ++i)
                    block[i] = static_cast<unsigned char>(i * 31 + from);
                block = static_cast<unsigned char*>(std::realloc(block, to));
                for (std::size_t i = 0; i < std::min(from, to); ++i)
                    QCOMPARE(block[i], static_cast<unsigned char>(i * 31 + from));
                std::free(block);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestWipingMemory)
#include "tst_wiping_memory.moc"
