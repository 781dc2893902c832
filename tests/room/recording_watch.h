/* recording_watch.h - a watch that keeps the journal in memory, so that a class can be replayed.
 *
 * Uses plain malloc.
 */
#ifndef TESTS_ROOM_RECORDING_WATCH_H
#define TESTS_ROOM_RECORDING_WATCH_H

#include <stddef.h>

#include "room/room.h"

struct kept_fact {
    enum fact_type type;
    union fact_any body;
    int64_t at_ms;
    uint64_t tag;
};

struct recording_watch {
    struct room_watch watch; /* pass &recording.watch */
    struct kept_fact *facts;
    size_t facts_n, facts_room;
    int64_t start_ms; /* presence is written in seconds from here */
    char *presence;   /* "+1 +2 -1 lost@60": lines that entered and left, since the last clear */
    size_t presence_len, presence_room;
    uint32_t last_line;
    size_t rolls_n;
    char roll[256]; /* the last one: "1:0 2:5", line and age */
};

/* The watch points into *recording: it must not be moved. */
void recording_watch_init(struct recording_watch *recording, int64_t start_ms);
void recording_watch_finish(struct recording_watch *recording);
void recording_watch_clear_presence(struct recording_watch *recording);

/* Gives the journal to a fresh room; the first error. */
enum err recording_watch_replay(const struct recording_watch *recording, struct room *room);

#endif
