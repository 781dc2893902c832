/* plan_parts.h - the insides of a plan in the making, for plan*.c alone.
 */
#ifndef JUDGING_PLAN_PARTS_H
#define JUDGING_PLAN_PARTS_H

#include "judging/plan.h"

/* plan_course.c: how a class of a complete plan was held, and how far that is from its timetable.
 */
MUST_CHECK enum err plan_read_course(struct store *store, const struct activity_plan *plan,
                                     struct plan_class *class);

#endif
