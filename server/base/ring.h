/* ring.h - a bounded first-in first-out queue of pointers.
 *
 * Runs on   the thread of its owner; nothing here locks.
 * Owns      its slots. What the pointers point to is the caller's.
 */
#ifndef BASE_RING_H
#define BASE_RING_H

#include <stdbool.h>

#include "base/err.h"

struct ring {
    void **slots;
    unsigned room;  /* how many fit */
    unsigned first; /* slot of the oldest */
    unsigned len;
};

/* `room` is at least 1. ERR_NOMEM leaves an empty ring of no room, which may be finished. */
MUST_CHECK enum err ring_init(struct ring *ring, unsigned room);
/* Forgets what is still inside: pop first what needs an ending. A zeroed ring is welcome. */
void ring_finish(struct ring *ring);
/* False when full: nothing changed. `item` is not NULL. */
bool ring_push(struct ring *ring, void *item);
/* The oldest, or NULL. */
void *ring_pop(struct ring *ring);
void *ring_peek(const struct ring *ring);
/* The i-th from the oldest, or NULL past the newest. */
void *ring_at(const struct ring *ring, unsigned i);

static inline bool ring_is_full(const struct ring *ring)
{
    return ring->len == ring->room;
}

#endif
