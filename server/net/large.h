/* large.h - the few large bodies that may be in memory at once. Inside net only.
 *
 * Runs on   the worker.
 * A body above OFFICE_BODY_MAX takes a place before it is read, and gives it back when the office
 * has answered or the connection died before the office had it: a handful of uploads cannot eat the
 * memory, however slowly they come.
 */
#ifndef NET_LARGE_H
#define NET_LARGE_H

#include <stdbool.h>
#include <stdint.h>

#define LARGE_BODIES_MAX 4
#define LARGE_BODY_WAIT_MS 120000 /* from its head to its last byte */

/* By the number of the exchange; 0: a free place. */
struct large_bodies {
    uint64_t tags[LARGE_BODIES_MAX];
};

/* False: all places are taken. `tag` is not 0. */
bool large_take(struct large_bodies *large, uint64_t tag);
/* Nothing happens when it has none. */
void large_give_back(struct large_bodies *large, uint64_t tag);

#endif
