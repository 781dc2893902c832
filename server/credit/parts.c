#include "credit/parts.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/date.h"
#include "credit/entry.h"

#define AUGUST 8
#define FEBRUARY 2

static const struct interval_list nobody;

int64_t parts_day(const struct timetable *table, int offset_min)
{
    return entry_ends_day(timetable_end_ms(table), offset_min);
}

/* The first day of the half academic year. */
static int64_t semester_of(int64_t day)
{
    struct civil civil = date_civil(day * DATE_DAY_MS, DATE_UTC);
    if (civil.month >= AUGUST)
        return date_days(civil.year, AUGUST, 1);
    if (civil.month >= FEBRUARY)
        return date_days(civil.year, FEBRUARY, 1);
    return date_days(civil.year - 1, AUGUST, 1);
}

bool parts_together(const struct part_rule *rule, const struct timetable *a,
                    const struct timetable *b)
{
    int64_t a_day = parts_day(a, rule->offset_min);
    int64_t b_day = parts_day(b, rule->offset_min);
    switch (rule->split) {
    case SPLIT_NONE:
        return true;
    case SPLIT_DAYS:
        return a_day == b_day;
    case SPLIT_SESSIONS:
        return false;
    case SPLIT_SEMESTERS:
        return semester_of(a_day) == semester_of(b_day);
    }
    return false;
}

bool parts_hold(const struct part_rule *rule, const struct jp_part *part,
                const struct part_class *c)
{
    switch (rule->split) {
    case SPLIT_NONE:
        return true;
    case SPLIT_DAYS:
        return parts_day(c->table, rule->offset_min) == part->day;
    case SPLIT_SESSIONS:
        return c->ordinal == part->ordinal;
    case SPLIT_SEMESTERS:
        return semester_of(parts_day(c->table, rule->offset_min)) == semester_of(part->day);
    }
    return false;
}

static uint64_t cost_ms(const struct part_class *c, const struct part_rule *rule)
{
    return (uint64_t)c->checks.missed * rule->miss_cost_seconds * 1000;
}

void parts_add(const struct part_class *c, const struct part_rule *rule, struct attendance_sum *ret)
{
    const struct interval_list *united = c->united ? c->united : &nobody;
    attendance_sum_add_less(ret, united, c->table, &rule->judge, cost_ms(c, rule));
}

/* What the class weighs when JP are shared out over the modes. */
static uint64_t weight_ms(const struct part_class *c, const struct part_rule *rule)
{
    struct attendance_sum sum = {0};
    parts_add(c, rule, &sum);
    return rule->credit_model == CREDIT_PROPORTIONAL ? sum.attended_ms : sum.learning_ms;
}

static void add_mode(const struct part_class *c, const struct part_rule *rule,
                     struct mode_seconds *ret)
{
    if (c->mode)
        ret->s[c->mode - 1] += weight_ms(c, rule) / 1000;
}

/* The part that begins with classes[first]; with those that belong to it. */
static struct jp_part make(const struct part_class *classes, size_t n, size_t first,
                           const struct part_rule *rule)
{
    struct jp_part ret = {.day = INT64_MIN};
    struct attendance_sum sum = {0};

    if (rule->split == SPLIT_SESSIONS)
        ret.ordinal = classes[first].ordinal;
    for (size_t i = first; i < n; i++) {
        const struct part_class *c = &classes[i];
        bool together = i == first || parts_together(rule, classes[first].table, c->table);
        if (!c->table->n || !together)
            continue;
        int64_t day = parts_day(c->table, rule->offset_min);
        parts_add(c, rule, &sum);
        ret.checks.answered += c->checks.answered;
        ret.checks.missed += c->checks.missed;
        add_mode(c, rule, &ret.modes);
        if (day > ret.day)
            ret.day = day;
    }
    ret.attendance = judge(&sum, &rule->judge);
    return ret;
}

static bool was_taken(const struct part_class *classes, size_t i, const struct part_rule *rule)
{
    if (rule->split == SPLIT_SESSIONS)
        return false;
    for (size_t k = 0; k < i; k++)
        if (classes[k].table->n && parts_together(rule, classes[k].table, classes[i].table))
            return true;
    return false;
}

static int by_day(const void *a, const void *b)
{
    const struct jp_part *x = a;
    const struct jp_part *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

size_t parts_make(const struct part_class *classes, size_t n, const struct part_rule *rule,
                  struct jp_part *ret)
{
    size_t made = 0;

    if (rule->split == SPLIT_NONE)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (classes[i].table->n && !was_taken(classes, i, rule))
            ret[made++] = make(classes, n, i, rule);
    if (made > 1)
        qsort(ret, made, sizeof *ret, by_day);
    return made;
}

struct mode_seconds parts_modes(const struct part_class *classes, size_t n,
                                const struct part_rule *rule)
{
    struct mode_seconds ret = {{0}};
    for (size_t i = 0; i < n; i++)
        add_mode(&classes[i], rule, &ret);
    return ret;
}

enum err parts_programme(const struct policy *policy, const struct part_plan *plan,
                         uint32_t *ret_jp)
{
    const struct part_rule rule = {
        .split = jp_split_of(policy, plan->category, plan->international),
        .offset_min = plan->offset_min,
        .judge = jp_judge_rule(policy, 0),
        .credit_model = CREDIT_THRESHOLD,
    };
    uint64_t learning_ms = 0;

    *ret_jp = 0;
    struct jp_part *parts = mem_zalloc(plan->n ? plan->n : 1, sizeof *parts);
    if (!parts)
        return ERR_NOMEM;
    for (size_t i = 0; i < plan->n; i++)
        learning_ms += timetable_learning_ms(plan->classes[i].table, policy->break_counts);
    const struct jp_plan whole = {.learning_s = learning_ms / 1000,
                                  .parts = parts,
                                  .n_parts = parts_make(plan->classes, plan->n, &rule, parts)};
    enum err err = jp_of_programme(policy, plan->category, plan->international, &whole, ret_jp);
    mem_free(parts);
    return err;
}
