/* parts.h - the classes of an activity as days, sessions or semesters of one person.
 *
 * Runs on   any thread. Pure; needs no memory of its own.
 *
 * A class belongs to the day on which it ends in the official zone, also when it began the day
 * before: the end decides, as it does for the year. Half academic years run from August to January
 * and from February to July.
 */
#ifndef CREDIT_PARTS_H
#define CREDIT_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "attendance/interval_list.h"
#include "attendance/judge.h"
#include "attendance/timetable.h"
#include "credit/jp.h"
#include "credit/unit.h"

/* Borrowed for the call. */
struct part_class {
    const struct timetable *table;
    const struct interval_list *united; /* of the person; NULL: nobody was there, or a plan */
    uint32_t ordinal;
    enum unit_mode mode; /* 0: nobody said */
    struct check_tally checks;
};

struct part_rule {
    enum jp_split split;
    int offset_min; /* of the official zone, minutes east of UTC */
    struct judge_rule judge;
    enum credit_model credit_model; /* whether modes weigh by the programme or by attendance */
    uint32_t miss_cost_seconds;     /* what a missed presence check takes off the class */
};

/* The day to which a class belongs. */
int64_t parts_day(const struct timetable *table, int offset_min);

/* Whether two different classes belong to the same part (always, when nothing is taken apart). */
bool parts_together(const struct part_rule *rule, const struct timetable *a,
                    const struct timetable *b);

/* Whether a class belongs to a part that parts_make made by the same rule. */
bool parts_hold(const struct part_rule *rule, const struct jp_part *part,
                const struct part_class *c);

/* Adds a class of the person to the sum of the activity: attended less what its checks cost. */
void parts_add(const struct part_class *c, const struct part_rule *rule,
               struct attendance_sum *ret);

/* Fills `ret`, which has room for n, in rising order; returns how many there are: 0 for SPLIT_NONE.
 * Evidence and month_before are left 0. Classes without segments are passed over. */
size_t parts_make(const struct part_class *classes, size_t n, const struct part_rule *rule,
                  struct jp_part *ret);

/* What is planned; the attendance of the classes is not read. */
struct part_plan {
    const char *category;
    bool international;
    int offset_min;
    const struct part_class *classes;
    size_t n;
};

/* The JP of the whole programme (jp_of_programme) from its classes. Errors as there, and ERR_NOMEM;
 * *ret_jp is then 0. */
MUST_CHECK enum err parts_programme(const struct policy *policy, const struct part_plan *plan,
                                    uint32_t *ret_jp);

/* Seconds by mode over all classes. */
struct mode_seconds parts_modes(const struct part_class *classes, size_t n,
                                const struct part_rule *rule);

#endif
