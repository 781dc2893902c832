/* sendq.h - what waits to leave on one connection, by lane, bounded.
 *
 * Runs on   the worker of the connection.
 * Owns      a reference to each packet inside.
 * Control is never dropped: a reader that falls behind by more than control_bytes_max is let go.
 * Sound is worthless when late: its oldest makes room. Control leaves before sound.
 */
#ifndef SESSION_SENDQ_H
#define SESSION_SENDQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/ring.h"

struct packet;

enum sendq_lane { SENDQ_CONTROL, SENDQ_SOUND };

struct sendq {
    struct ring control;
    struct ring sound;
    size_t control_bytes;
    size_t control_bytes_max;
    uint64_t sound_dropped;
};

struct sendq_limits {
    unsigned control_packets_max;
    size_t control_bytes_max;
    unsigned sound_packets_max;
};

MUST_CHECK enum err sendq_init(struct sendq *q, const struct sendq_limits *limits);
/* Gives back what is inside; a zeroed queue is welcome. */
void sendq_finish(struct sendq *q);

/* Takes a reference of its own. ERR_FULL: this reader is too slow for what it may not miss; the
 * caller ends the session. */
MUST_CHECK enum err sendq_push(struct sendq *q, struct packet *packet, enum sendq_lane lane);
/* The next packet, its reference the caller's, or NULL. */
struct packet *sendq_pop(struct sendq *q);
bool sendq_is_empty(const struct sendq *q);
/* Forgets all waiting sound, for a line that recovers into the present; returns how many. */
unsigned sendq_drop_sound(struct sendq *q);

#endif
