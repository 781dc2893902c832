#include "office/enter_class.h"

#include <stddef.h>

#include "judging/plan.h"

const struct plan_class *enter_class(const struct activity_plan *plan, int64_t now_ms,
                                     int64_t overtime_ms)
{
    const struct plan_class *next = NULL;
    for (size_t i = 0; i < plan->n_classes; i++) {
        const struct plan_class *class = &plan->classes[i];
        const struct timetable *table = &class->row.table;
        if (class->mode != MODE_SYNCHRONOUS || class->row.cancelled_ms ||
            plan->activity.cancelled_ms)
            continue;
        if (class->phase == CLASS_PHASE_RUNNING || class->phase == CLASS_PHASE_BREAK)
            return class;
        if (class->phase == CLASS_PHASE_ENDED || timetable_end_ms(table) + overtime_ms <= now_ms)
            continue;
        if (!next || timetable_start_ms(table) < timetable_start_ms(&next->row.table))
            next = class;
    }
    return next;
}
