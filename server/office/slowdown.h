/* slowdown.h - who has guessed wrong too often must wait; who asks too often too.
 *
 * Runs on   any thread of the pool: one lock, held for a look-up, guards the tables.
 * Owns      three bounded tables: of account names that were tried, of addresses that tried them,
 *           and of addresses that opened personal links. The one that was used longest ago makes
 *           place for a new one.
 * Ignorant of which names exist: unknown ones are slowed down as well, so that nothing shows.
 *
 * The first SLOWDOWN_FREE failures cost nothing; from then on each doubles the wait, from a second
 * to five minutes. A quarter of an hour after the last wait all is forgotten. An IPv6 network of
 * /64 counts as one address; an empty address is nobody and never waits.
 */
#ifndef OFFICE_SLOWDOWN_H
#define OFFICE_SLOWDOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bucket.h"
#include "base/err.h"

#define SLOWDOWN_FREE 5
#define SLOWDOWN_FIRST_MS 1000
#define SLOWDOWN_LONGEST_MS 300000
#define SLOWDOWN_FORGET_MS 900000
#define SLOWDOWN_ENTRIES_MAX 4096 /* of each table */

/* Links opened from one address: a whole office may sit behind one, and come at the same minute. */
extern const struct bucket_rate slowdown_visits;

struct slowdown;

/* Of one attempt to sign in. */
struct attempt {
    const char *name;
    const char *address;
};

MUST_CHECK enum err slowdown_create(struct slowdown **ret);
/* NULL is welcome. */
void slowdown_destroy(struct slowdown *slowdown);

/* How long this attempt has to wait; 0: it may be made. */
uint64_t slowdown_wait_ms(struct slowdown *slowdown, const struct attempt *attempt,
                          uint64_t mono_ms);
/* It was made and was wrong. Without memory it is not counted. */
void slowdown_failed(struct slowdown *slowdown, const struct attempt *attempt, uint64_t mono_ms);
/* It was right: the name is free again. The address is not, or whoever has an account could guess
 * at others in between. */
void slowdown_passed(struct slowdown *slowdown, const struct attempt *attempt);

/* Counts a visit from this address. Returns 0 when it may be answered, or how long to wait. */
uint64_t slowdown_visit(struct slowdown *slowdown, const char *address, uint64_t mono_ms);

#endif
