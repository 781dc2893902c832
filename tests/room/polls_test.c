/* Polls and votes. */
#include "room/stories.h"

static const struct story stories[] = {
    {"a poll is prepared, opened, closed; learners see it when it opens",
     "guru enters; wakil enters; ani enters; ani forgets; wakil forgets;"
     "guru makes Siap?/ya/tidak; ani hears =; wakil hears = poll_prepared; wakil opens 1;"
     "ani hears = poll_opened; ani last poll_opened question = Siap?; ani votes 1 0; ani forgets;"
     "guru closes 1; ani hears = poll_closed; ani last poll_closed counts = [1,0];"
     "ani last poll_closed voters = 1;"
     "facts = seat lead seat seat poll_made! poll_opened! vote! poll_closed!"},
    {"made and opened at once: one request, one answer",
     "guru enters; ani enters; facts = seat lead seat; ani forgets; guru forgets;"
     "guru makes open Siap?/ya/tidak; ani hears = poll_opened; guru hears = poll_opened;"
     "facts = poll_made poll_opened!"},
    {"one poll is open at a time",
     "guru enters; guru makes open Satu?/a/b; guru makes open Dua?/a/b = taken;"
     "guru makes Dua?/a/b; guru opens 2 = taken; guru closes 1; guru opens 2"},
    {"a poll opens once, closes once, and is dropped only unopened",
     "guru enters; guru makes Satu?/a/b; guru closes 1 = invalid; guru opens 1; guru opens 1 = "
     "invalid; guru drops 1 = invalid; guru closes 1; guru closes 1 = invalid; guru opens 1 = "
     "invalid; guru drops 1 = invalid"},
    {"a dropped poll is gone, its number too",
     "guru enters; wakil enters; ani enters; guru makes Satu?/a/b; wakil forgets; ani forgets;"
     "guru drops 1; wakil hears = poll_dropped; ani hears =; guru opens 1 = not_found;"
     "guru drops 1 = not_found; guru makes Dua?/a/b; guru opens 1 = not_found; guru opens 2;"
     "facts = seat lead seat seat poll_made! poll_dropped! poll_made! poll_opened!"},
    {"learners do not run polls, instructors do not vote",
     "guru enters; ani enters; tamu enters; ani makes Satu?/a/b = forbidden;"
     "guru makes open Satu?/a/b; guru votes 1 0 = forbidden; tamu votes 1 0 = forbidden;"
     "ani closes 1 = forbidden"},
    {"a poll must ask something and offer different things",
     "guru enters; guru makes Apa?/a/a = invalid; guru makes Apa?/a = invalid;"
     "guru makes Apa?/a/ = invalid; guru makes /a/b = invalid"},
    {"a single choice is one choice",
     "guru enters; ani enters; guru makes open Apa?/a/b/c; ani votes 1 0,1 = invalid;"
     "ani votes 1 3 = invalid; ani votes 1 2"},
    {"a multiple choice names each option once",
     "guru enters; ani enters; guru makes open many Apa?/a/b/c; ani votes 1 0,2;"
     "ani votes 1 1,1 = invalid; ani votes 1 0,3 = invalid; guru closes 1;"
     "ani last poll_closed counts = [1,0,1]; ani last poll_closed voters = 1"},
    {"a vote can be changed until the end",
     "guru enters; ani enters; budi enters; guru makes open Apa?/a/b; ani votes 1 0;"
     "budi votes 1 0; ani votes 1 1; guru closes 1; ani last poll_closed counts = [1,1];"
     "ani last poll_closed voters = 2; ani votes 1 0 = not_found"},
    {"two devices, one vote",
     "guru enters; ani enters; ani.2 enters; guru makes open Apa?/a/b; ani votes 1 0;"
     "ani.2 votes 1 1; guru closes 1; ani last poll_closed counts = [0,1];"
     "ani last poll_closed voters = 1"},
    {"a prepared poll takes no votes and shows nothing",
     "guru enters; ani enters; guru makes Apa?/a/b; ani votes 1 0 = not_found; budi enters;"
     "budi hears = snapshot hand_place; ani votes 9 0 = not_found"},
    {"a named vote is kept when it is on disk",
     "guru enters; ani enters; ani.2 enters; guru makes open Apa?/a/b; ani forgets; ani votes 1 0;"
     "ani hears =; ani kept; ani hears = vote_kept; ani.2 last vote_kept choices = [0];"
     "ani kept; ani hears ="},
    {"a vote changed before it was on disk is kept by its own fact",
     "guru enters; ani enters; ani.2 enters; guru makes open Apa?/a/b; ani votes 1 0;"
     "ani.2 votes 1 1; ani forgets; ani kept; ani hears =; ani.2 kept; ani hears = vote_kept;"
     "ani last vote_kept choices = [1]"},
    {"an anonymous vote is kept at once and never reported",
     "guru enters; ani enters; guru makes open secret Apa?/a/b; facts = seat lead seat poll_made "
     "poll_opened!; ani forgets; ani votes 1 1; ani hears = vote_kept; facts =; ani votes 1 0;"
     "guru closes 1; ani last poll_closed counts = [1,0]; facts = poll_closed!"},
    {"instructors see the votes come in, once a second",
     "guru enters; ani enters; budi enters; wait 3; guru makes open Apa?/a/b; guru forgets;"
     "ani forgets; wait 0.1; ani votes 1 0; budi votes 1 0; wait 3; guru got poll_counts = 2;"
     "guru last poll_counts counts = [2,0]; guru last poll_counts voters = 2;"
     "guru last poll_counts of = 2; ani got poll_counts = 0; budi leaves; wait 2;"
     "guru last poll_counts of = 1"},
    {"a newcomer is told what is open and what came out before",
     "guru enters; ani enters; guru makes open Satu?/a/b; ani votes 1 0; guru closes 1;"
     "guru makes open Dua?/a/b; guru makes Tiga?/a/b; budi enters;"
     "budi hears = snapshot poll_opened poll_closed poll_opened hand_place; wakil enters;"
     "wakil hears = snapshot poll_opened poll_closed poll_opened poll_prepared hands poll_counts "
     "attendance_safety"},
    {"a second device is told the vote that stands",
     "guru enters; ani enters; guru makes open Apa?/a/b; ani votes 1 1; ani kept; ani.2 enters;"
     "ani.2 last vote_kept choices = [1]; budi enters; budi got vote_kept = 0"},
    {"and not one that is still on its way to the disk",
     "guru enters; ani enters; guru makes open Apa?/a/b; ani votes 1 1; ani.2 enters;"
     "ani.2 got vote_kept = 0"},
    {"a vote after the poll closed changes nothing",
     "guru enters; ani enters; guru makes open Apa?/a/b; ani votes 1 0; guru closes 1; ani forgets;"
     "ani kept; ani hears ="},
};

static void stories_of_polls(void)
{
    play_all(stories, COUNT(stories));
}

static void polls_are_bounded(void)
{
    static const struct story story = {"two polls, a dropped one makes room",
                                       "guru enters; guru makes Satu?/a/b; guru makes Dua?/a/b;"
                                       "guru makes Tiga?/a/b = full; guru drops 1;"
                                       "guru makes Tiga?/a/b"};
    struct world world;
    world_init(&world);
    world.setup.limits.polls_max = 2;
    play_one(&world, &story);
    world_finish(&world);
}

static void polls_prepared_before(void)
{
    static const struct room_poll polls[] = {
        {"Siap?", {"ya", "tidak"}, 2, false, false},
        {"Sudah baca?", {"ya", "belum", "sebagian"}, 3, true, true},
    };
    static const struct story story = {
        "polls of the setup are there once, also after a crash",
        "guru enters; guru got poll_prepared = 2; guru opens 2;"
        "ani enters; ani last poll_opened question = Sudah baca?; facts = seat lead poll_opened! "
        "seat; crash; facts =; guru enters; guru got poll_prepared = 1; guru drops 1; crash;"
        "guru enters; guru opens 1 = not_found; guru closes 2; guru makes Lagi?/a/b; guru opens 3"};
    struct world world;
    world_init(&world);
    world.setup.polls = polls;
    world.setup.polls_n = COUNT(polls);
    play_one(&world, &story);
    check_same(world.watch.facts[0].type, FACT_PHASE, "the doors open");
    check_same(world.watch.facts[1].type, FACT_POLL_MADE, "the first poll");
    check_same(world.watch.facts[2].body.poll_made.options_n, 3, "the second");
    check_same(world.watch.facts[2].body.poll_made.by, 0, "made by the server");
    world_finish(&world);
}

static void polls_added_between_two_runs(void)
{
    static const struct room_poll polls[] = {
        {"Siap?", {"ya", "tidak"}, 2, false, false},
        {"Sudah baca?", {"ya", "belum"}, 2, false, false},
    };
    struct world world;
    char wrong[2 * PLAY_ANSWER_MAX] = "";
    world_init(&world);
    world.setup.polls = polls;
    world.setup.polls_n = 1;
    check_same(world_begin(&world), OK, "begins with one poll");
    check(play(&world, "guru enters; guru makes Lagi?/a/b; facts = seat lead poll_made!", wrong,
               sizeof wrong),
          wrong);
    world.setup.polls_n = 2;
    check(play(&world,
               "crash; facts = poll_made; guru enters; guru got poll_prepared = 3;"
               "guru last poll_prepared question = Sudah baca?",
               wrong, sizeof wrong),
          wrong);
    world_finish(&world);
}

TEST_MAIN(TEST(stories_of_polls), TEST(polls_are_bounded), TEST(polls_prepared_before),
          TEST(polls_added_between_two_runs))
