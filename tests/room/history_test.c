/* Random histories: the room agrees with itself after each step, and the journal alone builds the
 * same class again. */
#include <ctype.h>
#include <stdlib.h>

#include "base/packet.h"
#include "room/history.h"
#include "room/poll.h"
#include "room/room_parts.h"
#include "room/stories.h"
#include "support/fake_chance.h"

#define SEEDS 150
#define STEPS 160

static uint32_t draw_below(void *arg, uint32_t below)
{
    struct fake_chance *chance = arg;
    uint32_t number = 0;
    chance->chance.fill(chance->chance.arg, &number, sizeof number);
    return number % below;
}

static bool say_step(struct world *world, const char *statement, bool print)
{
    char answer[PLAY_ANSWER_MAX];
    play_step(world, statement, answer);
    if (print)
        printf("  %s = %s\n", statement, answer);
    const char *wrong = room_check(world->room);
    if (wrong)
        printf("  after \"%s\": %s\n", statement, wrong);
    return !wrong;
}

static bool run_history(struct world *world, uint64_t seed)
{
    struct fake_chance chance;
    struct draw draw = {draw_below, &chance};
    char statement[200];

    fake_chance_init(&chance, seed);
    for (unsigned i = 0; i < STEPS; i++) {
        history_step(world, &draw, statement, sizeof statement);
        if (!say_step(world, statement, false))
            return false;
    }
    return true;
}

/* What a crash takes away is given up first: lines, hands, floor, votes nobody may keep. */
static void settle(struct world *world)
{
    const struct poll *poll = poll_find_open(world->room);
    char statement[64];
    say_step(world, "safe", false);
    if (poll && poll->anonymous) {
        say_step(world, "guru lost", false);
        say_step(world, "guru enters", false);
        snprintf(statement, sizeof statement, "guru closes %u", poll->number);
        say_step(world, statement, false);
    }
    for (unsigned i = 0; i < world->devices_n; i++)
        if (world->devices[i].seated)
            world_gone(world, &world->devices[i], LINE_END_LOST, 0);
    world_wait(world, 125000);
}

/* Numbers of events and "since" of presence belong to one run. */
static void print_masked(FILE *out, const char *body)
{
    static const char *const masked[] = {"\"n\":", "\"since_ms\":"};
    while (*body) {
        size_t skip = 0;
        for (size_t i = 0; i < COUNT(masked); i++)
            if (strncmp(body, masked[i], strlen(masked[i])) == 0)
                skip = strlen(masked[i]);
        if (!skip) {
            fputc(*body++, out);
            continue;
        }
        for (body += skip; isdigit((unsigned char)*body) || *body == '-'; body++)
            ;
        fputs("\"masked\":0", out);
    }
    fputc('\n', out);
}

/* Everything that everybody is told who comes in now; the caller frees it. */
static char *tell_all(struct world *world)
{
    static const char *const order[] = {"guru", "wakil", "ani", "budi", "citra", "koor", "tamu"};
    char *text = NULL, statement[64], answer[PLAY_ANSWER_MAX];
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);

    for (uint32_t seat = 1; room_member(world->room, seat); seat++) {
        struct packet *packet = snapshot_pack(world->room, room_member(world->room, seat));
        char *body = strndup((const char *)packet_body(packet), packet_len(packet));
        print_masked(out, body);
        free(body);
        packet_unref(packet);
    }
    recording_outbox_clear(&world->outbox);
    for (size_t i = 0; i < COUNT(order); i++) {
        snprintf(statement, sizeof statement, "%s enters", order[i]);
        play_step(world, statement, answer);
        fprintf(out, "%s: %s\n", statement, answer);
    }
    play_step(world, "koor asks_roster 0", answer);
    for (size_t i = 0; i < world->outbox.sent_n; i++)
        print_masked(out, world->outbox.sent[i].body);
    fclose(out);
    return text;
}

static bool same_after_replay(struct world *world)
{
    struct world again;
    world_init(&again);
    again.clock.mono_ms = world->clock.mono_ms;
    again.clock.wall_ms = world->clock.wall_ms;
    bool same = world_begin_from(&again, &world->watch) == OK;
    if (same) {
        char *before = tell_all(world);
        char *after = tell_all(&again);
        same = strcmp(before, after) == 0;
        if (!same)
            printf("before the crash:\n%s\nafter it:\n%s\n", before, after);
        free(before);
        free(after);
    }
    world_finish(&again);
    return same;
}

static void random_histories(void)
{
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct world world;
        char story[80];
        world_init(&world);
        world.untagged = true;
        world.setup.limits.chat_lines_max = 20;
        world.setup.limits.events_max = 30;
        world.setup.limits.floor_max = 2;
        world.setup.limits.polls_max = 6;
        snprintf(story, sizeof story, "history of seed %u", (unsigned)seed);
        bool good = world_begin(&world) == OK && run_history(&world, seed);
        if (good) {
            settle(&world);
            good = same_after_replay(&world);
        }
        check(good, story);
        world_finish(&world);
    }
}

TEST_MAIN(TEST(random_histories))
