/* bell.h - a thread that has nothing to do waits here until somebody rings.
 *
 * Runs on   bell_ring: any thread. bell_wait: the thread that is to be woken.
 * A ring that comes before the wait is not lost. It fits a mailbox's wake: pass bell_wake and the
 * bell as its argument.
 */
#ifndef BASE_BELL_H
#define BASE_BELL_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct bell {
    pthread_mutex_t lock; /* guards `rung` */
    pthread_cond_t rings;
    bool rung;
};

MUST_CHECK enum err bell_init(struct bell *bell);
void bell_finish(struct bell *bell);
void bell_ring(struct bell *bell);
/* The same, with the shape of a mailbox_wake. */
void bell_wake(void *bell);
/* Waits for a ring, at most `wait_ms` (UINT64_MAX: for ever). True when it rang; that ring is then
 * used up. */
bool bell_wait(struct bell *bell, uint64_t wait_ms);

#endif
