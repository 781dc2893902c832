/* From the facts of a journal to JP, over all of attendance and credit: the worked cases as the
 * server will meet them, and what must hold for every attendance. */
#include "attendance/story.h"
#include "base/alloc.h"
#include "credit/evidence.h"
#include "credit/progress.h"
#include "credit/sample_policy.h"
#include "support/check.h"

#define MINUTE INT64_C(60000)
#define CLASSES_MAX 3

/* Session S: 08.00-10.00, break, 10.15-12.00, in seconds 0-7200 and 8100-14400. */
static const struct timetable session_s = {
    3,
    {{SEGMENT_LEARNING, STORY_START_MS, STORY_START_MS + 120 * MINUTE},
     {SEGMENT_BREAK, STORY_START_MS + 120 * MINUTE, STORY_START_MS + 135 * MINUTE},
     {SEGMENT_LEARNING, STORY_START_MS + 135 * MINUTE, STORY_START_MS + 240 * MINUTE}}};

static const struct timetable one_hour = {
    1, {{SEGMENT_LEARNING, STORY_START_MS, STORY_START_MS + 60 * MINUTE}}};

static struct attendance attend(const struct policy *policy, const struct timetable *table,
                                const char *const *classes)
{
    struct judge_rule rule = jp_judge_rule(policy, 0);
    struct attendance_sum sum = {0};

    for (size_t i = 0; i < CLASSES_MAX && classes[i]; i++) {
        struct class_fold fold;
        struct interval_list list = {0};
        class_fold_init(&fold, 26);
        check_same(story_feed(&fold, classes[i]), OK, classes[i]);
        check_same(class_fold_unite(&fold, story_person(1), FOLD_NOT_LIVE, &list), OK, classes[i]);
        attendance_sum_add(&sum, &list, table, &rule);
        interval_list_finish(&list);
        class_fold_finish(&fold);
    }
    return judge(&sum, &rule);
}

static struct jp_result earn(const struct policy *policy, struct attendance attendance)
{
    struct jp_result result;
    struct jp_input input = {.category = "pelatihan_teknis",
                             .attendance = attendance,
                             .status = EMPLOYMENT_PNS,
                             .ledger = LEDGER_COMPETENCY,
                             .evidence = EVIDENCE_NOT_NEEDED};
    check_same(jp_for_activity(policy, &input, &result), OK, "judged");
    return result;
}

static const struct {
    const char *story;
    const struct timetable *table;
    const char *classes[CLASSES_MAX];
    uint64_t attended_s;
    uint32_t threshold_jp, proportional_jp;
} cases[] = {
    {"case 1: 07.55 to 12.03", &session_s, {"J -300; L 14580"}, 13500, 5, 5},
    {"case 11: two devices",
     &session_s,
     {"J 180; J 3300 b; L 4200; L 7200 b; J 8100 c; L 14280 c"},
     13200,
     5,
     4},
    {"case 12: leaves at the break", &session_s, {"J 0; L 7200"}, 7200, 0, 2},
    {"case 13 (a): exactly 80 %", &session_s, {"J 0; L 11700"}, 10800, 5, 4},
    {"case 13 (b): a second less", &session_s, {"J 0; L 11699"}, 10799, 0, 3},
    {"a millisecond less is a second less", &session_s, {"J 0; L 11699.999"}, 10799, 0, 3},
    {"ten seconds without network are not counted",
     &session_s,
     {"J 0; L 1000 a lost; J 1010 b; L 14400 b"},
     13490,
     5,
     4},
    {"the server dies in the middle and the class goes on",
     &session_s,
     {"J 0; R 10 a0; R 3600 a0; N; J 3720 b; R 3730 b0; L 14400 b class_over"},
     13380,
     5,
     4},
    {"the server dies for good", &session_s, {"J 0; R 10 a0; R 3600 a2"}, 3598, 0, 1},
    {"three classes of 60 minutes are 4 JP, not 3",
     &one_hour,
     {"J 0; L 3600", "J 0; L 3600", "J 0; L 3600"},
     10800,
     4,
     4},
    {"one of three missed",
     &one_hour,
     {"J 0; L 3600", "J 0 a2; L 3600 a2", "J 0; L 3600"},
     7200,
     0,
     2},
    {"parts of three, together enough",
     &one_hour,
     {"J 0; L 2880", "J 0; L 2400", "J 0; L 3360"},
     8640,
     4,
     3},
    {"parts of three, a second short",
     &one_hour,
     {"J 0; L 2880", "J 0; L 2400", "J 0; L 3359"},
     8639,
     0,
     3},
    {"fractions of three are added before they are cut",
     &one_hour,
     {"J 0; L 2880.4", "J 0; L 2400.4", "J 0; L 3359.2"},
     8640,
     4,
     3},
};

static void journals_become_jp(void)
{
    struct policy *policy = sample_policy();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct attendance attendance = attend(policy, cases[i].table, cases[i].classes);
        check_same(attendance.attended_s, cases[i].attended_s, cases[i].story);
        policy->credit_model = CREDIT_THRESHOLD;
        check_same(earn(policy, attendance).awarded_jp, cases[i].threshold_jp, cases[i].story);
        policy->credit_model = CREDIT_PROPORTIONAL;
        check_same(earn(policy, attendance).awarded_jp, cases[i].proportional_jp, cases[i].story);
    }
    mem_free(policy);
}

static const struct {
    const char *story;
    uint64_t attended_min, remaining_min, learning_min;
    enum credit_model model;
    struct progress want;
} lines[] = {
    {"32 of 45 minutes, worth 1 JP if they stay",
     32,
     13,
     45,
     CREDIT_THRESHOLD,
     {1920, 2700, 780, 2160, 240, false, true, 0, 1}},
    {"just begun", 0, 45, 45, CREDIT_THRESHOLD, {0, 2700, 2700, 2160, 2160, false, true, 0, 1}},
    {"reached the share: may leave",
     36,
     9,
     45,
     CREDIT_THRESHOLD,
     {2160, 2700, 540, 2160, 0, true, true, 1, 1}},
    {"came too late: out of reach",
     0,
     35,
     45,
     CREDIT_THRESHOLD,
     {0, 2700, 2100, 2160, 2160, false, false, 0, 0}},
    {"came late, still just in reach",
     0,
     36,
     45,
     CREDIT_THRESHOLD,
     {0, 2700, 2160, 2160, 2160, false, true, 0, 1}},
    {"over", 45, 0, 45, CREDIT_THRESHOLD, {2700, 2700, 0, 2160, 0, true, true, 1, 1}},
    {"proportional: each minute counts",
     100,
     125,
     225,
     CREDIT_PROPORTIONAL,
     {6000, 13500, 7500, 0, 0, true, true, 2, 5}},
    {"proportional: not there yet",
     0,
     100,
     225,
     CREDIT_PROPORTIONAL,
     {0, 13500, 6000, 0, 0, false, true, 0, 2}},
};

static void the_learner_sees_what_it_is_worth(void)
{
    struct policy *policy = sample_policy();
    for (size_t i = 0; i < COUNT(lines); i++) {
        const struct progress *want = &lines[i].want;
        struct progress got;
        struct progress_input input = {
            .category = "pelatihan_teknis",
            .whole = {lines[i].attended_min * 60000, lines[i].learning_min * 60000, 1, 1},
            .remaining_ms = lines[i].remaining_min * 60000};
        policy->credit_model = lines[i].model;
        check_same(progress_of(policy, &input, &got), OK, lines[i].story);
        check_same(got.attended_seconds, want->attended_seconds, lines[i].story);
        check_same(got.learning_seconds, want->learning_seconds, lines[i].story);
        check_same(got.remaining_seconds, want->remaining_seconds, lines[i].story);
        check_same(got.needed_seconds, want->needed_seconds, lines[i].story);
        check_same(got.missing_seconds, want->missing_seconds, lines[i].story);
        check_same(got.reached, want->reached, lines[i].story);
        check_same(got.reachable, want->reachable, lines[i].story);
        check_same(got.jp_now, want->jp_now, lines[i].story);
        check_same(got.jp_at_end, want->jp_at_end, lines[i].story);
    }
    mem_free(policy);
}

static void the_line_knows_what_it_cannot_say(void)
{
    struct policy *policy = sample_policy();
    struct progress got;
    struct progress_input input = {.category = "bimbingan_di_tempat_kerja",
                                   .whole = {60000, 120000, 1, 1},
                                   .remaining_ms = 60000};
    check_same(progress_of(policy, &input, &got), ERR_INVALID, "without a value");
    check_same(got.attended_seconds, 60, "but the time stands");
    check_same(got.jp_now + got.jp_at_end, 0, "and no JP is promised");

    input.category = "pelatihan_teknis";
    input.min_attendance_percent = 50;
    check_same(progress_of(policy, &input, &got), OK, "the activity's own share");
    check(got.reached, "a half is reached");
    input.spoke = true;
    check_same(progress_of(policy, &input, &got), OK, "a speaker");
    check_same(got.jp_at_end, 0, "earns nothing by staying");
    mem_free(policy);
}

static uint32_t seed = 1945;

static uint32_t up_to(uint32_t max)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % (max + 1);
}

static void make_rule(struct policy *policy)
{
    policy->credit_model = up_to(1) ? CREDIT_THRESHOLD : CREDIT_PROPORTIONAL;
    policy->rounding = (enum rounding)(1 + up_to(2));
    policy->intl_bonus_rounding = (enum rounding)(1 + up_to(2));
    policy->jp_seconds = 1 + up_to(7199);
    policy->min_attendance_percent = 1 + up_to(99);
    policy->categories[0].international.bonus_percent = up_to(100);
    policy->statuses[1].max_jp_per_year = 1 + up_to(30);
}

static void what_must_hold_for_every_attendance(void)
{
    struct policy *policy = sample_policy();
    for (int round = 0; round < 20000; round++) {
        struct jp_result some, more;
        struct attendance_sum sum = {.learning_ms = 1 + up_to(30000000)};
        make_rule(policy);
        struct judge_rule rule = jp_judge_rule(policy, 0);
        struct jp_input input = {.category = "pelatihan_teknis",
                                 .international = up_to(1),
                                 .status = EMPLOYMENT_PPPK,
                                 .ledger = LEDGER_COMPETENCY,
                                 .evidence = EVIDENCE_NOT_NEEDED,
                                 .counted_jp_before = up_to(30)};
        sum.attended_ms = up_to((uint32_t)sum.learning_ms);
        input.attendance = judge(&sum, &rule);
        check_same(jp_for_activity(policy, &input, &some), OK, "some");
        sum.attended_ms += up_to((uint32_t)(sum.learning_ms - sum.attended_ms));
        input.attendance = judge(&sum, &rule);
        check_same(jp_for_activity(policy, &input, &more), OK, "more");

        enum rounding rounding =
            input.international && policy->categories[0].international.bonus_percent
                ? policy->intl_bonus_rounding
                : policy->rounding;
        check(more.attended_seconds <= more.learning_seconds, "no more than there is to learn");
        check_same(some.awarded_jp, jp_round(some.exact_num, some.exact_den, rounding),
                   "what is awarded is the fraction, rounded");
        check_same(some.counted_jp + some.surplus_jp, some.awarded_jp, "counted and surplus");
        check(some.counted_jp <= policy->statuses[1].max_jp_per_year, "never over the cap");
        check(some.awarded_jp <= more.awarded_jp, "staying longer never earns less");
        check(some.eligible || some.awarded_jp == 0, "nothing without being eligible");
        check(some.reasons.n > 0 && some.reasons.n < REASONS_MAX, "there is a reason");
    }
    mem_free(policy);
}

/* ---- a report of each day ---- */

static const struct {
    const char *category;
    bool by_day; /* when it asks for a report */
} reported[] = {
    {"seminar", true},           {"e_learning", true},
    {"coaching", true},          {"tugas_belajar", false},
    {"belajar_terbatas", false}, {"magang", false},
    {"laporan_dulu", false},     {"entah", false},
};

static void what_is_valued_by_day_or_session_is_reported_by_day(void)
{
    struct policy *policy = sample_policy();
    for (size_t i = 0; i < COUNT(reported); i++)
        check(!evidence_is_by_day(policy, reported[i].category), "asks for no report, or of all");
    for (size_t i = 0; i < policy->n_categories; i++)
        policy->categories[i].report_required = true;
    for (size_t i = 0; i < COUNT(reported); i++)
        check_same(evidence_is_by_day(policy, reported[i].category), reported[i].by_day,
                   reported[i].category);
    mem_free(policy);
}

TEST_MAIN(TEST(journals_become_jp), TEST(the_learner_sees_what_it_is_worth),
          TEST(the_line_knows_what_it_cannot_say), TEST(what_must_hold_for_every_attendance),
          TEST(what_is_valued_by_day_or_session_is_reported_by_day))
