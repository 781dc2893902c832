/* crowd.h - the speaker and the listeners of one class, each on a line of its own, in one loop.
 *
 * Runs on   one thread.
 * Owns      its lines.
 * Borrows   the target and what the plan names, which outlive it.
 */
#ifndef LOAD_CROWD_H
#define LOAD_CROWD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "load/hearing.h"
#include "load/tls_line.h"

struct crowd;

struct member {
    struct crowd *crowd;
    struct tls_line line;
    const char *ticket;
    uint32_t seat; /* 0: not welcomed yet */
    bool ready;    /* has its snapshot */
    bool asleep;   /* reads nothing */
    bool left;     /* no longer looked after */
    uint32_t events; /* what epoll was told */
    uint64_t alive_us;
    struct hearing hearing;
    char refusal[160]; /* what the server said instead of what was wanted */
};

struct crowd_plan {
    const struct voice *voice;
    const char *const *tickets; /* the first is the speaker's */
    size_t n;
    uint32_t packets;          /* to be said, 50 a second */
    uint32_t sleeper_from;     /* packet at which the last listener stops reading; */
    uint32_t sleeper_until;    /* and at which it reads again; equal: nobody sleeps */
    unsigned opening_max;      /* lines that shake hands at the same time */
};

struct crowd {
    const struct line_target *target;
    struct crowd_plan plan;
    int epoll;
    struct member *members; /* the first is the speaker */
    size_t n;
    size_t opened;
    size_t ready;
    uint64_t opening_us; /* how long it took until everybody was ready */
    uint64_t own_late_us; /* the most by which this program itself said a packet late */
    uint64_t end_us;     /* of the whole run */
    uint64_t woke_us;
    bool has_slept;
    struct speech speech;
    struct tally *delays;         /* of everybody but the sleeper */
    struct tally *sleeper_delays; /* NULL: nobody sleeps */
};

/* Zeroed memory in; finish it in any case. ERR_NOMEM, ERR_IO. */
MUST_CHECK enum err crowd_init(struct crowd *ret, const struct line_target *target,
                               const struct crowd_plan *plan);
void crowd_finish(struct crowd *crowd);

/* Seats everybody, says everything, waits until the last packet has arrived or
 * can no longer be expected. ERR_IO: somebody did not get in, or a line ended; member.refusal and
 * line.ended_why say why. */
MUST_CHECK enum err crowd_run(struct crowd *crowd);

/* The listener that stops reading; NULL: none does. */
const struct member *crowd_sleeper(const struct crowd *crowd);

#endif
