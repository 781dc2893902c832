/* access.h - writes down who took personal data of others out of here.
 *
 * Runs on   the pool's threads; the row is written by the store thread.
 * UU 27/2022 (personal data protection) art. 31: who processes personal data records what was done
 * with them; art. 32: whoever they are about may know. A test asks each route: one that gives data
 * of others leaves a row, with how many people they are of and the question's own words.
 */
#ifndef OFFICE_ACCESS_H
#define OFFICE_ACCESS_H

#include <stdint.h>

#include "base/err.h"
#include "base/id.h"

struct call;

/* A superior looked at the own staff: the row is about the superior. */
#define ACCESS_STAFF "superior_staff"

/* A page that is looked at again and again is one act: so long no second row is written. */
#define ACCESS_LOOK_MS (INT64_C(60) * 60 * 1000)

/* `what` is a stable word: "attendance_csv". `about`: activity or person, or none. Without a row
 * there is no answer: ERR_STORE, ERR_BUSY, ERR_NOMEM. */
MUST_CHECK enum err access_note(struct call *call, const char *what, struct id about,
                                uint64_t people);
/* The same for a page: of a machine each time, of a person once within ACCESS_LOOK_MS. */
MUST_CHECK enum err access_look(struct call *call, const char *what, struct id about,
                                uint64_t people);

#endif
