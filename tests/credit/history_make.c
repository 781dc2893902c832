/* Makes histories up. */
#include "credit/history.h"

#define START_DAY 19000 /* 2022-01-08 */
#define SPAN_DAYS 900   /* over two ends of a year, a leap day and the change of the rules */
#define DAY_MINUTES 1440
#define MORNING_MINUTE 60 /* UTC: many begin then, so that activities overlap */

/* Monday to Friday, and a holiday in the middle. */
static const struct work_calendar calendar = {
    .n_periods = 1,
    .periods = {{.first_day = 0,
                 .last_day = POLICY_OPEN_END,
                 .week = {{450, 960}, {450, 960}, {450, 960}, {450, 960}, {450, 990}}}},
    .n_holidays = 1,
    .holidays = {{.day = START_DAY + SPAN_DAYS / 2}}};
static const enum date_zone zones[] = {DATE_WIB, DATE_WITA, DATE_WIT};

static uint32_t seed;

static uint32_t up_to(uint32_t max)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % (max + 1);
}

static bool one_of(uint32_t n)
{
    return up_to(n - 1) == 0;
}

static const char *const categories[] = {"pelatihan_teknis", "seminar",       "e_learning",
                                         "coaching",         "tugas_belajar", "belajar_terbatas",
                                         "magang",           "laporan_dulu"};

static void bend(struct policy *policy)
{
    policy->credit_model = one_of(3) ? CREDIT_PROPORTIONAL : CREDIT_THRESHOLD;
    policy->rounding = (enum rounding)(1 + up_to(2));
    policy->intl_bonus_rounding = (enum rounding)(1 + up_to(2));
    policy->short_day_event = one_of(3) ? SHORT_DAY_BY_MINUTES : SHORT_DAY_FLAT;
    policy->day_evaluation = one_of(4) ? DAYS_TOGETHER : DAYS_EACH;
    policy->break_counts = one_of(5);
    policy->min_attendance_percent = 1 + up_to(99);
    policy->bridge_gap_seconds = one_of(5) ? up_to(120) : 0;
    policy->jp_seconds = 60 + up_to(3000);
    policy->statuses[1].max_jp_per_year = 1 + up_to(30);
    policy->post_test.attempts_max = up_to(3);
    policy->capacity.kept = !one_of(4);
    policy->presence_checks.min_answered_percent = one_of(3) ? up_to(100) : 0;
    policy->presence_checks.miss_cost_seconds = one_of(3) ? up_to(1800) : 0;
}

static void make_table(struct timetable *table, int64_t day)
{
    uint32_t minute = one_of(3) ? MORNING_MINUTE + up_to(60) : up_to(DAY_MINUTES);
    int64_t at_ms = day * DATE_DAY_MS + minute * DATE_MINUTE_MS;
    table->n = 1 + up_to(2);
    for (size_t i = 0; i < table->n; i++) {
        struct timetable_segment *s = &table->segments[i];
        s->kind = i != 1 ? SEGMENT_LEARNING : SEGMENT_BREAK;
        s->start_ms = at_ms;
        s->end_ms = at_ms + (1 + up_to(150)) * DATE_MINUTE_MS;
        at_ms = s->end_ms + (one_of(3) ? up_to(20) * DATE_MINUTE_MS : 0);
    }
}

static void make_class(struct made_class *c, int64_t day)
{
    make_table(&c->table, day);
    int64_t start_ms = timetable_start_ms(&c->table);
    uint32_t span_ms = (uint32_t)(timetable_end_ms(&c->table) - start_ms);

    c->mode = (enum unit_mode)up_to(UNIT_MODES);
    if (one_of(3))
        c->checks = (struct check_tally){up_to(3), up_to(2)};
    c->n_lines = up_to(HISTORY_LINES);
    for (size_t i = 0; i < c->n_lines; i++) {
        struct made_line *line = &c->lines[i];
        line->join_ms = start_ms - 60000 + (one_of(2) ? 0 : up_to(span_ms));
        line->left_ms = line->join_ms - 5000 + up_to(span_ms + 300000);
        line->lost = one_of(6);
    }
    c->n_corrections = one_of(3) ? 1 + up_to(HISTORY_FACTS - 1) : 0;
    for (size_t i = 0; i < c->n_corrections; i++) {
        int64_t from_ms = start_ms + up_to(span_ms);
        c->corrections[i] =
            (struct correction){.number = 10 + i * 3,
                                .kind = one_of(3) ? CORRECTION_ABSENT : CORRECTION_PRESENT,
                                .start_ms = from_ms,
                                .end_ms = from_ms + up_to(span_ms)};
    }
}

static void make_facts(struct made_activity *a)
{
    a->n_evidence = up_to(HISTORY_FACTS);
    for (size_t i = 0; i < a->n_evidence; i++)
        a->evidence[i] =
            (struct evidence_fact){.number = 5 + i,
                                   .kind = (enum evidence_kind)(EVIDENCE_PERMISSION + up_to(2)),
                                   .decision = (enum evidence_decision)(EVIDENCE_FILED + up_to(2))};
    a->test_required = one_of(4);
    a->n_tries = up_to(HISTORY_FACTS);
    for (size_t i = 0; i < a->n_tries; i++)
        a->tries[i] = (struct test_try){.at_ms = (int64_t)i * 7, .score = up_to(100)};
}

/* Often near the activity before: the same days make overlaps and full months. */
static void make_activity(struct made_activity *a, int64_t *day)
{
    *a = (struct made_activity){.category =
                                    categories[up_to(sizeof categories / sizeof categories[0] - 1)],
                                .international = one_of(3),
                                .zone = zones[up_to(2)],
                                .ledger = one_of(4) ? LEDGER_CAPACITY : LEDGER_COMPETENCY,
                                .decision = (enum overlap_decision)up_to(2),
                                .n_classes = 1 + up_to(HISTORY_CLASSES - 1)};
    make_facts(a);
    if (!one_of(2))
        *day = START_DAY + up_to(SPAN_DAYS);
    int64_t at = *day;
    for (size_t i = 0; i < a->n_classes; i++) {
        make_class(&a->classes[i], at);
        at += 2 + (one_of(4) ? up_to(40) : 0); /* classes of an activity do not overlap */
    }
}

void history_make(struct history *ret, struct policy *policy, uint32_t number)
{
    seed = number * 2654435761u + 1;
    if (!seed)
        seed = 1;
    for (int i = 0; i < 4; i++)
        up_to(1);
    bend(policy);
    int64_t day = START_DAY + up_to(SPAN_DAYS);
    *ret = (struct history){.policy = policy,
                            .calendar = &calendar,
                            .zone = zones[up_to(2)],
                            .status = one_of(2) ? EMPLOYMENT_PPPK : EMPLOYMENT_PNS,
                            .contract_day = START_DAY - up_to(700),
                            .n_activities = 1 + up_to(HISTORY_ACTIVITIES - 1)};
    for (size_t i = 0; i < ret->n_activities; i++)
        make_activity(&ret->activities[i], &day);
}
