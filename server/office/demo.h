/* demo.h - sample people and a class that is live now, for `sinkron demo`.
 *
 * Runs on   the main thread at start, on a store that no store thread has yet.
 * Links and the coordinator's password are derived from the ticket key (HMAC-SHA-256): they stay
 * the same as long as the key file does, and none is written anywhere but to who started it.
 */
#ifndef OFFICE_DEMO_H
#define OFFICE_DEMO_H

#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

struct chance;
struct clock;
struct config;
struct policy_set;
struct store;
struct ticket_key;

#define DEMO_SEED_FILE "server/seed/demo.json" /* unless the option `seed` names another */

struct demo_options {
    const struct config *config;
    const struct clock *clock;
    const struct chance *chance;
    const struct ticket_key *ticket_key;
    const struct policy_set *policies;
};

/* Makes a fresh activity from the seed when none is live or still to come, issues the links that
 * are missing, and says on `to`, one line per role, what to open; with the option links.file it
 * also writes everybody's token there, as JSON. ERR_CONFIG: the seed is wrong; ERR_IO: links.file
 * cannot be written; `ret_fault` says so. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err demo_prepare(struct store *store, const struct demo_options *options, FILE *to,
                                 char *ret_fault, size_t fault_room);

#endif
