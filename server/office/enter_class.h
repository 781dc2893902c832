/* enter_class.h - which class of an activity somebody who comes now wants to join.
 *
 * Runs on   any thread. Pure.
 */
#ifndef OFFICE_ENTER_CLASS_H
#define OFFICE_ENTER_CLASS_H

#include <stdint.h>

struct activity_plan;
struct plan_class;

/* The class that is being held; else, of those not ended, the one whose timetable is now or next.
 * One that nobody began in time is still "now" for overtime_ms after its timetable. Borrowed from
 * the plan; NULL when nothing is left to join. */
const struct plan_class *enter_class(const struct activity_plan *plan, int64_t now_ms,
                                     int64_t overtime_ms);

#endif
