// SPDX-FileCopyrightText: 2026 Yidi authors
// SPDX-License-Identifier: Apache-2.0
//
// This room makes freed memory forget: whatever a program that serves people gives back, by `free`,
// `delete` or a container that grows, is wiped first. A name passes through strings, lists, buffers
// of the network and of the toolkit; no list of places to wipe would stay complete. Linked into a
// program, these take the place of the C library's for every library in it.
//
// Under the address sanitizer, which has an allocator of its own, its option
// max_free_fill_size does the same.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1 // as g++ says it
#endif
#endif
#if !defined(__SANITIZE_ADDRESS__)

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#include <malloc.h>

extern "C" {

// The C library's own, under the names it keeps for those who replace them.
void __libc_free(void* block) noexcept;
void* __libc_malloc(std::size_t size) noexcept;

void free(void* block) noexcept
{
    if (!block)
        return;
    const int before = errno; // `free` leaves it alone
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
    errno = before;
}

/// Never in place beyond what the block has, because then nobody would know whether it moved and
/// left a copy behind.
void* realloc(void* block, std::size_t size) noexcept
{
    if (!block)
        return __libc_malloc(size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t had = malloc_usable_size(block);
    if (size <= had && size >= had / 2)
        return block;
    void* moved = __libc_malloc(size);
    if (!moved)
        return nullptr;
    std::memcpy(moved, block, size < had ? size : had);
    free(block);
    return moved;
}

void* reallocarray(void* block, std::size_t count, std::size_t size) noexcept
{
    std::size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        errno = ENOMEM;
        return nullptr;
    }
    return realloc(block, bytes);
}

} // extern "C"

#endif
