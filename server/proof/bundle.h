/* bundle.h - all that proves an activity, in one file of JSON lines: protocol/SEAL.md.
 *
 * Runs on   any thread; a writer needs a store of its own, a reader none.
 * Streams: neither holds more than one line and what the proof keeps.
 *
 * The same sealed facts give the same bytes: keys, seals with what they say (and of the seals that
 * follow them the heads alone), policy files, then the lines of the journals as far as they are
 * sealed. Every byte of it counts: a reader writes each line again and compares.
 */
#ifndef PROOF_BUNDLE_H
#define PROOF_BUNDLE_H

#include <stdio.h>

#include "base/bytes.h"
#include "base/err.h"
#include "base/id.h"

struct proof;
struct store;

/* Takes the bundle's bytes, in order. What it returns ends the writing. */
typedef enum err bundle_sink(struct slice bytes, void *arg);

/* In one view of the database; only that belongs together. ERR_WRONG_PHASE: nothing of this
 * activity is sealed. ERR_NOT_FOUND: no such activity, or the text of a policy is gone.
 * ERR_MALFORMED: a seal cannot be read. ERR_STORE, ERR_NOMEM, and what the sink returns. */
MUST_CHECK enum err bundle_write(struct store *store, struct id activity, bundle_sink *sink,
                                 void *arg);
/* The same within a store_snapshot of the caller's. */
MUST_CHECK enum err bundle_write_in_view(struct store *store, struct id activity, bundle_sink *sink,
                                         void *arg);
/* Into a new file that only its owner may read; `id` is an activity's or a class's. ERR_IO (errno
 * says why): it cannot be made, or is there already; what was begun is removed. Others as above. */
MUST_CHECK enum err bundle_export(struct store *store, struct id id, const char *path);
/* Brings the same pieces to a proof, without a detour over text; in the caller's view. Errors as
 * above, and those of the proof. */
MUST_CHECK enum err bundle_prove_in_view(struct store *store, struct id activity,
                                         struct proof *proof);

/* Where and why a bundle does not hold. */
struct bundle_fault {
    uint64_t line;  /* of the file, from 1 */
    char text[512]; /* a sentence */
};

/* Brings a bundle to the proof, to its end. ERR_INVALID: it does not hold. ERR_IO: cannot be read.
 * ERR_NOMEM. */
MUST_CHECK enum err bundle_read(FILE *from, struct proof *proof, struct bundle_fault *ret_fault);
MUST_CHECK enum err bundle_read_bytes(struct slice bytes, struct proof *proof,
                                      struct bundle_fault *ret_fault);

#endif
