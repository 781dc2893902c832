/* plan_form.h - what a coordinator states of an activity and of a class, read and held against the
 * policy, the units and the other classes.
 *
 * Runs on   the store thread, inside form_write.
 */
#ifndef OFFICE_PLAN_FORM_H
#define OFFICE_PLAN_FORM_H

#include <stdbool.h>

#include "base/err.h"
#include "store/catalog.h"

struct form;

extern const char *const activity_form_keys[];
extern const char *const class_form_keys[];

/* Fields of the form into *row; what is wrong is in the form's faults. */
void activity_form_read(struct form *form, struct activity_row *row);

/* The version of the policy that holds for the activity: by the day on which its last class that
 * stands ends; without any, by `planned_day`, or, when that is CATALOG_NO_DAY, the one it has.
 * Faults: no_policy, not_in_policy (value: the version). ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err activity_form_policy(struct form *form, struct activity_row *row,
                                         int64_t planned_day);
/* After a class was put: the activity's policy follows its classes. */
MUST_CHECK enum err activity_follow_classes(struct form *form, struct id activity);

/* Title, unit and timetable into *row; times are shown in the activity's zone. Faults at
 * "segments" with the segment as line. ERR_STORE. */
MUST_CHECK enum err class_form_read(struct form *form, const struct activity_row *activity,
                                    struct class_row *row);

/* An activity that may still be changed. ERR_NOT_FOUND. ERR_LOCKED: it is closed or cancelled. */
MUST_CHECK enum err activity_open(struct form *form, struct id activity, struct activity_row *ret);
/* The same; a closed one too, while the form says nothing but what stands on certificates alone:
 * batch, place, legal basis, signatory. */
MUST_CHECK enum err activity_open_for(struct form *form, struct id activity,
                                      struct activity_row *ret);

#endif
