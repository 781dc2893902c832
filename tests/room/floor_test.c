/* Hands, the floor, microphones and sound. */
#include "base/packet.h"
#include "room/sound.h"
#include "room/stories.h"

static const struct story stories[] = {
    {"hands are a queue",
     "guru enters; ani enters; budi enters; citra enters; budi raises; ani raises; citra raises;"
     "budi place = 1; ani place = 2; citra place = 3; citra last hand_place total = 3;"
     "guru forgets; wait 0.1; guru hears = counts roster_changed hands; guru last hands total = 3"},
    {"a raised hand stays where it is",
     "ani enters; budi enters; ani raises; budi raises; ani raises; ani place = 1"},
    {"two devices, one hand",
     "ani enters; ani.2 enters; ani raises; ani.2 raises; ani.2 last hand_place place = 1;"
     "ani.2 lowers; ani place = 0; ani last hand_place place = 0"},
    {"who moves up is told within a second",
     "ani enters; budi enters; ani raises; budi raises; wait 2; budi forgets; ani lowers; wait 1.1;"
     "budi got hand_place = 1; budi last hand_place place = 1; citra enters; citra raises; wait 5;"
     "budi got hand_place = 1"},
    {"a hand keeps its place over a reconnect",
     "guru enters; ani enters; budi enters; ani raises; budi raises; ani lost; wait 119;"
     "budi place = 2; ani back = resumed; ani place = 1; ani last hand_place place = 1"},
    {"after two minutes it is down",
     "guru enters; ani enters; budi enters; ani raises; budi raises; ani lost; wait 121;"
     "budi place = 1; ani back = resumed; ani place = 0; wait 1; guru last hands total = 1"},
    {"who leaves takes the hand down",
     "guru enters; ani enters; ani raises; ani leaves; wait 1; guru last hands total = 0"},
    {"an instructor lowers somebody's hand, a learner only the own",
     "guru enters; ani enters; budi enters; ani raises; budi lowers ani = forbidden;"
     "guru lowers ani; ani last hand_place place = 0; guru lowers ani = not_found; ani lowers;"
     "guru lowers 77 = not_found"},
    {"neither instructors nor observers raise a hand",
     "guru enters; tamu enters; koor enters; guru raises = forbidden; tamu raises = forbidden;"
     "koor raises = forbidden"},
    {"the floor is given, the hand comes down, everyone is told",
     "guru enters; ani enters; budi enters; ani raises; budi forgets; ani forgets; guru grants ani;"
     "ani may_speak = yes; ani place = 0; budi hears = floor_changed;"
     "ani hears = hand_place floor_changed; budi last floor_changed why = granted;"
     "ani raises = taken; budi may_speak = no"},
    {"instructors always may speak", "guru enters; guru may_speak = yes; wakil enters; guru grants "
                                     "wakil; guru takes wakil = forbidden"},
    {"the floor is given twice once",
     "guru enters; ani enters; guru grants ani; ani forgets; guru grants ani; ani hears ="},
    {"only instructors give it, and not to everybody",
     "guru enters; ani enters; tamu enters; koor enters; ani grants ani = forbidden;"
     "koor grants ani = forbidden; guru grants tamu = forbidden; guru grants koor = forbidden;"
     "guru grants 50 = not_found; ani leaves; guru grants ani = not_found"},
    {"it may be given to somebody who is just away",
     "guru enters; ani enters; ani lost; guru grants ani; ani back = resumed; ani may_speak = yes"},
    {"one is muted", "guru enters; ani enters; guru grants ani; ani mic on; guru forgets;"
                     "guru takes ani; guru hears = floor_changed; ani may_speak = no;"
                     "guru last floor_changed why = taken; ani mic on = no_floor;"
                     "guru takes ani = not_found; ani sounds = no_floor"},
    {"all are muted",
     "guru enters; ani enters; budi enters; citra enters; guru grants ani; guru grants citra;"
     "budi forgets; guru takes_all; budi hears = floor_changed floor_changed; ani may_speak = no;"
     "citra may_speak = no; guru may_speak = yes; guru takes_all; ani takes_all = forbidden"},
    {"a learner gives the floor back",
     "guru enters; ani enters; guru grants ani; ani gives_back; guru last floor_changed why = left;"
     "ani gives_back = no_floor; guru gives_back = no_floor"},
    {"the floor waits two minutes for who is lost, the microphone does not",
     "guru enters; ani enters; guru grants ani; ani mic on; guru forgets; ani lost;"
     "guru hears = mic_changed; wait 100; ani back = resumed; ani may_speak = yes; ani lost;"
     "guru forgets; wait 121; guru got floor_changed = 1; guru last floor_changed why = gone;"
     "ani back = resumed; ani may_speak = no"},
    {"a second device keeps floor and microphone",
     "guru enters; ani enters; ani.2 enters; guru grants ani; ani mic on; guru forgets; ani lost;"
     "guru hears =; wait 200; ani may_speak = yes"},
    {"a microphone is told when it changes",
     "guru enters; ani enters; ani forgets; guru mic on; guru mic on; ani hears = mic_changed;"
     "guru mic off; ani hears = mic_changed; ani mic off; ani mic on = no_floor;"
     "budi enters; budi last snapshot speakers = "
     "[{\"member\":1,\"name\":\"guru\",\"role\":\"instructor\",\"mic\":false}]"},
    {"sound goes to everyone but the speaker's own devices",
     "guru enters; guru.2 enters; ani enters; koor enters; tamu enters; guru forgets;"
     "guru.2 forgets; guru sounds; ani got sound = 1; koor got sound = 1; tamu got sound = 1;"
     "guru hears =; guru.2 hears =; ani sounds = no_floor; guru grants ani; guru forgets;"
     "ani.2 enters; ani.2 sounds; guru hears = sound; ani got sound = 1"},
    {"the hands and the floor are forgotten by a crash",
     "guru enters; ani enters; budi enters; guru grants ani; budi raises; crash; guru enters;"
     "ani enters; budi enters; ani may_speak = no; budi place = 0"},
};

static void stories_of_the_floor(void)
{
    play_all(stories, COUNT(stories));
}

static void floors_and_hands_are_bounded(void)
{
    static const struct story story = {
        "limits of floor and hands",
        "guru enters; ani enters; budi enters; citra enters; guru grants ani;"
        "guru grants budi = full; guru takes ani; guru grants budi; ani raises;"
        "citra raises = full; ani lowers; citra raises"};
    struct world world;
    world_init(&world);
    world.setup.limits.floor_max = 1;
    world.setup.limits.hands_max = 1;
    play_one(&world, &story);
    world_finish(&world);
}

static void sound_is_one_send(void)
{
    struct world world;
    char wrong[2 * PLAY_ANSWER_MAX] = "";
    world_init(&world);
    check_same(world_begin(&world), OK, "begins");
    check(play(&world, "guru enters; ani enters; budi enters; citra enters", wrong, sizeof wrong),
          "four are here");
    recording_outbox_clear(&world.outbox);
    size_t before = world.outbox.sends_n;
    check(play(&world, "guru sounds", wrong, sizeof wrong), "speaks");
    check_same(world.outbox.sends_n - before, 1, "one packet, one call");
    check_same(world.outbox.sent_n, 3, "three listeners");
    check_same(room_sound_frames(world.room), 1, "counted");
    for (size_t i = 0; i < world.outbox.sent_n; i++) {
        check_same(world.outbox.sent[i].lane, LANE_SOUND, "on the lane of sound");
        check_text("as it was handed in", world.outbox.sent[i].body,
                   "010000000000000000000001f8fffe");
    }
    struct packet *packet = packet_create(PACKET_BINARY, "x", 1);
    struct line_ref stranger = {7, 7};
    check_same(room_sound(world.room, stranger, packet), ERR_NOT_FOUND, "a stranger's sound");
    packet_unref(packet);
    world_finish(&world);
}

TEST_MAIN(TEST(stories_of_the_floor), TEST(floors_and_hands_are_bounded), TEST(sound_is_one_send))
