#include "attendance/judge.h"

#define MILLIONTHS 1000000

uint64_t judge_attended_ms(const struct interval_list *united, const struct timetable *table,
                           const struct judge_rule *rule)
{
    int64_t bridge_ms = (int64_t)rule->bridge_gap_seconds * 1000;
    uint64_t sum_ms = 0;

    for (size_t i = 0; i < united->n; i++) {
        struct interval stay = united->at[i];
        while (i + 1 < united->n && united->at[i + 1].start_ms - stay.end_ms <= bridge_ms)
            stay.end_ms = united->at[++i].end_ms;
        sum_ms +=
            timetable_learning_ms_within(table, rule->break_counts, stay.start_ms, stay.end_ms);
    }
    return sum_ms;
}

void attendance_sum_add(struct attendance_sum *sum, const struct interval_list *united,
                        const struct timetable *table, const struct judge_rule *rule)
{
    attendance_sum_add_less(sum, united, table, rule, 0);
}

void attendance_sum_add_less(struct attendance_sum *sum, const struct interval_list *united,
                             const struct timetable *table, const struct judge_rule *rule,
                             uint64_t cost_ms)
{
    uint64_t attended_ms = judge_attended_ms(united, table, rule);

    sum->attended_ms += attended_ms > cost_ms ? attended_ms - cost_ms : 0;
    sum->learning_ms += timetable_learning_ms(table, rule->break_counts);
    sum->classes++;
    sum->classes_present += attended_ms > 0;
}

struct attendance judge(const struct attendance_sum *sum, const struct judge_rule *rule)
{
    struct attendance ret = {
        .attended_s = sum->attended_ms / 1000,
        .learning_s = sum->learning_ms / 1000,
        .min_attendance_percent = rule->min_attendance_percent,
        .classes = sum->classes,
        .classes_present = sum->classes_present,
    };
    uint64_t wanted = rule->min_attendance_percent * ret.learning_s;

    ret.needed_s = wanted / 100 + (wanted % 100 != 0);
    if (ret.learning_s > 0)
        ret.percent_ppm = (uint32_t)(ret.attended_s * MILLIONTHS / ret.learning_s);
    ret.enough = ret.learning_s > 0 && ret.attended_s > 0 && ret.attended_s * 100 >= wanted;
    return ret;
}
