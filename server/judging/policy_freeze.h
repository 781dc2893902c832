/* policy_freeze.h - the file of a policy version that is in use stays as it is; when each file came
 * into force is recorded.
 *
 * Runs on   policy_freeze: the main thread at start, with the store that writes. policy_in_force:
 * any thread with a store of its own.
 *
 * A version is in use once an activity, an entry or a seal names it. Until then its file may
 * change, and each text comes into force when the server first starts with it; a text that was
 * replaced does not come back under the same name.
 */
#ifndef JUDGING_POLICY_FREEZE_H
#define JUDGING_POLICY_FREEZE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "credit/policy_set.h"
#include "store/desk.h"

struct store;

/* Where the files are, and what was read from them. */
struct policy_freeze_wish {
    const char *dir;
    const struct policy_set *policies;
    int64_t now_ms;
};

/* All versions, or none. ERR_CONFIG: a file may not be what it is; `ret_fault` then says
 * `<file>: <what>: <why, and what to do>`. ERR_IO, ERR_NOT_FOUND: it cannot be read any more.
 * ERR_STORE, ERR_NOMEM. Each with a fault. */
MUST_CHECK enum err policy_freeze(struct store *store, const struct policy_freeze_wish *wish,
                                  char *ret_fault, size_t fault_room);

/* The file of this version that is in force. ERR_NOT_FOUND: none was recorded. ERR_STORE. */
MUST_CHECK enum err policy_in_force(struct store *store, const char *id,
                                    struct policy_force_row *ret);

#endif
