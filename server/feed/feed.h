/* feed.h - tells the personnel system (SIASN) what people earned, from the outbox, at its own pace.
 *
 * Runs on   feed_create, feed_destroy: the main thread. feed_follow, feed_ring, feed_status: any
 *           thread; they return at once. The work runs on one thread of low priority, with a
 *           read-only store of its own; what it writes goes through the store thread.
 * Owns      its thread, its reader, its connection, the tokens.
 * Borrows   what its links name, which outlive it.
 *
 * It reads the ledger from where it last stopped, so that what was posted while it was off, or when
 * the server ended in between, is sent when it is on; nothing from before it was first on, but what
 * somebody asks for (feed_fill). Without feed.url there is no feed at all.
 */
#ifndef FEED_FEED_H
#define FEED_FEED_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "feed/reason.h"

struct chance;
struct clock;
struct config;
struct feed;
struct policy_set;
struct store;
struct store_thread;

struct feed_links {
    const struct config *config;
    const struct clock *clock;
    const struct chance *chance;
    const struct policy_set *policies;
    struct store_thread *store;
    enum err (*reader_open)(void **ret, void *arg); /* a read-only struct store, the feed's */
    void *arg;
};

/* ERR_CONFIG: an option is wrong, `fault` (of `room` bytes) says which. ERR_NOMEM, ERR_STORE;
 * others of reader_open. *ret is NULL when no feed is wanted. */
MUST_CHECK enum err feed_create(struct feed **ret, const struct feed_links *links, char *fault,
                                size_t room);
/* Ends within a second, also a request that is under way. NULL is welcome. Whoever calls the
 * functions below has ended. */
void feed_destroy(struct feed *feed);

/* Something about this activity changed: its ledger, its certificates, its people. NULL is
 * welcome. */
void feed_follow(struct feed *feed, struct id activity);
/* Something in the outbox was made due. NULL is welcome. */
void feed_ring(struct feed *feed);

/* How it stands with the personnel system. */
struct feed_status {
    enum feed_reason reason; /* FEED_READY: nothing is known to be wrong */
    int64_t since_ms;        /* of the reason */
    int64_t until_ms;        /* nothing is sent before; 0: it sends */
};
struct feed_status feed_status(struct feed *feed);

/* Puts into the outbox all that people earned in activities whose last day is in the period (days
 * since 1970, both in). */
struct feed_fill_wish {
    struct store *reader;
    const struct policy_set *policies;
    const struct config *config;
    const struct clock *clock;
    const struct chance *chance;
    struct store_thread *thread; /* writes; NULL: `writer` does, and nobody else */
    struct store *writer;
    int64_t from_day;
    int64_t until_day;
};
/* *ret_rows: how many were made or changed. ERR_STORE, ERR_NOMEM; others as of plan_read, after all
 * that could be put was. */
MUST_CHECK enum err feed_fill(const struct feed_fill_wish *wish, size_t *ret_rows);

#endif
