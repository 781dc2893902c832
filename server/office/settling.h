/* settling.h - makes the ledger and the seals of closed activities say what their facts say now.
 *
 * Runs on   the pool's threads, with the caller's read-only store; the store thread decides and
 *           writes. One settling at a time. settling_wake: any of them, it returns at once.
 * Borrows   everything for the call.
 *
 * What is due is held against the entries that stand, by person and occurrence. Where they differ,
 * what stands is taken back and what is due gets the next revision: by whom and why is whoever
 * wrote the last fact about the person, or changed what they are employed as. All entries of an
 * activity are posted together or not at all, then its account is sealed. Settling what is settled
 * changes nothing.
 *
 * What has to be settled stands in the database (store/store_unsettled.h) from the moment in which
 * something changed until it is posted, sealed and certified: a crash forgets none. What somebody
 * earned in one activity may leave more or less room under the cap of the year, or in the month,
 * for activities that came to the ledger after it: they are put there as it is posted.
 */
#ifndef OFFICE_SETTLING_H
#define OFFICE_SETTLING_H

#include "base/err.h"
#include "base/id.h"

struct closing;
struct store;

#define SETTLING_AT_ONCE 64 /* activities that one call settles; the rest in the background */

/* After each fact that was written about a closed activity; of an open one there is nothing to
 * settle. Then what else waits. ERR_NOT_FOUND: no such activity. ERR_STORE, ERR_BUSY: cannot be
 * done now; nothing was changed, or what was is whole. Others as of judge_activity; all of them say
 * how it went with this activity. It is tried again, as settling_wake does. */
MUST_CHECK enum err settling_settle(struct closing *closing, struct store *store,
                                    struct id activity);
/* After anything else that may have left something unsettled: all that waits, in the background;
 * without a pool, here. What cannot be done now waits for the next call, or the next start. */
void settling_wake(struct closing *closing, struct store *store);
/* All that waits, here. */
void settling_rest(struct closing *closing, struct store *store);

#endif
