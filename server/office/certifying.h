/* certifying.h - issues certificates, and takes them back when the ledger says something else.
 *
 * Runs on   the pool's threads, with the caller's read-only store; the store thread writes, each
 *           certificate in one transaction. While an activity is closed or settled nothing is
 *           issued, and the other way round.
 * Borrows   everything for the call.
 *
 * A number is `<year>/<serial>/<organiser>` and is never used again. What is on a certificate does
 * not change: one that is wrong is revoked with the reason, and another is issued.
 */
#ifndef OFFICE_CERTIFYING_H
#define OFFICE_CERTIFYING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "store/certificate.h"

struct activity_judgement;
struct call;
struct closing;
struct judged_enrolled;
struct store;

struct certifying_count {
    uint32_t issued; /* now */
    uint32_t kept;   /* had a good one */
    uint32_t none;   /* learners who are due none */
};

/* For every learner of the call's activity who is due a certificate and has no good one. When it
 * fails in between, what was issued stays, and the next call goes on. ERR_NOT_FOUND: no such
 * activity. ERR_WRONG_PHASE: call->detail is "open" or "cancelled". ERR_INVALID: nobody signs,
 * call->faults says what is missing. ERR_STORE, ERR_BUSY, ERR_NOMEM; others as of judge_activity.
 */
MUST_CHECK enum err certifying_issue(struct call *call, struct id activity,
                                     struct certifying_count *ret);

/* Revokes good certificates of the activity that say something else than the ledger does; after
 * each settling. ERR_STORE, ERR_BUSY, ERR_NOMEM; others as of judge_activity. */
MUST_CHECK enum err certifying_follow(struct closing *closing, struct store *store,
                                      struct id activity);

/* ERR_NOT_FOUND; ERR_TAKEN: it was revoked before. ERR_STORE, ERR_BUSY. */
MUST_CHECK enum err certifying_revoke(struct closing *closing, const char *number, int64_t at_ms,
                                      const char *why);

/* How far the certificates of an activity are. */
struct certifying_state {
    bool closed;
    bool signatory;    /* somebody signs */
    uint32_t due;      /* learners who are due one and have no good one */
    uint32_t good;     /* certificates */
    uint32_t learners; /* in all */
};

/* Within one view of the database. Errors as of judge_activity_in_view. */
MUST_CHECK enum err certifying_look(struct call *call, struct id activity,
                                    struct certifying_state *ret);

#endif
