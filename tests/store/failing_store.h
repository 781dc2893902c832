/* failing_store.h - a store whose journal takes nothing while the test says so. One at a time. */
#ifndef TESTS_STORE_FAILING_STORE_H
#define TESTS_STORE_FAILING_STORE_H

#include <stdatomic.h>

#include "base/alloc.h"
#include "store/store_ops.h"

static struct {
    const struct store_ops *real;
    struct store_ops ops;
    atomic_bool away;
    atomic_uint refused; /* appends that were refused */
} failing;

static inline enum err failing_append(void *db, const struct journal_line *lines, size_t n)
{
    if (!atomic_load(&failing.away))
        return failing.real->journal_append(db, lines, n);
    atomic_fetch_add(&failing.refused, 1);
    return ERR_STORE;
}

/* Makes the store fail on command; it keeps its data and is closed as before. */
static inline void failing_wrap(struct store *store)
{
    failing.real = store->ops;
    failing.ops = *store->ops;
    failing.ops.journal_append = failing_append;
    atomic_store(&failing.away, false);
    atomic_store(&failing.refused, 0);
    store->ops = &failing.ops;
}

#endif
