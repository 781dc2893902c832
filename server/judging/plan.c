#include "judging/plan.h"

#include "base/alloc.h"
#include "credit/entry.h"
#include "credit/jp.h"
#include "credit/policy_set.h"
#include "judging/plan_parts.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"

#define CLASSES_MAX 1000
#define UNITS_MAX 1000

static enum err add_class(const struct class_row *row, void *arg)
{
    struct activity_plan *plan = arg;
    if (row->cancelled_ms)
        return OK;
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

static enum err add_unit(const struct unit_row *row, void *arg)
{
    struct activity_plan *plan = arg;
    if (plan->n_units == UNITS_MAX)
        return ERR_FULL;
    struct unit_row *more = mem_realloc(plan->units, (plan->n_units + 1) * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    plan->units = more;
    more[plan->n_units++] = *row;
    return OK;
}

static enum unit_mode mode_of(const struct activity_plan *plan, uint32_t unit)
{
    for (size_t i = 0; i < plan->n_units; i++)
        if (plan->units[i].ordinal == unit)
            return plan->units[i].mode;
    return MODE_SYNCHRONOUS;
}

static enum err value_programme(struct activity_plan *plan)
{
    const struct activity_row *activity = &plan->activity;
    struct part_class *classes = mem_zalloc(plan->n_classes, sizeof *classes);
    if (!classes)
        return ERR_NOMEM;
    for (size_t i = 0; i < plan->n_classes; i++)
        classes[i] = (struct part_class){.table = &plan->classes[i].row.table,
                                         .ordinal = plan->classes[i].row.ordinal,
                                         .mode = plan->classes[i].mode};
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
    plan->all_ended = plan->n_classes > 0 && !plan->activity.cancelled_ms;
    for (size_t i = 0; i < plan->n_classes; i++) {
        enum class_phase phase = plan->classes[i].phase;
        bool ended = phase == CLASS_PHASE_ENDED;
        plan->undecided += plan->classes[i].undecided;
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
    for (size_t i = 0; i < plan->n_classes; i++)
        plan->classes[i].mode = mode_of(plan, plan->classes[i].row.unit);
    plan->rule = jp_judge_rule(plan->policy, activity->min_attendance_percent);
    plan->parts = (struct part_rule){
        .split = jp_split_of(plan->policy, activity->category, activity->international),
        .offset_min = (int)activity->zone,
        .judge = plan->rule,
        .credit_model = plan->policy->credit_model,
        .miss_cost_seconds = plan->policy->presence_checks.miss_cost_seconds};
    plan->by_part = jp_is_by_part(plan->policy, activity->category);
    add_up(plan);
    return value_programme(plan);
}

/* An empty book, or the one in the store. */
static enum err open_book(struct store *store, uint64_t last_n, struct activity_plan *plan)
{
    plan->own_book = mem_zalloc(1, sizeof *plan->own_book);
    if (!plan->own_book)
        return ERR_NOMEM;
    plan->book = plan->own_book;
    book_init(plan->own_book, plan->activity.id);
    return store ? book_read_until(store, plan->activity.id, last_n, plan->own_book) : OK;
}

enum err plan_of_rows(const struct plan_rows *rows, struct activity_plan *ret)
{
    ret->activity = *rows->activity;
    ret->policy = rows->policy;
    ret->book = rows->book;
    enum err err = rows->book ? OK : open_book(NULL, 0, ret);
    for (size_t i = 0; !err && i < rows->n_units; i++)
        err = add_unit(&rows->units[i], ret);
    for (size_t i = 0; !err && i < rows->n_classes; i++)
        err = add_class(&rows->classes[i], ret);
    return err ? err : complete(ret);
}

enum err plan_read(struct store *store, const struct policy_set *policies, struct id id,
                   struct activity_plan *ret)
{
    return plan_read_until(store, policies, id, UINT64_MAX, ret);
}

enum err plan_read_until(struct store *store, const struct policy_set *policies, struct id id,
                         uint64_t last_n, struct activity_plan *ret)
{
    enum err err = store_activity_find(store, id, &ret->activity);
    if (err)
        return err;
    ret->policy = policy_set_find(policies, ret->activity.policy);
    if (!ret->policy)
        return ERR_CONFIG;
    err = open_book(store, last_n, ret);
    if (!err)
        err = store_units(store, id, add_unit, ret);
    if (!err)
        err = store_activity_classes(store, id, add_class, ret);
    if (!err)
        err = complete(ret);
    for (size_t i = 0; !err && i < ret->n_classes; i++)
        err = plan_read_course(store, ret, &ret->classes[i]);
    if (!err)
        look_at_phases(ret);
    return err;
}

int64_t plan_objections_end_ms(const struct activity_plan *plan)
{
    if (!plan->activity.closed_ms)
        return INT64_MAX;
    return plan->activity.closed_ms + (int64_t)plan->policy->objection_days * DATE_DAY_MS;
}

void plan_finish(struct activity_plan *plan)
{
    if (plan->own_book)
        book_finish(plan->own_book);
    mem_free(plan->own_book);
    mem_free(plan->units);
    mem_free(plan->classes);
    *plan = (struct activity_plan){0};
}
