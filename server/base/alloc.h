/* alloc.h - memory, and the means to take it away in tests.
 *
 * Runs on   any thread.
 * Every allocation of the server goes through here, so that a test can make each one fail in turn
 * and count what was not given back. NULL always means "no memory"; nothing here ends the process.
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

#include "base/bytes.h"

/* Uninitialised memory, or NULL. A length of 0 gives memory that may not be read. */
void *mem_alloc(size_t len);
/* Zeroed memory for `count` objects of `size` bytes, or NULL (also when the product overflows). */
void *mem_zalloc(size_t count, size_t size);
/* Takes `memory` (may be NULL) and gives back a block of `len` bytes, or NULL: then `memory` is
 * still the caller's, unchanged. */
void *mem_realloc(void *memory, size_t len);
/* NULL is welcome. */
void mem_free(void *memory);
/* A terminated copy, the caller's to free; or NULL. The second form copies a slice. */
char *mem_copy_text(const char *text);
char *mem_copy_slice_text(struct slice text);

/* For tests; they hold for the whole process. After alloc_fail_after(n), n more allocations work
 * and the next one fails, once; -1 switches it off. */
void alloc_fail_after(int n);
/* How many blocks are out and not given back. */
long alloc_live(void);

#endif
