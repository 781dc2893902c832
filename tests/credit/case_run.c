/* Runs a row: overlaps, evidence, parts, JP, entries and the record, and checks what it expects. */
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "credit/case_row.h"
#include "support/check.h"

/* What the run knows, and the ledger that grows with it. */
struct run {
    struct case_row *row;
    const struct work_calendar *calendar;
    struct overlap_stay stays[ROW_ACTIVITIES_MAX];
    struct interval_list learned[ROW_ACTIVITIES_MAX]; /* there, within learning time */
    struct jp_entry ledger[ROW_ACTIVITIES_MAX * ROW_CLASSES_MAX];
    size_t n_entries;
    char what[ROW_TEXT_MAX + 64];
};

static const struct id person = {{1}};

static void must(enum err err)
{
    if (err) {
        printf("the run of a row broke off: %s\n", err_name(err));
        exit(2);
    }
}

static const char *about(struct run *run, size_t a, const char *what)
{
    snprintf(run->what, sizeof run->what, "%s: %.120s: activity %zu: %s", run->row->name,
             run->row->title, a + 1, what);
    return run->what;
}

/* Numbers that the row says something about. */
static void compare(struct run *run, size_t a, const char *what, int64_t got, int64_t want)
{
    if (want != ROW_ABSENT)
        check_same(got, want, about(run, a, what));
}

/* ---- overlaps ---- */

static void settle_overlaps(struct run *run)
{
    struct case_row *row = run->row;
    for (size_t a = 0; a < row->n_activities; a++) {
        struct row_activity *activity = &row->activities[a];
        int64_t start_ms = INT64_MAX;
        for (size_t i = 0; i < activity->n_classes; i++) {
            const struct row_class *c = &activity->classes[i];
            must(overlap_clip(&c->there, &c->table, activity->policy->break_counts,
                              &run->learned[a]));
            if (timetable_start_ms(&c->table) < start_ms)
                start_ms = timetable_start_ms(&c->table);
        }
        interval_list_unite(&run->learned[a], 0);
        run->stays[a] = (struct overlap_stay){.activity = {{(uint8_t)(a + 1)}},
                                              .start_ms = start_ms,
                                              .there = &run->learned[a],
                                              .decision = activity->decision};
    }
    must(overlap_settle(run->stays, row->n_activities));
}

/* ---- the year ---- */

static struct year_window year_of(const struct run *run, const struct policy *policy, int64_t day)
{
    const struct case_row *row = run->row;
    const struct policy_status *status = policy_status(policy, row->status);
    struct year_window ret = year_window_calendar(date_civil(day * DATE_DAY_MS, DATE_UTC).year);
    struct year_window contract;
    if (status && status->year_basis == YEAR_CONTRACT &&
        year_window_contracts(row->contracts, row->n_contracts, day, &contract) == OK)
        ret = contract;
    return ret;
}

static uint32_t counted_before(const struct run *run, const struct year_window *window,
                               enum jp_ledger ledger)
{
    int64_t jp = 0;
    for (size_t i = 0; i < run->n_entries; i++) {
        const struct jp_entry *entry = &run->ledger[i];
        if (entry->ledger == ledger && entry->ends_day >= window->first_day &&
            entry->ends_day <= window->last_day)
            jp += entry->jp;
    }
    return (uint32_t)jp;
}

static uint32_t month_before(const struct run *run, const char *category, int64_t day)
{
    uint32_t n = 0;
    for (size_t i = 0; i < run->n_entries; i++) {
        int64_t other;
        const struct jp_entry *entry = &run->ledger[i];
        if (entry->jp > 0 && strcmp(entry->rule, category) == 0 && entry_day(entry, &other) == OK &&
            jp_month(other) == jp_month(day))
            n++;
    }
    return n;
}

/* ---- one activity ---- */

struct bench {
    struct part_class classes[ROW_CLASSES_MAX];
    struct jp_part parts[ROW_CLASSES_MAX];
    struct jp_result results[ROW_CLASSES_MAX];
    size_t n_results;
    struct part_rule rule;
    struct jp_input input;
    struct jp_result sum;
    struct hours_split hours;
    struct evidence_need need;
    struct test_verdict test;
    struct year_window year;
    int64_t first_day, last_day;
    uint32_t programme_jp;
};

static void set_up_classes(struct run *run, size_t a, struct bench *bench)
{
    struct row_activity *activity = &run->row->activities[a];
    const struct overlap_stay *stay = &run->stays[a];
    bool cut = stay->shared_ms > 0 && !stay->flagged;
    struct attendance_sum sum = {0};
    int64_t start_ms = INT64_MAX, end_ms = INT64_MIN;

    for (size_t i = 0; i < activity->n_classes; i++) {
        struct row_class *c = &activity->classes[i];
        const struct interval_list *there = cut ? &stay->counted : &c->there;
        bench->classes[i] =
            (struct part_class){&c->table, there, (uint32_t)i + 1, c->mode, c->checks};
        parts_add(&bench->classes[i], &bench->rule, &sum);
        bench->input.checks.answered += c->checks.answered;
        bench->input.checks.missed += c->checks.missed;
        work_calendar_add(run->calendar, &c->table, activity->policy->break_counts,
                          (int)run->row->zone, &bench->hours);
        if (timetable_start_ms(&c->table) < start_ms)
            start_ms = timetable_start_ms(&c->table);
        if (timetable_end_ms(&c->table) > end_ms)
            end_ms = timetable_end_ms(&c->table);
        if (c->standing[0])
            check_text(about(run, a, "standing"),
                       standing_name(standing_of(&c->there, &c->table, &bench->rule.judge,
                                                 activity->policy->late_after_seconds, c->excuse)
                                         .standing),
                       c->standing);
    }
    bench->input.attendance = judge(&sum, &bench->rule.judge);
    bench->first_day = entry_ends_day(start_ms + 1, (int)activity->zone);
    bench->last_day = entry_ends_day(end_ms, (int)activity->zone);
}

static void set_up(struct run *run, size_t a, struct bench *bench)
{
    struct row_activity *activity = &run->row->activities[a];
    const struct policy *policy = activity->policy;
    const struct overlap_stay *stay = &run->stays[a];
    struct jp_input *input = &bench->input;

    bench->rule = (struct part_rule){
        .split = jp_split_of(policy, activity->category, activity->international),
        .offset_min = (int)activity->zone,
        .judge = jp_judge_rule(policy, activity->min_attendance_percent),
        .credit_model = policy->credit_model,
        .miss_cost_seconds = policy->presence_checks.miss_cost_seconds};
    set_up_classes(run, a, bench);
    bench->need =
        evidence_need_of(policy, activity->category,
                         jp_ledger_of(policy, run->row->status, activity->ledger), &bench->hours);
    bench->test =
        test_judge(&policy->post_test, activity->test_required || policy->post_test.required,
                   activity->tries, activity->n_tries);
    bench->year = year_of(run, policy, bench->last_day);
    input->category = activity->category;
    input->international = activity->international;
    input->parts = bench->parts;
    input->n_parts = parts_make(bench->classes, activity->n_classes, &bench->rule, bench->parts);
    input->modes = parts_modes(bench->classes, activity->n_classes, &bench->rule);
    input->spoke = activity->spoke;
    input->status = run->row->status;
    input->post = run->row->post;
    input->ledger = activity->ledger;
    input->evidence = evidence_judge(&bench->need, activity->evidence, activity->n_evidence);
    input->purpose_told = activity->purpose_told;
    input->test = bench->test.state;
    input->test_score = bench->test.score;
    input->counted_jp_before = counted_before(run, &bench->year, activity->ledger);
    input->overlap_seconds = stay->flagged ? stay->shared_ms / 1000 : 0;
    for (size_t i = 0; i < input->n_parts; i++) {
        struct jp_part *part = &bench->parts[i];
        if (bench->need.by_day)
            part->evidence = evidence_judge_day(&bench->need, activity->evidence,
                                                activity->n_evidence, part->day);
        part->month_before = month_before(run, activity->category, part->day);
    }
}

static void post(struct run *run, size_t a, const struct bench *bench)
{
    static const uint8_t basis[DIGEST_BYTES] = {7};
    const struct entry_ground ground = {basis, bench->last_day};
    const struct entry_posting posting = {(int64_t)run->n_entries, "uji", ""};

    for (size_t i = 0; i < bench->n_results; i++) {
        const struct jp_result *result = &bench->results[i];
        struct entry_key key = {.activity = {{(uint8_t)(a + 1)}}, .person = person};
        if (!entry_is_due(result))
            continue;
        memcpy(key.occurrence, result->occurrence, sizeof key.occurrence);
        memcpy(key.policy, result->policy_version, sizeof key.policy);
        must(entry_of_result(&key, result, &ground, &posting, &run->ledger[run->n_entries++]));
    }
}

/* ---- what the row expects ---- */

static void compare_result(struct run *run, size_t a, const struct bench *bench)
{
    const struct row_expect *want = &run->row->activities[a].expect;
    const struct jp_result *got = &bench->sum;

    compare(run, a, "JP", got->awarded_jp, want->jp);
    compare(run, a, "counted", got->counted_jp, want->counted);
    compare(run, a, "surplus", got->surplus_jp, want->surplus);
    compare(run, a, "attended seconds", (int64_t)got->attended_seconds, want->attended_s);
    compare(run, a, "learning seconds", (int64_t)got->learning_seconds, want->learning_s);
    compare(run, a, "millionths", got->percent_ppm, want->percent_ppm);
    for (size_t i = 0; i < UNIT_MODES; i++)
        compare(run, a, "JP by mode", got->modes.jp[i], want->modes[i]);
    if (want->exact_den)
        check_same((intmax_t)got->exact_num * want->exact_den,
                   want->exact_num * (intmax_t)got->exact_den, about(run, a, "exact fraction"));
    if (want->says_flagged)
        check_same(got->overlapping, want->flagged, about(run, a, "tumpang tindih"));
    if (want->state[0])
        check_text(about(run, a, "state"),
                   word_name(&evidence_state_words, (int)got->evidence_state), want->state);
    if (want->ledger[0])
        check_text(about(run, a, "ledger"), word_name(&jp_ledger_words, (int)got->ledger),
                   want->ledger);
    if (want->policy[0])
        check_text(about(run, a, "policy"), got->policy_version, want->policy);
    for (size_t i = 0; i < want->n_reasons; i++)
        check(reason_find(&got->reasons, want->reasons[i]) != NULL,
              about(run, a, reason_name(want->reasons[i])));
    if (!want->says_parts)
        return;
    if (check_same(bench->n_results, want->n_parts, about(run, a, "number of parts")))
        for (size_t i = 0; i < want->n_parts; i++)
            compare(run, a, "counted of a part", bench->results[i].counted_jp, want->parts[i]);
}

static void compare_frame(struct run *run, size_t a, const struct bench *bench)
{
    const struct row_expect *want = &run->row->activities[a].expect;

    compare(run, a, "programme JP", bench->programme_jp, want->programme_jp);
    compare(run, a, "shared minutes", (int64_t)(run->stays[a].shared_ms / 60000),
            want->shared_minutes);
    compare(run, a, "minutes in office hours", (int64_t)(bench->hours.inside_ms / 60000),
            want->inside_minutes);
    compare(run, a, "first day", bench->first_day, want->first_day);
    compare(run, a, "last day", bench->last_day, want->last_day);
    compare(run, a, "first day of the year", bench->year.first_day, want->year_first);
    compare(run, a, "last day of the year", bench->year.last_day, want->year_last);
    compare(run, a, "day of issue", bench->test.decided_ms / DATE_DAY_MS, want->issue_day);
}

/* What holds for every row, said or not. */
static void check_sound(struct run *run, size_t a, const struct bench *bench)
{
    uint32_t awarded = 0, counted = 0, surplus = 0;
    for (size_t i = 0; i < bench->n_results; i++) {
        awarded += bench->results[i].awarded_jp;
        counted += bench->results[i].counted_jp;
        surplus += bench->results[i].surplus_jp;
    }
    check(bench->sum.attended_seconds <= bench->sum.learning_seconds,
          about(run, a, "no more than there is to learn"));
    check(awarded == bench->sum.awarded_jp && counted == bench->sum.counted_jp &&
              surplus == bench->sum.surplus_jp,
          about(run, a, "the parts are the sum"));
    check(counted + surplus == awarded || counted == 0 || bench->n_results > 1,
          about(run, a, "counted and surplus are what was awarded"));
    check(bench->sum.reasons.n > 0, about(run, a, "there is a reason"));
}

static void run_activity(struct run *run, size_t a)
{
    const struct row_activity *activity = &run->row->activities[a];
    struct bench *bench = mem_zalloc(1, sizeof *bench);
    if (!bench)
        exit(2);
    set_up(run, a, bench);
    enum err err = jp_for_parts(activity->policy, &bench->input, &bench->sum, bench->results,
                                &bench->n_results);
    check(err == OK || err == ERR_INVALID, about(run, a, "valued or refused in words"));
    const struct part_plan plan = {activity->category, activity->international, (int)activity->zone,
                                   bench->classes, activity->n_classes};
    err = parts_programme(activity->policy, &plan, &bench->programme_jp);
    check(err == OK || err == ERR_INVALID, about(run, a, "so is the programme"));
    compare_result(run, a, bench);
    compare_frame(run, a, bench);
    check_sound(run, a, bench);
    post(run, a, bench);
    mem_free(bench);
}

static void run_record(struct run *run)
{
    const struct row_record *want = &run->row->record;
    const struct policy *policy = run->row->activities[run->row->n_activities - 1].policy;
    const struct policy_status *status = policy_status(policy, run->row->status);
    size_t last = run->row->n_activities - 1;
    struct record record;

    record_init(&record, person, year_of(run, policy, want->day));
    for (size_t i = 0; i < run->n_entries; i++)
        must(record_add(&record, &run->ledger[i]));
    compare(run, last, "competency of the year", record.competency_jp, want->competency);
    compare(run, last, "capacity of the year", record.capacity_jp, want->capacity);
    compare(run, last, "surplus of the year", record.surplus_jp, want->surplus);
    if (!status)
        return;
    struct record_verdict verdict = record_judge(&record, status, run->row->post);
    compare(run, last, "fulfilled", verdict.fulfilled, want->fulfilled);
    compare(run, last, "short of the year", verdict.short_jp, want->short_jp);
}

unsigned case_row_run(struct case_row *row, const struct work_calendar *calendar)
{
    unsigned before = check_failures; /* each file has its own count */
    struct run *run = mem_zalloc(1, sizeof *run);
    if (!run)
        exit(2);
    run->row = row;
    run->calendar = calendar;
    settle_overlaps(run);
    for (size_t a = 0; a < row->n_activities; a++)
        run_activity(run, a);
    if (row->record.says)
        run_record(run);
    for (size_t a = 0; a < ROW_ACTIVITIES_MAX; a++) {
        interval_list_finish(&run->stays[a].counted);
        interval_list_finish(&run->learned[a]);
    }
    mem_free(run);
    return check_failures - before;
}
