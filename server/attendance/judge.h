/* judge.h - when somebody was there, held against the timetable: seconds, percent, verdict.
 *
 * Runs on   any thread. Pure; integers only.
 * Ignorant of JP: what the attendance is worth is the affair of credit.
 *
 * An activity has one or more classes. Their milliseconds are added up first and cut to whole
 * seconds once: three classes that each lose 900 ms lose two seconds, not three.
 */
#ifndef ATTENDANCE_JUDGE_H
#define ATTENDANCE_JUDGE_H

#include <stdbool.h>
#include <stdint.h>

#include "attendance/interval_list.h"
#include "attendance/timetable.h"
#include "base/err.h"

/* From the policy version and the activity. */
struct judge_rule {
    uint32_t min_attendance_percent; /* 0 to 100, of the learning seconds */
    uint32_t bridge_gap_seconds;     /* gaps up to this long count as present; 0: none does */
    bool break_counts;               /* breaks are learning time too */
};

/* What the classes of one activity add up to for one person. Zero-initialise. */
struct attendance_sum {
    uint64_t attended_ms;
    uint64_t learning_ms;
    uint32_t classes;         /* added so far */
    uint32_t classes_present; /* of which this person was there in learning time at all */
};

struct attendance {
    uint64_t attended_s;
    uint64_t learning_s;
    uint64_t needed_s;    /* the least attended_s that is enough, rounded up */
    uint32_t percent_ppm; /* attended of learning, in millionths, cut off: 1000000 is all of it */
    uint32_t min_attendance_percent;
    uint32_t classes;
    uint32_t classes_present;
    bool enough; /* attended * 100 >= percent * learning, the boundary included; never without
                  * learning time or without any attendance */
};

/* Milliseconds of one class attended: `united` (as class_fold_unite gives it) with short gaps
 * bridged, clipped to the learning segments. */
uint64_t judge_attended_ms(const struct interval_list *united, const struct timetable *table,
                           const struct judge_rule *rule);

/* Adds a class: everyone who was enrolled gets every class added, also those they missed (an empty
 * list). */
void attendance_sum_add(struct attendance_sum *sum, const struct interval_list *united,
                        const struct timetable *table, const struct judge_rule *rule);
/* The same, with `cost_ms` taken off what was attended in this class, as far as there is any. */
void attendance_sum_add_less(struct attendance_sum *sum, const struct interval_list *united,
                             const struct timetable *table, const struct judge_rule *rule,
                             uint64_t cost_ms);

struct attendance judge(const struct attendance_sum *sum, const struct judge_rule *rule);

#endif
