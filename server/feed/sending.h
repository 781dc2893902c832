/* sending.h - one row of the outbox on its way to the personnel system.
 *
 * Runs on   the feed's thread.
 *
 * A record is sent once as far as it can be known: that a new one is about to be sent is durable
 * before it is. When nobody knows what came of it (no answer, 5xx, nonsense, a crash), the history
 * of the person is looked up before the next try, and a record that is there is adopted. Where that
 * cannot be done (no NIP, or the history is refused) it is parked, and a coordinator looks. What
 * has a remote id is changed under that id, or deleted when nothing is left of it, so that doing it
 * twice is doing it once. A document is put under its record again, which replaces it.
 */
#ifndef FEED_SENDING_H
#define FEED_SENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/chance.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/id.h"
#include "feed/reason.h"
#include "feed/service.h"

struct store;
struct store_thread;

struct sending_links {
    struct service *service;
    struct store *store;          /* to read */
    struct store_thread *writing; /* to write */
    const struct config *config;
    const struct clock *clock;
    const struct chance *chance;
};

struct sending_result {
    enum feed_reason reason; /* FEED_READY: it is sent */
    uint64_t retry_after_ms; /* that was asked for */
};

/* ERR_STORE, ERR_BUSY, ERR_NOMEM: nothing came of it, or what did could not be written; it is tried
 * again. A row that is not to be sent any more is OK. */
MUST_CHECK enum err sending_send(const struct sending_links *links, struct id outbox,
                                 struct sending_result *ret);

#endif
