/* What somebody was employed as, where, and by which office hours: a change from a later day leaves
 * what is closed as it is, one that was true on its day already is followed, without being told. */
#include "base/alloc.h"
#include "judging/calendar_file.h"
#include "judging/calendar_force.h"
#include "judging/judging.h"
#include "judging/policy_file.h"
#include "office/sealed.h"
#include "office/settling.h"
#include "store/store_desk.h"
#include "store/store_unsettled.h"

#define AFTERNOON_S (6 * 3600) /* 14.00 WIB, an hour before the end in Ramadan; 16.00 WIT */

/* ---- what is closed stays ---- */

static enum err count(const struct jp_entry *entry, void *arg)
{
    int64_t *sums = arg;
    sums[0]++;
    sums[1] += entry->jp;
    return OK;
}

static void expect_entries(struct sealed *sealed, int64_t n, int64_t jp, const char *story)
{
    int64_t sums[2] = {0};
    if (store_ledger_activity(sealed->school.store, school_activity(), count, sums))
        exit(2);
    check_same(sums[0], n, story);
    check_same(sums[1], jp, story);
    check_same(sealed_differences(sealed), 0, story);
    struct buffer bundle = sealed_bundle(sealed, 1);
    struct verdict verdict = sealed_prove(buffer_slice(&bundle));
    check_text(story, verdict.text, "");
    buffer_finish(&bundle);
}

static void put(struct sealed *sealed, const struct person_row *row)
{
    if (store_person_put(sealed->school.store, row))
        exit(2);
}

static void plan_capacity(struct sealed *sealed, int64_t contract_end_day)
{
    struct activity_row activity = activity_row(1);
    struct person_row row = person_row(2);
    sealed_open(sealed, 1, 45, 3);
    activity.ledger = LEDGER_CAPACITY;
    if (store_activity_put(sealed->school.store, &activity))
        exit(2);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2024, 4, 1);
    row.contract_end_day = contract_end_day;
    put(sealed, &row);
}

/* A PPPK learns capacity inside office hours: without a permission it waits. Others earn 1 JP. */
static void open_capacity(struct sealed *sealed, int64_t contract_end_day)
{
    plan_capacity(sealed, contract_end_day);
    school_holds(&sealed->school, 1, 3, 2700);
    sealed_class_over(sealed, 1);
}

static void a_later_status_changes_nothing_that_is_closed(void)
{
    struct sealed sealed;
    struct person_row row = person_row(2);
    open_capacity(&sealed, CATALOG_NO_DAY);
    expect_entries(&sealed, 1, 1, "the PPPK waits for the permission");
    size_t seals = sealed_count(&sealed);

    row.status_day = date_days(2025, 3, 11); /* the day after */
    put(&sealed, &row);
    sealed_settle(&sealed, 1);
    expect_entries(&sealed, 1, 1, "as a PNS it would have earned");
    check_same(sealed_count(&sealed), seals, "nothing is sealed anew");

    row.status_day = date_days(2025, 3, 10);
    put(&sealed, &row);
    sealed_settle(&sealed, 1);
    expect_entries(&sealed, 2, 2, "a PNS on the day after all: that is settled");
    sealed_close(&sealed);
}

static void without_a_status_nothing_is_earned_and_that_is_proved(void)
{
    struct sealed sealed;
    struct person_row row = person_row(2);
    open_capacity(&sealed, date_days(2025, 3, 9));
    expect_entries(&sealed, 1, 1, "the agreement ended the day before");
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2025, 3, 10);
    row.status_day = row.contract_start_day;
    put(&sealed, &row);
    sealed_settle(&sealed, 1);
    expect_entries(&sealed, 1, 1, "in a new agreement it waits");
    sealed_close(&sealed);
}

/* ---- without anybody saying what is to be settled ---- */

static void start_again(struct sealed *sealed)
{
    sealed_start(sealed);
    settling_rest(&sealed->closing, sealed->reader);
    sealed_stop(sealed);
}

static void note_change(struct sealed *sealed, const char *reason)
{
    const struct change_row row = {.at_ms = clock_wall_ms(&sealed->clock.clock),
                                   .who = school_person(SEALED_COORDINATOR),
                                   .noun = CHANGE_PERSON,
                                   .about = school_person(2),
                                   .field = "employment",
                                   .before = "pppk",
                                   .after = "pns",
                                   .reason = reason};
    if (store_change_append(sealed->school.store, &row))
        exit(2);
}

static enum err keep_note(const struct jp_entry *entry, void *arg)
{
    struct jp_entry *last = arg;
    *last = *entry;
    return OK;
}

static void a_status_that_is_set_right_is_followed_after_a_crash(void)
{
    struct sealed sealed;
    struct person_row row = person_row(2);
    struct jp_entry last;
    open_capacity(&sealed, CATALOG_NO_DAY);
    row.status_day = date_days(2025, 3, 10);
    put(&sealed, &row);
    note_change(&sealed, "SK terlambat masuk");
    start_again(&sealed);
    expect_entries(&sealed, 2, 2, "a PNS on that day");
    if (store_ledger_activity(sealed.school.store, school_activity(), keep_note, &last))
        exit(2);
    check_text("by whom", last.posted_by, "Pegawai 90");
    check_text("why", last.note, "SK terlambat masuk");
    start_again(&sealed);
    expect_entries(&sealed, 2, 2, "once");
    sealed_close(&sealed);
}

static void open_in_the_afternoon(struct sealed *sealed)
{
    struct class_row class;
    plan_capacity(sealed, CATALOG_NO_DAY);
    if (store_class_find(sealed->school.store, key("class", 1), &class))
        exit(2);
    class.table.segments[0].start_ms += AFTERNOON_S * INT64_C(1000);
    class.table.segments[0].end_ms += AFTERNOON_S * INT64_C(1000);
    if (store_class_put(sealed->school.store, &class))
        exit(2);
    school_class(&sealed->school, 1);
    school_phase(&sealed->school, CLASS_PHASE_RUNNING, AFTERNOON_S);
    school_joins(&sealed->school, 1, 2, AFTERNOON_S);
    school_phase(&sealed->school, CLASS_PHASE_ENDED, AFTERNOON_S + 2700);
    school_leaves(&sealed->school, 1, 2, AFTERNOON_S + 2700, LEAVE_CLASS_OVER);
    sealed_class_over(sealed, 1);
}

static enum evidence_state evidence_of(struct sealed *sealed)
{
    struct activity_judgement *judgement = NULL;
    if (judge_activity(sealed->school.store, &sealed->school.policies, school_activity(),
                       JUDGING_NOT_LIVE, &judgement))
        exit(2);
    const struct judged_enrolled *person = judgement_find(judgement, school_person(2));
    enum evidence_state ret = person ? person->jp.evidence_state : 0;
    judgement_destroy(judgement);
    return ret;
}

static void who_moves_away_keeps_the_hours_of_then(void)
{
    struct sealed sealed;
    struct person_row row = person_row(2);
    open_in_the_afternoon(&sealed);
    size_t seals = sealed_count(&sealed);
    check_same(evidence_of(&sealed), EVIDENCE_AWAITED, "in office hours: a permission");

    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2024, 4, 1);
    row.zone = DATE_WIT;
    row.status_day = date_days(2025, 3, 11);
    put(&sealed, &row);
    start_again(&sealed);
    check_same(evidence_of(&sealed), EVIDENCE_AWAITED, "moved the day after");
    check_same(sealed_count(&sealed), seals, "nothing is sealed anew");

    row.status_day = date_days(2025, 3, 10);
    put(&sealed, &row);
    start_again(&sealed);
    check_same(evidence_of(&sealed), EVIDENCE_REPORT_AWAITED, "was there already: a report");
    check_same(sealed_count(&sealed), seals + 1, "and that is sealed");
    expect_entries(&sealed, 0, 0, "it waits");
    sealed_close(&sealed);
}

static enum err is_left(const struct unsettled_row *row, void *arg)
{
    (void)row;
    ++*(int *)arg;
    return OK;
}

static int waiting(struct sealed *sealed)
{
    int n = 0;
    if (store_unsettled(sealed->school.store, 0, 99, is_left, &n))
        exit(2);
    return n;
}

static void use_calendar(struct sealed *sealed, const char *from, const char *to)
{
    static char text[SCRATCH_TEXT_MAX];
    char fault[512] = "";
    struct school *school = &sealed->school;
    struct scratch_path path = scratch_file(&school->folder, "kalender.json");
    text_read(path.text, text);
    for (char *at = strstr(text, from); at; at = strstr(at, from))
        memcpy(at, to, strlen(to));
    scratch_write(&school->folder, "kalender.json", text);
    mem_free(school->calendar);
    if (calendar_file_load(&school->calendar, path.text, fault, sizeof fault))
        exit(2);
    school->policies.calendar = school->calendar;
}

/* The same afternoon, but by a calendar in which office hours end at 14.00. */
static void a_calendar_that_is_set_right_is_followed(void)
{
    static char text[SCRATCH_TEXT_MAX];
    struct sealed sealed;
    struct school *school = &sealed.school;
    struct scratch_path path;
    open_in_the_afternoon(&sealed);
    path = scratch_file(&school->folder, "kalender.json");
    text_read(SINKRON_ROOT "/server/policies/calendars/nasional.json", text);
    scratch_write(&school->folder, "kalender.json", text);
    check_same(calendar_force(school->store, path.text, 1), OK, "the first start");
    start_again(&sealed);
    size_t seals = sealed_count(&sealed);
    check_same(calendar_force(school->store, path.text, 2), OK, "the same again");
    check_same(waiting(&sealed), 0, "nothing to do");

    use_calendar(&sealed, "08.00-15.00", "08.00-14.00");
    check_same(calendar_force(school->store, path.text, 3), OK, "another text");
    check_same(waiting(&sealed), 1, "what it says something about");
    start_again(&sealed);
    check_same(waiting(&sealed), 0, "settled");
    check_same(sealed_differences(&sealed), 0, "nothing differs");
    check(sealed_count(&sealed) > seals, "sealed anew");
    sealed_close(&sealed);
}

TEST_MAIN(TEST(a_status_that_is_set_right_is_followed_after_a_crash),
          TEST(who_moves_away_keeps_the_hours_of_then),
          TEST(a_calendar_that_is_set_right_is_followed),
          TEST(a_later_status_changes_nothing_that_is_closed),
          TEST(without_a_status_nothing_is_earned_and_that_is_proved))
