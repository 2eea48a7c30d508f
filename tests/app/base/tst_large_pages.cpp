// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#include "app/base/large_pages.h"

#include <QtTest>

#include <cstdint>
#include <vector>

using namespace yidi;

class TestLargePages : public QObject {
    Q_OBJECT

private:
    struct alignas(64) Slot {
        std::uint64_t number = 0;
    };

private Q_SLOTS:
    void aTable_ofAnySize_beginsWhereItMust_data()
    {
        QTest::addColumn<std::size_t>("slots");
        QTest::addColumn<std::size_t>("alignment");
        const std::size_t large = LargePages<Slot>::page / sizeof(Slot);
        QTest::newRow("one") << std::size_t { 1 } << alignof(Slot);
        QTest::newRow("just below a page") << large - 1 << alignof(Slot);
        QTest::newRow("a page") << large << LargePages<Slot>::page;
        QTest::newRow("no whole number of pages") << large * 2 + 1 << LargePages<Slot>::page;
    }

    void aTable_ofAnySize_beginsWhereItMust()
    {
        QFETCH(std::size_t, slots);
        QFETCH(std::size_t, alignment);
        const std::vector<Slot, LargePages<Slot>> table(slots);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(table.data()) % alignment, std::uintptr_t { 0 });
    }

    void aTable_thatGrowsBeyondAPage_keepsWhatItHolds()
    {
        std::vector<Slot, LargePages<Slot>> table;
        const std::uint64_t count = LargePages<Slot>::page / sizeof(Slot) + 1;
        for (std::uint64_t i = 0; i < count; ++i)
            table.push_back({ i });
        for (std::uint64_t i = 0; i < count; ++i)
            QCOMPARE(table[i].number, i);
    }
};

QTEST_GUILESS_MAIN(TestLargePages)
#include "tst_large_pages.moc"
