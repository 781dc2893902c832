/* Entering, leaving, being lost: what is reported and who is told. */
#include "room/stories.h"

static const struct story stories[] = {
    {"a newcomer is told the class before anything else",
     "ani enters; ani hears = snapshot hand_place; ani last snapshot learners = 1;"
     "ani last snapshot activity_title = Pelatihan Arsip; ani last snapshot zone = WIB;"
     "ani last snapshot enrolled = 3; ani last snapshot phase = waiting;"
     "ani last snapshot safe = true"},
    {"the first seating is a fact, the second is not",
     "ani enters; facts = seat; ani leaves; ani enters; facts ="},
    {"each connection is a line of its own, never used again",
     "ani enters; ani.2 enters; ani lost; ani enters; presence = +1 +2 -1 lost@0 +3"},
    {"who leaves is gone at once", "ani enters; wait 60; ani leaves; presence = +1 -1 asked@60"},
    {"who is lost was there until the last sign of life",
     "ani enters; wait 60; ani lost 9; presence = +1 -1 lost@51"},
    {"nobody was lost before entering",
     "wait 60; ani enters; ani lost 30; presence = +1 -1 lost@60"},
    {"a former connection that still hangs is replaced",
     "ani enters; wait 10; ani back = resumed; presence = +1 +2 -1 lost@10; ani closed = no"},
    {"only the own former connection is replaced",
     "budi enters; ani enters; ani lost; ani back = resumed; budi closed = no; presence = +1 +2 -2 "
     "lost@0 +3"},
    {"five devices of one person, not six",
     "ani enters; ani.2 enters; ani.3 enters; ani.4 enters; ani.5 enters; ani.6 enters = full;"
     "ani.3 leaves; ani.6 enters"},
    {"a device that comes back in place of itself finds a place",
     "ani enters; ani.2 enters; ani.3 enters; ani.4 enters; ani.5 enters; ani.2 back = resumed"},
    {"two devices are one learner",
     "guru enters; ani enters; ani.2 enters; wait 2; guru last counts learners = 1;"
     "ani lost; wait 2; guru last counts learners = 1; ani.2 lost; wait 2;"
     "guru last counts learners = 0"},
    {"counts come at most once a second",
     "guru enters; wait 5; guru forgets; ani enters; wait 0.1; budi enters; wait 0.5; citra enters;"
     "wait 5; guru got counts = 2; guru last counts learners = 3"},
    {"observers and coordinators are not counted",
     "guru enters; koor enters; tamu enters; wait 2; guru last counts learners = 0;"
     "guru last counts instructors = 1"},
    {"nobody enters a class that is over",
     "guru enters; guru moves running; guru moves ended; ani enters = wrong_phase;"
     "guru back = wrong_phase"},
    {"a stopping server says so and every presence ends",
     "guru enters; ani enters; wait 30; presence = +1 +2; stop;"
     "presence = -2 stopped@30 -1 stopped@30; ani closed = server_stopping again;"
     "guru closed = server_stopping again; ani enters = unexpected"},
    {"the roll says how old each last sign of life is",
     "ani enters; budi enters; wait 7; budi falls_silent; wait 6; roll = 1:0 2:4; wait 10;"
     "roll = 1:0 2:14; budi lost 13; wait 10; roll = 1:0"},
    {"a step of the wall clock is a fact and bends nothing",
     "ani enters; facts = seat; wait 10; step_clock 3600; wait 10; facts = clock_step; ani leaves;"
     "presence = +1 -1 asked@20"},
    {"two seconds of wall clock are nothing", "step_clock 2; wait 1; facts ="},
    {"a step is told once, and the way back too",
     "step_clock -30; wait 5; facts = clock_step; step_clock 30; wait 5; facts = clock_step"},
    {"who may read the roll hears when attendance is not safe",
     "guru enters; ani enters; koor enters; guru forgets; ani forgets; unsafe;"
     "guru hears = attendance_safety; ani hears =; unsafe; guru hears =; koor last "
     "attendance_safety safe = false; budi enters; budi last snapshot safe = false; safe;"
     "koor last attendance_safety safe = true"},
    {"reactions are told as one sum a second",
     "guru enters; ani enters; budi enters; ani reacts clap; budi reacts clap; ani reacts heart;"
     "wait 0.3; ani reacts clap; wait 3; guru got reactions = 2;"
     "guru last reactions list = [{\"reaction\":\"clap\",\"count\":1}]"},
    {"a coordinator does not clap", "koor enters; koor reacts clap = forbidden"},
};

static void stories_of_doors(void)
{
    play_all(stories, COUNT(stories));
}

static void names_and_setups(void)
{
    static const struct {
        const char *story;
        const char *name;
        enum err want;
    } cases[] = {
        {"a name", "Ani", OK},
        {"no name", "", ERR_INVALID},
        {"not UTF-8", "\xff\xfe", ERR_INVALID},
        {"121 bytes",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         ERR_INVALID},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct world world;
        struct member *member = NULL;
        uint32_t line = 0;
        world_init(&world);
        check_same(world_begin(&world), OK, "begins");
        struct room_entrant entrant = {
            .person = {{99}}, .name = cases[i].name, .role = ROLE_LEARNER, .line = {0, 1}};
        check_same(room_enter(world.room, &entrant, &member, &line), cases[i].want, cases[i].story);
        check_same(room_enter(world.room, &entrant, &member, &line),
                   cases[i].want ? cases[i].want : ERR_TAKEN, "the same connection twice");
        world_finish(&world);
    }
}

static enum err begin_with(void (*change)(struct room_setup *setup))
{
    struct world world;
    world_init(&world);
    change(&world.setup);
    enum err err = world_begin(&world);
    world_finish(&world);
    return err;
}

static void no_seats(struct room_setup *setup)
{
    setup->limits.members_max = 0;
}

static void upside_down(struct room_setup *setup)
{
    static const struct segment segments[] = {{SEGMENT_KIND_LEARNING, 100, 100}};
    setup->segments = segments;
    setup->segments_n = 1;
}

static void overlapping(struct room_setup *setup)
{
    static const struct segment segments[] = {{SEGMENT_KIND_LEARNING, 0, 100},
                                              {SEGMENT_KIND_BREAK, 99, 200}};
    setup->segments = segments;
    setup->segments_n = 2;
}

static void twice_enrolled(struct room_setup *setup)
{
    static const struct room_enrolled enrolled[] = {{{{1}}, "Ani", ROLE_LEARNER},
                                                    {{{1}}, "Ani lagi", ROLE_LEARNER}};
    setup->enrolled = enrolled;
    setup->enrolled_n = 2;
}

static void bad_poll(struct room_setup *setup)
{
    static const struct room_poll polls[] = {{"Siap?", {"ya", "ya"}, 2, false, false}};
    setup->polls = polls;
    setup->polls_n = 1;
}

static void long_zone(struct room_setup *setup)
{
    setup->zone = "Jakarta";
}

static void setups_that_make_no_sense(void)
{
    check_same(begin_with(no_seats), ERR_INVALID, "no seats");
    check_same(begin_with(upside_down), ERR_INVALID, "a segment of no length");
    check_same(begin_with(overlapping), ERR_INVALID, "segments overlap");
    check_same(begin_with(twice_enrolled), ERR_INVALID, "enrolled twice");
    check_same(begin_with(bad_poll), ERR_INVALID, "two options that say the same");
    check_same(begin_with(long_zone), ERR_INVALID, "a zone of seven letters");
}

static void an_empty_class_calls_no_roll(void)
{
    struct world world;
    char wrong[2 * PLAY_ANSWER_MAX] = "";
    world_init(&world);
    check_same(world_begin(&world), OK, "begins");
    check(play(&world, "wait 60", wrong, sizeof wrong), wrong);
    check_same(world.watch.rolls_n, 0, "nobody was ever here");
    check(play(&world, "ani enters; wait 30; ani leaves; wait 60; roll =", wrong, sizeof wrong),
          wrong);
    check_same(world.watch.rolls_n, 4, "three with her, one to say that all have gone");
    world_finish(&world);
}

static void seats_are_bounded(void)
{
    struct world world;
    char wrong[2 * PLAY_ANSWER_MAX] = "";
    world_init(&world);
    world.setup.limits.members_max = 2;
    check_same(world_begin(&world), OK, "begins");
    check(play(&world,
               "ani enters; budi enters; citra enters = full; ani leaves;"
               "citra enters = full; ani enters",
               wrong, sizeof wrong),
          "a seat is given once and for all");
    world_finish(&world);
}

TEST_MAIN(TEST(stories_of_doors), TEST(names_and_setups), TEST(setups_that_make_no_sense),
          TEST(an_empty_class_calls_no_roll), TEST(seats_are_bounded))
