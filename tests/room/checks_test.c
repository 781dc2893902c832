/* Presence checks: fair to a bad line. */
#include "room/stories.h"

static const struct story stories[] = {
    {"asked, seen, answered",
     "guru enters; ani enters; guru moves running; guru checks 0; ani forgets; wait 0.1;"
     "ani got check_asked = 1; ani last check_asked answer_ms = 30000; ani sees 1; wait 5;"
     "ani answers 1; ani last check_settled how = answered; wait 1;"
     "guru last check_result asked = 1; guru last check_result answered = 1;"
     "guru last check_result missed = 0; guru last check_result open = false;"
     "facts = seat lead seat phase! check_opened! check_asked check_answered! check_closed"},
    {"seen and not answered is missed, once the time is over and the line is alive",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1; wait 31;"
     "facts = seat lead seat phase! check_opened! check_asked; wait 2;"
     "facts = check_missed check_closed; ani last check_settled how = missed;"
     "ani answers 1 = expired; wait 1; guru last check_result missed = 1"},
    {"the time runs from delivery",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 50; ani sees 1; wait 29;"
     "ani answers 1; facts = seat lead seat phase! check_opened! check_asked check_answered! "},
    {"what never arrived is never missed",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 629;"
     "facts = seat lead seat phase! check_opened! check_asked; wait 10; facts = check_closed;"
     "ani last check_settled how = over; guru last check_result missed = 0"},
    {"a line that stalls is not punished",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1;"
     "ani falls_silent; wait 60; ani stirs; wait 1; ani answers 1;"
     "facts = seat lead seat phase! check_opened! check_asked check_answered! "},
    {"but it is once it gives signs of life and no answer",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1;"
     "ani falls_silent; wait 60; ani stirs; wait 2.2;"
     "facts = seat lead seat phase! check_opened! check_asked check_missed check_closed"},
    {"who lost the line is asked again, with the whole time",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1; wait 25;"
     "ani lost 2; wait 100; facts = seat lead seat phase! check_opened! check_asked;"
     "ani back = resumed; facts = check_asked; ani last check_asked answer_ms = 30000; wait 20;"
     "ani sees 1; wait 25; ani answers 1; facts = check_answered!; wait 1;"
     "guru last check_result asked = 1; guru last check_result answered = 1"},
    {"three times at most",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1; ani lost;"
     "ani back = resumed; ani sees 1; ani lost; ani enters; ani sees 1; ani lost;"
     "facts = seat lead seat phase! check_opened! check_asked check_asked check_asked; ani enters;"
     "facts =; ani last check_settled how = over; ani answers 1 = expired; wait 2;"
     "facts = check_closed"},
    {"a page loaded anew has the question too, and does not win time for ever",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1; wait 20;"
     "ani back = resumed; ani last check_asked answer_ms = 30000; ani sees 1; wait 20;"
     "ani back = resumed; ani sees 1; wait 20; ani back = resumed;"
     "ani last check_settled how = over"},
    {"a round does not wait for ever for who is gone",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1; ani lost;"
     "wait 620; facts = seat lead seat phase! check_opened! check_asked; wait 20;"
     "facts = check_closed; ani enters; ani last check_settled how = over"},
    {"one person, one answer, on any device",
     "guru enters; ani enters; ani.2 enters; guru moves running; guru checks 0; wait 0.1;"
     "ani.2 got check_asked = 1; ani sees 1; ani.2 answers 1; ani last check_settled how = "
     "answered;"
     "ani answers 1; facts = seat lead seat phase! check_opened! check_asked check_answered! "},
    {"the time goes on while one device has the question",
     "guru enters; ani enters; ani.2 enters; guru moves running; guru checks 0; wait 0.1;"
     "ani sees 1; ani.2 sees 1; ani lost; wait 33;"
     "facts = seat lead seat phase! check_opened! check_asked check_missed check_closed"},
    {"and not when the other had not got it yet",
     "guru enters; ani enters; ani.2 enters; guru moves running; guru checks 0; wait 0.1;"
     "ani sees 1; wait 20; ani lost; wait 20; ani.2 sees 1; wait 29; ani.2 answers 1;"
     "facts = seat lead seat phase! check_opened! check_asked check_asked check_answered! "},
    {"a second device is told what is left",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1; wait 10;"
     "ani.2 enters; ani.2 last check_asked answer_ms = 20000; ani answers 1; ani.2 leaves;"
     "ani.2 enters; ani.2 last check_settled how = answered"},
    {"spread over people and time: nobody before, everybody within",
     "guru enters; ani enters; budi enters; citra enters; guru moves running; guru checks 300;"
     "facts = seat lead seat seat seat phase! check_opened!; wait 301;"
     "facts = check_asked check_asked check_asked; ani got check_asked = 1;"
     "budi got check_asked = 1; citra got check_asked = 1; guru got check_asked = 0"},
    {"without a word about it, as the class is set up",
     "guru enters; ani enters; guru moves running; guru checks; wait 11; ani got check_asked = 1"},
    {"who is not here at the moment is not asked",
     "guru enters; ani enters; budi enters; guru moves running; guru checks 60; ani leaves;"
     "wait 61; guru last check_result asked = 1; ani enters; ani got check_asked = 0;"
     "ani sees 1; ani answers 1 = not_found"},
    {"nor who takes a seat after the round began",
     "guru enters; ani enters; guru moves running; guru checks 10; budi enters; wait 11;"
     "budi got check_asked = 0; budi answers 1 = not_found"},
    {"learners are asked, nobody else",
     "guru enters; wakil enters; koor enters; tamu enters; ani enters; guru moves running;"
     "guru checks 0; wait 0.1; wakil got check_asked = 0; koor got check_asked = 0;"
     "tamu got check_asked = 0; ani got check_asked = 1; wakil answers 1 = forbidden;"
     "ani checks 0 = forbidden; koor checks 0 = forbidden"},
    {"one round is open at a time, while the class is running",
     "guru enters; ani enters; guru checks 0 = wrong_phase; guru moves running;"
     "guru checks 601 = invalid; guru checks 0; guru checks 0 = taken; wakil enters;"
     "wakil checks = taken; wait 0.1; ani answers 1; wait 0.1; guru checks 0; wait 0.1;"
     "ani answers 1 = expired; ani answers 2; ani answers 9 = not_found"},
    {"a break closes the round without a miss",
     "guru enters; ani enters; budi enters; guru moves running; guru checks 0; wait 0.1;"
     "ani sees 1; budi answers 1; guru moves break; ani last check_settled how = over;"
     "budi last check_settled how = answered; ani answers 1 = expired; wait 60;"
     "facts = seat lead seat seat phase! check_opened! check_asked check_asked check_answered! "
     "check_closed phase!; guru last check_result missed = 0"},
    {"so does the end",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1;"
     "guru moves ended; ani last check_settled how = over; ani answers 1 = expired;"
     "facts = seat lead seat phase! check_opened! check_asked check_closed phase!"},
    {"who is removed is not waited for",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani sees 1;"
     "guru removes ani; wait 0.1;"
     "facts = seat lead seat phase! check_opened! check_asked removed! check_closed"},
    {"instructors who come later see the newest round",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 0.1; ani answers 1;"
     "wakil enters; wakil last check_result answered = 1; koor enters; koor got check_result = 0"},
    {"a round with nobody in it is over at once",
     "guru enters; guru moves running; guru checks 0; wait 1.2; guru last check_result asked = 0;"
     "guru last check_result open = false"},
    {"an answer before it was seen counts, without waiting",
     "guru enters; ani enters; guru moves running; guru checks 0; wait 9; ani answers 1"},
};

static void stories_of_checks(void)
{
    play_all(stories, COUNT(stories));
}

static void rounds_are_bounded(void)
{
    static const struct story story = {"two rounds",
                                       "guru enters; guru moves running; guru checks 0; wait 0.1;"
                                       "guru checks 0; wait 0.1; guru checks 0 = full; crash;"
                                       "guru enters; guru checks 0 = full"};
    struct world world;
    world_init(&world);
    world.setup.limits.checks_max = 2;
    play_one(&world, &story);
    world_finish(&world);
}

static void waiting_is_counted_from_delivery(void)
{
    struct world world;
    char wrong[2 * PLAY_ANSWER_MAX] = "";
    world_init(&world);
    check_same(world_begin(&world), OK, "begins");
    check(play(&world,
               "guru enters; ani enters; guru moves running; guru checks 0; wait 7; ani sees 1;"
               "wait 4; ani answers 1",
               wrong, sizeof wrong),
          wrong);
    const struct kept_fact *fact = &world.watch.facts[world.watch.facts_n - 1];
    check_same(fact->type, FACT_CHECK_ANSWERED, "the answer is the last fact");
    check_same(fact->body.check_answered.waited_ms, 4000, "four seconds from delivery");
    check_same(fact->body.check_answered.seat, 2, "of ani");
    world_finish(&world);
}

#define LEARNERS 3

/* The moments at which three learners were asked, in milliseconds after the round began. */
static void moments_of_a_round(uint64_t seed, int64_t ret_ms[LEARNERS])
{
    struct world world;
    char wrong[2 * PLAY_ANSWER_MAX] = "";
    int64_t opened_ms = 0;
    size_t n = 0;
    world_init(&world);
    fake_chance_init(&world.chance, seed);
    check_same(world_begin(&world), OK, "begins");
    check(play(&world,
               "guru enters; ani enters; budi enters; citra enters; guru moves running;"
               "guru checks 300; wait 301",
               wrong, sizeof wrong),
          wrong);
    for (size_t i = 0; i < world.watch.facts_n; i++) {
        const struct kept_fact *fact = &world.watch.facts[i];
        if (fact->type == FACT_CHECK_OPENED)
            opened_ms = fact->at_ms;
        if (fact->type == FACT_CHECK_ASKED && n++ < LEARNERS)
            ret_ms[fact->body.check_asked.seat - 2] = fact->at_ms - opened_ms;
    }
    check_same(n, LEARNERS, "everybody is asked once");
    world_finish(&world);
}

/* Neighbours cannot warn each other: each has a moment of their own, and it is not theirs again. */
static void each_is_asked_at_a_moment_of_chance(void)
{
    unsigned thirds[3] = {0}, first[LEARNERS] = {0};
    for (uint64_t seed = 1; seed <= 40; seed++) {
        int64_t at_ms[LEARNERS] = {0};
        size_t earliest = 0;
        moments_of_a_round(seed, at_ms);
        for (size_t i = 0; i < LEARNERS; i++) {
            check(at_ms[i] >= 0 && at_ms[i] < 301000, "within the spread");
            thirds[at_ms[i] < 100000 ? 0 : at_ms[i] < 200000 ? 1 : 2]++;
            if (at_ms[i] < at_ms[earliest])
                earliest = i;
            check(i == 0 || at_ms[i] != at_ms[i - 1], "not together");
        }
        first[earliest]++;
    }
    for (size_t i = 0; i < 3; i++)
        check(thirds[i] > 20, "early, in the middle and late");
    for (size_t i = 0; i < LEARNERS; i++)
        check(first[i] > 5, "anybody may be the first");
}

#define ROUNDS_MAX 16

/* The moments at which the timetable asked, in seconds from the start. */
static size_t moments_asked(const struct world *world, int64_t ret_s[ROUNDS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < world->watch.facts_n && n < ROUNDS_MAX; i++)
        if (world->watch.facts[i].type == FACT_CHECK_OPENED)
            ret_s[n++] = (world->watch.facts[i].at_ms - WORLD_START_MS) / 1000;
    return n;
}

/* Two in an hour: learning for 60 minutes has two stretches, for 45 (from minute 75) two. */
static size_t play_hours(uint64_t seed, const char *story, int64_t ret_s[ROUNDS_MAX])
{
    struct world world;
    char wrong[2 * PLAY_ANSWER_MAX] = "";
    world_init(&world);
    fake_chance_init(&world.chance, seed);
    world.setup.checks.per_hour = 2;
    check_same(world_begin(&world), OK, "begins");
    check(play(&world, story, wrong, sizeof wrong), wrong);
    size_t n = moments_asked(&world, ret_s);
    world_finish(&world);
    return n;
}

static void the_timetable_asks(void)
{
    static const int64_t from_s[] = {0, 1800, 4500, 5850}, to_s[] = {1760, 3560, 5810, 7160};
    int64_t first_s[ROUNDS_MAX] = {0};
    bool differ = false;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        int64_t at_s[ROUNDS_MAX];
        size_t n = play_hours(seed, "guru enters; ani enters; guru moves running; wait 7300", at_s);
        check_same(n, 4, "once in each stretch of learning");
        for (size_t i = 0; i < n && i < COUNT(from_s); i++) {
            check(at_s[i] >= from_s[i] && at_s[i] <= to_s[i], "within its stretch");
            differ |= seed > 1 && at_s[i] != first_s[i];
            first_s[i] = seed == 1 ? at_s[i] : first_s[i];
        }
    }
    check(differ, "nobody can tell when");
}

static void the_timetable_asks_only_while_the_class_runs(void)
{
    int64_t at_s[ROUNDS_MAX];
    check_same(play_hours(1, "guru enters; ani enters; wait 3700", at_s), 0, "it has not begun");
    check_same(play_hours(1,
                          "guru enters; ani enters; guru moves running; guru moves break;"
                          "wait 3700",
                          at_s),
               0, "it is in a break");
    size_t n = play_hours(1,
                          "guru enters; ani enters; guru moves running; wait 3590; crash;"
                          "guru enters; wait 700",
                          at_s);
    check_same(n, 2, "a crash asks nothing twice");
}

TEST_MAIN(TEST(stories_of_checks), TEST(rounds_are_bounded), TEST(waiting_is_counted_from_delivery),
          TEST(each_is_asked_at_a_moment_of_chance), TEST(the_timetable_asks),
          TEST(the_timetable_asks_only_while_the_class_runs))
