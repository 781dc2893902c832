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
#include "credit/unit.h"

struct class_row;
struct store;

/* It was begun: its phase is waiting no more. ERR_STORE. */
MUST_CHECK enum err class_has_begun(struct store *store, struct id class_id, bool *ret);
/* Why its times, and how it is held, stay as they are: "class_begun", or "class_recorded" (without
 * a live room: its attendance was stated as complete, and that was not withdrawn). NULL: they do
 * not. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err class_is_bound(struct store *store, const struct class_row *class,
                                   const char **ret_code);
/* How the classes of a unit are held; 0: synchronously. ERR_STORE. */
MUST_CHECK enum err class_mode_of(struct store *store, struct id activity, uint32_t unit,
                                  enum unit_mode *ret);
/* It was begun, or somebody was in it within its planned time: there is attendance that nobody may
 * make vanish. Who only waited before that does not bind it. ERR_STORE. */
MUST_CHECK enum err class_was_attended(struct store *store, const struct class_row *class,
                                       int64_t now_ms, bool *ret);

#endif
