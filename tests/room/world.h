/* world.h - a class on a fake clock, and a cast to play in it.
 *
 * The cast: guru and wakil (instructors, enrolled), ani, budi and citra (learners, enrolled), koor
 * and kepala (coordinators), tamu (observer), ahli (instructor who is on no list). "ani" is her
 * first device, "ani.2" her second.
 * The timetable: learning for 60 minutes from the start, a break of 15, learning for 45 more.
 */
#ifndef TESTS_ROOM_WORLD_H
#define TESTS_ROOM_WORLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "room/members.h"
#include "room/recording_outbox.h"
#include "room/recording_watch.h"
#include "room/room.h"
#include "support/fake_chance.h"
#include "support/fake_clock.h"

#define WORLD_START_MS INT64_C(1772416800000)
#define WORLD_CAST 9
#define WORLD_DEVICES_MAX 24

struct device {
    char name[16];
    unsigned cast;
    uint32_t conn; /* a new one for each connection */
    uint32_t line; /* presence line, also of the last connection */
    bool seated;
    bool mute;       /* gives no sign of life */
    uint32_t last_n; /* event seen last */
    size_t read;     /* how far into the outbox's record it was looked at */
    uint32_t vote_poll;
    uint64_t vote_tag;
};

struct world {
    struct fake_clock clock;
    struct fake_chance chance;
    struct recording_outbox outbox;
    struct recording_watch watch;
    struct room_setup setup;
    struct room_links links;
    struct room *room;
    struct device devices[WORLD_DEVICES_MAX];
    unsigned devices_n;
    uint32_t last_conn;
    uint64_t last_tag;
    size_t facts_read;
    bool untagged; /* requests carry tag 0 */
};

/* Limits and prepared polls may be changed in world->setup before world_begin. */
void world_init(struct world *world);
/* The facts of the opening count as read. */
enum err world_begin(struct world *world);
/* The same from a journal. */
enum err world_begin_from(struct world *world, const struct recording_watch *journal);
void world_finish(struct world *world);

/* Throws the room away and builds it again from the journal; everybody has lost the line. */
enum err world_crash(struct world *world);

/* By name; made when it is new. NULL: nobody of the cast, or too many devices. */
struct device *world_device(struct world *world, const char *name);
struct member *world_member(const struct world *world, const struct device *device);
struct line_ref world_line(const struct device *device);

/* Enters; greets, or resumes when wanted and possible. `replaces`: the former line. */
enum err world_enter(struct world *world, struct device *device, bool resume, bool *ret_resumed);
void world_gone(struct world *world, struct device *device, enum line_end why, uint64_t age_ms);

/* Time passes: a tick every 100 ms, a sign of life of each device that is not mute. */
void world_wait(struct world *world, uint64_t ms);

/* Looks for the newest packet of a type that any of this device's connections was sent; NULL. */
const char *world_last(const struct world *world, const struct device *device, const char *type);

#endif
