/* class_course.h - what has happened in a class already, as far as it binds its plan.
 *
 * Runs on   any thread with a store.
 */
#ifndef OFFICE_CLASS_COURSE_H
#define OFFICE_CLASS_COURSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"

struct class_row;
struct store;

/* It was begun: its phase is waiting no more. ERR_STORE. */
MUST_CHECK enum err class_has_begun(struct store *store, struct id class_id, bool *ret);
/* It was begun, or somebody was in it within its planned time: there is attendance that nobody may
 * make vanish. Who only waited before that does not bind it. ERR_STORE. */
MUST_CHECK enum err class_was_attended(struct store *store, const struct class_row *class,
                                       int64_t now_ms, bool *ret);

#endif
