/* Worked cases of the rules from end to end: journals and books on a real store in, JP out. */
#include "base/alloc.h"
#include "credit/reason.h"
#include "judging/judging_stated.h"
#include "judging/story.h"

#define HOUR_MS (60 * MINUTE_MS)
#define SESSION_LEARNING_S 13500

/* ---- what comes out ---- */

static struct stated_person stated_of(const struct judged_enrolled *person, size_t n_classes)
{
    const struct interval_list **seen = mem_zalloc(n_classes * 2, sizeof *seen);
    struct check_tally *checks = mem_zalloc(n_classes, sizeof *checks);
    if (!seen || !checks)
        exit(2);
    for (size_t c = 0; c < n_classes; c++) {
        seen[c] = &person->classes[c].seen;
        seen[n_classes + c] = &person->classes[c].taken;
        checks[c] = person->classes[c].checks;
    }
    return (struct stated_person){.person = person->row.id,
                                  .role = person->role,
                                  .employment = person->row.employment,
                                  .post = person->row.post,
                                  .before_jp = person->before_jp,
                                  .seen = seen,
                                  .taken = seen + n_classes,
                                  .checks = checks,
                                  .overlap_seconds = person->overlap_seconds,
                                  .hours = person->hours};
}

static void compare_stated(const struct activity_judgement *a, const struct activity_judgement *b)
{
    for (size_t i = 0; i < a->n_people; i++) {
        const struct judged_enrolled *x = &a->people[i], *y = &b->people[i];
        check_same(y->attendance.attended_s, x->attendance.attended_s, "stated: attended");
        check_same(y->jp.awarded_jp, x->jp.awarded_jp, "stated: awarded");
        check_same(y->jp.counted_jp, x->jp.counted_jp, "stated: counted");
        check_same(y->jp.evidence_state, x->jp.evidence_state, "stated: evidence");
        check(memcmp(x->basis, y->basis, DIGEST_BYTES) == 0, "stated: the same basis");
    }
}

/* A seal states what the journals say; it must come to the same. */
static void judge_as_stated(const struct activity_judgement *judgement)
{
    const struct activity_plan *plan = &judgement->plan;
    struct class_row classes[8];
    struct stated_person people[8];
    struct activity_judgement *again = NULL;

    for (size_t c = 0; c < plan->n_classes; c++)
        classes[c] = plan->classes[c].row;
    for (size_t i = 0; i < judgement->n_people; i++)
        people[i] = stated_of(&judgement->people[i], plan->n_classes);
    const struct stated_activity stated = {.policy = plan->policy,
                                           .activity = &plan->activity,
                                           .classes = classes,
                                           .n_classes = plan->n_classes,
                                           .units = plan->units,
                                           .n_units = plan->n_units,
                                           .book = plan->book,
                                           .people = people,
                                           .n_people = judgement->n_people};
    must(judge_stated(&stated, &again), "judged as stated");
    compare_stated(judgement, again);
    judgement_destroy(again);
    for (size_t i = 0; i < judgement->n_people; i++) {
        mem_free(people[i].seen);
        mem_free((void *)(uintptr_t)people[i].checks);
    }
}

static void never_more_than_there_is(const struct activity_judgement *judgement)
{
    for (size_t i = 0; i < judgement->n_people; i++) {
        const struct attendance *a = &judgement->people[i].attendance;
        check(a->attended_s <= a->learning_s, "attended is never more than learning");
    }
}

static struct activity_judgement *judged(struct school *school, unsigned activity_n)
{
    struct activity_judgement *ret = NULL;
    must(judge_activity(school->store, &school->policies, key("activity", activity_n),
                        JUDGING_NOT_LIVE, &ret),
         "judged");
    never_more_than_there_is(ret);
    judge_as_stated(ret);
    return ret;
}

static const struct judged_enrolled *person_of(const struct activity_judgement *judgement,
                                               unsigned n)
{
    const struct judged_enrolled *ret = judgement_find(judgement, key("person", n));
    if (!ret) {
        printf("person %u is not judged\n", n);
        exit(2);
    }
    return ret;
}

static bool has_reason(const struct judged_enrolled *person, enum reason_code code)
{
    return reason_find(&person->jp.reasons, code) != NULL;
}

/* Judges, looks at one person, forgets. */
static void expect(struct school *school, unsigned person, uint32_t attended_s, uint32_t counted,
                   const char *story)
{
    struct activity_judgement *judgement = judged(school, 1);
    const struct judged_enrolled *got = person_of(judgement, person);
    check_same(got->attendance.attended_s, attended_s, story);
    check_same(got->jp.counted_jp, counted, story);
    judgement_destroy(judgement);
}

static struct policy *policy_at_hand(struct school *school, const char *id)
{
    for (size_t i = 0; i < school->policies.n; i++)
        if (strcmp(school->policies.at[i]->id, id) == 0)
            return school->policies.at[i];
    exit(2);
}

/* ---- the cases ---- */

static struct msg_fact_corrected correction(enum attendance_claim claim, int64_t from_ms,
                                            int64_t to_ms, bool second)
{
    return (struct msg_fact_corrected){.class_id = key("class", 1),
                                       .claim = claim,
                                       .start_ms = from_ms,
                                       .end_ms = to_ms,
                                       .second = second};
}

static void case_11_two_devices(void)
{
    struct school school;
    school_open(&school, 1, 45, 2);
    put_session_s(&school);
    held_session_s(&school);
    there(&school, 2, monday(803), monday(910));
    there(&school, 2, monday(855), monday(1000));
    there(&school, 2, monday(1015), monday(1158));
    expect(&school, 2, 220 * 60, 5, "all of the programme");
    policy_at_hand(&school, "asn-2023")->credit_model = CREDIT_PROPORTIONAL;
    expect(&school, 2, 220 * 60, 4, "or what was attended");
    school_close(&school);
}

static void case_12_half_a_session_and_what_a_coordinator_says(void)
{
    struct school school;
    struct lines book = {.activity = school_activity()};
    school_open(&school, 1, 45, 2);
    put_session_s(&school);
    held_session_s(&school);
    there(&school, 2, monday(800), monday(1000));
    expect(&school, 2, 120 * 60, 0, "53 % is not enough");

    struct id fact = says_corrected(
        &book, 90, 2, correction(ATTENDANCE_CLAIM_PRESENT, monday(1015), monday(1200), true));
    write_book(&school, &book);
    expect(&school, 2, 120 * 60, 0, "a correction that waits changes nothing");
    says_approved(&book, 91, fact);
    write_book(&school, &book);
    expect(&school, 2, SESSION_LEARNING_S, 5, "approved by another");
    says_corrected(&book, 90, 2,
                   correction(ATTENDANCE_CLAIM_ABSENT, monday(900), monday(1000), false));
    write_book(&school, &book);
    write_book(&school, &book);
    expect(&school, 2, SESSION_LEARNING_S - 3600, 0, "an hour of which was not so");

    struct activity_judgement *judgement = judged(&school, 1);
    const struct judged_presence *presence = &person_of(judgement, 2)->classes[0];
    check_same(interval_list_ms(&presence->seen), 120 * MINUTE_MS, "what was seen stays");
    check_same(presence->standing.standing, STANDING_PRESENT, "hadir");
    judgement_destroy(judgement);
    lines_finish(&book);
    school_close(&school);
}

static void case_14_a_post_test(void)
{
    struct school school;
    struct lines book = {.activity = school_activity()};
    struct activity_row activity = activity_row(1);
    school_open(&school, 1, 45, 2);
    activity.post_test = TEST_REQUIRED;
    must(store_activity_put(school.store, &activity), "with a test");
    put_session_s(&school);
    held_session_s(&school);
    there(&school, 2, monday(800), monday(1200));
    expect(&school, 2, SESSION_LEARNING_S, 0, "the test is awaited");
    says_tried(&book, 90, 2, 65, monday(1300));
    write_book(&school, &book);
    expect(&school, 2, SESSION_LEARNING_S, 0, "65 is not 70");
    says_tried(&book, 90, 2, 80, moment(date_days(2025, 3, 14), 1000, DATE_WIB));
    write_book(&school, &book);

    struct activity_judgement *judgement = judged(&school, 1);
    const struct judged_enrolled *person = person_of(judgement, 2);
    check_same(person->jp.counted_jp, 5, "passed");
    check_same(entry_ends_day(person->test.decided_ms, DATE_WIB), date_days(2025, 3, 14),
               "to be issued from then on");
    check_same(judgement->plan.ends_day, date_days(2025, 3, 10), "the activity keeps its day");
    judgement_destroy(judgement);
    lines_finish(&book);
    school_close(&school);
}

/* ---- capacity development ---- */

/* A PPPK in this zone, in an activity of the other ledger under this policy. */
static void put_capacity(struct school *school, const char *policy, enum date_zone zone,
                         unsigned person)
{
    struct activity_row activity = activity_row(1);
    struct person_row row = person_row(person);
    activity.ledger = LEDGER_CAPACITY;
    activity.zone = zone;
    snprintf(activity.policy, sizeof activity.policy, "%s", policy);
    snprintf(activity.category, sizeof activity.category, "pelatihan_jarak_jauh");
    must(store_activity_put(school->store, &activity), "capacity");
    row.employment = EMPLOYMENT_PPPK;
    row.zone = zone;
    row.contract_start_day = date_days(2022, 3, 1);
    row.contract_end_day = date_days(2027, 2, 28);
    must(store_person_put(school->store, &row), "a PPPK");
}

static void put_held(struct school *school, int64_t start_ms, int64_t end_ms)
{
    struct class_row row = class_of(1, 1, start_ms, end_ms);
    must(store_class_put(school->store, &row), "class");
    held(school, 1, start_ms, end_ms);
}

static void expect_evidence(struct school *school, unsigned n, enum evidence_state state,
                            uint32_t counted, const char *story)
{
    struct activity_judgement *judgement = judged(school, 1);
    const struct judged_enrolled *person = person_of(judgement, n);
    check_same(person->jp.ledger, LEDGER_CAPACITY, story);
    check_same(person->jp.evidence_state, state, story);
    check_same(person->jp.awarded_jp, 3, story);
    check_same(person->jp.counted_jp, counted, story);
    judgement_destroy(judgement);
}

static void put_full_competency(struct school *school, unsigned person)
{
    struct activity_row other = activity_row(2);
    must(store_activity_put(school->store, &other), "an earlier activity");
    struct jp_entry entry = jp_entry(person, 0);
    entry.key.activity = other.id;
    entry.jp = 24;
    entry.ends_day = date_days(2022, 6, 1);
    must(store_ledger_post(school->store, &entry, 1, NULL), "24 JP of development");
}

static void case_20_inside_hours_needs_the_permission(void)
{
    struct school school;
    struct lines book = {.activity = school_activity()};
    int64_t day = date_days(2022, 9, 14);
    int64_t start_ms = moment(day, 1000, DATE_WITA), end_ms = moment(day, 1215, DATE_WITA);
    school_open(&school, 1, 45, 2);
    put_capacity(&school, "asn-2018", DATE_WITA, 2);
    put_held(&school, start_ms, end_ms);
    there(&school, 2, start_ms, end_ms);
    put_full_competency(&school, 2);
    expect_evidence(&school, 2, EVIDENCE_AWAITED, 0, "menunggu_bukti");

    struct id filing = says_filed(&book, 2, FILED_DOCUMENT_SURAT_IZIN_PENUGASAN);
    write_book(&school, &book);
    expect_evidence(&school, 2, EVIDENCE_AWAITED, 0, "filed, and waits for the superior");
    struct id no = says_decided(&book, 80, filing, false);
    write_book(&school, &book);
    expect_evidence(&school, 2, EVIDENCE_REJECTED, 0, "ditolak");
    says_withdrawn(&book, 80, no);
    says_decided(&book, 80, filing, true);
    write_book(&school, &book);
    expect_evidence(&school, 2, EVIDENCE_VERIFIED, 3, "terverifikasi, whatever development has");

    struct activity_judgement *judgement = judged(&school, 1);
    const struct judged_enrolled *person = person_of(judgement, 2);
    check_same(person->hours.inside_ms, 135 * MINUTE_MS, "all of it inside");
    check_same(person->year.first_day, date_days(2022, 3, 1), "the year of the agreement");
    check(!has_reason(person, REASON_PURPOSE_UNTOLD), "what it serves was told");
    judgement_destroy(judgement);
    lines_finish(&book);
    school_close(&school);
}

static void case_21_outside_hours_needs_the_report(void)
{
    struct school school;
    struct lines book = {.activity = school_activity()};
    int64_t day = date_days(2022, 9, 17);
    int64_t start_ms = moment(day, 900, DATE_WIT), end_ms = moment(day, 1115, DATE_WIT);
    school_open(&school, 1, 45, 2);
    put_capacity(&school, "asn-2018", DATE_WIT, 2);
    put_held(&school, start_ms, end_ms);
    there(&school, 2, start_ms, end_ms);
    expect_evidence(&school, 2, EVIDENCE_REPORT_AWAITED, 0, "menunggu_laporan");
    says_filed(&book, 2, FILED_DOCUMENT_LAPORAN_KE_ATASAN);
    write_book(&school, &book);
    expect_evidence(&school, 2, EVIDENCE_VERIFIED, 3, "the report is the duty");
    lines_finish(&book);
    school_close(&school);
}

static void case_22_each_in_their_own_zone(void)
{
    struct school school;
    int64_t day = date_days(2023, 5, 17);
    int64_t start_ms = moment(day, 1500, DATE_WIB), end_ms = moment(day, 1715, DATE_WIB);
    school_open(&school, 1, 45, 3);
    put_capacity(&school, "asn-2018", DATE_WIT, 3);
    put_capacity(&school, "asn-2018", DATE_WIB, 2);
    put_held(&school, start_ms, end_ms);
    there(&school, 2, start_ms, end_ms);
    there(&school, 3, start_ms, end_ms);
    expect_evidence(&school, 2, EVIDENCE_AWAITED, 0, "Jakarta: an hour inside, the permission");
    expect_evidence(&school, 3, EVIDENCE_REPORT_AWAITED, 0, "Jayapura: outside, the report");
    struct activity_judgement *judgement = judged(&school, 1);
    check_same(person_of(judgement, 2)->hours.inside_ms, HOUR_MS, "60 minutes inside");
    check_same(person_of(judgement, 3)->hours.inside_ms, 0, "none");
    judgement_destroy(judgement);

    school.policies.calendar = NULL;
    expect_evidence(&school, 3, EVIDENCE_AWAITED, 0, "without a calendar the most is asked for");
    school_close(&school);
}

/* ---- two activities at once ---- */

/* Activity 1 08.00-10.00, activity 2 08.30-10.30; persons 2 and 3 in both, 2 all the time. */
static void put_parallel(struct school *school)
{
    struct activity_row other = activity_row(2);
    struct class_row first = class_of(1, 1, monday(800), monday(1000));
    struct class_row second = class_of(2, 2, monday(830), monday(1030));
    must(store_activity_put(school->store, &other), "another activity");
    must(store_class_put(school->store, &first), "class 1");
    must(store_class_put(school->store, &second), "class 2");
    for (unsigned n = 2; n <= 3; n++) {
        struct enrolment_row row = {other.id, key("person", n), ENROLMENT_LEARNER, 0};
        must(store_enrolment_put(school->store, &row), "enrolled");
    }
    held(school, 1, monday(800), monday(1000));
    there(school, 2, monday(800), monday(1000));
    there(school, 3, monday(800), monday(830));
    held(school, 2, monday(830), monday(1030));
    there(school, 2, monday(830), monday(1030));
    there(school, 3, monday(830), monday(1030));
}

static void expect_shared(struct school *school, unsigned activity, uint32_t attended_s,
                          uint32_t undecided_s, uint32_t counted)
{
    char story[64];
    snprintf(story, sizeof story, "activity %u: %u s, %u s undecided", activity, attended_s,
             undecided_s);
    struct activity_judgement *judgement = judged(school, activity);
    const struct judged_enrolled *person = person_of(judgement, 2);
    check_same(person->attendance.attended_s, attended_s, story);
    check_same(person->overlap_seconds, undecided_s, story);
    check_same(person->jp.overlapping, undecided_s > 0, story);
    check_same(person->jp.counted_jp, counted, story);
    check_same(judgement->n_others, 1, "the other is named");
    check_same(person_of(judgement, 3)->overlap_seconds, 0, "who was never in both at once");
    check_same(person_of(judgement, 3)->taken_seconds, 0, "loses nothing");
    judgement_destroy(judgement);

    struct enrolment_row who = {key("activity", activity), key("person", 2), ENROLMENT_LEARNER, 0};
    must(judge_person_in_view(school->store, &school->policies, &who, JUDGING_NOT_LIVE, &judgement),
         "alone");
    check_same(judgement->people[0].attendance.attended_s, attended_s, "the same alone");
    check_same(judgement->people[0].jp.counted_jp, counted, "the same alone");
    judgement_destroy(judgement);
}

static void case_25_two_at_once_count_once(void)
{
    struct school school;
    struct lines book = {.activity = key("activity", 2)};
    school_open(&school, 1, 45, 4);
    put_parallel(&school);
    expect_shared(&school, 1, 7200, 0, 2);
    expect_shared(&school, 2, 7200, 5400, 0);

    says_overlap(&book, 90, 2, OVERLAP_CHOICE_KEEPS_REST);
    write_book(&school, &book);
    expect_shared(&school, 1, 7200, 0, 2);
    expect_shared(&school, 2, 1800, 0, 0);

    says_overlap(&book, 90, 2, OVERLAP_CHOICE_TAKES);
    write_book(&school, &book);
    expect_shared(&school, 1, 1800, 0, 0);
    expect_shared(&school, 2, 7200, 0, 2);
    lines_finish(&book);
    school_close(&school);
}

static void what_was_cancelled_takes_nothing(void)
{
    struct school school;
    struct activity_row other = activity_row(2);
    school_open(&school, 1, 45, 3);
    put_parallel(&school);
    other.cancelled_ms = MONDAY_MS;
    must(store_activity_put(school.store, &other), "cancelled");
    struct activity_judgement *judgement = judged(&school, 1);
    check_same(judgement->n_others, 0, "it counts nowhere");
    judgement_destroy(judgement);
    judgement = judged(&school, 2);
    check(!judgement->plan.all_ended, "and does not close");
    judgement_destroy(judgement);
    school_close(&school);
}

/* ---- self study ---- */

static void case_9_self_study_counts_once_its_report_is_accepted(void)
{
    static const int minutes[] = {60, 150, 90};
    struct school school;
    struct lines book = {.activity = school_activity()};
    struct activity_row activity = activity_row(1);
    school_open(&school, 0, 45, 2);
    snprintf(activity.category, sizeof activity.category, "belajar_mandiri");
    must(store_activity_put(school.store, &activity), "self study");
    for (unsigned n = 1; n <= COUNT(minutes); n++) {
        int64_t start_ms = monday(800) + (n - 1) * DATE_DAY_MS;
        int64_t end_ms = start_ms + minutes[n - 1] * MINUTE_MS;
        struct class_row row = class_of(n, 1, start_ms, end_ms);
        must(store_class_put(school.store, &row), "a day");
        held(&school, n, start_ms, end_ms);
        there(&school, 2, start_ms, end_ms);
    }
    expect(&school, 2, 300 * 60, 0, "menunggu_laporan");
    struct id filing = says_filed(&book, 2, FILED_DOCUMENT_LAPORAN_BELAJAR);
    write_book(&school, &book);
    expect(&school, 2, 300 * 60, 0, "filed is not accepted");
    says_decided(&book, 80, filing, true);
    write_book(&school, &book);
    expect(&school, 2, 300 * 60, 5, "1, 2 of 3 and 2");
    lines_finish(&book);
    school_close(&school);
}

static void no_memory_keeps_nothing(void)
{
    struct school school;
    struct lines book = {.activity = key("activity", 2)};
    enum err err = ERR_NOMEM;
    school_open(&school, 1, 45, 4);
    put_parallel(&school);
    says_overlap(&book, 90, 2, OVERLAP_CHOICE_KEEPS_REST);
    says_corrected(&book, 90, 3,
                   correction(ATTENDANCE_CLAIM_PRESENT, monday(830), monday(900), false));
    write_book(&school, &book);
    long before = alloc_live();
    for (int n = 0; err && n < 5000; n++) {
        struct activity_judgement *judgement = NULL;
        alloc_fail_after(n);
        err = judge_activity(school.store, &school.policies, key("activity", 2), JUDGING_NOT_LIVE,
                             &judgement);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        judgement_destroy(judgement);
        check_same(alloc_live(), before, "keeps nothing");
    }
    check_same(err, OK, "at last");
    lines_finish(&book);
    school_close(&school);
}

TEST_MAIN(TEST(case_9_self_study_counts_once_its_report_is_accepted), TEST(case_11_two_devices),
          TEST(case_12_half_a_session_and_what_a_coordinator_says), TEST(case_14_a_post_test),
          TEST(case_20_inside_hours_needs_the_permission),
          TEST(case_21_outside_hours_needs_the_report), TEST(case_22_each_in_their_own_zone),
          TEST(case_25_two_at_once_count_once), TEST(what_was_cancelled_takes_nothing),
          TEST(no_memory_keeps_nothing))
