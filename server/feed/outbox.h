/* outbox.h - rows of the outbox with memory of their own, and what their tries say.
 *
 * Runs on   as store.h says: the thread of the store that is given.
 */
#ifndef FEED_OUTBOX_H
#define FEED_OUTBOX_H

#include <stdbool.h>

#include "base/err.h"
#include "feed/reason.h"
#include "store/store_certificate.h"

struct outbox_found {
    struct outbox_row row; /* its body points into `body` */
    struct buffer body;
};

/* Zeroed in; finish *ret in any case. ERR_NOT_FOUND. */
MUST_CHECK enum err outbox_find(struct store *store, struct id id, struct outbox_found *ret);
MUST_CHECK enum err outbox_find_key(struct store *store, const struct outbox_key *key,
                                    struct outbox_found *ret);
void outbox_found_finish(struct outbox_found *found);

/* Whether nobody knows what came of its last try (feed_reason_is_unclear). */
MUST_CHECK enum err outbox_is_unclear(struct store *store, struct id id, bool *ret);
/* How many of its last tries in a row were refusals, up to `max`. */
MUST_CHECK enum err outbox_refusals(struct store *store, struct id id, uint32_t max, uint32_t *ret);
/* The remote id of the record (OUTBOX_COURSE or OUTBOX_TRAINING) that a document belongs to, which
 * was sent as it stands; "" while it was not. `ret` has OUTBOX_REMOTE_ID_MAX bytes. */
MUST_CHECK enum err outbox_record_id(struct store *store, const struct outbox_key *document,
                                     char *ret);

/* Makes a row due now, its tries forgotten: what a coordinator asks for. `looked`: they looked for
 * the record of an earlier try, and it is not there; without it an unclear row is looked up again.
 * ERR_NOT_FOUND. ERR_TAKEN: it was sent. */
struct outbox_again {
    struct id id;
    bool looked;
    int64_t now_ms;
};
/* The shape of store_thread_do's act: `arg` is a struct outbox_again. One transaction. */
MUST_CHECK enum err outbox_replay(struct store *store, void *arg);

/* The person is known better than before: what was parked for want of the SIASN id or the NIP is
 * due now. Each that was is told, as it stood. Inside a transaction of the caller's. */
MUST_CHECK enum err outbox_wake(struct store *store, struct id person, int64_t now_ms,
                                store_outbox_each *each, void *arg);

#endif
