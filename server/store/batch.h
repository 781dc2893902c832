/* batch.h - the lines of one append on their way to a disk, and who waits for them.
 *
 * Runs on   made by whoever appends, then it belongs to the store thread.
 * Owns      copies of its lines and of their bodies, and the answer, so that nothing has to be
 *           allocated once the lines are durable.
 */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/list.h"
#include "store/journal.h"
#include "store/letters.h"

struct mailbox;

struct batch {
    struct list link;
    struct mailbox *answer_to;      /* borrowed; NULL: nobody waits */
    struct journal_durable *answer; /* NULL once it was posted, or when nobody waits */
    size_t bytes;                   /* of the bodies */
    size_t n;
    struct journal_line lines[];
};

/* Checks and copies. ERR_INVALID also when there are no lines. */
MUST_CHECK enum err batch_create(struct batch **ret, const struct journal_line *lines, size_t n,
                                 struct mailbox *answer_to, uint64_t tag);
/* NULL is welcome. */
void batch_destroy(struct batch *batch);

#endif
