/* event_log.h - the last events of a class, so that who comes back misses none.
 *
 * Runs on   the worker that is the room's home.
 * Owns      one reference to each packet it holds.
 * Bounded   the oldest event goes when a new one finds no place.
 */
#ifndef ROOM_EVENT_LOG_H
#define ROOM_EVENT_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "room/audience.h"

struct packet;

struct event {
    uint32_t n;
    struct packet *packet; /* NULL: taken back */
    struct audience audience;
};

struct event_log {
    struct event *events; /* a ring: event n lies at n % room */
    uint32_t room;
    uint32_t len;
    uint32_t last_n; /* of the newest event ever; 0: there was none */
};

/* Events are numbered from 1. ERR_NOMEM leaves a log that may be finished. */
MUST_CHECK enum err event_log_init(struct event_log *log, uint32_t room);
/* A zeroed log is welcome. */
void event_log_finish(struct event_log *log);

static inline uint32_t event_log_next_n(const struct event_log *log)
{
    return log->last_n + 1;
}

/* Keeps the next event; `packet` carries event_log_next_n(log) and gets a reference. */
void event_log_add(struct event_log *log, struct packet *packet, const struct audience *audience);

/* Takes the event back (a removed chat line): it is passed over from now on. */
void event_log_forget(struct event_log *log, uint32_t n);

/* An event could not be kept: forgets everything, so that nobody resumes past the gap. */
void event_log_break(struct event_log *log);

/* Whether everything after `after_n` is still here. */
bool event_log_reaches(const struct event_log *log, uint32_t after_n);

/* The first event after `after_n` that is here and was not taken back; NULL: there is none. */
const struct event *event_log_after(const struct event_log *log, uint32_t after_n);

#endif
