/* enrolled.h - how many learners an activity has.
 *
 * Runs on   any thread with a store of its own; reads only.
 */
#ifndef JUDGING_ENROLLED_H
#define JUDGING_ENROLLED_H

#include <stdint.h>

#include "base/err.h"
#include "base/id.h"

struct store;

/* ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err enrolled_count(struct store *store, struct id activity, uint32_t *ret);

#endif
