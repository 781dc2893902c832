/* outcome.h - writes down what came of a try: the row, the line of the try, what waited for it.
 *
 * Runs on   the store thread; each is one transaction, and has the shape of store_thread_do's act.
 */
#ifndef FEED_OUTCOME_H
#define FEED_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "feed/siasn_answer.h"
#include "store/certificate.h"

struct store;

/* Words of tries that are no reason: what was done. */
#define TRY_DONE "ok"
#define TRY_FOUND "found"         /* an earlier try had been taken: its record was looked up */
#define TRY_ABSENT "absent"       /* it was looked up, and is not there */
#define TRY_DELIVERED "delivered" /* a coordinator looked, and found it there */

/* A line beside the row, which stays as it is but for a remote id that was found. */
struct outcome_note {
    struct id outbox;
    int64_t at_ms;
    uint32_t status;
    const char *text;
    const char *remote_id; /* "": none was found */
};
/* `arg` is a struct outcome_note. */
MUST_CHECK enum err outcome_note(struct store *store, void *arg);

struct outcome {
    struct id outbox;
    struct slice body;            /* as it was read: a row that was changed meanwhile stays due */
    struct siasn_verdict verdict; /* its id is the row's remote id, when done */
    uint32_t status;
    bool gone;          /* done was: it is not there any more */
    bool still_unclear; /* what came of an earlier try could not be looked up */
    uint64_t wait_ms;   /* before the next try, when not done */
    uint32_t tries_max; /* refusals in a row after which it is parked */
    int64_t now_ms;
    enum outbox_state state; /* set here: how it stands now */
};
/* `arg` is a struct outcome. A record that was taken makes its document due. */
MUST_CHECK enum err outcome_write(struct store *store, void *arg);

/* A coordinator found the record there, under this id: nothing is sent, its document follows. What
 * is to be taken back is taken back under the id. */
struct outcome_delivered {
    struct id outbox;
    const char *remote_id;
    int64_t now_ms;
    enum outbox_state state; /* set here */
};
/* ERR_NOT_FOUND. ERR_TAKEN: it was sent. ERR_WRONG_PHASE: a document has no id of its own. */
MUST_CHECK enum err outcome_delivered(struct store *store, void *arg);

#endif
