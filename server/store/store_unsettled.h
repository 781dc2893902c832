/* store_unsettled.h - closed activities whose ledger may say something else than their facts do.
 *
 * Runs on, errors, callbacks: as store.h says.
 *
 * They come here by themselves, in the transaction in which something changes that a judgement
 * rests on: lines of a book; plans, people or books of an activity at the same time with the same
 * people; what somebody was employed as. Plans of a closed activity itself cannot change. What is
 * not in the database (the office calendar), or follows from the ledger, is put by who knows.
 */
#ifndef STORE_STORE_UNSETTLED_H
#define STORE_STORE_UNSETTLED_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"

struct store;

struct unsettled_row {
    struct id activity;
    uint64_t mark; /* grows with every change; never 0 */
};

typedef enum err store_unsettled_each(const struct unsettled_row *row, void *arg);

/* Up to `max` with a mark above `after`, oldest change first. */
MUST_CHECK enum err store_unsettled(struct store *store, uint64_t after, size_t max,
                                    store_unsettled_each *each, void *arg);
/* 0: it is settled. */
MUST_CHECK enum err store_unsettled_mark(struct store *store, struct id activity, uint64_t *ret);
/* One that is open has nothing to settle: nothing is done. */
MUST_CHECK enum err store_unsettled_put(struct store *store, struct id activity);
/* All closed activities that are meant to count as capacity development. */
MUST_CHECK enum err store_unsettled_put_capacity(struct store *store);
/* Takes it off, unless something has changed since it had that mark. */
MUST_CHECK enum err store_unsettled_done(struct store *store, const struct unsettled_row *row);

#endif
