/* person_since.h - since when somebody is employed as a form or a file says.
 *
 * Runs on   the store thread, or with any store; reads only.
 */
#ifndef OFFICE_PERSON_SINCE_H
#define OFFICE_PERSON_SINCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "store/catalog.h"

struct store;

/* Whether employment, post, agreement or zone differ. */
bool person_status_differs(const struct person_row *before, const struct person_row *after);
/* The day it is in the government's zone. */
int64_t person_today(int64_t now_ms);

/* Makes what `after` says of employment hold from the day on; 0: nothing of it changes. `before`
 * then says what held on that day until now, so that the two can be compared. ERR_FULL: too many
 * changes of one person. */
MUST_CHECK enum err person_since(struct store *store, int64_t from_day, struct person_row *before,
                                 struct person_row *after);

#endif
