/* An activity judged from a journal on a real store. */
#include "base/alloc.h"
#include "credit/reason.h"
#include "judging/judging.h"
#include "office/school.h"

#define LATER_MS (MONDAY_MS + 30 * DATE_DAY_MS)

static struct activity_judgement *judged(struct school *school, int64_t now_ms)
{
    struct activity_judgement *ret = NULL;
    check_same(judge_activity(school->store, &school->policies, school_activity(), now_ms, &ret),
               OK, "judged");
    if (!ret)
        exit(2);
    return ret;
}

static const struct judged_enrolled *person_of(const struct activity_judgement *judgement,
                                               unsigned n)
{
    const struct judged_enrolled *ret = judgement_find(judgement, school_person(n));
    if (!ret)
        exit(2);
    return ret;
}

static bool has_reason(const struct judged_enrolled *person, enum reason_code code)
{
    return reason_find(&person->jp.reasons, code) != NULL;
}

/* 45 minutes: one stays, one comes on two devices and drops out, one leaves too early, one is
 * missing. */
static void hold_one_class(struct school *school)
{
    school_phase(school, CLASS_PHASE_RUNNING, 10);
    school_joins(school, 1, 1, -300);
    school_joins(school, 2, 2, -60);
    school_joins(school, 3, 3, 100);
    school_joins(school, 4, 3, 200);
    school_joins(school, 5, 4, 0);
    school_leaves(school, 3, 3, 300, LEAVE_ASKED);
    school_leaves(school, 4, 3, 1000, LEAVE_LOST);
    school_joins(school, 6, 3, 1010);
    school_leaves(school, 5, 4, 2159, LEAVE_ASKED);
    school_phase(school, CLASS_PHASE_ENDED, 2700);
    school_leaves(school, 1, 1, 2700, LEAVE_CLASS_OVER);
    school_leaves(school, 2, 2, 2700, LEAVE_CLASS_OVER);
    school_leaves(school, 6, 3, 2700, LEAVE_CLASS_OVER);
}

static void one_class(void)
{
    struct school school;
    school_open(&school, 1, 45, 5);
    hold_one_class(&school);
    struct activity_judgement *judgement = judged(&school, LATER_MS);

    check_same(judgement->state, JUDGEMENT_PROVISIONAL, "all ended, not closed");
    check(judgement->plan.all_ended, "all ended");
    check_same(judgement->plan.learning_s, 2700, "45 minutes");
    check_same(judgement->plan.needed_s, 2160, "80 %");
    check_same(judgement->plan.jp_full, 1, "1 JP");
    check_same(judgement->plan.ends_day, date_days(2025, 3, 10), "its day in WIB");
    check_same(judgement->plan.classes[0].moves.n, 2, "began and ended");
    check_same(judgement->n_people, 5, "five people");
    check_same(judgement->people[0].role, ENROLMENT_INSTRUCTOR, "the instructor first");
    check_same(judgement->left_open + judgement->oddities, 0, "nothing odd");

    const struct judged_enrolled *stays = person_of(judgement, 2);
    check_same(stays->attendance.attended_s, 2700, "all of it, clipped");
    check_same(stays->jp.awarded_jp, 1, "earns it");
    check(has_reason(stays, REASON_ATTENDED_ENOUGH), "and why");

    const struct judged_enrolled *drops = person_of(judgement, 3);
    check_same(drops->attendance.attended_s, 2700 - 100 - 10,
               "devices united, the gap not counted");
    check_same(drops->classes[0].n_lines, 3, "three connections");
    check_same(drops->classes[0].lines[1].why, LEAVE_LOST, "each with its end");
    check_same(drops->classes[0].united.n, 2, "two stays");
    check_same(drops->classes[0].attended_s, 2590, "of this class");
    check_same(drops->jp.counted_jp, 1, "earns it");

    const struct judged_enrolled *early = person_of(judgement, 4);
    check_same(early->attendance.attended_s, 2159, "a second short");
    check(!early->attendance.enough, "is not enough");
    check_same(early->jp.awarded_jp, 0, "earns nothing");
    check(has_reason(early, REASON_ATTENDED_TOO_LITTLE), "and why");

    const struct judged_enrolled *missing = person_of(judgement, 5);
    check_same(missing->classes[0].n_lines, 0, "never came");
    check(has_reason(missing, REASON_NOT_PRESENT), "not present");

    const struct judged_enrolled *teacher = person_of(judgement, 1);
    check_same(teacher->jp.awarded_jp, 0, "teaching is not learning");
    check(has_reason(teacher, REASON_SPEAKER_NO_CREDIT), "and why");
    check(memcmp(stays->basis, drops->basis, DIGEST_BYTES) != 0,
          "each rests on its own attendance");
    judgement_destroy(judgement);
    school_close(&school);
}

static void three_classes_are_one_activity(void)
{
    struct school school;
    school_open(&school, 3, 60, 3);
    school_holds(&school, 1, 3, 3600);
    struct activity_judgement *judgement = judged(&school, MONDAY_MS + 2 * 3600 * 1000);
    check_same(judgement->state, JUDGEMENT_PROVISIONAL, "one of three is over");
    check(!judgement->plan.all_ended, "two are to come");
    check_same(person_of(judgement, 2)->attendance.attended_s, 3600, "an hour");
    check_same(person_of(judgement, 2)->attendance.learning_s, 10800, "of three");
    check_same(person_of(judgement, 2)->jp.awarded_jp, 0, "not enough yet");
    judgement_destroy(judgement);

    school_holds(&school, 2, 2, 3600);
    school_class(&school, 3);
    school_phase(&school, CLASS_PHASE_RUNNING, 0);
    judgement = judged(&school, MONDAY_MS + 2 * DATE_DAY_MS);
    check_same(judgement->state, JUDGEMENT_LIVE, "one is being held");
    judgement_destroy(judgement);

    school_holds(&school, 3, 3, 3600);
    judgement = judged(&school, LATER_MS);
    check_same(judgement->plan.jp_full, 4, "180 minutes are 4 JP");
    check_same(person_of(judgement, 2)->jp.counted_jp, 4, "not three times 1");
    check_same(person_of(judgement, 2)->jp.exact_num, 10800, "the fraction is kept");
    check_same(person_of(judgement, 2)->jp.exact_den, 2700, "the fraction is kept");
    check_same(person_of(judgement, 3)->attendance.attended_s, 7200, "missed one of three");
    check_same(person_of(judgement, 3)->jp.counted_jp, 0, "66 % is not enough");
    check_same(person_of(judgement, 3)->attendance.classes_present, 2, "two of three");
    check_same(judgement->plan.ends_day, date_days(2025, 3, 12), "the last day decides");
    judgement_destroy(judgement);
    school_close(&school);
}

static void a_live_class_goes_on(void)
{
    struct school school;
    const uint32_t lines[] = {2};
    school_open(&school, 1, 45, 3);
    school_phase(&school, CLASS_PHASE_RUNNING, 0);
    school_joins(&school, 2, 2, 0);
    school_roll(&school, lines, 1, 3, 60);
    struct activity_judgement *judgement = judged(&school, school_at_ms(&school, 100));
    check_same(judgement->state, JUDGEMENT_LIVE, "live");
    const struct judged_enrolled *person = person_of(judgement, 2);
    check_same(person->classes[0].lines[0].open, true, "still there");
    check_same(person->attendance.attended_s, 100, "up to now");
    judgement_destroy(judgement);

    judgement = judged(&school, JUDGING_NOT_LIVE);
    check_same(person_of(judgement, 2)->attendance.attended_s, 57, "or up to the last sign");
    judgement_destroy(judgement);
    school_close(&school);
}

static void a_crash_ends_at_the_last_sign(void)
{
    struct school school;
    const uint32_t lines[] = {2, 3};
    school_open(&school, 1, 45, 3);
    school_phase(&school, CLASS_PHASE_RUNNING, 0);
    school_joins(&school, 2, 2, 0);
    school_joins(&school, 3, 3, 0);
    school_roll(&school, lines, 2, 4, 1200);
    school_leaves(&school, 2, 2, 1196, LEAVE_SERVER_LOST); /* as the next run writes it */
    school_joins(&school, 4, 2, 1300);
    school_phase(&school, CLASS_PHASE_ENDED, 2700);
    school_leaves(&school, 4, 2, 2700, LEAVE_CLASS_OVER);
    struct activity_judgement *judgement = judged(&school, LATER_MS);

    const struct judged_enrolled *back = person_of(judgement, 2);
    check_same(back->attendance.attended_s, 2700 - 104, "what nobody saw is not counted");
    check_same(back->classes[0].lines[0].why, LEAVE_SERVER_LOST, "server_lost");
    const struct judged_enrolled *gone = person_of(judgement, 3);
    check_same(gone->attendance.attended_s, 1196, "to the last sign");
    check_same(gone->classes[0].lines[0].why, LEAVE_SERVER_LOST, "server_lost");
    check_same(judgement->left_open, 1, "an open presence in a class that is over is told");
    judgement_destroy(judgement);
    school_close(&school);
}

/* A contract that began on 1 February 2022; 22 JP in the year of it that holds the activity. */
static void put_capped(struct school *school, unsigned n)
{
    struct person_row row = person_row(n);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2022, 2, 1);
    check_same(store_person_put(school->store, &row), OK, "a PPPK");
    struct activity_row other = activity_row(2);
    check_same(store_activity_put(school->store, &other), OK, "an earlier activity");
    struct jp_entry entry = jp_entry(n, 0);
    entry.key.activity = other.id;
    entry.jp = 22;
    entry.ends_day = date_days(2025, 2, 1);
    check_same(store_ledger_post(school->store, &entry, 1, NULL), OK, "22 JP");
    struct jp_entry older = jp_entry(n, 1);
    older.key.activity = other.id;
    older.jp = 9;
    older.ends_day = date_days(2025, 1, 31);
    check_same(store_ledger_post(school->store, &older, 1, NULL), OK, "9 JP the year before");
}

static void a_cap_leaves_what_it_leaves(void)
{
    struct school school;
    school_open(&school, 3, 60, 3);
    school_holds(&school, 1, 3, 3600);
    school_holds(&school, 2, 3, 3600);
    school_holds(&school, 3, 3, 3600);
    struct activity_row activity = activity_row(1);
    snprintf(activity.policy, sizeof activity.policy, "asn-2018");
    check_same(store_activity_put(school.store, &activity), OK, "under the old rule");
    put_capped(&school, 2);
    struct activity_judgement *judgement = judged(&school, LATER_MS);
    const struct judged_enrolled *free = person_of(judgement, 3);
    check_same(free->jp.counted_jp, 4, "a PNS has no cap");
    const struct judged_enrolled *capped = person_of(judgement, 2);
    check_same(capped->jp.awarded_jp, 4, "a PPPK earns the same");
    check_same(capped->jp.counted_jp, 2, "of which 2 have room in the contract year");
    check_same(capped->jp.surplus_jp, 2, "and 2 are kept as surplus");
    check(has_reason(capped, REASON_OVER_CAP), "and why");
    judgement_destroy(judgement);
    school_close(&school);
}

static void entries_stand_beside_their_people(void)
{
    struct school school;
    school_open(&school, 1, 45, 4);
    hold_one_class(&school);
    struct jp_entry entries[] = {jp_entry(3, 0), jp_entry(2, 0), jp_entry(3, 1)};
    snprintf(entries[1].note, sizeof entries[1].note, "pertama");
    check_same(store_ledger_post(school.store, entries, 2, NULL), OK, "posted");
    struct jp_entry back;
    struct entry_posting posting = {MONDAY_MS, "sinkron", "salah"};
    check_same(entry_reverse(&entries[0], &posting, &back), OK, "taken back");
    check_same(store_ledger_post(school.store, &back, 1, NULL), OK, "taken back");
    check_same(store_ledger_post(school.store, &entries[2], 1, NULL), OK, "and new");

    struct activity_judgement *judgement = judged(&school, LATER_MS);
    const struct judged_enrolled *two = person_of(judgement, 2);
    const struct judged_enrolled *three = person_of(judgement, 3);
    check_same(two->n_entries, 1, "one entry");
    check_text("its own", two->entries[0].note, "pertama");
    check_same(three->n_entries, 3, "three entries");
    const struct jp_entry *stands = judged_standing_entry(three, "");
    check(stands && stands->key.revision == 1, "the last one stands");
    check(judged_standing_entry(person_of(judgement, 4), NULL) == NULL,
          "nothing stands without entries");
    check_same(judgement->n_strays, 0, "no strays");
    judgement_destroy(judgement);
    school_close(&school);
}

static void what_cannot_be_judged(void)
{
    struct school school;
    struct activity_judgement *judgement = NULL;
    school_open(&school, 1, 45, 2);
    check_same(judge_activity(school.store, &school.policies, key("activity", 9), 0, &judgement),
               ERR_NOT_FOUND, "an activity that is not there");
    struct activity_row activity = activity_row(1);
    snprintf(activity.policy, sizeof activity.policy, "asn-1999");
    check_same(store_activity_put(school.store, &activity), OK, "another policy");
    check_same(judge_activity(school.store, &school.policies, school_activity(), 0, &judgement),
               ERR_CONFIG, "a policy that nobody has");
    snprintf(activity.policy, sizeof activity.policy, "asn-2023");
    snprintf(activity.category, sizeof activity.category, "klasikal_lain");
    check_same(store_activity_put(school.store, &activity), OK, "listed without a value");
    school_holds(&school, 1, 2, 2700);
    judgement = judged(&school, LATER_MS);
    check_same(judgement->plan.jp_full, 0, "no value is made up");
    check(has_reason(person_of(judgement, 2), REASON_CATEGORY_UNVALUED), "and it is said");
    check_same(person_of(judgement, 2)->attendance.attended_s, 2700, "the time stands");
    judgement_destroy(judgement);
    school_close(&school);
}

static void no_memory_keeps_nothing(void)
{
    struct school school;
    school_open(&school, 1, 45, 5);
    hold_one_class(&school);
    long before = alloc_live();
    for (int n = 0; n < 5000; n++) {
        struct activity_judgement *judgement = NULL;
        alloc_fail_after(n);
        enum err err =
            judge_activity(school.store, &school.policies, school_activity(), LATER_MS, &judgement);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        judgement_destroy(judgement);
        check_same(alloc_live(), before, "keeps nothing");
        if (err == OK)
            break;
    }
    school_close(&school);
}

TEST_MAIN(TEST(one_class), TEST(three_classes_are_one_activity), TEST(a_live_class_goes_on),
          TEST(a_crash_ends_at_the_last_sign), TEST(a_cap_leaves_what_it_leaves),
          TEST(entries_stand_beside_their_people), TEST(what_cannot_be_judged),
          TEST(no_memory_keeps_nothing))
