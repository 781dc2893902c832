/* From the facts of a history to what it comes to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attendance/intervals.h"
#include "credit/history.h"

static const struct id person = {{1}};

static void must(enum err err)
{
    if (err) {
        printf("a history broke off: %s\n", err_name(err));
        exit(2);
    }
}

/* ---- when the person was there ---- */

static void tell(struct class_fold *fold, const struct made_class *c, size_t i, bool left)
{
    const struct made_line *line = &c->lines[i];
    const struct presence fact = {.kind = left ? PRESENCE_LEFT : PRESENCE_JOINED,
                                  .why = left ? LEAVE_LOST : LEAVE_NONE,
                                  .at_ms = left ? line->left_ms : line->join_ms,
                                  .line = (uint32_t)i + 1,
                                  .person = person};
    must(class_fold_add(fold, &fact));
}

size_t history_roll(const struct made_class *c, uint8_t body[HISTORY_ROLL_MAX], int64_t *ret_at_ms)
{
    struct writer w = writer_of(body, HISTORY_ROLL_MAX);
    struct roll_entry entries[HISTORY_LINES];
    struct roll roll;
    size_t n = 0;

    *ret_at_ms = 0;
    for (size_t i = 0; i < c->n_lines; i++) {
        if (!c->lines[i].lost)
            continue;
        entries[n++] = (struct roll_entry){(uint32_t)i + 1, HISTORY_SIGN_AGE_S};
        if (c->lines[i].left_ms > *ret_at_ms)
            *ret_at_ms = c->lines[i].left_ms;
    }
    if (!n)
        return 0;
    roll_init(&roll, HISTORY_LINES);
    must(roll_encode(&roll, entries, n, true, &w));
    roll_finish(&roll);
    return writer_len(&w);
}

static void tell_roll(struct class_fold *fold, const struct made_class *c)
{
    uint8_t body[HISTORY_ROLL_MAX];
    int64_t at_ms;
    size_t len = history_roll(c, body, &at_ms);
    const struct presence fact = {.kind = PRESENCE_ROLL, .at_ms = at_ms, .roll = {body, len}};
    if (len)
        must(class_fold_add(fold, &fact));
}

/* Each line joins before it leaves; beside that the facts of the lines may come in any order. */
static void fold_class(const struct made_class *c, bool turned, struct class_fold *fold)
{
    size_t n = c->n_lines;
    class_fold_init(fold, HISTORY_LINES);
    for (size_t i = 0; i < n; i++) {
        tell(fold, c, turned ? n - 1 - i : i, false);
        if (!turned && !c->lines[i].lost)
            tell(fold, c, i, true);
    }
    for (size_t i = 0; turned && i < n; i++)
        if (!c->lines[i].lost)
            tell(fold, c, i, true);
    tell_roll(fold, c);
}

static void add_devices(const struct class_fold *fold, const struct made_class *c,
                        const struct judge_rule *rule, struct outcome *ret)
{
    uint64_t longest_ms = 0;
    for (size_t i = 0; i < class_fold_line_count(fold); i++) {
        struct line_interval line = class_fold_line(fold, i, FOLD_NOT_LIVE);
        struct interval stay = {line.start_ms, line.end_ms};
        const struct interval_list one = {&stay, line.end_ms > line.start_ms, 1};
        uint64_t ms = judge_attended_ms(&one, &c->table, rule);
        ret->device_ms += ms;
        if (ms > longest_ms)
            longest_ms = ms;
    }
    ret->longest_ms += longest_ms;
}

static void correct(const struct made_class *c, bool turned, struct interval_list *list)
{
    struct correction order[HISTORY_FACTS];
    for (size_t i = 0; i < c->n_corrections; i++)
        order[i] = c->corrections[turned ? c->n_corrections - 1 - i : i];
    must(correction_apply(list, order, c->n_corrections));
}

/* ---- the whole ---- */

struct work {
    const struct history *history;
    struct arrival arrival;
    struct interval_list there[HISTORY_ACTIVITIES][HISTORY_CLASSES];
    struct interval_list learned[HISTORY_ACTIVITIES];
    struct overlap_stay stays[HISTORY_ACTIVITIES]; /* in the order of arrival */
    struct outcomes *ret;
};

/* Short gaps are bridged before what is shared is looked at. */
static void add_learned(struct work *work, size_t a, size_t k, const struct judge_rule *rule)
{
    struct interval_list bridged = {0};
    must(interval_list_add_all(&bridged, &work->there[a][k]));
    interval_list_unite(&bridged, (int64_t)rule->bridge_gap_seconds * 1000);
    must(overlap_clip(&bridged, &work->history->activities[a].classes[k].table, rule->break_counts,
                      &work->learned[a]));
    interval_list_finish(&bridged);
}

static void look_at_class(struct work *work, size_t a, size_t k)
{
    const struct made_class *c = &work->history->activities[a].classes[k];
    const struct judge_rule rule = jp_judge_rule(work->history->policy, 0);
    struct outcome *ret = &work->ret->at[a];
    struct interval_list *list = &work->there[a][k];
    struct class_fold fold;

    fold_class(c, work->arrival.turned, &fold);
    must(class_fold_unite(&fold, person, FOLD_NOT_LIVE, list));
    add_devices(&fold, c, &rule, ret);
    class_fold_finish(&fold);
    if (work->arrival.corrected && c->n_corrections) {
        correct(c, work->arrival.turned, list);
        ret->corrected = true;
    }
    ret->there_ms += judge_attended_ms(list, &c->table, &rule);
    add_learned(work, a, k, &rule);
}

static size_t place(const struct work *work, size_t a)
{
    return work->arrival.turned ? work->history->n_activities - 1 - a : a;
}

static void settle(struct work *work)
{
    const struct history *h = work->history;
    struct interval_list all = {0};

    for (size_t a = 0; a < h->n_activities; a++) {
        const struct made_activity *activity = &h->activities[a];
        for (size_t k = 0; k < activity->n_classes; k++)
            look_at_class(work, a, k);
        interval_list_unite(&work->learned[a], 0);
        must(interval_list_add_all(&all, &work->learned[a]));
        work->stays[place(work, a)] =
            (struct overlap_stay){.activity = {{(uint8_t)(a + 1)}},
                                  .start_ms = timetable_start_ms(&activity->classes[0].table),
                                  .there = &work->learned[a],
                                  .decision = activity->decision};
    }
    must(overlap_settle(work->stays, h->n_activities));
    interval_list_unite(&all, 0);
    work->ret->all_ms = interval_list_ms(&all);
    interval_list_finish(&all);
}

static enum evidence_state evidence_state_of(const struct work *work,
                                             const struct made_activity *activity)
{
    const struct policy *policy = work->history->policy;
    struct hours_split hours = {0};
    struct evidence_fact order[HISTORY_FACTS];
    for (size_t i = 0; i < activity->n_classes; i++)
        work_calendar_add(work->history->calendar, &activity->classes[i].table,
                          policy->break_counts, (int)work->history->zone, &hours);
    struct evidence_need need =
        evidence_need_of(policy, activity->category,
                         jp_ledger_of(policy, work->history->status, activity->ledger), &hours);
    size_t n = activity->n_evidence;
    for (size_t i = 0; i < n; i++)
        order[i] = activity->evidence[work->arrival.turned ? n - 1 - i : i];
    return evidence_judge(&need, order, n);
}

static struct test_verdict test_of(const struct work *work, const struct made_activity *activity)
{
    struct test_try order[HISTORY_FACTS];
    size_t n = activity->n_tries;
    for (size_t i = 0; i < n; i++)
        order[i] = activity->tries[work->arrival.turned ? n - 1 - i : i];
    return test_judge(&work->history->policy->post_test, activity->test_required, order, n);
}

static struct year_window year_of(const struct history *h, int64_t day)
{
    struct year_window ret = year_window_calendar(date_civil(day * DATE_DAY_MS, DATE_UTC).year);
    if (h->status == EMPLOYMENT_PPPK)
        must(year_window_contract(h->contract_day, POLICY_OPEN_END, day, &ret));
    return ret;
}

static size_t in_ledger(const struct work *work, size_t i)
{
    return work->arrival.order ? work->arrival.order[i] : i;
}

static uint32_t counted_before(const struct work *work, size_t a, enum jp_ledger ledger)
{
    const struct year_window *year = &work->ret->at[a].year;
    uint32_t jp = 0;
    for (size_t i = 0; in_ledger(work, i) != a; i++) {
        const struct outcome *other = &work->ret->at[in_ledger(work, i)];
        if (other->sum.ledger == ledger && other->ends_day >= year->first_day &&
            other->ends_day <= year->last_day)
            jp += other->sum.counted_jp;
    }
    return jp;
}

static uint32_t count_in_month(const struct outcome *outcome, int64_t day)
{
    uint32_t n = 0;
    for (size_t k = 0; k < outcome->n_parts; k++) {
        const struct jp_result *part = &outcome->parts[k];
        struct slice text = {(const uint8_t *)part->occurrence, 10};
        int64_t of;
        if (part->occurrence[0] && part->counted_jp > 0 && date_parse_day(text, &of) == OK &&
            jp_month(of) == jp_month(day))
            n++;
    }
    return n;
}

static uint32_t month_before(const struct work *work, size_t a, int64_t day)
{
    const struct made_activity *activities = work->history->activities;
    uint32_t n = 0;
    for (size_t i = 0; in_ledger(work, i) != a; i++) {
        size_t other = in_ledger(work, i);
        if (strcmp(activities[other].category, activities[a].category) == 0)
            n += count_in_month(&work->ret->at[other], day);
    }
    return n;
}

/* Somebody decided who keeps what was shared. */
static bool is_cut(const struct work *work, size_t a)
{
    const struct overlap_stay *stay = &work->stays[place(work, a)];
    return stay->shared_ms > 0 && !stay->flagged;
}

static struct part_rule rule_of(const struct work *work, size_t a)
{
    const struct made_activity *activity = &work->history->activities[a];
    const struct policy *policy = work->history->policy;
    struct part_rule ret = {.split =
                                jp_split_of(policy, activity->category, activity->international),
                            .offset_min = (int)activity->zone,
                            .judge = jp_judge_rule(policy, 0),
                            .credit_model = policy->credit_model,
                            .miss_cost_seconds = policy->presence_checks.miss_cost_seconds};
    if (is_cut(work, a))
        ret.judge.bridge_gap_seconds = 0;
    return ret;
}

static struct check_tally checks_of(const struct made_activity *activity)
{
    struct check_tally ret = {0};
    for (size_t k = 0; k < activity->n_classes; k++) {
        ret.answered += activity->classes[k].checks.answered;
        ret.missed += activity->classes[k].checks.missed;
    }
    return ret;
}

/* The classes as they arrive, and what they are judged by. */
static void set_up(struct work *work, size_t a, struct part_class *classes, struct outcome *ret)
{
    const struct made_activity *activity = &work->history->activities[a];
    const struct part_rule rule = rule_of(work, a);
    const struct overlap_stay *stay = &work->stays[place(work, a)];
    struct basis_class basis[HISTORY_CLASSES];
    struct attendance_sum sum = {0};
    size_t n = activity->n_classes;

    for (size_t i = 0; i < n; i++) {
        size_t k = work->arrival.turned ? n - 1 - i : i;
        const struct timetable *table = &activity->classes[k].table;
        const struct interval_list *there = is_cut(work, a) ? &stay->counted : &work->there[a][k];
        classes[i] = (struct part_class){.table = table,
                                         .united = there,
                                         .ordinal = (uint32_t)k + 1,
                                         .mode = activity->classes[k].mode,
                                         .checks = activity->classes[k].checks};
        basis[i] = (struct basis_class){
            .class_id = {{(uint8_t)(k + 1)}}, .timetable = table, .united = &work->there[a][k]};
        parts_add(&classes[i], &rule, &sum);
    }
    ret->attendance = judge(&sum, &rule.judge);
    ret->counted_ms = interval_list_ms(&stay->counted);
    ret->ends_day =
        entry_ends_day(timetable_end_ms(&activity->classes[n - 1].table), (int)activity->zone);
    ret->year = year_of(work->history, ret->ends_day);
    must(entry_basis(basis, n, work->history->policy->id, &(struct basis_verdict){0}, ret->basis));
}

static void value(struct work *work, size_t a)
{
    const struct history *h = work->history;
    const struct made_activity *activity = &h->activities[a];
    const struct overlap_stay *stay = &work->stays[place(work, a)];
    struct outcome *ret = &work->ret->at[a];
    struct part_class classes[HISTORY_CLASSES];
    struct jp_part parts[HISTORY_CLASSES];
    const struct part_rule rule = rule_of(work, a);

    set_up(work, a, classes, ret);
    struct test_verdict test = test_of(work, activity);
    struct jp_input input = {.category = activity->category,
                             .international = activity->international,
                             .attendance = ret->attendance,
                             .parts = parts,
                             .n_parts = parts_make(classes, activity->n_classes, &rule, parts),
                             .modes = parts_modes(classes, activity->n_classes, &rule),
                             .checks = checks_of(activity),
                             .status = h->status,
                             .ledger = activity->ledger,
                             .evidence = evidence_state_of(work, activity),
                             .test = test.state,
                             .test_score = test.score,
                             .counted_jp_before = counted_before(
                                 work, a, jp_ledger_of(h->policy, h->status, activity->ledger)),
                             .overlap_seconds = stay->flagged ? stay->shared_ms / 1000 + 1 : 0};
    for (size_t i = 0; i < input.n_parts; i++)
        parts[i].month_before = month_before(work, a, parts[i].day);
    must(jp_for_parts(h->policy, &input, &ret->sum, ret->parts, &ret->n_parts));
}

void history_compute(const struct history *history, struct arrival arrival, struct outcomes *ret)
{
    struct work work = {.history = history, .arrival = arrival, .ret = ret};

    *ret = (struct outcomes){0};
    settle(&work);
    for (size_t i = 0; i < history->n_activities; i++)
        value(&work, in_ledger(&work, i));
    for (size_t a = 0; a < history->n_activities; a++) {
        interval_list_finish(&work.stays[a].counted);
        interval_list_finish(&work.learned[a]);
        for (size_t k = 0; k < HISTORY_CLASSES; k++)
            interval_list_finish(&work.there[a][k]);
    }
}
