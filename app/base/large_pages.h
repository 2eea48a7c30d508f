// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <new>

#include <sys/mman.h>

namespace yidi {

/// The allocator of a table of many megabytes that is asked in random order. On pages of 4 KB the
/// processor must find out anew where each answer lies, which takes longer than to read it; so such
/// a table asks for pages of 2 MB. A system that has none gives it what it gives everybody.
template <class T>
struct LargePages {
    using value_type = T;
    static constexpr std::size_t page = std::size_t { 2 } << 20;

    LargePages() = default;
    template <class Other>
    LargePages(const LargePages<Other>&)
    {
    }

    T* allocate(std::size_t count)
    {
        const std::size_t size = count * sizeof(T);
        void* memory = ::operator new(size, alignment(count));
        if (size >= page)
            ::madvise(memory, size, MADV_HUGEPAGE); // a hint: not to be heard is no error
        return static_cast<T*>(memory);
    }
    void deallocate(T* memory, std::size_t count) { ::operator delete(memory, alignment(count)); }

    bool operator==(const LargePages&) const = default;

private:
    static std::align_val_t alignment(std::size_t count)
    {
        return std::align_val_t { count * sizeof(T) >= page ? page : alignof(T) };
    }
};

} // namespace yidi
