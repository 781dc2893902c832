/* What is said in writing, to whom, and what is taken away again. */
#include "room/stories.h"

static const struct story stories[] = {
    {"a line to everyone",
     "guru enters; ani enters; budi enters; tamu enters; ani forgets; budi forgets; tamu forgets;"
     "ani says everyone Selamat pagi; budi hears = chat_said; ani hears = chat_said;"
     "tamu hears = chat_said; budi last chat_said text = Selamat pagi;"
     "budi last chat_said name = ani; budi last chat_said line = 1;"
     "budi last chat_said role = learner; facts = seat lead seat seat seat chat!"},
    {"a line to the instructors is seen by them and its writer",
     "guru enters; wakil enters; ani enters; budi enters; koor enters; budi forgets; koor forgets;"
     "guru forgets; ani forgets; ani says instructors Saya sakit; guru hears = chat_said;"
     "wakil last chat_said to = instructors; ani hears = chat_said; budi hears =; koor hears ="},
    {"a line to one member is seen by the two",
     "guru enters; wakil enters; ani enters; ani.2 enters; budi enters; budi forgets;"
     "wakil forgets; ani forgets; ani.2 forgets; guru says ani Bagus; ani hears = chat_said;"
     "ani.2 hears = chat_said; guru last chat_said member = 3; budi hears =; wakil hears ="},
    {"a learner does not write to one member",
     "guru enters; ani enters; budi enters; ani says budi Psst = forbidden; ani says guru Psst = "
     "forbidden; facts = seat lead seat seat"},
    {"a line to nobody, to oneself, to who was sent out",
     "guru enters; ani enters; guru says 40 Halo = not_found; guru says guru Halo = invalid;"
     "guru removes ani; guru says ani Halo = not_found"},
    {"a line to who is away waits", "guru enters; ani enters; ani lost; guru says ani Halo;"
                                    "ani back = resumed; ani last chat_said text = Halo"},
    {"blanks say nothing",
     "ani enters; ani says everyone = invalid; ani says instructors = invalid"},
    {"observers and coordinators do not write",
     "tamu enters; koor enters; tamu says everyone Halo = forbidden;"
     "koor says everyone Halo = forbidden"},
    {"the lock closes learners' lines to everyone and no other",
     "guru enters; ani enters; ani forgets; guru locks; ani hears = chat_locked;"
     "ani says everyone Halo = locked; ani says instructors Halo; guru says everyone Tenang;"
     "guru says ani Ya?; budi enters; budi last snapshot chat_locked = true; guru unlocks;"
     "ani says everyone Halo; facts = seat lead seat chat_locked! chat! chat! chat! seat "
     "chat_locked! chat!"},
    {"locked twice is locked once",
     "guru enters; guru locks; facts = seat lead chat_locked!; guru forgets; guru locks;"
     "guru hears =; facts ="},
    {"a learner neither locks nor removes",
     "ani enters; ani says everyone Halo; ani locks = forbidden; ani unsays 1 = forbidden"},
    {"a removed line is gone from everybody's eyes",
     "guru enters; ani enters; ani says everyone Satu; ani says everyone Dua; ani forgets;"
     "guru unsays 1; ani hears = chat_removed; ani last chat_removed line = 1;"
     "guru unsays 1 = not_found; guru unsays 9 = not_found; budi enters; budi got chat_said = 1;"
     "budi last chat_said text = Dua; ani says everyone Tiga; budi last chat_said line = 3"},
    {"an instructor does not remove a line between two others",
     "guru enters; wakil enters; ani enters; guru says ani Halo; wakil unsays 1 = not_found;"
     "guru unsays 1"},
    {"a newcomer gets the last lines that are for him, in order",
     "guru enters; ani enters; ani says everyone Satu; ani says instructors Dua; guru says ani "
     "Tiga;"
     "ani says everyone Empat; budi enters; budi hears = snapshot chat_said chat_said hand_place;"
     "budi last chat_said text = Empat; ani.2 enters;"
     "ani.2 hears = snapshot chat_said chat_said chat_said chat_said hand_place; wakil enters;"
     "wakil got chat_said = 3"},
};

static void stories_of_the_chat(void)
{
    play_all(stories, COUNT(stories));
}

static void history_is_bounded(void)
{
    static const struct story story = {
        "three lines are kept, two are told to a newcomer",
        "guru enters; ani enters; ani says everyone Satu; ani says everyone Dua;"
        "ani says everyone Tiga; ani says everyone Empat; guru unsays 1 = not_found; budi enters;"
        "budi got chat_said = 2; budi last chat_said text = Empat; guru unsays 2; guru unsays 4;"
        "citra enters; citra got chat_said = 1; citra last chat_said text = Tiga"};
    struct world world;
    world_init(&world);
    world.setup.limits.chat_lines_max = 3;
    world.setup.limits.chat_greet_max = 2;
    play_one(&world, &story);
    world_finish(&world);
}

static void greeting_counts_what_is_seen(void)
{
    static const struct story story = {
        "lines for others do not use up the greeting",
        "guru enters; ani enters; ani says everyone Satu; ani says instructors Dua;"
        "ani says instructors Tiga; ani says instructors Empat; budi enters;"
        "budi got chat_said = 1; budi last chat_said text = Satu"};
    struct world world;
    world_init(&world);
    world.setup.limits.chat_greet_max = 2;
    play_one(&world, &story);
    world_finish(&world);
}

TEST_MAIN(TEST(stories_of_the_chat), TEST(history_is_bounded), TEST(greeting_counts_what_is_seen))
