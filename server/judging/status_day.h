/* status_day.h - the day on which somebody must be employed as something for an activity to count.
 *
 * Runs on   any thread with a store of its own; reads only.
 * Source: the rules in force are those of the last day of the activity in its official zone (our
 * choice where the regulations are silent).
 */
#ifndef JUDGING_STATUS_DAY_H
#define JUDGING_STATUS_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "store/catalog.h"

struct store;

/* The last planned day, of classes that are not cancelled; CATALOG_NO_DAY: there is none. */
MUST_CHECK enum err activity_last_day(struct store *store, const struct activity_row *activity,
                                      int64_t *ret);
/* Whether a status holds on the day. */
MUST_CHECK enum err person_has_status(struct store *store, struct id person, int64_t day,
                                      bool *ret);

#endif
