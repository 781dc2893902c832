/* recheck.h - computes every activity anew from the journal and lists where the ledger differs.
 *
 * What was sealed is proved again too, against the lines as they stand, and the last seal of each
 * account is held against what would be sealed now.
 *
 * Runs on   any thread with a store of its own; reads only, in one view of the database.
 * People appear as ids. Lines read `activity=<id> person=<id> jp: ledger 2, journal 3`.
 */
#ifndef PROOF_RECHECK_H
#define PROOF_RECHECK_H

#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

struct policy_set;
struct store;

/* One line per difference, then one line with how much was looked at. OK also when there are
 * differences: *ret_differences says how many. ERR_STORE, ERR_NOMEM, ERR_IO: it could not be done.
 * What is wrong with one activity (its policy is not ours, its journal cannot be read) is a
 * difference, not an error. */
MUST_CHECK enum err recheck_run(struct store *store, const struct policy_set *policies, FILE *to,
                                uint64_t *ret_differences);

#endif
