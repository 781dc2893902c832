/* Coming back: what was missed, and only that. */
#include "room/event_log.h"
#include "room/stories.h"

#include "base/packet.h"

static const struct story stories[] = {
    {"who comes back gets what was missed, in order",
     "guru enters; ani enters; budi enters; ani lost; guru moves running; budi says everyone Satu;"
     "guru grants budi; budi mic on; guru makes open Apa?/a/b; guru locks; ani back = resumed;"
     "ani forgets; ani lost; ani back = resumed; ani hears = counts hand_place"},
    {"in order",
     "guru enters; ani enters; budi enters; ani lost; ani forgets; guru moves running;"
     "budi says everyone Satu; guru grants budi; budi mic on; guru makes open Apa?/a/b; guru locks;"
     "ani back = resumed; ani hears = phase_moved chat_said floor_changed mic_changed poll_opened "
     "chat_locked counts hand_place"},
    {"only what was for these eyes",
     "guru enters; wakil enters; ani enters; budi enters; ani lost; wakil lost;"
     "budi says instructors Rahasia; guru says budi Juga; guru says ani Untuk ani;"
     "guru makes Siap?/ya/tidak; guru removes budi; ani back = resumed;"
     "ani last chat_said text = Untuk ani; ani got poll_prepared = 0;"
     "ani got member_removed = 0; wakil back = resumed; wakil last chat_said text = Rahasia;"
     "wakil last poll_prepared question = Siap?; wakil last member_removed name = budi"},
    {"a removed line does not come back",
     "guru enters; ani enters; budi enters; ani lost; ani forgets; budi says everyone Kasar;"
     "guru unsays 1; ani back = resumed; ani hears = chat_removed counts hand_place"},
    {"what was seen is not told again",
     "guru enters; ani enters; ani says everyone Halo; ani lost; ani back = resumed;"
     "ani hears = counts hand_place"},
    {"state that is no event comes fresh",
     "guru enters; ani enters; budi enters; ani raises; budi raises; guru makes open Apa?/a/b;"
     "ani votes 1 0; ani kept; ani lost; guru lost; guru forgets; ani forgets; unsafe;"
     "ani back = resumed; ani hears = instructor_out counts hand_place vote_kept;"
     "guru back = resumed; guru hears = instructor_out instructor_in counts hands poll_counts "
     "attendance_safety; guru last hands total = 2; guru last attendance_safety safe = false"},
    {"a second device does not replay the first",
     "guru enters; ani enters; guru locks; ani.2 enters; ani.2 hears = snapshot hand_place"},
    {"after a crash nobody resumes, everybody is told anew",
     "guru enters; ani enters; guru moves running; ani says everyone Halo; crash;"
     "ani back = greeted; ani last snapshot phase = running; ani last chat_said text = Halo"},
};

static void stories_of_resuming(void)
{
    play_all(stories, COUNT(stories));
}

static void a_log_that_is_too_short(void)
{
    static const struct story story = {
        "past the end of the log there is a snapshot",
        "guru enters; ani enters; budi enters; ani lost; budi lost; guru mic on; guru mic off;"
        "guru mic on; budi back = resumed; budi forgets; guru mic off; ani forgets;"
        "ani back = greeted; ani hears = snapshot hand_place"};
    struct world world;
    world_init(&world);
    world.setup.limits.events_max = 3;
    play_one(&world, &story);
    world_finish(&world);
}

static void the_log_by_itself(void)
{
    struct event_log log = {0};
    struct audience everyone = audience_everyone();
    struct packet *packet = packet_create(PACKET_TEXT, "x", 1);
    check_same(event_log_init(&log, 3), OK, "a log of three");
    check(event_log_reaches(&log, 0), "nothing happened, nothing is missed");
    check(!event_log_reaches(&log, 1), "a number that never was");
    for (unsigned i = 0; i < 5; i++)
        event_log_add(&log, packet, &everyone);
    check_same(log.last_n, 5, "five events");
    check(event_log_reaches(&log, 2) && !event_log_reaches(&log, 1), "three are here");
    check_same(event_log_after(&log, 2)->n, 3, "the first after 2");
    event_log_forget(&log, 4);
    event_log_forget(&log, 1);
    event_log_forget(&log, 9);
    check_same(event_log_after(&log, 3)->n, 5, "4 was taken back");
    check(!event_log_after(&log, 5), "5 is the newest");
    event_log_break(&log);
    check(!event_log_reaches(&log, 5) && event_log_reaches(&log, 6), "a gap is not resumed over");
    event_log_finish(&log);
    packet_unref(packet);
}

static void audiences(void)
{
    struct audience instructors = audience_role(ROLE_INSTRUCTOR);
    struct audience readers = audience_needs(MAY_READ_ROLL);
    struct audience two = audience_members(4, 9);
    struct audience others = audience_everyone();
    others.but_member = 4;
    instructors.member_a = 4;
    check(audience_admits(&instructors, 4, ROLE_LEARNER), "the writer");
    check(!audience_admits(&instructors, 5, ROLE_LEARNER), "another learner");
    check(audience_admits(&instructors, 5, ROLE_INSTRUCTOR), "an instructor");
    check(audience_admits(&readers, 1, ROLE_COORDINATOR), "a coordinator reads the roll");
    check(!audience_admits(&readers, 1, ROLE_OBSERVER), "an observer does not");
    check(audience_admits(&two, 9, ROLE_LEARNER) && !audience_admits(&two, 5, ROLE_INSTRUCTOR),
          "two and no other");
    check(!audience_admits(&others, 4, ROLE_LEARNER) && audience_admits(&others, 5, ROLE_OBSERVER),
          "everyone but one");
}

TEST_MAIN(TEST(stories_of_resuming), TEST(a_log_that_is_too_short), TEST(the_log_by_itself),
          TEST(audiences))
