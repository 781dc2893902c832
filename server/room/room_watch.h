/* room_watch.h - told what becomes a fact in the journal of the class.
 *
 * Runs on   the worker that is the room's home, inside the call that changed the room.
 * Borrows   every struct, for the call.
 * Must not  call back into the room.
 *
 * Tags: a handler is given a tag, 0 when nobody waits. A handler that answers OK reported either
 * exactly one fact with its tag (then `done` waits until that fact is on disk) or none (then the
 * request is done at once: nothing changed, or nothing of it is journaled). Facts are on disk in
 * the order of the calls, so the tag stands on the last fact of a request.
 */
#ifndef ROOM_ROOM_WATCH_H
#define ROOM_ROOM_WATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "wire/gen_messages.h"

/* Why the presence of a line ended. */
enum line_end {
    LINE_END_ASKED,         /* the person left: at the moment of leaving */
    LINE_END_LOST,          /* the connection broke or fell silent: at its last sign of life */
    LINE_END_REMOVED,       /* sent out */
    LINE_END_CLASS_OVER,    /* the class ended; the line itself may stay a little */
    LINE_END_SERVER_STOPPED /* the server stops in order */
};

struct watch_entered {
    uint32_t line; /* presence line, from 1, never used again in this class */
    uint32_t seat;
    struct id person;
    int64_t at_ms;
};

struct watch_left {
    uint32_t line;
    uint32_t seat;
    struct id person;
    enum line_end why;
    int64_t at_ms; /* when the presence ended; for LOST the last sign of life, never before the
                    * line entered */
};

struct watch_roll_entry {
    uint32_t line;
    uint8_t age_s; /* of the last sign of life: whole seconds, rounded up, 255 = so old or older */
};

struct room_watch {
    void (*entered)(void *arg, const struct watch_entered *entered);
    void (*left)(void *arg, const struct watch_left *left);
    /* Who is present, by line, rising; n may be 0. */
    void (*roll)(void *arg, const struct watch_roll_entry *entries, size_t n, int64_t at_ms);
    /* `fact` is the struct msg_fact_... of `type`. */
    void (*fact)(void *arg, enum fact_type type, const void *fact, int64_t at_ms, uint64_t tag);
    void *arg;
};

#endif
