#include "judging/plan.h"

#include "base/alloc.h"
#include "credit/entry.h"
#include "credit/jp.h"
#include "credit/policy_set.h"
#include "store/store_catalog.h"

#define CLASSES_MAX 1000

static enum err add_class(const struct class_row *row, void *arg)
{
    struct activity_plan *plan = arg;
    if (plan->n_classes == CLASSES_MAX)
        return ERR_FULL;
    struct plan_class *more =
        mem_realloc(plan->classes, (plan->n_classes + 1) * sizeof *plan->classes);
    if (!more)
        return ERR_NOMEM;
    plan->classes = more;
    plan->classes[plan->n_classes++] = (struct plan_class){.row = *row};
    return OK;
}

static enum err read_course(struct store *store, struct plan_class *class)
{
    enum err err = history_moves(store, class->row.id, &class->moves);
    if (!err && class->moves.n)
        class->phase = class->moves.at[class->moves.n - 1].phase;
    return err;
}

static enum err value_programme(struct activity_plan *plan)
{
    const struct activity_row *activity = &plan->activity;
    struct part_class *classes = mem_zalloc(plan->n_classes, sizeof *classes);
    if (!classes)
        return ERR_NOMEM;
    for (size_t i = 0; i < plan->n_classes; i++)
        classes[i] = (struct part_class){.table = &plan->classes[i].row.table,
                                         .ordinal = plan->classes[i].row.ordinal};
    const struct part_plan programme = {.category = activity->category,
                                        .international = activity->international,
                                        .offset_min = (int)activity->zone,
                                        .classes = classes,
                                        .n = plan->n_classes};
    enum err err = parts_programme(plan->policy, &programme, &plan->jp_full);
    mem_free(classes);
    return err == ERR_INVALID ? OK : err; /* the policy has no value for it: 0 */
}

/* What the timetables add up to: learning time, share, last day. */
static void add_up(struct activity_plan *plan)
{
    const struct activity_row *activity = &plan->activity;
    const struct interval_list nobody = {0};
    struct attendance_sum sum = {0};
    int64_t end_ms = INT64_MIN;

    for (size_t i = 0; i < plan->n_classes; i++) {
        struct plan_class *class = &plan->classes[i];
        const struct timetable *table = &class->row.table;
        attendance_sum_add(&sum, &nobody, table, &plan->rule);
        class->learning_s = timetable_learning_ms(table, plan->rule.break_counts) / 1000;
        if (timetable_end_ms(table) > end_ms)
            end_ms = timetable_end_ms(table);
    }
    struct attendance whole = judge(&sum, &plan->rule);
    bool threshold = plan->policy->credit_model == CREDIT_THRESHOLD;
    plan->learning_s = whole.learning_s;
    plan->needed_s = threshold && !plan->by_part ? whole.needed_s : 0;
    plan->ends_day = plan->n_classes ? entry_ends_day(end_ms, (int)activity->zone) : CATALOG_NO_DAY;
}

static void look_at_phases(struct activity_plan *plan)
{
    plan->all_ended = plan->n_classes > 0;
    for (size_t i = 0; i < plan->n_classes; i++) {
        enum class_phase phase = plan->classes[i].phase;
        bool ended = phase == CLASS_PHASE_ENDED;
        plan->all_ended = plan->all_ended && ended;
        plan->any_ended = plan->any_ended || ended;
        plan->any_held =
            plan->any_held || phase == CLASS_PHASE_RUNNING || phase == CLASS_PHASE_BREAK;
    }
}

/* All that follows from activity, policy and timetables. */
static enum err complete(struct activity_plan *plan)
{
    const struct activity_row *activity = &plan->activity;
    plan->rule = jp_judge_rule(plan->policy, activity->min_attendance_percent);
    plan->parts = (struct part_rule){
        .split = jp_split_of(plan->policy, activity->category, activity->international),
        .offset_min = (int)activity->zone,
        .judge = plan->rule,
        .credit_model = plan->policy->credit_model};
    plan->by_part = jp_is_by_part(plan->policy, activity->category);
    add_up(plan);
    return value_programme(plan);
}

enum err plan_of_rows(const struct policy *policy, const struct activity_row *activity,
                      const struct class_row *classes, size_t n, struct activity_plan *ret)
{
    ret->activity = *activity;
    ret->policy = policy;
    enum err err = OK;
    for (size_t i = 0; !err && i < n; i++)
        err = add_class(&classes[i], ret);
    return err ? err : complete(ret);
}

enum err plan_read(struct store *store, const struct policy_set *policies, struct id id,
                   struct activity_plan *ret)
{
    enum err err = store_activity_find(store, id, &ret->activity);
    if (err)
        return err;
    ret->policy = policy_set_find(policies, ret->activity.policy);
    if (!ret->policy)
        return ERR_CONFIG;
    err = store_activity_classes(store, id, add_class, ret);
    for (size_t i = 0; !err && i < ret->n_classes; i++)
        err = read_course(store, &ret->classes[i]);
    if (err)
        return err;
    look_at_phases(ret);
    return complete(ret);
}

void plan_finish(struct activity_plan *plan)
{
    mem_free(plan->classes);
    *plan = (struct activity_plan){0};
}
