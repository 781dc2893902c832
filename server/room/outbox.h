/* outbox.h - what the room says leaves it here; whoever owns the connections plugs in.
 *
 * Runs on   the worker that is the room's home.
 * Borrows   everything it is handed, for the call; it takes a reference of its own to a packet it
 *           keeps.
 * Must not  call back into the room: a line that cannot keep up is reported later, by
 *           room_line_gone, from outside.
 */
#ifndef ROOM_OUTBOX_H
#define ROOM_OUTBOX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wire/gen_messages.h"

struct packet;

/* Names one connection of the whole server: the worker that owns it and its number there. */
struct line_ref {
    uint32_t worker;
    uint32_t conn;
};

enum lane {
    LANE_CONTROL, /* may not be lost: a line that cannot take it is let go */
    LANE_SOUND    /* worthless when late: its oldest goes */
};

struct outbox {
    /* One packet for n >= 1 lines: called once per packet, so that one letter per worker is
     * enough. Each line stands in `lines` once. */
    void (*send)(void *arg, const struct line_ref *lines, size_t n, struct packet *packet,
                 enum lane lane);
    /* Says bye and ends the connection. The room has forgotten the line already. */
    void (*close)(void *arg, struct line_ref line, enum bye_reason why, bool again);
    void *arg;
};

#endif
