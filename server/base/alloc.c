#include "base/alloc.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static atomic_int until_failure = -1;
static atomic_long live;

/* Counts down from any thread; exactly one caller sees the zero. */
static bool must_fail(void)
{
    int left = atomic_load(&until_failure);
    while (left >= 0)
        if (atomic_compare_exchange_weak(&until_failure, &left, left - 1))
            return left == 0;
    return false;
}

static void *counted(void *memory)
{
    if (memory)
        atomic_fetch_add(&live, 1);
    return memory;
}

void *mem_alloc(size_t len)
{
    return must_fail() ? NULL : counted(malloc(len ? len : 1));
}

void *mem_zalloc(size_t count, size_t size)
{
    if (count == 0 || size == 0)
        count = size = 1;
    if (count > SIZE_MAX / size)
        return NULL;
    return must_fail() ? NULL : counted(calloc(count, size));
}

void *mem_realloc(void *memory, size_t len)
{
    if (!memory)
        return mem_alloc(len);
    return must_fail() ? NULL : realloc(memory, len ? len : 1);
}

void mem_free(void *memory)
{
    if (memory)
        atomic_fetch_sub(&live, 1);
    free(memory);
}

char *mem_copy_text(const char *text)
{
    return mem_copy_slice_text(slice_of_text(text));
}

char *mem_copy_slice_text(struct slice text)
{
    char *copy = mem_alloc(text.len + 1);
    if (!copy)
        return NULL;
    if (text.len)
        memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    return copy;
}

void alloc_fail_after(int n)
{
    atomic_store(&until_failure, n);
}

long alloc_live(void)
{
    return atomic_load(&live);
}
