/* How an activity was planned and held, and what that changes for whoever took part. */
#include "credit/policy_set.h"
#include "credit/reason.h"
#include "judging/judging.h"
#include "judging/story.h"
#include "store/store_desk.h"
#include "wire/pack.h"

#define TUESDAY date_days(2025, 3, 11)

static struct activity_judgement *judged(struct school *school)
{
    struct activity_judgement *ret = NULL;
    must(
        judge_activity(school->store, &school->policies, school_activity(), JUDGING_NOT_LIVE, &ret),
        "judged");
    return ret;
}

static const struct judged_enrolled *person_of(const struct activity_judgement *judgement,
                                               unsigned n)
{
    const struct judged_enrolled *ret = judgement_find(judgement, key("person", n));
    if (!ret)
        exit(2);
    return ret;
}

static void put_unit(struct school *school, uint32_t ordinal, enum unit_mode mode)
{
    struct unit_row row = {.activity = school_activity(), .ordinal = ordinal, .mode = mode};
    snprintf(row.title, sizeof row.title, "Materi %u", ordinal);
    must(store_unit_put(school->store, &row), "unit");
}

static void put_class(struct school *school, unsigned n, uint32_t unit, int64_t start_ms,
                      int64_t end_ms)
{
    struct class_row row = class_of(n, 1, start_ms, end_ms);
    row.unit = unit;
    must(store_class_put(school->store, &row), "class");
}

static struct msg_fact_corrected present(unsigned class_n, int64_t from_ms, int64_t to_ms)
{
    return (struct msg_fact_corrected){.class_id = key("class", class_n),
                                       .claim = ATTENDANCE_CLAIM_PRESENT,
                                       .start_ms = from_ms,
                                       .end_ms = to_ms};
}

/* 90 minutes live on Monday, 90 face to face on Tuesday, 45 at home. */
static void three_modes(void)
{
    struct school school;
    struct lines book = {.activity = school_activity()};
    int64_t tuesday = moment(TUESDAY, 800, DATE_WIB), home = moment(TUESDAY, 1300, DATE_WIB);
    school_open(&school, 1, 45, 2);
    put_unit(&school, 1, MODE_FACE_TO_FACE);
    put_unit(&school, 2, MODE_ASYNCHRONOUS);
    put_class(&school, 1, 0, monday(800), monday(930));
    put_class(&school, 2, 1, tuesday, tuesday + 90 * MINUTE_MS);
    put_class(&school, 3, 2, home, home + 45 * MINUTE_MS);
    held(&school, 1, monday(800), monday(930));
    there(&school, 2, monday(800), monday(930));
    says_corrected(&book, 90, 2, present(2, tuesday, tuesday + 90 * MINUTE_MS));
    says_corrected(&book, 90, 2, present(3, home, home + 45 * MINUTE_MS));
    says_recorded(&book, 90, 2);
    write_book(&school, &book);

    struct activity_judgement *judgement = judged(&school);
    check_same(judgement->plan.classes[1].mode, MODE_FACE_TO_FACE, "of its unit");
    check_same(judgement->plan.classes[0].mode, MODE_SYNCHRONOUS, "without one it is live");
    check_same(judgement->plan.classes[1].phase, CLASS_PHASE_ENDED, "recorded, so it is over");
    check_same(judgement->plan.classes[2].phase, CLASS_PHASE_WAITING, "nobody recorded it");
    check(!judgement->plan.all_ended, "so not all have ended");
    judgement_destroy(judgement);

    says_recorded(&book, 90, 3);
    write_book(&school, &book);
    judgement = judged(&school);
    const struct jp_result *jp = &person_of(judgement, 2)->jp;
    check(judgement->plan.all_ended, "now they have");
    check_same(jp->counted_jp, 5, "225 minutes");
    check_same(jp->modes.jp[MODE_FACE_TO_FACE - 1], 2, "face to face");
    check_same(jp->modes.jp[MODE_SYNCHRONOUS - 1], 2, "live");
    check_same(jp->modes.jp[MODE_ASYNCHRONOUS - 1], 1, "at home");
    judgement_destroy(judgement);
    lines_finish(&book);
    school_close(&school);
}

static void what_was_recorded_too_early_is_not_over(void)
{
    struct school school;
    struct lines book = {.activity = school_activity()};
    int64_t later = MONDAY_MS + 30 * DATE_DAY_MS; /* after the line is written */
    school_open(&school, 1, 45, 2);
    put_unit(&school, 1, MODE_FACE_TO_FACE);
    put_class(&school, 1, 1, later, later + 45 * MINUTE_MS);
    says_recorded(&book, 90, 1);
    write_book(&school, &book);
    struct activity_judgement *judgement = judged(&school);
    check(!judgement->plan.all_ended, "before its planned end nobody can say so");
    judgement_destroy(judgement);
    lines_finish(&book);
    school_close(&school);
}

static void a_cancelled_class_counts_nowhere(void)
{
    struct school school;
    school_open(&school, 2, 45, 2);
    school_holds(&school, 1, 2, 2700);
    struct class_row row;
    must(store_class_find(school.store, key("class", 2), &row), "class 2");
    row.cancelled_ms = MONDAY_MS;
    must(store_class_put(school.store, &row), "cancelled");
    struct activity_judgement *judgement = judged(&school);
    check_same(judgement->plan.n_classes, 1, "one class is left");
    check_same(judgement->plan.learning_s, 2700, "its time alone");
    check(judgement->plan.all_ended, "and it has ended");
    check_same(person_of(judgement, 2)->jp.counted_jp, 1, "all of the programme");
    judgement_destroy(judgement);
    school_close(&school);
}

static void withdraw(struct school *school, unsigned n)
{
    struct enrolment_row row = {school_activity(), key("person", n), ENROLMENT_LEARNER,
                                MONDAY_MS + MINUTE_MS};
    must(store_enrolment_put(school->store, &row), "withdrawn");
}

static void who_withdrew_keeps_what_they_attended(void)
{
    struct school school;
    school_open(&school, 1, 45, 5);
    school_holds(&school, 1, 3, 2700);
    withdraw(&school, 3);
    withdraw(&school, 4);
    struct activity_judgement *judgement = judged(&school);
    check_same(judgement->n_people, 4, "one is left out");
    check(!judgement_find(judgement, key("person", 4)), "who was never there");
    check_same(person_of(judgement, 3)->jp.counted_jp, 1, "who was there keeps it");
    check(person_of(judgement, 3)->withdrawn_ms > 0, "and it is told");
    check_same(person_of(judgement, 5)->attendance.attended_s, 0, "who did not withdraw is listed");
    check(person_of(judgement, 5)->classes[0].learning_s == 2700, "with classes of their own");
    judgement_destroy(judgement);
    school_close(&school);
}

static void a_class_held_otherwise_waits_for_a_word(void)
{
    struct school school;
    struct lines book = {.activity = school_activity()};
    school_open(&school, 1, 45, 2);
    put_session_s(&school);
    held(&school, 1, monday(806), monday(1200)); /* six minutes late, and no break */
    struct activity_judgement *judgement = judged(&school);
    check_same(judgement->plan.classes[0].difference_ms, 21 * MINUTE_MS, "6 and 15 minutes");
    check_same(judgement->plan.undecided, 1, "more than five minutes");
    judgement_destroy(judgement);

    says_confirmed(&book, 90, 1);
    write_book(&school, &book);
    judgement = judged(&school);
    check_same(judgement->plan.undecided, 0, "confirmed: the timetable counts");
    judgement_destroy(judgement);
    lines_finish(&book);
    school_close(&school);
}

static void five_minutes_are_let_pass(void)
{
    struct school school;
    school_open(&school, 1, 45, 2);
    put_session_s(&school);
    school_phase(&school, CLASS_PHASE_RUNNING, 150);
    school_phase(&school, CLASS_PHASE_BREAK, 120 * 60);
    school_phase(&school, CLASS_PHASE_RUNNING, 135 * 60);
    school_phase(&school, CLASS_PHASE_ENDED, 240 * 60 - 150);
    struct activity_judgement *judgement = judged(&school);
    check_same(judgement->plan.classes[0].difference_ms, 5 * MINUTE_MS, "five minutes in all");
    check_same(judgement->plan.undecided, 0, "are let pass");
    judgement_destroy(judgement);
    school_close(&school);
}

static void standing_in_a_class(void)
{
    static const enum standing want[] = {STANDING_PRESENT, STANDING_LATE, STANDING_SICK,
                                         STANDING_ABSENT};
    struct school school;
    struct lines book = {.activity = school_activity()};
    school_open(&school, 1, 45, 5);
    put_session_s(&school);
    held_session_s(&school);
    there(&school, 2, monday(815), monday(1200));
    there(&school, 3, monday(816), monday(1200));
    says_excused(&book, 90, 4, TOLD_EXCUSE_SAKIT);
    says_excused(&book, 90, 2, TOLD_EXCUSE_IZIN);
    write_book(&school, &book);
    struct activity_judgement *judgement = judged(&school);
    for (unsigned n = 2; n <= 5; n++)
        check_same(person_of(judgement, n)->classes[0].standing.standing, want[n - 2], "as it was");
    check_same(person_of(judgement, 3)->classes[0].standing.late_seconds, 16 * 60, "so late");
    judgement_destroy(judgement);
    lines_finish(&book);
    school_close(&school);
}

/* ---- presence checks ---- */

static void write_fact(struct school *school, enum fact_type type, const void *fact)
{
    static unsigned n;
    struct buffer body = {0};
    must(wire_pack_fact(type, fact, &body), "fact");
    struct journal_line line = line_of_kind(5000 + n++, key("class", 1), fact_info[type].id);
    line.body = buffer_slice(&body);
    must(store_journal_append(school->store, &line, 1), "journal");
    buffer_finish(&body);
}

static void sits(struct school *school, unsigned person)
{
    struct msg_fact_seat fact = {
        .seat = person, .person = key("person", person), .role = ROLE_LEARNER};
    snprintf(fact.name, sizeof fact.name, "Pegawai");
    write_fact(school, FACT_SEAT, &fact);
}

static void answers(struct school *school, unsigned person, uint32_t round, bool in_time)
{
    struct msg_fact_check_answered yes = {.check = round, .seat = person, .waited_ms = 4000};
    struct msg_fact_check_missed no = {.check = round, .seat = person};
    if (in_time)
        write_fact(school, FACT_CHECK_ANSWERED, &yes);
    else
        write_fact(school, FACT_CHECK_MISSED, &no);
}

static void presence_checks_decide_what_the_policy_says(void)
{
    struct school school;
    school_open(&school, 1, 45, 4);
    put_session_s(&school);
    held_session_s(&school);
    for (unsigned n = 2; n <= 4; n++) {
        sits(&school, n);
        there(&school, n, monday(800), monday(1200));
    }
    answers(&school, 2, 1, true);
    answers(&school, 2, 2, false);
    answers(&school, 2, 2, false); /* the same round */
    answers(&school, 3, 1, false);
    write_fact(&school, FACT_CHECK_ASKED, &(struct msg_fact_check_asked){.check = 1, .seat = 4});

    struct activity_judgement *judgement = judged(&school);
    check_same(person_of(judgement, 2)->checks.answered, 1, "one answered");
    check_same(person_of(judgement, 2)->checks.missed, 1, "one missed");
    check_same(person_of(judgement, 4)->checks.missed, 0, "never delivered: neither way");
    check_same(person_of(judgement, 3)->jp.counted_jp, 5, "a note only");
    judgement_destroy(judgement);

    struct policy *policy = NULL;
    for (size_t i = 0; i < school.policies.n; i++)
        if (strcmp(school.policies.at[i]->id, "asn-2023") == 0)
            policy = school.policies.at[i];
    policy->presence_checks.min_answered_percent = 50;
    policy->presence_checks.miss_cost_seconds = 600;
    judgement = judged(&school);
    check_same(person_of(judgement, 2)->attendance.attended_s, 13500 - 600, "a miss costs");
    check_same(person_of(judgement, 2)->jp.counted_jp, 5, "half of them are enough");
    check_same(person_of(judgement, 3)->jp.counted_jp, 0, "none is not");
    check(reason_find(&person_of(judgement, 3)->jp.reasons, REASON_CHECKS_UNANSWERED) != NULL,
          "and why");
    check_same(person_of(judgement, 4)->jp.counted_jp, 5, "who was not asked");
    judgement_destroy(judgement);
    school_close(&school);
}

/* ---- what counted before ---- */

static struct jp_entry entry_for(const struct activity_judgement *judgement, unsigned n,
                                 uint32_t revision)
{
    const struct judged_enrolled *person = person_of(judgement, n);
    const struct judged_part *part = &person->parts[0];
    struct entry_key key = {school_activity(), person->row.id, "", "", revision};
    const struct entry_ground ground = {part->basis, judgement->plan.ends_day};
    const struct entry_posting posting = {MONDAY_MS, "uji", ""};
    struct jp_entry ret;
    snprintf(key.policy, sizeof key.policy, "%s", part->jp.policy_version);
    must(entry_of_result(&key, &part->jp, &ground, &posting, &ret), "entry");
    return ret;
}

static void post_other(struct school *school, unsigned n, int32_t jp)
{
    struct activity_row other = activity_row(2);
    must(store_activity_put(school->store, &other), "another activity");
    struct jp_entry entry = jp_entry(n, 0);
    entry.key.activity = other.id;
    entry.jp = jp;
    entry.surplus_jp = 0;
    entry.ends_day = date_days(2025, 3, 20);
    must(store_ledger_post(school->store, &entry, 1, NULL), "other JP");
}

/* Under a cap of 24: 5 JP here, then 22 elsewhere; entered anew, it keeps its place before them. */
static void what_is_set_right_keeps_its_place_under_a_cap(void)
{
    struct school school;
    struct lines book = {.activity = school_activity()};
    struct activity_row activity = activity_row(1);
    struct person_row row = person_row(2);
    school_open(&school, 1, 45, 2);
    row.employment = EMPLOYMENT_PPPK;
    row.contract_start_day = date_days(2024, 4, 1);
    must(store_person_put(school.store, &row), "a PPPK");
    snprintf(activity.policy, sizeof activity.policy, "asn-2018");
    must(store_activity_put(school.store, &activity), "under the old rule");
    put_session_s(&school);
    held_session_s(&school);
    there(&school, 2, monday(800), monday(1200));
    struct activity_judgement *judgement = judged(&school);
    struct jp_entry first = entry_for(judgement, 2, 0);
    check_same(first.jp, 5, "five");
    check(!judged_is_settled(person_of(judgement, 2)), "not entered yet");
    judgement_destroy(judgement);
    must(store_ledger_post(school.store, &first, 1, NULL), "posted");
    post_other(&school, 2, 22);

    judgement = judged(&school);
    check_same(person_of(judgement, 2)->before_jp, 0, "what others earned later changes nothing");
    check(judged_is_settled(person_of(judgement, 2)), "settled");
    judgement_destroy(judgement);

    says_corrected(&book, 90, 2, present(1, monday(700), monday(800)));
    write_book(&school, &book);
    judgement = judged(&school);
    check(!judged_is_settled(person_of(judgement, 2)), "rests on something else now");
    check_same(person_of(judgement, 2)->before_jp, 0, "it came first, and does still");
    check_same(person_of(judgement, 2)->jp.counted_jp, 5, "all of it has room");
    check_same(person_of(judgement, 2)->jp.surplus_jp, 0, "the others give way");
    judgement_destroy(judgement);
    lines_finish(&book);
    school_close(&school);
}

TEST_MAIN(TEST(three_modes), TEST(what_was_recorded_too_early_is_not_over),
          TEST(a_cancelled_class_counts_nowhere), TEST(who_withdrew_keeps_what_they_attended),
          TEST(a_class_held_otherwise_waits_for_a_word), TEST(five_minutes_are_let_pass),
          TEST(standing_in_a_class), TEST(presence_checks_decide_what_the_policy_says),
          TEST(what_is_set_right_keeps_its_place_under_a_cap))
