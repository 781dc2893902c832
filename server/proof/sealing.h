/* sealing.h - seals classes that are over and accounts of activities, signed, in one chain
 * (protocol/SEAL.md).
 *
 * Runs on   the pool's threads; the store thread writes. One sealing at a time.
 * Owns      the texts of the policy files, as they were when the server started.
 * Borrows   what its links name.
 *
 * A class is sealed once, when it has ended and nobody must confirm how it was held, with its
 * attendance. The account of an activity is sealed when it was closed, and again whenever it says
 * something else. What a crash left unsealed is sealed at the next start.
 */
#ifndef PROOF_SEALING_H
#define PROOF_SEALING_H

#include <stddef.h>

#include "base/err.h"
#include "base/id.h"

struct chance;
struct clock;
struct policy_set;
struct sealing;
struct store;
struct store_thread;

struct sealing_links {
    struct store_thread *store;
    const struct policy_set *policies;
    const struct clock *clock;
    const struct chance *chance;
    const char *policy_dir; /* read once, here */
    const char *data_dir;   /* where the signing key is */
};

/* ERR_IO, ERR_NOT_FOUND: a policy's file cannot be read any more. ERR_NOMEM. Each leaves *ret
 * alone. */
MUST_CHECK enum err sealing_create(struct sealing **ret, const struct sealing_links *links);
/* NULL is welcome. */
void sealing_destroy(struct sealing *sealing);

/* Seals what is due in this activity, with the caller's read-only store; *ret_n (may be NULL) says
 * how many seals were made. ERR_NOT_FOUND: no such activity. ERR_CONFIG: its policy is not ours, or
 * the signing key is not in its place. ERR_MALFORMED: a chain is broken or cannot be read; that
 * class, and what comes after it, stays unsealed. ERR_STORE, ERR_BUSY: cannot be done now. ERR_IO,
 * ERR_NOMEM. */
MUST_CHECK enum err sealing_seal_activity(struct sealing *sealing, struct store *store,
                                          struct id activity, size_t *ret_n);

#endif
