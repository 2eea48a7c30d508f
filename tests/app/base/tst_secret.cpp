// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/secret.h"

#include <QTest>

#include <algorithm>
#include <csignal>
#include <type_traits>

#include <sys/wait.h>
#include <unistd.h>

using namespace yidi;

static_assert(!std::is_copy_constructible_v<SecretBuffer>);
static_assert(!std::is_copy_assignable_v<SecretBuffer>);
static_assert(std::is_nothrow_move_constructible_v<SecretBuffer>);

namespace {

SecretBuffer pin(const char* digits)
{
    SecretBuffer buffer(12);
    for (const char* digit = digits; *digit; ++digit)
        buffer.append(static_cast<unsigned char>(*digit));
    return buffer;
}

QByteArray contents(const SecretBuffer& buffer)
{
    const auto bytes = buffer.bytes();
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()));
}

/// Whether reading `address` kills the reader. A child does it, so that the test lives on.
bool readingKills(const volatile unsigned char* address)
{
    const pid_t child = fork();
    if (child == 0) {
        signal(SIGSEGV, SIG_DFL); // a sanitizer's handler would only tell the story at length
        signal(SIGBUS, SIG_DFL);
        const unsigned char seen = *address;
        _exit(seen == 0 ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

} // namespace

class TestSecret : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void append_upToCapacity_thenRefuses()
    {
        SecretBuffer buffer(2);
        QVERIFY(buffer.isEmpty());
        QVERIFY(buffer.append('1'));
        QVERIFY(buffer.append('2'));
        QVERIFY(!buffer.append('3'));
        QCOMPARE(contents(buffer), QByteArray("12"));
        SecretBuffer none;
        QVERIFY(!none.append('1'));
        none.removeLast();
        none.clear();
        QVERIFY(none.isEmpty());
    }

    void removeLast_overwritesTheByte()
    {
        SecretBuffer buffer = pin("123456");
        const unsigned char* bytes = buffer.bytes().data();
        buffer.removeLast();
        QCOMPARE(contents(buffer), QByteArray("12345"));
        QCOMPARE(bytes[5], static_cast<unsigned char>(0));
        for (int i = 0; i < 9; ++i)
            buffer.removeLast();
        QVERIFY(buffer.isEmpty());
        QVERIFY(buffer.append('9'));
        QCOMPARE(contents(buffer), QByteArray("9"));
    }

    void clear_overwritesEveryByte()
    {
        SecretBuffer buffer = pin("123456");
        const unsigned char* bytes = buffer.bytes().data();
        buffer.clear();
        QVERIFY(buffer.isEmpty());
        QVERIFY(std::all_of(bytes, bytes + 12, [](unsigned char c) { return c == 0; }));
        QVERIFY(buffer.append('7'));
    }

    void move_leavesNothingBehind()
    {
        SecretBuffer first = pin("123456");
        const unsigned char* bytes = first.bytes().data();
        SecretBuffer second = std::move(first);
        QCOMPARE(second.bytes().data(), bytes); // moved, not copied
        QVERIFY(first.isEmpty());
        QVERIFY(first.bytes().data() == nullptr);
        QVERIFY(!first.append('1'));
        QCOMPARE(contents(second), QByteArray("123456"));
    }

    void moveAssign_freesWhatWasThere()
    {
        SecretBuffer target = pin("111111");
        const unsigned char* old = target.bytes().data();
        target = pin("222222");
        QCOMPARE(contents(target), QByteArray("222222"));
        QVERIFY(target.bytes().data() == old || readingKills(old));
        SecretBuffer& same = target;
        target = std::move(same);
        QCOMPARE(contents(target), QByteArray("222222"));
    }

    void destruction_takesThePagesAway()
    {
        const unsigned char* bytes = nullptr;
        {
            const SecretBuffer buffer = pin("123456");
            bytes = buffer.bytes().data();
            QVERIFY(!readingKills(bytes));
        }
        QVERIFY(readingKills(bytes));
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
