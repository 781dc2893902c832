/* A class lived through at random: whatever is asked in whatever order, the room agrees with
 * itself, and its journal builds a room that does. */
#include "fuzz/demand.h"
#include "room/history.h"
#include "room/play.h"
#include "room/world.h"

struct bytes {
    const uint8_t *at;
    const uint8_t *end;
};

static uint32_t draw_below(void *arg, uint32_t below)
{
    struct bytes *bytes = arg;
    return bytes->at < bytes->end ? *bytes->at++ % below : 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes bytes = {data, data + size};
    struct draw draw = {draw_below, &bytes};
    struct world world;
    char statement[200], answer[PLAY_ANSWER_MAX];

    world_init(&world);
    world.setup.limits = (struct room_limits){.members_max = 6,
                                              .lines_per_member_max = 2,
                                              .floor_max = 1,
                                              .hands_max = 2,
                                              .chat_lines_max = 3,
                                              .chat_greet_max = 2,
                                              .polls_max = 3,
                                              .events_max = 8,
                                              .checks_max = 3};
    demand(world_begin(&world) == OK);
    while (bytes.at < bytes.end) {
        history_step(&world, &draw, statement, sizeof statement);
        play_step(&world, statement, answer);
        const char *wrong = room_check(world.room);
        if (wrong)
            fprintf(stderr, "after \"%s\": %s\n", statement, wrong);
        demand(wrong == NULL);
    }
    demand(world_crash(&world) == OK);
    demand(room_check(world.room) == NULL);
    world_finish(&world);
    return 0;
}
