/* What somebody was employed as on the last day of an activity decides what it is worth. */
#include "judging/judging.h"
#include "judging/person_record.h"
#include "story.h"

#define PERSON 2

static int64_t on(int month, int day)
{
    return date_days(2022, month, day);
}

static enum err add_activity(struct school *school, unsigned n, int month)
{
    struct activity_row activity = activity_row(n);
    int64_t start_ms = moment(on(month, 12), 800, DATE_WIB);
    struct class_row meeting = class_of(n, n, start_ms, start_ms + 225 * MINUTE_MS);
    struct enrolment_row enrolment = {activity.id, school_person(PERSON), ENROLMENT_LEARNER, 0};
    snprintf(activity.policy, sizeof activity.policy, "asn-2018");
    enum err err = store_activity_put(school->store, &activity);
    if (!err)
        err = store_class_put(school->store, &meeting);
    if (!err)
        err = store_enrolment_put(school->store, &enrolment);
    held(school, n, start_ms, start_ms + 225 * MINUTE_MS);
    there(school, PERSON, start_ms, start_ms + 225 * MINUTE_MS);
    return err;
}

static void put_status(struct school *school, int64_t from_day, enum employment employment,
                       const char *post)
{
    struct person_row row = person_row(PERSON);
    row.status_day = from_day;
    row.employment = employment;
    snprintf(row.post, sizeof row.post, "%s", post);
    if (employment == EMPLOYMENT_PPPK)
        row.contract_start_day = on(3, 1);
    must(store_person_put(school->store, &row), "a status");
}

/* A PPPK since 1 March 2022, cap 24; 22 JP in April; 5 JP each in May (activity 1) and August (2).
 */
static void open_two(struct school *school)
{
    school_open(school, 1, 45, PERSON);
    struct activity_row earlier = activity_row(3);
    struct jp_entry entry = jp_entry(PERSON, 0);
    put_status(school, on(3, 1), EMPLOYMENT_PPPK, "");
    must(store_activity_put(school->store, &earlier), "an earlier activity");
    entry.key.activity = earlier.id;
    entry.jp = 22;
    entry.ends_day = on(4, 20);
    must(store_ledger_post(school->store, &entry, 1, NULL), "22 JP");
    must(add_activity(school, 1, 5), "May");
    must(add_activity(school, 2, 8), "August");
}

struct want {
    const char *story;
    uint32_t counted;
    uint32_t surplus;
    int64_t year_first_day;
    enum reason_code why; /* or 0 */
};

static void expect(struct school *school, unsigned activity, const struct want *want)
{
    struct activity_judgement *judgement = NULL;
    must(judge_activity(school->store, &school->policies, key("activity", activity),
                        JUDGING_NOT_LIVE, &judgement),
         "judged");
    const struct judged_enrolled *person = judgement_find(judgement, school_person(PERSON));
    check_same(person->jp.counted_jp, want->counted, want->story);
    check_same(person->jp.surplus_jp, want->surplus, want->story);
    check_same(person->year.first_day, want->year_first_day, want->story);
    if (want->why)
        check(reason_find(&person->jp.reasons, want->why) != NULL, want->story);
    judgement_destroy(judgement);
}

static void what_comes_later_does_not_touch_what_was(void)
{
    static const struct {
        const char *story;
        enum employment employment;
        const char *post;
        struct want august;
    } cases[] = {
        {"a PNS since July", EMPLOYMENT_PNS, "", {"calendar year, no cap", 5, 0, 18993, 0}},
        {"promoted to an exempt post",
         EMPLOYMENT_PPPK,
         "jpt_madya_tertentu",
         {"no cap", 5, 0, 19052, REASON_CAP_EXEMPT}},
        {"another status", EMPLOYMENT_OTHER, "", {"calendar year, no cap", 5, 0, 18993, 0}},
    };
    const struct want may = {"under the cap of the agreement", 2, 3, on(3, 1), REASON_OVER_CAP};
    const struct want as_before = {"August under it too", 2, 3, on(3, 1), REASON_OVER_CAP};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct school school;
        open_two(&school);
        expect(&school, 1, &may);
        expect(&school, 2, &as_before);
        put_status(&school, on(7, 1), cases[i].employment, cases[i].post);
        expect(&school, 1, &may);
        expect(&school, 2, &cases[i].august);
        check(true, cases[i].story);
        school_close(&school);
    }
}

static void without_a_status_nothing_is_guessed(void)
{
    struct school school;
    open_two(&school);
    struct person_row row = person_row(PERSON);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = on(3, 1);
    row.contract_end_day = on(6, 30);
    must(store_person_put(school.store, &row), "the agreement ends");
    expect(&school, 1, &(struct want){"May is in it", 2, 3, on(3, 1), REASON_OVER_CAP});
    expect(&school, 2,
           &(struct want){"in August there is none", 0, 0, on(1, 1), REASON_NO_STATUS_ON_DATE});
    row.contract_start_day = on(8, 1);
    row.contract_end_day = CATALOG_NO_DAY;
    row.status_day = on(8, 1);
    must(store_person_put(school.store, &row), "a new one");
    expect(&school, 2, &(struct want){"in the year of the new one", 5, 0, on(8, 1), 0});
    expect(&school, 1, &(struct want){"as before", 2, 3, on(3, 1), REASON_OVER_CAP});
    school_close(&school);
}

/* Years of the record are those of the status of then. */
static void the_record_knows_both_years(void)
{
    struct school school;
    struct person_record *record = NULL;
    open_two(&school);
    put_status(&school, on(7, 1), EMPLOYMENT_PNS, "");
    struct person_record_wish wish = {school_person(PERSON), on(5, 12),
                                      moment(on(9, 1), 800, DATE_WIB)};
    must(person_record_read(school.store, &school.policies, &wish, &record), "in May");
    check_same(record->n_years, 2, "two");
    check_same(record->year->window.first_day, on(3, 1), "the agreement");
    check_same(record->year->window.last_day, on(6, 30), "to the day before the change");
    check(record->year->verdict.capped && record->year->verdict.room_jp == 2, "with its cap");
    person_record_destroy(record);
    wish.day = CATALOG_NO_DAY;
    must(person_record_read(school.store, &school.policies, &wish, &record), "today");
    check_same(record->year->window.first_day, on(1, 1), "the calendar year");
    check(!record->year->verdict.capped && record->year->verdict.has_min, "no cap, the minimum");
    person_record_destroy(record);
    school_close(&school);
}

TEST_MAIN(TEST(what_comes_later_does_not_touch_what_was), TEST(without_a_status_nothing_is_guessed),
          TEST(the_record_knows_both_years))
