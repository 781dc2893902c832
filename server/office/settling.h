/* settling.h - makes the ledger and the seals of an activity say what its facts say now.
 *
 * Runs on   the pool's threads, with the caller's read-only store; the store thread decides and
 *           writes. One settling at a time.
 * Borrows   everything for the call.
 *
 * What is due is held against the entries that stand, by person and occurrence. Where they differ,
 * what stands is taken back and what is due gets the next revision: by whom and why is whoever
 * wrote the last fact about the person, and its reason. All entries of an activity are posted
 * together or not at all, then its account is sealed. Settling what is settled changes nothing.
 *
 * What somebody earned in one activity may leave more or less room under the cap of the year, or in
 * the month, for activities that came to the ledger after it: these are settled too, in that order.
 */
#ifndef OFFICE_SETTLING_H
#define OFFICE_SETTLING_H

#include "base/err.h"
#include "base/id.h"

struct closing;
struct store;

#define SETTLING_ACTIVITIES_MAX 2000 /* that one call settles; the rest is logged */

/* After each fact that was written about a closed activity; of an open one there is nothing to
 * settle. ERR_NOT_FOUND: no such activity. ERR_STORE, ERR_BUSY: cannot be done now; nothing was
 * changed, or what was is whole. Others as of judge_activity. */
MUST_CHECK enum err settling_settle(struct closing *closing, struct store *store,
                                    struct id activity);
/* At start: settles it when its book has lines that no seal of its account covers, and seals what
 * an earlier run left unsealed; also what comes after it, for that run may have ended before it
 * came there. Errors as above. */
MUST_CHECK enum err settling_mend(struct closing *closing, struct store *store, struct id activity);

#endif
