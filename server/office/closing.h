/* closing.h - what happens when a class is over: its activity is judged, and when that was the last
 * class, closed, with its entries in the ledger; then what is over is sealed.
 *
 * Runs on   closing_closer's function and closing_sweep: any thread, they return at once. The work
 *           runs on the pool, whose context is a read-only store; the store thread writes.
 * Borrows   what its links name; the pool is ended before they are, and before the closing itself.
 *
 * Closing happens once, however often it is asked: by the database, not by memory.
 */
#ifndef OFFICE_CLOSING_H
#define OFFICE_CLOSING_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/err.h"
#include "base/id.h"
#include "switch/notice.h"

struct clock;
struct feed;
struct policy_set;
struct pool;
struct sealing;
struct store;
struct store_thread;

struct closing_links {
    struct pool *pool; /* NULL: what follows is done by whoever asks, at once */
    struct store_thread *store;
    const struct policy_set *policies;
    const struct clock *clock;
    struct sealing *sealing; /* NULL: nothing is sealed */
    struct feed *feed;       /* follows what is posted; NULL: there is none */
};

struct closing {
    struct closing_links links;
    pthread_mutex_t lock; /* one closing or settling at a time: what somebody earned in one activity
                           * is the ground of what counts in the next */
    atomic_bool waking;   /* a job that settles what waits is on its way */
    atomic_bool away;     /* the database did not answer: said once in the log, not at each try */
};

void closing_init(struct closing *closing, const struct closing_links *links);

/* For the homes. Answers with LETTER_CLASS_JUDGED, or not at all: then they ask again. */
struct class_closer closing_closer(struct closing *closing);

/* At start: closes what an earlier run left open although all its classes had ended, seals what it
 * left unsealed and settles what it left unsettled. ERR_BUSY: the pool is full. ERR_NOMEM. */
MUST_CHECK enum err closing_sweep(struct closing *closing);

/* The work itself, on the caller's thread with the caller's read-only store; *ret is the caller's
 * to mem_free. ERR_NOT_FOUND: no such class. ERR_STORE, ERR_BUSY: cannot be done now. Others as of
 * judge_activity. */
MUST_CHECK enum err closing_judge_class(struct closing *closing, struct store *store,
                                        struct id class_id, struct class_judged **ret);
/* Seals what is due in this activity. Only what may be over soon is an error (ERR_STORE, ERR_BUSY):
 * the rest is logged, and tried again at the next start. */
MUST_CHECK enum err closing_seal(struct closing *closing, struct store *store, struct id activity);
/* The same, but any error is one: those of sealing_seal_activity. */
MUST_CHECK enum err closing_try_seal(struct closing *closing, struct store *store,
                                     struct id activity);
/* Closes one activity if all its classes have ended and none was held otherwise than planned
 * without somebody having confirmed it (struct activity_plan, undecided), and seals it; *ret_closed
 * says whether it is closed now. */
MUST_CHECK enum err closing_close(struct closing *closing, struct store *store, struct id activity,
                                  bool *ret_closed);

#endif
