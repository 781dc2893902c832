/* Two activities at the same time, stays, corrections and decisions of chance: what must always be
 * so, whatever happened. */
#include "attendance/overlap.h"
#include "judging/judging.h"
#include "judging/story.h"

#define ROUNDS 40
#define LEARNERS 3 /* persons 2 to 4 */

static uint32_t dice;

static unsigned up_to(unsigned n)
{
    dice = dice * 1664525u + 1013904223u;
    return (dice >> 8) % (n + 1);
}

static int64_t some_moment(void)
{
    return monday(730) + (int64_t)up_to(5 * 3600) * 1000;
}

static void stays_of_chance(struct school *school)
{
    for (unsigned n = up_to(6); n > 0; n--) {
        int64_t from_ms = some_moment();
        there(school, 2 + up_to(LEARNERS - 1), from_ms, from_ms + (int64_t)up_to(2 * 3600) * 1000);
    }
}

static void words_of_chance(struct lines *book, unsigned class_n)
{
    for (unsigned n = up_to(5); n > 0; n--) {
        unsigned person = 2 + up_to(LEARNERS - 1);
        struct msg_fact_corrected fact = {.class_id = key("class", class_n),
                                          .claim = (enum attendance_claim)up_to(1),
                                          .start_ms = some_moment(),
                                          .second = up_to(1)};
        fact.end_ms = fact.start_ms + (1 + (int64_t)up_to(3600)) * 1000;
        struct id event = says_corrected(book, 90, person, fact);
        if (up_to(1))
            says_approved(book, 90 + up_to(1), event);
        if (up_to(4) == 0)
            says_withdrawn(book, 91, event);
        if (up_to(2) == 0)
            says_overlap(book, 90, person, (enum overlap_choice)up_to(1));
    }
}

/* Activity n with one class, number n. */
static void put_activity(struct school *school, unsigned n)
{
    struct activity_row activity = activity_row(n);
    int64_t start_ms = monday(800) + (int64_t)up_to(3600) * 1000;
    struct class_row class = class_of(n, n, start_ms, start_ms + (int64_t)(1 + up_to(7200)) * 1000);
    must(store_activity_put(school->store, &activity), "activity");
    must(store_class_put(school->store, &class), "class");
    for (unsigned person = 2; person < 2 + LEARNERS; person++) {
        struct enrolment_row row = {activity.id, key("person", person), ENROLMENT_LEARNER, 0};
        must(store_enrolment_put(school->store, &row), "enrolled");
    }
    held(school, n, start_ms, timetable_end_ms(&class.table));
    stays_of_chance(school);
}

static struct activity_judgement *judged(struct school *school, unsigned n)
{
    struct activity_judgement *ret = NULL;
    must(judge_activity(school->store, &school->policies, key("activity", n), JUDGING_NOT_LIVE,
                        &ret),
         "judged");
    return ret;
}

/* Milliseconds in which the person learned in either. */
static uint64_t learned_ms(const struct activity_judgement *const *two, struct id person)
{
    struct interval_list all = {0};
    for (size_t i = 0; i < 2; i++) {
        const struct judged_presence *presence = &judgement_find(two[i], person)->classes[0];
        must(overlap_clip(&presence->united, &two[i]->plan.classes[0].row.table, false, &all),
             "learned");
    }
    interval_list_unite(&all, 0);
    uint64_t ret = interval_list_ms(&all);
    interval_list_finish(&all);
    return ret;
}

static void never_twice(const struct activity_judgement *const *two, unsigned n)
{
    uint64_t counted_s = 0;
    for (size_t i = 0; i < 2; i++) {
        const struct judged_enrolled *person = judgement_find(two[i], key("person", n));
        check(person->attendance.attended_s <= person->attendance.learning_s,
              "attended is never more than learning");
        check(!person->overlap_seconds || person->jp.counted_jp == 0,
              "what nobody has decided counts nothing");
        if (!person->overlap_seconds)
            counted_s += person->attendance.attended_s;
    }
    check(counted_s * 1000 <= learned_ms(two, key("person", n)), "no second counts twice");
}

static void the_same_alone(struct school *school, const struct activity_judgement *whole,
                           unsigned n)
{
    struct activity_judgement *alone = NULL;
    struct enrolment_row who = {whole->plan.activity.id, key("person", n), ENROLMENT_LEARNER, 0};
    must(judge_person_in_view(school->store, &school->policies, &who, JUDGING_NOT_LIVE, &alone),
         "alone");
    check(memcmp(alone->people[0].basis, judgement_find(whole, who.person)->basis, DIGEST_BYTES) ==
              0,
          "who is judged alone is judged the same");
    judgement_destroy(alone);
}

static void look_at(struct school *school)
{
    struct activity_judgement *one = judged(school, 1), *other = judged(school, 2);
    const struct activity_judgement *const two[] = {one, other};
    check_same(one->n_others, other->n_others, "each names the other");
    for (unsigned n = 2; n < 2 + LEARNERS; n++) {
        never_twice(two, n);
        the_same_alone(school, one, n);
        the_same_alone(school, other, n);
    }
    judgement_destroy(one);
    judgement_destroy(other);
}

static void no_second_counts_twice_whatever_happened(void)
{
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct school school;
        struct lines books[] = {{.activity = key("activity", 1)},
                                {.activity = key("activity", 2), .first = 100}};
        dice = round;
        school_open(&school, 0, 45, 4);
        for (unsigned n = 1; n <= 2; n++) {
            put_activity(&school, n);
            words_of_chance(&books[n - 1], n);
            write_book(&school, &books[n - 1]);
            write_book(&school, &books[n - 1]);
        }
        look_at(&school);
        lines_finish(&books[0]);
        lines_finish(&books[1]);
        school_close(&school);
    }
}

TEST_MAIN(TEST(no_second_counts_twice_whatever_happened))
