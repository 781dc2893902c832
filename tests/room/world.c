#include "room/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "room/replay.h"

static const struct {
    const char *name;
    enum role role;
    bool enrolled;
} cast[WORLD_CAST] = {
    {"guru", ROLE_INSTRUCTOR, true},     {"wakil", ROLE_INSTRUCTOR, true},
    {"ani", ROLE_LEARNER, true},         {"budi", ROLE_LEARNER, true},
    {"citra", ROLE_LEARNER, true},       {"koor", ROLE_COORDINATOR, false},
    {"tamu", ROLE_OBSERVER, false},      {"ahli", ROLE_INSTRUCTOR, false},
    {"kepala", ROLE_COORDINATOR, false},
};

#define MINUTE_MS INT64_C(60000)

static const struct segment segments[] = {
    {SEGMENT_KIND_LEARNING, WORLD_START_MS, WORLD_START_MS + 60 * MINUTE_MS},
    {SEGMENT_KIND_BREAK, WORLD_START_MS + 60 * MINUTE_MS, WORLD_START_MS + 75 * MINUTE_MS},
    {SEGMENT_KIND_LEARNING, WORLD_START_MS + 75 * MINUTE_MS, WORLD_START_MS + 120 * MINUTE_MS},
};

static struct room_enrolled enrolled[WORLD_CAST];

static struct id person_of(unsigned i)
{
    struct id id = {{(uint8_t)(i + 1), 7}};
    return id;
}

void world_init(struct world *world)
{
    size_t enrolled_n = 0;
    for (unsigned i = 0; i < WORLD_CAST; i++)
        if (cast[i].enrolled)
            enrolled[enrolled_n++] =
                (struct room_enrolled){person_of(i), cast[i].name, cast[i].role};

    memset(world, 0, sizeof *world);
    fake_clock_init(&world->clock, WORLD_START_MS);
    fake_chance_init(&world->chance, 1);
    recording_outbox_init(&world->outbox);
    recording_watch_init(&world->watch, WORLD_START_MS);
    world->setup = (struct room_setup){
        .class_id = {{1, 2, 3}},
        .activity_title = "Pelatihan Arsip",
        .class_title = "Kelas 1",
        .zone = "WIB",
        .segments = segments,
        .segments_n = sizeof segments / sizeof segments[0],
        .enrolled = enrolled,
        .enrolled_n = enrolled_n,
        .limits = room_limits_default,
        .checks = {.spread_ms = 10000, .answer_ms = 30000},
        .resume_ms = 120000,
        .roll_ms = 10000,
        .overtime_ms = 30 * 60000,
    };
}

static enum err make_room(struct world *world, struct room **ret)
{
    world->links = (struct room_links){.outbox = &world->outbox.outbox,
                                       .watch = &world->watch.watch,
                                       .clock = &world->clock.clock,
                                       .chance = &world->chance.chance,
                                       .anchor = clock_anchor_take(&world->clock.clock)};
    return room_create(ret, &world->setup, &world->links);
}

enum err world_begin(struct world *world)
{
    enum err err = make_room(world, &world->room);
    if (!err)
        err = room_open(world->room);
    world->facts_read = world->watch.facts_n;
    return err;
}

void world_finish(struct world *world)
{
    room_destroy(world->room);
    recording_outbox_finish(&world->outbox);
    recording_watch_finish(&world->watch);
}

enum err world_begin_from(struct world *world, const struct recording_watch *journal)
{
    struct room *room = NULL;
    enum err err = make_room(world, &room);
    if (!err)
        err = recording_watch_replay(journal, room);
    if (!err)
        err = room_open(room);
    if (err) {
        room_destroy(room);
        return err;
    }
    world->room = room;
    return OK;
}

enum err world_crash(struct world *world)
{
    struct room *before = world->room;
    enum err err = world_begin_from(world, &world->watch);
    if (err)
        return err;
    room_destroy(before);
    for (unsigned i = 0; i < world->devices_n; i++) {
        world->devices[i].seated = false;
        world->devices[i].last_n = UINT32_MAX; /* numbers of another run mean nothing */
    }
    return OK;
}

struct device *world_device(struct world *world, const char *name)
{
    for (unsigned i = 0; i < world->devices_n; i++)
        if (strcmp(world->devices[i].name, name) == 0)
            return &world->devices[i];
    unsigned who = 0;
    size_t len = strcspn(name, ".");
    while (who < WORLD_CAST &&
           (strlen(cast[who].name) != len || strncmp(cast[who].name, name, len) != 0))
        who++;
    if (who == WORLD_CAST || world->devices_n == WORLD_DEVICES_MAX)
        return NULL;
    struct device *device = &world->devices[world->devices_n++];
    snprintf(device->name, sizeof device->name, "%s", name);
    device->cast = who;
    return device;
}

struct member *world_member(const struct world *world, const struct device *device)
{
    return room_member_of_person(world->room, person_of(device->cast));
}

struct line_ref world_line(const struct device *device)
{
    return (struct line_ref){.worker = device->cast % 2, .conn = device->conn};
}

static bool was_sent(const struct device *device, const struct sent *sent)
{
    return sent->line.conn == device->conn && device->conn;
}

/* What the client would remember as the last event. */
static void note_last_n(struct world *world, struct device *device)
{
    char n[32];
    for (size_t i = 0; i < world->outbox.sent_n; i++) {
        const struct sent *sent = &world->outbox.sent[i];
        if (!was_sent(device, sent) || strncmp(sent->body, "{\"type\":", 8) != 0)
            continue;
        if (sent_field(sent->body, "n", n, sizeof n)) {
            uint32_t seen = (uint32_t)strtoul(n, NULL, 10);
            device->last_n = seen > device->last_n ? seen : device->last_n;
        }
    }
}

enum err world_enter(struct world *world, struct device *device, bool resume, bool *ret_resumed)
{
    struct member *member = NULL;
    uint32_t line = 0;
    struct device now = *device;
    now.conn = ++world->last_conn;
    struct room_entrant entrant = {.person = person_of(device->cast),
                                   .name = cast[device->cast].name,
                                   .role = cast[device->cast].role,
                                   .line = world_line(&now),
                                   .replaces_line = resume ? device->line : 0};
    *ret_resumed = false;
    enum err err = room_enter(world->room, &entrant, &member, &line);
    if (err)
        return err;
    *device = now;
    *ret_resumed = resume && room_can_resume(world->room, device->last_n);
    if (*ret_resumed)
        err = room_resume(world->room, world_line(device), device->last_n);
    else
        err = room_greet(world->room, world_line(device));
    if (err) {
        room_line_gone(world->room, world_line(device), LINE_END_LOST, world->clock.mono_ms);
        return err;
    }
    if (!*ret_resumed)
        device->last_n = 0;
    device->line = line;
    device->seated = true;
    return OK;
}

void world_gone(struct world *world, struct device *device, enum line_end why, uint64_t age_ms)
{
    note_last_n(world, device);
    room_line_gone(world->room, world_line(device), why, world->clock.mono_ms - age_ms);
    device->seated = false;
}

void world_wait(struct world *world, uint64_t ms)
{
    for (uint64_t passed = 0; passed < ms; passed += 100) {
        fake_clock_advance(&world->clock, 100);
        for (unsigned i = 0; i < world->devices_n; i++)
            if (world->devices[i].seated && !world->devices[i].mute)
                room_sign(world->room, world_line(&world->devices[i]), world->clock.mono_ms);
        room_tick(world->room);
    }
}

const char *world_last(const struct world *world, const struct device *device, const char *type)
{
    char word[64];
    for (size_t i = world->outbox.sent_n; i-- > 0;) {
        if (!was_sent(device, &world->outbox.sent[i]))
            continue;
        sent_type(world->outbox.sent[i].body, word);
        if (strcmp(word, type) == 0)
            return world->outbox.sent[i].body;
    }
    return NULL;
}
